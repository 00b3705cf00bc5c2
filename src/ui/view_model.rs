//! From the model to what stands on the screen: words, order and formatted numbers, as plain values.
//!
//! Pure: no browser, no Yew, no state. Which element shows a value is not decided here: see [`super::components`].
//! Screens that are made of it have a file each; here is what stands around all of them, and what several show.

pub(crate) mod choose;
pub(crate) mod pause;
pub(crate) mod profile;
pub(crate) mod question;
pub(crate) mod quick;
pub(crate) mod report;
pub(crate) mod start;
pub(crate) mod told;

use super::model::{Assessment, Screen};
use super::text;
use crate::engine::{BasisPoints, Consequence, Pack, Range, SourceKind, Status, Verdict};

/// One step of the way through the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) label: &'static str,
    pub(crate) screen: Screen,
    pub(crate) is_current: bool,
}

pub(crate) fn steps(now: &Assessment) -> Vec<Step> {
    let screen = match now.screen {
        Screen::Document(_) => Screen::Plan,
        screen => screen,
    };
    let steps: [(&str, Screen, &[Screen]); 7] = [
        (text::STEP_START, Screen::Start, &[]),
        (text::STEP_PROFILE, Screen::Profile, &[]),
        (
            text::STEP_QUESTIONS,
            Screen::Question,
            &[Screen::Choose, Screen::Pause, Screen::QuickResult],
        ),
        (text::STEP_REPORT, Screen::Report, &[]),
        (text::STEP_PLAN, Screen::Plan, &[]),
        (text::STEP_FRAMEWORKS, Screen::Frameworks, &[]),
        (text::STEP_FIGURES, Screen::Figures, &[]),
    ];
    steps
        .into_iter()
        .filter(|(_, target, _)| match target {
            Screen::Plan => now.pack.work().is_some(),
            Screen::Frameworks => !now.pack.lenses().is_empty(),
            Screen::Figures => !now.pack.figures().is_empty(),
            _ => true,
        })
        .map(|(label, target, parts)| Step {
            label,
            screen: target,
            is_current: screen == target || parts.contains(&screen),
        })
        .collect()
}

/// What can be done with the answers as a whole, on every screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ToolsView {
    /// `None`: what the device keeps must be dealt with first, or is not for the application to decide.
    pub(crate) keep: Option<bool>,
    pub(crate) is_start: bool,
    pub(crate) can_undo: bool,
    pub(crate) can_start_over: bool,
    pub(crate) asks_start_over: bool,
    pub(crate) privacy: &'static str,
}

pub(crate) fn tools(now: &Assessment) -> ToolsView {
    ToolsView {
        keep: keep(now),
        is_start: now.screen == Screen::Start,
        can_undo: now.can_undo(),
        can_start_over: !now.answers.is_empty(),
        asks_start_over: now.asks_start_over,
        privacy: if now.is_guest { text::PRIVACY_GUEST } else { text::PRIVACY },
    }
}

fn keep(now: &Assessment) -> Option<bool> {
    (now.unreadable.is_none() && !now.is_guest).then_some(now.keep)
}

/// The verdict so far, in a quiet line.
pub(crate) fn standing(now: &Assessment) -> String {
    let verdict = &now.findings.verdict;
    text::verdict_so_far(verdict.proven, verdict.possible, now.findings.deciding.len())
}

/// What is open among the deciding answers: not answered, unknown, not certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OpenCounts {
    pub(crate) unanswered: usize,
    pub(crate) unknown: usize,
    pub(crate) claims: usize,
}

pub(crate) fn open_counts(now: &Assessment) -> OpenCounts {
    use crate::engine::AnswerState;
    let mut counts = OpenCounts { unanswered: 0, unknown: 0, claims: 0 };
    for open in &now.findings.deciding {
        match open.state {
            AnswerState::Unanswered => counts.unanswered += 1,
            AnswerState::Unknown => counts.unknown += 1,
            AnswerState::Answered | AnswerState::NotApplicable => counts.claims += 1,
        }
    }
    counts
}

impl OpenCounts {
    pub(crate) fn words(self) -> String {
        text::open_because(self.unanswered, self.unknown, self.claims)
    }
}

/// Where the verdicts stand, worst first, and whether each is still possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ScaleView {
    pub(crate) steps: Vec<ScaleStep>,
}

/// One verdict on the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ScaleStep {
    pub(crate) name: &'static str,
    /// `kill`, `rescope` or `ship`, whatever the language.
    pub(crate) word: &'static str,
    pub(crate) is_possible: bool,
    pub(crate) remark: &'static str,
}

pub(crate) fn scale(now: &Assessment) -> ScaleView {
    let verdict = &now.report().verdict;
    let steps = Verdict::ALL
        .iter()
        .map(|step| {
            let is_possible = match step {
                Verdict::Rescope => can_be_rescope(now),
                _ => (verdict.proven..=verdict.possible).contains(step),
            };
            ScaleStep {
                name: text::verdict_headline(*step),
                word: step.as_str(),
                is_possible,
                remark: match (is_possible, verdict.settled) {
                    (true, true) => text::THE_VERDICT,
                    (true, false) => text::POSSIBLE,
                    (false, _) => text::RULED_OUT,
                },
            }
        })
        .collect();
    ScaleView { steps }
}

/// Whether the verdict can be *rescope*. Between the two others it is only if a gate that blocks is not sure to hold.
pub(crate) fn can_be_rescope(now: &Assessment) -> bool {
    let report = now.report();
    let (from, to) = (report.verdict.proven, report.verdict.possible);
    (from..=to).contains(&Verdict::Rescope)
        && (from == Verdict::Rescope
            || to == Verdict::Rescope
            || report
                .gates
                .iter()
                .any(|gate| gate.consequence == Consequence::Block && gate.status == Status::Open))
}

/// A range of basis points as words and as a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RangeView {
    pub(crate) words: String,
    /// Proven and possible, in basis points; `None` when nothing counts.
    pub(crate) bar: Option<(u16, u16)>,
}

pub(crate) fn range(range: Option<Range<BasisPoints>>) -> RangeView {
    match range {
        None => RangeView { words: text::NOTHING_COUNTS.to_owned(), bar: None },
        Some(range) => {
            let (from, to) = (range.proven.get(), range.possible.get());
            RangeView {
                words: text::range(&text::percent(from), &text::percent(to)),
                bar: Some((from, to)),
            }
        }
    }
}

/// A source as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceView {
    /// The reference itself: the key of the list.
    pub(crate) reference: String,
    pub(crate) kind: &'static str,
    /// Publisher, title, year and place within.
    pub(crate) words: String,
    /// Only addresses that begin with `https://`.
    pub(crate) url: Option<String>,
    pub(crate) note: Option<String>,
}

pub(crate) fn sources(pack: &Pack, references: &[String]) -> Vec<SourceView> {
    references
        .iter()
        .map(|reference| {
            let place = reference.split_once('/').map(|(_, place)| text::source_place(place));
            let source = pack.source(reference);
            let parts: Vec<String> = match source {
                Some(source) => [
                    Some(source.publisher.clone()),
                    Some(source.title.clone()),
                    // Some titles end with it.
                    source
                        .year
                        .map(|year| year.to_string())
                        .filter(|year| !source.title.ends_with(year.as_str())),
                    place,
                ]
                .into_iter()
                .flatten()
                .collect(),
                None => vec![reference.clone()],
            };
            SourceView {
                reference: reference.clone(),
                kind: text::source_kind(source.map_or(SourceKind::Opinion, |source| source.kind)),
                words: parts.join(", "),
                // A pack comes from anybody: `javascript:` and its like are no addresses.
                url: source
                    .and_then(|source| source.url.clone())
                    .filter(|url| url.starts_with("https://")),
                note: source.and_then(|source| source.note.clone()),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests;
