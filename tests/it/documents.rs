//! Documents: as reviewed snapshots, and laws that hold for any answers.

use std::fs;

use serde_json::json;
use shipworthy::engine::{
    Answer, Answers, Date, Evidence, Pack, PlanOptions, Reply, assess, document, plan,
};

use super::files::{answers, files, pack, root};

const EXAMPLES: &str = "packs/poc-to-production/examples";

fn shipped() -> Pack {
    pack(&root("packs/poc-to-production/pack.json"))
}

fn written(pack: &Pack, answers: &Answers, planned: bool, id: &str) -> String {
    let today = Date::parse("2026-11-21");
    let report = assess(pack, answers, today.as_ref());
    let options = PlanOptions { start: Date::parse("2026-11-30"), ..PlanOptions::default() };
    let plan = planned.then(|| plan(pack, answers, &options, today.as_ref()).unwrap());
    document(pack, answers, &report, plan.as_ref(), id).unwrap()
}

fn check(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => root("tests/snapshots"), prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

/// Every question of the pack answered with "nobody here knows".
fn all_unknown(pack: &Pack) -> Answers {
    let mut answers = Answers::default();
    for question in pack.questions() {
        assert!(answers.set(question, Answer::new(Reply::Unknown)));
    }
    answers
}

#[test]
fn documents_of_the_shipped_pack_are_the_reviewed_ones() {
    let pack = shipped();
    let churn = answers(&pack, &root(&format!("{EXAMPLES}/churn-as-it-failed.json")));
    let ids: Vec<_> = pack.documents().iter().map(|document| document.id.clone()).collect();
    assert_eq!(ids.len(), 3);
    for id in &ids {
        check(&format!("document-{id}-churn"), &written(&pack, &churn, true, id));
        check(&format!("document-{id}-unknown"), &written(&pack, &all_unknown(&pack), false, id));
    }
}

#[test]
fn what_nobody_knows_stands_out() {
    let pack = shipped();
    for document in pack.documents() {
        let asked = document.sections.iter().flat_map(|section| section.questions.iter().flatten());
        let asked = asked.count();
        for (answers, word) in
            [(all_unknown(&pack), "**Unknown**"), (Answers::default(), "**Not answered**")]
        {
            // Without a profile the strictest holds, and nearly every question is asked.
            let unknown = written(&pack, &answers, false, &document.id).matches(word).count();
            assert!(
                unknown + 3 >= asked && unknown <= asked,
                "{}: {unknown} of {asked}",
                document.id
            );
        }
    }
}

#[test]
fn a_brief_is_brief() {
    let pack = shipped();
    for path in files(EXAMPLES, ".json") {
        let text = written(&pack, &answers(&pack, &path), false, "project-brief");
        let lines: Vec<_> = text.lines().filter(|line| !line.is_empty()).collect();
        assert!(lines.len() <= 45, "{}: {} lines", path.display(), lines.len());
    }
}

#[test]
fn every_kind_of_answer_has_its_words() {
    let text = fs::read_to_string(root("tests/packs/nonsense.json")).unwrap();
    let pack = Pack::from_text(&text).0.unwrap();
    let mut said = Answers::default();
    let mut set = |id: &str, reply: Reply, evidence: Option<&str>| {
        let evidence = evidence.map(|what| Evidence {
            what: what.to_owned(),
            by: Some("the *mate*".to_owned()),
            date: Some("1851-10-18".to_owned()),
        });
        let note = Some("1. a\nb | <c>".to_owned());
        let mut answer = Answer::new(reply);
        (answer.evidence, answer.note) = (evidence, note);
        assert!(said.set(pack.question(id).unwrap(), answer), "{id}");
    };
    set("spout", Reply::Levels(vec![2, 0, 1]), Some("seen"));
    set("lid", Reply::NotApplicable("no pot needs _two_ lids".to_owned()), None);
    check("document-nonsense", &written(&pack, &said, true, "logbook"));
    // A claim above the cap, without evidence.
    let lacking = json!({ "format": "shipworthy-answers/1", "pack": { "id": "nonsense", "version": "1.0.0" },
        "answers": { "spout": { "level": 2 } } });
    let lacking = Answers::from_text(&pack, &lacking.to_string()).0.unwrap();
    let report = assess(&pack, &lacking, None);
    let spout = report.questions.iter().find(|question| question.question == "spout").unwrap();
    let text = written(&pack, &lacking, false, "logbook");
    assert_eq!(text.contains("(no evidence yet)"), spout.lacks_evidence, "{text}");
    assert!(text.contains("There is no plan yet."));
}
