//! From the format's mirror to a sound [`Pack`], or to everything that is wrong with it.
//!
//! The only place that makes a [`Pack`] and its indices. Texts are not judged here beyond being there.

mod actions;
mod facts;
mod figures;
mod gates;
mod lenses;

use super::raw::{self, RawPack, RawQuestion};
use super::{Area, AreaIdx, Pack, Question, Source};
use crate::engine::diagnostic::{Code, Path, Problems};
use crate::engine::json::{Json, repeated};
use crate::engine::points::BasisPoints;

/// The most entries of any list: more than anybody could answer or read. Beyond it a pack is refused, so that sums of
/// weights stay far from overflow and comparing entries with each other stays quick.
pub(in crate::engine) const MAX_ENTRIES: usize = 1_000;

/// The most entries of the lists of an action or a phase.
const MAX_INNER: usize = 50;

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

/// Reads and checks a pack.
pub(super) fn check(json: &Json, digest: String, problems: &mut Problems) -> Option<Pack> {
    let mut shape = Problems::default();
    json.report_duplicates(&Path::Root, &mut shape);
    let Some(mut raw) = raw::read(json, &mut shape) else {
        problems.append(shape);
        return None;
    };
    let ids = Ids::of(&raw);
    let mut too_long = has_long_list(json, &Path::Root, problems);
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
    let pack = checker.pack(digest);
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
    pack.figures = raw.figures.take().unwrap_or_default();
    pack.work = raw.work.take();
    Some(pack)
}

/// Whether a place is another one, or inside it.
fn is_within(path: &str, place: &str) -> bool {
    path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Reports every list that is longer than a list of a pack may be.
fn has_long_list(json: &Json, at: &Path<'_>, problems: &mut Problems) -> bool {
    let mut found = false;
    match json {
        Json::Array(items) if items.len() > MAX_ENTRIES => {
            found = true;
            problems.error(
                Code::WrongCount,
                at,
                &format!("the number of entries in this list is {}", items.len()),
                &format!("a list in a pack has at most {MAX_ENTRIES}"),
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
    fn pack(&mut self, digest: String) -> Option<Pack> {
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
            digest,
            sources: raw
                .sources
                .iter()
                .map(|source| Source {
                    id: source.id.clone(),
                    kind: source.kind,
                    publisher: source.publisher.clone(),
                    title: source.title.clone(),
                    year: source.year,
                    url: source.url.clone(),
                    note: source.note.clone(),
                })
                .collect(),
            facts,
            areas,
            questions,
            gates,
            gate_order,
            // Nothing of them changes on the way; they follow once the check has let go of them.
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

    fn id(&mut self, id: &str, at: &Path<'_>) {
        if let Some(message) = id_problem(id) {
            self.problems.error(
                Code::BadId,
                at,
                &message,
                "use lower-case letters, digits and hyphens, a letter first, at most 64 characters",
            );
        }
    }

    fn version(&mut self, version: &str, at: &Path<'_>) {
        let parts: Vec<_> = version.split('.').collect();
        let is_number = |part: &&str| {
            part.parse::<u32>().is_ok()
                && !part.starts_with('+')
                && (*part == "0" || !part.starts_with('0'))
        };
        if parts.len() != 3 || !parts.iter().all(is_number) {
            self.problems.error(
                Code::BadVersion,
                at,
                &format!("`{version}` is not a version"),
                "write three numbers, such as 1.0.0",
            );
        }
    }

    fn language(&mut self, language: &str, at: &Path<'_>) {
        let mut parts = language.split('-');
        let primary = parts.next().is_some_and(|part| {
            (2..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_lowercase())
        });
        let rest = parts.all(|part| {
            (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        });
        if !primary || !rest {
            self.problems.error(
                Code::UnknownWord,
                at,
                &format!("`{language}` is not a language tag"),
                "write a BCP 47 tag such as en, de or pt-BR",
            );
        }
    }

    /// Checks the length of a list and the ids in it.
    fn list(&mut self, name: &str, ids: &[&str], least: usize) {
        let at = Path::Key(&Path::Root, name);
        self.unique(ids, &at);
        if ids.len() < least {
            self.problems.error(
                Code::WrongCount,
                &at,
                &format!("the number of entries in `{name}` is {}", ids.len()),
                &format!("a pack has {least} to {MAX_ENTRIES} of them"),
            );
        }
    }

    /// Checks the ids of the entries of a list.
    fn unique(&mut self, ids: &[&str], at: &Path<'_>) {
        for (i, (id, again)) in ids.iter().zip(repeated(ids)).enumerate() {
            let entry = Path::Index(at, i);
            let place = Path::Key(&entry, "id");
            self.id(id, &place);
            if again {
                self.twice(id, &place);
            }
        }
    }

    fn weight(&mut self, weight: Option<i64>, of: &Path<'_>) -> u64 {
        self.number(weight.unwrap_or(1), 1, 100, "a weight", &Path::Key(of, "weight"))
    }

    fn number(&mut self, value: i64, least: i64, most: i64, what: &str, at: &Path<'_>) -> u64 {
        self.problems.number(value, least, most, what, at);
        u64::try_from(value.clamp(least, most.max(least))).unwrap_or(0)
    }

    /// Checks a level from 0 to the last but one, or from 1 to the last of so many.
    fn level(&mut self, value: i64, least: i64, levels: usize, at: &Path<'_>) -> u8 {
        // With fewer than two, the levels themselves are what is wrong.
        let most = levels.checked_sub(2).and_then(|most| i64::try_from(most).ok()).unwrap_or(9);
        u8::try_from(self.number(value, least, most + least, "a level", at)).unwrap_or(u8::MAX)
    }

    fn points(&mut self, value: i64, at: &Path<'_>) -> BasisPoints {
        self.number(value, 1, 10_000, "a threshold in basis points", at);
        BasisPoints::new(value).unwrap_or(BasisPoints::FULL)
    }

    /// Finds an id in a list, whose place is given as well.
    fn reference(
        &mut self,
        id: &str,
        ids: &[&str],
        (what, list): (&str, &str),
        at: &Path<'_>,
    ) -> Option<usize> {
        let found = ids.iter().position(|known| *known == id);
        if found.is_none() && !self.has_lost_ids(list) {
            let near = self.problems.near(id, ids);
            self.problems.error(
                Code::UnknownReference,
                at,
                &format!("there is no {what} `{id}`"),
                &match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("add the {what}, or name another"),
                },
            );
        }
        found
    }

    /// Whether a list, an entry or the id of an entry could not be read: a reference may dangle only because of that.
    fn has_lost_ids(&self, list: &str) -> bool {
        self.broken.iter().filter_map(|place| place.strip_prefix(list)).any(|rest| {
            // Items are looked for in all lenses.
            let rest = rest.split_once(".items").map_or(rest, |(_, rest)| rest);
            rest.is_empty()
                || (rest.starts_with('[')
                    && (rest.ends_with("].id") || rest.matches(['.', '[']).count() == 1))
        })
    }

    /// Finds ids in a list, each once; gives their places.
    fn references(
        &mut self,
        ids: &[String],
        known: &[&str],
        list: (&str, &str),
        at: &Path<'_>,
    ) -> Vec<usize> {
        let mut found = Vec::new();
        for (i, id) in ids.iter().enumerate() {
            let place = Path::Index(at, i);
            let Some(index) = self.reference(id, known, list, &place) else { continue };
            if found.contains(&index) {
                self.twice(id, &place);
            } else {
                found.push(index);
            }
        }
        found
    }

    /// Whether the shape of an entry, and of everything in it, was right.
    fn is_readable(&self, entry: &str) -> bool {
        !self.broken.iter().any(|place| is_within(place, entry))
    }

    fn sources(&mut self, references: &[String], of: &Path<'_>) -> Vec<String> {
        let at = Path::Key(of, "sources");
        if references.is_empty() {
            self.problems.error(
                Code::WrongCount,
                &at,
                "no source is named",
                "name where this comes from; an opinion is a source too",
            );
        }
        for (i, reference) in references.iter().enumerate() {
            let id = reference.split('/').next().unwrap_or(reference);
            let place = Path::Index(&at, i);
            self.reference(id, &self.ids.sources, ("source", "$.sources"), &place);
        }
        references.to_vec()
    }

    /// The list of an entry, or its beginning: comparing the entries of long lists within long lists takes minutes.
    fn first<'l, T>(&mut self, list: &'l [T], at: &Path<'_>) -> &'l [T] {
        if list.len() > MAX_INNER {
            self.problems.error(
                Code::WrongCount,
                at,
                &format!("the number of entries in this list is {}", list.len()),
                &format!("it has at most {MAX_INNER}"),
            );
        }
        list.get(..MAX_INNER).unwrap_or(list)
    }

    /// An address may be shown as a link, which must not be a program.
    fn address(&mut self, url: Option<&String>, of: &Path<'_>) {
        if url.is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
            self.problems.error(
                Code::BadAddress,
                &Path::Key(of, "url"),
                "this is not an address of a page",
                "begin it with https:// or http://, or leave it out",
            );
        }
    }

    fn not_empty(&mut self, count: usize, at: &Path<'_>) {
        if count == 0 {
            self.problems.error(
                Code::WrongCount,
                at,
                "the list is empty",
                "name at least one, or leave the field out if it is optional",
            );
        }
    }

    fn question(&mut self, question: &RawQuestion, at: &Path<'_>) -> Question {
        let area = self.reference(
            &question.area,
            &self.ids.areas,
            ("area", "$.areas"),
            &Path::Key(at, "area"),
        );
        let levels = question.levels.len();
        if !(2..=11).contains(&levels) {
            self.problems.error(
                Code::WrongCount,
                &Path::Key(at, "levels"),
                &format!("the number of levels is {levels}"),
                "give 2 to 11, the worst first",
            );
        }
        let evidence_cap = question.needs_evidence.as_ref().map(|needs| {
            let place = Path::Key(at, "needs_evidence");
            // A cap at the highest level would never bite.
            self.level(needs.cap, 0, levels, &Path::Key(&place, "cap"))
        });
        Question {
            id: question.id.clone(),
            area: AreaIdx(area.unwrap_or(0)),
            title: question.title.clone(),
            text: question.text.clone(),
            why: question.why.clone(),
            evidence: question.evidence.clone(),
            levels: question.levels.clone(),
            weight: self.weight(question.weight, at),
            applies: self.applies(question.applies.as_ref(), at),
            not_applicable: question.not_applicable.clone(),
            evidence_cap,
            sources: self.sources(&question.sources, at),
        }
    }

    /// The entries of a list, each after those it needs; the entries of a circle are left out and reported.
    fn in_order(
        &mut self,
        needs: &[Vec<usize>],
        ids: &[&str],
        what: &str,
        hint: &str,
        at: &Path<'_>,
    ) -> Vec<usize> {
        let mut order: Vec<usize> = Vec::new();
        let mut placed = vec![false; needs.len()];
        loop {
            let before = order.len();
            for (entry, needs) in needs.iter().enumerate() {
                let is = |entry: &usize| placed.get(*entry) == Some(&true);
                if !is(&entry) && needs.iter().all(is) {
                    order.push(entry);
                    mark(&mut placed, entry);
                }
            }
            if order.len() == before {
                break;
            }
        }
        // Entries that only lead into a circle are left over too; the circle itself is what needs mending.
        let reach: Vec<Vec<bool>> = (0..needs.len())
            .map(|entry| {
                if placed.get(entry) == Some(&true) { Vec::new() } else { reachable(entry, needs) }
            })
            .collect();
        let leads =
            |from: usize, to: usize| reach.get(from).and_then(|reach| reach.get(to)) == Some(&true);
        let mut told = vec![false; needs.len()];
        for entry in 0..needs.len() {
            if !leads(entry, entry) || told.get(entry) == Some(&true) {
                continue;
            }
            let mut names: Vec<String> = Vec::new();
            let mut others = 0;
            for (other, id) in ids.iter().enumerate() {
                if leads(entry, other) && leads(other, entry) {
                    mark(&mut told, other);
                    if names.len() < 10 {
                        names.push(format!("`{id}`"));
                    } else {
                        others += 1;
                    }
                }
            }
            if others > 0 {
                names.push(format!("{others} more"));
            }
            self.problems.error(
                Code::Cycle,
                &Path::Index(at, entry),
                &format!("these {what} depend on each other in a circle: {}", names.join(", ")),
                hint,
            );
        }
        order
    }

    /// An id that stands twice in a list of an entry.
    fn twice(&mut self, id: &str, at: &Path<'_>) {
        self.problems.error(
            Code::DuplicateId,
            at,
            &format!("`{id}` stands here twice"),
            "name it once, or give each its own id",
        );
    }

    /// Two parts of an entry that do not go together.
    fn contradiction(&mut self, at: &Path<'_>, message: &str, hint: &str) {
        self.problems.error(Code::Contradiction, at, message, hint);
    }
}

/// Why a text is not an id, if it is not.
fn id_problem(id: &str) -> Option<String> {
    let letters = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let is_id = letters && id.starts_with(|c: char| c.is_ascii_lowercase()) && id.len() <= 64;
    (!is_id).then(|| {
        let shown: String = id.chars().take(80).collect();
        format!("`{shown}` is not an id")
    })
}

/// Everything that can be reached by following references, however many steps it takes.
fn reachable(from: usize, needs: &[Vec<usize>]) -> Vec<bool> {
    let mut found = vec![false; needs.len()];
    let mut open = vec![from];
    while let Some(gate) = open.pop() {
        for next in needs.get(gate).into_iter().flatten() {
            if found.get(*next) == Some(&false) {
                mark(&mut found, *next);
                open.push(*next);
            }
        }
    }
    found
}

fn mark(list: &mut [bool], place: usize) {
    if let Some(place) = list.get_mut(place) {
        *place = true;
    }
}
