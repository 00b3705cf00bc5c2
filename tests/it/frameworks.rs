//! The published frameworks of the shipped packs, by their own published rules.

use std::fmt::Write as _;

use shipworthy::engine::{Answers, Pack, Range, assess};

use super::files::{answers, pack, read, root};

/// The frameworks of the articles that the product goes back to, with how many items each has.
const LISTS: [(&str, usize); 15] = [
    ("rand-causes", 5),
    ("five-workstreams", 5),
    ("six-gaps", 6),
    ("ten-questions", 10),
    ("four-phases", 4),
    ("failure-points", 3),
    ("production-checklist", 12),
    ("production-first", 12),
    ("organisational-causes", 5),
    ("production-ready", 6),
    ("before-the-poc", 4),
    ("five-gaps", 5),
    ("production-requirements", 5),
    ("right-poc", 5),
    ("experienced-teams", 4),
];

fn shipped() -> Pack {
    pack(&root("packs/poc-to-production/pack.json"))
}

#[test]
fn all_items_of_the_listed_frameworks_are_there_and_answered_by_a_question() {
    let pack = shipped();
    assert_eq!(LISTS.iter().map(|(_, items)| items).sum::<usize>(), 91);
    for (id, items) in LISTS {
        let lens = pack.lens(id).unwrap_or_else(|| panic!("no lens {id}"));
        let found: Vec<_> = lens.items.iter().map(|item| item.id.clone()).collect();
        let expected: Vec<_> = (1..=items).map(|n| format!("{id}.{n}")).collect();
        assert_eq!(found, expected);
        for item in &lens.items {
            assert!(!item.met_when.is_empty(), "{} is answered by no question", item.id);
        }
    }
}

#[test]
fn the_published_frameworks_have_their_items() {
    let pack = shipped();
    for (id, items) in [
        ("owasp-llm-2025", 10),
        ("owasp-llm-2026", 10),
        ("owasp-agentic-2026", 10),
        ("nist-ai-rmf", 19),
        ("google-mlops", 3),
        ("microsoft-mlops", 5),
    ] {
        assert_eq!(pack.lens(id).map(|lens| lens.items.len()), Some(items), "{id}");
    }
    // The crosswalk between the two editions goes both ways, and covers both.
    for (one, other) in [("owasp-llm-2025", "owasp-llm-2026"), ("owasp-llm-2026", "owasp-llm-2025")]
    {
        for item in &pack.lens(one).unwrap().items {
            let [same] = item.same_as.as_slice() else { panic!("{}", item.id) };
            let back = pack.lens(other).unwrap().item(same).unwrap();
            assert_eq!(back.same_as, std::slice::from_ref(&item.id));
        }
    }
}

/// Answers that meet exactly the first `met` items of a lens, as far as the items share no question.
fn meeting(pack: &Pack, lens: &str, met: usize) -> Answers {
    let mut levels = String::new();
    for (place, item) in pack.lens(lens).unwrap().items.iter().enumerate() {
        for (question, at_least) in &item.met_when {
            let level = if place < met { *at_least } else { at_least - 1 };
            let comma = if levels.is_empty() { "" } else { "," };
            let id = &pack[*question].id;
            write!(
                levels,
                r#"{comma} "{id}": {{ "level": {level}, "evidence": {{ "what": "a file" }} }}"#
            )
            .unwrap();
        }
    }
    let file = format!(
        r#"{{ "format": "shipworthy-answers/1",
             "pack": {{ "id": "{}", "version": "{}" }}, "answers": {{ {levels} }} }}"#,
        pack.id(),
        pack.version()
    );
    Answers::from_text(pack, &file).0.unwrap()
}

#[test]
fn the_ten_questions_change_their_band_between_seven_and_eight_and_between_four_and_five() {
    let pack = shipped();
    let lens = pack.lens("ten-questions").unwrap();
    for (yes, title, content) in [
        (0, "Below 5", "fails"),
        (4, "Below 5", "fails"),
        (5, "5 to 7", "fails"),
        (7, "5 to 7", "fails"),
        (8, "8 to 10", "holds"),
        (10, "8 to 10", "holds"),
    ] {
        let report = assess(&pack, &meeting(&pack, &lens.id, yes), None);
        let found = report.lenses.iter().find(|found| found.lens == lens.id).unwrap();
        let yes = u64::try_from(yes).unwrap();
        assert_eq!((found.reached, found.of), (Range::new(yes, yes), 10));
        assert_eq!(lens.bands[found.bands.unwrap().proven].title, title, "{yes}");
        assert_eq!(found.content.as_str(), content, "{yes}");
    }
}

#[test]
fn a_later_workstream_counts_for_nothing_while_an_earlier_one_is_empty() {
    let pack = shipped();
    let text = read(&root("packs/poc-to-production/examples/churn-alternate.json"));
    let (strong, _) = Answers::from_text(&pack, &text);
    let mut weak: serde_json::Value = serde_json::from_str(&text).unwrap();
    weak["answers"]["production-owner"] = serde_json::json!({ "level": 0 });
    let (weak, _) = Answers::from_text(&pack, &weak.to_string());
    let reached = |answers: &Answers| {
        let report = assess(&pack, answers, None);
        let found = report.lenses.into_iter().find(|found| found.lens == "five-workstreams");
        let found = found.unwrap();
        let later =
            found.items.iter().skip(1).filter(|item| item.status.as_str() == "holds").count();
        (found.reached, later)
    };
    let (before, later_before) = reached(&strong.unwrap());
    let (after, later) = reached(&weak.unwrap());
    assert!(before.possible > 0);
    assert_eq!(after, Range::new(0, 0), "nothing counts without an owner");
    assert_eq!(later, later_before, "although the later ones hold as before");
}

#[test]
fn the_ml_test_score_is_the_lowest_of_its_four_sums() {
    let pack = pack(&root("packs/ml-test-score/pack.json"));
    let lens = &pack.lenses()[0];
    assert_eq!((lens.items.len(), lens.steps_per_point), (28, 2));
    // In half points: the sums of the four sections, the score, and the band's lower end.
    for (name, sums, score, band) in [
        ("four-sums", [8, 6, 10, 3], 3, 3),
        ("nothing-done", [0, 0, 0, 0], 0, 0),
        ("everything-automatic", [14, 14, 14, 14], 14, 11),
        ("exactly-three-points", [0, 0, 0, 0], 6, 5),
        ("exactly-one-point", [0, 0, 0, 0], 2, 1),
    ] {
        let path = root(&format!("packs/ml-test-score/examples/{name}.json"));
        let report = assess(&pack, &answers(&pack, &path), None);
        let found = &report.lenses[0];
        assert_eq!(found.reached, Range::new(score, score), "{name}");
        let bands = found.bands.unwrap();
        assert_eq!(lens.bands[bands.proven].at_least, band, "{name}");
        if sums.iter().min() == Some(&score) {
            let groups: Vec<_> = found.groups.iter().map(|group| group.reached.proven).collect();
            assert_eq!(groups, sums, "{name}");
        }
    }
    // Of the scoring of 2016, whose bands ran to twelve and beyond, nothing is left.
    let bands: Vec<_> = lens.bands.iter().map(|band| band.at_least).collect();
    assert_eq!(bands, [11, 7, 5, 3, 1, 0]);
}
