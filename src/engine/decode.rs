//! From a JSON tree to typed records, collecting every problem on the way.
//!
//! [`record!`] declares a struct that mirrors a format; unknown and missing fields and wrong types
//! become diagnostics, and reading goes on with a stand-in value so that one mistake does not hide the next.
//! What the values mean together is checked by the caller.

use super::diagnostic::{Code, Path, Problems, nearest};
use super::json::{Field, Json};

/// Where editors look for the schema of the document they have open. Any document may say it, and it plays no part in
/// anything.
pub(crate) const SCHEMA: &str = "$schema";

/// A place that a JSON value can be read into.
///
/// Not generic, so that one function reads the fields of all records. A copy for each type would take 20 kB.
pub(crate) trait Slot {
    /// Reads a value into a place that holds a stand-in; on a problem, reports it and leaves the stand-in.
    fn read(&mut self, json: &Json<'_>, at: &Path<'_>, problems: &mut Problems);

    /// Whether the field may be left out.
    fn is_optional(&self) -> bool {
        false
    }
}

/// A type that can be read from JSON.
pub(crate) trait FromJson: Slot + Sized {
    /// What to go on with after a problem.
    const STAND_IN: Self;

    /// Reads a value; on a problem, reports it and gives the stand-in.
    fn from_json(json: &Json<'_>, at: &Path<'_>, problems: &mut Problems) -> Self {
        let mut value = Self::STAND_IN;
        value.read(json, at, problems);
        value
    }
}

pub(crate) fn wrong_type(json: &Json<'_>, wanted: &str, at: &Path<'_>, problems: &mut Problems) {
    problems.error(
        Code::WrongType,
        at,
        &format!("this is {}, and {wanted} belongs here", json.kind()),
        "see the format's manual, packs/README.md",
    );
}

impl Slot for String {
    fn read(&mut self, json: &Json<'_>, at: &Path<'_>, problems: &mut Problems) {
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
                text.as_ref().clone_into(self);
            }
            _ => wrong_type(json, "a text", at, problems),
        }
    }
}

impl FromJson for String {
    const STAND_IN: Self = Self::new();
}

impl Slot for i64 {
    fn read(&mut self, json: &Json<'_>, at: &Path<'_>, problems: &mut Problems) {
        match json {
            Json::Integer(value) => *self = *value,
            _ => wrong_type(json, "a whole number", at, problems),
        }
    }
}

impl FromJson for i64 {
    const STAND_IN: Self = 0;
}

impl Slot for bool {
    fn read(&mut self, json: &Json<'_>, at: &Path<'_>, problems: &mut Problems) {
        match json {
            Json::Bool(value) => *self = *value,
            _ => wrong_type(json, "true or false", at, problems),
        }
    }
}

impl FromJson for bool {
    const STAND_IN: Self = false;
}

impl<T: FromJson> Slot for Option<T> {
    fn read(&mut self, json: &Json<'_>, at: &Path<'_>, problems: &mut Problems) {
        self.insert(T::STAND_IN).read(json, at, problems);
    }

    fn is_optional(&self) -> bool {
        true
    }
}

impl<T: FromJson> FromJson for Option<T> {
    const STAND_IN: Self = None;
}

impl<T: FromJson> Slot for Vec<T> {
    fn read(&mut self, json: &Json<'_>, at: &Path<'_>, problems: &mut Problems) {
        let Json::Array(items) = json else { return wrong_type(json, "a list", at, problems) };
        self.reserve_exact(items.len());
        read_items(items, at, &mut |item, at| {
            self.push(T::STAND_IN);
            if let Some(slot) = self.last_mut() {
                slot.read(item, at, problems);
            }
        });
    }
}

/// In one place for lists of every type, too.
fn read_items(items: &[Json<'_>], at: &Path<'_>, read: &mut dyn FnMut(&Json<'_>, &Path<'_>)) {
    for (i, item) in items.iter().enumerate() {
        read(item, &Path::Index(at, i));
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    const STAND_IN: Self = Self::new();
}

/// The fields of an object whose names have been checked, to be read one by one.
pub(crate) struct Fields<'a> {
    /// `None` when the value was no object at all: its fields are not missing, the object is.
    entries: Option<&'a [Field<'a>]>,
    /// Those still to be read.
    names: std::slice::Iter<'a, &'a str>,
    /// The place behind the field that was read last, where the next one is looked for first: most documents have
    /// their fields in the order of the format.
    next: usize,
    at: &'a Path<'a>,
    problems: &'a mut Problems,
}

impl<'a> Fields<'a> {
    /// Opens an object that may have these fields and no others.
    pub(crate) fn open(
        json: &'a Json<'a>,
        names: &'a [&'a str],
        at: &'a Path<'a>,
        problems: &'a mut Problems,
    ) -> Self {
        let mut entries = None;
        match json {
            Json::Object(all) => entries = Some(&**all),
            _ => wrong_type(json, "an object", at, problems),
        }
        for (key, value) in entries.into_iter().flatten() {
            if key == SCHEMA && matches!(at, Path::Root) {
                String::from_json(value, &Path::Key(at, key), problems);
            } else if !names.contains(&&**key) {
                problems.error(
                    Code::UnknownField,
                    &Path::Key(at, key),
                    &format!("there is no field `{key}` here"),
                    &match nearest(key, names) {
                        Some(name) => format!("did you mean `{name}`?"),
                        None => format!("the fields are {}", names.join(", ")),
                    },
                );
            }
        }
        Self { entries, names: names.iter(), next: 0, at, problems }
    }

    /// Reads the field that is next in the list of names.
    #[inline(never)]
    pub(crate) fn read_next(&mut self, slot: &mut dyn Slot) {
        let (Some(entries), Some(name)) = (self.entries, self.names.next()) else { return };
        let at = Path::Key(self.at, name);
        // Of two fields it may be either: `Json::report_duplicates` refuses the document.
        let is_it = |(key, _): &Field<'_>| key == name;
        let place = match entries.get(self.next) {
            Some(entry) if is_it(entry) => Some(self.next),
            _ => entries.iter().position(is_it),
        };
        if let Some((place, (_, value))) =
            place.and_then(|place| Some((place, entries.get(place)?)))
        {
            self.next = place + 1;
            slot.read(value, &at, self.problems);
        } else if !slot.is_optional() {
            self.problems.error(
                Code::MissingField,
                &at,
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

        impl $crate::engine::decode::Slot for $name {
            fn read(
                &mut self,
                json: &$crate::engine::json::Json<'_>,
                at: &$crate::engine::diagnostic::Path<'_>,
                problems: &mut $crate::engine::diagnostic::Problems,
            ) {
                let mut fields =
                    $crate::engine::decode::Fields::open(json, &[$(stringify!($field),)+], at, problems);
                $(fields.read_next(&mut self.$field);)+
            }
        }

        impl $crate::engine::decode::FromJson for $name {
            const STAND_IN: Self = Self { $($field: $crate::engine::decode::FromJson::STAND_IN,)+ };
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

        impl $crate::engine::decode::Slot for $name {
            fn read(
                &mut self,
                json: &$crate::engine::json::Json<'_>,
                at: &$crate::engine::diagnostic::Path<'_>,
                problems: &mut $crate::engine::diagnostic::Problems,
            ) {
                let place = $crate::engine::decode::word(json, &[$($text,)+], at, problems);
                if let Some(word) = place.and_then(|place| Self::ALL.get(place)) {
                    *self = *word;
                }
            }
        }

        impl $crate::engine::decode::FromJson for $name {
            const STAND_IN: Self = $crate::engine::decode::first_word!($name $($variant)+);
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
    json: &Json<'_>,
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

/// The most entries of a list: more than anybody could answer or read. Beyond it a document is refused, so that sums of
/// weights stay far from overflow and comparing entries with each other stays quick.
pub(crate) const MAX_ENTRIES: usize = 1_000;

/// Reports every list that is longer than [`MAX_ENTRIES`].
pub(crate) fn has_long_list(json: &Json<'_>, at: &Path<'_>, problems: &mut Problems) -> bool {
    let mut found = false;
    match json {
        Json::Array(items) if items.len() > MAX_ENTRIES => {
            found = true;
            problems.error(
                Code::WrongCount,
                at,
                &format!("the number of entries in this list is {}", items.len()),
                &format!("a list has at most {MAX_ENTRIES}"),
            );
        }
        Json::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                found |= has_long_list(item, &Path::Index(at, i), problems);
            }
        }
        Json::Object(fields) => {
            for (key, value) in fields {
                found |= has_long_list(value, &Path::Key(at, key), problems);
            }
        }
        _ => {}
    }
    found
}

/// Checks the `format` field first: a document of another format would only give a flood of misleading problems.
pub(crate) fn has_format(
    json: &Json<'_>,
    wanted: &str,
    at: &Path<'_>,
    problems: &mut Problems,
) -> bool {
    let at = Path::Key(at, "format");
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
