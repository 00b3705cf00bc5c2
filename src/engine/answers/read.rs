//! Reads an answers file: what is usable is used, what is not is set aside and reported.
//!
//! What answers are, and how they are written back, is in `mod.rs`.

use std::mem;

use super::{
    Answer, Answers, Evidence, FORMAT, FactReply, Reply, SetAside, UNSURE, normal_options,
};
use crate::engine::date::is_date;
use crate::engine::decode::{FromJson, SCHEMA, has_format, has_long_list, wrong_type};
use crate::engine::diagnostic::{Code, Diagnostic, Path, Problems, Severity};
use crate::engine::json::{Field, Json, in_order, owned};
use crate::engine::pack::{Pack, Question};
use crate::engine::plan::PlanOptions;

/// Reads an answers file.
pub(super) fn read(pack: &Pack, json: &Json<'_>, problems: &mut Problems) -> Option<Answers> {
    let Json::Object(fields) = json else {
        wrong_type(json, "an answers file, which is an object,", &Path::Root, problems);
        return None;
    };
    if !has_format(json, FORMAT, &Path::Root, problems) {
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
            match (&**key, value) {
                ("id", _) => {}
                ("version", Json::String(version)) if version != pack.version() => {
                    reader.answers.other_version = Some(version.to_string());
                }
                ("version", _) => {}
                _ => {
                    unknown_field(key, &Path::Key(&Path::Root, "pack"), reader.problems);
                    reader.answers.pack_extra.push(owned(key, value));
                }
            }
        }
    }
    for (key, value) in fields {
        let at = Path::Key(&Path::Root, key);
        match &**key {
            "format" | "pack" => {}
            "title" | "note" if !matches!(value, Json::String(_) | Json::Null) => {
                wrong_type(value, "a text", &at, reader.problems);
                reader.answers.extra.push(owned(key, value));
            }
            SCHEMA => {
                String::from_json(value, &at, reader.problems);
                reader.answers.extra.push(owned(key, value));
            }
            "title" => reader.answers.title = optional_text(value, &at, reader.problems),
            "note" => reader.answers.note = optional_text(value, &at, reader.problems),
            "profile" => reader.profile(value, &at),
            "answers" => reader.answers(value, &at),
            "plan" => reader.plan(value, &at),
            _ => {
                // Worked examples carry what their author expects.
                if key != "expected" {
                    unknown_field(key, &Path::Root, reader.problems);
                }
                reader.answers.extra.push(owned(key, value));
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
fn entries<'a>(json: &'a Json<'a>) -> &'a [Field<'a>] {
    match json {
        Json::Object(fields) => fields,
        _ => &[],
    }
}

/// How bad it is when an answer does not fit its question; `None` when the answers are for no pack or for another.
fn written_for(pack: &Pack, json: &Json<'_>, problems: &mut Problems) -> Option<Severity> {
    let at = Path::Key(&Path::Root, "pack");
    let Some(written_for) = json.get("pack") else {
        problems.error(
            Code::MissingField,
            &at,
            "the file does not say which pack it answers",
            &format!(
                "add \"pack\": {{ \"id\": \"{}\", \"version\": \"{}\" }}",
                pack.id(),
                pack.version()
            ),
        );
        return None;
    };
    let part = |name: &str| match written_for.get(name) {
        Some(Json::String(text)) => Some(&**text),
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
            &format!("these answers are for the pack `{id}`, and this is `{}`", pack.id()),
            "choose that pack, or answers that were given for this one",
        );
        return None;
    }
    if version != pack.version() {
        problems.warning(
            Code::OtherVersion,
            &Path::Key(&at, "version"),
            &format!(
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
        &format!("there is no field `{key}` here"),
        "it is kept as it is; check the spelling if it was meant to count",
    );
}

fn optional_text(json: &Json<'_>, at: &Path<'_>, problems: &mut Problems) -> Option<String> {
    match json {
        // An emptied field in somebody's form is no mistake.
        Json::String(text) => (!text.trim().is_empty()).then(|| text.to_string()),
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
    /// A plan that cannot be used is kept as it is, and is no obstacle to an assessment.
    fn plan(&mut self, json: &Json<'_>, at: &Path<'_>) {
        let mut problems = Problems::default();
        self.answers.plan = PlanOptions::from_json(self.pack, json, at, &mut problems);
        let code = problems.latest();
        for problem in problems.into_vec() {
            self.problems.append_one(Diagnostic { severity: Severity::Warning, ..problem });
        }
        if self.answers.plan.is_none() {
            self.answers.extra.push(owned("plan", json));
            self.set_aside_for(code, at);
        }
    }

    fn profile(&mut self, json: &Json<'_>, at: &Path<'_>) {
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
                    self.answers.unused_profile.push(owned(id, value));
                    self.set_aside(&place);
                }
            }
        }
    }

    fn fact_reply(&mut self, id: &str, json: &Json<'_>, at: &Path<'_>) -> Option<FactReply> {
        let Some(fact) = self.pack.fact(id) else {
            let known: Vec<_> = self.pack.facts().iter().map(|fact| fact.id.as_str()).collect();
            let hint = self.near(id, &known);
            self.problems.warning(
                Code::UnknownFact,
                at,
                &format!("the pack has no fact `{id}`"),
                &hint,
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
        if has_long_list(json, at, self.problems) {
            return None;
        }
        let ids = Vec::<String>::from_json(json, at, self.problems);
        for (i, id) in ids.iter().enumerate() {
            if !id.is_empty() && !fact.options.iter().any(|option| option.id == *id) {
                let known: Vec<_> = fact.options.iter().map(|option| option.id.as_str()).collect();
                self.problems.push(
                    self.severity,
                    Code::UnknownOption,
                    &Path::Index(at, i),
                    &format!("the fact `{}` has no option `{id}`", fact.id),
                    &format!(
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
                &format!("these options cannot be what is the case about the fact `{}`", fact.id),
                match (fact.multiple, ids.is_empty()) {
                    (_, true) => "give at least one, or \"unsure\"",
                    (true, false) => {
                        "one of them can only stand alone: leave it out, or the others"
                    }
                    (false, false) => "give exactly one, or \"unsure\"",
                },
            );
        }
        options.map(FactReply::Options)
    }

    fn answers(&mut self, json: &Json<'_>, at: &Path<'_>) {
        let questions = self.pack.questions();
        // By question, and put in the order of their ids at the end: that order costs no comparisons. Each is filled
        // where it stands, for an answer is long to be handed about.
        let mut said: Vec<Answer> = questions.iter().map(|_| Answer::default()).collect();
        let mut next = 0;
        for (id, value) in entries(json) {
            let place = Path::Key(at, id);
            let found = self.pack.place_of_question(id, next);
            next = found.map_or(next, |found| found + 1);
            let asked = found.and_then(|found| Some((questions.get(found)?, said.get_mut(found)?)));
            let is_usable = match asked {
                Some((question, answer)) => self.answer(question, value, &place, answer),
                None => {
                    let known: Vec<_> = questions.iter().map(|asked| asked.id.as_str()).collect();
                    let hint = self.near(id, &known);
                    self.problems.warning(
                        Code::UnknownQuestion,
                        &place,
                        &format!("the pack has no question `{id}`"),
                        &hint,
                    );
                    false
                }
            };
            if !is_usable {
                self.answers.unused_answers.push(owned(id, value));
                self.set_aside(&place);
            }
        }
        for question in self.pack.questions_by_id() {
            let answer = said.get_mut(question.get()).filter(|answer| !answer.is_blank());
            if let Some(answer) = answer {
                self.answers.answers.push(&self.pack[*question].id, mem::take(answer));
            }
        }
    }

    /// Fills a blank answer. False if it cannot be used, and then it is blank again.
    fn answer(
        &mut self,
        question: &Question,
        json: &Json<'_>,
        at: &Path<'_>,
        answer: &mut Answer,
    ) -> bool {
        let Json::Object(fields) = json else {
            wrong_type(json, "an object such as { \"level\": 2 }", at, self.problems);
            return false;
        };
        let before = self.problems.unusable();
        let (mut reply, mut is_ambiguous) = (None, false);
        let mut say = |said: Option<Reply>| {
            is_ambiguous |= said.is_some() && reply.is_some();
            reply = reply.take().or(said);
        };
        for (key, value) in fields {
            let place = Path::Key(at, key);
            match &**key {
                // What a form or an object literal leaves empty was not said.
                "level" | "levels" | "unknown" | "not_applicable" | "evidence" | "note"
                    if *value == Json::Null => {}
                "level" => say(self.level(question, value, &place).map(Reply::Level)),
                "levels" => say(self.levels(question, value, &place)),
                "unknown" => match value {
                    Json::Bool(true) => say(Some(Reply::Unknown)),
                    Json::Bool(false) => {}
                    _ => wrong_type(value, "true", &place, self.problems),
                },
                "not_applicable" => say(self.not_applicable(question, value, &place)),
                "evidence" => {
                    answer.evidence = self.evidence(value, &mut answer.evidence_extra, &place)
                }
                "note" => answer.note = optional_text(value, &place, self.problems),
                _ => {
                    unknown_field(key, at, self.problems);
                    answer.extra.push(owned(key, value));
                }
            }
        }
        if is_ambiguous {
            self.problems.error(
                Code::AmbiguousAnswer,
                at,
                "the answer says several things at once",
                "keep one of `level`, `levels`, `unknown` and `not_applicable`",
            );
        }
        answer.reply = reply.unwrap_or_default();
        let is_usable = self.problems.unusable() == before;
        if !is_usable {
            *answer = Answer::default();
        }
        is_usable
    }

    fn level(&mut self, question: &Question, json: &Json<'_>, at: &Path<'_>) -> Option<u8> {
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
                &format!("the question `{}` has no level {level}", question.id),
                &format!(
                    "its levels are 0 to {}; until then it counts as unanswered",
                    question.max_level()
                ),
            );
        }
        found
    }

    fn levels(&mut self, question: &Question, json: &Json<'_>, at: &Path<'_>) -> Option<Reply> {
        let Json::Array(items) = json else {
            wrong_type(json, "a list of levels", at, self.problems);
            return None;
        };
        if has_long_list(json, at, self.problems) {
            return None;
        }
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

    fn not_applicable(
        &mut self,
        question: &Question,
        json: &Json<'_>,
        at: &Path<'_>,
    ) -> Option<Reply> {
        let Json::String(reason) = json else {
            wrong_type(json, "the reason, which is a text,", at, self.problems);
            return None;
        };
        if question.not_applicable.is_none() {
            self.problems.push(
                self.severity,
                Code::NotApplicableNotAllowed,
                at,
                &format!("the question `{}` applies to every PoC that is asked it", question.id),
                "give a level, or say unknown; until then it counts as unanswered",
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
        Some(Reply::NotApplicable(reason.to_string()))
    }

    fn evidence(
        &mut self,
        json: &Json<'_>,
        extra: &mut Vec<Field<'static>>,
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
            if !["what", "by", "date"].contains(&&**key) {
                unknown_field(key, at, self.problems);
                extra.push(owned(key, value));
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
                &format!("`{date}` is not a date"),
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
        self.set_aside_for(self.problems.latest(), at);
    }

    fn set_aside_for(&mut self, code: Option<Code>, at: &Path<'_>) {
        let code = code.unwrap_or(Code::WrongType);
        self.answers.set_aside.push(SetAside { path: at.to_string(), code });
    }

    fn near(&self, id: &str, known: &[&str]) -> String {
        match self.problems.near(id, known) {
            Some(near) => format!("did you mean `{near}`? It is kept as it is"),
            None => "it is kept as it is and does not count".to_owned(),
        }
    }
}
