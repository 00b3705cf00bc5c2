//! In place of a screen whose part of the application is not here: that it is loading, or could not be loaded.

use crate::ui::markup::Markup;
use crate::ui::model::{Action, Part};
use crate::ui::text;

pub(crate) fn waiting_screen(part: Part, page: &mut Markup) {
    page.within("section", "", |page| {
        page.key("waiting");
        if part == Part::Failed {
            page.heading(text::LATER_FAILED);
            page.line("p", "lead", text::LATER_FAILED_WHAT);
            page.within("p", "actions", |page| {
                page.primary(text::LATER_AGAIN, Action::LoadLater);
            });
        } else {
            page.heading(text::LATER_LOADING);
            page.line("p", "lead", text::LATER_LOADING_WHAT);
        }
    });
}
