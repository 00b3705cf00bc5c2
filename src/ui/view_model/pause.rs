//! What the screen after the last decisive question shows: where the verdict stands, and what is left to answer.

use super::{ScaleView, open_counts, scale};
use crate::ui::model::Assessment;
use crate::ui::text;

/// The screen after the last decisive question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PauseView {
    pub(crate) heading: &'static str,
    pub(crate) text: String,
    pub(crate) scale: ScaleView,
    pub(crate) can_ask_again: bool,
    pub(crate) rest: usize,
}

pub(crate) fn pause(now: &Assessment) -> PauseView {
    let verdict = &now.findings.verdict;
    PauseView {
        heading: if verdict.settled {
            text::PAUSE_SETTLED_HEADING
        } else {
            text::PAUSE_OPEN_HEADING
        },
        text: if verdict.settled {
            text::pause_settled(verdict.possible)
        } else {
            text::pause_open(verdict.proven, verdict.possible, &open_counts(now).words())
        },
        scale: scale(now),
        can_ask_again: now.skipped() > 0,
        rest: now.findings.counts.unanswered,
    }
}
