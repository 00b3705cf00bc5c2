//! The choice of the way through the questions.

use yew::prelude::*;

use super::{given, heading, secondary};
use crate::ui::model::{Action, Route, Screen};
use crate::ui::text;
use crate::ui::view_model::ChooseView;

pub(crate) fn choose_screen(view: &ChooseView, on: &Callback<Action>) -> Html {
    html! {
        <section key="choose">
            { heading(text::CHOOSE_HEADING) }
            <p class="lead">{ text::CHOOSE_INTRO }</p>
            <ul class="ways">
                if let Some((title, takes)) = &view.quick {
                    { way(Route::Quick, title, takes, on) }
                }
                { way(Route::Deciding, text::DECIDING_TITLE, &view.deciding, on) }
                { way(Route::ByArea, text::BY_AREA_TITLE, &view.by_area, on) }
            </ul>
            <p class="quiet">{ &view.standing }</p>
            <p class="actions">{ secondary(text::BACK, Action::Go(Screen::Profile), on) }</p>
        </section>
    }
}

fn way(route: Route, title: &str, takes: &str, on: &Callback<Action>) -> Html {
    html! {
        <li>
            <button type="button" class="way" onclick={given(on, Action::Begin(route))}>
                <strong>{ title }</strong>
                <span>{ takes }</span>
            </button>
        </li>
    }
}
