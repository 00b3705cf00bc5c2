//! From the format's mirror to a sound [`Pack`], or to everything that is wrong with it.
//!
//! The only place that makes a [`Pack`] and its indices. Texts are not judged here beyond being there.
//! Here is the pack as a whole, and which problems say nothing new; its parts are in the files of `check/`.

mod actions;
mod facts;
mod figures;
mod gates;
mod ids;
mod lenses;
mod order;
mod questions;
mod values;

use super::raw::{self, RawPack};
use super::{Area, Origin, Pack, QuestionIdx};
use crate::engine::decode::{MAX_ENTRIES, has_long_list};
use crate::engine::diagnostic::{Code, Path, Problems};
use crate::engine::json::{Json, in_order};

/// How the places end on which the meaning of the whole entry around them rests: entries of its lists, and these fields.
const DECISIVE: [&str; 11] = [
    "]",
    ".kind",
    ".rule",
    ".groups",
    ".items",
    ".met_when",
    ".unit",
    ".at_least",
    ".content",
    ".multiple",
    ".exclusive",
];

/// A pack that was read, and not yet looked at for what it means.
#[derive(Debug)]
pub(super) struct Mirror {
    raw: RawPack,
    /// What is wrong with its shape.
    shape: Problems,
    too_long: bool,
}

/// Reads a pack; half of the work.
pub(super) fn mirror(json: &Json<'_>, problems: &mut Problems) -> Option<Mirror> {
    let mut shape = Problems::default();
    json.report_duplicates(&Path::Root, &mut shape);
    match raw::read(json, &mut shape) {
        Some(raw) => {
            Some(Mirror { raw, shape, too_long: has_long_list(json, &Path::Root, problems) })
        }
        None => {
            problems.append(shape);
            None
        }
    }
}

/// Checks a pack.
pub(super) fn check(mirror: Mirror, origin: Origin, problems: &mut Problems) -> Option<Pack> {
    let Mirror { mut raw, shape, mut too_long } = mirror;
    let ids = Ids::of(&raw);
    if ids.items.len() > MAX_ENTRIES {
        too_long = true;
        problems.error(
            Code::WrongCount,
            &Path::Key(&Path::Root, "lenses"),
            &format!("the number of items in all lenses is {}", ids.items.len()),
            &format!("a pack has at most {MAX_ENTRIES} of them"),
        );
    }
    if too_long {
        // Everything below compares entries with each other.
        problems.append(shape);
        return None;
    }
    let broken: Vec<String> = shape.paths().map(str::to_owned).collect();
    // The top-level entries in which something decisive could not be read.
    let spoilt: Vec<String> = broken
        .iter()
        .filter(|place| DECISIVE.iter().any(|name| place.ends_with(name)))
        .filter_map(|place| place.split_inclusive(']').next().map(str::to_owned))
        .collect();
    let mut checker = Checker {
        raw: &raw,
        ids: &ids,
        broken,
        problems: Problems::default(),
        used_facts: vec![false; raw.profile.len()],
    };
    let pack = checker.pack(origin);
    let Checker { broken, problems: meaning, .. } = checker;
    // Where something was missing or mistyped, reading went on with a stand-in, whose own problems say nothing new.
    problems.append(shape);
    for found in meaning.into_vec() {
        let of_the_whole = matches!(
            found.code,
            Code::Contradiction
                | Code::WrongCount
                | Code::OutOfRange
                | Code::NotAlwaysAsked
                | Code::DuplicateId
        );
        let is_echo = |places: &[String]| places.iter().any(|place| is_within(&found.path, place));
        if !(is_echo(&broken) || (of_the_whole && is_echo(&spoilt))) {
            problems.append_one(found);
        }
    }
    let mut pack = pack.filter(|_| !problems.has_errors())?;
    pack.sources = std::mem::take(&mut raw.sources);
    pack.figures = raw.figures.take().unwrap_or_default();
    pack.work = raw.work.take();
    Some(pack)
}

/// Whether a place is another one, or inside it.
fn is_within(path: &str, place: &str) -> bool {
    path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// The ids that can be referred to, list by list.
struct Ids<'a> {
    sources: Vec<&'a str>,
    facts: Vec<&'a str>,
    areas: Vec<&'a str>,
    questions: Vec<&'a str>,
    gates: Vec<&'a str>,
    figures: Vec<&'a str>,
    charts: Vec<&'a str>,
    lenses: Vec<&'a str>,
    /// Of all lenses.
    items: Vec<&'a str>,
    /// What a figure may bear on: areas and items.
    themes: Vec<&'a str>,
    roles: Vec<&'a str>,
    phases: Vec<&'a str>,
    actions: Vec<&'a str>,
}

impl<'a> Ids<'a> {
    fn of(raw: &'a RawPack) -> Self {
        fn ids<T>(list: &[T], id: fn(&T) -> &String) -> Vec<&str> {
            list.iter().map(|entry| id(entry).as_str()).collect()
        }
        let lenses = raw.lenses.as_deref().unwrap_or_default();
        let areas = ids(&raw.areas, |area| &area.id);
        let items: Vec<_> = lenses.iter().map(|lens| ids(&lens.items, |item| &item.id)).collect();
        let items = items.concat();
        let work = raw.work.as_ref();
        Self {
            sources: ids(&raw.sources, |source| &source.id),
            facts: ids(&raw.profile, |fact| &fact.id),
            themes: [areas.as_slice(), &items].concat(),
            areas,
            questions: ids(&raw.questions, |question| &question.id),
            gates: ids(&raw.gates, |gate| &gate.id),
            figures: ids(raw.figures.as_deref().unwrap_or_default(), |figure| &figure.id),
            charts: ids(raw.charts.as_deref().unwrap_or_default(), |chart| &chart.id),
            lenses: ids(lenses, |lens| &lens.id),
            items,
            roles: ids(work.map_or(&[], |work| &work.roles), |role| &role.id),
            phases: ids(work.map_or(&[], |work| &work.phases), |phase| &phase.id),
            actions: ids(work.map_or(&[], |work| &work.actions), |action| &action.id),
        }
    }
}

struct Checker<'a> {
    raw: &'a RawPack,
    ids: &'a Ids<'a>,
    /// Where the shape was wrong.
    broken: Vec<String>,
    problems: Problems,
    used_facts: Vec<bool>,
}

impl Checker<'_> {
    fn pack(&mut self, origin: Origin) -> Option<Pack> {
        let raw = self.raw;
        let root = Path::Root;
        self.id(&raw.id, &Path::Key(&root, "id"));
        self.version(&raw.version, &Path::Key(&root, "version"));
        self.language(&raw.language, &Path::Key(&root, "language"));

        let ids = self.ids;
        self.list("sources", &ids.sources, 1);
        self.list("profile", &ids.facts, 0);
        self.list("areas", &ids.areas, 1);
        self.list("questions", &ids.questions, 1);
        self.list("gates", &ids.gates, 1);
        self.list("figures", &ids.figures, 0);
        self.list("charts", &ids.charts, 0);
        self.list("lenses", &ids.lenses, 0);

        let profile = Path::Key(&root, "profile");
        let facts = raw
            .profile
            .iter()
            .enumerate()
            .map(|(i, fact)| self.fact(fact, &Path::Index(&profile, i)))
            .collect();

        let list = Path::Key(&root, "sources");
        for (i, source) in raw.sources.iter().enumerate() {
            self.address(source.url.as_ref(), &Path::Index(&list, i));
        }

        let list = Path::Key(&root, "areas");
        let areas = raw
            .areas
            .iter()
            .enumerate()
            .map(|(i, area)| {
                let at = Path::Index(&list, i);
                // Without questions, or with an id that is not there, that is what is wrong.
                let mut own = raw.questions.iter().map(|question| &question.area);
                let is_known = !raw.questions.is_empty() && !area.id.is_empty();
                if is_known && !own.any(|named| *named == area.id || named.is_empty()) {
                    self.problems.error(
                        Code::WrongCount,
                        &at,
                        &format!("no question belongs to the area `{}`", area.id),
                        "add one, or remove the area",
                    );
                }
                Area {
                    id: area.id.clone(),
                    title: area.title.clone(),
                    summary: area.summary.clone(),
                    weight: self.weight(area.weight, &at),
                }
            })
            .collect();

        let list = Path::Key(&root, "questions");
        let questions: Vec<_> = raw
            .questions
            .iter()
            .enumerate()
            .map(|(i, question)| self.question(question, &Path::Index(&list, i)))
            .collect();

        let list = Path::Key(&root, "gates");
        let gates: Vec<_> = raw
            .gates
            .iter()
            .enumerate()
            .map(|(i, gate)| self.gate(gate, &Path::Index(&list, i)))
            .collect();
        let gate_order = self.gate_order(&gates, &list);

        let list = Path::Key(&root, "figures");
        let raw_figures = raw.figures.as_deref().unwrap_or_default();
        let raw_charts = raw.charts.as_deref().unwrap_or_default();
        let raw_lenses = raw.lenses.as_deref().unwrap_or_default();
        let figure_applies = raw_figures
            .iter()
            .enumerate()
            .map(|(i, figure)| {
                let at = Path::Index(&list, i);
                self.figure(figure, &at);
                self.applies(figure.applies.as_ref(), &at)
            })
            .collect();
        let list = Path::Key(&root, "charts");
        let charts = raw_charts
            .iter()
            .enumerate()
            .map(|(i, chart)| self.chart(chart, &Path::Index(&list, i)))
            .collect();
        let list = Path::Key(&root, "lenses");
        let lenses: Vec<_> = raw_lenses
            .iter()
            .enumerate()
            .map(|(i, lens)| self.lens(lens, &questions, &Path::Index(&list, i)))
            .collect();
        let quick_check = self.quick_check(&Path::Key(&root, "quick_check"));

        let (action_links, action_order) = match &raw.work {
            Some(work) => self.work(work, &Path::Key(&root, "work")),
            None => (Vec::new(), Vec::new()),
        };

        for (i, fact) in raw.profile.iter().enumerate() {
            // What could not be read may be what uses it.
            if self.broken.is_empty() && self.used_facts.get(i) == Some(&false) {
                self.problems.warning(
                    Code::UnusedFact,
                    &Path::Index(&profile, i),
                    &format!("nothing depends on the fact `{}`", fact.id),
                    "use it in an `applies`, or do not ask for it",
                );
            }
        }

        Some(Pack {
            id: raw.id.clone(),
            version: raw.version.clone(),
            language: raw.language.clone(),
            title: raw.title.clone(),
            description: raw.description.clone(),
            origin,
            // Nothing of them changes on the way; they follow once the check has let go of them.
            sources: Vec::new(),
            facts,
            areas,
            questions,
            question_order: in_order(&self.ids.questions).into_iter().map(QuestionIdx).collect(),
            gates,
            gate_order,
            figures: Vec::new(),
            figure_applies,
            charts,
            lenses,
            quick_check,
            work: None,
            action_links,
            action_order,
        })
    }

    /// Whether the shape of an entry, and of everything in it, was right.
    fn is_readable(&self, entry: &str) -> bool {
        !self.broken.iter().any(|place| is_within(place, entry))
    }

    /// Two parts of an entry that do not go together.
    fn contradiction(&mut self, at: &Path<'_>, message: &str, hint: &str) {
        self.problems.error(Code::Contradiction, at, message, hint);
    }
}
