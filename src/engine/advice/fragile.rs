//! Which single answers the verdict would not survive.

use serde::Serialize;

use super::WhatIf;
use crate::engine::answers::Answers;
use crate::engine::gate::{Gates, Status, Verdict};
use crate::engine::points::Range;
use crate::engine::score::{AnswerState, Scores, claimed};

/// An answer which, one level lower, would lose the verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fragile {
    /// The question's id.
    pub question: String,
    /// The levels its answer may have now.
    pub levels: Range<u8>,
    /// The verdict if what was said were one level lower.
    pub verdict: Range<Verdict>,
    /// The gates that would bring it about by failing, and do not fail now; in the pack's order.
    pub fail: Vec<String>,
    /// Those that would be open, and hold now.
    pub open: Vec<String>,
}

/// In the pack's order. A verdict is lost when one of its ends is worse.
pub(super) fn fragile(what_if: &WhatIf<'_>, answers: &Answers, scores: &Scores) -> Vec<Fragile> {
    let pack = what_if.pack;
    let now = Gates::of(pack, what_if.profile, scores);
    let verdict = now.verdict(pack);
    let mut found = Vec::new();
    let mut standings = scores.standings.clone();
    let said = answers.by_question(pack);
    for (place, (question, said)) in pack.questions().iter().zip(said).enumerate() {
        let (Some(standing), Some(said)) = (scores.standings.get(place), said) else { continue };
        let (AnswerState::Answered, Some(range)) = (standing.state, standing.levels) else {
            continue;
        };
        // What was said, for what counts of it may be less already, without evidence.
        let less = claimed(question, said, 1);
        let Some(lowered) = standings.get_mut(place).filter(|_| less != standing.levels) else {
            continue;
        };
        lowered.levels = less;
        let then = Gates::of(pack, what_if.profile, &what_if.scores(standings.clone()));
        let lost = then.verdict(pack);
        if let Some(lowered) = standings.get_mut(place) {
            lowered.levels = standing.levels;
        }
        if lost == verdict {
            continue;
        }
        // What fails already, or only warns, is no reason why the verdict gets worse.
        let (mut fail, mut open) = (Vec::new(), Vec::new());
        for (gate, (now, then)) in pack.gates().iter().zip(now.statuses().zip(then.statuses())) {
            if rank(then) < rank(now) && Verdict::cap_of(gate.consequence) < verdict.possible {
                let gates = if then == Status::Fails { &mut fail } else { &mut open };
                gates.push(gate.id.clone());
            }
        }
        let question = question.id.clone();
        found.push(Fragile { question, levels: range, verdict: lost, fail, open });
    }
    found
}

const fn rank(status: Status) -> u8 {
    match status {
        Status::Fails => 0,
        Status::Open => 1,
        Status::Holds | Status::NotApplicable => 2,
    }
}
