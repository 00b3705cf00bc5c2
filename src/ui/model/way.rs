//! The way through the questions: which one is before the visitor, which comes next, and which came before.
//!
//! What is said about them is in `answering.rs`.

use super::{Assessment, Effect, Focus, Screen};
use crate::engine::{AnswerState, Question};

/// In which order questions are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    Quick,
    ByArea,
    Deciding,
}

impl Route {
    pub(super) const ALL: [Self; 3] = [Self::Quick, Self::ByArea, Self::Deciding];

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::ByArea => "by-area",
            Self::Deciding => "deciding",
        }
    }
}

/// A question that was put before the visitor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    /// Its place in the pack.
    pub(crate) question: usize,
    /// Ids of the gates that made it the one to ask; empty when it was simply next.
    pub(crate) because: Vec<String>,
}

impl Assessment {
    /// The question before the visitor, unless the profile no longer asks it.
    pub(crate) fn current(&self) -> Option<&Asked> {
        self.history.get(self.cursor).filter(|asked| self.state_of(asked.question).is_some())
    }

    pub(crate) fn current_question(&self) -> Option<(usize, &Question)> {
        let place = self.current()?.question;
        Some((place, self.pack.questions().get(place)?))
    }

    /// Whether all questions of an area are on the screen.
    pub(crate) fn is_whole(&self) -> bool {
        self.whole && self.route == Route::ByArea
    }

    /// The questions on the screen: one, or those of its area.
    pub(crate) fn shown(&self) -> Vec<usize> {
        let Some((place, question)) = self.current_question() else { return Vec::new() };
        if self.is_whole() { self.in_area(question.area.get()) } else { vec![place] }
    }

    /// The questions of an area that apply.
    pub(crate) fn in_area(&self, area: usize) -> Vec<usize> {
        let mut places = Vec::new();
        for (place, question) in self.pack.questions().iter().enumerate() {
            if question.area.get() == area && self.state_of(place).is_some() {
                places.push(place);
            }
        }
        places
    }

    /// The questions of a route, in its order; only those that apply.
    pub(crate) fn order(&self, route: Route) -> Vec<usize> {
        let applies = |place: &usize| self.state_of(*place).is_some();
        match route {
            Route::Quick => {
                let items = self.pack.quick_check().map(|quick| quick.items.as_slice());
                let parts = items.unwrap_or_default().iter().flat_map(|item| &item.met_when);
                parts.map(|(question, _)| question.get()).filter(applies).collect()
            }
            Route::ByArea => {
                let mut places = Vec::new();
                for area in 0..self.pack.areas().len() {
                    places.append(&mut self.in_area(area));
                }
                places
            }
            Route::Deciding => self
                .findings
                .deciding
                .iter()
                .filter_map(|open| self.place_of(&open.question))
                .collect(),
        }
    }

    pub(crate) fn is_unanswered(&self, place: usize) -> bool {
        self.state_of(place) == Some(AnswerState::Unanswered)
    }

    /// The most decisive question that was neither asked in this round nor marked unknown.
    pub(super) fn most_decisive(&self) -> Option<Asked> {
        let asked = self.history.get(self.round..).unwrap_or_default();
        self.findings.deciding.iter().find_map(|open| {
            let question = self.place_of(&open.question)?;
            let is_new = asked.iter().all(|asked| asked.question != question)
                && open.state != AnswerState::Unknown;
            is_new.then(|| Asked { question, because: open.gates.clone() })
        })
    }

    /// Whether somebody may know an answer that decides.
    pub(crate) fn can_ask_deciding(&self) -> bool {
        self.findings.deciding.iter().any(|open| open.state != AnswerState::Unknown)
    }

    /// How many deciding questions were skipped in this round.
    pub(crate) fn skipped(&self) -> usize {
        self.findings.deciding.iter().filter(|open| open.state == AnswerState::Unanswered).count()
    }

    pub(super) fn ask(&mut self, asked: Asked) -> Vec<Effect> {
        self.history.truncate(self.cursor.saturating_add(1));
        // A question that the profile has meanwhile dropped is no place to come back to.
        if self.current().is_none() {
            self.history.truncate(self.cursor);
        }
        self.round = self.round.min(self.history.len());
        let question = asked.question;
        self.history.push(asked);
        self.cursor = self.history.len().saturating_sub(1);
        self.go_to(question)
    }

    /// Shows the question before the visitor, or its area. The focus goes to the heading of that if it is the first.
    pub(super) fn go_to(&mut self, question: usize) -> Vec<Effect> {
        let first = self.shown().first() == Some(&question);
        let effects = self.go(Screen::Question);
        if first { effects } else { vec![Effect::Focus(Focus::Question(question))] }
    }

    /// Makes a question of the area on the screen the one before the visitor.
    pub(super) fn turn_to(&mut self, question: usize) {
        let is_shown = self.shown().contains(&question);
        if let Some(asked) = self.history.get_mut(self.cursor)
            && is_shown
            && asked.question != question
        {
            *asked = Asked { question, because: Vec::new() };
        }
    }

    pub(super) fn show(&mut self, question: usize) -> Vec<Effect> {
        if self.state_of(question).is_none() {
            return Vec::new();
        }
        if self.shown().contains(&question) {
            self.turn_to(question);
            return self.go_to(question);
        }
        self.ask(Asked { question, because: Vec::new() })
    }

    pub(super) fn begin(&mut self, route: Route) -> Vec<Effect> {
        self.route = route;
        self.history.clear();
        self.cursor = 0;
        self.round = 0;
        if route == Route::Deciding {
            return self.ask_most_decisive();
        }
        let order = self.order(route);
        let first_open = order.iter().copied().find(|place| self.is_unanswered(*place));
        match (first_open, order.first(), route) {
            (None, _, Route::Quick) => self.go(Screen::QuickResult),
            (Some(place), _, _) | (None, Some(&place), _) => self.show(place),
            (None, None, _) => self.go(Screen::Report),
        }
    }

    pub(super) fn ask_most_decisive(&mut self) -> Vec<Effect> {
        match self.most_decisive() {
            Some(asked) => self.ask(asked),
            None => self.go(Screen::Pause),
        }
    }

    pub(super) fn next(&mut self) -> Vec<Effect> {
        let shown = self.shown();
        let Some(&place) = shown.last() else { return self.go(Screen::Choose) };
        if shown.iter().any(|place| self.draft(*place).problem().is_some()) {
            self.insisted = true;
            return vec![Effect::Focus(Focus::Invalid)];
        }
        let later = self.cursor.saturating_add(1)..self.history.len();
        if let Some(later) = self.elsewhere(&mut { later }, &shown) {
            self.cursor = later;
            return self.go(Screen::Question);
        }
        if self.route == Route::Deciding {
            return self.ask_most_decisive();
        }
        let order = self.order(self.route);
        let next = match order.iter().position(|other| *other == place) {
            Some(at) => order.get(at.saturating_add(1)).copied(),
            // Shown by a jump out of the list: carry on with what the list still lacks.
            None => order.iter().copied().find(|other| self.is_unanswered(*other)),
        };
        match (next, self.route) {
            (Some(next), _) => self.show(next),
            (None, Route::Quick) => self.go(Screen::QuickResult),
            (None, Route::ByArea | Route::Deciding) => self.go(Screen::Report),
        }
    }

    pub(super) fn back(&mut self) -> Vec<Effect> {
        if let Some((screen, link)) = self.left {
            let effects = self.go(screen);
            return link.map_or(effects, |question| vec![Effect::Focus(Focus::LinkTo(question))]);
        }
        if matches!(self.screen, Screen::Pause | Screen::QuickResult) && self.current().is_some() {
            return self.go(Screen::Question);
        }
        let shown = self.shown();
        if let Some(earlier) = self.elsewhere(&mut (0..self.cursor).rev(), &shown) {
            self.cursor = earlier;
            return self.go(Screen::Question);
        }
        self.go(Screen::Choose)
    }

    /// The first of these places in the history whose question still applies and is not among those on the screen.
    pub(super) fn elsewhere(
        &self,
        places: &mut dyn Iterator<Item = usize>,
        shown: &[usize],
    ) -> Option<usize> {
        for place in places {
            let question = self.history.get(place)?.question;
            if self.state_of(question).is_some() && !shown.contains(&question) {
                return Some(place);
            }
        }
        None
    }

    /// The next question without an answer, from the one before the visitor on and round.
    pub(crate) fn next_open(&self) -> Option<usize> {
        let now = self.current().map(|asked| asked.question);
        let (mut first, mut is_after) = (None, false);
        for place in self.order(Route::ByArea) {
            if self.is_unanswered(place) {
                if is_after {
                    return Some(place);
                }
                first = first.or(Some(place));
            }
            is_after |= Some(place) == now;
        }
        first
    }

    /// Whether this is the first question that was put on this way.
    pub(crate) fn is_first(&self) -> bool {
        self.history.len() <= 1
    }

    pub(super) fn show_open(&mut self) -> Vec<Effect> {
        self.next_open().map_or_else(Vec::new, |open| self.show(open))
    }

    pub(super) fn resume(&mut self) -> Vec<Effect> {
        if self.current().is_some() { self.go(Screen::Question) } else { self.go(Screen::Profile) }
    }
}
