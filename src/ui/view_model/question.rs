//! What the screen of one question shows.

use super::{SourceView, sources, standing};
use crate::engine::{AnswerState, Consequence, Question, Reply, Status};
use crate::ui::model::{Assessment, DraftProblem, Route};
use crate::ui::text;

/// The screen: the question or those of an area, the areas, and where things stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct QuestionView {
    /// The area's title.
    pub(crate) area: String,
    /// True where all of it is shown.
    pub(crate) is_whole: bool,
    /// True where the visitor may choose between one question and the whole area.
    pub(crate) can_switch: bool,
    pub(crate) cards: Vec<CardView>,
    pub(crate) areas: Vec<AreaStep>,
    pub(crate) has_open: bool,
    pub(crate) progress: String,
    /// Done and all, for the bar.
    pub(crate) done: (usize, usize),
    /// How long the rest may take.
    pub(crate) left: String,
    pub(crate) standing: String,
    /// Gates that are settled and all, for the bar and in words.
    pub(crate) settled: (usize, usize),
    pub(crate) gates: String,
    /// True in the quick check, whose result is one click away.
    pub(crate) is_quick: bool,
    pub(crate) next: &'static str,
    /// What would be taken back.
    pub(crate) undo: String,
    /// What was just taken back.
    pub(crate) undone: String,
    pub(crate) can_redo: bool,
    /// True at the first question of a way: the keys are told there, and not again at each.
    pub(crate) tells_keys: bool,
}

/// The question itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CardView {
    /// Its place in the pack.
    pub(crate) place: usize,
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) why: String,
    /// Why it is asked now: the gates it decides.
    pub(crate) because: Vec<String>,
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
    pub(crate) title: String,
    pub(crate) done: String,
    /// How many of its questions nobody can answer.
    pub(crate) unknown: String,
    pub(crate) is_complete: bool,
    pub(crate) is_current: bool,
}

pub(crate) fn question(now: &Assessment) -> Option<QuestionView> {
    let (place, question) = now.current_question()?;
    let counts = now.findings.counts;
    let done = counts.applicable.saturating_sub(counts.unanswered);
    let order = now.order(now.route);
    let open = order.iter().filter(|place| now.is_unanswered(**place)).count();
    let is_quick = now.route == Route::Quick;
    let at = order.iter().position(|item| *item == place).filter(|_| is_quick);
    let (progress, bar) = match at {
        Some(at) => {
            let at = at.saturating_add(1);
            (text::progress_quick(at, order.len()), (at, order.len()))
        }
        None => (
            text::progress_by_area(done, counts.applicable, counts.unknown),
            (done, counts.applicable),
        ),
    };
    let is_whole = now.is_whole();
    let cards: Vec<_> = now.shown().into_iter().filter_map(|place| card(now, place)).collect();
    let is_draft = now.draft(place).problem().is_some();
    let goes_on = is_whole || is_draft || cards.iter().any(|card| card.is_answered);
    let settled = settled_gates(now);
    let about = |question: Option<&Question>, words: fn(&str) -> String| {
        question.map(|question| words(&question.title)).unwrap_or_default()
    };
    let undone = now.taken_back.and_then(|place| now.pack.questions().get(place));
    Some(QuestionView {
        area: now.pack[question.area].title.clone(),
        is_whole,
        can_switch: now.route == Route::ByArea,
        next: if goes_on { text::NEXT } else { text::SKIP },
        areas: areas(now, question.area.get()),
        has_open: now.next_open().is_some_and(|open| open != place),
        progress,
        done: bar,
        left: minutes_left(open, &now.paces).map_or_else(String::new, |(least, most)| {
            // Most decisive first may be over with any answer.
            text::minutes_left(if now.route == Route::Deciding { 1 } else { least }, most)
        }),
        standing: standing(now),
        gates: text::settled_gates(settled),
        settled,
        is_quick,
        undo: about(now.last_changed(), text::undo),
        undone: about(undone, text::undone),
        can_redo: now.can_redo(),
        tells_keys: now.is_first(),
        cards,
    })
}

/// How many of the gates that can stop it no longer depend on open answers; all of them once the verdict does not.
fn settled_gates(now: &Assessment) -> (usize, usize) {
    let (mut settled, mut all) = (0_usize, 0_usize);
    for gate in &now.findings.gates {
        if gate.consequence != Consequence::Warn {
            all += 1;
            settled += usize::from(gate.status != Status::Open || now.findings.verdict.settled);
        }
    }
    (settled, all)
}

/// The seconds that a question takes whoever has not answered enough yet: from reading it and its levels (about 80
/// words, at the 240 a minute that adults read silently) to three times that.
const PACE: (u64, u64) = (20, 60);

/// How many answers show a pace.
const FEW: usize = 5;

/// The minutes that open questions may take, at least and at most; nothing if there are none.
///
/// With enough answers, from the visitor's own pace: the seconds that each took, sorted. A quarter of them were quicker
/// than the lower end, a quarter slower than the upper.
fn minutes_left(open: usize, paces: &[u64]) -> Option<(u64, u64)> {
    let open = u64::try_from(open).ok().filter(|open| *open > 0)?;
    let quarter = paces.len() / 4;
    let own = (paces.get(quarter), paces.iter().rev().nth(quarter));
    let (least, most) = match own {
        (Some(least), Some(most)) if paces.len() >= FEW => (*least, *most),
        _ => PACE,
    };
    let most = open.saturating_mul(most).div_ceil(60);
    Some(((open.saturating_mul(least) / 60).clamp(1, most), most))
}

fn card(now: &Assessment, place: usize) -> Option<CardView> {
    let pack = &now.pack;
    let question = pack.questions().get(place)?;
    let answer = now.answers.get(&question.id);
    let draft = now.draft(place);
    let problem = draft.problem();
    let chosen = match answer.reply {
        Reply::Level(level) => Some(level),
        Reply::Unanswered | Reply::Levels(_) | Reply::Unknown | Reply::NotApplicable(_) => None,
    };
    let level_text = |level: u8| question.level_text(level).unwrap_or_default();
    let because = now.current().filter(|asked| asked.question == place);
    let because = because.map_or(&[][..], |asked| asked.because.as_slice());
    let gates: Vec<_> = because
        .iter()
        .filter_map(|id| pack.gate(id))
        .map(|gate| text::decides(&gate.title, gate.consequence))
        .collect();
    let found = now.findings.questions.iter().find(|found| found.question == question.id);
    let lacking = found.filter(|found| found.lacks_evidence).and_then(|found| found.levels);
    Some(CardView {
        place,
        id: question.id.clone(),
        text: question.text.clone(),
        why: question.why.clone(),
        because: gates,
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
            let (mut done, mut unknown) = (0_usize, 0_usize);
            let questions = now.in_area(place);
            let of = questions.len();
            for question in questions {
                let state = now.state_of(question);
                done += usize::from(state != Some(AnswerState::Unanswered));
                unknown += usize::from(state == Some(AnswerState::Unknown));
            }
            (of > 0).then(|| AreaStep {
                place,
                title: area.title.clone(),
                done: text::area_progress(done, of),
                unknown: text::area_unknown(unknown),
                is_complete: done == of,
                is_current: place == current,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::minutes_left;

    #[test]
    fn the_time_left_follows_the_visitors_own_pace_once_there_is_one() {
        assert_eq!(minutes_left(0, &[]), None);
        assert_eq!(minutes_left(1, &[]), Some((1, 1)));
        assert_eq!(minutes_left(30, &[]), Some((10, 30)));
        assert_eq!(minutes_left(30, &[5, 5, 5, 5]), Some((10, 30)), "four answers show no pace");
        // One long thought does not move it.
        assert_eq!(minutes_left(30, &[5, 10, 10, 12, 300]), Some((5, 6)));
        assert_eq!(minutes_left(30, &[4, 8, 10, 20, 20, 30, 40, 60]), Some((5, 15)));
        // Never less than a minute, and never less at most than at least.
        assert_eq!(minutes_left(2, &[1, 1, 1, 1, 1]), Some((1, 1)));
        for open in 1..60 {
            let (least, most) = minutes_left(open, &[1, 3, 9, 27, 81, 243]).unwrap();
            assert!((1..=most).contains(&least));
        }
    }
}
