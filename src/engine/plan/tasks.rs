//! What a plan says of each task besides its dates: what it raises, which gates it helps to hold, what it waits for.

use super::timetable::Timetable;
use super::{Piece, Planner, Spread, Task, TaskRaise};
use crate::engine::gate::Gates;
use crate::engine::pack::{Condition, Consequence, Overall, QuestionIdx};
use crate::engine::score::{Scores, Standing};

impl Planner<'_> {
    pub(super) fn tasks(
        &self,
        pieces: &[Piece],
        now: &Scores,
        before: &[Standing],
        timetable: &Timetable,
    ) -> Vec<Task> {
        let pack = self.pack;
        let gates = self.gates(now);
        let mut tasks: Vec<((bool, u32), Task)> = Vec::new();
        for piece in pieces {
            let (Some(action), Some(links)) =
                (pack.actions().get(piece.place), pack.action_links().get(piece.place))
            else {
                continue;
            };
            let standings = if piece.done { before } else { &now.standings };
            let levels = |question: QuestionIdx| standings.get(question.get())?.levels;
            let raises = links.raises.iter().filter_map(|(question, to)| {
                let from = levels(*question).filter(|from| from.proven < *to)?;
                Some(TaskRaise { question: pack[*question].id.clone(), from, to: *to })
            });
            let helped = self.helped(&links.raises, &gates, now);
            let all = pack.gates().iter().zip(gates.statuses()).zip(helped);
            let mut helps: Vec<_> = all
                .filter(|((_, status), helped)| *helped && !piece.done && status.may_fail())
                .map(|((gate, _), _)| gate)
                .collect();
            // Beside what keeps it from shipping, a warning is no reason.
            if helps.iter().any(|gate| gate.consequence != Consequence::Warn) {
                helps.retain(|gate| gate.consequence != Consequence::Warn);
            }
            let activity = timetable.open.iter().position(|place| *place == piece.place);
            let start =
                activity.and_then(|activity| timetable.schedule.start.get(activity).copied());
            let after = activity
                .and_then(|activity| timetable.waits_for.get(activity))
                .into_iter()
                .flatten();
            let rate = self.rate(&action.role);
            let effort_days = Spread::of(&piece.estimate);
            let task = Task {
                action: action.id.clone(),
                role: action.role.clone(),
                phase: action.phase.clone(),
                done: piece.done,
                gates: helps.into_iter().map(|gate| gate.id.clone()).collect(),
                raises: raises.collect(),
                after: after
                    .filter_map(|place| Some(pack.actions().get(*place)?.id.clone()))
                    .collect(),
                effort_days,
                cost: rate.map(|rate| effort_days.times(rate)),
                days: None,
            };
            let rank = (!piece.done, start.unwrap_or(0));
            let place = tasks.partition_point(|(before, _)| *before <= rank);
            tasks.insert(place, (rank, task));
        }
        tasks.into_iter().map(|(_, task)| task).collect()
    }

    /// For every gate, whether it does not hold for certain, and a higher level of one of these questions is part of
    /// what it lacks. Gates refer to gates, so each is looked into once, after those it refers to.
    fn helped(&self, raises: &[(QuestionIdx, u8)], gates: &Gates, scores: &Scores) -> Vec<bool> {
        let pack = self.pack;
        let mut helped = vec![false; pack.gates().len()];
        for idx in pack.gates_in_order() {
            let is = raises.iter().any(|(question, to)| {
                let levels = scores.standings.get(question.get()).and_then(|one| one.levels);
                levels.is_some_and(|levels| levels.proven < *to)
                    && self.asks_for(&pack[*idx].condition, gates, scores, &helped, *question)
            });
            if let Some(place) = helped.get_mut(idx.get()) {
                *place = is;
            }
        }
        helped
    }

    fn asks_for(
        &self,
        condition: &Condition,
        gates: &Gates,
        scores: &Scores,
        helped: &[bool],
        question: QuestionIdx,
    ) -> bool {
        if !gates.status_of(condition, scores).may_fail() {
            return false;
        }
        match condition {
            Condition::Question(own, _) => *own == question,
            Condition::Area(area, _) => self.pack[question].area == *area,
            Condition::Score(Overall::Average, _) => true,
            Condition::Score(Overall::Weakest, at_least) => {
                scores.area(self.pack[question].area).is_some_and(|range| range.proven < *at_least)
            }
            Condition::Gate(gate) => helped.get(gate.get()) == Some(&true),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().any(|part| self.asks_for(part, gates, scores, helped, question))
            }
        }
    }
}
