//! The root component: owns the model, passes actions to it, and has its effects carried out.
//!
//! The only component with a state; the others are functions of values. Nothing is decided here. After each change the whole view is derived anew from the model.

use std::cell::RefCell;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::components::{
    choose_screen::choose_screen, figures_screen::figures_screen,
    frameworks_screen::frameworks_screen, no_pack::no_pack, notice::notice,
    page_header::page_header, pause_screen::pause_screen, profile_screen::profile_screen,
    question_screen::question_screen, quick_result::quick_result, report_screen::report_screen,
    start_screen::start_screen, tools::tools, waiting_screen::waiting_screen,
};
use super::host::{Asking, Element, File, Function, Listening, Teller};
use super::markup::{Control, Markup};
use super::model::{Action, Assessment, Effect, Focus, LaterPart, Model, PackProblems, Screen};
use super::rendered::{control, heard, links, rendered};
use super::{host, later, pages, view_model};

/// What became of the packs of a page.
pub(crate) type Opened = Result<Model, Vec<PackProblems>>;

/// What the application begins with.
#[derive(Properties)]
pub(crate) struct Props {
    /// The element it stands in.
    pub(crate) root: Element,
    /// Or what is wrong with the packs. The application takes it out.
    pub(crate) model: RefCell<Option<Opened>>,
    /// Asks the page for the later part of the application.
    pub(crate) load: Function,
    /// Who is told of what happens, if the application is a guest.
    pub(crate) tell: Option<Teller>,
}

/// Yew asks before it gives a component other properties. The root never gets any.
impl PartialEq for Props {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The application.
pub(crate) struct App {
    model: Opened,
    root: NodeRef,
    /// What can be done on the screen.
    controls: Rc<RefCell<Vec<Control>>>,
    _listening: Listening,
    /// Which of the links to a question was followed last.
    followed: usize,
    tell: Option<Teller>,
    /// There while there are answers to lose.
    asking: Option<Asking>,
    /// What the host page was told last: progress and verdict.
    told: [String; 2],
}

/// What reaches the application: an action, or a file that must be read first.
pub(crate) enum Message {
    Act(Action),
    /// A link to a question was followed: which of those on the screen.
    Follow(usize, usize),
    Read(File),
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let Props { model, tell, .. } = ctx.props();
        // Yew creates a component once.
        let model = model.take().unwrap_or_else(|| Err(Vec::new()));
        let tell = tell.clone();
        // What a guest kept would lie in the storage of its host.
        let model = model.map(|model| match &tell {
            Some(_) => model.into_guest(),
            None => model.with_kept(host::kept),
        });
        let controls: Rc<RefCell<Vec<Control>>> = Rc::default();
        let (link, known) = (ctx.link().clone(), Rc::clone(&controls));
        let listening = Listening::new(&ctx.props().root, move |event| {
            let message = heard(event, &known.borrow());
            if let Some(message) = message {
                link.send_message(message);
            }
        });
        Self {
            model,
            root: NodeRef::default(),
            controls,
            _listening: listening,
            followed: 0,
            tell,
            asking: None,
            told: Default::default(),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        if let (Message::Act(Action::Given(_)), Some(tell)) = (&message, &self.tell) {
            // It is heard only after this turn.
            tell.tell("taken", "");
        }
        let action = match message {
            Message::Act(action) => action,
            Message::Follow(question, nth) => {
                self.followed = nth;
                Action::Show(question)
            }
            Message::Read(file) => {
                ctx.link().send_future(async move {
                    let read = host::read(&file).await;
                    Message::Act(Action::Loaded(file.name(), read))
                });
                return false;
            }
        };
        let Ok(model) = &mut self.model else { return false };
        // Whoever has gone elsewhere while the later part was loading stays there.
        let stays = matches!(action, Action::LaterCame(_))
            && !self.root.cast::<Element>().is_some_and(|root| host::is_at_heading(&root));
        model.tell_time(host::seconds(), host::today());
        for effect in model.reduce(action) {
            match effect {
                Effect::Keep { pack, kept, instead_of, asked } => {
                    let now = host::kept(&pack).map(|kept| kept.answers);
                    let is_known = now == instead_of || now.as_ref() == Some(&kept.answers);
                    let refused = if is_known || (asked && now.is_none()) {
                        Some(Action::NotKept).filter(|_| !host::keep(&pack, &kept))
                    } else {
                        Some(Action::KeptElsewhere(now))
                    };
                    refused.into_iter().for_each(|no| ctx.link().send_message(Message::Act(no)));
                }
                Effect::Forget { pack, answers } => {
                    let now = host::kept(&pack).map(|kept| kept.answers);
                    if answers.is_none() || now == answers {
                        host::forget(&pack);
                    } else if now.is_some() {
                        ctx.link().send_message(Message::Act(Action::KeptElsewhere(now)));
                    }
                }
                Effect::Save { name, kind, text } => {
                    // Without a way to save there is none to say so better than the browser itself does.
                    let _ = host::save(&name, kind, &text);
                }
                Effect::Print => match &self.tell {
                    // The page around a guest is not ours to print.
                    Some(tell) => tell.tell("print", ""),
                    None => host::print(),
                },
                Effect::LoadLater => host::call(&ctx.props().load),
                Effect::Focus(_) if stays => {}
                Effect::Focus(place) => self.focus_soon(place),
            }
        }
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        // A page has one main part, and its host's is not ours.
        let main = if self.tell.is_some() { "div" } else { "main" };
        let content = Markup::of(|page| match &self.model {
            Err(problems) => page.within(main, "screen", |page| no_pack(problems, page)),
            Ok(model) => {
                let now = &model.current;
                page_header(&view_model::steps(now), now.pack.title(), &model.brand, page);
                page.within(main, "screen", |page| {
                    page.set("data-screen", layout(now));
                    notice(now.notice.as_ref(), page);
                    screen(model, page);
                });
                tools(&view_model::tools(now), page);
            }
        });
        let mut controls = self.controls.borrow_mut();
        controls.clear();
        let content = rendered(&content, &mut controls);
        html! { <div class="shipworthy" ref={&self.root}>{ content }</div> }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        // Not before: a visitor waits for what is on the screen now.
        if first {
            host::call(&ctx.props().load);
        }
        let would_lose = self.model.as_ref().is_ok_and(Model::would_lose);
        if would_lose != self.asking.is_some() {
            self.asking = would_lose.then(Asking::new);
        }
        self.tell(first);
    }
}

impl App {
    /// The answers as an answers file.
    pub(crate) fn answers(&self) -> String {
        let now = |model: &Model| model.current.answers.to_text(&model.current.pack);
        self.model.as_ref().map_or_else(|_| String::new(), now)
    }

    /// The report as JSON.
    pub(crate) fn report(&self) -> String {
        // A report is made of texts, numbers and lists, so writing it has no way to fail.
        let now = |model: &Model| serde_json::to_string(model.current.report());
        self.model.as_ref().map_or_else(|_| String::new(), |model| now(model).unwrap_or_default())
    }

    /// Moves the focus once the change is on the screen, and before any key can be heard there: Yew gives way to the
    /// browser between drawing and `rendered`.
    fn focus_soon(&self, place: Focus) {
        let (root, followed) = (self.root.clone(), self.followed);
        let controls = Rc::clone(&self.controls);
        spawn_local(async move {
            let place = match place {
                Focus::LinkTo(question) => link_to(question, followed, &controls.borrow()),
                place => host::place(place),
            };
            if let Some(root) = root.cast::<Element>() {
                host::focus(&root, &place);
            }
        });
    }

    /// Tells the host page what it does not know yet.
    fn tell(&mut self, first: bool) {
        let Some(tell) = &self.tell else { return };
        let model = match &self.model {
            Ok(model) => model,
            Err(problems) => {
                if first {
                    tell.tell("error", &view_model::told::unusable(problems));
                }
                return;
            }
        };
        let now =
            [view_model::told::progress(&model.current), view_model::told::verdict(&model.current)];
        if first {
            tell.tell("ready", "{}");
            self.told = now;
            return;
        }
        for ((word, now), told) in ["progress", "verdict"].into_iter().zip(now).zip(&mut self.told)
        {
            if now != *told {
                tell.tell(word, &now);
                *told = now;
            }
        }
    }
}

/// Where the link to a question is that was followed last. It may have gone, and another be there.
fn link_to(question: usize, followed: usize, controls: &[Control]) -> String {
    let links = links(controls, question);
    let found = links.get(followed).or(links.first());
    found.map(|number| control(*number)).unwrap_or_default()
}

pub(super) fn screen(model: &Model, page: &mut Markup) {
    let now = &model.current;
    match now.screen {
        Screen::Start => start_screen(&view_model::start::start(model), now, page),
        Screen::Profile => profile_screen(&view_model::profile::profile(now), page),
        Screen::Choose => choose_screen(&view_model::choose::choose(now), page),
        // Neither is missing unless the profile has just dropped the question.
        Screen::Question => match view_model::question::question(now) {
            Some(view) => question_screen(&view, page),
            None => choose_screen(&view_model::choose::choose(now), page),
        },
        _ => match model.later {
            LaterPart::Here => later::screen(model, page),
            part => waiting_screen(part, now.is_guest, page),
        },
    }
}

/// The screens of the later part.
pub(super) fn later_screen(model: &Model, page: &mut Markup) {
    let now = &model.current;
    match now.screen {
        Screen::Pause => pause_screen(&view_model::pause::pause(now), page),
        Screen::QuickResult => match view_model::quick::quick(now) {
            Some(view) => quick_result(&view, page),
            None => choose_screen(&view_model::choose::choose(now), page),
        },
        Screen::Report => {
            let (view, invitation) = (view_model::report::report(now), model.invitation.as_ref());
            report_screen(&view, now, invitation, &model.brand, page);
        }
        Screen::Plan => pages::plan::page(now, page),
        Screen::Document(place) => pages::document::page(now, place, page),
        Screen::Frameworks => frameworks_screen(now, page),
        Screen::Figures => figures_screen(now, page),
        // Those of the first part; see `screen`.
        Screen::Start | Screen::Profile | Screen::Choose | Screen::Question => {}
    }
}

/// Which of the layouts a screen has.
fn layout(now: &Assessment) -> &'static str {
    match now.screen {
        Screen::Start => "start",
        Screen::Question if now.current().is_none() => "form",
        Screen::Profile | Screen::Choose | Screen::Pause => "form",
        Screen::Question => "question",
        Screen::Document(_) => "document",
        Screen::QuickResult
        | Screen::Report
        | Screen::Plan
        | Screen::Frameworks
        | Screen::Figures => "report",
    }
}
