//! The pack format, mirrored as it stands in JSON. Shapes only: what they mean together is `check.rs`.
//!
//! The manual is `packs/README.md`; a test compares the two field by field.

use super::action::Work;
use super::figure::{Figure, RawChart};
use super::lens::LensRule;
use crate::engine::decode::{FromJson, has_format, record, words, wrong_type};
use crate::engine::diagnostic::{Path, Problems};
use crate::engine::json::Json;

pub(crate) const FORMAT: &str = "shipworthy-pack/1";

record! {
    pub(crate) struct RawPack {
        format: String,
        id: String,
        version: String,
        language: String,
        title: String,
        description: String,
        sources: Vec<RawSource>,
        profile: Vec<RawFact>,
        areas: Vec<RawArea>,
        questions: Vec<RawQuestion>,
        gates: Vec<RawGate>,
        figures: Option<Vec<Figure>>,
        charts: Option<Vec<RawChart>>,
        lenses: Option<Vec<RawLens>>,
        quick_check: Option<String>,
        work: Option<Work>,
    }
}

words! {
    /// What kind of publication a source is.
    pub enum SourceKind {
        /// Research with a described method.
        Study = "study",
        /// Answers of many respondents.
        Survey = "survey",
        /// A published framework or list.
        Framework = "framework",
        /// A law or a rule of an authority.
        Regulation = "regulation",
        /// Something practitioners do and describe.
        Practice = "practice",
        /// What its author thinks.
        Opinion = "opinion",
    }
}

record! {
    pub(crate) struct RawSource {
        id: String,
        kind: SourceKind,
        publisher: String,
        title: String,
        year: Option<i64>,
        url: Option<String>,
        note: Option<String>,
    }
}

record! {
    pub(crate) struct RawFact {
        id: String,
        text: String,
        help: Option<String>,
        multiple: Option<bool>,
        options: Vec<RawOption>,
        unsure: RawUnsure,
    }
}

record! {
    pub(crate) struct RawOption {
        id: String,
        text: String,
        help: Option<String>,
        exclusive: Option<bool>,
    }
}

record! {
    pub(crate) struct RawUnsure {
        text: String,
        treat_as: Vec<String>,
    }
}

record! {
    pub(crate) struct RawApplies {
        fact: Option<String>,
        any_of: Option<Vec<String>>,
        all: Option<Vec<RawApplies>>,
        any: Option<Vec<RawApplies>>,
    }
}

record! {
    pub(crate) struct RawArea {
        id: String,
        title: String,
        summary: String,
        weight: Option<i64>,
    }
}

record! {
    pub(crate) struct RawQuestion {
        id: String,
        area: String,
        title: String,
        text: String,
        why: String,
        evidence: String,
        levels: Vec<String>,
        weight: Option<i64>,
        applies: Option<RawApplies>,
        not_applicable: Option<String>,
        needs_evidence: Option<RawNeedsEvidence>,
        sources: Vec<String>,
    }
}

record! {
    pub(crate) struct RawNeedsEvidence {
        cap: i64,
    }
}

words! {
    /// What failing a gate does.
    pub enum Consequence {
        /// The verdict is *kill*.
        Kill = "kill",
        /// The verdict is at best *rescope*.
        Block = "block",
        /// A *ship* carries a condition.
        Warn = "warn",
    }
}

record! {
    pub(crate) struct RawGate {
        id: String,
        title: String,
        consequence: Consequence,
        applies: Option<RawApplies>,
        passes_when: Option<RawCondition>,
        fails_when: Option<RawCondition>,
        if_failed: String,
        sources: Vec<String>,
    }
}

words! {
    /// Which overall score a condition speaks of.
    pub enum Overall {
        /// The weighted mean of the areas.
        Average = "average",
        /// The weakest area.
        Weakest = "weakest",
    }
}

record! {
    pub(crate) struct RawCondition {
        question: Option<String>,
        area: Option<String>,
        score: Option<Overall>,
        gate: Option<String>,
        at_least: Option<i64>,
        below: Option<i64>,
        at_least_bp: Option<i64>,
        below_bp: Option<i64>,
        all: Option<Vec<RawCondition>>,
        any: Option<Vec<RawCondition>>,
    }
}

record! {
    pub(crate) struct RawLens {
        id: String,
        title: String,
        rule: LensRule,
        description: String,
        counted: String,
        limits: Option<String>,
        applies: Option<RawApplies>,
        groups: Option<Vec<RawGroup>>,
        items: Vec<RawItem>,
        bands: Option<Vec<RawBand>>,
        steps_per_point: Option<i64>,
        required: Option<RawRequired>,
        sources: Vec<String>,
    }
}

record! {
    pub(crate) struct RawGroup {
        id: String,
        title: String,
    }
}

record! {
    pub(crate) struct RawItem {
        id: String,
        title: String,
        text: Option<String>,
        fix: Option<String>,
        group: Option<String>,
        applies: Option<RawApplies>,
        same_as: Option<Vec<String>>,
        met_when: Vec<RawPart>,
    }
}

record! {
    /// A question and the level it must have.
    pub struct RawPart {
        /// The question's id.
        pub question: String,
        /// The least level.
        pub at_least: i64,
    }
}

record! {
    pub(crate) struct RawBand {
        at_least: i64,
        title: String,
        text: String,
        content: Option<bool>,
    }
}

record! {
    pub(crate) struct RawRequired {
        items: Vec<String>,
        otherwise: String,
    }
}

/// Reads the shape of a pack. `None` when the document is not a pack at all.
pub(crate) fn read(json: &Json, problems: &mut Problems) -> Option<RawPack> {
    if !matches!(json, Json::Object(_)) {
        wrong_type(json, "a pack, which is an object,", &Path::Root, problems);
        return None;
    }
    if !has_format(json, FORMAT, problems) {
        return None;
    }
    Some(RawPack::from_json(json, &Path::Root, problems))
}
