//! The screens before the first question: start, profile, and the choice of the way.
//!
//! A pack and its facts bring their own texts.

use super::numbers::{count, questions};

// Start

pub(crate) const START_HEADING: &str = "Is your AI proof of concept fit to ship?";
pub(crate) const START_WHAT: &str = "Describe the system, answer questions about what exists today, and get one of three verdicts: ship it, rescope it, or kill it. The verdict follows fixed rules that are shown with it, line by line. What nobody knows stays open, so a result is given as an honest range until the answers settle it.";
pub(crate) const START_PRIVACY_HEADING: &str = "What happens with your answers";
pub(crate) const START_PRIVACY: &str = "They stay in this page. Nothing is sent anywhere, and nothing is stored unless you tick the box below or save a file. Without either, closing the page discards them.";
/// In a page that is not ours, whose storage is left alone.
pub(crate) const START_PRIVACY_GUEST: &str = "The assessment sends them nowhere, and stores nothing unless you save a file. The page around it can read them.";
pub(crate) const TITLE_LABEL: &str = "Name of the proof of concept";
pub(crate) const TITLE_HELP: &str = "Optional. It heads the report and names the file.";
pub(crate) const START: &str = "Start";
pub(crate) const CONTINUE: &str = "Continue";
pub(crate) const PACK_LEGEND: &str = "Which assessment?";
pub(crate) const RESUME_HEADING: &str = "Your answers are still here";
pub(crate) const UNREADABLE_HEADING: &str = "What this device keeps cannot be read";
pub(crate) const UNREADABLE: &str =
    "It is left as it is. Save it to a file if you want to look into it, then delete it here.";
pub(crate) const UNREADABLE_SAVE: &str = "Save it to a file";
pub(crate) const UNREADABLE_DELETE: &str = "Delete it";
pub(crate) const PACK_PROBLEMS_HEADING: &str = "The rules of this page have problems";
pub(crate) const NO_PACK: &str = "None of the rule packs of this page can be used, so nothing can be assessed. Whoever set the page up can put that right with the list below.";

pub(crate) fn pack_number(ordinal: usize) -> String {
    format!("Pack {}", ordinal.saturating_add(1))
}

pub(crate) fn resume(done: usize, of: usize, title: Option<&str>) -> String {
    let done = format!("{done} of {} answered.", questions(of));
    match title {
        Some(title) => format!("“{title}”: {done}"),
        None => done,
    }
}

// Profile

pub(crate) const PROFILE_HEADING: &str = "What kind of system is it?";
pub(crate) const PROFILE_INTRO: &str = "These facts are not scored. They decide which questions and which gates apply. If you are not sure, the stricter case is assumed, and the report says so.";
pub(crate) const SEVERAL_HINT: &str = "Several can be true.";
pub(crate) const PROFILE_NEXT: &str = "Go on";

pub(crate) fn assumes(options: &str) -> String {
    format!("Assumes: {options}.")
}

pub(crate) fn profile_open(n: usize) -> String {
    match n {
        0 => "All facts are given.".to_owned(),
        1 => "1 fact is not given. It is treated as “not sure”; you can go on all the same."
            .to_owned(),
        _ => format!(
            "{n} facts are not given. They are treated as “not sure”; you can go on all the same."
        ),
    }
}

// Choose

pub(crate) const CHOOSE_HEADING: &str = "How much do you want to answer?";
pub(crate) const CHOOSE_INTRO: &str =
    "They all use the same questions: what you answer in one counts in the others.";
pub(crate) const DECIDING_TITLE: &str = "Most decisive first";
pub(crate) const BY_AREA_TITLE: &str = "All questions, by area";

pub(crate) fn choose_quick(n: usize) -> String {
    format!(
        "{}. Counted by the list's own rule, with what the answers already rule out.",
        questions(n)
    )
}

pub(crate) fn choose_deciding(n: usize) -> String {
    if n == 0 {
        return "The verdict is settled already; no answer is missing for it.".to_owned();
    }
    format!(
        "At most {}, in the order in which they can change the verdict. Stops as soon as it is settled.",
        questions(n)
    )
}

pub(crate) fn choose_by_area(questions_n: usize, areas: usize) -> String {
    format!(
        "{} in {} apply to this profile. Gives the full picture, with a score for every area.",
        questions(questions_n),
        count(areas, "area", "areas")
    )
}
