//! The report: verdict, reasons, scores, what is not certain, the profile, and the trace on demand.

use yew::prelude::*;

use super::gate_list::gate_list;
use super::points_list::points_list;
use super::score_table::score_table;
use super::trace::trace;
use super::verdict_scale::verdict_scale;
use super::{link, primary, secondary};
use crate::ui::model::{Action, Screen};
use crate::ui::text;
use crate::ui::view_model::report::{GateView, ReportView};

pub(crate) fn report_screen(view: &ReportView, on: &Callback<Action>) -> Html {
    let verdict = &view.verdict;
    html! {
        <article key="report" class="report">
            <p class="area-name">{ &view.heading }</p>
            <section class="verdict" data-is={verdict.tone} aria-label={text::REPORT_VERDICT}>
                <h2 tabindex="-1" data-focus="heading">{ &verdict.headline }</h2>
                <p class="lead">{ &verdict.sentence }</p>
                { verdict_scale(&verdict.scale) }
            </section>
            <p class="actions screen-only">
                { primary(text::BACK_TO_QUESTIONS, Action::Go(Screen::Question), on) }
                { secondary(text::SAVE, Action::Save, on) }
                { secondary(text::PRINT, Action::Print, on) }
            </p>
            { gates(text::FAILING, "", &view.failing, on) }
            { gates(text::OPEN_GATES, text::OPEN_GATES_INTRO, &view.open, on) }
            { gates(text::CONDITIONS, view.conditions_intro, &view.conditions, on) }
            <section class="block">
                <h3>{ text::SCORES }</h3>
                { score_table(&view.scores, on) }
            </section>
            <section class="block">
                <h3>{ text::NOT_CERTAIN }</h3>
                if view.points.is_empty() {
                    <p>{ text::ALL_CERTAIN }</p>
                } else {
                    <div>{ for view.points.iter().map(|list| points_list(list, on)) }</div>
                }
            </section>
            { gates(text::MOOT_GATES, "", &view.moot, on) }
            <section class="block">
                <h3>{ text::PROFILE_TITLE }</h3>
                <dl class="facts-given">
                    { for view.facts.iter().map(|fact| html! {
                        <div key={fact.id.clone()}>
                            <dt>{ &fact.text }</dt>
                            <dd>
                                { &fact.options }
                                if fact.is_assumed {
                                    <em>{ " (" }{ text::ASSUMED }{ ")" }</em>
                                }
                            </dd>
                        </div>
                    }) }
                </dl>
                <p class="screen-only">
                    { link(text::CHANGE_PROFILE, Action::Go(Screen::Profile), on) }
                </p>
            </section>
            <div>
                if !view.set_aside.is_empty() {
                    <section class="block">
                        <h3>{ text::SET_ASIDE }</h3>
                        <p>{ text::SET_ASIDE_INTRO }</p>
                        <ul>
                            { for view.set_aside.iter().map(|entry| html! {
                                <li key={entry.clone()}><code>{ entry }</code></li>
                            }) }
                        </ul>
                    </section>
                }
            </div>
            <section class="block">
                <h3>{ text::FINGERPRINT }</h3>
                <p class="quiet">{ text::FINGERPRINT_INTRO }</p>
                <dl class="fingerprint">
                    { for view.trace.fingerprint.iter().map(|(label, value)| html! {
                        <div key={*label}>
                            <dt>{ *label }</dt>
                            <dd><code>{ value }</code></dd>
                        </div>
                    }) }
                </dl>
            </section>
            <details class="block">
                <summary><h3>{ text::TRACE }</h3></summary>
                { trace(&view.trace) }
            </details>
        </article>
    }
}

/// A list of gates under its heading; nothing when there are none.
fn gates(title: &str, intro: &str, gates: &[GateView], on: &Callback<Action>) -> Html {
    html! {
        <div>
            if !gates.is_empty() {
                <section class="block">
                    <h3>{ title }</h3>
                    if !intro.is_empty() {
                        <p class="quiet">{ intro }</p>
                    }
                    { gate_list(gates, on) }
                </section>
            }
        </div>
    }
}
