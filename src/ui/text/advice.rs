//! Ways to ship, and how firm the verdict is.
//!
//! An action brings its own title.

use super::numbers::{count, days, grouped, person_days};
use super::verdict::verdicts;
use crate::engine::{Range, Verdict, WeightReport};

// On the page of the plan

pub(crate) const ADVICE: &str = "Ways to ship, and how firm the verdict is";
pub(crate) const ADVICE_INTRO: &str = "The least that makes the verdict ship, found from the answers alone: without what only a decision looks at, and without regard to what the plan above marks as done or leaves out.";
pub(crate) const SHIPS: &str = "Nothing is missing: the verdict is ship already.";
pub(crate) const NO_WAY: &str = "No work leads to ship, because these gates would still not hold:";
pub(crate) const LEAST_WORK: &str = "Least work";
pub(crate) const LEAST_TIME: &str = "Least time";
pub(crate) const OTHER_WAY: &str = "Another way";
pub(crate) const ITS_WORK: &str = "What is to be done";
pub(crate) const CUT_SHORT: &str = "The search was cut short: an even cheaper way may exist.";
pub(crate) const FRAGILE: &str = "Answers the verdict rests on";
pub(crate) const NOT_FRAGILE: &str =
    "No single answer, were it one level lower, would change the verdict.";
pub(crate) const WEIGHTS: &str = "Weights of the areas";
pub(crate) const NO_WEIGHT: &str = "No other weight of any one area would change the verdict.";

pub(crate) fn way(actions: usize, effort: u64, chain: u64) -> String {
    format!(
        "{}, {}; at least {} from start to end, however many people there are.",
        count(actions, "piece of work", "pieces of work"),
        person_days(effort),
        days(chain)
    )
}

pub(crate) fn way_differs(with: &str, without: &str) -> String {
    match (with, without) {
        ("", "") => "The same work as the first.".to_owned(),
        (with, "") => format!("In addition to the first: {with}."),
        ("", without) => format!("Without: {without}."),
        (with, without) => format!("Instead of {without}: {with}."),
    }
}

/// `fail` and `open` name the gates that would, one after the other.
pub(crate) fn fragile(question: &str, then: Range<Verdict>, fail: &str, open: &str) -> String {
    let because = match (fail, open) {
        ("", "") => String::new(),
        (fail, "") => format!(", because this would fail: {fail}"),
        ("", open) => format!(", because this would be open again: {open}"),
        (fail, open) => {
            format!(", because this would fail: {fail}; and this would be open again: {open}")
        }
    };
    format!(
        "If the answer to “{question}” were one level lower, the verdict would become {}{because}.",
        verdicts(then)
    )
}

/// At what weight the verdict is another; nothing if at none.
pub(crate) fn weight(area: &str, found: &WeightReport) -> Option<String> {
    let below = found.changes_at_or_below.map(|weight| format!("{} or less", grouped(weight)));
    let above = found.changes_at_or_above.map(|weight| format!("{} or more", grouped(weight)));
    let at: Vec<_> = below.into_iter().chain(above).collect();
    (!at.is_empty()).then(|| {
        format!(
            "If “{area}” weighed {} instead of {}, the verdict would be another.",
            at.join(", or "),
            found.weight
        )
    })
}

// In the report

pub(crate) const CHANGE: &str = "What would change it";
pub(crate) const ALL_GATES: &str = "Every gate that fails would have to hold.";

/// How many answers a verdict rests on; `most` is how many of them are listed behind it.
pub(crate) fn would_lose(n: usize, most: usize) -> String {
    match n {
        0 => NOT_FRAGILE.to_owned(),
        1 => "The verdict rests on one answer: one level lower, it would be lost.".to_owned(),
        n => {
            let first = if n > most { " The first:" } else { "" };
            format!(
                "The verdict rests on {n} answers: any of them one level lower would lose it.{first}"
            )
        }
    }
}

/// `most` is how many of the actions are listed behind it.
pub(crate) fn least_work(actions: usize, effort: u64, chain: u64, most: usize) -> String {
    let some = if actions > most { " Some of it:" } else { "" };
    format!(
        "The least work that leads to ship: {} The plan adds what its decisions look at, and counts with the people there are.{some}",
        way(actions, effort, chain)
    )
}
