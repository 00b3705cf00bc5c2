//! What stands around every screen: the name, the steps, and what can be done with the answers as a whole.
//!
//! Messages above the screen are in `notices.rs`.

// Steps

pub(crate) const PRODUCT: &str = "Shipworthy";
pub(crate) const STEPS: &str = "Steps";
pub(crate) const STEP_START: &str = "Start";
pub(crate) const STEP_PROFILE: &str = "Profile";
pub(crate) const STEP_QUESTIONS: &str = "Questions";
pub(crate) const STEP_REPORT: &str = "Report";
pub(crate) const STEP_PLAN: &str = "Plan";
pub(crate) const STEP_FRAMEWORKS: &str = "Frameworks";
pub(crate) const STEP_FIGURES: &str = "Figures";
pub(crate) const PRIVACY: &str =
    "Nothing you enter leaves this page: it sends no requests and has no telemetry.";
/// In a page that is not ours, which may do what it wants.
pub(crate) const PRIVACY_GUEST: &str =
    "The assessment sends nothing of what you enter, and has no telemetry.";
pub(crate) const BACK: &str = "Back";

// Answers as a whole

pub(crate) const KEEP: &str = "Keep my answers on this device";
pub(crate) const KEEP_HELP: &str =
    "In this browser's own storage. Unticking removes them from there at once.";
pub(crate) const LOAD: &str = "Load answers from a file";
pub(crate) const START_OVER: &str = "Start over";
pub(crate) const START_OVER_ASK: &str =
    "Remove all answers and the profile? You can bring them back as long as this page stays open.";
pub(crate) const START_OVER_YES: &str = "Yes, remove them";
pub(crate) const START_OVER_NO: &str = "No, keep them";
pub(crate) const SAVE: &str = "Save answers to a file";
pub(crate) const PRINT: &str = "Print";
pub(crate) const UNDO: &str = "Restore previous answers";
