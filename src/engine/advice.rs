//! Which open answers can still change the verdict.
//!
//! Only what the answers imply; no texts, and no guesses about how likely an answer is.

use std::collections::BTreeMap;

use serde::Serialize;

use super::gate::{Gates, Status, Verdict, overall_score};
use super::pack::{Condition, GateIdx, Overall, Pack, Question};
use super::score::{AnswerState, Scores};

/// An open answer on which the verdict may still depend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deciding {
    /// The question's id.
    pub question: String,
    /// Why it is open: not answered, unknown, or answered with less than certainty.
    pub state: AnswerState,
    /// The open gates it bears on, in the pack's order.
    pub gates: Vec<String>,
}

/// How much hangs on a question; smaller comes first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// What the worst of its gates does.
    worst: Verdict,
    /// False before true: a gate that asks for this very answer, before one that asks for a score.
    only_by_score: bool,
    /// Minus the number of gates, so that more come first.
    gates: i64,
    /// Minus the weight, likewise.
    weight: i64,
    place: usize,
}

/// The questions whose answers the verdict still depends on, those that can change it most first.
///
/// Once all of them are answered with certainty the verdict is settled; often it is settled sooner. The order is:
/// questions of the worst possible consequence, then those a gate asks for by name, then by number of gates and by
/// weight. Empty when the verdict is settled.
pub(crate) fn deciding(pack: &Pack, scores: &Scores, gates: &Gates) -> Vec<Deciding> {
    let possible = gates.verdict(pack).possible;
    let mut found: BTreeMap<usize, (Rank, Deciding)> = BTreeMap::new();
    for (gate, status) in gates.counting(pack) {
        // An open gate whose failure would leave the verdict where the failing ones already put it decides nothing.
        let cap = Verdict::cap_of(gate.consequence);
        if status != Status::Open || cap >= possible {
            continue;
        }
        let mut touched: BTreeMap<usize, bool> = BTreeMap::new();
        open_questions(&gate.condition, pack, scores, gates, &mut touched);
        for (place, only_by_score) in touched {
            let (Some(question), Some(standing)) =
                (pack.questions().get(place), scores.standings.get(place))
            else {
                continue;
            };
            let (rank, deciding) = found.entry(place).or_insert_with(|| {
                let rank = Rank {
                    worst: cap,
                    only_by_score,
                    gates: 0,
                    weight: minus(question.weight),
                    place,
                };
                (
                    rank,
                    Deciding {
                        question: question.id.clone(),
                        state: standing.state,
                        gates: Vec::new(),
                    },
                )
            });
            rank.worst = rank.worst.min(cap);
            rank.only_by_score &= only_by_score;
            rank.gates -= 1;
            deciding.gates.push(gate.id.clone());
        }
    }
    let mut ranked: Vec<_> = found.into_values().collect();
    ranked.sort_by(|(a, _), (b, _)| a.cmp(b));
    ranked.into_iter().map(|(_, deciding)| deciding).collect()
}

fn minus(weight: u64) -> i64 {
    i64::try_from(weight).map_or(i64::MIN, i64::wrapping_neg)
}

/// The open questions that an open condition depends on; true for those it reaches only through a score.
fn open_questions(
    condition: &Condition,
    pack: &Pack,
    scores: &Scores,
    gates: &Gates,
    found: &mut BTreeMap<usize, bool>,
) {
    // Inside a condition that is open as a whole, a part that holds or fails for sure has no more say.
    if gates.status_of(condition, scores) != Status::Open {
        return;
    }
    match condition {
        Condition::Question(question, _) => {
            found.insert(question.get(), false);
        }
        Condition::Area(area, _) => {
            by_score(pack, scores, found, |question| question.area == *area)
        }
        Condition::Score(Overall::Average, _) => by_score(pack, scores, found, |_| true),
        Condition::Score(Overall::Weakest, at_least) => {
            // Areas that are surely above the threshold cannot pull the weakest below it.
            debug_assert!(overall_score(Overall::Weakest, scores).is_some());
            by_score(pack, scores, found, |question| {
                scores.area(question.area).is_some_and(|range| range.proven < *at_least)
            });
        }
        Condition::Gate(gate) => {
            open_questions(gate_condition(pack, *gate), pack, scores, gates, found)
        }
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                open_questions(part, pack, scores, gates, found);
            }
        }
    }
}

fn gate_condition(pack: &Pack, gate: GateIdx) -> &Condition {
    &pack[gate].condition
}

fn by_score(
    pack: &Pack,
    scores: &Scores,
    found: &mut BTreeMap<usize, bool>,
    concerns: impl Fn(&Question) -> bool,
) {
    for (place, (question, standing)) in pack.questions().iter().zip(&scores.standings).enumerate()
    {
        if standing.is_open() && concerns(question) {
            found.entry(place).or_insert(true);
        }
    }
}
