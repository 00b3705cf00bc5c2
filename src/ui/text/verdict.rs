//! The verdicts: their names, what they mean, and how far they are settled.
//!
//! Why one is reached is in `report.rs`.

use super::numbers::answers;
use crate::engine::{Range, Verdict};

pub(crate) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Kill => "kill",
        Verdict::Rescope => "rescope",
        Verdict::Ship => "ship",
    }
}

pub(crate) const fn verdict_headline(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Kill => "Kill",
        Verdict::Rescope => "Rescope",
        Verdict::Ship => "Ship",
    }
}

pub(crate) const fn verdict_meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Kill => "Stop. In this form, no further work would make it worth shipping.",
        Verdict::Rescope => "Not like this. Close the gaps, or do something smaller.",
        Verdict::Ship => "Fit for production.",
    }
}

pub(crate) const RULED_OUT: &str = "ruled out";
pub(crate) const POSSIBLE: &str = "possible";
pub(crate) const THE_VERDICT: &str = "the verdict";
pub(crate) const SCALE_LABEL: &str = "Verdicts that are possible";

pub(crate) fn between(proven: Verdict, possible: Verdict) -> String {
    format!("Between {} and {}", verdict(proven), verdict(possible))
}

pub(crate) fn verdicts(range: Range<Verdict>) -> String {
    if range.is_settled() {
        verdict(range.proven).to_owned()
    } else {
        format!("between {} and {}", verdict(range.proven), verdict(range.possible))
    }
}

pub(crate) fn headline_open(proven: Verdict, possible: Verdict, deciding: usize) -> String {
    format!(
        "{}: {} {} it",
        between(proven, possible),
        answers(deciding),
        if deciding == 1 { "decides" } else { "decide" }
    )
}

pub(crate) fn settled(possible: Verdict, failing: usize, conditions: usize) -> String {
    match possible {
        Verdict::Ship if conditions == 0 => {
            "Every gate that could stop it holds. No open answer can change that.".to_owned()
        }
        Verdict::Ship => format!(
            "Every gate that could stop it holds, and no open answer can change that. {}",
            match conditions {
                1 => "One condition goes with it.".to_owned(),
                n => format!("{n} conditions go with it."),
            }
        ),
        Verdict::Kill | Verdict::Rescope => format!(
            "{} {} No open answer can change that.",
            verdict_meaning(possible),
            match failing {
                1 => "One gate fails.".to_owned(),
                n => format!("{n} gates fail."),
            }
        ),
    }
}

pub(crate) fn unsettled(proven: Verdict, possible: Verdict, failing: usize, open: usize) -> String {
    let best = match failing {
        0 => "Nothing rules out ship yet.".to_owned(),
        1 => format!("One gate fails, so {} is the best that is left.", verdict(possible)),
        n => format!("{n} gates fail, so {} is the best that is left.", verdict(possible)),
    };
    let worst = match open {
        1 => format!("One gate is still open, and the verdict is {} if it fails.", verdict(proven)),
        n => format!(
            "{n} gates are still open; in the worst case the verdict is {}.",
            verdict(proven)
        ),
    };
    format!("{best} {worst}")
}

pub(crate) fn verdict_so_far(proven: Verdict, possible: Verdict, deciding: usize) -> String {
    if proven == possible {
        return format!("Verdict: {}. It is settled.", verdict(possible));
    }
    format!(
        "Verdict so far: between {} and {}; {} can still decide it.",
        verdict(proven),
        verdict(possible),
        answers(deciding)
    )
}

/// Why deciding answers are open.
pub(crate) fn open_because(unanswered: usize, unknown: usize, claims: usize) -> String {
    let mut parts = Vec::new();
    if unanswered > 0 {
        parts.push(format!("{unanswered} not answered yet"));
    }
    if unknown > 0 {
        parts.push(format!("{unknown} that nobody here knows"));
    }
    if claims > 0 {
        parts.push(format!("{claims} answered but not certain, for want of evidence or agreement"));
    }
    parts.join(", ")
}
