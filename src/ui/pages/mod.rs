//! Pages from an assessment straight to plain elements: what published figures and published frameworks say about it,
//! the plan of the work, and documents.
//!
//! Pure, like [`super::view_model`]; every string is in [`super::text`]. An element that shows a figure's numbers has
//! `data-figure` with the figure's id, so that a test can hold every number on the screen against the ledger.

pub(crate) mod chart;
pub(crate) mod document;
pub(crate) mod figures;
pub(crate) mod frameworks;
pub(crate) mod paper;
pub(crate) mod plan;

#[cfg(test)]
mod tests;
