//! When each task happens: from tasks to days counted from 0, and from those to dates.

use super::calendar::Calendar;
use super::schedule::{self, Activity, Effort, Impossible, Project, Schedule, sorted};
use super::simulate::{Estimate, simulate};
use super::{Piece, Plan, PlanPhase, Planner, RUNS, TaskDays};
use crate::engine::advice::{Set, Work};
use crate::engine::diagnostic::Path;

/// A schedule, still in days.
pub(super) struct Timetable {
    pub(super) finish: u32,
    pub(super) finish_50: u32,
    pub(super) finish_80: u32,
    /// Per phase of the pack.
    pub(super) decisions: Vec<Option<u32>>,
    /// The places of the actions that the first activities of the schedule stand for.
    pub(super) open: Vec<usize>,
    /// For each of them, the places of the actions it waits for.
    pub(super) waits_for: Vec<Vec<usize>>,
    pub(super) schedule: Schedule,
}

impl Planner<'_> {
    /// Days from 0 for all that is still to be done, and then for the decision at the end of each phase that has any
    /// of it.
    pub(super) fn schedule(&mut self, work: &Work<'_>, pieces: &[Piece]) -> Option<Timetable> {
        let pack = self.pack;
        let links = pack.action_links();
        let open: Vec<&Piece> = pieces.iter().filter(|piece| !piece.done).collect();
        let activity_of = |place: usize| open.iter().position(|piece| piece.place == place);
        let mut chosen = work.nothing();
        open.iter().for_each(|piece| chosen.insert(piece.place));
        let finishes = work.finishes(&chosen);
        let roles = pack.roles();
        let mut project = Project {
            activities: Vec::new(),
            capacity: roles.iter().map(|role| self.people(&role.id, role.people)).collect(),
        };
        let mut waits_for: Vec<Vec<usize>> = Vec::new();
        for piece in &open {
            let mut waits: Vec<usize> =
                work.before(piece.place).filter(|place| chosen.has(*place)).collect();
            // Of the actions that would let it begin, the one that is there first.
            let openers = work.openers(piece.place).into_iter().flat_map(Set::iter);
            let first =
                openers.filter_map(|opener| Some((finishes.get(opener).copied()??, opener))).min();
            if let Some((_, first)) = first
                && !waits.contains(&first)
            {
                waits.push(first);
            }
            let after = waits.iter().filter_map(|place| activity_of(*place)).collect();
            waits_for.push(waits);
            let mut demand = vec![0; roles.len()];
            if let Some(units) = links.get(piece.place).and_then(|links| demand.get_mut(links.role))
            {
                *units = 1;
            }
            project.activities.push(Activity {
                duration_days: piece.estimate.likely,
                demand,
                after,
            });
        }
        let mut idle = false;
        for (place, (role, people)) in roles.iter().zip(&project.capacity).enumerate() {
            let needing: Vec<&str> = open
                .iter()
                .filter(|piece| links.get(piece.place).is_some_and(|links| links.role == place))
                .filter_map(|piece| Some(pack.actions().get(piece.place)?.title.as_str()))
                .collect();
            if *people == 0 && !needing.is_empty() {
                idle = true;
                self.no(
                    &Path::Key(&Path::Root, "people"),
                    &format!(
                        "nobody is there as {}, and there is work for one: {}",
                        role.title,
                        needing.join("; ")
                    ),
                    "give the role at least one person",
                );
            }
        }
        if idle {
            return None;
        }

        // A phase begins after the decision at the end of the one before.
        let phases = pack.phases().len();
        let mut decisions = Vec::new();
        let mut last: Option<usize> = None;
        for phase in 0..phases {
            let own: Vec<usize> = open
                .iter()
                .enumerate()
                .filter(|(_, piece)| {
                    links.get(piece.place).is_some_and(|links| links.phase == phase)
                })
                .map(|(activity, _)| activity)
                .collect();
            if own.is_empty() {
                decisions.push(None);
                continue;
            }
            for activity in &own {
                if let Some(activity) = project.activities.get_mut(*activity) {
                    activity.after.extend(last);
                }
            }
            last = Some(project.activities.len());
            decisions.push(last);
            project.activities.push(Activity { duration_days: 0, demand: Vec::new(), after: own });
        }
        let schedule = match schedule::schedule(&project, Effort::default()) {
            Ok(schedule) => schedule,
            Err(why) => return self.impossible(&why),
        };
        let milestone = Estimate { low: 0, likely: 0, high: 0 };
        let estimates: Vec<Estimate> = (0..project.activities.len())
            .map(|activity| open.get(activity).map_or(milestone, |piece| piece.estimate))
            .collect();
        let finishes = match simulate(&project, &schedule.order, &estimates, 1, RUNS) {
            Ok(finishes) => finishes,
            Err(why) => return self.impossible(&why),
        };
        Some(Timetable {
            finish: schedule.finish,
            finish_50: finishes.quantile(50),
            finish_80: finishes.quantile(80),
            decisions: decisions
                .into_iter()
                .map(|decision| schedule.start.get(decision?).copied())
                .collect(),
            open: open.iter().map(|piece| piece.place).collect(),
            waits_for,
            schedule,
        })
    }

    /// The options are sound and so is the pack, so only sheer length is left.
    fn impossible<T>(&mut self, why: &Impossible) -> Option<T> {
        let message = match why {
            Impossible::TooLong => "all the work together takes too long to be planned",
            _ => "the work cannot be put in an order",
        };
        self.no(&Path::Key(&Path::Root, "efforts"), message, "make the efforts smaller");
        None
    }

    /// Turns days into dates.
    pub(super) fn dates(&mut self, plan: &mut Plan, timetable: &Timetable) -> Option<()> {
        let pack = self.pack;
        let options = self.options;
        let schedule = &timetable.schedule;
        let before = |day: u32| day.saturating_sub(1);
        let ends = [timetable.finish, timetable.finish_50, timetable.finish_80];
        let mut days = vec![0];
        days.extend(ends.map(before).map(u64::from));
        let spans: Vec<(usize, [u32; 3])> = timetable
            .open
            .iter()
            .zip(schedule.start.iter().zip(&schedule.latest))
            .map(|(place, (start, latest))| {
                let task = pack
                    .actions()
                    .get(*place)
                    .and_then(|action| plan.tasks.iter().find(|task| task.action == action.id));
                let length = task.map_or(0, |task| task.effort_days.likely);
                let end = start.saturating_add(u32::try_from(length).unwrap_or(0));
                (*place, [*start, end, *latest])
            })
            .collect();
        // Begun so many days later, it ends as many later.
        let latest_end =
            |[start, end, latest]: [u32; 3]| end.saturating_add(latest.saturating_sub(start));
        days.extend(spans.iter().flat_map(|(_, span)| {
            let [start, end, latest] = *span;
            [start, before(end), latest, before(latest_end(*span))].map(u64::from)
        }));
        let mut days: Vec<u32> =
            sorted(days).into_iter().filter_map(|day| u32::try_from(day).ok()).collect();
        days.dedup();
        let calendar = Calendar::new(&plan.start, &options.weekdays, &options.holidays);
        let dates = calendar.dates(&days);
        if dates.iter().any(Option::is_none) {
            self.no(
                &Path::Key(&Path::Root, "start"),
                "the work would go on beyond the year 9999",
                "begin earlier, or let people work on more days",
            );
            return None;
        }
        let date = |day: u32| dates.get(days.binary_search(&day).ok()?)?.clone();
        plan.start = date(0)?;
        for (place, span) in spans {
            let [start, end, latest] = span;
            let id = pack.actions().get(place).map(|action| action.id.as_str());
            let Some(task) = plan.tasks.iter_mut().find(|task| id == Some(task.action.as_str()))
            else {
                continue;
            };
            task.days = Some(TaskDays {
                start_day: start,
                end_day: end,
                start: date(start)?,
                finish: date(before(end))?,
                latest_start: date(latest)?,
                latest_finish: date(before(latest_end(span)))?,
                float_days: latest.saturating_sub(start),
                critical: latest <= start,
            });
        }
        if !timetable.open.is_empty() {
            let [finish, half, most] = ends.map(|end| date(before(end)));
            (plan.finish, plan.finish_50, plan.finish_80) = (finish, half, most);
        }
        let phases = pack.phases();
        for (phase, decision) in phases.iter().zip(&timetable.decisions) {
            let own = || plan.tasks.iter().filter(|task| task.phase == phase.id);
            if own().next().is_none() {
                continue;
            }
            plan.phases.push(PlanPhase {
                phase: phase.id.clone(),
                start: own()
                    .filter_map(|task| task.days.as_ref())
                    .map(|days| &days.start)
                    .min()
                    .cloned(),
                decision: decision.and_then(|day| date(before(day))),
                decision_day: *decision,
                deliverables: phase
                    .deliverables
                    .iter()
                    .filter(|id| plan.tasks.iter().any(|task| task.action == **id))
                    .cloned()
                    .collect(),
            });
        }
        Some(())
    }
}
