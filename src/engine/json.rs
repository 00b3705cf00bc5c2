//! A JSON document as a tree that forgets nothing: key order, duplicate keys, unknown fields.
//!
//! Packs and answers come in through here, and canonical JSON
//! (RFC 8785) for the digests goes out. What a document means is not known here: see [`super::decode`].

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::mem;

use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq, SerializeStruct};
use serde::{Deserializer, Serialize, Serializer};

use super::diagnostic::{Code, Diagnostic, Path, Problems, Severity};

/// Texts longer than this, in bytes, are refused unread.
pub const MAX_BYTES: usize = 5_000_000;

/// Deeper nesting than this is refused: reading and dropping a tree must not exhaust the stack.
const MAX_DEPTH: usize = 64;

/// A JSON value. Objects keep the order of their keys, and duplicates.
///
/// Made by [`Json::parse`], whose texts stay where they are, or by [`Json::parse_owned`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Json<'a> {
    /// `null`, and what JavaScript calls `undefined`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number in the range of `i64`.
    Integer(i64),
    /// Any other number, as it was written. Carried along untouched; no format of ours uses one.
    Number(String),
    /// A text.
    String(Cow<'a, str>),
    /// A list.
    Array(Vec<Json<'a>>),
    /// Keys with values, in the order of the document.
    Object(Vec<Field<'a>>),
}

/// A key of an object with its value.
pub(crate) type Field<'a> = (Cow<'a, str>, Json<'a>);

impl Json<'static> {
    /// Reads a text that the tree shall outlive.
    pub(crate) fn parse_owned(text: &str, problems: &mut Problems) -> Option<Self> {
        Self::parse_with(|text| Cow::Owned(text.to_owned()), text, problems)
    }

    /// Plain data as a tree. By way of its text: a writer of trees for every type would be larger than all of it.
    pub(crate) fn of(value: &impl Serialize) -> Self {
        // Data made of texts, whole numbers and lists can be written, and read again.
        let text = serde_json::to_string(value).unwrap_or_default();
        Self::parse_owned(&text, &mut Problems::default()).unwrap_or(Self::Null)
    }
}

impl<'a> Json<'a> {
    /// Reads a text.
    pub(crate) fn parse(text: &'a str, problems: &mut Problems) -> Option<Self> {
        Self::parse_with(Cow::Borrowed, text, problems)
    }

    /// Reads a text, and keeps what needs no unescaping in one way or the other.
    fn parse_with<'t>(
        keep: fn(&'t str) -> Cow<'a, str>,
        text: &'t str,
        problems: &mut Problems,
    ) -> Option<Self> {
        if text.len() > MAX_BYTES {
            problems.error(
                Code::TooLarge,
                &Path::Root,
                &format!(
                    "the text has {} bytes, and {MAX_BYTES} is the most that is read",
                    text.len()
                ),
                "is this the right file?",
            );
            return None;
        }
        // A byte order mark is how some editors begin a file; it is not part of the JSON.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let (depth, is_too_deep) = (Cell::new(0), Cell::new(false));
        let level = Level { depth: &depth, is_too_deep: &is_too_deep, keep };
        let json = level.deserialize(&mut deserializer);
        let json = json.and_then(|json| deserializer.end().map(|()| json));
        let problem = match json {
            // Reading may or may not have gone on.
            _ if is_too_deep.get() => too_deep(),
            Ok(json) => return Some(json),
            Err(error) => not_json(&error.to_string()),
        };
        problems.append_one(problem);
        None
    }

    /// A copy that outlives the text it was read from.
    pub(crate) fn to_owned(&self) -> Json<'static> {
        match self {
            Self::Null => Json::Null,
            Self::Bool(value) => Json::Bool(*value),
            Self::Integer(value) => Json::Integer(*value),
            Self::Number(text) => Json::Number(text.clone()),
            Self::String(text) => Json::String(text.to_string().into()),
            Self::Array(items) => Json::Array(items.iter().map(Json::to_owned).collect()),
            Self::Object(fields) => {
                Json::Object(fields.iter().map(|(key, value)| owned(key, value)).collect())
            }
        }
    }

    /// The value of the first field of this name, if this is an object that has it.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => {
                fields.iter().find(|(name, _)| name == key).map(|(_, json)| json)
            }
            _ => None,
        }
    }

    /// Reports every key that stands twice in one object; canonical JSON has no form for those.
    pub(crate) fn report_duplicates(&self, at: &Path<'_>, problems: &mut Problems) {
        match self {
            Self::Array(items) => {
                for (i, item) in items.iter().enumerate() {
                    item.report_duplicates(&Path::Index(at, i), problems);
                }
            }
            Self::Object(fields) => {
                let mut again = repeated_keys(fields).into_iter().peekable();
                for (i, (key, value)) in fields.iter().enumerate() {
                    let place = Path::Key(at, key);
                    if again.next_if_eq(&i).is_some() {
                        problems.error(
                            Code::DuplicateKey,
                            &place,
                            &format!("the key `{key}` stands here twice"),
                            "keep one of the two",
                        );
                    }
                    value.report_duplicates(&place, problems);
                }
            }
            _ => {}
        }
    }

    /// The JSON type, in words.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Integer(_) => "a whole number",
            Self::Number(_) => "a fraction or a very large number",
            Self::String(_) => "a text",
            Self::Array(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// The canonical form of RFC 8785: no white space, keys sorted by their UTF-16 code units.
    pub(crate) fn canonical(&self) -> String {
        self.canonical_without("")
    }

    /// The canonical form without one field of the outermost object.
    pub(crate) fn canonical_without(&self, field: &str) -> String {
        let mut out = Vec::new();
        self.write_canonical(field, &mut out);
        // Everything in it was text before.
        String::from_utf8(out).unwrap_or_default()
    }

    fn write_canonical(&self, without: &str, out: &mut Vec<u8>) {
        match self {
            Self::Array(items) => {
                out.push(b'[');
                for (i, item) in items.iter().enumerate() {
                    if i > 0 {
                        out.push(b',');
                    }
                    item.write_canonical("", out);
                }
                out.push(b']');
            }
            Self::Object(fields) => {
                let keys: Vec<&str> = fields.iter().map(|(key, _)| &**key).collect();
                let sorted = in_order(&keys).into_iter().filter_map(|place| fields.get(place));
                let counting = sorted.filter(|(key, _)| without.is_empty() || key != without);
                out.push(b'{');
                for (i, (key, value)) in counting.enumerate() {
                    if i > 0 {
                        out.push(b',');
                    }
                    write_quoted(key, out);
                    out.push(b':');
                    value.write_canonical("", out);
                }
                out.push(b'}');
            }
            Self::String(text) => write_quoted(text, out),
            Self::Null => out.extend(b"null"),
            Self::Bool(value) => out.extend(value.to_string().as_bytes()),
            Self::Integer(value) => out.extend(value.to_string().as_bytes()),
            // Packs cannot hold these, and digests of answers leave out what was only carried along.
            Self::Number(text) => out.extend(text.as_bytes()),
        }
    }
}

/// A copy of a field that outlives the text it was read from.
pub(crate) fn owned(key: &str, value: &Json<'_>) -> Field<'static> {
    (key.to_owned().into(), value.to_owned())
}

/// The places of texts in the order of their UTF-16 code units.
///
/// Every generic sort is some kilobytes of WebAssembly, so there is one, and it sorts places.
pub(crate) fn in_order(texts: &[&str]) -> Vec<usize> {
    // Bytes of UTF-8 sort as code points do. In UTF-16, code points from U+10000 on (0xF0 and above in UTF-8) are
    // surrogates, which sort before U+E000 to U+FFFF (0xEE and 0xEF).
    let rank = |byte: u8| if byte >= 0xEE { byte | 0x10 } else { byte };
    let text = |place: &usize| texts.get(*place).copied().unwrap_or_default().bytes().map(rank);
    let mut places: Vec<usize> = (0..texts.len()).collect();
    places.sort_by(|a, b| text(a).cmp(text(b)));
    places
}

/// The places of keys that stood before, in order.
fn repeated_keys(fields: &[Field<'_>]) -> Vec<usize> {
    // Most objects have a handful of keys: comparing each with those before it takes less time than sorting them.
    if fields.len() <= 16 {
        let stood_before = |(i, (key, _)): &(usize, &Field<'_>)| {
            fields.iter().take(*i).any(|(before, _)| before == key)
        };
        return fields.iter().enumerate().filter(stood_before).map(|(i, _)| i).collect();
    }
    if are_different(fields) {
        return Vec::new();
    }
    let keys: Vec<&str> = fields.iter().map(|(key, _)| &**key).collect();
    let again = repeated(&keys);
    (0..keys.len()).filter(|i| again.get(*i) == Some(&true)).collect()
}

/// Whether all keys are sure to be different: each leaves a mark in another place. Sorting takes several times as long.
fn are_different(fields: &[Field<'_>]) -> bool {
    let mut marks = [false; 4_096];
    let is_first = |(key, _): &Field<'_>| {
        let sum = key
            .bytes()
            .fold(0, |sum: usize, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
        let mark = marks.get_mut(sum % 4_096);
        mark.is_some_and(|mark| !mem::replace(mark, true))
    };
    // Among more than these, two would often have the same place.
    fields.len() <= 100 && fields.iter().all(is_first)
}

/// For each text, whether it stood in the list before.
pub(crate) fn repeated(texts: &[&str]) -> Vec<bool> {
    let order = in_order(texts);
    let mut again = vec![false; texts.len()];
    for (before, place) in order.iter().zip(order.iter().skip(1)) {
        // The sort keeps equal texts in their order.
        if texts.get(*before) == texts.get(*place)
            && let Some(mark) = again.get_mut(*place)
        {
            *mark = true;
        }
    }
    again
}

/// A text as a JSON string. The escapes are those RFC 8785 asks for.
pub(crate) fn quoted(text: &str) -> String {
    // Writing a text to a string has no way to fail.
    serde_json::to_string(text).unwrap_or_default()
}

fn write_quoted(text: &str, out: &mut Vec<u8>) {
    // Writing to memory has no way to fail, either.
    let _ = serde_json::to_writer(out, text);
}

fn too_deep() -> Diagnostic {
    Diagnostic {
        code: Code::TooDeep,
        severity: Severity::Error,
        path: Path::Root.to_string(),
        message: format!("lists and objects are nested deeper than {MAX_DEPTH}"),
        hint: "no pack and no answers file needs this; is this the right file?".to_owned(),
    }
}

fn not_json(message: &str) -> Diagnostic {
    Diagnostic {
        code: Code::NotJson,
        severity: Severity::Error,
        path: Path::Root.to_string(),
        message: format!("this is not JSON: {message}"),
        hint: "save the file as JSON text in UTF-8, without comments or trailing commas".to_owned(),
    }
}

impl Json<'_> {
    /// Its text, indented by two spaces.
    pub(crate) fn pretty(&self) -> String {
        // Writing a tree of texts and numbers has no way to fail.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => serializer.serialize_i64(*value),
            // As serde_json hands it over, it takes it: with the digits that were read.
            Self::Number(text) => {
                let mut number = serializer.serialize_struct(NUMBER, 1)?;
                number.serialize_field(NUMBER, text)?;
                number.end()
            }
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => {
                let mut seq = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    seq.serialize_element(item)?;
                }
                seq.end()
            }
            Self::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (key, value) in fields {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

/// Reads one value and counts how deep it stands.
///
/// It never gives an error of its own: serde_json's way to make one, and the printing of what was found in a wrong place,
/// would be some kilobytes.
#[derive(Clone, Copy)]
struct Level<'a, 'de, 'json> {
    depth: &'a Cell<usize>,
    is_too_deep: &'a Cell<bool>,
    /// How a text of the document gets into the tree.
    keep: fn(&'de str) -> Cow<'json, str>,
}

impl<'a> Level<'a, '_, '_> {
    /// `None` where it goes too deep: then nothing of the document is used.
    fn down(self) -> Option<Descent<'a>> {
        let depth = self.depth.get();
        if depth >= MAX_DEPTH {
            self.is_too_deep.set(true);
            return None;
        }
        self.depth.set(depth + 1);
        Some(Descent(self.depth))
    }
}

/// Comes back up when dropped, on success and on failure.
struct Descent<'a>(&'a Cell<usize>);

impl Drop for Descent<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get().saturating_sub(1));
    }
}

impl<'de, 'json> DeserializeSeed<'de> for Level<'_, 'de, 'json> {
    type Value = Json<'json>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, 'json> Visitor<'de> for Level<'_, 'de, 'json> {
    type Value = Json<'json>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Json::Integer(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Self::Value, E> {
        Ok(i64::try_from(value).map_or_else(|_| number(value.to_string()), Json::Integer))
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Self::Value, E> {
        // With `arbitrary_precision` a fraction is no float but a map; see `NUMBER`.
        Ok(Json::Null)
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Json::String((self.keep)(text)))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Json::String(text.to_owned().into()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Json::String(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let Some(_descent) = self.down() else { return Ok(Json::Null) };
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let Some(_descent) = self.down() else { return Ok(Json::Null) };
        let mut fields = Vec::new();
        let mut digits = None;
        while let Some(key) = map.next_key_seed(Key { keep: self.keep })? {
            // It was none: somebody really has a key of this name.
            fields.extend(digits.take().map(|text| (NUMBER.into(), Json::String(text))));
            match (key, map.next_value_seed(self)?) {
                (None, Json::String(text)) if fields.is_empty() => digits = Some(text),
                (key, value) => fields.push((key.unwrap_or(NUMBER.into()), value)),
            }
        }
        Ok(match digits {
            Some(text) => number(text.into_owned()),
            None => Json::Object(fields),
        })
    }
}

/// Reads a key of an object; `None` is [`NUMBER`], which hardly ever stands in a document and need not be copied.
struct Key<'de, 'json> {
    keep: fn(&'de str) -> Cow<'json, str>,
}

impl<'de, 'json> DeserializeSeed<'de> for Key<'de, 'json> {
    type Value = Option<Cow<'json, str>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de, 'json> Visitor<'de> for Key<'de, 'json> {
    type Value = Option<Cow<'json, str>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: de::Error>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok((key != NUMBER).then(|| (self.keep)(key)))
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok((key != NUMBER).then(|| key.to_owned().into()))
    }
}

/// How serde_json, with its feature `arbitrary_precision`, hands over a number that may not fit any type:
/// as an object with this one key. Its own `Value` reads it the same way.
const NUMBER: &str = "$serde_json::private::Number";

fn number(text: String) -> Json<'static> {
    if !is_number(&text) {
        // Somebody really has a key of this name.
        return Json::Object(vec![(NUMBER.into(), Json::String(text.into()))]);
    }
    // JSON and JavaScript know one kind of number: `2.0` is the whole number 2.
    let whole = match text.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|digit| digit == b'0') => whole,
        _ => &text,
    };
    match whole.parse() {
        Ok(whole) => Json::Integer(whole),
        Err(_) => Json::Number(text),
    }
}

/// Whether a text is a number of JSON. To ask serde_json would bring along a second copy of its parser.
fn is_number(text: &str) -> bool {
    let are_digits =
        |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (text, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    are_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && are_digits(fraction)
        && are_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Json<'_>, String> {
        let mut problems = Problems::default();
        Json::parse(text, &mut problems)
            .ok_or_else(|| problems.into_vec().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn canonical_form_follows_rfc_8785() {
        // The key order of the RFC's own example, section 3.2.3.
        let text = r#"{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}"#;
        let canonical = parse(text).unwrap().canonical();
        let order: Vec<_> = ["\\r", "1", "\u{80}", "\u{f6}", "\u{20ac}", "\u{1f600}", "\u{fb33}"]
            .iter()
            .map(|key| canonical.find(&format!("\"{key}\":")).unwrap())
            .collect();
        assert!(order.is_sorted(), "{canonical}");
        assert_eq!(
            parse("[ 1 , \"a\\u000f\\n\" , null ]").unwrap().canonical(),
            r#"[1,"a\u000f\n",null]"#
        );
    }

    #[test]
    fn texts_are_in_the_order_of_their_utf_16_code_units() {
        // The ends of every length of UTF-8, and both sides of the surrogates of UTF-16.
        let signs = [
            "",
            "a",
            "\u{7f}",
            "\u{80}",
            "\u{7ff}",
            "\u{800}",
            "\u{d7ff}",
            "\u{e000}",
            "\u{ffff}",
            "\u{10000}",
            "\u{10ffff}",
        ];
        let texts: Vec<String> =
            signs.iter().flat_map(|a| signs.map(|b| format!("{a}{b}"))).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let mut sorted = texts.clone();
        sorted.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
        let ours: Vec<&str> = in_order(&texts).into_iter().map(|place| texts[place]).collect();
        assert_eq!(ours, sorted);
    }

    #[test]
    fn what_stands_twice_is_found_among_few_and_among_many() {
        for many in [0, 10, 11, 100] {
            let rest: Vec<String> = (0..many).map(|i| format!("key {i}")).collect();
            let texts = ["b", "a", "b", "c", "b", "a"].into_iter().chain(rest.iter().map(|s| &**s));
            let fields: Vec<_> = texts.map(|text| (text.into(), Json::Null)).collect();
            assert_eq!(repeated_keys(&fields), [2, 4, 5], "with {many} others");
            let mut problems = Problems::default();
            Json::Object(fields).report_duplicates(&Path::Root, &mut problems);
            let paths: Vec<_> = problems.paths().collect();
            assert_eq!(paths, ["$.b", "$.b", "$.a"], "with {many} others");
        }
    }

    #[test]
    fn nesting_is_bounded_and_side_by_side_is_not_nesting() {
        assert!(parse(&format!("{}{}", "[".repeat(64), "]".repeat(64))).is_ok());
        let deep = parse(&format!("{}{}", "[".repeat(65), "]".repeat(65))).unwrap_err();
        assert!(deep.contains("too_deep"), "{deep}");
        assert!(parse(&format!("[{}[]]", "[],".repeat(1000))).is_ok());
        // Whether it ends there or goes on wrongly: it is refused for its depth.
        for inner in ["", "1", "{}", "[[", "]", "{\"a\":"] {
            let deep = parse(&format!("{}{inner}", "[".repeat(65))).unwrap_err();
            assert!(deep.contains("too_deep"), "{inner}: {deep}");
        }
    }

    #[test]
    fn what_is_not_json_says_where() {
        let error = parse("{\"a\": 1,\n}").unwrap_err();
        assert!(error.contains("not_json") && error.contains("line 2"), "{error}");
        assert!(parse(&" ".repeat(MAX_BYTES + 1)).unwrap_err().contains("too_large"));
    }

    #[test]
    fn numbers_are_those_of_json() {
        // Every text of up to six of the signs that numbers are made of.
        let mut texts = vec![String::new()];
        for _ in 0..6 {
            let more =
                texts.iter().flat_map(|text| "0.1-+eE".chars().map(move |c| format!("{text}{c}")));
            let more: Vec<_> = more.collect();
            texts.extend(more);
            texts.sort_unstable();
            texts.dedup();
        }
        for text in texts.iter().map(String::as_str).chain([" 1", "1 ", "1a", "NaN", "1_0", "٣"]) {
            assert_eq!(is_number(text), text.parse::<serde_json::Number>().is_ok(), "{text}");
        }
    }

    #[test]
    fn order_duplicates_and_numbers_survive() {
        for text in [
            r#"{"b":1,"a":{"x":1.5},"b":2}"#,
            "[6.934698245112694e+276,1e+400,18446744073709551616,9223372036854775808,-0.1,9007199254740993]",
        ] {
            assert_eq!(serde_json::to_string(&parse(text).unwrap()).unwrap(), text);
        }
        assert_eq!(parse("[2.0, -3.00, 2.5]").unwrap().canonical(), "[2,-3,2.5]");
        // The key by which serde_json hands over numbers may stand in a document, too.
        for value in ["true", "[1]", "\"text\"", "{}", "7", "\"0007\""] {
            let text = format!("{{\"{NUMBER}\":{value}}}");
            assert_eq!(parse(&text).unwrap().canonical(), text);
        }
        for text in
            [format!("{{\"{NUMBER}\":\"5\",\"a\":1}}"), format!("{{\"a\":1,\"{NUMBER}\":\"5\"}}")]
        {
            assert_eq!(serde_json::to_string(&parse(&text).unwrap()).unwrap(), text);
        }
    }
}
