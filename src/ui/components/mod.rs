//! What the page is made of: each a function from values (and callbacks) to elements, one per file.
//!
//! No state, no browser, no engine: values come from [`super::view_model`], and what happens goes out as an
//! [`Action`]. Lists are keyed, and what may be missing stands in an `if`, which keeps its place: Yew pairs
//! unkeyed siblings by position.

pub(crate) mod area_nav;
pub(crate) mod choose_screen;
pub(crate) mod fact_group;
pub(crate) mod file_button;
pub(crate) mod gate_list;
pub(crate) mod keep_box;
pub(crate) mod no_pack;
pub(crate) mod notice;
pub(crate) mod page_header;
pub(crate) mod pause_screen;
pub(crate) mod points_list;
pub(crate) mod problem_list;
pub(crate) mod profile_screen;
pub(crate) mod question_card;
pub(crate) mod question_screen;
pub(crate) mod quick_result;
pub(crate) mod range_bar;
pub(crate) mod report_screen;
pub(crate) mod score_table;
pub(crate) mod source_list;
pub(crate) mod start_over;
pub(crate) mod start_screen;
pub(crate) mod tools;
pub(crate) mod trace;
pub(crate) mod verdict_scale;

use yew::prelude::*;

use super::host;
use super::model::{Action, Field};

/// A button's class: the one that leads on.
const PRIMARY: &str = "button primary";
/// A button's class: all others.
const SECONDARY: &str = "button";
/// A button's class: one that reads like a link.
const LINK: &str = "link";

/// A button that gives an action.
fn button(class: &'static str, label: &str, action: Action, on: &Callback<Action>) -> Html {
    html! {
        <button type="button" {class} onclick={given(on, action)}>{ label }</button>
    }
}

/// A listener that gives an action, whatever the event says.
fn given<E: 'static>(on: &Callback<Action>, action: Action) -> Callback<E> {
    on.reform(move |_| action.clone())
}

/// A listener that gives what was typed into a field of the question's form.
fn typed(on: &Callback<Action>, field: Field) -> Callback<InputEvent> {
    on.reform(move |event: InputEvent| Action::Type(field, host::typed(&event)))
}

/// The heading of a screen, which takes the focus when the screen is shown.
fn heading(text: &str) -> Html {
    html! { <h2 tabindex="-1" data-focus="heading">{ text }</h2> }
}
