//! The screen after the last decisive question: settled, or why not.

use yew::prelude::*;

use super::verdict_scale::verdict_scale;
use super::{heading, primary, secondary};
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
                { secondary(text::BACK, Action::Back, on) }
                { primary(text::TO_REPORT, Action::Go(Screen::Report), on) }
                if view.can_ask_again {
                    { secondary(text::ASK_AGAIN, Action::AskAgain, on) }
                }
                if view.rest > 0 {
                    { secondary(text::GO_ON_BY_AREA, Action::Begin(Route::ByArea), on) }
                }
            </p>
        </section>
    }
}
