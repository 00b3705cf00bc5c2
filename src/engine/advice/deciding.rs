//! Which open answers can still change the verdict.
//!
//! Only what the answers imply; no texts, and no guesses about how likely an answer is.

use std::cmp::Reverse;

use serde::Serialize;

use super::WhatIf;
use crate::engine::gate::{Gates, Status, Verdict};
use crate::engine::pack::{Condition, Overall, Pack, Question};
use crate::engine::points::Range;
use crate::engine::score::{AnswerState, Scores, Standing};

/// An open answer on which the verdict may still depend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// How many steps the range of the verdict closes by, over all levels it may be answered with; in
    /// [`PARTS`]ths of a step.
    closes: Reverse<u64>,
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

/// Every number of levels from 1 to 11 divides it, so that means over levels are whole numbers.
const PARTS: u64 = 27_720;

/// How many completions of a gate's own questions are tried before an answer is taken to matter.
const MOST_TRIES: usize = 512;

/// How many gates are looked at in all such tries of one report.
const MOST_WORK: usize = 4_000_000;

/// The questions whose answers the verdict still depends on, those that close most of its range first.
///
/// Where gates ask for answers, it is exactly those: some completion of the other open answers makes the verdict turn
/// on it. Where they ask for scores, one of these may turn out not to matter, beside heavier ones; and so where a gate
/// asks for so many answers that not all of their completions can be tried.
/// No other answer can change the verdict, and once all of these are answered with certainty it is settled; often it
/// is settled sooner. The order is by how much of the verdict's range an answer closes, each of its levels counted
/// alike; then questions of the worst possible consequence, those a gate asks for by name, by number of gates and by
/// weight. Empty when the verdict is settled.
pub(crate) fn deciding(what_if: &WhatIf<'_>, scores: &Scores, gates: &Gates) -> Vec<Deciding> {
    let pack = what_if.pack;
    let possible = gates.verdict(pack).possible;
    let touched = open_by_gate(pack, scores, gates);
    let mut found: Vec<Option<(Rank, Deciding)>> = Vec::new();
    found.resize_with(pack.questions().len(), || None);
    let mut decides = vec![false; found.len()];
    let asked = asked_by_gate(pack);
    let mut left = MOST_WORK;
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
                let rank = Rank {
                    closes: Reverse(0),
                    worst: cap,
                    only_by_score,
                    gates: Reverse(0),
                    weight: Reverse(question.weight),
                    place,
                };
                let question = question.id.clone();
                (rank, Deciding { question, state: standing.state, gates: Vec::new() })
            });
            rank.worst = rank.worst.min(cap);
            rank.only_by_score &= only_by_score;
            rank.gates.0 += 1;
            deciding.gates.push(gate.id.clone());
            if let Some(decides) = decides.get_mut(place)
                && !*decides
            {
                *decides = turns_on(what_if, scores, &gate.condition, &asked, place, &mut left);
            }
        }
    }
    let mut ranked: Vec<(Rank, Deciding)> = Vec::new();
    for ((rank, deciding), _) in found
        .into_iter()
        .zip(decides)
        .filter_map(|(found, decides)| Some((found?, decides)).filter(|(_, decides)| *decides))
    {
        let rank = Rank { closes: Reverse(closes(what_if, scores, rank.place)), ..rank };
        let place = ranked.partition_point(|(before, _)| *before < rank);
        ranked.insert(place, (rank, deciding));
    }
    ranked.into_iter().map(|(_, deciding)| deciding).collect()
}

/// How many steps the range of the verdict closes by when a question is answered, in [`PARTS`]ths.
fn closes(what_if: &WhatIf<'_>, scores: &Scores, question: usize) -> u64 {
    let width = |range: Range<Verdict>| (range.possible as u64).saturating_sub(range.proven as u64);
    let before = width(what_if.verdict(scores));
    let mut standings = scores.standings.clone();
    let Some(levels) = standings.get(question).and_then(|standing| standing.levels) else {
        return 0;
    };
    let mut steps = 0;
    for level in levels.proven..=levels.possible {
        fix(&mut standings, question, level);
        steps += before.saturating_sub(width(what_if.verdict(&what_if.scores(standings.clone()))));
    }
    let count = u64::from(levels.possible - levels.proven) + 1;
    (steps * PARTS).checked_div(count).unwrap_or(0)
}

/// Whether the verdict can turn on a question through this condition, or that is too much to find out with what is left.
fn turns_on(
    what_if: &WhatIf<'_>,
    scores: &Scores,
    condition: &Condition,
    by_gate: &[Asked],
    question: usize,
    left: &mut usize,
) -> bool {
    // Everything else at its best leaves the other gates the least to hide behind.
    let best: Vec<Standing> = scores
        .standings
        .iter()
        .map(|standing| {
            let levels = standing.levels.map(|levels| Range::new(levels.possible, levels.possible));
            Standing { levels, ..*standing }
        })
        .collect();
    let levels =
        |question: usize| scores.standings.get(question).and_then(|standing| standing.levels);
    let Some(own) = levels(question) else { return false };
    let turns = |standings: &mut Vec<Standing>| {
        let [worst, best] = [own.proven, own.possible].map(|level| {
            fix(standings, question, level);
            what_if.verdict(&what_if.scores(standings.clone()))
        });
        worst != best
    };
    let mut asked = (Vec::new(), true);
    asks(condition, by_gate, &mut asked);
    if !asked.1 {
        // It is about scores, too.
        return true;
    }
    // Usually it is enough that whatever could stand in for this answer is at its worst.
    let mut standings = best.clone();
    alone(condition, by_gate, question, scores, &mut standings);
    if turns(&mut standings) {
        return true;
    }
    // Else some other gate asks for the same answers: all completions of this one's own questions tell.
    let others: Vec<(usize, Range<u8>)> = asked
        .0
        .into_iter()
        .filter(|other| *other != question)
        .filter_map(|other| Some((other, levels(other)?)))
        .filter(|(_, levels)| !levels.is_settled())
        .collect();
    let tries = others.iter().try_fold(1_usize, |tries, (_, levels)| {
        let more = tries * (usize::from(levels.possible - levels.proven) + 1);
        (more <= MOST_TRIES).then_some(more)
    });
    let work = |tries: &usize| tries * by_gate.len();
    let Some(tries) = tries.filter(|tries| work(tries) <= *left) else { return true };
    *left -= work(&tries);
    let mut standings = best;
    (0..tries).any(|mut number| {
        for (other, levels) in &others {
            let count = usize::from(levels.possible - levels.proven) + 1;
            let step = u8::try_from(number.checked_rem(count).unwrap_or(0)).unwrap_or(0);
            number = number.checked_div(count).unwrap_or(0);
            fix(&mut standings, *other, levels.proven + step);
        }
        turns(&mut standings)
    })
}

fn fix(standings: &mut [Standing], question: usize, level: u8) {
    if let Some(standing) = standings.get_mut(question) {
        standing.levels = Some(Range::new(level, level));
    }
}

/// What a gate asks for, gates it refers to included: questions, and whether there is nothing else.
type Asked = (Vec<usize>, bool);

/// For every gate of the pack. Gates refer to gates, so each is looked into once, after those it refers to.
fn asked_by_gate(pack: &Pack) -> Vec<Asked> {
    let mut all: Vec<Asked> = vec![(Vec::new(), true); pack.gates().len()];
    for idx in pack.gates_in_order() {
        let mut found = (Vec::new(), true);
        asks(&pack[*idx].condition, &all, &mut found);
        if let Some(place) = all.get_mut(idx.get()) {
            *place = found;
        }
    }
    all
}

fn asks(condition: &Condition, by_gate: &[Asked], found: &mut Asked) {
    let mut add = |question: usize| {
        if !found.0.contains(&question) {
            found.0.push(question);
        }
    };
    match condition {
        Condition::Question(question, _) => add(question.get()),
        Condition::Area(..) | Condition::Score(..) => found.1 = false,
        Condition::Gate(gate) => {
            if let Some((questions, only)) = by_gate.get(gate.get()) {
                questions.iter().copied().for_each(add);
                found.1 &= only;
            }
        }
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| asks(part, by_gate, found));
        }
    }
}

/// Puts at its worst whatever could stand in for a question in this condition, but not inside gates it refers to; true
/// if it asks for the question.
fn alone(
    condition: &Condition,
    by_gate: &[Asked],
    question: usize,
    scores: &Scores,
    standings: &mut [Standing],
) -> bool {
    match condition {
        Condition::Question(own, _) => own.get() == question,
        Condition::Area(..) | Condition::Score(..) => false,
        Condition::Gate(gate) => {
            by_gate.get(gate.get()).is_some_and(|(questions, _)| questions.contains(&question))
        }
        Condition::All(parts) => {
            let mut found = false;
            for part in parts {
                found |= alone(part, by_gate, question, scores, standings);
            }
            found
        }
        Condition::Any(parts) => {
            let asks_for_it = |part: &Condition, standings: &mut [Standing]| {
                alone(part, by_gate, question, scores, standings)
            };
            let own = parts.iter().position(|part| asks_for_it(part, standings));
            let mut others = (Vec::new(), true);
            for (place, part) in parts.iter().enumerate() {
                if own.is_some_and(|own| own != place) {
                    asks(part, by_gate, &mut others);
                }
            }
            for other in others.0.into_iter().filter(|other| *other != question) {
                let standing = scores.standings.get(other);
                if let Some(levels) = standing.and_then(|standing| standing.levels) {
                    fix(standings, other, levels.proven);
                }
            }
            own.is_some()
        }
    }
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
            by_score(pack, scores, found, &|question| question.area == *area)
        }
        Condition::Score(Overall::Average, _) => by_score(pack, scores, found, &|_| true),
        Condition::Score(Overall::Weakest, at_least) => {
            // Areas that are surely above the threshold cannot pull the weakest below it.
            by_score(pack, scores, found, &|question| {
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
    concerns: &dyn Fn(&Question) -> bool,
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
