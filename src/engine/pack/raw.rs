//! The pack format, mirrored as it stands in JSON. Shapes only: what they mean together is `check.rs`.
//!
//! The manual is `packs/README.md`; a test compares the two field by field. The JSON Schema of packs is made from what
//! stands here: comments become its descriptions, and what stands behind `where` its ranges and spellings.

use serde::Serialize;

use super::action::Work;
use super::figure::{Figure, RawChart};
use super::lens::LensRule;
use crate::engine::decode::{FromJson, has_format, record, words, wrong_type};
use crate::engine::diagnostic::{Path, Problems};
use crate::engine::json::Json;
#[cfg(feature = "schema")]
use crate::engine::schema::{
    ADDRESS, ID, ITEM, LANGUAGE, REFERENCE, VERSION, conditions, either, forms,
};

pub(crate) const FORMAT: &str = "shipworthy-pack/1";

record! {
    /// The rules of one assessment: what is asked, how it is scored and what follows.
    pub(crate) struct RawPack {
        /// `shipworthy-pack/1`.
        format: String where (extend("const" = FORMAT)),
        /// The name by which answers files refer to it.
        id: String where (pattern(ID)),
        /// Three numbers, such as `1.0.0`; raise the first when ids or levels change their meaning.
        version: String where (pattern(VERSION)),
        /// The language of the texts, as a BCP 47 tag such as `en`.
        language: String where (pattern(LANGUAGE)),
        /// Its name for people.
        title: String,
        /// What it assesses.
        description: String,
        /// Where questions and gates come from.
        sources: Vec<Source> where (length(min = 1)),
        /// Facts that are not scored; they decide what applies.
        profile: Vec<RawFact>,
        /// The parts of readiness, in the order they are shown.
        areas: Vec<RawArea> where (length(min = 1)),
        /// In the order they are asked.
        questions: Vec<RawQuestion> where (length(min = 1)),
        /// Conditions with a consequence.
        gates: Vec<RawGate> where (length(min = 1)),
        /// Published numbers with their provenance.
        figures: Option<Vec<Figure>>,
        /// Some figures side by side.
        charts: Option<Vec<RawChart>>,
        /// Published frameworks over the same questions, each counted as its authors count.
        lenses: Option<Vec<RawLens>>,
        /// The id of the lens that is asked first, as a short list.
        quick_check: Option<String> where (pattern(ID)),
        /// What can be done to raise answers, by whom, and in which phases.
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
    /// A publication that questions and gates refer to.
    #[derive(Serialize)]
    pub struct Source {
        /// Its id.
        pub id: String where (pattern(ID)),
        /// What kind of publication it is. An opinion is called an opinion.
        pub kind: SourceKind,
        /// Who published it.
        pub publisher: String,
        /// Its title.
        pub title: String,
        /// When, if known.
        pub year: Option<i64>,
        /// The publisher's own address; it begins with `https://` or `http://`.
        pub url: Option<String> where (pattern(ADDRESS)),
        /// What a reader must know of it.
        pub note: Option<String>,
    }
}

record! {
    /// Something about the PoC that is not scored but decides what applies.
    pub(crate) struct RawFact {
        /// Its id.
        id: String where (pattern(ID)),
        /// The question about the fact.
        text: String,
        /// A longer explanation.
        help: Option<String>,
        /// Whether several options can hold at once; false if it is not there.
        multiple: Option<bool>,
        /// What can be the case: two or more.
        options: Vec<RawOption> where (length(min = 2)),
        /// What is assumed when nobody is sure.
        unsure: RawUnsure,
    }
}

record! {
    /// One possibility of a fact.
    pub(crate) struct RawOption {
        /// Its id.
        id: String where (pattern(ID)),
        /// Its label.
        text: String,
        /// A longer explanation.
        help: Option<String>,
        /// True marks one that cannot hold beside others, such as "none of these".
        exclusive: Option<bool>,
    }
}

record! {
    /// What is assumed when nobody is sure about a fact.
    pub(crate) struct RawUnsure {
        /// The label of "not sure".
        text: String,
        /// Ids of the options that are then assumed, the strict ones.
        treat_as: Vec<String> where (length(min = 1), inner(pattern(ID))),
    }
}

record! {
    /// Which profiles something applies to: `fact` with `any_of`, or `all`, or `any`. There is no "not".
    #[cfg_attr(feature = "schema", schemars(extend("oneOf" = forms(&[&["fact", "any_of"], &["all"], &["any"]]))))]
    pub(crate) struct RawApplies {
        /// The id of a fact, which has at least one of the options in `any_of`.
        fact: Option<String> where (pattern(ID)),
        /// Ids of options of the fact.
        any_of: Option<Vec<String>> where (length(min = 1), inner(pattern(ID))),
        /// Every one of these holds.
        all: Option<Vec<RawApplies>> where (length(min = 1)),
        /// At least one of these holds.
        any: Option<Vec<RawApplies>> where (length(min = 1)),
    }
}

record! {
    /// One part of readiness.
    pub(crate) struct RawArea {
        /// Its id.
        id: String where (pattern(ID)),
        /// Its name.
        title: String,
        /// What it asks about.
        summary: String,
        /// Its weight in the average, 1 to 100; 1 if it is not there.
        weight: Option<i64> where (range(min = 1, max = 100)),
    }
}

record! {
    /// One question with its ordered levels.
    pub(crate) struct RawQuestion {
        /// Its id. Saved answers refer to it: it is never used again for something else.
        id: String where (pattern(ID)),
        /// The id of the area it belongs to.
        area: String where (pattern(ID)),
        /// Its name in tables and lists, one to six words.
        title: String,
        /// The question: one thing, at most 25 words.
        text: String,
        /// Why it matters.
        why: String,
        /// What would prove the answer.
        evidence: String,
        /// Two to eleven; level 0 is the first and the worst. Each describes what an outsider could observe.
        levels: Vec<String> where (length(min = 2, max = 11)),
        /// Its weight in the area, 1 to 100; 1 if it is not there.
        weight: Option<i64> where (range(min = 1, max = 100)),
        /// For which profiles it is asked; for every one if it is not there.
        applies: Option<RawApplies>,
        /// When "not applicable" is a fair answer; where it is not there, that answer is not allowed.
        not_applicable: Option<String>,
        /// Up to which level a claim counts without evidence.
        needs_evidence: Option<RawNeedsEvidence>,
        /// Source references: a source's id, perhaps with a slash and a place in it.
        sources: Vec<String> where (length(min = 1), inner(pattern(REFERENCE))),
    }
}

record! {
    /// Up to which level a claim counts without evidence.
    pub(crate) struct RawNeedsEvidence {
        /// A claim above this level counts as anything from here to what is claimed, until evidence is attached.
        cap: i64 where (range(min = 0, max = 9)),
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
    /// A named condition with a consequence. It has either `passes_when` or `fails_when`.
    #[cfg_attr(feature = "schema", schemars(extend("oneOf" = either("passes_when", "fails_when"))))]
    pub(crate) struct RawGate {
        /// Its id.
        id: String where (pattern(ID)),
        /// The claim that must hold: "A named person owns the result".
        title: String,
        /// What failing it does.
        consequence: Consequence,
        /// For which profiles it counts; for every one if it is not there.
        applies: Option<RawApplies>,
        /// What must be so for it to hold; its conditions say `at_least`.
        passes_when: Option<RawCondition>,
        /// What must not be so; its conditions say `below`.
        fails_when: Option<RawCondition>,
        /// The sentence a reader sees when it fails: what is wrong and what would put it right.
        if_failed: String,
        /// Source references.
        sources: Vec<String> where (length(min = 1), inner(pattern(REFERENCE))),
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
    /// A condition on an answer, a score or another gate, or several of them.
    #[cfg_attr(feature = "schema", schemars(extend("oneOf" = conditions())))]
    pub(crate) struct RawCondition {
        /// The id of a question; `at_least` or `below` says the level.
        question: Option<String> where (pattern(ID)),
        /// The id of an area; `at_least_bp` or `below_bp` says the score.
        area: Option<String> where (pattern(ID)),
        /// An overall score; `at_least_bp` or `below_bp` says how high.
        score: Option<Overall>,
        /// The id of another gate: in `passes_when` it holds, in `fails_when` it fails.
        gate: Option<String> where (pattern(ID)),
        /// The level that is reached; only in `passes_when`.
        at_least: Option<i64> where (range(min = 1, max = 10)),
        /// The level that is not reached; only in `fails_when`.
        below: Option<i64> where (range(min = 1, max = 10)),
        /// The score that is reached, in basis points; only in `passes_when`.
        at_least_bp: Option<i64> where (range(min = 1, max = 10_000)),
        /// The score that is not reached, in basis points; only in `fails_when`.
        below_bp: Option<i64> where (range(min = 1, max = 10_000)),
        /// Every one of these.
        all: Option<Vec<RawCondition>> where (length(min = 1)),
        /// At least one of these.
        any: Option<Vec<RawCondition>> where (length(min = 1)),
    }
}

record! {
    /// Somebody else's framework over the pack's questions.
    pub(crate) struct RawLens {
        /// Its id.
        id: String where (pattern(ID)),
        /// Its name, as its authors write it.
        title: String,
        /// How it counts.
        rule: LensRule,
        /// Whose it is.
        description: String,
        /// How its authors count, in words.
        counted: String,
        /// What it was made for and what it leaves out.
        limits: Option<String>,
        /// For which profiles it is shown; for every one if it is not there.
        applies: Option<RawApplies>,
        /// Its parts; where there are groups every item names one.
        groups: Option<Vec<RawGroup>>,
        /// Its items, in its authors' order.
        items: Vec<RawItem> where (length(min = 1)),
        /// What the number means, falling: the first begins at the highest number and the last at 0. Only for `count` and `minimum`.
        bands: Option<Vec<RawBand>> where (length(min = 1)),
        /// How many steps make a point, 1 to 10; 1 if it is not there. Only for `minimum`.
        steps_per_point: Option<i64> where (extend("enum" = [1, 2, 5, 10])),
        /// Items without which nothing else counts.
        required: Option<RawRequired>,
        /// Source references.
        sources: Vec<String> where (length(min = 1), inner(pattern(REFERENCE))),
    }
}

record! {
    /// A part of a lens.
    pub(crate) struct RawGroup {
        /// Its id.
        id: String where (pattern(ID)),
        /// Its name.
        title: String,
    }
}

record! {
    /// One item of a lens.
    pub(crate) struct RawItem {
        /// The lens's id, a dot, and the authors' own number: `owasp-llm-2025.LLM06`.
        id: String where (pattern(ITEM)),
        /// Its name.
        title: String,
        /// What it asks for.
        text: Option<String>,
        /// For causes: what puts it right in production.
        fix: Option<String>,
        /// The id of its group, where the lens has groups.
        group: Option<String> where (pattern(ID)),
        /// For which profiles it counts; for every one if it is not there.
        applies: Option<RawApplies>,
        /// Ids of items of other lenses that are about the same.
        same_as: Option<Vec<String>> where (inner(pattern(ITEM))),
        /// It is met when all of these hold. Empty only for the first rung of a ladder.
        met_when: Vec<RawPart> where (length(max = 6)),
    }
}

record! {
    /// A question and the level it must have.
    pub struct RawPart {
        /// The question's id.
        pub question: String where (pattern(ID)),
        /// The least level.
        pub at_least: i64 where (range(min = 1, max = 10)),
    }
}

record! {
    /// What a number means to the authors of a framework.
    pub(crate) struct RawBand {
        /// The number from which it holds.
        at_least: i64 where (range(min = 0)),
        /// Its name.
        title: String,
        /// What it says.
        text: String,
        /// True when its authors have nothing left to ask for in it.
        content: Option<bool>,
    }
}

record! {
    /// Items without which nothing else counts.
    pub(crate) struct RawRequired {
        /// Ids of items of this lens, each once.
        items: Vec<String> where (length(min = 1), inner(pattern(ITEM))),
        /// What follows when one of them is missing.
        otherwise: String,
    }
}

/// Reads the shape of a pack. `None` when the document is not a pack at all.
pub(crate) fn read(json: &Json<'_>, problems: &mut Problems) -> Option<RawPack> {
    if !matches!(json, Json::Object(_)) {
        wrong_type(json, "a pack, which is an object,", &Path::Root, problems);
        return None;
    }
    if !has_format(json, FORMAT, &Path::Root, problems) {
        return None;
    }
    Some(RawPack::from_json(json, &Path::Root, problems))
}
