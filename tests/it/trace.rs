//! Adds up every number of a report from its own trace, with no help from the engine.

use shipworthy::engine::{Part, Report, Status, Verdict};

/// Checks scores, gates, verdict, quick check and counts of a report.
pub(crate) fn check(name: &str, report: &Report) {
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

    if let Some(quick) = &report.quick_check {
        let holds = quick.items.iter().filter(|item| item.status == Status::Holds).count() as u64;
        let fails = quick.items.iter().filter(|item| item.status == Status::Fails).count() as u64;
        assert_eq!(
            (quick.yes.proven, quick.yes.possible),
            (holds, quick.of - fails),
            "{name}: the quick check"
        );
    }
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
