//! The figures ledger: a field to look a number up, and everything that is in it.

use crate::ui::markup::{Markup, Typed};
use crate::ui::model::Assessment;
use crate::ui::{pages, text};

pub(crate) fn figures_screen(now: &Assessment, page: &mut Markup) {
    page.within("article", "report", |page| {
        page.key("figures");
        page.heading(text::FIGURES_HEADING);
        page.line("p", "lead", text::FIGURES_LEAD);
        page.within("section", "block screen-only", |page| {
            page.within("label", "field", |page| {
                page.line("span", "label", text::LOOK_UP_LABEL);
                page.field("text", &now.look_up, Typed::LookUp, |_| {});
                page.line("small", "", text::LOOK_UP_HELP);
            });
            pages::figures::looked_up(now, page);
        });
        pages::figures::page(now, page);
    });
}
