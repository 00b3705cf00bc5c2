//! What people said: the profile and the answers, kept apart by kind, and nothing lost.
//!
//! Reads and writes the format `shipworthy-answers/1` (manual: `packs/README.md`). What the pack does not know, or
//! cannot use, is set aside, reported, and written back untouched.
//! What answers are worth is not known here: see [`super::score`].

mod read;
#[cfg(feature = "schema")]
mod shape;

use serde::Serialize;

use super::decode::SCHEMA;
use super::diagnostic::{Code, Diagnostic, Path, Problems};
use super::json::{Field, Json, MAX_BYTES};
use super::pack::{Fact, Pack, Question};
use super::plan::PlanOptions;

#[cfg(feature = "schema")]
pub(super) use shape::AnswersFile;

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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    extra: Vec<Field<'static>>,
    evidence_extra: Vec<Field<'static>>,
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
/// # let pack_text = include_str!("../../../tests/packs/nonsense.json");
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
    /// What was decided about the plan, if anything.
    pub plan: Option<PlanOptions>,
    profile: ById<FactReply>,
    answers: ById<Answer>,
    /// In the order of the file.
    unused_profile: Vec<Field<'static>>,
    unused_answers: Vec<Field<'static>>,
    set_aside: Vec<SetAside>,
    /// The version of the pack they were given for, if it was another.
    other_version: Option<String>,
    /// Fields this version does not know, kept for whoever does.
    pack_extra: Vec<Field<'static>>,
    extra: Vec<Field<'static>>,
}

impl Answers {
    /// Reads an answers file.
    ///
    /// `None` when it is no answers file for this pack, or so damaged that saving it could lose something. Otherwise
    /// everything usable is used, and the diagnostics list the rest: errors are mistakes, warnings are things this
    /// version of the pack does not know.
    pub fn from_text(pack: &Pack, text: &str) -> (Option<Self>, Vec<Diagnostic>) {
        let mut problems = Problems::default();
        let answers = Json::parse(text, &mut problems)
            .and_then(|json| read::read(pack, &json, &mut problems));
        (answers, problems.into_vec())
    }

    /// The answer to a question; a blank one if there is none.
    pub fn get(&self, question: &str) -> Answer {
        self.answers.get(question).cloned().unwrap_or_default()
    }

    pub(crate) fn answer(&self, question: &str) -> Option<&Answer> {
        self.answers.get(question)
    }

    /// What was said about each question of a pack, in its order.
    pub(crate) fn by_question(&self, pack: &Pack) -> Vec<Option<&Answer>> {
        let mut found = vec![None; pack.questions().len()];
        // Both lists are in the order of the ids.
        let mut rest = self.answers.iter().peekable();
        for question in pack.questions_by_id() {
            let id = &pack[*question].id;
            while rest.next_if(|(known, _)| known < id).is_some() {}
            if let Some((_, answer)) = rest.next_if(|(known, _)| known == id)
                && let Some(place) = found.get_mut(question.get())
            {
                *place = Some(answer);
            }
        }
        found
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

    /// Replaces what was decided about the plan; what could not be used of it gives way.
    pub fn set_plan(&mut self, plan: PlanOptions) {
        self.plan = Some(plan);
        self.extra.retain(|(key, _)| key != "plan");
        self.set_aside.retain(|entry| entry.path != "$.plan");
    }

    /// Takes over the answers to questions of another time; everything else stays as it is.
    #[cfg(feature = "ui")]
    pub(crate) fn take_answers_of(&mut self, other: Self) {
        let is_answer = |entry: &SetAside| entry.path.starts_with("$.answers");
        // By place, and answers come before the plan and the profile.
        let mut set_aside: Vec<_> = other.set_aside.into_iter().filter(is_answer).collect();
        set_aside.extend(self.set_aside.iter().filter(|entry| !is_answer(entry)).cloned());
        self.set_aside = set_aside;
        self.answers = other.answers;
        self.unused_answers = other.unused_answers;
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
        let mut text = file.pretty();
        if text.len() >= MAX_BYTES {
            // Writing our own tree to a string has no way to fail.
            text = serde_json::to_string(&file).unwrap_or_default();
        }
        text.push('\n');
        text
    }

    fn to_json<'a>(&'a self, pack: &'a Pack) -> Json<'a> {
        let version = match &self.other_version {
            Some(version) if !self.set_aside.is_empty() => version,
            _ => pack.version(),
        };
        let mut written_for = vec![
            ("id".into(), Json::String(pack.id().into())),
            ("version".into(), Json::String(version.into())),
        ];
        written_for.extend(self.pack_extra.iter().cloned());
        // Where editors and people look for it.
        let schema = self.extra.iter().filter(|(key, _)| key == SCHEMA).cloned();
        let mut file: Vec<_> = schema.collect();
        file.extend([
            ("format".into(), Json::String(FORMAT.into())),
            ("pack".into(), Json::Object(written_for)),
        ]);
        push_text(&mut file, "title", self.title.as_ref());
        push_text(&mut file, "note", self.note.as_ref());
        let with = |used: Json<'a>, unused: &[Field<'static>]| match used {
            Json::Object(used) => {
                Json::Object(used.into_iter().chain(unused.iter().cloned()).collect())
            }
            other => other,
        };
        file.push(("profile".into(), with(self.profile_json(), &self.unused_profile)));
        file.push(("answers".into(), with(self.answers_json(true), &self.unused_answers)));
        if let Some(plan) = &self.plan {
            file.push(("plan".into(), plan.to_json()));
        }
        for (key, value) in &self.extra {
            // A title or a plan that was unusable gives way to one set since.
            if !file.iter().any(|(name, _)| name == key) {
                file.push((key.clone(), value.clone()));
            }
        }
        Json::Object(file)
    }

    /// The profile as far as it is used.
    pub(crate) fn profile_json(&self) -> Json<'_> {
        let fields = self.profile.iter().map(|(id, reply)| {
            let json = match reply {
                FactReply::Unsure => Json::String(UNSURE.into()),
                FactReply::Options(ids) => {
                    Json::Array(ids.iter().map(|id| Json::String(id.into())).collect())
                }
            };
            (id.into(), json)
        });
        Json::Object(fields.collect())
    }

    /// The answers as far as they are used, with or without the fields that are only carried along.
    pub(crate) fn answers_json(&self, carried: bool) -> Json<'_> {
        let fields =
            self.answers.iter().map(|(id, answer)| (id.into(), answer_json(answer, carried)));
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
        match self.place(id) {
            Ok(place) => {
                if let Some((_, known)) = self.0.get_mut(place) {
                    *known = value;
                }
            }
            Err(place) => self.0.insert(place, (id.to_owned(), value)),
        }
    }

    /// Adds what comes after all there is.
    fn push(&mut self, id: &str, value: T) {
        self.0.push((id.to_owned(), value));
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

fn push_text<'a>(fields: &mut Vec<Field<'a>>, name: &'a str, text: Option<&'a String>) {
    if let Some(text) = text {
        fields.push((name.into(), Json::String(text.into())));
    }
}

fn answer_json(answer: &Answer, carried: bool) -> Json<'_> {
    let mut fields = Vec::new();
    match &answer.reply {
        Reply::Unanswered => {}
        Reply::Level(level) => fields.push(("level".into(), Json::Integer(i64::from(*level)))),
        Reply::Levels(levels) => {
            let levels = levels.iter().map(|level| Json::Integer(i64::from(*level))).collect();
            fields.push(("levels".into(), Json::Array(levels)));
        }
        Reply::Unknown => fields.push(("unknown".into(), Json::Bool(true))),
        Reply::NotApplicable(reason) => {
            fields.push(("not_applicable".into(), Json::String(reason.into())))
        }
    }
    if let Some(evidence) = &answer.evidence {
        let mut parts = vec![("what".into(), Json::String((&evidence.what).into()))];
        push_text(&mut parts, "by", evidence.by.as_ref());
        push_text(&mut parts, "date", evidence.date.as_ref());
        parts.extend(answer.evidence_extra.iter().filter(|_| carried).cloned());
        fields.push(("evidence".into(), Json::Object(parts)));
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
