//! What is to be done about a verdict: advice, plans, their exports, and documents. Only with the feature `plans`.
//!
//! As in `mod.rs`, nothing is decided here.

use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::{self, Advice, AnswersSource, DocumentList, Failure, Plan, PlanOptionsSource};
use super::{Pack, day};
use crate::engine::{self, Answers, Date, ExportFormat};

#[wasm_bindgen]
impl Pack {
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
        convert::plan(&self.planned(source, &self.usable(source)?, options, &day(today)?)?)
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
        let today = day(today)?;
        let plan = self.planned(source, &self.usable(source)?, options, &today)?;
        // JSON is what JavaScript makes of the plan: the engine need not write it.
        engine::plan::export_text(&self.0, &plan, *format, today.as_ref())
            .map_or_else(|| convert::json(&plan), Ok)
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
            let plan = self.planned(source, &answers, options, &today);
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
}

impl Pack {
    fn planned(
        &self,
        source: &AnswersSource,
        answers: &Answers,
        options: Option<PlanOptionsSource>,
        today: &Option<Date>,
    ) -> Result<engine::Plan, Failure> {
        let (options, said) = match options {
            Some(source) => convert::plan_options(&self.0, &source),
            None if answers.set_aside().iter().any(|entry| entry.path == "$.plan") => {
                let (_, mut said) = convert::answers(&self.0, source);
                said.retain(|problem| problem.path.starts_with("$.plan"));
                (None, said)
            }
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
}
