//! The screens with questions: answering them, the way through them, and the pause after the last decisive one.
//!
//! The questions themselves and their levels bring their own texts.

use super::numbers::questions;
use super::verdict::{verdict, verdict_headline, verdict_meaning};
use crate::engine::{Consequence, Verdict};

// Questions

pub(crate) const UNKNOWN: &str = "Nobody here knows";
pub(crate) const UNKNOWN_HELP: &str =
    "Counts as open: it may be anything, and the report lists it.";
pub(crate) const NOT_APPLICABLE: &str = "Does not apply";
pub(crate) const REASON_LABEL: &str = "Why does it not apply?";
pub(crate) const REASON_HELP: &str = "The reason is printed in the report.";
pub(crate) const REASON_MISSING: &str =
    "Not saved yet: give the reason. Until then, what was said before counts.";
pub(crate) const NOTE_SUMMARY: &str = "Add a note";
pub(crate) const NOTE_GIVEN: &str = "There is a note";
pub(crate) const NOTE_LABEL: &str = "Note";
pub(crate) const EVIDENCE_SUMMARY: &str = "Attach evidence";
pub(crate) const EVIDENCE_GIVEN: &str = "Evidence is attached";
pub(crate) const EVIDENCE_WRONG: &str = "Evidence: not all of it is saved yet";

pub(crate) fn noted(note: &str) -> String {
    format!("Note: {note}")
}

pub(crate) const EVIDENCE_WHAT: &str = "A link, a file name or a sentence";
pub(crate) const EVIDENCE_BY: &str = "Who says so (optional)";
pub(crate) const EVIDENCE_DATE: &str = "When (optional), as YYYY-MM-DD";
pub(crate) const WHAT_MISSING: &str = "Not saved yet: say what the evidence is.";
pub(crate) const DATE_WRONG: &str = "The date is not saved yet: write it as YYYY-MM-DD.";
pub(crate) const SOURCES_SUMMARY: &str = "Where this question comes from";
pub(crate) const CLEAR: &str = "Clear this answer";
pub(crate) const NEXT: &str = "Next";
pub(crate) const SKIP: &str = "Skip for now";
pub(crate) const AREAS: &str = "Areas";
pub(crate) const TO_REPORT: &str = "See the report";
pub(crate) const TO_QUICK_RESULT: &str = "See the result";
pub(crate) const KEYS_HINT: &str = "Keys: a number chooses a level, U “nobody here knows”, N “does not apply”. Enter or → goes on, ← back, O to the next open question. Z undoes, Shift+Z redoes.";
pub(crate) const REDO: &str = "Redo";
pub(crate) const WHOLE: &str = "Whole area at once";
pub(crate) const NEXT_OPEN: &str = "Next open question";

pub(crate) fn undo(question: &str) -> String {
    format!("Undo: answer to “{question}”")
}

pub(crate) fn undone(question: &str) -> String {
    format!("Undone: answer to “{question}”.")
}

pub(crate) fn minutes_left(least: u64, most: u64) -> String {
    if most == 1 {
        return "About a minute left".to_owned();
    }
    let least = if least == most { String::new() } else { format!("{least} to ") };
    format!("About {least}{most} minutes left")
}

pub(crate) fn settled_gates((settled, of): (usize, usize)) -> String {
    format!("Gates settled: {settled} of {of}.")
}

pub(crate) fn would_prove(evidence: &str) -> String {
    format!("What would prove it: {evidence}")
}

pub(crate) fn capped(level: &str) -> String {
    format!(
        "This question needs evidence. Without it, a better answer counts for sure only as “{level}”"
    )
}

pub(crate) fn lacks_evidence(from: &str, to: &str) -> String {
    format!("No evidence is attached, so this counts as anything from “{from}” to “{to}”")
}

pub(crate) fn several_answers(levels: &[&str]) -> String {
    format!(
        "Several people answered, and their answers count as a range: {}. Choosing one here replaces theirs.",
        levels.join(" / ")
    )
}

pub(crate) const BECAUSE: &str =
    "Asked now because nothing that has not come up yet can settle more. It decides:";

/// A gate that a question decides, and what hangs on it.
pub(crate) fn decides(gate: &str, consequence: Consequence) -> String {
    let then = match consequence {
        Consequence::Kill => "kill",
        Consequence::Block => "no shipping",
        Consequence::Warn => "a condition",
    };
    format!("{gate}: {then} if it fails")
}

pub(crate) fn progress_by_area(done: usize, of: usize, unknown: usize) -> String {
    let done = format!("{done} of {} answered", questions(of));
    if unknown == 0 { done } else { format!("{done}, {unknown} of them unknown") }
}

pub(crate) fn progress_quick(at: usize, of: usize) -> String {
    format!("Question {at} of {of}")
}

pub(crate) fn area_unknown(n: usize) -> String {
    if n == 0 { String::new() } else { format!("{n} unknown") }
}

pub(crate) fn area_progress(done: usize, of: usize) -> String {
    format!("{done} of {of}")
}

// Pause

pub(crate) const PAUSE_SETTLED_HEADING: &str = "The verdict is settled";
pub(crate) const PAUSE_OPEN_HEADING: &str = "Every decisive question has been asked";
pub(crate) const GO_ON_BY_AREA: &str = "Answer the rest, by area";
pub(crate) const ASK_AGAIN: &str = "Ask the skipped ones again";

pub(crate) fn pause_settled(v: Verdict) -> String {
    format!("{}: {} No open answer can change that.", verdict_headline(v), verdict_meaning(v))
}

pub(crate) fn pause_open(proven: Verdict, possible: Verdict, open: &str) -> String {
    format!(
        "The verdict stays between {} and {}. What decides it is open: {open}.",
        verdict(proven),
        verdict(possible)
    )
}
