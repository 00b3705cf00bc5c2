//! What the screen of one question shows.

use super::{SourceView, sources, standing};
use crate::engine::{AnswerState, Reply};
use crate::ui::model::{Assessment, DraftProblem, Route};
use crate::ui::text;

/// The screen: the question, the areas, and where things stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct QuestionView {
    pub(crate) card: CardView,
    pub(crate) areas: Vec<AreaStep>,
    pub(crate) progress: String,
    /// Done and all, for the bar.
    pub(crate) done: (usize, usize),
    pub(crate) standing: String,
    /// True in the quick check, whose result is one click away.
    pub(crate) is_quick: bool,
    pub(crate) next: &'static str,
}

/// The question itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CardView {
    pub(crate) id: String,
    pub(crate) area: String,
    pub(crate) text: String,
    pub(crate) why: String,
    /// Why it is asked now.
    pub(crate) because: Option<String>,
    pub(crate) levels: Vec<LevelView>,
    pub(crate) is_unknown: bool,
    pub(crate) not_applicable: Option<NotApplicableView>,
    /// What several people said.
    pub(crate) several: Option<String>,
    pub(crate) evidence: EvidenceView,
    pub(crate) note: String,
    pub(crate) sources: Vec<SourceView>,
    pub(crate) is_answered: bool,
}

/// One level to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LevelView {
    pub(crate) level: u8,
    /// The key that chooses it.
    pub(crate) key: u8,
    pub(crate) text: String,
    pub(crate) is_chosen: bool,
}

/// "Does not apply", where the pack allows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NotApplicableView {
    /// When it is a fair answer.
    pub(crate) when: String,
    pub(crate) is_chosen: bool,
    pub(crate) reason: String,
    pub(crate) is_missing: bool,
    /// The visitor tried to go on without it.
    pub(crate) insisted: bool,
}

/// What backs the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EvidenceView {
    pub(crate) would_prove: String,
    /// What an answer counts for without it.
    pub(crate) capped: Option<String>,
    /// What this answer counts for now, while it lacks it.
    pub(crate) lacks: Option<String>,
    pub(crate) what: String,
    pub(crate) by: String,
    pub(crate) date: String,
    pub(crate) what_problem: Option<&'static str>,
    pub(crate) date_problem: Option<&'static str>,
}

/// One area in the list beside the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AreaStep {
    pub(crate) place: usize,
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) done: String,
    pub(crate) is_complete: bool,
    pub(crate) is_current: bool,
}

pub(crate) fn question(now: &Assessment) -> Option<QuestionView> {
    let (place, question) = now.current_question()?;
    let card = card(now)?;
    let counts = now.report.counts;
    let done = counts.applicable.saturating_sub(counts.unanswered);
    let quick = now.order(Route::Quick);
    let is_quick = now.route == Route::Quick;
    let at = quick.iter().position(|item| *item == place).filter(|_| is_quick);
    let (progress, bar) = match at {
        Some(at) => {
            let at = at.saturating_add(1);
            (text::progress_quick(at, quick.len()), (at, quick.len()))
        }
        None => (
            text::progress_by_area(done, counts.applicable, counts.unknown),
            (done, counts.applicable),
        ),
    };
    let is_draft = now.draft(place).problem().is_some();
    Some(QuestionView {
        next: if card.is_answered || is_draft { text::NEXT } else { text::SKIP },
        areas: areas(now, question.area.get()),
        progress,
        done: bar,
        standing: standing(now),
        is_quick,
        card,
    })
}

fn card(now: &Assessment) -> Option<CardView> {
    let (place, question) = now.current_question()?;
    let pack = &now.pack;
    let answer = now.answers.get(&question.id);
    let draft = now.draft(place);
    let problem = draft.problem();
    let chosen = match answer.reply {
        Reply::Level(level) => Some(level),
        Reply::Unanswered | Reply::Levels(_) | Reply::Unknown | Reply::NotApplicable(_) => None,
    };
    let level_text = |level: u8| question.level_text(level).unwrap_or_default();
    let asked = now.current()?;
    let gates: Vec<_> = asked
        .because
        .iter()
        .filter_map(|id| pack.gate(id))
        .map(|gate| gate.title.as_str())
        .collect();
    let found = now.report.questions.iter().find(|found| found.question == question.id);
    let lacking = found.filter(|found| found.lacks_evidence).and_then(|found| found.levels);
    Some(CardView {
        id: question.id.clone(),
        area: pack[question.area].title.clone(),
        text: question.text.clone(),
        why: question.why.clone(),
        because: (!gates.is_empty()).then(|| text::because(&gates)),
        levels: (0..=question.max_level())
            .map(|level| LevelView {
                level,
                key: level.saturating_add(1),
                text: level_text(level).to_owned(),
                is_chosen: chosen == Some(level) && draft.not_applicable.is_none(),
            })
            .collect(),
        is_unknown: answer.reply == Reply::Unknown && draft.not_applicable.is_none(),
        not_applicable: question.not_applicable.as_ref().map(|when| NotApplicableView {
            when: when.clone(),
            is_chosen: draft.not_applicable.is_some(),
            reason: draft.not_applicable.clone().unwrap_or_default(),
            is_missing: problem == Some(DraftProblem::ReasonMissing),
            insisted: now.insisted,
        }),
        several: match &answer.reply {
            Reply::Levels(levels) => {
                let levels: Vec<_> = levels.iter().map(|level| level_text(*level)).collect();
                Some(text::several_answers(&levels))
            }
            Reply::Unanswered | Reply::Level(_) | Reply::Unknown | Reply::NotApplicable(_) => None,
        },
        evidence: EvidenceView {
            would_prove: text::would_prove(&question.evidence),
            capped: question.evidence_cap.map(|cap| text::capped(level_text(cap))),
            lacks: lacking.map(|levels| {
                text::lacks_evidence(level_text(levels.proven), level_text(levels.possible))
            }),
            what: draft.what,
            by: draft.by,
            date: draft.date,
            what_problem: (problem == Some(DraftProblem::WhatMissing))
                .then_some(text::WHAT_MISSING),
            date_problem: (problem == Some(DraftProblem::DateWrong)).then_some(text::DATE_WRONG),
        },
        note: draft.note,
        sources: sources(pack, &question.sources),
        is_answered: answer.reply != Reply::Unanswered,
    })
}

fn areas(now: &Assessment, current: usize) -> Vec<AreaStep> {
    let pack = &now.pack;
    pack.areas()
        .iter()
        .enumerate()
        .filter_map(|(place, area)| {
            let (mut done, mut of) = (0_usize, 0_usize);
            for known in &now.report.questions {
                let question = pack.question(&known.question)?;
                if question.area.get() == place {
                    of += 1;
                    done += usize::from(known.state != AnswerState::Unanswered);
                }
            }
            (of > 0).then(|| AreaStep {
                place,
                id: area.id.clone(),
                title: area.title.clone(),
                done: text::area_progress(done, of),
                is_complete: done == of,
                is_current: place == current,
            })
        })
        .collect()
}
