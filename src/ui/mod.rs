//! The interface: asks for the profile and the answers, shows the report. In Yew, for the page.
//!
//! ```text
//! event ─► component ─► Action ─► model::reduce ─► Model ─► view_model ─► component ─► page
//!                                     └─► Effect ─► host ─► browser
//! ```
//!
//! It knows what can be said and how to say it. What follows from it comes from [`crate::engine`], called directly;
//! no question, gate or threshold is known here by name. There is one `Model` and one writer of it;
//! components take values and give actions; only `host.rs` touches the browser.
//! Read `model.rs` first, then `view_model.rs`, then `app.rs`.

mod app;
mod components;
mod host;
mod later;
mod markup;
mod model;
mod pages;
mod rendered;
mod text;
mod view_model;

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

use app::{App, Message, Opened, Props};
use host::Teller;
use model::{Action, Model};

use crate::engine::Reading;

/// Puts the application into an element, in place of what is there.
///
/// Of the packs the first one that can be used opens, and the start screen offers the others.
///
/// `load` is called for the later part of the application, once the first screen is there and whenever the visitor asks
/// again, and answered by [`Mounted::later_came`].
///
/// With `tell`, the application is a guest in a page that is not its own: it tells of what happens by calling it with
/// a word and JSON text (`ready` or `error`, `progress`, `verdict`), or with a word alone (`taken`: answers that it was
/// given; `print`), and leaves the device's storage alone, which belongs to that page.
#[wasm_bindgen]
pub fn mount(
    root: web_sys::Element,
    packs: Packs,
    load: host::Function,
    tell: Option<host::Function>,
) -> Mounted {
    let model = RefCell::new(Some(packs.opened()));
    let props = Props { root: root.clone(), model, load, tell: tell.map(Teller::new) };
    Mounted { app: yew::Renderer::<App>::with_root_and_props(root, props).render() }
}

/// Packs that are read, and then opened together: in steps, between which the page can do other things.
#[wasm_bindgen]
#[derive(Default)]
pub struct Packs {
    reading: Vec<Reading<'static>>,
    /// What comes of all of them.
    opened: Option<Opened>,
}

#[wasm_bindgen]
impl Packs {
    /// None as yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// One more, before the last step: JSON text in UTF-8. As bytes, for turning texts into bytes takes long before it is compiled for speed.
    pub fn add(&mut self, bytes: Vec<u8>) {
        // What is not UTF-8 is no JSON either, and is said to be none.
        self.reading.push(Reading::new(String::from_utf8(bytes).unwrap_or_default().into()));
    }

    /// Does the next step. False when there was none left.
    pub fn step(&mut self) -> bool {
        if self.opened.is_some() {
            return false;
        }
        if !self.reading.iter_mut().any(Reading::step) {
            let packs = self.reading.drain(..).map(Reading::finish);
            self.opened = Some(Model::of(packs, host::today().as_ref()));
        }
        true
    }
}

impl Packs {
    /// Does all steps that are left.
    fn opened(mut self) -> Opened {
        while self.step() {}
        // The last step opened them.
        self.opened.unwrap_or_else(|| Err(Vec::new()))
    }
}

/// An application in its element. It goes on without this; `free` alone does not take it away.
#[wasm_bindgen]
pub struct Mounted {
    app: yew::AppHandle<App>,
}

#[wasm_bindgen]
impl Mounted {
    /// The answers as an answers file; empty if no pack can be used.
    pub fn answers(&self) -> String {
        self.app.get_component().map(|app| app.answers()).unwrap_or_default()
    }

    /// The report as JSON text; empty if no pack can be used.
    pub fn report(&self) -> String {
        self.app.get_component().map(|app| app.report()).unwrap_or_default()
    }

    /// The later part of the application is here, or was not to be had.
    #[wasm_bindgen(js_name = laterCame)]
    pub fn later_came(&self, came: bool) {
        self.act(Action::LaterCame(came));
    }

    /// Replaces the answers by those of an answers file.
    pub fn give(&self, answers: String) {
        self.act(Action::Given(answers));
    }

    /// Starts over, at the first screen and without answers.
    pub fn reset(&self) {
        self.act(Action::Reset);
    }

    /// What the host page offers beside the report: a label and an address. Without a label, nothing.
    pub fn invite(&self, label: String, href: String) {
        self.act(Action::Invite(label, href));
    }

    /// Whose page it is: a name, and the address of a logo. It stands in the page's header and on the report's cover.
    pub fn brand(&self, name: String, logo: String) {
        self.act(Action::Brand(name, logo));
    }

    /// Takes the application away, with everything it holds.
    pub fn unmount(self) {
        self.app.destroy();
    }
}

impl Mounted {
    fn act(&self, action: Action) {
        self.app.send_message(Message::Act(action));
    }
}
