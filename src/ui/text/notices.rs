//! Messages above the screen, and files that cannot be read.
//!
//! What is wrong with a file is a diagnostic, which brings its own text.

pub(crate) fn loaded(name: &str) -> String {
    format!("Loaded “{name}”")
}

pub(crate) fn loaded_in_part(name: &str) -> String {
    format!("Loaded “{name}”, except for some of it")
}

/// Where answers come from that the host page gives.
pub(crate) const HOST_PAGE: &str = "the answers of this page";
pub(crate) const LOADED_REST: &str = "The rest was loaded.";
pub(crate) const LOADED_ALL: &str = "All of it was used.";
pub(crate) const LOADED_INSTEAD: &str = "It replaces the answers that were here.";

pub(crate) fn not_loaded(name: &str) -> String {
    format!("“{name}” was not loaded")
}

pub(crate) const NOT_LOADED_REST: &str = "Your answers are as they were.";
pub(crate) const STARTED_OVER: &str = "All answers were removed";
pub(crate) const UNDONE: &str = "The previous answers are back";
pub(crate) const RESUMED: &str = "Some of what was kept here could not be used";
pub(crate) const NOT_KEPT: &str = "This browser does not let the page keep anything";
pub(crate) const NOT_KEPT_REST: &str =
    "Its storage is switched off or full. Save your answers to a file instead.";
pub(crate) const KEPT_ELSEWHERE: &str = "Another window keeps other answers on this device";
pub(crate) const KEPT_ELSEWHERE_REST: &str = "So the answers in this window are not kept. Tick the box again to keep them instead, or reload the page to go on with the others.";
pub(crate) const REMOVED_ELSEWHERE: &str =
    "Another window has removed what was kept on this device";
pub(crate) const REMOVED_ELSEWHERE_REST: &str =
    "So the answers in this window are not kept any more. Tick the box again to keep them.";
pub(crate) const DISMISS: &str = "Close this message";

pub(crate) fn hint(hint: &str) -> String {
    format!("What to do: {hint}")
}

pub(crate) fn too_large(bytes: u64, most: usize) -> String {
    format!("the file has {bytes} bytes, and {most} is the most that is read")
}

pub(crate) const TOO_LARGE_HINT: &str = "is this the right file?";
pub(crate) const NOT_UTF8: &str = "the file is not in UTF-8";
pub(crate) const NOT_UTF8_HINT: &str = "save it again with the encoding UTF-8";
pub(crate) const UNREADABLE_FILE: &str = "the browser could not read the file";
pub(crate) const UNREADABLE_FILE_HINT: &str = "has it been moved or changed since you chose it?";
