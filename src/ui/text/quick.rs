//! The result of the quick check, and what pages of the report say in the same words: bands, and what would settle it.
//!
//! The other words about frameworks are in `frameworks.rs`.

use super::numbers::count;
use super::verdict::verdict;
use crate::engine::{Status, Verdict};

pub(crate) fn quick_count(proven: u64, possible: u64, of: u64) -> String {
    if proven == possible {
        format!("{proven} of {of}: yes")
    } else {
        format!("{proven} to {possible} of {of}: yes")
    }
}

pub(crate) fn quick_band(from: &str, to: &str, one: bool) -> String {
    if one {
        format!("Band “{to}”, by its author's own rule.")
    } else {
        format!(
            "Between the bands “{from}” and “{to}”, by its author's own rule. Open answers count both ways."
        )
    }
}

pub(crate) const QUICK_BANDS: &str = "The bands of this list";
pub(crate) const QUICK_ITEMS: &str = "The items";
pub(crate) const QUICK_RULED: &str = "What the answers already rule out";
pub(crate) const QUICK_NOTHING_RULED: &str =
    "Nothing is ruled out yet: kill, rescope and ship are all possible.";
pub(crate) const QUICK_KILL_OR_SHIP: &str =
    "Rescope is no longer possible: it is kill, or it is ship.";
pub(crate) const QUICK_SETTLE: &str = "What would settle it";
pub(crate) const QUICK_GO_DECIDING: &str = "Go on, most decisive first";
pub(crate) const QUICK_GO_AREAS: &str = "Answer everything, by area";
pub(crate) const BAND_REACHED: &str = "possible";
pub(crate) const BAND_IS: &str = "this one";
pub(crate) const LIST_FROM: &str = "Where this list comes from";

pub(crate) const fn quick_item(status: Status) -> &'static str {
    match status {
        Status::Holds => "Yes",
        Status::Fails => "No",
        Status::Open | Status::NotApplicable => "Open",
    }
}

pub(crate) fn quick_ruled(possible: Verdict) -> String {
    match possible {
        Verdict::Ship => QUICK_NOTHING_RULED.to_owned(),
        Verdict::Rescope => "Ship is already ruled out by:".to_owned(),
        Verdict::Kill => "Ship and rescope are already ruled out by:".to_owned(),
    }
}

/// What can be said when some verdicts are left and others not, without a failing gate.
pub(crate) fn quick_not_kill() -> &'static str {
    "Nothing rules out ship, and kill is no longer possible."
}

pub(crate) fn quick_settled(v: Verdict) -> String {
    format!(
        "Nothing more is needed: the verdict is {}, whatever the other answers are.",
        verdict(v)
    )
}

pub(crate) fn quick_more(proven: Verdict, possible: Verdict, n: usize, because: &str) -> String {
    format!(
        "At most {} the verdict between {} and {}: {because}.",
        count(n, "more answer settles", "more answers settle"),
        verdict(proven),
        verdict(possible)
    )
}
