//! What the work comes to: effort and money, role by role and in all, and the split of money next to what others say.

use super::simulate::Estimate;
use super::{BudgetReport, Plan, Planner, RoleReport, Spread};
use crate::engine::diagnostic::Path;
use crate::engine::pack::BudgetBase;

/// Beyond this, numbers of JavaScript are not exact.
const MOST_SHARE: u64 = (1 << 53) - 1;

impl Planner<'_> {
    pub(super) fn rate(&self, role: &str) -> Option<u64> {
        let own = self.options.day_rates.iter().find(|entry| entry.role == role)?;
        u64::try_from(own.per_day).ok()
    }

    /// Adds up work and money.
    pub(super) fn money(&mut self, plan: &mut Plan) {
        let mut cost = Some(Spread::default());
        let mut lacking = Vec::new();
        for role in self.pack.roles() {
            let open = || plan.tasks.iter().filter(|task| task.role == role.id && !task.done);
            if open().next().is_none() {
                continue;
            }
            let effort_days =
                open().fold(Spread::default(), |sum, task| sum.plus(task.effort_days));
            let day_rate = self.rate(&role.id);
            let own = day_rate.map(|rate| effort_days.times(rate));
            plan.effort_days = plan.effort_days.plus(effort_days);
            cost = cost.zip(own).map(|(sum, own)| sum.plus(own));
            if day_rate.is_none() {
                lacking.push(role.title.as_str());
            }
            plan.roles.push(RoleReport {
                role: role.id.clone(),
                people: self.people(&role.id, role.people),
                effort_days,
                day_rate,
                cost: own,
            });
        }
        if !lacking.is_empty() && !self.options.day_rates.is_empty() {
            let message = format!(
                "there is no sum of money: a day rate is missing for {}",
                lacking.join(", ")
            );
            self.remark(
                &Path::Key(&Path::Root, "day_rates"),
                &message,
                "give every role with work a rate",
            );
        }
        plan.cost = cost.filter(|_| !plan.roles.is_empty());
        let Some((cost, spent)) = plan.cost.zip(plan.spent) else { return };
        for rule in
            self.pack.work().and_then(|work| work.budget_rules.as_deref()).unwrap_or_default()
        {
            let share = |cost: u64| {
                let base = match rule.of {
                    BudgetBase::Production => cost,
                    BudgetBase::Total => cost.saturating_add(spent),
                };
                spent.saturating_mul(10_000).checked_div(base).unwrap_or(0).min(MOST_SHARE)
            };
            plan.budget.push(BudgetReport {
                rule: rule.id.clone(),
                share_bp: [share(cost.high), share(cost.low)],
            });
        }
    }
}

impl Spread {
    pub(super) fn of(estimate: &Estimate) -> Self {
        Self {
            low: estimate.low.into(),
            likely: estimate.likely.into(),
            high: estimate.high.into(),
        }
    }

    pub(super) const fn plus(self, other: Self) -> Self {
        Self {
            low: self.low.saturating_add(other.low),
            likely: self.likely.saturating_add(other.likely),
            high: self.high.saturating_add(other.high),
        }
    }

    pub(super) const fn times(self, factor: u64) -> Self {
        Self {
            low: self.low.saturating_mul(factor),
            likely: self.likely.saturating_mul(factor),
            high: self.high.saturating_mul(factor),
        }
    }
}
