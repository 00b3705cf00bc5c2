//! How robust the verdict is against other weights of the areas.

use serde::Serialize;

use super::WhatIf;
use crate::engine::score::Scores;

/// Weights beyond this are not tried: an area of this weight beside others of 1 is all there is.
const MAX_WEIGHT: u64 = 10_000;

/// How far an area's weight must move, all others staying, before the verdict changes at either end.
///
/// Both `null`: no weight from 0 to 10,000 changes it. Only gates on the average can make it depend on weights.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WeightReport {
    /// The area's id.
    pub area: String,
    /// Its weight in the pack.
    pub weight: u64,
    /// The highest lower weight at which the verdict is another.
    pub changes_at_or_below: Option<u64>,
    /// The lowest higher weight at which the verdict is another.
    pub changes_at_or_above: Option<u64>,
}

pub(super) fn weights(what_if: &WhatIf<'_>, scores: &Scores) -> Vec<WeightReport> {
    let pack = what_if.pack;
    let verdict = what_if.verdict(scores);
    pack.areas()
        .iter()
        .enumerate()
        .map(|(place, area)| {
            let changes = |weight: u64| {
                let mut scores = scores.clone();
                scores.average = scores.average_with(pack, place, weight);
                // Of the only area there is, no weight changes anything.
                scores.average.is_some() && what_if.verdict(&scores) != verdict
            };
            // At either end the average moves one way only as the weight does, so the verdict, once another, does
            // not come back.
            let search = |far: u64| {
                changes(far).then(|| {
                    let (mut same, mut other) = (area.weight, far);
                    while same.abs_diff(other) > 1 {
                        let middle = same.midpoint(other);
                        if changes(middle) {
                            other = middle;
                        } else {
                            same = middle;
                        }
                    }
                    other
                })
            };
            WeightReport {
                area: area.id.clone(),
                weight: area.weight,
                changes_at_or_below: search(0),
                changes_at_or_above: search(MAX_WEIGHT),
            }
        })
        .collect()
}
