//! Answers as a whole: kept on the device, loaded from a file and saved to one, given by the host page, removed, and
//! brought back.
//!
//! How one answer is changed, and that taken back, is in `answering.rs`.

use super::{Asked, Assessment, Effect, Focus, Notice, Route, Screen};
use crate::engine::{Answers, Diagnostic};
use crate::ui::text;

/// Answers as this device keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Kept {
    /// An answers file.
    pub(crate) answers: String,
    /// Route and question where the visitor was: `by-area named-owner`; and `whole` if areas are shown whole.
    pub(crate) place: String,
}

impl Assessment {
    pub(super) fn take_up(&mut self, kept: Kept) {
        let (answers, problems) = Answers::from_text(&self.pack, &kept.answers);
        let Some(answers) = answers else {
            self.unreadable = Some((kept, problems));
            return;
        };
        self.keep = true;
        self.on_device = Some(kept.answers);
        self.resumable = !answers.is_empty();
        self.replace(answers);
        if !self.answers.set_aside().is_empty() {
            self.notice = Some(Notice::Resumed { problems });
        }
        let mut place = kept.place.split(' ');
        let route = place
            .next()
            .and_then(|word| Route::ALL.into_iter().find(|route| route.as_str() == word));
        let question = place.next().and_then(|id| self.place_of(id));
        if let (Some(route), Some(question)) = (route, question) {
            self.route = route;
            self.whole = place.next().is_some();
            self.history = vec![Asked { question, because: Vec::new() }];
        }
    }

    pub(super) fn kept(&self) -> Kept {
        let place = match self.current() {
            Some(asked) => {
                let whole = if self.whole { " whole" } else { "" };
                [self.route.as_str(), " ", self.id_of(asked.question), whole].concat()
            }
            None => String::new(),
        };
        Kept { answers: self.answers.to_text(&self.pack), place }
    }

    /// Removes what the device keeps.
    pub(super) fn forget(&mut self) -> Effect {
        let unreadable = self.unreadable.take().map(|(kept, _)| kept.answers);
        let answers = self.on_device.take().or(unreadable);
        Effect::Forget { pack: self.pack.id().to_owned(), answers }
    }

    /// All answers as a file.
    pub(super) fn save(&mut self) -> Effect {
        let text = self.answers.to_text(&self.pack);
        self.saved = self.answers.clone();
        self.file(&["answers.json"], "application/json", text)
    }

    /// What the device keeps and this version cannot read, as a file.
    pub(super) fn save_unreadable(&self) -> Option<Effect> {
        let (kept, _) = self.unreadable.as_ref()?;
        let name = file_name("", &["answers.json"]);
        Some(Effect::Save { name, kind: "application/json", text: kept.answers.clone() })
    }

    /// A file to save, named after the proof of concept.
    pub(super) fn file(&self, ending: &[&str], kind: &'static str, text: String) -> Effect {
        Effect::Save { name: file_name(&self.title, ending), kind, text }
    }

    pub(super) fn loaded(&mut self, name: String, read: Result<String, Diagnostic>) -> Vec<Effect> {
        let (answers, problems) = match read {
            Ok(text) => Answers::from_text(&self.pack, &text),
            Err(problem) => (None, vec![problem]),
        };
        let Some(answers) = answers else {
            self.notice = Some(Notice::NotLoaded { name, problems });
            return vec![Effect::Focus(Focus::Notice)];
        };
        let can_undo = !self.answers.is_empty();
        self.put_aside();
        self.saved = answers.clone();
        self.replace(answers);
        self.forget_path();
        let is_whole = self.answers.set_aside().is_empty();
        self.notice = Some(Notice::Loaded { name, problems, is_whole, can_undo });
        if self.screen == Screen::Start
            || (self.screen == Screen::Question && self.current().is_none())
        {
            self.screen = Screen::Report;
        }
        vec![Effect::Focus(Focus::Notice)]
    }

    /// Takes answers from the host page. It says nothing about them unless something is wrong.
    pub(super) fn given(&mut self, text: &str) {
        let (answers, problems) = Answers::from_text(&self.pack, text);
        let name = text::HOST_PAGE.to_owned();
        match answers {
            // Many a page gives with every change what it was told of it. Nothing typed or taken back is lost by that.
            Some(answers) if answers.to_text(&self.pack) == self.answers.to_text(&self.pack) => {
                let is_over = |notice: &Notice| matches!(notice, Notice::NotLoaded { .. });
                self.notice = self.notice.take().filter(|notice| !is_over(notice));
            }
            Some(answers) => {
                self.replace(answers);
                self.forget_path();
                let is_whole = self.answers.set_aside().is_empty();
                let is_silent = problems.is_empty();
                let notice = Notice::Loaded { name, problems, is_whole, can_undo: false };
                self.notice = Some(notice).filter(|_| !is_silent);
            }
            None => self.notice = Some(Notice::NotLoaded { name, problems }),
        }
    }

    pub(super) fn start_over(&mut self) -> Vec<Effect> {
        self.put_aside();
        self.replace(Answers::default());
        self.history.clear();
        self.cursor = 0;
        self.round = 0;
        self.resumable = false;
        self.go(Screen::Start);
        self.notice = Some(Notice::StartedOver);
        vec![Effect::Focus(Focus::Notice)]
    }

    pub(super) fn undo(&mut self) -> Vec<Effect> {
        let Some(previous) = self.previous.pop() else { return Vec::new() };
        let replaced = std::mem::take(&mut self.answers);
        if !replaced.is_empty() {
            // At the other end: taking back again and again goes round, and nothing falls off.
            self.previous.insert(0, replaced);
        }
        self.replace(previous);
        self.forget_path();
        self.notice = Some(Notice::Undone);
        vec![Effect::Focus(Focus::Notice)]
    }

    /// Whether there is more than a name.
    pub(crate) fn has_answers(&self) -> bool {
        let mut answers = self.answers.clone();
        answers.title = None;
        !answers.is_empty()
    }

    pub(crate) fn can_undo(&self) -> bool {
        !self.previous.is_empty()
    }

    /// Whether leaving the page would lose answers.
    pub(super) fn would_lose(&self) -> bool {
        let is_safe = self.is_guest || self.keep || self.answers.is_empty();
        !is_safe && self.answers != self.saved
    }

    /// Replaces all answers. Nothing typed for the old ones stays.
    fn replace(&mut self, answers: Answers) {
        self.title = answers.title.clone().unwrap_or_default();
        self.plan_options = answers.plan.clone().unwrap_or_default();
        self.plan_drafts.clear();
        self.plan_insisted = None;
        self.answers = answers;
        self.drafts.clear();
        self.changes.clear();
        self.redoable.clear();
        self.taken_back = None;
        self.insisted = false;
        self.assess();
    }

    /// After a replacement the way through the old questions leads nowhere, unless one is on the screen.
    fn forget_path(&mut self) {
        let current = self.current().filter(|_| self.screen == Screen::Question).cloned();
        self.history = current.into_iter().collect();
        self.cursor = 0;
        self.round = 0;
    }

    /// Keeps the answers that are about to be replaced, so that they can be brought back.
    fn put_aside(&mut self) {
        let old = std::mem::take(&mut self.answers);
        if !old.is_empty() && self.previous.last() != Some(&old) {
            self.previous.push(old);
        }
    }
}

/// `churn-prediction.answers.json` for "Churn prediction!" and that ending, of parts.
fn file_name(title: &str, ending: &[&str]) -> String {
    let mut name = String::new();
    for c in title.chars().take(60) {
        if c.is_ascii_alphanumeric() || !c.is_ascii() {
            name.push(c.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    let name = if name.is_empty() { "shipworthy" } else { name };
    [name, ".", &ending.concat()].concat()
}
