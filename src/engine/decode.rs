//! From a JSON tree to typed records, collecting every problem on the way.
//!
//! [`record!`] declares a struct that mirrors a format; unknown and missing fields and wrong types
//! become diagnostics, and reading goes on with a stand-in value so that one mistake does not hide the next.
//! What the values mean together is checked by the caller.

use std::cell::Cell;

use super::diagnostic::{Code, Path, Problems, nearest};
use super::json::Json;

/// Where editors look for the schema of the document they have open. Any document may say it, and it plays no part in
/// anything.
pub(crate) const SCHEMA: &str = "$schema";

/// A type that can be read from JSON.
pub(crate) trait FromJson: Sized {
    /// Reads a value; on a problem, reports it and gives a stand-in.
    fn from_json(json: &Json, at: &Path<'_>, problems: &mut Problems) -> Self;

    /// The value when the field is not there. `None`: the field must be there.
    fn absent() -> Option<Self> {
        None
    }

    /// What to go on with after a problem.
    fn stand_in() -> Self;
}

pub(crate) fn wrong_type(json: &Json, wanted: &str, at: &Path<'_>, problems: &mut Problems) {
    problems.error(
        Code::WrongType,
        at,
        &format!("this is {}, and {wanted} belongs here", json.kind()),
        "see the format's manual, packs/README.md",
    );
}

impl FromJson for String {
    fn from_json(json: &Json, at: &Path<'_>, problems: &mut Problems) -> Self {
        match json {
            Json::String(text) => {
                if text.trim().is_empty() {
                    problems.error(
                        Code::EmptyText,
                        at,
                        "the text is empty",
                        "write it, or leave the field out if it is optional",
                    );
                }
                text.clone()
            }
            _ => {
                wrong_type(json, "a text", at, problems);
                Self::stand_in()
            }
        }
    }

    fn stand_in() -> Self {
        Self::new()
    }
}

impl FromJson for i64 {
    fn from_json(json: &Json, at: &Path<'_>, problems: &mut Problems) -> Self {
        match json {
            Json::Integer(value) => *value,
            _ => {
                wrong_type(json, "a whole number", at, problems);
                Self::stand_in()
            }
        }
    }

    fn stand_in() -> Self {
        0
    }
}

impl FromJson for bool {
    fn from_json(json: &Json, at: &Path<'_>, problems: &mut Problems) -> Self {
        match json {
            Json::Bool(value) => *value,
            _ => {
                wrong_type(json, "true or false", at, problems);
                Self::stand_in()
            }
        }
    }

    fn stand_in() -> Self {
        false
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(json: &Json, at: &Path<'_>, problems: &mut Problems) -> Self {
        Some(T::from_json(json, at, problems))
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn stand_in() -> Self {
        None
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: &Json, at: &Path<'_>, problems: &mut Problems) -> Self {
        match json {
            Json::Array(items) => items
                .iter()
                .enumerate()
                .map(|(i, item)| T::from_json(item, &Path::Index(at, i), problems))
                .collect(),
            _ => {
                wrong_type(json, "a list", at, problems);
                Self::stand_in()
            }
        }
    }

    fn stand_in() -> Self {
        Self::new()
    }
}

/// The fields of an object whose names have been checked.
pub(crate) struct Fields<'a> {
    entries: &'a [(String, Json)],
    /// The place behind the field that was read last, where the next one is looked for first: most documents have
    /// their fields in the order of the format.
    next: Cell<usize>,
    /// False when the value was no object at all: its fields are not missing, the object is.
    is_object: bool,
}

impl<'a> Fields<'a> {
    /// Opens an object that may have these fields and no others.
    pub(crate) fn open(
        json: &'a Json,
        known: &[&str],
        at: &Path<'_>,
        problems: &mut Problems,
    ) -> Self {
        let Json::Object(entries) = json else {
            wrong_type(json, "an object", at, problems);
            return Self { entries: &[], next: Cell::new(0), is_object: false };
        };
        for (key, value) in entries {
            if key == SCHEMA && matches!(at, Path::Root) {
                String::from_json(value, &Path::Key(at, key), problems);
            } else if !known.contains(&key.as_str()) {
                problems.error(
                    Code::UnknownField,
                    &Path::Key(at, key),
                    &format!("there is no field `{key}` here"),
                    &match nearest(key, known) {
                        Some(name) => format!("did you mean `{name}`?"),
                        None => format!("the fields are {}", known.join(", ")),
                    },
                );
            }
        }
        Self { entries, next: Cell::new(0), is_object: true }
    }

    /// Reads one field.
    #[inline(never)]
    pub(crate) fn read<T: FromJson>(
        &self,
        name: &str,
        at: &Path<'_>,
        problems: &mut Problems,
    ) -> T {
        match (self.get(name), T::absent()) {
            (Some(json), _) => T::from_json(json, &Path::Key(at, name), problems),
            (None, Some(absent)) => absent,
            (None, None) => {
                self.missing(name, at, problems);
                T::stand_in()
            }
        }
    }

    /// The value of the field of this name. Of two it may be either: `Json::report_duplicates` refuses the document.
    fn get(&self, name: &str) -> Option<&'a Json> {
        let is_it = |(key, _): &(String, Json)| key == name;
        let next = self.next.get();
        let place = match self.entries.get(next) {
            Some(entry) if is_it(entry) => next,
            _ => self.entries.iter().position(is_it)?,
        };
        self.next.set(place + 1);
        self.entries.get(place).map(|(_, json)| json)
    }

    fn missing(&self, name: &str, at: &Path<'_>, problems: &mut Problems) {
        if self.is_object {
            problems.error(
                Code::MissingField,
                &Path::Key(at, name),
                &format!("the field `{name}` is missing"),
                "add it; see the format's manual, packs/README.md",
            );
        }
    }
}

/// Declares a struct that mirrors a JSON object of a format, how it is read, and its JSON Schema.
///
/// `Option` fields may be left out; all others must be there. What the checker asks of a value beyond its type can stand
/// behind `where`, in the words of `schemars`: it goes into the schema and nowhere else.
macro_rules! record {
    ($(#[$meta:meta])* pub(crate) struct $name:ident {
        $($(#[$field_meta:meta])* $field:ident: $ty:ty $(where $rule:tt)?,)+
    }) => {
        $crate::engine::decode::record! {
            $(#[$meta])*
            pub(crate) struct $name { $($(#[$field_meta])* pub(crate) $field: $ty $(where $rule)?,)+ }
        }
    };
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$field_meta:meta])* $field_vis:vis $field:ident: $ty:ty $(where $rule:tt)?,)+
    }) => {
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(deny_unknown_fields, transform = $crate::engine::schema::as_read))]
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        $vis struct $name {
            $($(#[$field_meta])* $(#[cfg_attr(feature = "schema", schemars $rule)])? $field_vis $field: $ty,)+
        }

        impl $crate::engine::decode::FromJson for $name {
            fn from_json(
                json: &$crate::engine::json::Json,
                at: &$crate::engine::diagnostic::Path<'_>,
                problems: &mut $crate::engine::diagnostic::Problems,
            ) -> Self {
                let fields =
                    $crate::engine::decode::Fields::open(json, &[$(stringify!($field),)+], at, problems);
                Self { $($field: fields.read(stringify!($field), at, problems),)+ }
            }

            fn stand_in() -> Self {
                Self { $($field: $crate::engine::decode::FromJson::stand_in(),)+ }
            }
        }
    };
}
pub(crate) use record;

/// Declares an enum whose variants are words in JSON.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)+ }) => {
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_meta])* #[cfg_attr(feature = "schema", schemars(rename = $text))] $variant,)+ }

        impl $name {
            /// Every variant, in order.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The word as it stands in JSON.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl $crate::engine::decode::FromJson for $name {
            fn from_json(
                json: &$crate::engine::json::Json,
                at: &$crate::engine::diagnostic::Path<'_>,
                problems: &mut $crate::engine::diagnostic::Problems,
            ) -> Self {
                let place = $crate::engine::decode::word(json, &[$($text,)+], at, problems);
                place
                    .and_then(|place| Self::ALL.get(place).copied())
                    .unwrap_or_else($crate::engine::decode::FromJson::stand_in)
            }

            fn stand_in() -> Self {
                $crate::engine::decode::first_word!($name $($variant)+)
            }
        }
    };
}
pub(crate) use words;

/// The first of a list of variants: what stands in for a word that could not be read.
macro_rules! first_word {
    ($name:ident $first:ident $($rest:ident)*) => {
        $name::$first
    };
}
pub(crate) use first_word;

/// Reads one of a list of words; gives its place.
pub(crate) fn word(
    json: &Json,
    words: &[&str],
    at: &Path<'_>,
    problems: &mut Problems,
) -> Option<usize> {
    let Json::String(given) = json else {
        wrong_type(json, "a text", at, problems);
        return None;
    };
    let found = words.iter().position(|word| word == given);
    if found.is_none() {
        problems.error(
            Code::UnknownWord,
            at,
            &format!("`{given}` is not one of the words allowed here"),
            &format!("write one of {}", words.join(", ")),
        );
    }
    found
}

/// Checks the `format` field first: a document of another format would only give a flood of misleading problems.
pub(crate) fn has_format(json: &Json, wanted: &str, problems: &mut Problems) -> bool {
    let at = Path::Key(&Path::Root, "format");
    let (message, hint) = match json.get("format") {
        Some(Json::String(given)) if given == wanted => return true,
        Some(Json::String(given)) => (
            format!("the format is `{given}`, and `{wanted}` is read here"),
            if given.starts_with("shipworthy-") {
                "this is another kind of Shipworthy file, or one of a later version".to_owned()
            } else {
                "is this the right file?".to_owned()
            },
        ),
        _ => (
            "the file does not say what format it has".to_owned(),
            format!("a file of this kind begins with \"format\": \"{wanted}\""),
        ),
    };
    problems.error(Code::WrongFormat, &at, &message, &hint);
    false
}
