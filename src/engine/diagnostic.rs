//! Problems found in a pack or in answers: what is wrong, where, and what to do.
//!
//! Checks collect every problem instead of stopping at the first.
//! Not here: misuse of the JavaScript interface, which is an error of the call, not of the content.

use std::fmt;

use serde::Serialize;

/// One problem in a document.
///
/// `Display` gives one line for people: `error[unknown_field] $.gates[2].titel: …`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Diagnostic {
    /// What kind of problem; stable across versions.
    pub code: Code,
    /// Whether the content can be used all the same.
    pub severity: Severity,
    /// Where: a JSON path such as `$.questions[3].levels`.
    pub path: String,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}[{}] {}: {} ({})",
            self.severity.as_str(),
            self.code.as_str(),
            self.path,
            self.message,
            self.hint
        )
    }
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The document can be used; something in it was not.
    Warning,
    /// The document, or the part that the path names, cannot be used.
    Error,
}

impl Severity {
    /// The word used in texts and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $text:literal,)+) => {
        /// The stable list of problem codes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])+ #[cfg_attr(feature = "schema", schemars(rename = $text))] $variant,)+
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The code as it stands in JSON.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }
    };
}

codes! {
    /// The text is larger than 5,000,000 bytes.
    TooLarge = "too_large",
    /// The text is not JSON, or not JSON this format allows.
    NotJson = "not_json",
    /// There are more problems than are listed.
    TooMany = "too_many",
    /// Arrays and objects are nested deeper than 64.
    TooDeep = "too_deep",
    /// A value has the wrong JSON type.
    WrongType = "wrong_type",
    /// A field that must be there is not.
    MissingField = "missing_field",
    /// A field that the format does not have.
    UnknownField = "unknown_field",
    /// A key that occurs twice in one object.
    DuplicateKey = "duplicate_key",
    /// `format` names another format.
    WrongFormat = "wrong_format",
    /// A word that is not among those allowed here.
    UnknownWord = "unknown_word",
    /// An id that breaks the spelling rule.
    BadId = "bad_id",
    /// An id that occurs twice in one list.
    DuplicateId = "duplicate_id",
    /// An id that refers to nothing.
    UnknownReference = "unknown_reference",
    /// A text that is empty.
    EmptyText = "empty_text",
    /// A version that is not three numbers.
    BadVersion = "bad_version",
    /// A number outside its range.
    OutOfRange = "out_of_range",
    /// A list with too few or too many entries.
    WrongCount = "wrong_count",
    /// A condition under which a better answer could make a gate fail.
    NotMonotone = "not_monotone",
    /// Gates that refer to each other in a circle.
    Cycle = "cycle",
    /// A gate that has none or both of `passes_when` and `fails_when`, or a condition of several kinds.
    AmbiguousCondition = "ambiguous_condition",
    /// Two parts of an entry that do not go together, such as a forecast without a horizon.
    Contradiction = "contradiction",
    /// An address that is none of the web.
    BadAddress = "bad_address",
    /// A fact that no condition uses.
    UnusedFact = "unused_fact",
    /// A question under a count with bands that some profiles do not ask.
    NotAlwaysAsked = "not_always_asked",
    /// Answers that were given for another pack.
    WrongPack = "wrong_pack",
    /// Answers that were given for another version of the pack.
    OtherVersion = "other_version",
    /// An answer to a question that the pack does not have.
    UnknownQuestion = "unknown_question",
    /// A fact that the pack does not have.
    UnknownFact = "unknown_fact",
    /// An option that a fact does not have.
    UnknownOption = "unknown_option",
    /// An answer that says two things at once.
    AmbiguousAnswer = "ambiguous_answer",
    /// "Not applicable" where the pack does not allow it.
    NotApplicableNotAllowed = "not_applicable_not_allowed",
    /// A date that is not `YYYY-MM-DD`.
    BadDate = "bad_date",
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A place in a JSON document, built on the stack while walking down.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Path<'a> {
    Root,
    Key(&'a Path<'a>, &'a str),
    Index(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => f.write_str("$"),
            Self::Key(parent, key) => {
                let plain = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
                    && !key.starts_with(|c: char| c.is_ascii_digit())
                    && !key.is_empty();
                if plain {
                    write!(f, "{parent}.{key}")
                } else {
                    write!(f, "{parent}[{}]", super::json::quoted(key))
                }
            }
            Self::Index(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

/// More problems than anybody reads. Those beyond are counted, not kept: a damaged file of some megabytes can have
/// millions.
const MAX_KEPT: usize = 1_000;

/// The problems found so far.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    kept: Vec<Diagnostic>,
    found: usize,
    has_errors: bool,
    /// How many of them make unusable what they are about, and the code of the latest.
    unusable: usize,
    latest: Option<Code>,
}

impl Problems {
    pub(crate) fn error(&mut self, code: Code, at: &Path<'_>, message: &str, hint: &str) {
        self.push(Severity::Error, code, at, message, hint);
    }

    pub(crate) fn warning(&mut self, code: Code, at: &Path<'_>, message: &str, hint: &str) {
        self.push(Severity::Warning, code, at, message, hint);
    }

    pub(crate) fn push(
        &mut self,
        severity: Severity,
        code: Code,
        at: &Path<'_>,
        message: &str,
        hint: &str,
    ) {
        let (message, hint) = (message.to_owned(), hint.to_owned());
        self.append_one(Diagnostic { code, severity, path: at.to_string(), message, hint });
    }

    /// Checks that a number is in its range.
    pub(crate) fn number(&mut self, value: i64, least: i64, most: i64, what: &str, at: &Path<'_>) {
        if !(least..=most).contains(&value) {
            self.error(
                Code::OutOfRange,
                at,
                &format!("{value} is out of range"),
                &format!("{what} is {least} to {most} here"),
            );
        }
    }

    pub(crate) fn append_one(&mut self, problem: Diagnostic) {
        self.found += 1;
        self.has_errors |= problem.severity == Severity::Error;
        // A field nobody knows is kept as it is and spoils nothing around it.
        if problem.severity == Severity::Error || problem.code != Code::UnknownField {
            self.unusable += 1;
            self.latest = Some(problem.code);
        }
        if self.kept.len() < MAX_KEPT {
            self.kept.push(problem);
        }
    }

    pub(crate) fn append(&mut self, other: Self) {
        let beyond = other.found - other.kept.len();
        self.has_errors |= other.has_errors;
        other.kept.into_iter().for_each(|problem| self.append_one(problem));
        self.found += beyond;
    }

    pub(crate) const fn has_errors(&self) -> bool {
        self.has_errors
    }

    /// How many problems so far make unusable what they are about.
    pub(crate) const fn unusable(&self) -> usize {
        self.unusable
    }

    /// The code of the latest of those.
    pub(crate) const fn latest(&self) -> Option<Code> {
        self.latest
    }

    /// True once so many were found that hints which take time are no longer worth it.
    const fn are_many(&self) -> bool {
        self.found >= 100
    }

    /// The known id that an unknown one is probably meant to be.
    pub(crate) fn near<'a>(&self, id: &str, known: &[&'a str]) -> Option<&'a str> {
        if self.are_many() { None } else { nearest(id, known) }
    }

    pub(crate) fn into_vec(self) -> Vec<Diagnostic> {
        let mut all = self.kept;
        if self.found > all.len() {
            all.push(Diagnostic {
                code: Code::TooMany,
                severity: if self.has_errors { Severity::Error } else { Severity::Warning },
                path: Path::Root.to_string(),
                message: format!(
                    "{} more problems were found and are not listed",
                    self.found - all.len()
                ),
                hint: "mend the first ones; the others often come from the same mistake".to_owned(),
            });
        }
        all
    }

    /// Where problems were found.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.kept.iter().map(|problem| problem.path.as_str())
    }
}

/// The known word nearest to a mistyped one, if one is near enough to be meant.
pub(super) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let length = word.chars().count();
    let most = length.div_ceil(3).min(3);
    known
        .iter()
        .copied()
        // Words of very different length cannot be near; this also keeps a pasted essay from being compared.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= most)
        .map(|candidate| (edit_distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, candidate)| candidate)
}

/// How many letters must be added, dropped or changed to turn one word into the other.
fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for ((to, above), pair) in b.iter().zip(row.iter().skip(1)).zip(row.iter()) {
            let left = next.last().copied().unwrap_or(0);
            next.push((above + 1).min(left + 1).min(pair + usize::from(from != *to)));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_miss_is_recognised_and_a_far_one_is_not() {
        let known = ["title", "levels", "passes_when"];
        assert_eq!(nearest("titel", &known), Some("title"));
        assert_eq!(nearest("pases_when", &known), Some("passes_when"));
        assert_eq!(nearest("colour", &known), None);
        assert_eq!(nearest(&"x".repeat(1000), &known), None);
    }

    #[test]
    fn a_path_quotes_what_a_dot_could_not_carry() {
        let answers = Path::Key(&Path::Root, "answers");
        let id = Path::Key(&answers, "named-owner");
        assert_eq!(Path::Key(&id, "level").to_string(), r#"$.answers["named-owner"].level"#);
        let list = Path::Key(&Path::Root, "gates");
        assert_eq!(Path::Index(&list, 2).to_string(), "$.gates[2]");
        assert_eq!(Path::Key(&Path::Root, "a\"b").to_string(), r#"$["a\"b"]"#);
    }

    #[test]
    fn every_code_has_its_own_text() {
        let mut texts: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), Code::ALL.len());
    }
}
