//! The boundary to JavaScript: what the headless WebAssembly build exports.
//!
//! Nothing is decided here; every export is one call into the engine between two conversions. Values are converted
//! in `convert.rs` and nowhere else. `pkg/api.js` writes what comes in as JSON text, and `pkg/index.js` puts loading and
//! documentation around these exports.
//! Exports borrow the pack and never change it, so a getter of a host's object that calls back finds it whole.
//! A panic is a trap here, as a full stack is: `pkg/api.js` catches them all, and refuses further calls.

mod convert;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::engine::{self, Answers, Date, ExportFormat, Severity};
use convert::{
    Advice, AnswersSource, Diagnostics, DocumentList, Failure, PackSource, Plan, PlanOptionsSource,
    Report, VerdictRange,
};

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

    /// What follows from an answers file: fragile claims, robustness, ways to ship.
    ///
    /// # Errors
    ///
    /// `invalid_answers`, as [`Pack::assess`].
    pub fn advise(&self, source: &AnswersSource) -> Result<Advice, Failure> {
        convert::advice(&engine::advise(&self.0, &self.usable(source)?))
    }

    /// A plan for an answers file. `options` is `shipworthy-plan-options/1`; without it
    /// those count that the answers file holds.
    ///
    /// # Errors
    ///
    /// As [`Pack::assess`]; `invalid_plan_options` with all diagnostics; `no_plan` with the reasons why there can be
    /// none.
    pub fn plan(
        &self,
        source: &AnswersSource,
        options: Option<PlanOptionsSource>,
        today: Option<String>,
    ) -> Result<Plan, Failure> {
        convert::plan(&self.planned(&self.usable(source)?, options, &day(today)?)?)
    }

    /// A plan for an answers file, in another format: see `ExportFormat`.
    ///
    /// # Errors
    ///
    /// `invalid_format` for a format that is not known, and as [`Pack::plan`].
    #[wasm_bindgen(js_name = exportPlan)]
    pub fn export_plan(
        &self,
        source: &AnswersSource,
        options: Option<PlanOptionsSource>,
        format: &str,
        today: Option<String>,
    ) -> Result<String, Failure> {
        let formats = ExportFormat::ALL;
        let Some(format) = formats.iter().find(|known| known.as_str() == format) else {
            let known: Vec<&str> = formats.iter().map(|known| known.as_str()).collect();
            let message = format!("the format is not one of {}", known.join(", "));
            return Err(convert::failure("invalid_format", &message, &[]));
        };
        let plan = self.planned(&self.usable(source)?, options, &day(today)?)?;
        // JSON is what JavaScript makes of the plan: the engine need not write it.
        engine::plan::export_text(&self.0, &plan, *format).map_or_else(|| convert::json(&plan), Ok)
    }

    /// The documents that can be written: `id` and `title` of each.
    #[wasm_bindgen(getter)]
    pub fn documents(&self) -> DocumentList {
        convert::documents(&self.0)
    }

    /// A document of the pack, written from an answers file, as Markdown. Without `options` those of the answers file
    /// count, if they give a plan.
    ///
    /// # Errors
    ///
    /// `unknown_document`, and as [`Pack::plan`] if there are `options`.
    pub fn document(
        &self,
        source: &AnswersSource,
        id: &str,
        options: Option<PlanOptionsSource>,
        today: Option<String>,
    ) -> Result<String, Failure> {
        let answers = self.usable(source)?;
        let today = day(today)?;
        let plan = if options.is_some() || answers.plan.is_some() {
            let is_asked_for = options.is_some();
            let plan = self.planned(&answers, options, &today);
            if is_asked_for { Some(plan?) } else { plan.ok() }
        } else {
            None
        };
        let report = engine::assess(&self.0, &answers, today.as_ref());
        engine::document(&self.0, &answers, &report, plan.as_ref(), id).ok_or_else(|| {
            let known = self.0.documents().iter().map(|document| document.id.as_str());
            let known = known.collect::<Vec<_>>().join(", ");
            let message = format!("the document is not one of those of this pack: {known}");
            convert::failure("unknown_document", &message, &[])
        })
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
    fn planned(
        &self,
        answers: &Answers,
        options: Option<PlanOptionsSource>,
        today: &Option<Date>,
    ) -> Result<engine::Plan, Failure> {
        let (options, said) = match options {
            Some(source) => convert::plan_options(&self.0, &source),
            None => (Some(answers.plan.clone().unwrap_or_default()), Vec::new()),
        };
        let Some(options) = options else {
            let message = "the plan options cannot be used";
            return Err(convert::invalid("invalid_plan_options", message, &said));
        };
        match engine::plan(&self.0, answers, &options, today.as_ref()) {
            Ok(mut plan) => {
                plan.remarks.splice(0..0, said);
                Ok(plan)
            }
            Err(problems) => Err(convert::invalid("no_plan", "there can be no plan", &problems)),
        }
    }

    fn usable(&self, source: &AnswersSource) -> Result<Answers, Failure> {
        let (answers, problems) = convert::answers(&self.0, source);
        let wrong = problems.iter().any(|problem| problem.severity == Severity::Error);
        answers.filter(|_| !wrong).ok_or_else(|| {
            convert::invalid("invalid_answers", "the answers cannot be used as they are", &problems)
        })
    }
}
