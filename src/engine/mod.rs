//! The engine: from a pack and answers to a report. Pure, total, integer-only.
//!
//! ```text
//! pack text ──► raw ──► check ──► Pack ─────┐
//!                         └► diagnostics    ├──► profile ─► scores ─► gates ─► verdict ─► Report
//! answers text ──► Answers ─────────────────┘
//!                     └► diagnostics
//! ```
//!
//! This layer must never touch the browser, JavaScript, a clock, randomness or a file: everything comes in as a
//! value. It knows no question, weight or threshold by name: those are data. Read `pack/mod.rs` first, then
//! `report.rs`.
#![forbid(unsafe_code)]

mod advice;
mod answers;
mod date;
mod decode;
mod diagnostic;
mod digest;
mod documents;
mod figures;
mod gate;
mod json;
mod lens;
mod pack;
pub mod plan;
mod points;
mod report;
#[cfg(feature = "schema")]
pub mod schema;
mod score;
mod text;

pub use advice::{Advice, Deciding, Fragile, Way, Ways, WeightReport, advise};
pub use answers::{
    Answer, Answers, Evidence, FORMAT as ANSWERS_FORMAT, FactReply, Reply, SetAside,
};
pub use date::{Date, is_date};
#[cfg(feature = "ui")]
pub(crate) use decode::MAX_ENTRIES;
pub use diagnostic::{Code, Diagnostic, Severity};
pub use documents::{DocumentPart, PartKind, Run, RunStyle, document, document_parts};
pub use figures::{FigureReport, horizon_passed, look_up};
pub use gate::{Part, Status, Verdict};
pub use json::MAX_BYTES;
pub use lens::{Demand, Disagreement, GroupReport, ItemReport, LensReport};
#[cfg(feature = "ui")]
pub(crate) use pack::Reading;
pub use pack::{
    Action, Applies, Area, AreaIdx, AtLeast, Band, Basis, BudgetBase, BudgetRule, Chart,
    ChartEntry, ChartKind, Condition, Consequence, Document, DocumentSection, Effort, Fact,
    FactIdx, FactOption, Figure, FigureKind, FigureUse, FigureValue, Gate, GateIdx, Lens,
    LensGroup, LensItem, LensRule, Outcome, Overall, Pack, PercentRange, Phase, Qualifier,
    Question, QuestionIdx, Raise, Required, Role, Shown, Source, SourceKind, Unit, Verification,
    Work,
};
pub use plan::{ExportFormat, Goal, Plan, PlanOptions, export, plan};
pub use points::{BasisPoints, Range};
pub use report::{
    AreaReport, Counts, EngineInfo, FORMAT as REPORT_FORMAT, FactReport, GateReport, PackInfo,
    QuestionReport, Report, ScoresReport, Term, VerdictReport, Weakest, assess, verdict_of,
};
#[cfg(feature = "ui")]
pub(crate) use report::{Findings, findings};
pub use score::{AnswerState, FULL_CREDIT};
