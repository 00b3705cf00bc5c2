//! The figures ledger: published numbers with their provenance, and the charts that set some of them side by side.
//!
//! A figure is read as it stands in the pack; `check/figures.rs` sees to it that what it says holds together.
//! Which figures fit a profile, and whether a forecast's day has passed, is found in [`crate::engine::figures`].
//! Figures are shown one by one: nothing anywhere computes a number out of several.

use super::Applies;
use super::raw::RawApplies;
use crate::engine::decode::{record, words};
#[cfg(feature = "schema")]
use crate::engine::schema::{ADDRESS, DATE, ID, THEME};

words! {
    /// How a number came about.
    pub enum FigureKind {
        /// Answers of many respondents were counted.
        Measured = "measured",
        /// People were talked to; their number says how many said something.
        Interviews = "interviews",
        /// Somebody said beforehand what would happen.
        Forecast = "forecast",
        /// A vendor, an analyst or a journalist says so; how it was found is not published.
        Estimate = "estimate",
        /// What its author thinks.
        Opinion = "opinion",
        /// A law or a rule of an authority.
        Regulation = "regulation",
        /// A published framework or list.
        Framework = "framework",
        /// A test under fixed conditions.
        Benchmark = "benchmark",
    }
}

words! {
    /// What a figure may be used for.
    pub enum FigureUse {
        /// Evidence, shown where it fits the profile.
        Show = "show",
        /// Background: opinions, rules of thumb, frameworks and law, shown as such and never as a failure figure.
        Context = "context",
        /// The block list: never shown as a fact, only as a claim with its answer.
        Refuse = "refuse",
    }
}

words! {
    /// What checking a figure against its source found.
    pub enum Verification {
        /// Figure and meaning match what could be read.
        Confirmed = "confirmed",
        /// The common retelling is wrong; the record gives what is right.
        Corrected = "corrected",
        /// There is credible criticism or contrary evidence.
        Disputed = "disputed",
        /// No source was found, or none that could be read.
        Unverifiable = "unverifiable",
    }
}

words! {
    /// What was read to verify a figure.
    pub enum Basis {
        /// The publication itself.
        Primary = "primary",
        /// A copy of the publication.
        PrimaryCopy = "primary-copy",
        /// A page that quotes the publication.
        SecondaryQuoting = "secondary-quoting",
        /// An audit by others that quotes the publication.
        SecondaryAudit = "secondary-audit",
        /// A page that reports on the publication.
        SecondaryPage = "secondary-page",
        /// Only the article that makes the claim.
        ArticleOnly = "article-only",
    }
}

words! {
    /// What a number counts in.
    pub enum Unit {
        /// Hundredths.
        Percent = "percent",
        /// A factor.
        Times = "times",
        /// Calendar months.
        Months = "months",
        /// Calendar weeks.
        Weeks = "weeks",
        /// Calendar days.
        Days = "days",
        /// Thousandths of a second.
        Milliseconds = "milliseconds",
        /// Thousands of US dollars.
        ThousandUsd = "thousand-usd",
        /// Millions of US dollars.
        MillionUsd = "million-usd",
        /// Thousands of euros.
        ThousandEur = "thousand-eur",
        /// Millions of euros.
        MillionEur = "million-eur",
        /// A step on a ladder.
        Level = "level",
        /// How many.
        Count = "count",
    }
}

words! {
    /// What stands before a number.
    pub enum Qualifier {
        /// This or more.
        AtLeast = "at-least",
        /// More than this.
        MoreThan = "more-than",
        /// Less than this.
        LessThan = "less-than",
        /// Not exactly.
        About = "about",
    }
}

record! {
    /// One published number, or a few that belong together, with where it comes from and what it does not say.
    pub struct Figure {
        /// Its id.
        pub id: String where (pattern(ID)),
        /// How it came about.
        pub kind: FigureKind,
        /// What it may be used for.
        pub usage: FigureUse,
        /// What is counted, without a number.
        pub title: String,
        /// The finding in a sentence; every number in it stands in `values` or in the provenance.
        pub statement: String,
        /// The numbers.
        pub values: Vec<FigureValue>,
        /// What the numbers count: "companies", "AI projects".
        pub of: String,
        /// Who published it.
        pub publisher: String,
        /// Where; nowhere known if it is not there.
        pub publication: Option<String>,
        /// When, if known.
        pub year: Option<i64>,
        /// Whom or what it speaks of.
        pub population: String,
        /// How many were asked or looked at.
        pub sample: String,
        /// The time it speaks of, or at which people were asked.
        pub period: String,
        /// The day it was published, as `YYYY-MM-DD`.
        pub published: Option<String> where (pattern(DATE)),
        /// Forecasts: the day by which it should have come true, as `YYYY-MM-DD`.
        pub horizon: Option<String> where (pattern(DATE)),
        /// Forecasts: what was observed later.
        pub outcome: Option<Outcome>,
        /// The profiles it speaks of; every one if it is not there.
        pub(crate) applies: Option<RawApplies>,
        /// Ids of areas and of lens items on which it bears.
        pub bears_on: Vec<String> where (inner(pattern(THEME))),
        /// What must not be read into it.
        pub does_not_say: String,
        /// What checking it found.
        pub verification: Verification,
        /// What was read for that.
        pub basis: Basis,
        /// What the common retelling gets wrong, and what is right.
        pub correction: Option<String>,
        /// The publisher's own address, if known.
        pub url: Option<String> where (pattern(ADDRESS)),
        /// The claim as people meet it; it may hold false numbers and is only ever shown as a claim.
        pub heard: Option<Vec<String>> where (length(min = 1)),
        /// Where that claim comes from, and what to say instead.
        pub answer: Option<String>,
    }
}

record! {
    /// One number of a figure.
    pub struct FigureValue {
        /// Its id within the figure.
        pub id: String where (pattern(ID)),
        /// What this number is.
        pub label: String,
        /// The number, or the lower end of a span.
        pub number: i64 where (range(min = 0, max = u32::MAX)),
        /// The upper end of a span.
        pub to: Option<i64> where (range(min = 1, max = u32::MAX)),
        /// What stands before it.
        pub qualifier: Option<Qualifier>,
        /// What it counts in.
        pub unit: Unit,
        /// How it was computed from another number of the same figure, if it was not published itself.
        pub derived: Option<String>,
        /// How many were asked for this number, where the figure's sample is that of another.
        pub sample: Option<String>,
    }
}

record! {
    /// What came of a forecast.
    pub struct Outcome {
        /// The figure that says so.
        pub figure: String where (pattern(ID)),
        /// What was observed, in a sentence.
        pub text: String,
    }
}

words! {
    /// How a chart shows its entries.
    pub enum ChartKind {
        /// Values of one unit, as bars on one axis.
        Bars = "bars",
        /// Forecasts, from the day they were published to the day by which they should have come true.
        Timeline = "timeline",
    }
}

record! {
    /// Some figures side by side.
    pub(crate) struct RawChart {
        /// Its id.
        id: String where (pattern(ID)),
        /// How it shows its entries.
        kind: ChartKind,
        /// Its title.
        title: String,
        /// What to see in it, without numbers that are not in it.
        reading: String,
        /// What must not be concluded from it.
        not_concluded: String,
        /// The unit of all its values; only for bars.
        unit: Option<Unit>,
        /// Its rows, in order.
        entries: Vec<RawEntry> where (length(min = 1)),
        /// For which profiles it is shown; for every one if it is not there.
        applies: Option<RawApplies>,
    }
}

record! {
    /// One row of a chart.
    pub(crate) struct RawEntry {
        /// The id of a figure.
        figure: String where (pattern(ID)),
        /// The id of one of its values; only for bars.
        value: Option<String> where (pattern(ID)),
        /// The name of the row; the figure's title if it is not there.
        label: Option<String>,
    }
}

/// Some figures side by side, with what may and may not be read into that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// Its id.
    pub id: String,
    /// How it shows its entries.
    pub kind: ChartKind,
    /// Its title.
    pub title: String,
    /// What to see in it.
    pub reading: String,
    /// What must not be concluded from it.
    pub not_concluded: String,
    /// The unit of all values of a bar chart.
    pub unit: Option<Unit>,
    /// Its rows, in order.
    pub entries: Vec<ChartEntry>,
    /// For which profiles it is shown.
    pub applies: Applies,
}

/// One row of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartEntry {
    /// The figure's place in the pack's list.
    pub figure: usize,
    /// The value's place in the figure's list; 0 in a timeline.
    pub value: usize,
    /// The row's name.
    pub label: String,
}
