//! The scheduler and the simulation, against independent and slower ways to find the same.

use std::ops::RangeInclusive;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use shipworthy::engine::plan::schedule::{
    Activity, Effort, Impossible, MAX_ACTIVITIES, MAX_DAYS, Project, Schedule, in_order, schedule,
};
use shipworthy::engine::plan::simulate::{Estimate, MAX_RUNS, simulate};

const QUICK: Effort = Effort { placements: 2_000, seed: 1 };

fn activity(duration_days: u32, demand: &[u32], after: &[usize]) -> Activity {
    Activity { duration_days, demand: demand.to_vec(), after: after.to_vec() }
}

/// Projects that have a schedule: so many activities, listed in any order, and up to three resources.
fn projects(count: RangeInclusive<usize>, days: u32) -> impl Strategy<Value = Project> {
    let part = (0..=days, prop::collection::vec(0..=4_u32, 3), any::<u64>(), any::<u64>());
    let parts = prop::collection::vec(part, count);
    (parts, prop::collection::vec(4..=7_u32, 0..=3), 1..=4_usize).prop_map(
        |(parts, capacity, sparse)| {
            let mut names: Vec<(u64, usize)> =
                parts.iter().enumerate().map(|(place, part)| (part.3, place)).collect();
            names.sort_unstable();
            let place_of = |part: usize| names.iter().position(|name| name.1 == part).unwrap();
            let mut activities = vec![Activity::default(); parts.len()];
            for (part, (days, demand, links, _)) in parts.iter().enumerate() {
                // Each may wait for those before it here, with a chance of one half, a quarter, and so on.
                let linked = |earlier: &usize| {
                    (0..sparse).all(|bit| links >> ((5 * earlier + bit) % 64) & 1 == 1)
                };
                activities[place_of(part)] = Activity {
                    duration_days: *days,
                    demand: demand.iter().take(capacity.len()).copied().collect(),
                    after: (0..part).filter(linked).map(place_of).collect(),
                };
            }
            Project { activities, capacity }
        },
    )
}

/// Everything that a schedule must respect, whoever made it.
fn check_feasible(project: &Project, start: &[u32], finish: u32) {
    assert_eq!(start.len(), project.activities.len());
    let end = |place: usize| start[place] + project.activities[place].duration_days;
    for (place, activity) in project.activities.iter().enumerate() {
        assert!(end(place) <= finish, "{place} is later than the finish\n{project:?}\n{start:?}");
        for &earlier in &activity.after {
            assert!(
                end(earlier) <= start[place],
                "{place} before {earlier}\n{project:?}\n{start:?}"
            );
        }
        // What is in use is most just after somebody starts.
        for (resource, &capacity) in project.capacity.iter().enumerate() {
            let now = start[place];
            let running = |other: &usize| start[*other] <= now && now < end(*other);
            let used: u64 = (0..start.len())
                .filter(running)
                .map(|other| {
                    u64::from(project.activities[other].demand.get(resource).copied().unwrap_or(0))
                })
                .sum();
            assert!(
                used <= capacity.into(),
                "{used} of {capacity} on {now}\n{project:?}\n{start:?}"
            );
        }
    }
}

fn check(project: &Project, found: &Schedule) {
    check_feasible(project, &found.start, found.finish);
    check_feasible(project, &found.latest, found.finish);
    let ends = found.start.iter().zip(&project.activities).map(|(s, a)| s + a.duration_days);
    assert_eq!(found.finish, ends.max().unwrap_or(0));
    assert!(found.at_least <= found.finish);
    for (place, (start, latest)) in found.start.iter().zip(&found.latest).enumerate() {
        assert!(start <= latest, "{place} starts later than its latest\n{project:?}");
        assert_eq!(found.float_days(place), latest - start);
        assert_eq!(found.is_critical(place), latest == start);
    }
    assert_eq!(
        in_order(project, &found.order).as_ref(),
        Ok(found),
        "its order gives another schedule"
    );
}

/// The optimum, by trying at every finish of something every set of activities that can start.
fn optimum(project: &Project) -> u32 {
    fn try_from(project: &Project, now: u32, start: &mut Vec<Option<u32>>, best: &mut u32) {
        let days = |place: usize| project.activities[place].duration_days;
        let end =
            |start: &[Option<u32>], place: usize| start[place].map(|start| start + days(place));
        let count = start.len();
        if start.iter().all(Option::is_some) {
            let finish = (0..count).filter_map(|place| end(start, place)).max().unwrap_or(0);
            *best = finish.min(*best);
            return;
        }
        let done = |place: usize| end(start, place).is_some_and(|end| end <= now);
        let ready: Vec<usize> = (0..count)
            .filter(|place| start[*place].is_none())
            .filter(|place| project.activities[*place].after.iter().all(|&earlier| done(earlier)))
            .collect();
        if ready.iter().any(|place| now + days(*place) >= *best) {
            return;
        }
        for set in 0..1_u32 << ready.len() {
            let chosen = ready.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1);
            let chosen: Vec<usize> = chosen.map(|(_, place)| *place).collect();
            for &place in &chosen {
                start[place] = Some(now);
            }
            let running = |place: &usize| end(start, *place).is_some_and(|end| end > now);
            let fits = project.capacity.iter().enumerate().all(|(resource, capacity)| {
                let used = (0..count)
                    .filter(running)
                    .map(|place| project.activities[place].demand[resource]);
                used.sum::<u32>() <= *capacity
            });
            // A milestone is over at once, and others may start on the same day.
            let next = if chosen.iter().any(|place| days(*place) == 0) {
                Some(now)
            } else {
                (0..count).filter_map(|place| end(start, place)).filter(|end| *end > now).min()
            };
            if let (true, Some(next)) = (fits, next) {
                try_from(project, next, start, best);
            }
            for &place in &chosen {
                start[place] = None;
            }
        }
    }
    let mut best = u32::MAX;
    try_from(project, 0, &mut vec![None; project.activities.len()], &mut best);
    best
}

#[test]
fn small_projects_are_scheduled_as_short_as_they_can_be() {
    let mut runner = TestRunner::deterministic();
    let (mut below, mut scarce) = (0, 0);
    for _ in 0..3_000 {
        let project = projects(0..=6, 5).new_tree(&mut runner).unwrap().current();
        let found = schedule(&project, Effort { placements: 10_000, seed: 1 }).unwrap();
        check(&project, &found);
        assert_eq!(found.finish, optimum(&project), "{project:?}");
        below += u32::from(found.at_least < found.finish);
        let free = Project { capacity: vec![u32::MAX; project.capacity.len()], ..project };
        scarce += u32::from(schedule(&free, QUICK).unwrap().finish < found.finish);
    }
    // The sample is worth something: resources matter in it, and the bound alone does not settle it.
    assert!(scarce > 600, "resources mattered {scarce} times");
    assert!(below > 50, "the bound was below {below} times");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_schedule_respects_who_waits_and_what_there_is(project in projects(0..=25, 12), seed in any::<u64>()) {
        let effort = Effort { seed, ..QUICK };
        let found = schedule(&project, effort).unwrap();
        check(&project, &found);
        prop_assert_eq!(&schedule(&project, effort).unwrap(), &found, "twice the same");
        // Without effort there is a schedule too.
        let least = schedule(&project, Effort { placements: 0, seed }).unwrap();
        check(&project, &least);
        // Neither has a day to spare as a whole: something that starts on the first day cannot start later.
        for found in [&found, &least] {
            prop_assert!(found.latest.is_empty() || found.latest.contains(&0), "{:?}", found);
        }
        prop_assert_eq!(found.at_least, least.at_least);
    }

    #[test]
    fn long_efforts_are_scheduled_like_short_ones(project in projects(0..=12, 40_000_000)) {
        check(&project, &schedule(&project, QUICK).unwrap());
    }

    #[test]
    fn with_enough_of_everything_it_is_the_critical_path_method(project in projects(0..=25, 12)) {
        let project = Project { capacity: vec![u32::MAX; project.capacity.len()], ..project };
        let found = schedule(&project, QUICK).unwrap();
        // By relaxation: as many rounds as there are activities settle any path.
        let days = |place: usize| project.activities[place].duration_days;
        let mut early = vec![0; project.activities.len()];
        let mut tail = early.clone();
        for _ in 0..early.len() {
            for (place, activity) in project.activities.iter().enumerate() {
                for &earlier in &activity.after {
                    early[place] = early[place].max(early[earlier] + days(earlier));
                    tail[earlier] = tail[earlier].max(tail[place] + days(place));
                }
            }
        }
        let finish = (0..early.len()).map(|place| early[place] + days(place)).max().unwrap_or(0);
        let late: Vec<u32> = (0..early.len()).map(|place| finish - tail[place] - days(place)).collect();
        prop_assert_eq!(&found, &Schedule { start: early, latest: late, finish, at_least: finish, order: found.order.clone() });
    }

    #[test]
    fn an_order_is_followed_as_far_as_it_can_be((project, order) in projects(0..=20, 9).prop_flat_map(|project| {
        let order: Vec<usize> = (0..project.activities.len()).collect();
        (Just(project), Just(order).prop_shuffle())
    })) {
        // One that comes too early is put off.
        check(&project, &in_order(&project, &order).unwrap());
        let order = sound(&project, &order);
        let found = in_order(&project, &order).unwrap();
        check(&project, &found);
        prop_assert_eq!(&found.start, &day_by_day(&project, &order, |place| project.activities[place].duration_days));
    }

    #[test]
    fn certain_durations_simulate_to_the_schedule(project in projects(0..=20, 9), seed in any::<u64>()) {
        let plan = schedule(&project, QUICK).unwrap();
        let certain = |activity: &Activity| {
            let days = activity.duration_days;
            Estimate { low: days, likely: days, high: days }
        };
        let estimates: Vec<_> = project.activities.iter().map(certain).collect();
        let result = simulate(&project, &plan.order, &estimates, seed, 20).unwrap();
        prop_assert_eq!(result.finishes, vec![plan.finish; 20]);
    }
}

/// The order nearest to this one in which each activity comes after those it waits for.
fn sound(project: &Project, order: &[usize]) -> Vec<usize> {
    let mut left = order.to_vec();
    let mut sound = Vec::new();
    while !left.is_empty() {
        let ready = |place: &usize| {
            project.activities[*place].after.iter().all(|earlier| sound.contains(earlier))
        };
        let first = left.iter().position(ready).unwrap();
        sound.push(left.remove(first));
    }
    sound
}

/// Serial generation in the plainest way, with a table of days, from a sound order.
fn day_by_day(project: &Project, order: &[usize], days: impl Fn(usize) -> u32) -> Vec<u32> {
    let horizon: u32 = (0..order.len()).map(&days).sum();
    let mut used = vec![vec![0; horizon as usize]; project.capacity.len()];
    let mut start = vec![0; order.len()];
    for &place in order {
        let activity = &project.activities[place];
        let ends = activity.after.iter().map(|&earlier| start[earlier] + days(earlier));
        let mut day = ends.max().unwrap_or(0);
        let free = |day: u32| {
            let used = used.iter().map(|used| used[day as usize]);
            let fits = |((used, demand), capacity): ((u32, &u32), &u32)| used + demand <= *capacity;
            used.zip(&activity.demand).zip(&project.capacity).all(fits)
        };
        while !(day..day + days(place)).all(free) {
            day += 1;
        }
        for (used, demand) in used.iter_mut().zip(&activity.demand) {
            for day in day..day + days(place) {
                used[day as usize] += demand;
            }
        }
        start[place] = day;
    }
    start
}

#[test]
fn a_schedule_that_can_be_justified_once_more_is() {
    // Once from the back and once from the front gives 37 days, and a second time fewer.
    let project = Project {
        activities: vec![
            activity(8, &[0, 2, 10, 0], &[]),
            activity(10, &[0, 0, 9, 0], &[]),
            activity(10, &[0, 0, 0, 6], &[1]),
            activity(5, &[3, 10, 0, 0], &[2]),
            activity(8, &[2, 0, 6, 0], &[3]),
            activity(7, &[0, 7, 10, 7], &[3]),
            activity(9, &[9, 0, 5, 0], &[0, 2]),
        ],
        capacity: vec![12, 14, 16, 20],
    };
    let found = schedule(&project, Effort { placements: 0, seed: 1 }).unwrap();
    check(&project, &found);
    assert!(found.finish < 37 && found.latest.contains(&0), "{found:?}");
}

#[test]
fn more_resources_than_an_activity_knows_of_are_not_taken() {
    let project = Project {
        activities: vec![activity(2, &[], &[]), activity(2, &[1], &[]), activity(2, &[1, 1], &[])],
        capacity: vec![1, 1],
    };
    assert_eq!(schedule(&project, QUICK).unwrap().finish, 4);
}

#[test]
fn nothing_to_do_is_finished_at_once() {
    let found = schedule(&Project::default(), QUICK).unwrap();
    let nothing = Schedule { start: vec![], latest: vec![], finish: 0, at_least: 0, order: vec![] };
    assert_eq!(found, nothing);
    assert_eq!(simulate(&Project::default(), &[], &[], 1, 3).unwrap().finishes, [0, 0, 0]);
}

#[test]
fn what_is_impossible_is_named() {
    let why = |activities: Vec<Activity>, capacity: &[u32]| {
        let project = Project { activities, capacity: capacity.to_vec() };
        let order: Vec<usize> = (0..project.activities.len()).collect();
        let error = schedule(&project, QUICK).unwrap_err();
        assert_eq!(in_order(&project, &order).as_ref(), Err(&error));
        assert_eq!(simulate(&project, &order, &[], 1, 1).as_ref(), Err(&error));
        error
    };
    let free = |after: &[usize]| activity(1, &[], after);
    assert_eq!(why(vec![free(&[0])], &[]), Impossible::Cycle(vec![0]));
    // 0 waits for the cycle and 1 is waited for: neither is part of it. 4 waits for 3, 2 for 4, 3 for 2.
    let waiting = vec![free(&[2]), free(&[]), free(&[1, 4]), free(&[2]), free(&[3])];
    assert_eq!(why(waiting, &[]), Impossible::Cycle(vec![3, 4, 2]));
    assert_eq!(
        why(vec![free(&[]), free(&[2])], &[]),
        Impossible::UnknownActivity { activity: 1, after: 2 }
    );
    assert_eq!(
        why(vec![free(&[]), activity(1, &[1, 3], &[])], &[1, 2]),
        Impossible::OverCapacity { activity: 1, resource: 1 }
    );
    assert_eq!(
        why(vec![activity(1, &[0, 0], &[])], &[1]),
        Impossible::UnknownResource { activity: 0, resource: 1 }
    );
    assert_eq!(
        why(vec![activity(MAX_DAYS, &[], &[]), activity(1, &[], &[])], &[]),
        Impossible::TooLong
    );
    assert_eq!(why(vec![activity(u32::MAX, &[], &[]); 3], &[]), Impossible::TooLong);
    assert_eq!(why(vec![free(&[]); MAX_ACTIVITIES + 1], &[]), Impossible::TooMany);
}

#[test]
fn the_largest_project_is_scheduled() {
    // Everybody needs the one engineer, and the last are listed first, so that links point the wrong way.
    let chain = |place: usize| {
        let after = if place % 10 == 9 { vec![] } else { vec![place + 1] };
        Activity { duration_days: MAX_DAYS / 2_000, demand: vec![u32::MAX], after }
    };
    let project =
        Project { activities: (0..MAX_ACTIVITIES).map(chain).collect(), capacity: vec![u32::MAX] };
    let found = schedule(&project, QUICK).unwrap();
    check_feasible(&project, &found.start, found.finish);
    assert_eq!(found.finish, MAX_DAYS / 2_000 * 2_000);
}

#[test]
fn an_order_has_every_activity_once() {
    let project = Project { activities: vec![activity(1, &[], &[]); 3], capacity: vec![] };
    for order in [&[][..], &[0, 1], &[0, 1, 1], &[0, 1, 3], &[0, 1, 2, 2]] {
        assert_eq!(in_order(&project, order), Err(Impossible::NotAnOrder), "{order:?}");
        let certain = [Estimate { low: 1, likely: 1, high: 1 }; 3];
        assert_eq!(simulate(&project, order, &certain, 1, 1), Err(Impossible::NotAnOrder));
    }
}

#[test]
fn estimates_are_one_for_each_activity_and_in_order() {
    let project = Project { activities: vec![activity(1, &[], &[]); 3], capacity: vec![] };
    let why = |estimates: &[Estimate]| simulate(&project, &[0, 1, 2], estimates, 1, 1).unwrap_err();
    let good = Estimate { low: 1, likely: 2, high: 3 };
    let backwards = Estimate { low: 2, likely: 1, high: 3 };
    let too_likely = Estimate { low: 1, likely: 4, high: 3 };
    let huge = Estimate { low: 1, likely: 2, high: MAX_DAYS };
    assert_eq!(why(&[good, good]), Impossible::Estimate(2));
    assert_eq!(why(&[good; 4]), Impossible::Estimate(3));
    assert_eq!(why(&[good, backwards, too_likely]), Impossible::Estimate(1));
    assert_eq!(why(&[too_likely, good, good]), Impossible::Estimate(0));
    assert_eq!(why(&[huge, good, good]), Impossible::TooLong);
}

#[test]
fn a_quantile_is_the_first_day_by_which_so_many_runs_are_finished() {
    let project = Project { activities: vec![activity(1, &[], &[])], capacity: vec![] };
    let wide = [Estimate { low: 0, likely: 400, high: 1_000 }];
    let runs = |count| simulate(&project, &[0], &wide, 7, count).unwrap();
    let five = runs(5);
    assert!(five.finishes.is_sorted());
    let quantiles = [0, 20, 21, 40, 50, 80, 81, 100, 900].map(|percent| five.quantile(percent));
    let expected = [0, 0, 1, 1, 2, 3, 4, 4, 4].map(|run: usize| five.finishes[run]);
    assert_eq!(quantiles, expected);
    assert_eq!(runs(0).finishes.len(), 1);
    assert_eq!(runs(u32::MAX).finishes.len(), MAX_RUNS as usize);
}

/// Likely days, demand, after whom, least and most days.
type Row = (u32, [u32; 2], &'static [usize], u32, u32);

/// Twelve activities of a real shape: two people, one reviewer, and estimates that are skewed to the right.
fn example() -> (Project, Vec<Estimate>) {
    let rows: [Row; 12] = [
        (5, [1, 0], &[], 3, 9),
        (8, [1, 0], &[0], 5, 20),
        (3, [0, 1], &[0], 2, 10),
        (10, [2, 0], &[1], 7, 21),
        (4, [1, 0], &[0], 4, 4),
        (6, [1, 1], &[2], 3, 12),
        (2, [0, 1], &[3], 1, 8),
        (0, [0, 0], &[4, 5], 0, 0),
        (12, [1, 0], &[7], 10, 30),
        (7, [1, 0], &[3], 5, 11),
        (1, [0, 1], &[6, 8], 1, 5),
        (3, [1, 0], &[9, 10], 2, 9),
    ];
    let activities = rows.iter().map(|row| activity(row.0, &row.1, row.2)).collect();
    let estimate = |row: &Row| Estimate { low: row.3, likely: row.0, high: row.4 };
    (Project { activities, capacity: vec![2, 1] }, rows.iter().map(estimate).collect())
}

#[test]
fn results_are_the_same_on_every_platform() {
    let (project, estimates) = example();
    let plan = schedule(&project, Effort::default()).unwrap();
    check(&project, &plan);
    assert_eq!(plan.start, [0, 5, 5, 15, 5, 9, 25, 15, 25, 25, 37, 38]);
    let result = simulate(&project, &plan.order, &estimates, 42, 1_000).unwrap();
    assert_eq!(result, simulate(&project, &plan.order, &estimates, 42, 1_000).unwrap());
    assert_ne!(result, simulate(&project, &plan.order, &estimates, 43, 1_000).unwrap());
    let marks = [0, 10, 50, 80, 95, 100].map(|percent| result.quantile(percent));
    assert_eq!((plan.finish, marks), (41, [38, 48, 56, 62, 67, 74]));
}

/// The inverse of the triangular distribution, as textbooks give it.
#[expect(clippy::float_arithmetic, reason = "the point is to compute it in another way")]
fn triangular(estimate: &Estimate, share: f64) -> f64 {
    let [low, likely, high] = [estimate.low, estimate.likely, estimate.high].map(f64::from);
    if high > low && share < (likely - low) / (high - low) {
        low + (share * (high - low) * (likely - low)).sqrt()
    } else {
        high - ((1.0 - share) * (high - low) * (high - likely)).sqrt()
    }
}

#[test]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the point is to compute it in another way"
)]
fn the_simulation_agrees_with_one_in_floating_point() {
    let (project, estimates) = example();
    let plan = schedule(&project, Effort::default()).unwrap();
    // Another generator (Lehmer's), other arithmetic, another way to schedule.
    let mut state = 2_026_u64;
    let mut finishes: Vec<u32> = (0..20_000)
        .map(|_| {
            let draw = |estimate: &Estimate| {
                state = state * 48_271 % 2_147_483_647;
                triangular(estimate, state as f64 / 2_147_483_647.0).round() as u32
            };
            let days: Vec<u32> = estimates.iter().map(draw).collect();
            let start = day_by_day(&project, &plan.order, |place| days[place]);
            start.iter().zip(&days).map(|(start, days)| start + days).max().unwrap()
        })
        .collect();
    finishes.sort_unstable();
    for seed in 0..5 {
        let result = simulate(&project, &plan.order, &estimates, seed, MAX_RUNS).unwrap();
        for percent in [5, 20, 50, 80, 95] {
            // At these marks a hundredth of the runs lies within a day: luck moves a mark by a fraction of one.
            let expected = finishes[20_000 * percent as usize / 100 - 1];
            let found = result.quantile(percent);
            assert!(found.abs_diff(expected) <= 1, "{percent} %: {found} instead of {expected}");
        }
    }
}

#[test]
fn draws_follow_the_triangular_distribution() {
    let project = Project { activities: vec![activity(1, &[], &[])], capacity: vec![] };
    let shapes = [
        (0, 0, 9),
        (0, 9, 9),
        (3, 5, 20),
        (10, 10, 11),
        (0, 1, 2),
        (0, 70_000, 900_000),
        (0, 0, MAX_DAYS),
    ];
    for (low, likely, high) in shapes {
        let estimate = Estimate { low, likely, high };
        let result = simulate(&project, &[0], &[estimate], 5, MAX_RUNS).unwrap();
        assert!(low <= result.quantile(0) && result.quantile(100) <= high);
        for percent in 1..100_u32 {
            // Two hundredths of the runs to either side, and half a day from rounding.
            let share = |percent: u32| f64::from(percent) / 100.0;
            let least = triangular(&estimate, share(percent.saturating_sub(2))) - 0.5;
            let most = triangular(&estimate, share(percent + 2).min(1.0)) + 0.5;
            let found = f64::from(result.quantile(percent));
            assert!((least..=most).contains(&found), "{percent} % of {estimate:?}: {found}");
        }
    }
}
