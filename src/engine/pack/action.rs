//! Work: what can be done to raise answers, who does it, and the phases it falls into.
//!
//! An action is read as it stands in the pack; `check/actions.rs` sees to it that it holds together.
//! Which actions are worth doing is found in [`crate::engine::advice`], when in [`mod@crate::engine::plan`].

use super::raw::{RawApplies, RawPart};
use super::{Applies, QuestionIdx};
use crate::engine::decode::{record, words};
use crate::engine::diagnostic::{Path, Problems};
#[cfg(feature = "schema")]
use crate::engine::schema::{ID, REFERENCE};

record! {
    /// The work that a pack knows of.
    pub struct Work {
        /// Who does it.
        pub roles: Vec<Role> where (length(min = 1)),
        /// The phases, in order of time.
        pub phases: Vec<Phase> where (length(min = 1)),
        /// The actions.
        pub actions: Vec<Action> where (length(min = 1)),
        /// Rules of thumb about money.
        pub budget_rules: Option<Vec<BudgetRule>>,
        /// Documents that are written from the answers.
        pub documents: Option<Vec<Document>> where (length(min = 1)),
    }
}

record! {
    /// Somebody who does work.
    pub struct Role {
        /// Its id.
        pub id: String where (pattern(ID)),
        /// Its name.
        pub title: String,
        /// What it does.
        pub help: Option<String>,
        /// How many people a plan counts with unless it is told otherwise, 1 to 100.
        pub people: i64 where (range(min = 1, max = 100)),
    }
}

record! {
    /// A stretch of a plan that ends in a decision.
    pub struct Phase {
        /// Its id.
        pub id: String where (pattern(ID)),
        /// Its name.
        pub title: String,
        /// The name of the decision at its end.
        pub gate: String,
        /// What is decided there.
        pub asks: String,
        /// Ids of the actions whose deliverables are looked at.
        pub deliverables: Vec<String> where (length(min = 1, max = 50), inner(pattern(ID))),
        /// Source references.
        pub sources: Vec<String> where (length(min = 1), inner(pattern(REFERENCE))),
    }
}

record! {
    /// A piece of work that raises answers.
    pub struct Action {
        /// Its id.
        pub id: String where (pattern(ID)),
        /// Its name.
        pub title: String,
        /// What exists when it is done.
        pub deliverable: String,
        /// The id of the role that does it.
        pub role: String where (pattern(ID)),
        /// The work it takes.
        pub effort_days: Effort,
        /// Ids of actions that must be finished first.
        pub after: Option<Vec<String>> where (length(max = 50), inner(pattern(ID))),
        /// The id of the phase it belongs to.
        pub phase: String where (pattern(ID)),
        /// What it brings about.
        pub raises: Vec<Raise> where (length(min = 1, max = 50)),
        /// It can only begin if the answer to a question is, or may turn out to be, at least this level.
        pub needs: Option<RawPart>,
        /// For which profiles it is there; for every one if it is not there.
        pub(crate) applies: Option<RawApplies>,
        /// Source references.
        pub sources: Vec<String> where (length(min = 1), inner(pattern(REFERENCE))),
    }
}

record! {
    /// Work in days of one person, 1 to 10,000.
    pub struct Effort {
        /// If everything goes well.
        pub low: i64 where (range(min = 1, max = 10_000)),
        /// What is most likely.
        pub likely: i64 where (range(min = 1, max = 10_000)),
        /// If little goes well.
        pub high: i64 where (range(min = 1, max = 10_000)),
    }
}

/// Checks that the days of an effort are in their range, none lower than the one before.
pub(crate) fn check_effort(days: [i64; 3], at: &Path<'_>, problems: &mut Problems) {
    // Beyond it, a piece of work is a programme of its own.
    const MOST: i64 = 10_000;
    let mut least = 1;
    for (name, value) in ["low", "likely", "high"].into_iter().zip(days) {
        problems.number(value, least, MOST, &format!("the effort `{name}`"), &Path::Key(at, name));
        least = value.clamp(least, MOST);
    }
}

record! {
    /// When the action is done, the answer to the question is at least this level.
    pub struct Raise {
        /// The question's id.
        pub question: String where (pattern(ID)),
        /// The level.
        pub to: i64 where (range(min = 1, max = 10)),
    }
}

record! {
    /// What somebody says about how money is split. An opinion, shown as one.
    pub struct BudgetRule {
        /// Its id.
        pub id: String where (pattern(ID)),
        /// The claim.
        pub title: String,
        /// The share of the PoC.
        pub share_percent: PercentRange,
        /// What it is a share of.
        pub of: BudgetBase,
        /// The id of the figure that records it.
        pub figure: Option<String> where (pattern(ID)),
        /// Source references.
        pub sources: Vec<String> where (length(min = 1), inner(pattern(REFERENCE))),
    }
}

words! {
    /// What a rule of thumb counts the PoC against.
    pub enum BudgetBase {
        /// The cost of going to production, without the PoC.
        Production = "production",
        /// The PoC and going to production together.
        Total = "total",
    }
}

record! {
    /// Hundredths, 0 to 100.
    pub struct PercentRange {
        /// The least.
        pub from: i64 where (range(min = 0, max = 100)),
        /// The most.
        pub to: i64 where (range(min = 0, max = 100)),
    }
}

record! {
    /// A document that is written from the answers.
    pub struct Document {
        /// Its id.
        pub id: String where (pattern(ID)),
        /// Its name.
        pub title: String,
        /// What it is for. Here and in sections, a line break begins a new paragraph.
        pub text: Option<String>,
        /// Its parts, in order.
        pub sections: Vec<DocumentSection> where (length(min = 1)),
    }
}

record! {
    /// A part of a document. It has at least one of a text, questions, and something shown, and prints them in this order.
    pub struct DocumentSection {
        /// Its heading.
        pub title: String,
        /// A text of its own.
        pub text: Option<String>,
        /// Ids of questions, whose answers it states.
        pub questions: Option<Vec<String>> where (length(min = 1), inner(pattern(ID))),
        /// What it shows of the report or the plan.
        pub shows: Option<Shown>,
    }
}

words! {
    /// What a section can show of the report or the plan.
    pub enum Shown {
        /// Name, date, verdict and digest.
        Summary = "summary",
        /// The facts, given or assumed.
        Profile = "profile",
        /// The verdict, and the gates that put it there.
        Verdict = "verdict",
        /// The gates that fail, then those that are open, each with what is wrong if it fails.
        Gates = "gates",
        /// Warnings that fail or may fail.
        Conditions = "conditions",
        /// Open answers on which the verdict may still depend.
        Deciding = "deciding",
        /// The phases and their decisions, with dates if there is a plan.
        Phases = "phases",
        /// Work, money and dates of the plan.
        Cost = "cost",
    }
}

/// What an action's references lead to: places in the pack's lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ActionLinks {
    pub(crate) role: usize,
    pub(crate) phase: usize,
    pub(crate) after: Vec<usize>,
    pub(crate) raises: Vec<(QuestionIdx, u8)>,
    pub(crate) needs: Option<(QuestionIdx, u8)>,
    pub(crate) applies: Applies,
}
