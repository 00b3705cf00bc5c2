//! What stands in for a screen whose part of the application is not here.

pub(crate) const LATER_LOADING: &str = "One moment";
pub(crate) const LATER_LOADING_WHAT: &str = "This part of the page is still loading.";
pub(crate) const LATER_FAILED: &str = "This part of the page could not be loaded";
pub(crate) const LATER_FAILED_WHAT: &str = "Your answers are all here. Is the connection gone?";
pub(crate) const LATER_AGAIN: &str = "Try again";
pub(crate) const PAGE_CUT_SHORT: &str =
    "The page did not arrive whole. Save your answers to a file, then load the page again.";
