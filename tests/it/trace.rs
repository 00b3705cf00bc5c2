//! Adds up every number of a report from its own trace and the pack's JSON, with no help from the engine.

use serde_json::Value;
use shipworthy::engine::{Demand, Disagreement, LensReport, Part, Range, Report, Status, Verdict};

/// Checks scores, gates, verdict, lenses, figures and counts of a report.
pub(crate) fn check(name: &str, pack: &Value, report: &Report) {
    let scores = &report.scores;
    let (mut average, mut of) = ([0, 0], 0);
    let mut lows = Vec::new();
    let mut highs = Vec::new();
    for area in &scores.areas {
        let mut earned = [0, 0];
        let mut whole = 0;
        for term in &area.terms {
            let credit = |level: u8| {
                term.weight * scores.full_credit * u64::from(level) / u64::from(term.max_level)
            };
            assert_eq!(
                term.weight * scores.full_credit % u64::from(term.max_level),
                0,
                "{name}: a credit is no whole number"
            );
            earned[0] += credit(term.levels.proven);
            earned[1] += credit(term.levels.possible);
            whole += term.weight * scores.full_credit;
        }
        assert_eq!(
            ([area.earned.proven, area.earned.possible], area.of),
            (earned, whole),
            "{name}: {}",
            area.area
        );
        let range = area
            .range
            .map(|range| [u64::from(range.proven.get()), u64::from(range.possible.get())]);
        let expected = (whole > 0).then(|| earned.map(|earned| earned * 10_000 / whole));
        assert_eq!(range, expected, "{name}: {}", area.area);
        if let Some([low, high]) = range {
            average = [average[0] + area.weight * low, average[1] + area.weight * high];
            of += area.weight;
            lows.push(low);
            highs.push(high);
        }
    }
    let found = scores
        .average
        .map(|range| [u64::from(range.proven.get()), u64::from(range.possible.get())]);
    assert_eq!(found, (of > 0).then(|| average.map(|sum| sum / of)), "{name}: the average");
    let found = scores.weakest.as_ref().map(|weakest| {
        (u64::from(weakest.range.proven.get()), u64::from(weakest.range.possible.get()))
    });
    assert_eq!(
        found,
        lows.into_iter().min().zip(highs.into_iter().min()),
        "{name}: the weakest area"
    );

    let mut ends = [Verdict::Ship, Verdict::Ship];
    for gate in &report.gates {
        let status = status(name, report, &gate.trace);
        let shown = if status == Status::NotApplicable { Status::Holds } else { status };
        assert_eq!(gate.status, shown, "{name}: the gate {}", gate.gate);
        let cap = Verdict::cap_of(gate.consequence);
        if matches!(status, Status::Fails | Status::Open) {
            ends[0] = ends[0].min(cap);
        }
        if status == Status::Fails {
            ends[1] = ends[1].min(cap);
        }
    }
    assert_eq!([report.verdict.proven, report.verdict.possible], ends, "{name}: the verdict");
    assert_eq!(report.verdict.settled, ends[0] == ends[1], "{name}: settled");
    assert_eq!(
        report.deciding.is_empty(),
        report.verdict.settled,
        "{name}: open means that something decides it"
    );

    let shown: Vec<_> = list(pack, "lenses").iter().filter(|lens| fits(lens, report)).collect();
    assert_eq!(
        report.lenses.iter().map(|found| found.lens.as_str()).collect::<Vec<_>>(),
        shown.iter().map(|lens| text(lens, "id")).collect::<Vec<_>>(),
        "{name}: the lenses"
    );
    for (lens, found) in shown.iter().zip(&report.lenses) {
        check_lens(name, lens, found, report);
    }
    check_disagreements(name, pack, &shown, report);
    check_figures(name, pack, report);

    let counts = &report.counts;
    assert_eq!(counts.applicable, report.questions.len(), "{name}: the counts");
    assert_eq!(
        counts.answered + counts.unknown + counts.unanswered + counts.not_applicable,
        counts.applicable,
        "{name}: the counts"
    );
}

/// A status from the ranges found, down to the answers.
fn status(name: &str, report: &Report, part: &Part) -> Status {
    let reached = |have: Option<[u64; 2]>, need: u64| match have {
        None => Status::NotApplicable,
        Some([low, _]) if low >= need => Status::Holds,
        Some([_, high]) if high >= need => Status::Open,
        Some(_) => Status::Fails,
    };
    let found = match part {
        Part::Question { question, at_least, have, .. } => {
            let term = report
                .scores
                .areas
                .iter()
                .flat_map(|area| &area.terms)
                .find(|term| term.question == *question);
            assert_eq!(term.map(|term| term.levels), *have, "{name}: the trace of {question}");
            reached(
                have.map(|have| [have.proven.into(), have.possible.into()]),
                u64::from(*at_least),
            )
        }
        Part::Area { area, at_least_bp, have, .. } => {
            let shown = report.scores.areas.iter().find(|shown| shown.area == *area).unwrap();
            assert_eq!(shown.range, *have, "{name}: the trace of {area}");
            let have = have.map(|have| [have.proven.get().into(), have.possible.get().into()]);
            reached(have, at_least_bp.get().into())
        }
        Part::Score { score, at_least_bp, have, .. } => {
            let shown = match score.as_str() {
                "average" => report.scores.average,
                _ => report.scores.weakest.as_ref().map(|weakest| weakest.range),
            };
            assert_eq!(shown, *have, "{name}: the trace of a score");
            let have = have.map(|have| [have.proven.get().into(), have.possible.get().into()]);
            reached(have, at_least_bp.get().into())
        }
        Part::Gate { gate, status: shown } => {
            let referred = report.gates.iter().find(|referred| referred.gate == *gate);
            let found = referred
                .map_or(Status::NotApplicable, |referred| status(name, report, &referred.trace));
            assert_eq!(found, *shown, "{name}: the gate {gate}, referred to by another");
            found
        }
        Part::All { parts, .. } => {
            let all: Vec<_> = parts.iter().map(|part| status(name, report, part)).collect();
            combine(&all, Status::Fails, Status::Holds)
        }
        Part::Any { parts, .. } => {
            let all: Vec<_> = parts.iter().map(|part| status(name, report, part)).collect();
            combine(&all, Status::Holds, Status::Fails)
        }
    };
    assert_eq!(found, part.status(), "{name}: a part of a gate: {part:?}");
    found
}

/// `wins` if any part is it, else open if any part is, else `otherwise`; parts that do not count drop out.
fn combine(parts: &[Status], wins: Status, otherwise: Status) -> Status {
    let mut counting = parts.iter().filter(|status| **status != Status::NotApplicable).peekable();
    if counting.peek().is_none() {
        return Status::NotApplicable;
    }
    let counting: Vec<_> = counting.collect();
    if counting.contains(&&wins) {
        wins
    } else if counting.contains(&&Status::Open) {
        Status::Open
    } else {
        otherwise
    }
}

/// What holds at the worst and at the best of the open answers; `None` where nothing counts.
type Ends = Option<[bool; 2]>;

fn status_at(ends: Ends) -> Status {
    match ends {
        None => Status::NotApplicable,
        Some([true, _]) => Status::Holds,
        Some([_, true]) => Status::Open,
        Some(_) => Status::Fails,
    }
}

/// All hold; what does not count drops out.
fn all(parts: impl Iterator<Item = Ends>) -> Ends {
    parts.flatten().reduce(|a, b| [a[0] && b[0], a[1] && b[1]])
}

/// How many hold.
fn count(parts: impl Iterator<Item = [bool; 2]>) -> [u64; 2] {
    parts.fold([0, 0], |sum, part| [sum[0] + u64::from(part[0]), sum[1] + u64::from(part[1])])
}

fn pair<T: Copy>(range: Range<T>) -> [T; 2] {
    [range.proven, range.possible]
}

fn list<'a>(entry: &'a Value, field: &str) -> &'a [Value] {
    entry.get(field).map_or(&[], |list| list.as_array().unwrap())
}

fn text<'a>(entry: &'a Value, field: &str) -> &'a str {
    entry[field].as_str().unwrap()
}

/// Whether an entry of the pack is for the report's profile.
fn fits(entry: &Value, report: &Report) -> bool {
    entry.get("applies").is_none_or(|condition| meets(condition, report))
}

fn meets(condition: &Value, report: &Report) -> bool {
    if let Some(id) = condition.get("fact") {
        let held = &report.profile.iter().find(|fact| *id == *fact.fact).unwrap().options;
        list(condition, "any_of").iter().any(|option| held.iter().any(|held| *option == **held))
    } else if condition.get("all").is_some() {
        list(condition, "all").iter().all(|part| meets(part, report))
    } else {
        list(condition, "any").iter().any(|part| meets(part, report))
    }
}

/// The levels that the answer to a question may have; `None` where it is not asked or not applicable.
fn levels(question: &str, report: &Report) -> Option<[u64; 2]> {
    let shown = report.questions.iter().find(|shown| shown.question == question)?;
    shown.levels.map(|levels| pair(levels.map(u64::from)))
}

/// An item that counts.
struct Item<'a> {
    id: &'a str,
    /// Its place in the lens.
    place: u64,
    group: Option<&'a Value>,
    /// Its parts that count. The first rung of a ladder has none and is always met.
    parts: Vec<[bool; 2]>,
}

impl Item<'_> {
    fn met(&self) -> [bool; 2] {
        [0, 1].map(|end| self.parts.iter().all(|part| part[end]))
    }
}

fn items<'a>(lens: &'a Value, report: &Report) -> Vec<Item<'a>> {
    let mut counting = Vec::new();
    for (place, item) in (0..).zip(list(lens, "items")).filter(|(_, item)| fits(item, report)) {
        let asked = list(item, "met_when");
        let parts: Vec<_> = asked
            .iter()
            .filter_map(|part| {
                let need = part["at_least"].as_u64().unwrap();
                Some(levels(text(part, "question"), report)?.map(|level| level >= need))
            })
            .collect();
        if asked.is_empty() || !parts.is_empty() {
            counting.push(Item { id: text(item, "id"), place, group: item.get("group"), parts });
        }
    }
    counting
}

fn check_lens(name: &str, lens: &Value, found: &LensReport, report: &Report) {
    let name = format!("{name}: the lens {}", found.lens);
    let rule = text(lens, "rule");
    let items = items(lens, report);
    let met: Vec<_> = items.iter().map(Item::met).collect();
    assert_eq!(found.items.len(), items.len(), "{name}: the items that count");
    for (item, found) in items.iter().zip(&found.items) {
        assert_eq!(found.item, item.id, "{name}: the items that count");
        assert_eq!(
            (pair(found.met), found.of, found.status),
            (
                count(item.parts.iter().copied()),
                item.parts.len() as u64,
                status_at(Some(item.met()))
            ),
            "{name}: {}",
            item.id
        );
    }

    let mut sums = Vec::new();
    assert_eq!(found.groups.len(), list(lens, "groups").len(), "{name}: the groups");
    for (group, found) in list(lens, "groups").iter().zip(&found.groups) {
        let own = items.iter().filter(|item| item.group == group.get("id"));
        let counted: Vec<_> = match rule {
            "minimum" => own.flat_map(|item| item.parts.clone()).collect(),
            _ => own.map(Item::met).collect(),
        };
        let sum = (count(counted.iter().copied()), counted.len() as u64);
        assert_eq!(found.group, text(group, "id"), "{name}: the groups");
        assert_eq!((pair(found.reached), found.of), sum, "{name}: {}", found.group);
        sums.push(sum);
    }

    // Until the first that is not met.
    let run = [0, 1].map(|end| met.iter().take_while(|met| met[end]).count() as u64);
    let of = met.len() as u64;
    let (reached, of) = match rule {
        "exposure" | "gaps" | "count" | "coverage" => (count(met.iter().copied()), of),
        "order" => (run, of),
        // The first rung is level 0, and no rung ever has another number.
        "ladder" => {
            let level = |rungs: u64| items[usize::try_from(rungs).unwrap() - 1].place;
            (run.map(level), level(of))
        }
        "minimum" => (
            [0, 1].map(|end| sums.iter().map(|(sum, _)| sum[end]).min().unwrap()),
            sums.iter().map(|(_, of)| *of).min().unwrap(),
        ),
        _ => panic!("{name}: how is {rule} counted?"),
    };
    assert_eq!((pair(found.reached), found.of), (reached, of), "{name}");

    let bands = lens.get("bands").map(|bands| {
        let bands = bands.as_array().unwrap();
        reached.map(|reached| {
            bands.iter().position(|band| reached >= band["at_least"].as_u64().unwrap()).unwrap()
        })
    });
    assert_eq!(found.bands.map(pair), bands, "{name}: the band");

    let required = lens.get("required").map(|required| {
        let named = |item: &&Item<'_>| list(required, "items").iter().any(|id| *id == *item.id);
        all(items.iter().filter(named).map(|item| Some(item.met())))
    });
    assert_eq!(found.required, required.map(status_at), "{name}: what it requires");

    let satisfied = match bands {
        Some(bands) => Some(bands.map(|band| lens["bands"][band]["content"] == true)),
        None => all(met.into_iter().map(Some)),
    };
    let content = all([satisfied, required.flatten()].into_iter());
    assert_eq!(found.content, status_at(content), "{name}: whether it is content");
}

fn check_disagreements(name: &str, pack: &Value, shown: &[&Value], report: &Report) {
    let mut expected = Vec::new();
    for question in list(pack, "questions").iter().map(|question| text(question, "id")) {
        let Some([low, high]) = levels(question, report) else { continue };
        let (mut content, mut not_content) = (Vec::new(), Vec::new());
        for lens in shown.iter().filter(|lens| text(lens, "rule") != "ladder") {
            let asked = list(lens, "items")
                .iter()
                .filter(|item| fits(item, report))
                .flat_map(|item| list(item, "met_when"))
                .filter(|part| part["question"] == question)
                .map(|part| part["at_least"].as_u64().unwrap())
                .max();
            let Some(need) = asked else { continue };
            let lens = text(lens, "id").to_owned();
            let demand = Demand { lens, at_least: u8::try_from(need).unwrap() };
            if low >= need {
                content.push(demand);
            } else if high < need {
                not_content.push(demand);
            }
        }
        if !content.is_empty() && !not_content.is_empty() {
            expected.push(Disagreement { question: question.to_owned(), content, not_content });
        }
    }
    assert_eq!(report.disagreements, expected, "{name}: the disagreements");
}

fn check_figures(name: &str, pack: &Value, report: &Report) {
    let expected: Vec<_> = list(pack, "figures")
        .iter()
        .filter(|figure| figure["usage"] != "refuse" && fits(figure, report))
        .map(|figure| {
            // Written `YYYY-MM-DD`, days are in the order of their texts.
            let horizon = figure.get("horizon").map(|horizon| horizon.as_str().unwrap());
            let today = report.today.as_ref().map(|today| today.as_str());
            let passed = horizon.zip(today).map(|(horizon, today)| today > horizon);
            (text(figure, "id").to_owned(), passed)
        })
        .collect();
    let found: Vec<_> =
        report.figures.iter().map(|found| (found.figure.clone(), found.horizon_passed)).collect();
    assert_eq!(found, expected, "{name}: the figures");
}
