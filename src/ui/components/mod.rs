//! What the page is made of: each a function from values (and callbacks) to elements, one per file.
//!
//! No state, no browser, no engine: values come from [`super::view_model`], and what happens goes out as an
//! [`Action`]. Lists are keyed, and what may be missing stands in an `if`, which keeps its place: Yew pairs
//! unkeyed siblings by position. Classes are literals, and what varies is a `data-` attribute: a class that is
//! computed draws Yew's set of classes in, over a kilobyte of the page.

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

/// The button that leads on.
fn primary(label: &str, action: Action, on: &Callback<Action>) -> Html {
    let onclick = given(on, action);
    html! { <button type="button" class="button primary" {onclick}>{ label }</button> }
}

/// Any other button.
fn secondary(label: &str, action: Action, on: &Callback<Action>) -> Html {
    let onclick = given(on, action);
    html! { <button type="button" class="button" {onclick}>{ label }</button> }
}

/// A button that reads like a link.
fn link(label: &str, action: Action, on: &Callback<Action>) -> Html {
    let onclick = given(on, action);
    html! { <button type="button" class="link" {onclick}>{ label }</button> }
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
