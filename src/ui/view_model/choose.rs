//! What the choice of the way through the questions shows: what each way takes.

use super::standing;
use crate::ui::model::Assessment;
use crate::ui::text;

/// The choice of the way through the questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ChooseView {
    /// Title and what it takes.
    pub(crate) quick: Option<(String, String)>,
    pub(crate) deciding: String,
    pub(crate) by_area: String,
    pub(crate) standing: String,
}

pub(crate) fn choose(now: &Assessment) -> ChooseView {
    let findings = &now.findings;
    let areas = findings.scores.areas.iter().filter(|area| !area.terms.is_empty()).count();
    ChooseView {
        quick: now
            .pack
            .quick_check()
            .map(|quick| (quick.title.clone(), text::choose_quick(quick.items.len()))),
        deciding: text::choose_deciding(findings.deciding.len()),
        by_area: text::choose_by_area(findings.counts.applicable, areas),
        standing: standing(now),
    }
}
