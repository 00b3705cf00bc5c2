//! The cheapest work that makes the verdict *ship* for certain.
//!
//! The search is exact. Whatever is still missing is turned into demands of the form "at least one of these actions";
//! a way to ship must meet each, so trying the actions of one demand, one after the other, misses no way. What cannot
//! beat the ways already found is not looked into. Any pack is served in bounded time: after [`MOST_WORK`] the ways
//! found so far are given, and said to be unproven.

use std::borrow::Cow;

use serde::Serialize;

use super::WhatIf;
use super::set::Set;
use super::work::Work;
use crate::engine::gate::Gates;
use crate::engine::pack::{Condition, Overall, Pack, Question};
use crate::engine::score::Scores;

/// The best way and its two next-best alternatives.
const WAYS: usize = 3;

/// How much is looked at before the search gives up proving: for each set of actions, every 32 actions for each that is
/// tried.
const MOST_WORK: usize = 1_500_000;

/// The ways to ship.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ways {
    /// By effort, then by time: at most three, the cheapest first. Empty when the verdict is *ship* already, and
    /// when nothing can make it so: then there are `obstacles`.
    pub by_effort: Vec<Way>,
    /// By time, then by effort.
    pub by_time: Vec<Way>,
    /// The gates that would still keep the verdict from *ship* if all work were done, in the pack's order.
    pub obstacles: Vec<String>,
    /// False when the search was cut short: the ways work, but a cheaper one may exist.
    pub exact: bool,
}

/// Actions that together make the proven verdict *ship*. None of them can be left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Way {
    /// Ids, in the pack's order.
    pub actions: Vec<String>,
    /// The sum of their likely efforts, in days of one person.
    pub effort_days: u64,
    /// The working days of the longest chain among them, each taking its likely effort, if people were no limit.
    pub chain_days: u64,
}

/// What is to be as cheap as possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Goal {
    Effort,
    Time,
}

/// The ways to ship that this work offers.
pub(crate) fn ways(work: &Work<'_>, what_if: &WhatIf<'_>) -> Ways {
    let mut ways =
        Ways { by_effort: Vec::new(), by_time: Vec::new(), obstacles: Vec::new(), exact: true };
    let nothing = work.nothing();
    if is_ship(work, what_if, &nothing) {
        return ways;
    }
    let finishes = work.finishes(&work.open);
    let can_be_done = Set::of(finishes.iter().map(Option::is_some));
    let scores = what_if.scores(work.after(&can_be_done));
    ways.obstacles = Gates::of(what_if.pack, what_if.profile, &scores).obstacles(what_if.pack);
    if !ways.obstacles.is_empty() {
        return ways;
    }
    let cannot_be_done = Set::of(finishes.iter().map(Option::is_none));
    let mut search = Search {
        work,
        what_if,
        goal: Goal::Effort,
        soonest: finishes.into_iter().map(Option::unwrap_or_default).collect(),
        best: Vec::new(),
        looked_at: 0,
    };
    for goal in [Goal::Effort, Goal::Time] {
        search.goal = goal;
        search.looked_at = 0;
        // Ways of little effort are ways in any case: beside them, many dear ones need not be looked into.
        for (cost, set) in std::mem::take(&mut search.best) {
            search.keep(cost, set);
        }
        search.look(&nothing, &cannot_be_done, &[]);
        if search.looked_at > MOST_WORK {
            ways.exact = false;
            search.settle_for_less(&can_be_done);
        }
        let found = search.best.iter().map(|(cost, set)| Way {
            actions: named(what_if.pack, set),
            effort_days: cost.effort,
            chain_days: cost.time,
        });
        match goal {
            Goal::Effort => ways.by_effort = found.collect(),
            Goal::Time => ways.by_time = found.collect(),
        }
    }
    ways
}

fn named(pack: &Pack, set: &Set) -> Vec<String> {
    set.iter().filter_map(|place| Some(pack.actions().get(place)?.id.clone())).collect()
}

fn is_ship(work: &Work<'_>, what_if: &WhatIf<'_>, done: &Set) -> bool {
    Gates::is_ship(what_if.pack, what_if.profile, &what_if.scores(work.after(done)))
}

#[derive(Debug, Clone, Copy)]
struct Cost {
    effort: u64,
    time: u64,
}

impl Cost {
    const fn key(self, goal: Goal) -> (u64, u64) {
        match goal {
            Goal::Effort => (self.effort, self.time),
            Goal::Time => (self.time, self.effort),
        }
    }
}

/// At least one of these actions must be added.
type Demand<'a> = Cow<'a, Set>;

struct Search<'a> {
    work: &'a Work<'a>,
    what_if: &'a WhatIf<'a>,
    goal: Goal,
    /// Per open action: when it is finished if everything is done. No way has it sooner, for whatever would let it
    /// begin is there.
    soonest: Vec<u64>,
    /// At most [`WAYS`], the cheapest first.
    best: Vec<(Cost, Set)>,
    looked_at: usize,
}

impl<'a> Search<'a> {
    /// Looks for ways that hold this set, which is closed under prerequisites, and none of the banned actions; what
    /// needs a banned action is banned, too. Any such way meets the demands that are known already.
    fn look(&mut self, set: &Set, banned: &Set, known: &[Demand<'a>]) {
        let least = self.least(set);
        if self.looked_at > MOST_WORK || !self.can_beat(least) {
            return;
        }
        let known = known.iter().filter(|demand| !demand.meets(set));
        let mut demands: Vec<Demand<'a>> = known.cloned().collect();
        if !self.can_beat_with(set, banned, least, &mut demands) {
            return;
        }
        let cost = self.bound(set, banned, least);
        if !self.can_beat(cost) {
            return;
        }
        let mut demands = self.demands(set);
        // Trying an action goes through all of them.
        let tries = demands.iter().fold(1, |sum, demand| sum + demand.len());
        self.looked_at += self.work.days.len() * tries / 32;
        if !self.can_beat_with(set, banned, cost, &mut demands) {
            return;
        }
        // One demand must be met by adding an action; the one with the fewest choices decides soonest.
        let Some(choices) = demands.first() else { return self.found(set) };
        let mut choices: Vec<(_, usize, Set)> = choices
            .iter()
            .map(|action| {
                let set = self.work.with(set, action);
                (self.least(&set).key(self.goal), action, set)
            })
            .collect();
        // The cheapest first, so that dear ones need not be looked into.
        choices.sort_unstable_by_key(|(key, action, _)| (*key, *action));
        let mut banned = banned.clone();
        for (_, action, set) in choices {
            // Ways with an earlier choice have been looked at.
            if !set.meets(&banned) {
                self.look(&set, &banned, &demands);
            }
            self.work.needed_by.get(action).into_iter().for_each(|needed| banned.join(needed));
        }
    }

    /// Whether a way that holds this set, which costs at least so much, meets the demands without a banned action, and
    /// can be among the best. Leaves the demands with what is not banned, those with the fewest choices first.
    ///
    /// Each demand takes its cheapest choice out of the days of each of its choices and of what comes before them, and
    /// the next demand finds what is left there: so no day is counted twice.
    fn can_beat_with(
        &self,
        set: &Set,
        banned: &Set,
        mut cost: Cost,
        demands: &mut [Demand<'a>],
    ) -> bool {
        for demand in demands.iter_mut().filter(|demand| demand.meets(banned)) {
            demand.to_mut().drop(banned);
        }
        if demands.iter().any(|demand| demand.is_empty()) {
            return false;
        }
        demands.sort_by_key(|demand| demand.len());
        let mut left = self.work.days.clone();
        let mut before = Vec::new();
        for demand in demands {
            let of = |left: &[u64], action: usize| left.get(action).copied().unwrap_or(0);
            let days = |action: usize| {
                let adds = self.work.adds(set, action);
                adds.fold(0, |sum: u64, one| sum.saturating_add(of(&left, one)))
            };
            let extra = demand.iter().map(days).min().unwrap_or(0);
            let soonest = demand.iter().filter_map(|action| self.soonest.get(action)).min();
            cost.effort = cost.effort.saturating_add(extra);
            cost.time = cost.time.max(soonest.copied().unwrap_or(0));
            if !self.can_beat(cost) {
                return false;
            }
            if extra == 0 {
                continue;
            }
            before.clone_from(&left);
            for action in demand.iter() {
                let mut due = extra;
                for action in self.work.adds(set, action) {
                    let days = of(&before, action);
                    let taken = due.min(days);
                    if let Some(left) = left.get_mut(action) {
                        *left = (*left).min(days - taken);
                    }
                    due -= taken;
                }
            }
        }
        true
    }

    /// A way, though perhaps not a cheap one: everything, without what can be left out, the dearest first.
    fn settle_for_less(&mut self, all: &Set) {
        let days = |place: usize| self.work.days.get(place).copied().unwrap_or(0);
        let mut dearest: Vec<(u64, usize)> =
            self.work.open.iter().map(|place| (days(place), place)).collect();
        dearest.sort_unstable();
        let dearest: Vec<usize> = dearest.into_iter().rev().map(|(_, place)| place).collect();
        let is_enough = |set: &Set| is_ship(self.work, self.what_if, set);
        let set = self.work.without_spare(all.clone(), &dearest, &is_enough);
        self.found(&set);
    }

    fn found(&mut self, set: &Set) {
        // A way with something to spare is no way of its own: the one without it is found, too.
        let mut less = set.clone();
        for place in set.iter() {
            less.remove(place);
            // What others wait for cannot be left out.
            let is_needed =
                self.work.needed_by.get(place).is_some_and(|needed| needed.meets(&less));
            if !is_needed && self.is_way(&less) {
                return;
            }
            less.insert(place);
        }
        if self.best.iter().any(|(_, other)| other == set) {
            return;
        }
        let time = self.work.finishes(set).into_iter().flatten().max().unwrap_or(0);
        self.keep(Cost { time, ..self.least(set) }, set.clone());
    }

    fn keep(&mut self, cost: Cost, set: Set) {
        let key = cost.key(self.goal);
        let place = self.best.partition_point(|(other, _)| other.key(self.goal) <= key);
        self.best.insert(place, (cost, set));
        self.best.truncate(WAYS);
    }

    /// Whether all of it can be done, in some order, and makes the verdict *ship*.
    fn is_way(&self, set: &Set) -> bool {
        self.work.is_doable(set) && is_ship(self.work, self.what_if, set)
    }

    fn can_beat(&self, cost: Cost) -> bool {
        let worst = self.best.get(WAYS.saturating_sub(1));
        worst.is_none_or(|(worst, _)| cost.key(self.goal) < worst.key(self.goal))
    }

    /// What a set costs at the least: its effort, and the time when each action is there as soon as it can be.
    fn least(&self, set: &Set) -> Cost {
        let mut cost = Cost { effort: 0, time: 0 };
        let at = |list: &[u64], place: usize| list.get(place).copied().unwrap_or(0);
        for place in set.iter() {
            cost.effort = cost.effort.saturating_add(at(&self.work.days, place));
            cost.time = cost.time.max(at(&self.soonest, place));
        }
        cost
    }

    /// What ways cost at the least that hold this set, which costs at least so much, and none of the banned actions.
    fn bound(&self, set: &Set, banned: &Set, mut cost: Cost) -> Cost {
        if self.goal == Goal::Time
            && let Some((worst, _)) = self.best.get(WAYS - 1)
            && cost.time < worst.time
        {
            // Where all that is there earlier is not enough, only effort is left to be better at.
            let earlier = Set::of(self.soonest.iter().map(|soonest| *soonest < worst.time));
            if !is_ship(self.work, self.what_if, &set.with(&earlier.without(banned))) {
                cost.time = worst.time;
            }
        }
        cost
    }

    /// What is missing for this set to be a way: of each list, at least one action must be added.
    fn demands(&self, set: &Set) -> Vec<Demand<'a>> {
        let mut demands = Vec::new();
        let doable = self.work.doable(set);
        // Whoever waits for one that is there waits for what that one waits for.
        let mut indirect: Option<Set> = None;
        for place in set.without(&doable).iter() {
            // It waits for a level, or for another action that does.
            let Some(openers) = self.work.openers(place).filter(|openers| !openers.meets(&doable))
            else {
                continue;
            };
            if openers.meets(set) {
                indirect.get_or_insert_with(|| self.work.nothing()).join(openers);
            } else {
                add(&mut demands, Cow::Borrowed(openers));
            }
        }
        // Those that wait for each other in a circle: it must be broken somewhere.
        demands.extend(
            indirect.filter(|_| demands.is_empty()).map(|openers| Cow::Owned(openers.without(set))),
        );
        let pack = self.what_if.pack;
        let scores = self.what_if.scores(self.work.after(set));
        let gates = Gates::of(pack, self.what_if.profile, &scores);
        // Gates refer to gates: each is looked into once, after those it refers to. One that holds lacks nothing.
        let mut lacking: Vec<Vec<Demand<'a>>> = vec![Vec::new(); pack.gates().len()];
        for idx in pack.gates_in_order().iter().filter(|idx| gates.status(**idx).may_fail()) {
            let mut found = Vec::new();
            self.lacks(&pack[*idx].condition, &gates, &scores, &lacking, &mut found);
            if let Some(place) = lacking.get_mut(idx.get()) {
                *place = found;
            }
        }
        for ((gate, status), lacking) in pack.gates().iter().zip(gates.statuses()).zip(lacking) {
            if status.blocks(gate.consequence) {
                lacking.into_iter().for_each(|demand| add(&mut demands, demand));
            }
        }
        demands
    }

    /// Adds what a condition that fails or is open lacks to hold at the worst.
    fn lacks(
        &self,
        condition: &Condition,
        gates: &Gates,
        scores: &Scores,
        by_gate: &[Vec<Demand<'a>>],
        demands: &mut Vec<Demand<'a>>,
    ) {
        let lack = |part: &&Condition| gates.status_of(part, scores).may_fail();
        match condition {
            Condition::Question(question, level) => {
                let raising = self.work.raising(*question, *level);
                add(
                    demands,
                    raising.map_or_else(|| Cow::Owned(self.work.nothing()), Cow::Borrowed),
                );
            }
            Condition::Area(area, _) => {
                add(demands, Cow::Owned(self.lifting(scores, |question| question.area == *area)));
            }
            Condition::Score(Overall::Average, _) => {
                add(demands, Cow::Owned(self.lifting(scores, |_| true)))
            }
            Condition::Score(Overall::Weakest, at_least) => {
                for (place, score) in scores.areas.iter().enumerate() {
                    if score.range.is_some_and(|range| range.proven < *at_least) {
                        let lifting = self.lifting(scores, |question| question.area.get() == place);
                        add(demands, Cow::Owned(lifting));
                    }
                }
            }
            Condition::Gate(gate) => {
                for demand in by_gate.get(gate.get()).into_iter().flatten() {
                    add(demands, demand.clone());
                }
            }
            Condition::All(parts) => {
                for part in parts.iter().filter(lack) {
                    self.lacks(part, gates, scores, by_gate, demands);
                }
            }
            // One part is enough, and it takes at least one action of what one part lacks.
            Condition::Any(parts) => {
                let mut lacking = Vec::new();
                for part in parts.iter().filter(lack) {
                    self.lacks(part, gates, scores, by_gate, &mut lacking);
                }
                let mut choices = self.work.nothing();
                lacking.iter().for_each(|lacking| choices.join(lacking));
                add(demands, Cow::Owned(choices));
            }
        }
    }

    /// The open actions that raise one of these questions beyond where it stands.
    fn lifting(&self, scores: &Scores, concerns: impl Fn(&Question) -> bool) -> Set {
        let mut lifts = self.work.nothing();
        let pack = self.what_if.pack;
        let standings = self.work.raisers.iter().zip(&scores.standings);
        for (question, (raisers, standing)) in pack.questions().iter().zip(standings) {
            if let Some(have) = standing.levels.filter(|_| concerns(question))
                && let Some(raising) = raisers.get(usize::from(have.proven) + 1)
            {
                lifts.join(raising);
            }
        }
        lifts
    }
}

/// Adds a demand unless it is there.
fn add<'a>(demands: &mut Vec<Demand<'a>>, demand: Demand<'a>) {
    if !demands.contains(&demand) {
        demands.push(demand);
    }
}
