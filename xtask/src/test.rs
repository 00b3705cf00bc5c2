//! Every check of the project, in one command that prints each step's time
//! and ends with what passed and what failed.
//!
//! All steps run, whatever fails. A step that runs tests counts them one by
//! one, and fails if it ran none or skipped any: nothing passes by absence.
//! Chromium must be there. Firefox and WebKit cannot be had everywhere, so the
//! last lines name the engines that ran, and why another one did not.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::dist::Dist;
use crate::size;
use crate::tools::{
    self, WASM_TARGET, Workspace, cargo, need_chromium, need_firefox, need_npm_packages,
    need_wasm_target, need_webkit,
};

pub fn everything() -> Result<()> {
    let workspace = Workspace::find()?;
    let mut steps = Steps::default();
    native(&mut steps);

    steps.check("lints of the three WebAssembly products", || {
        need_wasm_target()?;
        // What is delivered of the interface is apart.
        for (feature, flag) in [("js", ""), ("plans", ""), ("ui", "--cfg=apart")] {
            let args = ["clippy", "--package", "shipworthy", "--lib", "--features", feature];
            let target = ["--target", WASM_TARGET, "--", "-D", "warnings"];
            tools::run(cargo().args(args).args(target).env("RUSTFLAGS", flag))?;
        }
        Ok(())
    });
    steps.check("documentation", || {
        let args = ["doc", "--package", "shipworthy", "--no-deps", "--document-private-items"];
        let target = ["--features", "plans,ui", "--target", WASM_TARGET];
        // Private items are documented, so a link to one is no mistake.
        let flags = "-D warnings -A rustdoc::private_intra_doc_links";
        tools::run(cargo().args(args).args(target).env("RUSTDOCFLAGS", flags))
    });

    let mut dist = None;
    steps.check("the delivered files are current", || {
        let built = dist.insert(Dist::build(&workspace)?);
        built.check(&workspace)
    });
    steps.check("sizes", || {
        let dist = dist.as_ref().context("there is nothing to measure: the build failed")?;
        size::compare(&workspace, dist)
    });
    steps.tests("the package and the page, in Node and in browsers", || {
        need_npm_packages(&workspace, "")?;
        let mut files = Vec::new();
        for entry in fs::read_dir(workspace.root.join("tests/js")).context("listing tests/js")? {
            let file = entry?.path();
            if file.to_string_lossy().ends_with(".test.mjs") {
                files.push(file);
            }
        }
        files.sort();
        let mut node = Command::new("node");
        node.args(["--test", "--test-reporter=spec"])
            .args(files)
            .env("SHIPWORTHY_CHROMIUM", need_chromium()?)
            .current_dir(&workspace.root);
        for (engine, need) in
            [("FIREFOX", need_firefox as fn() -> Result<_>), ("WEBKIT", need_webkit)]
        {
            let without = format!("SHIPWORTHY_WITHOUT_{engine}");
            if env::var_os(&without).is_some() {
                continue;
            }
            match need() {
                Ok(program) => node.env(format!("SHIPWORTHY_{engine}"), program),
                Err(reason) => node.env(without, format!("{reason:#}")),
            };
        }
        Ok(node)
    });
    steps.finish()
}

pub fn quick() -> Result<()> {
    let mut steps = Steps::default();
    native(&mut steps);
    steps.finish()
}

/// What needs neither WebAssembly nor Node.
fn native(steps: &mut Steps) {
    steps.check("format", || tools::run(cargo().args(["fmt", "--all", "--check"])));
    steps.check("lints", || {
        for features in [&[][..], &["--features", "shipworthy/ui"]] {
            let args = ["clippy", "--workspace", "--all-targets"];
            tools::run(cargo().args(args).args(features).args(["--", "-D", "warnings"]))?;
        }
        Ok(())
    });
    steps.tests("native tests", || {
        let mut command = cargo();
        command.args(["test", "--workspace", "--no-fail-fast"]);
        Ok(command)
    });
    // Its model and its view model touch no browser, so they run here.
    steps.tests("native tests of the interface", || {
        let mut command = cargo();
        command.args(["test", "--package", "shipworthy", "--lib", "--features", "ui", "ui::"]);
        Ok(command)
    });
}

#[derive(Default)]
struct Steps {
    passed: usize,
    failed: usize,
    failures: Vec<String>,
    engines: Vec<String>,
}

impl Steps {
    /// A step that is one check.
    fn check(&mut self, name: &str, step: impl FnOnce() -> Result<()>) {
        self.step(name, || {
            step().map(|()| Counts { passed: 1, succeeded: true, ..Counts::default() })
        });
    }

    /// A step that is a test runner: its own counts are ours.
    fn tests(&mut self, name: &str, command: impl FnOnce() -> Result<Command>) {
        self.step(name, || count(&mut command()?));
    }

    fn step(&mut self, name: &str, step: impl FnOnce() -> Result<Counts>) {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = step().and_then(|mut counts| {
            self.passed += counts.passed;
            self.failed += counts.failed;
            self.engines.append(&mut counts.engines);
            match counts {
                Counts { failed: 1.., .. } => bail!("{} failed", counts.failed),
                Counts { skipped: 1.., .. } => bail!("{} skipped", counts.skipped),
                Counts { passed: 0, .. } => bail!("no test ran"),
                Counts { succeeded: false, .. } => bail!("the runner itself failed"),
                _ => Ok(()),
            }
        });
        let seconds = start.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => println!("== {name}: passed in {seconds:.1} s"),
            Err(error) => {
                println!("== {name}: FAILED in {seconds:.1} s: {error:#}");
                self.failures.push(format!("{name}: {error:#}"));
            }
        }
    }

    fn finish(self) -> Result<()> {
        println!();
        for engine in &self.engines {
            println!("{engine}");
        }
        for failure in &self.failures {
            println!("FAILED  {failure}");
        }
        // A step can fail without a failing test in it.
        let failed = self.failed.max(self.failures.len());
        println!("{} passed, {failed} failed", self.passed);
        if failed > 0 {
            bail!("not everything passed");
        }
        Ok(())
    }
}

/// What a test runner says it did.
#[derive(Default)]
struct Counts {
    passed: usize,
    failed: usize,
    skipped: usize,
    /// Which browsers' engines ran, and which did not: what the tests say themselves.
    engines: Vec<String>,
    succeeded: bool,
}

/// Runs cargo's or Node's test runner, shows its output as it comes, and adds
/// up what its closing lines count.
fn count(command: &mut Command) -> Result<Counts> {
    let mut runner = command.stdout(Stdio::piped()).spawn().context("starting the tests")?;
    let mut counts = Counts::default();
    for line in BufReader::new(runner.stdout.take().context("reading the tests")?).lines() {
        let line = line?;
        println!("{line}");
        counts.read(&line);
    }
    counts.succeeded = runner.wait()?.success();
    Ok(counts)
}

impl Counts {
    /// `test result: ok. 3 passed; 0 failed; 1 ignored; …` of cargo, `ℹ pass 3` of Node, `engine: …` of our own.
    fn read(&mut self, line: &str) {
        if line.starts_with("engine: ") {
            self.engines.push(line.to_owned());
        }
        let words: Vec<&str> = line.split([' ', ';']).filter(|word| !word.is_empty()).collect();
        let pairs: Vec<(&str, &str)> = match words.as_slice() {
            ["test", "result:", _, counts @ ..] => {
                counts.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
            }
            ["ℹ", name, count] => vec![(count, name)],
            _ => return,
        };
        for (count, name) in pairs {
            let Ok(count) = count.parse::<usize>() else { continue };
            match name {
                "passed" | "pass" => self.passed += count,
                "failed" | "fail" | "cancelled" => self.failed += count,
                "ignored" | "skipped" | "todo" => self.skipped += count,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(lines: &[&str]) -> (usize, usize, usize) {
        let mut counts = Counts::default();
        lines.iter().for_each(|line| counts.read(line));
        (counts.passed, counts.failed, counts.skipped)
    }

    #[test]
    fn cargo_is_counted() {
        let lines = [
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.01s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test engine::passed ... ok",
        ];
        assert_eq!(counted(&lines), (15, 2, 1));
    }

    #[test]
    fn node_is_counted() {
        let lines = ["ℹ tests 7", "ℹ suites 0", "ℹ pass 4", "ℹ fail 1", "ℹ skipped 1", "ℹ todo 1"];
        assert_eq!(counted(&lines), (4, 1, 2));
    }

    #[test]
    fn what_the_tests_say_about_engines_is_kept() {
        let mut counts = Counts::default();
        for line in ["engine: Firefox 1.0 ran 2 journeys", "▶ Firefox", "ℹ pass 2"] {
            counts.read(line);
        }
        assert_eq!(counts.engines, ["engine: Firefox 1.0 ran 2 journeys"]);
    }
}
