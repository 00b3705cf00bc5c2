//! The writing rules for shipped packs, as far as a machine can see them (`CONTRIBUTING.md` has them all).

use std::collections::BTreeSet;

use serde_json::{Value, json};
use shipworthy::engine::{Action, Answers, Consequence, Pack, assess};

use super::files::{files, lines, pack, read, root, stem};
use super::frameworks::LISTS;

fn shipped() -> Pack {
    pack(&root("packs/poc-to-production/pack.json"))
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Fails with every finding at once.
fn check(findings: Vec<String>) {
    assert!(findings.is_empty(), "{}", lines(&findings));
}

#[test]
fn questions_and_levels_are_short_and_end_as_sentences_do() {
    let mut findings = Vec::new();
    for question in shipped().questions() {
        let id = &question.id;
        if words(&question.text) > 25 || !question.text.ends_with('?') {
            findings.push(format!(
                "{id}: a question has at most 25 words and a question mark: {}",
                question.text
            ));
        }
        if !(1..=6).contains(&words(&question.title)) {
            findings.push(format!("{id}: a title has one to six words: {}", question.title));
        }
        if !(3..=5).contains(&question.levels.len()) {
            findings.push(format!("{id}: {} levels, not 3 to 5", question.levels.len()));
        }
        for level in &question.levels {
            if words(level) > 20 || !level.ends_with('.') {
                findings
                    .push(format!("{id}: a level has at most 20 words and a full stop: {level}"));
            }
        }
        let distinct: BTreeSet<_> = question.levels.iter().collect();
        if distinct.len() < question.levels.len() {
            findings.push(format!("{id}: two levels are the same"));
        }
    }
    check(findings);
}

#[test]
fn no_feeling_word_stands_where_something_to_look_at_should() {
    const VAGUE: &[&str] = &[
        "adequate",
        "adequately",
        "appropriate",
        "appropriately",
        "robust",
        "sufficient",
        "sufficiently",
        "properly",
        "effective",
        "effectively",
        "mature",
        "best-in-class",
        "world-class",
        "leverage",
        "seamless",
        "state-of-the-art",
        "certified",
        "guarantee",
        "guaranteed",
    ];
    let mut findings = Vec::new();
    for question in shipped().questions() {
        for text in question.levels.iter().chain([&question.text]) {
            let lower = text.to_lowercase();
            for word in lower
                .split(|c: char| !c.is_alphanumeric() && c != '-')
                .filter(|word| VAGUE.contains(word))
            {
                findings.push(format!("{}: `{word}` in: {text}", question.id));
            }
        }
    }
    check(findings);
}

#[test]
fn no_text_has_an_emoji_or_shouts() {
    let text = read(&root("packs/poc-to-production/pack.json"));
    let odd: BTreeSet<char> =
        text.chars().filter(|c| u32::from(*c) >= 0x2190 || *c == '!').collect();
    assert!(odd.is_empty(), "{odd:?}");
}

#[test]
fn titles_are_told_apart() {
    let pack = shipped();
    let titles: BTreeSet<_> =
        pack.questions().iter().map(|question| question.title.to_lowercase()).collect();
    assert_eq!(titles.len(), pack.questions().len());
}

#[test]
fn the_pack_has_the_parts_that_were_promised() {
    let pack = shipped();
    let areas: Vec<_> = pack.areas().iter().map(|area| area.id.as_str()).collect();
    assert_eq!(
        areas,
        [
            "problem",
            "ownership",
            "data",
            "evaluation",
            "integration",
            "operations",
            "guardrails",
            "governance",
            "people"
        ]
    );
    assert!((45..=60).contains(&pack.questions().len()), "{} questions", pack.questions().len());
    assert!(pack.gates().len() >= 15, "{} gates", pack.gates().len());
    for consequence in Consequence::ALL {
        assert!(
            pack.gates().iter().any(|gate| gate.consequence == *consequence),
            "no gate can {}",
            consequence.as_str()
        );
    }
    let quick = pack.quick_check().unwrap();
    assert_eq!(quick.items.len(), 10);
    let bands: Vec<_> = quick.bands.iter().map(|band| band.at_least).collect();
    assert_eq!(bands, [8, 5, 0], "the bands are those of the list's author");
}

#[test]
fn every_source_is_used_and_every_item_of_the_listed_frameworks_is_asked_about() {
    let pack = shipped();
    let used: BTreeSet<&str> = pack
        .questions()
        .iter()
        .flat_map(|question| &question.sources)
        .chain(pack.gates().iter().flat_map(|gate| &gate.sources))
        .chain(&pack.quick_check().unwrap().sources)
        .map(String::as_str)
        .collect();
    let mut findings = Vec::new();
    for source in pack.sources() {
        if !used.iter().any(|reference| reference.split('/').next() == Some(&source.id)) {
            findings.push(format!("nothing refers to the source {}", source.id));
        }
    }
    for (list, items) in LISTS {
        for item in 1..=items {
            let reference = format!("{list}/{item}");
            if !used.contains(reference.as_str()) {
                findings.push(format!("nothing asks about {reference}"));
            }
        }
    }
    check(findings);
}

#[test]
fn nobody_is_asked_everything_and_nobody_too_little() {
    let pack = shipped();
    // One option per fact, in every combination, as most people would fill it in.
    let mut profiles = vec![json!({})];
    for fact in pack.facts() {
        profiles = profiles
            .iter()
            .flat_map(|profile| {
                fact.options.iter().map(|option| {
                    let mut profile: Value = profile.clone();
                    profile[&fact.id] = json!([option.id]);
                    profile
                })
            })
            .collect();
    }
    let mut counts: Vec<_> = profiles
        .iter()
        .map(|profile| {
            let file = json!({
                "format": "shipworthy-answers/1",
                "pack": { "id": pack.id(), "version": pack.version() },
                "profile": profile
            });
            let answers = Answers::from_text(&pack, &file.to_string()).0.unwrap();
            let report = assess(&pack, &answers, None);
            assert_eq!(
                report.verdict.possible.as_str(),
                "ship",
                "a profile alone rules out shipping: {profile}"
            );
            report.counts.applicable
        })
        .collect();
    counts.sort_unstable();
    assert!(counts[0] >= 25, "somebody is asked only {} questions", counts[0]);
    assert!(
        counts[counts.len() / 2] <= 41,
        "half of all profiles are asked more than {} questions",
        counts[counts.len() / 2]
    );
    assert!(*counts.last().unwrap() < pack.questions().len());
}

#[test]
fn not_sure_asks_the_most() {
    let pack = shipped();
    let asked = |profile: Value| {
        let file = json!({
            "format": "shipworthy-answers/1",
            "pack": { "id": pack.id(), "version": pack.version() },
            "profile": profile
        });
        let report = assess(&pack, &Answers::from_text(&pack, &file.to_string()).0.unwrap(), None);
        (report.counts.applicable, report.gates.len())
    };
    let unsure = asked(json!({}));
    for fact in pack.facts() {
        for option in &fact.options {
            let known = asked(json!({ &fact.id: [option.id] }));
            assert!(
                known.0 <= unsure.0 && known.1 <= unsure.1,
                "{} {} asks more than not sure",
                fact.id,
                option.id
            );
        }
    }
}

#[test]
fn every_question_is_asked_of_somebody() {
    let pack = shipped();
    let report = assess(&pack, &Answers::default(), None);
    assert_eq!(
        report.counts.applicable,
        pack.questions().len(),
        "not sure about everything asks everything"
    );
}

#[test]
fn examples_tell_their_story_and_their_reason() {
    for path in files("packs/poc-to-production/examples", ".json") {
        let example: Value = serde_json::from_str(&read(&path)).unwrap();
        let long = |pointer: &str, least: usize| {
            let text = example.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
            assert!(words(text) >= least, "{}: {pointer} says too little", stem(&path));
        };
        long("/title", 1);
        long("/note", 15);
        long("/expected/why", 8);
    }
}

#[test]
fn another_way_to_close_a_gap_says_what_is_given_up() {
    let pack = shipped();
    let actions = pack.actions();
    let comes_after = |late: &str, early: &str| {
        let mut open = vec![late];
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                let action = actions.iter().find(|action| action.id == id).unwrap();
                open.extend(action.after.iter().flatten().map(String::as_str));
            }
        }
        seen.contains(early)
    };
    let gives_up = |action: &Action| action.deliverable.contains(". Given up: ");
    let mut findings = Vec::new();
    for (place, one) in actions.iter().enumerate() {
        for other in &actions[..place] {
            let raises =
                |question: &str| other.raises.iter().any(|raise| raise.question == question);
            if one.raises.iter().any(|raise| raises(&raise.question))
                && !comes_after(&one.id, &other.id)
                && !comes_after(&other.id, &one.id)
                && !gives_up(one)
                && !gives_up(other)
            {
                findings.push(format!("{} or {} says what is given up", other.id, one.id));
            }
        }
        // Where one thing is given up, there must be another way.
        if gives_up(one)
            && !actions.iter().any(|other| {
                !gives_up(other)
                    && other
                        .raises
                        .iter()
                        .any(|raise| one.raises.iter().any(|own| own.question == raise.question))
            })
        {
            findings.push(format!("{} is an alternative to nothing", one.id));
        }
    }
    check(findings);
    assert!(actions.iter().filter(|action| gives_up(action)).count() >= 14);
}
