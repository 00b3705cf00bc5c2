//! In place of a screen whose part of the application is not here: that it is loading, or could not be loaded.

use crate::ui::markup::Markup;
use crate::ui::model::{Action, LaterPart};
use crate::ui::text;

pub(crate) fn waiting_screen(part: LaterPart, is_guest: bool, page: &mut Markup) {
    let has_failed = part == LaterPart::Failed;
    page.within("section", "", |page| {
        // Another key is another heading, so that one that has the focus is read out anew.
        page.key(if has_failed { "failed" } else { "waiting" });
        page.heading(if has_failed { text::LATER_FAILED } else { text::LATER_LOADING });
        page.within("p", "lead", |page| {
            page.set("role", if has_failed { "alert" } else { "status" });
            page.text(match (has_failed, is_guest) {
                (false, _) => text::LATER_LOADING_WHAT,
                (true, true) => text::LATER_FAILED_WHAT,
                (true, false) => text::PAGE_CUT_SHORT,
            });
        });
        // A page of its own has all of it inside, or has not.
        if has_failed && is_guest {
            page.within("p", "actions", |page| {
                page.primary(text::LATER_AGAIN, Action::LoadLater);
            });
        }
    });
}
