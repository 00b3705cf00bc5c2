//! Shipped packs: sound, their worked examples end as their authors expect, and their reports are the golden ones.
//!
//! `UPDATE_GOLDEN=1 cargo test` writes the golden reports anew; look at what changed before you commit.

use std::env;
use std::fs;

use serde_json::Value;
use shipworthy::engine::{Date, Pack, Report, Status, assess};

use super::files::{answers, files, pack, read, root, stem};
use super::trace;

/// Packs with a folder of worked examples each.
const PACKS: &[(&str, &str)] = &[
    ("packs/poc-to-production/pack.json", "packs/poc-to-production/examples"),
    ("packs/ml-test-score/pack.json", "packs/ml-test-score/examples"),
    ("tests/packs/nonsense.json", "tests/packs/nonsense-examples"),
];

#[test]
fn worked_examples_end_as_their_authors_expect() {
    for_each_example(check_expected);
}

#[test]
fn reports_are_the_golden_ones() {
    for_each_example(|name, _, report| {
        let golden = root(&format!("tests/golden/{name}.json"));
        let text = serde_json::to_string_pretty(report).unwrap() + "\n";
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(golden.parent().unwrap()).unwrap();
            fs::write(&golden, &text).unwrap();
        }
        assert!(
            golden.exists(),
            "{} is not there yet: UPDATE_GOLDEN=1 cargo test",
            golden.display()
        );
        assert!(
            read(&golden) == text,
            "{name}: the report is not the golden one; UPDATE_GOLDEN=1 shows what changed"
        );
    });
}

#[test]
fn no_golden_report_is_left_without_its_example() {
    let mut names = Vec::new();
    for_each_example(|name, _, _| names.push(format!("{name}.json")));
    for path in super::files::tree("tests/golden") {
        let name =
            path.strip_prefix(root("tests/golden")).unwrap().to_string_lossy().replace('\\', "/");
        assert!(
            names.contains(&name),
            "tests/golden/{name} belongs to no worked example; delete it"
        );
    }
}

#[test]
fn every_number_of_the_examples_can_be_added_up_from_its_trace() {
    for (pack_path, _) in PACKS {
        let json: Value = serde_json::from_str(&read(&root(pack_path))).unwrap();
        for_each_example(|name, _, report| {
            if json["id"] == report.pack.id {
                trace::check(name, &json, report);
            }
        });
    }
}

#[test]
fn the_examples_cover_every_verdict_and_every_kind_of_system() {
    let shipped = pack(&root(PACKS[0].0));
    let mut verdicts = Vec::new();
    let mut systems = Vec::new();
    let mut count = 0;
    for_each_example(|name, _, report| {
        if name.starts_with(&format!("{}/", shipped.id())) {
            count += 1;
            verdicts.push((report.verdict.proven.as_str(), report.verdict.possible.as_str()));
            let system = report.profile.iter().find(|fact| fact.fact == "system").unwrap();
            systems.extend(system.options.clone());
        }
    });
    assert!(count >= 8, "{count} examples");
    for settled in ["ship", "rescope", "kill"] {
        assert!(verdicts.contains(&(settled, settled)), "no example ends in {settled}");
    }
    assert!(
        verdicts.iter().any(|(proven, possible)| proven != possible),
        "no example is undecided"
    );
    for system in ["predictive", "generative", "retrieval", "agentic"] {
        assert!(systems.contains(&system.to_owned()), "no example is about a {system} system");
    }
}

/// The date of the golden reports; the JavaScript tests use the same.
fn today() -> Option<Date> {
    Date::parse("2026-11-21")
}

fn for_each_example(mut visit: impl FnMut(&str, &Value, &Report)) {
    for (pack_path, folder) in PACKS {
        let pack: Pack = pack(&root(pack_path));
        for path in files(folder, ".json") {
            let report = assess(&pack, &answers(&pack, &path), today().as_ref());
            let example = serde_json::from_str(&read(&path)).unwrap();
            visit(&format!("{}/{}", pack.id(), stem(&path)), &example, &report);
        }
    }
}

fn check_expected(name: &str, example: &Value, report: &Report) {
    let expected =
        example.get("expected").unwrap_or_else(|| panic!("{name} says nothing of what it expects"));
    let text = |value: &Value| {
        value.as_str().unwrap_or_else(|| panic!("{name}: not a text: {value}")).to_owned()
    };
    assert_eq!(
        (report.verdict.proven.as_str().to_owned(), report.verdict.possible.as_str().to_owned()),
        (text(&expected["verdict"]["proven"]), text(&expected["verdict"]["possible"])),
        "{name}: the verdict; proven by {:?}, possible by {:?}",
        report.verdict.proven_by,
        report.verdict.possible_by,
    );
    assert!(!text(&expected["why"]).is_empty(), "{name}: why?");
    for (list, status) in [("fails", Status::Fails), ("open", Status::Open)] {
        for gate in expected[list].as_array().into_iter().flatten().map(text) {
            let found = report.gates.iter().find(|found| found.gate == gate);
            assert_eq!(found.map(|found| found.status), Some(status), "{name}: the gate {gate}");
        }
    }
}
