//! The one state of the interface, and the one function that changes it.
//!
//! [`Model::reduce`] takes an [`Action`], changes the model and gives back what the browser has to do about it, as
//! values. No browser, no Yew and no clock here, so everything is tested natively.
//! The way through the questions is in `model/way.rs`, what is said about them in `model/answering.rs`, and what is
//! decided about the plan in `model/plan.rs`.
//! What is shown, and in which words, is not decided here: see [`super::view_model`].

mod answering;
mod plan;
mod way;

use std::rc::Rc;

use super::text;
use crate::engine::{
    AnswerState, Answers, Date, Diagnostic, ExportFormat, FactReply, Pack, PlanOptions, Reply,
    Report, assess,
};

use answering::Change;
pub(crate) use answering::{Draft, DraftProblem};
pub(crate) use plan::{PlanChange, PlanField, days};
pub(crate) use way::{Asked, Route};

/// What the visitor sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Screen {
    Start,
    Profile,
    /// Quick check or full assessment?
    Choose,
    Question,
    /// Most decisive first has nothing more to ask.
    Pause,
    QuickResult,
    Report,
    /// The work, with dates.
    Plan,
    /// A document written from the answers: its place among those of the pack.
    Document(usize),
    /// The answers through published frameworks.
    Frameworks,
    /// The figures ledger.
    Figures,
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn filled(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Something to tell the visitor above whatever is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Notice {
    /// A file was loaded; these parts of it were not used.
    Loaded { name: String, problems: Vec<Diagnostic>, can_undo: bool },
    /// A file could not be used; nothing changed.
    NotLoaded { name: String, problems: Vec<Diagnostic> },
    /// All answers were removed.
    StartedOver,
    /// The last replacement was taken back.
    Undone,
    /// What was kept on this device was read, and parts of it were not used.
    Resumed { problems: Vec<Diagnostic> },
    /// The browser keeps nothing for this page.
    NotKept,
}

/// Answers as this device keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Kept {
    /// An answers file.
    pub(crate) answers: String,
    /// Route and question where the visitor was: `by-area named-owner`; and `whole` if areas are shown whole.
    pub(crate) place: String,
}

/// What the browser has to do after a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Keep this on the device, for the pack of this id.
    Keep {
        pack: String,
        kept: Kept,
    },
    /// Remove what the device keeps for the pack of this id.
    Forget {
        pack: String,
    },
    /// Offer a file to save.
    Save {
        name: String,
        /// Its media type.
        kind: &'static str,
        text: String,
    },
    Print,
    /// Move the focus once the change is on the screen.
    Focus(Focus),
}

/// Where the focus goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Focus {
    /// The heading of what is shown.
    Heading,
    /// The notice above it.
    Notice,
    /// The field that must be put right.
    Invalid,
    /// The question whether to start over.
    Confirm,
    /// The question at this place of the pack.
    Question(usize),
    /// A control of this type in the details of the action at this place of the pack.
    Task(usize, &'static str),
    /// The list of what is left out of the plan.
    Excluded,
    /// The list of documents.
    Documents,
    /// The row of the gate at this place of the pack.
    Gate(usize),
}

/// Which field of a draft is typed into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Reason,
    Note,
    What,
    By,
    Date,
}

/// A key that stands for something while a question is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    /// 1 is the first level.
    Digit(u8),
    Unknown,
    NotApplicable,
    Next,
    Back,
    /// The next question without an answer.
    Open,
    Undo,
    Redo,
}

/// Everything that can happen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Action {
    ChoosePack(usize),
    /// A number or a claim to look up among the figures.
    LookUp(String),
    SetTitle(String),
    SetKeep(bool),
    NotKept,
    Go(Screen),
    /// Carry on where the visitor was.
    Resume,
    AskStartOver(bool),
    StartOver,
    /// The host page starts over.
    Reset,
    /// The host page replaces the answers by those of an answers file.
    Given(String),
    /// What the host page offers beside the report: label and address.
    Invite(String, String),
    /// Whose page it is: a name, and the address of a logo.
    Brand(String, String),
    Undo,
    Dismiss,
    /// A fact's option was ticked or unticked: fact, option, ticked.
    SetOption(usize, usize, bool),
    SetUnsure(usize, bool),
    Begin(Route),
    /// Ask those that were skipped again.
    AskAgain,
    /// Put this question before the visitor.
    Show(usize),
    ShowArea(usize),
    /// Put the next question without an answer before the visitor.
    ShowOpen,
    /// Show all questions of an area at once.
    SetWhole(bool),
    /// Open the row of the gate at this place of the pack.
    Reveal(usize),
    Next,
    Back,
    /// Of a question, or of the one that is shown.
    SetReply(Option<usize>, Choice),
    Type(Option<usize>, Field, String),
    Press(Option<usize>, Key),
    /// Take the last change of an answer back.
    TakeBack,
    /// Do again what was taken back last.
    Redo,
    Save,
    SaveUnreadable,
    ForgetUnreadable,
    Plan(PlanChange),
    /// Save the plan in another format.
    Export(ExportFormat),
    /// Save the document that is shown.
    SaveDocument,
    /// A file was read, or was not: its name and its text.
    Loaded(String, Result<String, Diagnostic>),
    Print,
}

/// A choice among the answers that a question offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    Level(u8),
    Unknown,
    NotApplicable,
    /// Take the answer back.
    Nothing,
}

/// The assessment with one pack: everything that was said, and where the visitor is.
#[derive(Debug, Clone)]
pub(crate) struct Assessment {
    /// True in a page that is not the application's own.
    pub(crate) is_guest: bool,
    /// Its place among the packs of the page.
    pub(crate) ordinal: usize,
    pub(crate) pack: Rc<Pack>,
    pub(crate) answers: Answers,
    /// What the answers amount to; always of these answers.
    pub(crate) report: Rc<Report>,
    /// The date on which forecasts are judged.
    pub(crate) today: Option<Date>,
    pub(crate) title: String,
    /// What is being looked up among the figures, as typed.
    pub(crate) look_up: String,
    /// What was decided about the plan.
    pub(crate) plan_options: PlanOptions,
    /// Texts as they stand in the fields of the plan.
    plan_drafts: Vec<(PlanField, String)>,
    /// The action that was to be left out without a reason.
    plan_insisted: Option<usize>,
    pub(crate) plan_by_role: bool,
    pub(crate) screen: Screen,
    pub(crate) route: Route,
    /// The questions shown so far; going back walks through it.
    history: Vec<Asked>,
    cursor: usize,
    /// Where this round of "most decisive first" began in the history.
    round: usize,
    /// All questions of an area are shown at once, on the way through the areas.
    whole: bool,
    drafts: Vec<(usize, Draft)>,
    /// Changed answers, the latest last.
    changes: Vec<Change>,
    /// Changes that were taken back and can be done again, the latest last.
    redoable: Vec<Change>,
    /// The question whose change was just taken back.
    pub(crate) taken_back: Option<usize>,
    /// The answers in the last file that was saved or loaded.
    saved: Answers,
    /// The time in seconds, as far as anybody told.
    clock: u64,
    /// When the visitor began to think about an answer.
    since: u64,
    /// The seconds that first answers took, the shortest first.
    pub(crate) paces: Vec<u64>,
    /// The visitor tried to go on although the draft is incomplete.
    pub(crate) insisted: bool,
    pub(crate) keep: bool,
    /// What the device keeps but this version cannot read, and why; never overwritten.
    pub(crate) unreadable: Option<(Kept, Vec<Diagnostic>)>,
    pub(crate) resumable: bool,
    pub(crate) asks_start_over: bool,
    /// Answers that were replaced, the latest last.
    previous: Vec<Answers>,
    pub(crate) notice: Option<Notice>,
    /// The page from which the visitor went to the question that is shown, if going back leads there.
    left: Option<Screen>,
}

impl Assessment {
    fn new(ordinal: usize, pack: Rc<Pack>, kept: Option<Kept>, today: Option<Date>) -> Self {
        let answers = Answers::default();
        let report = Rc::new(assess(&pack, &answers, today.as_ref()));
        let mut fresh = Self {
            is_guest: false,
            ordinal,
            pack,
            answers,
            report,
            today,
            title: String::new(),
            look_up: String::new(),
            plan_options: PlanOptions::default(),
            plan_drafts: Vec::new(),
            plan_insisted: None,
            plan_by_role: false,
            screen: Screen::Start,
            route: Route::ByArea,
            history: Vec::new(),
            cursor: 0,
            round: 0,
            whole: false,
            drafts: Vec::new(),
            changes: Vec::new(),
            redoable: Vec::new(),
            taken_back: None,
            saved: Answers::default(),
            clock: 0,
            since: 0,
            paces: Vec::new(),
            insisted: false,
            keep: false,
            unreadable: None,
            resumable: false,
            asks_start_over: false,
            previous: Vec::new(),
            notice: None,
            left: None,
        };
        if let Some(kept) = kept {
            fresh.take_up(kept);
        }
        fresh
    }

    fn take_up(&mut self, kept: Kept) {
        let (answers, problems) = Answers::from_text(&self.pack, &kept.answers);
        let Some(answers) = answers else {
            self.unreadable = Some((kept, problems));
            return;
        };
        self.keep = true;
        self.resumable = !answers.is_empty();
        self.replace(answers);
        if !problems.is_empty() {
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

    fn assess(&mut self) {
        self.report = Rc::new(assess(&self.pack, &self.answers, self.today.as_ref()));
    }

    /// The place of a question in the pack.
    pub(crate) fn place_of(&self, id: &str) -> Option<usize> {
        self.pack.questions().iter().position(|question| question.id == id)
    }

    fn id_of(&self, place: usize) -> &str {
        self.pack.questions().get(place).map_or("", |question| &question.id)
    }

    /// What is known about a question; `None` when it does not apply to the profile.
    pub(crate) fn state_of(&self, place: usize) -> Option<AnswerState> {
        let id = self.id_of(place);
        self.report.questions.iter().find(|known| known.question == id).map(|known| known.state)
    }

    /// A file to save, named after the proof of concept.
    fn file(&self, ending: &[&str], kind: &'static str, text: String) -> Effect {
        Effect::Save { name: file_name(&self.title, ending), kind, text }
    }

    fn kept(&self) -> Kept {
        let place = match self.current() {
            Some(asked) => {
                let whole = if self.whole { " whole" } else { "" };
                [self.route.as_str(), " ", self.id_of(asked.question), whole].concat()
            }
            None => String::new(),
        };
        Kept { answers: self.answers.to_text(&self.pack), place }
    }

    fn go(&mut self, screen: Screen) -> Vec<Effect> {
        if self.screen != Screen::Question {
            self.since = self.clock;
        }
        self.tidy();
        self.taken_back = None;
        self.screen = screen;
        self.insisted = false;
        self.asks_start_over = false;
        self.notice = None;
        self.left = None;
        vec![Effect::Focus(Focus::Heading)]
    }

    /// Ends what was begun at questions and came to nothing.
    fn tidy(&mut self) {
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

    /// Whether leaving the page would lose answers.
    fn would_lose(&self) -> bool {
        let is_safe = self.is_guest || self.keep || self.answers.is_empty();
        !is_safe && self.answers != self.saved
    }

    fn set_option(&mut self, fact: usize, option: usize, ticked: bool) {
        let pack = Rc::clone(&self.pack);
        let Some(fact) = pack.facts().get(fact) else { return };
        let Some(option) = fact.options.get(option) else { return };
        let mut held = match self.answers.fact(&fact.id) {
            Some(FactReply::Options(held)) if fact.multiple => held.clone(),
            Some(FactReply::Options(_) | FactReply::Unsure) | None => Vec::new(),
        };
        held.retain(|id| *id != option.id);
        if ticked {
            held.push(option.id.clone());
        }
        let reply = Some(FactReply::Options(held.clone())).filter(|_| !held.is_empty());
        self.answers.set_fact(fact, reply);
        self.assess();
    }

    fn set_unsure(&mut self, fact: usize, unsure: bool) {
        let pack = Rc::clone(&self.pack);
        let Some(fact) = pack.facts().get(fact) else { return };
        self.answers.set_fact(fact, unsure.then_some(FactReply::Unsure));
        self.assess();
    }

    fn loaded(&mut self, name: String, read: Result<String, Diagnostic>) -> Vec<Effect> {
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
        self.notice = Some(Notice::Loaded { name, problems, can_undo });
        if self.screen == Screen::Start
            || (self.screen == Screen::Question && self.current().is_none())
        {
            self.screen = Screen::Report;
        }
        vec![Effect::Focus(Focus::Notice)]
    }

    /// Takes answers from the host page. It says nothing about them unless something is wrong.
    fn given(&mut self, text: &str) {
        let (answers, problems) = Answers::from_text(&self.pack, text);
        let name = text::HOST_PAGE.to_owned();
        match answers {
            // Many a page gives with every change what it was told of it. Nothing typed or taken back is lost by that.
            Some(answers) if answers == self.answers && problems.is_empty() => {}
            Some(answers) => {
                self.replace(answers);
                self.forget_path();
                let can_undo = false;
                let notice = Notice::Loaded { name, problems: problems.clone(), can_undo };
                self.notice = Some(notice).filter(|_| !problems.is_empty());
            }
            None => self.notice = Some(Notice::NotLoaded { name, problems }),
        }
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

    fn start_over(&mut self) -> Vec<Effect> {
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

    fn undo(&mut self) -> Vec<Effect> {
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

    pub(crate) fn can_undo(&self) -> bool {
        !self.previous.is_empty()
    }
}

/// The state of the whole interface.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    /// The assessment that is shown.
    pub(crate) current: Assessment,
    /// Those of the other packs; switching loses nothing.
    others: Vec<Assessment>,
    /// What is wrong with the packs of the page, in their order; packs without problems are left out.
    pub(crate) pack_problems: Vec<PackProblems>,
    /// What the host page offers beside the report: label and address.
    pub(crate) invitation: Option<(String, String)>,
    /// Whose page it is: a name, and the address of a logo; each may be blank.
    pub(crate) brand: (String, String),
}

/// A pack of the page as it was read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ReadPack {
    pub(crate) pack: Option<Rc<Pack>>,
    pub(crate) problems: Vec<Diagnostic>,
}

impl From<(Option<Pack>, Vec<Diagnostic>)> for ReadPack {
    fn from((pack, problems): (Option<Pack>, Vec<Diagnostic>)) -> Self {
        Self { pack: pack.map(Rc::new), problems }
    }
}

/// What is wrong with one pack of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PackProblems {
    /// Its place among the packs of the page.
    pub(crate) ordinal: usize,
    pub(crate) problems: Vec<Diagnostic>,
}

impl Model {
    /// Opens the packs. `Err` when none of them can be used.
    pub(crate) fn of(
        packs: &[ReadPack],
        kept: impl Fn(&str) -> Option<Kept>,
        today: Option<&Date>,
    ) -> Result<Self, Vec<PackProblems>> {
        let mut pack_problems = Vec::new();
        let mut assessments = Vec::new();
        for (ordinal, ReadPack { pack, problems }) in packs.iter().enumerate() {
            if !problems.is_empty() {
                pack_problems.push(PackProblems { ordinal, problems: problems.clone() });
            }
            if let Some(pack) = pack {
                let kept = kept(pack.id());
                assessments.push(Assessment::new(ordinal, Rc::clone(pack), kept, today.cloned()));
            }
        }
        if assessments.is_empty() {
            return Err(pack_problems);
        }
        let current = assessments.remove(0);
        Ok(Self {
            current,
            others: assessments,
            pack_problems,
            invitation: None,
            brand: Default::default(),
        })
    }

    /// Whether leaving the page would lose answers that are neither kept nor saved.
    pub(crate) fn would_lose(&self) -> bool {
        [&self.current].into_iter().chain(&self.others).any(Assessment::would_lose)
    }

    /// Tells the time in seconds, before an action.
    pub(crate) const fn tell_time(&mut self, seconds: u64) {
        self.current.clock = seconds;
    }

    /// In a page that is not the application's own.
    pub(crate) fn into_guest(mut self) -> Self {
        [&mut self.current].into_iter().chain(&mut self.others).for_each(|one| one.is_guest = true);
        self
    }

    /// The packs that can be chosen: ordinal, title, and whether it is the current one.
    pub(crate) fn packs(&self) -> Vec<(usize, &str, bool)> {
        let all = || [&self.current].into_iter().chain(&self.others);
        let last = all().map(|one| one.ordinal).max().unwrap_or(0);
        let in_order = (0..=last).filter_map(|ordinal| all().find(|one| one.ordinal == ordinal));
        let is_current = |one: &Assessment| one.ordinal == self.current.ordinal;
        in_order.map(|one| (one.ordinal, one.pack.title(), is_current(one))).collect()
    }

    /// Makes the change, and says what the browser has to do about it.
    pub(crate) fn reduce(&mut self, action: Action) -> Vec<Effect> {
        if let Action::ChoosePack(ordinal) = action {
            let place = self.others.iter().position(|other| other.ordinal == ordinal);
            if let Some(other) = place.and_then(|place| self.others.get_mut(place)) {
                std::mem::swap(&mut self.current, other);
            }
            return Vec::new();
        }
        if let Action::Invite(label, href) = action {
            self.invitation = Some((label, href)).filter(|(label, _)| !is_blank(label));
            return Vec::new();
        }
        if let Action::Brand(name, logo) = action {
            self.brand = (name.trim().to_owned(), logo);
            return Vec::new();
        }
        let saves = saves(&action);
        let now = &mut self.current;
        let mut effects = match action {
            Action::ChoosePack(_) | Action::Invite(..) | Action::Brand(..) => Vec::new(),
            Action::LookUp(question) => {
                now.look_up = question;
                Vec::new()
            }
            Action::SetTitle(title) => {
                now.answers.title = filled(&title);
                now.title = title;
                now.assess();
                Vec::new()
            }
            Action::SetKeep(keep) => {
                now.keep = keep;
                let pack = now.pack.id().to_owned();
                if keep { Vec::new() } else { vec![Effect::Forget { pack }] }
            }
            Action::NotKept => {
                now.keep = false;
                now.notice = Some(Notice::NotKept);
                // An older copy would come back at the next visit. The focus stays: somebody may be typing.
                vec![Effect::Forget { pack: now.pack.id().to_owned() }]
            }
            // Questions are where the visitor left them.
            Action::Go(Screen::Question) if now.current().is_none() => now.go(Screen::Choose),
            Action::Go(screen) => {
                if screen == Screen::Plan {
                    now.open_plan();
                }
                let returns = matches!(now.screen, Screen::Document(_)) && screen == Screen::Plan;
                let effects = now.go(screen);
                // Back to where it was opened.
                if returns { vec![Effect::Focus(Focus::Documents)] } else { effects }
            }
            Action::Resume => now.resume(),
            Action::AskStartOver(asks) => {
                now.asks_start_over = asks;
                if asks { vec![Effect::Focus(Focus::Confirm)] } else { Vec::new() }
            }
            Action::StartOver => now.start_over(),
            Action::Reset => {
                now.start_over();
                now.previous.clear();
                now.notice = None;
                // Nobody asked for the focus: the host page did this.
                Vec::new()
            }
            Action::Given(text) => {
                now.given(&text);
                Vec::new()
            }
            Action::Undo => now.undo(),
            Action::Dismiss => {
                now.notice = None;
                vec![Effect::Focus(Focus::Heading)]
            }
            Action::SetOption(fact, option, ticked) => {
                now.set_option(fact, option, ticked);
                Vec::new()
            }
            Action::SetUnsure(fact, unsure) => {
                now.set_unsure(fact, unsure);
                Vec::new()
            }
            Action::Begin(route) => now.begin(route),
            Action::AskAgain => {
                now.round = now.history.len();
                now.ask_most_decisive()
            }
            Action::Show(question) => {
                let left = matches!(
                    now.screen,
                    Screen::Report | Screen::Plan | Screen::Frameworks | Screen::Figures
                );
                let left = left.then_some(now.screen);
                let effects = now.show(question);
                now.left = left;
                effects
            }
            Action::ShowArea(area) => {
                let questions = now.in_area(area);
                let open = questions.iter().copied().find(|place| now.is_unanswered(*place));
                match open.or(questions.first().copied()) {
                    Some(question) => now.show(question),
                    None => Vec::new(),
                }
            }
            Action::Reveal(gate) => vec![Effect::Focus(Focus::Gate(gate))],
            Action::ShowOpen => now.show_open(),
            Action::SetWhole(whole) => {
                now.whole = whole;
                // The focus stays at the switch.
                now.go(Screen::Question);
                Vec::new()
            }
            Action::Next => now.next(),
            Action::Back => now.back(),
            Action::SetReply(at, choice) => {
                now.choose(at, choice);
                Vec::new()
            }
            Action::Type(at, field, text) => {
                now.edit(at, Some(field), &mut |draft, reply| {
                    let typed = match field {
                        // Typing a reason is choosing "does not apply".
                        Field::Reason => draft.reason(reply),
                        Field::Note => &mut draft.note,
                        Field::What => &mut draft.what,
                        Field::By => &mut draft.by,
                        Field::Date => &mut draft.date,
                    };
                    typed.clone_from(&text);
                });
                Vec::new()
            }
            Action::Press(at, key) => now.press(at, key),
            Action::TakeBack => now.take_back(false),
            Action::Redo => now.take_back(true),
            Action::Save => {
                let text = now.answers.to_text(&now.pack);
                now.saved = now.answers.clone();
                vec![now.file(&["answers.json"], "application/json", text)]
            }
            Action::SaveUnreadable => match &now.unreadable {
                Some((kept, _)) => {
                    let name = file_name("", &["answers.json"]);
                    let text = kept.answers.clone();
                    vec![Effect::Save { name, kind: "application/json", text }]
                }
                None => Vec::new(),
            },
            Action::ForgetUnreadable => {
                now.unreadable = None;
                vec![Effect::Forget { pack: now.pack.id().to_owned() }]
            }
            Action::Loaded(name, read) => now.loaded(name, read),
            Action::Plan(change) => now.change_plan(change),
            Action::Export(format) => now.export(format).into_iter().collect(),
            Action::SaveDocument => now.save_document().into_iter().collect(),
            Action::Print => vec![Effect::Print],
        };
        if now.keep && saves {
            effects.push(Effect::Keep { pack: now.pack.id().to_owned(), kept: now.kept() });
        }
        effects
    }
}

/// Whether an action can change answers or place, so that what the device keeps must follow.
const fn saves(action: &Action) -> bool {
    match action {
        Action::SetTitle(_)
        | Action::SetKeep(_)
        | Action::StartOver
        | Action::Reset
        | Action::Given(_)
        | Action::Undo
        | Action::SetOption(..)
        | Action::SetUnsure(..)
        | Action::Begin(_)
        | Action::AskAgain
        | Action::Show(_)
        | Action::ShowArea(_)
        | Action::ShowOpen
        | Action::SetWhole(_)
        | Action::Next
        | Action::Back
        | Action::SetReply(..)
        | Action::Type(..)
        | Action::Press(..)
        | Action::TakeBack
        | Action::Redo
        | Action::Plan(_)
        | Action::Loaded(..) => true,
        Action::ChoosePack(_)
        | Action::Invite(..)
        | Action::Brand(..)
        | Action::LookUp(_)
        | Action::NotKept
        | Action::Go(_)
        | Action::Resume
        | Action::AskStartOver(_)
        | Action::Dismiss
        | Action::Reveal(_)
        | Action::Save
        | Action::SaveUnreadable
        | Action::ForgetUnreadable
        | Action::Export(_)
        | Action::SaveDocument
        | Action::Print => false,
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

#[cfg(test)]
mod tests;
