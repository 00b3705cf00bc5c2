//! From the format's mirror to a sound [`Pack`], or to everything that is wrong with it.
//!
//! The only place that makes a [`Pack`] and its indices. Texts are not judged here beyond being there.

use std::collections::BTreeSet;

use super::raw::{
    self, RawApplies, RawCondition, RawFact, RawGate, RawPack, RawQuestion, RawQuickCheck,
};
use super::{
    Applies, Area, AreaIdx, Band, Condition, Fact, FactIdx, FactOption, Gate, GateIdx, Pack,
    Question, QuestionIdx, QuickCheck, QuickItem, Source,
};
use crate::engine::decode::nearest;
use crate::engine::diagnostic::{Code, Path, Problems};
use crate::engine::digest;
use crate::engine::json::Json;
use crate::engine::points::BasisPoints;

/// More than anybody could answer; keeps every sum of weights far from overflow.
const MAX_ENTRIES: usize = 1_000;

/// The lists whose entries others refer to.
const LISTS: [&str; 6] = [".sources", ".profile", ".areas", ".questions", ".gates", ".options"];

/// Reads and checks a pack.
pub(super) fn check(json: &Json, problems: &mut Problems) -> Option<Pack> {
    let mut shape = Problems::default();
    json.report_duplicates(&Path::Root, &mut shape);
    let raw = raw::read(json, &mut shape);
    let Some(raw) = raw else {
        problems.append(shape);
        return None;
    };
    let mut checker =
        Checker { raw: &raw, problems: Problems::default(), used_facts: BTreeSet::new() };
    let pack = checker.pack(json);
    report(shape, checker.problems, problems);
    (!problems.has_errors()).then_some(pack)
}

/// Passes on the problems of shape, and those of meaning that are not mere echoes of them.
///
/// Where something was missing or mistyped, reading went on with a stand-in, whose own problems say nothing new.
fn report(shape: Problems, meaning: Problems, problems: &mut Problems) {
    let broken: Vec<String> = shape.iter().map(|problem| problem.path.clone()).collect();
    let is_echo = |path: &str| {
        broken.iter().any(|place| {
            path.strip_prefix(place.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        })
    };
    // A reference may dangle only because the entry it names lost its id, or its whole list could not be read.
    let ids_are_broken = broken.iter().any(|place| {
        place.ends_with(".id")
            || place.ends_with(']')
            || LISTS.iter().any(|list| place.ends_with(list))
    });
    problems.append(shape);
    for found in meaning.into_vec() {
        let dangling = ids_are_broken && found.code == Code::UnknownReference;
        if !dangling && !is_echo(&found.path) {
            problems.append_one(found);
        }
    }
}

struct Checker<'a> {
    raw: &'a RawPack,
    problems: Problems,
    used_facts: BTreeSet<usize>,
}

/// Whether a condition says when its gate holds or when it fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    PassesWhen,
    FailsWhen,
}

impl Checker<'_> {
    fn pack(&mut self, json: &Json) -> Pack {
        let raw = self.raw;
        let root = Path::Root;
        self.id(&raw.id, &Path::Key(&root, "id"));
        self.version(&raw.version, &Path::Key(&root, "version"));
        self.language(&raw.language, &Path::Key(&root, "language"));

        self.list("sources", raw.sources.iter().map(|source| source.id.as_str()), 1);
        self.list("profile", raw.profile.iter().map(|fact| fact.id.as_str()), 0);
        self.list("areas", raw.areas.iter().map(|area| area.id.as_str()), 1);
        self.list("questions", raw.questions.iter().map(|question| question.id.as_str()), 1);
        self.list("gates", raw.gates.iter().map(|gate| gate.id.as_str()), 1);

        let profile = Path::Key(&root, "profile");
        let facts = raw
            .profile
            .iter()
            .enumerate()
            .map(|(i, fact)| self.fact(fact, &Path::Index(&profile, i)))
            .collect();

        let list = Path::Key(&root, "areas");
        let areas = raw
            .areas
            .iter()
            .enumerate()
            .map(|(i, area)| {
                let at = Path::Index(&list, i);
                if !raw.questions.iter().any(|question| question.area == area.id) {
                    self.problems.error(
                        Code::WrongCount,
                        &at,
                        format!("no question belongs to the area `{}`", area.id),
                        "add one, or remove the area",
                    );
                }
                Area {
                    id: area.id.clone(),
                    title: area.title.clone(),
                    summary: area.summary.clone(),
                    weight: self.weight(area.weight, &at),
                }
            })
            .collect();

        let list = Path::Key(&root, "questions");
        let questions: Vec<_> = raw
            .questions
            .iter()
            .enumerate()
            .map(|(i, question)| self.question(question, &Path::Index(&list, i)))
            .collect();

        let list = Path::Key(&root, "gates");
        let gates: Vec<_> = raw
            .gates
            .iter()
            .enumerate()
            .map(|(i, gate)| self.gate(gate, &Path::Index(&list, i)))
            .collect();
        let gate_order = self.gate_order(&gates, &list);

        let quick_check = raw.quick_check.as_ref().map(|quick_check| {
            self.quick_check(quick_check, &questions, &Path::Key(&root, "quick_check"))
        });

        for (i, fact) in raw.profile.iter().enumerate() {
            if !self.used_facts.contains(&i) {
                self.problems.warning(
                    Code::UnusedFact,
                    &Path::Index(&profile, i),
                    format!("nothing depends on the fact `{}`", fact.id),
                    "use it in an `applies`, or do not ask for it",
                );
            }
        }

        Pack {
            id: raw.id.clone(),
            version: raw.version.clone(),
            language: raw.language.clone(),
            title: raw.title.clone(),
            description: raw.description.clone(),
            digest: digest::sha256(&json.canonical()),
            sources: raw
                .sources
                .iter()
                .map(|source| Source {
                    id: source.id.clone(),
                    kind: source.kind,
                    publisher: source.publisher.clone(),
                    title: source.title.clone(),
                    year: source.year,
                    url: source.url.clone(),
                    note: source.note.clone(),
                })
                .collect(),
            facts,
            areas,
            questions,
            gates,
            gate_order,
            quick_check,
        }
    }

    fn id(&mut self, id: &str, at: &Path<'_>) {
        if let Some(message) = id_problem(id) {
            self.problems.error(
                Code::BadId,
                at,
                message,
                "use lower-case letters, digits and hyphens, a letter first, at most 64 characters",
            );
        }
    }

    fn version(&mut self, version: &str, at: &Path<'_>) {
        let parts: Vec<_> = version.split('.').collect();
        let is_number = |part: &&str| {
            part.parse::<u32>().is_ok()
                && !part.starts_with('+')
                && (*part == "0" || !part.starts_with('0'))
        };
        if parts.len() != 3 || !parts.iter().all(is_number) {
            self.problems.error(
                Code::BadVersion,
                at,
                format!("`{version}` is not a version"),
                "write three numbers, such as 1.0.0",
            );
        }
    }

    fn language(&mut self, language: &str, at: &Path<'_>) {
        let mut parts = language.split('-');
        let primary = parts.next().is_some_and(|part| {
            (2..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_lowercase())
        });
        let rest = parts.all(|part| {
            (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        });
        if !primary || !rest {
            self.problems.error(
                Code::UnknownWord,
                at,
                format!("`{language}` is not a language tag"),
                "write a BCP 47 tag such as en, de or pt-BR",
            );
        }
    }

    /// Checks the length of a list and the ids in it.
    fn list<'i>(&mut self, name: &str, ids: impl Iterator<Item = &'i str>, least: usize) {
        let at = Path::Key(&Path::Root, name);
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut count = 0;
        for (i, id) in ids.enumerate() {
            count += 1;
            let entry = Path::Index(&at, i);
            let place = Path::Key(&entry, "id");
            self.id(id, &place);
            if !seen.insert(id) {
                self.problems.error(
                    Code::DuplicateId,
                    &place,
                    format!("the id `{id}` stands in `{name}` twice"),
                    "give each entry an id of its own",
                );
            }
        }
        if !(least..=MAX_ENTRIES).contains(&count) {
            self.problems.error(
                Code::WrongCount,
                &at,
                format!("the number of entries in `{name}` is {count}"),
                format!("a pack has {least} to {MAX_ENTRIES} of them"),
            );
        }
    }

    fn weight(&mut self, weight: Option<i64>, of: &Path<'_>) -> u64 {
        self.number(weight.unwrap_or(1), 1, 100, "a weight", &Path::Key(of, "weight"))
    }

    fn number(&mut self, value: i64, least: i64, most: i64, what: &str, at: &Path<'_>) -> u64 {
        if !(least..=most).contains(&value) {
            self.problems.error(
                Code::OutOfRange,
                at,
                format!("{value} is out of range"),
                format!("{what} is {least} to {most} here"),
            );
        }
        u64::try_from(value.clamp(least, most.max(least))).unwrap_or(0)
    }

    fn level(&mut self, value: i64, least: i64, max: usize, at: &Path<'_>) -> u8 {
        let max = i64::try_from(max).unwrap_or(i64::MAX).max(least);
        u8::try_from(self.number(value, least, max, "a level", at)).unwrap_or(u8::MAX)
    }

    fn points(&mut self, value: i64, at: &Path<'_>) -> BasisPoints {
        self.number(value, 1, 10_000, "a threshold in basis points", at);
        BasisPoints::new(value).unwrap_or(BasisPoints::FULL)
    }

    /// Finds an id in a list.
    fn reference<'i>(
        &mut self,
        id: &str,
        ids: impl Iterator<Item = &'i str> + Clone,
        what: &str,
        at: &Path<'_>,
    ) -> Option<usize> {
        let found = ids.clone().position(|known| known == id);
        if found.is_none() {
            self.problems.error(
                Code::UnknownReference,
                at,
                format!("there is no {what} `{id}`"),
                match nearest(id, ids) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("add the {what}, or name another"),
                },
            );
        }
        found
    }

    fn sources(&mut self, references: &[String], least: usize, of: &Path<'_>) -> Vec<String> {
        let at = Path::Key(of, "sources");
        if references.len() < least {
            self.problems.error(
                Code::WrongCount,
                &at,
                "no source is named",
                "name where this comes from; an opinion is a source too",
            );
        }
        let raw = self.raw;
        for (i, reference) in references.iter().enumerate() {
            let id = reference.split('/').next().unwrap_or(reference);
            let place = Path::Index(&at, i);
            self.reference(
                id,
                raw.sources.iter().map(|source| source.id.as_str()),
                "source",
                &place,
            );
        }
        references.to_vec()
    }

    fn fact(&mut self, fact: &RawFact, at: &Path<'_>) -> Fact {
        let options = Path::Key(at, "options");
        if fact.options.len() < 2 || fact.options.len() > MAX_ENTRIES {
            self.problems.error(
                Code::WrongCount,
                &options,
                format!("the number of options is {}", fact.options.len()),
                "give at least two; what is always the case need not be asked",
            );
        }
        for (i, option) in fact.options.iter().enumerate() {
            let entry = Path::Index(&options, i);
            let place = Path::Key(&entry, "id");
            self.id(&option.id, &place);
            if fact.options.iter().take(i).any(|earlier| earlier.id == option.id) {
                self.problems.error(
                    Code::DuplicateId,
                    &place,
                    format!("the option `{}` stands here twice", option.id),
                    "give each option an id of its own",
                );
            }
        }
        let unsure = Path::Key(at, "unsure");
        let treat_as = Path::Key(&unsure, "treat_as");
        let checked = Fact {
            id: fact.id.clone(),
            text: fact.text.clone(),
            help: fact.help.clone(),
            multiple: fact.multiple.unwrap_or(false),
            options: fact
                .options
                .iter()
                .map(|option| FactOption {
                    id: option.id.clone(),
                    text: option.text.clone(),
                    help: option.help.clone(),
                    exclusive: option.exclusive.unwrap_or(false),
                })
                .collect(),
            unsure_text: fact.unsure.text.clone(),
            treat_as: self.options(fact, &fact.unsure.treat_as, &treat_as),
        };
        if checked.treat_as.len() == fact.unsure.treat_as.len() && !checked.fits(&checked.treat_as)
        {
            self.problems.error(
                Code::WrongCount,
                &treat_as,
                "these options cannot hold together, and \"not sure\" stands for them",
                "name exactly one; several only if the fact is `multiple`, and none of them `exclusive`",
            );
        }
        checked
    }

    fn options(&mut self, fact: &RawFact, ids: &[String], at: &Path<'_>) -> Vec<usize> {
        ids.iter()
            .enumerate()
            .filter_map(|(i, id)| {
                let known = fact.options.iter().map(|option| option.id.as_str());
                self.reference(id, known, "option", &Path::Index(at, i))
            })
            .collect()
    }

    fn applies(&mut self, applies: Option<&RawApplies>, of: &Path<'_>) -> Applies {
        match applies {
            None => Applies::Always,
            Some(condition) => self.profile_condition(condition, &Path::Key(of, "applies")),
        }
    }

    fn profile_condition(&mut self, condition: &RawApplies, at: &Path<'_>) -> Applies {
        let raw = self.raw;
        match condition {
            RawApplies { fact: Some(id), any_of: Some(options), all: None, any: None } => {
                let place = Path::Key(at, "fact");
                let known = raw.profile.iter().map(|fact| fact.id.as_str());
                let list = Path::Key(at, "any_of");
                self.not_empty(options.len(), &list);
                let found = self.reference(id, known, "fact", &place);
                let Some((index, fact)) =
                    found.and_then(|index| Some((index, raw.profile.get(index)?)))
                else {
                    return Applies::Always;
                };
                self.used_facts.insert(index);
                Applies::AnyOf(FactIdx(index), self.options(fact, options, &list))
            }
            RawApplies { fact: None, any_of: None, all: Some(parts), any: None } => {
                Applies::All(self.profile_conditions(parts, &Path::Key(at, "all")))
            }
            RawApplies { fact: None, any_of: None, all: None, any: Some(parts) } => {
                Applies::Any(self.profile_conditions(parts, &Path::Key(at, "any")))
            }
            _ => {
                self.problems.error(
                    Code::AmbiguousCondition,
                    at,
                    "it is not clear what this condition asks",
                    "write either `fact` with `any_of`, or `all`, or `any`",
                );
                Applies::Always
            }
        }
    }

    fn profile_conditions(&mut self, parts: &[RawApplies], at: &Path<'_>) -> Vec<Applies> {
        self.not_empty(parts.len(), at);
        parts
            .iter()
            .enumerate()
            .map(|(i, part)| self.profile_condition(part, &Path::Index(at, i)))
            .collect()
    }

    fn not_empty(&mut self, count: usize, at: &Path<'_>) {
        if count == 0 {
            self.problems.error(
                Code::WrongCount,
                at,
                "the list is empty",
                "name at least one, or remove the condition",
            );
        }
    }

    fn question(&mut self, question: &RawQuestion, at: &Path<'_>) -> Question {
        let raw = self.raw;
        let area = self.reference(
            &question.area,
            raw.areas.iter().map(|area| area.id.as_str()),
            "area",
            &Path::Key(at, "area"),
        );
        let levels = question.levels.len();
        if !(2..=11).contains(&levels) {
            self.problems.error(
                Code::WrongCount,
                &Path::Key(at, "levels"),
                format!("the number of levels is {levels}"),
                "give 2 to 11, the worst first",
            );
        }
        let evidence_cap = question.needs_evidence.as_ref().map(|needs| {
            let place = Path::Key(at, "needs_evidence");
            // A cap at the highest level would never bite.
            self.level(needs.cap, 0, levels.saturating_sub(2), &Path::Key(&place, "cap"))
        });
        Question {
            id: question.id.clone(),
            area: AreaIdx(area.unwrap_or(0)),
            title: question.title.clone(),
            text: question.text.clone(),
            why: question.why.clone(),
            evidence: question.evidence.clone(),
            levels: question.levels.clone(),
            weight: self.weight(question.weight, at),
            applies: self.applies(question.applies.as_ref(), at),
            not_applicable: question.not_applicable.clone(),
            evidence_cap,
            sources: self.sources(&question.sources, 1, at),
        }
    }

    fn gate(&mut self, gate: &RawGate, at: &Path<'_>) -> Gate {
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
                    format!(
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
            sources: self.sources(&gate.sources, 1, at),
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
                let known = raw.questions.iter().map(|question| question.id.as_str());
                let place = Path::Key(at, "question");
                let Some(index) = self.reference(id, known, "question", &place) else {
                    return Condition::All(Vec::new());
                };
                let levels = raw.questions.get(index).map_or(2, |question| question.levels.len());
                // At least 0 always holds and below 0 never does: level 1 is the least that says something.
                let level =
                    self.level(level, 1, levels.saturating_sub(1), &Path::Key(at, level_name));
                return Condition::Question(QuestionIdx(index), level);
            }
            if let (Some(id), None, Some(points)) = (&condition.area, level, points) {
                let known = raw.areas.iter().map(|area| area.id.as_str());
                let found = self.reference(id, known, "area", &Path::Key(at, "area"));
                let points = self.points(points, &Path::Key(at, points_name));
                return found.map_or(Condition::All(Vec::new()), |index| {
                    Condition::Area(AreaIdx(index), points)
                });
            }
            if let (Some(score), None, Some(points)) = (condition.score, level, points) {
                return Condition::Score(score, self.points(points, &Path::Key(at, points_name)));
            }
            if let (Some(id), None, None) = (&condition.gate, level, points) {
                let known = raw.gates.iter().map(|gate| gate.id.as_str());
                let found = self.reference(id, known, "gate", &Path::Key(at, "gate"));
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
                    format!("with `{name}` here, a better answer could make the gate fail"),
                    hint,
                );
            }
        }
    }

    /// The gates, each after those it refers to; the gates of a circle are left out and reported.
    fn gate_order(&mut self, gates: &[Gate], at: &Path<'_>) -> Vec<GateIdx> {
        let needs: Vec<BTreeSet<usize>> = gates
            .iter()
            .map(|gate| {
                let mut found = BTreeSet::new();
                gates_in(&gate.condition, &mut found);
                found
            })
            .collect();
        let mut order: Vec<GateIdx> = Vec::new();
        let mut placed: BTreeSet<usize> = BTreeSet::new();
        loop {
            let next: Vec<usize> = (0..gates.len())
                .filter(|gate| !placed.contains(gate))
                .filter(|gate| needs.get(*gate).is_some_and(|needs| needs.is_subset(&placed)))
                .collect();
            if next.is_empty() {
                break;
            }
            order.extend(next.iter().copied().map(GateIdx));
            placed.extend(next);
        }
        // Gates that only lead into a circle are stuck too; the circle itself is what needs mending.
        let stuck: BTreeSet<usize> =
            (0..gates.len()).filter(|gate| !placed.contains(gate)).collect();
        for gate in &stuck {
            let circle = reachable(*gate, &needs);
            if let (true, Some(gate_data)) = (circle.contains(gate), gates.get(*gate)) {
                let entry = Path::Index(at, *gate);
                let others: Vec<_> = circle
                    .iter()
                    .filter(|other| reachable(**other, &needs).contains(gate))
                    .filter_map(|other| gates.get(*other))
                    .map(|other| format!("`{}`", other.id))
                    .collect();
                self.problems.error(
                    Code::Cycle,
                    &entry,
                    format!(
                        "the gate `{}` depends on itself, by way of {}",
                        gate_data.id,
                        others.join(", ")
                    ),
                    "let one of them name questions instead of a gate",
                );
            }
        }
        order
    }

    fn quick_check(
        &mut self,
        quick: &RawQuickCheck,
        questions: &[Question],
        at: &Path<'_>,
    ) -> QuickCheck {
        let raw = self.raw;
        self.id(&quick.id, &Path::Key(at, "id"));
        let list = Path::Key(at, "items");
        self.not_empty(quick.items.len(), &list);
        let mut items = Vec::new();
        for (i, item) in quick.items.iter().enumerate() {
            let entry = Path::Index(&list, i);
            let place = Path::Key(&entry, "question");
            let known = raw.questions.iter().map(|question| question.id.as_str());
            let Some(index) = self.reference(&item.question, known, "question", &place) else {
                continue;
            };
            let Some(question) = questions.get(index) else { continue };
            if quick.items.iter().take(i).any(|earlier| earlier.question == item.question) {
                self.problems.error(
                    Code::DuplicateId,
                    &place,
                    format!("the question `{}` stands in the quick check twice", item.question),
                    "ask it once",
                );
            }
            if question.applies != Applies::Always || question.not_applicable.is_some() {
                self.problems.error(
                    Code::NotAlwaysAsked,
                    &place,
                    format!("the question `{}` is not asked of everybody, or allows \"not applicable\"", item.question),
                    "a count with bands needs the same questions for everyone; choose another question",
                );
            }
            let most = question.levels.len().saturating_sub(1);
            let at_least = self.level(item.at_least, 1, most, &Path::Key(&entry, "at_least"));
            items.push(QuickItem {
                question: QuestionIdx(index),
                at_least,
                title: item.title.clone(),
            });
        }
        let list = Path::Key(at, "bands");
        self.not_empty(quick.bands.len(), &list);
        let most = i64::try_from(quick.items.len()).unwrap_or(i64::MAX);
        let mut bands: Vec<Band> = Vec::new();
        for (i, band) in quick.bands.iter().enumerate() {
            let entry = Path::Index(&list, i);
            let place = Path::Key(&entry, "at_least");
            let at_least = self.number(band.at_least, 0, most, "the beginning of a band", &place);
            let falls = bands.last().is_none_or(|above| above.at_least > at_least);
            let is_last = i + 1 == quick.bands.len();
            if !falls || (is_last && at_least != 0) {
                self.problems.error(
                    Code::OutOfRange,
                    &place,
                    "the bands leave a gap or overlap",
                    "order them from the highest number of yes down; the last begins at 0",
                );
            }
            bands.push(Band { at_least, title: band.title.clone(), text: band.text.clone() });
        }
        QuickCheck {
            id: quick.id.clone(),
            title: quick.title.clone(),
            description: quick.description.clone(),
            items,
            bands,
            sources: self.sources(&quick.sources, 1, at),
        }
    }
}

/// Why a text is not an id, if it is not.
fn id_problem(id: &str) -> Option<String> {
    let letters = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let is_id = letters && id.starts_with(|c: char| c.is_ascii_lowercase()) && id.len() <= 64;
    (!is_id).then(|| {
        let shown: String = id.chars().take(80).collect();
        format!("`{shown}` is not an id")
    })
}

/// The gates a condition refers to.
fn gates_in(condition: &Condition, found: &mut BTreeSet<usize>) {
    match condition {
        Condition::Gate(gate) => {
            found.insert(gate.0);
        }
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| gates_in(part, found))
        }
        Condition::Question(..) | Condition::Area(..) | Condition::Score(..) => {}
    }
}

/// Everything that can be reached by following references, however many steps it takes.
fn reachable(from: usize, needs: &[BTreeSet<usize>]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut open = vec![from];
    while let Some(gate) = open.pop() {
        for next in needs.get(gate).into_iter().flatten() {
            if found.insert(*next) {
                open.push(*next);
            }
        }
    }
    found
}
