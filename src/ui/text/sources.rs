//! What questions, gates and rules of thumb rest on: kinds of sources, and places in them.
//!
//! A source brings its own title and publisher.

use crate::engine::SourceKind;

pub(crate) const SOURCES: &str = "Sources";

pub(crate) const fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Study => "Study",
        SourceKind::Survey => "Survey",
        SourceKind::Framework => "Framework",
        SourceKind::Regulation => "Regulation",
        SourceKind::Practice => "Practice",
        SourceKind::Opinion => "Opinion",
    }
}

pub(crate) fn source_place(place: &str) -> String {
    // A number alone says nothing; "Art. 5" does.
    let is_number = place.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
    if is_number { format!("no. {place}") } else { place.to_owned() }
}
