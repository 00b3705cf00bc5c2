//! The areas with how much of each is answered or unknown; a click jumps there, or to the next open question.

use crate::ui::markup::Markup;
use crate::ui::model::Action;
use crate::ui::text;
use crate::ui::view_model::question::AreaStep;

pub(crate) fn area_nav(areas: &[AreaStep], has_open: bool, page: &mut Markup) {
    page.within("nav", "areas", |page| {
        page.set("aria-label", text::AREAS);
        if has_open {
            page.secondary(text::NEXT_OPEN, Action::ShowOpen);
        }
        page.within("ol", "", |page| {
            for area in areas {
                page.within("li", "", |page| {
                    page.clickable("area", Action::ShowArea(area.place), |page| {
                        page.set("data-is", if area.is_complete { "complete" } else { "open" });
                        if area.is_current {
                            page.set("aria-current", "true");
                        }
                        page.line("span", "", &area.title);
                        page.text(" ");
                        page.within("span", "number", |page| {
                            page.text(&area.done);
                            page.line("small", "", &area.unknown);
                        });
                    });
                });
            }
        });
    });
}
