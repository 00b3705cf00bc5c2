//! When a project may be finished, if durations are only estimated: many runs, each with durations that are drawn.
//!
//! No probabilities of the real world here: the result is what the estimates mean together, as if they were right and
//! independent of each other. Where they share a cause, the real spread is wider.

use super::schedule::{Calendar, Chance, Impossible, Network, Project, bearable, sorted};

/// How long an activity may take, in whole days: a triangular distribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Estimate {
    /// If all goes well; the draws are never below it.
    pub low: u32,
    /// The most likely.
    pub likely: u32,
    /// If it goes badly; the draws are never above it.
    pub high: u32,
}

/// The most runs of a simulation.
pub const MAX_RUNS: u32 = 10_000;

/// The days on which the runs of a simulation finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distribution {
    /// One for each run, ascending; at least one.
    pub finishes: Vec<u32>,
}

impl Distribution {
    /// The earliest day by which at least this percentage of the runs are finished; a percentage of 0 is the quickest
    /// run, 100 and above the slowest.
    pub fn quantile(&self, percent: u32) -> u32 {
        let runs = self.finishes.len();
        let percent = usize::try_from(percent.min(100)).unwrap_or(100);
        let needed = (runs * percent).div_ceil(100).max(1);
        self.finishes.get(needed - 1).copied().unwrap_or(0)
    }
}

/// Schedules a project many times, each time with durations drawn from its estimates.
///
/// `order` is who comes first where resources are short, as [`super::schedule::Schedule::order`] says it; `estimates`
/// stand in for the durations of the project, in the order of its activities. Each duration is drawn from the
/// triangular distribution and rounded to the nearest whole day. Runs are as many as asked for, but at least 1 and at
/// most [`MAX_RUNS`]. The same values give the same result on every platform.
///
/// A run is scheduled with all its durations known: it keeps the order, but an activity moves up where that delays
/// none before it in the order. So it can be a little better than what people without foresight would reach.
///
/// ```
/// use shipworthy::engine::plan::schedule::{Activity, Effort, Project, schedule};
/// use shipworthy::engine::plan::simulate::{Estimate, simulate};
///
/// let work = |duration_days| Activity { duration_days, demand: vec![1], after: vec![] };
/// let project = Project { activities: vec![work(5), work(10)], capacity: vec![1] };
/// let plan = schedule(&project, Effort::default()).unwrap();
/// let estimates = [
///     Estimate { low: 4, likely: 5, high: 9 },
///     Estimate { low: 10, likely: 10, high: 10 },
/// ];
/// let result = simulate(&project, &plan.order, &estimates, 1, 1_000).unwrap();
/// assert_eq!(plan.finish, 15);
/// assert_eq!((result.quantile(0), result.quantile(50), result.quantile(100)), (14, 16, 19));
/// ```
///
/// # Errors
///
/// What makes the project impossible, [`Impossible::NotAnOrder`], [`Impossible::Estimate`], or
/// [`Impossible::TooLong`] if the high ends sum up to too much.
pub fn simulate(
    project: &Project,
    order: &[usize],
    estimates: &[Estimate],
    seed: u64,
    runs: u32,
) -> Result<Distribution, Impossible> {
    let network = Network::of(project)?;
    let order = network.sound_order(order)?;
    let sound =
        |estimate: &Estimate| estimate.low <= estimate.likely && estimate.likely <= estimate.high;
    let known = estimates.iter().take_while(|estimate| sound(estimate)).count();
    if known != estimates.len() || known != order.len() {
        return Err(Impossible::Estimate(known.min(order.len())));
    }
    let mut days: Vec<u32> = estimates.iter().map(|estimate| estimate.high).collect();
    if !bearable(&days) {
        return Err(Impossible::TooLong);
    }
    let mut chance = Chance::new(seed);
    let mut calendar = Calendar::default();
    let finishes = (0..runs.clamp(1, MAX_RUNS))
        .map(|_| {
            days.clear();
            days.extend(estimates.iter().map(|estimate| draw(estimate, chance.next())));
            u64::from(calendar.generate(&network, &days, &order))
        })
        .collect();
    let finishes = sorted(finishes).into_iter().filter_map(|day| u32::try_from(day).ok());
    Ok(Distribution { finishes: finishes.collect() })
}

/// The duration below which this share of the distribution lies, in 2^32nds, rounded to the nearest whole day.
///
/// The inverse of the distribution is a root on either side of the likely value: from the low end
/// `√(share · range · rise)`, from the high end `√((1 - share) · range · fall)`.
fn draw(estimate: &Estimate, share: u32) -> u32 {
    let range = u64::from(estimate.high - estimate.low);
    let rise = u64::from(estimate.likely - estimate.low);
    let fall = u64::from(estimate.high - estimate.likely);
    let share = u64::from(share);
    // Neither product leaves 64 bits: durations are below 2^30, see `MAX_DAYS`.
    if share * range < rise << 32 {
        estimate.low + root(range * rise, share)
    } else {
        estimate.high - root(range * fall, (1 << 32) - share)
    }
}

/// `√(area · share / 2^32)`, rounded to the nearest whole number, for an area below 2^60 and a share up to 2^32.
fn root(area: u64, share: u64) -> u32 {
    // Four times the square has twice the root, which has the half that rounding looks at.
    let (above, below) = (area >> 30, area << 2 & u64::from(u32::MAX));
    let square = above * share + ((below * share) >> 32);
    // Bit by bit from the top: small code, and few steps for small squares.
    let mut twice = 0_u64;
    let mut bit = 1_u64 << ((64 - square.leading_zeros()) / 2);
    while bit > 0 {
        let tried = twice | bit;
        if tried * tried <= square {
            twice = tried;
        }
        bit >>= 1;
    }
    u32::try_from(twice.div_ceil(2)).unwrap_or(0)
}
