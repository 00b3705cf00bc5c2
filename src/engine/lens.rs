//! What published frameworks make of the same answers, each by its own rule, and where they disagree.
//!
//! Every number is a range, like a score: an item holds with every open answer at its worst, or only at its best.
//! Nothing here touches the verdict, and nothing is added up across lenses.

use serde::Serialize;

use super::gate::{Status, answered, combined};
use super::pack::{Lens, LensItem, LensRule, Pack, QuestionIdx};
use super::points::Range;
use super::score::{Profile, Scores};

/// One lens with what it makes of the answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LensReport {
    /// Its id.
    pub lens: String,
    /// Whether it has nothing left to ask for: by its bands where its authors give some, else when every item is
    /// met; and never while something it requires is missing.
    pub content: Status,
    /// What its rule counts: items met; for `order` those before the first that is not; for `ladder` the level, which
    /// is the place of the rung in the lens's list; for `minimum` the steps of the weakest group.
    pub reached: Range<u64>,
    /// The most that could be reached.
    pub of: u64,
    /// The bands `reached` falls into: indices into the lens's list; `null` when it has none.
    pub bands: Option<Range<usize>>,
    /// Whether everything it requires is met; `null` when it requires nothing in particular.
    pub required: Option<Status>,
    /// Its groups, in its order.
    pub groups: Vec<GroupReport>,
    /// The items that count for this profile, in its order.
    pub items: Vec<ItemReport>,
}

/// One group of a lens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupReport {
    /// Its id within the lens.
    pub group: String,
    /// Items met; for `minimum` steps.
    pub reached: Range<u64>,
    /// The most that could be reached.
    pub of: u64,
}

/// One item of a lens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ItemReport {
    /// Its id.
    pub item: String,
    /// *Holds* when all its parts hold.
    pub status: Status,
    /// How many of its parts hold.
    pub met: Range<u64>,
    /// How many of its parts count here.
    pub of: u64,
}

/// A question whose answer is enough for one lens and not for another, whatever is still open about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Disagreement {
    /// The question's id.
    pub question: String,
    /// Lenses that are content with every level the answer may come to.
    pub content: Vec<Demand>,
    /// Lenses that ask for more than any of them.
    pub not_content: Vec<Demand>,
}

/// What a lens asks of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Demand {
    /// The lens's id.
    pub lens: String,
    /// The highest level that one of its items needs.
    pub at_least: u8,
}

/// Every lens that applies to the profile, in the pack's order.
pub(crate) fn lenses(pack: &Pack, profile: &Profile, scores: &Scores) -> Vec<LensReport> {
    pack.lenses()
        .iter()
        .filter(|lens| profile.meets(&lens.applies))
        .map(|lens| Seen { lens, items: items(lens, profile, scores) }.report())
        .collect()
}

/// An item that counts, and how its parts stand.
struct SeenItem<'a> {
    item: &'a LensItem,
    /// Its place in the lens's list.
    place: u64,
    parts: Vec<Status>,
}

impl SeenItem<'_> {
    fn status(&self) -> Status {
        // The first rung of a ladder asks for nothing.
        if self.item.met_when.is_empty() { Status::Holds } else { combined(&self.parts) }
    }

    fn met(&self) -> Range<u64> {
        both_ends(&self.parts)
    }

    fn of(&self) -> u64 {
        self.parts.iter().filter(|part| **part != Status::NotApplicable).map(|_| 1).sum()
    }
}

struct Seen<'a> {
    lens: &'a Lens,
    items: Vec<SeenItem<'a>>,
}

/// The items that count; one whose questions do not apply drops out.
fn items<'a>(lens: &'a Lens, profile: &Profile, scores: &Scores) -> Vec<SeenItem<'a>> {
    lens.items
        .iter()
        .zip(0..)
        .filter(|(item, _)| profile.meets(&item.applies))
        .map(|(item, place)| SeenItem {
            item,
            place,
            parts: item
                .met_when
                .iter()
                .map(|(question, level)| answered(scores, *question, *level))
                .collect(),
        })
        .filter(|seen| seen.status() != Status::NotApplicable)
        .collect()
}

impl Seen<'_> {
    fn report(&self) -> LensReport {
        let lens = self.lens;
        let statuses: Vec<_> = self.items.iter().map(SeenItem::status).collect();
        let groups: Vec<_> =
            lens.groups.iter().enumerate().map(|(i, group)| self.group(i, &group.id)).collect();
        let of: u64 = statuses.iter().map(|_| 1).sum();
        let (reached, of) = match lens.rule {
            LensRule::Exposure | LensRule::Gaps | LensRule::Count | LensRule::Coverage => {
                (both_ends(&statuses), of)
            }
            LensRule::Order => (run(&statuses), of),
            // Levels keep their numbers: a rung that dropped out is passed over.
            LensRule::Ladder => {
                let level = |rungs: u64| {
                    self.items.iter().zip(0..rungs).last().map_or(0, |(seen, _)| seen.place)
                };
                (run(&statuses).map(level), level(of))
            }
            // A group of which nothing applies has no steps. Were it left out, the number could rise above that of the
            // best answer.
            LensRule::Minimum => (
                Range::new(
                    groups.iter().map(|group| group.reached.proven).min().unwrap_or(0),
                    groups.iter().map(|group| group.reached.possible).min().unwrap_or(0),
                ),
                groups.iter().map(|group| group.of).min().unwrap_or(0),
            ),
        };
        let bands = lens
            .band_of(reached.proven)
            .zip(lens.band_of(reached.possible))
            .map(|(proven, possible)| Range::new(proven, possible));
        let required = lens.required.as_ref().map(|required| {
            let wanted = required.items.iter().filter_map(|place| lens.items.get(*place));
            let found: Vec<_> = wanted
                .filter_map(|wanted| self.items.iter().find(|seen| seen.item.id == wanted.id))
                .map(SeenItem::status)
                .collect();
            combined(&found)
        });
        let content = match bands {
            Some(bands) => {
                let is = |band: usize| lens.bands.get(band).is_some_and(|band| band.content);
                Status::of(Some(bands.map(is)))
            }
            None => combined(&statuses),
        };
        LensReport {
            lens: lens.id.clone(),
            content: combined(&[content, required.unwrap_or(Status::NotApplicable)]),
            reached,
            of,
            bands,
            required,
            groups,
            items: self
                .items
                .iter()
                .zip(&statuses)
                .map(|(seen, status)| ItemReport {
                    item: seen.item.id.clone(),
                    status: *status,
                    met: seen.met(),
                    of: seen.of(),
                })
                .collect(),
        }
    }

    fn group(&self, place: usize, id: &str) -> GroupReport {
        let own = || self.items.iter().filter(|seen| seen.item.group == Some(place));
        let steps = self.lens.rule == LensRule::Minimum;
        let mut parts = Vec::new();
        for seen in own() {
            if steps {
                parts.extend_from_slice(&seen.parts);
            } else {
                parts.push(seen.status());
            }
        }
        parts.retain(|part| *part != Status::NotApplicable);
        GroupReport {
            group: id.to_owned(),
            reached: both_ends(&parts),
            of: parts.iter().map(|_| 1).sum(),
        }
    }
}

/// How many hold at the worst and at the best.
fn both_ends(statuses: &[Status]) -> Range<u64> {
    let count =
        |wanted: fn(Status) -> bool| statuses.iter().map(|status| u64::from(wanted(*status))).sum();
    Range::new(
        count(|status| status == Status::Holds),
        count(|status| matches!(status, Status::Holds | Status::Open)),
    )
}

/// How many hold from the first one on, up to the first that does not.
fn run(statuses: &[Status]) -> Range<u64> {
    let count = |wanted: fn(Status) -> bool| {
        statuses.iter().take_while(|status| wanted(**status)).map(|_| 1).sum()
    };
    Range::new(
        count(|status| status == Status::Holds),
        count(|status| matches!(status, Status::Holds | Status::Open)),
    )
}

/// Questions whose answers are enough for one lens and not for another, whatever is still open about them, in the
/// pack's order.
///
/// Ladders have no say: a rung that is not reached is a lower level, not an objection.
pub(crate) fn disagreements(pack: &Pack, profile: &Profile, scores: &Scores) -> Vec<Disagreement> {
    let lenses: Vec<_> = pack
        .lenses()
        .iter()
        .filter(|lens| lens.rule != LensRule::Ladder && profile.meets(&lens.applies))
        .collect();
    pack.questions()
        .iter()
        .enumerate()
        .zip(&scores.standings)
        .filter_map(|((place, question), standing)| {
            let levels = standing.levels?;
            let mut found = Disagreement {
                question: question.id.clone(),
                content: Vec::new(),
                not_content: Vec::new(),
            };
            for lens in &lenses {
                let Some(at_least) = demand(lens, profile, place) else { continue };
                let asked = Demand { lens: lens.id.clone(), at_least };
                if levels.proven >= at_least {
                    found.content.push(asked);
                } else if levels.possible < at_least {
                    found.not_content.push(asked);
                }
            }
            (!found.content.is_empty() && !found.not_content.is_empty()).then_some(found)
        })
        .collect()
}

/// The highest level that an item of a lens needs of a question.
fn demand(lens: &Lens, profile: &Profile, question: usize) -> Option<u8> {
    let of = |(asked, level): &(QuestionIdx, u8)| (asked.get() == question).then_some(*level);
    lens.items
        .iter()
        .filter(|item| profile.meets(&item.applies))
        .flat_map(|item| item.met_when.iter().filter_map(of))
        .max()
}
