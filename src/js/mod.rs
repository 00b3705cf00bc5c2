//! The boundary to JavaScript: what the headless WebAssembly build exports.
//!
//! Nothing is decided here; every export is one call into the engine between two conversions. Values are converted
//! in `convert.rs` and nowhere else. `pkg/api.js` writes what comes in as JSON text, and puts loading around these exports.
//! Exports borrow the pack and never change it, so a getter of a host's object that calls back finds it whole.
//! What only plans need is in `plans.rs`, which the smaller of the two builds does without.
//! A panic is a trap here, as a full stack is: `pkg/api.js` catches them all, and refuses further calls.

mod convert;
#[cfg(feature = "plans")]
mod plans;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::engine::{self, Answers, Date, Severity};
use convert::{AnswersSource, Diagnostics, Failure, PackSource, Report, VerdictRange};

/// The version of the engine.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// The digest of the sources it was made of; see [`crate::SOURCES`].
#[wasm_bindgen]
pub fn sources() -> Option<String> {
    crate::SOURCES.map(str::to_owned)
}

/// Every problem of a pack; an empty list if there is none.
#[wasm_bindgen(js_name = checkPack)]
pub fn check_pack(source: &PackSource) -> Diagnostics {
    let (_, problems) = convert::pack(source);
    convert::diagnostics(&problems)
}

/// A checked pack, ready to assess answers.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Pack(engine::Pack);

#[wasm_bindgen]
impl Pack {
    /// Reads a pack.
    ///
    /// # Errors
    ///
    /// `invalid_pack`, with all diagnostics, if one of them is an error.
    #[wasm_bindgen(constructor)]
    pub fn new(source: &PackSource) -> Result<Self, Failure> {
        let (pack, problems) = convert::pack(source);
        pack.map(Self)
            .ok_or_else(|| convert::invalid("invalid_pack", "the pack cannot be used", &problems))
    }

    /// Its id.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> String {
        self.0.id().to_owned()
    }

    /// Its version.
    #[wasm_bindgen(getter)]
    pub fn version(&self) -> String {
        self.0.version().to_owned()
    }

    /// Its title.
    #[wasm_bindgen(getter)]
    pub fn title(&self) -> String {
        self.0.title().to_owned()
    }

    /// Its digest.
    #[wasm_bindgen(getter)]
    pub fn digest(&self) -> String {
        self.0.digest().to_owned()
    }

    /// Every problem of an answers file.
    #[wasm_bindgen(js_name = checkAnswers)]
    pub fn check_answers(&self, source: &AnswersSource) -> Diagnostics {
        let (_, problems) = convert::answers(&self.0, source);
        convert::diagnostics(&problems)
    }

    /// The report on an answers file.
    ///
    /// # Errors
    ///
    /// `invalid_answers`, with all diagnostics, if one of them is an error. Warnings are no obstacle: what they are
    /// about is listed in the report as set aside. `invalid_date`, if `today` is there and is no day of the calendar,
    /// written `YYYY-MM-DD`.
    ///
    /// `today` must be a text or not there: the glue would take anything else for one, and read what is not its own.
    /// `pkg/api.js` sees to that.
    pub fn assess(&self, source: &AnswersSource, today: Option<String>) -> Result<Report, Failure> {
        let answers = self.usable(source)?;
        convert::report(&engine::assess(&self.0, &answers, day(today)?.as_ref()))
    }

    /// Only the verdict on an answers file, at both ends.
    ///
    /// # Errors
    ///
    /// As [`Pack::assess`].
    pub fn verdict(&self, source: &AnswersSource) -> Result<VerdictRange, Failure> {
        let answers = self.usable(source)?;
        convert::verdict(engine::verdict_of(&self.0, &answers))
    }
}

/// A day, if one was given.
fn day(text: Option<String>) -> Result<Option<Date>, Failure> {
    let Some(text) = text else { return Ok(None) };
    Date::parse(&text).map(Some).ok_or_else(|| {
        let message = "`today` is not a day of the calendar, written YYYY-MM-DD";
        convert::invalid("invalid_date", message, &[])
    })
}

impl Pack {
    fn usable(&self, source: &AnswersSource) -> Result<Answers, Failure> {
        let (answers, problems) = convert::answers(&self.0, source);
        let wrong = problems.iter().any(|problem| problem.severity == Severity::Error);
        answers.filter(|_| !wrong).ok_or_else(|| {
            convert::invalid("invalid_answers", "the answers cannot be used as they are", &problems)
        })
    }
}
