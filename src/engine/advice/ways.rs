//! The cheapest work that makes the verdict *ship* for certain.
//!
//! The search is exact. Whatever is still missing is turned into demands of the form "at least one of these actions";
//! a way to ship must meet each, so trying the actions of one demand, one after the other, misses no way. What cannot
//! beat the ways already found is not looked into. Any pack is served in bounded time: after [`MOST_WORK`] the ways
//! found so far are given, and said to be unproven.

use serde::Serialize;

use super::WhatIf;
use crate::engine::gate::{Gates, Status, Verdict};
use crate::engine::pack::{ActionLinks, Condition, GateIdx, Overall, Pack, Question, QuestionIdx};
use crate::engine::score::{Profile, Scores, Standing};

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

/// What has to be done, and can be, under one profile and one set of answers.
pub(crate) struct Work<'a> {
    links: &'a [ActionLinks],
    /// Likely effort of each action.
    days: Vec<u64>,
    /// The actions, each after those it waits for.
    order: &'a [usize],
    /// For an action that cannot begin as things stand: the actions that would let it, which may be none.
    openers: Vec<Option<Vec<usize>>>,
    /// For each action: itself and all that must be done before it.
    chains: Vec<Vec<usize>>,
    /// For each question: the open actions that raise it, and to which level.
    raisers: Vec<Vec<(usize, u8)>>,
    /// Where the answers stand before any of it.
    pub(crate) standings: Vec<Standing>,
    /// Per action: it is about something that counts here, and not everything it brings about is there already.
    pub(crate) is_open: Vec<bool>,
}

impl<'a> Work<'a> {
    /// `excluded`, if not empty, tells of each action whether it must not be done.
    pub(crate) fn of(
        pack: &'a Pack,
        profile: &Profile,
        standings: &[Standing],
        excluded: &[bool],
    ) -> Self {
        let links = pack.action_links();
        let is_open = links
            .iter()
            .enumerate()
            .map(|(place, action)| {
                excluded.get(place) != Some(&true)
                    && profile.meets(&action.applies)
                    && action.raises.iter().any(|(question, to)| {
                        levels(standings, *question).is_some_and(|(proven, _)| proven < *to)
                    })
            })
            .collect();
        let days = pack.actions().iter().map(|action| days(action.effort_days.likely)).collect();
        let order = pack.actions_in_order();
        let standings = standings.to_vec();
        let (openers, chains) = (Vec::new(), Vec::new());
        let raisers = vec![Vec::new(); standings.len()];
        let mut work = Self { links, days, order, openers, chains, raisers, standings, is_open };
        for (place, (links, _)) in
            links.iter().zip(&work.is_open).enumerate().filter(|(_, (_, is))| **is)
        {
            for (question, to) in &links.raises {
                if let Some(raisers) = work.raisers.get_mut(question.get()) {
                    raisers.push((place, *to));
                }
            }
        }
        work.openers = links.iter().map(|links| work.openers_of(links)).collect();
        work.chains = (0..links.len()).map(|action| work.chain_of(action)).collect();
        work
    }

    /// Where the answers stand once these actions are done.
    pub(crate) fn after(&self, done: &[bool]) -> Vec<Standing> {
        let mut standings = self.standings.clone();
        for (action, done) in self.links.iter().zip(done) {
            for (question, to) in action.raises.iter().filter(|_| *done) {
                if let Some(levels) =
                    standings.get_mut(question.get()).and_then(|standing| standing.levels.as_mut())
                {
                    *levels = levels.map(|level| level.max(*to));
                }
            }
        }
        standings
    }

    /// The prerequisites of an action that are still to be done.
    pub(crate) fn before(&self, action: usize) -> impl Iterator<Item = usize> {
        let links = self.links.get(action);
        let after = links.into_iter().flat_map(|links| &links.after).copied();
        after.filter(|before| self.is_open.get(*before) == Some(&true))
    }

    fn chain_of(&self, action: usize) -> Vec<usize> {
        let mut is_in = vec![false; self.links.len()];
        let mut chain = Vec::new();
        let mut open = vec![action];
        while let Some(action) = open.pop() {
            if let Some(is) = is_in.get_mut(action).filter(|is| !**is) {
                *is = true;
                chain.push(action);
                open.extend(self.before(action));
            }
        }
        chain
    }

    /// What an action adds to a set that is closed under prerequisites: itself, and those of its own that are missing.
    fn adds(&self, set: &[bool], action: usize) -> impl Iterator<Item = usize> {
        let chain = self.chains.get(action).into_iter().flatten().copied();
        chain.filter(|action| set.get(*action) == Some(&false))
    }

    /// The set with one more action and its prerequisites; `None` if one of them is banned.
    pub(crate) fn with(&self, set: &[bool], banned: &[bool], action: usize) -> Option<Vec<bool>> {
        if self.adds(set, action).any(|action| banned.get(action) == Some(&true)) {
            return None;
        }
        let mut more = set.to_vec();
        for action in self.adds(set, action) {
            if let Some(is) = more.get_mut(action) {
                *is = true;
            }
        }
        Some(more)
    }

    /// The actions that would bring about what this one needs to begin, none of them of a later phase; `None` when it
    /// can begin as things stand.
    pub(crate) fn openers(&self, action: usize) -> Option<&[usize]> {
        self.openers.get(action)?.as_deref()
    }

    fn openers_of(&self, links: &ActionLinks) -> Option<Vec<usize>> {
        let (question, level) = links.needs?;
        // What nobody knows may turn out well; only a settled finding stands in the way.
        let is_met =
            levels(&self.standings, question).is_none_or(|(_, possible)| possible >= level);
        let in_time = |opener: &usize| {
            self.links.get(*opener).is_some_and(|opener| opener.phase <= links.phase)
        };
        (!is_met).then(|| self.raising(question, level).into_iter().filter(in_time).collect())
    }

    /// The open actions that raise a question to a level.
    fn raising(&self, question: QuestionIdx, level: u8) -> Vec<usize> {
        let raisers = self.raisers.get(question.get()).into_iter().flatten();
        let mut places: Vec<usize> =
            raisers.filter(|(_, to)| *to >= level).map(|(place, _)| *place).collect();
        // An action may name a question twice.
        places.dedup();
        places
    }

    fn open(&self) -> impl Iterator<Item = (usize, &'a ActionLinks)> {
        let all = self.links.iter().zip(&self.is_open).enumerate();
        all.filter(|(_, (_, is_open))| **is_open).map(|(place, (links, _))| (place, links))
    }

    /// Which of these actions can be done, in some order.
    fn doable(&self, set: &[bool]) -> Vec<bool> {
        let mut doable = vec![false; set.len()];
        let is = |doable: &[bool], place: usize| doable.get(place) == Some(&true);
        // What one lets begin may let another: until nothing more does.
        loop {
            let mut more = false;
            for place in self.order.iter().copied().filter(|place| is(set, *place)) {
                if !is(&doable, place)
                    && self.before(place).all(|before| is(&doable, before))
                    && self.openers(place).is_none_or(|any| any.iter().any(|one| is(&doable, *one)))
                    && let Some(place) = doable.get_mut(place)
                {
                    *place = true;
                    more = true;
                }
            }
            if !more {
                return doable;
            }
        }
    }

    /// When each of these actions would be finished if people were no limit; those that cannot begin stay `None`.
    ///
    /// Without `waiting`, actions do not wait for what must open them. Then more actions never make any earlier.
    pub(crate) fn finishes(&self, set: &[bool], waiting: bool) -> Vec<Option<u64>> {
        let mut finishes: Vec<Option<u64>> = vec![None; set.len()];
        let is_in = |place: usize| set.get(place) == Some(&true);
        let waits = |place: usize| waiting && self.openers(place).is_some();
        let finish = |finishes: &[Option<u64>], place: usize| {
            let at = |other: usize| finishes.get(other).copied().flatten();
            let ready =
                self.before(place).try_fold(0, |latest: u64, one| Some(latest.max(at(one)?)))?;
            let opened = match self.openers(place).filter(|_| waiting) {
                None => 0,
                Some(openers) => openers.iter().filter_map(|opener| at(*opener)).min()?,
            };
            Some(ready.max(opened).saturating_add(self.days.get(place).copied().unwrap_or(0)))
        };
        if !self.order.iter().any(|place| is_in(*place) && waits(*place)) {
            for place in self.order.iter().filter(|place| is_in(**place)) {
                let found = finish(&finishes, *place);
                if let Some(finish) = finishes.get_mut(*place) {
                    *finish = found;
                }
            }
            return finishes;
        }
        // One after the other, the soonest first: so an action that waits is let begin by what is there first.
        loop {
            let open = self.order.iter().filter(|place| {
                is_in(**place) && finishes.get(**place).copied().flatten().is_none()
            });
            let next = open.filter_map(|place| Some((finish(&finishes, *place)?, *place))).min();
            let Some((soonest, place)) = next else { return finishes };
            if let Some(finish) = finishes.get_mut(place) {
                *finish = Some(soonest);
            }
        }
    }
}

/// The ways to ship that this work offers.
pub(crate) fn ways(work: &Work<'_>, what_if: &WhatIf<'_>) -> Ways {
    let mut ways =
        Ways { by_effort: Vec::new(), by_time: Vec::new(), obstacles: Vec::new(), exact: true };
    let nothing = vec![false; work.links.len()];
    if is_ship(work, what_if, &nothing) {
        return ways;
    }
    let finishes = work.finishes(&work.is_open, true);
    let can_be_done: Vec<bool> = finishes.iter().map(Option::is_some).collect();
    let scores = what_if.scores(&work.after(&can_be_done));
    let gates = Gates::of(what_if.pack, what_if.profile, &scores);
    ways.obstacles = gates
        .counting(what_if.pack)
        .filter(|(gate, status)| blocks(Verdict::cap_of(gate.consequence), *status))
        .map(|(gate, _)| gate.id.clone())
        .collect();
    if !ways.obstacles.is_empty() {
        return ways;
    }
    let soonest: Vec<u64> = finishes.into_iter().map(Option::unwrap_or_default).collect();
    let mut best: Vec<(Cost, Vec<bool>)> = Vec::new();
    for goal in [Goal::Effort, Goal::Time] {
        let soonest = soonest.clone();
        let mut search = Search { work, what_if, goal, soonest, best: Vec::new(), looked_at: 0 };
        // Ways of little effort are ways in any case: beside them, many dear ones need not be looked into.
        best.into_iter().for_each(|(cost, set)| search.keep(cost, set));
        let banned: Vec<bool> = can_be_done.iter().map(|can| !can).collect();
        search.look(&nothing, &banned);
        if search.looked_at > MOST_WORK {
            ways.exact = false;
            search.settle_for_less(&can_be_done);
        }
        best = search.best;
        let found = best.iter().map(|(cost, set)| Way {
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

fn named(pack: &Pack, set: &[bool]) -> Vec<String> {
    let all = pack.actions().iter().zip(set);
    all.filter(|(_, is)| **is).map(|(action, _)| action.id.clone()).collect()
}

fn is_ship(work: &Work<'_>, what_if: &WhatIf<'_>, done: &[bool]) -> bool {
    what_if.verdict(&what_if.scores(&work.after(done))).proven == Verdict::Ship
}

/// Whether a gate of this consequence keeps the proven verdict from *ship*.
fn blocks(cap: Verdict, status: Status) -> bool {
    cap < Verdict::Ship && matches!(status, Status::Fails | Status::Open)
}

fn levels(standings: &[Standing], question: QuestionIdx) -> Option<(u8, u8)> {
    let levels = standings.get(question.get())?.levels?;
    Some((levels.proven, levels.possible))
}

fn days(effort: i64) -> u64 {
    u64::try_from(effort).unwrap_or(0)
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

struct Search<'a> {
    work: &'a Work<'a>,
    what_if: &'a WhatIf<'a>,
    goal: Goal,
    /// Per open action: when it is finished if everything is done. No way has it sooner, for whatever would let it
    /// begin is there.
    soonest: Vec<u64>,
    /// At most [`WAYS`], the cheapest first.
    best: Vec<(Cost, Vec<bool>)>,
    looked_at: usize,
}

impl Search<'_> {
    /// Looks for ways that hold this set, which is closed under prerequisites, and none of the banned actions.
    fn look(&mut self, set: &[bool], banned: &[bool]) {
        if self.looked_at > MOST_WORK {
            return;
        }
        let cost = self.bound(set, banned);
        if !self.can_beat(cost) {
            return;
        }
        let mut demands = self.demands(set);
        // Trying an action goes through all of them.
        let tries = demands.iter().fold(1, |sum, demand| sum + demand.len());
        self.looked_at += set.len() * tries / 32;
        for demand in &mut demands {
            demand.retain(|action| {
                !self.work.adds(set, *action).any(|action| banned.get(action) == Some(&true))
            });
            if demand.is_empty() {
                return;
            }
        }
        // One demand must be met by adding an action; the one with the fewest choices decides soonest.
        demands.sort_by_key(Vec::len);
        if !self.can_beat(self.at_least(set, cost, &demands)) {
            return;
        }
        let Some(choices) = demands.into_iter().next() else { return self.found(set) };
        let mut choices: Vec<(_, usize, Vec<bool>)> = choices
            .into_iter()
            .filter_map(|action| {
                let set = self.work.with(set, banned, action)?;
                Some((self.least(&set).key(self.goal), action, set))
            })
            .collect();
        // The cheapest first, so that dear ones need not be looked into.
        choices.sort_unstable_by_key(|(key, action, _)| (*key, *action));
        let mut banned = banned.to_vec();
        for (_, action, set) in choices {
            // Ways with an earlier choice have been looked at.
            if !set.iter().zip(&banned).any(|(is, banned)| *is && *banned) {
                self.look(&set, &banned);
            }
            if let Some(banned) = banned.get_mut(action) {
                *banned = true;
            }
        }
    }

    /// What a way that holds this set and meets the demands costs at the very least.
    ///
    /// Each demand takes its cheapest choice out of the days of each of its choices and of what comes before them, and
    /// the next demand finds what is left there: so no day is counted twice.
    fn at_least(&self, set: &[bool], mut cost: Cost, demands: &[Vec<usize>]) -> Cost {
        let mut left = self.work.days.clone();
        for demand in demands {
            let before = left.clone();
            let of = |action: usize| before.get(action).copied().unwrap_or(0);
            let days = |action: &usize| {
                self.work.adds(set, *action).fold(0, |sum: u64, one| sum.saturating_add(of(one)))
            };
            let extra = demand.iter().map(days).min().unwrap_or(0);
            for action in demand {
                let mut due = extra;
                for action in self.work.adds(set, *action) {
                    let taken = due.min(of(action));
                    if let Some(left) = left.get_mut(action) {
                        *left = (*left).min(of(action) - taken);
                    }
                    due -= taken;
                }
            }
            let soonest = demand.iter().filter_map(|action| self.soonest.get(*action)).min();
            cost.effort = cost.effort.saturating_add(extra);
            cost.time = cost.time.max(soonest.copied().unwrap_or(0));
        }
        cost
    }

    /// A way, though perhaps not a cheap one: everything, without what can be left out, the dearest first.
    fn settle_for_less(&mut self, all: &[bool]) {
        let mut dearest: Vec<(u64, usize)> = self
            .work
            .open()
            .map(|(place, _)| (self.work.days.get(place).copied().unwrap_or(0), place))
            .collect();
        dearest.sort_unstable();
        let mut set = all.to_vec();
        // Leaving one out can free what only it waited for.
        loop {
            let before = set.clone();
            for (_, place) in dearest.iter().rev() {
                let was = set.get(*place).copied().unwrap_or(false);
                if let Some(is) = set.get_mut(*place) {
                    *is = false;
                }
                if was
                    && !self.is_way(&set)
                    && let Some(is) = set.get_mut(*place)
                {
                    *is = true;
                }
            }
            if set == before {
                break;
            }
        }
        self.found(&set);
    }

    fn found(&mut self, set: &[bool]) {
        // A way with something to spare is no way of its own: the one without it is found, too.
        let mut less = set.to_vec();
        for (place, _) in set.iter().enumerate().filter(|(_, is)| **is) {
            if let Some(is) = less.get_mut(place) {
                *is = false;
            }
            if self.is_way(&less) {
                return;
            }
            if let Some(is) = less.get_mut(place) {
                *is = true;
            }
        }
        if self.best.iter().any(|(_, other)| other == set) {
            return;
        }
        let time = self.work.finishes(set, true).into_iter().flatten().max().unwrap_or(0);
        self.keep(Cost { time, ..self.least(set) }, set.to_vec());
    }

    fn keep(&mut self, cost: Cost, set: Vec<bool>) {
        let key = cost.key(self.goal);
        let place = self.best.partition_point(|(other, _)| other.key(self.goal) <= key);
        self.best.insert(place, (cost, set));
        self.best.truncate(WAYS);
    }

    /// Whether all of it can be done, in some order, and makes the verdict *ship*.
    fn is_way(&self, set: &[bool]) -> bool {
        self.work.doable(set) == set && is_ship(self.work, self.what_if, set)
    }

    fn can_beat(&self, cost: Cost) -> bool {
        let worst = self.best.get(WAYS.saturating_sub(1));
        worst.is_none_or(|(worst, _)| cost.key(self.goal) < worst.key(self.goal))
    }

    /// What a set costs at the least: its effort, and the time when each action is there as soon as it can be.
    fn least(&self, set: &[bool]) -> Cost {
        let mut cost = Cost { effort: 0, time: 0 };
        let all = set.iter().zip(self.work.days.iter().zip(&self.soonest));
        for (_, (days, soonest)) in all.filter(|(is, _)| **is) {
            cost.effort = cost.effort.saturating_add(*days);
            cost.time = cost.time.max(*soonest);
        }
        cost
    }

    /// What ways cost at the least that hold this set, and none of the banned actions.
    fn bound(&self, set: &[bool], banned: &[bool]) -> Cost {
        let mut cost = self.least(set);
        if self.goal == Goal::Time
            && let Some((worst, _)) = self.best.get(WAYS - 1)
            && cost.time < worst.time
        {
            // Where all that is there earlier is not enough, only effort is left to be better at.
            let rest = banned.iter().zip(&self.soonest);
            let rest = rest.map(|(banned, soonest)| !banned && *soonest < worst.time);
            let earlier: Vec<bool> = set.iter().zip(rest).map(|(is, rest)| *is || rest).collect();
            if !is_ship(self.work, self.what_if, &earlier) {
                cost.time = worst.time;
            }
        }
        cost
    }

    /// What is missing for this set to be a way: of each list, at least one action must be added.
    fn demands(&self, set: &[bool]) -> Vec<Vec<usize>> {
        let mut demands = Vec::new();
        let missing = |actions: Vec<usize>| -> Vec<usize> {
            actions.into_iter().filter(|action| set.get(*action) == Some(&false)).collect()
        };
        let doable = self.work.doable(set);
        // Whoever waits for one that is there waits for what that one waits for.
        let mut indirect: Option<Vec<usize>> = None;
        for (place, (is, can)) in set.iter().zip(&doable).enumerate() {
            if *is && !can {
                // It waits for a level, or for another action that does.
                let Some(openers) = self.work.openers(place) else { continue };
                if openers.iter().any(|opener| doable.get(*opener) == Some(&true)) {
                    continue;
                }
                let lacking = missing(openers.to_vec());
                if lacking.len() == openers.len() {
                    demands.push(lacking);
                } else {
                    indirect.get_or_insert_default().extend(lacking);
                }
            }
        }
        // Those that wait for each other in a circle: it must be broken somewhere.
        demands.extend(indirect.filter(|_| demands.is_empty()));
        let pack = self.what_if.pack;
        let scores = self.what_if.scores(&self.work.after(set));
        let gates = Gates::of(pack, self.what_if.profile, &scores);
        // Gates refer to gates: each is looked into once, after those it refers to. One that holds lacks nothing.
        let mut lacking: Vec<Vec<Vec<usize>>> = vec![Vec::new(); pack.gates().len()];
        let may_fail = |idx: GateIdx| matches!(gates.status(idx), Status::Fails | Status::Open);
        for idx in pack.gates_in_order().iter().filter(|idx| may_fail(**idx)) {
            let mut found = Vec::new();
            self.lacks(&pack[*idx].condition, &gates, &scores, &lacking, &mut found);
            if let Some(place) = lacking.get_mut(idx.get()) {
                *place = found;
            }
        }
        for ((gate, status), lacking) in pack.gates().iter().zip(gates.statuses()).zip(lacking) {
            if blocks(Verdict::cap_of(gate.consequence), status) {
                lacking.into_iter().for_each(|demand| add(&mut demands, demand));
            }
        }
        demands.into_iter().map(missing).collect()
    }

    /// Adds what a condition lacks to hold at the worst; nothing if it does.
    fn lacks(
        &self,
        condition: &Condition,
        gates: &Gates,
        scores: &Scores,
        by_gate: &[Vec<Vec<usize>>],
        demands: &mut Vec<Vec<usize>>,
    ) {
        if !matches!(gates.status_of(condition, scores), Status::Fails | Status::Open) {
            return;
        }
        match condition {
            Condition::Question(question, level) => {
                add(demands, self.work.raising(*question, *level));
            }
            Condition::Area(area, _) => {
                add(demands, self.lifting(scores, |question| question.area == *area));
            }
            Condition::Score(Overall::Average, _) => add(demands, self.lifting(scores, |_| true)),
            Condition::Score(Overall::Weakest, at_least) => {
                for (place, score) in scores.areas.iter().enumerate() {
                    if score.range.is_some_and(|range| range.proven < *at_least) {
                        add(demands, self.lifting(scores, |question| question.area.get() == place));
                    }
                }
            }
            Condition::Gate(gate) => {
                for demand in by_gate.get(gate.get()).into_iter().flatten() {
                    add(demands, demand.clone());
                }
            }
            Condition::All(parts) => {
                for part in parts {
                    self.lacks(part, gates, scores, by_gate, demands);
                }
            }
            // One part is enough, and it takes at least one action of what one part lacks.
            Condition::Any(parts) => {
                let mut choices: Vec<usize> = Vec::new();
                for part in parts {
                    let mut lacking = Vec::new();
                    self.lacks(part, gates, scores, by_gate, &mut lacking);
                    for action in lacking.into_iter().flatten() {
                        if !choices.contains(&action) {
                            choices.push(action);
                        }
                    }
                }
                add(demands, choices);
            }
        }
    }

    /// The open actions that raise one of these questions beyond where it stands.
    fn lifting(&self, scores: &Scores, concerns: impl Fn(&Question) -> bool) -> Vec<usize> {
        let mut lifts = vec![false; self.work.links.len()];
        let standings = scores.standings.iter().zip(&self.work.raisers);
        for (question, (standing, raisers)) in self.what_if.pack.questions().iter().zip(standings) {
            let Some(have) = standing.levels.filter(|_| concerns(question)) else { continue };
            for (place, _) in raisers.iter().filter(|(_, to)| have.proven < *to) {
                if let Some(lifts) = lifts.get_mut(*place) {
                    *lifts = true;
                }
            }
        }
        let all = lifts.iter().enumerate();
        all.filter(|(_, lifts)| **lifts).map(|(place, _)| place).collect()
    }
}

/// Adds a demand unless it is there.
fn add(demands: &mut Vec<Vec<usize>>, demand: Vec<usize>) {
    if !demands.contains(&demand) {
        demands.push(demand);
    }
}
