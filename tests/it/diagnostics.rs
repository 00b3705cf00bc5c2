//! Bad packs and bad answers, and the diagnostics they give: code, place, message and hint, as reviewed snapshots.

use std::collections::BTreeSet;

use shipworthy::engine::{
    Answers, Code, Diagnostic, MAX_BYTES, Pack, PlanOptions, Severity, assess,
};

use super::files::{files, lines, pack, read, root, stem};

fn check(kind: &str, name: &str, outcome: &str, problems: &[Diagnostic]) {
    let mut text = format!("{outcome}\n");
    for problem in problems {
        text += &format!(
            "\n{} {} at {}\n  {}\n  hint: {}\n",
            problem.severity.as_str(),
            problem.code.as_str(),
            problem.path,
            problem.message,
            problem.hint
        );
        assert!(!problem.message.ends_with('.'), "messages have no full stop: {}", problem.message);
        assert!(!problem.hint.is_empty());
    }
    insta::with_settings!({ snapshot_path => root("tests/snapshots"), prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("{kind}-{name}"), text);
    });
}

#[test]
fn bad_packs_say_everything_that_is_wrong_with_them() {
    for path in files("tests/bad/packs", ".json") {
        let (pack, problems) = Pack::from_text(&read(&path));
        let has_errors = problems.iter().any(|problem| problem.severity == Severity::Error);
        assert_eq!(pack.is_none(), has_errors, "{}", path.display());
        assert!(!problems.is_empty(), "{} is not bad", path.display());
        check("pack", &stem(&path), if pack.is_some() { "usable" } else { "refused" }, &problems);
    }
}

#[test]
fn bad_answers_say_what_was_set_aside_and_lose_nothing() {
    let pack = pack(&root("tests/packs/nonsense.json"));
    for path in files("tests/bad/answers", ".json") {
        let (answers, problems) = Answers::from_text(&pack, &read(&path));
        let outcome = match &answers {
            None => "refused".to_owned(),
            Some(answers) => {
                let aside: Vec<_> = answers
                    .set_aside()
                    .iter()
                    .map(|aside| format!("{} ({})", aside.path, aside.code.as_str()))
                    .collect();
                let report = assess(&pack, answers, None);
                assert_eq!(report.set_aside, answers.set_aside());
                format!(
                    "loaded, {} answered\nset aside: {}\nsaved as: {}",
                    report.counts.answered,
                    if aside.is_empty() { "nothing".to_owned() } else { aside.join(", ") },
                    serde_json::from_str::<serde_json::Value>(&answers.to_text(&pack)).unwrap()
                )
            }
        };
        check("answers", &stem(&path), &outcome, &problems);
    }
}

#[test]
fn a_file_of_50_megabytes_is_refused_unread() {
    let text = format!("{{\"format\": \"{}\"}}", "x".repeat(50_000_000));
    for problems in [
        Pack::from_text(&text).1,
        Answers::from_text(&pack(&root("tests/packs/nonsense.json")), &text).1,
    ] {
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].code, Code::TooLarge);
        assert!(problems[0].message.contains(&MAX_BYTES.to_string()), "{}", problems[0].message);
    }
}

#[test]
fn a_thousand_problems_are_listed_and_the_rest_counted() {
    let pack = pack(&root("tests/packs/nonsense.json"));
    let unknown: String = (0..100_001).map(|i| format!(r#""x-{i}":{{"level":9}},"#)).collect();
    let text = format!(
        r#"{{"format":"shipworthy-answers/1","pack":{{"id":"nonsense","version":"1.0.0"}},
             "answers":{{"spout":{{"level":9}},{unknown}"cook":{{"level":9}}}}}}"#
    );
    let (answers, problems) = Answers::from_text(&pack, &text);
    assert_eq!(problems.len(), 1_001);
    assert_eq!(problems[1_000].code, Code::TooMany);
    assert_eq!(problems[1_000].message, "99003 more problems were found and are not listed");
    // What was set aside is known all the same, and the answers that a program gives are still refused.
    assert_eq!(answers.unwrap().set_aside().len(), 100_003);
    assert!(problems.iter().any(|problem| problem.severity == Severity::Error));
}

#[test]
fn large_documents_are_read_in_the_time_a_visitor_waits() {
    // Each of these once took minutes. Nothing is timed: a test that hangs is noticed.
    let pack = pack(&root("tests/packs/nonsense.json"));
    let unknown: Vec<_> =
        (0..100_000).map(|i| format!("\"unknown-question-{i}\":{{\"level\":1}}")).collect();
    let text = format!(
        r#"{{"format":"shipworthy-answers/1","pack":{{"id":"nonsense","version":"1.0.0"}},"answers":{{{}}}}}"#,
        unknown.join(",")
    );
    let answers = Answers::from_text(&pack, &text).0.unwrap();
    assert_eq!(answers.set_aside().len(), 100_000);
    assert!(
        Answers::from_text(&pack, &answers.to_text(&pack)).0.is_some(),
        "what we write, we read"
    );

    let twice = format!("{{{}}}", vec!["\"a\":0"; 500_000].join(","));
    let problems = Pack::from_text(&twice).1;
    assert_eq!(problems[0].code, Code::DuplicateKey);

    let nonsense: serde_json::Value =
        serde_json::from_str(&read(&root("tests/packs/nonsense.json"))).unwrap();
    let gate = |id: String, condition: serde_json::Value| {
        serde_json::json!({ "id": id, "title": "Gate", "consequence": "block", "passes_when": condition,
                            "if_failed": "Mend it", "sources": ["captain"] })
    };
    // Work in which everything comes after everything else, and brings everything about.
    let mut work = nonsense.clone();
    let action = work["work"]["actions"][0].clone();
    let ids: Vec<_> = (0..1_000).map(|i| format!("action-{i}")).collect();
    let mut phases = nonsense.clone();
    phases["work"]["phases"][0]["deliverables"] = serde_json::json!(ids);
    work["work"]["actions"] = ids
        .iter()
        .map(|id| {
            let mut action = action.clone();
            let others: Vec<_> = ids.iter().filter(|other| *other != id).take(300).collect();
            action["id"] = serde_json::json!(id);
            action["after"] = serde_json::json!(others);
            action
        })
        .collect();
    let raise = work["work"]["actions"][1]["raises"][0].clone();
    work["work"]["actions"][1]["raises"] = serde_json::json!(vec![raise; 51]);
    let (_, problems) = Pack::from_text(&work.to_string());
    assert_eq!(problems.len(), 1_001);
    let said = &problems[0];
    assert_eq!((said.code, said.path.as_str()), (Code::WrongCount, "$.work.actions[0].after"));
    assert_eq!(said.message, "the number of entries in this list is 300");
    assert_eq!(said.hint, "it has at most 50");
    let in_phases = Pack::from_text(&phases.to_string()).1;
    for (problems, place) in
        [(problems, "$.work.actions[1].raises"), (in_phases, "$.work.phases[0].deliverables")]
    {
        let found = problems.iter().find(|problem| problem.path == place);
        assert_eq!(found.map(|problem| problem.code), Some(Code::WrongCount), "{place}");
    }
    // A circle of all the gates a pack may have.
    let mut circle = nonsense.clone();
    circle["gates"] = (0..1_000)
        .map(|i| {
            gate(
                format!("gate-{i}"),
                serde_json::json!({ "gate": format!("gate-{}", (i + 1) % 1_000) }),
            )
        })
        .collect();
    let (_, problems) = Pack::from_text(&circle.to_string());
    assert_eq!(problems.len(), 1, "one circle, one problem");
    // A chain of gates that each refer to the last one twice: 2 to the power of 999 ways through it.
    let mut chain = nonsense;
    chain["gates"] = (0..1_000)
        .map(|i| match i {
            0 => {
                gate("gate-0".to_owned(), serde_json::json!({ "question": "spout", "at_least": 1 }))
            }
            _ => {
                let last = serde_json::json!({ "gate": format!("gate-{}", i - 1) });
                gate(format!("gate-{i}"), serde_json::json!({ "any": [last, last] }))
            }
        })
        .collect();
    chain.as_object_mut().unwrap().remove("quick_check");
    let chain = Pack::from_text(&chain.to_string()).0.unwrap();
    let report = assess(&chain, &Answers::default(), None);
    assert_eq!(report.deciding.len(), 1);
    assert_eq!(report.deciding[0].gates.len(), 1_000);
}

#[test]
fn a_list_is_as_long_as_a_list_of_a_pack_may_be() {
    // The first of these once took seconds.
    let nonsense: serde_json::Value =
        serde_json::from_str(&read(&root("tests/packs/nonsense.json"))).unwrap();
    let id = |i| serde_json::json!(format!("theme-{i}"));
    for place in [
        "/figures/0/bears_on",
        "/figures/2/heard",
        "/lenses/4/items/0/same_as",
        "/lenses/2/required/items",
        "/questions/0/sources",
        "/questions/1/applies/any_of",
        "/charts/0/entries",
        "/gates",
    ] {
        for (count, is_long) in [(1_000, false), (1_001, true), (150_000, true)] {
            let mut json = nonsense.clone();
            *json.pointer_mut(place).unwrap() = (0..count).map(id).collect();
            let problems = Pack::from_text(&json.to_string()).1;
            let wanted = format!("the number of entries in this list is {count}");
            let told = problems.iter().filter(|problem| problem.message == wanted).count();
            assert_eq!(told, usize::from(is_long), "{count} in {place}");
        }
    }
}

#[test]
fn a_list_in_answers_is_no_longer_either() {
    let pack = pack(&root("tests/packs/nonsense.json"));
    for (place, entry) in [
        ("/profile/sea", serde_json::json!("pond")),
        ("/answers/spout/levels", serde_json::json!(1)),
        ("/plan/done", serde_json::json!("mend-spout")),
        ("/plan/weekdays", serde_json::json!(1)),
    ] {
        for (count, is_long) in [(1_000, false), (1_001, true), (100_000, true)] {
            let mut json = serde_json::json!({
                "format": "shipworthy-answers/1", "pack": { "id": "nonsense", "version": "1.0.0" },
                "profile": { "sea": [] }, "answers": { "spout": { "levels": [] } },
                "plan": { "done": [], "weekdays": [1] }
            });
            *json.pointer_mut(place).unwrap() = vec![entry.clone(); count].into();
            let problems = Answers::from_text(&pack, &json.to_string()).1;
            let wanted = format!("the number of entries in this list is {count}");
            let told = problems.iter().filter(|problem| problem.message == wanted).count();
            assert_eq!(told, usize::from(is_long), "{count} in {place}");
        }
    }
}

#[test]
fn what_is_said_of_a_plan_is_about_the_plan() {
    let pack = pack(&root("tests/packs/nonsense.json"));
    let file = serde_json::json!({
        "format": "shipworthy-answers/1", "pack": { "id": "nonsense", "version": "1.0.0" },
        "answers": { "zzz": { "level": 1 } }, "plan": { "strat": "2026-01-01" }
    });
    let answers = Answers::from_text(&pack, &file.to_string()).0.unwrap();
    let codes: Vec<_> =
        answers.set_aside().iter().map(|entry| (entry.path.as_str(), entry.code)).collect();
    assert_eq!(codes, [("$.answers.zzz", Code::UnknownQuestion), ("$.plan", Code::UnknownField)]);
}

#[test]
fn one_value_of_the_wrong_type_is_one_problem() {
    fn places(json: &serde_json::Value, at: String, found: &mut Vec<String>) {
        match json {
            serde_json::Value::Array(items) => {
                for (i, item) in items.iter().enumerate() {
                    places(item, format!("{at}/{i}"), found);
                }
            }
            serde_json::Value::Object(fields) => {
                for (key, value) in fields {
                    places(value, format!("{at}/{key}"), found);
                }
            }
            _ => {}
        }
        found.push(at);
    }
    for path in ["tests/packs/nonsense.json", "packs/ml-test-score/pack.json"] {
        let sound: serde_json::Value = serde_json::from_str(&read(&root(path))).unwrap();
        let mut all = Vec::new();
        places(&sound, String::new(), &mut all);
        let mut echoes = Vec::new();
        for place in all {
            let mut json = sound.clone();
            let spoilt = json.pointer_mut(&place).unwrap();
            *spoilt = if spoilt.is_number() { "7".into() } else { 7.into() };
            let problems = Pack::from_text(&json.to_string()).1;
            if problems.len() != 1 {
                echoes.push(format!("{path} {place}:\n{}", lines(&problems)));
            }
        }
        assert!(echoes.is_empty(), "{}", echoes.join("\n"));
    }
}

#[test]
fn what_loads_without_errors_saves_to_something_that_does() {
    let pack = pack(&root("tests/packs/nonsense.json"));
    for path in files("tests/bad/answers", ".json") {
        let (Some(answers), problems) = Answers::from_text(&pack, &read(&path)) else { continue };
        let (again, problems_again) = Answers::from_text(&pack, &answers.to_text(&pack));
        let again =
            again.unwrap_or_else(|| panic!("{}: what was saved is refused", path.display()));
        let errors = |problems: &[Diagnostic]| {
            problems.iter().any(|problem| problem.severity == Severity::Error)
        };
        assert_eq!(errors(&problems), errors(&problems_again), "{}", path.display());
        assert_eq!(again.set_aside(), answers.set_aside(), "{}", path.display());
        assert_eq!(again.to_text(&pack), answers.to_text(&pack), "{}", path.display());
    }
}

#[test]
fn every_code_is_shown_by_some_bad_document() {
    let nonsense = pack(&root("tests/packs/nonsense.json"));
    // These two need documents too large to keep as files; they have tests of their own.
    let mut shown = BTreeSet::from([Code::TooLarge, Code::TooMany]);
    for path in files("tests/bad/packs", ".json") {
        shown.extend(Pack::from_text(&read(&path)).1.iter().map(|problem| problem.code));
    }
    for path in files("tests/bad/answers", ".json") {
        shown.extend(
            Answers::from_text(&nonsense, &read(&path)).1.iter().map(|problem| problem.code),
        );
    }
    let missing: Vec<_> =
        Code::ALL.iter().filter(|code| !shown.contains(code)).map(|code| code.as_str()).collect();
    assert!(missing.is_empty(), "no bad document shows:\n{}", lines(&missing));
}

#[test]
fn an_answer_replaces_what_was_set_aside_under_its_name() {
    let pack = pack(&root("tests/packs/nonsense.json"));
    let text = read(&root("tests/bad/answers/levels-out-of-range.json"));
    let mut answers = Answers::from_text(&pack, &text).0.unwrap();
    assert_eq!(answers.set_aside().len(), 4);
    let spout = pack.question("spout").unwrap();
    let level = |level| shipworthy::engine::Answer::new(shipworthy::engine::Reply::Level(level));
    assert!(!answers.set(spout, level(3)), "a level the question does not have is refused");
    assert!(answers.set(spout, level(2)));
    assert_eq!(answers.set_aside().len(), 3);
    assert!(
        answers.to_text(&pack).contains("\"glaze\": {\n      \"level\": -1"),
        "the others are still there"
    );
}

#[test]
fn a_document_may_say_where_its_schema_is() {
    let with = |text: &str, value: serde_json::Value| {
        let mut json: serde_json::Value = serde_json::from_str(text).unwrap();
        json["$schema"] = value;
        json.to_string()
    };
    let place = serde_json::json!("../schemas/any.schema.json");
    let pack_text = read(&root("tests/packs/nonsense.json"));
    let nonsense = pack(&root("tests/packs/nonsense.json"));
    let (marked, problems) = Pack::from_text(&with(&pack_text, place.clone()));
    assert!(problems.is_empty(), "{}", lines(&problems));
    assert_eq!(marked.unwrap().digest(), nonsense.digest(), "the same rules have the same digest");

    let answers_text = read(&root("tests/packs/nonsense-examples/sinker.json"));
    let marked_text = with(&answers_text, place.clone());
    let (marked, problems) = Answers::from_text(&nonsense, &marked_text);
    assert!(problems.is_empty(), "{}", lines(&problems));
    let marked = marked.unwrap();
    assert!(marked.to_text(&nonsense).starts_with("{\n  \"$schema\": \"../schemas/"), "it is kept");
    let plain = Answers::from_text(&nonsense, &answers_text).0.unwrap();
    assert_eq!(assess(&nonsense, &marked, None), assess(&nonsense, &plain, None));

    let options_text = r#"{ "format": "shipworthy-plan-options/1", "start": "2026-11-30" }"#;
    let (options, problems) = PlanOptions::from_text(&nonsense, &with(options_text, place.clone()));
    assert!(problems.is_empty(), "{}", lines(&problems));
    assert_eq!(options, PlanOptions::from_text(&nonsense, options_text).0);

    // A text and nothing else, at the top and nowhere else.
    let said = |problems: Vec<Diagnostic>| -> Vec<(Code, String)> {
        problems.into_iter().map(|problem| (problem.code, problem.path)).collect()
    };
    let wrong = vec![(Code::WrongType, r#"$["$schema"]"#.to_owned())];
    assert_eq!(said(Pack::from_text(&with(&pack_text, 7.into())).1), wrong);
    assert_eq!(said(Answers::from_text(&nonsense, &with(&answers_text, 7.into())).1), wrong);
    assert_eq!(said(PlanOptions::from_text(&nonsense, &with(options_text, 7.into())).1), wrong);
    let mut inside: serde_json::Value = serde_json::from_str(&pack_text).unwrap();
    inside["areas"][0]["$schema"] = place;
    let problems = Pack::from_text(&inside.to_string()).1;
    assert_eq!(said(problems), [(Code::UnknownField, r#"$.areas[0]["$schema"]"#.to_owned())]);
}

#[test]
fn the_manual_lists_every_code() {
    let manual = read(&root("packs/README.md"));
    let listed: Vec<_> = manual
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` |"))
        .map(|(code, _)| code)
        .filter(|code| Code::ALL.iter().any(|known| known.as_str() == *code))
        .collect();
    let all: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(listed, all);
}
