//! The answers through other people's frameworks.
//!
//! A framework brings its own items and bands.

use crate::engine::{LensRule, Status};

pub(crate) const FRAMEWORKS_HEADING: &str = "The same answers through other people's frameworks";
pub(crate) const FRAMEWORKS_INTRO: &str = "Each is counted the way its authors count. None of them touches the verdict, and they are not added up.";
pub(crate) const SIDE_BY_SIDE: &str = "Side by side";
pub(crate) const ITEM_BY_ITEM: &str = "Item by item";
pub(crate) const FRAMEWORK: &str = "Framework";
pub(crate) const RESULT: &str = "Result";
pub(crate) const CONTENT: &str = "Satisfied?";
pub(crate) const DISAGREEMENTS: &str = "Where they disagree";
pub(crate) const DISAGREEMENTS_INTRO: &str = "They ask for different levels of the same thing. Some count and let a gap pass; others let nothing pass.";
pub(crate) const NO_DISAGREEMENT: &str =
    "No answer is enough for one framework and too little for another.";
pub(crate) const FIGURES_BEAR: &str = "Published figures on this";
pub(crate) const CAUSES: &str = "Causes of failure it is exposed to";
pub(crate) const CAUSES_INTRO: &str = "From the answers, as a range: what is open may still turn out either way. Exposure is not a prediction, and the causes are in no order.";
pub(crate) const TO_FRAMEWORKS: &str = "The same answers through all frameworks";

pub(crate) fn not_shown(titles: &str) -> String {
    format!("Not shown, because they are about other kinds of system: {titles}.")
}

pub(crate) fn dropped_out(titles: &str) -> String {
    format!("Left out, because nothing they ask applies here: {titles}.")
}

/// A number of steps as points: "1.5" for 3 steps of which 2 make a point.
pub(crate) fn points(steps: u64, per_point: u64) -> String {
    let per_point = per_point.max(1);
    let tenths = (steps % per_point) * 10 / per_point;
    let whole = steps / per_point;
    if tenths == 0 { whole.to_string() } else { format!("{whole}.{tenths}") }
}

pub(crate) fn reached(rule: LensRule, reached: &str, of: &str) -> String {
    match rule {
        LensRule::Exposure | LensRule::Coverage => format!("{reached} of {of} covered"),
        LensRule::Gaps => format!("{reached} of {of} closed"),
        LensRule::Count => format!("{reached} of {of} met"),
        LensRule::Order if reached == "0" => format!("the first of {of} not in place"),
        LensRule::Order => format!("the first {reached} of {of} in place"),
        LensRule::Ladder => format!("level {reached} of {of}"),
        LensRule::Minimum => format!("{reached} of {of} points, the lowest sum"),
    }
}

pub(crate) fn in_band(from: &str, to: &str) -> String {
    if from == to {
        format!(" (band “{to}”)")
    } else {
        format!(" (between “{from}” and “{to}”)")
    }
}

pub(crate) fn group(title: &str, reached: &str, of: &str) -> String {
    format!(" · {title}: {reached}\u{a0}of\u{a0}{of}")
}

pub(crate) const fn content(status: Status) -> &'static str {
    match status {
        Status::Holds => "Yes",
        Status::Fails => "No",
        Status::Open => "Open",
        Status::NotApplicable => "Does not apply",
    }
}

/// Where an item stands: 0 nothing of it holds, 1 a part, 2 all.
pub(crate) const fn item_state(rule: LensRule, state: u8) -> &'static str {
    match (rule, state) {
        (LensRule::Exposure, 0) => "exposed",
        (LensRule::Exposure | LensRule::Coverage, 1) => "partly covered",
        (LensRule::Exposure | LensRule::Coverage, 2) => "covered",
        (LensRule::Gaps, 0) => "open",
        (LensRule::Gaps, 1) => "partly closed",
        (LensRule::Gaps, _) => "closed",
        (_, 0) => "missing",
        (_, 1) => "partly met",
        _ => "met",
    }
}

pub(crate) fn part_holds(level: &str) -> String {
    format!("Reached: “{level}”")
}

pub(crate) fn part_open(level: &str) -> String {
    format!("Open. Needed: “{level}”")
}

pub(crate) fn same_as(lens: &str, id: &str, title: &str) -> String {
    let (_, place) = id.split_once('.').unwrap_or_default();
    format!("In {lens}: {place} {title}")
}

pub(crate) fn content_all_the_same(lens: &str, missing: usize) -> String {
    format!(
        "{lens} asks for nothing more, with {missing} of its items open or not met: it counts, and does not weigh."
    )
}

pub(crate) fn content_with(lenses: &str) -> String {
    format!("Enough for: {lenses}.")
}

pub(crate) fn asks_for(lenses: &str, level: &str) -> String {
    format!("Not enough for: {lenses}. Needed: “{level}”")
}
