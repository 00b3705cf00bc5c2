//! The answers format as types, for its JSON Schema only. Answers are read by `read.rs`, which needs a pack to know what
//! an answer means and keeps what it does not understand; no type could say that.
//!
//! A test below holds the two together, field by field.
#![expect(dead_code, reason = "nothing makes these; the schema is made from them")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::FORMAT;
use crate::engine::gate::Verdict;
use crate::engine::plan::RawOptions;
use crate::engine::schema::{DATE_OR_NOTHING, ID, TEXT, VERSION, not_null, one_reply};

/// What people said about one PoC: its profile, and answers to the questions of a pack.
#[derive(JsonSchema)]
pub(in crate::engine) struct AnswersFile {
    /// `shipworthy-answers/1`.
    #[schemars(extend("const" = FORMAT))]
    format: String,
    /// The pack it was filled in for; for another version it loads with a notice.
    pack: WrittenFor,
    /// The name of the PoC.
    title: Option<String>,
    /// Anything worth saying about it.
    note: Option<String>,
    /// What is known about the facts of the pack: ids of options by the id of their fact.
    #[schemars(transform = not_null)]
    profile: Option<BTreeMap<String, Option<FactReply>>>,
    /// Answers by the id of their question.
    #[schemars(transform = not_null)]
    answers: Option<BTreeMap<String, AnswerEntry>>,
    /// What was decided about a plan; it plays no part in the assessment.
    #[schemars(transform = not_null)]
    plan: Option<RawOptions>,
    /// What the author of a worked example expects. Nothing else has it.
    #[schemars(transform = not_null)]
    expected: Option<Expected>,
}

/// A pack.
#[derive(JsonSchema)]
struct WrittenFor {
    /// Its id.
    #[schemars(pattern(ID))]
    id: String,
    /// Its version, such as `1.0.0`.
    #[schemars(pattern(VERSION))]
    version: String,
}

/// What was said about one fact of the profile.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum FactReply {
    /// Ids of the options that hold.
    Options(#[schemars(length(min = 1), inner(pattern(TEXT)))] Vec<String>),
    /// Nobody is sure: the strict options of the pack are assumed.
    Unsure(#[schemars(extend("const" = super::UNSURE))] String),
}

/// One of `level`, `levels`, `unknown` and `not_applicable`; none of them is unanswered.
#[derive(JsonSchema)]
#[schemars(extend("anyOf" = one_reply()))]
struct AnswerEntry {
    /// The level that describes what exists today; 0 is the worst.
    #[schemars(range(min = 0, max = 10))]
    level: Option<i64>,
    /// The levels of several people; it counts as the range they span.
    #[schemars(length(min = 1), inner(range(min = 0, max = 10)))]
    levels: Option<Vec<i64>>,
    /// Nobody here knows.
    unknown: Option<bool>,
    /// Why the question makes no sense for this PoC.
    #[schemars(pattern(TEXT))]
    not_applicable: Option<String>,
    /// What backs the answer.
    evidence: Option<EvidenceEntry>,
    /// A remark.
    note: Option<String>,
}

/// What backs an answer.
#[derive(JsonSchema)]
struct EvidenceEntry {
    /// A link, a file name or a sentence.
    #[schemars(pattern(TEXT))]
    what: String,
    /// Who says so.
    by: Option<String>,
    /// When, as `YYYY-MM-DD`.
    #[schemars(pattern(DATE_OR_NOTHING))]
    date: Option<String>,
}

/// What the author of a worked example expects.
#[derive(JsonSchema)]
struct Expected {
    /// The verdict at both ends.
    verdict: ExpectedVerdict,
    /// Ids of gates that must fail; others may too.
    fails: Vec<String>,
    /// Ids of gates that must be open; others may too.
    open: Vec<String>,
    /// Why, in a sentence or two.
    why: String,
}

/// The verdict at both ends.
#[derive(JsonSchema)]
struct ExpectedVerdict {
    /// What holds whatever the open answers turn out to be.
    proven: Verdict,
    /// The best that the open answers allow.
    possible: Verdict,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use schemars::schema_for;
    use serde_json::Value;

    use super::*;

    #[test]
    fn the_schema_has_the_fields_that_are_read_and_no_others() {
        // In the reader, a field is the word before an arrow, or one of several.
        let mut read = BTreeSet::new();
        for line in include_str!("read.rs").lines() {
            let arm = line.split("=>").next().unwrap_or_default();
            let is_arm =
                line.trim_start().trim_start_matches('(').starts_with('"') && !line.contains('\\');
            read.extend(arm.split('"').skip(1).step_by(2).filter(|_| is_arm));
        }
        // Evidence has a list of its own, and `expected` is only passed by.
        read.extend(["what", "by", "date", "expected"]);
        read.retain(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_'));

        let mut known = BTreeSet::new();
        for schema in [
            schema_for!(AnswersFile),
            schema_for!(WrittenFor),
            schema_for!(AnswerEntry),
            schema_for!(EvidenceEntry),
        ] {
            let properties = schema.get("properties").and_then(Value::as_object).unwrap();
            known.extend(properties.keys().cloned());
        }
        assert_eq!(read, known.iter().map(String::as_str).collect::<BTreeSet<_>>());
    }
}
