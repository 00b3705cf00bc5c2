//! The three verdicts in a row, with those that are still possible marked.

use yew::prelude::*;

use crate::ui::text;
use crate::ui::view_model::ScaleView;

pub(crate) fn verdict_scale(scale: &ScaleView) -> Html {
    html! {
        <ol class="scale" aria-label={text::SCALE_LABEL}>
            { for scale.steps.iter().map(|step| html! {
                <li key={step.word} data-verdict={step.word} data-is={if step.is_possible { "in" } else { "out" }}>
                    <strong>{ step.name }</strong>
                    { " " }
                    <span>{ step.remark }</span>
                </li>
            }) }
        </ol>
    }
}
