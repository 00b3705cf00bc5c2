//! The plan: what is done when, by whom and for how much; what the visitor decides about it; and what leads to ship.
//!
//! The plan is made anew from the answers and the options whenever it is shown, so nothing on it can be stale.

use crate::engine::plan::{PlanPhase, Task};
use crate::engine::{
    Action as Work, Condition, Date, Diagnostic, ExportFormat, Goal, Plan, Verdict, Way, advise,
};
use crate::ui::components::problem_list::problem_list;
use crate::ui::components::range_bar::bar_with;
use crate::ui::components::source_list::source_list;
use crate::ui::markup::{Markup, Typed};
use crate::ui::model::{Action, Assessment, PlanChange, PlanField, Route, Screen, days};
use crate::ui::view_model::report::MOST_SHOWN;
use crate::ui::{text, view_model};

/// The length of the axis, and half the breadth of a diamond.
const WIDTH: i64 = 10_000;
const DIAMOND: i64 = 190;

pub(crate) fn page(now: &Assessment, page: &mut Markup) {
    let plan = now.plan();
    page.within("article", "report", |page| {
        page.key("plan");
        page.within("section", "verdict", |page| {
            page.key("answer");
            match &plan {
                Ok(plan) => answer(now, plan, page),
                Err(problems) => {
                    page.heading(text::NO_PLAN);
                    problem_list(problems, page);
                }
            }
        });
        settings(now, page);
        take_along(now, &plan, page);
        if let Ok(plan) = &plan {
            block("work", text::PLAN_WORK, page, |page| chart(now, plan, false, page));
        }
        left_out(now, page);
        block("money", text::MONEY, page, |page| money(now, plan.as_ref().ok(), page));
        block("advice", text::ADVICE, page, |page| advice(now, page));
    });
}

fn block(key: &str, title: &str, page: &mut Markup, content: impl FnOnce(&mut Markup)) {
    page.within("section", "block", |page| {
        page.key(key);
        page.line("h3", "", title);
        content(page);
    });
}

/// The plan on one page or two, for the printed report: the work without its details.
pub(crate) fn roadmap(now: &Assessment, page: &mut Markup) {
    let (Some(_), Ok(plan)) = (now.pack.work(), now.plan()) else { return };
    page.within("section", "block roadmap paper-only", |page| {
        page.line("h3", "", text::ROADMAP);
        page.line("p", "lead", &heading(&plan));
        result(now, &plan, true, page);
        if !plan.tasks.is_empty() {
            chart(now, &plan, true, page);
        }
    });
}

fn heading(plan: &Plan) -> String {
    let after = plan.verdict_after;
    let leads = plan.verdict.proven < Verdict::Ship && after.proven == Verdict::Ship;
    text::plan_heading(plan.finish.as_ref().map(Date::as_str), leads, after.proven)
}

fn answer(now: &Assessment, plan: &Plan, page: &mut Markup) {
    let after = plan.verdict_after;
    page.set("data-is", if after.is_settled() { after.proven.as_str() } else { "open" });
    page.heading(&heading(plan));
    result(now, plan, false, page);
}

fn result(now: &Assessment, plan: &Plan, is_brief: bool, page: &mut Markup) {
    if let (Some(half), Some(most)) = (&plan.finish_50, &plan.finish_80) {
        page.line("p", "lead", &text::plan_spread(half.as_str(), most.as_str()));
    }
    let has_work = plan.finish.is_some();
    if has_work {
        sums(plan, is_brief, page);
        page.line("p", "caution", text::PLAN_BASIS);
    }
    if !plan.obstacles.is_empty() {
        page.line("p", "", &text::in_the_way(has_work, plan.verdict_after));
        gates(now, &plan.obstacles, page);
    }
    // They are about the wishes that were entered on the plan's own page.
    if !(is_brief || plan.remarks.is_empty()) {
        page.line("h3", "", text::PLAN_REMARKS);
        problem_list(&plan.remarks, page);
    }
}

/// What the work comes to.
fn sums(plan: &Plan, is_brief: bool, page: &mut Markup) {
    page.within("dl", "headline-scores", |page| {
        let mut fact = |label, value: &str, more: &str| {
            page.within("div", "", |page| {
                page.line("dt", "", label);
                page.within("dd", "", |page| {
                    page.text(value);
                    page.line("small", "", more);
                });
            });
        };
        fact(
            text::VERDICT_THEN,
            &text::verdicts(plan.verdict_after),
            &text::verdict_now(plan.verdict),
        );
        let (effort, currency) = (plan.effort_days, plan.currency.as_deref());
        fact(text::WORK_LEFT, &text::grouped(effort.likely), &text::well_or_not(effort));
        fact(
            text::WORKING_DAYS,
            &text::grouped(plan.working_days.into()),
            &text::from_day(plan.start.as_str()),
        );
        match plan.cost {
            Some(cost) => {
                fact(text::COST, &text::money(currency, cost.likely), &text::ends(currency, cost))
            }
            None if is_brief => {}
            None => fact(text::COST, text::NO_COST, text::NO_COST_WHY),
        }
    });
}

/// Gates with what would put them right.
fn gates(now: &Assessment, ids: &[String], page: &mut Markup) {
    page.within("ul", "points", |page| {
        for gate in ids.iter().filter_map(|id| now.pack.gate(id)) {
            page.within("li", "", |page| labelled(page, &gate.title, &gate.if_failed));
        }
    });
}

/// Words with what they are about before them.
fn labelled(page: &mut Markup, label: &str, words: &str) {
    page.within("p", "", |page| {
        page.line("strong", "", label);
        page.text(" ");
        page.text(words);
    });
}

fn change(change: PlanChange) -> Action {
    Action::Plan(change)
}

/// The plan for other programs, and documents.
fn take_along(now: &Assessment, plan: &Result<Plan, Vec<Diagnostic>>, page: &mut Markup) {
    page.within("details", "block settings screen-only", |page| {
        page.key("take along");
        page.within("summary", "", |page| page.line("h3", "", text::TAKE_ALONG));
        page.within("section", "", |page| {
            page.line("h4", "", text::SAVE_PLAN);
            if plan.is_err() {
                page.line("p", "", text::NOTHING_TO_SAVE);
                return;
            }
            page.within("ul", "formats", |page| {
                let row = |action, title, about, name: &str, page: &mut Markup| {
                    page.within("li", "", |page| {
                        page.clickable("button", action, |page| {
                            page.set("aria-label", name);
                            page.text(title);
                        });
                        page.line("p", "", about);
                    });
                };
                row(Action::Print, text::PRINT, text::PRINT_PLAN, text::PRINT_PLAN_NAME, page);
                for format in ExportFormat::ALL {
                    let (title, about) = text::export(*format);
                    row(Action::Export(*format), title, about, &text::save_plan_as(title), page);
                }
            });
        });
        let documents = now.pack.documents();
        if documents.is_empty() {
            return;
        }
        page.within("section", "", |page| {
            page.within("h4", "", |page| {
                page.set("tabindex", "-1");
                page.set("data-focus", "documents");
                page.text(text::DOCUMENTS);
            });
            page.line("p", "", text::DOCUMENTS_INTRO);
            page.within("div", "actions", |page| {
                for (place, document) in documents.iter().enumerate() {
                    page.secondary(&document.title, Action::Go(Screen::Document(place)));
                }
            });
        });
    });
}

fn settings(now: &Assessment, page: &mut Markup) {
    let options = &now.plan_options;
    page.within("details", "block settings screen-only", |page| {
        page.key("settings");
        page.within("summary", "", |page| page.line("h3", "", text::PLAN_SETTINGS));
        page.within("fieldset", "choices", |page| {
            page.line("legend", "", text::GOAL);
            for goal in Goal::ALL {
                let aim = change(PlanChange::Goal(*goal));
                let (title, help) = text::goal(*goal);
                page.within("label", "choice", |page| {
                    page.tick("radio", "sw-goal", options.goal == *goal, aim.clone(), aim);
                    page.within("span", "", |page| {
                        page.text(title);
                        page.line("small", "", help);
                    });
                });
            }
        });
        tick(
            !options.without_decisions,
            (text::WITH_DECISIONS, text::WITH_DECISIONS_HELP),
            PlanChange::WithoutDecisions(false),
            PlanChange::WithoutDecisions(true),
            page,
        );
        page.within("div", "row", |page| {
            field(now, text::START_DAY, ("date", PlanField::Start), text::START_WRONG, page);
            let holidays = now.plan_text(PlanField::Holidays);
            let wrong = text::not_days(&days(&holidays).1.join(", "));
            field(now, text::HOLIDAYS, ("text", PlanField::Holidays), &wrong, page);
        });
        page.within("fieldset", "choices", |page| {
            page.line("legend", "", text::PEOPLE);
            page.within("div", "row", |page| {
                let roles = now.pack.roles();
                for (place, role) in roles.iter().enumerate() {
                    let people = ("number", PlanField::People(place));
                    field(now, &role.title, people, text::PEOPLE_WRONG, page);
                }
            });
            page.line("small", "", text::PEOPLE_HELP);
        });
        page.within("fieldset", "choices week", |page| {
            page.line("legend", "", text::WEEK);
            for (number, day) in (1..).zip(text::WEEKDAYS) {
                let works = options.weekdays.contains(&number);
                let set = |works| PlanChange::Weekday(number, works);
                tick(works, (day, ""), set(true), set(false), page);
            }
        });
    });
}

fn tick(
    is_ticked: bool,
    (label, help): (&str, &str),
    on: PlanChange,
    off: PlanChange,
    page: &mut Markup,
) {
    page.within("label", "tick", |page| {
        page.tick("checkbox", "", is_ticked, change(on), change(off));
        page.within("span", "", |page| {
            page.text(label);
            page.line("small", "", help);
        });
    });
}

/// A field with its label, and what is wrong with what stands in it.
fn field(
    now: &Assessment,
    label: &str,
    (kind, field): (&'static str, PlanField),
    wrong: &str,
    page: &mut Markup,
) {
    page.within("label", "field", |page| {
        page.line("span", "label", label);
        let is_wrong = now.plan_is_wrong(field);
        page.field(kind, &now.plan_text(field), Typed::Plan(field), |page| {
            if is_wrong {
                page.set("aria-invalid", "true");
            }
        });
        if is_wrong {
            page.within("small", "", |page| {
                page.set("data-is", "problem");
                page.set("role", "alert");
                page.text(wrong);
            });
        } else if field == PlanField::Holidays {
            page.line("small", "", text::HOLIDAYS_HELP);
        }
    });
}

/// Where days lie on the axis.
struct Axis<'a> {
    first: i64,
    days: i64,
    /// If it is on the axis.
    today: Option<&'a Date>,
    /// The days with a tick, and whether it has a label.
    ticks: Vec<(Date, bool)>,
    /// Whether they are Mondays, not the first days of months.
    by_week: bool,
    /// Lines through every bar: the ticks, and today.
    grid: String,
    mark: String,
}

impl<'a> Axis<'a> {
    fn new(first: &Date, last: Option<&Date>, today: Option<&'a Date>) -> Self {
        let days = last.map_or(1, |last| (last.ordinal() + 1 - first.ordinal()).max(1));
        let mut axis = Self {
            first: first.ordinal(),
            days,
            today: today.filter(|today| *today >= first && Some(*today) <= last),
            ticks: Vec::new(),
            // Every second week must have room for its label.
            by_week: days <= 93,
            grid: String::new(),
            mark: String::new(),
        };
        axis.ticks = axis.find_ticks(first);
        let line = |day: &Date| format!("M{} -.3V1.3", axis.place(day, 0));
        let grid = axis.ticks.iter().map(|(day, _)| line(day)).collect();
        let mark = axis.today.map(line).unwrap_or_default();
        Self { grid, mark, ..axis }
    }

    /// The morning of a day, so many days later.
    fn place(&self, day: &Date, later: i64) -> i64 {
        ((day.ordinal() + later - self.first) * WIDTH / self.days).clamp(0, WIDTH)
    }

    /// Mondays on a short axis, else the first days of months. Those with labels are so far apart that the labels do
    /// not meet on a phone.
    fn find_ticks(&self, first: &Date) -> Vec<(Date, bool)> {
        let apart = |days: i64| days * WIDTH / self.days;
        let mut ticks = Vec::new();
        if self.by_week {
            let weeks = if apart(7) >= 1_500 { 1 } else { 2 };
            // Day 5 was a Monday.
            let mut day = self.first + (5 - self.first).rem_euclid(7);
            while day < self.first + self.days {
                ticks
                    .extend(Date::of_ordinal(day).map(|date| (date, (day - 5) % (7 * weeks) == 0)));
                day += 7;
            }
            return ticks;
        }
        let steps = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1_200];
        let step = steps.into_iter().find(|months| apart(30 * months) >= 1_100).unwrap_or(6_000);
        // Months are counted from the year 0.
        let mut parts = first.as_str().split('-').map(|part| part.parse::<i64>().unwrap_or(0));
        let mut month = parts.next().unwrap_or(0) * 12 + parts.next().unwrap_or(1) - 1;
        loop {
            let day = format!("{:04}-{:02}-01", month / 12, month % 12 + 1);
            let Some(day) = Date::parse(&day) else { break };
            if day.ordinal() >= self.first + self.days {
                break;
            }
            let has_label = month % step == 0;
            if day >= *first && (has_label || step < 12) {
                ticks.push((day, has_label));
            }
            month += 1;
        }
        ticks
    }

    /// The axis itself, with months or weeks.
    fn head(&self, page: &mut Markup) {
        page.within("svg", "ticks", |page| {
            page.set("aria-hidden", "true");
            page.set("focusable", "false");
            if let Some(today) = self.today {
                self.line("today", &percent(self.place(today, 0)), page);
            }
            let mut year = "";
            for (day, has_label) in &self.ticks {
                let at = self.place(day, 0);
                let x = percent(at);
                self.line("tick", &x, page);
                // At the end of the axis there is no room.
                if !has_label || at > 9_000 {
                    continue;
                }
                let this_year = day.as_str().get(..4).unwrap_or_default();
                let is_first = this_year != year;
                year = this_year;
                let label = text::tick(day.as_str(), self.by_week);
                for (y, label) in [("13", label.as_str()), ("27", if is_first { year } else { "" })]
                {
                    page.within("text", "", |page| {
                        page.set("x", &x);
                        page.set("y", y);
                        page.text(label);
                    });
                }
            }
        });
    }

    /// A bar on the axis, or a decision.
    fn bar(&self, parts: &[(&str, i64, i64)], gate: &str, page: &mut Markup) {
        bar_with(&self.grid, parts, &[("today", &self.mark), ("gate", gate)], page);
    }

    fn line(&self, part: &str, x: &str, page: &mut Markup) {
        page.within("line", "", |page| {
            page.set("data-part", part);
            page.set("x1", x);
            page.set("x2", x);
            page.set("y2", "100%");
        });
    }
}

/// A place on the axis, as SVG wants it.
fn percent(at: i64) -> String {
    format!("{}.{:02}%", at / 100, at % 100)
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

/// `is_brief`: with who does it instead of its details.
fn chart(now: &Assessment, plan: &Plan, is_brief: bool, page: &mut Markup) {
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

/// The titles of actions.
fn titles(now: &Assessment, ids: &[String]) -> String {
    let all = now.pack.actions();
    let title = |id: &String| Some(all.iter().find(|action| action.id == *id)?.title.as_str());
    ids.iter().filter_map(title).collect::<Vec<_>>().join("; ")
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
                page.text(" · ");
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
                    page.set("id", &format!("sw-task-{place}"));
                    details(now, plan, task, action, page);
                    decide(now, place, task.done, page);
                });
            });
        });
    });
}

fn details(now: &Assessment, plan: &Plan, task: &Task, action: &Work, page: &mut Markup) {
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

fn role<'a>(now: &'a Assessment, task: &Task) -> &'a str {
    let role = now.pack.roles().iter().find(|role| role.id == task.role);
    role.map_or("", |role| &role.title)
}

/// A question, as a way to its answer.
fn question(now: &Assessment, id: &str, page: &mut Markup) {
    if let (Some(place), Some(question)) = (now.place_of(id), now.pack.question(id)) {
        page.clickable("link question-link", Action::Show(place), |page| {
            page.set("aria-label", &text::go_to_question(&question.text));
            page.text(&question.text);
        });
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

/// What can be decided about a task.
fn decide(now: &Assessment, place: usize, done: bool, page: &mut Markup) {
    page.within("div", "screen-only", |page| {
        let set = |done| PlanChange::Done(place, done);
        tick(done, (text::MARK_DONE, ""), set(true), set(false), page);
        if done {
            return;
        }
        page.within("fieldset", "choices", |page| {
            page.line("legend", "", text::EFFORT_LEGEND);
            page.within("div", "row", |page| {
                for (end, label) in [text::LOW, text::LIKELY, text::HIGH].into_iter().enumerate() {
                    let wrong = if end == 2 { text::EFFORT_WRONG } else { "" };
                    field(now, label, ("number", PlanField::Effort(place, end)), wrong, page);
                }
            });
        });
        let reason = ("text", PlanField::Reason(place));
        field(now, text::LEAVE_OUT_WHY, reason, text::LEAVE_OUT_MISSING, page);
        page.secondary(text::LEAVE_OUT, change(PlanChange::Exclude(place)));
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

fn left_out(now: &Assessment, page: &mut Markup) {
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

fn money(now: &Assessment, plan: Option<&Plan>, page: &mut Markup) {
    let Some(work) = now.pack.work() else { return };
    let currency = now.plan_options.currency.as_deref();
    page.line("p", "quiet screen-only", text::MONEY_HELP);
    page.within("div", "row screen-only", |page| {
        field(now, text::CURRENCY, ("text", PlanField::Currency), "", page);
        field(now, text::SPENT, ("number", PlanField::Spent), text::SPENT_WRONG, page);
    });
    let mut lacking = Vec::new();
    page.within("div", "roles", |page| {
        for (place, role) in work.roles.iter().enumerate() {
            page.within("fieldset", "choices", |page| {
                page.key(&role.id);
                page.line("legend", "", &role.title);
                let found = plan.and_then(|plan| plan.roles.iter().find(|own| own.role == role.id));
                if let Some(found) = found {
                    let cost = found.day_rate.zip(found.cost);
                    if cost.is_none() {
                        lacking.push(role.title.as_str());
                    }
                    let cost = cost.map(|(rate, cost)| text::role_cost(currency, rate, cost));
                    let effort = text::effort(found.effort_days);
                    let cost = cost.unwrap_or_default();
                    page.line("p", "", &text::role_work(found.people, &effort, &cost));
                } else if plan.is_some() {
                    page.line("p", "quiet", text::NO_WORK);
                }
                page.within("div", "screen-only", |page| {
                    let rate = ("number", PlanField::Rate(place));
                    field(now, text::DAY_RATE, rate, text::RATE_WRONG, page);
                });
            });
        }
    });
    let (Some(plan), Some(rules)) = (plan, &work.budget_rules) else { return };
    page.line("h4", "", text::BUDGET);
    page.line("p", "quiet", text::BUDGET_INTRO);
    if plan.budget.is_empty() && !plan.roles.is_empty() {
        page.line("p", "", &text::budget_lacks(&lacking.join(", "), plan.spent.is_some()));
    }
    page.within("ul", "points", |page| {
        for found in &plan.budget {
            let Some(rule) = rules.iter().find(|rule| rule.id == found.rule) else { continue };
            page.within("li", "", |page| {
                page.within("p", "", |page| {
                    if let Some(figure) = &rule.figure {
                        page.set("data-figure", figure);
                    }
                    page.text(&text::opinion(&rule.title, &rule.share_percent, rule.of));
                });
                page.line("p", "", &text::share_here(found.share_bp, rule.of));
                source_list(&view_model::sources(&now.pack, &rule.sources), page);
            });
        }
    });
}

/// For the report: what would settle a verdict that is open, change one that is not, or lose one that is *ship*, and the
/// way to go on.
pub(crate) fn would_change(now: &Assessment, page: &mut Markup) {
    let (pack, report) = (&now.pack, &now.report);
    let verdict = &report.verdict;
    let advice = advise(pack, &now.answers);
    let way = advice.ways.by_effort.first();
    let (mut title, has_plan) = (text::CHANGE, pack.work().is_some());
    let (mut questions, mut titles): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    let words = if !verdict.settled {
        title = text::QUICK_SETTLE;
        questions.extend(report.deciding.iter().map(|open| &*open.question));
        let open = view_model::open_counts(now).words();
        text::quick_more(verdict.proven, verdict.possible, questions.len(), &open)
    } else if verdict.possible == Verdict::Ship {
        questions.extend(advice.fragile.iter().map(|fragile| &*fragile.question));
        text::would_lose(questions.len())
    } else if !has_plan {
        text::ALL_GATES.to_owned()
    } else if let Some(way) = way {
        let is_part = |work: &&Work| way.actions.contains(&work.id);
        titles.extend(pack.actions().iter().filter(is_part).map(|work| &*work.title));
        text::least_work(way.actions.len(), way.effort_days, way.chain_days, MOST_SHOWN)
    } else {
        let gates = advice.ways.obstacles.iter().filter_map(|id| pack.gate(id));
        titles.extend(gates.map(|gate| &*gate.title));
        text::NO_WAY.to_owned()
    };
    page.line("h3", "", title);
    page.line("p", "", &words);
    page.within("ul", "first", |page| {
        for id in questions.into_iter().take(MOST_SHOWN) {
            page.within("li", "", |page| question(now, id, page));
        }
        for title in titles.into_iter().take(MOST_SHOWN) {
            page.line("li", "", title);
        }
    });
    page.within("p", "actions screen-only", |page| {
        if !verdict.settled {
            page.primary(text::QUICK_GO_DECIDING, Action::Begin(Route::Deciding));
        } else if has_plan {
            page.primary(text::TO_PLAN, Action::Go(Screen::Plan));
        }
    });
}

fn advice(now: &Assessment, page: &mut Markup) {
    let advice = advise(&now.pack, &now.answers);
    let ways = &advice.ways;
    page.line("p", "quiet", text::ADVICE_INTRO);
    if let Some(first) = ways.by_effort.first() {
        page.within("ul", "points", |page| {
            let mut titles = [text::LEAST_WORK, text::OTHER_WAY].into_iter();
            for way in &ways.by_effort {
                one_way(now, titles.next().unwrap_or(text::OTHER_WAY), way, first, page);
            }
            // The one that takes the least time may stand above.
            let is_above = ways.by_time.first().is_some_and(|way| ways.by_effort.contains(way));
            let mut title = if is_above { text::OTHER_WAY } else { text::LEAST_TIME };
            for way in ways.by_time.iter().filter(|way| !ways.by_effort.contains(way)) {
                one_way(now, title, way, first, page);
                title = text::OTHER_WAY;
            }
        });
    } else if ways.obstacles.is_empty() {
        page.line("p", "", text::SHIPS);
    } else {
        page.line("p", "", text::NO_WAY);
        gates(now, &ways.obstacles, page);
    }
    page.line("p", "quiet", if ways.exact { "" } else { text::CUT_SHORT });
    page.line("h4", "", text::FRAGILE);
    if advice.fragile.is_empty() {
        page.line("p", "", text::NOT_FRAGILE);
    }
    page.within("ul", "points", |page| {
        for found in &advice.fragile {
            let [fail, open] = [&found.fail, &found.open].map(|ids| {
                let gates = ids.iter().filter_map(|id| now.pack.gate(id));
                gates.map(|gate| text::heard(&gate.title)).collect::<Vec<_>>().join(", ")
            });
            let question = now.pack.question(&found.question);
            let question = question.map_or("", |question| &question.text);
            page.line("li", "", &text::fragile(question, found.verdict, &fail, &open));
        }
    });
    page.line("h4", "", text::WEIGHTS);
    let mut moved = false;
    for found in &advice.weights {
        let title = now.pack.area(&found.area).map_or("", |area| &area.title);
        if let Some(sentence) = text::weight(title, found) {
            page.line("p", "", &sentence);
            moved = true;
        }
    }
    page.line("p", "", if moved { "" } else { text::NO_WEIGHT });
}

/// A way to ship: all of its work for the first, what is different for the others.
fn one_way(now: &Assessment, title: &str, way: &Way, first: &Way, page: &mut Markup) {
    page.within("li", "", |page| {
        let sums = text::way(way.actions.len(), way.effort_days, way.chain_days);
        labelled(page, &text::labelled(title), &sums);
        let only = |these: &Way, others: &Way| {
            let only = these.actions.iter().filter(|id| !others.actions.contains(id));
            titles(now, &only.cloned().collect::<Vec<_>>())
        };
        if way == first {
            page.within("details", "task", |page| {
                page.line("summary", "", text::ITS_WORK);
                page.line("p", "", &titles(now, &way.actions));
            });
        } else {
            page.line("p", "", &text::way_differs(&only(way, first), &only(first, way)));
        }
    });
}
