//! What a visitor needs only once there are answers: the way from the first part of the application into its later part.
//!
//! The delivered application is two WebAssembly modules over one memory. The first has the questions and is what a
//! visitor waits for, and the report as data; the later one has the screens of report, plan, documents, frameworks and
//! figures, and comes while the visitor reads. `xtask/src/wasm.rs` cuts them apart: whatever can be reached only through
//! the functions below is in the later one. That it is there is for the model to know: as long as
//! [`super::model::LaterPart`] is not `Here`, none of them may be called, for the call would be a trap.
//!
//! In every other build (`cargo test`, `cargo xtask serve`) there is one module, and these are plain functions.

use super::app;
use super::markup::Markup;
use super::model::{Action, Assessment, Effect, Model};

/// Whether this build is in two parts.
pub(crate) const IS_APART: bool = cfg!(apart);

/// Functions that lie in the later part. Each has a number of its own, by which the two parts find each other.
macro_rules! later {
    ($($(#[$doc:meta])* $number:literal fn $name:ident($($arg:ident: $type:ty),*) $(-> $given:ty)? $body:block)*) => {$(
        $(#[$doc])*
        pub(crate) fn $name($($arg: $type),*) $(-> $given)? {
            #[cfg(not(apart))]
            $body
            // The import and the export are one function, in one compilation: their types can be anything. Nothing of
            // that is unsafe but the promise that no two functions have one name.
            #[cfg(apart)]
            {
                #[link(wasm_import_module = "__wasm_split_placeholder__")]
                #[allow(improper_ctypes, reason = "it never leaves Rust")]
                unsafe extern "C" {
                    #[link_name = concat!("__wasm_split_00later00_import_", $number)]
                    safe fn import($($arg: $type),*) $(-> $given)?;
                }
                #[allow(improper_ctypes_definitions, reason = "it never leaves Rust")]
                #[unsafe(export_name = concat!("__wasm_split_00later00_export_", $number))]
                extern "C" fn export($($arg: $type),*) $(-> $given)? $body
                import($($arg),*)
            }
        }
    )*};
}

later! {
    /// What the later screens show.
    "00000000000000000000000000000001" fn screen(model: &Model, page: &mut Markup) {
        app::later_screen(model, page);
    }

    /// Makes a change that only the later screens offer.
    "00000000000000000000000000000002" fn act(now: &mut Assessment, action: Action) -> Vec<Effect> {
        now.act_later(action)
    }
}
