//! Advice against brute force on small random packs, and on the shipped examples.
//!
//! Nothing of the engine's search is used here: whether a set of actions works is found by giving the answers that
//! they would bring about, and asking for the verdict.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use shipworthy::engine::{
    Action, Answers, Date, Goal, Pack, PlanOptions, Range, Report, Status, Verdict, Way, advise,
    assess, plan, verdict_of,
};

use super::laws::{load, read};
use super::random;

/// The levels of every question that counts.
type Levels = Vec<(String, Range<u8>)>;

fn levels(report: &Report) -> Levels {
    let counting = report.questions.iter();
    counting.filter_map(|question| Some((question.question.clone(), question.levels?))).collect()
}

/// The answers if the questions that count stood so; the rest as in `file`.
fn answers_at(pack: &Pack, file: &Value, levels: &Levels) -> Answers {
    let mut answers: Map<String, Value> = file["answers"].as_object().unwrap().clone();
    for (question, levels) in levels {
        let both = [levels.proven, levels.possible];
        // With evidence, so that no cap lowers what is meant here as it stands.
        answers.insert(
            question.clone(),
            json!({ "levels": both, "evidence": { "what": "it stands so" } }),
        );
    }
    read(pack, &random::file(&file["profile"], answers))
}

/// The verdict then.
fn verdict_at(pack: &Pack, file: &Value, levels: &Levels) -> Range<Verdict> {
    verdict_of(pack, &answers_at(pack, file, levels))
}

fn level_of(levels: &Levels, question: &str) -> Option<Range<u8>> {
    levels.iter().find(|(id, _)| id == question).map(|(_, levels)| *levels)
}

/// The actions that could be done, by the definition in the manual.
fn open<'a>(pack: &'a Pack, levels: &Levels, profile: &Value) -> Vec<&'a Action> {
    let held = |option: &str| match &profile["fact"] {
        Value::Array(options) => options.iter().any(|held| held == option),
        _ => true,
    };
    let applies = |action: &Action| {
        // Random packs have one fact, and its conditions name one option.
        let text = format!("{action:?}");
        !text.contains("applies: Some")
            || (text.contains("any_of: Some([\"yes\"])") && held("yes"))
            || (text.contains("any_of: Some([\"no\"])") && held("no"))
    };
    let lacks = |action: &Action| {
        action.raises.iter().any(|raise| {
            level_of(levels, &raise.question)
                .is_some_and(|levels| i64::from(levels.proven) < raise.to)
        })
    };
    pack.actions().iter().filter(|action| applies(action) && lacks(action)).collect()
}

/// What a set of actions costs, and where it leads; `None` if it cannot be done.
fn carry_out(open: &[&Action], set: usize, levels: &Levels) -> Option<(u64, u64, Levels)> {
    let chosen: Vec<_> = open
        .iter()
        .enumerate()
        .filter(|(i, _)| set >> i & 1 == 1)
        .map(|(_, action)| *action)
        .collect();
    let mut finished: Vec<(&str, u64)> = Vec::new();
    let mut effort = 0;
    let reaches = |id: &str, question: &str, level: i64| {
        let action = open.iter().find(|action| action.id == id).unwrap();
        action.raises.iter().any(|raise| raise.question == question && raise.to >= level)
    };
    // Phases of random packs are named in order.
    let in_time = |id: &str, action: &Action| {
        open.iter().any(|opener| opener.id == id && opener.phase <= action.phase)
    };
    while finished.len() < chosen.len() {
        // The soonest first, so that whoever waits is let begin by what is there first.
        let mut next: Option<(u64, &Action)> = None;
        for action in &chosen {
            if finished.iter().any(|(id, _)| *id == action.id) {
                continue;
            }
            let mut start = Some(0);
            for id in action.after.iter().flatten() {
                if open.iter().any(|open| open.id == *id) {
                    let own = finished.iter().find(|(other, _)| other == id).map(|(_, day)| *day);
                    start = start.zip(own).map(|(start, own): (u64, u64)| start.max(own));
                }
            }
            if let Some(needs) = &action.needs
                && level_of(levels, &needs.question)
                    .is_some_and(|levels| i64::from(levels.possible) < needs.at_least)
            {
                let opened = finished
                    .iter()
                    .filter(|(id, _)| {
                        reaches(id, &needs.question, needs.at_least) && in_time(id, action)
                    })
                    .map(|(_, day)| *day)
                    .min();
                start = start.zip(opened).map(|(start, opened)| start.max(opened));
            }
            if let Some(start) = start {
                let finish = start + u64::try_from(action.effort_days.likely).unwrap();
                if next.is_none_or(|(soonest, _)| finish < soonest) {
                    next = Some((finish, *action));
                }
            }
        }
        let (finish, action) = next?;
        effort += u64::try_from(action.effort_days.likely).unwrap();
        finished.push((&action.id, finish));
    }
    let mut after = levels.clone();
    for raise in chosen.iter().flat_map(|action| &action.raises) {
        let to = u8::try_from(raise.to).unwrap();
        if let Some((_, levels)) = after.iter_mut().find(|(id, _)| *id == raise.question) {
            *levels = levels.map(|level| level.max(to));
        }
    }
    let chain = finished.iter().map(|(_, day)| *day).max().unwrap_or(0);
    Some((effort, chain, after))
}

/// Fails unless the ways are the cheapest of all minimal ones, in order.
fn check_ways(pack: &Pack, file: &Value) {
    let answers = read(pack, file);
    let report = assess(pack, &answers, None);
    let ways = advise(pack, &answers).ways;
    assert!(ways.exact);
    let levels = levels(&report);
    let open = open(pack, &levels, &file["profile"]);
    let works = |set: usize| {
        let (effort, chain, after) = carry_out(&open, set, &levels)?;
        (verdict_at(pack, file, &after).proven == Verdict::Ship).then_some((effort, chain))
    };
    let sets: Vec<Option<(u64, u64)>> = (0..1 << open.len()).map(works).collect();
    if sets[0].is_some() {
        assert!(ways.by_effort.is_empty() && ways.by_time.is_empty() && ways.obstacles.is_empty());
        return;
    }
    let has_less =
        |set: usize| (0..open.len()).any(|i| set >> i & 1 == 1 && sets[set & !(1 << i)].is_some());
    let minimal: Vec<_> = sets
        .iter()
        .enumerate()
        .filter_map(|(set, cost)| Some((set, (*cost)?)))
        .filter(|(set, _)| !has_less(*set))
        .collect();
    assert_eq!(ways.obstacles.is_empty(), !minimal.is_empty(), "{ways:?}");
    let place = |way: &Way| -> usize {
        way.actions.iter().map(|id| 1 << open.iter().position(|open| open.id == *id).unwrap()).sum()
    };
    type Key = fn(&(u64, u64)) -> (u64, u64);
    let by: [(&[Way], Key); 2] = [
        (&ways.by_effort, |(effort, chain)| (*effort, *chain)),
        (&ways.by_time, |(effort, chain)| (*chain, *effort)),
    ];
    for (found, key) in by {
        let mut best: Vec<_> = minimal.iter().map(|(_, cost)| key(cost)).collect();
        best.sort_unstable();
        best.truncate(3);
        let costs: Vec<_> =
            found.iter().map(|way| key(&(way.effort_days, way.chain_days))).collect();
        assert_eq!(costs, best, "{found:?} of {minimal:?}");
        for (i, way) in found.iter().enumerate() {
            let (_, cost) =
                minimal.iter().find(|(set, _)| *set == place(way)).expect("a minimal way");
            assert_eq!(*cost, (way.effort_days, way.chain_days));
            assert!(!found[..i].contains(way), "twice");
        }
    }
}

fn check_fragile(pack: &Pack, file: &Value) {
    let answers = read(pack, file);
    let report = assess(pack, &answers, None);
    let verdict = verdict_of(pack, &answers);
    let mut expected = Vec::new();
    for question in &report.questions {
        if question.state.as_str() != "answered" {
            continue;
        }
        // What was said, one level lower: what counts of it may be less already.
        let mut lowered = file.clone();
        let said = lowered["answers"][&question.question].as_object_mut().unwrap();
        let less = |level: &Value| Value::from(level.as_u64().unwrap().saturating_sub(1));
        for (name, value) in said {
            match (name.as_str(), &*value) {
                ("level", level) => *value = less(level),
                ("levels", Value::Array(levels)) => *value = levels.iter().map(less).collect(),
                _ => {}
            }
        }
        let lowered = read(pack, &lowered);
        let then = verdict_of(pack, &lowered);
        if then != verdict {
            expected.push((question.question.clone(), then, assess(pack, &lowered, None)));
        }
    }
    let fragile = advise(pack, &answers).fragile;
    let found: Vec<_> = fragile.iter().map(|claim| (&claim.question, claim.verdict)).collect();
    let wanted: Vec<_> = expected.iter().map(|(question, then, _)| (question, *then)).collect();
    assert_eq!(found, wanted);
    for (claim, (_, _, then)) in fragile.iter().zip(&expected) {
        assert!(!claim.fail.is_empty() || !claim.open.is_empty(), "a gate does it: {claim:?}");
        let was = |id: &String| report.gates.iter().find(|gate| gate.gate == *id).unwrap().status;
        let is = |id: &String| then.gates.iter().find(|gate| gate.gate == *id).unwrap().status;
        assert!(claim.fail.iter().all(|id| is(id) == Status::Fails && was(id) != Status::Fails));
        assert!(claim.open.iter().all(|id| is(id) == Status::Open && was(id) == Status::Holds));
    }
}

/// Fails unless the open answers that are said to decide are those on which the verdict turns in some completion; where
/// gates ask for scores there may be more. And unless they come in the order of how much they close.
fn check_deciding(pack: &Pack, file: &Value, by_scores: bool) {
    let report = assess(pack, &read(pack, file), None);
    let now = levels(&report);
    let open: Vec<usize> = (0..now.len()).filter(|i| !now[*i].1.is_settled()).collect();
    let count = |i: usize| usize::from(now[i].1.possible - now[i].1.proven) + 1;
    let completions: usize = open.iter().map(|i| count(*i)).product();
    let verdicts: Vec<Verdict> = (0..completions)
        .map(|mut number| {
            let mut completed = now.clone();
            for i in &open {
                let level = now[*i].1.proven + u8::try_from(number % count(*i)).unwrap();
                completed[*i].1 = Range::new(level, level);
                number /= count(*i);
            }
            verdict_at(pack, file, &completed).proven
        })
        .collect();
    let mut stride = 1;
    let mut turning = Vec::new();
    for i in &open {
        let turns = (0..completions).any(|number| {
            let step = number / stride % count(*i);
            step > 0 && verdicts[number] != verdicts[number - step * stride]
        });
        if turns {
            turning.push(now[*i].0.clone());
        }
        stride *= count(*i);
    }
    let said: Vec<String> =
        report.deciding.iter().map(|deciding| deciding.question.clone()).collect();
    for question in &turning {
        assert!(said.contains(question), "{question} decides and is not named");
    }
    for question in said.iter().filter(|_| !by_scores) {
        assert!(turning.contains(question), "{question} is named and decides nothing");
    }
    let width = |range: Range<Verdict>| match (range.proven, range.possible) {
        (a, b) if a == b => 0,
        (Verdict::Kill, Verdict::Ship) => 2,
        _ => 1,
    };
    // In parts that every number of levels divides.
    let closes = |question: &String| {
        let i = now.iter().position(|(id, _)| id == question).unwrap();
        let left: usize = (now[i].1.proven..=now[i].1.possible)
            .map(|level| {
                let mut fixed = now.clone();
                fixed[i].1 = Range::new(level, level);
                width(verdict_at(pack, file, &fixed))
            })
            .sum();
        (width(verdict_at(pack, file, &now)) * count(i) - left) * 27_720 / count(i)
    };
    let order: Vec<usize> = said.iter().map(closes).collect();
    assert!(order.is_sorted_by(|a, b| a >= b), "{order:?}");
}

/// Fails unless the verdict changes exactly where the advice says, trying every weight.
fn check_weights(shape: &random::PackShape, file: &Value) {
    let pack = load(shape);
    let verdict = verdict_of(&pack, &read(&pack, file));
    for (place, weight) in advise(&pack, &read(&pack, file)).weights.into_iter().enumerate() {
        for other in 1..=100 {
            let mut shape = shape.clone();
            shape.json["areas"][place]["weight"] = json!(other);
            let pack = load(&shape);
            let changed = verdict_of(&pack, &read(&pack, file)) != verdict;
            let said = weight.changes_at_or_below.is_some_and(|below| other <= below)
                || weight.changes_at_or_above.is_some_and(|above| other >= above);
            assert_eq!(changed, said, "weight {other}: {weight:?}");
        }
    }
}

fn pack_and_answers() -> impl Strategy<Value = (random::PackShape, Value)> {
    random::pack(4, 4)
        .prop_flat_map(|shape| random::answers(&shape).prop_map(move |file| (shape.clone(), file)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn ways_to_ship_are_the_cheapest_of_all((shape, file) in pack_and_answers()) {
        check_ways(&load(&shape), &file);
    }

    #[test]
    fn what_decides_is_what_the_verdict_turns_on((shape, file) in pack_and_answers()) {
        let gates = shape.json["gates"].to_string();
        check_deciding(&load(&shape), &file, gates.contains("_bp"));
    }

    #[test]
    fn a_claim_is_fragile_when_one_level_less_loses_the_verdict((shape, file) in pack_and_answers()) {
        check_fragile(&load(&shape), &file);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn the_verdict_changes_at_the_weights_that_are_named((shape, file) in pack_and_answers()) {
        check_weights(&shape, &file);
    }
}

#[test]
fn an_action_that_waits_begins_with_what_lets_it_soonest() {
    let question = |i: usize| {
        json!({ "id": format!("q-{i}"), "area": "area", "title": "Q", "text": "?", "why": "W", "evidence": "E",
            "levels": ["no", "yes"], "sources": ["dice"] })
    };
    let action = |id: &str, days: u8, after: &[&str], raises: &[usize], needs: bool| {
        let raises: Vec<_> =
            raises.iter().map(|i| json!({ "question": format!("q-{i}"), "to": 1 })).collect();
        let mut json = json!({ "id": id, "title": "A", "deliverable": "D", "role": "hand", "phase": "phase",
            "effort_days": { "low": days, "likely": days, "high": days }, "after": after, "raises": raises,
            "sources": ["dice"] });
        if needs {
            json["needs"] = json!({ "question": "q-0", "at_least": 1 });
        }
        json
    };
    let pack = json!({
        "format": "shipworthy-pack/1", "id": "random", "version": "1.0.0", "language": "en", "title": "T",
        "description": "D", "sources": [{ "id": "dice", "kind": "opinion", "publisher": "D", "title": "D" }],
        "profile": [], "areas": [{ "id": "area", "title": "A", "summary": "A" }],
        "questions": (0..5).map(question).collect::<Vec<_>>(),
        "gates": [{ "id": "gate", "title": "G", "consequence": "block", "if_failed": "M", "sources": ["dice"],
            "passes_when": { "all": (0..5).map(|i| json!({ "question": format!("q-{i}"), "at_least": 1 })).collect::<Vec<_>>() } }],
        "work": { "roles": [{ "id": "hand", "title": "H", "people": 1 }],
            "phases": [{ "id": "phase", "title": "P", "gate": "G", "asks": "?", "deliverables": ["slow"], "sources": ["dice"] }],
            // Listed so that the slow one is met first.
            "actions": [action("slow", 20, &[], &[0, 1], false), action("waits", 5, &[], &[2], true),
                action("first", 1, &[], &[3], false), action("fast", 2, &["first"], &[0, 4], false)] }
    });
    let (pack, problems) = Pack::from_text(&pack.to_string());
    let pack = pack.unwrap_or_else(|| panic!("{problems:?}"));
    let all_no = (0..5).map(|i| (format!("q-{i}"), json!({ "level": 0 }))).collect();
    let ways = advise(&pack, &read(&pack, &random::file(&json!({}), all_no))).ways;
    assert_eq!(ways.by_effort[0].actions.len(), 4);
    assert_eq!(ways.by_effort[0].chain_days, 20);
}

/// A pack with one gate, which asks for all questions in this order; actions are id, days, question and what they need.
fn chained(order: &[usize], actions: &[(&str, u8, usize, Option<usize>)]) -> Pack {
    let questions: Vec<_> = (0..order.len())
        .map(|i| {
            json!({ "id": format!("q-{i}"), "area": "area", "title": "Q", "text": "?", "why": "W", "evidence": "E",
                "levels": ["no", "yes"], "sources": ["dice"] })
        })
        .collect();
    let actions: Vec<_> = actions
        .iter()
        .map(|(id, days, raises, needs)| {
            let mut json = json!({ "id": id, "title": "A", "deliverable": "D", "role": "hand", "phase": "phase",
                "effort_days": { "low": days, "likely": days, "high": days }, "sources": ["dice"],
                "raises": [{ "question": format!("q-{raises}"), "to": 1 }] });
            if let Some(needs) = needs {
                json["needs"] = json!({ "question": format!("q-{needs}"), "at_least": 1 });
            }
            json
        })
        .collect();
    let asks: Vec<_> =
        order.iter().map(|i| json!({ "question": format!("q-{i}"), "at_least": 1 })).collect();
    let pack = json!({
        "format": "shipworthy-pack/1", "id": "random", "version": "1.0.0", "language": "en", "title": "T",
        "description": "D", "sources": [{ "id": "dice", "kind": "opinion", "publisher": "D", "title": "D" }],
        "profile": [], "areas": [{ "id": "area", "title": "A", "summary": "A" }], "questions": questions,
        "gates": [{ "id": "gate", "title": "G", "consequence": "block", "if_failed": "M", "sources": ["dice"],
            "passes_when": { "all": asks } }],
        "work": { "roles": [{ "id": "hand", "title": "H", "people": 1 }], "actions": actions,
            "phases": [{ "id": "phase", "title": "P", "gate": "G", "asks": "?", "deliverables": ["first"], "sources": ["dice"] }] }
    });
    let (pack, problems) = Pack::from_text(&pack.to_string());
    pack.unwrap_or_else(|| panic!("{problems:?}"))
}

#[test]
fn actions_may_let_each_other_begin_in_a_chain() {
    let chain: Vec<(&str, u8, usize, Option<usize>)> = vec![
        ("first", 1, 0, None),
        ("second", 1, 1, Some(0)),
        ("third", 1, 2, Some(1)),
        ("fourth", 1, 3, Some(2)),
    ];
    let all_no = (0..4).map(|i| (format!("q-{i}"), json!({ "level": 0 }))).collect();
    let file = random::file(&json!({}), all_no);
    for order in [[0, 1, 2, 3], [0, 3, 1, 2], [3, 2, 1, 0], [3, 0, 2, 1], [2, 3, 0, 1]] {
        let pack = chained(&order, &chain);
        check_ways(&pack, &file);
        assert_eq!(advise(&pack, &read(&pack, &file)).ways.by_effort[0].actions.len(), 4);
        // Other ways in, a circle of two, and both.
        for more in [
            &[("dear", 9, 2, None)][..],
            &[("back", 2, 0, Some(3)), ("dear", 9, 2, None)],
            &[("back", 2, 1, Some(2)), ("forth", 3, 2, Some(1)), ("other", 4, 3, None)],
        ] {
            check_ways(&chained(&order, &[&chain[..], more].concat()), &file);
            // Without its beginning the chain hangs on those.
            check_ways(
                &chained(&order, &[&[("first", 1, 0, Some(3))], &chain[1..], more].concat()),
                &file,
            );
        }
    }
}

#[test]
fn any_pack_is_served_in_bounded_time() {
    // Gates that refer to two gates each, and a knapsack without a cheap proof.
    let gates: Vec<_> = (0..60)
        .map(|i| {
            let parts: Vec<_> = [i + 1, i + 2].iter().filter(|j| **j < 60).map(|j| json!({ "gate": format!("gate-{j}") }))
                .chain([json!({ "question": "q-0", "at_least": 1 })]).collect();
            json!({ "id": format!("gate-{i}"), "title": "G", "consequence": "block", "if_failed": "M",
                "sources": ["dice"], "passes_when": { "all": parts } })
        })
        .chain([json!({ "id": "score", "title": "G", "consequence": "block", "if_failed": "M", "sources": ["dice"],
            "passes_when": { "area": "area", "at_least_bp": 6833 } })])
        .collect();
    // Nobody asks for the last one.
    let question = |i: u32| {
        json!({ "id": format!("q-{i}"), "area": if i == 41 { "other" } else { "area" }, "title": "Q", "text": "?", "why": "W", "evidence": "E",
            "levels": ["no", "yes"], "weight": if i == 40 { 20 } else { 1 }, "sources": ["dice"] })
    };
    // The dearest of all is good for nothing but one that can be spared.
    let action = |i: u32| {
        let days =
            [(40, 100), (41, 200)].iter().find(|(own, _)| *own == i).map_or(1, |(_, days)| *days);
        let after: &[&str] = if i == 42 { &["a-41"] } else { &[] };
        let raises = if i == 42 { 1 } else { i };
        json!({ "id": format!("a-{i}"), "title": "A", "deliverable": "D", "role": "hand", "phase": "phase",
            "effort_days": { "low": days, "likely": days, "high": days },
            "after": after, "raises": [{ "question": format!("q-{raises}"), "to": 1 }], "sources": ["dice"] })
    };
    let pack = json!({
        "format": "shipworthy-pack/1", "id": "random", "version": "1.0.0", "language": "en", "title": "T",
        "description": "D", "sources": [{ "id": "dice", "kind": "opinion", "publisher": "D", "title": "D" }],
        "profile": [], "areas": [{ "id": "area", "title": "A", "summary": "A" }, { "id": "other", "title": "A", "summary": "A" }],
        "questions": (0..=41).map(question).collect::<Vec<_>>(), "gates": gates,
        "work": { "roles": [{ "id": "hand", "title": "H", "people": 1 }],
            "phases": [{ "id": "phase", "title": "P", "gate": "G", "asks": "?", "deliverables": ["a-0"], "sources": ["dice"] }],
            "actions": (0..=42).map(action).collect::<Vec<_>>() }
    });
    let (pack, problems) = Pack::from_text(&pack.to_string());
    let pack = pack.unwrap_or_else(|| panic!("{problems:?}"));
    let answers = shipworthy::engine::Answers::default();
    let ways = advise(&pack, &answers).ways;
    // A way is found, even where none is proven to be the cheapest.
    assert!(!ways.by_effort.is_empty() && !ways.by_time.is_empty() && ways.obstacles.is_empty());
    assert!(!ways.exact);
    assert!(assess(&pack, &answers, None).deciding.len() > 40);
    // And a plan that follows it says so.
    for (goal, says_so) in [(Goal::LeastEffort, true), (Goal::Everything, false)] {
        let start = Date::parse("2026-11-30");
        let options = PlanOptions { goal, start, ..PlanOptions::default() };
        let remarks = plan(&pack, &answers, &options, None).unwrap().remarks;
        let found = remarks.iter().any(|remark| remark.message.contains("cut short"));
        assert_eq!(found, says_so, "{goal:?}: {remarks:?}");
    }
}

#[test]
fn long_chains_and_many_choices_are_served_in_bounded_time() {
    // These took minutes and hours: leaving out one of a chain after the other, and completing the answers of each gate.
    let count = 600;
    let question = |i: usize| {
        json!({ "id": format!("q-{i}"), "area": "area", "title": "Q", "text": "?", "why": "W", "evidence": "E",
            "levels": ["no", "yes"], "sources": ["dice"] })
    };
    let action = |i: usize| {
        let after: Vec<_> = (i > 0).then(|| format!("a-{}", i - 1)).into_iter().collect();
        json!({ "id": format!("a-{i}"), "title": "A", "deliverable": "D", "role": "hand", "phase": "phase",
            "effort_days": { "low": 1, "likely": 1, "high": 1 }, "after": after,
            "raises": [{ "question": format!("q-{i}"), "to": 1 }], "sources": ["dice"] })
    };
    let first = json!({ "question": "q-0", "at_least": 1 });
    let any = |i: usize| {
        let mut parts = vec![first.clone()];
        parts.extend((1..10).map(|j| json!({ "all": [first, { "question": format!("q-{}", (i + j) % 10), "at_least": 1 }] })));
        json!({ "id": format!("any-{i}"), "title": "G", "consequence": "block", "if_failed": "M", "sources": ["dice"],
            "passes_when": { "any": parts } })
    };
    let mut gates = vec![
        json!({ "id": "average", "title": "G", "consequence": "block", "if_failed": "M", "sources": ["dice"],
        "passes_when": { "score": "average", "at_least_bp": 5_000 } }),
    ];
    gates.extend((0..300).map(any));
    let pack = json!({
        "format": "shipworthy-pack/1", "id": "random", "version": "1.0.0", "language": "en", "title": "T",
        "description": "D", "sources": [{ "id": "dice", "kind": "opinion", "publisher": "D", "title": "D" }],
        "profile": [], "areas": [{ "id": "area", "title": "A", "summary": "A" }],
        "questions": (0..count).map(question).collect::<Vec<_>>(), "gates": gates,
        "work": { "roles": [{ "id": "hand", "title": "H", "people": 1 }],
            "phases": [{ "id": "phase", "title": "P", "gate": "G", "asks": "?", "deliverables": ["a-0"], "sources": ["dice"] }],
            "actions": (0..count).map(action).collect::<Vec<_>>() }
    });
    let (pack, problems) = Pack::from_text(&pack.to_string());
    let pack = pack.unwrap_or_else(|| panic!("{problems:?}"));
    let answers = shipworthy::engine::Answers::default();
    let ways = advise(&pack, &answers).ways;
    assert_eq!(ways.by_effort[0].actions.len(), count / 2);
    assert!(assess(&pack, &answers, None).deciding.iter().any(|open| open.question == "q-0"));
}

#[test]
fn sheets_that_are_hard_to_search_are_searched_to_the_end() {
    let pack = super::files::pack(&super::files::root("packs/poc-to-production/pack.json"));
    // Of some ten thousand random sheets, the ones that took most. `e` stands for evidence.
    let profile = json!({ "stakes": ["medium"], "exposure": ["team"], "regulation": ["personal-data"],
        "stage": ["idea-or-prototype"] });
    let sheet = "- - 1e 4e ? 0e 0e 3e 3e 1e ? 4e ? 1e 12 2 - 2e - 0 3 - 0 3e 0e 1e 1e ? ? - 4 0e ? 3e ? 0 2e 2e 1 - 0 \
        - 34 3 0 12 0 - - ? 12 12 12 -";
    let mut answers = Map::new();
    for (question, word) in pack.questions().iter().zip(sheet.split_whitespace()) {
        let levels: Vec<u32> = word.chars().filter_map(|c| c.to_digit(10)).collect();
        let answer = match levels.as_slice() {
            [] if word == "?" => json!({ "unknown": true }),
            [] => continue,
            _ if word.contains('e') => json!({ "levels": levels, "evidence": { "what": "seen" } }),
            _ => json!({ "levels": levels }),
        };
        answers.insert(question.id.clone(), answer);
    }
    let file = json!({ "format": "shipworthy-answers/1", "profile": profile, "answers": answers,
        "pack": { "id": pack.id(), "version": pack.version() } });
    let ways = advise(&pack, &read(&pack, &file)).ways;
    assert!(ways.exact);
    assert_eq!((ways.by_effort[0].effort_days, ways.by_time[0].chain_days), (96, 15));
}

#[test]
fn most_examples_have_a_choice_of_ways() {
    let pack = super::files::pack(&super::files::root("packs/poc-to-production/pack.json"));
    let action = |id: &String| pack.actions().iter().find(|action| action.id == *id).unwrap();
    let (mut some, mut with_choice, mut with_faster) = (0, 0, 0);
    for path in super::files::files("packs/poc-to-production/examples", ".json") {
        let name = super::files::stem(&path);
        let file: Value = serde_json::from_str(&super::files::read(&path)).unwrap();
        let ways = advise(&pack, &read(&pack, &file)).ways;
        assert!(ways.exact, "{name}");
        let Some((first, others)) = ways.by_effort.split_first() else { continue };
        for other in others {
            // Not more of the same: something else is done about one of the questions.
            let only = |these: &Way, those: &Way| -> Vec<&Action> {
                let only = these.actions.iter().filter(|id| !those.actions.contains(id));
                only.map(action).collect()
            };
            let mut raised = only(other, first).into_iter().flat_map(|action| &action.raises);
            let before: Vec<_> =
                only(first, other).into_iter().flat_map(|action| &action.raises).collect();
            assert!(
                raised.any(|raise| before.iter().any(|was| was.question == raise.question)),
                "{name}: {:?} is no alternative to {:?}",
                other.actions,
                first.actions
            );
        }
        some += 1;
        with_choice += usize::from(!others.is_empty());
        with_faster += usize::from(ways.by_time[0].chain_days < first.chain_days);
        assert!(name != "churn-as-it-failed" || others.len() >= 2, "{name}: {others:?}");
    }
    assert!(with_choice * 3 > some * 2, "{with_choice} of {some} have a choice");
    assert!(with_faster > 0, "the least time never takes other work than the least effort");
}
