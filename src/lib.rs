//! Shipworthy assesses whether an AI proof of concept is fit to ship.
//!
//! Three layers, three feature sets; each may use those above it in this list and nothing else:
//!
//! - [`engine`] (always): packs, answers, scores, gates, verdict, report. Pure Rust, no browser.
//! - `js` (feature `js`, and `plans` for all of it): the boundary to JavaScript, for the headless WebAssembly builds.
//! - `ui` (feature `ui`): the interface, in Yew, for the page.
//!
//! `ARCHITECTURE.md` has the map and the numbered invariants that comments refer to.

pub mod engine;
#[cfg(feature = "js")]
pub mod js;
#[cfg(feature = "ui")]
pub mod ui;

/// The digest of the sources that a delivered build was made of: `sha256:` and 64 hexadecimal digits. `None` in any
/// other build. See `xtask/src/provenance.rs`.
pub const SOURCES: Option<&str> = option_env!("SHIPWORTHY_SOURCES");

/// The examples of the README, compiled and run with the other documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
