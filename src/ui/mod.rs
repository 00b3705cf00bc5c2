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
mod markup;
mod model;
mod pages;
mod rendered;
mod text;
mod view_model;

use wasm_bindgen::prelude::wasm_bindgen;

/// Puts the application into an element, in place of what is there.
///
/// `packs` are the texts of packs; the first one that can be used opens, and the start screen offers the others.
#[wasm_bindgen]
pub fn mount(root: web_sys::Element, packs: Vec<String>) {
    host::take_double_clicks_as_one(&root);
    yew::Renderer::<app::App>::with_root_and_props(root, app::Props { packs: packs.into() })
        .render();
}
