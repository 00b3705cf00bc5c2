//! What the start screen shows: which packs there are, what was kept, and what is wrong with either.

use super::keep;
use crate::engine::Diagnostic;
use crate::ui::model::{Model, PackProblems};
use crate::ui::text;

/// The start screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StartView {
    /// Ordinal, title, chosen; empty when there is no choice.
    pub(crate) packs: Vec<(usize, String, bool)>,
    pub(crate) pack_title: String,
    pub(crate) pack_description: String,
    pub(crate) has_figures: bool,
    pub(crate) title: String,
    /// `None`: see [`super::ToolsView`].
    pub(crate) keep: Option<bool>,
    pub(crate) asks_start_over: bool,
    /// What was kept, in a sentence.
    pub(crate) resume: Option<String>,
    pub(crate) unreadable: Option<Vec<Diagnostic>>,
    pub(crate) pack_problems: Vec<PackProblems>,
}

pub(crate) fn start(model: &Model) -> StartView {
    let now = &model.current;
    let packs = model.packs();
    let counts = now.findings.counts;
    StartView {
        packs: if packs.len() > 1 {
            packs
                .into_iter()
                .map(|(ordinal, title, chosen)| (ordinal, title.to_owned(), chosen))
                .collect()
        } else {
            Vec::new()
        },
        pack_title: now.pack.title().to_owned(),
        pack_description: now.pack.description().to_owned(),
        has_figures: !now.pack.figures().is_empty(),
        title: now.title.clone(),
        keep: keep(now),
        asks_start_over: now.asks_start_over,
        // A name alone is no answer.
        resume: (now.resumable || now.has_answers()).then(|| {
            let done = counts.applicable.saturating_sub(counts.unanswered);
            text::resume(done, counts.applicable, now.answers.title.as_deref())
        }),
        unreadable: now.unreadable.as_ref().map(|(_, problems)| problems.clone()),
        pack_problems: model.pack_problems.clone(),
    }
}
