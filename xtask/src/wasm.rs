//! From Rust to a WebAssembly module and its JavaScript glue.
//!
//! Three products come out of the one library: the headless engine for the npm
//! package, as far as the report and whole, and the application for the page.
//! Each has a target directory of its own, because cargo gives all of them the
//! same file name and would hand out the wrong one as fresh.
//!
//! The delivered application is two modules over one memory: what a visitor
//! waits for, and what only the later screens need; `src/ui/later.rs` says
//! where they meet. The cut follows the linker's own relocations, so nothing
//! is in both, and calls from one to the other go through the function table.
//!
//! There is no `wasm-opt` step. Measured on both products with binaryen 132
//! after rustc 1.95: 6 % fewer raw bytes, but only 0.1 % (application) and 2 %
//! (engine) fewer once compressed, and no faster; for 13 s of every build and
//! an npm package of 104 MB. Measure again when the compiler changes.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, anyhow, bail};
use walrus::ModuleConfig;
use wasm_bindgen_cli_support::Bindgen;

use crate::provenance::source_digest;
use crate::tools::{self, WASM_TARGET, Workspace};

#[derive(Clone, Copy)]
pub enum Product {
    /// The engine behind `pkg/assess.js`, which knows no plans: feature `js`.
    Assess,
    /// The engine behind `pkg/index.js`: feature `plans`.
    Headless,
    /// The Yew application of `index.html`: feature `ui`.
    App,
}

#[derive(Clone, Copy)]
pub enum Profile {
    /// Quick to build: what `serve` shows.
    Dev,
    /// Small: what is delivered.
    Release,
}

/// What was built: `<name>_bg.wasm`, and `<name>.js` with the types of both.
pub struct Built {
    pub wasm: Vec<u8>,
    /// What is loaded later, if the build is in two parts. It imports what the first one exports.
    pub later: Option<Vec<u8>>,
    /// The glue, an ES module, on disk for the bundler.
    pub glue: PathBuf,
    pub types: String,
}

pub fn build(workspace: &Workspace, product: Product, profile: Profile) -> Result<Built> {
    let name = match product {
        Product::Assess => "assess",
        Product::Headless => "headless",
        Product::App => "app",
    };
    let target = workspace.target.join(name);
    let is_apart = matches!((product, profile), (Product::App, Profile::Release));
    let mut module = compile(workspace, &target, product, profile, is_apart)?;

    let out = target.join("bindgen");
    let _ = fs::remove_dir_all(&out);
    let mut later = None;
    if is_apart {
        let parts = split(&module, &target.join("parts"), &joint(workspace)?)?;
        (module, later) = (parts.0, Some(parts.1));
    }
    Bindgen::new()
        .input_path(module)
        .out_name(name)
        .web(true)?
        // The later part shares the function table.
        .keep_lld_exports(is_apart)
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&out)
        .context("making the JavaScript glue")?;
    // They would be files beside the glue, which nothing here delivers.
    if out.join("snippets").exists() {
        bail!(
            "a dependency brings JavaScript snippets of its own (see {}/snippets)",
            out.display()
        );
    }
    let mut wasm = fs::read(out.join(format!("{name}_bg.wasm")))?;
    let glue = out.join(format!("{name}.js"));
    if matches!(profile, Profile::Release) {
        let mut text = fs::read_to_string(&glue)?;
        // By the same short names each engine means something else, so each has a name of its own.
        let joint = match product {
            Product::App => joint(workspace)?,
            Product::Assess | Product::Headless => format!("{name} {}", joint(workspace)?),
        };
        shorten(&mut wasm, &mut text, &joint)?;
        fs::write(&glue, text)?;
    }
    let types = fs::read_to_string(out.join(format!("{name}.d.ts")))?;
    Ok(Built { wasm, later, types, glue })
}

/// Gives short names to what module and glue call each other by. Each of some hundred imports has 16 digits in its name
/// that do not compress, in both files: together 3 % of a start. That the two are of one build, which those digits say,
/// is said once instead, by the name of the build in the place of the glue's own.
fn shorten(wasm: &mut Vec<u8>, glue: &mut String, joint: &str) -> Result<()> {
    let mut module = config().parse(wasm)?;
    let mut names: Vec<(String, String)> = Vec::new();
    let mut short = |name: &mut String| {
        let number = names.len();
        let new = format!("${number}");
        names.push((std::mem::replace(name, new.clone()), new));
    };
    let mut place = None;
    for import in module.imports.iter_mut() {
        short(&mut import.name);
        place = Some(std::mem::replace(&mut import.module, joint.to_owned()));
    }
    // What is called by name from elsewhere has short names.
    module
        .exports
        .iter_mut()
        .filter(|export| export.name.len() > 40)
        .for_each(|export| short(&mut export.name));
    let place = place.context("the module imports nothing")?;
    *glue = glue.replace(&format!("\"{place}\""), &format!("\"{joint}\""));

    let mut renamed = String::with_capacity(glue.len());
    for word in glue.split_inclusive(|c: char| !(c.is_ascii_alphanumeric() || c == '_')) {
        let end = word.trim_end_matches(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).len();
        let (word, rest) = word.split_at(end);
        let new = names.iter().find(|(old, _)| old == word);
        renamed += new.map_or(word, |(_, new)| new);
        renamed += rest;
    }
    *glue = renamed;
    *wasm = module.emit_wasm();
    Ok(())
}

/// For modules as they are delivered.
fn config() -> ModuleConfig {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    config
}

/// The name under which the later part asks for the first one. Each build has its own: a part of another build would
/// fit as well, and write into the middle of what is this one's.
pub fn joint(workspace: &Workspace) -> Result<String> {
    let digest = source_digest(workspace)?;
    Ok(digest.trim_start_matches("sha256:").chars().take(16).collect())
}

/// Cuts a module in two: where the first part lies, and the later part.
fn split(module: &Path, folder: &Path, joint: &str) -> Result<(PathBuf, Vec<u8>)> {
    let wasm = fs::read(module)?;
    let first = folder.join("first.wasm");
    let mut options = wasm_split_cli_support::Options::new(&wasm);
    options.output_dir = folder;
    options.main_out_path = &first;
    // A loader for the parts, which nothing here uses: `www` loads them in its own way.
    options.link_name = "loader.js";
    let parts = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("cutting the module in two: {error:#}"))?;
    let [later] = parts.split_modules.as_slice() else {
        bail!("there are {} later parts, not one", parts.split_modules.len());
    };
    let mut later = config().parse_file(later)?;
    for import in later.imports.iter_mut() {
        joint.clone_into(&mut import.module);
    }
    Ok((first, later.emit_wasm()))
}

fn compile(
    workspace: &Workspace,
    target: &Path,
    product: Product,
    profile: Profile,
    is_apart: bool,
) -> Result<PathBuf> {
    let feature = match product {
        Product::Assess => "js",
        Product::Headless => "plans",
        Product::App => "ui",
    };
    let mut flags = path_remaps(workspace)?;
    // SHA-256 as a loop instead of unrolled: 7 kB smaller, and only texts of packs and answers are hashed.
    flags.push("--cfg=sha2_backend_soft=\"compact\"".to_owned());
    // What is delivered brings a standard library that is compiled for size and with the rest, not the ready-made one,
    // which is compiled for speed; a panic is a bare trap, without its message; and what only helps debugging is not
    // there. Together a tenth of the bytes. `serve` keeps all of it.
    let mut profile = match profile {
        Profile::Dev => vec!["--profile=wasm-dev"],
        Profile::Release => {
            flags.extend(
                ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zfmt-debug=none"]
                    .map(str::to_owned),
            );
            vec![
                "--release",
                "-Zbuild-std=std,panic_abort",
                "-Zbuild-std-features=optimize_for_size",
            ]
        }
    };
    if is_apart {
        flags.extend(["--cfg=apart", "-Clink-arg=--emit-relocs"].map(str::to_owned));
        // Without its names the linker would drop the relocations, too.
        profile.push("--config=profile.release.strip='none'");
    }
    // Here `z` beats the `s` of the manifest: the interface's code is long and repetitive, and
    // 7 % smaller so. The engine would be 4 % smaller, but take twice as long.
    if matches!(product, Product::App) {
        profile.push("--config=profile.release.opt-level='z'");
    }
    let output = tools::cargo()
        .args(["rustc", "--package", "shipworthy", "--lib", "--crate-type", "cdylib"])
        .args(["--target", WASM_TARGET, "--no-default-features", "--features", feature])
        .args(profile)
        .args(["--message-format", "json-render-diagnostics"])
        .arg("--target-dir")
        .arg(target)
        .current_dir(&workspace.root)
        .env("SHIPWORTHY_SOURCES", source_digest(workspace)?)
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"))
        .env_remove("CARGO_INCREMENTAL")
        // `-Z` is for a compiler of the day; this lets the pinned one take it.
        .env("RUSTC_BOOTSTRAP", "1")
        .stderr(Stdio::inherit())
        .output()
        .context("starting cargo")?;
    if !output.status.success() {
        bail!("the code does not compile");
    }
    String::from_utf8(output.stdout)?
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| message["target"]["name"] == "shipworthy")
        .filter_map(|message| message["filenames"][0].as_str().map(PathBuf::from))
        .next_back()
        .context("cargo did not say where it put the WebAssembly module")
}

/// Flags that give source files the same names on every machine: panic
/// messages carry them, and the delivered bytes must not depend on where the
/// checkout, the registry or the toolchain lie.
fn path_remaps(workspace: &Workspace) -> Result<Vec<String>> {
    let std = Path::new(&tools::rustc(&["--print", "sysroot"])?).join("lib/rustlib/src/rust");
    let mut pairs =
        vec![(workspace.root.clone(), "."), (workspace.target.clone(), "target"), (std, "rust")];
    let registry = cargo_home()?.join("registry/src");
    for entry in fs::read_dir(&registry)
        .with_context(|| format!("listing {}", registry.display()))?
        .collect::<Result<Vec<_>, _>>()?
    {
        pairs.push((entry.path(), "crates"));
    }
    // Of two that match, rustc takes the later one: the longer path.
    pairs.sort();
    Ok(pairs
        .into_iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .collect())
}

fn cargo_home() -> Result<PathBuf> {
    if let Some(home) = env::var_os("CARGO_HOME") {
        return Ok(home.into());
    }
    let home = env::home_dir().context("there is no home directory: set CARGO_HOME")?;
    Ok(home.join(".cargo"))
}
