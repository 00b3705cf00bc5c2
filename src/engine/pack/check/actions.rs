//! Checks the work: that roles, phases and prerequisites are there and lead forward, that effort makes sense, and that
//! documents are about questions that are there.
//!
//! Whether an action really brings about what it says is not checked here: that is for its readers.

use super::Checker;
use crate::engine::diagnostic::Path;
use crate::engine::pack::QuestionIdx;
use crate::engine::pack::action::{Action, ActionLinks, Document, Work, check_effort};
use crate::engine::pack::figure::FigureUse;

impl Checker<'_> {
    pub(super) fn work(&mut self, work: &Work, at: &Path<'_>) -> (Vec<ActionLinks>, Vec<usize>) {
        let ids = self.ids;
        for (name, ids) in
            [("roles", &ids.roles), ("phases", &ids.phases), ("actions", &ids.actions)]
        {
            let list = Path::Key(at, name);
            self.unique(ids, &list);
            self.not_empty(ids.len(), &list);
        }
        let list = Path::Key(at, "roles");
        for (i, role) in work.roles.iter().enumerate() {
            let place = Path::Index(&list, i);
            self.number(role.people, 1, 100, "the number of people", &Path::Key(&place, "people"));
        }
        let list = Path::Key(at, "actions");
        let links: Vec<_> = work
            .actions
            .iter()
            .enumerate()
            .map(|(i, action)| self.action(action, &Path::Index(&list, i)))
            .collect();
        let order = self.actions_in_order(&links, &list);

        let list = Path::Key(at, "phases");
        for (i, phase) in work.phases.iter().enumerate() {
            let entry = Path::Index(&list, i);
            let names = Path::Key(&entry, "deliverables");
            self.not_empty(phase.deliverables.len(), &names);
            for (j, id) in self.first(&phase.deliverables, &names).iter().enumerate() {
                let place = Path::Index(&names, j);
                let found = self.reference(id, &ids.actions, ("action", "$.work.actions"), &place);
                if found.and_then(|found| links.get(found)).is_some_and(|action| action.phase > i) {
                    self.contradiction(
                        &place,
                        &format!("`{id}` belongs to a later phase"),
                        "a decision can only look at what has been made",
                    );
                }
                if phase.deliverables.iter().take(j).any(|earlier| earlier == id) {
                    self.twice(id, &place);
                }
            }
            self.sources(&phase.sources, &entry);
        }

        let list = Path::Key(at, "budget_rules");
        let rules = work.budget_rules.as_deref().unwrap_or_default();
        let rule_ids: Vec<_> = rules.iter().map(|rule| rule.id.as_str()).collect();
        self.unique(&rule_ids, &list);
        for (i, rule) in rules.iter().enumerate() {
            let entry = Path::Index(&list, i);
            let share = Path::Key(&entry, "share_percent");
            let from =
                self.number(rule.share_percent.from, 0, 100, "a share", &Path::Key(&share, "from"));
            let least = i64::try_from(from).unwrap_or(0);
            self.number(
                rule.share_percent.to,
                least,
                100,
                "its other end",
                &Path::Key(&share, "to"),
            );
            if let Some(id) = &rule.figure {
                let place = Path::Key(&entry, "figure");
                let found = self.figure_reference(id, &place);
                let named = found.and_then(|index| self.raw.figures.iter().flatten().nth(index));
                if named.is_some_and(|figure| figure.usage == FigureUse::Refuse) {
                    self.contradiction(
                        &place,
                        "a refused figure supports no rule",
                        "name another one, or leave it out",
                    );
                }
            }
            self.sources(&rule.sources, &entry);
        }
        if let Some(documents) = &work.documents {
            self.documents(documents, &Path::Key(at, "documents"));
        }
        (links, order)
    }

    fn documents(&mut self, documents: &[Document], list: &Path<'_>) {
        let ids: Vec<_> = documents.iter().map(|document| document.id.as_str()).collect();
        self.unique(&ids, list);
        self.not_empty(ids.len(), list);
        for (i, document) in documents.iter().enumerate() {
            let entry = Path::Index(list, i);
            let sections = Path::Key(&entry, "sections");
            self.not_empty(document.sections.len(), &sections);
            for (j, section) in document.sections.iter().enumerate() {
                let place = Path::Index(&sections, j);
                if let Some(questions) = &section.questions {
                    let names = Path::Key(&place, "questions");
                    self.not_empty(questions.len(), &names);
                    let list = ("question", "$.questions");
                    self.references(questions, &self.ids.questions, list, &names);
                } else if section.text.is_none() && section.shows.is_none() {
                    self.contradiction(
                        &place,
                        "the section has nothing below its title",
                        "give it a `text`, `questions` or something it `shows`",
                    );
                }
            }
        }
    }

    fn action(&mut self, action: &Action, at: &Path<'_>) -> ActionLinks {
        let ids = self.ids;
        let role = self.reference(
            &action.role,
            &ids.roles,
            ("role", "$.work.roles"),
            &Path::Key(at, "role"),
        );
        let phase = self.reference(
            &action.phase,
            &ids.phases,
            ("phase", "$.work.phases"),
            &Path::Key(at, "phase"),
        );

        let effort = Path::Key(at, "effort_days");
        let days = &action.effort_days;
        check_effort([days.low, days.likely, days.high], &effort, &mut self.problems);

        let list = Path::Key(at, "after");
        let mut after = Vec::new();
        let named = action.after.as_deref().unwrap_or_default();
        for (i, id) in self.first(named, &list).iter().enumerate() {
            let place = Path::Index(&list, i);
            let Some(found) =
                self.reference(id, &ids.actions, ("action", "$.work.actions"), &place)
            else {
                continue;
            };
            if after.contains(&found) {
                self.twice(id, &place);
            }
            after.push(found);
        }

        let list = Path::Key(at, "raises");
        self.not_empty(action.raises.len(), &list);
        let mut raises: Vec<(QuestionIdx, u8)> = Vec::new();
        for (i, raise) in self.first(&action.raises, &list).iter().enumerate() {
            let entry = Path::Index(&list, i);
            let found = self.level_of(&raise.question, ("to", raise.to), &entry);
            if let Some((question, _)) = found
                && raises.iter().any(|(earlier, _)| *earlier == question)
            {
                self.twice(&raise.question, &Path::Key(&entry, "question"));
            }
            raises.extend(found);
        }
        ActionLinks {
            role: role.unwrap_or(0),
            phase: phase.unwrap_or(0),
            after,
            raises,
            needs: action.needs.as_ref().and_then(|needs| {
                self.level_of(
                    &needs.question,
                    ("at_least", needs.at_least),
                    &Path::Key(at, "needs"),
                )
            }),
            applies: self.applies(action.applies.as_ref(), at),
        }
    }

    /// A question and one of its levels above the lowest.
    fn level_of(
        &mut self,
        id: &str,
        (name, level): (&str, i64),
        at: &Path<'_>,
    ) -> Option<(QuestionIdx, u8)> {
        let place = Path::Key(at, "question");
        let index = self.reference(id, &self.ids.questions, ("question", "$.questions"), &place)?;
        let levels = self.raw.questions.get(index).map_or(0, |question| question.levels.len());
        let level = self.level(level, 1, levels, &Path::Key(at, name));
        Some((QuestionIdx(index), level))
    }

    /// Prerequisites lead backwards in time: never in a circle, never to a later phase.
    fn actions_in_order(&mut self, links: &[ActionLinks], list: &Path<'_>) -> Vec<usize> {
        let needs: Vec<Vec<usize>> = links.iter().map(|action| action.after.clone()).collect();
        let ids = self.ids;
        let order =
            self.in_order(&needs, &ids.actions, "actions", "drop one of the prerequisites", list);
        for (i, action) in links.iter().enumerate() {
            let entry = Path::Index(list, i);
            let place = Path::Key(&entry, "after");
            for before in &action.after {
                if links.get(*before).is_some_and(|before| before.phase > action.phase) {
                    let id = self.ids.actions.get(*before).copied().unwrap_or_default();
                    self.contradiction(
                        &place,
                        &format!("`{id}` belongs to a later phase"),
                        "move one of the two to another phase",
                    );
                }
            }
        }
        order
    }
}
