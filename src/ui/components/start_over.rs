//! The button that removes all answers, and the question whether that is meant.

use yew::prelude::*;

use super::{link, secondary};
use crate::ui::model::Action;
use crate::ui::text;

pub(crate) fn start_over(asks: bool, on: &Callback<Action>) -> Html {
    html! {
        <div class="start-over">
            if asks {
                <div class="confirm" role="group" aria-labelledby="sw-confirm">
                    <p id="sw-confirm" tabindex="-1" data-focus="confirm">{ text::START_OVER_ASK }</p>
                    { secondary(text::START_OVER_YES, Action::StartOver, on) }
                    { secondary(text::START_OVER_NO, Action::AskStartOver(false), on) }
                </div>
            } else {
                { link(text::START_OVER, Action::AskStartOver(true), on) }
            }
        </div>
    }
}
