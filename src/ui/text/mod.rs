//! Every sentence, label and word of the interface, in this folder: a file for each screen or subject.
//!
//! What a pack or the engine says is not here: questions, gates, bands and diagnostics bring their own texts.
//! Numbers come in as integers or already formatted; nothing here decides what is shown.

mod advice;
mod figures;
mod frame;
mod frameworks;
mod money;
mod notices;
mod numbers;
mod paper;
mod plan;
mod questions;
mod quick;
mod report;
mod sources;
mod start;
mod take_along;
mod verdict;
mod waiting;

pub(crate) use advice::*;
pub(crate) use figures::*;
pub(crate) use frame::*;
pub(crate) use frameworks::*;
pub(crate) use money::*;
pub(crate) use notices::*;
pub(crate) use numbers::*;
pub(crate) use paper::*;
pub(crate) use plan::*;
pub(crate) use questions::*;
pub(crate) use quick::*;
pub(crate) use report::*;
pub(crate) use sources::*;
pub(crate) use start::*;
pub(crate) use take_along::*;
pub(crate) use verdict::*;
pub(crate) use waiting::*;
