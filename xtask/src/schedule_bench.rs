//! How close the scheduler comes to proven optima, and how long it takes: on instances that somebody else keeps.
//!
//! Two forms are read: `*.sm` as Kolisch and Sprecher publish them (PSPLIB), with the optima in a file whose name ends
//! in `opt.sm`; and one `instances.json`, a list of records `name`, `capacity`, and per activity `duration`, `use` and
//! `successors` (places from 0), with the `optimum`.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use shipworthy::engine::plan::schedule::{Activity, Effort, Project, schedule};

/// The seeds that are tried: one run could be luck.
const SEEDS: u64 = 5;

struct Instance {
    name: String,
    project: Project,
    optimum: u32,
}

pub fn bench(folder: &str) -> Result<()> {
    let folder = Path::new(folder);
    let json = folder.join("instances.json");
    let instances = if json.exists() { read_json(&json)? } else { read_sm(folder)? };
    if instances.is_empty() {
        bail!("{} has no instances", folder.display());
    }
    if cfg!(debug_assertions) {
        println!(
            "times are those of a debug build: cargo run --release -p xtask -- schedule-bench"
        );
    }
    for seed in 1..=SEEDS {
        run(&instances, seed)?;
    }
    Ok(())
}

/// Schedules every instance once and prints a line about it.
fn run(instances: &[Instance], seed: u64) -> Result<()> {
    let (mut optimal, mut proven) = (0, 0);
    let (mut deviation, mut deviation_max) = (0.0, 0.0_f64);
    let (mut time, mut time_max) = (0.0, 0.0_f64);
    for instance in instances {
        let begin = Instant::now();
        let found = schedule(&instance.project, Effort { seed, ..Effort::default() });
        let milliseconds = begin.elapsed().as_secs_f64() * 1_000.0;
        let Ok(found) = found else { bail!("{}: {found:?}", instance.name) };
        if found.finish < instance.optimum || found.at_least > instance.optimum {
            bail!("{}: {} is not the optimum", instance.name, instance.optimum);
        }
        optimal += usize::from(found.finish == instance.optimum);
        proven += usize::from(found.finish == found.at_least);
        let percent = (f64::from(found.finish) / f64::from(instance.optimum.max(1)) - 1.0) * 100.0;
        deviation += percent;
        deviation_max = deviation_max.max(percent);
        time += milliseconds;
        time_max = time_max.max(milliseconds);
    }
    let count = instances.len();
    println!(
        "seed {seed}: {optimal} of {count} optimal, {proven} proven so; \
         from the optimum {:.3} % on average, {deviation_max:.2} % at most; \
         {:.2} ms on average, {time_max:.2} ms at most",
        deviation / count as f64,
        time / count as f64,
    );
    Ok(())
}

fn read_json(file: &Path) -> Result<Vec<Instance>> {
    let text = fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    let list: Vec<Value> = serde_json::from_str(&text)?;
    list.iter().map(|record| from_json(record).context("an instance misses something")).collect()
}

fn from_json(record: &Value) -> Option<Instance> {
    let number = |value: &Value| u32::try_from(value.as_u64()?).ok();
    let numbers =
        |value: &Value| value.as_array()?.iter().map(number).collect::<Option<Vec<u32>>>();
    let lists = |value: &Value| value.as_array()?.iter().map(numbers).collect::<Option<Vec<_>>>();
    Some(Instance {
        name: record["name"].as_str()?.to_owned(),
        project: project(
            &numbers(&record["duration"])?,
            lists(&record["use"])?,
            &lists(&record["successors"])?,
            numbers(&record["capacity"])?,
        ),
        optimum: number(&record["optimum"])?,
    })
}

/// Successors are places from 0.
fn project(
    durations: &[u32],
    demands: Vec<Vec<u32>>,
    successors: &[Vec<u32>],
    capacity: Vec<u32>,
) -> Project {
    let activities = durations.iter().zip(demands).enumerate().map(|(place, (days, demand))| {
        let waits_for = |list: &Vec<u32>| list.iter().any(|later| *later as usize == place);
        Activity {
            duration_days: *days,
            demand,
            after: (0..successors.len()).filter(|&from| waits_for(&successors[from])).collect(),
        }
    });
    Project { activities: activities.collect(), capacity }
}

fn read_sm(folder: &Path) -> Result<Vec<Instance>> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .with_context(|| format!("reading {}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "sm"))
        .collect();
    files.sort();
    let name = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let Some(at) = files.iter().position(|path| name(path).ends_with("opt")) else {
        bail!("{} has neither instances.json nor a file *opt.sm", folder.display());
    };
    let optima = files.remove(at);
    // Rows of parameter set, instance, optimum: 1 2 47 for j301_2.sm in j30opt.sm.
    let prefix = name(&optima).trim_end_matches("opt").to_owned();
    let optima = rows(&fs::read_to_string(&optima)?);
    files
        .iter()
        .map(|file| {
            let name = name(file);
            let optimum = optima.iter().find_map(|row| match row.as_slice() {
                [set, one, optimum, ..] if name == format!("{prefix}{set}_{one}") => Some(*optimum),
                _ => None,
            });
            let project = from_sm(&fs::read_to_string(file)?);
            Ok(Instance {
                project: project.with_context(|| format!("{name}.sm cannot be read"))?,
                optimum: optimum.with_context(|| format!("no optimum for {name}.sm"))?,
                name,
            })
        })
        .collect()
}

fn from_sm(text: &str) -> Option<Project> {
    let (_, text) = text.split_once("PRECEDENCE RELATIONS:")?;
    let (precedence, text) = text.split_once("REQUESTS/DURATIONS:")?;
    let (requests, availability) = text.split_once("RESOURCEAVAILABILITIES:")?;
    let (mut durations, mut demands, mut successors) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows(requests) {
        // Job, mode, duration, demands.
        durations.push(*row.get(2)?);
        demands.push(row.get(3..)?.to_vec());
    }
    for row in rows(precedence) {
        // Job, modes, how many successors, successors from 1.
        let jobs = row.get(3..)?.iter();
        successors.push(jobs.map(|job| job.checked_sub(1)).collect::<Option<_>>()?);
    }
    Some(project(&durations, demands, &successors, rows(availability).pop()?))
}

/// The lines that begin with whole numbers: those numbers of each.
fn rows(text: &str) -> Vec<Vec<u32>> {
    let numbers =
        |line: &str| line.split_whitespace().map_while(|word| word.parse().ok()).collect();
    text.lines().map(numbers).filter(|row: &Vec<u32>| !row.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_instance_becomes_a_project() {
        let text = "\
            jobs (incl. supersource/sink ):  4\n\
            PRECEDENCE RELATIONS:\n\
            jobnr.    #modes  #successors   successors\n\
               1        1          2           2   3\n\
               2        1          1           4\n\
               3        1          1           4\n\
               4        1          0\n\
            ****\n\
            REQUESTS/DURATIONS:\n\
            jobnr. mode duration  R 1  R 2\n\
            ----\n\
              1      1     0       0    0\n\
              2      1     8       4    0\n\
              3      1     4      10    1\n\
              4      1     0       0    0\n\
            ****\n\
            RESOURCEAVAILABILITIES:\n\
              R 1  R 2\n\
               12   13\n";
        let activity = |duration_days, demand: [u32; 2], after: &[usize]| Activity {
            duration_days,
            demand: demand.to_vec(),
            after: after.to_vec(),
        };
        let activities = vec![
            activity(0, [0, 0], &[]),
            activity(8, [4, 0], &[0]),
            activity(4, [10, 1], &[0]),
            activity(0, [0, 0], &[1, 2]),
        ];
        assert_eq!(from_sm(text), Some(Project { activities, capacity: vec![12, 13] }));
    }
}
