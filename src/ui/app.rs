//! The root component: owns the model, passes actions to it, and has its effects carried out.
//!
//! The only component with a state; the others are functions of values. Nothing is decided here. After each change the whole view is derived anew from the model.

use std::rc::Rc;

use yew::prelude::*;

use super::components::{
    choose_screen::choose_screen, figures_screen::figures_screen,
    frameworks_screen::frameworks_screen, no_pack::no_pack, notice::notice,
    page_header::page_header, pause_screen::pause_screen, profile_screen::profile_screen,
    question_screen::question_screen, quick_result::quick_result, report_screen::report_screen,
    start_screen::start_screen, tools::tools,
};
use super::host::{Element, File};
use super::markup::Markup;
use super::model::{Action, Effect, Focus, Model, PackProblems, Screen};
use super::rendered::rendered;
use super::{host, pages, view_model};

/// The packs of the page.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// Their texts, the default one first.
    pub(crate) packs: Rc<[String]>,
}

/// The application.
pub(crate) struct App {
    model: Result<Model, Vec<PackProblems>>,
    root: NodeRef,
    /// Where the focus goes once the change is on the screen.
    focus: Option<Focus>,
}

/// What reaches the application: an action, or a file that must be read first.
pub(crate) enum Message {
    Act(Action),
    Read(File),
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let model = Model::new(&ctx.props().packs, host::kept, host::today().as_ref());
        Self { model, root: NodeRef::default(), focus: None }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let action = match message {
            Message::Act(action) => action,
            Message::Read(file) => {
                ctx.link().send_future(async move {
                    let read = host::read(&file).await;
                    Message::Act(Action::Loaded(file.name(), read))
                });
                return false;
            }
        };
        let Ok(model) = &mut self.model else { return false };
        for effect in model.reduce(action) {
            match effect {
                Effect::Keep { pack, kept } => {
                    if !host::keep(&pack, &kept) {
                        ctx.link().send_message(Message::Act(Action::NotKept));
                    }
                }
                Effect::Forget { pack } => host::forget(&pack),
                Effect::Save { name, text } => {
                    // Without a way to save there is none to say so better than the browser itself does.
                    let _ = host::save(&name, &text);
                }
                Effect::Print => host::print(),
                Effect::Focus(place) => self.focus = Some(place),
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let content = Markup::of(|page| match &self.model {
            Err(problems) => page.within("main", "", |page| no_pack(problems, page)),
            Ok(model) => {
                let now = &model.current;
                page_header(&view_model::steps(now), now.pack.title(), page);
                page.within("main", "", |page| {
                    page.set("data-screen", layout(now.screen));
                    notice(now.notice.as_ref(), page);
                    screen(model, page);
                });
                tools(&view_model::tools(now), page);
            }
        });
        let content = rendered(&content, &ctx.link().callback(|message| message));
        html! { <div class="shipworthy" ref={&self.root}>{ content }</div> }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        if let (Some(place), Some(root)) = (self.focus.take(), self.root.cast::<Element>()) {
            host::focus(&root, place);
        }
    }
}

fn screen(model: &Model, page: &mut Markup) {
    let now = &model.current;
    match now.screen {
        Screen::Start => start_screen(&view_model::start(model), now, page),
        Screen::Profile => profile_screen(&view_model::profile(now), page),
        Screen::Choose => choose_screen(&view_model::choose(now), page),
        // Neither is missing unless the profile has just dropped the question.
        Screen::Question => match view_model::question::question(now) {
            Some(view) => question_screen(&view, page),
            None => choose_screen(&view_model::choose(now), page),
        },
        Screen::QuickResult => match view_model::quick::quick(now) {
            Some(view) => quick_result(&view, page),
            None => choose_screen(&view_model::choose(now), page),
        },
        Screen::Pause => pause_screen(&view_model::pause(now), page),
        Screen::Report => report_screen(&view_model::report::report(now), now, page),
        Screen::Plan => pages::plan::page(now, page),
        Screen::Frameworks => frameworks_screen(now, page),
        Screen::Figures => figures_screen(now, page),
    }
}

/// Which of the layouts a screen has.
const fn layout(screen: Screen) -> &'static str {
    match screen {
        Screen::Start => "start",
        Screen::Profile | Screen::Choose | Screen::Pause => "form",
        Screen::Question => "question",
        Screen::QuickResult
        | Screen::Report
        | Screen::Plan
        | Screen::Frameworks
        | Screen::Figures => "report",
    }
}
