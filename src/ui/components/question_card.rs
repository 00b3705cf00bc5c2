//! One question: what is asked and why, the levels, "nobody knows", "does not apply", evidence and a note.

use super::source_list::source_list;
use crate::ui::markup::{Markup, Typed};
use crate::ui::model::{Action, Choice, Field};
use crate::ui::text;
use crate::ui::view_model::question::{CardView, EvidenceView, NotApplicableView};

pub(crate) fn question_card(card: &CardView, page: &mut Markup) {
    let name = format!("sw-{}", card.id);
    page.within("article", "card", |page| {
        page.key(&card.id);
        page.line("p", "area-name", &card.area);
        page.heading(&card.text);
        page.line("p", "why", &card.why);
        page.line("p", "because", card.because.as_deref().unwrap_or_default());
        page.line("p", "because", card.several.as_deref().unwrap_or_default());
        page.within("fieldset", "choices levels", |page| {
            page.line("legend", "", text::LEVELS_LEGEND);
            for level in &card.levels {
                page.within("label", "choice", |page| {
                    choice(&name, level.is_chosen, Choice::Level(level.level), page);
                    page.line("span", "", &level.text);
                    key(&level.key.to_string(), page);
                });
            }
            page.within("label", "choice apart", |page| {
                choice(&name, card.is_unknown, Choice::Unknown, page);
                page.within("span", "", |page| {
                    page.text(text::UNKNOWN);
                    page.line("small", "", text::UNKNOWN_HELP);
                });
                key("U", page);
            });
            if let Some(view) = &card.not_applicable {
                not_applicable(view, &name, page);
            }
        });
        if card.is_answered {
            page.within("div", "", |page| {
                page.link(text::CLEAR, Action::SetReply(Choice::Nothing));
            });
        }
        evidence(&card.evidence, page);
        page.within("details", "more", |page| {
            page.key("note");
            let is_given = !card.note.is_empty();
            page.line("summary", "", if is_given { text::NOTE_GIVEN } else { text::NOTE_SUMMARY });
            page.within("label", "field", |page| {
                page.line("span", "label", text::NOTE_LABEL);
                page.field("", &card.note, Typed::Draft(Field::Note), |_| {});
            });
        });
        page.within("details", "more", |page| {
            page.line("summary", "", text::SOURCES_SUMMARY);
            source_list(&card.sources, page);
        });
    });
}

fn choice(name: &str, is_chosen: bool, choice: Choice, page: &mut Markup) {
    let action = Action::SetReply(choice);
    page.tick("radio", name, is_chosen, action.clone(), action);
}

/// The key that stands for a choice.
fn key(key: &str, page: &mut Markup) {
    page.within("kbd", "", |page| {
        page.set("aria-hidden", "true");
        page.text(key);
    });
}

fn not_applicable(view: &NotApplicableView, name: &str, page: &mut Markup) {
    let is_wrong = view.is_missing && view.insisted;
    page.within("label", "choice", |page| {
        page.key("not-applicable");
        choice(name, view.is_chosen, Choice::NotApplicable, page);
        page.within("span", "", |page| {
            page.text(text::NOT_APPLICABLE);
            page.line("small", "", &view.when);
        });
        key("N", page);
    });
    if view.is_chosen {
        page.within("label", "field reason", |page| {
            page.line("span", "label", text::REASON_LABEL);
            page.field("text", &view.reason, Typed::Draft(Field::Reason), |page| {
                page.set("aria-required", "true");
                described(page, is_wrong, "sw-reason-help");
            });
            page.within("small", "", |page| {
                page.set("id", "sw-reason-help");
                if is_wrong {
                    page.set("data-is", "problem");
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

fn evidence(view: &EvidenceView, page: &mut Markup) {
    page.within("section", "evidence", |page| {
        page.line("p", "quiet", &view.would_prove);
        match (&view.lacks, &view.capped) {
            (Some(lacks), _) => page.line("p", "because", lacks),
            (None, Some(capped)) => page.line("p", "quiet", capped),
            (None, None) => {}
        }
        page.within("details", "more", |page| {
            let is_given = !view.what.is_empty();
            let summary = if is_given { text::EVIDENCE_GIVEN } else { text::EVIDENCE_SUMMARY };
            page.line("summary", "", summary);
            let what = ("text", view.what.as_str(), Field::What);
            field(text::EVIDENCE_WHAT, what, Some(("sw-what-help", view.what_problem)), page);
            page.within("div", "row", |page| {
                let by = ("text", view.by.as_str(), Field::By);
                field(text::EVIDENCE_BY, by, None, page);
                let date = ("date", view.date.as_str(), Field::Date);
                field(text::EVIDENCE_DATE, date, Some(("sw-date-help", view.date_problem)), page);
            });
        });
    });
}

/// A labelled field of the form: type, value and where it goes; and what is wrong with it, with the id of those words.
fn field(
    label: &str,
    (kind, value, field): (&'static str, &str, Field),
    problem: Option<(&str, Option<&str>)>,
    page: &mut Markup,
) {
    page.within("label", "field", |page| {
        page.line("span", "label", label);
        page.field(kind, value, Typed::Draft(field), |page| {
            if let Some((id, problem)) = problem {
                described(page, problem.is_some(), id);
            }
        });
        if let Some((id, problem)) = problem {
            page.within("small", "", |page| {
                page.set("id", id);
                page.set("data-is", "problem");
                page.text(problem.unwrap_or_default());
            });
        }
    });
}
