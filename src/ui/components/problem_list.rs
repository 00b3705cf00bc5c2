//! Diagnostics of a pack or of an answers file: code, place, what is wrong, what to do.

use yew::prelude::*;

use crate::engine::Diagnostic;
use crate::ui::text;

pub(crate) fn problem_list(problems: &[Diagnostic]) -> Html {
    html! {
        <ul class="problems">
            { for problems.iter().enumerate().map(|(i, problem)| html! {
                <li key={i} data-is={problem.severity.as_str()}>
                    <p class="problem-place">
                        <strong class="code">{ problem.code.as_str() }</strong>
                        { " " }
                        <code>{ &problem.path }</code>
                    </p>
                    <p>{ sentence(&problem.message) }</p>
                    <p class="quiet">{ text::HINT }{ ": " }{ &problem.hint }</p>
                </li>
            }) }
        </ul>
    }
}

/// Messages come without a capital and a full stop.
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}
