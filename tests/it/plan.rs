//! Plans: laws on random packs, the shipped examples, and wishes that cannot be met.

use std::fs;

use proptest::prelude::*;
use serde_json::{Value, json};
use shipworthy::engine::{
    Answer, Answers, Date, Goal, Pack, Plan, PlanOptions, Reply, Severity, Verdict, advise, assess,
    plan, verdict_of,
};

use super::laws::{load, read};
use super::random;

fn options(pack: &Pack, mut json: Value) -> PlanOptions {
    json["format"] = json!("shipworthy-plan-options/1");
    let (options, problems) = PlanOptions::from_text(pack, &json.to_string());
    options.unwrap_or_else(|| panic!("{problems:?}"))
}

fn shipped() -> Pack {
    Pack::from_text(&fs::read_to_string("packs/poc-to-production/pack.json").unwrap()).0.unwrap()
}

fn example(pack: &Pack, name: &str) -> Answers {
    let path = format!("packs/poc-to-production/examples/{name}.json");
    Answers::from_text(pack, &fs::read_to_string(path).unwrap()).0.unwrap()
}

fn examples(pack: &Pack) -> Vec<(String, Answers)> {
    let files = fs::read_dir("packs/poc-to-production/examples").unwrap();
    let names =
        files.map(|file| file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned());
    let mut all: Vec<_> = names.map(|name| (name.clone(), example(pack, &name))).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    assert!(all.len() > 10);
    all
}

/// Fails unless every day of a plan is allowed: prerequisites, people, phases, working days.
fn check_days(pack: &Pack, plan: &Plan, options: &PlanOptions) {
    let work = pack.work().unwrap();
    let planned: Vec<_> =
        plan.tasks.iter().filter_map(|task| Some((task, task.days.as_ref()?))).collect();
    let phase = |id: &str| work.phases.iter().position(|phase| phase.id == id).unwrap();
    for (task, days) in &planned {
        assert_eq!(u64::from(days.end_day - days.start_day), task.effort_days.likely);
        assert_eq!(days.critical, days.float_days == 0);
        assert!(days.start <= days.finish && days.start <= days.latest_start);
        assert!(days.end_day + days.float_days <= plan.working_days);
        for before in &task.after {
            let (_, before) = planned.iter().find(|(other, _)| other.action == *before).unwrap();
            assert!(before.end_day <= days.start_day && before.finish < days.start, "{task:?}");
        }
        for (other, earlier) in &planned {
            if phase(&other.phase) < phase(&task.phase) {
                assert!(
                    earlier.end_day <= days.start_day,
                    "a phase begins after the decision before it"
                );
            }
        }
        let date = |date: &Date| (date.clone(), weekday(date));
        for (date, weekday) in [
            date(&days.start),
            date(&days.finish),
            date(&days.latest_start),
            date(&days.latest_finish),
        ] {
            assert!(options.weekdays.contains(&weekday), "{date:?} is no working day");
            assert!(!options.holidays.contains(&date), "{date:?} is a holiday");
        }
    }
    // A working day has one date, whichever task it is known from, and later ones have later dates.
    let mut known: Vec<(u32, &Date)> = Vec::new();
    for (_, days) in &planned {
        known.extend([
            (days.start_day, &days.start),
            (days.end_day - 1, &days.finish),
            (days.start_day + days.float_days, &days.latest_start),
            (days.end_day - 1 + days.float_days, &days.latest_finish),
        ]);
    }
    known.sort();
    for pair in known.windows(2) {
        assert_eq!(pair[0].0 == pair[1].0, pair[0].1 == pair[1].1, "{pair:?}");
        assert!(pair[0].1 <= pair[1].1, "{pair:?}");
    }
    for role in &plan.roles {
        for day in 0..plan.working_days {
            let busy = planned
                .iter()
                .filter(|(task, days)| {
                    task.role == role.role && (days.start_day..days.end_day).contains(&day)
                })
                .count();
            assert!(busy <= role.people as usize, "{busy} at work on day {day}: {role:?}");
        }
    }
    let last = planned.iter().map(|(_, days)| days.end_day).max().unwrap_or(0);
    assert_eq!(plan.working_days, last);
    assert_eq!(plan.finish, planned.iter().map(|(_, days)| days.finish.clone()).max());
    assert!(plan.finish_50 <= plan.finish_80);
}

/// Fails if something is planned that cannot begin: what it needs is there, or may be, or is brought about before.
fn check_needs(pack: &Pack, answers: &Answers, plan: &Plan) {
    let report = assess(pack, answers, None);
    let action = |id: &str| pack.actions().iter().find(|action| action.id == id).unwrap();
    for task in &plan.tasks {
        let after = |id: &String| task.after.iter().filter(|other| *other == id).count();
        assert!(task.after.iter().all(|id| after(id) == 1), "{task:?}");
        let (Some(needs), Some(days)) = (&action(&task.action).needs, &task.days) else { continue };
        // What this profile is not asked stands in nobody's way.
        let mut questions = report.questions.iter();
        let Some(question) = questions.find(|one| one.question == needs.question) else { continue };
        let raises = |id: &str| {
            let mut raised = action(id).raises.iter();
            raised.any(|raise| raise.question == needs.question && raise.to >= needs.at_least)
        };
        let is_opened = plan.tasks.iter().any(|other| {
            let is_before =
                other.days.as_ref().is_some_and(|other| other.end_day <= days.start_day);
            raises(&other.action) && (other.done || is_before)
        });
        let may_be =
            question.levels.is_none_or(|levels| i64::from(levels.possible) >= needs.at_least);
        assert!(may_be || is_opened, "{} cannot begin", task.action);
    }
}

/// Fails if a plan has a task that could be left out: the others bring about all that it does, and none waits for it.
fn check_spare(plan: &Plan) {
    let open: Vec<_> = plan.tasks.iter().filter(|task| !task.done).collect();
    for task in &open {
        let others = || open.iter().filter(|other| other.action != task.action);
        let is_covered = task.raises.iter().all(|raise| {
            others()
                .flat_map(|other| &other.raises)
                .any(|other| other.question == raise.question && other.to >= raise.to)
        });
        let is_awaited = others().any(|other| other.after.contains(&task.action));
        assert!(!is_covered || is_awaited, "{} could be left out", task.action);
    }
}

/// 1 is Monday; by Zeller's rule, which the engine does not use.
fn weekday(date: &Date) -> u8 {
    let parts: Vec<i64> = date.as_str().split('-').map(|part| part.parse().unwrap()).collect();
    let (year, month) =
        if parts[1] < 3 { (parts[0] - 1, parts[1] + 12) } else { (parts[0], parts[1]) };
    let zeller = (parts[2] + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400) % 7;
    u8::try_from((zeller + 5) % 7 + 1).unwrap()
}

fn wishes() -> impl Strategy<Value = Value> {
    (
        proptest::sample::select(vec!["least-effort", "least-time", "everything"]),
        any::<bool>(),
        prop::collection::btree_set(1..=7_u8, 1..=5),
        prop::collection::btree_set(1..=28_u8, 0..=5),
        1..=3_u8,
        prop::collection::btree_set(0..6_u8, 0..=2),
        prop::collection::btree_set(0..6_u8, 0..=2),
    )
        .prop_map(|(goal, without, weekdays, holidays, people, done, excluded)| {
            let excluded = excluded.difference(&done).map(|i| json!({ "action": format!("action-{i}"), "reason": "no" }));
            json!({
                "start": "2026-02-01", "goal": goal, "without_decisions": without, "weekdays": weekdays,
                "holidays": holidays.iter().map(|day| format!("2026-02-{day:02}")).collect::<Vec<_>>(),
                "people": [{ "role": "hand", "people": people }],
                "day_rates": [{ "role": "hand", "per_day": 700 }],
                "excluded": excluded.collect::<Vec<_>>(),
                "done": done.iter().map(|i| format!("action-{i}")).collect::<Vec<_>>(),
            })
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn every_plan_keeps_to_what_was_decided(
        (shape, file) in random::pack(4, 4).prop_flat_map(|shape| random::answers(&shape).prop_map(move |file| (shape.clone(), file))),
        wishes in wishes(),
    ) {
        let pack = load(&shape);
        if pack.work().is_none() {
            return Ok(());
        }
        let answers = read(&pack, &file);
        let known = |id: &str| pack.actions().iter().any(|action| action.id == id);
        let mut wishes = wishes;
        if !known("action-0") {
            return Ok(());
        }
        for list in ["done", "excluded"] {
            let kept: Vec<_> = wishes[list].as_array().unwrap().iter()
                .filter(|entry| known(entry["action"].as_str().or(entry.as_str()).unwrap())).cloned().collect();
            wishes[list] = json!(kept);
        }
        let options = options(&pack, wishes);
        let made = plan(&pack, &answers, &options, None).unwrap();
        check_days(&pack, &made, &options);
        check_needs(&pack, &answers, &made);
        // The verdict before and after is that of the answers which the work brings about.
        let report = assess(&pack, &answers, None);
        let raised = |only_done: bool| {
            let mut answers = answers.clone();
            for question in report.questions.iter().filter(|question| question.levels.is_some()) {
                let to = made.tasks.iter().filter(|task| task.done || !only_done)
                    .flat_map(|task| &task.raises).filter(|raise| raise.question == question.question)
                    .map(|raise| raise.to).max().unwrap_or(0);
                let levels = question.levels.unwrap().map(|level| level.max(to));
                let json = json!({ "format": "shipworthy-answers/1", "pack": { "id": "random", "version": "1.0.0" },
                    "answers": { question.question.clone(): { "levels": [levels.proven, levels.possible], "evidence": { "what": "it" } } } });
                let answer = read(&pack, &json).get(&question.question);
                assert!(answers.set(pack.question(&question.question).unwrap(), answer));
            }
            verdict_of(&pack, &answers)
        };
        assert_eq!(made.verdict, raised(true));
        assert_eq!(made.verdict_after, raised(false));
        let is_ship = made.verdict_after.proven == Verdict::Ship;
        assert_eq!(made.obstacles.is_empty(), is_ship);
        // A plan that aims at *ship* gets there, unless it says that nothing can, or that what is excluded is missing.
        if options.goal != Goal::Everything && made.tasks.iter().any(|task| !task.done) {
            assert!(is_ship || !made.excluded.is_empty());
        }
        check_spare(&made);
        for task in &made.tasks {
            assert!(!task.raises.is_empty());
            assert!(!made.excluded.iter().any(|exclusion| exclusion.action == task.action));
        }
        // Money is work times rate.
        if let Some(cost) = made.cost {
            assert_eq!(cost.likely, made.effort_days.likely * 700);
            assert_eq!(cost.likely, made.tasks.iter().filter(|task| !task.done).map(|task| task.cost.unwrap().likely).sum::<u64>());
        }
        // The same wishes give the same plan.
        assert_eq!(plan(&pack, &answers, &options, None).unwrap(), made);
    }
}

#[test]
fn every_example_can_be_planned_by_its_cheapest_way() {
    let pack = shipped();
    let options = options(&pack, json!({ "start": "2026-11-30", "without_decisions": true }));
    for (name, answers) in examples(&pack) {
        let made = plan(&pack, &answers, &options, None).unwrap();
        check_days(&pack, &made, &options);
        let now = verdict_of(&pack, &answers);
        let ways = advise(&pack, &answers).ways;
        assert!(ways.exact, "{name}");
        if now.proven == Verdict::Ship || !ways.obstacles.is_empty() {
            assert!(made.tasks.is_empty() && made.remarks.len() == 1, "{name}: {:?}", made.remarks);
            assert_eq!(made.obstacles, ways.obstacles, "{name}");
            continue;
        }
        assert_eq!(made.verdict_after.proven, Verdict::Ship, "{name}");
        let planned: Vec<_> = pack
            .actions()
            .iter()
            .map(|action| &action.id)
            .filter(|id| made.tasks.iter().any(|task| task.action == **id))
            .collect();
        assert_eq!(planned, ways.by_effort[0].actions.iter().collect::<Vec<_>>(), "{name}");
    }
}

#[test]
fn advice_changes_with_the_decisive_answer() {
    let pack = shipped();
    for (name, answers) in examples(&pack) {
        let report = assess(&pack, &answers, None);
        let before = advise(&pack, &answers);
        // What decides: a claim the verdict would not survive, what the first piece of work brings about, an answer
        // that is still open, or the finding behind what no work can mend.
        let obstacles = &before.ways.obstacles;
        let question = (before.fragile.first().map(|claim| claim.question.clone()))
            .or_else(|| {
                let way = before.ways.by_effort.first()?;
                // One that a piece of work is there for, and nothing else.
                let below = |raise: &&shipworthy::engine::Raise| {
                    report.questions.iter().any(|entry| {
                        entry.question == raise.question
                            && entry
                                .levels
                                .is_some_and(|levels| i64::from(levels.proven) < raise.to)
                    })
                };
                pack.actions().iter().filter(|action| way.actions.contains(&action.id)).find_map(
                    |action| match action.raises.iter().filter(below).collect::<Vec<_>>()[..] {
                        [raise] => Some(raise.question.clone()),
                        _ => None,
                    },
                )
            })
            .or_else(|| report.deciding.first().map(|deciding| deciding.question.clone()))
            .or_else(|| {
                let gate = report.gates.iter().find(|gate| obstacles.contains(&gate.gate))?;
                let trace = serde_json::to_string(&gate.trace).unwrap();
                let of = |question: &&shipworthy::engine::Question| {
                    trace.contains(&format!("\"{}\"", question.id))
                };
                Some(pack.questions().iter().find(of)?.id.clone())
            })
            .unwrap_or_else(|| panic!("{name}: nothing decides"));
        let data = pack.question(&question).unwrap();
        let mut after = answers.clone();
        let levels = report
            .questions
            .iter()
            .find(|entry| entry.question == question)
            .unwrap()
            .levels
            .unwrap();
        // A claim gets one level lower, a gap is closed.
        let level = if before.fragile.is_empty() { data.max_level() } else { levels.possible - 1 };
        let mut answer = answers.get(&question);
        answer.reply = shipworthy::engine::Reply::Level(level);
        answer.evidence =
            Some(shipworthy::engine::Evidence { what: "seen".to_owned(), by: None, date: None });
        assert!(after.set(data, answer));
        assert_ne!(advise(&pack, &after), before, "{name}: {question} at {level} changes nothing");
    }
}

#[test]
fn tasks_drop_out_as_answers_rise_until_none_is_left() {
    let pack = shipped();
    let options = options(&pack, json!({ "start": "2026-11-30", "goal": "everything" }));
    let mut answers = example(&pack, "churn-as-it-failed");
    let mut left = plan(&pack, &answers, &options, None).unwrap().tasks.len();
    assert!(left > 30);
    for question in pack.questions() {
        let mut answer = answers.get(&question.id);
        answer.reply = shipworthy::engine::Reply::Level(question.max_level());
        answer.evidence =
            Some(shipworthy::engine::Evidence { what: "seen".to_owned(), by: None, date: None });
        assert!(answers.set(question, answer));
        let now = plan(&pack, &answers, &options, None).unwrap().tasks.len();
        assert!(now <= left, "{} adds tasks", question.id);
        left = now;
    }
    assert_eq!(left, 0);
}

#[test]
fn the_churn_roadmap_is_one_a_delivery_lead_would_recognise() {
    let pack = shipped();
    let options = options(&pack, json!({ "start": "2026-11-30" }));
    let made = plan(&pack, &example(&pack, "churn-as-it-failed"), &options, None).unwrap();
    let phases: Vec<_> = made.phases.iter().map(|phase| phase.phase.as_str()).collect();
    assert_eq!(phases, ["validate", "prototype", "pilot"]);
    for (phase, deliverable) in [
        (0, "write-project-brief"),
        (0, "calculate-value"),
        (1, "deploy-prototype"),
        (1, "write-model-card"),
        (2, "run-pilot"),
        (2, "write-pilot-report"),
    ] {
        assert!(
            made.phases[phase].deliverables.iter().any(|id| id == deliverable),
            "{deliverable} is missing in {:?}",
            made.phases[phase]
        );
    }
    let decisions: Vec<_> = made.phases.iter().map(|phase| phase.decision.clone()).collect();
    assert!(decisions.is_sorted() && decisions.iter().all(Option::is_some));
}

#[test]
fn of_two_ways_to_close_a_gap_a_plan_has_one() {
    let pack = shipped();
    for (name, answers) in examples(&pack) {
        for goal in ["least-effort", "least-time", "everything"] {
            let options = options(&pack, json!({ "start": "2026-11-30", "goal": goal }));
            let made = plan(&pack, &answers, &options, None).unwrap();
            check_spare(&made);
            assert!(name != "churn-as-it-failed" || made.tasks.len() > 30);
        }
    }
    // What is excluded gives way to one other action with the same result.
    let churn = example(&pack, "churn-as-it-failed");
    let funding = |excluded: &[&str]| -> Vec<String> {
        let excluded: Vec<_> =
            excluded.iter().map(|id| json!({ "action": id, "reason": "no" })).collect();
        let options = options(
            &pack,
            json!({ "start": "2026-11-30", "goal": "everything", "excluded": excluded }),
        );
        let made = plan(&pack, &churn, &options, None).unwrap();
        let tasks = made.tasks.iter().filter(|task| {
            task.raises
                .iter()
                .any(|raise| raise.question == "funded-to-production" && raise.to == 4)
        });
        tasks.map(|task| task.action.clone()).collect()
    };
    assert_eq!(funding(&[]), ["approve-budget"]);
    let instead = funding(&["approve-budget"]);
    assert!(instead.len() == 1 && instead[0] != "approve-budget", "{instead:?}");
}

#[test]
fn what_is_left_out_leaves_the_rest_of_the_way() {
    let pack = shipped();
    let answers = example(&pack, "churn-as-it-failed");
    let with = |excluded: Value| {
        let wishes = json!({ "start": "2026-11-30", "excluded": excluded });
        plan(&pack, &answers, &options(&pack, wishes), None).unwrap()
    };
    let ids =
        |plan: &Plan| -> Vec<_> { plan.tasks.iter().map(|task| task.action.clone()).collect() };
    let whole = with(json!([]));
    // Nothing else names an owner, so the verdict is not ship; but nothing else is any less worth doing.
    let rest = with(json!([{ "action": "name-owner", "reason": "Not before spring." }]));
    let left: Vec<_> = ids(&whole).into_iter().filter(|id| id != "name-owner").collect();
    let mut found = ids(&rest);
    found.sort_by_key(|id| left.iter().position(|other| other == id));
    assert_eq!(found, left);
    assert!(rest.verdict_after.proven < Verdict::Ship && !rest.obstacles.is_empty());
}

#[test]
fn nothing_is_proven_of_what_was_never_done() {
    let pack = shipped();
    // A question, its answer, what does the work, what shows that the work does its duty.
    for (question, level, work, proof) in [
        (
            "legal-review",
            1,
            ["get-legal-review", "order-legal-review"].as_slice(),
            "meet-conditions",
        ),
        (
            "full-chain-test",
            0,
            &["connect-systems", "exchange-files", "rent-connectors"],
            "load-chain",
        ),
        ("way-back", 0, &["write-runbook", "keep-todays-way"], "rehearse-failures"),
        ("model-renewal", 0, &["plan-renewal"], "automate-renewal"),
    ] {
        let mut answers = example(&pack, "churn-alternate");
        assert!(answers.set(pack.question(question).unwrap(), Answer::new(Reply::Level(level))));
        for goal in ["least-effort", "everything"] {
            let excluded: Vec<_> =
                work.iter().map(|id| json!({ "action": id, "reason": "no" })).collect();
            let wishes = json!({ "start": "2026-11-30", "goal": goal, "excluded": excluded });
            let made = plan(&pack, &answers, &options(&pack, wishes), None).unwrap();
            assert!(made.tasks.iter().all(|task| task.action != proof), "{proof}");
        }
        let wishes = json!({ "start": "2026-11-30", "goal": "everything" });
        let made = plan(&pack, &answers, &options(&pack, wishes), None).unwrap();
        assert!(made.tasks.iter().any(|task| task.action == proof), "{proof}");
    }
}

#[test]
fn a_finding_is_met_by_new_evidence_and_not_by_a_plan() {
    let pack = shipped();
    for (question, may) in [("simpler-way", "split-cases"), ("return-measured", "run-pilot")] {
        let mut answers = example(&pack, "churn-alternate");
        let asked = pack.question(question).unwrap();
        assert!(answers.set(asked, Answer::new(Reply::Level(0))));
        assert!(verdict_of(&pack, &answers).possible < Verdict::Ship, "{question}");
        let way = &advise(&pack, &answers).ways.by_effort[0];
        let raises = |id: &&String| {
            let action = pack.actions().iter().find(|action| action.id == **id).unwrap();
            action.raises.iter().any(|raise| raise.question == question)
        };
        assert_eq!(way.actions.iter().filter(raises).collect::<Vec<_>>(), [may]);
    }
}

#[test]
fn own_efforts_decide_which_way_is_the_cheapest() {
    let pack = shipped();
    let answers = example(&pack, "churn-as-it-failed");
    let cheapest = advise(&pack, &answers).ways.by_effort[0].clone();
    let mut replaced = 0;
    for action in &cheapest.actions {
        let effort = json!([{ "action": action, "low": 5_000, "likely": 5_000, "high": 5_000 }]);
        for goal in ["least-effort", "least-time"] {
            let options = options(
                &pack,
                json!({ "start": "2026-11-30", "goal": goal, "efforts": effort, "without_decisions": true }),
            );
            let made = plan(&pack, &answers, &options, None).unwrap();
            assert_eq!(made.verdict_after.proven, Verdict::Ship);
            // Advice on answers that hold these options is of the same opinion.
            let mut answers = answers.clone();
            answers.set_plan(options);
            let ways = advise(&pack, &answers).ways;
            let way = if goal == "least-time" { &ways.by_time[0] } else { &ways.by_effort[0] };
            assert_eq!(way.effort_days, made.effort_days.likely, "{goal}: {action}");
            if goal == "least-effort" && way.effort_days < 5_000 {
                replaced += 1;
                assert!(made.tasks.iter().all(|task| task.action != *action), "{action}");
            }
        }
    }
    assert!(replaced > 0, "{cheapest:?}");
}

/// A pack whose gates ask for these levels of its questions, which are `x`, `y` and `found`.
fn with_actions(actions: &Value, deliverable: &str, asks: &[(&str, u8)]) -> Pack {
    let question = |id: &str| {
        json!({ "id": id, "area": "area", "title": "Q", "text": "?", "why": "W", "evidence": "E",
            "levels": ["no", "half", "yes"], "sources": ["dice"] })
    };
    let gate = |(question, level): &(&str, u8)| {
        json!({ "id": format!("gate-{question}"), "title": "G", "consequence": "block", "if_failed": "M",
            "sources": ["dice"], "passes_when": { "question": question, "at_least": level } })
    };
    let pack = json!({
        "format": "shipworthy-pack/1", "id": "random", "version": "1.0.0", "language": "en", "title": "T",
        "description": "D", "sources": [{ "id": "dice", "kind": "opinion", "publisher": "D", "title": "D" }],
        "profile": [], "areas": [{ "id": "area", "title": "A", "summary": "A" }],
        "questions": Vec::from(["x", "y", "found"].map(question)), "gates": asks.iter().map(gate).collect::<Vec<_>>(),
        "work": { "roles": [{ "id": "hand", "title": "H", "people": 1 }], "actions": actions,
            "phases": [{ "id": "phase", "title": "P", "gate": "G", "asks": "?", "deliverables": [deliverable], "sources": ["dice"] }] }
    });
    let (pack, problems) = Pack::from_text(&pack.to_string());
    pack.unwrap_or_else(|| panic!("{problems:?}"))
}

fn action(
    (id, days): (&str, u8),
    after: &[&str],
    raises: &[(&str, u8)],
    needs: Option<(&str, u8)>,
) -> Value {
    let raises: Vec<_> =
        raises.iter().map(|(question, to)| json!({ "question": question, "to": to })).collect();
    let mut json = json!({ "id": id, "title": "A", "deliverable": "D", "role": "hand", "phase": "phase",
        "effort_days": { "low": days, "likely": days, "high": days }, "after": after, "raises": raises, "sources": ["dice"] });
    if let Some((question, at_least)) = needs {
        json["needs"] = json!({ "question": question, "at_least": at_least });
    }
    json
}

#[test]
fn what_a_decision_looks_at_brings_what_lets_it_begin() {
    let actions = json!([
        action(("do-x", 2), &[], &[("x", 2)], None),
        action(("report", 2), &[], &[("x", 1)], Some(("found", 2))),
        action(("opener", 2), &[], &[("found", 2)], None),
    ]);
    let pack = with_actions(&actions, "report", &[("x", 2)]);
    let none = json!({ "x": { "level": 0 }, "found": { "level": 0 } });
    let answers = read(&pack, &random::file(&json!({}), none.as_object().unwrap().clone()));
    for goal in ["least-effort", "least-time", "everything"] {
        let options = options(&pack, json!({ "start": "2026-11-30", "goal": goal }));
        let made = plan(&pack, &answers, &options, None).unwrap();
        check_days(&pack, &made, &options);
        check_needs(&pack, &answers, &made);
    }
    // What lets it begin already is enough, though something dearer would be there sooner.
    let actions = json!([
        action(("quick", 3), &[], &[("found", 2)], None),
        action(("do-y", 5), &[], &[("y", 2)], None),
        action(("do-x", 2), &[], &[("x", 2)], Some(("found", 2))),
        action(("cheap", 1), &["do-y"], &[("found", 2)], None),
    ]);
    let pack = with_actions(&actions, "do-x", &[("x", 2), ("y", 2)]);
    let none = json!({ "x": { "level": 0 }, "y": { "level": 0 }, "found": { "level": 0 } });
    let answers = read(&pack, &random::file(&json!({}), none.as_object().unwrap().clone()));
    let made =
        plan(&pack, &answers, &options(&pack, json!({ "start": "2026-11-30" })), None).unwrap();
    assert_eq!(made.effort_days.likely, advise(&pack, &answers).ways.by_effort[0].effort_days);
}

#[test]
fn what_only_prepared_for_what_is_left_out_is_left_out_too() {
    let actions = json!([
        action(("first", 3), &[], &[("x", 1)], None),
        action(("second", 5), &["first"], &[("x", 1)], None),
        action(("last", 3), &["second"], &[("x", 2)], None),
    ]);
    let pack = with_actions(&actions, "first", &[("x", 2)]);
    let none = json!({ "x": { "level": 0 } });
    let answers = read(&pack, &random::file(&json!({}), none.as_object().unwrap().clone()));
    let wishes =
        json!({ "start": "2026-11-30", "excluded": [{ "action": "last", "reason": "no" }] });
    let made = plan(&pack, &answers, &options(&pack, wishes), None).unwrap();
    let tasks: Vec<_> = made.tasks.iter().map(|task| task.action.as_str()).collect();
    assert_eq!(tasks, ["first"]);
}

#[test]
fn a_task_helps_where_it_raises_something_and_waits_for_each_once() {
    let actions = json!([
        action(("do-a", 2), &[], &[("x", 1), ("found", 1)], None),
        action(("do-b", 2), &["do-a"], &[("x", 2)], Some(("found", 1))),
    ]);
    let pack = with_actions(&actions, "do-a", &[("x", 2), ("found", 1)]);
    let half = json!({ "x": { "level": 1 }, "found": { "level": 0 } });
    let answers = read(&pack, &random::file(&json!({}), half.as_object().unwrap().clone()));
    let options = options(&pack, json!({ "start": "2026-11-30" }));
    let made = plan(&pack, &answers, &options, None).unwrap();
    let told: Vec<_> = made
        .tasks
        .iter()
        .map(|task| (task.action.as_str(), task.gates.join(" "), task.after.join(" ")))
        .collect();
    let text = |text: &str| text.to_owned();
    assert_eq!(
        told,
        [("do-a", text("gate-found"), text("")), ("do-b", text("gate-x"), text("do-a"))]
    );
}

#[test]
fn wishes_that_cannot_be_met_get_a_sentence() {
    let pack = shipped();
    let churn = example(&pack, "churn-as-it-failed");
    let all: Vec<_> = pack
        .actions()
        .iter()
        .map(|action| json!({ "action": action.id, "reason": "no" }))
        .collect();
    let every: Vec<_> = pack.actions().iter().map(|action| json!({ "action": action.id, "low": 10_000, "likely": 10_000, "high": 10_000 })).collect();
    // The wish, whether there is a plan all the same, and words of the message.
    let cases = [
        (json!({}), false, "$.start", "there is no day to begin"),
        (
            json!({ "start": "2026-11-30", "people": [{ "role": "ai-engineer", "people": 0 }] }),
            false,
            "$.people",
            "nobody is there as AI engineer",
        ),
        (json!({ "start": "2026-11-01" }), true, "$.start", "has passed"),
        (
            json!({ "start": "2026-11-30", "excluded": all }),
            true,
            "$.goal",
            "no work leads to the verdict ship",
        ),
        (
            json!({ "start": "2026-11-30", "goal": "everything", "excluded": all }),
            true,
            "$.goal",
            "nothing is left to do",
        ),
        (
            json!({ "start": "2026-11-30", "day_rates": [{ "role": "sponsor", "per_day": 900 }] }),
            true,
            "$.day_rates",
            "a day rate is missing for Product owner",
        ),
        (json!({ "start": "2026-11-30", "done": ["write-poem"] }), true, "", ""),
        (json!({ "start": "2026-11-30", "efforts": every }), true, "", ""),
        (json!({ "start": "9999-12-01" }), false, "$.start", "beyond the year 9999"),
    ];
    for (wish, has_plan, path, words) in cases {
        let today = Date::parse("2026-11-21");
        let found = plan(&pack, &churn, &options(&pack, wish.clone()), today.as_ref());
        assert_eq!(found.is_ok(), has_plan, "{wish:#}");
        let (severity, said) = match found {
            Ok(plan) => (Severity::Warning, plan.remarks),
            Err(problems) => (Severity::Error, problems),
        };
        if words.is_empty() {
            assert!(said.is_empty(), "{said:?}");
            continue;
        }
        let [said] = said.as_slice() else { panic!("{wish:#}: {said:?}") };
        assert_eq!((said.severity, said.path.as_str()), (severity, path));
        assert!(said.message.contains(words), "{}", said.message);
    }
}

#[test]
fn a_plan_may_begin_on_the_first_day_there_is() {
    let pack = shipped();
    for (start, first) in [("0000-01-01", "0000-01-03"), ("0000-02-29", "0000-02-29")] {
        let options = options(&pack, json!({ "start": start }));
        let plan = plan(&pack, &Answers::default(), &options, None).unwrap();
        assert_eq!(plan.start.as_str(), first);
    }
}

#[test]
fn shares_stay_within_what_javascript_counts() {
    let pack = shipped();
    let rates: Vec<_> = (pack.work().unwrap().roles.iter())
        .map(|role| json!({ "role": role.id, "per_day": 1 }))
        .collect();
    let efforts: Vec<_> = (pack.actions().iter())
        .map(|action| json!({ "action": action.id, "low": 1, "likely": 1, "high": 1 }))
        .collect();
    let excluded: Vec<_> = (pack.actions().iter().skip(1))
        .map(|action| json!({ "action": action.id, "reason": "no" }))
        .collect();
    let options = options(
        &pack,
        json!({ "start": "2026-11-30", "goal": "everything", "spent": 1_000_000_000_000_i64,
            "day_rates": rates, "efforts": efforts, "excluded": excluded }),
    );
    let plan = plan(&pack, &Answers::default(), &options, None).unwrap();
    assert_eq!(plan.cost.unwrap().likely, 1);
    assert!(plan.budget.iter().any(|found| found.share_bp == [(1 << 53) - 1; 2]));
}

#[test]
fn options_made_in_code_without_a_day_of_work_get_a_sentence() {
    let pack = shipped();
    let start = Date::parse("2026-11-30");
    for weekdays in [Vec::new(), vec![0, 8]] {
        let options = PlanOptions { start: start.clone(), weekdays, ..PlanOptions::default() };
        let problems = plan(&pack, &Answers::default(), &options, None).unwrap_err();
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].path, "$.weekdays");
        assert_eq!(problems[0].message, "nobody ever works");
    }
}

#[test]
fn options_that_make_no_sense_are_refused_all_at_once() {
    let pack = shipped();
    let text = r#"{
        "format": "shipworthy-plan-options/1", "start": "tomorrow", "weekdays": [0, 8], "holidays": ["2026-02-30"],
        "people": [{ "role": "ai-engineer", "people": 101 }, { "role": "ai-engineer", "people": 1 }, { "role": "wizard", "people": 1 }],
        "day_rates": [{ "role": "sponsor", "per_day": 0 }], "spent": -1,
        "efforts": [{ "action": "run-pilot", "low": 5, "likely": 4, "high": 10001 }],
        "done": ["run-pilott", "run-pilot"], "excluded": [{ "action": "run-pilot", "reason": "no" }]
    }"#;
    let (options, problems) = PlanOptions::from_text(&pack, text);
    assert!(options.is_none());
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        let lines: Vec<_> = problems.iter().map(|problem| format!("{} {}: {} ({})", problem.code.as_str(), problem.path, problem.message, problem.hint)).collect();
        insta::assert_snapshot!("plan-options", lines.join("\n"));
    });
}

#[test]
fn what_was_decided_is_saved_with_the_answers() {
    let pack = shipped();
    let mut answers = example(&pack, "churn-as-it-failed");
    let before = assess(&pack, &answers, None);
    let wishes = json!({
        "goal": "everything", "without_decisions": true, "start": "2026-11-30", "weekdays": [1, 3], "holidays": ["2026-12-25"],
        "people": [{ "role": "sponsor", "people": 2 }], "day_rates": [{ "role": "sponsor", "per_day": 900 }],
        "currency": "EUR", "spent": 40000, "efforts": [{ "action": "run-pilot", "low": 1, "likely": 2, "high": 3 }],
        "done": ["state-outcome"], "excluded": [{ "action": "run-shadow", "reason": "no users yet" }]
    });
    answers.plan = Some(options(&pack, wishes.clone()));
    let text = answers.to_text(&pack);
    let (again, problems) = Answers::from_text(&pack, &text);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(again.as_ref(), Some(&answers));
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["plan"], wishes);
    // It plays no part in the assessment.
    assert_eq!(assess(&pack, &again.unwrap(), None), before);
    // Options that are the usual ones take no room.
    answers.plan = Some(PlanOptions::default());
    assert_eq!(
        serde_json::from_str::<Value>(&answers.to_text(&pack)).unwrap()["plan"],
        json!({ "goal": "least-effort" })
    );
}

#[test]
fn a_plan_that_cannot_be_used_is_kept_and_told() {
    let pack = shipped();
    let mut file: Value =
        serde_json::from_str(&example(&pack, "churn-as-it-failed").to_text(&pack)).unwrap();
    file["plan"] = json!({ "start": "soon", "colour": "red" });
    let (answers, problems) = Answers::from_text(&pack, &file.to_string());
    let mut answers = answers.unwrap();
    assert!(answers.plan.is_none());
    assert!(
        problems
            .iter()
            .all(|problem| problem.severity == Severity::Warning
                && problem.path.starts_with("$.plan"))
    );
    assert!(!problems.is_empty());
    assert_eq!(assess(&pack, &answers, None).set_aside[0].path, "$.plan");
    assert_eq!(
        serde_json::from_str::<Value>(&answers.to_text(&pack)).unwrap()["plan"],
        file["plan"]
    );
    // One that is made since takes its place.
    answers.set_plan(options(&pack, json!({ "start": "2026-11-30" })));
    assert_eq!(answers.set_aside(), []);
    let written = serde_json::from_str::<Value>(&answers.to_text(&pack)).unwrap();
    assert_eq!(written["plan"]["start"], "2026-11-30");
}
