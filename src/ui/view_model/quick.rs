//! What the result of the quick check shows: the list's own bands, and what the gates already say.

use super::report::{GateView, failing_gates};
use super::{ScaleView, SourceView, can_be_rescope, open_counts, scale, sources};
use crate::engine::{Consequence, Verdict};
use crate::ui::model::Assessment;
use crate::ui::text;

/// The screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct QuickView {
    pub(crate) title: String,
    pub(crate) description: String,
    /// "6 to 8 of 10: yes".
    pub(crate) count: String,
    /// Which bands that reaches, in a sentence.
    pub(crate) band: String,
    pub(crate) bands: Vec<BandView>,
    pub(crate) items: Vec<ItemView>,
    /// What is ruled out, in a sentence.
    pub(crate) ruled: String,
    pub(crate) ruled_by: Vec<GateView>,
    pub(crate) settle: String,
    pub(crate) is_settled: bool,
    pub(crate) scale: ScaleView,
    pub(crate) sources: Vec<SourceView>,
}

/// One band of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BandView {
    pub(crate) title: String,
    pub(crate) text: String,
    /// Whether the count may fall into it, in a word.
    pub(crate) reached: Option<&'static str>,
}

/// One item of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ItemView {
    /// The question's place in the pack.
    pub(crate) question: usize,
    pub(crate) title: String,
    /// `holds`, `fails` or `open`, whatever the language.
    pub(crate) status: &'static str,
    pub(crate) answer: &'static str,
}

pub(crate) fn quick(now: &Assessment) -> Option<QuickView> {
    let report = now.report();
    let quick = now.pack.quick_check()?;
    let found = report.lenses.iter().find(|found| found.lens == quick.id)?;
    let (yes, bands) = (found.reached, found.bands?);
    let verdict = &report.verdict;
    let mut ruled_by = failing_gates(now);
    if verdict.possible == Verdict::Kill {
        // The others rule out ship only.
        ruled_by.retain(|gate| gate.does == Consequence::Kill.as_str());
    }
    let band_title = |band: usize| quick.bands.get(band).map_or("", |band| &band.title);
    // Bands fall: a higher count has a smaller index.
    let reached = bands.possible..=bands.proven;
    let open = open_counts(now);
    Some(QuickView {
        title: quick.title.clone(),
        description: [&*quick.description, quick.limits.as_deref().unwrap_or_default()].join(" "),
        count: text::quick_count(yes.proven, yes.possible, found.of),
        band: text::quick_band(
            band_title(bands.proven),
            band_title(bands.possible),
            bands.is_settled(),
        ),
        bands: quick
            .bands
            .iter()
            .enumerate()
            .map(|(place, band)| BandView {
                title: band.title.clone(),
                text: band.text.clone(),
                reached: reached.contains(&place).then_some(if bands.is_settled() {
                    text::BAND_IS
                } else {
                    text::BAND_REACHED
                }),
            })
            .collect(),
        items: quick
            .items
            .iter()
            .zip(&found.items)
            .map(|(item, found)| ItemView {
                question: item.met_when.first().map_or(0, |(question, _)| question.get()),
                title: item.title.clone(),
                status: found.status.as_str(),
                answer: text::quick_item(found.status),
            })
            .collect(),
        ruled: if verdict.possible == Verdict::Ship && verdict.proven > Verdict::Kill {
            text::quick_not_kill().to_owned()
        } else if verdict.possible == Verdict::Ship && !can_be_rescope(now) {
            text::QUICK_KILL_OR_SHIP.to_owned()
        } else {
            text::quick_ruled(verdict.possible)
        },
        ruled_by,
        settle: if verdict.settled {
            text::quick_settled(verdict.possible)
        } else {
            let n = report.deciding.len();
            text::quick_more(verdict.proven, verdict.possible, n, &open.words())
        },
        is_settled: verdict.settled,
        scale: scale(now),
        sources: sources(&now.pack, &quick.sources),
    })
}
