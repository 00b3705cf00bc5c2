//! One question: what is asked and why, the levels, "nobody knows", "does not apply", evidence and a note.

use super::source_list::source_list;
use crate::ui::markup::{Control, Markup, Typed};
use crate::ui::model::{Action, Choice, Field};
use crate::ui::text;
use crate::ui::view_model::question::{CardView, EvidenceView, NotApplicableView};

/// `is_one_of`: the other questions of its area are on the screen, too. `tells_keys`: with the question, the keys are
/// read out.
pub(crate) fn question_card(card: &CardView, is_one_of: bool, tells_keys: bool, page: &mut Markup) {
    let place = card.place;
    let heading = format!("sw-q-{place}");
    page.within("article", "card", |page| {
        page.key(&card.id);
        page.control(Control::Keys(Some(place)));
        page.within(if is_one_of { "h3" } else { "h2" }, "", |page| {
            page.set("id", &heading);
            page.set("tabindex", "-1");
            if !is_one_of {
                page.set("data-focus", "heading");
            }
            if tells_keys {
                page.set("aria-describedby", "sw-keys");
            }
            page.text(&card.text);
        });
        page.line("p", "why", &card.why);
        if !card.because.is_empty() {
            page.within("div", "because", |page| {
                page.line("p", "", text::BECAUSE);
                page.within("ul", "", |page| {
                    for gate in &card.because {
                        page.line("li", "", gate);
                    }
                });
            });
        }
        page.line("p", "because", card.several.as_deref().unwrap_or_default());
        page.within("fieldset", "choices levels", |page| {
            page.set("role", "radiogroup");
            page.set("aria-labelledby", &heading);
            for level in &card.levels {
                page.within("label", "choice", |page| {
                    choice(card, level.is_chosen, Choice::Level(level.level), page);
                    page.line("span", "", &level.text);
                    key(&level.key.to_string(), page);
                });
            }
            page.within("label", "choice apart", |page| {
                choice(card, card.is_unknown, Choice::Unknown, page);
                page.within("span", "", |page| {
                    page.text(text::UNKNOWN);
                    page.line("small", "", text::UNKNOWN_HELP);
                });
                key("U", page);
            });
            if let Some(view) = &card.not_applicable {
                not_applicable(view, card, page);
            }
        });
        if card.is_answered {
            page.within("div", "", |page| {
                page.link(text::CLEAR, Action::SetReply(Some(place), Choice::Nothing));
            });
        }
        evidence(&card.evidence, place, page);
        page.within("details", "more", |page| {
            page.key("note");
            let is_given = !card.note.is_empty();
            page.line("summary", "", if is_given { text::NOTE_GIVEN } else { text::NOTE_SUMMARY });
            page.within("label", "field", |page| {
                page.line("span", "label", text::NOTE_LABEL);
                page.field("", &card.note, Typed::Draft(place, Field::Note), |_| {});
            });
        });
        page.within("details", "more", |page| {
            page.line("summary", "", text::SOURCES_SUMMARY);
            source_list(&card.sources, page);
        });
    });
}

fn choice(card: &CardView, is_chosen: bool, choice: Choice, page: &mut Markup) {
    let action = Action::SetReply(Some(card.place), choice);
    let name = format!("sw-{}", card.id);
    page.tick("radio", &name, is_chosen, action.clone(), action);
}

/// The key that stands for a choice.
fn key(key: &str, page: &mut Markup) {
    page.within("kbd", "", |page| {
        page.set("aria-hidden", "true");
        page.text(key);
    });
}

fn not_applicable(view: &NotApplicableView, card: &CardView, page: &mut Markup) {
    let is_wrong = view.is_missing && view.insisted;
    page.within("label", "choice", |page| {
        page.key("not-applicable");
        choice(card, view.is_chosen, Choice::NotApplicable, page);
        page.within("span", "", |page| {
            page.text(text::NOT_APPLICABLE);
            page.line("small", "", &view.when);
        });
        key("N", page);
    });
    if view.is_chosen {
        let help = format!("sw-reason-{}", card.place);
        page.within("label", "field reason", |page| {
            page.line("span", "label", text::REASON_LABEL);
            page.field("", &view.reason, Typed::Draft(card.place, Field::Reason), |page| {
                page.set("aria-required", "true");
                described(page, is_wrong, &help);
            });
            page.within("small", "", |page| {
                page.set("id", &help);
                if is_wrong {
                    page.set("data-is", "problem");
                    page.set("role", "alert");
                }
                page.text(if view.is_missing { text::REASON_MISSING } else { text::REASON_HELP });
            });
        });
    }
}

/// Ties a field to the words below it that say what is wrong with it.
fn described(page: &mut Markup, is_wrong: bool, id: &str) {
    if is_wrong {
        page.set("aria-invalid", "true");
    }
    page.set("aria-describedby", id);
}

fn evidence(view: &EvidenceView, place: usize, page: &mut Markup) {
    page.within("section", "evidence", |page| {
        match (&view.lacks, &view.capped) {
            (Some(lacks), _) => page.line("p", "because", lacks),
            (None, Some(capped)) => page.line("p", "quiet", capped),
            (None, None) => {}
        }
        page.within("details", "more", |page| {
            let is_given = !view.what.is_empty();
            let is_wrong = view.what_problem.or(view.date_problem).is_some();
            let summary = match is_given {
                _ if is_wrong => text::EVIDENCE_WRONG,
                true => text::EVIDENCE_GIVEN,
                false => text::EVIDENCE_SUMMARY,
            };
            page.line("summary", "", summary);
            page.line("p", "quiet", &view.would_prove);
            let mut field = |label, value, field, help: &str, problem: Option<&str>| {
                let help = [help, &place.to_string()].concat();
                page.within("label", "field", |page| {
                    page.line("span", "label", label);
                    page.field("text", value, Typed::Draft(place, field), |page| {
                        described(page, problem.is_some(), &help);
                    });
                    page.within("small", "", |page| {
                        page.set("id", &help);
                        page.set("data-is", "problem");
                        page.set("role", "alert");
                        page.text(problem.unwrap_or_default());
                    });
                });
            };
            field(text::EVIDENCE_WHAT, &view.what, Field::What, "sw-what-", view.what_problem);
            field(text::EVIDENCE_BY, &view.by, Field::By, "sw-by-", None);
            field(text::EVIDENCE_DATE, &view.date, Field::Date, "sw-date-", view.date_problem);
        });
    });
}
