//! The box that lets the device keep the answers.

use yew::prelude::*;

use crate::ui::host;
use crate::ui::model::Action;
use crate::ui::text;

pub(crate) fn keep_box(keep: bool, on: &Callback<Action>) -> Html {
    let onchange = on.reform(|event: Event| Action::SetKeep(host::ticked(&event)));
    html! {
        <label class="tick">
            <input type="checkbox" checked={keep} {onchange} />
            <span>
                { text::KEEP }
                <small>{ text::KEEP_HELP }</small>
            </span>
        </label>
    }
}
