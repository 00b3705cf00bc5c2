//! The one place where JavaScript values and engine types meet.
//!
//! In: JSON text, as a text or as its bytes. Out: plain objects, `null` for what is not
//! there, and real `Error`s. No export and no rule lives here.

#[cfg(feature = "plans")]
use js_sys::JSON;
use js_sys::{Array, Error, Object, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[cfg(feature = "plans")]
use crate::engine::PlanOptions;
use crate::engine::{self, Answers, Code, Diagnostic, Pack, Range, Severity, Verdict};

#[wasm_bindgen]
extern "C" {
    /// A pack as JSON text.
    #[wasm_bindgen(typescript_type = "string | Uint8Array | unknown")]
    pub type PackSource;

    /// An answers file as JSON text.
    #[wasm_bindgen(typescript_type = "string | Uint8Array | unknown")]
    pub type AnswersSource;

    /// `Diagnostic[]` of `pkg/index.d.ts`.
    #[wasm_bindgen(typescript_type = "object[]")]
    pub type Diagnostics;

    /// `Report` of `pkg/index.d.ts`.
    #[wasm_bindgen(typescript_type = "object")]
    pub type Report;

    /// `Advice` of `pkg/index.d.ts`.
    #[wasm_bindgen(typescript_type = "object")]
    pub type Advice;

    /// Plan options as JSON text.
    #[wasm_bindgen(typescript_type = "string | Uint8Array | unknown")]
    pub type PlanOptionsSource;

    /// `Plan` of `pkg/index.d.ts`.
    #[wasm_bindgen(typescript_type = "object")]
    pub type Plan;

    /// `{ id: string; title: string }[]`.
    #[wasm_bindgen(typescript_type = "{ id: string; title: string }[]")]
    pub type DocumentList;

    /// `[Verdict, Verdict]` of `pkg/index.d.ts`.
    #[wasm_bindgen(typescript_type = "[string, string]")]
    pub type VerdictRange;

    /// `ShipworthyError` of `pkg/index.d.ts`: an `Error` with `code` and `diagnostics`.
    #[wasm_bindgen(extends = Error, typescript_type = "Error")]
    pub type Failure;
}

/// Objects instead of ES maps, `null` instead of `undefined`: what `JSON.parse` would have made.
const SERIALIZER: serde_wasm_bindgen::Serializer =
    serde_wasm_bindgen::Serializer::json_compatible();

pub(super) fn pack(source: &PackSource) -> (Option<Pack>, Vec<Diagnostic>) {
    match text(source) {
        Ok(text) => Pack::from_text(&text),
        Err(problem) => (None, vec![problem]),
    }
}

pub(super) fn answers(pack: &Pack, source: &AnswersSource) -> (Option<Answers>, Vec<Diagnostic>) {
    match text(source) {
        Ok(text) => Answers::from_text(pack, &text),
        Err(problem) => (None, vec![problem]),
    }
}

#[cfg(feature = "plans")]
pub(super) fn plan_options(
    pack: &Pack,
    source: &PlanOptionsSource,
) -> (Option<PlanOptions>, Vec<Diagnostic>) {
    match text(source) {
        Ok(text) => PlanOptions::from_text(pack, &text),
        Err(problem) => (None, vec![problem]),
    }
}

/// The JSON text that `pkg/api.js` gives: as a text, as its UTF-8, or as what it is if it cannot be written.
fn text(source: &JsValue) -> Result<String, Diagnostic> {
    let bytes = source.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
    let text = bytes.map_or_else(|| source.as_string(), |bytes| String::from_utf8(bytes).ok());
    text.ok_or_else(|| Diagnostic {
        code: Code::NotJson,
        severity: Severity::Error,
        path: "$".to_owned(),
        message: "this value cannot be written as JSON".to_owned(),
        hint: "give JSON text, or a plain object: without circles, functions and BigInts, and not nested thousands deep".to_owned(),
    })
}

pub(super) fn report(report: &engine::Report) -> Result<Report, Failure> {
    to_js(report).map(JsCast::unchecked_into)
}

#[cfg(feature = "plans")]
pub(super) fn advice(advice: &engine::Advice) -> Result<Advice, Failure> {
    to_js(advice).map(JsCast::unchecked_into)
}

#[cfg(feature = "plans")]
pub(super) fn plan(plan: &engine::Plan) -> Result<Plan, Failure> {
    to_js(plan).map(JsCast::unchecked_into)
}

/// The plan as JSON text, as `serde_json` would write it.
#[cfg(feature = "plans")]
pub(super) fn json(plan: &engine::Plan) -> Result<String, Failure> {
    let spaces = JsValue::from_f64(2.0);
    let text = JSON::stringify_with_replacer_and_space(&to_js(plan)?, &JsValue::NULL, &spaces);
    Ok(text.ok().and_then(|text| text.as_string()).unwrap_or_default() + "\n")
}

pub(super) fn verdict(range: Range<Verdict>) -> Result<VerdictRange, Failure> {
    to_js(&range).map(JsCast::unchecked_into)
}

#[cfg(feature = "plans")]
pub(super) fn documents(pack: &Pack) -> DocumentList {
    let list = Array::new();
    for document in pack.documents() {
        let entry = Object::new();
        for (name, text) in [("id", &document.id), ("title", &document.title)] {
            // A fresh object accepts any property.
            let _ = Reflect::set(&entry, &JsValue::from_str(name), &JsValue::from_str(text));
        }
        list.push(&entry);
    }
    JsValue::from(list).unchecked_into()
}

pub(super) fn diagnostics(problems: &[Diagnostic]) -> Diagnostics {
    // A list of plain records has no way to fail; an empty list would still be a list.
    to_js(problems).unwrap_or_else(|_| Array::new().into()).unchecked_into()
}

fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, Failure> {
    value.serialize(&SERIALIZER).map_err(|error| failure("internal", &error.to_string(), &[]))
}

/// The failure of a call whose content was wrong: says how many problems there are and quotes the first.
pub(super) fn invalid(code: &str, what: &str, problems: &[Diagnostic]) -> Failure {
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
    let message = match errors.clone().next() {
        Some(first) => format!("{what}: {first}; errors in all: {}", errors.count()),
        None => what.to_owned(),
    };
    failure(code, &message, problems)
}

pub(super) fn failure(code: &str, message: &str, problems: &[Diagnostic]) -> Failure {
    let error: Object = Error::new(message).unchecked_into();
    for (name, value) in [
        ("name", JsValue::from_str("ShipworthyError")),
        ("code", JsValue::from_str(code)),
        ("diagnostics", diagnostics(problems).into()),
    ] {
        // A fresh error accepts any property; if a host froze `Error`, the message still says it all.
        let _ = Reflect::set(&error, &JsValue::from_str(name), &value);
    }
    error.unchecked_into()
}
