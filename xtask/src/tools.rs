//! The programs that the build and the tests call: finds each one, installs
//! what can be installed, and otherwise says in one sentence what is missing.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Where things are.
pub struct Workspace {
    /// The checkout.
    pub root: PathBuf,
    /// Cargo's target directory, which need not be inside the checkout.
    pub target: PathBuf,
    /// The version of the package `shipworthy`.
    pub version: String,
}

impl Workspace {
    pub fn find() -> Result<Workspace> {
        let output = cargo()
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .stderr(Stdio::inherit())
            .output()
            .context("running `cargo metadata`")?;
        if !output.status.success() {
            bail!(
                "cargo cannot read the workspace: run this as `cargo xtask`, inside the checkout"
            );
        }
        let metadata: serde_json::Value =
            serde_json::from_slice(&output.stdout).context("reading `cargo metadata`")?;
        let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        let version = metadata["packages"]
            .as_array()
            .and_then(|packages| packages.iter().find(|package| package["name"] == "shipworthy"))
            .and_then(|package| text(&package["version"]));
        match (text(&metadata["workspace_root"]), text(&metadata["target_directory"]), version) {
            (Some(root), Some(target), Some(version)) => {
                Ok(Workspace { root: root.into(), target: target.into(), version })
            }
            _ => {
                bail!("cargo does not list the package `shipworthy`: run this inside its checkout")
            }
        }
    }

    pub fn read(&self, path: &str) -> Result<String> {
        fs::read_to_string(self.root.join(path)).with_context(|| format!("reading {path}"))
    }

    /// A program that npm installed.
    pub fn npm_program(&self, name: &str) -> Command {
        let file = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
        let mut command = Command::new(self.root.join("node_modules/.bin").join(file));
        command.current_dir(&self.root);
        command
    }
}

/// Cargo, the same one that started this program.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command to its end; an error names it.
pub fn run(command: &mut Command) -> Result<()> {
    let name = Path::new(command.get_program()).file_name().unwrap_or_default().to_owned();
    let name = name.to_string_lossy();
    let status = command.status().with_context(|| format!("starting `{name}`"))?;
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// Adds to the toolchain what WebAssembly needs, unless it is there: the target, and the sources of the standard
/// library, which is compiled with the delivered code.
pub fn need_wasm_target() -> Result<()> {
    let sysroot = Path::new(&rustc(&["--print", "sysroot"])?).join("lib/rustlib");
    for (kind, name, file) in
        [("target", WASM_TARGET, WASM_TARGET), ("component", "rust-src", "src/rust/library")]
    {
        if sysroot.join(file).exists() {
            continue;
        }
        println!("adding the Rust {kind} {name}…");
        run(Command::new("rustup").args([kind, "add", name])).with_context(|| {
            format!("add the Rust {kind} `{name}` to this toolchain and try again")
        })?;
    }
    Ok(())
}

/// What rustc answers to a question about itself.
pub fn rustc(args: &[&str]) -> Result<String> {
    let output = Command::new("rustc").args(args).output().context("starting `rustc`")?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

/// Installs the npm packages of a manifest, the root's (`""`) or another folder's, unless they are there: a marker in
/// `node_modules` names the lock file they came from.
pub fn need_npm_packages(workspace: &Workspace, folder: &str) -> Result<()> {
    let place = workspace.root.join(folder);
    let marker = place.join("node_modules/.installed-from");
    let lock = fs::read(place.join("package-lock.json"))
        .with_context(|| format!("reading the lock file of {}", place.display()))?;
    let lock = hex(&Sha256::digest(lock));
    if fs::read_to_string(&marker).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let what = if folder.is_empty() { "build" } else { folder };
    println!("installing the npm packages of the {what}…");
    let npm = on_path(if cfg!(windows) { "npm.cmd" } else { "npm" })
        .context("npm is missing: install Node.js 20 or newer, which brings it")?;
    run(Command::new(npm)
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(&place))?;
    fs::write(&marker, lock).context("marking the npm packages as installed")
}

/// A Chromium for the browser tests; on Debian and its relatives, one is
/// installed if there is none.
pub fn need_chromium() -> Result<PathBuf> {
    let advice = "the browser tests need Chromium or Chrome: install one, or name it in the variable CHROMIUM";
    need(find_chromium, &["chromium"], advice)
}

/// A Firefox, in the same way. Without one, the error says why, in one line.
pub fn need_firefox() -> Result<PathBuf> {
    let advice = "no Firefox: install one, or name it in the variable FIREFOX";
    need(find_firefox, &["firefox-esr"], advice)
}

/// The driver of WebKitGTK, with a screen for its browser, in the same way.
pub fn need_webkit() -> Result<PathBuf> {
    let advice = "no WebKitWebDriver, or no Xvfb: on Debian, install webkit2gtk-driver and xvfb; elsewhere, name the \
                  driver of WebKitGTK in the variable WEBKIT_DRIVER";
    need(find_webkit, &["webkit2gtk-driver", "xvfb"], advice)
}

/// What `find` finds, if need be after installing Debian's packages.
fn need(find: fn() -> Option<PathBuf>, packages: &[&str], advice: &'static str) -> Result<PathBuf> {
    if let Some(found) = find() {
        return Ok(found);
    }
    if Path::new("/etc/debian_version").exists() && on_path("apt-get").is_some() {
        println!("installing {} for the browser tests…", packages.join(" and "));
        let install = ["install", "-q", "-y", "--no-install-recommends"];
        apt_get(&["update", "-q"])
            .and_then(|()| apt_get(&[&install[..], packages].concat()))
            .with_context(|| advice)?;
    }
    find().context(advice)
}

fn find_chromium() -> Option<PathBuf> {
    let named = ["CHROMIUM", "CHROME"].into_iter().filter_map(env::var_os).map(PathBuf::from);
    let on_path =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
            .into_iter()
            .filter_map(on_path);
    let mac = ["Google Chrome", "Chromium"]
        .into_iter()
        .map(|name| format!("/Applications/{name}.app/Contents/MacOS/{name}").into());
    let windows = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"]
        .into_iter()
        .filter_map(env::var_os)
        .map(|folder| Path::new(&folder).join(r"Google\Chrome\Application\chrome.exe"));
    named.chain(on_path).chain(mac).chain(windows).find(|file| file.is_file())
}

fn find_firefox() -> Option<PathBuf> {
    let named = env::var_os("FIREFOX").map(PathBuf::from);
    let on_path = ["firefox-esr", "firefox"].into_iter().filter_map(on_path);
    let mac = "/Applications/Firefox.app/Contents/MacOS/firefox".into();
    let windows = ["ProgramFiles", "ProgramFiles(x86)"]
        .into_iter()
        .filter_map(env::var_os)
        .map(|folder| Path::new(&folder).join(r"Mozilla Firefox\firefox.exe"));
    named.into_iter().chain(on_path).chain([mac]).chain(windows).find(|file| file.is_file())
}

fn find_webkit() -> Option<PathBuf> {
    on_path("Xvfb")?;
    let named = env::var_os("WEBKIT_DRIVER").map(PathBuf::from);
    named.into_iter().chain(on_path("WebKitWebDriver")).find(|file| file.is_file())
}

/// `apt-get` as root, or through a `sudo` that asks nothing.
fn apt_get(args: &[&str]) -> Result<()> {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n");
    let mut command = if is_root { Command::new("apt-get") } else { Command::new("sudo") };
    if !is_root {
        command.args(["-n", "apt-get"]);
    }
    run(command.args(args).env("DEBIAN_FRONTEND", "noninteractive"))
}

fn on_path(program: impl AsRef<OsStr>) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders)
        .map(|folder| folder.join(program.as_ref()))
        .find(|file| file.is_file())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
