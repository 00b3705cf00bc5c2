//! Everything that can happen: what a visitor does, and what the host page does.
//!
//! What comes of it is not here: see [`Model::reduce`](super::Model::reduce).

use super::{PlanChange, Route, Screen};
use crate::engine::{Diagnostic, ExportFormat};

/// Everything that can happen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Action {
    ChoosePack(usize),
    /// A number or a claim to look up among the figures.
    LookUp(String),
    SetTitle(String),
    SetKeep(bool),
    /// The browser did not let anything be kept.
    NotKept,
    /// Another window has kept these answers, or removed what was kept.
    KeptElsewhere(Option<String>),
    Go(Screen),
    /// Carry on where the visitor was.
    Resume,
    AskStartOver(bool),
    StartOver,
    /// The host page starts over.
    Reset,
    /// The host page replaces the answers by those of an answers file.
    Given(String),
    /// What the host page offers beside the report: label and address.
    Invite(String, String),
    /// Whose page it is: a name, and the address of a logo.
    Brand(String, String),
    Undo,
    Dismiss,
    /// A fact's option was ticked or unticked: fact, option, ticked.
    SetOption(usize, usize, bool),
    SetUnsure(usize, bool),
    Begin(Route),
    /// Ask those that were skipped again.
    AskAgain,
    /// Put this question before the visitor.
    Show(usize),
    ShowArea(usize),
    /// Put the next question without an answer before the visitor.
    ShowOpen,
    /// Show all questions of an area at once.
    SetWhole(bool),
    /// Open the row of the gate at this place of the pack.
    Reveal(usize),
    Next,
    Back,
    /// Of a question, or of the one that is shown.
    SetReply(Option<usize>, Choice),
    Type(Option<usize>, Field, String),
    Press(Option<usize>, Key),
    /// Take the last change of an answer back.
    TakeBack,
    /// Do again what was taken back last.
    Redo,
    Save,
    SaveUnreadable,
    ForgetUnreadable,
    Plan(PlanChange),
    /// Save the plan in another format.
    Export(ExportFormat),
    /// Save the document that is shown.
    SaveDocument,
    /// A file was read, or was not: its name and its text.
    Loaded(String, Result<String, Diagnostic>),
    Print,
    /// The later part of the application came, or was not to be had.
    LaterCame(bool),
    /// Ask for the later part again.
    LoadLater,
}

impl Action {
    /// Whether it can change answers or place, so that what the device keeps must follow.
    pub(super) const fn saves(&self) -> bool {
        match self {
            Self::SetTitle(_)
            | Self::SetKeep(_)
            | Self::StartOver
            | Self::Reset
            | Self::Given(_)
            | Self::Undo
            | Self::SetOption(..)
            | Self::SetUnsure(..)
            | Self::Begin(_)
            | Self::AskAgain
            | Self::Show(_)
            | Self::ShowArea(_)
            | Self::ShowOpen
            | Self::SetWhole(_)
            | Self::Next
            | Self::Back
            | Self::SetReply(..)
            | Self::Type(..)
            | Self::Press(..)
            | Self::TakeBack
            | Self::Redo
            | Self::Plan(_)
            | Self::Loaded(..) => true,
            Self::ChoosePack(_)
            | Self::Invite(..)
            | Self::Brand(..)
            | Self::LookUp(_)
            | Self::NotKept
            | Self::KeptElsewhere(_)
            | Self::Go(_)
            | Self::Resume
            | Self::AskStartOver(_)
            | Self::Dismiss
            | Self::Reveal(_)
            | Self::Save
            | Self::SaveUnreadable
            | Self::ForgetUnreadable
            | Self::Export(_)
            | Self::SaveDocument
            | Self::Print
            | Self::LaterCame(_)
            | Self::LoadLater => false,
        }
    }
}

/// A choice among the answers that a question offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    Level(u8),
    Unknown,
    NotApplicable,
    /// Take the answer back.
    Nothing,
}

/// Which field of a draft is typed into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Reason,
    Note,
    What,
    By,
    Date,
}

/// A key that stands for something while a question is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    /// 1 is the first level.
    Digit(u8),
    Unknown,
    NotApplicable,
    Next,
    Back,
    /// The next question without an answer.
    Open,
    Undo,
    Redo,
}
