//! The one state of the interface, and the one function that changes it.
//!
//! [`Model::reduce`] takes an [`Action`], changes the model and gives back what the browser has to do about it, as
//! values. No browser, no Yew and no clock here, so everything is tested natively.
//! What can happen is in `model/action.rs`, and what the browser has to do in `model/effect.rs`. What comes of it is in
//! one file for each subject: the profile in `model/profile.rs`, the way through the questions in `model/way.rs`, what
//! is said about them in `model/answering.rs`, answers as a whole in `model/keeping.rs`, and what is decided about the
//! plan in `model/plan.rs`.
//! What is shown, and in which words, is not decided here: see [`super::view_model`].

mod action;
mod answering;
mod effect;
mod keeping;
mod plan;
mod profile;
mod way;

use std::cell::OnceCell;
use std::rc::Rc;

use crate::engine::{
    AnswerState, Answers, Date, Diagnostic, Findings, Pack, PlanOptions, Report, assess, findings,
};

use super::later;
pub(crate) use action::{Action, Choice, Field, Key};
use answering::Change;
pub(crate) use answering::{Draft, DraftProblem};
pub(crate) use effect::{Effect, Focus};
pub(crate) use keeping::Kept;
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

/// How things are with the later part of the application, which has the screens from the report on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LaterPart {
    Loading,
    /// It was not to be had; it can be asked for again.
    Failed,
    Here,
}

/// Something to tell the visitor above whatever is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Notice {
    /// A file was loaded, with these remarks; the whole of it, unless some was set aside.
    Loaded { name: String, problems: Vec<Diagnostic>, is_whole: bool, can_undo: bool },
    /// A file could not be used; nothing changed.
    NotLoaded { name: String, problems: Vec<Diagnostic> },
    /// All answers were removed.
    StartedOver,
    /// The last replacement was taken back.
    Undone,
    /// What was kept on this device was read, and some of it was set aside.
    Resumed { problems: Vec<Diagnostic> },
    /// The browser keeps nothing for this page.
    NotKept,
    /// Another window keeps other answers on this device, or has removed them.
    KeptElsewhere { removed: bool },
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
    /// What shows before and between the questions; always of these answers. Shared by copies of the model.
    pub(crate) findings: Rc<Findings>,
    /// The report on these answers, once somebody has looked at it.
    report: OnceCell<Rc<Report>>,
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
    /// The answers that the device keeps, as far as this window knows.
    on_device: Option<String>,
    /// What the device keeps but this version cannot read, and why; never overwritten.
    pub(crate) unreadable: Option<(Kept, Vec<Diagnostic>)>,
    pub(crate) resumable: bool,
    pub(crate) asks_start_over: bool,
    /// Answers that were replaced, the latest last.
    previous: Vec<Answers>,
    pub(crate) notice: Option<Notice>,
    /// The page from which the visitor went to the question that is shown, if going back leads there, and the question
    /// if it was by a link to one.
    left: Option<(Screen, Option<usize>)>,
}

impl Screen {
    /// Whether it is in the later part of the application.
    pub(crate) const fn is_later(self) -> bool {
        match self {
            Self::Start | Self::Profile | Self::Choose | Self::Question => false,
            Self::Pause
            | Self::QuickResult
            | Self::Report
            | Self::Plan
            | Self::Document(_)
            | Self::Frameworks
            | Self::Figures => true,
        }
    }
}

impl Assessment {
    fn new(ordinal: usize, pack: Rc<Pack>, today: Option<Date>) -> Self {
        let answers = Answers::default();
        let findings = Rc::new(findings(&pack, &answers, today.as_ref()));
        Self {
            is_guest: false,
            ordinal,
            pack,
            answers,
            findings,
            report: OnceCell::new(),
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
            on_device: None,
            unreadable: None,
            resumable: false,
            asks_start_over: false,
            previous: Vec::new(),
            notice: None,
            left: None,
        }
    }

    fn assess(&mut self) {
        self.findings = Rc::new(findings(&self.pack, &self.answers, self.today.as_ref()));
        self.report = OnceCell::new();
        if self.screen == Screen::Plan {
            self.open_plan();
        }
    }

    /// The report on the answers as they are.
    pub(crate) fn report(&self) -> &Report {
        self.report.get_or_init(|| Rc::new(assess(&self.pack, &self.answers, self.today.as_ref())))
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
        self.findings.questions.iter().find(|known| known.question == id).map(|known| known.state)
    }

    /// Remembers the page before a question, which going back leads to: one to look things up in.
    fn leave(&mut self, from: Screen, link: Option<usize>) {
        let is_page = from.is_later() && from != Screen::Pause;
        self.left = is_page.then_some((from, link));
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
}

/// The state of the whole interface.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    /// The assessment that is shown.
    pub(crate) current: Assessment,
    /// Those of the other packs; switching loses nothing.
    others: Vec<Assessment>,
    pub(crate) later: LaterPart,
    /// What is wrong with the packs of the page, in their order; packs without problems are left out.
    pub(crate) pack_problems: Vec<PackProblems>,
    /// What the host page offers beside the report: label and address.
    pub(crate) invitation: Option<(String, String)>,
    /// Whose page it is: a name, and the address of a logo; each may be blank.
    pub(crate) brand: (String, String),
}

/// What is wrong with one pack of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PackProblems {
    /// Its place among the packs of the page.
    pub(crate) ordinal: usize,
    pub(crate) problems: Vec<Diagnostic>,
}

impl Model {
    /// Opens the packs of a page as they were read. `Err` when none of them can be used.
    pub(crate) fn of(
        packs: impl IntoIterator<Item = (Option<Pack>, Vec<Diagnostic>)>,
        today: Option<&Date>,
    ) -> Result<Self, Vec<PackProblems>> {
        let mut pack_problems = Vec::new();
        let mut assessments = Vec::new();
        for (ordinal, (pack, problems)) in packs.into_iter().enumerate() {
            if !problems.is_empty() {
                pack_problems.push(PackProblems { ordinal, problems });
            }
            if let Some(pack) = pack {
                assessments.push(Assessment::new(ordinal, Rc::new(pack), today.cloned()));
            }
        }
        if assessments.is_empty() {
            return Err(pack_problems);
        }
        let current = assessments.remove(0);
        Ok(Self {
            current,
            others: assessments,
            later: if later::IS_APART { LaterPart::Loading } else { LaterPart::Here },
            pack_problems,
            invitation: None,
            brand: Default::default(),
        })
    }

    /// Whether leaving the page would lose answers that are neither kept nor saved.
    pub(crate) fn would_lose(&self) -> bool {
        [&self.current].into_iter().chain(&self.others).any(Assessment::would_lose)
    }

    /// Tells the time in seconds, and the day, before an action.
    pub(crate) fn tell_time(&mut self, seconds: u64, today: Option<Date>) {
        self.current.clock = seconds;
        if self.current.today != today {
            self.each().for_each(|one| {
                one.today.clone_from(&today);
                one.assess();
            });
        }
    }

    /// In a page that is not the application's own.
    pub(crate) fn into_guest(mut self) -> Self {
        self.each().for_each(|one| one.is_guest = true);
        self
    }

    /// On a page of its own: with what the device keeps for each pack, by the pack's id.
    pub(crate) fn with_kept(mut self, kept: impl Fn(&str) -> Option<Kept>) -> Self {
        self.each().for_each(|one| {
            if let Some(kept) = kept(one.pack.id()) {
                one.take_up(kept);
            }
        });
        self
    }

    fn each(&mut self) -> impl Iterator<Item = &mut Assessment> {
        [&mut self.current].into_iter().chain(&mut self.others)
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
                // The time beside it is no time for its question.
                let away = self.current.clock.saturating_sub(other.clock);
                other.since = other.since.saturating_add(away);
                other.clock = self.current.clock;
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
        if let Action::LaterCame(came) = action {
            if came {
                self.later = LaterPart::Here;
            } else if self.later != LaterPart::Here {
                self.later = LaterPart::Failed;
            }
            // Whoever waits for it goes on where it is: the application sees whether somebody still does.
            let waits = self.current.screen.is_later();
            return if waits { vec![Effect::Focus(Focus::Heading)] } else { Vec::new() };
        }
        if action == Action::LoadLater {
            self.later = LaterPart::Loading;
            return vec![Effect::LoadLater, Effect::Focus(Focus::Heading)];
        }
        let (saves, asked) = (action.saves(), action == Action::SetKeep(true));
        let now = &mut self.current;
        let mut effects = match action {
            Action::ChoosePack(_)
            | Action::Invite(..)
            | Action::Brand(..)
            | Action::LaterCame(_)
            | Action::LoadLater => Vec::new(),
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
                // Whoever was told that they are not kept has said what to do about it.
                now.notice = now.notice.take().filter(|notice| {
                    !matches!(notice, Notice::KeptElsewhere { .. } | Notice::NotKept)
                });
                if keep { Vec::new() } else { vec![now.forget()] }
            }
            Action::KeptElsewhere(answers) => {
                // They stay, unless the visitor ticks the box again. So does the focus: somebody may be typing.
                now.keep = false;
                now.notice = Some(Notice::KeptElsewhere { removed: answers.is_none() });
                now.on_device = answers;
                Vec::new()
            }
            Action::NotKept => {
                now.keep = false;
                now.notice = Some(Notice::NotKept);
                // An older copy would come back at the next visit. The focus stays: somebody may be typing.
                now.on_device = None;
                vec![now.forget()]
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
                vec![Effect::Focus(if asks { Focus::Confirm } else { Focus::StartOver })]
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
                let from = now.screen;
                let effects = now.show(question);
                now.leave(from, Some(question));
                effects
            }
            Action::ShowArea(area) => {
                let questions = now.in_area(area);
                let open = questions.iter().copied().find(|place| now.is_unanswered(*place));
                let Some(question) = open.or(questions.first().copied()) else { return Vec::new() };
                let from = now.screen;
                let effects = now.show(question);
                now.leave(from, None);
                effects
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
                let question = at.or(now.current().map(|asked| asked.question));
                let clears = choice == Choice::Nothing;
                now.choose(at, choice);
                // The control that clears an answer goes with it.
                let question = question.filter(|_| clears);
                question.map(|place| Effect::Focus(Focus::Question(place))).into_iter().collect()
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
            Action::TakeBack => now.take_back(),
            Action::Redo => now.redo(),
            Action::Save => vec![now.save()],
            Action::SaveUnreadable => now.save_unreadable().into_iter().collect(),
            Action::ForgetUnreadable => vec![now.forget(), Effect::Focus(Focus::Heading)],
            Action::Loaded(name, read) => now.loaded(name, read),
            Action::Plan(_) | Action::Export(_) | Action::SaveDocument => {
                // Nothing on the screen offers them before.
                if self.later == LaterPart::Here { later::act(now, action) } else { Vec::new() }
            }
            Action::Print => vec![Effect::Print],
        };
        if now.keep && saves {
            let (pack, kept) = (now.pack.id().to_owned(), now.kept());
            let instead_of = now.on_device.replace(kept.answers.clone());
            effects.push(Effect::Keep { pack, kept, instead_of, asked });
        }
        effects
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn filled(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests;
