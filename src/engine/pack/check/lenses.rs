//! Checks the lenses: that every item rests on questions, and that each rule has what it counts with.
//!
//! Whether a lens does its framework justice is not checked here: that is for its readers.

use super::Checker;
use crate::engine::diagnostic::{Code, Path};
use crate::engine::pack::lens::{Band, Lens, LensGroup, LensItem, LensRule, Required};
use crate::engine::pack::raw::{RawItem, RawLens};
use crate::engine::pack::{Applies, Question, QuestionIdx};

/// An item that rests on more is several items.
const MAX_PARTS: usize = 6;

impl Checker<'_> {
    pub(super) fn lens(&mut self, lens: &RawLens, questions: &[Question], at: &Path<'_>) -> Lens {
        let groups = lens.groups.as_deref().unwrap_or_default();
        let list = Path::Key(at, "groups");
        let ids: Vec<_> = groups.iter().map(|group| group.id.as_str()).collect();
        self.unique(&ids, &list);
        if lens.rule == LensRule::Minimum && groups.is_empty() {
            self.contradiction(
                &list,
                "the lowest sum of what? there are no groups",
                "name the groups whose points are added up",
            );
        }

        let list = Path::Key(at, "items");
        self.not_empty(lens.items.len(), &list);
        let mut items = Vec::new();
        for (i, item) in lens.items.iter().enumerate() {
            let place = Path::Index(&list, i);
            self.item_id(lens, i, &Path::Key(&place, "id"));
            items.push(self.item(lens, item, i, questions, &place));
        }

        let bands = self.bands(lens, &items, at);
        if lens.steps_per_point.is_some() && lens.rule != LensRule::Minimum {
            self.contradiction(
                &Path::Key(at, "steps_per_point"),
                "only the rule `minimum` knows points",
                "leave it out",
            );
        }
        Lens {
            id: lens.id.clone(),
            title: lens.title.clone(),
            rule: lens.rule,
            description: lens.description.clone(),
            counted: lens.counted.clone(),
            limits: lens.limits.clone(),
            applies: self.applies(lens.applies.as_ref(), at),
            groups: groups
                .iter()
                .map(|group| LensGroup { id: group.id.clone(), title: group.title.clone() })
                .collect(),
            items,
            bands,
            steps_per_point: self.number(
                lens.steps_per_point.unwrap_or(1),
                1,
                10,
                "the number of steps of a point",
                &Path::Key(at, "steps_per_point"),
            ),
            required: lens.required.as_ref().map(|required| {
                let place = Path::Key(at, "required");
                let list = Path::Key(&place, "items");
                self.not_empty(required.items.len(), &list);
                let known: Vec<_> = lens.items.iter().map(|item| item.id.as_str()).collect();
                let mut items = Vec::new();
                for (i, id) in required.items.iter().enumerate() {
                    let place = Path::Index(&list, i);
                    items.extend(self.reference(id, &known, ("item", "$.lenses"), &place));
                }
                Required { items, otherwise: required.otherwise.clone() }
            }),
            sources: self.sources(&lens.sources, at),
        }
    }

    fn item_id(&mut self, lens: &RawLens, place: usize, at: &Path<'_>) {
        let Some(item) = lens.items.get(place) else { return };
        let rest = item.id.strip_prefix(lens.id.as_str()).and_then(|rest| rest.strip_prefix('.'));
        let is_code = |code: &str| {
            (1..=32).contains(&code.len())
                && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        if !rest.is_some_and(is_code) {
            self.problems.error(
                Code::BadId,
                at,
                "this is not the id of an item of this lens",
                &format!("write `{}.`, then letters, digits or hyphens", lens.id),
            );
        }
        if lens.items.iter().take(place).any(|earlier| earlier.id == item.id) {
            self.twice(&item.id, at);
        }
    }

    fn item(
        &mut self,
        lens: &RawLens,
        item: &RawItem,
        place: usize,
        questions: &[Question],
        at: &Path<'_>,
    ) -> LensItem {
        let groups = lens.groups.as_deref().unwrap_or_default();
        let group = Path::Key(at, "group");
        if item.group.is_some() == groups.is_empty() {
            self.contradiction(
                &group,
                "where a lens has groups every item belongs to one, and nowhere else",
                "name the item's group, or give the lens groups",
            );
        }
        let same_as = item.same_as.as_deref().unwrap_or_default();
        let list = Path::Key(at, "same_as");
        for (i, id) in same_as.iter().enumerate() {
            self.reference(id, &self.ids.items, ("item", "$.lenses"), &Path::Index(&list, i));
        }

        let list = Path::Key(at, "met_when");
        let is_base = lens.rule == LensRule::Ladder && place == 0;
        if is_base && item.applies.is_some() {
            self.contradiction(
                &Path::Key(at, "applies"),
                "the first rung of a ladder is there for everybody",
                "leave it out; a ladder as a whole may have an `applies`",
            );
        }
        if is_base != item.met_when.is_empty() || item.met_when.len() > MAX_PARTS {
            self.problems.error(
                Code::WrongCount,
                &list,
                &format!("the number of parts is {}", item.met_when.len()),
                &format!("an item has 1 to {MAX_PARTS}, and the first rung of a ladder none"),
            );
        }
        let mut met_when: Vec<(QuestionIdx, u8)> = Vec::new();
        for (i, part) in item.met_when.iter().enumerate() {
            let entry = Path::Index(&list, i);
            let place = Path::Key(&entry, "question");
            let found = self.reference(
                &part.question,
                &self.ids.questions,
                ("question", "$.questions"),
                &place,
            );
            let Some((index, question)) =
                found.and_then(|index| Some((index, questions.get(index)?)))
            else {
                continue;
            };
            let most = question.levels.len().saturating_sub(1);
            let level = self.level(part.at_least, 1, most, &Path::Key(&entry, "at_least"));
            if met_when.contains(&(QuestionIdx(index), level)) {
                self.twice(&part.question, &place);
            }
            // A number with bands means something only if everybody is asked the same.
            let asked = question.applies == Applies::Always && question.not_applicable.is_none();
            if lens.bands.is_some() && !(asked && item.applies.is_none()) {
                self.problems.error(
                    Code::NotAlwaysAsked,
                    &place,
                    &format!("the question `{}` is not asked of everybody, or allows \"not applicable\"", part.question),
                    "a count with bands needs the same questions for everyone; choose another question",
                );
            }
            met_when.push((QuestionIdx(index), level));
        }
        LensItem {
            id: item.id.clone(),
            title: item.title.clone(),
            text: item.text.clone(),
            fix: item.fix.clone(),
            group: item.group.as_ref().and_then(|id| {
                let known: Vec<_> = groups.iter().map(|group| group.id.as_str()).collect();
                self.reference(id, &known, ("group", "$.lenses"), &group)
            }),
            applies: self.applies(item.applies.as_ref(), at),
            same_as: same_as.to_vec(),
            met_when,
        }
    }

    fn bands(&mut self, lens: &RawLens, items: &[LensItem], at: &Path<'_>) -> Vec<Band> {
        let Some(raw) = &lens.bands else { return Vec::new() };
        let list = Path::Key(at, "bands");
        self.not_empty(raw.len(), &list);
        let most = match lens.rule {
            LensRule::Count => items.len(),
            LensRule::Minimum => items.iter().map(|item| item.met_when.len()).sum(),
            LensRule::Exposure
            | LensRule::Gaps
            | LensRule::Order
            | LensRule::Ladder
            | LensRule::Coverage => {
                self.contradiction(
                    &list,
                    "only the rules `count` and `minimum` give a number that bands could sort",
                    "leave them out",
                );
                return Vec::new();
            }
        };
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let mut bands: Vec<Band> = Vec::new();
        for (i, band) in raw.iter().enumerate() {
            let entry = Path::Index(&list, i);
            let place = Path::Key(&entry, "at_least");
            let at_least = self.number(band.at_least, 0, most, "the beginning of a band", &place);
            let falls = bands.last().is_none_or(|above| above.at_least > at_least);
            let is_last = i + 1 == raw.len();
            if !falls || (is_last && at_least != 0) {
                self.problems.error(
                    Code::OutOfRange,
                    &place,
                    "the bands leave a gap or overlap",
                    "order them from the highest number down; the last begins at 0",
                );
            }
            let content = band.content.unwrap_or(false);
            if content && bands.last().is_some_and(|above| !above.content) {
                self.contradiction(
                    &Path::Key(&entry, "content"),
                    "a higher band is not content, and this lower one is",
                    "mark the higher one as well",
                );
            }
            bands.push(Band {
                at_least,
                title: band.title.clone(),
                text: band.text.clone(),
                content,
            });
        }
        bands
    }

    /// The lens that the page asks as a quick check: a count, one question an item.
    pub(super) fn quick_check(&mut self, lenses: &[Lens], at: &Path<'_>) -> Option<usize> {
        let raw = self.raw;
        let id = raw.quick_check.as_ref()?;
        let index = self.reference(id, &self.ids.lenses, ("lens", "$.lenses"), at)?;
        let lens = lenses.get(index)?;
        let one_each = lens.items.iter().all(|item| item.met_when.len() == 1);
        let is_fit = lens.rule == LensRule::Count && lens.applies == Applies::Always;
        if !is_fit || lens.bands.is_empty() || !one_each {
            self.contradiction(
                at,
                "a quick check is a lens for everybody that counts items of one question each and has bands",
                "name another lens",
            );
        }
        Some(index)
    }
}
