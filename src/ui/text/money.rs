//! People and money of the plan, and how budgets are split.
//!
//! How many people there are is asked among the settings, in `plan.rs`; how an amount is written is in `numbers.rs`.

use super::numbers::{count, ends, grouped, money, range};
use crate::engine::{BudgetBase, PercentRange, plan::Spread};

pub(crate) const MONEY: &str = "People and money";
pub(crate) const MONEY_HELP: &str = "Give amounts in whole units of one currency, without cents.";
pub(crate) const DAY_RATE: &str = "Day rate of one person";
pub(crate) const CURRENCY: &str = "Currency";
pub(crate) const SPENT: &str = "Spent on the proof of concept so far";
pub(crate) const RATE_WRONG: &str =
    "Not used: write a whole number from 1 to 1,000,000, without points or commas.";
pub(crate) const SPENT_WRONG: &str =
    "Not used: write a whole number up to 1,000,000,000,000, without points or commas.";
pub(crate) const BUDGET: &str = "Proof of concept and production: how the money is split";
pub(crate) const BUDGET_INTRO: &str =
    "What others say is opinion: nobody measured that projects do better with such a split.";

pub(crate) fn role_work(people: u32, effort: &str, cost: &str) -> String {
    format!(
        "{effort}, for {}.{cost}",
        count(usize::try_from(people).unwrap_or(0), "person", "people")
    )
}

pub(crate) fn role_cost(currency: Option<&str>, rate: u64, cost: Spread) -> String {
    format!(
        " {} ({}), at {} a day.",
        money(currency, cost.likely),
        ends(currency, cost),
        money(currency, rate)
    )
}

pub(crate) fn opinion(title: &str, share: &PercentRange, of: BudgetBase) -> String {
    let share = range(&share.from.to_string(), &share.to.to_string());
    format!("Opinion: {title}: {share}\u{a0}% of {}.", base(of))
}

/// Basis points that may be more than a whole.
pub(crate) fn share_here([least, most]: [u64; 2], of: BudgetBase) -> String {
    let share = range(&grouped(least / 100), &grouped(most / 100));
    format!("Here: {share}\u{a0}% of {}.", base(of))
}

pub(crate) fn budget_lacks(roles: &str, spent: bool) -> String {
    let mut lacking = Vec::new();
    if !roles.is_empty() {
        lacking.push(format!("a day rate for {roles}"));
    }
    if !spent {
        lacking.push("what has been spent so far".to_owned());
    }
    format!("To compare this project, give {}.", lacking.join(", and "))
}

const fn base(of: BudgetBase) -> &'static str {
    match of {
        BudgetBase::Production => "what production costs",
        BudgetBase::Total => "the proof of concept and production together",
    }
}
