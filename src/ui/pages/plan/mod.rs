//! The plan: what is done when, by whom and for how much; what the visitor decides about it; and what leads to ship.
//!
//! The plan is made anew from the answers and the options whenever it is shown, so nothing on it can be stale.
//! Here is the page as a whole, and what the work comes to; its parts are in the files beside this one.

mod advice;
mod axis;
mod chart;
mod controls;
mod money;
mod settings;
mod take_along;
mod task;

use crate::engine::{Date, Diagnostic, Plan, Verdict};
use crate::ui::components::problem_list::remark_list;
use crate::ui::markup::Markup;
use crate::ui::model::{Action, Assessment};
use crate::ui::text;

use super::paper::whose;
use advice::advice;
pub(crate) use advice::would_change;
use chart::chart;
use money::money;
use settings::settings;
use take_along::take_along;
use task::{left_out, own_efforts};

pub(crate) fn page(now: &Assessment, page: &mut Markup) {
    let plan = now.plan();
    page.within("article", "report", |page| {
        page.key("plan");
        // The settings are not printed.
        whose(now, text::plan_on_paper, text::goal(now.plan_options.goal).0, page);
        // What a change has done to the plan is told to those who do not see it.
        page.within("p", "unseen", |page| {
            page.set("role", "status");
            page.text(&in_short(&plan));
        });
        page.within("section", "verdict", |page| {
            page.key("answer");
            match &plan {
                Ok(plan) => answer(now, plan, page),
                Err(problems) => {
                    page.heading(text::NO_PLAN);
                    remark_list(problems, page);
                }
            }
        });
        settings(now, page);
        take_along(now, &plan, page);
        if let Ok(plan) = &plan {
            block("work", text::PLAN_WORK, page, |page| chart(now, plan, false, page));
        }
        left_out(now, page);
        own_efforts(now, plan.as_ref().ok(), page);
        block("money", text::MONEY, page, |page| money(now, plan.as_ref().ok(), page));
        block("advice", text::ADVICE, page, |page| advice(now, page));
    });
}

fn in_short(plan: &Result<Plan, Vec<Diagnostic>>) -> String {
    match plan {
        Ok(plan) => {
            let cost = plan.cost.map(|cost| text::money(plan.currency.as_deref(), cost.likely));
            let parts = [heading(plan), text::effort(plan.effort_days), cost.unwrap_or_default()];
            parts.join(". ")
        }
        Err(_) => text::NO_PLAN.to_owned(),
    }
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
        if plan.verdict.proven == Verdict::Ship {
            page.line("p", "", text::ships_already(plan.goal));
        }
        sums(plan, is_brief, page);
        page.within("p", "caution", |page| {
            page.text(text::PLAN_BASIS);
            page.text(" ");
            page.line("span", "screen-only", text::PLAN_BASIS_OWN);
        });
    }
    if !plan.obstacles.is_empty() {
        page.line("p", "", &text::in_the_way(has_work, plan.verdict_after));
        gates(now, &plan.obstacles, page);
    }
    // They are about the wishes that were entered on the plan's own page.
    if !(is_brief || plan.remarks.is_empty()) {
        page.line("h3", "", text::PLAN_REMARKS);
        remark_list(&plan.remarks, page);
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
            &text::verdict_now(plan.verdict, plan.tasks.iter().any(|task| task.done)),
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

/// The titles of actions.
fn titles(now: &Assessment, ids: &[String]) -> String {
    let all = now.pack.actions();
    let title = |id: &String| Some(all.iter().find(|action| action.id == *id)?.title.as_str());
    ids.iter().filter_map(title).collect::<Vec<_>>().join("; ")
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
