//! What the page has to say about the last thing that happened: a file loaded or refused, answers removed or back.

use super::problem_list::problem_list;
use crate::engine::Diagnostic;
use crate::ui::markup::Markup;
use crate::ui::model::{Action, Notice};
use crate::ui::text;

pub(crate) fn notice(notice: Option<&Notice>, page: &mut Markup) {
    page.within("div", "notices", |page| {
        // What takes the focus is read out already.
        if !notice.is_some_and(takes_focus) {
            page.set("role", "status");
        }
        if let Some(notice) = notice {
            shown(notice, page);
        }
    });
}

fn takes_focus(notice: &Notice) -> bool {
    match notice {
        Notice::Loaded { name, .. } | Notice::NotLoaded { name, .. } => name != text::HOST_PAGE,
        Notice::StartedOver | Notice::Undone => true,
        Notice::Resumed { .. } | Notice::NotKept | Notice::KeptElsewhere { .. } => false,
    }
}

fn shown(notice: &Notice, page: &mut Markup) {
    let none: &[Diagnostic] = &[];
    let (is_bad, title, problems, rest, can_undo) = match notice {
        Notice::Loaded { name, problems, is_whole, can_undo } => {
            let (title, rest) = if *is_whole {
                (text::loaded(name), text::LOADED_ALL)
            } else {
                (text::loaded_in_part(name), text::LOADED_REST)
            };
            (false, title, problems.as_slice(), rest, *can_undo)
        }
        Notice::NotLoaded { name, problems } => {
            (true, text::not_loaded(name), problems.as_slice(), text::NOT_LOADED_REST, false)
        }
        Notice::StartedOver => (false, text::STARTED_OVER.to_owned(), none, "", true),
        Notice::Undone => (false, text::UNDONE.to_owned(), none, "", false),
        Notice::Resumed { problems } => {
            (false, text::RESUMED.to_owned(), problems.as_slice(), "", false)
        }
        Notice::KeptElsewhere { removed: false } => {
            (true, text::KEPT_ELSEWHERE.to_owned(), none, text::KEPT_ELSEWHERE_REST, false)
        }
        Notice::KeptElsewhere { removed: true } => {
            (true, text::REMOVED_ELSEWHERE.to_owned(), none, text::REMOVED_ELSEWHERE_REST, false)
        }
        Notice::NotKept => (true, text::NOT_KEPT.to_owned(), none, text::NOT_KEPT_REST, false),
    };
    page.within("section", "notice", |page| {
        let is = if is_bad {
            "bad"
        } else if problems.is_empty() {
            "good"
        } else {
            "part"
        };
        page.set("data-is", is);
        page.within("h2", "", |page| {
            page.set("tabindex", "-1");
            page.set("data-focus", "notice");
            page.text(&title);
        });
        problem_list(problems, page);
        if !rest.is_empty() {
            page.within("p", "", |page| {
                page.text(rest);
                if can_undo {
                    page.text(" ");
                    page.text(text::LOADED_INSTEAD);
                }
            });
        }
        page.within("p", "actions", |page| {
            if can_undo {
                page.secondary(text::UNDO, Action::Undo);
            }
            page.link(text::DISMISS, Action::Dismiss);
        });
    });
}
