//! The report: reasons, scores, what is not certain, the trace, and the fingerprint.
//!
//! The verdicts themselves are in `verdict.rs`; what would change them is in `advice.rs`.

use crate::engine::{AnswerState, Consequence, Overall, Status};

pub(crate) const REPORT_VERDICT: &str = "Verdict";
pub(crate) const REASONS: &str = "What is not met";
pub(crate) const REASONS_AND_OPEN: &str = "What is not met, or still open";
pub(crate) const TO_PLAN: &str = "See the plan";
pub(crate) const FAILING: &str = "What fails";
pub(crate) const OPEN_GATES: &str = "What is still open";
pub(crate) const OPEN_GATES_INTRO: &str =
    "Each of these may still fail. The questions below it decide.";
pub(crate) const MOOT_GATES: &str = "Open, but without effect on the verdict now";
pub(crate) const CONDITIONS: &str = "Conditions";
pub(crate) const CONDITIONS_SHIP: &str =
    "These do not stop it, but shipping carries them as conditions.";
pub(crate) const CONDITIONS_NO_SHIP: &str =
    "These do not decide the verdict. They would be conditions if it were shipped.";
pub(crate) const SCORES: &str = "Scores";
pub(crate) const SCORES_INTRO: &str = "Solid is proven: it holds whatever the open answers turn out to be. Striped is possible: it depends on them. Scores do not make the verdict; the gates do.";
pub(crate) const AVERAGE: &str = "Average of the areas";
pub(crate) const WEAKEST: &str = "Weakest area";
pub(crate) const AREA: &str = "Area";
pub(crate) const SCORE: &str = "Score";
pub(crate) const ANSWERED: &str = "Answered";
pub(crate) const NOTHING_COUNTS: &str = "nothing counts here";
pub(crate) const NOT_CERTAIN: &str = "What is not certain";
pub(crate) const ALL_CERTAIN: &str =
    "Every question that applies has one answer, and every claim that needs evidence has it.";
pub(crate) const LIST_UNKNOWN: &str = "Nobody here knows";
pub(crate) const LIST_UNANSWERED: &str = "Not answered";
pub(crate) const LIST_DISAGREED: &str = "Answered differently by several people";
pub(crate) const LIST_NOT_APPLICABLE: &str = "Does not apply";
pub(crate) const LIST_LACKING: &str = "Claims without the evidence they need";
pub(crate) const LIST_NOT_ASKED: &str = "Answered, but not asked for this profile";
pub(crate) const PROFILE_TITLE: &str = "Profile";
pub(crate) const ASSUMED: &str = " (assumed, because nobody was sure)";
pub(crate) const CHANGE_PROFILE: &str = "Change the profile";
pub(crate) const SET_ASIDE: &str = "Set aside";
pub(crate) const SET_ASIDE_INTRO: &str = "These parts of the loaded file could not be used. They are written back untouched when you save.";
pub(crate) const TRACE: &str = "How every number came about";
pub(crate) const TRACE_GATES: &str = "The gates, with what was found";
pub(crate) const TRACE_AREAS: &str = "The areas, with their terms";
pub(crate) const TRACE_QUESTION: &str = "Question";
pub(crate) const TRACE_WEIGHT: &str = "Weight";
pub(crate) const TRACE_LEVELS: &str = "Level";
pub(crate) const TRACE_CREDIT: &str = "Credit";
pub(crate) const FINGERPRINT: &str = "Fingerprint";
pub(crate) const FINGERPRINT_INTRO: &str =
    "The same pack, profile, answers and day give the same report, byte for byte, everywhere.";
pub(crate) const DIGEST: &str = "Digest of the input";
pub(crate) const PACK: &str = "Pack";
pub(crate) const PACK_DIGEST: &str = "Digest of the pack";
pub(crate) const ENGINE: &str = "Engine";
pub(crate) const SOURCES_DIGEST: &str = "Digest of its sources";
pub(crate) const NO_SOURCES: &str = "not known: this is no delivered build";
pub(crate) const BACK_TO_QUESTIONS: &str = "Back to the questions";
pub(crate) const ALL_OF: &str = "All of these";
pub(crate) const ANY_OF: &str = "At least one of these";

pub(crate) fn report_heading(title: Option<&str>, pack: &str) -> String {
    match title {
        Some(title) => title.to_owned(),
        None => pack.to_owned(),
    }
}

/// The id of the row of the gate at this place of the pack.
pub(crate) fn gate_id(place: usize) -> String {
    format!("sw-gate-{place}")
}

/// A title for the first few of a list.
pub(crate) fn some_of(title: &str, n: usize, of: usize) -> String {
    if n < of { format!("{title}: {n} of {of}") } else { title.to_owned() }
}

pub(crate) fn go_to_question(question: &str) -> String {
    format!("Change the answer to: {question}")
}

pub(crate) const fn gate_status(status: Status) -> &'static str {
    match status {
        Status::Fails => "Fails",
        Status::Open => "Open",
        Status::Holds => "Holds",
        Status::NotApplicable => "Does not count here",
    }
}

/// What a failing gate does.
pub(crate) const fn consequence_failed(consequence: Consequence) -> &'static str {
    match consequence {
        Consequence::Kill => "Kill",
        Consequence::Block => "Blocks shipping",
        Consequence::Warn => "Condition",
    }
}

/// What an open gate would do.
pub(crate) const fn consequence_open(consequence: Consequence) -> &'static str {
    match consequence {
        Consequence::Kill => "Kill if it fails",
        Consequence::Block => "Blocks shipping if it fails",
        Consequence::Warn => "Condition if it fails",
    }
}

pub(crate) const fn answer_state(state: AnswerState) -> &'static str {
    match state {
        AnswerState::Answered => "Answered",
        AnswerState::Unknown => "Nobody here knows",
        AnswerState::Unanswered => "Not answered",
        AnswerState::NotApplicable => "Does not apply",
    }
}

pub(crate) fn answered(level: &str) -> String {
    format!("Answer: {level}")
}

pub(crate) fn answered_range(from: &str, to: &str) -> String {
    format!("Answer: from “{from}” to “{to}”")
}

pub(crate) fn not_applicable_because(reason: &str) -> String {
    format!("Does not apply: {reason}")
}

pub(crate) fn needs_level(level: &str) -> String {
    format!("Needed at least: {level}")
}

pub(crate) fn fails_only_at(level: &str) -> String {
    format!("Fails only at: {level}")
}

pub(crate) fn needs_score(what: &str, points: &str) -> String {
    format!("{what}: at least {points} needed")
}

pub(crate) fn needs_gate(title: &str) -> String {
    format!("Gate: {title}")
}

pub(crate) const fn overall(overall: Overall) -> &'static str {
    match overall {
        Overall::Average => AVERAGE,
        Overall::Weakest => WEAKEST,
    }
}

pub(crate) fn found(points: &str) -> String {
    format!("Found: {points}")
}

pub(crate) fn area_formula(earned: &str, of: u64, result: &str) -> String {
    format!("{earned} of {of} = {result}, rounded down")
}

pub(crate) fn average_formula(terms: &str, result: &str) -> String {
    format!(
        "Average: the areas' scores, each times its weight ({terms}), divided by the sum of the weights = {result}, rounded down."
    )
}

pub(crate) fn credit_formula(full_credit: u64) -> String {
    format!(
        "Credit of a question: weight × {full_credit} × level ÷ highest level. Levels count from 0."
    )
}

pub(crate) fn level_of(level: &str, max: u8) -> String {
    format!("{level} of {max}")
}

pub(crate) fn set_aside(path: &str, code: &str) -> String {
    format!("{path} ({code})")
}

pub(crate) fn weakest_areas(areas: &[&str]) -> String {
    match areas {
        [] => String::new(),
        [one] => (*one).to_owned(),
        several if several.len() > 3 => format!("one of {} areas", several.len()),
        several => format!("one of: {}", several.join(", ")),
    }
}
