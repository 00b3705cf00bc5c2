//! People and money: what each role costs, and how budgets are split.
//!
//! How many people there are is asked among the settings.

use super::controls::field;
use crate::engine::Plan;
use crate::ui::components::source_list::source_list;
use crate::ui::markup::Markup;
use crate::ui::model::{Assessment, PlanField};
use crate::ui::{text, view_model};

pub(super) fn money(now: &Assessment, plan: Option<&Plan>, page: &mut Markup) {
    let Some(work) = now.pack.work() else { return };
    let currency = now.plan_options.currency.as_deref();
    page.line("p", "quiet screen-only", text::MONEY_HELP);
    page.within("div", "row screen-only", |page| {
        field(now, text::CURRENCY, ("text", PlanField::Currency), "", page);
        field(now, text::SPENT, ("numeric", PlanField::Spent), text::SPENT_WRONG, page);
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
                    let rate = ("numeric", PlanField::Rate(place));
                    field(now, text::DAY_RATE, rate, text::RATE_WRONG, page);
                });
            });
        }
    });
    let (Some(plan), Some(rules)) = (plan, &work.budget_rules) else { return };
    if plan.roles.is_empty() {
        return;
    }
    page.line("h4", "", text::BUDGET);
    page.line("p", "quiet", text::BUDGET_INTRO);
    if plan.budget.is_empty() {
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
