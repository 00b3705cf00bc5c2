//! One question: what is asked and why, the levels, "nobody knows", "does not apply", evidence and a note.

use yew::prelude::*;

use super::source_list::source_list;
use super::{given, heading, link, typed};
use crate::ui::model::{Action, Choice, Field};
use crate::ui::text;
use crate::ui::view_model::question::{CardView, EvidenceView, NotApplicableView};

pub(crate) fn question_card(card: &CardView, on: &Callback<Action>) -> Html {
    let name = format!("sw-{}", card.id);
    html! {
        <article key={card.id.clone()} class="card">
            <p class="area-name">{ &card.area }</p>
            { heading(&card.text) }
            <p class="why">{ &card.why }</p>
            <div>
                if let Some(because) = &card.because {
                    <p class="because">{ because }</p>
                }
            </div>
            <div>
                if let Some(several) = &card.several {
                    <p class="because">{ several }</p>
                }
            </div>
            <fieldset class="choices levels">
                <legend>{ text::LEVELS_LEGEND }</legend>
                { for card.levels.iter().map(|level| html! {
                    <label key={level.level} class="choice">
                        <input
                            type="radio"
                            name={name.clone()}
                            checked={level.is_chosen}
                            onchange={given(on, Action::SetReply(Choice::Level(level.level)))}
                        />
                        <span>{ &level.text }</span>
                        <kbd aria-hidden="true">{ level.key }</kbd>
                    </label>
                }) }
                <label key="unknown" class="choice apart">
                    <input
                        type="radio"
                        name={name.clone()}
                        checked={card.is_unknown}
                        onchange={given(on, Action::SetReply(Choice::Unknown))}
                    />
                    <span>{ text::UNKNOWN }<small>{ text::UNKNOWN_HELP }</small></span>
                    <kbd aria-hidden="true">{ "U" }</kbd>
                </label>
                <div key="not-applicable">
                    if let Some(view) = &card.not_applicable {
                        { not_applicable(view, name.clone(), on) }
                    }
                </div>
            </fieldset>
            <div>
                if card.is_answered {
                    { link(text::CLEAR, Action::SetReply(Choice::Nothing), on) }
                }
            </div>
            { evidence(&card.evidence, on) }
            <details class="more">
                <summary>{ if card.note.is_empty() { text::NOTE_SUMMARY } else { text::NOTE_GIVEN } }</summary>
                <label class="field">
                    <span class="label">{ text::NOTE_LABEL }</span>
                    <textarea rows="3" value={card.note.clone()} oninput={typed(on, Field::Note)} />
                </label>
            </details>
            <details class="more">
                <summary>{ text::SOURCES_SUMMARY }</summary>
                { source_list(&card.sources) }
            </details>
        </article>
    }
}

fn not_applicable(view: &NotApplicableView, name: String, on: &Callback<Action>) -> Html {
    let is_wrong = view.is_missing && view.insisted;
    html! {
        <>
            <label class="choice">
                <input
                    type="radio"
                    {name}
                    checked={view.is_chosen}
                    onchange={given(on, Action::SetReply(Choice::NotApplicable))}
                />
                <span>{ text::NOT_APPLICABLE }<small>{ &view.when }</small></span>
                <kbd aria-hidden="true">{ "N" }</kbd>
            </label>
            if view.is_chosen {
                <label class="field reason">
                    <span class="label">{ text::REASON_LABEL }</span>
                    <input
                        type="text"
                        autocomplete="off"
                        aria-required="true"
                        aria-invalid={is_wrong.then_some("true")}
                        aria-describedby="sw-reason-help"
                        value={view.reason.clone()}
                        oninput={typed(on, Field::Reason)}
                    />
                    <small
                        id="sw-reason-help"
                        data-is={is_wrong.then_some("problem")}
                    >
                        { if view.is_missing { text::REASON_MISSING } else { text::REASON_HELP } }
                    </small>
                </label>
            }
        </>
    }
}

fn evidence(view: &EvidenceView, on: &Callback<Action>) -> Html {
    html! {
        <section class="evidence">
            <p class="quiet">{ &view.would_prove }</p>
            <div>
                if let Some(lacks) = &view.lacks {
                    <p class="because">{ lacks }</p>
                } else if let Some(capped) = &view.capped {
                    <p class="quiet">{ capped }</p>
                }
            </div>
            <details class="more">
                <summary>{ if view.what.is_empty() { text::EVIDENCE_SUMMARY } else { text::EVIDENCE_GIVEN } }</summary>
                <label class="field">
                    <span class="label">{ text::EVIDENCE_WHAT }</span>
                    <input
                        type="text"
                        autocomplete="off"
                        aria-invalid={view.what_problem.map(|_| "true")}
                        aria-describedby="sw-what-help"
                        value={view.what.clone()}
                        oninput={typed(on, Field::What)}
                    />
                    <small id="sw-what-help" data-is="problem">{ view.what_problem.unwrap_or_default() }</small>
                </label>
                <div class="row">
                    <label class="field">
                        <span class="label">{ text::EVIDENCE_BY }</span>
                        <input
                            type="text"
                            autocomplete="off"
                            value={view.by.clone()}
                            oninput={typed(on, Field::By)}
                        />
                    </label>
                    <label class="field">
                        <span class="label">{ text::EVIDENCE_DATE }</span>
                        <input
                            type="date"
                            aria-invalid={view.date_problem.map(|_| "true")}
                            aria-describedby="sw-date-help"
                            value={view.date.clone()}
                            oninput={typed(on, Field::Date)}
                        />
                        <small id="sw-date-help" data-is="problem">{ view.date_problem.unwrap_or_default() }</small>
                    </label>
                </div>
            </details>
        </section>
    }
}
