//! Gates with what they rest on: the claim, what follows, and the answers behind it, each a way to its question.

use yew::prelude::*;

use super::given;
use super::source_list::source_list;
use crate::ui::model::Action;
use crate::ui::text;
use crate::ui::view_model::report::{GateView, NeedView};

pub(crate) fn gate_list(gates: &[GateView], on: &Callback<Action>) -> Html {
    html! {
        <ul class="gates">
            { for gates.iter().map(|gate| html! {
                <li key={gate.id.clone()} class="gate" data-is={gate.status} data-does={gate.does} data-gate={gate.id.clone()}>
                    <p class="consequence">{ gate.consequence }</p>
                    <h4>{ &gate.title }</h4>
                    if let Some(if_failed) = &gate.if_failed {
                        <p>{ if_failed }</p>
                    }
                    <ul class="needs">
                        { for gate.needs.iter().enumerate().map(|(i, need)| html! {
                            <li key={i}>{ need_view(need, on) }</li>
                        }) }
                    </ul>
                    <details class="more">
                        <summary>{ text::SOURCES }</summary>
                        { source_list(&gate.sources) }
                    </details>
                </li>
            }) }
        </ul>
    }
}

fn need_view(need: &NeedView, on: &Callback<Action>) -> Html {
    html! {
        <>
            if let Some(question) = need.question {
                <button
                    type="button"
                    class="link question-link"
                    aria-label={text::go_to_question(&need.what)}
                    onclick={given(on, Action::Show(question))}
                >
                    { &need.what }
                </button>
            } else {
                <span>{ &need.what }</span>
            }
            <div class="found">
                <p>{ &need.found }</p>
                if let Some(needed) = &need.needed {
                    <p>{ needed }</p>
                }
                if let Some(note) = &need.note {
                    <p>{ note }</p>
                }
            </div>
        </>
    }
}
