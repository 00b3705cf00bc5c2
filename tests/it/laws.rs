//! What must hold for every pack and every answer, tried on random ones.
//!
//! Each law is one of the invariants of `ARCHITECTURE.md`; each test is named after what it claims.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use shipworthy::engine::{
    Answers, Date, Disagreement, Pack, Range, Report, Severity, Status, assess, verdict_of,
};

use super::random::{self, PackShape};
use super::trace;

pub(crate) fn load(shape: &PackShape) -> Pack {
    let (pack, problems) = Pack::from_text(&shape.json.to_string());
    pack.unwrap_or_else(|| panic!("{problems:?}\n{:#}", shape.json))
}

pub(crate) fn read(pack: &Pack, file: &Value) -> Answers {
    let (answers, problems) = Answers::from_text(pack, &file.to_string());
    assert!(problems.is_empty(), "{problems:?}\n{file:#}");
    answers.unwrap()
}

fn report(pack: &Pack, file: &Value) -> Report {
    assess(pack, &read(pack, file), Date::parse(random::TODAY).as_ref())
}

/// Every range of a report as numbers, each under a name of its own, `None` where nothing counts; larger is better.
fn ranges(report: &Report) -> Vec<(String, Option<[u64; 2]>)> {
    let points = |range: Range<shipworthy::engine::BasisPoints>| {
        [u64::from(range.proven.get()), u64::from(range.possible.get())]
    };
    let rank = |verdict: shipworthy::engine::Verdict| match verdict.as_str() {
        "kill" => 0,
        "rescope" => 1,
        _ => 2,
    };
    let count = |range: Range<u64>| Some([range.proven, range.possible]);
    let holds = |status: Status| match status {
        Status::Fails => Some([0, 0]),
        Status::Open => Some([0, 1]),
        // What does not count stands in nobody's way.
        Status::Holds | Status::NotApplicable => Some([1, 1]),
    };
    let mut all = vec![
        ("verdict".to_owned(), Some([rank(report.verdict.proven), rank(report.verdict.possible)])),
        ("average".to_owned(), report.scores.average.map(points)),
        ("weakest".to_owned(), report.scores.weakest.as_ref().map(|weakest| points(weakest.range))),
    ];
    all.extend(report.scores.areas.iter().map(|area| (area.area.clone(), area.range.map(points))));
    all.extend(report.gates.iter().map(|gate| (gate.gate.clone(), holds(gate.status))));
    for lens in &report.lenses {
        let id = &lens.lens;
        all.push((format!("{id} reached"), count(lens.reached)));
        all.push((format!("{id} content"), holds(lens.content)));
        // Bands are listed from the best down.
        let band = |band: usize| 100 - u64::try_from(band).unwrap();
        all.push((
            format!("{id} band"),
            lens.bands.map(|bands| [band(bands.proven), band(bands.possible)]),
        ));
        all.push((format!("{id} required"), lens.required.and_then(holds)));
        all.extend(
            lens.groups
                .iter()
                .map(|group| (format!("{id} group {}", group.group), count(group.reached))),
        );
        for item in &lens.items {
            all.push((format!("{id} item {} met", item.item), count(item.met)));
            all.push((format!("{id} item {}", item.item), holds(item.status)));
        }
    }
    all
}

/// Every range of two reports side by side, but for those that only one of them has: a lens item that was answered
/// *not applicable* drops out, and then there is nothing to compare its status with.
///
/// What a lens reached can be compared all the same. It is a number and no share of `of`: an item, a step or a rung
/// that drops out is not counted, as if it failed, and no longer stops a run or holds up the others, as if it held.
/// So the number lies between those of the worst and of the best answer, although `of` is lower. Of `of` itself no
/// law holds.
fn side_by_side(one: &Report, other: &Report) -> Vec<(String, [u64; 2], [u64; 2])> {
    let others = ranges(other);
    ranges(one)
        .into_iter()
        .filter_map(|(name, range)| {
            let (_, other) = others.iter().find(|(other, _)| *other == name)?;
            Some((name, range?, (*other)?))
        })
        .collect()
}

/// Fails unless every range of `inner` lies within that of `outer`.
fn check_within(inner: &Report, outer: &Report, what: &str) {
    for (name, inner, outer) in side_by_side(inner, outer) {
        assert!(
            outer[0] <= inner[0] && inner[1] <= outer[1],
            "{what}: {name} went from {outer:?} to {inner:?}"
        );
    }
}

/// Fails unless every end of `better` is at least that of `worse`.
fn check_not_lower(better: &Report, worse: &Report, what: &str) {
    for (name, better, worse) in side_by_side(better, worse) {
        assert!(
            better[0] >= worse[0] && better[1] >= worse[1],
            "{what}: {name} fell from {worse:?} to {better:?}"
        );
    }
}

/// Fails unless all that lenses disagree on before they still do after.
fn check_still_disagree(after: &Report, before: &Report) {
    for Disagreement { question, content, not_content } in &before.disagreements {
        let found = after.disagreements.iter().find(|found| found.question == *question);
        assert!(
            found.is_some_and(|found| {
                content.iter().all(|lens| found.content.contains(lens))
                    && not_content.iter().all(|lens| found.not_content.contains(lens))
            }),
            "the lenses no longer disagree on {question}: {found:?}"
        );
    }
}

fn with(file: &Value, question: &str, answer: Value) -> Value {
    let mut file = file.clone();
    file["answers"][question] = answer;
    file
}

fn certain(level: u8) -> Value {
    json!({ "level": level, "evidence": { "what": "a file" } })
}

/// A pack, an answers file, and the place of one of its questions.
fn situation(
    max_questions: usize,
    max_levels: u8,
) -> impl Strategy<Value = (PackShape, Value, usize)> {
    random::pack(max_questions, max_levels).prop_flat_map(|shape| {
        let answers = random::answers(&shape);
        let question = 0..shape.questions.len();
        (Just(shape), answers, question)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn answering_an_open_question_only_narrows((shape, file, place) in situation(6, 5)) {
        let pack = load(&shape);
        let question = &shape.questions[place];
        let open = report(&pack, &with(&file, &question.id, json!({})));
        for level in 0..=question.max_level {
            let claimed = report(&pack, &with(&file, &question.id, json!({ "level": level })));
            check_within(&claimed, &open, "a claim");
            check_still_disagree(&claimed, &open);
            check_within(&report(&pack, &with(&file, &question.id, certain(level))), &claimed, "its evidence");
        }
        if question.not_applicable {
            let left_out = report(&pack, &with(&file, &question.id, json!({ "not_applicable": "not here" })));
            check_within(&left_out, &open, "not applicable");
        }
    }

    #[test]
    fn unknown_counts_like_unanswered_and_is_told_apart((shape, file, place) in situation(6, 5)) {
        let pack = load(&shape);
        let id = &shape.questions[place].id;
        let unanswered = report(&pack, &with(&file, id, json!({})));
        let unknown = report(&pack, &with(&file, id, json!({ "unknown": true })));
        prop_assert_eq!(ranges(&unanswered), ranges(&unknown));
        if unanswered.questions.iter().any(|question| question.question == *id) {
            prop_assert_eq!(unanswered.counts.unanswered, unknown.counts.unanswered + 1);
            prop_assert_eq!(unanswered.counts.unknown + 1, unknown.counts.unknown);
        }
    }

    #[test]
    fn raising_a_level_never_lowers_anything((shape, file, place) in situation(6, 5)) {
        let pack = load(&shape);
        let question = &shape.questions[place];
        for level in 1..=question.max_level {
            for make in [certain, |level| json!({ "level": level })] {
                let lower = report(&pack, &with(&file, &question.id, make(level - 1)));
                let higher = report(&pack, &with(&file, &question.id, make(level)));
                check_not_lower(&higher, &lower, "a higher level");
            }
        }
    }

    #[test]
    fn skipping_never_raises_what_is_proven((shape, file, place) in situation(6, 5)) {
        let pack = load(&shape);
        let id = &shape.questions[place].id;
        let said = report(&pack, &file);
        let skipped = report(&pack, &with(&file, id, json!({})));
        for (name, said, skipped) in side_by_side(&said, &skipped) {
            prop_assert!(skipped[0] <= said[0], "{} rose from {:?} to {:?}", name, said, skipped);
        }
    }

    #[test]
    fn not_applicable_lands_between_the_worst_and_the_best((shape, file, place) in situation(6, 5)) {
        let pack = load(&shape);
        let question = &shape.questions[place];
        if question.not_applicable {
            let left_out = report(&pack, &with(&file, &question.id, json!({ "not_applicable": "not here" })));
            check_not_lower(&left_out, &report(&pack, &with(&file, &question.id, certain(0))), "worst to left out");
            check_not_lower(&report(&pack, &with(&file, &question.id, certain(question.max_level))), &left_out, "left out to best");
        }
    }

    #[test]
    fn a_gate_never_lifts((shape, file, _) in situation(6, 5)) {
        let with_all = report(&load(&shape), &file);
        // The last gate is one that no other refers to.
        let mut fewer = shape.clone();
        let gates = fewer.json["gates"].as_array_mut().unwrap();
        gates.pop();
        if !gates.is_empty() {
            let without = report(&load(&fewer), &file);
            prop_assert!(with_all.verdict.proven <= without.verdict.proven);
            prop_assert!(with_all.verdict.possible <= without.verdict.possible);
        }
    }

    #[test]
    fn every_number_can_be_added_up_from_its_trace((shape, file, _) in situation(8, 11)) {
        trace::check("random", &shape.json, &report(&load(&shape), &file));
    }

    #[test]
    fn what_decides_nothing_changes_nothing((shape, file, place) in situation(6, 4)) {
        let pack = load(&shape);
        let before = report(&pack, &file);
        let question = &shape.questions[place];
        let is_open = before.questions.iter().any(|shown| {
            shown.question == question.id && shown.levels.is_some_and(|levels| !levels.is_settled())
        });
        if is_open && before.deciding.iter().all(|deciding| deciding.question != question.id) {
            let shown = before.questions.iter().find(|shown| shown.question == question.id).unwrap();
            let levels = shown.levels.unwrap();
            for level in levels.proven..=levels.possible {
                let after = report(&pack, &with(&file, &question.id, certain(level)));
                prop_assert_eq!(before.verdict.proven, after.verdict.proven);
                prop_assert_eq!(before.verdict.possible, after.verdict.possible);
            }
        }
    }

    #[test]
    fn answering_all_that_decides_settles_the_verdict((shape, file, _) in situation(6, 4), choice in any::<u8>()) {
        let pack = load(&shape);
        let mut file = file;
        let before = report(&pack, &file);
        for deciding in &before.deciding {
            // Within what is possible: an answer that nobody expected could open a gate that failed for sure.
            let question = before.questions.iter().find(|shown| shown.question == deciding.question).unwrap();
            let levels = question.levels.unwrap();
            let level = levels.proven + choice % (levels.possible - levels.proven + 1);
            file = with(&file, &question.question, certain(level));
        }
        prop_assert!(report(&pack, &file).verdict.settled);
    }

    #[test]
    fn a_report_depends_on_what_was_said_and_not_on_the_order((shape, file, _) in situation(6, 5)) {
        let pack = load(&shape);
        let text = file.to_string();
        let entries: Vec<_> = file["answers"].as_object().unwrap().iter().rev().collect();
        let backwards: Vec<_> = entries.iter().map(|(id, answer)| format!("{id:?}:{answer}")).collect();
        let reversed = format!(
            r#"{{"answers":{{{}}},"profile":{},"pack":{},"format":{}}}"#,
            backwards.join(","), file["profile"], file["pack"], file["format"]
        );
        let one = Answers::from_text(&pack, &text).0.unwrap();
        let other = Answers::from_text(&pack, &reversed).0.unwrap();
        prop_assert_eq!(assess(&pack, &one, None), assess(&pack, &other, None));
        prop_assert_eq!(one.to_text(&pack), other.to_text(&pack));
    }

    #[test]
    fn what_is_saved_is_what_was_loaded((shape, file, _) in situation(6, 5)) {
        let pack = load(&shape);
        let mut file = file;
        file["answers"]["a-question-of-the-future"] = json!({ "level": 7, "mood": [1, null, "x", 1e-7] });
        file["profile"]["a-fact-of-the-future"] = json!(["maybe"]);
        file["remark"] = json!({ "kept": true });
        let (answers, problems) = Answers::from_text(&pack, &file.to_string());
        let answers = answers.unwrap();
        prop_assert_eq!(problems.len(), 3);
        prop_assert!(problems.iter().all(|problem| problem.severity == Severity::Warning));
        let text = answers.to_text(&pack);
        let saved: Value = serde_json::from_str(&text).unwrap();
        for place in ["/answers/a-question-of-the-future", "/profile/a-fact-of-the-future", "/remark"] {
            prop_assert_eq!(saved.pointer(place), file.pointer(place));
        }
        let again = Answers::from_text(&pack, &text).0.unwrap();
        prop_assert_eq!(assess(&pack, &answers, None), assess(&pack, &again, None));
        prop_assert_eq!(text, again.to_text(&pack));
    }

    #[test]
    fn the_quick_verdict_is_that_of_the_report((shape, file, _) in situation(6, 5)) {
        let pack = load(&shape);
        let answers = read(&pack, &file);
        let full = assess(&pack, &answers, None).verdict;
        let quick = verdict_of(&pack, &answers);
        prop_assert_eq!((quick.proven, quick.possible), (full.proven, full.possible));
    }
}

proptest! {
    // Each case tries every completion, so fewer cases.
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_range_is_exactly_what_the_completions_span((shape, file, _) in situation(5, 4)) {
        let pack = load(&shape);
        let before = report(&pack, &file);
        let open: Vec<_> = before
            .questions
            .iter()
            .filter_map(|question| Some((question.question.clone(), question.levels?)))
            .filter(|(_, levels)| !levels.is_settled())
            .collect();
        let mut spans: Vec<(String, Option<[u64; 2]>)> = Vec::new();
        let mut completions = vec![file.clone()];
        for (id, levels) in open {
            completions = completions
                .iter()
                .flat_map(|file| (levels.proven..=levels.possible).map(|level| with(file, &id, certain(level))).collect::<Vec<_>>())
                .collect();
        }
        for completion in &completions {
            let after = report(&pack, completion);
            check_still_disagree(&after, &before);
            let after = ranges(&after);
            for (name, found) in &after {
                if let Some(found) = found {
                    prop_assert_eq!(found[0], found[1], "{} is not settled by a full completion", name);
                }
            }
            if spans.is_empty() {
                spans = after;
                continue;
            }
            for (span, (_, found)) in spans.iter_mut().zip(after) {
                if let (Some(span), Some(found)) = (&mut span.1, found) {
                    *span = [span[0].min(found[0]), span[1].max(found[1])];
                }
            }
        }
        prop_assert_eq!(ranges(&before), spans);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_engine_panic(
        (shape, file, _) in situation(3, 4),
        noise in ".{0,40}",
        cut in any::<prop::sample::Index>(),
        length in 0..40_usize,
    ) {
        // Noise alone, and noise in the place of some part of a good document.
        let pack = load(&shape);
        for document in [String::new(), shape.json.to_string(), file.to_string()] {
            let from = cut.index(document.len() + 1);
            let text: String = document.chars().take(from).chain(noise.chars()).chain(document.chars().skip(from + length)).collect();
            let (read, problems) = Pack::from_text(&text);
            prop_assert!(read.is_some() || !problems.is_empty());
            let (read, problems) = Answers::from_text(&pack, &text);
            prop_assert!(read.is_some() || !problems.is_empty());
            assess(&pack, &read.unwrap_or_default(), None);
        }
    }

    #[test]
    fn no_damaged_document_makes_the_engine_panic(
        (shape, file, _) in situation(4, 4),
        damage in prop::collection::vec((any::<prop::sample::Index>(), odd_value()), 1..4),
    ) {
        let mut json = shape.json.clone();
        for (place, value) in &damage {
            spoil(&mut json, place, value);
        }
        let (pack, problems) = Pack::from_text(&json.to_string());
        prop_assert!(pack.is_some() || problems.iter().any(|problem| problem.severity == Severity::Error));
        if let Some(pack) = pack
            && let (Some(answers), _) = Answers::from_text(&pack, &file.to_string())
        {
            trace::check("damaged pack", &json, &assess(&pack, &answers, None));
        }

        let pack = load(&shape);
        let mut damaged = file;
        for (place, value) in &damage {
            spoil(&mut damaged, place, value);
        }
        let (answers, problems) = Answers::from_text(&pack, &damaged.to_string());
        prop_assert!(answers.is_some() || problems.iter().any(|problem| problem.severity == Severity::Error));
        if let Some(answers) = answers {
            trace::check("damaged answers", &shape.json, &assess(&pack, &answers, None));
        }
    }
}

fn odd_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        Just(json!(-1)),
        Just(json!(i64::MAX)),
        Just(json!(1.5)),
        Just(json!("")),
        Just(json!("question-0")),
        Just(json!("gate-0")),
        Just(json!([])),
        Just(json!({})),
        Just(json!({ "all": [] })),
        Just(json!([[["deep"]]])),
    ]
}

/// Replaces one value somewhere in a document.
fn spoil(json: &mut Value, place: &prop::sample::Index, value: &Value) {
    let mut pointers = Vec::new();
    collect(json, String::new(), &mut pointers);
    let pointer = &pointers[place.index(pointers.len())];
    *json.pointer_mut(pointer).unwrap() = value.clone();
}

fn collect(json: &Value, pointer: String, found: &mut Vec<String>) {
    match json {
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(i, item)| collect(item, format!("{pointer}/{i}"), found));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(key, item)| collect(item, format!("{pointer}/{key}"), found))
        }
        _ => {}
    }
    found.push(pointer);
}

#[test]
fn a_question_skipped_under_the_old_rule_no_longer_inflates() {
    // A published advisor shows 67 for the answers [best, middle, skipped, skipped] on a four-step scale with equal
    // weights; the truth is that anything from 33 to 83 is possible.
    let questions: Vec<_> = (0..4)
        .map(|i| json!({
            "id": format!("question-{i}"), "area": "area", "title": "Q", "text": "How?", "why": "Because", "evidence": "Proof",
            "levels": ["D", "C", "B", "A"], "sources": ["dice"]
        }))
        .collect();
    let pack = json!({
        "format": "shipworthy-pack/1", "id": "random", "version": "1.0.0", "language": "en",
        "title": "T", "description": "D",
        "sources": [{ "id": "dice", "kind": "opinion", "publisher": "Dice", "title": "Dice" }],
        "profile": [], "areas": [{ "id": "area", "title": "Area", "summary": "Area" }], "questions": questions,
        "gates": [{ "id": "gate", "title": "Gate", "consequence": "warn", "if_failed": "Mend it",
                    "passes_when": { "score": "average", "at_least_bp": 1 }, "sources": ["dice"] }]
    });
    let pack = Pack::from_text(&pack.to_string()).0.unwrap();
    let mut answers = Map::new();
    answers.insert("question-0".to_owned(), json!({ "level": 3 }));
    answers.insert("question-1".to_owned(), json!({ "level": 1 }));
    let report = report(&pack, &random::file(&json!({}), answers));
    let average = report.scores.average.unwrap();
    assert_eq!((average.proven.get(), average.possible.get()), (3_333, 8_333));
}
