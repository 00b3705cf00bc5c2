//! Which open answers can still change the verdict.
//!
//! Only what the answers imply; no texts, and no guesses about how likely an answer is.

use std::cmp::Reverse;

use serde::Serialize;

use crate::engine::gate::{Gates, Status, Verdict};
use crate::engine::pack::{Condition, Overall, Pack, Question};
use crate::engine::score::{AnswerState, Scores};

/// An open answer on which the verdict may still depend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deciding {
    /// The question's id.
    pub question: String,
    /// Why it is open: not answered, unknown, or answered with less than certainty.
    pub state: AnswerState,
    /// The open gates by which it bears on the verdict, in the pack's order.
    pub gates: Vec<String>,
}

/// How much hangs on a question; smaller comes first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// What the worst of its gates does.
    worst: Verdict,
    /// False before true: a gate that asks for this very answer, before one that asks for a score.
    only_by_score: bool,
    /// More gates come first.
    gates: Reverse<usize>,
    /// So do heavier questions.
    weight: Reverse<u64>,
    place: usize,
}

/// The questions whose answers the verdict still depends on, those that can change it most first.
///
/// No other answer can change it; one of these may turn out not to, beside heavier ones.
/// Once all of them are answered with certainty the verdict is settled; often it is settled sooner. The order is:
/// questions of the worst possible consequence, then those a gate asks for by name, then by number of gates and by
/// weight. Empty when the verdict is settled.
pub(crate) fn deciding(pack: &Pack, scores: &Scores, gates: &Gates) -> Vec<Deciding> {
    let possible = gates.verdict(pack).possible;
    let touched = open_by_gate(pack, scores, gates);
    let mut found: Vec<Option<(Rank, Deciding)>> = Vec::new();
    found.resize_with(pack.questions().len(), || None);
    for ((gate, status), touched) in pack.gates().iter().zip(gates.statuses()).zip(&touched) {
        // An open gate whose failure would leave the verdict where the failing ones already put it decides nothing.
        let cap = Verdict::cap_of(gate.consequence);
        if status != Status::Open || cap >= possible {
            continue;
        }
        let questions = pack.questions().iter().zip(&scores.standings);
        for (((place, (question, standing)), found), touched) in
            questions.enumerate().zip(&mut found).zip(touched)
        {
            let Some(only_by_score) = *touched else { continue };
            let (rank, deciding) = found.get_or_insert_with(|| {
                let (gates, weight) = (Reverse(0), Reverse(question.weight));
                let rank = Rank { worst: cap, only_by_score, gates, weight, place };
                let question = question.id.clone();
                (rank, Deciding { question, state: standing.state, gates: Vec::new() })
            });
            rank.worst = rank.worst.min(cap);
            rank.only_by_score &= only_by_score;
            rank.gates.0 += 1;
            deciding.gates.push(gate.id.clone());
        }
    }
    let mut ranked: Vec<(Rank, Deciding)> = Vec::new();
    for (rank, deciding) in found.into_iter().flatten() {
        let place = ranked.partition_point(|(before, _)| *before < rank);
        ranked.insert(place, (rank, deciding));
    }
    ranked.into_iter().map(|(_, deciding)| deciding).collect()
}

/// One per question of the pack: whether an open gate depends on it, and then whether only through a score.
type Touched = Vec<Option<bool>>;

/// For every gate of the pack. Gates refer to gates, so each is looked into once, after those it refers to.
fn open_by_gate(pack: &Pack, scores: &Scores, gates: &Gates) -> Vec<Touched> {
    let none: Touched = vec![None; pack.questions().len()];
    let mut found = vec![none.clone(); pack.gates().len()];
    for idx in pack.gates_in_order() {
        let mut touched = none.clone();
        open_questions(&pack[*idx].condition, pack, scores, gates, &found, &mut touched);
        if let Some(place) = found.get_mut(idx.get()) {
            *place = touched;
        }
    }
    found
}

fn open_questions(
    condition: &Condition,
    pack: &Pack,
    scores: &Scores,
    gates: &Gates,
    by_gate: &[Touched],
    found: &mut [Option<bool>],
) {
    // Inside a condition that is open as a whole, a part that holds or fails for sure has no more say.
    if gates.status_of(condition, scores) != Status::Open {
        return;
    }
    match condition {
        Condition::Question(question, _) => {
            touch(found.get_mut(question.get()), false);
        }
        Condition::Area(area, _) => {
            by_score(pack, scores, found, |question| question.area == *area)
        }
        Condition::Score(Overall::Average, _) => by_score(pack, scores, found, |_| true),
        Condition::Score(Overall::Weakest, at_least) => {
            // Areas that are surely above the threshold cannot pull the weakest below it.
            by_score(pack, scores, found, |question| {
                scores.area(question.area).is_some_and(|range| range.proven < *at_least)
            });
        }
        Condition::Gate(gate) => {
            let inside = by_gate.get(gate.get()).into_iter().flatten();
            for (place, only_by_score) in found.iter_mut().zip(inside) {
                if let Some(only_by_score) = *only_by_score {
                    touch(Some(place), only_by_score);
                }
            }
        }
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                open_questions(part, pack, scores, gates, by_gate, found);
            }
        }
    }
}

fn by_score(
    pack: &Pack,
    scores: &Scores,
    found: &mut [Option<bool>],
    concerns: impl Fn(&Question) -> bool,
) {
    for ((question, standing), place) in pack.questions().iter().zip(&scores.standings).zip(found) {
        if standing.is_open() && concerns(question) {
            touch(Some(place), true);
        }
    }
}

fn touch(place: Option<&mut Option<bool>>, only_by_score: bool) {
    if let Some(place) = place {
        *place = Some(only_by_score && place.unwrap_or(true));
    }
}
