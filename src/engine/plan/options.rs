//! What the user decides about a plan: when it begins, who there is, what work costs, what is done or left out.
//!
//! A document of its own, `shipworthy-plan-options/1`; every part may be left out. Read with all diagnostics at once.

use serde::Serialize;

use crate::engine::date::{Date, is_date};
use crate::engine::decode::{FromJson, has_format, has_long_list, record, words, wrong_type};
use crate::engine::diagnostic::{Code, Diagnostic, Path, Problems};
use crate::engine::json::Json;
use crate::engine::pack::{Pack, check_effort};
#[cfg(feature = "schema")]
use crate::engine::schema::DATE;

/// The format of plan options.
pub const FORMAT: &str = "shipworthy-plan-options/1";

words! {
    /// What a plan aims at.
    pub enum Goal {
        /// *Ship* for certain, with as little work as possible.
        LeastEffort = "least-effort",
        /// *Ship* for certain, as soon as possible if people were no limit.
        LeastTime = "least-time",
        /// Everything that is still below what an action brings about.
        Everything = "everything",
    }
}

record! {
    /// What the user decides about a plan; every part may be left out.
    pub(crate) struct RawOptions {
        /// `shipworthy-plan-options/1`.
        format: Option<String> where (extend("const" = FORMAT)),
        /// What it aims at; `least-effort` if it is not there.
        goal: Option<Goal>,
        /// True leaves out what only the decisions at the end of phases look at.
        without_decisions: Option<bool>,
        /// The first day, `YYYY-MM-DD`; without it there is no plan.
        start: Option<String> where (pattern(DATE)),
        /// The days on which people work: 1 is Monday, 7 Sunday; Monday to Friday if it is not there.
        weekdays: Option<Vec<i64>> where (length(min = 1), inner(range(min = 1, max = 7))),
        /// Days on which nobody works.
        holidays: Option<Vec<String>> where (inner(pattern(DATE))),
        /// How many people there are, where it is not the pack's number.
        people: Option<Vec<RolePeople>>,
        /// What a day of one person costs.
        day_rates: Option<Vec<RoleRate>>,
        /// The name of the currency of all money here.
        currency: Option<String>,
        /// What the PoC has cost so far, in whole units of the currency.
        spent: Option<i64> where (range(min = 0, max = 1_000_000_000_000_i64)),
        /// Days of one person, where it is not the pack's estimate.
        efforts: Option<Vec<ActionEffort>>,
        /// Ids of actions that are done, though the answers do not show it yet.
        done: Option<Vec<String>>,
        /// Actions that are not to be done; what comes after them does not wait.
        excluded: Option<Vec<Exclusion>>,
    }
}

record! {
    /// How many people there are in a role.
    #[derive(Serialize)]
    pub struct RolePeople {
        /// The role's id.
        pub role: String,
        /// How many, 0 to 100.
        pub people: i64 where (range(min = 0, max = 100)),
    }
}

record! {
    /// What a day of one person costs.
    #[derive(Serialize)]
    pub struct RoleRate {
        /// The role's id.
        pub role: String,
        /// In whole units of the currency, 1 to 1,000,000.
        pub per_day: i64 where (range(min = 1, max = 1_000_000)),
    }
}

record! {
    /// An action's effort, in place of the pack's.
    #[derive(Serialize)]
    pub struct ActionEffort {
        /// The action's id.
        pub action: String,
        /// Days of one person if everything goes well, 1 to 10,000.
        pub low: i64 where (range(min = 1, max = 10_000)),
        /// What is most likely.
        pub likely: i64 where (range(min = 1, max = 10_000)),
        /// If little goes well.
        pub high: i64 where (range(min = 1, max = 10_000)),
    }
}

record! {
    /// An action that is not to be done, and why.
    #[derive(Serialize)]
    pub struct Exclusion {
        /// The action's id.
        pub action: String,
        /// Why.
        pub reason: String,
    }
}

/// What the user decides about a plan.
///
/// ```
/// use shipworthy::engine::{Pack, PlanOptions};
/// # let pack = Pack::from_text(include_str!("../../../tests/packs/nonsense.json")).0.unwrap();
/// let text = r#"{ "format": "shipworthy-plan-options/1", "start": "2026-13-01", "done": ["mend-sprout"] }"#;
/// let (options, problems) = PlanOptions::from_text(&pack, text);
/// assert!(options.is_none());
/// assert_eq!(problems[0].hint, "did you mean `mend-spout`?");
/// assert_eq!(problems[1].path, "$.start");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanOptions {
    /// What it aims at.
    pub goal: Goal,
    /// True to leave out what only the decisions at the end of phases look at: then a plan to *ship* holds the bare
    /// minimum. Otherwise every phase that has work has the deliverables of its decision as well.
    #[serde(skip_serializing_if = "is_false")]
    pub without_decisions: bool,
    /// The day it begins, or the first working day after it. Without it there is no plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// The days of the week on which people work: 1 is Monday, 7 Sunday.
    #[serde(skip_serializing_if = "is_usual")]
    pub weekdays: Vec<u8>,
    /// Days on which nobody works.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub holidays: Vec<Date>,
    /// Where it is not the pack's number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<RolePeople>,
    /// As far as they are known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub day_rates: Vec<RoleRate>,
    /// The currency of all money here, as it is to be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// What the PoC has cost so far, in whole units of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spent: Option<u64>,
    /// Where it is not the pack's estimate.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub efforts: Vec<ActionEffort>,
    /// Ids of actions that are done, though the answers do not show it yet.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub done: Vec<String>,
    /// Actions that are not to be done. Those that come after them do not wait.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub excluded: Vec<Exclusion>,
}

/// What is wrong with options that have no day of the week, and what to do.
pub(super) const NO_WEEKDAY: &str = "nobody ever works";
pub(super) const NAME_WEEKDAY: &str = "name at least one day of the week";

/// The days of a usual week.
const USUAL: [u8; 5] = [1, 2, 3, 4, 5];

fn is_usual(weekdays: &[u8]) -> bool {
    weekdays == USUAL
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives references")]
const fn is_false(value: &bool) -> bool {
    !*value
}

impl Default for PlanOptions {
    fn default() -> Self {
        Self {
            goal: Goal::LeastEffort,
            without_decisions: false,
            start: None,
            weekdays: USUAL.to_vec(),
            holidays: Vec::new(),
            people: Vec::new(),
            day_rates: Vec::new(),
            currency: None,
            spent: None,
            efforts: Vec::new(),
            done: Vec::new(),
            excluded: Vec::new(),
        }
    }
}

impl PlanOptions {
    /// Reads plan options: `None` if a diagnostic is an error.
    pub fn from_text(pack: &Pack, text: &str) -> (Option<Self>, Vec<Diagnostic>) {
        let mut problems = Problems::default();
        let options =
            Json::parse(text, &mut problems).and_then(|json| read(pack, &json, &mut problems));
        let options = options.filter(|_| !problems.has_errors());
        (options, problems.into_vec())
    }

    /// Reads them where they stand in another document, and need not say what they are.
    pub(crate) fn from_json(
        pack: &Pack,
        json: &Json<'_>,
        at: &Path<'_>,
        problems: &mut Problems,
    ) -> Option<Self> {
        if json.get("format").is_some() && !has_format(json, FORMAT, at, problems)
            || has_long_list(json, at, problems)
        {
            return None;
        }
        let raw = RawOptions::from_json(json, at, problems);
        if problems.has_errors() {
            // What stands in for a value of the wrong type would only give echoes.
            return None;
        }
        let mut check = Check { pack, problems };
        let options = check.options(raw, at);
        Some(options).filter(|_| !problems.has_errors())
    }

    /// As they stand in another document.
    pub(crate) fn to_json(&self) -> Json<'static> {
        Json::of(self)
    }
}

fn read(pack: &Pack, json: &Json<'_>, problems: &mut Problems) -> Option<PlanOptions> {
    if !matches!(json, Json::Object(_)) {
        wrong_type(json, "an object of plan options", &Path::Root, problems);
        return None;
    }
    if !has_format(json, FORMAT, &Path::Root, problems) {
        return None;
    }
    json.report_duplicates(&Path::Root, problems);
    PlanOptions::from_json(pack, json, &Path::Root, problems)
}

struct Check<'a> {
    pack: &'a Pack,
    problems: &'a mut Problems,
}

impl Check<'_> {
    fn options(&mut self, raw: RawOptions, root: &Path<'_>) -> PlanOptions {
        let defaults = PlanOptions::default();
        let at = Path::Key(root, "weekdays");
        let weekdays = match raw.weekdays {
            None => defaults.weekdays,
            Some(days) => {
                if days.is_empty() {
                    self.error(&at, NO_WEEKDAY, NAME_WEEKDAY);
                }
                for (i, day) in days.iter().enumerate() {
                    self.problems.number(
                        *day,
                        1,
                        7,
                        "a day of the week, from Monday,",
                        &Path::Index(&at, i),
                    );
                }
                let mut known = Vec::new();
                for day in 1..=7 {
                    if days.contains(&i64::from(day)) {
                        known.push(day);
                    }
                }
                known
            }
        };
        let actions: Vec<&str> =
            self.pack.actions().iter().map(|action| action.id.as_str()).collect();
        let roles: Vec<&str> = self.pack.roles().iter().map(|role| role.id.as_str()).collect();

        let people = raw.people.unwrap_or_default();
        let at = Path::Key(root, "people");
        self.ids(people.iter().map(|entry| &entry.role), &roles, "role", Some("role"), &at);
        for (i, entry) in people.iter().enumerate() {
            let place = Path::Index(&at, i);
            self.problems.number(
                entry.people,
                0,
                100,
                "the number of people",
                &Path::Key(&place, "people"),
            );
        }
        let day_rates = raw.day_rates.unwrap_or_default();
        let at = Path::Key(root, "day_rates");
        self.ids(day_rates.iter().map(|entry| &entry.role), &roles, "role", Some("role"), &at);
        for (i, entry) in day_rates.iter().enumerate() {
            let place = Path::Index(&at, i);
            self.problems.number(
                entry.per_day,
                1,
                1_000_000,
                "a day rate",
                &Path::Key(&place, "per_day"),
            );
        }
        let efforts = raw.efforts.unwrap_or_default();
        let at = Path::Key(root, "efforts");
        self.ids(
            efforts.iter().map(|entry| &entry.action),
            &actions,
            "action",
            Some("action"),
            &at,
        );
        for (i, entry) in efforts.iter().enumerate() {
            let place = Path::Index(&at, i);
            check_effort([entry.low, entry.likely, entry.high], &place, self.problems);
        }
        let done = raw.done.unwrap_or_default();
        self.ids(done.iter(), &actions, "action", None, &Path::Key(root, "done"));
        let excluded = raw.excluded.unwrap_or_default();
        let at = Path::Key(root, "excluded");
        self.ids(
            excluded.iter().map(|entry| &entry.action),
            &actions,
            "action",
            Some("action"),
            &at,
        );
        for (i, entry) in excluded.iter().enumerate() {
            if done.contains(&entry.action) {
                self.error(
                    &Path::Index(&at, i),
                    &format!("`{}` is marked as done and excluded", entry.action),
                    "decide for one of the two",
                );
            }
        }
        let spent = raw.spent.map(|spent| {
            self.problems.number(spent, 0, 1_000_000_000_000, "money", &Path::Key(root, "spent"));
            u64::try_from(spent).unwrap_or(0)
        });
        PlanOptions {
            goal: raw.goal.unwrap_or(defaults.goal),
            without_decisions: raw.without_decisions.unwrap_or(false),
            start: raw.start.and_then(|start| self.date(&start, &Path::Key(root, "start"))),
            weekdays,
            holidays: self.dates(&raw.holidays.unwrap_or_default(), &Path::Key(root, "holidays")),
            people,
            day_rates,
            currency: raw.currency,
            spent,
            efforts,
            done,
            excluded,
        }
    }

    fn dates(&mut self, dates: &[String], at: &Path<'_>) -> Vec<Date> {
        let read = |(i, date): (usize, &String)| self.date(date, &Path::Index(at, i));
        dates.iter().enumerate().filter_map(read).collect()
    }

    fn date(&mut self, text: &str, at: &Path<'_>) -> Option<Date> {
        if !is_date(text) {
            self.problems.error(
                Code::BadDate,
                at,
                &format!("`{text}` is not a day of the calendar"),
                "write it as 2026-11-21",
            );
        }
        Date::parse(text)
    }

    /// Ids that must be known, each once; `field` is where in its entry the id stands.
    fn ids<'a>(
        &mut self,
        ids: impl Iterator<Item = &'a String>,
        known: &[&str],
        what: &str,
        field: Option<&str>,
        at: &Path<'_>,
    ) {
        let mut seen: Vec<&str> = Vec::new();
        for (i, id) in ids.enumerate() {
            let entry = Path::Index(at, i);
            let place = match field {
                Some(field) => &Path::Key(&entry, field),
                None => &entry,
            };
            if seen.contains(&id.as_str()) {
                self.problems.error(
                    Code::DuplicateId,
                    place,
                    &format!("`{id}` stands here twice"),
                    "name it once",
                );
            }
            seen.push(id);
            if !known.contains(&id.as_str()) {
                // Another version of the pack may know it: it is kept, and plays no part.
                let hint = match self.problems.near(id, known) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "it is left aside".to_owned(),
                };
                self.problems.warning(
                    Code::UnknownReference,
                    place,
                    &format!("there is no {what} `{id}`"),
                    &hint,
                );
            }
        }
    }

    fn error(&mut self, at: &Path<'_>, message: &str, hint: &str) {
        self.problems.error(Code::Contradiction, at, message, hint);
    }
}
