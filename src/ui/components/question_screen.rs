//! The screen of one question: the card, the way on and back, the areas, and where the verdict stands.

use yew::prelude::*;

use super::area_nav::area_nav;
use super::question_card::question_card;
use super::range_bar::progress_bar;
use super::{link, primary, secondary};
use crate::ui::host;
use crate::ui::model::{Action, Screen};
use crate::ui::text;
use crate::ui::view_model::question::QuestionView;

pub(crate) fn question_screen(view: &QuestionView, on: &Callback<Action>) -> Html {
    let to_press = on.clone();
    let onkeydown = move |event: KeyboardEvent| {
        if let Some(key) = host::shortcut(&event) {
            to_press.emit(Action::Press(key));
        }
    };
    html! {
        // Focusable, so that a click beside a control does not take the keys away.
        <section key="question" class="question" tabindex="-1" {onkeydown}>
            <div class="asked">
                <div class="progress">
                    { progress_bar(view.done) }
                    <p role="status">
                        <span class="number">{ &view.progress }</span>
                        { " " }
                        <span class="standing">{ &view.standing }</span>
                    </p>
                </div>
                { question_card(&view.card, on) }
                <p class="actions">
                    { secondary(text::BACK, Action::Back, on) }
                    { primary(view.next, Action::Next, on) }
                    if view.is_quick {
                        { link(text::TO_QUICK_RESULT, Action::Go(Screen::QuickResult), on) }
                    } else {
                        { link(text::TO_REPORT, Action::Go(Screen::Report), on) }
                    }
                </p>
                <p class="quiet keys">{ text::KEYS_HINT }</p>
            </div>
            { area_nav(&view.areas, on) }
        </section>
    }
}
