//! What follows for the people who gave the answers: which answers the verdict hangs on, and the cheapest way to ship.
//!
//! Everything here asks *what if* of the same scores and gates that gave the verdict; it holds no rule of its own.
//! When the work is done is not known here: see [`mod@super::plan`].

mod deciding;
mod fragile;
mod set;
mod ways;
mod weights;
mod work;

use serde::Serialize;

use super::answers::Answers;
use super::gate::{Gates, Verdict};
use super::pack::Pack;
use super::points::Range;
use super::score::{Profile, Scores, Standing};

pub use deciding::Deciding;
pub(crate) use deciding::deciding;
pub use fragile::Fragile;
pub(crate) use set::Set;
pub(crate) use ways::ways;
pub use ways::{Way, Ways};
pub use weights::WeightReport;
pub(crate) use work::Work;

/// What follows from the answers. Made by [`advise`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Advice {
    /// The answers which, one level lower, would lose the verdict; in the pack's order.
    pub fragile: Vec<Fragile>,
    /// How far each area's weight must move before the verdict changes, in the pack's order.
    pub weights: Vec<WeightReport>,
    /// The work that makes the proven verdict *ship*. Where the answers' plan options say how long something takes, that
    /// counts.
    pub ways: Ways,
}

/// Advice on answers. Total and pure, as [`super::assess`] is.
///
/// ```
/// use shipworthy::engine::{Answers, Pack, advise};
/// # let pack = Pack::from_text(include_str!("../../../tests/packs/nonsense.json")).0.unwrap();
/// let advice = advise(&pack, &Answers::default());
/// // Nothing has been claimed yet, so no claim is fragile.
/// assert!(advice.fragile.is_empty());
/// ```
pub fn advise(pack: &Pack, answers: &Answers) -> Advice {
    let profile = Profile::of(pack, answers);
    let scores = Scores::of(pack, &profile, answers);
    let what_if = WhatIf { pack, profile: &profile };
    let efforts = answers.plan.as_ref().map_or(&[][..], |options| &options.efforts);
    Advice {
        fragile: fragile::fragile(&what_if, answers, &scores),
        weights: weights::weights(&what_if, &scores),
        ways: ways(&Work::of(pack, &profile, scores.standings, None, efforts), &what_if),
    }
}

/// The pack's rules under one profile, for answers that are only supposed.
pub(crate) struct WhatIf<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) profile: &'a Profile,
}

impl WhatIf<'_> {
    fn verdict(&self, scores: &Scores) -> Range<Verdict> {
        Gates::of(self.pack, self.profile, scores).verdict(self.pack)
    }

    pub(crate) fn scores(&self, standings: Vec<Standing>) -> Scores {
        Scores::from(self.pack, standings)
    }
}
