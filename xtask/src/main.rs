//! The project's commands: `cargo xtask <verb>`.
//!
//! This file is the list of verbs and nothing else; each has a module of its own.
//! What is built, and how, is in `wasm` (Rust to WebAssembly), `page` (the one
//! file) and `dist` (everything that is delivered).

mod bench;
mod dist;
mod lint_pack;
mod page;
mod provenance;
mod schedule_bench;
mod schemas;
mod serve;
mod size;
mod test;
mod tools;
mod wasm;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <verb>

  serve               build the page, serve it, and build it again after every change
  dist                build everything that is delivered: index.html, pkg/dist, pkg/packs, pkg/schemas
  dist --check        build it, and fail if the committed files differ
  schemas             write only pkg/schemas, which takes seconds
  size                compare the sizes of what is delivered with tests/size.toml
  size --accept       write today's sizes into tests/size.toml
  lint-pack <file>    say what is wrong with a pack
  schedule-bench <folder>  compare the scheduler with proven optima, see xtask/src/schedule_bench.rs
  bench               measure us and others in one session, and write docs/benchmarks.md; takes a quarter of an hour
  bench --quick       the same with few runs, to see that it works; writes nothing
  test                run every check of the project
  test --quick        run only the native ones: format, lints, tests
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = match args.as_slice() {
        ["serve"] => serve::serve(),
        ["dist"] => dist::write(),
        ["dist", "--check"] => dist::check(),
        ["size"] => size::check(),
        ["size", "--accept"] => size::accept(),
        ["schemas"] => schemas::write(),
        ["lint-pack", file] => lint_pack::lint(file),
        ["schedule-bench", folder] => schedule_bench::bench(folder),
        ["bench"] => bench::compare(false),
        ["bench", "--quick"] => bench::compare(true),
        // For `bench` itself, which calls the release build.
        ["bench", "--native"] => bench::native(),
        ["test"] => test::everything(),
        ["test", "--quick"] => test::quick(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprint!("{USAGE}");
            return ExitCode::FAILURE;
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
