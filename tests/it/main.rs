//! The native tests, one program. They use the public engine only, as a stranger would; the cases are data.
//!
//! - `packs.rs`: shipped packs and their worked examples, golden reports.
//! - `diagnostics.rs`: bad packs and bad answers, with the diagnostics they give.
//! - `lenses.rs`: what each rule of a lens makes of answers, and the figures ledger.
//! - `frameworks.rs`: every lens of the shipped packs against the rule its authors published.
//! - `documents.rs`: documents written from answers.
//! - `export.rs`: plans in other formats.
//! - `laws.rs`: what must hold for every pack and every answer, on random ones.
//! - `schedule.rs`: feasible, optimal where that can be tried out, and the same everywhere; simulations.
//! - `content.rs`: the writing rules for shipped packs.
//! - `tidy.rs`: the shape of the source tree, by the invariants of `ARCHITECTURE.md`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop, and loudly"
)]

mod advice;
mod content;
mod diagnostics;
mod documents;
mod export;
mod files;
mod frameworks;
mod laws;
mod lenses;
mod packs;
mod plan;
mod random;
mod schedule;
mod tidy;
mod trace;
