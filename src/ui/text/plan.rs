//! The plan: what the work comes to, what can be set, and the work with its days.
//!
//! Money is in `money.rs`, ways to ship are in `advice.rs`, and what the plan can be saved as is in `take_along.rs`.

use super::numbers::{count, date, day_before, days, ends, grouped, person_days, with_ends};
use super::verdict::verdicts;
use crate::engine::{Goal, Range, Verdict, plan::Spread};

// What it comes to

pub(crate) const NO_PLAN: &str = "There can be no plan like this";
pub(crate) const PLAN_REMARKS: &str = "Please note";
pub(crate) const PLAN_BASIS: &str = "The plan counts on every trial and every open answer turning out well. The effort of each piece of work is the opinion of those who wrote these rules, not a measurement. Waiting for permissions, for hiring or for procurement is not in the dates.";
pub(crate) const PLAN_BASIS_OWN: &str =
    "You can put in your own figures under the “Details” of each piece of work.";
pub(crate) const WORK_LEFT: &str = "Person-days of work left";
pub(crate) const WORKING_DAYS: &str = "Working days";
pub(crate) const COST: &str = "Cost";
pub(crate) const NO_COST: &str = "Not known";
pub(crate) const NO_COST_WHY: &str =
    "It needs a day rate for every role, under “People and money”.";
pub(crate) const VERDICT_THEN: &str = "Verdict after the work";

pub(crate) fn well_or_not(sum: Spread) -> String {
    format!("{} if all goes well, {} if little does.", grouped(sum.low), grouped(sum.high))
}

pub(crate) fn labelled(title: &str) -> String {
    format!("{title}:")
}

pub(crate) fn effort(sum: Spread) -> String {
    with_ends(&person_days(sum.likely), &ends(None, sum))
}

pub(crate) fn plan_heading(finish: Option<&str>, leads_to_ship: bool, after: Verdict) -> String {
    match finish {
        Some(finish) if leads_to_ship => format!("Ready to ship on {}", date(finish)),
        Some(finish) => format!("All of it done on {}", date(finish)),
        None if after == Verdict::Ship => "Nothing is missing for ship".to_owned(),
        None => "Nothing in this plan leads to ship".to_owned(),
    }
}

pub(crate) fn plan_spread(half: &str, most: &str) -> String {
    format!(
        "That is if all work takes as long as is most likely. With luck and delays simulated, half of the runs finish by {}, and 80\u{a0}% by {}.",
        date(half),
        date(most)
    )
}

pub(crate) fn verdict_now(now: Range<Verdict>, is_some_done: bool) -> String {
    let when = if is_some_done { "With what is marked as done" } else { "Now" };
    format!("{when} it is {}.", verdicts(now))
}

pub(crate) const fn ships_already(goal: Goal) -> &'static str {
    match goal {
        Goal::Everything => "The verdict is ship already: this is what could still be better.",
        _ => {
            "The verdict is ship already: this is only the work whose results the decisions look at."
        }
    }
}

pub(crate) fn in_the_way(has_work: bool, after: Range<Verdict>) -> String {
    format!(
        "{} the verdict is {}, because these gates do not hold for certain:",
        if has_work { "Even then" } else { "So" },
        verdicts(after)
    )
}

pub(crate) fn from_day(day: &str) -> String {
    format!("From {} on.", date(day))
}

pub(crate) fn plan_on_paper(aim: &str, made: Option<&str>) -> String {
    match made {
        Some(day) => format!("Plan of {}: {aim}", date(day)),
        None => format!("Plan: {aim}"),
    }
}

// Settings

pub(crate) const PLAN_SETTINGS: &str = "What the plan aims at, and who works when";
pub(crate) const GOAL: &str = "What does the plan aim at?";
pub(crate) const WITH_DECISIONS: &str = "Include what the decisions look at";
pub(crate) const WITH_DECISIONS_HELP: &str = "Each phase ends in a decision, which needs results to look at. Without them the plan holds the bare minimum.";
pub(crate) const START_DAY: &str = "First day of work";
pub(crate) const START_WRONG: &str = "Not used: choose a day of the calendar.";
pub(crate) const HOLIDAYS: &str = "Days on which nobody works";
pub(crate) const HOLIDAYS_HELP: &str = "Written as YYYY-MM-DD, with commas between them.";
pub(crate) const WEEK: &str = "Days of the week on which people work, at least one";
pub(crate) const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
pub(crate) const PEOPLE: &str = "How many people are there?";
pub(crate) const PEOPLE_HELP: &str = "Where it is blank, the usual number counts.";
pub(crate) const PEOPLE_WRONG: &str = "Not used: write a whole number from 0 to 100.";

pub(crate) const fn goal(goal: Goal) -> (&'static str, &'static str) {
    match goal {
        Goal::LeastEffort => (
            "Ship with the least work",
            "The least effort that makes the verdict ship for certain.",
        ),
        Goal::LeastTime => (
            "Ship as soon as possible",
            "The shortest chain of work that makes it ship, if people were no limit.",
        ),
        Goal::Everything => (
            "Everything that can be better",
            "All work that still raises an answer, whether the verdict needs it or not.",
        ),
    }
}

pub(crate) fn not_days(words: &str) -> String {
    format!("Not used, because they are no days of the calendar in that form: {words}.")
}

// The work

pub(crate) const PLAN_WORK: &str = "The work";
pub(crate) const LANES: &str = "Grouped by";
pub(crate) const BY_PHASE: &str = "phase";
pub(crate) const BY_ROLE: &str = "role";
pub(crate) const PLAN_TABLE: &str = "Every piece of work with its days";
pub(crate) const TASK: &str = "Work";
pub(crate) const WHEN_PLANNED: &str = "When";
pub(crate) const COST_OF_TASK: &str = "Cost:";
pub(crate) const TASK_DETAILS: &str = "Details";
pub(crate) const DECISIONS: &str = "Decisions";
pub(crate) const NO_WORK_BEFORE: &str = "No work is left before it";
pub(crate) const ALL_WORK: &str = "All of the work";
pub(crate) const DONE: &str = "Done";
pub(crate) const CRITICAL: &str = "critical";
pub(crate) const RESULT_OF_TASK: &str = "Result:";
pub(crate) const WHO: &str = "Who:";
pub(crate) const EFFORT: &str = "Effort:";
pub(crate) const DONE_WHEN: &str = "It is done when:";
pub(crate) const WHY: &str = "Gates it helps to pass:";
pub(crate) const WHY_NOT: &str =
    "No gate needs it: a decision looks at its result, or other work builds on it.";
pub(crate) const EFFORT_LEGEND: &str = "Effort in person-days: days of work of one person";
pub(crate) const LOW: &str = "If all goes well";
pub(crate) const LIKELY: &str = "Most likely";
pub(crate) const HIGH: &str = "If little goes well";
pub(crate) const OWN_EFFORTS: &str = "Your efforts for work that is not in the plan";
pub(crate) const OWN_EFFORTS_INTRO: &str = "In person-days. Under the goal and these efforts, other work is better. All blank: as at first.";
pub(crate) const EFFORT_WRONG: &str = "Not used: write three whole numbers from 1 to 10,000, none below the one before. All blank: as at first.";
pub(crate) const MARK_DONE: &str = "This is done";
pub(crate) const MARK_DONE_HELP: &str =
    "The report follows the answers: change those that this work has made better.";
pub(crate) const LEAVE_OUT_WHY: &str = "Why leave it out?";
pub(crate) const LEAVE_OUT: &str = "Leave it out";
pub(crate) const LEAVE_OUT_MISSING: &str = "Give the reason first: it stands in the plan.";
pub(crate) const LEFT_OUT: &str = "Left out";
pub(crate) const TAKE_BACK: &str = "Take it back";
pub(crate) const NO_WORK: &str = "No work in this plan.";

pub(crate) fn take_back(title: &str) -> String {
    format!("Take back: {title}")
}

pub(crate) fn in_area(title: &str) -> String {
    format!("The score of the area “{title}”")
}

fn unbroken(n: u64) -> String {
    days(n).replace(' ', "\u{a0}")
}

/// "23 to 24 November 2026 · 2 days".
pub(crate) fn task_days(start: &str, finish: &str, n: u64) -> String {
    if start == finish {
        return format!("{}\u{a0}· {}", date(start), unbroken(n));
    }
    // What both days have in common is said once.
    let from = day_before(start, finish);
    let from = if start.get(..7) == finish.get(..7) {
        from.split('\u{a0}').next().unwrap_or_default()
    } else {
        &from
    };
    format!("{from} to {}\u{a0}· {}", date(finish), unbroken(n))
}

pub(crate) fn may_begin(start: &str, finish: &str, float: u32) -> String {
    format!(
        "{} to spare: begin by {} and finish by {}.",
        count(usize::try_from(float).unwrap_or(0), "working day", "working days"),
        day_before(start, finish),
        date(finish)
    )
}

pub(crate) fn after(titles: &str) -> String {
    format!("After: {titles}")
}

pub(crate) fn details_of(title: &str) -> String {
    format!("Details of “{title}”")
}

pub(crate) fn decision_on(day: &str) -> String {
    format!("Decision on {}", date(day))
}

pub(crate) fn looks_at(titles: &str) -> String {
    format!("Looks at: {titles}.")
}

pub(crate) fn finishes(finish: &str, half: &str, most: &str) -> String {
    format!(
        "Done on {} if it takes as long as is most likely. Of the simulated runs, half are done by {}, 80\u{a0}% by {}.",
        date(finish),
        date(half),
        date(most)
    )
}

pub(crate) fn plan_key(today: Option<&str>) -> String {
    let mark = today.map(|today| format!(" The long upright line is today, {}.", date(today)));
    format!(
        "A bar with an edge is critical: each day it takes longer delays a decision or the end. A thin tail shows how long it can wait without delaying either. A diamond is a decision. Stripes: how much later the end may come, in 80\u{a0}% of the simulated runs.{}",
        mark.unwrap_or_default()
    )
}

/// What is wrong in a field, and what counts until it is right; nothing where that is not one thing.
pub(crate) fn not_used(wrong: &str, counted: &str) -> String {
    if wrong.is_empty() || counted.is_empty() {
        return wrong.to_owned();
    }
    format!("{wrong} Counted until then: {counted}.")
}
