//! A checked pack: the rules of one assessment, ready to be applied.
//!
//! The way in is [`Pack::from_text`]: `raw.rs` mirrors the format, `check.rs` turns it into
//! what stands here. Whoever holds a [`Pack`] holds a valid one. No scoring here: see [`super::assess`].

mod action;
mod check;
mod figure;
mod lens;
mod origin;
mod raw;
mod reading;

use std::ops::Index;

use super::diagnostic::Diagnostic;
use super::points::BasisPoints;
use origin::Origin;

pub use action::{
    Action, BudgetBase, BudgetRule, Document, DocumentSection, Effort, PercentRange, Phase, Raise,
    Role, Shown, Work,
};
pub(crate) use action::{ActionLinks, check_effort};
pub use figure::{
    Basis, Chart, ChartEntry, ChartKind, Figure, FigureKind, FigureUse, FigureValue, Outcome,
    Qualifier, Unit, Verification,
};
pub use lens::{Band, Lens, LensGroup, LensItem, LensRule, Required};
pub use raw::{Consequence, Overall, RawPart as AtLeast, Source, SourceKind};
#[cfg(feature = "schema")]
pub(super) use raw::{FORMAT, RawPack};
pub(crate) use reading::Reading;

/// The rules of one assessment: what is asked, how it is scored and what follows.
///
/// ```
/// use shipworthy::engine::Pack;
///
/// let (pack, problems) = Pack::from_text(r#"{ "format": "shipworthy-pack/1", "id": "Mine" }"#);
/// assert!(pack.is_none());
/// // Everything that is wrong, at once: a bad id and all the missing parts.
/// assert!(problems.iter().any(|problem| problem.path == "$.id" && problem.code.as_str() == "bad_id"));
/// assert!(problems.iter().any(|problem| problem.path == "$.questions"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    // INVARIANT (sound pack): only `check.rs` fills these fields; every index in them is in range.
    id: String,
    version: String,
    language: String,
    title: String,
    description: String,
    origin: Origin,
    sources: Vec<Source>,
    facts: Vec<Fact>,
    areas: Vec<Area>,
    questions: Vec<Question>,
    /// Questions in the order of their ids.
    question_order: Vec<QuestionIdx>,
    gates: Vec<Gate>,
    /// Gates so ordered that a gate comes after those it refers to.
    gate_order: Vec<GateIdx>,
    figures: Vec<Figure>,
    /// One per figure.
    figure_applies: Vec<Applies>,
    charts: Vec<Chart>,
    lenses: Vec<Lens>,
    /// The place of a lens.
    quick_check: Option<usize>,
    work: Option<Work>,
    /// One per action.
    action_links: Vec<ActionLinks>,
    /// Actions so ordered that each comes after those it waits for.
    action_order: Vec<usize>,
}

impl Pack {
    /// Reads a pack from JSON text.
    ///
    /// Gives the pack, unless a diagnostic is an error, and all diagnostics at once.
    pub fn from_text(text: &str) -> (Option<Self>, Vec<Diagnostic>) {
        Reading::new(text.into()).finish()
    }

    /// The id that answers files name.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Three numbers: `1.0.0`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The language of the texts, as a BCP 47 tag.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The pack's name for people.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What the pack assesses.
    pub fn description(&self) -> &str {
        &self.description
    }

    /// `sha256:` and the SHA-256 of the pack's canonical JSON (RFC 8785), in hexadecimal. Without a `$schema` at its top:
    /// where an editor finds help is no part of the rules.
    ///
    /// The first call makes it, which takes half as long as reading the pack did; so may the first comparison of two packs.
    pub fn digest(&self) -> &str {
        self.origin.digest()
    }

    /// Where questions and gates come from.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The profile's facts, in the order they are asked.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The parts of readiness, in order.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// Who works, in order; nobody when the pack knows no work.
    pub fn roles(&self) -> &[Role] {
        self.work.as_ref().map_or(&[], |work| &work.roles)
    }

    /// The phases of the work, in order.
    pub fn phases(&self) -> &[Phase] {
        self.work.as_ref().map_or(&[], |work| &work.phases)
    }

    /// The questions, in the order they are asked.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The gates, in order.
    pub fn gates(&self) -> &[Gate] {
        &self.gates
    }

    /// The figures ledger.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// For each figure, the profiles it speaks of.
    pub(crate) fn figure_applies(&self) -> &[Applies] {
        &self.figure_applies
    }

    /// The charts, in order.
    pub fn charts(&self) -> &[Chart] {
        &self.charts
    }

    /// The lenses, in order.
    pub fn lenses(&self) -> &[Lens] {
        &self.lenses
    }

    /// The short list with its own bands, if the pack has one: a lens of one question an item.
    pub fn quick_check(&self) -> Option<&Lens> {
        self.lenses.get(self.quick_check?)
    }

    /// The work that raises answers, if the pack knows any.
    pub fn work(&self) -> Option<&Work> {
        self.work.as_ref()
    }

    /// The actions; none if the pack knows no work.
    pub fn actions(&self) -> &[Action] {
        self.work.as_ref().map_or(&[], |work| &work.actions)
    }

    /// The documents that can be written from answers.
    pub fn documents(&self) -> &[Document] {
        self.work.as_ref().and_then(|work| work.documents.as_deref()).unwrap_or_default()
    }

    /// For each action, where its references lead.
    pub(crate) fn action_links(&self) -> &[ActionLinks] {
        &self.action_links
    }

    /// The places of the actions, each after those it waits for.
    pub(crate) fn actions_in_order(&self) -> &[usize] {
        &self.action_order
    }

    /// The gates, each after those it refers to.
    pub(crate) fn gates_in_order(&self) -> &[GateIdx] {
        &self.gate_order
    }

    /// The questions in the order of their ids, which is that of [`super::Answers`].
    pub(crate) fn questions_by_id(&self) -> &[QuestionIdx] {
        &self.question_order
    }

    /// The place of the question of this id. It is first looked for at `guess`, for many lists are in the pack's order.
    pub(crate) fn place_of_question(&self, id: &str, guess: usize) -> Option<usize> {
        let is_it = |question: &Question| question.id == id;
        let guess = Some(guess).filter(|guess| self.questions.get(*guess).is_some_and(is_it));
        guess.or_else(|| self.questions.iter().position(is_it))
    }

    /// The question of this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The gate of this id.
    pub fn gate(&self, id: &str) -> Option<&Gate> {
        self.gates.iter().find(|gate| gate.id == id)
    }

    /// The area of this id.
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// The figure of this id.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id == id)
    }

    /// The lens of this id.
    pub fn lens(&self, id: &str) -> Option<&Lens> {
        self.lenses.iter().find(|lens| lens.id == id)
    }

    /// The fact of this id.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == id)
    }

    /// The source that a reference such as `owasp-llm-2025/LLM06` names.
    pub fn source(&self, reference: &str) -> Option<&Source> {
        let id = reference.split('/').next().unwrap_or(reference);
        self.sources.iter().find(|source| source.id == id)
    }
}

macro_rules! indices {
    ($($(#[doc = $doc:literal])+ $idx:ident => $list:ident: $item:ty;)+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
            pub struct $idx(usize);

            impl $idx {
                pub(crate) const fn get(self) -> usize {
                    self.0
                }
            }

            impl Index<$idx> for Pack {
                type Output = $item;

                /// # Panics
                ///
                /// If the index was made by another pack.
                fn index(&self, index: $idx) -> &$item {
                    #[expect(clippy::indexing_slicing, reason = "INVARIANT (sound pack): only the checker makes indices")]
                    &self.$list[index.0]
                }
            }
        )+
    };
}

indices! {
    /// The place of an area in its pack: `pack[area]`.
    AreaIdx => areas: Area;
    /// The place of a question in its pack: `pack[question]`.
    QuestionIdx => questions: Question;
    /// The place of a gate in its pack: `pack[gate]`.
    GateIdx => gates: Gate;
    /// The place of a fact in its pack: `pack[fact]`.
    FactIdx => facts: Fact;
}

/// Something about the PoC that is not scored but decides what applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its id.
    pub id: String,
    /// The question about it.
    pub text: String,
    /// A longer explanation.
    pub help: Option<String>,
    /// Whether several options can hold at once.
    pub multiple: bool,
    /// What can be the case.
    pub options: Vec<FactOption>,
    /// The label of "not sure".
    pub unsure_text: String,
    /// The options assumed when nobody is sure; indices into `options`.
    pub treat_as: Vec<usize>,
}

impl Fact {
    /// Whether these options, given as indices, can hold together.
    pub fn fits(&self, options: &[usize]) -> bool {
        let exclusive =
            |option: &usize| self.options.get(*option).is_some_and(|option| option.exclusive);
        match options {
            [] => false,
            [_] => true,
            several => self.multiple && !several.iter().any(exclusive),
        }
    }
}

/// One possibility of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactOption {
    /// Its id.
    pub id: String,
    /// Its label.
    pub text: String,
    /// A longer explanation.
    pub help: Option<String>,
    /// True when it cannot hold beside others: "none of these".
    pub exclusive: bool,
}

/// One part of readiness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it asks about.
    pub summary: String,
    /// Its weight in the average, 1 to 100.
    pub weight: u64,
}

/// One question with its ordered levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// The area it belongs to.
    pub area: AreaIdx,
    /// Its name in tables and lists.
    pub title: String,
    /// The question.
    pub text: String,
    /// Why it matters.
    pub why: String,
    /// What would prove an answer.
    pub evidence: String,
    /// Descriptions of the levels; level 0, the first, is the worst. Two to eleven.
    pub levels: Vec<String>,
    /// Its weight in the area, 1 to 100.
    pub weight: u64,
    /// For which profiles it is asked.
    pub applies: Applies,
    /// When "not applicable" is a fair answer; `None`: it is not allowed.
    pub not_applicable: Option<String>,
    /// A claim above this level counts as `[cap, claim]` until evidence is attached.
    pub evidence_cap: Option<u8>,
    /// Source references.
    pub sources: Vec<String>,
}

impl Question {
    /// The highest level: 1 to 10.
    pub fn max_level(&self) -> u8 {
        // INVARIANT (sound pack): two to eleven levels.
        u8::try_from(self.levels.len().saturating_sub(1)).unwrap_or(u8::MAX)
    }

    /// The description of a level.
    pub fn level_text(&self, level: u8) -> Option<&str> {
        self.levels.get(usize::from(level)).map(String::as_str)
    }
}

/// Which profiles something applies to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applies {
    /// Every profile.
    Always,
    /// Profiles with at least one of these options of a fact; indices into its `options`.
    AnyOf(FactIdx, Vec<usize>),
    /// Profiles for which all of these hold.
    All(Vec<Applies>),
    /// Profiles for which at least one of these holds.
    Any(Vec<Applies>),
}

/// A named condition with a consequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// Its id.
    pub id: String,
    /// The claim that must hold.
    pub title: String,
    /// What failing it does.
    pub consequence: Consequence,
    /// For which profiles it counts.
    pub applies: Applies,
    /// What must be so for it to hold.
    ///
    /// A `fails_when` is kept as its exact opposite: "all below" fails becomes "any at least" holds.
    pub condition: Condition,
    /// What is wrong when it fails and what would put it right.
    pub if_failed: String,
    /// Source references.
    pub sources: Vec<String>,
}

/// What must be so for a gate to hold. Only *at least*, *all* and *any*: a better answer can never break it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// An answer is at least this level.
    Question(QuestionIdx, u8),
    /// An area's score is at least this.
    Area(AreaIdx, BasisPoints),
    /// The average or the weakest area is at least this.
    Score(Overall, BasisPoints),
    /// Another gate holds.
    Gate(GateIdx),
    /// All of these hold.
    All(Vec<Condition>),
    /// At least one of these holds.
    Any(Vec<Condition>),
}
