//! Bad packs and bad answers, and the diagnostics they give: code, place, message and hint, as reviewed snapshots.

use std::collections::BTreeSet;

use shipworthy::engine::{Answers, Code, Diagnostic, MAX_BYTES, Pack, Severity, assess};

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
                let report = assess(&pack, answers);
                assert_eq!(report.set_aside, answers.set_aside());
                format!(
                    "loaded, {} answered\nset aside: {}\nsaved as: {}",
                    report.counts.answered,
                    if aside.is_empty() { "nothing".to_owned() } else { aside.join(", ") },
                    serde_json::to_string(&answers.to_json(&pack)).unwrap()
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
fn every_code_is_shown_by_some_bad_document() {
    let nonsense = pack(&root("tests/packs/nonsense.json"));
    let mut shown = BTreeSet::from([Code::TooLarge]);
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
