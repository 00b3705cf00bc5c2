//! What is only in the printed report: its cover, the roadmap, and every answer.
//!
//! All else on paper is what the screen says.

pub(crate) const COVER_KIND: &str = "Is this proof of concept fit to ship?";
pub(crate) const COVER_DATE: &str = "Date";
pub(crate) const COVER_RULES: &str = "Rules";
pub(crate) const COVER_ANSWERS: &str = "Answers";
pub(crate) const COVER_MADE_WITH: &str = "Made with";
pub(crate) const ROADMAP: &str = "Roadmap";
pub(crate) const ROADMAP_WHO: &str = "Who";
pub(crate) const EVERY_ANSWER: &str = "Every answer";
pub(crate) const ANSWER: &str = "Answer";

/// What is printed, and when the answers were what they are.
pub(crate) fn answers_of(about: &str, made: Option<&str>) -> String {
    made.map_or_else(|| about.to_owned(), |day| format!("{about}, {}", super::date(day)))
}

/// What it is, who says so and when; the last two may be blank.
pub(crate) fn evidence(parts: [&str; 3]) -> String {
    let given: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    ["Evidence: ", &given.join(", ")].concat()
}
