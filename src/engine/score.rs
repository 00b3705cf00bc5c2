//! From answers to integers: what each answer is worth, and the score of each area, their average and the weakest.
//!
//! Every score is computed twice, with every open answer at its worst and at its best; since a higher level never
//! lowers anything, those two are the exact ends of what is possible.
//! What a score leads to is not decided here: see [`super::gate`].

use std::slice;

use super::answers::{Answer, Answers, FactReply, Reply};
use super::decode::words;
use super::pack::{Applies, AreaIdx, Fact, GateIdx, Pack, Question, QuestionIdx};
use super::points::{BasisPoints, Range};

/// Full marks for one question, before its weight.
///
/// The least number that every highest level from 1 to 10 divides, so that a level's share of it is a whole number.
pub const FULL_CREDIT: u64 = 2_520;

/// By the highest level, what one level earns of [`FULL_CREDIT`]: looked up, for advice scores a thousand sets of
/// answers, and to divide for each takes a third of that.
const STEPS: [u64; 11] = [0, 2_520, 1_260, 840, 630, 504, 420, 360, 315, 280, 252];

words! {
    /// What is known about the answer to a question. Never merged: each means something else.
    pub enum AnswerState {
        /// A level was given.
        Answered = "answered",
        /// Somebody said that nobody knows.
        Unknown = "unknown",
        /// Nobody has said anything.
        Unanswered = "unanswered",
        /// The question makes no sense for this PoC.
        NotApplicable = "not_applicable",
    }
}

/// The levels an answer may turn out to have, or `None` if it is not applicable.
///
/// Unknown and unanswered may be anything; several respondents span a range; a claim that needs evidence and has
/// none is proven only up to the question's cap.
pub(crate) fn levels(
    question: &Question,
    answer: Option<&Answer>,
) -> (AnswerState, Option<Range<u8>>) {
    let anything = Some(Range::new(0, question.max_level()));
    let Some(answer) = answer else { return (AnswerState::Unanswered, anything) };
    match &answer.reply {
        Reply::Unanswered => (AnswerState::Unanswered, anything),
        Reply::Unknown => (AnswerState::Unknown, anything),
        Reply::NotApplicable(_) => (AnswerState::NotApplicable, None),
        Reply::Level(_) | Reply::Levels(_) => (AnswerState::Answered, claimed(question, answer, 0)),
    }
}

/// What counts of the levels that were said, if each were so much lower.
pub(crate) fn claimed(question: &Question, answer: &Answer, lower: u8) -> Option<Range<u8>> {
    let said = match &answer.reply {
        Reply::Level(level) => slice::from_ref(level),
        Reply::Levels(levels) => levels.as_slice(),
        _ => return None,
    };
    let max = question.max_level();
    let counts = |level: u8| level.saturating_sub(lower).min(max);
    let lowest = counts(said.iter().copied().min().unwrap_or(0));
    let highest = counts(said.iter().copied().max().unwrap_or(max));
    let proven = match question.evidence_cap {
        Some(cap) if answer.evidence.is_none() => lowest.min(cap),
        _ => lowest,
    };
    Some(Range::new(proven, highest))
}

/// The options that hold for each fact, as given or as assumed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Profile {
    /// Per fact: indices of the options that hold, and whether they are only assumed.
    facts: Vec<(Vec<usize>, bool)>,
    /// Per gate, whether it counts. Kept, because advice asks again for every set of answers it tries.
    gates: Vec<bool>,
}

impl Profile {
    pub(crate) fn of(pack: &Pack, answers: &Answers) -> Self {
        let facts = pack.facts().iter().map(|fact| options_of(fact, answers.fact(&fact.id)));
        let mut profile = Self { facts: facts.collect(), gates: Vec::new() };
        profile.gates = pack.gates().iter().map(|gate| profile.meets(&gate.applies)).collect();
        profile
    }

    /// Whether a gate counts for it.
    pub(crate) fn counts(&self, gate: GateIdx) -> bool {
        self.gates.get(gate.get()) == Some(&true)
    }

    pub(crate) fn facts(&self) -> &[(Vec<usize>, bool)] {
        &self.facts
    }

    pub(crate) fn meets(&self, applies: &Applies) -> bool {
        match applies {
            Applies::Always => true,
            Applies::AnyOf(fact, wanted) => self
                .facts
                .get(fact.get())
                .is_some_and(|(held, _)| wanted.iter().any(|option| held.contains(option))),
            Applies::All(parts) => parts.iter().all(|part| self.meets(part)),
            Applies::Any(parts) => parts.iter().any(|part| self.meets(part)),
        }
    }
}

fn options_of(fact: &Fact, reply: Option<&FactReply>) -> (Vec<usize>, bool) {
    match reply {
        None | Some(FactReply::Unsure) => (fact.treat_as.clone(), true),
        Some(FactReply::Options(ids)) => {
            let held =
                fact.options.iter().enumerate().filter(|(_, option)| ids.contains(&option.id));
            (held.map(|(i, _)| i).collect(), false)
        }
    }
}

/// Where one question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) applies: bool,
    pub(crate) state: AnswerState,
    /// The possible levels; `None` when the question does not count.
    pub(crate) levels: Option<Range<u8>>,
}

impl Standing {
    /// True when the level is not yet certain.
    pub(crate) fn is_open(&self) -> bool {
        self.levels.is_some_and(|levels| !levels.is_settled())
    }
}

/// The scores of one set of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scores {
    /// One per question of the pack.
    pub(crate) standings: Vec<Standing>,
    /// One per area of the pack.
    pub(crate) areas: Vec<AreaScore>,
    pub(crate) average: Option<Range<BasisPoints>>,
    pub(crate) weakest: Option<Range<BasisPoints>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AreaScore {
    /// Credit earned, in [`FULL_CREDIT`]ths of a weight.
    pub(crate) earned: Range<u64>,
    /// Credit that full marks would earn.
    pub(crate) of: u64,
    /// `None` when no question of the area counts.
    pub(crate) range: Option<Range<BasisPoints>>,
}

impl Scores {
    pub(crate) fn of(pack: &Pack, profile: &Profile, answers: &Answers) -> Self {
        let standings: Vec<_> = pack
            .questions()
            .iter()
            .zip(answers.by_question(pack))
            .map(|(question, answer)| {
                let applies = profile.meets(&question.applies);
                let (state, levels) = levels(question, answer);
                Standing { applies, state, levels: levels.filter(|_| applies) }
            })
            .collect();
        Self::from(pack, standings)
    }

    /// The average if one area had another weight.
    pub(crate) fn average_with(
        &self,
        pack: &Pack,
        area: usize,
        weight: u64,
    ) -> Option<Range<BasisPoints>> {
        average(pack, &self.areas, Some((area, weight)))
    }

    /// The scores if the answers stood so: for *what if*.
    pub(crate) fn from(pack: &Pack, standings: Vec<Standing>) -> Self {
        let mut areas =
            vec![AreaScore { earned: Range::new(0, 0), of: 0, range: None }; pack.areas().len()];
        for (question, standing) in pack.questions().iter().zip(&standings) {
            if let (Some(levels), Some(area)) =
                (standing.levels, areas.get_mut(question.area.get()))
            {
                let earned = credit(question.max_level(), question.weight, levels);
                area.earned.proven += earned.proven;
                area.earned.possible += earned.possible;
                area.of += question.weight * FULL_CREDIT;
            }
        }
        for area in &mut areas {
            area.range = both(area.earned, area.of);
        }
        let average = average(pack, &areas, None);
        let counting = || areas.iter().filter_map(|area| area.range);
        let lowest = counting().map(|range| range.proven).min();
        let weakest = lowest.zip(counting().map(|range| range.possible).min());
        Self {
            standings,
            areas,
            average,
            weakest: weakest.map(|(proven, possible)| Range::new(proven, possible)),
        }
    }

    pub(crate) fn standing(&self, question: QuestionIdx) -> Option<&Standing> {
        self.standings.get(question.get())
    }

    pub(crate) fn area(&self, area: AreaIdx) -> Option<Range<BasisPoints>> {
        self.areas.get(area.get()).and_then(|area| area.range)
    }
}

/// What these levels earn, in [`FULL_CREDIT`]ths of a weight.
pub(crate) fn credit(max_level: u8, weight: u64, levels: Range<u8>) -> Range<u64> {
    // INVARIANT (sound pack): the highest level is 1 to 10.
    let step = STEPS.get(usize::from(max_level)).copied().unwrap_or(0) * weight;
    levels.map(|level| u64::from(level) * step)
}

/// The weighted mean of the area scores as shown, so that a reader can add it up.
fn average(
    pack: &Pack,
    areas: &[AreaScore],
    other: Option<(usize, u64)>,
) -> Option<Range<BasisPoints>> {
    let mut earned = Range::new(0, 0);
    let mut of = 0;
    for (place, (area, score)) in pack.areas().iter().zip(areas).enumerate() {
        if let Some(range) = score.range {
            let weight = match other {
                Some((one, weight)) if one == place => weight,
                _ => area.weight,
            };
            earned.proven += weight * u64::from(range.proven.get());
            earned.possible += weight * u64::from(range.possible.get());
            of += weight * u64::from(BasisPoints::FULL.get());
        }
    }
    both(earned, of)
}

fn both(earned: Range<u64>, of: u64) -> Option<Range<BasisPoints>> {
    Some(Range::new(
        BasisPoints::share(earned.proven, of)?,
        BasisPoints::share(earned.possible, of)?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_level_earns_full_credit() {
        for max_level in 1..=10 {
            assert_eq!(credit(max_level, 1, Range::new(0, max_level)), Range::new(0, FULL_CREDIT));
        }
    }
}
