//! The figures ledger: what published figures say, and what they do not.
//!
//! A figure brings its own claim, sample and publication.

use super::numbers::{count, date};
use crate::engine::{Basis, Figure, FigureKind, FigureValue, Qualifier, Unit, Verification};

pub(crate) const FIGURES_HEADING: &str = "What published figures say, and what they do not";
pub(crate) const FIGURES_LEAD: &str = "Each figure stands for itself, with who counted what, when and how. They are never added up or averaged, and none of them is the chance that your project fails.";
pub(crate) const LOOK_UP_LABEL: &str = "A number or a claim you have read";
pub(crate) const LOOK_UP_HELP: &str = "For example “87”, or “MIT”. Searched in this page only.";
pub(crate) const FIGURES_FIT: &str = "Published figures for this kind of system";
pub(crate) const FIGURES_INTRO: &str = "They are about other people's projects, each with its own question. They are not added up, and none of them says how likely this project is to fail. The verdict does not use them.";
pub(crate) const FIGURES_SIDE_BY_SIDE: &str = "Side by side";
pub(crate) const FIGURES_SHOWN: &str = "Figures for this kind of system";
pub(crate) const FIGURES_OTHER: &str = "Figures about other kinds of system";
pub(crate) const FIGURES_CONTEXT: &str = "Rules of thumb, frameworks and law";
pub(crate) const FIGURES_REFUSED: &str = "Claims that are not used here";
pub(crate) const TO_FIGURES: &str = "Published figures";
pub(crate) const ALL_FIGURES: &str = "All figures, and where a number you have read comes from";
pub(crate) const BEFORE_START_HEADING: &str = "What published figures say";
pub(crate) const BEFORE_START: &str = "Published figures lie far apart, because they count different things. Here they stand side by side, with what each of them does not say.";
pub(crate) const NOT_CONCLUDED: &str = "What must not be concluded: ";
pub(crate) const WHAT_IS_COUNTED: &str = "What is counted";
pub(crate) const SHARE: &str = "Number";
pub(crate) const FORECAST: &str = "Forecast";
pub(crate) const WHEN: &str = "Made and due";
pub(crate) const DOES_NOT_SAY: &str = "What it does not say:";
pub(crate) const HOW_CHECKED: &str = "How it was checked";
pub(crate) const PERIOD: &str = "Time:";
pub(crate) const CHECKED: &str = "Check:";
pub(crate) const CORRECTION: &str = "Often told wrongly:";
pub(crate) const BEARS_ON: &str = "Bears on:";
pub(crate) const REFUSED: &str = "Not used as a fact";
pub(crate) const HEARD: &str = "A claim that is heard: ";
pub(crate) const PUBLISHERS_PAGE: &str = "The publisher's page";
pub(crate) const NOT_OPENED: &str = " (address as others cite it; not opened by us)";

pub(crate) fn one_by_one(n: usize) -> String {
    format!("{} one by one", count(n, "figure", "figures"))
}

pub(crate) fn found_figures(n: usize) -> String {
    match n {
        0 => "Nothing in the ledger matches. That does not make it true or false: ask for its source, its sample and what was counted.".to_owned(),
        n => format!("{} in the ledger.", count(n, "entry", "entries")),
    }
}

/// Who published it, where and when.
pub(crate) fn cited(figure: &Figure) -> String {
    let year = figure.year.map(|year| format!(", {year}")).unwrap_or_default();
    match &figure.publication {
        Some(publication) => format!("{}, “{publication}”{year}.", figure.publisher),
        None => format!("{}; no publication found{year}.", figure.publisher),
    }
}

pub(crate) fn population(population: &str, sample: &str) -> String {
    format!("{population}. Sample: {sample}.")
}

pub(crate) fn derived(how: &str) -> String {
    format!("Computed by us: {how}.")
}

pub(crate) fn observed(outcome: &str) -> String {
    format!("What came of it: {outcome}")
}

/// In quotation marks.
pub(crate) fn heard(claim: &str) -> String {
    format!("“{claim}”")
}

pub(crate) fn figure_kind(figure: &Figure, passed: Option<bool>) -> String {
    let kind = match figure.kind {
        FigureKind::Measured => "Measured in a survey",
        FigureKind::Interviews => "Found in interviews",
        FigureKind::Forecast => "Forecast, not a measurement",
        FigureKind::Estimate => "Estimate; its method is not published",
        FigureKind::Opinion => "Opinion",
        FigureKind::Regulation => "Law",
        FigureKind::Framework => "Framework",
        FigureKind::Benchmark => "Benchmark",
    };
    let doubt = match figure.verification {
        Verification::Disputed => "Disputed. ",
        Verification::Unverifiable => "Unverified, told as: ",
        Verification::Confirmed | Verification::Corrected => "",
    };
    match &figure.horizon {
        Some(horizon) => format!("{doubt}{kind}. {} ({})", self::horizon(passed), date(horizon)),
        None => format!("{doubt}{kind}"),
    }
}

pub(crate) fn horizon(passed: Option<bool>) -> &'static str {
    match passed {
        Some(true) => "Its day has passed",
        Some(false) => "Its day is still to come",
        None => "Its day",
    }
}

pub(crate) fn from_to(from: &str, to: &str) -> String {
    format!(" · made {}, due {}", date(from), date(to))
}

pub(crate) fn timeline_key(today: &str) -> String {
    format!(
        "Solid: the day has passed. Striped: it is still to come. The upright mark is {}.",
        date(today)
    )
}

pub(crate) fn checked(verification: Verification, basis: Basis) -> String {
    let found = match verification {
        Verification::Confirmed => "figure and meaning agree with the source",
        Verification::Corrected => "the usual retelling is wrong; corrected here",
        Verification::Disputed => "disputed",
        Verification::Unverifiable => "no source could be verified",
    };
    let read = match basis {
        Basis::Primary => "the publication itself",
        Basis::PrimaryCopy => "a copy of the publication",
        Basis::SecondaryQuoting => "a page that quotes the publication",
        Basis::SecondaryAudit => "an audit by others that quotes the publication",
        Basis::SecondaryPage => "a page that reports on the publication",
        Basis::ArticleOnly => "only the article that makes the claim",
    };
    format!("{found}. Read for it: {read}.")
}

/// A published number with its unit: "at least 30 %", "USD 5 to 20 million".
pub(crate) fn value(value: &FigureValue) -> String {
    let (before, after) = match value.unit {
        Unit::Percent => ("", " %"),
        Unit::Times => ("", " times"),
        Unit::Months => ("", " months"),
        Unit::Weeks => ("", " weeks"),
        Unit::Days => ("", " days"),
        Unit::Milliseconds => ("", " ms"),
        Unit::ThousandUsd => ("USD ", " thousand"),
        Unit::MillionUsd => ("USD ", " million"),
        Unit::ThousandEur => ("EUR ", " thousand"),
        Unit::MillionEur => ("EUR ", " million"),
        Unit::Level | Unit::Count => ("", ""),
    };
    let about = match value.qualifier {
        Some(Qualifier::AtLeast) => "at least ",
        Some(Qualifier::MoreThan) => "more than ",
        Some(Qualifier::LessThan) => "less than ",
        Some(Qualifier::About) => "about ",
        None => "",
    };
    let to = value.to.map(|to| format!(" to {to}")).unwrap_or_default();
    format!("{about}{before}{}{to}{after}", value.number)
}
