//! What the screens show of a small pack, and in which words.

use super::*;
use crate::ui::model::{Action, Choice, Field, Model, Route};

const PACK: &str = include_str!("../../../tests/packs/nonsense.json");

fn after(actions: impl IntoIterator<Item = Action>) -> Model {
    let mut model = Model::new(&[PACK.to_owned()], |_| None, None).unwrap();
    for action in actions {
        model.reduce(action);
    }
    model
}

fn answer(question: usize, level: u8) -> [Action; 2] {
    [Action::Show(question), Action::SetReply(None, Choice::Level(level))]
}

#[test]
fn an_open_verdict_says_how_many_answers_decide_it() {
    let model = after([]);
    assert_eq!(
        standing(&model.current),
        "Verdict so far: between kill and ship; 4 answers can still decide it."
    );
    let report = report::report(&model.current);
    assert_eq!(report.verdict.headline, "Between kill and ship: 4 answers decide it");
    assert_eq!(report.verdict.tone, "open");
    let (title, main, of) = report.reasons();
    assert_eq!((title, main.len(), of), (text::OPEN_GATES, 3, 3));
    assert!(main[0].does == "kill" && main[1].does == "block", "the worst first");
    let possible: Vec<_> = report.verdict.scale.steps.iter().map(|step| step.is_possible).collect();
    assert_eq!(possible, [true, true, true]);
}

#[test]
fn a_settled_verdict_names_the_gates_with_the_answers_behind_them() {
    let model = after([answer(0, 0), answer(3, 0)].concat());
    let report = report::report(&model.current);
    assert_eq!(report.verdict.headline, "Kill");
    let gate = &report.failing[0];
    assert_eq!((gate.id.as_str(), gate.consequence), ("afloat", "Kill"));
    assert_eq!(gate.if_failed.as_deref(), Some("It sinks and nobody cooks. Stay ashore."));
    let need = &gate.needs[0];
    assert_eq!(need.what, "How many spouts are above the water line?");
    assert_eq!((need.found.as_str(), need.question), ("Answer: None", Some(0)));
    assert_eq!(need.needed.as_deref(), Some("Fails only at: None"));
    assert_eq!(report.reasons().0, text::REASONS);
    assert_eq!(report.reasons().1[0], gate);
    assert!(report.open.is_empty(), "what cannot change a kill is no open reason");
    assert!(report.moot.iter().all(|gate| gate.status == "open"));
}

#[test]
fn every_kind_of_answer_that_is_not_certain_has_its_list() {
    let mut actions = vec![Action::SetTitle("Pot".to_owned())];
    actions.extend([Action::Show(0), Action::SetReply(None, Choice::Unknown)]);
    actions.extend(answer(1, 3));
    actions.extend([Action::Show(2), Action::Type(None, Field::Reason, "no opening".to_owned())]);
    let report = report::report(&after(actions).current);
    let lists: Vec<_> = report.points.iter().map(|list| (list.title, list.points.len())).collect();
    assert_eq!(
        lists,
        [
            (text::LIST_UNKNOWN, 1),
            (text::LIST_LACKING, 1),
            (text::LIST_UNANSWERED, 1),
            (text::LIST_NOT_APPLICABLE, 1)
        ]
    );
    assert_eq!(
        report.points[1].points[0].remark.as_deref(),
        Some("Answer: from “A third” to “All of it”")
    );
    assert_eq!(report.points[3].points[0].remark.as_deref(), Some("no opening"));
    assert!(report.facts[0].is_assumed);
    assert_eq!(report.heading, "Pot");
}

#[test]
fn the_quick_check_gives_bands_what_is_ruled_out_and_what_would_settle_it() {
    let open = quick::quick(&after(answer(0, 1)).current).unwrap();
    assert_eq!(open.count, "1 to 2 of 2: yes");
    assert!(open.band.contains("“Stay” and “Sail”"), "{}", open.band);
    assert_eq!(open.bands.iter().filter(|band| band.reached.is_some()).count(), 2);
    assert_eq!(open.ruled, "Nothing rules out ship, and kill is no longer possible.");
    assert_eq!(
        open.settle,
        "At most 3 more answers settle the verdict between rescope and ship: 3 not answered yet."
    );
    let killed = quick::quick(&after([answer(0, 0), answer(3, 1)].concat()).current).unwrap();
    assert_eq!(killed.count, "0 of 2: yes");
    assert_eq!(killed.ruled, "Ship and rescope are already ruled out by:");
    assert_eq!(killed.ruled_by[0].id, "afloat");
    assert!(killed.is_settled);
}

#[test]
fn a_question_shows_what_counts_and_what_is_missing() {
    let mut actions = answer(1, 3).to_vec();
    let card = question::question(&after(actions.clone()).current).unwrap().cards.remove(0);
    assert_eq!(
        card.evidence.lacks.as_deref(),
        Some("No evidence is attached, so this counts as anything from “A third” to “All of it”")
    );
    actions.push(Action::Type(None, Field::What, "photo.jpg".to_owned()));
    let card = question::question(&after(actions).current).unwrap().cards.remove(0);
    assert_eq!(card.evidence.lacks, None);

    let mut view = question::question(&after([Action::Begin(Route::Deciding)]).current).unwrap();
    assert_eq!(view.next, text::SKIP);
    let because = view.cards.remove(0).because;
    assert_eq!(because[0], "It floats, or somebody can cook ashore: kill if it fails");
    assert_eq!(
        view.areas.iter().map(|area| area.done.as_str()).collect::<Vec<_>>(),
        ["0 of 3", "0 of 1"]
    );
}

#[test]
fn the_questions_say_what_is_settled_what_is_left_and_what_can_be_undone() {
    let mut actions = vec![Action::Begin(Route::ByArea), Action::SetWhole(true)];
    actions.extend([
        Action::SetReply(Some(0), Choice::Level(1)),
        Action::SetReply(Some(2), Choice::Unknown),
    ]);
    let view = question::question(&after(actions.clone()).current).unwrap();
    assert_eq!(view.area, "Hull");
    assert_eq!(view.cards.iter().map(|card| card.place).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(view.cards.iter().filter(|card| card.is_unknown).count(), 1);
    assert_eq!(view.progress, "2 of 4 questions answered, 1 of them unknown");
    assert_eq!(view.left, "About 1 to 2 minutes left");
    assert_eq!(view.gates, format!("Gates settled: {} of {}.", view.settled.0, view.settled.1));
    assert!(view.settled.0 < view.settled.1);
    let areas: Vec<_> =
        view.areas.iter().map(|area| (area.done.as_str(), area.unknown.as_str())).collect();
    assert_eq!(areas, [("2 of 3", "1 unknown"), ("0 of 1", "")]);
    assert_eq!(view.undo, "Undo: answer to “Lid”");
    actions.push(Action::TakeBack);
    let view = question::question(&after(actions).current).unwrap();
    assert_eq!(view.undone, "Undone: answer to “Lid”.");
    assert_eq!(view.undo, "Undo: answer to “Spouts”");
    // Once nothing can change the verdict, all gates are settled for it.
    let killed = after([answer(0, 0), answer(3, 0)].concat());
    let view = question::question(&killed.current).unwrap();
    assert_eq!(view.settled.0, view.settled.1);
    assert_eq!((view.is_whole, view.cards.len()), (false, 1));
}

#[test]
fn percentages_are_rounded_down_like_the_scores() {
    let points = |n| BasisPoints::new(n).unwrap();
    let shown = range(Some(Range::new(points(4_399), points(10_000))));
    assert_eq!(shown.words, "43\u{a0}% to 100\u{a0}%");
    assert_eq!(text::percent_exactly(4_309), "43.09\u{a0}%");
    assert_eq!(range(None).bar, None);
}

#[test]
fn a_pack_cannot_smuggle_in_an_address_that_is_a_script() {
    let text = PACK.replace("\"year\": 1851", "\"url\": \"javascript:alert(1)\"");
    assert!(Model::new(&[text], |_| None, None).is_err(), "it is refused");
    // Nor is one without encryption offered as a link.
    let text = PACK.replace("\"year\": 1851", "\"url\": \"http://example.org/\"");
    let model = Model::new(&[text], |_| None, None).unwrap();
    let shown = sources(&model.current.pack, &["captain/1".to_owned()]);
    assert_eq!(shown[0].url, None);
    assert_eq!(shown[0].kind, "Opinion");
    assert!(shown[0].words.ends_with("no. 1"));
}

#[test]
fn a_reference_names_its_year_once_and_its_place_as_it_is() {
    let text = PACK.replace("Remarks on crockery", "Remarks of 1851");
    let model = Model::new(&[text], |_| None, None).unwrap();
    let shown = sources(&model.current.pack, &["captain/Ch. 5".to_owned()]);
    assert_eq!(shown[0].words.matches("1851").count(), 1);
    assert!(shown[0].words.ends_with("Ch. 5"));
}

#[test]
fn traces_add_up() {
    let model = after(answer(0, 1));
    for area in &model.current.report().scores.areas {
        let sum = |end: fn(Range<u64>) -> u64| -> u64 {
            area.terms.iter().map(|term| end(term.credit())).sum()
        };
        assert_eq!(sum(|credit| credit.proven), area.earned.proven);
        assert_eq!(sum(|credit| credit.possible), area.earned.possible);
    }
}

/// What is loaded, with this profile and these answers.
fn with(profile: &str, answers: &str) -> [Action; 1] {
    let text = format!(
        r#"{{ "format": "shipworthy-answers/1", "pack": {{ "id": "nonsense", "version": "1.0.0" }},
        "profile": {{ "sea": ["{profile}"] }}, "answers": {{ {answers} }} }}"#
    );
    [Action::Loaded("file".to_owned(), Ok(text))]
}

#[test]
fn answers_that_differ_are_not_certain() {
    let several = r#""spout": { "levels": [0, 2] }, "cook": { "levels": [0, 4] }, "lid": { "level": 1 },
        "glaze": { "level": 3, "evidence": { "what": "photo" } }"#;
    let report = report::report(&after(with("ocean", several)).current);
    let lists: Vec<_> = report.points.iter().map(|list| (list.title, list.points.len())).collect();
    assert_eq!(lists, [(text::LIST_DISAGREED, 2)]);
}

#[test]
fn rescope_is_possible_only_while_a_gate_that_blocks_is_open() {
    let steps = |answers: &str| {
        let model = after(with("pond", answers));
        let quick = quick::quick(&model.current).unwrap();
        let possible: Vec<_> =
            scale(&model.current).steps.iter().map(|step| step.is_possible).collect();
        (possible, quick.ruled)
    };
    let sound =
        r#""lid": { "level": 1 }, "glaze": { "level": 3, "evidence": { "what": "photo" } }"#;
    for (answers, possible, ruled) in [
        ("", [true; 3], text::QUICK_NOTHING_RULED),
        (
            &*format!(r#"{sound}, "cook": {{ "level": 1 }}, "spout": {{ "unknown": true }}"#),
            [true, false, true],
            text::QUICK_KILL_OR_SHIP,
        ),
    ] {
        assert_eq!(steps(answers), (possible.to_vec(), ruled.to_owned()), "{answers}");
    }
}

#[test]
fn a_score_that_is_missed_never_looks_like_the_one_that_is_needed() {
    let pack = PACK.replace("\"at_least_bp\": 6000", "\"at_least_bp\": 6680");
    let mut model = Model::new(&[pack], |_| None, None).unwrap();
    let answers = r#""spout": { "level": 2 }, "cook": { "level": 4 }, "lid": { "level": 0 },
        "glaze": { "level": 2, "evidence": { "what": "photo" } }"#;
    with("ocean", answers).into_iter().for_each(|action| drop(model.reduce(action)));
    let report = report::report(&model.current);
    let need = &report.failing[0].needs[0];
    assert_eq!(need.what, "Hull: at least 66.80\u{a0}% needed");
    assert_eq!(need.found, "Found: 66.66\u{a0}%");
}

#[test]
fn an_open_gate_is_explained_by_what_is_open() {
    // Of "spout and cook" only the cook is open.
    let model = after(answer(0, 0));
    let page = crate::ui::markup::Markup::of(|page| {
        let report = report::report(&model.current);
        crate::ui::components::gate_list::reasons(&report.reasons().1, page);
    });
    let page = format!("{page:?}");
    assert!(page.contains("cook") && !page.contains("How many spouts"), "{page}");
}
