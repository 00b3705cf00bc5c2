//! What happens if the engine panics after all: it is said once, aloud, and the instance refuses further calls.
//!
//! With `panic = "abort"` a WebAssembly instance is left in the middle of whatever it was doing. Its answers could
//! be wrong from then on, so it gives none. Traps that are no panics (a full stack, no memory left) never reach this
//! hook: `pkg/api.js` catches those.

use std::sync::OnceLock;

use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::{Failure, failure};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn console_error(text: &str);
}

static STOPPED: OnceLock<String> = OnceLock::new();

/// Runs once, when the module is instantiated.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| {
        let text = info.to_string();
        console_error(&format!("Shipworthy stopped, please report this: {text}"));
        let _ = STOPPED.set(text);
    }));
}

/// Refuses to go on after a panic. Every export that computes calls this first.
pub(super) fn guard() -> Result<(), Failure> {
    match STOPPED.get() {
        None => Ok(()),
        Some(text) => Err(failure(
            "engine_stopped",
            &format!(
                "the engine stopped after an internal error; reload the page or restart the process, and please report this: {text}"
            ),
            &[],
        )),
    }
}
