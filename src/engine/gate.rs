//! Gates and the verdict: what holds, what fails, what is open, and what follows from it.
//!
//! A gate caps the verdict; nothing here can lift one. Conditions only say *at least*, so a gate that holds with
//! every open answer at its worst holds for sure, and one that fails with every open answer at its best fails for sure.

use serde::Serialize;

use super::decode::words;
use super::pack::{Condition, Consequence, Gate, GateIdx, Overall, Pack, QuestionIdx};
use super::points::{BasisPoints, Range};
use super::score::{Profile, Scores};

words! {
    /// What is to be done with the PoC. Ordered: *kill* is the worst.
    pub enum Verdict {
        /// Stop: in this form, no further work would make it worth shipping.
        Kill = "kill",
        /// Not like this: close the gaps, or do something smaller.
        Rescope = "rescope",
        /// Fit for production.
        Ship = "ship",
    }
}

impl Verdict {
    /// The best verdict that a failing gate of this consequence leaves.
    pub const fn cap_of(consequence: Consequence) -> Self {
        match consequence {
            Consequence::Kill => Self::Kill,
            Consequence::Block => Self::Rescope,
            Consequence::Warn => Self::Ship,
        }
    }
}

words! {
    /// Whether something holds, given that some answers are open.
    pub enum Status {
        /// It fails whatever the open answers turn out to be.
        Fails = "fails",
        /// It depends on open answers.
        Open = "open",
        /// It holds whatever the open answers turn out to be.
        Holds = "holds",
        /// It is about nothing that counts here, and stands in nobody's way.
        NotApplicable = "not_applicable",
    }
}

impl Status {
    pub(crate) fn of(ends: Option<Range<bool>>) -> Self {
        match ends {
            None => Self::NotApplicable,
            Some(Range { proven: true, .. }) => Self::Holds,
            Some(Range { possible: true, .. }) => Self::Open,
            Some(_) => Self::Fails,
        }
    }

    /// Whether it does not hold at the worst.
    pub(crate) fn may_fail(self) -> bool {
        matches!(self, Self::Fails | Self::Open)
    }

    /// Whether a gate of this consequence, standing so, keeps the proven verdict from *ship*.
    pub(crate) fn blocks(self, consequence: Consequence) -> bool {
        consequence != Consequence::Warn && self.may_fail()
    }

    /// Whether it holds at the worst and at the best; `None` when it does not count.
    fn ends(self) -> Option<Range<bool>> {
        match self {
            Self::NotApplicable => None,
            Self::Holds => Some(Range::new(true, true)),
            Self::Open => Some(Range::new(false, true)),
            Self::Fails => Some(Range::new(false, false)),
        }
    }
}

/// A condition with what was found: the trace of a gate.
///
/// `have` is the range found, `null` where nothing counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Part {
    /// An answer against a level.
    Question {
        /// The question's id.
        question: String,
        /// The level it needs.
        at_least: u8,
        /// The levels it may have.
        have: Option<Range<u8>>,
        /// What follows.
        status: Status,
    },
    /// An area's score against a threshold.
    Area {
        /// The area's id.
        area: String,
        /// The score it needs.
        at_least_bp: BasisPoints,
        /// The scores it may have.
        have: Option<Range<BasisPoints>>,
        /// What follows.
        status: Status,
    },
    /// An overall score against a threshold.
    Score {
        /// Which score.
        score: Overall,
        /// The score it needs.
        at_least_bp: BasisPoints,
        /// The scores it may have.
        have: Option<Range<BasisPoints>>,
        /// What follows.
        status: Status,
    },
    /// Another gate.
    Gate {
        /// The gate's id.
        gate: String,
        /// Whether it holds.
        status: Status,
    },
    /// All of several parts.
    All {
        /// The parts.
        parts: Vec<Part>,
        /// What follows.
        status: Status,
    },
    /// At least one of several parts.
    Any {
        /// The parts.
        parts: Vec<Part>,
        /// What follows.
        status: Status,
    },
}

impl Part {
    /// Whether this part holds.
    pub const fn status(&self) -> Status {
        match self {
            Self::Question { status, .. }
            | Self::Area { status, .. }
            | Self::Score { status, .. }
            | Self::Gate { status, .. }
            | Self::All { status, .. }
            | Self::Any { status, .. } => *status,
        }
    }
}

/// The gates of one set of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gates {
    /// One per gate of the pack; `None` for gates that do not count for this profile.
    statuses: Vec<Option<Status>>,
}

impl Gates {
    pub(crate) fn of(pack: &Pack, profile: &Profile, scores: &Scores) -> Self {
        let mut gates = Self { statuses: vec![None; pack.gates().len()] };
        gates.look(pack, profile, scores, |_, _| true);
        gates
    }

    /// Whether the proven verdict is *ship*: as [`Gates::verdict`] says, but no gate is looked at after the first that
    /// stands in the way.
    pub(crate) fn is_ship(pack: &Pack, profile: &Profile, scores: &Scores) -> bool {
        let mut gates = Self { statuses: vec![None; pack.gates().len()] };
        gates.look(pack, profile, scores, |gate, status| !status.blocks(gate.consequence))
    }

    /// Looks at one gate after the other for as long as `goes_on`, and says whether it did to the end.
    fn look(
        &mut self,
        pack: &Pack,
        profile: &Profile,
        scores: &Scores,
        goes_on: fn(&Gate, Status) -> bool,
    ) -> bool {
        for idx in pack.gates_in_order().iter().filter(|idx| profile.counts(**idx)) {
            let gate = &pack[*idx];
            let status = self.status_of(&gate.condition, scores);
            if let Some(place) = self.statuses.get_mut(idx.get()) {
                *place = Some(status);
            }
            if !goes_on(gate, status) {
                return false;
            }
        }
        true
    }

    /// The status of every gate of the pack, in its order.
    pub(crate) fn statuses(&self) -> impl Iterator<Item = Status> {
        self.statuses.iter().map(|status| status.unwrap_or(Status::NotApplicable))
    }

    /// Each gate that counts for the profile, with its status, in the pack's order.
    pub(crate) fn counting<'a>(
        &'a self,
        pack: &'a Pack,
    ) -> impl Iterator<Item = (&'a Gate, Status)> {
        pack.gates()
            .iter()
            .zip(&self.statuses)
            .filter_map(|(gate, status)| Some((gate, (*status)?)))
    }

    /// The ids of the gates that keep the proven verdict from *ship*, in the pack's order.
    pub(crate) fn obstacles(&self, pack: &Pack) -> Vec<String> {
        self.counting(pack)
            .filter(|(gate, status)| status.blocks(gate.consequence))
            .map(|(gate, _)| gate.id.clone())
            .collect()
    }

    /// The verdict at both ends: the worst consequence among the gates that fail there.
    pub(crate) fn verdict(&self, pack: &Pack) -> Range<Verdict> {
        let worst = |fails: fn(Status) -> bool| {
            self.counting(pack)
                .filter(|(_, status)| fails(*status))
                .map(|(gate, _)| Verdict::cap_of(gate.consequence))
                .min()
                .unwrap_or(Verdict::Ship)
        };
        Range::new(worst(Status::may_fail), worst(|status| status == Status::Fails))
    }

    /// A gate's status; one that does not count for the profile stands in nobody's way.
    pub(crate) fn status(&self, gate: GateIdx) -> Status {
        self.statuses.get(gate.get()).copied().flatten().unwrap_or(Status::NotApplicable)
    }

    pub(crate) fn status_of(&self, condition: &Condition, scores: &Scores) -> Status {
        match condition {
            Condition::Question(question, at_least) => answered(scores, *question, *at_least),
            Condition::Area(area, at_least) => reached(scores.area(*area), *at_least),
            Condition::Score(overall, at_least) => {
                reached(overall_score(*overall, scores), *at_least)
            }
            Condition::Gate(gate) => self.status(*gate),
            Condition::All(parts) => all(parts.iter().map(|part| self.status_of(part, scores))),
            Condition::Any(parts) => any(parts.iter().map(|part| self.status_of(part, scores))),
        }
    }

    /// The condition with what was found at each part.
    pub(crate) fn trace(&self, condition: &Condition, pack: &Pack, scores: &Scores) -> Part {
        let status = self.status_of(condition, scores);
        let traces =
            |parts: &[Condition]| parts.iter().map(|part| self.trace(part, pack, scores)).collect();
        match condition {
            Condition::Question(question, at_least) => Part::Question {
                question: pack[*question].id.clone(),
                at_least: *at_least,
                have: scores.standing(*question).and_then(|standing| standing.levels),
                status,
            },
            Condition::Area(area, at_least) => Part::Area {
                area: pack[*area].id.clone(),
                at_least_bp: *at_least,
                have: scores.area(*area),
                status,
            },
            Condition::Score(overall, at_least) => Part::Score {
                score: *overall,
                at_least_bp: *at_least,
                have: overall_score(*overall, scores),
                status,
            },
            Condition::Gate(gate) => Part::Gate { gate: pack[*gate].id.clone(), status },
            Condition::All(parts) => Part::All { parts: traces(parts), status },
            Condition::Any(parts) => Part::Any { parts: traces(parts), status },
        }
    }
}

const fn overall_score(overall: Overall, scores: &Scores) -> Option<Range<BasisPoints>> {
    match overall {
        Overall::Average => scores.average,
        Overall::Weakest => scores.weakest,
    }
}

fn reached<T: PartialOrd + PartialEq>(have: Option<Range<T>>, at_least: T) -> Status {
    Status::of(have.map(|have| have.map(|value| value >= at_least)))
}

/// Whether the answer to a question reaches a level.
pub(crate) fn answered(scores: &Scores, question: QuestionIdx, at_least: u8) -> Status {
    let levels = scores.standing(question).and_then(|standing| standing.levels);
    reached(levels, at_least)
}

/// Whether all of these hold; those that do not count drop out.
pub(crate) fn combined(parts: &[Status]) -> Status {
    all(parts.iter().copied())
}

/// All hold; parts that do not count drop out.
fn all(parts: impl Iterator<Item = Status>) -> Status {
    Status::of(
        parts
            .filter_map(Status::ends)
            .reduce(|a, b| Range::new(a.proven && b.proven, a.possible && b.possible)),
    )
}

/// At least one holds; parts that do not count drop out.
fn any(parts: impl Iterator<Item = Status>) -> Status {
    Status::of(
        parts
            .filter_map(Status::ends)
            .reduce(|a, b| Range::new(a.proven || b.proven, a.possible || b.possible)),
    )
}
