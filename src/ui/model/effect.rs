//! What the browser has to do after a change, as values.
//!
//! How it does so is in `host.rs`.

use super::Kept;

/// What the browser has to do after a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Keep this on the device, for the pack of this id.
    Keep {
        pack: String,
        kept: Kept,
        /// The answers that it replaces, if any. Where the device has others, another window has kept them, and they
        /// must stay.
        instead_of: Option<String>,
        /// The visitor has just asked for it. Else, where the device has none any more, it must have none.
        asked: bool,
    },
    /// Remove what the device keeps for the pack of this id, if it is these answers: others are another window's.
    /// Without answers, whatever it is.
    Forget {
        pack: String,
        answers: Option<String>,
    },
    /// Offer a file to save.
    Save {
        name: String,
        /// Its media type.
        kind: &'static str,
        text: String,
    },
    Print,
    /// Ask the page for the later part of the application.
    LoadLater,
    /// Move the focus once the change is on the screen.
    Focus(Focus),
}

/// Where the focus goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Focus {
    /// The heading of what is shown.
    Heading,
    /// The notice above it.
    Notice,
    /// The field that must be put right.
    Invalid,
    /// The question whether to start over.
    Confirm,
    /// The button that asks it.
    StartOver,
    /// The question at this place of the pack.
    Question(usize),
    /// What is chosen there.
    Chosen(usize),
    /// What this selector finds in the details of the action at this place of the pack.
    Task(usize, &'static str),
    /// The list of what is left out of the plan.
    Excluded,
    /// The list of documents.
    Documents,
    /// The row of the gate at this place of the pack.
    Gate(usize),
    /// The link by which the visitor came to the question at this place of the pack.
    LinkTo(usize),
}
