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
                "the rule `minimum` needs groups",
                "name the groups whose points are added up",
            );
        }
        let group_list = list;

        let list = Path::Key(at, "items");
        self.not_empty(lens.items.len(), &list);
        let mut items = Vec::new();
        for (i, item) in lens.items.iter().enumerate() {
            let place = Path::Index(&list, i);
            self.item_id(lens, i, &Path::Key(&place, "id"));
            items.push(self.item(lens, item, i, questions, (&group_list, &place)));
        }
        // Nothing reached of nothing would be the lowest sum.
        for (i, group) in groups.iter().enumerate() {
            if lens.rule == LensRule::Minimum
                && !items.is_empty()
                && steps_of(&group.id, lens, &items) == 0
            {
                self.problems.error(
                    Code::WrongCount,
                    &Path::Index(&group_list, i),
                    &format!("no item belongs to the group `{}`", group.id),
                    "add one, or remove the group",
                );
            }
        }

        let bands = self.bands(lens, &items, at);
        if lens.steps_per_point.is_some_and(|steps| steps > 0 && 10 % steps != 0) {
            self.contradiction(
                &Path::Key(at, "steps_per_point"),
                "points are written with one decimal place",
                "a point has 1, 2, 5 or 10 steps",
            );
        }
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
                Required {
                    items: self.references(&required.items, &known, ("item", "$.lenses"), &list),
                    otherwise: required.otherwise.clone(),
                }
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
        // Without the lens's own id, that is what is wrong.
        if !lens.id.is_empty() && !rest.is_some_and(is_code) {
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
        (group_list, at): (&Path<'_>, &Path<'_>),
    ) -> LensItem {
        let groups = lens.groups.as_deref().unwrap_or_default();
        let group = Path::Key(at, "group");
        let needs_groups = lens.rule == LensRule::Minimum;
        if item.group.is_some() == groups.is_empty() && !(groups.is_empty() && needs_groups) {
            self.contradiction(
                &group,
                "where a lens has groups every item belongs to one, and nowhere else",
                "name the item's group, or give the lens groups",
            );
        }
        let same_as = item.same_as.as_deref().unwrap_or_default();
        let list = Path::Key(at, "same_as");
        let ids = self.ids;
        let own = format!("{}.", lens.id);
        let found = self.references(same_as, &ids.items, ("item", "$.lenses"), &list);
        if found.iter().any(|place| ids.items.get(*place).is_some_and(|id| id.starts_with(&own))) {
            self.contradiction(
                &list,
                "an item of the same lens stands here",
                "name only items of other lenses that are about the same",
            );
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
            let hint = match (is_base, lens.rule) {
                (true, _) => {
                    "leave it empty: the first rung of a ladder asks for nothing".to_owned()
                }
                (_, LensRule::Ladder) => format!("a rung above the first has 1 to {MAX_PARTS}"),
                _ => format!("an item has 1 to {MAX_PARTS}"),
            };
            self.problems.error(
                Code::WrongCount,
                &list,
                &format!("the number of parts is {}", item.met_when.len()),
                &hint,
            );
        }
        // A number with bands means something only if everybody is asked the same.
        if lens.bands.is_some() && item.applies.is_some() {
            self.problems.error(
                Code::NotAlwaysAsked,
                &Path::Key(at, "applies"),
                "this item does not count for everybody",
                "a count with bands needs the same items for everyone; leave this out",
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
            let levels = question.levels.len();
            let level = self.level(part.at_least, 1, levels, &Path::Key(&entry, "at_least"));
            if met_when.contains(&(QuestionIdx(index), level)) {
                self.twice(&part.question, &place);
            }
            let asked = question.applies == Applies::Always && question.not_applicable.is_none();
            if lens.bands.is_some() && !asked {
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
            group: item.group.as_ref().filter(|_| !groups.is_empty()).and_then(|id| {
                let known: Vec<_> = groups.iter().map(|group| group.id.as_str()).collect();
                self.reference(id, &known, ("group", &group_list.to_string()), &group)
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
            LensRule::Minimum => {
                let groups = lens.groups.iter().flatten();
                let steps = groups.map(|group| steps_of(&group.id, lens, items));
                steps.filter(|steps| *steps > 0).min().unwrap_or(0)
            }
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
        // Where there is nothing to count, that is what is wrong.
        let most = i64::try_from(most).ok().filter(|most| *most > 0).unwrap_or(i64::MAX);
        let mut bands: Vec<Band> = Vec::new();
        for (i, band) in raw.iter().enumerate() {
            let entry = Path::Index(&list, i);
            let place = Path::Key(&entry, "at_least");
            let at_least = self.number(band.at_least, 0, most, "the beginning of a band", &place);
            let above = i.checked_sub(1).and_then(|i| raw.get(i));
            let falls = above.is_none_or(|above| above.at_least > band.at_least);
            let is_last = i + 1 == raw.len();
            if !falls || (is_last && band.at_least > 0) {
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
    pub(super) fn quick_check(&mut self, at: &Path<'_>) -> Option<usize> {
        let raw = self.raw;
        let id = raw.quick_check.as_ref()?;
        let index = self.reference(id, &self.ids.lenses, ("lens", "$.lenses"), at)?;
        let lens = raw.lenses.iter().flatten().nth(index)?;
        let one_each = lens.items.iter().all(|item| item.met_when.len() == 1);
        let missing: Vec<_> = [
            (lens.rule == LensRule::Count, "its rule is not `count`"),
            (lens.applies.is_none(), "it is not for everybody"),
            (lens.bands.is_some(), "it has no bands"),
            (one_each, "not every item asks exactly one question"),
            (lens.required.is_none(), "it has items without which nothing else counts"),
        ]
        .into_iter()
        .filter_map(|(is_so, otherwise)| (!is_so).then_some(otherwise))
        .collect();
        if !missing.is_empty() && self.is_readable(&format!("$.lenses[{index}]")) {
            self.contradiction(
                at,
                &format!("this lens cannot be the quick check: {}", missing.join(", ")),
                "mend the lens, or name another",
            );
        }
        Some(index)
    }
}

/// The most steps of a group. An item whose own group is not known may belong to it, and every item has a part.
fn steps_of(group: &str, lens: &RawLens, items: &[LensItem]) -> usize {
    lens.items
        .iter()
        .zip(items)
        .filter(|(raw, item)| item.group.is_none() || raw.group.as_deref() == Some(group))
        .map(|(raw, _)| raw.met_when.len().max(1))
        .sum()
}
