//! From advice to dates: which actions are done when, by whom, until when it may take, and for how much.
//!
//! ```text
//! answers, options ─► advice::ways ─► tasks ─► schedule (days from 0) ─► calendar (dates) ─► Plan
//!                                          └─► simulate (50 %, 80 %) ─┘
//! ```
//!
//! `options.rs` is what the user may decide, `timetable.rs` when each task happens, `tasks.rs` what is said of it,
//! `money.rs` what it comes to; `schedule.rs` is the search for a short schedule, `simulate.rs` the spread of its
//! finish, `calendar.rs` working days, `export.rs` plans for other programs. What the answers call for is found in
//! [`super::advice`].

mod calendar;
mod export;
mod money;
mod options;
pub mod schedule;
pub mod simulate;
mod tasks;
mod timetable;

use serde::Serialize;

use super::advice::{Set, Ways, WhatIf, Work, ways};
use super::answers::Answers;
use super::date::Date;
use super::diagnostic::{Code, Diagnostic, Path, Problems};
use super::gate::{Gates, Verdict};
use super::pack::{Action, ActionLinks, Pack};
use super::points::Range;
use super::report::PackInfo;
use super::score::{Profile, Scores};
use simulate::Estimate;

#[cfg(feature = "plans")]
pub(crate) use export::export_text;
pub use export::{ExportFormat, export};
pub(crate) use export::{amount, span, work_days};
#[cfg(feature = "schema")]
pub(crate) use options::RawOptions;
pub use options::{
    ActionEffort, Exclusion, FORMAT as PLAN_OPTIONS_FORMAT, Goal, PlanOptions, RolePeople, RoleRate,
};

/// The format of a plan.
pub const FORMAT: &str = "shipworthy-plan/1";

/// How many times the finish is simulated.
const RUNS: u32 = 1_000;

/// Work with dates. Made by [`plan`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Plan {
    /// [`FORMAT`].
    #[cfg_attr(feature = "schema", schemars(extend("const" = FORMAT)))]
    pub format: &'static str,
    /// The pack it was made with.
    pub pack: PackInfo,
    /// The name of the PoC, if it was given.
    pub title: Option<String>,
    /// What it aims at.
    pub goal: Goal,
    /// The first working day.
    pub start: Date,
    /// The verdict as things stand, with what is marked as done.
    pub verdict: Range<Verdict>,
    /// The verdict once everything planned is done.
    pub verdict_after: Range<Verdict>,
    /// The gates that keep that verdict from *ship*. When the plan was to lead there, they are those that no work makes
    /// hold, or only what is excluded.
    pub obstacles: Vec<String>,
    /// The work: what is done already first, then by start.
    pub tasks: Vec<Task>,
    /// The phases that hold tasks, in the pack's order.
    pub phases: Vec<PlanPhase>,
    /// What was excluded, of what would have been planned or could be.
    pub excluded: Vec<Exclusion>,
    /// The last day of work if everything takes its likely effort; `null` when nothing is to be done.
    pub finish: Option<Date>,
    /// The last day of work in at least half of the simulated runs, and in 80 % of them, is no later than these.
    pub finish_50: Option<Date>,
    /// See `finish_50`.
    pub finish_80: Option<Date>,
    /// Working days from the start to `finish`.
    pub working_days: u32,
    /// The roles that have tasks, in the pack's order.
    pub roles: Vec<RoleReport>,
    /// Work still to be done, in days of one person.
    pub effort_days: Spread,
    /// What it costs, in whole units of the currency; `null` unless every role with tasks has a rate.
    pub cost: Option<Spread>,
    /// The currency, as it was given.
    pub currency: Option<String>,
    /// What the PoC has cost so far, as it was given.
    pub spent: Option<u64>,
    /// The split of money next to what others say about it; empty without a cost or without what was spent.
    pub budget: Vec<BudgetReport>,
    /// What the user should know: wishes that contradict each other or look like mistakes. Warnings only.
    pub remarks: Vec<Diagnostic>,
}

/// A sum at the low, likely and high end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Spread {
    /// If everything goes well.
    pub low: u64,
    /// What is most likely.
    pub likely: u64,
    /// If little goes well.
    pub high: u64,
}

/// An action in a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Task {
    /// The action's id.
    pub action: String,
    /// The role's id.
    pub role: String,
    /// The phase's id.
    pub phase: String,
    /// True when it was marked as done; then it has no days.
    pub done: bool,
    /// The gates it helps to hold, that fail or are open as things stand; ids in the pack's order. Warnings only if
    /// there are no others; none at all if only a decision looks at it, or it comes before something else.
    pub gates: Vec<String>,
    /// What it raises. The text of the level is how anybody can tell that it is done.
    pub raises: Vec<TaskRaise>,
    /// Ids of the tasks of this plan that must be finished first.
    pub after: Vec<String>,
    /// Days of one person.
    pub effort_days: Spread,
    /// In whole units of the currency, if the role has a rate.
    pub cost: Option<Spread>,
    /// When it happens; `null` when it is done.
    pub days: Option<TaskDays>,
}

/// A level that a task brings about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TaskRaise {
    /// The question's id.
    pub question: String,
    /// Where its answer stands.
    pub from: Range<u8>,
    /// The level it has afterwards, at least.
    pub to: u8,
}

/// When a task happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TaskDays {
    /// Its first working day, counted from 0 at the plan's start.
    pub start_day: u32,
    /// The first working day after it.
    pub end_day: u32,
    /// Its first day.
    pub start: Date,
    /// Its last day.
    pub finish: Date,
    /// The latest first day that delays no decision and not the finish.
    pub latest_start: Date,
    /// Its last day if it begins then.
    pub latest_finish: Date,
    /// Working days between the two.
    pub float_days: u32,
    /// True when there are none.
    pub critical: bool,
}

/// A phase with tasks, and the decision at its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanPhase {
    /// The phase's id.
    pub phase: String,
    /// The first day of its first task; `null` when all of them are done.
    pub start: Option<Date>,
    /// The last day of its last task, on which the decision is due.
    pub decision: Option<Date>,
    /// The same as a working day, counted from 0 at the plan's start: the first one after it.
    pub decision_day: Option<u32>,
    /// Ids of the planned or finished actions whose deliverables are looked at.
    pub deliverables: Vec<String>,
}

/// What a role has to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoleReport {
    /// The role's id.
    pub role: String,
    /// How many people the plan counts with.
    pub people: u32,
    /// Work still to be done, in days of one person.
    pub effort_days: Spread,
    /// Per day of one person, in whole units of the currency.
    pub day_rate: Option<u64>,
    /// In whole units of the currency.
    pub cost: Option<Spread>,
}

/// The split of money next to a rule of thumb.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BudgetReport {
    /// The rule's id; its own share stands in the pack, as an opinion.
    pub rule: String,
    /// What was spent in basis points of the rule's base, if the planned work costs the most and if it costs the
    /// least. More than 10,000 if more was spent than production costs; at most 2^53 - 1.
    pub share_bp: [u64; 2],
}

/// A plan for answers, under what the user decided. Total and pure, as [`super::assess`] is.
///
/// `today`, if given, is only used to remark on days that have passed.
///
/// ```
/// use shipworthy::engine::{Answers, Date, Pack, PlanOptions, plan};
/// # let pack = Pack::from_text(include_str!("../../../tests/packs/nonsense.json")).0.unwrap();
/// let options = PlanOptions { start: Date::parse("2026-11-30"), ..PlanOptions::default() };
/// let plan = plan(&pack, &Answers::default(), &options, None).unwrap();
/// assert!(!plan.tasks.is_empty());
/// assert_eq!(plan.verdict_after.proven.as_str(), "ship");
/// ```
///
/// # Errors
///
/// Why there can be no plan, in full sentences: no day to begin, nobody in a role that has work, or dates beyond the
/// calendar.
pub fn plan(
    pack: &Pack,
    answers: &Answers,
    options: &PlanOptions,
    today: Option<&Date>,
) -> Result<Plan, Vec<Diagnostic>> {
    let profile = Profile::of(pack, answers);
    let scores = Scores::of(pack, &profile, answers);
    let mut planner = Planner {
        pack,
        options,
        what_if: &WhatIf { pack, profile: &profile },
        problems: Problems::default(),
    };
    planner.plan(answers, &profile, &scores, today).ok_or_else(|| planner.problems.into_vec())
}

struct Planner<'a> {
    pack: &'a Pack,
    options: &'a PlanOptions,
    what_if: &'a WhatIf<'a>,
    problems: Problems,
}

/// One action that a plan speaks of.
struct Piece {
    place: usize,
    done: bool,
    estimate: Estimate,
}

impl Planner<'_> {
    fn plan(
        &mut self,
        answers: &Answers,
        profile: &Profile,
        scores: &Scores,
        today: Option<&Date>,
    ) -> Option<Plan> {
        let (pack, options) = (self.pack, self.options);
        let root = Path::Root;
        let Some(start) = &options.start else {
            self.no(
                &Path::Key(&root, "start"),
                "there is no day to begin",
                "give the first day of work",
            );
            return None;
        };
        // Options that were read have a day of the week; those built in code may have none.
        if !options.weekdays.iter().any(|day| (1..=7).contains(day)) {
            self.no(&Path::Key(&root, "weekdays"), options::NO_WEEKDAY, options::NAME_WEEKDAY);
            return None;
        }
        if today.is_some_and(|today| start < today) {
            self.remark(
                &Path::Key(&root, "start"),
                &format!("the start, {}, has passed", start.as_str()),
                "choose a later day, or mark what has been done since",
            );
        }
        let actions = || pack.actions().iter().map(|action| &action.id);
        let mut done = Set::of(actions().map(|id| options.done.contains(id)));
        let is_excluded =
            |id: &String| options.excluded.iter().any(|exclusion| exclusion.action == *id);
        let excluded = Set::of(actions().map(is_excluded));

        // What is marked as done counts as brought about, whatever the answers say as yet, if it is anything here.
        let efforts = &options.efforts;
        let before = Work::of(pack, profile, scores.standings.clone(), None, efforts);
        done.keep(&before.open);
        let now = self.what_if.scores(before.after(&done));
        let left = done.with(&excluded);
        let work = Work::of(pack, profile, now.standings.clone(), Some(&left), efforts);
        let found = ways(&work, self.what_if);
        // Where only what is excluded stands in the way of ship, the rest of that way is worth doing all the same: what
        // prepared for it may then be spare.
        let rest = (!found.obstacles.is_empty() && options.goal != Goal::Everything).then(|| {
            let all = Work::of(pack, profile, now.standings.clone(), Some(&done), efforts);
            let found = ways(&all, self.what_if);
            (all, found)
        });
        let (of, way) = rest.as_ref().map_or((&work, &found), |(all, found)| (all, found));
        let chosen = self.chosen(of, way).without(&excluded);
        let chosen = Set::of(work.finishes(&chosen).iter().map(Option::is_some));
        let chosen = if rest.is_some() { without_spare(&work, chosen) } else { chosen };
        let after = self.what_if.scores(work.after(&chosen));

        let mut pieces: Vec<Piece> = Vec::new();
        for place in chosen.with(&done).iter() {
            pieces.push(Piece { place, done: done.has(place), estimate: self.estimate(place) });
        }
        let schedule = self.schedule(&work, &pieces)?;
        let mut plan = Plan {
            format: FORMAT,
            pack: PackInfo::of(pack),
            title: answers.title.clone(),
            goal: options.goal,
            start: start.clone(),
            verdict: self.gates(&now).verdict(pack),
            verdict_after: self.gates(&after).verdict(pack),
            obstacles: if options.goal == Goal::Everything || found.obstacles.is_empty() {
                self.gates(&after).obstacles(pack)
            } else {
                found.obstacles.clone()
            },
            tasks: Vec::new(),
            phases: Vec::new(),
            excluded: self.excluded(&before, &done),
            finish: None,
            finish_50: None,
            finish_80: None,
            working_days: schedule.finish,
            roles: Vec::new(),
            effort_days: Spread::default(),
            cost: None,
            currency: options.currency.clone(),
            spent: options.spent,
            budget: Vec::new(),
            remarks: Vec::new(),
        };
        plan.tasks = self.tasks(&pieces, &now, &scores.standings, &schedule);
        self.dates(&mut plan, &schedule)?;
        self.money(&mut plan);
        if plan.tasks.iter().all(|task| task.done) {
            self.remark_on_nothing(&plan, &found);
        }
        if !found.exact && options.goal != Goal::Everything {
            self.remark(
                &Path::Key(&root, "goal"),
                "the search was cut short, and a better way to ship than this may exist",
                "answer more questions, or leave out unwanted work: then there is less to search",
            );
        }
        plan.remarks = std::mem::take(&mut self.problems).into_vec();
        Some(plan)
    }

    fn gates(&self, scores: &Scores) -> Gates {
        Gates::of(self.pack, self.what_if.profile, scores)
    }

    /// Which actions the goal asks for. What cannot begin is left out.
    fn chosen(&self, work: &Work<'_>, ways: &Ways) -> Set {
        let pack = self.pack;
        let finishes = work.finishes(&work.open);
        let can = Set::of(finishes.iter().map(Option::is_some));
        let way = match self.options.goal {
            Goal::Everything => return without_spare(work, can),
            Goal::LeastEffort => ways.by_effort.first(),
            Goal::LeastTime => ways.by_time.first(),
        };
        let is_in = |action: &Action| way.is_some_and(|way| way.actions.contains(&action.id));
        let mut chosen = Set::of(pack.actions().iter().map(is_in));
        let phases = pack.phases();
        // What a decision looks at may need work of an earlier phase, which then has a decision, too: from the end.
        for (place, phase) in
            phases.iter().enumerate().rev().filter(|_| !self.options.without_decisions)
        {
            let is_of_phase = |links: &ActionLinks| links.phase == place;
            if !chosen.meets(&Set::of(pack.action_links().iter().map(is_of_phase))) {
                continue;
            }
            for (action, data) in pack.actions().iter().enumerate() {
                // What can be done has nothing before it that cannot.
                if phase.deliverables.contains(&data.id) && can.has(action) {
                    chosen = work.with_openers(work.with(&chosen, action), &finishes);
                }
            }
        }
        without_spare(work, chosen)
    }

    /// The effort of an action, as the user or else the pack says.
    fn estimate(&self, place: usize) -> Estimate {
        let days = |days: i64| u32::try_from(days).unwrap_or(0);
        let Some(action) = self.pack.actions().get(place) else {
            return Estimate { low: 0, likely: 0, high: 0 };
        };
        let own = self.options.efforts.iter().find(|effort| effort.action == action.id);
        let pack = &action.effort_days;
        let (low, likely, high) =
            own.map_or((pack.low, pack.likely, pack.high), |own| (own.low, own.likely, own.high));
        Estimate { low: days(low), likely: days(likely), high: days(high) }
    }

    fn people(&self, role: &str, people: i64) -> u32 {
        let own = self.options.people.iter().find(|entry| entry.role == role);
        u32::try_from(own.map_or(people, |own| own.people)).unwrap_or(0)
    }

    /// The exclusions that matter: of actions that would otherwise be there to do.
    fn excluded(&self, before: &Work<'_>, done: &Set) -> Vec<Exclusion> {
        let open = before.open.without(done);
        let open = open.iter().filter_map(|place| self.pack.actions().get(place));
        let excluded = &self.options.excluded;
        open.filter_map(|action| excluded.iter().find(|one| one.action == action.id).cloned())
            .collect()
    }

    fn no(&mut self, at: &Path<'_>, message: &str, hint: &str) {
        self.problems.error(Code::Contradiction, at, message, hint);
    }

    fn remark(&mut self, at: &Path<'_>, message: &str, hint: &str) {
        self.problems.warning(Code::Contradiction, at, message, hint);
    }

    fn remark_on_nothing(&mut self, plan: &Plan, ways: &Ways) {
        let root = Path::Root;
        let at = Path::Key(&root, "goal");
        if self.pack.actions().is_empty() {
            self.remark(
                &Path::Root,
                "this pack knows no work",
                "a pack with actions can be planned",
            );
        } else if self.options.goal != Goal::Everything && plan.verdict.proven == Verdict::Ship {
            self.remark(
                &at,
                "nothing is missing to ship",
                "plan everything to see what could still be better",
            );
        } else if !ways.obstacles.is_empty() && self.options.goal != Goal::Everything {
            let hint = if plan.excluded.is_empty() {
                "look at the findings behind these gates again: nothing else can change the verdict"
            } else {
                "take back what is excluded, as far as it would help"
            };
            // The plan names what stands in the way.
            let message = "no work leads to the verdict ship";
            self.remark(&at, message, hint);
        } else {
            self.remark(
                &at,
                "nothing is left to do: everything is done, at full marks, or excluded",
                "take back what is marked as done or excluded, if it still has to be done",
            );
        }
    }
}

/// The actions without those that the rest makes needless.
///
/// Of two ways to close a gap, a plan that holds both would pay twice. So an action is left out when everything it
/// brings about is brought about by the others as well, and none of them waits for it: the last in the pack's order
/// first, so that of two with the same result the one listed first stays. What is left leads to the same levels. A way
/// to ship has no such action; what decisions look at can add one, and so can what is left of a way.
fn without_spare(work: &Work<'_>, chosen: Set) -> Set {
    let after = work.after(&chosen);
    let mut last_first: Vec<usize> = chosen.iter().collect();
    last_first.reverse();
    work.without_spare(chosen, &last_first, &|rest| work.after(rest) == after)
}
