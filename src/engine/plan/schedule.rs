//! When each activity starts, if some wait for others and they share resources: a project's shortest schedule, or one
//! close to it.
//!
//! This is the resource-constrained project scheduling problem. Finding the optimum is NP-hard, so this is a search
//! with bounded work that stops early when a lower bound proves its schedule optimal. Every schedule it looks at is
//! made by *serial generation*: activities in some order, each on the earliest day that its predecessors and the
//! resources allow. Each is then *justified*: pushed as late as possible from the back, then as early as possible from
//! the front, which never makes it longer and often shorter. The orders come from two priority rules with noise, and
//! then from the last good schedule with noise.
//!
//! No dates, no costs and no uncertainty here: days are counted from 0, and [`mod@super::simulate`] varies durations.

/// One piece of work that is not interrupted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Activity {
    /// Working days it takes; 0 is a milestone, which takes no resource.
    pub duration_days: u32,
    /// Units it takes of each resource on each of its days, in the order of [`Project::capacity`]; what is not listed
    /// is 0.
    pub demand: Vec<u32>,
    /// Activities that must have finished before it starts: places in [`Project::activities`].
    pub after: Vec<usize>,
}

/// Activities and the resources they share.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Project {
    /// At most [`MAX_ACTIVITIES`], with durations that sum up to at most [`MAX_DAYS`].
    pub activities: Vec<Activity>,
    /// Units of each resource there are on every day; [`u32::MAX`] of them never run short.
    pub capacity: Vec<u32>,
}

/// The most activities a project may have: as many as a pack has actions, and a decision for each of as many phases.
pub const MAX_ACTIVITIES: usize = 2_000;

/// The most days that the durations of a project may sum up to.
pub const MAX_DAYS: u32 = u32::MAX / 4;

/// How much work to put into a search, and where its chance begins. The same values give the same schedule everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// How many activities may be put on the calendar, counted over all schedules that are tried. The search always
    /// makes and justifies one schedule, and finishes the one it is at.
    pub placements: u32,
    /// Any number.
    pub seed: u64,
}

impl Default for Effort {
    /// What a person does not notice: 3,000 schedules of 30 activities, some ten milliseconds.
    fn default() -> Self {
        Self { placements: 100_000, seed: 1 }
    }
}

/// A feasible schedule.
///
/// Days are counted from 0: an activity that starts on 3 and takes 2 days works on days 3 and 4 and finishes at 5, the
/// first day on which one that waits for it may start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// The day each activity starts.
    pub start: Vec<u32>,
    /// The latest day each could start without moving the finish, when all that can move do so together: these starts
    /// are a feasible schedule too. Without shortage of resources they are those of the critical path method. With
    /// shortage they are those of this schedule, pushed to its end from the back; there can be other ways to push.
    pub latest: Vec<u32>,
    /// The day everything is finished.
    pub finish: u32,
    /// No schedule finishes before this day. If it is `finish`, the schedule is proven to be the shortest; if it is
    /// less, it may still be.
    pub at_least: u32,
    /// The order by which serial generation gives this schedule, for [`in_order`] and [`super::simulate::simulate`].
    pub order: Vec<usize>,
}

impl Schedule {
    /// Days from the start of an activity to its latest start; 0 for one that is not there.
    pub fn float_days(&self, activity: usize) -> u32 {
        at(&self.latest, activity).saturating_sub(at(&self.start, activity))
    }

    /// True when an activity has no float.
    pub fn is_critical(&self, activity: usize) -> bool {
        self.float_days(activity) == 0
    }
}

/// Why there is no schedule. Activities and resources are named by their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Impossible {
    /// There are more than [`MAX_ACTIVITIES`].
    TooMany,
    /// An activity waits for one that is not there.
    UnknownActivity {
        /// Who waits.
        activity: usize,
        /// For what.
        after: usize,
    },
    /// An activity takes of a resource that is not there.
    UnknownResource {
        /// Who takes.
        activity: usize,
        /// Of what.
        resource: usize,
    },
    /// These wait for each other: each for the one before it, and the first for the last.
    Cycle(Vec<usize>),
    /// An activity takes more of a resource than there is on any day.
    OverCapacity {
        /// Who takes.
        activity: usize,
        /// Of what.
        resource: usize,
    },
    /// All durations, or the high ends of all estimates, sum up to more than [`MAX_DAYS`].
    TooLong,
    /// An order does not have each activity once.
    NotAnOrder,
    /// An estimate is missing, or not `low <= likely <= high`, for the activity of this place; or there is one too
    /// many, at this place.
    Estimate(usize),
}

/// Finds a short schedule, and how late everything in it could start.
///
/// ```
/// use shipworthy::engine::plan::schedule::{Activity, Effort, Project, schedule};
///
/// // Two pieces of work for the one engineer, a review by somebody else after the first, and the launch.
/// let work = |duration_days, demand: [u32; 2], after: &[usize]| Activity {
///     duration_days,
///     demand: demand.to_vec(),
///     after: after.to_vec(),
/// };
/// let project = Project {
///     activities: vec![
///         work(3, [1, 0], &[]),
///         work(4, [1, 0], &[]),
///         work(2, [0, 1], &[0]),
///         work(0, [0, 0], &[1, 2]),
///     ],
///     capacity: vec![1, 1],
/// };
/// let plan = schedule(&project, Effort::default()).unwrap();
/// assert_eq!(plan.start, [0, 3, 3, 7]);
/// assert_eq!((plan.finish, plan.at_least), (7, 7));
/// assert_eq!(plan.float_days(2), 2);
/// assert!(plan.is_critical(1));
/// ```
///
/// # Errors
///
/// What makes the project impossible; the first thing found.
pub fn schedule(project: &Project, effort: Effort) -> Result<Schedule, Impossible> {
    let forward = Network::of(project)?;
    let backward = forward.reversed();
    let mut search = Search::new(&forward, &backward, effort);
    let order = search.best();
    Ok(search.finished(&order))
}

/// The schedule that serial generation makes of an order, without any search: each activity in turn at the earliest
/// day that what it waits for and the resources allow. An activity that is listed before one it waits for has its
/// turn after it.
///
/// ```
/// use shipworthy::engine::plan::schedule::{Activity, Project, in_order};
///
/// let work = |duration_days| Activity { duration_days, demand: vec![1], after: vec![] };
/// let project = Project { activities: vec![work(3), work(4)], capacity: vec![1] };
/// assert_eq!(in_order(&project, &[1, 0]).unwrap().start, [4, 0]);
/// ```
///
/// # Errors
///
/// What makes the project impossible, or [`Impossible::NotAnOrder`].
pub fn in_order(project: &Project, order: &[usize]) -> Result<Schedule, Impossible> {
    let forward = Network::of(project)?;
    let backward = forward.reversed();
    let order = forward.sound_order(order)?;
    Ok(Search::new(&forward, &backward, Effort::default()).finished(&order))
}

/// A project that is sound, ready for generating schedules.
pub(super) struct Network {
    pub(super) days: Vec<u32>,
    /// What each activity takes of each resource that can run short, row by row.
    need: Vec<u32>,
    /// How much there is of each resource that can run short.
    capacity: Vec<u32>,
    before: Vec<Vec<usize>>,
    /// All activities, each after those it waits for.
    order: Vec<usize>,
    /// The place of each in `order`.
    rank: Vec<u32>,
}

impl Network {
    pub(super) fn of(project: &Project) -> Result<Self, Impossible> {
        let activities = &project.activities;
        if activities.len() > MAX_ACTIVITIES {
            return Err(Impossible::TooMany);
        }
        for (activity, given) in activities.iter().enumerate() {
            if let Some(&after) = given.after.iter().find(|&&after| after >= activities.len()) {
                return Err(Impossible::UnknownActivity { activity, after });
            }
            for (resource, &demand) in given.demand.iter().enumerate() {
                match project.capacity.get(resource) {
                    None => return Err(Impossible::UnknownResource { activity, resource }),
                    Some(&capacity) if demand > capacity => {
                        return Err(Impossible::OverCapacity { activity, resource });
                    }
                    Some(_) => {}
                }
            }
        }
        let days: Vec<u32> = activities.iter().map(|activity| activity.duration_days).collect();
        if !bearable(&days) {
            return Err(Impossible::TooLong);
        }
        let before: Vec<Vec<usize>> =
            activities.iter().map(|activity| activity.after.clone()).collect();
        let order = topological(&before)?;
        let (mut scarce, mut capacity) = (Vec::new(), Vec::new());
        for (resource, &there_is) in project.capacity.iter().enumerate() {
            let mut total = 0;
            for activity in activities {
                total += u64::from(at(&activity.demand, resource));
            }
            // A resource that everything together does not exhaust needs no calendar.
            if total > u64::from(there_is) {
                scarce.push(resource);
                capacity.push(there_is);
            }
        }
        let mut need = Vec::new();
        for activity in activities {
            for &resource in &scarce {
                need.push(at(&activity.demand, resource));
            }
        }
        Ok(Self { days, need, capacity, before, rank: ranks(&order), order })
    }

    /// The same project with time running backwards.
    fn reversed(&self) -> Self {
        let mut before = vec![Vec::new(); self.days.len()];
        for (activity, waits_for) in self.before.iter().enumerate() {
            for &earlier in waits_for {
                if let Some(list) = before.get_mut(earlier) {
                    list.push(activity);
                }
            }
        }
        let order: Vec<usize> = self.order.iter().rev().copied().collect();
        Self {
            days: self.days.clone(),
            need: self.need.clone(),
            capacity: self.capacity.clone(),
            before,
            rank: ranks(&order),
            order,
        }
    }

    /// An order by keys, lowest first, in which each activity comes after those it waits for.
    fn settled(&self, mut keys: Vec<u32>) -> Vec<usize> {
        for &activity in &self.order {
            for &earlier in self.before(activity) {
                let key = at(&keys, activity).max(at(&keys, earlier));
                set(&mut keys, activity, key);
            }
        }
        self.by_keys(&keys)
    }

    /// The same for keys that are never lower than those of an activity that is waited for.
    fn by_keys(&self, keys: &[u32]) -> Vec<usize> {
        // One number for key and rank, and one sort for everything.
        let pair = |(key, rank): (&u32, &u32)| (u64::from(*key) << 32) | u64::from(*rank);
        let pairs = sorted(keys.iter().zip(&self.rank).map(pair).collect());
        let by_rank = |pair: u64| self.order.get(usize::try_from(pair & LOW).ok()?).copied();
        pairs.into_iter().filter_map(by_rank).collect()
    }

    /// The activities that this one waits for.
    fn before(&self, activity: usize) -> &[usize] {
        self.before.get(activity).map_or(&[], Vec::as_slice)
    }

    /// The order of a caller, if it has every activity once.
    pub(super) fn sound_order(&self, order: &[usize]) -> Result<Vec<usize>, Impossible> {
        let mut keys = vec![u32::MAX; self.days.len()];
        for (turn, &activity) in (0..).zip(order) {
            set(&mut keys, activity, turn);
        }
        if order.len() != keys.len() || keys.contains(&u32::MAX) {
            return Err(Impossible::NotAnOrder);
        }
        Ok(self.settled(keys))
    }

    /// The first day of each activity if no resource ever ran short.
    fn heads(&self) -> Vec<u32> {
        let mut heads = vec![0; self.days.len()];
        for &activity in &self.order {
            for &earlier in self.before(activity) {
                let end = at(&heads, earlier) + at(&self.days, earlier);
                let head = at(&heads, activity).max(end);
                set(&mut heads, activity, head);
            }
        }
        heads
    }

    /// The days of each activity and of those it waits for, together.
    fn weights(&self) -> Vec<u32> {
        let mut weights = self.days.clone();
        for &activity in &self.order {
            for &earlier in self.before(activity) {
                let weight = at(&weights, activity).saturating_add(at(&self.days, earlier));
                set(&mut weights, activity, weight);
            }
        }
        weights
    }

    /// Start days in the other direction of time.
    fn mirrored(&self, start: &[u32], finish: u32) -> Vec<u32> {
        start
            .iter()
            .zip(&self.days)
            .map(|(start, days)| finish.saturating_sub(start + days))
            .collect()
    }
}

/// Whether durations stay within [`MAX_DAYS`] together.
pub(super) fn bearable(days: &[u32]) -> bool {
    days.iter().map(|days| u64::from(*days)).sum::<u64>() <= MAX_DAYS.into()
}

/// A day before which not everything can be finished, by two arguments: the longest path, and for each resource the
/// work of those that cannot start before some day, or that have some days to follow.
fn at_least(forward: &Network, backward: &Network) -> u32 {
    let heads = forward.heads();
    let tails = backward.heads();
    let mut bound = 0;
    for activity in 0..heads.len() {
        let (head, tail) = (at(&heads, activity), at(&tails, activity));
        bound = bound.max(head + tail + at(&forward.days, activity));
        for resource in 0..forward.capacity.len() {
            bound = bound.max(load(forward, resource, (&heads, head), (&tails, 0)));
            bound = bound.max(load(forward, resource, (&heads, 0), (&tails, tail)));
        }
    }
    bound
}

/// The shortest time for the work of those users of a resource whose head and tail have at least some length: from
/// the first head to the last tail.
fn load(network: &Network, resource: usize, heads: (&[u32], u32), tails: (&[u32], u32)) -> u32 {
    let width = network.capacity.len();
    let (mut head, mut tail, mut work) = (MAX_DAYS, MAX_DAYS, 0_u64);
    for activity in 0..network.days.len() {
        let (from, to) = (at(heads.0, activity), at(tails.0, activity));
        let need = at(&network.need, activity * width + resource);
        let units = u64::from(need) * u64::from(at(&network.days, activity));
        if units > 0 && from >= heads.1 && to >= tails.1 {
            head = head.min(from);
            tail = tail.min(to);
            work = work.saturating_add(units);
        }
    }
    if work == 0 {
        return 0;
    }
    let days = work.div_ceil(u64::from(at(&network.capacity, resource).max(1)));
    head + tail + u32::try_from(days).unwrap_or(0)
}

/// What is left of each resource over time, and the schedule that is being made.
#[derive(Default)]
pub(super) struct Calendar {
    /// The days on which anything changes, ascending, and [`u32::MAX`] at the end.
    times: Vec<u32>,
    /// For each but the end what is free from there on, row by row.
    free: Vec<u32>,
    /// The result: the day each activity starts.
    pub(super) start: Vec<u32>,
}

impl Calendar {
    /// Puts activities on the calendar in this order, each as early as possible; the day everything is finished.
    pub(super) fn generate(&mut self, network: &Network, days: &[u32], order: &[usize]) -> u32 {
        let width = network.capacity.len();
        self.times.clear();
        self.times.extend([0, u32::MAX]);
        self.free.clear();
        self.free.extend_from_slice(&network.capacity);
        self.start.clear();
        self.start.resize(days.len(), 0);
        let mut finish = 0;
        for &activity in order {
            let mut start = 0;
            for &earlier in network.before(activity) {
                start = start.max(at(&self.start, earlier) + at(days, earlier));
            }
            let days = at(days, activity);
            let need = network.need.get(activity * width..(activity + 1) * width).unwrap_or(&[]);
            if days > 0 && need.iter().any(|need| *need > 0) {
                start = self.place(start, days, need);
            }
            set(&mut self.start, activity, start);
            finish = finish.max(start + days);
        }
        finish
    }

    /// Takes what is needed at the first time from a day on when it is free; that time.
    fn place(&mut self, from: u32, days: u32, need: &[u32]) -> u32 {
        let width = need.len();
        let mut first = self.times.partition_point(|time| *time <= from).saturating_sub(1);
        let mut last = first;
        let mut start = from;
        let mut rows = self.free.get(first * width..).unwrap_or_default();
        while let Some((row, later)) = rows.split_at_checked(width) {
            rows = later;
            last += 1;
            let until = at(&self.times, last);
            if row.iter().zip(need).any(|(free, need)| free < need) {
                start = until;
                first = last;
            } else if until - start >= days {
                break;
            }
        }
        // Rows `first` to `last` hold the time that is taken; now they hold nothing else.
        if at(&self.times, last) > start + days {
            self.split(last - 1, start + days, width);
        }
        if at(&self.times, first) < start {
            self.split(first, start, width);
            first += 1;
            last += 1;
        }
        let taken = self.free.get_mut(first * width..last * width).unwrap_or_default();
        for row in taken.chunks_exact_mut(width) {
            for (free, need) in row.iter_mut().zip(need) {
                *free -= need;
            }
        }
        start
    }

    /// Makes two rows of one, the second from this day on.
    fn split(&mut self, row: usize, day: u32, width: usize) {
        self.times.insert(row + 1, day);
        let end = self.free.len();
        self.free.extend_from_within(end.saturating_sub(width)..);
        self.free.copy_within(row * width..end, (row + 1) * width);
    }
}

/// How many orders are made from the rules before the walk begins.
///
/// This number and those of the walk are measured on instances with known optima (`cargo xtask schedule-bench`). A
/// genetic algorithm with the same justification, a third rule and further rounds of justification were tried too:
/// none of them did better by more than the luck of the seed.
const SAMPLES: u32 = 15;

/// How many activities a step of the walk moves, on average.
const MOVED: u32 = 5;

/// The search for a short schedule: a walk from order to order.
struct Search<'a> {
    forward: &'a Network,
    backward: &'a Network,
    at_least: u32,
    calendar: Calendar,
    chance: Chance,
    /// Placements that are left.
    left: u32,
}

impl<'a> Search<'a> {
    fn new(forward: &'a Network, backward: &'a Network, effort: Effort) -> Self {
        Self {
            at_least: at_least(forward, backward),
            forward,
            backward,
            calendar: Calendar::default(),
            chance: Chance::new(effort.seed),
            left: effort.placements,
        }
    }

    /// The order of the best schedule that was found.
    fn best(&mut self) -> Vec<usize> {
        // Two rules who comes first: who has the longest path behind it (the latest finish of the critical path method),
        // and who has the most days in itself and right behind it (the greatest rank positional weight).
        let urgent = self.by_most(self.backward.heads());
        let weighty = self.by_most(self.backward.weights());
        let mut finish = self.improve(&urgent);
        let mut now_finish = finish;
        let mut now = self.found();
        let mut best = now.clone();
        let mut samples = SAMPLES;
        while self.left > 0 && finish > self.at_least {
            let order = self.noisy(match samples {
                0 => &now,
                _ if samples.is_multiple_of(2) => &urgent,
                _ => &weighty,
            });
            samples = samples.saturating_sub(1);
            let found = self.improve(&order);
            // One step in five may be a little worse: where every neighbour is, the walk would stand still.
            let may_be_worse = self.chance.below(5) == 0;
            if found <= now_finish || (may_be_worse && found <= finish + finish / 64 + 1) {
                now_finish = found;
                now = self.found();
                if found < finish {
                    finish = found;
                    best.clone_from(&now);
                }
            }
        }
        // Justified until that makes it no shorter, it has no day to spare as a whole: something that starts on day 0
        // is critical.
        loop {
            let again = self.improve(&best);
            if again >= finish {
                return best;
            }
            finish = again;
            best = self.found();
        }
    }

    /// An order in which the largest come first. All are durations that are part of one project.
    fn by_most(&self, days: Vec<u32>) -> Vec<usize> {
        self.forward.settled(days.iter().map(|days| MAX_DAYS.saturating_sub(*days)).collect())
    }

    /// An order with some of the activities moved.
    fn noisy(&mut self, order: &[usize]) -> Vec<usize> {
        let count = u32::try_from(order.len()).unwrap_or(0);
        // In halves of a place: a third of the order in either direction, and all of it if it is short.
        let reach = count * 2 / 3 + 6;
        let mut keys = vec![0; order.len()];
        for (turn, &activity) in (0..).zip(order) {
            let moved = self.chance.below(count) < MOVED;
            let by = if moved { self.chance.below(2 * reach + 1) } else { reach };
            set(&mut keys, activity, 2 * turn + by);
        }
        self.forward.settled(keys)
    }

    /// Puts the justified schedule of an order on the calendar; the day it finishes.
    fn improve(&mut self, order: &[usize]) -> u32 {
        let finish = self.generate(self.forward, order);
        let late = self.forward.mirrored(&self.calendar.start, finish);
        let finish = self.generate(self.backward, &self.backward.by_keys(&late));
        let early = self.backward.mirrored(&self.calendar.start, finish);
        self.generate(self.forward, &self.forward.by_keys(&early))
    }

    /// The order that generates the schedule on the calendar.
    fn found(&self) -> Vec<usize> {
        self.forward.by_keys(&self.calendar.start)
    }

    fn generate(&mut self, network: &Network, order: &[usize]) -> u32 {
        self.left = self.left.saturating_sub(u32::try_from(order.len()).unwrap_or(u32::MAX));
        self.calendar.generate(network, &network.days, order)
    }

    /// The schedule of an order, with everything that is known of it.
    fn finished(mut self, order: &[usize]) -> Schedule {
        let finish = self.generate(self.forward, order);
        let start = self.calendar.start.clone();
        let order = self.found();
        let late = self.forward.mirrored(&start, finish);
        self.generate(self.backward, &self.backward.by_keys(&late));
        let latest = self.backward.mirrored(&self.calendar.start, finish);
        Schedule { start, latest, finish, at_least: self.at_least, order }
    }
}

/// A sequence of numbers that looks like chance and is the same everywhere: xorshift64*.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        // Neighbouring seeds begin far apart, and none at zero, where it would stay.
        Self((seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03).max(1))
    }

    /// 32 bits.
    pub(super) fn next(&mut self) -> u32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        u32::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32).unwrap_or(0)
    }

    /// One of the numbers below a bound; 0 if there is none.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        u32::try_from((u64::from(self.next()) * u64::from(bound)) >> 32).unwrap_or(0)
    }
}

/// All activities, each after those it waits for, and otherwise as they are listed.
fn topological(before: &[Vec<usize>]) -> Result<Vec<usize>, Impossible> {
    let mut placed = vec![false; before.len()];
    let mut order = Vec::new();
    let is_placed = |placed: &[bool], place: usize| placed.get(place).copied().unwrap_or(true);
    loop {
        let known = order.len();
        for (activity, waits_for) in before.iter().enumerate() {
            if !is_placed(&placed, activity)
                && waits_for.iter().all(|&earlier| is_placed(&placed, earlier))
            {
                if let Some(placed) = placed.get_mut(activity) {
                    *placed = true;
                }
                order.push(activity);
            }
        }
        if order.len() == known {
            break;
        }
    }
    if order.len() == before.len() {
        return Ok(order);
    }
    // Whoever is left waits for somebody who is left: going back from one to the next, one comes by again.
    let mut path: Vec<usize> = Vec::new();
    let mut next = placed.iter().position(|placed| !placed);
    while let Some(activity) = next {
        if let Some(from) = path.iter().position(|&passed| passed == activity) {
            path.drain(..from);
            break;
        }
        path.push(activity);
        let waits_for = before.get(activity).map_or(&[][..], Vec::as_slice);
        next = waits_for.iter().copied().find(|&earlier| !is_placed(&placed, earlier));
    }
    path.reverse();
    Err(Impossible::Cycle(path))
}

/// The place of each in an order.
fn ranks(order: &[usize]) -> Vec<u32> {
    let mut ranks = vec![0; order.len()];
    for (rank, &activity) in (0..).zip(order) {
        set(&mut ranks, activity, rank);
    }
    ranks
}

/// The lower half of 64 bits.
const LOW: u64 = 0xFFFF_FFFF;

/// Sorts by insertion, which is small, and quick for the short lists there are.
pub(super) fn sorted(list: Vec<u64>) -> Vec<u64> {
    let mut sorted = Vec::with_capacity(list.len());
    for item in list {
        let place = sorted.partition_point(|other| *other <= item);
        sorted.insert(place, item);
    }
    sorted
}

fn at(list: &[u32], place: usize) -> u32 {
    list.get(place).copied().unwrap_or(0)
}

fn set(list: &mut [u32], place: usize, value: u32) {
    if let Some(item) = list.get_mut(place) {
        *item = value;
    }
}
