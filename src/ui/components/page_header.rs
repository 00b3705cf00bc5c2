//! The name of the page and the steps of the way through it.

use crate::ui::markup::Markup;
use crate::ui::model::Action;
use crate::ui::text;
use crate::ui::view_model::Step;

pub(crate) fn page_header(
    steps: &[Step],
    pack: &str,
    (name, logo): &(String, String),
    page: &mut Markup,
) {
    page.within("header", "page-header", |page| {
        brand(name, logo, page);
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

/// Whose page it is: a logo, a name, or both; nothing if there is neither.
pub(crate) fn brand(name: &str, logo: &str, page: &mut Markup) {
    if !(name.is_empty() && logo.is_empty()) {
        page.within("p", "brand", |page| {
            page.set("part", "brand");
            if !logo.is_empty() {
                page.within("img", "", |page| {
                    page.set("src", logo);
                    // The name stands beside it.
                    page.set("alt", "");
                });
            }
            page.line("span", "", name);
        });
    }
}
