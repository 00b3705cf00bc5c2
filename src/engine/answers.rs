//! What people said: the profile and the answers, kept apart by kind, and nothing lost.
//!
//! Reads and writes the format `shipworthy-answers/1` (manual: `packs/README.md`). What the pack does not know, or
//! cannot use, is set aside, reported, and written back untouched.
//! What answers are worth is not known here: see [`super::score`].

use serde::Serialize;

use super::decode::{FromJson, has_format, nearest, wrong_type};
use super::diagnostic::{Code, Diagnostic, Path, Problems, Severity};
use super::json::{Json, MAX_BYTES, in_order};
use super::pack::{Fact, Pack, Question};

/// The format this module reads and writes.
pub const FORMAT: &str = "shipworthy-answers/1";

/// What was said about one question. The kinds are never merged: each means something else.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Reply {
    /// Nobody has answered yet.
    #[default]
    Unanswered,
    /// One level.
    Level(u8),
    /// The levels of several respondents; at least one.
    Levels(Vec<u8>),
    /// "Nobody here knows."
    Unknown,
    /// The question makes no sense for this PoC, for this reason.
    NotApplicable(String),
}

/// What backs a claim: a link, a file name or a sentence, with a name and a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The link, file name or sentence.
    pub what: String,
    /// Who says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When, as `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// One answer: what was said, what backs it, and anything worth adding.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// What was said.
    pub reply: Reply,
    /// What backs it.
    pub evidence: Option<Evidence>,
    /// A remark.
    pub note: Option<String>,
    /// Fields this version does not know, kept for whoever does.
    extra: Vec<(String, Json)>,
    evidence_extra: Vec<(String, Json)>,
}

impl Answer {
    /// An answer that says this and no more.
    pub fn new(reply: Reply) -> Self {
        Self { reply, ..Self::default() }
    }

    fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

/// What was said about one fact of the profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactReply {
    /// These options hold: ids, at least one.
    Options(Vec<String>),
    /// "Not sure": the pack's strict options are assumed.
    Unsure,
}

/// Something in an answers file that could not be used; it is kept and written back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetAside {
    /// Where it stands in the file.
    pub path: String,
    /// Why it was not used.
    pub code: Code,
}

/// The profile and the answers of one PoC.
///
/// ```
/// use shipworthy::engine::{Answers, Pack};
/// # let pack_text = include_str!("../../tests/packs/nonsense.json");
/// # let pack = Pack::from_text(pack_text).0.unwrap();
/// let text = r#"{
///   "format": "shipworthy-answers/1",
///   "pack": { "id": "nonsense", "version": "1.0.0" },
///   "answers": { "spout": { "level": 2 }, "whistle": { "level": 1 } }
/// }"#;
/// let (answers, problems) = Answers::from_text(&pack, text);
/// let answers = answers.unwrap();
/// // The pack has no whistle: that answer is reported, not used, and still there when the file is saved.
/// assert_eq!(problems[0].code.as_str(), "unknown_question");
/// assert!(answers.to_text(&pack).contains("whistle"));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answers {
    /// The name of the PoC.
    pub title: Option<String>,
    /// Anything worth saying about it.
    pub note: Option<String>,
    profile: ById<FactReply>,
    answers: ById<Answer>,
    /// In the order of the file.
    unused_profile: Vec<(String, Json)>,
    unused_answers: Vec<(String, Json)>,
    set_aside: Vec<SetAside>,
    /// The version of the pack they were given for, if it was another.
    other_version: Option<String>,
    /// Fields this version does not know, kept for whoever does.
    pack_extra: Vec<(String, Json)>,
    extra: Vec<(String, Json)>,
}

impl Answers {
    /// Reads an answers file.
    ///
    /// `None` when it is no answers file for this pack, or so damaged that saving it could lose something. Otherwise
    /// everything usable is used, and the diagnostics list the rest: errors are mistakes, warnings are things this
    /// version of the pack does not know.
    pub fn from_text(pack: &Pack, text: &str) -> (Option<Self>, Vec<Diagnostic>) {
        let mut problems = Problems::default();
        let answers =
            Json::parse(text, &mut problems).and_then(|json| read(pack, &json, &mut problems));
        (answers, problems.into_vec())
    }

    /// The answer to a question; a blank one if there is none.
    pub fn get(&self, question: &str) -> Answer {
        self.answers.get(question).cloned().unwrap_or_default()
    }

    pub(crate) fn answer(&self, question: &str) -> Option<&Answer> {
        self.answers.get(question)
    }

    /// Answers a question of this pack; what had been set aside under its id is replaced.
    ///
    /// An answer the question does not allow (a level it does not have, "not applicable" without a reason or where
    /// it may not be said) is refused: the result is false and nothing changes.
    pub fn set(&mut self, question: &Question, answer: Answer) -> bool {
        if !is_allowed(question, &answer.reply) {
            return false;
        }
        self.replace_unused("answers", &question.id);
        if answer.is_blank() {
            self.answers.remove(&question.id);
        } else {
            self.answers.insert(&question.id, answer);
        }
        true
    }

    /// What was said about a fact, if anything.
    pub fn fact(&self, fact: &str) -> Option<&FactReply> {
        self.profile.get(fact)
    }

    /// Says what is the case about a fact; `None` takes it back. Options the fact does not have are refused.
    pub fn set_fact(&mut self, fact: &Fact, reply: Option<FactReply>) -> bool {
        let reply = match reply {
            None => None,
            Some(FactReply::Unsure) => Some(FactReply::Unsure),
            Some(FactReply::Options(ids)) => match normal_options(fact, &ids) {
                Some(ids) => Some(FactReply::Options(ids)),
                None => return false,
            },
        };
        self.replace_unused("profile", &fact.id);
        match reply {
            None => self.profile.remove(&fact.id),
            Some(reply) => self.profile.insert(&fact.id, reply),
        }
        true
    }

    /// What could not be used, by place.
    pub fn set_aside(&self) -> &[SetAside] {
        &self.set_aside
    }

    /// True when nothing has been said at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn replace_unused(&mut self, list: &str, id: &str) {
        let unused =
            if list == "answers" { &mut self.unused_answers } else { &mut self.unused_profile };
        let before = unused.len();
        unused.retain(|(unused, _)| unused != id);
        if unused.len() < before {
            let place = Path::Key(&Path::Key(&Path::Root, list), id).to_string();
            self.set_aside.retain(|entry| entry.path != place);
        }
    }

    /// The answers file as text: everything that was read, with everything that was changed.
    ///
    /// Indented by two spaces, with a line end; without space where it would otherwise be too long to be read again.
    /// As long as something from another version of the pack is set aside, the file keeps naming that version.
    pub fn to_text(&self, pack: &Pack) -> String {
        let file = self.to_json(pack);
        // Writing our own tree to a string has no way to fail.
        let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
        if text.len() >= MAX_BYTES {
            text = serde_json::to_string(&file).unwrap_or_default();
        }
        text.push('\n');
        text
    }

    fn to_json(&self, pack: &Pack) -> Json {
        let version = match &self.other_version {
            Some(version) if !self.set_aside.is_empty() => version,
            _ => pack.version(),
        };
        let mut written_for = vec![
            ("id".to_owned(), Json::String(pack.id().to_owned())),
            ("version".to_owned(), Json::String(version.to_owned())),
        ];
        written_for.extend(self.pack_extra.iter().cloned());
        let mut file = vec![
            ("format".to_owned(), Json::String(FORMAT.to_owned())),
            ("pack".to_owned(), Json::Object(written_for)),
        ];
        push_text(&mut file, "title", self.title.as_ref());
        push_text(&mut file, "note", self.note.as_ref());
        let with = |used: Json, unused: &[(String, Json)]| match used {
            Json::Object(used) => {
                Json::Object(used.into_iter().chain(unused.iter().cloned()).collect())
            }
            other => other,
        };
        file.push(("profile".to_owned(), with(self.profile_json(), &self.unused_profile)));
        file.push(("answers".to_owned(), with(self.answers_json(true), &self.unused_answers)));
        for (key, value) in &self.extra {
            // A title that was unusable gives way to one set since.
            if !file.iter().any(|(name, _)| name == key) {
                file.push((key.clone(), value.clone()));
            }
        }
        Json::Object(file)
    }

    /// The profile as far as it is used.
    pub(crate) fn profile_json(&self) -> Json {
        let fields = self.profile.iter().map(|(id, reply)| {
            let json = match reply {
                FactReply::Unsure => Json::String(UNSURE.to_owned()),
                FactReply::Options(ids) => {
                    Json::Array(ids.iter().cloned().map(Json::String).collect())
                }
            };
            (id.clone(), json)
        });
        Json::Object(fields.collect())
    }

    /// The answers as far as they are used, with or without the fields that are only carried along.
    pub(crate) fn answers_json(&self, carried: bool) -> Json {
        let fields =
            self.answers.iter().map(|(id, answer)| (id.clone(), answer_json(answer, carried)));
        Json::Object(fields.collect())
    }
}

/// Values by id, sorted by id. There are as many as the pack has questions, so a list will do.
#[derive(Debug, Clone, PartialEq)]
struct ById<T>(Vec<(String, T)>);

// Derived, it would ask for a default of `T`.
impl<T> Default for ById<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> ById<T> {
    fn place(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(id))
    }

    fn get(&self, id: &str) -> Option<&T> {
        self.place(id).ok().and_then(|place| self.0.get(place)).map(|(_, value)| value)
    }

    fn insert(&mut self, id: &str, value: T) {
        self.remove(id);
        let place = self.place(id).unwrap_or_else(|place| place);
        self.0.insert(place, (id.to_owned(), value));
    }

    fn remove(&mut self, id: &str) {
        if let Ok(place) = self.place(id) {
            self.0.remove(place);
        }
    }

    fn iter(&self) -> impl Iterator<Item = &(String, T)> {
        self.0.iter()
    }
}

/// The word that stands for "not sure" in a profile.
const UNSURE: &str = "unsure";

fn push_text(fields: &mut Vec<(String, Json)>, name: &str, text: Option<&String>) {
    if let Some(text) = text {
        fields.push((name.to_owned(), Json::String(text.clone())));
    }
}

fn answer_json(answer: &Answer, carried: bool) -> Json {
    let mut fields = Vec::new();
    match &answer.reply {
        Reply::Unanswered => {}
        Reply::Level(level) => fields.push(("level".to_owned(), Json::Integer(i64::from(*level)))),
        Reply::Levels(levels) => {
            let levels = levels.iter().map(|level| Json::Integer(i64::from(*level))).collect();
            fields.push(("levels".to_owned(), Json::Array(levels)));
        }
        Reply::Unknown => fields.push(("unknown".to_owned(), Json::Bool(true))),
        Reply::NotApplicable(reason) => {
            fields.push(("not_applicable".to_owned(), Json::String(reason.clone())))
        }
    }
    if let Some(evidence) = &answer.evidence {
        let mut parts = vec![("what".to_owned(), Json::String(evidence.what.clone()))];
        push_text(&mut parts, "by", evidence.by.as_ref());
        push_text(&mut parts, "date", evidence.date.as_ref());
        parts.extend(answer.evidence_extra.iter().filter(|_| carried).cloned());
        fields.push(("evidence".to_owned(), Json::Object(parts)));
    }
    push_text(&mut fields, "note", answer.note.as_ref());
    fields.extend(answer.extra.iter().filter(|_| carried).cloned());
    Json::Object(fields)
}

fn is_allowed(question: &Question, reply: &Reply) -> bool {
    match reply {
        Reply::Unanswered | Reply::Unknown => true,
        Reply::Level(level) => *level <= question.max_level(),
        Reply::Levels(levels) => {
            !levels.is_empty() && levels.iter().all(|level| *level <= question.max_level())
        }
        Reply::NotApplicable(reason) => {
            question.not_applicable.is_some() && !reason.trim().is_empty()
        }
    }
}

/// The options in the pack's order, once each; `None` when one is unknown or they cannot hold together.
fn normal_options(fact: &Fact, ids: &[String]) -> Option<Vec<String>> {
    let all_known = ids.iter().all(|id| fact.options.iter().any(|option| option.id == *id));
    let known: Vec<_> =
        fact.options.iter().enumerate().filter(|(_, option)| ids.contains(&option.id)).collect();
    let places: Vec<usize> = known.iter().map(|(place, _)| *place).collect();
    (all_known && fact.fits(&places))
        .then(|| known.into_iter().map(|(_, option)| option.id.clone()).collect())
}

/// Reads an answers file.
fn read(pack: &Pack, json: &Json, problems: &mut Problems) -> Option<Answers> {
    let Json::Object(fields) = json else {
        wrong_type(json, "an answers file, which is an object,", &Path::Root, problems);
        return None;
    };
    if !has_format(json, FORMAT, problems) {
        return None;
    }
    let before = problems.unusable();
    json.report_duplicates(&Path::Root, problems);
    if problems.unusable() > before {
        // Which of the two was meant, nobody can say; and saving could keep only one.
        return None;
    }
    let severity = written_for(pack, json, problems)?;
    // Without these two lists there is nothing to load, and what stands in their place could not be written back.
    for name in ["profile", "answers"] {
        if let Some(list) = json.get(name).filter(|list| !matches!(list, Json::Object(_))) {
            wrong_type(list, "an object of ids", &Path::Key(&Path::Root, name), problems);
            return None;
        }
    }
    let mut reader = Reader { pack, severity, problems, answers: Answers::default() };
    if let Some(Json::Object(written_for)) = json.get("pack") {
        for (key, value) in written_for {
            match (key.as_str(), value) {
                ("id", _) => {}
                ("version", Json::String(version)) if version != pack.version() => {
                    reader.answers.other_version = Some(version.clone());
                }
                ("version", _) => {}
                _ => reader.answers.pack_extra.push((key.clone(), value.clone())),
            }
        }
    }
    for (key, value) in fields {
        let at = Path::Key(&Path::Root, key);
        match key.as_str() {
            "format" | "pack" => {}
            "title" | "note" if !matches!(value, Json::String(_) | Json::Null) => {
                wrong_type(value, "a text", &at, reader.problems);
                reader.answers.extra.push((key.clone(), value.clone()));
            }
            "title" => reader.answers.title = optional_text(value, &at, reader.problems),
            "note" => reader.answers.note = optional_text(value, &at, reader.problems),
            "profile" => reader.profile(value, &at),
            "answers" => reader.answers(value, &at),
            _ => {
                // Worked examples carry what their author expects.
                if key != "expected" {
                    unknown_field(key, &Path::Root, reader.problems);
                }
                reader.answers.extra.push((key.clone(), value.clone()));
            }
        }
    }
    // By place, so that the order of a file's keys makes no difference to its report.
    let mut answers = reader.answers;
    let paths: Vec<&str> = answers.set_aside.iter().map(|entry| entry.path.as_str()).collect();
    let sorted =
        in_order(&paths).into_iter().filter_map(|place| answers.set_aside.get(place).cloned());
    answers.set_aside = sorted.collect();
    Some(answers)
}

/// The entries of an object.
fn entries(json: &Json) -> &[(String, Json)] {
    match json {
        Json::Object(fields) => fields,
        _ => &[],
    }
}

/// How bad it is when an answer does not fit its question; `None` when the answers are for no pack or for another.
fn written_for(pack: &Pack, json: &Json, problems: &mut Problems) -> Option<Severity> {
    let at = Path::Key(&Path::Root, "pack");
    let Some(written_for) = json.get("pack") else {
        problems.error(
            Code::MissingField,
            &at,
            "the file does not say which pack it answers",
            format!(
                "add \"pack\": {{ \"id\": \"{}\", \"version\": \"{}\" }}",
                pack.id(),
                pack.version()
            ),
        );
        return None;
    };
    let part = |name: &str| match written_for.get(name) {
        Some(Json::String(text)) => Some(text.as_str()),
        _ => None,
    };
    let (Some(id), Some(version)) = (part("id"), part("version")) else {
        wrong_type(written_for, "an object with the texts `id` and `version`", &at, problems);
        return None;
    };
    if id != pack.id() {
        problems.error(
            Code::WrongPack,
            &Path::Key(&at, "id"),
            format!("these answers are for the pack `{id}`, and this is `{}`", pack.id()),
            "load the pack they were given for",
        );
        return None;
    }
    if version != pack.version() {
        problems.warning(
            Code::OtherVersion,
            &Path::Key(&at, "version"),
            format!(
                "these answers are for version {version} of the pack, and this is {}",
                pack.version()
            ),
            "what still fits is used; look through the answers once",
        );
        // The pack may have changed since: what it no longer understands is nobody's mistake.
        return Some(Severity::Warning);
    }
    Some(Severity::Error)
}

fn unknown_field(key: &str, at: &Path<'_>, problems: &mut Problems) {
    problems.warning(
        Code::UnknownField,
        &Path::Key(at, key),
        format!("there is no field `{key}` here"),
        "it is kept as it is; check the spelling if it was meant to count",
    );
}

fn optional_text(json: &Json, at: &Path<'_>, problems: &mut Problems) -> Option<String> {
    match json {
        // An emptied field in somebody's form is no mistake.
        Json::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Json::Null => None,
        _ => {
            wrong_type(json, "a text", at, problems);
            None
        }
    }
}

struct Reader<'a> {
    pack: &'a Pack,
    /// How bad it is when an answer does not fit its question.
    severity: Severity,
    problems: &'a mut Problems,
    answers: Answers,
}

impl Reader<'_> {
    fn profile(&mut self, json: &Json, at: &Path<'_>) {
        for (id, value) in entries(json) {
            if *value == Json::Null && self.pack.fact(id).is_some() {
                continue;
            }
            let place = Path::Key(at, id);
            match self.fact_reply(id, value, &place) {
                Some(reply) => {
                    self.answers.profile.insert(id, reply);
                }
                None => {
                    self.answers.unused_profile.push((id.clone(), value.clone()));
                    self.set_aside(&place);
                }
            }
        }
    }

    fn fact_reply(&mut self, id: &str, json: &Json, at: &Path<'_>) -> Option<FactReply> {
        let Some(fact) = self.pack.fact(id) else {
            let hint = self.near(id, self.pack.facts().iter().map(|fact| fact.id.as_str()));
            self.problems.warning(
                Code::UnknownFact,
                at,
                format!("the pack has no fact `{id}`"),
                hint,
            );
            return None;
        };
        if matches!(json, Json::String(word) if word == UNSURE) {
            return Some(FactReply::Unsure);
        }
        let Json::Array(_) = json else {
            wrong_type(json, "a list of option ids, or \"unsure\",", at, self.problems);
            return None;
        };
        let before = self.problems.unusable();
        let ids = Vec::<String>::from_json(json, at, self.problems);
        for (i, id) in ids.iter().enumerate() {
            if !id.is_empty() && !fact.options.iter().any(|option| option.id == *id) {
                let known: Vec<_> = fact.options.iter().map(|option| option.id.as_str()).collect();
                self.problems.push(
                    self.severity,
                    Code::UnknownOption,
                    &Path::Index(at, i),
                    format!("the fact `{}` has no option `{id}`", fact.id),
                    format!(
                        "its options are {}; until then \"not sure\" is assumed",
                        known.join(", ")
                    ),
                );
            }
        }
        if self.problems.unusable() > before {
            return None;
        }
        let options = normal_options(fact, &ids);
        if options.is_none() {
            self.problems.push(
                self.severity,
                Code::WrongCount,
                at,
                format!("these options cannot be what is the case about the fact `{}`", fact.id),
                match (fact.multiple, ids.is_empty()) {
                    (_, true) => "give at least one, or \"unsure\"",
                    (true, false) => {
                        "one of them can only stand alone: leave it out, or the others"
                    }
                    (false, false) => "give exactly one, or \"unsure\"",
                }
                .to_owned(),
            );
        }
        options.map(FactReply::Options)
    }

    fn answers(&mut self, json: &Json, at: &Path<'_>) {
        for (id, value) in entries(json) {
            let place = Path::Key(at, id);
            let answer = match self.pack.question(id) {
                Some(question) => self.answer(question, value, &place),
                None => {
                    let hint = self.near(
                        id,
                        self.pack.questions().iter().map(|question| question.id.as_str()),
                    );
                    self.problems.warning(
                        Code::UnknownQuestion,
                        &place,
                        format!("the pack has no question `{id}`"),
                        hint,
                    );
                    None
                }
            };
            match answer {
                Some(answer) if answer.is_blank() => {}
                Some(answer) => {
                    self.answers.answers.insert(id, answer);
                }
                None => {
                    self.answers.unused_answers.push((id.clone(), value.clone()));
                    self.set_aside(&place);
                }
            }
        }
    }

    fn answer(&mut self, question: &Question, json: &Json, at: &Path<'_>) -> Option<Answer> {
        let Json::Object(fields) = json else {
            wrong_type(json, "an object such as { \"level\": 2 }", at, self.problems);
            return None;
        };
        let before = self.problems.unusable();
        let mut answer = Answer::default();
        let mut replies: Vec<Reply> = Vec::new();
        for (key, value) in fields {
            let place = Path::Key(at, key);
            match key.as_str() {
                // What a form or an object literal leaves empty was not said.
                "level" | "levels" | "unknown" | "not_applicable" | "evidence" | "note"
                    if *value == Json::Null => {}
                "level" => replies.extend(self.level(question, value, &place).map(Reply::Level)),
                "levels" => replies.extend(self.levels(question, value, &place)),
                "unknown" => match value {
                    Json::Bool(true) => replies.push(Reply::Unknown),
                    Json::Bool(false) => {}
                    _ => wrong_type(value, "true", &place, self.problems),
                },
                "not_applicable" => replies.extend(self.not_applicable(question, value, &place)),
                "evidence" => {
                    answer.evidence = self.evidence(value, &mut answer.evidence_extra, &place)
                }
                "note" => answer.note = optional_text(value, &place, self.problems),
                _ => {
                    unknown_field(key, at, self.problems);
                    answer.extra.push((key.clone(), value.clone()));
                }
            }
        }
        if replies.len() > 1 {
            self.problems.error(
                Code::AmbiguousAnswer,
                at,
                "the answer says several things at once",
                "keep one of `level`, `levels`, `unknown` and `not_applicable`",
            );
        }
        answer.reply = replies.into_iter().next().unwrap_or_default();
        (self.problems.unusable() == before).then_some(answer)
    }

    fn level(&mut self, question: &Question, json: &Json, at: &Path<'_>) -> Option<u8> {
        let Json::Integer(level) = json else {
            wrong_type(json, "a level, which is a whole number,", at, self.problems);
            return None;
        };
        let found = u8::try_from(*level).ok().filter(|level| *level <= question.max_level());
        if found.is_none() {
            self.problems.push(
                self.severity,
                Code::OutOfRange,
                at,
                format!("the question `{}` has no level {level}", question.id),
                format!(
                    "its levels are 0 to {}; until then it counts as unanswered",
                    question.max_level()
                ),
            );
        }
        found
    }

    fn levels(&mut self, question: &Question, json: &Json, at: &Path<'_>) -> Option<Reply> {
        let Json::Array(items) = json else {
            wrong_type(json, "a list of levels", at, self.problems);
            return None;
        };
        if items.is_empty() {
            self.problems.error(
                Code::WrongCount,
                at,
                "nobody's level is given",
                "give at least one, or leave the question unanswered",
            );
            return None;
        }
        let levels: Vec<u8> = items
            .iter()
            .enumerate()
            .filter_map(|(i, item)| self.level(question, item, &Path::Index(at, i)))
            .collect();
        (levels.len() == items.len()).then_some(Reply::Levels(levels))
    }

    fn not_applicable(&mut self, question: &Question, json: &Json, at: &Path<'_>) -> Option<Reply> {
        let Json::String(reason) = json else {
            wrong_type(json, "the reason, which is a text,", at, self.problems);
            return None;
        };
        if question.not_applicable.is_none() {
            self.problems.push(
                self.severity,
                Code::NotApplicableNotAllowed,
                at,
                format!("the question `{}` applies to every PoC that is asked it", question.id),
                "give a level, or say unknown; until then it counts as unanswered".to_owned(),
            );
            return None;
        }
        if reason.trim().is_empty() {
            self.problems.error(
                Code::EmptyText,
                at,
                "the reason is empty",
                "say in a few words why the question does not apply; it is printed in the report",
            );
            return None;
        }
        Some(Reply::NotApplicable(reason.clone()))
    }

    fn evidence(
        &mut self,
        json: &Json,
        extra: &mut Vec<(String, Json)>,
        at: &Path<'_>,
    ) -> Option<Evidence> {
        let Json::Object(fields) = json else {
            wrong_type(
                json,
                "an object with `what`, and perhaps `by` and `date`,",
                at,
                self.problems,
            );
            return None;
        };
        for (key, value) in fields {
            if !["what", "by", "date"].contains(&key.as_str()) {
                unknown_field(key, at, self.problems);
                extra.push((key.clone(), value.clone()));
            }
        }
        let mut text = |name: &str| {
            json.get(name)
                .and_then(|value| optional_text(value, &Path::Key(at, name), self.problems))
        };
        let (what, by, date) = (text("what"), text("by"), text("date"));
        if let Some(date) = date.as_ref().filter(|date| !is_date(date)) {
            self.problems.error(
                Code::BadDate,
                &Path::Key(at, "date"),
                format!("`{date}` is not a date"),
                "write it as YYYY-MM-DD",
            );
        }
        if what.is_none() {
            self.problems.error(
                Code::MissingField,
                &Path::Key(at, "what"),
                "the evidence does not say what it is",
                "add a link, a file name or a sentence, or remove `evidence`",
            );
        }
        Some(Evidence { what: what?, by, date })
    }

    /// Notes that something was set aside because of the problem just found.
    fn set_aside(&mut self, at: &Path<'_>) {
        let code = self.problems.latest().unwrap_or(Code::WrongType);
        self.answers.set_aside.push(SetAside { path: at.to_string(), code });
    }

    fn near<'k>(&self, id: &str, known: impl Iterator<Item = &'k str>) -> String {
        match if self.problems.are_many() { None } else { nearest(id, known) } {
            Some(near) => format!("did you mean `{near}`? It is kept as it is"),
            None => "it is kept as it is and does not count".to_owned(),
        }
    }
}

/// True for a date of the calendar, as `YYYY-MM-DD`.
pub fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str, length: usize| {
        let digits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn dates_are_those_of_the_calendar() {
        for (text, expected) in [
            ("2026-11-21", true),
            ("2024-02-29", true),
            ("2026-02-29", false),
            ("2000-02-29", true),
            ("1900-02-29", false),
            ("2026-13-01", false),
            ("2026-04-31", false),
            ("2026-1-1", false),
            ("+026-01-01", false),
            ("yesterday", false),
            ("", false),
        ] {
            assert_eq!(is_date(text), expected, "{text}");
        }
    }
}
