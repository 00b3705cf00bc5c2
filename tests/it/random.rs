//! Small random packs and answers, as JSON: what the laws are tried on.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// The date on which forecasts of random packs are judged; their horizons lie around it.
pub(crate) const TODAY: &str = "2026-11-21";

const RULES: [&str; 7] = ["exposure", "gaps", "count", "order", "ladder", "coverage", "minimum"];

/// What a generated question allows.
#[derive(Debug, Clone)]
pub(crate) struct QuestionShape {
    pub(crate) id: String,
    pub(crate) max_level: u8,
    pub(crate) not_applicable: bool,
}

/// A pack with what is needed to generate answers to it.
#[derive(Debug, Clone)]
pub(crate) struct PackShape {
    pub(crate) json: Value,
    pub(crate) questions: Vec<QuestionShape>,
}

#[derive(Debug, Clone)]
struct RawQuestion {
    area: usize,
    levels: u8,
    weight: u8,
    not_applicable: bool,
    cap: Option<u8>,
    applies: Option<bool>,
}

fn question(areas: usize, max_levels: u8) -> impl Strategy<Value = RawQuestion> {
    (
        0..areas,
        2..=max_levels,
        1..=5_u8,
        any::<bool>(),
        proptest::option::of(0..3_u8),
        proptest::option::of(any::<bool>()),
    )
        .prop_map(|(area, levels, weight, not_applicable, cap, applies)| RawQuestion {
            area,
            levels,
            weight,
            not_applicable,
            cap: cap.filter(|cap| cap + 2 <= levels),
            applies,
        })
}

/// A random condition, in the form that says when a gate passes or fails.
fn condition(
    questions: Vec<QuestionShape>,
    areas: usize,
    gates_before: usize,
    passes: bool,
) -> BoxedStrategy<Value> {
    let (level, points) = if passes { ("at_least", "at_least_bp") } else { ("below", "below_bp") };
    let mut leaves = vec![
        (proptest::sample::select(questions), any::<u8>())
            .prop_map(move |(question, n)| json!({ "question": question.id, level: n % question.max_level + 1 }))
            .boxed(),
        (0..areas, 1..=10_000_i64).prop_map(move |(area, n)| json!({ "area": format!("area-{area}"), points: n })).boxed(),
        (any::<bool>(), 1..=10_000_i64)
            .prop_map(move |(average, n)| json!({ "score": if average { "average" } else { "weakest" }, points: n }))
            .boxed(),
    ];
    if gates_before > 0 {
        leaves.push(
            (0..gates_before).prop_map(|gate| json!({ "gate": format!("gate-{gate}") })).boxed(),
        );
    }
    proptest::strategy::Union::new(leaves)
        .prop_recursive(2, 6, 3, |part| {
            (any::<bool>(), prop::collection::vec(part, 1..3)).prop_map(|(all, parts)| {
                if all { json!({ "all": parts }) } else { json!({ "any": parts }) }
            })
        })
        .boxed()
}

/// Dice for a lens; what they come to depends on the questions.
#[derive(Debug, Clone)]
struct RawLens {
    rule: &'static str,
    groups: usize,
    items: Vec<RawItem>,
    applies: Option<bool>,
    /// Where bands begin, and how many of them, from the best down, are content.
    bands: Option<(Vec<u8>, usize)>,
    steps_per_point: Option<u8>,
    required: Option<u8>,
}

#[derive(Debug, Clone)]
struct RawItem {
    group: u8,
    parts: Vec<(u8, u8)>,
    applies: Option<bool>,
}

fn lens() -> impl Strategy<Value = RawLens> {
    let item = (
        any::<u8>(),
        prop::collection::vec((any::<u8>(), any::<u8>()), 1..=3),
        proptest::option::weighted(0.25, any::<bool>()),
    )
        .prop_map(|(group, parts, applies)| RawItem { group, parts, applies });
    (
        proptest::sample::select(RULES.as_slice()),
        0..=2_usize,
        prop::collection::vec(item, 1..=4),
        proptest::option::weighted(0.25, any::<bool>()),
        proptest::option::of((prop::collection::vec(any::<u8>(), 0..=3), 0..=4_usize)),
        proptest::option::of(proptest::sample::select(vec![1, 2, 5, 10_u8])),
        proptest::option::of(any::<u8>()),
    )
        .prop_map(|(rule, groups, items, applies, bands, steps_per_point, required)| RawLens {
            rule,
            // The lowest sum is taken over groups that have items.
            groups: if rule == "minimum" { groups.clamp(1, items.len()) } else { groups },
            items,
            applies,
            bands: bands.filter(|_| ["count", "minimum"].contains(&rule)),
            steps_per_point: steps_per_point.filter(|_| rule == "minimum"),
            required,
        })
}

fn lens_json(place: usize, lens: &RawLens, questions: &[RawQuestion]) -> Value {
    let id = format!("lens-{place}");
    let always_asked = |i: &usize| questions[*i].applies.is_none() && !questions[*i].not_applicable;
    let all: Vec<_> = (0..questions.len()).collect();
    let always: Vec<_> = all.iter().copied().filter(always_asked).collect();
    // Bands only stand over questions that everybody is asked.
    let bands = lens.bands.as_ref().filter(|_| !always.is_empty());
    let pool = if bands.is_some() { always } else { all };
    let mut steps = vec![0; lens.groups];
    let items: Vec<_> = lens
        .items
        .iter()
        .enumerate()
        .map(|(i, item)| {
            let is_base = lens.rule == "ladder" && i == 0;
            let mut parts: Vec<Value> = Vec::new();
            for (question, level) in item.parts.iter().filter(|_| !is_base) {
                let question = pool[usize::from(*question) % pool.len()];
                let level = level % (questions[question].levels - 1) + 1;
                let part = json!({ "question": format!("question-{question}"), "at_least": level });
                if !parts.contains(&part) {
                    parts.push(part);
                }
            }
            let mut json = json!({ "id": format!("{id}.{i}"), "title": "Item", "met_when": parts });
            if lens.groups > 0 {
                let dice = usize::from(item.group) % lens.groups;
                let group = if lens.rule == "minimum" && i < lens.groups { i } else { dice };
                steps[group] += parts.len();
                json["group"] = json!(format!("group-{group}"));
            }
            apply(&mut json, item.applies.filter(|_| bands.is_none() && !is_base));
            json
        })
        .collect();
    let mut json = json!({
        "id": id, "title": "Lens", "rule": lens.rule, "description": "Lens", "counted": "Somehow",
        "sources": ["dice"]
    });
    if lens.groups > 0 {
        let group = |i| json!({ "id": format!("group-{i}"), "title": "Group" });
        json["groups"] = (0..lens.groups).map(group).collect();
    }
    if let Some((cuts, content)) = bands {
        let most = if lens.rule == "minimum" { *steps.iter().min().unwrap() } else { items.len() };
        let begins: BTreeSet<_> =
            cuts.iter().map(|cut| usize::from(*cut) % (most + 1)).chain([0]).collect();
        let band = |(i, at_least)| {
            let content = i < *content;
            json!({ "at_least": at_least, "title": "Band", "text": "Band", "content": content })
        };
        json["bands"] = begins.into_iter().rev().enumerate().map(band).collect();
    }
    if let Some(steps) = lens.steps_per_point {
        json["steps_per_point"] = json!(steps);
    }
    if let Some(required) = lens.required {
        // Bits say which items, the first one if none is.
        let mut wanted: Vec<_> =
            (0..items.len()).filter(|i| required >> i & 1 == 1).map(|i| &items[i]["id"]).collect();
        if wanted.is_empty() {
            wanted.push(&items[0]["id"]);
        }
        json["required"] = json!({ "items": wanted, "otherwise": "Mend it" });
    }
    json["items"] = json!(items);
    apply(&mut json, lens.applies);
    json
}

/// A figure that is counted, forecast or refused, by dice.
fn figure_json(place: usize, kind: usize, day: u8, applies: Option<bool>) -> Value {
    let mut json = json!({
        "id": format!("figure-{place}"), "kind": (["measured", "forecast", "estimate"][kind]),
        "usage": (["show", "context", "refuse"][kind]),
        "title": "Figure", "statement": "One", "of": "dice", "publisher": "Dice", "publication": "Dice",
        "values": [{ "id": "value", "label": "Value", "number": 1, "unit": "count" }],
        "population": "Dice", "sample": "1", "period": "A throw", "bears_on": ["area-0"],
        "does_not_say": "Two", "verification": "confirmed", "basis": "primary"
    });
    match kind {
        1 => {
            json["published"] = json!("2025-01-01");
            json["horizon"] = json!(format!("2026-11-{day}"));
        }
        2 => {
            json["heard"] = json!(["Six"]);
            json["answer"] = json!("One");
        }
        _ => {}
    }
    apply(&mut json, applies);
    json
}

/// Dice for an action; what they come to depends on the questions and on the actions before it.
#[derive(Debug, Clone)]
struct RawAction {
    days: u8,
    phase: u8,
    after: u8,
    raises: Vec<(u8, u8)>,
    needs: Option<(u8, u8)>,
    applies: Option<bool>,
}

fn action() -> impl Strategy<Value = RawAction> {
    (
        1..=9_u8,
        0..2_u8,
        any::<u8>(),
        prop::collection::vec((any::<u8>(), any::<u8>()), 1..=2),
        proptest::option::weighted(0.2, (any::<u8>(), any::<u8>())),
        proptest::option::weighted(0.2, any::<bool>()),
    )
        .prop_map(|(days, phase, after, raises, needs, applies)| RawAction {
            days,
            phase,
            after,
            raises,
            needs,
            applies,
        })
}

fn work_json(actions: &[RawAction], questions: &[QuestionShape]) -> Value {
    let level = |(question, level): (u8, u8), name: &str| {
        let question = &questions[usize::from(question) % questions.len()];
        json!({ "question": question.id, name: level % question.max_level + 1 })
    };
    let actions: Vec<_> = actions
        .iter()
        .enumerate()
        .map(|(i, action)| {
            let mut raises: Vec<Value> = Vec::new();
            for raise in &action.raises {
                let raise = level(*raise, "to");
                if raises.iter().all(|other| other["question"] != raise["question"]) {
                    raises.push(raise);
                }
            }
            // Bits say which of the earlier ones come first; two of eight do.
            let before = actions.iter().enumerate().take(i).filter(|(j, before)| {
                action.after >> (j % 4 * 2) & 3 == 3 && before.phase <= action.phase
            });
            let after: Vec<_> = before.map(|(j, _)| format!("action-{j}")).collect();
            let mut json = json!({
                "id": format!("action-{i}"), "title": "Action", "deliverable": "Thing", "role": "hand",
                "effort_days": { "low": 1, "likely": action.days, "high": action.days + 3 }, "after": after,
                "phase": format!("phase-{}", action.phase), "raises": raises, "sources": ["dice"]
            });
            if let Some(needs) = action.needs {
                json["needs"] = level(needs, "at_least");
            }
            apply(&mut json, action.applies);
            json
        })
        .collect();
    let first = actions.iter().position(|action| action["phase"] == "phase-0");
    let phase = |i: usize, deliverable: usize| {
        json!({
            "id": format!("phase-{i}"), "title": "Phase", "gate": "Gate", "asks": "What?",
            "deliverables": [format!("action-{deliverable}")], "sources": ["dice"]
        })
    };
    // A decision looks at something of its own phase or an earlier one.
    let phases: Vec<_> = match first {
        Some(first) => vec![phase(0, first), phase(1, first)],
        None => vec![phase(1, 0)],
    };
    json!({ "roles": [{ "id": "hand", "title": "Hand", "people": 2 }], "phases": phases, "actions": actions })
}

/// A random sound pack with at most this many questions and levels per question.
pub(crate) fn pack(max_questions: usize, max_levels: u8) -> impl Strategy<Value = PackShape> {
    (1..=3_usize, 1..=4_usize)
        .prop_flat_map(move |(areas, gates)| {
            let questions = prop::collection::vec(question(areas, max_levels), areas..=max_questions.max(areas));
            (Just(areas), questions, Just(gates))
        })
        .prop_flat_map(|(areas, mut questions, gates)| {
            for (i, question) in questions.iter_mut().enumerate() {
                // Every area has a question.
                if i < areas {
                    question.area = i;
                }
            }
            let shapes: Vec<_> = questions
                .iter()
                .enumerate()
                .map(|(i, question)| QuestionShape {
                    id: format!("question-{i}"),
                    max_level: question.levels - 1,
                    not_applicable: question.not_applicable,
                })
                .collect();
            let gates: Vec<_> = (0..gates)
                .map(|i| {
                    let shapes = shapes.clone();
                    any::<bool>()
                        .prop_flat_map(move |passes| (Just(passes), condition(shapes.clone(), areas, i, passes)))
                        .prop_flat_map(|form| (Just(form), 0..3_usize, proptest::option::of(any::<bool>())))
                        .boxed()
                })
                .collect();
            let lenses = prop::collection::vec(lens(), 0..=3);
            let figure = (0..3_usize, 20..=22_u8, proptest::option::of(any::<bool>()));
            let figures = prop::collection::vec(figure, 0..=3);
            let actions = prop::collection::vec(action(), 0..=6);
            (Just(areas), Just(questions), Just(shapes), gates, lenses, figures, actions)
        })
        .prop_map(|(areas, questions, shapes, gates, lenses, figures, actions)| {
            let weights: Vec<_> = (0..areas).map(|area| area + 1).collect();
            let items: Vec<_> = questions
                .iter()
                .zip(&shapes)
                .filter(|(question, _)| question.applies.is_none() && !question.not_applicable)
                .map(|(_, shape)| json!({
                    "id": format!("quick.{}", shape.id), "title": "Item",
                    "met_when": [{ "question": shape.id, "at_least": shape.max_level }]
                }))
                .collect();
            let mut lenses: Vec<_> =
                lenses.iter().enumerate().map(|(i, lens)| lens_json(i, lens, &questions)).collect();
            let figures: Vec<_> = figures
                .into_iter()
                .enumerate()
                .map(|(i, (kind, day, applies))| figure_json(i, kind, day, applies))
                .collect();
            let mut json = json!({
                "format": "shipworthy-pack/1",
                "id": "random",
                "version": "1.0.0",
                "language": "en",
                "title": "Random",
                "description": "Random",
                "sources": [{ "id": "dice", "kind": "opinion", "publisher": "Dice", "title": "Dice" }],
                "profile": [{
                    "id": "fact",
                    "text": "Which?",
                    "multiple": true,
                    "options": [{ "id": "yes", "text": "Yes" }, { "id": "no", "text": "No" }],
                    "unsure": { "text": "?", "treat_as": ["yes", "no"] }
                }],
                "areas": weights.iter().map(|weight| json!({
                    "id": format!("area-{}", weight - 1), "title": "Area", "summary": "Area", "weight": weight
                })).collect::<Vec<_>>(),
                "questions": questions.iter().enumerate().map(|(i, question)| question_json(i, question)).collect::<Vec<_>>(),
                "gates": gates.into_iter().enumerate().map(|(i, ((passes, condition), consequence, applies))| {
                    let mut gate = json!({
                        "id": format!("gate-{i}"),
                        "title": "Gate",
                        "consequence": (["kill", "block", "warn"][consequence]),
                        "if_failed": "Mend it",
                        "sources": ["dice"]
                    });
                    gate[if passes { "passes_when" } else { "fails_when" }] = condition;
                    apply(&mut gate, applies);
                    gate
                }).collect::<Vec<_>>()
            });
            if !items.is_empty() {
                lenses.push(json!({
                    "id": "quick", "title": "Quick", "rule": "count", "description": "Quick", "counted": "Somehow",
                    "items": items, "sources": ["dice"],
                    "bands": [{ "at_least": 1, "title": "Some", "text": "Some" }, { "at_least": 0, "title": "None", "text": "None" }]
                }));
                json["quick_check"] = json!("quick");
            }
            json["lenses"] = json!(lenses);
            json["figures"] = json!(figures);
            if !actions.is_empty() {
                json["work"] = work_json(&actions, &shapes);
            }
            PackShape { json, questions: shapes }
        })
}

fn question_json(i: usize, question: &RawQuestion) -> Value {
    let mut json = json!({
        "id": format!("question-{i}"),
        "area": format!("area-{}", question.area),
        "title": "Question",
        "text": "How?",
        "why": "Because",
        "evidence": "Proof",
        "levels": (0..question.levels).map(|level| format!("Level {level}")).collect::<Vec<_>>(),
        "weight": question.weight,
        "sources": ["dice"]
    });
    if question.not_applicable {
        json["not_applicable"] = json!("Sometimes");
    }
    if let Some(cap) = question.cap {
        json["needs_evidence"] = json!({ "cap": cap });
    }
    apply(&mut json, question.applies);
    json
}

fn apply(json: &mut Value, applies: Option<bool>) {
    if let Some(yes) = applies {
        json["applies"] = json!({ "fact": "fact", "any_of": [if yes { "yes" } else { "no" }] });
    }
}

/// One random answer, as JSON.
pub(crate) fn answer(question: &QuestionShape) -> BoxedStrategy<Value> {
    let max = question.max_level;
    let evidence = json!({ "what": "a file" });
    let mut kinds = vec![
        Just(json!({})).boxed(),
        Just(json!({ "unknown": true })).boxed(),
        (0..=max).prop_map(|level| json!({ "level": level })).boxed(),
        (0..=max).prop_map(move |level| json!({ "level": level, "evidence": evidence })).boxed(),
        prop::collection::vec(0..=max, 1..4).prop_map(|levels| json!({ "levels": levels })).boxed(),
    ];
    if question.not_applicable {
        kinds.push(Just(json!({ "not_applicable": "not here" })).boxed());
    }
    proptest::strategy::Union::new(kinds).boxed()
}

/// A random answers file for a pack.
pub(crate) fn answers(pack: &PackShape) -> impl Strategy<Value = Value> + use<> {
    let all: Vec<_> = pack.questions.iter().map(answer).collect();
    let ids: Vec<_> = pack.questions.iter().map(|question| question.id.clone()).collect();
    let profile = prop_oneof![
        Just(json!({})),
        Just(json!({ "fact": "unsure" })),
        Just(json!({ "fact": ["yes"] })),
        Just(json!({ "fact": ["no"] })),
    ];
    (all, profile)
        .prop_map(move |(all, profile)| file(&profile, ids.iter().cloned().zip(all).collect()))
}

/// An answers file.
pub(crate) fn file(profile: &Value, answers: Map<String, Value>) -> Value {
    json!({
        "format": "shipworthy-answers/1",
        "pack": { "id": "random", "version": "1.0.0" },
        "profile": profile,
        "answers": answers
    })
}
