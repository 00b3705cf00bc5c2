//! What the model does on each action: data in, model and effects out.

use super::answering::MOST_CHANGES;
use super::*;
use crate::engine::{Code, ExportFormat, FactReply, Goal, Plan, Question, Reply, plan};
use crate::ui::app::screen;
use crate::ui::markup::Markup;
use crate::ui::{text, view_model};

const PACK: &str = include_str!("../../../tests/packs/nonsense.json");

impl Model {
    pub(crate) fn new(
        packs: &[String],
        kept: impl Fn(&str) -> Option<Kept>,
        today: Option<&Date>,
    ) -> Result<Self, Vec<PackProblems>> {
        let packs = packs.iter().map(|text| Pack::from_text(text));
        Self::of(packs, today).map(|model| model.with_kept(kept))
    }
}

fn model() -> Model {
    Model::new(&[PACK.to_owned()], |_| None, None).unwrap()
}

fn at(model: &Model) -> &str {
    let (_, question) = model.current.current_question().unwrap();
    &question.id
}

fn act(model: &mut Model, actions: impl IntoIterator<Item = Action>) -> Vec<Effect> {
    actions.into_iter().flat_map(|action| model.reduce(action)).collect()
}

fn level(level: u8) -> Action {
    Action::SetReply(None, Choice::Level(level))
}

fn loaded(text: &str) -> Action {
    Action::Loaded("file.json".to_owned(), Ok(text.to_owned()))
}

#[test]
fn going_back_shows_what_was_shown_before_and_loses_no_answer() {
    let mut model = model();
    act(&mut model, [Action::Begin(Route::ByArea), level(2), Action::Next, level(1), Action::Next]);
    assert_eq!(at(&model), "lid");
    act(&mut model, [Action::Show(3)]);
    assert_eq!(at(&model), "cook");
    for expected in ["lid", "glaze", "spout"] {
        act(&mut model, [Action::Back]);
        assert_eq!(at(&model), expected);
    }
    assert_eq!(model.current.answers.get("spout").reply, Reply::Level(2));
    assert_eq!(model.current.answers.get("glaze").reply, Reply::Level(1));
    // And forward again the same way, even where it was a jump.
    for expected in ["glaze", "lid", "cook"] {
        act(&mut model, [Action::Next]);
        assert_eq!(at(&model), expected);
    }
    act(&mut model, [Action::Next]);
    assert_eq!(model.current.screen, Screen::Report);
}

#[test]
fn going_back_from_a_question_leads_to_the_page_it_was_opened_from() {
    for screen in [Screen::Report, Screen::Plan, Screen::Frameworks, Screen::Figures] {
        let mut model = model();
        act(&mut model, [Action::Begin(Route::ByArea), Action::Go(screen), Action::Show(3)]);
        assert_eq!(at(&model), "cook");
        assert_eq!(act(&mut model, [Action::Back]), [Effect::Focus(Focus::LinkTo(3))]);
        assert_eq!(model.current.screen, screen);
        // Once the visitor goes on from there, the way back is that through the questions.
        act(
            &mut model,
            [Action::Show(3), Action::Next, Action::Go(Screen::Question), Action::Back],
        );
        assert_eq!(model.current.screen, Screen::Question);
    }
}

#[test]
fn most_decisive_first_says_why_passes_over_the_unknown_and_stops_when_settled() {
    let mut model = model();
    act(&mut model, [Action::Begin(Route::Deciding)]);
    let first = model.current.current().unwrap().clone();
    assert_eq!(first.because.first().map(String::as_str), Some("afloat"));
    assert_eq!(at(&model), "spout");
    // Answering changes what decides; the question on the screen and its reason stay.
    act(&mut model, [Action::SetReply(None, Choice::Unknown)]);
    assert_eq!(model.current.current(), Some(&first));
    act(&mut model, [Action::Next]);
    assert_eq!(at(&model), "cook");
    act(&mut model, [level(0), Action::Next]);
    assert_ne!(at(&model), "spout", "what nobody knows is not asked twice");
    act(&mut model, [Action::Back, Action::Back]);
    assert_eq!(at(&model), "spout");
    act(&mut model, [level(0)]);
    assert!(model.current.report().verdict.settled);
    // Forward through what was shown, then no further.
    act(&mut model, [Action::Next, Action::Next, Action::Next]);
    assert_eq!(model.current.screen, Screen::Pause);
    act(&mut model, [Action::Back]);
    assert_eq!(model.current.screen, Screen::Question);
}

#[test]
fn a_skipped_question_comes_back_only_when_asked_for() {
    let mut model = model();
    act(&mut model, [Action::Begin(Route::Deciding)]);
    let mut shown = Vec::new();
    while model.current.screen == Screen::Question {
        shown.push(at(&model).to_owned());
        act(&mut model, [Action::Next]);
    }
    let mut once = shown.clone();
    once.sort();
    once.dedup();
    assert_eq!(shown.len(), once.len());
    assert_eq!(model.current.screen, Screen::Pause);
    assert_eq!(model.current.skipped(), shown.len());
    act(&mut model, [Action::AskAgain]);
    assert_eq!(at(&model), shown[0]);
}

#[test]
fn the_report_is_made_when_it_is_looked_at() {
    let pack = include_str!("../../../packs/poc-to-production/pack.json");
    let mut model =
        Model::new(&[pack.to_owned()], |_| None, Date::parse("2026-11-22").as_ref()).unwrap();
    let ways = [Screen::Start, Screen::Profile, Screen::Choose].map(Action::Go).into_iter();
    let questions = [Action::Begin(Route::Deciding), level(2), Action::Next, Action::Show(3)];
    for action in ways.chain(questions) {
        model.reduce(action);
        Markup::of(|page| screen(&model, page));
        view_model::told::progress(&model.current);
        assert!(model.current.report.get().is_none(), "{:?}", model.current.screen);
    }
    let before = model.current.report().digest.clone();
    model.reduce(level(1));
    assert_ne!(model.current.report().digest, before);
}

#[test]
fn does_not_apply_counts_only_with_a_reason() {
    let mut model = model();
    act(&mut model, [Action::Show(2), level(1), Action::SetReply(None, Choice::NotApplicable)]);
    assert_eq!(model.current.answers.get("lid").reply, Reply::Level(1), "until there is a reason");
    let effects = act(&mut model, [Action::Next]);
    assert_eq!(at(&model), "lid");
    assert!(model.current.insisted);
    assert_eq!(effects, [Effect::Focus(Focus::Invalid)]);
    let reason = Action::Type(None, Field::Reason, "no opening".to_owned());
    act(&mut model, [reason, Action::Next]);
    assert_eq!(
        model.current.answers.get("lid").reply,
        Reply::NotApplicable("no opening".to_owned())
    );
    assert_ne!(at(&model), "lid");
    // Taking the reason away brings back what was said before it.
    let nothing = Action::Type(Some(2), Field::Reason, String::new());
    act(&mut model, [Action::Show(2), nothing]);
    assert_eq!(model.current.answers.get("lid").reply, Reply::Level(1));
    // Whoever leaves without a reason finds what was said before, chosen.
    act(&mut model, [Action::Back, Action::Show(2)]);
    assert_eq!(model.current.draft(2).not_applicable, None);
    assert_eq!(model.current.answers.get("lid").reply, Reply::Level(1));
    // Where the pack does not allow it, nothing happens.
    act(&mut model, [Action::Show(0), level(2), Action::Press(None, Key::NotApplicable)]);
    assert_eq!(model.current.answers.get("spout").reply, Reply::Level(2));
}

#[test]
fn an_unfinished_text_is_still_there_after_going_back() {
    let mut model = model();
    act(&mut model, [Action::Begin(Route::ByArea), level(1), Action::Next]);
    act(&mut model, [Action::Type(None, Field::By, "the cook".to_owned()), Action::Back]);
    assert_eq!(at(&model), "spout");
    act(&mut model, [Action::Next]);
    let (place, _) = model.current.current_question().unwrap();
    assert_eq!(model.current.draft(place).by, "the cook");
    assert_eq!(model.current.draft(place).problem(), Some(DraftProblem::WhatMissing));
    act(&mut model, [Action::Type(None, Field::What, "photo".to_owned())]);
    act(&mut model, [Action::Type(None, Field::Date, "2026-02-30".to_owned())]);
    assert_eq!(model.current.draft(place).problem(), Some(DraftProblem::DateWrong));
    let evidence = model.current.answers.get("glaze").evidence.unwrap();
    assert_eq!((evidence.by.as_deref(), evidence.date), (Some("the cook"), None));
}

#[test]
fn a_bad_file_changes_nothing_and_a_good_one_can_be_undone() {
    let mut model = model();
    act(&mut model, [Action::Begin(Route::ByArea), level(2)]);
    let before = model.current.report().digest.clone();
    act(&mut model, [loaded("{")]);
    let Some(Notice::NotLoaded { problems, .. }) = &model.current.notice else {
        panic!("{:?}", model.current.notice)
    };
    assert_eq!(problems[0].code, Code::NotJson);
    assert_eq!(model.current.report().digest, before);

    let file = r#"{ "format": "shipworthy-answers/1", "pack": { "id": "nonsense", "version": "1.0.0" },
        "answers": { "spout": { "level": 0 }, "whistle": { "level": 9 } } }"#;
    act(&mut model, [loaded(file)]);
    let Some(Notice::Loaded { problems, can_undo: true, .. }) = &model.current.notice else {
        panic!("{:?}", model.current.notice)
    };
    assert_eq!(problems[0].code, Code::UnknownQuestion);
    assert_eq!(model.current.answers.get("spout").reply, Reply::Level(0));
    act(&mut model, [Action::Undo]);
    assert_eq!(model.current.report().digest, before);
}

#[test]
fn saving_and_loading_gives_the_same_digest() {
    let mut model = model();
    let title = Action::SetTitle("Tea & Trade, 2nd try!".to_owned());
    act(&mut model, [title, Action::Begin(Route::ByArea), level(2), Action::SetUnsure(0, true)]);
    let effects = act(&mut model, [Action::Save]);
    let [Effect::Save { name, text, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(name, "tea-trade-2nd-try.answers.json");
    let mut other = self::model();
    act(&mut other, [loaded(text)]);
    assert_eq!(other.current.report(), model.current.report());
    assert_eq!(other.current.title, "Tea & Trade, 2nd try!");
}

#[test]
fn nothing_is_kept_unless_the_box_is_ticked_and_unticking_forgets() {
    let keeps = |effects: &[Effect]| effects.iter().any(|one| matches!(one, Effect::Keep { .. }));
    let mut model = model();
    assert!(!keeps(&act(&mut model, [Action::Begin(Route::ByArea), level(2)])));
    assert!(keeps(&act(&mut model, [Action::SetKeep(true)])));
    assert!(keeps(&act(&mut model, [level(1)])));
    let kept = model.current.kept().answers;
    let effects = act(&mut model, [Action::SetKeep(false)]);
    // And nothing else that the device may keep.
    assert_eq!(effects, [Effect::Forget { pack: "nonsense".to_owned(), answers: Some(kept) }]);
    assert!(!keeps(&act(&mut model, [level(2)])));
}

#[test]
fn what_another_window_keeps_is_replaced_only_by_a_visitor_who_was_told() {
    let instead = |effects: &[Effect]| {
        let kept = effects.iter().find_map(|one| match one {
            Effect::Keep { kept, instead_of, asked, .. } => {
                Some((kept.clone(), instead_of.clone(), *asked))
            }
            _ => None,
        });
        kept.unwrap_or_else(|| panic!("{effects:?}"))
    };
    let mut model = model();
    act(&mut model, [Action::Begin(Route::ByArea), level(2)]);
    let (first, before, asked) = instead(&act(&mut model, [Action::SetKeep(true)]));
    assert_eq!((before, asked), (None, true), "nothing is known to be there");
    let (_, before, asked) = instead(&act(&mut model, [level(1)]));
    assert_eq!((before, asked), (Some(first.answers.clone()), false));
    let mut again = Model::new(&[PACK.to_owned()], |_| Some(first.clone()), None).unwrap();
    let (_, before, _) = instead(&act(&mut again, [Action::Begin(Route::ByArea), level(1)]));
    assert_eq!(before, Some(first.answers.clone()), "as it was at the start");

    let others = Some("those of another window".to_owned());
    for (there, removed) in [(others, false), (None, true)] {
        let effects = act(&mut model, [Action::KeptElsewhere(there.clone())]);
        assert_eq!(effects, [], "theirs stay, and the focus");
        assert!(!model.current.keep && model.would_lose());
        assert_eq!(model.current.notice, Some(Notice::KeptElsewhere { removed }));
        let (_, before, _) = instead(&act(&mut model, [Action::SetKeep(true)]));
        assert_eq!((before, &model.current.notice), (there, &None));
    }
    act(&mut model, [Action::SetKeep(false)]);
    let (_, before, _) = instead(&act(&mut model, [Action::SetKeep(true)]));
    assert_eq!(before, None, "unticking removes it");
}

#[test]
fn what_was_kept_is_taken_up_where_it_was_left() {
    let mut model = model();
    act(&mut model, [Action::SetKeep(true), Action::Begin(Route::Quick), level(1)]);
    let effects = act(&mut model, [Action::Next]);
    let Some(Effect::Keep { kept, .. }) = effects.last() else { panic!("{effects:?}") };
    let mut again = Model::new(&[PACK.to_owned()], |_| Some(kept.clone()), None).unwrap();
    assert_eq!(again.current.screen, Screen::Start);
    assert!(again.current.keep);
    act(&mut again, [Action::Resume]);
    assert_eq!(at(&again), "cook");
    assert_eq!(again.current.route, Route::Quick);
    assert_eq!(again.current.report().digest, model.current.report().digest);
}

#[test]
fn what_was_kept_and_cannot_be_read_is_never_overwritten() {
    let kept = Kept { answers: "scrambled".to_owned(), place: String::new() };
    let mut model = Model::new(&[PACK.to_owned()], |_| Some(kept.clone()), None).unwrap();
    assert!(!model.current.keep);
    let effects = act(&mut model, [Action::Begin(Route::ByArea), level(2), Action::SaveUnreadable]);
    assert!(!effects.iter().any(|one| matches!(one, Effect::Keep { .. } | Effect::Forget { .. })));
    assert!(
        effects.iter().any(|one| matches!(one, Effect::Save { text, .. } if text == "scrambled"))
    );
    let effects = act(&mut model, [Action::ForgetUnreadable]);
    assert!(matches!(effects.as_slice(), [Effect::Forget { .. }, Effect::Focus(Focus::Heading)]));
}

#[test]
fn a_question_the_profile_drops_is_left_and_its_answer_kept() {
    let mut model = model();
    act(&mut model, [Action::Begin(Route::ByArea), Action::Next, level(3)]);
    assert_eq!(at(&model), "glaze");
    act(&mut model, [Action::SetOption(0, 0, true), Action::Go(Screen::Question)]);
    assert_eq!(model.current.screen, Screen::Choose);
    assert_eq!(model.current.report().not_asked, ["glaze"]);
    act(&mut model, [Action::SetOption(0, 2, true)]);
    assert_eq!(model.current.answers.get("glaze").reply, Reply::Level(3));
    act(&mut model, [Action::Go(Screen::Question)]);
    assert_eq!(at(&model), "glaze");
}

#[test]
fn switching_packs_loses_nothing_and_broken_packs_are_reported() {
    let other = PACK.replace("\"id\": \"nonsense\"", "\"id\": \"other\"");
    let packs = ["{}".to_owned(), PACK.to_owned(), other];
    let mut model = Model::new(&packs, |_| None, None).unwrap();
    assert_eq!(model.pack_problems.len(), 1);
    act(&mut model, [Action::Show(0), level(2), Action::ChoosePack(2)]);
    assert_eq!(model.current.pack.id(), "other");
    assert!(model.current.answers.is_empty());
    act(&mut model, [Action::ChoosePack(1)]);
    assert_eq!(model.current.answers.get("spout").reply, Reply::Level(2));
    assert_eq!(model.packs().iter().map(|pack| pack.0).collect::<Vec<_>>(), [1, 2]);
    assert!(Model::new(&["[]".to_owned()], |_| None, None).is_err());
}

#[test]
fn a_host_page_gives_answers_and_takes_them_back_without_a_word() {
    let mut model = model().into_guest();
    act(&mut model, [Action::Show(0), level(2)]);
    let mut given = Answers::default();
    given.title = Some("Given".to_owned());
    let text = given.to_text(&model.current.pack);
    // The visitor stays where they are, and the focus with them.
    assert!(act(&mut model, [Action::Given(text)]).is_empty());
    assert_eq!((model.current.screen, at(&model)), (Screen::Question, "spout"));
    assert_eq!(model.current.answers, given);
    assert_eq!(model.current.notice, None);
    // What is there already takes away nothing that was typed, or that can be taken back.
    let by = Action::Type(None, Field::By, "Ann".to_owned());
    act(&mut model, [level(2), by, Action::TakeBack]);
    let text = model.current.answers.to_text(&model.current.pack);
    act(&mut model, [Action::Given(text)]);
    assert!(model.current.can_redo() && model.current.last_changed().is_some());
    act(&mut model, [Action::Redo]);
    assert_eq!(model.current.draft(0).by, "Ann");
    let text = given.to_text(&model.current.pack);
    act(&mut model, [Action::Given(text)]);
    assert_eq!(model.current.answers, given);
    // What cannot be used is told, and changes nothing.
    act(&mut model, [Action::Given("{}".to_owned())]);
    assert!(matches!(model.current.notice, Some(Notice::NotLoaded { .. })));
    assert_eq!(model.current.answers, given);
    assert!(act(&mut model, [Action::Reset]).is_empty());
    assert_eq!(model.current.screen, Screen::Start);
    assert!(model.current.answers.is_empty() && !model.current.can_undo());
    assert_eq!(model.current.notice, None);
}

#[test]
fn what_a_host_page_is_told_is_json_of_the_engines_words() {
    let mut model = model();
    act(&mut model, [Action::Show(0), level(2)]);
    let read = |json: String| serde_json::from_str::<serde_json::Value>(&json).unwrap();
    let now = &model.current;
    let progress = read(crate::ui::view_model::told::progress(now));
    assert_eq!(progress["answered"], 1);
    assert_eq!(progress["applicable"], now.report().counts.applicable);
    assert_eq!(progress["settled"], now.report().verdict.settled);
    let verdict = read(crate::ui::view_model::told::verdict(now));
    assert_eq!(verdict["proven"], now.report().verdict.proven.as_str());
    assert_eq!(verdict["possible"], now.report().verdict.possible.as_str());
}

#[test]
fn a_brand_is_a_name_a_logo_or_both() {
    let mut model = model();
    let brand = |name: &str, logo: &str| Action::Brand(name.to_owned(), logo.to_owned());
    assert_eq!(act(&mut model, [brand(" Harbour & Vane ", "logo.svg")]), []);
    assert_eq!(model.brand, ("Harbour & Vane".to_owned(), "logo.svg".to_owned()));
    act(&mut model, [brand("", "")]);
    assert_eq!(model.brand, Default::default());
}

#[test]
fn an_invitation_without_a_label_is_none() {
    let mut model = model();
    let invite = |label: &str| Action::Invite(label.to_owned(), "#contact".to_owned());
    act(&mut model, [invite("Talk to us")]);
    assert_eq!(model.invitation, Some(("Talk to us".to_owned(), "#contact".to_owned())));
    act(&mut model, [invite(" ")]);
    assert_eq!(model.invitation, None);
}

#[test]
fn keys_mean_something_only_while_a_question_is_shown() {
    let mut model = model();
    act(&mut model, [Action::Press(None, Key::Digit(1)), Action::Press(None, Key::Next)]);
    assert_eq!(model.current.screen, Screen::Start);
    act(&mut model, [Action::Begin(Route::ByArea), Action::Press(None, Key::Digit(3))]);
    assert_eq!(model.current.answers.get("spout").reply, Reply::Level(2));
    act(&mut model, [Action::Press(None, Key::Digit(9))]);
    assert_eq!(model.current.answers.get("spout").reply, Reply::Level(2));
    act(&mut model, [Action::Press(None, Key::Unknown), Action::Press(None, Key::Next)]);
    assert_eq!(model.current.answers.get("spout").reply, Reply::Unknown);
    assert_eq!(at(&model), "glaze");
}

#[test]
fn starting_over_can_be_undone() {
    let mut model = model();
    act(&mut model, [Action::Begin(Route::ByArea), level(2), Action::AskStartOver(true)]);
    assert!(model.current.asks_start_over);
    act(&mut model, [Action::StartOver]);
    assert!(model.current.answers.is_empty());
    assert_eq!(model.current.screen, Screen::Start);
    act(&mut model, [Action::Undo]);
    assert_eq!(model.current.answers.get("spout").reply, Reply::Level(2));
}

#[test]
fn whatever_was_replaced_can_be_brought_back() {
    let mut model = model();
    act(&mut model, [Action::Begin(Route::ByArea), level(1)]);
    let file = model.current.answers.to_text(&model.current.pack);
    act(&mut model, [level(2), Action::StartOver]);
    // Loading into an empty assessment, twice, does not make the first answers unreachable.
    for _ in 0..2 {
        act(&mut model, [Action::Loaded("a.json".to_owned(), Ok(file.clone()))]);
    }
    let mut seen = Vec::new();
    for _ in 0..3 {
        act(&mut model, [Action::Undo]);
        seen.push(model.current.answers.get("spout").reply);
    }
    assert!(seen.contains(&Reply::Level(2)), "{seen:?}");
    assert!(seen.contains(&Reply::Level(1)), "taking back can be taken back: {seen:?}");
}

#[test]
fn when_the_device_keeps_no_more_it_keeps_no_old_copy_either() {
    let mut model = model();
    let effects = model.reduce(Action::NotKept);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Forget { .. })), "{effects:?}");
    assert!(
        !effects.iter().any(|effect| matches!(effect, Effect::Focus(_))),
        "somebody may be typing: {effects:?}"
    );
}

/// A model at the plan, one day before the plan's first.
fn at_plan() -> Model {
    let today = Date::parse("2026-11-29");
    let mut model = Model::new(&[PACK.to_owned()], |_| None, today.as_ref()).unwrap();
    act(&mut model, [Action::Go(Screen::Plan)]);
    model
}

fn planned(model: &Model) -> Plan {
    let now = &model.current;
    plan(&now.pack, &now.answers, &now.plan_options, now.today.as_ref()).unwrap()
}

fn decide(model: &mut Model, changes: impl IntoIterator<Item = PlanChange>) -> Vec<Effect> {
    act(model, changes.into_iter().map(Action::Plan))
}

fn typed(field: PlanField, text: &str) -> PlanChange {
    PlanChange::Type(field, text.to_owned())
}

fn place(model: &Model, action: &str) -> usize {
    model.current.pack.actions().iter().position(|known| known.id == action).unwrap()
}

fn task<'a>(plan: &'a Plan, action: &str) -> Option<&'a crate::engine::plan::Task> {
    plan.tasks.iter().find(|task| task.action == action)
}

#[test]
fn the_plan_begins_tomorrow_and_aims_at_what_is_missing() {
    let mut model = at_plan();
    let options = &model.current.plan_options;
    assert_eq!(options.start, Date::parse("2026-11-30"));
    assert_eq!(options.goal, Goal::LeastEffort);
    // What was decided stays when the plan is opened again.
    decide(&mut model, [PlanChange::Goal(Goal::LeastTime), typed(PlanField::Start, "2027-02-01")]);
    act(&mut model, [Action::Go(Screen::Report), Action::Go(Screen::Plan)]);
    let options = &model.current.plan_options;
    assert_eq!((options.start.clone(), options.goal), (Date::parse("2027-02-01"), Goal::LeastTime));

    let everything = r#"{ "format": "shipworthy-answers/1", "pack": { "id": "nonsense", "version": "1.0.0" },
        "profile": { "sea": ["bathtub"] },
        "answers": { "spout": { "level": 2 }, "cook": { "level": 4 }, "lid": { "level": 1 },
                     "glaze": { "level": 3, "evidence": { "what": "photo" } } } }"#;
    let mut model = at_plan();
    model.current.plan_options.start = None;
    act(&mut model, [loaded(everything), Action::Go(Screen::Plan)]);
    assert_eq!(model.current.report().verdict.proven, crate::engine::Verdict::Ship);
    assert_eq!(model.current.plan_options.goal, Goal::Everything);
}

#[test]
fn every_decision_changes_the_plan() {
    let mut model = at_plan();
    decide(&mut model, [PlanChange::Goal(Goal::Everything)]);
    let before = planned(&model);
    let spout = place(&model, "mend-spout");
    let start = |plan: &Plan| plan.start.as_str().to_owned();
    assert_eq!(start(&before), "2026-11-30");

    // Monday is off, Tuesday is a holiday.
    decide(&mut model, [PlanChange::Weekday(1, false), typed(PlanField::Holidays, "2026-12-01")]);
    assert_eq!(start(&planned(&model)), "2026-12-02");
    decide(&mut model, [PlanChange::Weekday(1, true), typed(PlanField::Holidays, "")]);
    assert_eq!(planned(&model), before);

    decide(&mut model, [typed(PlanField::People(1), "1")]);
    assert_eq!(planned(&model).roles[1].people, 1);
    // Blank, or the pack's own number, is no decision.
    decide(&mut model, [typed(PlanField::People(1), "")]);
    assert!(model.current.plan_options.people.is_empty());

    decide(&mut model, [typed(PlanField::Effort(spout, 2), "30")]);
    decide(&mut model, [typed(PlanField::Effort(spout, 1), "20")]);
    let longer = planned(&model);
    let effort = task(&longer, "mend-spout").unwrap().effort_days;
    assert_eq!((effort.low, effort.likely, effort.high), (2, 20, 30));
    assert!(longer.finish > before.finish);
    decide(&mut model, [0, 1, 2].map(|end| typed(PlanField::Effort(spout, end), "")));
    assert_eq!(planned(&model), before);

    let money = [
        typed(PlanField::Rate(0), "500"),
        typed(PlanField::Rate(1), "400"),
        typed(PlanField::Currency, " GBP "),
        typed(PlanField::Spent, "1000"),
    ];
    decide(&mut model, money);
    let costs = planned(&model);
    let roles = &costs.roles;
    assert_eq!(
        costs.cost.unwrap().likely,
        roles[0].effort_days.likely * 500 + roles[1].effort_days.likely * 400
    );
    assert_eq!((costs.currency.as_deref(), costs.budget.len()), (Some("GBP"), 1));

    decide(&mut model, [PlanChange::WithoutDecisions(true), PlanChange::Goal(Goal::LeastEffort)]);
    assert!(planned(&model).tasks.len() < before.tasks.len());
}

#[test]
fn a_control_that_goes_away_leaves_the_focus_somewhere() {
    let mut model = model();
    act(&mut model, [Action::Begin(Route::ByArea), level(2)]);
    let (place, _) = model.current.current_question().unwrap();
    let clear = |at| Action::SetReply(at, Choice::Nothing);
    for at in [None, Some(place)] {
        assert_eq!(act(&mut model, [clear(at)]), [Effect::Focus(Focus::Question(place))]);
        assert_eq!(act(&mut model, [level(1)]), [], "a level stays where it is");
    }
    for (asks, focus) in [(true, Focus::Confirm), (false, Focus::StartOver)] {
        assert_eq!(act(&mut model, [Action::AskStartOver(asks)]), [Effect::Focus(focus)]);
    }
}

#[test]
fn looking_at_a_plan_decides_nothing() {
    let mut model = at_plan();
    let spout = place(&model, "mend-spout");
    let before = model.current.answers.clone();
    let goal = model.current.plan_options.goal;
    decide(
        &mut model,
        [
            PlanChange::ByRole(true),
            typed(PlanField::Reason(spout), "too old"),
            typed(PlanField::Start, "soon"),
            PlanChange::Goal(goal),
        ],
    );
    assert_eq!(model.current.answers, before);
    decide(&mut model, [PlanChange::WithoutDecisions(true)]);
    assert!(model.current.answers.plan.is_some());
}

#[test]
fn an_action_is_to_be_done_or_done_or_left_out_for_a_reason() {
    let mut model = at_plan();
    decide(&mut model, [PlanChange::Goal(Goal::Everything)]);
    let spout = place(&model, "mend-spout");
    let effects = decide(&mut model, [PlanChange::Done(spout, true)]);
    assert_eq!(effects, [Effect::Focus(Focus::Task(spout, "[type=checkbox]"))]);
    assert!(task(&planned(&model), "mend-spout").unwrap().done);

    let effects = decide(&mut model, [PlanChange::Exclude(spout)]);
    assert_eq!(effects, [Effect::Focus(Focus::Task(spout, "[type=text]:not([inputmode])"))]);
    assert!(model.current.plan_is_wrong(PlanField::Reason(spout)));
    assert!(model.current.plan_options.excluded.is_empty(), "not without a reason");

    let reason = typed(PlanField::Reason(spout), " too old ");
    let effects = decide(&mut model, [reason, PlanChange::Exclude(spout)]);
    assert_eq!(effects, [Effect::Focus(Focus::Excluded)]);
    let plan = planned(&model);
    assert!(task(&plan, "mend-spout").is_none());
    assert_eq!(plan.excluded[0].reason, "too old");
    assert!(model.current.plan_options.done.is_empty());

    decide(&mut model, [PlanChange::Done(spout, false)]);
    assert!(!task(&planned(&model), "mend-spout").unwrap().done);
    assert!(model.current.plan_options.excluded.is_empty());
}

#[test]
fn what_cannot_be_used_is_told_and_takes_nothing_away() {
    let mut model = at_plan();
    let spout = place(&model, "mend-spout");
    let fields = [
        (PlanField::Start, "tomorrow"),
        (PlanField::People(0), "101"),
        (PlanField::People(1), "two"),
        (PlanField::Rate(0), "0"),
        (PlanField::Spent, "-1"),
        (PlanField::Effort(spout, 0), "9"),
        (PlanField::Effort(spout, 2), ""),
    ];
    let before = model.current.plan_options.clone();
    for (field, text) in fields {
        decide(&mut model, [typed(field, text)]);
        assert!(model.current.plan_is_wrong(field), "{field:?}");
        assert_eq!(model.current.plan_text(field), text, "what was typed stays");
        assert_eq!(model.current.plan_options, before, "{field:?}");
    }
    // Of several days, those that are some hold.
    decide(&mut model, [typed(PlanField::Holidays, "2026-12-24, 2026-02-30 2026-12-25;")]);
    let holidays = &model.current.plan_options.holidays;
    assert_eq!(holidays.iter().map(Date::as_str).collect::<Vec<_>>(), ["2026-12-24", "2026-12-25"]);
    assert!(model.current.plan_is_wrong(PlanField::Holidays));
    // Somebody must work on some day.
    decide(&mut model, (1..=7).map(|day| PlanChange::Weekday(day, false)));
    assert_eq!(model.current.plan_options.weekdays, [5]);
    // Nobody in a role with work is no wrong number, but there is no plan.
    decide(&mut model, [typed(PlanField::People(0), "0"), PlanChange::Goal(Goal::Everything)]);
    let now = &model.current;
    let problems = plan(&now.pack, &now.answers, &now.plan_options, None).unwrap_err();
    assert_eq!(problems[0].path, "$.people");
}

#[test]
fn what_is_decided_about_the_plan_is_saved_with_the_answers() {
    let mut model = at_plan();
    // Looking is no decision.
    assert_eq!(model.current.answers.plan, None);
    act(&mut model, [Action::SetKeep(true)]);
    let effects = decide(&mut model, [PlanChange::Goal(Goal::Everything)]);
    let Some(Effect::Keep { kept, .. }) = effects.last() else { panic!("{effects:?}") };
    let saved = kept.answers.clone();
    decide(&mut model, [typed(PlanField::Start, "2027-01-04"), PlanChange::Weekday(5, false)]);
    assert_eq!(model.current.answers.plan.as_ref(), Some(&model.current.plan_options));
    act(&mut model, [Action::Loaded("saved.json".to_owned(), Ok(saved))]);
    let options = &model.current.plan_options;
    assert_eq!(options.goal, Goal::Everything);
    assert_eq!(options.start, Date::parse("2026-11-30"));
    assert_eq!(options.weekdays, [1, 2, 3, 4, 5]);
    // Starting over leaves nothing of it.
    act(&mut model, [Action::StartOver]);
    assert_eq!(model.current.answers.plan, None);
    assert_eq!(
        model.current.plan_options.start,
        Date::parse("2026-11-30"),
        "the plan is on the screen"
    );
}

fn reply(model: &Model, question: &str) -> Reply {
    model.current.answers.get(question).reply
}

#[test]
fn a_half_typed_date_stays_and_holds_up_going_on() {
    let mut model = model();
    let typed = |field, text: &str| Action::Type(None, field, text.to_owned());
    act(&mut model, [Action::Show(1), typed(Field::What, "photo"), typed(Field::Date, "2026-0")]);
    assert_eq!(act(&mut model, [Action::Next]), [Effect::Focus(Focus::Invalid)]);
    act(&mut model, [Action::Back, Action::Show(1)]);
    assert_eq!(model.current.draft(1).date, "2026-0");
}

#[test]
fn the_last_changes_of_answers_can_be_taken_back_one_by_one() {
    let mut model = model();
    let typed = |text: &str| Action::Type(None, Field::Note, text.to_owned());
    act(&mut model, [Action::Begin(Route::ByArea), level(2), level(2), level(1)]);
    act(
        &mut model,
        [typed("a"), typed("ab"), Action::Next, Action::SetReply(None, Choice::Unknown)],
    );
    // What is no answer stays.
    act(&mut model, [Action::SetTitle("Pot".to_owned()), Action::SetUnsure(0, true)]);
    act(&mut model, [Action::Go(Screen::Report)]);
    let title = |model: &Model| model.current.last_changed().map(|question| question.id.clone());
    assert_eq!(title(&model).as_deref(), Some("glaze"));
    let effects = act(&mut model, [Action::TakeBack]);
    assert_eq!(effects, [Effect::Focus(Focus::Question(1))]);
    assert_eq!((model.current.screen, at(&model)), (Screen::Question, "glaze"));
    assert_eq!(model.current.taken_back, Some(1));
    assert_eq!(reply(&model, "glaze"), Reply::Unanswered);
    // A text is one change, however many keys it took.
    act(&mut model, [Action::Press(None, Key::Undo)]);
    assert_eq!((at(&model), model.current.draft(0).note.as_str()), ("spout", ""));
    assert_eq!(reply(&model, "spout"), Reply::Level(1));
    act(&mut model, [Action::TakeBack]);
    assert_eq!(reply(&model, "spout"), Reply::Level(2), "the same level twice is one change");
    act(&mut model, [Action::TakeBack, Action::TakeBack]);
    assert_eq!(reply(&model, "spout"), Reply::Unanswered);
    assert_eq!(title(&model), None);
    // One step too far: forth again, as far as it went, and only until something else is answered.
    act(&mut model, [Action::Redo]);
    assert_eq!((at(&model), reply(&model, "spout")), ("spout", Reply::Level(2)));
    assert_eq!(model.current.taken_back, None);
    act(&mut model, [Action::Press(None, Key::Redo), Action::Redo]);
    assert_eq!(model.current.draft(0).note, "ab");
    act(&mut model, [Action::Redo, Action::Redo]);
    assert_eq!((at(&model), model.current.can_redo()), ("glaze", false));
    assert_eq!(title(&model).as_deref(), Some("glaze"));
    assert_eq!(reply(&model, "glaze"), Reply::Unknown);
    while model.current.last_changed().is_some() {
        act(&mut model, [Action::TakeBack]);
    }
    assert!(model.current.can_redo());
    act(&mut model, [level(1)]);
    assert!(!model.current.can_redo());
    assert_eq!(model.current.answers.title.as_deref(), Some("Pot"));
    assert!(model.current.answers.fact(&model.current.pack.facts()[0].id).is_some());
}

#[test]
fn taking_back_goes_no_further_than_the_answers_that_are_here() {
    let mut model = model();
    let empty = Answers::default().to_text(&model.current.pack);
    act(&mut model, [Action::Show(0), level(2), level(1), Action::TakeBack, loaded(&empty)]);
    assert!(
        model.current.last_changed().is_none(),
        "those of before the file come back as a whole"
    );
    assert!(!model.current.can_redo());
    for _ in 0..MOST_CHANGES {
        act(&mut model, [Action::Show(0), level(1), level(2)]);
    }
    assert_eq!(model.current.changes.len(), MOST_CHANGES);
    // An answer to what the profile no longer asks comes back unseen, but not without a word.
    act(&mut model, [Action::Show(1), level(1), Action::SetOption(0, 0, true), Action::Show(0)]);
    assert_eq!(model.current.state_of(1), None);
    act(&mut model, [Action::TakeBack]);
    assert_eq!((at(&model), model.current.taken_back), ("spout", Some(1)));
    assert_eq!(reply(&model, "glaze"), Reply::Unanswered);
}

#[test]
fn what_came_to_nothing_is_no_change_to_take_back() {
    let mut model = model();
    let may_not_apply = |question: &Question| question.not_applicable.is_some();
    let place = model.current.pack.questions().iter().position(may_not_apply).unwrap();
    let does_not_apply = Action::SetReply(None, Choice::NotApplicable);
    let typed = |text: &str| Action::Type(None, Field::Note, text.to_owned());
    act(&mut model, [Action::Show(place), level(1), does_not_apply.clone()]);
    // "Does not apply" without a reason, and what was typed and removed again.
    act(&mut model, [Action::Next, Action::Show(place), typed("a"), typed("")]);
    act(&mut model, [Action::Go(Screen::Report), Action::Go(Screen::Question)]);
    assert_eq!(model.current.changes.len(), 1);
    // The same twice is one, with other changes between, too.
    act(&mut model, [Action::Type(None, Field::Reason, "none".to_owned()), typed("b")]);
    act(&mut model, [does_not_apply.clone()]);
    assert_eq!(model.current.changes.len(), 3);
    act(&mut model, [Action::TakeBack, Action::TakeBack]);
    let id = model.current.id_of(place).to_owned();
    assert_eq!(reply(&model, &id), Reply::Level(1));
    // Another answer instead of a missing reason: one step back is the answer of before.
    act(&mut model, [does_not_apply, level(0), Action::TakeBack]);
    assert_eq!(reply(&model, &id), Reply::Level(1));
    act(&mut model, [Action::TakeBack]);
    assert_eq!(reply(&model, &id), Reply::Unanswered);
}

#[test]
fn what_is_taken_back_and_made_again_on_the_screen_leaves_nothing_of_it() {
    let mut model = model();
    let place = 2;
    let reason = |model: &Model| model.current.draft(place).not_applicable;
    act(&mut model, [Action::Begin(Route::ByArea), Action::Go(Screen::Report)]);
    act(&mut model, [Action::Show(place), level(1), Action::Press(None, Key::NotApplicable)]);
    // Again it waits for its reason, as it did.
    act(&mut model, [Action::Next, Action::TakeBack]);
    assert_eq!((reason(&model), model.current.insisted), (None, false));
    act(&mut model, [Action::Redo]);
    assert_eq!(reason(&model).as_deref(), Some(""));
    act(&mut model, [Action::TakeBack]);
    // What changes nothing ends nothing.
    act(&mut model, [level(1), level(9)]);
    assert!(model.current.can_redo());
    // The way back is still that to the page from which the question was opened.
    act(&mut model, [Action::TakeBack, Action::Redo, Action::Back]);
    assert_eq!(model.current.screen, Screen::Report);
}

#[test]
fn a_whole_area_is_answered_question_by_question_and_left_area_by_area() {
    let mut model = model();
    act(&mut model, [Action::Begin(Route::ByArea), Action::SetWhole(true)]);
    assert_eq!(model.current.shown(), [0, 1, 2]);
    // Beside the questions a key answers none.
    act(&mut model, [Action::Press(None, Key::Digit(1)), Action::Press(None, Key::Unknown)]);
    assert!(model.current.answers.is_empty());
    let effects = act(&mut model, [Action::Press(None, Key::Next)]);
    assert_eq!(effects, [Effect::Focus(Focus::Question(0))]);
    act(&mut model, [Action::Press(Some(1), Key::Digit(2)), Action::Press(Some(2), Key::Unknown)]);
    assert_eq!((reply(&model, "glaze"), reply(&model, "lid")), (Reply::Level(1), Reply::Unknown));
    assert_eq!(at(&model), "lid", "where the visitor was last");
    for (at, key, to) in [(0, Key::Next, 1), (1, Key::Next, 2), (1, Key::Back, 0)] {
        let effects = act(&mut model, [Action::Press(Some(at), key)]);
        assert_eq!(effects, [Effect::Focus(Focus::Question(to))]);
    }
    // Past the last question of an area comes the next area; an unfinished question is not left forwards.
    act(&mut model, [Action::Press(Some(2), Key::Next)]);
    assert_eq!(model.current.shown(), [3]);
    act(&mut model, [Action::Next]);
    assert_eq!(model.current.screen, Screen::Report);
    act(&mut model, [Action::Go(Screen::Question), Action::Back]);
    assert_eq!(model.current.shown(), [0, 1, 2]);
    act(&mut model, [Action::Type(Some(1), Field::By, "cook".to_owned())]);
    for action in [Action::Next, Action::Press(Some(1), Key::Next)] {
        assert_eq!(act(&mut model, [action]), [Effect::Focus(Focus::Invalid)]);
        assert_eq!(model.current.shown(), [0, 1, 2]);
    }
    // From elsewhere, the question is shown among its neighbours. Most decisive first stays one at a time.
    let effects = act(&mut model, [Action::Go(Screen::Report), Action::Show(2)]);
    assert_eq!(effects.last(), Some(&Effect::Focus(Focus::Question(2))));
    act(&mut model, [Action::Begin(Route::Deciding)]);
    assert_eq!(model.current.shown().len(), 1);
}

#[test]
fn whether_areas_are_whole_is_kept_with_the_place() {
    let mut model = model();
    act(&mut model, [Action::SetKeep(true), Action::Begin(Route::ByArea), level(1)]);
    let effects = act(&mut model, [Action::SetWhole(true)]);
    let Some(Effect::Keep { kept, .. }) = effects.last() else { panic!("{effects:?}") };
    assert_eq!(kept.place, "by-area spout whole");
    let mut again = Model::new(&[PACK.to_owned()], |_| Some(kept.clone()), None).unwrap();
    act(&mut again, [Action::Resume]);
    assert_eq!(again.current.shown(), [0, 1, 2]);
}

#[test]
fn the_next_open_question_comes_round() {
    let mut model = model();
    act(&mut model, [Action::Show(1), level(1), Action::Show(3)]);
    let mut seen = Vec::new();
    for _ in 0..3 {
        act(&mut model, [Action::Press(None, Key::Open)]);
        seen.push(at(&model).to_owned());
    }
    assert_eq!(seen, ["spout", "lid", "cook"]);
    for question in [0, 2, 3] {
        act(&mut model, [Action::SetReply(Some(question), Choice::Unknown)]);
    }
    assert_eq!(model.current.next_open(), None);
    assert!(act(&mut model, [Action::ShowOpen]).is_empty());
}

#[test]
fn leaving_loses_only_what_is_neither_saved_nor_kept() {
    let mut model = model();
    assert!(!model.would_lose());
    act(&mut model, [Action::Begin(Route::ByArea), Action::Next]);
    assert!(!model.would_lose(), "looking is nothing to lose");
    act(&mut model, [level(2)]);
    assert!(model.would_lose());
    let effects = act(&mut model, [Action::Save]);
    assert!(!model.would_lose());
    act(&mut model, [level(1)]);
    assert!(model.would_lose());
    act(&mut model, [Action::TakeBack]);
    assert!(!model.would_lose(), "they are as they were saved");
    act(&mut model, [level(1), Action::SetKeep(true)]);
    assert!(!model.would_lose());
    act(&mut model, [Action::SetKeep(false)]);
    assert!(model.would_lose(), "the device forgot them");
    let [Effect::Save { text, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    act(&mut model, [loaded(text)]);
    assert!(!model.would_lose());
    act(&mut model, [Action::SetKeep(true), Action::SetKeep(false)]);
    assert!(!model.would_lose(), "the file is still there");
    act(&mut model, [Action::SetReply(Some(0), Choice::Unknown), Action::StartOver]);
    assert!(!model.would_lose());
    act(&mut model, [Action::Undo]);
    assert!(model.would_lose());
    // In a page that is not the application's own, its host decides.
    assert!(!model.into_guest().would_lose());
}

#[test]
fn only_first_answers_that_took_a_while_make_a_pace() {
    let mut model = model();
    model.tell_time(1_000, None);
    act(&mut model, [Action::Begin(Route::ByArea)]);
    for (seconds, question) in [(1_020, 0), (1_020, 1), (1_400, 2), (1_410, 3)] {
        model.tell_time(seconds, None);
        act(&mut model, [Action::SetReply(Some(question), Choice::Level(1))]);
        act(&mut model, [Action::SetReply(Some(question), Choice::Level(0))]);
    }
    // The second took no time at all, the third a lunch break.
    assert_eq!(model.current.paces, [10, 20]);
    // Time in the report is no thinking.
    act(&mut model, [Action::SetReply(Some(0), Choice::Nothing), Action::Go(Screen::Report)]);
    model.tell_time(1_600, None);
    act(&mut model, [Action::Show(0)]);
    model.tell_time(1_615, None);
    act(&mut model, [level(2)]);
    assert_eq!(model.current.paces, [10, 15, 20]);
}

#[test]
fn the_later_part_is_waited_for_on_its_screens_alone() {
    let mut model = model();
    assert_eq!(model.later, LaterPart::Here, "one module has all of it");
    model.later = LaterPart::Loading;
    let seen = |model: &Model| format!("{:?}", Markup::of(|page| screen(model, page)));
    let goes_on = |model: &mut Model| {
        act(model, [Action::Begin(Route::ByArea), level(1)]);
        assert!(!seen(model).contains(text::LATER_LOADING), "questions wait for nothing");
    };
    goes_on(&mut model);
    for (action, screen) in [
        (Action::Go(Screen::Report), Screen::Report),
        (Action::Go(Screen::Figures), Screen::Figures),
        (Action::Go(Screen::Plan), Screen::Plan),
        (Action::Go(Screen::Frameworks), Screen::Frameworks),
        (Action::Go(Screen::Document(0)), Screen::Document(0)),
        (Action::Go(Screen::QuickResult), Screen::QuickResult),
    ] {
        act(&mut model, [action]);
        assert_eq!(model.current.screen, screen);
        assert!(seen(&model).contains(text::LATER_LOADING));
    }
    // What only its screens offer does nothing as long as it is not there.
    let before = model.current.answers.clone();
    let change = Action::Plan(PlanChange::WithoutDecisions(true));
    assert_eq!(act(&mut model, [change, Action::Export(ExportFormat::Json)]), []);
    assert_eq!(model.current.answers, before);

    assert_eq!(act(&mut model, [Action::LaterCame(false)]), [Effect::Focus(Focus::Heading)]);
    assert!(seen(&model).contains(text::LATER_FAILED));
    // A page of its own has nothing to try again: it has all of it inside.
    assert!(
        seen(&model).contains(text::PAGE_CUT_SHORT) && !seen(&model).contains(text::LATER_AGAIN)
    );
    model = model.into_guest();
    assert!(
        !seen(&model).contains(text::PAGE_CUT_SHORT) && seen(&model).contains(text::LATER_AGAIN)
    );
    goes_on(&mut model);
    // Nobody who is elsewhere is taken away from there.
    assert_eq!(act(&mut model, [Action::LaterCame(false)]), []);

    act(&mut model, [Action::Go(Screen::Report)]);
    let asked = act(&mut model, [Action::LoadLater]);
    assert_eq!(asked, [Effect::LoadLater, Effect::Focus(Focus::Heading)]);
    assert!(seen(&model).contains(text::LATER_LOADING));
    assert_eq!(act(&mut model, [Action::LaterCame(true)]), [Effect::Focus(Focus::Heading)]);
    // What is here stays here.
    act(&mut model, [Action::LaterCame(false)]);
    let report = seen(&model);
    assert!(!report.contains(text::LATER_LOADING) && !report.contains(text::LATER_FAILED));
    assert!(report.contains(text::verdict_headline(model.current.findings.verdict.possible)));
}

#[test]
fn an_option_that_can_only_stand_alone_gives_way_and_makes_way() {
    let (dry_land, pond, ocean) = ((0, "dry-land"), (1, "pond"), (2, "ocean"));
    for (first, then) in [(pond, dry_land), (dry_land, ocean), (ocean, ocean)] {
        let mut model = model();
        act(&mut model, [first, then].map(|(option, _)| Action::SetOption(0, option, true)));
        let expected = FactReply::Options(vec![then.1.to_owned()]);
        assert_eq!(model.current.answers.fact("sea"), Some(&expected), "{first:?}, then {then:?}");
    }
}

/// Answers with which the verdict is ship, with these further fields.
fn ships(more: &str) -> String {
    format!(
        r#"{{ "format": "shipworthy-answers/1", "pack": {{ "id": "nonsense", "version": "1.0.0" }},
        "profile": {{ "sea": ["ocean"] }}, "answers": {{ "spout": {{ "level": 2 }}, "cook": {{ "level": 4 }},
        "lid": {{ "level": 1 }}, "glaze": {{ "level": 3, "evidence": {{ "what": "photo" }} }} }}{more} }}"#
    )
}

#[test]
fn the_goal_of_a_plan_suits_the_answers_until_one_is_decided() {
    let goals =
        |model: &Model| (model.current.plan_options.goal, model.current.plan().unwrap().goal);
    // Nothing is missing: what could still be better is of interest. Whoever comes by another way sees the same.
    let mut model = at_plan();
    act(&mut model, [Action::Go(Screen::Report), loaded(&ships(""))]);
    let mut other = model.clone();
    act(&mut model, [Action::Go(Screen::Plan)]);
    assert_eq!(goals(&model), (Goal::Everything, Goal::Everything));
    assert_eq!(other.current.plan().unwrap().goal, Goal::Everything);
    for model in [&mut model, &mut other] {
        act(model, [Action::Show(0), level(0), Action::Go(Screen::Plan)]);
        assert_eq!(goals(model), (Goal::LeastEffort, Goal::LeastEffort), "looking decides nothing");
    }
    // Answers that come while the plan is on the screen.
    let mut model = at_plan();
    act(&mut model, [loaded(&ships(""))]);
    assert_eq!(goals(&model), (Goal::Everything, Goal::Everything));
    assert_ne!(model.current.plan_text(PlanField::Start), "");
    decide(&mut model, [PlanChange::Goal(Goal::LeastTime)]);
    assert_eq!(goals(&model), (Goal::LeastTime, Goal::LeastTime));
    // What a file has decided stays.
    act(
        &mut model,
        [loaded(&ships(r#", "plan": { "goal": "least-time" }"#)), Action::Go(Screen::Plan)],
    );
    assert_eq!(goals(&model), (Goal::LeastTime, Goal::LeastTime));
}

#[test]
fn what_was_decided_since_stays_when_an_answer_is_taken_back() {
    let mut model = model();
    let file = r#"{ "format": "shipworthy-answers/1", "pack": { "id": "nonsense", "version": "0.9.0" },
        "profile": { "sea": ["river"] }, "answers": { "whistle": { "level": 1 } }, "plan": { "start": "soon" } }"#;
    act(&mut model, [loaded(file)]);
    let aside = |model: &Model| {
        let set_aside = model.current.answers.set_aside().iter();
        set_aside.map(|entry| entry.path.clone()).collect::<Vec<_>>()
    };
    assert_eq!(aside(&model), ["$.answers.whistle", "$.plan", "$.profile.sea"]);
    act(
        &mut model,
        [Action::Show(0), level(1), Action::SetUnsure(0, true), Action::SetUnsure(0, false)],
    );
    act(&mut model, [Action::Go(Screen::Plan)]);
    decide(&mut model, [PlanChange::WithoutDecisions(true)]);
    act(&mut model, [Action::TakeBack]);
    assert_eq!(aside(&model), ["$.answers.whistle"]);
    assert!(model.current.answers.plan.as_ref().is_some_and(|plan| plan.without_decisions));
    let text = model.current.answers.to_text(&model.current.pack);
    let (again, _) = Answers::from_text(&model.current.pack, &text);
    assert_eq!(again.as_ref(), Some(&model.current.answers));
}

#[test]
fn what_is_decided_about_days_can_be_read_again() {
    let reads = |model: &Model| {
        let text = model.current.answers.to_text(&model.current.pack);
        let (_, problems) = Answers::from_text(&model.current.pack, &text);
        assert!(problems.is_empty(), "{problems:?}");
    };
    let mut model = at_plan();
    let twice = ships(r#", "plan": { "start": "2026-11-30", "weekdays": [1, 1] }"#);
    act(&mut model, [loaded(&twice), Action::Go(Screen::Plan)]);
    decide(&mut model, [PlanChange::Weekday(1, false)]);
    assert_eq!(model.current.plan_options.weekdays, [1], "somebody has to work");
    reads(&model);
    let days = (0..1_001).filter_map(|day| Date::of_ordinal(740_000 + day));
    let days: Vec<_> = days.map(|day| day.as_str().to_owned()).collect();
    decide(&mut model, [typed(PlanField::Holidays, &days.join(" "))]);
    assert_eq!(super::days(&days.join(" ")).1, [&days[1_000]], "more than a file may have");
    reads(&model);
}

#[test]
fn time_beside_another_pack_is_no_time_for_a_question() {
    let other = PACK.replace("\"id\": \"nonsense\"", "\"id\": \"other\"");
    let mut model = Model::new(&[PACK.to_owned(), other], |_| None, None).unwrap();
    for (second, action) in [
        (1_000, Action::Begin(Route::ByArea)),
        (1_005, Action::ChoosePack(1)),
        (1_200, Action::ChoosePack(0)),
        (1_203, level(1)),
    ] {
        model.tell_time(second, None);
        act(&mut model, [action]);
    }
    assert_eq!(model.current.paces, [8]);
}

#[test]
fn the_focus_goes_to_what_a_key_has_chosen() {
    let mut model = model();
    act(&mut model, [Action::Begin(Route::ByArea)]);
    let (place, _) = model.current.current_question().unwrap();
    let mut press = |key| act(&mut model, [Action::Press(None, key)]);
    assert_eq!(press(Key::Digit(9)), [], "there are not so many levels");
    let chosen = [Effect::Focus(Focus::Chosen(place))];
    assert_eq!(press(Key::Digit(1)), chosen);
    assert_eq!(press(Key::Unknown), chosen);
    assert_eq!(press(Key::Digit(9)), chosen);
}

#[test]
fn answers_that_come_back_as_they_were_take_nothing_away() {
    let file = |version: &str| {
        format!(
            r#"{{"format":"shipworthy-answers/1","pack":{{"id":"nonsense","version":"{version}"}},
            "answers":{{"spout":{{"level":1}},"whistle":{{"level":1}}}}}}"#
        )
    };
    for given in [file("1.0.0"), file("0.9.0"), file("0.9.0").replace("whistle", "cook")] {
        let mut model = model();
        let by = Action::Type(None, Field::By, "Ann".to_owned());
        act(&mut model, [Action::Given(given), Action::Begin(Route::ByArea), level(2), by]);
        act(&mut model, [Action::Dismiss]);
        let now = |model: &Model| {
            let current = &model.current;
            let (place, _) = current.current_question().unwrap();
            (current.changes.len(), current.draft(place).by, current.notice.clone())
        };
        let before = now(&model);
        assert_eq!((before.0, &*before.1, &before.2), (2, "Ann", &None));
        let echo = model.current.answers.to_text(&model.current.pack);
        act(&mut model, [Action::Given(echo)]);
        assert_eq!(now(&model), before);
    }
}

#[test]
fn a_file_of_another_version_that_fits_was_used_as_a_whole() {
    let mut model = model();
    let file = r#"{"format":"shipworthy-answers/1","pack":{"id":"nonsense","version":"0.9.0"},"answers":{"spout":{"level":1}}}"#;
    act(&mut model, [loaded(file)]);
    let Some(Notice::Loaded { problems, is_whole: true, .. }) = &model.current.notice else {
        panic!("{:?}", model.current.notice)
    };
    assert_eq!(problems[0].code, Code::OtherVersion);
    let kept = Kept { answers: file.to_owned(), place: String::new() };
    let model = Model::new(&[PACK.to_owned()], |_| Some(kept.clone()), None).unwrap();
    assert_eq!(model.current.notice, None);
}

#[test]
fn a_page_that_stays_open_knows_the_day() {
    let day = |text| Date::parse(text);
    let mut model = Model::new(&[PACK.to_owned()], |_| None, day("2026-11-21").as_ref()).unwrap();
    let today = |model: &Model| model.current.report().today.clone();
    assert_eq!(today(&model), day("2026-11-21"));
    model.tell_time(1, day("2026-11-28"));
    assert_eq!(today(&model), day("2026-11-28"));
    act(&mut model, [Action::Go(Screen::Plan)]);
    assert_eq!(model.current.plan().unwrap().start, day("2026-11-30").unwrap());
}

#[test]
fn no_question_is_asked_twice_in_a_row_after_asking_again() {
    let mut model = model();
    act(&mut model, [Action::Begin(Route::Deciding)]);
    while model.current.screen == Screen::Question {
        act(&mut model, [Action::Next]);
    }
    assert!(model.current.skipped() > 1);
    act(&mut model, [Action::AskAgain]);
    assert!(model.current.history.len() > 3);
    while model.current.cursor > 0 {
        act(&mut model, [Action::Back]);
    }
    let elsewhere =
        |area: &usize| !model.current.in_area(*area).contains(&model.current.history[0].question);
    let area = (0..2).find(elsewhere).unwrap();
    act(&mut model, [Action::ShowArea(area), Action::Next]);
    while model.current.screen == Screen::Question {
        let before = at(&model).to_owned();
        act(&mut model, [Action::Next]);
        assert!(model.current.screen != Screen::Question || at(&model) != before);
    }
}

#[test]
fn back_leads_to_the_page_from_which_an_area_was_opened() {
    let mut model = model();
    act(&mut model, [Action::Begin(Route::ByArea), Action::Go(Screen::Report)]);
    act(&mut model, [Action::ShowArea(0)]);
    assert_eq!(model.current.screen, Screen::Question);
    assert_eq!(act(&mut model, [Action::Back]), [Effect::Focus(Focus::Heading)]);
    assert_eq!(model.current.screen, Screen::Report);
}
