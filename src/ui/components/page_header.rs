//! The name of the page and the steps of the way through it.

use yew::prelude::*;

use super::given;
use crate::ui::model::Action;
use crate::ui::text;
use crate::ui::view_model::Step;

pub(crate) fn page_header(steps: &[Step], pack: &str, on: &Callback<Action>) -> Html {
    html! {
        <header class="page-header">
            <h1><span class="product">{ text::PRODUCT }</span>{ " " }<span class="pack">{ pack }</span></h1>
            <nav aria-label={text::STEPS}>
                <ol class="steps">
                    { for steps.iter().map(|step| html! {
                        <li key={step.label}>
                            <button
                                type="button"
                                class="step"
                                aria-current={step.is_current.then_some("step")}
                                onclick={given(on, Action::Go(step.screen))}
                            >
                                { step.label }
                            </button>
                        </li>
                    }) }
                </ol>
            </nav>
        </header>
    }
}
