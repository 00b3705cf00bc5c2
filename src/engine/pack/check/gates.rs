//! Checks the gates: one condition each, in one direction, on what is there, and none on itself.

use super::Checker;
use crate::engine::diagnostic::{Code, Path};
use crate::engine::pack::raw::{RawCondition, RawGate};
use crate::engine::pack::{AreaIdx, Condition, Gate, GateIdx, QuestionIdx};

/// Whether a condition says when its gate holds or when it fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    PassesWhen,
    FailsWhen,
}

impl Checker<'_> {
    pub(super) fn gate(&mut self, gate: &RawGate, at: &Path<'_>) -> Gate {
        let condition = match (&gate.passes_when, &gate.fails_when) {
            (Some(condition), None) => {
                self.condition(condition, Form::PassesWhen, &Path::Key(at, "passes_when"))
            }
            (None, Some(condition)) => {
                self.condition(condition, Form::FailsWhen, &Path::Key(at, "fails_when"))
            }
            _ => {
                self.problems.error(
                    Code::AmbiguousCondition,
                    at,
                    &format!(
                        "the gate `{}` needs exactly one of `passes_when` and `fails_when`",
                        gate.id
                    ),
                    "say either what must hold, or what must not",
                );
                Condition::All(Vec::new())
            }
        };
        Gate {
            id: gate.id.clone(),
            title: gate.title.clone(),
            consequence: gate.consequence,
            applies: self.applies(gate.applies.as_ref(), at),
            condition,
            if_failed: gate.if_failed.clone(),
            sources: self.sources(&gate.sources, at),
        }
    }

    /// Turns a condition of either form into what must be so for the gate to hold.
    ///
    /// A `fails_when` becomes its opposite: *below* turns into *at least*, and *all* and *any* change places.
    fn condition(&mut self, condition: &RawCondition, form: Form, at: &Path<'_>) -> Condition {
        let raw = self.raw;
        self.one_direction(condition, form, at);
        let kinds = [
            condition.question.is_some(),
            condition.area.is_some(),
            condition.score.is_some(),
            condition.gate.is_some(),
            condition.all.is_some(),
            condition.any.is_some(),
        ];
        let level = condition.at_least.or(condition.below);
        let points = condition.at_least_bp.or(condition.below_bp);
        let level_name = if condition.at_least.is_some() { "at_least" } else { "below" };
        let points_name = if condition.at_least_bp.is_some() { "at_least_bp" } else { "below_bp" };
        if kinds.iter().filter(|kind| **kind).count() == 1 {
            if let (Some(id), Some(level), None) = (&condition.question, level, points) {
                let place = Path::Key(at, "question");
                let Some(index) =
                    self.reference(id, &self.ids.questions, ("question", "$.questions"), &place)
                else {
                    return Condition::All(Vec::new());
                };
                let levels = raw.questions.get(index).map_or(2, |question| question.levels.len());
                // At least 0 always holds and below 0 never does: level 1 is the least that says something.
                let level = self.level(level, 1, levels, &Path::Key(at, level_name));
                return Condition::Question(QuestionIdx(index), level);
            }
            if let (Some(id), None, Some(points)) = (&condition.area, level, points) {
                let found = self.reference(
                    id,
                    &self.ids.areas,
                    ("area", "$.areas"),
                    &Path::Key(at, "area"),
                );
                let points = self.points(points, &Path::Key(at, points_name));
                return found.map_or(Condition::All(Vec::new()), |index| {
                    Condition::Area(AreaIdx(index), points)
                });
            }
            if let (Some(score), None, Some(points)) = (condition.score, level, points) {
                return Condition::Score(score, self.points(points, &Path::Key(at, points_name)));
            }
            if let (Some(id), None, None) = (&condition.gate, level, points) {
                let found = self.reference(
                    id,
                    &self.ids.gates,
                    ("gate", "$.gates"),
                    &Path::Key(at, "gate"),
                );
                return found
                    .map_or(Condition::All(Vec::new()), |index| Condition::Gate(GateIdx(index)));
            }
            if let (Some(parts), None, None) = (&condition.all, level, points) {
                let parts = self.conditions(parts, form, &Path::Key(at, "all"));
                return if form == Form::PassesWhen {
                    Condition::All(parts)
                } else {
                    Condition::Any(parts)
                };
            }
            if let (Some(parts), None, None) = (&condition.any, level, points) {
                let parts = self.conditions(parts, form, &Path::Key(at, "any"));
                return if form == Form::PassesWhen {
                    Condition::Any(parts)
                } else {
                    Condition::All(parts)
                };
            }
        }
        self.problems.error(
            Code::AmbiguousCondition,
            at,
            "it is not clear what this condition asks",
            "write one of: `question` with a level, `area` or `score` with basis points, `gate`, `all`, `any`",
        );
        Condition::All(Vec::new())
    }

    fn conditions(&mut self, parts: &[RawCondition], form: Form, at: &Path<'_>) -> Vec<Condition> {
        self.not_empty(parts.len(), at);
        parts
            .iter()
            .enumerate()
            .map(|(i, part)| self.condition(part, form, &Path::Index(at, i)))
            .collect()
    }

    /// Refuses a threshold that points the wrong way: with it, a better answer could make the gate fail.
    fn one_direction(&mut self, condition: &RawCondition, form: Form, at: &Path<'_>) {
        let (wrong, hint) = match form {
            Form::PassesWhen => (
                [("below", condition.below), ("below_bp", condition.below_bp)],
                "in `passes_when` write `at_least`; what must not be too low belongs in `fails_when`",
            ),
            Form::FailsWhen => (
                [("at_least", condition.at_least), ("at_least_bp", condition.at_least_bp)],
                "in `fails_when` write `below`; what must be reached belongs in `passes_when`",
            ),
        };
        for (name, value) in wrong {
            if value.is_some() {
                self.problems.error(
                    Code::NotMonotone,
                    &Path::Key(at, name),
                    &format!("with `{name}` here, a better answer could make the gate fail"),
                    hint,
                );
            }
        }
    }

    /// The gates, each after those it refers to; the gates of a circle are left out and reported.
    pub(super) fn gate_order(&mut self, gates: &[Gate], at: &Path<'_>) -> Vec<GateIdx> {
        let needs: Vec<Vec<usize>> = gates
            .iter()
            .map(|gate| {
                let mut found = Vec::new();
                gates_in(&gate.condition, &mut found);
                found
            })
            .collect();
        let hint = "let one of them name questions instead of a gate";
        let ids = self.ids;
        self.in_order(&needs, &ids.gates, "gates", hint, at).into_iter().map(GateIdx).collect()
    }
}

/// The gates a condition refers to.
fn gates_in(condition: &Condition, found: &mut Vec<usize>) {
    match condition {
        Condition::Gate(gate) => found.push(gate.0),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| gates_in(part, found));
        }
        Condition::Question(..) | Condition::Area(..) | Condition::Score(..) => {}
    }
}
