//! The chart: a table with a row for each piece of work and each decision, and their bars in time.
//!
//! Charts of published figures are elsewhere: see `pages/chart.rs`.

use super::axis::{Axis, WIDTH};
use super::controls::change;
use super::task::{decide, details, role, task_id};
use super::titles;
use crate::engine::plan::{PlanPhase, Task};
use crate::engine::{Date, Plan};
use crate::ui::markup::Markup;
use crate::ui::model::{Assessment, PlanChange};
use crate::ui::text;

/// Half the breadth of a diamond on the axis.
const DIAMOND: i64 = 190;

/// `is_brief`: with who does it instead of its details.
pub(super) fn chart(now: &Assessment, plan: &Plan, is_brief: bool, page: &mut Markup) {
    if plan.tasks.is_empty() {
        page.line("p", "", text::NO_WORK);
        return;
    }
    if !is_brief {
        page.within("fieldset", "choices week screen-only", |page| {
            page.line("legend", "", text::LANES);
            for (by_role, label) in [(false, text::BY_PHASE), (true, text::BY_ROLE)] {
                let set = change(PlanChange::ByRole(by_role));
                page.within("label", "tick", |page| {
                    page.tick("radio", "sw-lanes", now.plan_by_role == by_role, set.clone(), set);
                    page.line("span", "", label);
                });
            }
        });
    }
    let last = plan.finish_80.iter().chain(&plan.finish).max();
    let axis = Axis::new(&plan.start, last, now.today.as_ref());
    page.within("figure", "chart plan", |page| {
        if last.is_some() {
            page.line("p", "quiet", &text::plan_key(axis.today.map(Date::as_str)));
        }
        page.within("table", "", |page| {
            page.set("role", "table");
            page.line("caption", "", text::PLAN_TABLE);
            page.within("thead", "", |page| {
                row(page, |page| {
                    let more = if is_brief { text::ROADMAP_WHO } else { text::TASK_DETAILS };
                    for (place, title) in
                        [text::TASK, text::WHEN_PLANNED, more].into_iter().enumerate()
                    {
                        page.within("th", "", |page| {
                            page.set("scope", "col");
                            page.set("role", "columnheader");
                            page.text(title);
                            if let (1, Some(last)) = (place, last) {
                                page.within("span", "axis", |page| {
                                    page.line("span", "", &text::date(plan.start.as_str()));
                                    page.line("span", "", &text::date(last.as_str()));
                                });
                                axis.head(page);
                            }
                        });
                    }
                });
            });
            for (title, about, tasks, decisions) in lanes(now, plan) {
                page.within("tbody", "", |page| {
                    page.key(title);
                    row(page, |page| {
                        page.within("th", "lane", |page| {
                            page.set("scope", "rowgroup");
                            page.set("role", "rowheader");
                            page.set("colspan", "3");
                            page.text(title);
                            page.line("small", "", about);
                        });
                    });
                    for task in tasks {
                        task_row(now, plan, task, (&axis, is_brief), page);
                    }
                    for phase in decisions {
                        decision_row(now, phase, &axis, page);
                    }
                });
            }
            if let (Some(finish), Some(half), Some(most)) =
                (&plan.finish, &plan.finish_50, &plan.finish_80)
            {
                page.within("tbody", "", |page| {
                    row(page, |page| {
                        header(page, |page| page.line("strong", "", text::ALL_WORK));
                        cell(page, |page| {
                            page.text(&text::finishes(
                                finish.as_str(),
                                half.as_str(),
                                most.as_str(),
                            ));
                            let end = axis.place(finish, 1);
                            axis.bar(
                                &[
                                    ("whole", 0, WIDTH),
                                    ("proven", 0, end),
                                    ("possible", end, axis.place(most, 1)),
                                ],
                                "",
                                page,
                            );
                        });
                        cell(page, |_| {});
                    });
                });
            }
        });
    });
}

/// A lane of the chart: its title, what is to be said about it, its tasks, and the decisions at its end.
type Lane<'a> = (&'a str, &'a str, Vec<&'a Task>, Vec<&'a PlanPhase>);

fn lanes<'a>(now: &'a Assessment, plan: &'a Plan) -> Vec<Lane<'a>> {
    let mut lanes: Vec<Lane<'_>> = Vec::new();
    let Some(work) = now.pack.work() else { return lanes };
    let phase = |id: &str| plan.phases.iter().find(|phase| phase.phase == id);
    if now.plan_by_role {
        for role in &work.roles {
            let tasks = plan.tasks.iter().filter(|task| task.role == role.id).collect();
            lanes.push((&role.title, role.help.as_deref().unwrap_or_default(), tasks, Vec::new()));
        }
        lanes.push((text::DECISIONS, "", Vec::new(), plan.phases.iter().collect()));
    } else {
        for data in &work.phases {
            let tasks = plan.tasks.iter().filter(|task| task.phase == data.id).collect();
            lanes.push((&data.title, "", tasks, phase(&data.id).into_iter().collect()));
        }
    }
    lanes.retain(|(_, _, tasks, decisions)| !(tasks.is_empty() && decisions.is_empty()));
    lanes
}

fn task_row(
    now: &Assessment,
    plan: &Plan,
    task: &Task,
    (axis, is_brief): (&Axis<'_>, bool),
    page: &mut Markup,
) {
    let actions = now.pack.actions().iter();
    let Some((place, action)) = actions.enumerate().find(|(_, action)| action.id == task.action)
    else {
        return;
    };
    row(page, |page| {
        page.key(&task.action);
        header(page, |page| {
            page.text(&action.title);
            if !task.after.is_empty() {
                page.line("small", "", &text::after(&titles(now, &task.after)));
            }
        });
        cell(page, |page| {
            let Some(days) = &task.days else {
                page.line("strong", "", text::DONE);
                return;
            };
            page.text(&text::task_days(
                days.start.as_str(),
                days.finish.as_str(),
                task.effort_days.likely,
            ));
            let (from, to) = (axis.place(&days.start, 0), axis.place(&days.finish, 1));
            if days.critical {
                // No line begins with the dot.
                page.text("\u{a0}· ");
                page.line("strong", "", text::CRITICAL);
            }
            axis.bar(
                &[
                    ("whole", 0, WIDTH),
                    ("float", to, axis.place(&days.latest_finish, 1)),
                    ("edge", from, if days.critical { to } else { from }),
                    ("proven", from, to),
                ],
                "",
                page,
            );
            if !days.critical {
                let (start, finish) = (days.latest_start.as_str(), days.latest_finish.as_str());
                page.line("small", "", &text::may_begin(start, finish, days.float_days));
            }
        });
        cell(page, |page| {
            if is_brief {
                page.text(role(now, task));
                return;
            }
            page.within("details", "task", |page| {
                page.within("summary", "", |page| {
                    page.set("aria-label", &text::details_of(&action.title));
                    page.text(text::TASK_DETAILS);
                });
                page.within("div", "", |page| {
                    page.set("id", &task_id(place));
                    details(now, plan, task, action, page);
                    decide(now, place, task.done, page);
                });
            });
        });
    });
}

fn decision_row(now: &Assessment, found: &PlanPhase, axis: &Axis<'_>, page: &mut Markup) {
    let phases = now.pack.phases();
    let Some(phase) = phases.iter().find(|phase| phase.id == found.phase) else { return };
    page.within("tr", "decision", |page| {
        page.set("role", "row");
        page.key(&phase.id);
        header(page, |page| {
            page.line("strong", "", &phase.gate);
            page.line("small", "", &phase.asks);
        });
        cell(page, |page| match &found.decision {
            Some(day) => {
                page.line("strong", "", &text::decision_on(day.as_str()));
                // What is due at the end of a day lies at its end.
                let at = axis.place(day, 1);
                let (left, right) = (at - DIAMOND, at + DIAMOND);
                let gate = format!("M{left} .5L{at} -.1L{right} .5L{at} 1.1Z");
                axis.bar(&[("whole", 0, WIDTH)], &gate, page);
            }
            None => page.text(text::NO_WORK_BEFORE),
        });
        cell(page, |page| {
            if !found.deliverables.is_empty() {
                page.line("small", "", &text::looks_at(&titles(now, &found.deliverables)));
            }
        });
    });
}

/// The roles are said because a row that is laid out as a card is none to some screen readers.
fn row(page: &mut Markup, content: impl FnOnce(&mut Markup)) {
    page.within("tr", "", |page| {
        page.set("role", "row");
        content(page);
    });
}

fn header(page: &mut Markup, content: impl FnOnce(&mut Markup)) {
    page.within("th", "", |page| {
        page.set("scope", "row");
        page.set("role", "rowheader");
        content(page);
    });
}

fn cell(page: &mut Markup, content: impl FnOnce(&mut Markup)) {
    page.within("td", "", |page| {
        page.set("role", "cell");
        content(page);
    });
}
