//! How fast and how large the product is, beside what others would use: runs `bench/`, and times the engine natively.
//!
//! No test: what is measured depends on the machine, so nothing here can fail because something was slow. The
//! JavaScript half and the table are in `bench/`; this installs what it needs and does what only Rust can.

use std::fs;
use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::json;
use shipworthy::engine::{Answers, Pack, PlanOptions, advise, assess, plan, verdict_of};

use crate::tools::{self, Workspace, cargo, need_chromium, need_npm_packages, rustc};

/// `quick` measures a few times, to see that it works, and leaves the committed table alone.
pub fn compare(quick: bool) -> Result<()> {
    let workspace = Workspace::find()?;
    need_npm_packages(&workspace, "")?;
    need_npm_packages(&workspace, "bench")?;
    let chromium = need_chromium()?;
    println!("building the engine as it is released, for the native times…");
    tools::run(cargo().args(["build", "--quiet", "--release", "--package", "xtask"]))?;
    let native =
        workspace.target.join("release").join(format!("xtask{}", std::env::consts::EXE_SUFFIX));
    let mut node = Command::new("node");
    node.arg("bench/run.mjs")
        .args(quick.then_some("--quick"))
        .env("SHIPWORTHY_CHROMIUM", chromium)
        .env("SHIPWORTHY_NATIVE", native)
        .env("SHIPWORTHY_RUSTC", rustc(&["--version"])?)
        .current_dir(&workspace.root);
    tools::run(&mut node)
}

/// Prints microseconds of each native call as JSON: medians over samples.
pub fn native() -> Result<()> {
    let workspace = Workspace::find()?;
    let pack_text = workspace.read("packs/poc-to-production/pack.json")?;
    let load = || Pack::from_text(black_box(&pack_text)).0.context("the pack is sound");
    let pack = load()?;
    let read = |text: &str| Answers::from_text(&pack, text).0.context("the answers can be read");

    let mut texts = Vec::new();
    let folder = workspace.root.join("packs/poc-to-production/examples");
    for entry in fs::read_dir(&folder).context("listing the worked examples")? {
        texts.push(fs::read_to_string(entry?.path())?);
    }
    texts.sort();
    let answers = texts.iter().map(|text| read(text)).collect::<Result<Vec<_>>>()?;
    let nothing = json!({
        "format": "shipworthy-answers/1",
        "pack": { "id": pack.id(), "version": pack.version() },
    });
    let nothing = read(&nothing.to_string())?;
    // The same plan as in `bench/workload.mjs`.
    let options =
        r#"{ "format": "shipworthy-plan-options/1", "goal": "everything", "start": "2026-11-23" }"#;
    let options = PlanOptions::from_text(&pack, options).0.context("the options can be read")?;

    let full = |answers: &Answers| {
        let report = assess(&pack, black_box(answers), None);
        (report, advise(&pack, answers))
    };
    let slowest = answers.iter().map(|one| microseconds(|_| full(one))).fold(0.0, f64::max);
    let begin = Instant::now();
    for (text, _) in texts.iter().cycle().zip(0..10_000) {
        black_box(verdict_of(&pack, &read(text)?));
    }
    let batch = begin.elapsed().as_secs_f64() * 1_000_000.0;

    let found = json!({
        "load": microseconds(|_| load()),
        "read answers": microseconds(|turn| read(&texts[turn % texts.len()])),
        "verdict of read answers": microseconds(|turn| verdict_of(&pack, black_box(&answers[turn % answers.len()]))),
        "verdict of text": microseconds(|turn| read(&texts[turn % texts.len()]).map(|read| verdict_of(&pack, &read))),
        "assess": microseconds(|turn| assess(&pack, &answers[turn % answers.len()], None)),
        "advise": microseconds(|turn| advise(&pack, &answers[turn % answers.len()])),
        "assess and advise": microseconds(|turn| full(&answers[turn % answers.len()])),
        "assess and advise, slowest example": slowest,
        "plan": microseconds(|_| plan(&pack, &nothing, &options, None)),
        "batch of text": batch,
    });
    println!("{found}");
    Ok(())
}

/// What one call takes, as the median over samples that are long enough for any clock.
fn microseconds<T>(mut call: impl FnMut(usize) -> T) -> f64 {
    let mut turn = 0;
    let mut sample = |at_least: Duration| {
        let begin = Instant::now();
        let mut calls = 0;
        while begin.elapsed() < at_least {
            black_box(call(turn));
            turn += 1;
            calls += 1;
        }
        begin.elapsed().as_secs_f64() * 1_000_000.0 / f64::from(calls)
    };
    sample(Duration::from_millis(100));
    let mut found: Vec<f64> = (0..7).map(|_| sample(Duration::from_millis(50))).collect();
    found.sort_by(f64::total_cmp);
    found[found.len() / 2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_timed_in_microseconds_and_each_has_its_number() {
        let mut turns = Vec::new();
        let found = microseconds(|turn| {
            turns.push(turn);
            std::thread::sleep(Duration::from_millis(10));
        });
        // A sleep is never shorter than asked for, on whatever machine.
        assert!(found >= 10_000.0);
        assert!(turns.iter().copied().eq(0..turns.len()));
    }
}
