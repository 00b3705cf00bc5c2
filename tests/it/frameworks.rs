//! The published frameworks of the shipped packs, by their own published rules.

use std::fmt::Write as _;

use serde_json::json;
use shipworthy::engine::{Answers, Fact, Pack, Range, Report, Status, assess};

use super::files::{answers, lines, pack, read, root};
use super::lenses::range;

/// The frameworks of the articles that the product goes back to, with how many items each has.
pub(crate) const LISTS: [(&str, usize); 15] = [
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

/// A report on answers in short. `start` is where everything starts: `best` and `worst` are the highest and the lowest
/// level of every question, `open` is no answer at all; behind it stand options of the profile, where nobody is sure
/// of the rest: `best predictive low`. `changes` are the levels that differ: `way-back 1, monitoring 2`.
fn report(pack: &Pack, start: &str, changes: &str) -> Report {
    let (mut profile, mut said) = (json!({}), json!({}));
    let mut options = start.split(' ');
    let start = options.next().unwrap();
    for option in options {
        let has = |fact: &&Fact| fact.options.iter().any(|found| found.id == option);
        let fact = pack.facts().iter().find(has).unwrap_or_else(|| panic!("no option {option}"));
        profile[&fact.id] = json!([option]);
    }
    let answer = |level: u8| json!({ "level": level, "evidence": { "what": "a file" } });
    for question in pack.questions().iter().filter(|_| start != "open") {
        said[&question.id] = answer(if start == "best" { question.max_level() } else { 0 });
    }
    for change in changes.split(", ").filter(|change| !change.is_empty()) {
        let (question, level) = change.split_once(' ').unwrap();
        said[question] = answer(level.parse().unwrap());
    }
    let file = json!({
        "format": "shipworthy-answers/1", "pack": { "id": pack.id(), "version": pack.version() },
        "profile": profile, "answers": said
    });
    let (read, problems) = Answers::from_text(pack, &file.to_string());
    assert!(problems.is_empty(), "{start}: {changes}: {problems:?}");
    assess(pack, &read.unwrap(), None)
}

/// What a lens says: reached, of, its groups, what it requires unless it is there, and the items that are not met.
fn says(report: &Report, lens: &str) -> String {
    let Some(found) = report.lenses.iter().find(|found| found.lens == lens) else {
        return "not shown".to_owned();
    };
    let mut says = format!("{} of {}", range(found.reached), found.of);
    if !found.groups.is_empty() {
        let groups: Vec<_> = found.groups.iter().map(|group| range(group.reached)).collect();
        write!(says, " ({})", groups.join(" ")).unwrap();
    }
    match found.required {
        Some(Status::Fails) => says += ", required missing",
        Some(Status::Open) => says += ", required open",
        _ => (),
    }
    let mut last = "";
    for item in &found.items {
        let how = match item.status {
            Status::Holds | Status::NotApplicable => continue,
            Status::Open => "open",
            Status::Fails if item.met.proven > 0 => "partly",
            Status::Fails => "not",
        };
        let (_, id) = item.item.split_once('.').unwrap();
        let before = if how == last { String::new() } else { format!("; {how}") };
        write!(says, "{before} {id}").unwrap();
        last = how;
    }
    says
}

/// By the rules as their authors published them: for each lens the least that meets everything, then what is one
/// level short, and what profiles change. `|` parts changes that come to the same.
#[rustfmt::skip]
const CASES: &[(&str, &[(&str, &str)])] = &[
    // A cause is covered when its fix is in place: an owner, a business measure set beforehand, a test that stands in
    // for it, a place in the work; checked supply and unrepaired input; the cheapest model that passes; releases,
    // alerts, a way back and scale; a task that can be done, and a gate that may end it.
    ("rand-causes", &[
        ("open", "0 to 5 of 5; open 1 2 3 4 5"),
        ("worst", "0 of 5; not 1 2 3 4 5"),
        ("worst: production-owner 2, success-metric 3, workflow-fit 2, evaluation-set 4, data-availability 4, \
          representative-data 2, data-pipeline 3, measurable-outcome 3, simpler-way 4, evaluation-result 2, \
          production-platform 3, full-chain-test 3, release-gate 3, monitoring 2, way-back 2, feasibility 3, \
          decision-rights 3", "5 of 5"),
        ("best: production-owner 1 | success-metric 2 | workflow-fit 1 | evaluation-set 3", "4 of 5; partly 1"),
        ("best: data-availability 3 | representative-data 1 | data-pipeline 2", "4 of 5; partly 2"),
        ("best: measurable-outcome 2 | simpler-way 3 | evaluation-result 1", "4 of 5; partly 3"),
        ("best: production-platform 2 | full-chain-test 2 | release-gate 2 | monitoring 1 | way-back 1",
            "4 of 5; partly 4"),
        ("best: feasibility 2 | decision-rights 2", "4 of 5; partly 5"),
        // In regular use nobody asks any more who would have ended the PoC.
        ("worst live: feasibility 3", "1 of 5; not 1 2 3 4"),
    ]),
    // In order: whoever has no owner has nothing yet.
    ("five-workstreams", &[
        ("open", "0 to 5 of 5; open 1 2 3 4 5"),
        ("worst: production-owner 2, success-metric 3, legal-review 3, outside-parts 3, evaluation-set 4, \
          release-gate 3, monitoring 3, decision-rights 3, data-pipeline 4, full-chain-test 3, \
          grounding-freshness 3, access-rights 2, injection-defence 2, output-checks 2, agency-limits 2, \
          consumption-limits 2, attack-test 2, way-back 2", "5 of 5"),
        ("best: production-owner 1 | success-metric 2 | legal-review 2 | outside-parts 2", "0 of 5; partly 1"),
        ("best: evaluation-set 3 | decision-rights 2", "1 of 5; partly 2"),
        ("best: release-gate 1 | monitoring 2", "1 of 5; partly 2 5"),
        ("best: full-chain-test 2", "2 of 5; partly 3 5"),
        ("best: data-pipeline 3 | grounding-freshness 2", "2 of 5; partly 3"),
        ("best: access-rights 1 | injection-defence 1 | output-checks 1 | agency-limits 1 | consumption-limits 1 | \
          attack-test 1", "3 of 5; partly 4"),
        ("best: release-gate 2 | way-back 1", "4 of 5; partly 5"),
    ]),
    // Real, checked and watched data; the platform of production; every connection with format and log-in; limits on
    // errors and waiting; bias, reasons, logs, model card and versions, in every version, with checkpoints on the way;
    // people who have done it.
    ("six-gaps", &[
        ("worst", "0 of 6; not 1 2 3 4 5 6"),
        ("worst: representative-data 2, data-pipeline 3, drift-watch 2, production-platform 4, full-chain-test 4, \
          monitoring 2, integration-map 3, pass-marks 2, evaluation-result 2, bias-test 4, explanation 2, \
          audit-trail 2, documentation 3, release-gate 2, legal-review 3, production-team 4", "6 of 6"),
        ("best: representative-data 1 | data-pipeline 2 | drift-watch 1", "5 of 6; partly 1"),
        ("best: production-platform 3 | monitoring 1", "5 of 6; partly 2"),
        ("best: full-chain-test 2", "4 of 6; partly 2 4"),
        ("best: integration-map 2", "5 of 6; not 3"),
        ("best: pass-marks 1 | evaluation-result 1 | full-chain-test 3", "5 of 6; partly 4"),
        ("best: bias-test 3 | explanation 1 | audit-trail 1 | documentation 2 | release-gate 1 | legal-review 2",
            "5 of 6; partly 5"),
        ("best: production-team 3", "5 of 6; not 6"),
    ]),
    // One for each yes; the bands have a test of their own.
    ("ten-questions", &[
        ("worst: measurable-outcome 3, data-availability 4, production-platform 2, legal-review 3, model-renewal 2, \
          fallback 2, production-team 3, integration-map 3, way-back 2, return-measured 3", "10 of 10"),
        ("best: measurable-outcome 2, data-availability 3, production-platform 1, legal-review 2, model-renewal 1, \
          fallback 1, production-team 2, integration-map 2, way-back 1, return-measured 2",
            "0 of 10; not 1 2 3 4 5 6 7 8 9 10"),
    ]),
    // A phase is passed with its deliverable and its gate, and the next counts only then.
    ("four-phases", &[
        ("open", "0 to 4 of 4; open 1 2 3 4"),
        // The brief: problem and measure in a sentence, readable data, a map, cost and benefit.
        ("worst: measurable-outcome 3, data-availability 3, integration-map 1, value-if-perfect 2",
            "1 of 4; not 2 3 4"),
        ("best: measurable-outcome 2 | data-availability 2 | integration-map 0 | value-if-perfect 1",
            "0 of 4; partly 1"),
        // The prototype: on the platform, on real data, accurate and fast enough, with first documents.
        ("worst: measurable-outcome 3, data-availability 3, integration-map 1, value-if-perfect 2, \
          production-platform 4, representative-data 2, evaluation-result 2, full-chain-test 4, documentation 2, \
          bias-test 2", "2 of 4; not 3 4"),
        ("best: production-platform 3 | evaluation-result 1 | full-chain-test 3 | documentation 1 | bias-test 1",
            "1 of 4; partly 2"),
        ("best: representative-data 1", "1 of 4; partly 2 3"),
        // The pilot: live input, a gain over today's way, people who use it, results that decide.
        ("best: return-measured 3 | representative-data 3 | user-feedback 2 | decision-rights 2", "2 of 4; partly 3"),
        // In regular use: automatic renewal, everything watched, procedures.
        ("best: model-renewal 3 | monitoring 3 | way-back 1 | incident-plan 1", "3 of 4; partly 4"),
        ("worst: measurable-outcome 3, data-availability 3, integration-map 1, value-if-perfect 2, \
          production-platform 4, representative-data 4, evaluation-result 2, full-chain-test 4, documentation 2, \
          bias-test 2, return-measured 4, user-feedback 3, decision-rights 3, model-renewal 4, monitoring 4, \
          way-back 2, incident-plan 2", "4 of 4"),
    ]),
    ("failure-points", &[
        ("worst", "0 of 3; not 1 2 3"),
        ("worst: representative-data 3, data-pipeline 3, drift-watch 2, full-chain-test 4, release-gate 3, \
          way-back 2, access-rights 2, reviewers-early 3, legal-review 3, production-platform 3, users-informed 2",
            "3 of 3"),
        ("best: representative-data 2 | data-pipeline 2 | drift-watch 1", "2 of 3; partly 1"),
        ("best: full-chain-test 3 | release-gate 2 | way-back 1 | access-rights 1", "2 of 3; partly 2"),
        ("best: reviewers-early 2 | legal-review 2 | production-platform 2 | users-informed 1", "2 of 3; partly 3"),
    ]),
    // Counted within each group.
    ("production-checklist", &[
        ("open", "0 to 12 of 12 (0 to 4 0 to 4 0 to 4); open 1 2 3 4 5 6 7 8 9 10 11 12"),
        ("worst: full-chain-test 3, data-pipeline 4, monitoring 3, integration-map 2, way-back 2, reviewers-early 3, \
          workflow-fit 2, legal-review 3, decision-rights 3, release-gate 3, production-team 4, value-if-perfect 2, \
          return-measured 4, data-lineage 2, outside-parts 2, model-renewal 4, bias-test 4", "12 of 12 (4 4 4)"),
        ("best: full-chain-test 2 | data-pipeline 3", "11 of 12 (3 4 4); partly 1"),
        ("best: data-pipeline 2", "10 of 12 (2 4 4); partly 1 2"),
        ("best: monitoring 2", "11 of 12 (4 4 3); not 11"),
        ("best: monitoring 1", "10 of 12 (3 4 3); partly 2; not 11"),
        ("best: integration-map 1", "11 of 12 (3 4 4); partly 3"),
        ("best: full-chain-test 1", "10 of 12 (2 4 4); partly 1 3"),
        ("best: way-back 1", "11 of 12 (3 4 4); not 4"),
        ("best: reviewers-early 2 | workflow-fit 1 | legal-review 2", "11 of 12 (4 3 4); partly 5"),
        ("best: decision-rights 2", "11 of 12 (4 3 4); partly 6"),
        ("best: production-team 3", "11 of 12 (4 3 4); not 7"),
        ("best: value-if-perfect 1 | return-measured 3", "11 of 12 (4 3 4); partly 8"),
        ("best: release-gate 2", "11 of 12 (4 4 3); not 9"),
        ("best: release-gate 1", "9 of 12 (4 3 2); partly 6; not 9; partly 10"),
        ("best: data-lineage 1 | outside-parts 1", "11 of 12 (4 4 3); partly 10"),
        ("best: model-renewal 3 | bias-test 3", "11 of 12 (4 4 3); partly 12"),
    ]),
    ("production-first", &[
        ("worst", "0 of 12 (0 0 0); not 1 2 3 4 5 6 7 8 9 10 11 12"),
        ("worst: data-lineage 3, data-pipeline 4, drift-watch 4, model-renewal 4, monitoring 4, outcome-feedback 3, \
          release-gate 4, way-back 2, decision-rights 4, integration-map 4, workflow-fit 3, reviewers-early 4, \
          legal-review 3, bias-test 2", "12 of 12 (4 4 4)"),
        // Only who trains has data sets to trace.
        ("best vendor", "10 of 10 (2 4 4)"),
        ("best: data-lineage 2", "11 of 12 (3 4 4); not 1"),
        ("best: data-lineage 1", "10 of 12 (2 4 4); not 1 4"),
        ("best: data-pipeline 3 | drift-watch 3 | drift-watch 2", "11 of 12 (3 4 4); partly 2"),
        ("best: data-pipeline 2", "10 of 12 (2 4 4); partly 2; not 3"),
        ("best: model-renewal 3", "11 of 12 (4 3 4); not 5"),
        ("best: monitoring 3 | outcome-feedback 2", "11 of 12 (4 3 4); partly 6"),
        ("best: release-gate 3", "11 of 12 (4 3 4); not 7"),
        ("best: way-back 1", "11 of 12 (4 3 4); partly 8"),
        ("best: drift-watch 1", "10 of 12 (3 3 4); partly 2 8"),
        ("best: decision-rights 3", "11 of 12 (4 4 3); not 9"),
        ("best: integration-map 3 | reviewers-early 3", "11 of 12 (4 4 3); partly 10"),
        ("best: workflow-fit 2", "10 of 12 (4 4 2); partly 10; not 11"),
        ("best: reviewers-early 2", "10 of 12 (4 4 2); partly 10 12"),
        ("best: legal-review 2 | bias-test 1", "11 of 12 (4 4 3); partly 12"),
    ]),
    ("organisational-causes", &[
        ("worst", "0 of 5; not 1 2 3 4 5"),
        ("worst: funded-to-production 4, production-owner 2, model-renewal 2, incident-plan 2, end-of-life 3, \
          production-platform 3, legal-review 3, reviewers-early 3, success-metric 3, evaluation-set 4", "5 of 5"),
        ("best: funded-to-production 3", "4 of 5; not 1"),
        ("best: production-owner 1 | model-renewal 1 | incident-plan 1 | end-of-life 2", "4 of 5; partly 2"),
        ("best: production-platform 2", "4 of 5; not 3"),
        ("best: legal-review 2 | reviewers-early 2", "4 of 5; partly 4"),
        ("best: success-metric 2 | evaluation-set 3", "4 of 5; partly 5"),
    ]),
    ("production-ready", &[
        ("worst", "0 of 6; not 1 2 3 4 5 6"),
        ("worst: full-chain-test 4, fallback 2, monitoring 3, drift-watch 4, model-renewal 3, audit-trail 4, \
          explanation 2, end-of-life 2", "6 of 6"),
        ("best: full-chain-test 3 | fallback 1", "5 of 6; partly 1"),
        ("best: monitoring 2 | drift-watch 3", "5 of 6; partly 2"),
        ("best: model-renewal 2", "5 of 6; not 3"),
        ("best: audit-trail 3", "5 of 6; not 4"),
        ("best: explanation 1", "5 of 6; not 5"),
        ("best: end-of-life 1", "5 of 6; not 6"),
        // Reasons are owed where the output is about a person.
        ("best no", "5 of 5"),
    ]),
    ("before-the-poc", &[
        ("worst: production-platform 2, reviewers-early 4, production-owner 4, funded-to-production 4, legal-review 3",
            "4 of 4"),
        ("best: production-platform 1", "3 of 4; partly 1"),
        ("best: reviewers-early 2", "2 of 4; partly 1 4"),
        ("best: production-owner 3", "3 of 4; not 2"),
        ("best: funded-to-production 3", "3 of 4; not 3"),
        ("best: legal-review 2 | reviewers-early 3", "3 of 4; partly 4"),
    ]),
    ("five-gaps", &[
        ("worst", "0 of 5; not 1 2 3 4 5"),
        ("worst: data-pipeline 4, full-chain-test 4, integration-map 3, upstream-failure 2, fallback 2, \
          production-platform 2, consumption-limits 2, production-team 3, incident-plan 2, access-rights 2, \
          production-owner 2, audit-trail 2, explanation 2", "5 of 5"),
        ("best: data-pipeline 3", "4 of 5; partly 1"),
        ("best: integration-map 2 | upstream-failure 1", "4 of 5; partly 2"),
        ("best: full-chain-test 3 | fallback 1 | production-platform 1 | consumption-limits 1", "4 of 5; partly 3"),
        ("best: full-chain-test 2", "3 of 5; partly 1 3"),
        ("best: full-chain-test 1", "2 of 5; partly 1 2 3"),
        ("best: production-team 2 | incident-plan 1", "4 of 5; partly 4"),
        ("best: access-rights 1 | production-owner 1 | audit-trail 1 | explanation 1", "4 of 5; partly 5"),
    ]),
    // Without monitoring, retraining and fallback there is no plan; without the other two there is a shorter one.
    ("production-requirements", &[
        ("worst", "0 of 5, required missing; not 1 2 3 4 5"),
        ("worst: data-pipeline 4, full-chain-test 3, fallback 2, monitoring 4, model-renewal 3, release-gate 3, \
          human-oversight 2", "5 of 5"),
        ("worst: full-chain-test 3, fallback 2, monitoring 4, model-renewal 3, release-gate 3", "3 of 5; not 1 5"),
        ("best: data-pipeline 3", "4 of 5; not 1"),
        ("best: full-chain-test 2 | fallback 1", "4 of 5, required missing; partly 2"),
        ("best: monitoring 3", "4 of 5, required missing; not 3"),
        ("best: model-renewal 2 | release-gate 2", "4 of 5, required missing; partly 4"),
        ("best: human-oversight 1", "4 of 5; not 5"),
        ("best low none", "4 of 4"),
        ("open", "0 to 5 of 5, required open; open 1 2 3 4 5"),
    ]),
    ("right-poc", &[
        ("worst: representative-data 2, production-platform 3, reviewers-early 3, evaluation-set 2, success-metric 2, \
          pass-marks 2, integration-map 3, funded-to-production 2", "5 of 5"),
        ("best: representative-data 1", "4 of 5; not 1"),
        ("best: production-platform 2 | reviewers-early 2", "4 of 5; partly 2"),
        ("best: evaluation-set 1 | success-metric 1 | pass-marks 1", "4 of 5; partly 3"),
        ("best: integration-map 2", "4 of 5; not 4"),
        ("best: funded-to-production 1", "4 of 5; not 5"),
    ]),
    ("experienced-teams", &[
        ("worst: funded-to-production 3, production-team 3, production-platform 4, data-pipeline 2, monitoring 2, \
          production-owner 4", "4 of 4"),
        ("best: funded-to-production 2", "3 of 4; not 1"),
        ("best: production-team 2", "2 of 4; not 2; partly 4"),
        ("best: production-platform 3 | data-pipeline 1 | monitoring 1", "3 of 4; partly 3"),
        ("best: production-owner 3", "3 of 4; partly 4"),
    ]),
    // For systems built on language models only; the entry on vectors where something is looked up.
    ("owasp-llm-2025", &[
        ("best predictive", "not shown"),
        ("best retrieval", "10 of 10"),
        ("best generative", "9 of 9"),
        ("best generative own-trained", "8 of 8"),
        ("best generative low team", "9 of 9"),
        ("best generative low team none", "7 of 7"),
        ("open", "0 to 10 of 10; open LLM01 LLM02 LLM03 LLM04 LLM05 LLM06 LLM07 LLM08 LLM09 LLM10"),
        ("worst", "0 of 10; not LLM01 LLM02 LLM03 LLM04 LLM05 LLM06 LLM07 LLM08 LLM09 LLM10"),
        ("worst: injection-defence 2, attack-test 2, access-rights 2, retrieval-access 2, output-checks 3, \
          outside-parts 3, data-pipeline 3, data-lineage 3, agency-limits 3, grounding-freshness 3, \
          answer-support 2, evaluation-result 2, users-informed 2, consumption-limits 3", "10 of 10"),
        ("best: injection-defence 1 | attack-test 1", "8 of 10; partly LLM01 LLM07"),
        ("best: access-rights 1", "8 of 10; partly LLM02 LLM06"),
        ("best: retrieval-access 1", "8 of 10; partly LLM02 LLM08"),
        ("best: output-checks 2", "9 of 10; not LLM05"),
        ("best: output-checks 1", "8 of 10; partly LLM02; not LLM05"),
        ("best: outside-parts 2", "8 of 10; partly LLM02; not LLM03"),
        ("best: outside-parts 1", "7 of 10; partly LLM02; not LLM03; partly LLM04"),
        ("best: data-pipeline 2 | data-lineage 2", "9 of 10; partly LLM04"),
        ("best: agency-limits 2", "9 of 10; partly LLM06"),
        ("best: grounding-freshness 2", "9 of 10; partly LLM08"),
        ("best: answer-support 1 | evaluation-result 1 | users-informed 1", "9 of 10; partly LLM09"),
        ("best: consumption-limits 2", "9 of 10; not LLM10"),
    ]),
    // The same risks under the numbers of the next edition.
    ("owasp-llm-2026", &[
        ("best predictive", "not shown"),
        ("best retrieval", "10 of 10"),
        ("best generative", "9 of 9"),
        ("worst: injection-defence 2, attack-test 2, access-rights 2, retrieval-access 2, output-checks 3, \
          outside-parts 3, data-pipeline 3, data-lineage 3, agency-limits 3, grounding-freshness 3, \
          answer-support 2, evaluation-result 2, users-informed 2, consumption-limits 3", "10 of 10"),
        ("best: injection-defence 1 | attack-test 1", "8 of 10; partly LLM01 LLM08"),
        ("best: access-rights 1", "8 of 10; partly LLM02 LLM03"),
        ("best: retrieval-access 1", "8 of 10; partly LLM02 LLM09"),
        ("best: output-checks 2", "9 of 10; not LLM10"),
        ("best: output-checks 1", "8 of 10; partly LLM02; not LLM10"),
        ("best: outside-parts 2", "8 of 10; partly LLM02; not LLM04"),
        ("best: outside-parts 1", "7 of 10; partly LLM02; not LLM04; partly LLM05"),
        ("best: data-pipeline 2 | data-lineage 2", "9 of 10; partly LLM05"),
        ("best: agency-limits 2", "9 of 10; partly LLM03"),
        ("best: grounding-freshness 2", "9 of 10; partly LLM09"),
        ("best: answer-support 1 | evaluation-result 1 | users-informed 1", "9 of 10; partly LLM07"),
        ("best: consumption-limits 2", "9 of 10; not LLM06"),
    ]),
    // For systems that act.
    ("owasp-agentic-2026", &[
        ("best predictive", "not shown"),
        ("best generative", "not shown"),
        ("best agentic", "10 of 10"),
        ("best agentic own-trained", "9 of 9"),
        ("best agentic low team none", "9 of 9"),
        ("worst", "0 of 10; not ASI01 ASI02 ASI03 ASI04 ASI05 ASI06 ASI07 ASI08 ASI09 ASI10"),
        ("worst: injection-defence 2, agency-limits 3, consumption-limits 3, access-rights 2, outside-parts 3, \
          output-checks 3, agent-separation 3, way-back 2, upstream-failure 2, users-informed 3, \
          human-oversight 2, monitoring 3", "10 of 10"),
        ("best: injection-defence 1", "8 of 10; partly ASI01 ASI07"),
        ("best: agency-limits 2", "9 of 10; partly ASI02"),
        ("best: agency-limits 1", "6 of 10; partly ASI01 ASI02 ASI05 ASI10"),
        ("best: consumption-limits 2", "8 of 10; partly ASI02 ASI08"),
        ("best: access-rights 1", "8 of 10; not ASI03; partly ASI07"),
        ("best: outside-parts 2", "9 of 10; not ASI04"),
        ("best: output-checks 2", "9 of 10; partly ASI05"),
        ("best: agent-separation 2", "9 of 10; not ASI06"),
        ("best: upstream-failure 1", "9 of 10; partly ASI08"),
        ("best: way-back 1", "8 of 10; partly ASI08 ASI10"),
        ("best: users-informed 2 | human-oversight 1", "9 of 10; partly ASI09"),
        ("best: monitoring 2", "9 of 10; partly ASI10"),
    ]),
    // Counted for each function: govern, map, measure, manage.
    ("nist-ai-rmf", &[
        ("worst", "0 of 19 (0 0 0 0); not GOVERN-1 GOVERN-2 GOVERN-3 GOVERN-4 GOVERN-5 GOVERN-6 MAP-1 MAP-2 MAP-3 \
          MAP-4 MAP-5 MEASURE-1 MEASURE-2 MEASURE-3 MEASURE-4 MANAGE-1 MANAGE-2 MANAGE-3 MANAGE-4"),
        ("worst: legal-review 4, use-class 3, end-of-life 2, production-owner 2, production-team 2, \
          human-oversight 2, release-gate 2, documentation 2, attack-test 3, incident-plan 2, workflow-fit 2, \
          reviewers-early 3, user-feedback 3, outside-parts 4, fallback 2, measurable-outcome 3, \
          representative-data 2, users-informed 2, feasibility 2, value-if-perfect 2, simpler-way 4, \
          data-permission 3, bias-test 2, pass-marks 4, evaluation-set 4, evaluation-result 2, monitoring 3, \
          explanation 2, drift-watch 2, outcome-feedback 3, decision-rights 3, model-renewal 2, way-back 2",
            "19 of 19 (6 5 4 4)"),
        // Nothing from others: no third party to manage.
        ("best own-trained", "17 of 17 (5 5 4 3)"),
        ("best: use-class 2 | end-of-life 1", "18 of 19 (5 5 4 4); partly GOVERN-1"),
        ("best: legal-review 2", "16 of 19 (5 4 4 3); partly GOVERN-1 MAP-1 MANAGE-1"),
        ("best: production-owner 1 | production-team 1", "18 of 19 (5 5 4 4); partly GOVERN-2"),
        ("best: human-oversight 1", "18 of 19 (5 5 4 4); not GOVERN-3"),
        ("best: release-gate 1", "18 of 19 (5 5 4 4); partly GOVERN-4"),
        ("best: attack-test 1", "16 of 19 (5 5 3 3); partly GOVERN-4 MEASURE-2 MANAGE-1"),
        ("best: documentation 1", "17 of 19 (5 4 4 4); partly GOVERN-4 MAP-2"),
        ("best: incident-plan 1", "17 of 19 (5 5 4 3); partly GOVERN-4 MANAGE-4"),
        ("best: reviewers-early 2", "18 of 19 (5 5 4 4); partly GOVERN-5"),
        ("best: workflow-fit 1", "17 of 19 (5 4 4 4); partly GOVERN-5 MAP-1"),
        ("best: user-feedback 2", "15 of 19 (5 4 3 3); partly GOVERN-5 MAP-5 MEASURE-3 MANAGE-4"),
        ("best: fallback 1", "18 of 19 (5 5 4 4); partly GOVERN-6"),
        ("best: outside-parts 2", "16 of 19 (5 4 4 3); partly GOVERN-6 MAP-4; not MANAGE-3"),
        ("best: measurable-outcome 2", "18 of 19 (6 4 4 4); partly MAP-1"),
        ("best: representative-data 1 | users-informed 1", "18 of 19 (6 4 4 4); partly MAP-2"),
        ("best: feasibility 1 | value-if-perfect 1", "18 of 19 (6 4 4 4); partly MAP-3"),
        ("best: simpler-way 2", "17 of 19 (6 4 4 3); partly MAP-3 MANAGE-2"),
        ("best: data-permission 2", "17 of 19 (6 4 3 4); partly MAP-4 MEASURE-2"),
        ("best: bias-test 1", "17 of 19 (6 4 3 4); partly MAP-5 MEASURE-2"),
        ("best: pass-marks 3", "18 of 19 (6 4 4 4); partly MAP-5"),
        ("best: pass-marks 2", "17 of 19 (6 4 3 4); partly MAP-5 MEASURE-1"),
        ("best: evaluation-set 2", "17 of 19 (6 5 2 4); partly MEASURE-1 MEASURE-4"),
        ("best: evaluation-result 1 | explanation 1", "18 of 19 (6 5 3 4); partly MEASURE-2"),
        ("best: monitoring 2", "17 of 19 (6 5 2 4); partly MEASURE-2 MEASURE-3"),
        ("best: monitoring 1", "16 of 19 (6 5 2 3); partly MEASURE-2 MEASURE-3 MANAGE-4"),
        ("best: drift-watch 1", "18 of 19 (6 5 3 4); partly MEASURE-3"),
        ("best: evaluation-set 3 | outcome-feedback 2", "18 of 19 (6 5 3 4); partly MEASURE-4"),
        ("best: legal-review 3 | attack-test 2 | decision-rights 2", "18 of 19 (6 5 4 3); partly MANAGE-1"),
        ("best: simpler-way 3 | model-renewal 1", "18 of 19 (6 5 4 3); partly MANAGE-2"),
        ("best: way-back 1", "17 of 19 (6 5 4 2); partly MANAGE-2 MANAGE-4"),
        ("best: outside-parts 3", "18 of 19 (6 5 4 3); not MANAGE-3"),
    ]),
    // A rung that is missed hides those above it. Level 1: checked data and training that repeats by itself; level 2:
    // releases that do.
    ("google-mlops", &[
        ("best generative", "not shown"),
        ("open", "0 to 2 of 2; open 1 2"),
        ("worst", "0 of 2; not 1 2"),
        ("best: data-pipeline 2 | model-renewal 3", "0 of 2; partly 1"),
        ("worst: data-pipeline 3, model-renewal 4", "1 of 2; not 2"),
        ("best: release-gate 2", "1 of 2; not 2"),
        ("worst: data-pipeline 3, model-renewal 4, release-gate 3", "2 of 2"),
    ]),
    // Level 1: data gathered automatically, tests of the whole, code under version control; 2: training that can be
    // repeated and traced; 3: releases by themselves, traced to the data; 4: live measurements start retraining.
    ("microsoft-mlops", &[
        ("best generative", "not shown"),
        ("open", "0 to 4 of 4; open 1 2 3 4"),
        ("worst", "0 of 4; not 1 2 3 4"),
        ("best: data-pipeline 1 | full-chain-test 1 | way-back 0", "0 of 4; partly 1"),
        ("worst: data-pipeline 2, full-chain-test 2, way-back 1", "1 of 4; not 2 3 4"),
        ("best: model-renewal 2", "1 of 4; partly 2 4"),
        ("best: data-lineage 1 | release-gate 1", "1 of 4; partly 2 3"),
        ("worst: data-pipeline 2, full-chain-test 2, way-back 1, model-renewal 3, data-lineage 2, release-gate 2",
            "2 of 4; not 3 4"),
        ("best: data-lineage 2 | release-gate 2", "2 of 4; partly 3"),
        ("worst: data-pipeline 2, full-chain-test 2, way-back 1, model-renewal 3, data-lineage 3, release-gate 3",
            "3 of 4; not 4"),
        ("best: model-renewal 3 | drift-watch 2 | outcome-feedback 3", "3 of 4; partly 4"),
        ("worst: data-pipeline 2, full-chain-test 2, way-back 1, model-renewal 4, data-lineage 3, release-gate 3, \
          drift-watch 3, outcome-feedback 4", "4 of 4"),
    ]),
];

#[test]
fn every_published_framework_counts_as_its_authors_do() {
    let pack = shipped();
    let mut wrong = Vec::new();
    for (lens, cases) in CASES {
        for (answers, expected) in *cases {
            let (start, changes) = answers.split_once(": ").unwrap_or((answers, ""));
            for changes in changes.split(" | ") {
                let found = says(&report(&pack, start, changes), lens);
                if found != *expected {
                    wrong.push(format!("{lens} [{start}: {changes}]: {found}, not {expected}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", lines(&wrong));
}

#[test]
fn every_lens_of_the_pack_has_a_case() {
    let with_cases: Vec<_> = CASES.iter().map(|(lens, _)| *lens).collect();
    let lenses: Vec<_> = shipped().lenses().iter().map(|lens| lens.id.clone()).collect();
    assert_eq!(with_cases, lenses);
}
