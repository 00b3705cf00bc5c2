//! What is said about a question: choices, texts as they are typed, keys, and taking a change back.
//!
//! Which question that is, is decided in `way.rs`.

use std::rc::Rc;

use super::{Assessment, Choice, Effect, Field, Focus, Key, Screen, filled, is_blank};
use crate::engine::{Answer, Answers, Evidence, Question, Reply, is_date};

/// Texts as they stand in the form. They become part of the answer as far as they are valid.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Draft {
    /// "Does not apply" was chosen; the reason as typed.
    pub(crate) not_applicable: Option<String>,
    /// What was said before that. It counts until there is a reason.
    pub(super) former: Reply,
    pub(crate) note: String,
    pub(crate) what: String,
    pub(crate) by: String,
    pub(crate) date: String,
}

/// What keeps a draft from being an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DraftProblem {
    ReasonMissing,
    /// There is a name or a date, but not what the evidence is.
    WhatMissing,
    DateWrong,
}

impl Draft {
    fn of(answer: &Answer) -> Self {
        let evidence = answer.evidence.clone();
        let text = |text: Option<String>| text.unwrap_or_default();
        Self {
            not_applicable: match &answer.reply {
                Reply::NotApplicable(reason) => Some(reason.clone()),
                Reply::Unanswered | Reply::Unknown | Reply::Level(_) | Reply::Levels(_) => None,
            },
            former: Reply::Unanswered,
            note: text(answer.note.clone()),
            what: evidence.as_ref().map(|evidence| evidence.what.clone()).unwrap_or_default(),
            by: text(evidence.as_ref().and_then(|evidence| evidence.by.clone())),
            date: text(evidence.and_then(|evidence| evidence.date)),
        }
    }

    pub(super) fn lacks_reason(&self) -> bool {
        self.not_applicable.as_ref().is_some_and(|reason| is_blank(reason))
    }

    /// Chooses "does not apply", if it is not chosen, for a question with this reply. Gives the reason to be typed.
    pub(super) fn reason(&mut self, reply: &Reply) -> &mut String {
        if self.not_applicable.is_none() {
            self.former = reply.clone();
        }
        self.not_applicable.get_or_insert_default()
    }

    pub(crate) fn problem(&self) -> Option<DraftProblem> {
        if self.lacks_reason() {
            return Some(DraftProblem::ReasonMissing);
        }
        if !is_blank(&self.date) && !is_date(self.date.trim()) {
            return Some(DraftProblem::DateWrong);
        }
        if is_blank(&self.what) && !(is_blank(&self.by) && is_blank(&self.date)) {
            return Some(DraftProblem::WhatMissing);
        }
        None
    }

    fn evidence(&self) -> Option<Evidence> {
        let what = filled(&self.what)?;
        let date = filled(&self.date).filter(|date| is_date(date));
        Some(Evidence { what, by: filled(&self.by), date })
    }
}

/// An answer that was changed, and everything as it was before.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) question: usize,
    /// What was typed into; `None` for a choice.
    field: Option<Field>,
    pub(super) answers: Answers,
    pub(super) draft: Draft,
}

/// How many changes can be taken back.
pub(super) const MOST_CHANGES: usize = 40;

/// Who thinks about an answer for longer than this many seconds is doing something else.
const LONGEST_THOUGHT: u64 = 300;

impl Assessment {
    /// The form's texts for a question.
    pub(crate) fn draft(&self, place: usize) -> Draft {
        let kept = self.drafts.iter().find(|(of, _)| *of == place);
        kept.map_or_else(
            || Draft::of(&self.answers.get(self.id_of(place))),
            |(_, draft)| draft.clone(),
        )
    }

    /// Changes a question's draft, and its answer as far as the draft is valid.
    pub(super) fn edit(
        &mut self,
        at: Option<usize>,
        field: Option<Field>,
        change: &mut dyn FnMut(&mut Draft, &mut Reply),
    ) {
        let place = at.or_else(|| Some(self.current()?.question));
        let Some(place) = place.filter(|place| self.state_of(*place).is_some()) else { return };
        let pack = Rc::clone(&self.pack);
        let Some(question) = pack.questions().get(place) else { return };
        let before = self.draft(place);
        let answers = self.answers.clone();
        let was_unanswered = self.is_unanswered(place);
        let mut answer = self.answers.get(&question.id);
        let mut draft = before.clone();
        change(&mut draft, &mut answer.reply);
        if let Some(reason) = &draft.not_applicable {
            answer.reply =
                filled(reason).map_or_else(|| draft.former.clone(), Reply::NotApplicable);
        }
        answer.note = filled(&draft.note);
        answer.evidence = draft.evidence();
        if !self.answers.set(question, answer) {
            return;
        }
        self.turn_to(place);
        self.taken_back = None;
        if draft.problem().is_none() {
            self.insisted = false;
        }
        let is_typed = field.is_some() && draft != before;
        self.put_draft(place, draft);
        // What is typed into one field is one change.
        let is_one = field.is_some()
            && self
                .changes
                .last()
                .is_some_and(|last| (last.question, last.field) == (place, field));
        if is_typed || self.answers != answers {
            self.redoable.clear();
            if !is_one {
                self.changes.push(Change { question: place, field, answers, draft: before });
            }
            if self.changes.len() > MOST_CHANGES {
                self.changes.remove(0);
            }
        }
        self.assess();
        if was_unanswered && !self.is_unanswered(place) {
            self.time_answer();
        }
    }

    pub(super) fn put_draft(&mut self, place: usize, draft: Draft) {
        self.drafts.retain(|(of, _)| *of != place);
        self.drafts.push((place, draft));
    }

    /// Remembers how long a first answer took.
    pub(super) fn time_answer(&mut self) {
        let took = self.clock.saturating_sub(self.since);
        self.since = self.clock;
        if (1..=LONGEST_THOUGHT).contains(&took) {
            let after = self.paces.iter().position(|pace| *pace > took);
            self.paces.insert(after.unwrap_or(self.paces.len()), took);
        }
    }

    /// The question whose change would be taken back.
    pub(crate) fn last_changed(&self) -> Option<&Question> {
        self.pack.questions().get(self.changes.last()?.question)
    }

    pub(crate) fn can_redo(&self) -> bool {
        !self.redoable.is_empty()
    }

    /// Ends what was begun at questions and came to nothing.
    pub(super) fn tidy(&mut self) {
        // Without a reason it is no answer, and what was said before counts again.
        for (_, draft) in &mut self.drafts {
            if draft.lacks_reason() {
                draft.not_applicable = None;
                draft.former = Reply::Unanswered;
            }
        }
        // What came to nothing is nothing to take back.
        while self.changes.last().is_some_and(|last| {
            last.answers == self.answers && last.draft == self.draft(last.question)
        }) {
            self.changes.pop();
        }
    }

    /// Takes the last change back.
    pub(super) fn take_back(&mut self) -> Vec<Effect> {
        let Some(last) = self.changes.pop() else { return Vec::new() };
        let question = last.question;
        let other_way = self.swap(last);
        if self.is_on_screen(question) {
            // Nothing is left: neither the way back, nor "does not apply" that waits for its reason again.
            self.tidy();
        }
        self.show_changed(question);
        self.redoable.push(other_way);
        self.taken_back = Some(question);
        vec![Effect::Focus(Focus::Question(question))]
    }

    /// Does again what was taken back last.
    pub(super) fn redo(&mut self) -> Vec<Effect> {
        let Some(last) = self.redoable.pop() else { return Vec::new() };
        let question = last.question;
        let other_way = self.swap(last);
        self.show_changed(question);
        self.changes.push(other_way);
        vec![Effect::Focus(Focus::Question(question))]
    }

    /// Puts everything as it was before a change, and gives the change the other way.
    fn swap(&mut self, change: Change) -> Change {
        let Change { question, field, answers, draft } = change;
        let now = self.answers.clone();
        let other_way = Change { question, field, answers: now, draft: self.draft(question) };
        self.answers.take_answers_of(answers);
        self.put_draft(question, draft);
        self.assess();
        other_way
    }

    /// Puts a question before the visitor; nothing moves if it is on the screen.
    fn show_changed(&mut self, question: usize) {
        if self.is_on_screen(question) {
            self.turn_to(question);
            self.taken_back = None;
            self.insisted = false;
        } else {
            self.show(question);
        }
    }

    fn is_on_screen(&self, question: usize) -> bool {
        self.screen == Screen::Question && self.shown().contains(&question)
    }

    pub(super) fn choose(&mut self, at: Option<usize>, choice: Choice) {
        let place = at.or_else(|| Some(self.current()?.question));
        let question = place.and_then(|place| self.pack.questions().get(place));
        let chosen = match choice {
            Choice::NotApplicable => {
                if question.is_some_and(|question| question.not_applicable.is_some()) {
                    // The reason belongs to it.
                    self.edit(at, Some(Field::Reason), &mut |draft, reply| {
                        draft.reason(reply);
                    });
                }
                return;
            }
            Choice::Level(level) => Reply::Level(level),
            Choice::Unknown => Reply::Unknown,
            Choice::Nothing => Reply::Unanswered,
        };
        self.edit(at, None, &mut |draft, reply| {
            draft.not_applicable = None;
            reply.clone_from(&chosen);
        });
    }

    /// Whoever cannot see what a key has chosen is told by the focus, which goes there.
    fn press_choice(&mut self, at: Option<usize>, choice: Choice) -> Vec<Effect> {
        self.choose(at, choice);
        let place = at.or_else(|| Some(self.current()?.question));
        // A key may stand for nothing here.
        let is_chosen = |place: &usize| {
            !self.is_unanswered(*place) || self.draft(*place).not_applicable.is_some()
        };
        let chosen = place.filter(is_chosen);
        chosen.map(|place| Effect::Focus(Focus::Chosen(place))).into_iter().collect()
    }

    /// A key was pressed at a question, or beside them.
    pub(super) fn press(&mut self, at: Option<usize>, key: Key) -> Vec<Effect> {
        if self.screen != Screen::Question {
            return Vec::new();
        }
        let shown = self.shown();
        // Beside several questions a key answers none of them.
        let is_one = at.is_some() || !self.is_whole();
        match key {
            // The engine refuses a level that there is not.
            Key::Digit(digit) if is_one => {
                return self.press_choice(at, Choice::Level(digit.saturating_sub(1)));
            }
            Key::Unknown if is_one => return self.press_choice(at, Choice::Unknown),
            Key::NotApplicable if is_one => return self.press_choice(at, Choice::NotApplicable),
            Key::Digit(_) | Key::Unknown | Key::NotApplicable => {}
            Key::Next | Key::Back => {
                // In an area from question to question, and at its ends out of it.
                let place = shown.iter().position(|place| Some(*place) == at);
                let is_next = key == Key::Next;
                let to = match place {
                    Some(place) if is_next => place.checked_add(1),
                    Some(place) => place.checked_sub(1),
                    None => Some(0).filter(|_| is_next),
                };
                let to = to.and_then(|to| shown.get(to)).filter(|_| self.is_whole());
                let is_ready = at.is_none_or(|at| self.draft(at).problem().is_none());
                return match to {
                    Some(&to) if is_ready || !is_next => {
                        self.show(to);
                        vec![Effect::Focus(Focus::Question(to))]
                    }
                    _ if is_next => self.next(),
                    _ => self.back(),
                };
            }
            Key::Open => return self.show_open(),
            Key::Undo => return self.take_back(),
            Key::Redo => return self.redo(),
        }
        Vec::new()
    }
}
