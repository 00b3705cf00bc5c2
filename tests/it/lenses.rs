//! What each rule of a lens makes of the nonsense pack's questions, and the figures ledger beside it.

use std::fmt::Display;

use serde_json::{Value, json};
use shipworthy::engine::{
    Answers, Date, Figure, FigureUse, LensReport, Pack, Range, Report, assess, horizon_passed,
    look_up,
};

use super::files::{files, pack, read, root};

fn nonsense() -> Pack {
    pack(&root("tests/packs/nonsense.json"))
}

/// A report on answers in short: `spout 1` is a level, `glaze 3!` one with evidence, `cook 1-3` two people's levels,
/// `lid n/a` not applicable; `on pond` is the profile, and an ocean is assumed without it.
fn report(pack: &Pack, answers: &str) -> Report {
    let (mut profile, mut said) = (json!({}), json!({}));
    for part in answers.split(", ").filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once(' ').unwrap();
        let level = |text: &str| text.parse::<u8>().unwrap();
        if name == "on" {
            profile["sea"] = json!([value]);
        } else if value == "n/a" {
            said[name] = json!({ "not_applicable": "no opening" });
        } else if let Some((low, high)) = value.split_once('-') {
            said[name] = json!({ "levels": [level(low), level(high)] });
        } else if let Some(shown) = value.strip_suffix('!') {
            said[name] = json!({ "level": level(shown), "evidence": { "what": "a photograph" } });
        } else {
            said[name] = json!({ "level": level(value) });
        }
    }
    let file = json!({
        "format": "shipworthy-answers/1", "pack": { "id": pack.id(), "version": pack.version() },
        "profile": profile, "answers": said
    });
    let (read, problems) = Answers::from_text(pack, &file.to_string());
    assert!(problems.is_empty(), "{answers}: {problems:?}");
    assess(pack, &read.unwrap(), None)
}

pub(crate) fn range<T: PartialEq + Display>(range: Range<T>) -> String {
    if range.proven == range.possible {
        range.proven.to_string()
    } else {
        format!("{} to {}", range.proven, range.possible)
    }
}

/// What a lens says: reached, of, band, what is required, and whether it is content.
fn says(pack: &Pack, found: &LensReport) -> String {
    let titles = &pack.lens(&found.lens).unwrap().bands;
    let mut parts = vec![format!("{} of {}", range(found.reached), found.of)];
    parts.extend(found.bands.map(|bands| range(bands.map(|band| titles[band].title.as_str()))));
    parts.extend(found.required.map(|required| format!("required {}", required.as_str())));
    parts.push(found.content.as_str().to_owned());
    parts.join(", ")
}

fn check(pack: &Pack, answers: &str, lens: &str, expected: &str) {
    let report = report(pack, answers);
    let found = report.lenses.iter().find(|found| found.lens == lens);
    let says = found.map_or("not shown".to_owned(), |found| says(pack, found));
    assert_eq!(says, expected, "{lens} with [{answers}]");
}

#[test]
fn every_rule_counts_as_its_authors_do() {
    #[rustfmt::skip]
    const CASES: &[(&str, &str, &str)] = &[
        // count: items met, here with bands.
        ("",                            "two-questions", "0 to 2 of 2, Stay to Sail, open"),
        ("spout 0, cook 1",             "two-questions", "0 of 2, Stay, fails"),
        ("spout 1, cook 1",             "two-questions", "1 of 2, Stay, fails"),
        ("spout 1, cook 2",             "two-questions", "2 of 2, Sail, holds"),
        ("spout 1, cook 1-2",           "two-questions", "1 to 2 of 2, Stay to Sail, open"),
        // exposure: causes covered. One needs a lid that may not be applicable, one is not asked on a pond.
        ("",                            "leaks", "0 to 2 of 2, open"),
        ("spout 2, lid 0, glaze 2!",    "leaks", "1 of 2, fails"),
        ("spout 2, lid 1, glaze 2!",    "leaks", "2 of 2, holds"),
        ("spout 2, lid 1, glaze 2",     "leaks", "1 to 2 of 2, open"),
        ("spout 2, lid n/a, on pond",   "leaks", "1 of 1, holds"),
        ("spout 1, lid n/a, on pond",   "leaks", "0 of 1, fails"),
        // gaps: as exposure, told the other way round.
        ("spout 0, lid 1",              "holes", "0 of 1, fails"),
        ("spout 1, lid 1",              "holes", "1 of 1, holds"),
        ("lid 1",                       "holes", "0 to 1 of 1, open"),
        ("spout 1, lid n/a",            "holes", "1 of 1, holds"),
        // order: nothing counts behind the first that is not met. A spout is required.
        ("",                            "voyage", "0 to 3 of 3, required open, open"),
        ("lid 0, cook 4, spout 2",      "voyage", "0 of 3, required holds, fails"),
        ("lid 1, cook 2, spout 2",      "voyage", "1 of 3, required holds, fails"),
        ("lid 1, cook 3, spout 0",      "voyage", "2 of 3, required fails, fails"),
        ("lid 1, cook 3, spout 1",      "voyage", "3 of 3, required holds, holds"),
        ("lid 1, cook 2-3, spout 1",    "voyage", "1 to 3 of 3, required holds, open"),
        ("lid n/a, cook 3, spout 0",    "voyage", "1 of 2, required fails, fails"),
        // ladder: the level of the highest rung with nothing missing below; only shown at sea.
        ("",                            "ranks", "0 to 2 of 2, open"),
        ("cook 0",                      "ranks", "0 of 2, fails"),
        ("cook 1",                      "ranks", "1 of 2, fails"),
        ("cook 3",                      "ranks", "1 of 2, fails"),
        ("cook 4",                      "ranks", "2 of 2, holds"),
        ("cook 1-4",                    "ranks", "1 to 2 of 2, open"),
        ("cook 4, on pond",             "ranks", "not shown"),
        // A rung that dropped out is passed over, and those above it keep their numbers.
        ("",                            "deck-ranks", "0 to 3 of 3, open"),
        ("cook 1, lid 1, spout 1",      "deck-ranks", "2 of 3, fails"),
        ("cook 1, lid n/a, spout 0",    "deck-ranks", "1 of 3, fails"),
        ("cook 1, lid n/a, spout 1",    "deck-ranks", "1 of 3, fails"),
        ("cook 1, lid n/a, spout 2",    "deck-ranks", "3 of 3, holds"),
        ("cook 1, lid n/a",             "deck-ranks", "1 to 3 of 3, open"),
        ("cook 0, lid n/a, spout 2",    "deck-ranks", "0 of 3, fails"),
        // On a pond the top rung is not there.
        ("cook 1, lid 1, on pond",      "deck-ranks", "2 of 2, holds"),
        ("cook 1, lid n/a, on pond",    "deck-ranks", "1 of 1, holds"),
        // coverage: of what applies. On a pond the glaze is not asked and the cook does not count.
        ("glaze 0, cook 2",             "inventory", "1 of 2, fails"),
        ("glaze 1, cook 2",             "inventory", "2 of 2, holds"),
        ("glaze 1",                     "inventory", "1 to 2 of 2, open"),
        ("cook 2, on pond",             "inventory", "0 of 0, not_applicable"),
        // minimum: steps of the weaker side.
        ("",                            "scales", "0 to 2 of 2, Nothing to A point, open"),
        ("spout 0, cook 4",             "scales", "0 of 2, Nothing, fails"),
        ("spout 1, cook 4",             "scales", "1 of 2, Half a point, fails"),
        ("spout 2, cook 3",             "scales", "1 of 2, Half a point, fails"),
        ("spout 2, cook 4",             "scales", "2 of 2, A point, holds"),
        ("spout 2, cook 1-2",           "scales", "0 to 1 of 2, Nothing to Half a point, fails"),
        // A side of which nothing applies weighs nothing: left out, it would count for more than the best answer.
        ("cook 1, lid 0",               "deck-scales", "0 of 1, fails"),
        ("cook 1, lid n/a",             "deck-scales", "0 of 0, holds"),
    ];
    let mut json: Value = serde_json::from_str(&read(&root("tests/packs/nonsense.json"))).unwrap();
    let rung = |place: usize, question: &str, at_least: u8| {
        json!({ "id": format!("deck-ranks.{place}"), "title": "Rung",
                "met_when": [{ "question": question, "at_least": at_least }] })
    };
    let mut rungs =
        [rung(0, "cook", 1), rung(1, "cook", 1), rung(2, "lid", 1), rung(3, "spout", 2)];
    rungs[0]["met_when"] = json!([]);
    rungs[3]["applies"] = json!({ "fact": "sea", "any_of": ["ocean"] });
    json["lenses"].as_array_mut().unwrap().push(json!({
        "id": "deck-ranks", "title": "Ranks on deck", "rule": "ladder", "description": "The captain's.",
        "counted": "The highest rank.", "items": rungs, "sources": ["captain"]
    }));
    let side = |name: &str, question: &str| {
        json!({ "id": format!("deck-scales.{name}"), "title": "Side", "group": name,
                "met_when": [{ "question": question, "at_least": 1 }] })
    };
    json["lenses"].as_array_mut().unwrap().push(json!({
        "id": "deck-scales", "title": "Scales on deck", "rule": "minimum", "description": "The lighter side.",
        "counted": "The lowest sum.", "groups": [{ "id": "a", "title": "A" }, { "id": "b", "title": "B" }],
        "items": [side("a", "cook"), side("b", "lid")], "sources": ["captain"]
    }));
    let pack = Pack::from_text(&json.to_string()).0.unwrap();
    for (answers, lens, expected) in CASES {
        check(&pack, answers, lens, expected);
    }
}

#[test]
fn a_content_band_is_not_enough_while_something_required_is_missing() {
    let mut json: Value = serde_json::from_str(&read(&root("tests/packs/nonsense.json"))).unwrap();
    let lenses = json["lenses"].as_array_mut().unwrap();
    let scales = lenses.iter_mut().find(|lens| lens["id"] == "scales").unwrap();
    scales["bands"][1]["content"] = json!(true);
    scales["required"] = json!({ "items": ["scales.2"], "otherwise": "Nobody cooks." });
    let pack = Pack::from_text(&json.to_string()).0.unwrap();
    #[rustfmt::skip]
    const CASES: &[(&str, &str)] = &[
        ("spout 1, cook 4",   "1 of 2, Half a point, required holds, holds"),
        ("spout 2, cook 3",   "1 of 2, Half a point, required fails, fails"),
        ("spout 1, cook 3-4", "1 of 2, Half a point, required open, open"),
        ("spout 0, cook 4",   "0 of 2, Nothing, required holds, fails"),
    ];
    for (answers, expected) in CASES {
        check(&pack, answers, "scales", expected);
    }
}

#[test]
fn an_item_is_met_partly_met_or_drops_out() {
    #[rustfmt::skip]
    const CASES: &[(&str, &str, &str)] = &[
        ("spout 2, lid 1",           "leaks.1", "2 of 2, holds"),
        ("spout 2, lid 0",           "leaks.1", "1 of 2, fails"),
        ("spout 2",                  "leaks.1", "1 to 2 of 2, open"),
        // One part fails, so what is open cannot save it.
        ("lid 0",                    "leaks.1", "0 to 1 of 2, fails"),
        ("spout 2, lid n/a",         "leaks.1", "1 of 1, holds"),
        ("glaze 3",                  "leaks.2", "0 to 1 of 1, open"),
        ("glaze 3!",                 "leaks.2", "1 of 1, holds"),
        ("glaze 3!, on pond",        "leaks.2", "dropped out"),
        ("lid n/a",                  "voyage.1", "dropped out"),
        ("cook 4, on pond",          "inventory.b", "dropped out"),
        ("cook 0",                   "ranks.0", "0 of 0, holds"),
        ("cook 3",                   "scales.2", "1 of 2, fails"),
    ];
    let pack = nonsense();
    for (answers, id, expected) in CASES {
        let report = report(&pack, answers);
        let found = report.lenses.iter().flat_map(|lens| &lens.items).find(|item| item.item == *id);
        let says = found.map_or("dropped out".to_owned(), |item| {
            format!("{} of {}, {}", range(item.met), item.of, item.status.as_str())
        });
        assert_eq!(says, *expected, "{id} with [{answers}]");
    }
}

#[test]
fn groups_count_items_and_on_the_scales_steps() {
    #[rustfmt::skip]
    const CASES: &[(&str, &str, &str)] = &[
        ("glaze 1, cook 1",          "inventory", "outside 1 of 1, inside 0 of 1"),
        ("cook 2",                   "inventory", "outside 0 to 1 of 1, inside 1 of 1"),
        ("cook 2, on pond",          "inventory", "outside 0 of 0, inside 0 of 0"),
        ("spout 1, cook 4",          "scales",    "hull 1 of 2, crew 2 of 2"),
    ];
    let pack = nonsense();
    for (answers, lens, expected) in CASES {
        let report = report(&pack, answers);
        let found = report.lenses.iter().find(|found| found.lens == *lens).unwrap();
        let says: Vec<_> = found
            .groups
            .iter()
            .map(|group| format!("{} {} of {}", group.group, range(group.reached), group.of))
            .collect();
        assert_eq!(says.join(", "), *expected, "{lens} with [{answers}]");
    }
}

#[test]
fn lenses_disagree_where_settled_levels_are_enough_for_one_and_not_for_another() {
    #[rustfmt::skip]
    const CASES: &[(&str, &str)] = &[
        ("", ""),
        ("cook 0", ""),
        // The ladder asks for 4 and has no say.
        ("cook 4", ""),
        ("cook 2", "cook: two-questions 2, inventory 2; not voyage 3, scales 4"),
        ("cook 2, on pond", "cook: two-questions 2; not voyage 3, scales 4"),
        ("cook 3", "cook: two-questions 2, voyage 3, inventory 2; not scales 4"),
        // Two people's levels settle what lies outside them.
        ("cook 2-3", "cook: two-questions 2, inventory 2; not scales 4"),
        ("cook 1-4", ""),
        ("spout 1", "spout: two-questions 1, voyage 1, holes 1; not leaks 2, scales 2"),
        // Without evidence the glaze counts as one or more.
        ("glaze 3", ""),
        ("glaze 1!", "glaze: inventory 1; not leaks 2"),
    ];
    let pack = nonsense();
    for (answers, expected) in CASES {
        let demands = |demands: &[shipworthy::engine::Demand]| {
            let each = demands.iter().map(|demand| format!("{} {}", demand.lens, demand.at_least));
            each.collect::<Vec<_>>().join(", ")
        };
        let says: Vec<_> = report(&pack, answers)
            .disagreements
            .iter()
            .map(|found| {
                let (content, not) = (demands(&found.content), demands(&found.not_content));
                format!("{}: {content}; not {not}", found.question)
            })
            .collect();
        assert_eq!(says.join("\n"), *expected, "with [{answers}]");
    }
}

#[test]
fn a_horizon_has_passed_on_the_day_after() {
    let pack = nonsense();
    let forecast = pack.figure("pots-sink").unwrap();
    assert_eq!(forecast.horizon.as_deref(), Some("1855-12-31"));
    for (today, expected) in [
        (Some("1855-12-30"), Some(false)),
        (Some("1855-12-31"), Some(false)),
        (Some("1856-01-01"), Some(true)),
        (Some("2026-11-21"), Some(true)),
        (None, None),
    ] {
        let today = today.and_then(Date::parse);
        assert_eq!(horizon_passed(forecast, today.as_ref()), expected, "{today:?}");
        let report = assess(&pack, &Answers::default(), today.as_ref());
        let found = report.figures.iter().find(|found| found.figure == "pots-sink").unwrap();
        assert_eq!((found.horizon_passed, &report.today), (expected, &today));
        // What is no forecast has no day.
        let counted = pack.figure("pots-lost").unwrap();
        assert_eq!(horizon_passed(counted, today.as_ref()), None);
    }
}

#[test]
fn nothing_but_forecasts_depends_on_the_day() {
    let pack = nonsense();
    let mut dated = assess(&pack, &Answers::default(), Date::parse("2026-11-21").as_ref());
    let undated = assess(&pack, &Answers::default(), None);
    assert_ne!(dated, undated);
    dated.today = None;
    dated.figures.iter_mut().for_each(|figure| figure.horizon_passed = None);
    assert_eq!(dated, undated);
}

#[test]
fn a_number_or_words_lead_to_the_figures_they_are_from() {
    let pack = nonsense();
    for (question, expected) in [
        // By number: among the values, within a span, in the claim as it is heard; claims come first.
        ("Where does 61 % come from?", "pots-lost"),
        ("61% or 64%?", "pots-lost"),
        ("61 and 99?", ""),
        ("Is it 50?", "pots-sink"),
        ("Is it 55?", "pots-sink"),
        ("Is it 60.", "pots-sink"),
        ("Is it 6?", ""),
        ("Where does 99 % come from?", "pots-myth"),
        // The size of a sample is a number too.
        ("Who asked 212 teapots?", "pots-lost"),
        // A number that may be a year need not be there; another one must be.
        ("64 % in 1851", "pots-lost"),
        ("64 % in 2024", "pots-lost"),
        ("65 % in 1851", ""),
        ("2500 in 1851", ""),
        // A year alone is a word.
        ("1851?", "pots-lost"),
        ("2024", ""),
        ("Who counted in 2024?", ""),
        // By words of four letters or more, in titles, statements, publishers and claims.
        ("teapots", "pots-myth pots-lost pots-sink"),
        ("TEAPOTS at sea", "pots-myth pots-lost pots-sink"),
        ("harbour master", "pots-myth pots-lost"),
        ("never float", "pots-myth"),
        // Half of them is enough, longer ones weigh more, and what fits best comes first.
        ("Did the harbour master really say that they never float?", "pots-myth pots-lost"),
        ("Where does the claim of the harbour master come from?", "pots-myth pots-lost"),
        ("Will teapots sink?", "pots-sink pots-myth pots-lost"),
        ("Have purple elephants ever danced with teapots?", ""),
        ("that from with", ""),
        // Short names count, words begin alike, and typographic marks are no letters.
        ("ASK", ""),
        ("SEA?", "pots-lost"),
        ("sea?", ""),
        ("at sea", ""),
        ("“harbours”", ""),
        ("“harbour”", "pots-myth pots-lost"),
        ("arbour", ""),
        ("cups", ""),
        ("", ""),
        ("is it so?", ""),
    ] {
        let found: Vec<_> =
            look_up(&pack, question).iter().map(|figure| figure.id.as_str()).collect();
        assert_eq!(found.join(" "), expected, "{question}");
    }
}

#[test]
fn thousands_are_found_however_they_are_written() {
    let mut json: Value = serde_json::from_str(&read(&root("tests/packs/nonsense.json"))).unwrap();
    json["charts"] = json!([]);
    json["figures"][0]["values"][0]["number"] = json!(1006);
    json["figures"][0]["values"][1]["number"] = json!(90);
    json["figures"][0]["values"][1]["to"] = json!(100);
    json["figures"][1]["sample"] = json!("1,008 of 12 000 captains");
    json["figures"][1]["values"][0]["number"] = json!(212);
    json["figures"][1]["values"][0]["to"] = json!(213);
    json["figures"][2]["heard"] =
        json!(["They asked 3,412,000 sailors on 4.5 ships, 61 640 times"]);
    let pack = Pack::from_text(&json.to_string()).0.unwrap();
    for (question, expected) in [
        ("1006", "pots-lost"),
        ("1,006", "pots-lost"),
        ("1 006", "pots-lost"),
        ("1\u{202f}006 pots, they say", "pots-lost"),
        ("1.006", "pots-lost"),
        ("1'006", "pots-lost"),
        ("1008", "pots-sink"),
        ("1,008 and 12000", "pots-sink"),
        ("12", ""),
        // What is only the sample comes after what was found or is heard, and what lies within a span after that.
        ("212", "pots-sink pots-lost"),
        ("99", "pots-myth pots-lost"),
        ("3412000", "pots-myth"),
        ("3.412.000", "pots-myth"),
        ("3,412", ""),
        ("412", ""),
        ("4.5", "pots-myth"),
        ("45", ""),
        ("4", ""),
        ("0,212", ""),
        // Two numbers, or one.
        ("61640", "pots-myth"),
        ("64 1,006", ""),
        ("1,006, 90", "pots-lost"),
        ("10,06", ""),
        ("10 06", ""),
        ("1,0066", ""),
        ("2024 1,006", "pots-lost"),
    ] {
        let found: Vec<_> =
            look_up(&pack, question).iter().map(|figure| figure.id.as_str()).collect();
        assert_eq!(found.join(" "), expected, "{question}");
    }
}

#[test]
fn of_a_long_text_that_is_looked_up_only_the_beginning_counts() {
    let pack = pack(&root("packs/poc-to-production/pack.json"));
    let ids = |text: &str| -> Vec<String> {
        look_up(&pack, text).into_iter().map(|figure| figure.id.clone()).collect()
    };
    let start = format!("Where does 87 % come from? {}", "x ".repeat(300));
    assert!(!ids(&start).is_empty());
    assert_eq!(ids(&start), ids(&format!("{start}{}", "and 42 % ".repeat(100_000))));
}

#[test]
fn a_claim_looked_up_as_it_is_heard_leads_to_its_own_record() {
    let mut heard = 0;
    for path in super::files::tree("packs").into_iter().filter(|path| path.ends_with("pack.json")) {
        let pack = pack(&path);
        for figure in pack.figures() {
            for claim in figure.heard.iter().flatten() {
                heard += 1;
                for asked in [claim.clone(), format!("“{}”!", claim.to_ascii_lowercase())] {
                    let found = look_up(&pack, &asked);
                    let first = found.first().map(|figure| figure.id.as_str());
                    assert_eq!(first, Some(figure.id.as_str()), "{asked}");
                }
            }
        }
    }
    assert!(heard > 50, "{heard} claims");
}

#[test]
fn what_people_type_leads_to_the_record_it_is_about() {
    let pack = pack(&root("packs/poc-to-production/pack.json"));
    for (question, expected) in [
        // Money with its thousands and millions written out, or not.
        ("USD 100,000", "gartner-cost-range"),
        ("100000 dollars", "gartner-cost-range"),
        ("EUR 7.5 million", "aiact-fines-final"),
        ("7,500,000 euros", "aiact-fines-final"),
        ("7500", "aiact-fines-final"),
        ("35,000,000", "aiact-fines-final"),
        // Numbers in corrections, answers and statements.
        ("39.3 %", "agentcompany-30"),
        ("83 to 92 %", "rand-80"),
        // However decimals are written.
        ("80,3 %", "fake-rand-80-3"),
        ("80.30 %", "fake-rand-80-3"),
        ("87.0%", "claim-87-gartner-rand"),
        ("87,0 %", "claim-87-gartner-rand"),
        ("5x", "governance-5x"),
        ("5 times", "governance-5x"),
        ("Does governance later really cost 5 times as much?", "governance-5x"),
        // Words decide among those that have the number.
        ("87 % of data-science projects", "vb-87"),
        ("Gartner says 54 %", "gartner-54"),
        ("74 % perceive a positive return", "wharton-74"),
        ("74 % BCG", "bcg-74"),
        ("40 % of agents", "gartner-40-agentic"),
        // Short names, in any spelling.
        ("mit", "nanda-95"),
        ("MIT", "nanda-95"),
        ("ibm", "ibm-2025-25"),
        ("bcg?", "bcg-74"),
        ("s&p", "sp-42"),
        ("What does S&P say?", "sp-42"),
        ("eu", "aiact-in-effect-aug25"),
    ] {
        let found = look_up(&pack, question);
        let ids: Vec<_> = found.iter().map(|figure| figure.id.as_str()).collect();
        assert_eq!(ids.first(), Some(&expected), "{question}: {ids:?}");
    }
    for question in ["88.4 %", "87.1 %", "USD 99,000", "95,000", "80 000", "mi", "s p"] {
        assert_eq!(look_up(&pack, question), Vec::<&Figure>::new(), "{question}");
    }
}

#[test]
fn a_refused_figure_stands_in_no_report() {
    let mut packs = files("tests/packs", ".json");
    packs
        .extend(super::files::tree("packs").into_iter().filter(|path| path.ends_with("pack.json")));
    let mut refused = 0;
    for path in packs {
        let json: Value = serde_json::from_str(&read(&path)).unwrap();
        let pack = pack(&path);
        // Nobody being sure of anything, and every option by itself.
        let mut profiles = vec![json!({})];
        for fact in pack.facts() {
            profiles.extend(fact.options.iter().map(|option| json!({ &fact.id: [option.id] })));
        }
        for profile in profiles {
            let file = json!({
                "format": "shipworthy-answers/1", "pack": { "id": json["id"], "version": json["version"] },
                "profile": profile
            });
            let answers = Answers::from_text(&pack, &file.to_string()).0.unwrap();
            let text = serde_json::to_string(&assess(&pack, &answers, None)).unwrap();
            for figure in pack.figures().iter().filter(|figure| figure.usage == FigureUse::Refuse) {
                refused += 1;
                assert!(!text.contains(&format!("{:?}", figure.id)), "{} {profile}", figure.id);
            }
        }
    }
    assert!(refused > 0, "no pack refuses a figure");
}
