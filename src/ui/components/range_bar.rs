//! Bars: solid for what is proven, striped for what is possible. Told apart by pattern, not by colour alone.

use yew::prelude::*;

/// A range of basis points. The words stand beside it, so it says nothing to a screen reader.
pub(crate) fn range_bar(bar: Option<(u16, u16)>) -> Html {
    let (proven, possible) = bar.unwrap_or_default();
    html! {
        <svg class="bar" viewBox="0 0 10000 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            { line("whole", 0, 10_000) }
            { line("possible", proven, possible) }
            { line("proven", 0, proven) }
        </svg>
    }
}

fn line(part: &'static str, from: u16, to: u16) -> Html {
    // A line without length would still be drawn as a dot by some.
    let part = if from < to { part } else { "nothing" };
    html! { <line data-part={part} x1={from.to_string()} x2={to.to_string()} y1="0.5" y2="0.5" /> }
}

/// How many of how many.
pub(crate) fn progress_bar((done, of): (usize, usize)) -> Html {
    html! {
        <progress max={of.to_string()} value={done.to_string()} aria-hidden="true" />
    }
}
