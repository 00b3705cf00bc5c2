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
mod decode;
mod diagnostic;
mod digest;
mod gate;
mod json;
mod pack;
mod points;
mod report;
mod score;

pub use advice::Deciding;
pub use answers::{
    Answer, Answers, Evidence, FORMAT as ANSWERS_FORMAT, FactReply, Reply, SetAside, is_date,
};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use gate::{Part, Status, Verdict};
pub use json::MAX_BYTES;
pub use pack::{
    Applies, Area, AreaIdx, Band, Condition, Consequence, Fact, FactIdx, FactOption, Gate, GateIdx,
    Overall, Pack, Question, QuestionIdx, QuickCheck, QuickItem, Source, SourceKind,
};
pub use points::{BasisPoints, Range};
pub use report::{
    AreaReport, Counts, EngineInfo, FORMAT as REPORT_FORMAT, FactReport, GateReport, PackInfo,
    QuestionReport, QuickCheckReport, QuickItemReport, Report, ScoresReport, Term, VerdictReport,
    Weakest, assess, verdict_of,
};
pub use score::{AnswerState, FULL_CREDIT};
