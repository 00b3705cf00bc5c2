//! The areas with how much of each is answered; a click jumps there.

use crate::ui::markup::Markup;
use crate::ui::model::Action;
use crate::ui::text;
use crate::ui::view_model::question::AreaStep;

pub(crate) fn area_nav(areas: &[AreaStep], page: &mut Markup) {
    page.within("nav", "areas", |page| {
        page.set("aria-label", text::AREAS);
        page.within("ol", "", |page| {
            for area in areas {
                page.within("li", "", |page| {
                    page.clickable("area", Action::ShowArea(area.place), |page| {
                        page.set("data-is", if area.is_complete { "complete" } else { "open" });
                        if area.is_current {
                            page.set("aria-current", "true");
                        }
                        page.line("span", "", &area.title);
                        page.line("span", "number", &area.done);
                    });
                });
            }
        });
    });
}
