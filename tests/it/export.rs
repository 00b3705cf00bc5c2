//! Plans in other formats: as reviewed snapshots, and laws that hold for hostile texts.
//! Whether other programs can read them is tested with their own parsers, in `tests/js/export.test.mjs`.

use serde_json::{Value, json};
use shipworthy::engine::{Answers, Date, ExportFormat, Pack, Plan, PlanOptions, export, plan};

use super::files::{answers, pack, read, root};

fn options(pack: &Pack, mut json: Value) -> PlanOptions {
    json["format"] = json!("shipworthy-plan-options/1");
    PlanOptions::from_text(pack, &json.to_string()).0.unwrap()
}

fn check(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => root("tests/snapshots"), prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

fn churn() -> (Pack, Plan) {
    let pack = pack(&root("packs/poc-to-production/pack.json"));
    let answers = answers(&pack, &root("packs/poc-to-production/examples/churn-as-it-failed.json"));
    let rates: Vec<_> = (pack.work().unwrap().roles.iter())
        .map(|role| json!({ "role": role.id, "per_day": 800 }))
        .collect();
    let options = options(
        &pack,
        json!({
            "start": "2026-11-30", "holidays": ["2026-12-25", "2027-01-01"], "done": ["name-owner"],
            "excluded": [{ "action": "plan-renewal", "reason": "the model is replaced in spring" }],
            "day_rates": rates, "currency": "EUR",
        }),
    );
    let plan = plan(&pack, &answers, &options, None).unwrap();
    (pack, plan)
}

#[test]
fn every_format_of_the_churn_plan_is_the_reviewed_one() {
    let (pack, plan) = churn();
    for format in ExportFormat::ALL {
        let text = export(&pack, &plan, *format, None);
        assert_eq!(text, export(&pack, &plan, *format, None));
        // A snapshot knows no carriage returns: that the formats have theirs is tested with what reads them.
        check(&format!("export-{}", format.as_str()), &text.replace('\r', ""));
    }
}

#[test]
fn a_plan_without_work_can_be_written_as_well() {
    let (pack, _) = churn();
    let all: Vec<_> = (pack.actions().iter())
        .map(|action| json!({ "action": action.id, "reason": "no" }))
        .collect();
    let options = options(&pack, json!({ "start": "2026-11-30", "excluded": all }));
    let plan = plan(&pack, &Answers::default(), &options, None).unwrap();
    assert!(plan.tasks.is_empty());
    for format in ExportFormat::ALL {
        assert!(!export(&pack, &plan, *format, None).is_empty());
    }
}

#[test]
fn lines_of_a_calendar_are_short_and_unfold_to_what_they_were() {
    let mut json: Value = serde_json::from_str(&read(&root("tests/packs/nonsense.json"))).unwrap();
    let title = "Töpferei, 😀; \\ und noch viel mehr \u{202e}Text".repeat(20);
    json["work"]["actions"][0]["title"] = json!(title);
    let pack = Pack::from_text(&json.to_string()).0.unwrap();
    let options = options(&pack, json!({ "start": "9999-12-28", "goal": "everything" }));
    // The last day of the calendar has none after it.
    assert!(plan(&pack, &Answers::default(), &options, None).is_err());
    let options = PlanOptions { start: Date::parse("9999-11-01"), ..options };
    let plan = plan(&pack, &Answers::default(), &options, None).unwrap();
    let text = export(&pack, &plan, ExportFormat::Icalendar, None);
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
    let unfolded = text.replace("\r\n ", "");
    let escaped = title.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;");
    assert!(unfolded.contains(&format!("SUMMARY:{escaped}\r\n")));
}
