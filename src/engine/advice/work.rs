//! What has to be done and can be, under one profile and one set of answers: the actions that are open, what each waits
//! for, where they lead, and when they are finished if people are no limit.
//!
//! Nothing is chosen here: see [`mod@super::ways`] and [`mod@crate::engine::plan`].

use super::set::Set;
use crate::engine::pack::{ActionLinks, Pack, QuestionIdx};
use crate::engine::plan::ActionEffort;
use crate::engine::score::{Profile, Standing};

/// What has to be done, and can be, under one profile and one set of answers.
pub(crate) struct Work<'a> {
    links: &'a [ActionLinks],
    /// Likely effort of each action.
    pub(super) days: Vec<u64>,
    /// The actions, each after those it waits for.
    order: &'a [usize],
    /// For an action that cannot begin as things stand: the actions that would let it, which may be none.
    openers: Vec<Option<Set>>,
    /// The actions that cannot begin as things stand.
    waiting: Set,
    /// For each action: itself, and then all that must be done before it.
    chains: Vec<Vec<usize>>,
    /// For each action: itself and all that must be done after it.
    pub(super) needed_by: Vec<Set>,
    /// For each question and each of its levels: the open actions that raise it at least so far. Nothing for a question
    /// that no open action raises.
    pub(super) raisers: Vec<Vec<Set>>,
    /// Where the answers stand before any of it.
    pub(crate) standings: Vec<Standing>,
    /// The actions that are about something that counts here, and bring about what is not all there already.
    pub(crate) open: Set,
}

impl<'a> Work<'a> {
    /// The excluded actions must not be done. Own efforts count in place of the pack's.
    pub(crate) fn of(
        pack: &'a Pack,
        profile: &Profile,
        standings: Vec<Standing>,
        excluded: Option<&Set>,
        efforts: &[ActionEffort],
    ) -> Self {
        let links = pack.action_links();
        let none = Set::none(links.len());
        let open = links.iter().enumerate().map(|(place, action)| {
            !excluded.is_some_and(|excluded| excluded.has(place))
                && profile.meets(&action.applies)
                && action.raises.iter().any(|(question, to)| {
                    levels(&standings, *question).is_some_and(|(proven, _)| proven < *to)
                })
        });
        let likely = pack.actions().iter().map(|action| {
            let own = efforts.iter().find(|own| own.action == action.id);
            days(own.map_or(action.effort_days.likely, |own| own.likely))
        });
        let mut work = Self {
            links,
            days: likely.collect(),
            order: pack.actions_in_order(),
            openers: Vec::new(),
            waiting: none.clone(),
            chains: Vec::new(),
            needed_by: vec![none.clone(); links.len()],
            raisers: vec![Vec::new(); standings.len()],
            open: Set::of(open),
            standings,
        };
        for (place, links) in links.iter().enumerate().filter(|(place, _)| work.open.has(*place)) {
            for (question, to) in &links.raises {
                let Some(raisers) = work.raisers.get_mut(question.get()) else { continue };
                let to = usize::from(*to);
                if raisers.len() <= to {
                    raisers.resize(to + 1, none.clone());
                }
                raisers.iter_mut().take(to + 1).for_each(|raisers| raisers.insert(place));
            }
        }
        work.openers = links.iter().map(|links| work.openers_of(links)).collect();
        work.waiting = Set::of(work.openers.iter().map(Option::is_some));
        work.chains = (0..links.len()).map(|place| work.chain_of(place)).collect();
        for (place, chain) in work.chains.iter().enumerate() {
            for before in chain {
                work.needed_by.get_mut(*before).into_iter().for_each(|needed| needed.insert(place));
            }
        }
        work
    }

    /// Where the answers stand once these actions are done.
    pub(crate) fn after(&self, done: &Set) -> Vec<Standing> {
        let mut standings = self.standings.clone();
        for (question, to) in
            done.iter().filter_map(|action| self.links.get(action)).flat_map(|links| &links.raises)
        {
            if let Some(levels) =
                standings.get_mut(question.get()).and_then(|standing| standing.levels.as_mut())
            {
                *levels = levels.map(|level| level.max(*to));
            }
        }
        standings
    }

    /// The prerequisites of an action that are still to be done.
    pub(crate) fn before(&self, action: usize) -> impl Iterator<Item = usize> {
        let links = self.links.get(action);
        let after = links.into_iter().flat_map(|links| &links.after).copied();
        after.filter(|before| self.open.has(*before))
    }

    fn chain_of(&self, action: usize) -> Vec<usize> {
        let mut is_in = self.nothing();
        let mut chain = Vec::new();
        let mut open = vec![action];
        while let Some(action) = open.pop() {
            if !is_in.has(action) {
                is_in.insert(action);
                chain.push(action);
                open.extend(self.before(action));
            }
        }
        chain
    }

    /// What an action adds to a set that is closed under prerequisites: itself, and those of its own that are missing.
    pub(super) fn adds(&self, set: &Set, action: usize) -> impl Iterator<Item = usize> {
        let chain = self.chains.get(action).into_iter().flatten().copied();
        chain.filter(|action| !set.has(*action))
    }

    /// The set with one more action and its prerequisites.
    pub(crate) fn with(&self, set: &Set, action: usize) -> Set {
        let mut more = set.clone();
        self.chains.get(action).into_iter().flatten().for_each(|place| more.insert(*place));
        more
    }

    /// The actions that would bring about what this one needs to begin, none of them of a later phase; `None` when it
    /// can begin as things stand.
    pub(crate) fn openers(&self, action: usize) -> Option<&Set> {
        self.openers.get(action)?.as_ref()
    }

    fn openers_of(&self, links: &ActionLinks) -> Option<Set> {
        let (question, level) = links.needs?;
        // What nobody knows may turn out well; only a settled finding stands in the way.
        let is_met =
            levels(&self.standings, question).is_none_or(|(_, possible)| possible >= level);
        let in_time = self.links.iter().map(|opener| opener.phase <= links.phase);
        (!is_met).then(|| {
            let late = Set::of(in_time.map(|in_time| !in_time));
            self.raising(question, level).map_or_else(|| self.nothing(), |set| set.without(&late))
        })
    }

    /// The open actions that raise a question to a level; `None` if there are none.
    pub(super) fn raising(&self, question: QuestionIdx, level: u8) -> Option<&Set> {
        self.raisers.get(question.get())?.get(usize::from(level))
    }

    /// No action at all.
    pub(crate) fn nothing(&self) -> Set {
        Set::none(self.links.len())
    }

    /// Which of these actions can be done, in some order.
    pub(super) fn doable(&self, set: &Set) -> Set {
        // What must be done before an action cannot be done unless it is there, too.
        let mut doable = self.nothing();
        for place in self.order.iter().filter(|place| set.has(**place)) {
            if self.before(*place).all(|before| doable.has(before)) {
                doable.insert(*place);
            }
        }
        if !doable.meets(&self.waiting) {
            return doable;
        }
        let mut rest = self.nothing();
        for place in doable.iter().filter(|place| self.waiting.has(*place)) {
            self.needed_by.get(place).into_iter().for_each(|needed| rest.join(needed));
        }
        rest.keep(&doable);
        doable.drop(&rest);
        // What one lets begin may let another: until nothing more does.
        loop {
            let before = doable.clone();
            for place in rest.without(&before).iter() {
                if self.before(place).all(|before| doable.has(before))
                    && self.openers(place).is_none_or(|openers| openers.meets(&doable))
                {
                    doable.insert(place);
                }
            }
            if doable == before {
                return doable;
            }
        }
    }

    /// Whether all of these actions can be done, in some order.
    pub(crate) fn is_doable(&self, set: &Set) -> bool {
        self.doable(set) == *set
    }

    /// The set with what lets those of its actions begin that cannot: of the actions that would, the one that is there
    /// first when all work is done, which finishes these.
    pub(crate) fn with_openers(&self, mut set: Set, finishes: &[Option<u64>]) -> Set {
        loop {
            let stuck = set.without(&self.doable(&set));
            let missing = stuck.iter().find_map(|place| {
                let at = |opener| Some((finishes.get(opener).copied()??, opener));
                let (_, first) = self.openers(place)?.iter().filter_map(at).min()?;
                (!set.has(first)).then_some(first)
            });
            let Some(opener) = missing else { return set };
            set = self.with(&set, opener);
        }
    }

    /// The set without what it can do without: one action after the other, in this order, if the rest can be done and
    /// is enough. What is not enough must not become enough by leaving out more.
    pub(crate) fn without_spare(
        &self,
        mut set: Set,
        order: &[usize],
        is_enough: &dyn Fn(&Set) -> bool,
    ) -> Set {
        let mut is_missed = self.nothing();
        // Leaving one out can free what only it waited for.
        loop {
            let before = set.clone();
            for place in order {
                if !set.has(*place) || is_missed.has(*place) {
                    continue;
                }
                set.remove(*place);
                let is_waited_for =
                    self.needed_by.get(*place).is_some_and(|needed| needed.meets(&set));
                if !is_waited_for && self.is_doable(&set) {
                    if is_enough(&set) {
                        continue;
                    }
                    is_missed.insert(*place);
                }
                set.insert(*place);
            }
            if set == before {
                return set;
            }
        }
    }

    /// When each of these actions would be finished if people were no limit; those that cannot begin stay `None`.
    pub(crate) fn finishes(&self, set: &Set) -> Vec<Option<u64>> {
        let mut finishes: Vec<Option<u64>> = vec![None; self.links.len()];
        let finish = |finishes: &[Option<u64>], place: usize| {
            let at = |other: usize| finishes.get(other).copied().flatten();
            let ready =
                self.before(place).try_fold(0, |latest: u64, one| Some(latest.max(at(one)?)))?;
            let opened = match self.openers(place) {
                None => 0,
                Some(openers) => openers.iter().filter_map(at).min()?,
            };
            Some(ready.max(opened).saturating_add(self.days.get(place).copied().unwrap_or(0)))
        };
        if !set.meets(&self.waiting) {
            for place in self.order.iter().filter(|place| set.has(**place)) {
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
                set.has(**place) && finishes.get(**place).copied().flatten().is_none()
            });
            let next = open.filter_map(|place| Some((finish(&finishes, *place)?, *place))).min();
            let Some((soonest, place)) = next else { return finishes };
            if let Some(finish) = finishes.get_mut(place) {
                *finish = Some(soonest);
            }
        }
    }
}

fn levels(standings: &[Standing], question: QuestionIdx) -> Option<(u8, u8)> {
    let levels = standings.get(question.get())?.levels?;
    Some((levels.proven, levels.possible))
}

fn days(effort: i64) -> u64 {
    u64::try_from(effort).unwrap_or(0)
}
