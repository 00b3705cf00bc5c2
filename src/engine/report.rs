//! The report: everything the engine found, as plain data. The contract with the page, with JavaScript and with files.
//!
//! Public fields, no logic to call, no texts of the pack (ids lead there). Its JSON form is versioned by
//! [`FORMAT`], and golden reports in the tests hold it byte for byte.

use serde::Serialize;

use super::advice::{Deciding, WhatIf, deciding};
use super::answers::{Answers, Evidence, Reply, SetAside};
use super::date::Date;
use super::digest;
use super::figures::{FigureReport, figures};
use super::gate::{Gates, Part, Status, Verdict};
use super::json::Json;
use super::lens::{Disagreement, LensReport, disagreements, lenses};
use super::pack::{Consequence, Pack};
use super::points::{BasisPoints, Range};
use super::score::{AnswerState, FULL_CREDIT, Profile, Scores, credit};

/// The format of the report.
pub const FORMAT: &str = "shipworthy-report/1";

/// What the answers amount to under a pack. Made by [`assess`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// [`FORMAT`].
    #[cfg_attr(feature = "schema", schemars(extend("const" = FORMAT)))]
    pub format: &'static str,
    /// The engine that made it.
    pub engine: EngineInfo,
    /// The pack it was made with.
    pub pack: PackInfo,
    /// The name of the PoC, if it was given.
    pub title: Option<String>,
    /// `sha256:` and the SHA-256 of the canonical JSON (RFC 8785) of
    /// `{ "answers": …, "pack": pack digest, "profile": … }`, with answers and profile as [`Answers::to_text`] writes
    /// them, but for what was set aside and for fields this version does not know.
    pub digest: String,
    /// Ship, rescope or kill.
    pub verdict: VerdictReport,
    /// The open answers on which the verdict may still depend, the most decisive first; see [`Deciding`].
    pub deciding: Vec<Deciding>,
    /// The numbers.
    pub scores: ScoresReport,
    /// The gates that count for this profile, in the pack's order.
    pub gates: Vec<GateReport>,
    /// What published frameworks make of the same answers: the lenses that apply to this profile, in the pack's
    /// order. None of them touches the verdict.
    pub lenses: Vec<LensReport>,
    /// Questions whose answers are enough for one lens and not for another, whatever is still open about them, in the
    /// pack's order.
    pub disagreements: Vec<Disagreement>,
    /// The date on which forecasts were judged, if one was given.
    pub today: Option<Date>,
    /// The published figures that fit this profile, in the pack's order, one by one and never combined.
    pub figures: Vec<FigureReport>,
    /// Ids of the charts for this profile, in the pack's order.
    pub charts: Vec<String>,
    /// The facts, given or assumed, in the pack's order.
    pub profile: Vec<FactReport>,
    /// The questions that apply to this profile, in the pack's order.
    pub questions: Vec<QuestionReport>,
    /// How many questions are in which state.
    pub counts: Counts,
    /// What stood in the answers file and could not be used.
    pub set_aside: Vec<SetAside>,
    /// Ids of questions that were answered but do not apply to this profile, in the pack's order.
    pub not_asked: Vec<String>,
}

/// Which engine made a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EngineInfo {
    /// `shipworthy`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "shipworthy")))]
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// Which pack a report was made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PackInfo {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its digest, see [`Pack::digest`].
    pub digest: String,
}

impl PackInfo {
    pub(crate) fn of(pack: &Pack) -> Self {
        Self {
            id: pack.id().to_owned(),
            version: pack.version().to_owned(),
            digest: pack.digest().to_owned(),
        }
    }
}

/// The verdict at both ends, and the gates that put it there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VerdictReport {
    /// What holds whatever the open answers turn out to be.
    pub proven: Verdict,
    /// The best that the open answers allow.
    pub possible: Verdict,
    /// True when both are the same.
    pub settled: bool,
    /// The gates that keep the proven verdict from being better: they fail, or may.
    pub proven_by: Vec<String>,
    /// The gates that keep the possible verdict from being better: they fail for sure.
    pub possible_by: Vec<String>,
    /// Warnings that fail for sure: conditions attached to *ship*.
    pub conditions: Vec<String>,
    /// Warnings that may still fail.
    pub open_conditions: Vec<String>,
}

/// All scores, as ranges in basis points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScoresReport {
    /// Credit in traces counts in this many parts of a weight: a question at its highest level earns
    /// `weight × full_credit`.
    pub full_credit: u64,
    /// The weighted mean of the areas' scores, rounded down; `null` when nothing counts.
    pub average: Option<Range<BasisPoints>>,
    /// The lowest area score.
    pub weakest: Option<Weakest>,
    /// The areas in the pack's order.
    pub areas: Vec<AreaReport>,
}

/// The weakest area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Weakest {
    /// Its score at both ends; not necessarily of the same area.
    pub range: Range<BasisPoints>,
    /// The areas that may turn out to be the weakest: ids in the pack's order.
    pub areas: Vec<String>,
}

/// One area's score with its trace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AreaReport {
    /// The area's id.
    pub area: String,
    /// Its weight in the average.
    pub weight: u64,
    /// `earned × 10,000 ÷ of`, rounded down, at both ends; `null` when no question counts.
    pub range: Option<Range<BasisPoints>>,
    /// The sum of the terms' credit.
    pub earned: Range<u64>,
    /// What full marks would earn.
    pub of: u64,
    /// The questions it is made of.
    pub terms: Vec<Term>,
}

/// What one question adds to its area: `weight × full_credit × level ÷ max_level`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Term {
    /// The question's id.
    pub question: String,
    /// Its weight in the area.
    pub weight: u64,
    /// The levels its answer may have.
    pub levels: Range<u8>,
    /// Its highest level.
    pub max_level: u8,
}

impl Term {
    /// The credit it earns at both ends; over an area these add up to its `earned`.
    pub fn credit(&self) -> Range<u64> {
        credit(self.max_level, self.weight, self.levels)
    }
}

/// One gate with its trace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GateReport {
    /// The gate's id.
    pub gate: String,
    /// What failing it does.
    pub consequence: Consequence,
    /// *Holds*, *fails* or *open*. A gate with nothing left to ask holds; its trace says `not_applicable`.
    pub status: Status,
    /// What must be so for it to hold, with what was found.
    pub trace: Part,
}

/// One fact of the profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FactReport {
    /// The fact's id.
    pub fact: String,
    /// Ids of the options that hold.
    pub options: Vec<String>,
    /// True when nobody was sure, or nobody said, and the pack's strict options are assumed.
    pub assumed: bool,
}

/// One question that applies, with what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QuestionReport {
    /// The question's id.
    pub question: String,
    /// What is known about its answer.
    pub state: AnswerState,
    /// The levels it may have; `null` when not applicable.
    pub levels: Option<Range<u8>>,
    /// True when a claim counts for less because it has no evidence.
    pub lacks_evidence: bool,
    /// What backs the answer.
    pub evidence: Option<Evidence>,
    /// Why it is not applicable.
    pub reason: Option<String>,
    /// The remark that was made.
    pub note: Option<String>,
}

/// How many of the questions that apply are in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counts {
    /// Questions that apply to the profile.
    pub applicable: usize,
    /// With a level.
    pub answered: usize,
    /// Nobody knows.
    pub unknown: usize,
    /// Nothing said.
    pub unanswered: usize,
    /// Not applicable, with a reason.
    pub not_applicable: usize,
    /// With evidence attached.
    pub with_evidence: usize,
    /// Claims that count for less because they have no evidence.
    pub lacking_evidence: usize,
}

/// Assesses answers under a pack. Total and pure: any pack and any answers give a report, the same one every time.
///
/// `today` is the date on which forecasts are judged: the report says of each whether its day has passed. Nothing
/// else depends on it, and without it the report leaves that open.
///
/// ```
/// use shipworthy::engine::{Answers, Pack, Verdict, assess};
/// # let pack_text = include_str!("../../tests/packs/nonsense.json");
/// # let pack = Pack::from_text(pack_text).0.unwrap();
/// // Nothing answered yet: everything is possible and nothing is proven.
/// let report = assess(&pack, &Answers::default(), None);
/// assert_eq!(report.verdict.proven, Verdict::Kill);
/// assert_eq!(report.verdict.possible, Verdict::Ship);
/// assert!(!report.deciding.is_empty());
/// ```
pub fn assess(pack: &Pack, answers: &Answers, today: Option<&Date>) -> Report {
    let profile = Profile::of(pack, answers);
    let scores = Scores::of(pack, &profile, answers);
    let found = findings_of(pack, answers, &profile, &scores, today);
    Report {
        format: FORMAT,
        engine: EngineInfo { name: "shipworthy", version: env!("CARGO_PKG_VERSION") },
        pack: PackInfo::of(pack),
        title: answers.title.clone(),
        digest: input_digest(pack, answers),
        verdict: found.verdict,
        deciding: found.deciding,
        scores: found.scores,
        gates: found.gates,
        lenses: lenses(pack, &profile, &scores),
        disagreements: disagreements(pack, &profile, &scores),
        today: today.cloned(),
        figures: found.figures,
        charts: found.charts,
        profile: facts(pack, &profile),
        questions: found.questions,
        counts: found.counts,
        set_aside: answers.set_aside().to_vec(),
        not_asked: pack
            .questions()
            .iter()
            .zip(&scores.standings)
            .filter(|(question, standing)| {
                let said = answers
                    .answer(&question.id)
                    .is_some_and(|answer| answer.reply != Reply::Unanswered);
                !standing.applies && said
            })
            .map(|(question, _)| question.id.clone())
            .collect(),
    }
}

/// Only the verdict at both ends, without a report: for comparing many answers quickly.
///
/// ```
/// use shipworthy::engine::{Answers, Pack, assess, verdict_of};
/// # let pack = Pack::from_text(include_str!("../../tests/packs/nonsense.json")).0.unwrap();
/// let answers = Answers::default();
/// assert_eq!(verdict_of(&pack, &answers).proven, assess(&pack, &answers, None).verdict.proven);
/// ```
pub fn verdict_of(pack: &Pack, answers: &Answers) -> Range<Verdict> {
    let profile = Profile::of(pack, answers);
    let scores = Scores::of(pack, &profile, answers);
    Gates::of(pack, &profile, &scores).verdict(pack)
}

/// The part of a report that shows before and between the questions: the rest of it can wait until somebody reads it.
/// The fields are those of [`Report`].
#[derive(Debug, Clone)]
pub(crate) struct Findings {
    pub(crate) verdict: VerdictReport,
    pub(crate) deciding: Vec<Deciding>,
    pub(crate) scores: ScoresReport,
    pub(crate) gates: Vec<GateReport>,
    pub(crate) figures: Vec<FigureReport>,
    pub(crate) charts: Vec<String>,
    pub(crate) questions: Vec<QuestionReport>,
    pub(crate) counts: Counts,
}

/// What [`assess`] begins with, for the interface.
#[cfg(feature = "ui")]
pub(crate) fn findings(pack: &Pack, answers: &Answers, today: Option<&Date>) -> Findings {
    let profile = Profile::of(pack, answers);
    let scores = Scores::of(pack, &profile, answers);
    findings_of(pack, answers, &profile, &scores, today)
}

fn findings_of(
    pack: &Pack,
    answers: &Answers,
    profile: &Profile,
    scores: &Scores,
    today: Option<&Date>,
) -> Findings {
    let gates = Gates::of(pack, profile, scores);
    let questions = questions(pack, answers, scores);
    Findings {
        verdict: verdict(pack, &gates),
        deciding: deciding(&WhatIf { pack, profile }, scores, &gates),
        scores: scores_report(pack, scores),
        gates: gates
            .counting(pack)
            .map(|(gate, status)| GateReport {
                gate: gate.id.clone(),
                consequence: gate.consequence,
                status: if status == Status::NotApplicable { Status::Holds } else { status },
                trace: gates.trace(&gate.condition, pack, scores),
            })
            .collect(),
        figures: figures(pack, profile, today),
        charts: pack
            .charts()
            .iter()
            .filter(|chart| profile.meets(&chart.applies))
            .map(|chart| chart.id.clone())
            .collect(),
        counts: counts(&questions),
        questions,
    }
}

fn input_digest(pack: &Pack, answers: &Answers) -> String {
    let inputs = Json::Object(vec![
        ("answers".into(), answers.answers_json(false)),
        ("pack".into(), Json::String(pack.digest().into())),
        ("profile".into(), answers.profile_json()),
    ]);
    digest::sha256(&inputs.canonical())
}

fn verdict(pack: &Pack, gates: &Gates) -> VerdictReport {
    let Range { proven, possible } = gates.verdict(pack);
    let named = |wanted: &dyn Fn(Consequence, Status) -> bool| {
        gates
            .counting(pack)
            .filter(|(gate, status)| wanted(gate.consequence, *status))
            .map(|(gate, _)| gate.id.clone())
            .collect::<Vec<_>>()
    };
    let caps_at = |verdict: Verdict, consequence: Consequence| {
        consequence != Consequence::Warn && Verdict::cap_of(consequence) == verdict
    };
    VerdictReport {
        proven,
        possible,
        settled: proven == possible,
        proven_by: named(&|consequence, status| caps_at(proven, consequence) && status.may_fail()),
        possible_by: named(&|consequence, status| {
            caps_at(possible, consequence) && status == Status::Fails
        }),
        conditions: named(&|consequence, status| {
            consequence == Consequence::Warn && status == Status::Fails
        }),
        open_conditions: named(&|consequence, status| {
            consequence == Consequence::Warn && status == Status::Open
        }),
    }
}

fn scores_report(pack: &Pack, scores: &Scores) -> ScoresReport {
    let areas: Vec<_> = pack
        .areas()
        .iter()
        .enumerate()
        .zip(&scores.areas)
        .map(|((place, area), score)| AreaReport {
            area: area.id.clone(),
            weight: area.weight,
            range: score.range,
            earned: score.earned,
            of: score.of,
            terms: pack
                .questions()
                .iter()
                .zip(&scores.standings)
                .filter(|(question, _)| question.area.get() == place)
                .filter_map(|(question, standing)| {
                    Some(Term {
                        question: question.id.clone(),
                        weight: question.weight,
                        levels: standing.levels?,
                        max_level: question.max_level(),
                    })
                })
                .collect(),
        })
        .collect();
    let weakest = scores.weakest.map(|range| Weakest {
        range,
        // An area whose worst is better than some other area's best can never be the weakest.
        areas: areas
            .iter()
            .filter(|area| area.range.is_some_and(|own| own.proven <= range.possible))
            .map(|area| area.area.clone())
            .collect(),
    });
    ScoresReport { full_credit: FULL_CREDIT, average: scores.average, weakest, areas }
}

fn facts(pack: &Pack, profile: &Profile) -> Vec<FactReport> {
    pack.facts()
        .iter()
        .zip(profile.facts())
        .map(|(fact, (held, assumed))| FactReport {
            fact: fact.id.clone(),
            options: held
                .iter()
                .filter_map(|option| fact.options.get(*option))
                .map(|option| option.id.clone())
                .collect(),
            assumed: *assumed,
        })
        .collect()
}

fn questions(pack: &Pack, answers: &Answers, scores: &Scores) -> Vec<QuestionReport> {
    pack.questions()
        .iter()
        .zip(&scores.standings)
        .filter(|(_, standing)| standing.applies)
        .map(|(question, standing)| {
            let answer = answers.get(&question.id);
            let claimed = match &answer.reply {
                Reply::Level(level) => Some(*level),
                Reply::Levels(levels) => levels.iter().copied().min(),
                Reply::Unanswered | Reply::Unknown | Reply::NotApplicable(_) => None,
            };
            QuestionReport {
                question: question.id.clone(),
                state: standing.state,
                levels: standing.levels,
                lacks_evidence: claimed
                    .zip(standing.levels)
                    .is_some_and(|(claimed, levels)| levels.proven < claimed),
                reason: match answer.reply {
                    Reply::NotApplicable(reason) => Some(reason),
                    Reply::Unanswered | Reply::Unknown | Reply::Level(_) | Reply::Levels(_) => None,
                },
                evidence: answer.evidence,
                note: answer.note,
            }
        })
        .collect()
}

fn counts(questions: &[QuestionReport]) -> Counts {
    let mut counts = Counts { applicable: questions.len(), ..Counts::default() };
    for question in questions {
        match question.state {
            AnswerState::Answered => counts.answered += 1,
            AnswerState::Unknown => counts.unknown += 1,
            AnswerState::Unanswered => counts.unanswered += 1,
            AnswerState::NotApplicable => counts.not_applicable += 1,
        }
        counts.with_evidence += usize::from(question.evidence.is_some());
        counts.lacking_evidence += usize::from(question.lacks_evidence);
    }
    counts
}
