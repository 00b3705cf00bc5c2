//! What the page has to say about the last thing that happened: a file loaded or refused, answers removed or back.

use yew::prelude::*;

use super::problem_list::problem_list;
use super::{link, secondary};
use crate::engine::Diagnostic;
use crate::ui::model::{Action, Notice};
use crate::ui::text;

pub(crate) fn notice(notice: Option<&Notice>, on: &Callback<Action>) -> Html {
    html! {
        <div class="notices" role="status">
            if let Some(notice) = notice {
                { shown(notice, on) }
            }
        </div>
    }
}

fn shown(notice: &Notice, on: &Callback<Action>) -> Html {
    let none: &[Diagnostic] = &[];
    let (is_bad, title, problems, rest, can_undo) = match notice {
        Notice::Loaded { name, problems, can_undo } => {
            let (title, rest) = if problems.is_empty() {
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
        Notice::NotKept => (true, text::NOT_KEPT.to_owned(), none, text::NOT_KEPT_REST, false),
    };
    html! {
        <section class="notice" data-is={if is_bad { "bad" } else { "good" }}>
            <h2 tabindex="-1" data-focus="notice">{ title }</h2>
            { problem_list(problems) }
            <p>
                { rest }
                if can_undo && !rest.is_empty() {
                    { " " }{ text::LOADED_INSTEAD }
                }
            </p>
            <p class="actions">
                if can_undo {
                    { secondary(text::UNDO, Action::Undo, on) }
                }
                { link(text::DISMISS, Action::Dismiss, on) }
            </p>
        </section>
    }
}
