//! The screen after the last decisive question: settled, or why not.

use yew::prelude::*;

use super::verdict_scale::verdict_scale;
use super::{PRIMARY, SECONDARY, button, heading};
use crate::ui::model::{Action, Route, Screen};
use crate::ui::text;
use crate::ui::view_model::PauseView;

pub(crate) fn pause_screen(view: &PauseView, on: &Callback<Action>) -> Html {
    html! {
        <section key="pause">
            { heading(view.heading) }
            { verdict_scale(&view.scale) }
            <p class="lead">{ &view.text }</p>
            <p class="actions">
                { button(SECONDARY, text::BACK, Action::Back, on) }
                { button(PRIMARY, text::TO_REPORT, Action::Go(Screen::Report), on) }
                if view.can_ask_again {
                    { button(SECONDARY, text::ASK_AGAIN, Action::AskAgain, on) }
                }
                if view.rest > 0 {
                    { button(SECONDARY, text::GO_ON_BY_AREA, Action::Begin(Route::ByArea), on) }
                }
            </p>
        </section>
    }
}
