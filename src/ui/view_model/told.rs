//! What a host page is told, as JSON, in the words of the formats.
//!
//! When it is told, and how, is decided in `app.rs` and `host.rs`.

use crate::engine::VerdictReport;
use crate::ui::model::{Assessment, PackProblems};
use crate::ui::text;

/// How far the visitor is, for a host page, as JSON.
pub(crate) fn progress(now: &Assessment) -> String {
    let counts = now.findings.counts;
    let answered = counts.applicable.saturating_sub(counts.unanswered);
    let settled = now.findings.verdict.settled;
    format!(
        "{{\"answered\":{answered},\"applicable\":{},\"settled\":{settled}}}",
        counts.applicable
    )
}

/// The verdict, for a host page, as JSON.
pub(crate) fn verdict(now: &Assessment) -> String {
    let VerdictReport { proven, possible, settled, .. } = &now.findings.verdict;
    let (proven, possible) = (proven.as_str(), possible.as_str());
    format!("{{\"proven\":\"{proven}\",\"possible\":\"{possible}\",\"settled\":{settled}}}")
}

/// Why nothing can be assessed, for a host page, as JSON.
pub(crate) fn unusable(packs: &[PackProblems]) -> String {
    let diagnostics: Vec<_> = packs.iter().flat_map(|pack| &pack.problems).collect();
    // Diagnostics are made of texts, so writing them has no way to fail.
    let diagnostics = serde_json::to_string(&diagnostics).unwrap_or_default();
    format!("{{\"message\":\"{}\",\"diagnostics\":{diagnostics}}}", text::NO_PACK)
}
