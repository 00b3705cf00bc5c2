//! One piece of work: what is said about it, what can be decided about it, and what was left out.
//!
//! When it happens is in its row of the chart.

use super::controls::{change, field, tick};
use super::{block, labelled, question};
use crate::engine::plan::Task;
use crate::engine::{Action as Work, Condition, Plan};
use crate::ui::components::source_list::source_list;
use crate::ui::markup::Markup;
use crate::ui::model::{Action, Assessment, PlanChange, PlanField};
use crate::ui::{text, view_model};

pub(super) fn details(
    now: &Assessment,
    plan: &Plan,
    task: &Task,
    action: &Work,
    page: &mut Markup,
) {
    labelled(page, text::RESULT_OF_TASK, &action.deliverable);
    labelled(page, text::WHO, role(now, task));
    labelled(page, text::EFFORT, &text::effort(task.effort_days));
    if let Some(cost) = task.cost {
        let currency = plan.currency.as_deref();
        let likely = text::money(currency, cost.likely);
        labelled(page, text::COST_OF_TASK, &text::with_ends(&likely, &text::ends(currency, cost)));
    }
    page.line("strong", "", text::DONE_WHEN);
    page.within("ul", "points", |page| {
        for raise in &task.raises {
            page.within("li", "", |page| {
                question(now, &raise.question, page);
                let question = now.pack.question(&raise.question);
                let level = question.and_then(|question| question.level_text(raise.to));
                page.line("p", "", level.unwrap_or_default());
            });
        }
    });
    if task.gates.is_empty() && !task.done {
        page.line("p", "quiet", text::WHY_NOT);
    }
    if !task.gates.is_empty() {
        page.line("strong", "", text::WHY);
        page.within("ul", "points", |page| {
            for gate in task.gates.iter().filter_map(|id| now.pack.gate(id)) {
                page.within("li", "", |page| {
                    page.line("strong", "", &gate.title);
                    reasons(now, task, &gate.condition, page);
                });
            }
        });
    }
    page.within("details", "more", |page| {
        page.line("summary", "", text::SOURCES);
        source_list(&view_model::sources(&now.pack, &action.sources), page);
    });
}

/// What can be decided about a task.
pub(super) fn decide(now: &Assessment, place: usize, done: bool, page: &mut Markup) {
    page.within("div", "screen-only", |page| {
        let set = |done| PlanChange::Done(place, done);
        tick(done, (text::MARK_DONE, text::MARK_DONE_HELP), set(true), set(false), page);
        if done {
            return;
        }
        efforts(now, place, text::EFFORT_LEGEND, page);
        let reason = ("text", PlanField::Reason(place));
        field(now, text::LEAVE_OUT_WHY, reason, text::LEAVE_OUT_MISSING, page);
        page.secondary(text::LEAVE_OUT, change(PlanChange::Exclude(place)));
    });
}

fn efforts(now: &Assessment, place: usize, legend: &str, page: &mut Markup) {
    page.within("fieldset", "choices", |page| {
        page.line("legend", "", legend);
        page.within("div", "row", |page| {
            for (end, label) in [text::LOW, text::LIKELY, text::HIGH].into_iter().enumerate() {
                let wrong = if end == 2 { text::EFFORT_WRONG } else { "" };
                field(now, label, ("numeric", PlanField::Effort(place, end)), wrong, page);
            }
        });
    });
}

/// Own efforts for work that is not in the plan, perhaps because of them: here they can be changed.
pub(super) fn own_efforts(now: &Assessment, plan: Option<&Plan>, page: &mut Markup) {
    let is_planned =
        |id: &str| plan.is_some_and(|plan| plan.tasks.iter().any(|task| task.action == id));
    let actions = now.pack.actions().iter().enumerate();
    let is_idle =
        |(place, action): &(usize, &Work)| now.has_own_effort(*place) && !is_planned(&action.id);
    let idle: Vec<_> = actions.filter(is_idle).collect();
    if idle.is_empty() {
        return;
    }
    block("efforts", text::OWN_EFFORTS, page, |page| {
        page.line("p", "quiet", text::OWN_EFFORTS_INTRO);
        for (place, action) in idle {
            page.within("div", "", |page| {
                page.key(&action.id);
                page.set("id", &task_id(place));
                efforts(now, place, &action.title, page);
            });
        }
    });
}

/// The id of the details of the action at this place of the pack.
pub(super) fn task_id(place: usize) -> String {
    format!("sw-task-{place}")
}

pub(super) fn left_out(now: &Assessment, page: &mut Markup) {
    if now.plan_options.excluded.is_empty() {
        return;
    }
    page.within("section", "block", |page| {
        page.key("excluded");
        page.within("h3", "", |page| {
            page.set("tabindex", "-1");
            page.set("data-focus", "excluded");
            page.text(text::LEFT_OUT);
        });
        page.within("ul", "points", |page| {
            for entry in &now.plan_options.excluded {
                let all = now.pack.actions().iter().enumerate();
                for (place, action) in all.filter(|(_, action)| action.id == entry.action) {
                    page.within("li", "", |page| {
                        page.key(&action.id);
                        labelled(page, &text::labelled(&action.title), &entry.reason);
                        page.clickable(
                            "link screen-only",
                            change(PlanChange::Done(place, false)),
                            |page| {
                                page.set("aria-label", &text::take_back(&action.title));
                                page.text(text::TAKE_BACK);
                            },
                        );
                    });
                }
            }
        });
    });
}

pub(super) fn role<'a>(now: &'a Assessment, task: &Task) -> &'a str {
    let role = now.pack.roles().iter().find(|role| role.id == task.role);
    role.map_or("", |role| &role.title)
}

/// Why a gate waits for a task: the questions it names, and the areas whose scores it looks at.
fn reasons(now: &Assessment, task: &Task, gate: &Condition, page: &mut Markup) {
    let mut areas = Vec::new();
    for raise in &task.raises {
        let Some(asked) = now.pack.question(&raise.question) else { continue };
        let area = asked.area;
        let names = |part: &Condition| match part {
            Condition::Question(question, _) => now.pack[*question].id == raise.question,
            _ => false,
        };
        let counts = |part: &Condition| match part {
            Condition::Area(of, _) => *of == area,
            Condition::Score(..) => true,
            _ => false,
        };
        if has(now, gate, &names) {
            page.within("div", "screen-only", |page| question(now, &raise.question, page));
        } else if !areas.contains(&area) && has(now, gate, &counts) {
            areas.push(area);
            page.within("div", "screen-only", |page| {
                page.link(&text::in_area(&now.pack[area].title), Action::ShowArea(area.get()));
            });
        }
    }
}

/// Whether some part of a condition is such.
fn has(now: &Assessment, condition: &Condition, is: &dyn Fn(&Condition) -> bool) -> bool {
    match condition {
        Condition::Gate(gate) => has(now, &now.pack[*gate].condition, is),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().any(|part| has(now, part, is))
        }
        Condition::Question(..) | Condition::Area(..) | Condition::Score(..) => is(condition),
    }
}
