//! What may stand on the screen: every number is held against the ledger, the pack or the report.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use super::{figures, frameworks, plan};
use crate::engine::{
    Date, ExportFormat, Figure, FigureKind, FigureUse, Goal, Pack, Plan, Status, Verdict,
    Verification, advise,
};
use crate::ui::components::report_screen::report_screen;
use crate::ui::components::start_screen::start_screen;
use crate::ui::markup::{Element, Markup, Node};
use crate::ui::model::{Action, Effect, Focus, Model, PlanChange, PlanField, Screen};
use crate::ui::{text, view_model};

const PACK: &str = include_str!("../../../packs/poc-to-production/pack.json");
const SECOND: &str = include_str!("../../../packs/ml-test-score/pack.json");
const TODAY: &str = "2026-11-21";

/// The page with a worked example loaded, or with nothing said.
fn page_with(pack: &str, example: Option<&str>) -> Model {
    let today = Date::parse(TODAY);
    let mut model = Model::new(&[pack.to_owned()], |_| None, today.as_ref()).unwrap();
    if let Some(example) = example {
        model.reduce(Action::Loaded("example".to_owned(), Ok(example.to_owned())));
    }
    model
}

fn with_system(system: &str) -> Model {
    let file = format!(
        r#"{{ "format": "shipworthy-answers/1", "pack": {{ "id": "poc-to-production", "version": "1.0.0" }},
             "profile": {{ "system": ["{system}"] }}, "answers": {{}} }}"#
    );
    page_with(PACK, Some(&file))
}

fn examples(pack: &str) -> Vec<String> {
    let folder = format!("{}/packs/{pack}/examples", env!("CARGO_MANIFEST_DIR"));
    let files = fs::read_dir(folder).unwrap();
    files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect()
}

/// Everything that can be read on the start page, in the report, and on the pages of the plan, frameworks and figures.
fn screens(model: &Model) -> Vec<Node> {
    let now = &model.current;
    Markup::of(|page| {
        start_screen(&view_model::start::start(model), now, page);
        let (view, invitation) = (view_model::report::report(now), model.invitation.as_ref());
        report_screen(&view, now, invitation, &model.brand, page);
        if now.pack.work().is_some() {
            plan::page(now, page);
        }
        frameworks::page(now, page);
        figures::page(now, page);
    })
}

/// Every element with the figure it speaks of, if it does.
fn visit<'a>(
    nodes: &'a [Node],
    figure: Option<&'a str>,
    look: &mut impl FnMut(&'a Node, Option<&'a str>),
) {
    for node in nodes {
        let own = match node {
            Node::Element(element) => element.attribute("data-figure").or(figure),
            Node::Text(_) => figure,
        };
        look(node, own);
        if let Node::Element(element) = node {
            visit(&element.children, own, look);
        }
    }
}

fn numbers(text: &str) -> Vec<String> {
    let digits = text.replace(',', "");
    let parts = digits.split(|c: char| !(c.is_ascii_digit() || c == '.'));
    let parts = parts.map(|part| part.trim_matches('.')).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

fn strings(json: &Value, found: &mut Vec<String>) {
    match json {
        Value::String(text) => {
            found.push(text.clone());
            // A source reference is shown by its place.
            found.extend(text.split_once('/').map(|(_, place)| place.to_owned()));
        }
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(fields) => fields.values().for_each(|value| strings(value, found)),
        _ => {}
    }
}

/// Every number a report holds, as it may be shown: whole, and basis points as per cent.
fn numbers_of(json: &Value, found: &mut BTreeSet<String>) {
    match json {
        Value::Number(number) => {
            found.insert(number.to_string());
            if let Some(points) = number.as_u64() {
                found.insert((points / 100).to_string());
                found.insert(format!("{}.{:02}", points / 100, points % 100));
                // Half points of the ML Test Score.
                found.insert(format!("{}.5", points / 2));
                found.insert((points / 2).to_string());
            }
        }
        Value::Array(items) => {
            found.insert(items.len().to_string());
            items.iter().for_each(|item| numbers_of(item, found));
        }
        Value::Object(fields) => fields.values().for_each(|value| numbers_of(value, found)),
        _ => {}
    }
}

/// Fails unless every number on the screens comes from the ledger record it is marked with, stands so in the pack or
/// in the answers, or is in the report. `known` are counts of lists on the page.
fn check_numbers(name: &str, pack_text: &str, model: &Model, example: &str) {
    let pack: Value = serde_json::from_str(pack_text).unwrap();
    let report = serde_json::to_value(model.current.report()).unwrap();
    let mut written = Vec::new();
    strings(&pack, &mut written);
    strings(&serde_json::from_str(example).unwrap_or(Value::Null), &mut written);
    strings(&report, &mut written);
    let mut reported = BTreeSet::new();
    numbers_of(&report, &mut reported);
    let advice = advise(&model.current.pack, &model.current.answers);
    numbers_of(&serde_json::to_value(advice).unwrap(), &mut reported);
    // The report shows it, too, as it would open.
    if let Ok(plan) = model.current.plan() {
        let plan = serde_json::to_value(plan).unwrap();
        numbers_of(&plan, &mut reported);
        let mut words = Vec::new();
        strings(&plan, &mut words);
        // The days of the plan as they are written, and what `finish_80` stands for.
        for day in words.iter().filter(|word| Date::parse(word).is_some()) {
            reported.extend(day.split('-').map(|part| part.trim_start_matches('0').to_owned()));
        }
        reported.insert("80".to_owned());
    }
    // The trace adds credits up that a reader can compute from the terms.
    for term in model.current.report().scores.areas.iter().flat_map(|area| &area.terms) {
        let credit = term.credit();
        reported.extend([credit.proven.to_string(), credit.possible.to_string()]);
    }
    for source in pack["sources"].as_array().unwrap() {
        numbers_of(&source["year"], &mut reported);
    }
    // How long the page's own lists are: gates that fail, figures that fit, and so on. No list counts per cent.
    let lengths: BTreeSet<_> =
        (0..=pack["figures"].as_array().map_or(0, Vec::len)).map(|n| n.to_string()).collect();
    let is_length = |number: &String, text: &str| {
        let share = |unit: &&str| text.contains(&format!("{number}{unit}"));
        lengths.contains(number) && !["%", " %", "\u{a0}%", " per cent"].iter().any(share)
    };
    let record = |id: &str| {
        let all = pack["figures"].as_array().unwrap();
        all.iter().find(|figure| figure["id"] == id).unwrap().to_string().replace(',', "")
    };
    visit(&screens(model), None, &mut |node, figure| {
        let Node::Text(text) = node else { return };
        for number in numbers(text) {
            let is_known = match figure {
                Some(id) => numbers(&record(id)).contains(&number) || from_date(&number, text),
                None => {
                    reported.contains(&number)
                        || is_length(&number, text)
                        || written.iter().any(|known| {
                            numbers(known).contains(&number) && text.contains(known.as_str())
                        })
                        || written.iter().any(|known| known.contains(text.as_str()))
                        || from_date(&number, text)
                }
            };
            assert!(is_known, "{name}: {number} comes from nowhere: {text} ({figure:?})");
        }
    });
}

/// A day without its leading zero.
fn from_date(number: &str, text: &str) -> bool {
    text.split_whitespace().any(|word| word.trim_matches(['(', ')', ',', '.']) == number)
        && [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ]
        .iter()
        .any(|month| {
            text.contains(&format!("{number}\u{a0}{month}"))
                || text.contains(&format!("{month} {number}"))
        })
}

#[test]
fn every_number_on_the_screen_is_in_the_ledger_or_in_the_report() {
    check_numbers("nothing said", PACK, &page_with(PACK, None), "null");
    for example in examples("poc-to-production") {
        let mut model = page_with(PACK, Some(&example));
        check_numbers("poc-to-production", PACK, &model, &example);
        for goal in [Goal::LeastEffort, Goal::Everything] {
            plan_with_money(&mut model, goal);
            check_numbers("poc-to-production", PACK, &model, &example);
        }
    }
    for example in examples("ml-test-score") {
        check_numbers("ml-test-score", SECOND, &page_with(SECOND, Some(&example)), &example);
    }
}

fn cards(nodes: &[Node]) -> Vec<&Element> {
    let mut found = Vec::new();
    visit(nodes, None, &mut |node, _| {
        if let Node::Element(element) = node
            && element.class == "figure"
        {
            found.push(element);
        }
    });
    found
}

fn ledger() -> Pack {
    Pack::from_text(PACK).0.unwrap()
}

fn kind_of(card: &Element) -> String {
    let mut words = String::new();
    for node in &card.children {
        if let Node::Element(element) = node
            && element.class == "kind"
            && let Some(Node::Text(text)) = element.children.first()
        {
            words.clone_from(text);
        }
    }
    words
}

#[test]
fn no_refused_figure_is_shown_as_a_fact_and_no_forecast_as_measured() {
    let pack = ledger();
    for example in examples("poc-to-production") {
        let nodes = screens(&page_with(PACK, Some(&example)));
        let all = cards(&nodes);
        assert!(all.len() > 50, "{} cards", all.len());
        for card in all {
            let figure: &Figure = pack.figure(card.attribute("data-figure").unwrap()).unwrap();
            let words = kind_of(card);
            if figure.usage == FigureUse::Refuse {
                assert_eq!(card.attribute("data-is"), Some("refused"), "{}", figure.id);
                assert_eq!(words, "Not used as a fact", "{}", figure.id);
            }
            // What nobody could verify is said to be so before anything else.
            let doubt = match figure.verification {
                Verification::Disputed => "Disputed. ",
                Verification::Unverifiable => "Unverified, told as: ",
                Verification::Confirmed | Verification::Corrected => "",
            };
            for (word, kind) in
                [("Measured", FigureKind::Measured), ("Forecast", FigureKind::Forecast)]
            {
                assert_eq!(
                    words.starts_with(&format!("{doubt}{word}")),
                    figure.kind == kind && figure.usage != FigureUse::Refuse,
                    "{}: {words}",
                    figure.id
                );
            }
        }
        // Outside of its card a refused figure has no place at all.
        visit(&nodes, None, &mut |node, figure| {
            let Node::Element(element) = node else { return };
            let is_refused = figure
                .and_then(|id| pack.figure(id))
                .is_some_and(|figure| figure.usage == FigureUse::Refuse);
            if is_refused && element.attribute("data-figure").is_some() {
                assert_eq!(element.attribute("data-is"), Some("refused"));
            }
        });
    }
}

/// Everything that can be read in an element.
fn words_of(node: &Node, out: &mut String) {
    match node {
        Node::Text(text) => *out += &format!("{text}\n"),
        Node::Element(element) => element.children.iter().for_each(|node| words_of(node, out)),
    }
}

fn text_of(element: &Element) -> String {
    let mut out = String::new();
    element.children.iter().for_each(|node| words_of(node, &mut out));
    out
}

#[test]
fn wherever_a_figure_is_stated_its_kind_and_its_limits_stand_beside_it() {
    let pack = ledger();
    let mut stated = 0;
    for example in examples("poc-to-production") {
        let nodes = screens(&page_with(PACK, Some(&example)));
        let kinds: Vec<_> =
            cards(&nodes).into_iter().map(|card| (text_of(card), kind_of(card))).collect();
        visit(&nodes, None, &mut |node, figure| {
            let Node::Text(text) = node else { return };
            let Some(figure) = figure.and_then(|id| pack.figure(id)) else { return };
            if !text.contains(&figure.statement) {
                return;
            }
            stated += 1;
            // In a card, which says them.
            assert_eq!(*text, figure.statement);
            let (words, kind) = kinds.iter().find(|(words, _)| words.contains(text)).unwrap();
            assert!(!kind.is_empty(), "{}", figure.id);
            let horizon = figure.horizon.as_ref().map_or("", |_| "Its day ");
            assert!(kind.contains(horizon), "{kind}");
            let outcome = figure.outcome.as_ref().map_or("", |outcome| &outcome.text);
            for part in [&figure.does_not_say, &figure.population, outcome] {
                assert!(words.contains(part), "{}: {part}", figure.id);
            }
        });
        let mut all = 0;
        visit(&nodes, None, &mut |node, figure| {
            let (Node::Text(text), Some(id)) = (node, figure) else { return };
            all += usize::from(pack.figure(id).is_some_and(|figure| *text == figure.statement));
        });
        let in_cards = cards(&nodes)
            .iter()
            .filter(|card| card.attribute("data-is") != Some("refused"))
            .count();
        assert_eq!(all, in_cards, "a figure is stated outside of a card");
    }
    assert!(stated > 500, "{stated}");
}

#[test]
fn a_chart_gives_the_sample_of_its_own_number() {
    let nodes = screens(&with_system("predictive"));
    let mut samples = Vec::new();
    visit(&nodes, None, &mut |node, figure| {
        if let (Node::Element(element), Some("sp-42" | "gartner-54")) = (node, figure)
            && element.tag == "tr"
        {
            let words = text_of(element);
            let sample = words.split("Sample: ").nth(1).unwrap().lines().next().unwrap();
            let number = words.lines().find(|line| line.ends_with('%')).unwrap();
            samples.push(format!("{number}: {sample}"));
        }
    });
    samples.sort();
    samples.dedup();
    assert_eq!(
        samples,
        [
            "17 %: not known for this wave.",
            "42 %: 1,006 in the wave of 2025.",
            "53 %: not known for this survey.",
            "54 %: 699 in 2021 (US, Germany, UK).",
        ]
    );
}

#[test]
fn what_was_looked_up_shows_the_claim_and_its_answer_and_announces_only_how_many() {
    let mut model = page_with(PACK, None);
    let pack = ledger();
    for (asked, id) in
        [("95", "nanda-95"), ("", ""), ("5x", "governance-5x"), ("no such claim", "")]
    {
        model.reduce(Action::LookUp(asked.to_owned()));
        let nodes = Markup::of(|page| figures::looked_up(&model.current, page));
        let mut announced = Vec::new();
        visit(&nodes, None, &mut |node, _| {
            if let Node::Element(element) = node
                && element.attribute("role") == Some("status")
            {
                announced.push(text_of(element));
            }
        });
        assert_eq!(announced.len(), 1, "always there, so that a change of it is announced");
        assert_eq!(announced[0].is_empty(), asked.is_empty());
        assert!(announced[0].lines().count() < 2);
        let Some(figure) = pack.figure(id) else { continue };
        let all = cards(&nodes);
        let card = all.iter().find(|card| card.attribute("data-figure") == Some(id)).unwrap();
        // Not in what is folded away.
        let mut open = String::new();
        for node in &card.children {
            if !matches!(node, Node::Element(element) if element.tag == "details") {
                words_of(node, &mut open);
            }
        }
        assert!(open.contains(figure.answer.as_ref().unwrap()), "{open}");
        for heard in figure.heard.iter().flatten() {
            assert!(open.contains(&format!("A claim that is heard: \n“{heard}”")), "{open}");
        }
        assert_eq!(text_of(card).matches(figure.answer.as_ref().unwrap()).count(), 1);
    }
}

#[test]
fn a_framework_counts_what_is_open_apart_from_what_is_met_and_names_its_bands() {
    let open = page_with(PACK, None);
    for example in examples("poc-to-production").into_iter().map(Some).chain([None]) {
        let model = page_with(PACK, example.as_deref());
        let nodes = Markup::of(|page| frameworks::page(&model.current, page));
        for found in &model.current.report().lenses {
            let lens = model.current.pack.lens(&found.lens).unwrap();
            let says = format!("{} asks for nothing more, with ", lens.title);
            let missing = found.items.iter().filter(|item| item.status != Status::Holds).count();
            visit(&nodes, None, &mut |node, _| {
                let Node::Text(text) = node else { return };
                if let Some(rest) = text.strip_prefix(&says) {
                    assert!(
                        rest.starts_with(&format!("{missing} of its items open or not met")),
                        "{text}"
                    );
                }
                assert!(!text.contains("(band Below"), "{text}");
            });
            let Some(bands) = found.bands else { continue };
            let settled = bands.proven == bands.possible;
            let marks = format!("{nodes:?}").matches("Text(\"this one\")").count();
            assert!(!settled || marks > 0, "{}", lens.title);
        }
    }
    let all = format!("{:?}", Markup::of(|page| frameworks::page(&open.current, page)));
    assert!(all.contains("(between “"), "bands are quoted");
}

#[test]
fn every_figure_can_be_found_on_its_page_with_its_provenance() {
    let pack = ledger();
    let nodes = screens(&with_system("agentic"));
    let text = format!("{nodes:?}");
    for figure in pack.figures() {
        assert!(text.contains(&format!("{:?}", figure.id)), "{} is nowhere", figure.id);
        if figure.usage != FigureUse::Refuse {
            let quoted = format!("{:?}", figure.does_not_say);
            assert!(text.contains(&quoted), "{}: what it does not say", figure.id);
        }
    }
}

#[test]
fn a_forecast_is_judged_on_the_date_that_is_given() {
    let kinds = |today: Option<&str>| {
        let date = today.and_then(Date::parse);
        let model = Model::new(&[PACK.to_owned()], |_| None, date.as_ref()).unwrap();
        let nodes = screens(&model);
        let all = cards(&nodes);
        let card = all.iter().find(|card| card.attribute("data-figure") == Some("gartner-30"));
        kind_of(card.unwrap())
    };
    for (today, expected) in [
        (Some("2025-12-31"), "still to come"),
        (Some("2026-01-01"), "has passed"),
        (None, "Its day ("),
    ] {
        let found = kinds(today);
        assert!(found.contains(expected), "{today:?}: {found}");
    }
}

#[test]
fn from_predictive_to_agentic_other_figures_frameworks_and_questions_appear() {
    let seen = |system: &str| {
        let model = with_system(system);
        let report = model.current.report();
        let figures: BTreeSet<_> = report.figures.iter().map(|fit| fit.figure.clone()).collect();
        let lenses: BTreeSet<_> = report.lenses.iter().map(|found| found.lens.clone()).collect();
        let asked: BTreeSet<_> =
            report.questions.iter().map(|known| known.question.clone()).collect();
        let mut charted = BTreeSet::new();
        visit(&screens(&model), None, &mut |node, figure| {
            if let (Node::Element(element), Some(id)) = (node, figure)
                && element.tag == "tr"
            {
                charted.insert(id.to_owned());
            }
        });
        (figures, lenses, asked, charted)
    };
    let (figures, lenses, asked, charted) = seen("predictive");
    let (agentic_figures, agentic_lenses, agentic_asked, agentic_charted) = seen("agentic");
    for (only, ids, others) in [
        (
            "predictive",
            [&figures, &lenses, &asked, &charted],
            [&agentic_figures, &agentic_lenses, &agentic_asked, &agentic_charted],
        ),
        (
            "agentic",
            [&agentic_figures, &agentic_lenses, &agentic_asked, &agentic_charted],
            [&figures, &lenses, &asked, &charted],
        ),
    ] {
        let expected: [&[&str]; 4] = if only == "predictive" {
            [
                &["gartner-54"],
                &["google-mlops", "microsoft-mlops"],
                &["outcome-feedback"],
                &["gartner-54"],
            ]
        } else {
            [
                &["gartner-40-agentic", "deloitte-agentic-11"],
                &["owasp-agentic-2026", "owasp-llm-2026", "owasp-llm-2025"],
                &["agency-limits", "agent-separation"],
                &["gartner-40-agentic"],
            ]
        };
        for ((here, there), wanted) in ids.into_iter().zip(others).zip(expected) {
            for id in wanted {
                assert!(here.contains(*id), "{only}: {id} is missing");
                assert!(!there.contains(*id), "only for {only}: {id}");
            }
        }
    }
}

#[test]
fn nothing_speaks_of_a_probability_of_failure() {
    for example in examples("poc-to-production") {
        visit(&screens(&page_with(PACK, Some(&example))), None, &mut |node, figure| {
            let Node::Text(text) = node else { return };
            let text = text.to_lowercase();
            if figure.is_none() {
                for phrase in ["your probability", "your chance of", "risk score", "on average,"] {
                    assert!(!text.contains(phrase), "{text}");
                }
            }
        });
    }
    // What a report holds about figures is their ids and whether a day has passed: there is no place for a rate.
    let report = serde_json::to_value(with_system("agentic").current.report()).unwrap();
    for figure in report["figures"].as_array().unwrap() {
        let fields: Vec<_> = figure.as_object().unwrap().keys().collect();
        assert_eq!(fields, ["figure", "horizon_passed"]);
    }
}

fn planned(model: &Model) -> Result<Plan, Vec<crate::engine::Diagnostic>> {
    let now = &model.current;
    crate::engine::plan(&now.pack, &now.answers, &now.plan_options, now.today.as_ref())
}

#[test]
fn least_time_is_said_of_no_other_way() {
    for (pack, source) in [("poc-to-production", PACK), ("ml-test-score", SECOND)] {
        for example in examples(pack) {
            let model = page_with(source, Some(&example));
            let ways = advise(&model.current.pack, &model.current.answers).ways;
            let nodes = Markup::of(|page| plan::page(&model.current, page));
            let said = format!("{nodes:?}").contains(text::LEAST_TIME);
            let fastest = ways.by_time.first();
            assert_eq!(said, fastest.is_some_and(|way| !ways.by_effort.contains(way)));
        }
    }
}

/// The plan opened, with a rate for every role and what was spent.
fn plan_with_money(model: &mut Model, goal: Goal) {
    model.reduce(Action::Go(Screen::Plan));
    let mut changes = vec![
        PlanChange::Goal(goal),
        PlanChange::Type(PlanField::Currency, "EUR".to_owned()),
        PlanChange::Type(PlanField::Spent, "48700".to_owned()),
    ];
    let roles = model.current.pack.work().unwrap().roles.len();
    changes
        .extend((0..roles).map(|role| PlanChange::Type(PlanField::Rate(role), "735".to_owned())));
    for change in changes {
        model.reduce(Action::Plan(change));
    }
}

fn churn() -> Model {
    let path = "packs/poc-to-production/examples/churn-as-it-failed.json";
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    let mut model = page_with(PACK, Some(&fs::read_to_string(path).unwrap()));
    model.reduce(Action::Go(Screen::Plan));
    model
}

fn plan_page(model: &Model) -> Vec<Node> {
    Markup::of(|page| plan::page(&model.current, page))
}

/// All texts in an element, one after the other.
fn words(node: &Node) -> String {
    let mut all = Vec::new();
    visit(std::slice::from_ref(node), None, &mut |node, _| {
        if let Node::Text(text) = node {
            all.push(text.clone());
        }
    });
    all.join(" ")
}

/// The elements of a kind, wherever they stand.
fn elements(nodes: &[Node], is: impl Fn(&Element) -> bool) -> Vec<&Node> {
    let mut found = Vec::new();
    visit(nodes, None, &mut |node, _| {
        if let Node::Element(element) = node
            && is(element)
        {
            found.push(node);
        }
    });
    found
}

/// The row of a task or a phase, and the ends of one of the lines or shapes of its bar.
fn row(nodes: &[Node], id: &str, part: &str) -> (String, Option<(i64, i64)>) {
    let rows = elements(nodes, |element| element.tag == "tr" && element.key == id);
    assert_eq!(rows.len(), 1, "{id}");
    let is_part = |element: &Element| element.attribute("data-part") == Some(part);
    let line = elements(std::slice::from_ref(rows[0]), is_part);
    let ends = line.first().map(|line| {
        let Node::Element(line) = line else { panic!("a line is an element") };
        if let Some(path) = line.attribute("d") {
            // Every second number of a path is a place on the axis, but for upright lines.
            let points = path.split(['M', 'L']).filter(|point| !point.is_empty());
            let places = points.map(|point| point.split(' ').next().unwrap().parse().unwrap());
            let places: Vec<i64> = places.collect();
            return (*places.iter().min().unwrap(), *places.iter().max().unwrap());
        }
        let end = |name| line.attribute(name).unwrap().parse().unwrap();
        (end("x1"), end("x2"))
    });
    (words(rows[0]), ends)
}

#[test]
fn bars_dates_and_dependencies_are_those_of_the_plan() {
    let mut model = churn();
    let plan = planned(&model).unwrap();
    assert!(plan.tasks.len() > 20 && plan.phases.len() > 2);
    let title = |id: &String| {
        let actions = model.current.pack.actions();
        actions.iter().find(|action| action.id == *id).unwrap().title.clone()
    };
    let day = |date: &Date| date.ordinal() - plan.start.ordinal();
    let all = day(plan.finish_80.as_ref().unwrap()) + 1;
    let nodes = plan_page(&model);
    for task in &plan.tasks {
        let (text, bar) = row(&nodes, &task.action, "proven");
        let days = task.days.as_ref().unwrap();
        let (from, to) = (day(&days.start), day(&days.finish) + 1);
        assert_eq!(bar, Some((from * 10_000 / all, to * 10_000 / all)), "{}", task.action);
        assert!(text.contains(&crate::ui::text::date(days.finish.as_str())), "{text}");
        assert_eq!(text.contains(" critical "), days.critical, "{text}");
        assert_eq!(row(&nodes, &task.action, "edge").1.is_some(), days.critical);
        // The tail ends with the last day on which it may be finished.
        let tail = (days.float_days > 0)
            .then(|| (to * 10_000 / all, (day(&days.latest_finish) + 1) * 10_000 / all));
        assert_eq!(row(&nodes, &task.action, "float").1, tail, "{}", task.action);
        for before in &task.after {
            assert!(text.contains(&title(before)), "{text}");
        }
    }
    for phase in &plan.phases {
        let decision = phase.decision.as_ref().unwrap();
        let (text, mark) = row(&nodes, &phase.phase, "gate");
        assert!(text.contains(&crate::ui::text::date(decision.as_str())), "{text}");
        let (left, right) = mark.unwrap();
        assert_eq!(left.midpoint(right), (day(decision) + 1) * 10_000 / all);
    }
    // By role, the same rows in other lanes.
    model.reduce(Action::Plan(PlanChange::ByRole(true)));
    let by_role = plan_page(&model);
    for task in &plan.tasks {
        assert_eq!(row(&by_role, &task.action, "proven"), row(&nodes, &task.action, "proven"));
    }
}

fn type_plan(model: &mut Model, field: PlanField, text: &str) {
    model.reduce(Action::Plan(PlanChange::Type(field, text.to_owned())));
}

#[test]
fn the_line_of_today_is_there_while_the_plan_lasts() {
    let mut model = churn();
    // It begins tomorrow at first; then it has begun; then it has long ended.
    for (start, is_there) in [("2026-11-23", false), ("2026-11-02", true), ("2019-11-04", false)] {
        type_plan(&mut model, PlanField::Start, start);
        let nodes = plan_page(&model);
        let plan = planned(&model).unwrap();
        let all = plan.finish_80.as_ref().unwrap().ordinal() + 1 - plan.start.ordinal();
        let at = Date::parse(TODAY).unwrap().ordinal() - plan.start.ordinal();
        let expected = is_there.then(|| (at * 10_000 / all, at * 10_000 / all));
        for task in &plan.tasks {
            assert_eq!(row(&nodes, &task.action, "today").1, expected, "{start}");
        }
        let said = words(&nodes[0]).contains("is today, 21\u{a0}November 2026");
        assert_eq!(said, is_there, "{start}");
    }
}

#[test]
fn ticks_are_mondays_or_firsts_and_their_labels_have_room_on_a_phone() {
    let mut model = churn();
    let mut seen = BTreeSet::new();
    let efforts: Vec<_> = (0..model.current.pack.actions().len())
        .flat_map(|place| [2, 1, 0].map(|end| PlanField::Effort(place, end)))
        .collect();
    for days in ["1", "2", "9", "60", "400", "3000", "10000"] {
        for field in &efforts {
            type_plan(&mut model, *field, days);
        }
        let nodes = plan_page(&model);
        let labels = elements(&nodes, |element| element.tag == "text");
        assert!((2..=20).contains(&labels.len()), "{days}: {} labels", labels.len());
        let mut ends = std::collections::BTreeMap::new();
        for label in labels {
            let Node::Element(element) = label else { continue };
            let text = words(label);
            let share = element.attribute("x").unwrap().trim_end_matches('%').replace('.', "");
            // In hundredths of a pixel, where the axis is as long as on a phone. A letter has 7 at most.
            let x = share.parse::<usize>().unwrap() * 328 / 100;
            let width = text.chars().count() * 700 + 300;
            let end = ends.entry(element.attribute("y").unwrap().to_owned()).or_insert(0);
            assert!(*end <= x, "{days}: {text} begins within its neighbour");
            assert!(x + width <= 33_600, "{days}: {text} goes beyond the axis");
            *end = x + width;
            seen.insert(text);
        }
    }
    let has = |words: &[&str]| words.iter().all(|word| seen.contains(*word));
    assert!(has(&["30\u{a0}Nov", "2026", "Dec", "Jan", "2027"]), "{seen:?}");
}

#[test]
fn gates_about_scores_lead_to_their_area() {
    let mut model = churn();
    let pack = ledger();
    let nodes = plan_page(&model);
    let mut links = 0;
    for task in &planned(&model).unwrap().tasks {
        let (text, _) = row(&nodes, &task.action, "proven");
        for gate in task.gates.iter().filter_map(|id| pack.gate(id)) {
            if format!("{:?}", gate.condition).contains("Area(") {
                let areas = task.raises.iter().map(|raise| pack.question(&raise.question).unwrap());
                let mut names = areas.map(|question| &pack[question.area].title);
                assert!(
                    names.any(|name| text.contains(&format!("The score of the area “{name}”"))),
                    "{text}"
                );
                links += 1;
            }
        }
    }
    assert!(links > 3, "{links}");
    model.reduce(Action::ShowArea(2));
    let (place, _) = model.current.current_question().unwrap();
    assert_eq!(pack.questions()[place].area.get(), 2);
}

#[test]
fn the_plan_can_be_saved_in_every_format_or_the_page_says_why_not() {
    let mut model = churn();
    let buttons = |model: &Model| {
        let nodes = plan_page(model);
        let lists = elements(&nodes, |element| element.class == "formats");
        lists.iter().map(|list| words(list)).collect::<Vec<_>>().join(" ")
    };
    assert!(buttons(&model).contains("CSV for Linear"));
    let plan = planned(&model).unwrap();
    let mut names = BTreeSet::new();
    for format in ExportFormat::ALL {
        let effects = model.reduce(Action::Export(*format));
        let [Effect::Save { name, kind, text }] = effects.as_slice() else { panic!("{effects:?}") };
        let today = model.current.today.as_ref();
        assert_eq!(*text, crate::engine::export(&model.current.pack, &plan, *format, today));
        assert!(name.starts_with("churn-prediction-as-it-failed.plan-2026-11-21."), "{name}");
        let ending = name.rsplit('.').next().unwrap();
        let kinds = [
            ("md", "markdown"),
            ("csv", "csv"),
            ("ics", "calendar"),
            ("mmd", "mermaid"),
            ("json", "json"),
        ];
        let known = kinds.iter().find(|(known, _)| *known == ending).unwrap();
        assert!(kind.contains(known.1), "{name}: {kind}");
        names.insert(name.clone());
    }
    assert_eq!(names.len(), ExportFormat::ALL.len());
    type_plan(&mut model, PlanField::People(0), "0");
    assert_eq!(buttons(&model), "");
    assert!(words(&plan_page(&model)[0]).contains("There is no plan to save"));
    assert_eq!(model.reduce(Action::Export(ExportFormat::Json)), []);
}

#[test]
fn a_document_is_shown_as_it_is_saved() {
    for mut model in [churn(), page_with(PACK, None)] {
        model.reduce(Action::Go(Screen::Plan));
        let pack = ledger();
        let mut unknown = 0;
        for (place, document) in pack.documents().iter().enumerate() {
            model.reduce(Action::Go(Screen::Document(place)));
            let nodes = Markup::of(|page| super::document::page(&model.current, place, page));
            let marks = elements(&nodes, |element| element.tag == "mark");
            let said = ["Unknown", "Not answered"];
            assert!(marks.iter().all(|mark| said.contains(&words(mark).as_str())));
            let effects = model.reduce(Action::SaveDocument);
            let [Effect::Save { name, kind, text }] = effects.as_slice() else {
                panic!("{effects:?}")
            };
            assert!(name.ends_with(&format!(".{}-2026-11-21.md", document.id)), "{name}");
            assert!(kind.starts_with("text/markdown"));
            let saved = said.map(|word| text.matches(&format!("**{word}**")).count());
            assert_eq!(saved.iter().sum::<usize>(), marks.len());
            let items = elements(&nodes, |element| element.tag == "li");
            let shown: Vec<_> = items.iter().map(|item| words(item).replace(' ', "")).collect();
            let plain = text.replace(['*', '`', '\\', ' '], "");
            let saved: Vec<_> = plain.lines().filter_map(|line| line.strip_prefix('-')).collect();
            assert_eq!(shown, saved);
            let headings = elements(&nodes, |element| element.tag == "h3");
            assert_eq!(headings.len(), text.matches("\n## ").count());
            unknown += marks.len();
        }
        assert_eq!(unknown > 20, model.current.answers.is_empty(), "{unknown}");
        let back = model.reduce(Action::Go(Screen::Plan));
        assert_eq!(back, [Effect::Focus(Focus::Documents)]);
    }
}

#[test]
fn the_plan_says_when_why_and_for_how_much() {
    let mut model = churn();
    let plan = planned(&model).unwrap();
    let all = |model: &Model| words(&plan_page(model)[0]);
    let finish = crate::ui::text::date(plan.finish.as_ref().unwrap().as_str());
    assert!(all(&model).contains(&format!("Ready to ship on {finish}")));
    assert!(all(&model).contains("To compare this project, give a day rate for"));
    assert!(!all(&model).contains("Opinion: "));
    let pack = ledger();
    for task in &plan.tasks {
        let (text, _) = row(&plan_page(&model), &task.action, "proven");
        for gate in &task.gates {
            assert!(text.contains(&pack.gate(gate).unwrap().title), "{text}");
        }
        for raise in &task.raises {
            let level = pack.question(&raise.question).unwrap().level_text(raise.to).unwrap();
            assert!(text.contains(level), "{text}");
        }
    }
    plan_with_money(&mut model, Goal::LeastEffort);
    let text = all(&model);
    let cost = planned(&model).unwrap().cost.unwrap().likely;
    assert!(text.contains(&crate::ui::text::money(Some("EUR"), cost)));
    let rules = pack.work().unwrap().budget_rules.as_ref().unwrap().len();
    assert_eq!(text.matches("Opinion: ").count(), rules);
    assert!(text.contains("No other weight of any one area would change the verdict."));
    assert!(
        text.contains("one level lower, the verdict would become kill, because this would fail: “")
    );
}

#[test]
fn where_there_can_be_no_plan_the_page_says_why_and_keeps_its_fields() {
    let mut model = churn();
    let field = PlanField::People(0);
    model.reduce(Action::Plan(PlanChange::Type(field, "0".to_owned())));
    let nodes = plan_page(&model);
    let text = words(&nodes[0]);
    assert!(text.contains("There can be no plan like this") && text.contains("Nobody is there as"));
    assert!(elements(&nodes, |element| element.tag == "table").is_empty());
    assert!(elements(&nodes, |element| element.tag == "input").len() > 20);
}

#[test]
fn only_a_pack_with_work_has_a_plan() {
    let labels = |pack: &str| -> Vec<_> {
        let steps = view_model::steps(&page_with(pack, None).current);
        steps.into_iter().map(|step| step.label).collect()
    };
    assert!(labels(PACK).contains(&"Plan"));
    assert!(!labels(SECOND).contains(&"Plan"));
}

#[test]
fn the_report_says_what_would_settle_change_or_lose_the_verdict() {
    let said = |pack, example: Option<&str>| {
        let model = page_with(pack, example);
        let nodes = Markup::of(|page| plan::would_change(&model.current, page));
        let mut words = String::new();
        nodes.iter().for_each(|node| words_of(node, &mut words));
        let mut listed = 0;
        visit(&nodes, None, &mut |node, _| {
            listed += usize::from(matches!(node, Node::Element(element) if element.tag == "li"));
        });
        assert!(listed <= 3, "no more than can be read at once: {words}");
        (words, model, listed)
    };
    let (open, model, listed) = said(PACK, None);
    let first = model.current.pack.question(&model.current.report().deciding[0].question).unwrap();
    assert!(open.starts_with(text::QUICK_SETTLE) && open.contains(&first.text), "{open}");
    assert_eq!(listed, 3);
    for example in examples("poc-to-production") {
        let (words, model, listed) = said(PACK, Some(&example));
        let advice = advise(&model.current.pack, &model.current.answers);
        let verdict = &model.current.report().verdict;
        if !verdict.settled {
            assert!(words.contains(text::QUICK_GO_DECIDING));
        } else if verdict.proven == Verdict::Ship {
            assert_eq!(listed, advice.fragile.len().min(3), "{words}");
        } else if let Some(way) = advice.ways.by_effort.first() {
            assert!(words.contains(&text::person_days(way.effort_days)), "{words}");
        } else {
            assert!(words.contains(text::NO_WAY), "{words}");
        }
    }
    // Without work in the pack there is no plan to see.
    for example in examples("ml-test-score") {
        assert!(!said(SECOND, Some(&example)).0.contains(text::TO_PLAN));
    }
}
