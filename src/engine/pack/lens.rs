//! Lenses: the pack's questions seen through somebody else's published framework.
//!
//! What a lens makes of answers is found in [`crate::engine::lens`].

use super::{Applies, QuestionIdx};
use crate::engine::decode::words;

words! {
    /// How a framework counts. Each is one way of adding up items; which questions they rest on is data.
    pub enum LensRule {
        /// Causes: each item is exposed, partly exposed or covered. No total.
        Exposure = "exposure",
        /// Gaps: each item is open, partly closed or closed. No total.
        Gaps = "gaps",
        /// The number of items met.
        Count = "count",
        /// The number of items met from the first one on, up to the first that is not.
        Order = "order",
        /// The highest rung below which nothing is missing; the first rung asks for nothing.
        Ladder = "ladder",
        /// The number of items covered among those that apply.
        Coverage = "coverage",
        /// Points are added up for each group; the lowest sum is the result.
        Minimum = "minimum",
    }
}

/// A published framework over the pack's questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lens {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// How it counts.
    pub rule: LensRule,
    /// Whose it is.
    pub description: String,
    /// How its authors count, in words.
    pub counted: String,
    /// What it was made for and what it leaves out.
    pub limits: Option<String>,
    /// For which profiles it is shown.
    pub applies: Applies,
    /// The parts it is divided into; empty when there are none.
    pub groups: Vec<LensGroup>,
    /// Its items, in its own order.
    pub items: Vec<LensItem>,
    /// What numbers mean, falling; the last begins at 0. Empty when its authors give none.
    pub bands: Vec<Band>,
    /// How many met parts make one point; 1 but for rules that know half points.
    pub steps_per_point: u64,
    /// Items without which nothing else counts.
    pub required: Option<Required>,
    /// Source references.
    pub sources: Vec<String>,
}

impl Lens {
    /// The band that a result falls into; an index into `bands`.
    pub fn band_of(&self, reached: u64) -> Option<usize> {
        self.bands.iter().position(|band| reached >= band.at_least)
    }

    /// The item of this id.
    pub fn item(&self, id: &str) -> Option<&LensItem> {
        self.items.iter().find(|item| item.id == id)
    }
}

/// A part of a lens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LensGroup {
    /// Its id within the lens.
    pub id: String,
    /// Its name.
    pub title: String,
}

/// One item of a lens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LensItem {
    /// Its id: the lens's id, a dot, and the place in the framework.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it asks for.
    pub text: Option<String>,
    /// What puts it right.
    pub fix: Option<String>,
    /// Its group's place in the lens's list.
    pub group: Option<usize>,
    /// For which profiles it counts.
    pub applies: Applies,
    /// Ids of items of other lenses that are about the same.
    pub same_as: Vec<String>,
    /// It is met when all of these hold: the answer to the question is at least the level.
    pub met_when: Vec<(QuestionIdx, u8)>,
}

/// What a number means to the authors of a framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// The number from which it holds.
    pub at_least: u64,
    /// Its name.
    pub title: String,
    /// What it says.
    pub text: String,
    /// True when its authors have nothing left to ask for in it.
    pub content: bool,
}

/// Items without which nothing else counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Required {
    /// Their places in the lens's list.
    pub items: Vec<usize>,
    /// What follows when one of them is missing.
    pub otherwise: String,
}
