//! JSON Schemas (draft 2020-12) of the formats, made from their types: names, words and comments cannot drift apart.
//!
//! For editors and validators. A schema says what a single value may look like; what values mean together, such as an id
//! that refers to nothing, only the checker knows. It never refuses what a reader takes without a remark.
//! Not part of any product: only the feature `schema` has it, and only `xtask` has the feature.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use super::answers::{AnswersFile, FORMAT as ANSWERS_FORMAT};
use super::decode::{MAX_ENTRIES, SCHEMA};
use super::pack::{FORMAT as PACK_FORMAT, RawPack};
use super::plan::{FORMAT as PLAN_FORMAT, PLAN_OPTIONS_FORMAT, Plan, RawOptions};
use super::report::{FORMAT as REPORT_FORMAT, Report};

/// An id.
pub(crate) const ID: &str = "^[a-z][a-z0-9-]{0,63}$";
/// The id of an item of a lens: the lens's id, a dot, and the authors' own number.
pub(crate) const ITEM: &str = r"^[a-z][a-z0-9-]{0,63}\.[A-Za-z0-9-]{1,32}$";
/// The id of an area or of an item.
pub(crate) const THEME: &str = r"^[a-z][a-z0-9-]{0,63}(\.[A-Za-z0-9-]{1,32})?$";
/// A source reference: a source's id, or one with a slash and a place in it.
pub(crate) const REFERENCE: &str = "^[a-z][a-z0-9-]{0,63}(/|$)";
/// Three numbers.
pub(crate) const VERSION: &str = r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$";
/// A BCP 47 tag.
pub(crate) const LANGUAGE: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$";
/// The address of a page.
pub(crate) const ADDRESS: &str = "^https?://";
/// A day, `YYYY-MM-DD`; how many days a month has, only the reader knows.
pub(crate) const DATE: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
/// A day, or a text that is as good as not there.
pub(crate) const DATE_OR_NOTHING: &str =
    r"^(\s*|[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))$";
/// A text that says something.
pub(crate) const TEXT: &str = r"\S";

/// Every schema: its name and its text.
pub fn schemas() -> Vec<(&'static str, String)> {
    let read = SchemaSettings::draft2020_12;
    let written = || SchemaSettings::draft2020_12().for_serialize();
    let mut pack = document::<RawPack>(read(), "A pack", PACK_FORMAT);
    let mut answers = document::<AnswersFile>(read(), "Answers", ANSWERS_FORMAT);
    let mut options = document::<RawOptions>(read(), "Plan options", PLAN_OPTIONS_FORMAT);
    for schema in [&mut pack, &mut answers, &mut options] {
        RecursiveTransform(|schema: &mut Schema| {
            if schema.get("type") == Some(&json!("array")) {
                let limit = schema.ensure_object().entry("maxItems");
                limit.or_insert_with(|| json!(MAX_ENTRIES));
            }
        })
        .transform(schema);
    }
    // Inside an answers file they need not say what they are.
    options.insert("required".to_owned(), json!(["format"]));
    for schema in [&mut pack, &mut answers, &mut options] {
        let note = "Where this schema is, for editors; it plays no part in anything else.";
        if let Some(Value::Object(fields)) = schema.get_mut("properties") {
            fields.insert(SCHEMA.to_owned(), json!({ "type": "string", "description": note }));
        }
    }
    let report = document::<Report>(written(), "A report", REPORT_FORMAT);
    let plan = document::<Plan>(written(), "A plan", PLAN_FORMAT);
    [
        ("pack", pack),
        ("answers", answers),
        ("plan-options", options),
        ("report", report),
        ("plan", plan),
    ]
    .into_iter()
    .map(|(name, schema)| {
        // Writing a tree to a string has no way to fail.
        (name, serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n")
    })
    .collect()
}

fn document<T: JsonSchema>(settings: SchemaSettings, what: &str, format: &str) -> Schema {
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), json!(format!("{what} of Shipworthy, {format}")));
    RecursiveTransform(words).transform(&mut schema);
    RecursiveTransform(plain).transform(&mut schema);
    without_raw(schema.ensure_object());
    schema
}

/// What [`super::decode`] asks of every record: no field is `null`, and no text is empty.
pub(crate) fn as_read(schema: &mut Schema) {
    let Some(Value::Object(fields)) = schema.get_mut("properties") else { return };
    for field in fields.values_mut() {
        let Ok(field) = <&mut Schema>::try_from(field) else { continue };
        not_null(field);
        says_something(field);
        if let Some(entries) = field.get_mut("items")
            && let Ok(entries) = <&mut Schema>::try_from(entries)
        {
            says_something(entries);
        }
    }
}

fn says_something(schema: &mut Schema) {
    let is_text = schema.get("type") == Some(&json!("string"));
    if is_text && schema.get("const").is_none() {
        schema.ensure_object().entry("pattern").or_insert_with(|| json!(TEXT));
    }
}

/// Takes back that an optional value may be `null`.
pub(crate) fn not_null(schema: &mut Schema) {
    let fields = schema.ensure_object();
    if let Some(Value::Array(types)) = fields.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            fields.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(cases)) = fields.get("anyOf")
        && let [Value::Object(case), null] = cases.as_slice()
        && *null == json!({ "type": "null" })
    {
        let case = case.clone();
        fields.remove("anyOf");
        fields.extend(case);
    }
}

/// A list of words with a comment each becomes an `enum`, which tools show and report best; the comments go into the
/// description.
fn words(schema: &mut Schema) {
    let Some(Value::Array(cases)) = schema.get("oneOf") else { return };
    let mut names = Vec::new();
    let mut comments = Vec::new();
    for case in cases {
        let (Some(Value::String(name)), Some(Value::String(comment))) =
            (case.get("const"), case.get("description"))
        else {
            return;
        };
        names.push(json!(name));
        comments.push(format!("`{name}`: {comment}"));
    }
    let about = schema.get("description").and_then(Value::as_str).unwrap_or_default();
    let about = format!("{about}\n\n{}", comments.join("\n\n"));
    schema.remove("oneOf");
    for (key, value) in
        [("type", json!("string")), ("enum", json!(names)), ("description", json!(about))]
    {
        schema.insert(key.to_owned(), value);
    }
}

/// Comments without line breaks of the source and links of its documentation; numbers without names of Rust types.
fn plain(schema: &mut Schema) {
    if schema.get("type") != Some(&json!("string")) {
        schema.remove("format");
    }
    if let Some(Value::String(text)) = schema.get_mut("description") {
        // The examples after the text are in Rust.
        let words = text.split("```").next().unwrap_or_default().trim_end();
        let paragraphs: Vec<_> = words
            .split("\n\n")
            .map(|paragraph| paragraph.replace('\n', " ").replace("[`", "`").replace("`]", "`"))
            .collect();
        *text = paragraphs.join("\n\n");
    }
}

/// Calls the mirrors of a format what they mirror: `RawGate` is `Gate`.
fn without_raw(root: &mut Map<String, Value>) {
    fn rename(value: &mut Value) {
        match value {
            Value::Array(entries) => entries.iter_mut().for_each(rename),
            Value::Object(fields) => {
                for (key, value) in fields.iter_mut() {
                    match value {
                        Value::String(place) if key == "$ref" => {
                            *place = place.replace("/$defs/Raw", "/$defs/");
                        }
                        value => rename(value),
                    }
                }
            }
            _ => {}
        }
    }
    if let Some(Value::Object(types)) = root.get_mut("$defs") {
        *types = std::mem::take(types)
            .into_iter()
            .map(|(name, schema)| match name.strip_prefix("Raw") {
                Some(name) => (name.to_owned(), schema),
                None => (name, schema),
            })
            .collect();
    }
    for value in root.values_mut() {
        rename(value);
    }
}

/// An object has the fields of exactly one of these forms.
pub(crate) fn forms(forms: &[&[&str]]) -> Value {
    forms.iter().map(|names| json!({ "required": names, "maxProperties": names.len() })).collect()
}

/// An object has one of two fields and not both.
pub(crate) fn either(one: &str, other: &str) -> Value {
    json!([{ "required": [one] }, { "required": [other] }])
}

/// The forms of a gate's condition.
pub(crate) fn conditions() -> Value {
    forms(&[
        &["question", "at_least"],
        &["question", "below"],
        &["area", "at_least_bp"],
        &["area", "below_bp"],
        &["score", "at_least_bp"],
        &["score", "below_bp"],
        &["gate"],
        &["all"],
        &["any"],
    ])
}

/// At most one of the four things an answer can say: all but one are as good as not there.
pub(crate) fn one_reply() -> Value {
    let replies = ["level", "levels", "unknown", "not_applicable"];
    replies
        .iter()
        .map(|said| {
            let others = replies.iter().filter(|other| other != &said);
            let unsaid: Map<String, Value> = others
                .map(|other| ((*other).to_owned(), json!({ "enum": [null, false] })))
                .collect();
            json!({ "properties": unsaid })
        })
        .collect()
}
