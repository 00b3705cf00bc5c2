//! The name of the page and the steps of the way through it.

use crate::ui::markup::Markup;
use crate::ui::model::Action;
use crate::ui::text;
use crate::ui::view_model::Step;

pub(crate) fn page_header(steps: &[Step], pack: &str, page: &mut Markup) {
    page.within("header", "page-header", |page| {
        page.within("h1", "", |page| {
            page.line("span", "product", text::PRODUCT);
            page.text(" ");
            page.line("span", "pack", pack);
        });
        page.within("nav", "", |page| {
            page.set("aria-label", text::STEPS);
            page.within("ol", "steps", |page| {
                for step in steps {
                    page.within("li", "", |page| {
                        page.clickable("step", Action::Go(step.screen), |page| {
                            if step.is_current {
                                page.set("aria-current", "step");
                            }
                            page.text(step.label);
                        });
                    });
                }
            });
        });
    });
}
