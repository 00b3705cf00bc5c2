//! What the report shows: the verdict with its reasons, the scores, what is not certain, and the trace.

use super::{RangeView, ScaleView, SourceView, range, scale, sources};
use crate::engine::{
    AnswerState, AreaReport, BasisPoints, Consequence, GateReport, Pack, Part, Question,
    QuestionReport, Range, Status, Term, Verdict,
};
use crate::ui::model::Assessment;
use crate::ui::text;

/// The screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReportView {
    pub(crate) heading: String,
    pub(crate) pack: String,
    pub(crate) verdict: VerdictView,
    pub(crate) failing: Vec<GateView>,
    pub(crate) open: Vec<GateView>,
    /// Open, but the verdict is decided elsewhere.
    pub(crate) moot: Vec<GateView>,
    pub(crate) conditions: Vec<GateView>,
    pub(crate) conditions_intro: &'static str,
    pub(crate) scores: ScoresView,
    pub(crate) points: Vec<PointsView>,
    pub(crate) facts: Vec<FactLine>,
    pub(crate) set_aside: Vec<String>,
    pub(crate) trace: TraceView,
}

/// The verdict at the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VerdictView {
    pub(crate) headline: String,
    pub(crate) sentence: String,
    /// `kill`, `rescope`, `ship`, or `open`, whatever the language.
    pub(crate) tone: &'static str,
    pub(crate) scale: ScaleView,
}

/// One gate with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GateView {
    pub(crate) id: String,
    /// Its place in the pack.
    pub(crate) place: usize,
    pub(crate) title: String,
    /// `fails`, `open` or `holds`, whatever the language.
    pub(crate) status: &'static str,
    /// `kill`, `block` or `warn`, whatever the language.
    pub(crate) does: &'static str,
    /// What it does, or would do.
    pub(crate) consequence: &'static str,
    /// `None` while it is open.
    pub(crate) if_failed: Option<String>,
    pub(crate) needs: Vec<NeedView>,
    pub(crate) sources: Vec<SourceView>,
}

/// One thing that a gate asks for and does not have for sure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NeedView {
    pub(crate) what: String,
    pub(crate) needed: Option<String>,
    pub(crate) found: String,
    /// What was remarked on the answer: it may say that it is only assumed.
    pub(crate) note: Option<String>,
    /// The question's place in the pack, where it is about one.
    pub(crate) question: Option<usize>,
    /// False where it fails for sure.
    pub(crate) is_open: bool,
}

/// The numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ScoresView {
    pub(crate) average: RangeView,
    pub(crate) weakest: RangeView,
    pub(crate) weakest_areas: String,
    pub(crate) areas: Vec<AreaRow>,
}

/// One area's score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AreaRow {
    pub(crate) id: String,
    /// Its place in the pack.
    pub(crate) place: usize,
    pub(crate) title: String,
    pub(crate) score: RangeView,
    pub(crate) answered: String,
}

/// A list of questions of which something must be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PointsView {
    pub(crate) title: &'static str,
    pub(crate) points: Vec<PointView>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PointView {
    /// The question's place in the pack.
    pub(crate) question: usize,
    pub(crate) text: String,
    pub(crate) remark: Option<String>,
    /// False when the question is not asked for this profile.
    pub(crate) can_show: bool,
}

/// One fact of the profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FactLine {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) options: String,
    pub(crate) is_assumed: bool,
}

/// How every number came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TraceView {
    pub(crate) gates: Vec<TraceGate>,
    pub(crate) areas: Vec<TraceArea>,
    pub(crate) credit: String,
    pub(crate) average: Option<String>,
    /// Label and value.
    pub(crate) fingerprint: Vec<(&'static str, String)>,
}

/// One gate's condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TraceGate {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) status: &'static str,
    pub(crate) word: &'static str,
    pub(crate) consequence: &'static str,
    pub(crate) node: TraceNode,
}

/// One part of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TraceNode {
    pub(crate) words: String,
    pub(crate) found: Option<String>,
    pub(crate) status: &'static str,
    pub(crate) parts: Vec<TraceNode>,
}

/// One area's sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TraceArea {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) terms: Vec<TraceTerm>,
    pub(crate) formula: Option<String>,
}

/// One question's part in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TraceTerm {
    pub(crate) question: String,
    pub(crate) weight: u64,
    pub(crate) levels: String,
    pub(crate) credit: String,
}

pub(crate) fn report(now: &Assessment) -> ReportView {
    let (pack, report) = (&*now.pack, now.report());
    let verdict = &report.verdict;
    let decides = |gate: &GateReport| Verdict::cap_of(gate.consequence) < verdict.possible;
    let open = gates(now, &DECISIVE, &[Status::Open]);
    let (open, moot): (Vec<_>, Vec<_>) = open.into_iter().partition(|gate| decides(gate));
    let conditions = gates(now, &[Consequence::Warn], &[Status::Fails, Status::Open]);
    let views = |gates: Vec<&GateReport>| -> Vec<GateView> {
        gates.into_iter().map(|gate| gate_view(now, gate)).collect()
    };
    ReportView {
        heading: text::report_heading(report.title.as_deref(), pack.title()),
        pack: pack.title().to_owned(),
        verdict: verdict_view(now),
        failing: failing_gates(now),
        open: views(open),
        moot: views(moot),
        conditions: views(conditions),
        conditions_intro: if verdict.proven == Verdict::Ship {
            text::CONDITIONS_SHIP
        } else {
            text::CONDITIONS_NO_SHIP
        },
        scores: scores(now),
        points: points(now),
        facts: facts(now),
        set_aside: report
            .set_aside
            .iter()
            .map(|entry| text::set_aside(&entry.path, entry.code.as_str()))
            .collect(),
        trace: trace(now),
    }
}

fn verdict_view(now: &Assessment) -> VerdictView {
    let report = now.report();
    let verdict = &report.verdict;
    let failing = gates(now, &DECISIVE, &[Status::Fails]).len();
    let open = gates(now, &DECISIVE, &[Status::Open]);
    let open = open.iter().filter(|gate| Verdict::cap_of(gate.consequence) < verdict.possible);
    VerdictView {
        headline: if verdict.settled {
            text::verdict_headline(verdict.possible).to_owned()
        } else {
            text::headline_open(verdict.proven, verdict.possible, report.deciding.len())
        },
        sentence: if verdict.settled {
            text::settled(verdict.possible, failing, verdict.conditions.len())
        } else {
            text::unsettled(verdict.proven, verdict.possible, failing, open.count())
        },
        tone: if verdict.settled { verdict.possible.as_str() } else { "open" },
        scale: scale(now),
    }
}

impl ReportView {
    /// The most serious gates that stand in the way, with their title, and of how many; of a verdict that nothing
    /// stands in the way of, its conditions.
    pub(crate) fn reasons(&self) -> (&'static str, Vec<&GateView>, usize) {
        let mut found = Vec::new();
        // A gate that would kill comes before one that would block, be it open or not.
        for kills in [true, false] {
            for gates in [&self.failing, &self.open] {
                found.extend(gates.iter().filter(|gate| (gate.does == "kill") == kills));
            }
        }
        let has_open = found.iter().any(|gate| gate.if_failed.is_none());
        let title = if !self.failing.is_empty() {
            if has_open { text::REASONS_AND_OPEN } else { text::REASONS }
        } else if found.is_empty() {
            found.extend(&self.conditions);
            text::CONDITIONS
        } else {
            text::OPEN_GATES
        };
        let of = found.len();
        found.truncate(MOST_SHOWN);
        (title, found, of)
    }
}

/// How much is said at first of reasons, and of what would change the verdict.
pub(crate) const MOST_SHOWN: usize = 3;

/// The gates that fail for sure and keep the verdict from being better, the worst first.
pub(crate) fn failing_gates(now: &Assessment) -> Vec<GateView> {
    gates(now, &DECISIVE, &[Status::Fails]).into_iter().map(|gate| gate_view(now, gate)).collect()
}

/// What a failing gate can do to the verdict, the worst first.
const DECISIVE: [Consequence; 2] = [Consequence::Kill, Consequence::Block];

/// The gates of these consequences and statuses, in this order and then in the pack's.
fn gates<'a>(
    now: &'a Assessment,
    consequences: &[Consequence],
    statuses: &[Status],
) -> Vec<&'a GateReport> {
    let mut found = Vec::new();
    for consequence in consequences {
        for status in statuses {
            let gates = now.report().gates.iter();
            found.extend(
                gates.filter(|gate| gate.consequence == *consequence && gate.status == *status),
            );
        }
    }
    found
}

fn gate_view(now: &Assessment, found: &GateReport) -> GateView {
    let gate = now.pack.gate(&found.gate);
    let mut needs = Vec::new();
    collect_needs(now, &found.trace, &mut needs);
    GateView {
        id: found.gate.clone(),
        place: now.pack.gates().iter().position(|gate| gate.id == found.gate).unwrap_or_default(),
        title: gate.map(|gate| gate.title.clone()).unwrap_or_default(),
        status: found.status.as_str(),
        does: found.consequence.as_str(),
        consequence: if found.status == Status::Fails {
            text::consequence_failed(found.consequence)
        } else {
            text::consequence_open(found.consequence)
        },
        if_failed: gate
            .filter(|_| found.status == Status::Fails)
            .map(|gate| gate.if_failed.clone()),
        needs,
        sources: gate.map(|gate| sources(&now.pack, &gate.sources)).unwrap_or_default(),
    }
}

/// The parts of a condition that do not hold for sure, without those that no longer matter.
fn collect_needs(now: &Assessment, part: &Part, needs: &mut Vec<NeedView>) {
    if !matches!(part.status(), Status::Fails | Status::Open) {
        return;
    }
    let pack = &now.pack;
    let is_open = part.status() == Status::Open;
    match part {
        Part::Question { question, at_least, .. } => {
            let Some(asked) = pack.question(question) else { return };
            needs.push(NeedView {
                what: asked.text.clone(),
                needed: needed(asked, *at_least),
                found: said(now, question),
                note: remarked(now, question),
                question: now.place_of(question),
                is_open,
            });
        }
        Part::Area { area, at_least_bp, have, .. } => {
            let title = pack.area(area).map_or("", |area| &area.title);
            needs.push(NeedView { is_open, ..score_need(title, *at_least_bp, *have) });
        }
        Part::Score { score, at_least_bp, have, .. } => {
            let found = score_need(text::overall(*score), *at_least_bp, *have);
            needs.push(NeedView { is_open, ..found });
        }
        Part::Gate { gate, status } => needs.push(NeedView {
            what: text::needs_gate(pack.gate(gate).map_or("", |gate| &gate.title)),
            needed: None,
            found: text::gate_status(*status).to_owned(),
            note: None,
            question: None,
            is_open,
        }),
        Part::All { parts, .. } | Part::Any { parts, .. } => {
            for part in parts {
                collect_needs(now, part, needs);
            }
        }
    }
}

/// What an answer must be. Where only the worst level fails, it is named instead of the second worst.
fn needed(question: &Question, at_least: u8) -> Option<String> {
    if at_least == 1 {
        question.level_text(0).map(text::fails_only_at)
    } else {
        question.level_text(at_least).map(text::needs_level)
    }
}

fn score_need(what: &str, at_least: BasisPoints, have: Option<Range<BasisPoints>>) -> NeedView {
    // Where whole numbers would make what is missed look like what is needed.
    let is_whole = at_least.get().is_multiple_of(100);
    let percent = if is_whole { text::percent } else { text::percent_exactly };
    let exactly = |have: Range<BasisPoints>| {
        text::range(&percent(have.proven.get()), &percent(have.possible.get()))
    };
    NeedView {
        what: text::needs_score(what, &percent(at_least.get())),
        needed: None,
        found: text::found(&have.map_or_else(|| range(None).words, exactly)),
        note: None,
        question: None,
        is_open: false,
    }
}

fn remarked(now: &Assessment, id: &str) -> Option<String> {
    let known = now.report().questions.iter().find(|known| known.question == id)?;
    known.note.as_deref().map(text::noted)
}

/// What was said to a question, in words.
pub(crate) fn said(now: &Assessment, id: &str) -> String {
    let known = now.report().questions.iter().find(|known| known.question == id);
    let (Some(known), Some(question)) = (known, now.pack.question(id)) else {
        return String::new();
    };
    match (known.state, known.levels, &known.reason) {
        (AnswerState::Answered, Some(levels), _) => {
            let words = |level: u8| question.level_text(level).unwrap_or_default();
            if levels.is_settled() {
                text::answered(words(levels.proven))
            } else {
                text::answered_range(words(levels.proven), words(levels.possible))
            }
        }
        (AnswerState::NotApplicable, _, Some(reason)) => text::not_applicable_because(reason),
        (state, ..) => text::answer_state(state).to_owned(),
    }
}

fn scores(now: &Assessment) -> ScoresView {
    let (pack, report) = (&now.pack, now.report());
    let weakest = report.scores.weakest.as_ref();
    let names: Vec<_> = weakest
        .map(|weakest| weakest.areas.as_slice())
        .unwrap_or_default()
        .iter()
        .filter_map(|id| pack.area(id))
        .map(|area| area.title.as_str())
        .collect();
    let rows = pack.areas().iter().enumerate().zip(&report.scores.areas);
    ScoresView {
        average: range(report.scores.average),
        weakest: range(weakest.map(|weakest| weakest.range)),
        weakest_areas: text::weakest_areas(&names),
        areas: rows
            .map(|((place, area), found)| {
                let (mut done, mut of) = (0_usize, 0_usize);
                for known in &report.questions {
                    let is_here = pack
                        .question(&known.question)
                        .is_some_and(|question| question.area.get() == place);
                    of += usize::from(is_here);
                    done += usize::from(is_here && known.state != AnswerState::Unanswered);
                }
                AreaRow {
                    id: area.id.clone(),
                    place,
                    title: area.title.clone(),
                    score: range(found.range),
                    answered: text::area_progress(done, of),
                }
            })
            .collect(),
    }
}

fn points(now: &Assessment) -> Vec<PointsView> {
    let (pack, report) = (&now.pack, now.report());
    let point = |id: &str, remark: Option<String>, can_show: bool| {
        Some(PointView {
            question: now.place_of(id)?,
            text: pack.question(id)?.text.clone(),
            remark,
            can_show,
        })
    };
    let list = |title,
                wanted: &dyn Fn(&QuestionReport) -> bool,
                remark: &dyn Fn(&QuestionReport) -> Option<String>| {
        let known = report.questions.iter().filter(|known| wanted(known));
        PointsView {
            title,
            points: known.filter_map(|known| point(&known.question, remark(known), true)).collect(),
        }
    };
    let state = |state: AnswerState| move |known: &QuestionReport| known.state == state;
    let note = |known: &QuestionReport| known.note.clone();
    let lists = [
        list(text::LIST_UNKNOWN, &state(AnswerState::Unknown), &note),
        list(text::LIST_LACKING, &|known| known.lacks_evidence, &|known| {
            Some(said(now, &known.question))
        }),
        list(
            text::LIST_DISAGREED,
            &|known| {
                known.state == AnswerState::Answered
                    && !known.lacks_evidence
                    && known.levels.is_some_and(|levels| !levels.is_settled())
            },
            &|known| Some(said(now, &known.question)),
        ),
        list(text::LIST_UNANSWERED, &state(AnswerState::Unanswered), &note),
        list(text::LIST_NOT_APPLICABLE, &state(AnswerState::NotApplicable), &|known| {
            known.reason.clone()
        }),
        PointsView {
            title: text::LIST_NOT_ASKED,
            points: report.not_asked.iter().filter_map(|id| point(id, None, false)).collect(),
        },
    ];
    lists.into_iter().filter(|list| !list.points.is_empty()).collect()
}

fn facts(now: &Assessment) -> Vec<FactLine> {
    now.pack
        .facts()
        .iter()
        .zip(&now.report().profile)
        .map(|(fact, held)| {
            let options: Vec<_> = fact
                .options
                .iter()
                .filter(|option| held.options.contains(&option.id))
                .map(|option| option.text.as_str())
                .collect();
            FactLine {
                id: fact.id.clone(),
                text: fact.text.clone(),
                options: options.join("; "),
                is_assumed: held.assumed,
            }
        })
        .collect()
}

fn trace(now: &Assessment) -> TraceView {
    let (pack, report) = (&*now.pack, now.report());
    let weights: Vec<_> = pack
        .areas()
        .iter()
        .zip(&report.scores.areas)
        .filter(|(_, found)| found.range.is_some())
        .map(|(area, found)| format!("{} × {}", area.title, found.weight))
        .collect();
    TraceView {
        gates: report
            .gates
            .iter()
            .map(|found| TraceGate {
                id: found.gate.clone(),
                title: pack.gate(&found.gate).map(|gate| gate.title.clone()).unwrap_or_default(),
                status: text::gate_status(found.status),
                word: found.status.as_str(),
                consequence: text::consequence_open(found.consequence),
                node: node(now, &found.trace),
            })
            .collect(),
        areas: pack
            .areas()
            .iter()
            .zip(&report.scores.areas)
            .map(|(area, found)| TraceArea {
                id: area.id.clone(),
                title: area.title.clone(),
                terms: found.terms.iter().map(|term| term_view(pack, term)).collect(),
                formula: area_formula(found),
            })
            .collect(),
        credit: text::credit_formula(report.scores.full_credit),
        average: report
            .scores
            .average
            .map(|average| text::average_formula(&weights.join(" + "), &exactly(average))),
        fingerprint: vec![
            (text::DIGEST, report.digest.clone()),
            (text::PACK, format!("{} {}", report.pack.id, report.pack.version)),
            (text::PACK_DIGEST, report.pack.digest.clone()),
            (text::ENGINE, format!("{} {}", report.engine.name, report.engine.version)),
            (text::SOURCES_DIGEST, crate::SOURCES.unwrap_or(text::NO_SOURCES).to_owned()),
        ],
    }
}

fn exactly(range: Range<BasisPoints>) -> String {
    text::range(
        &text::percent_exactly(range.proven.get()),
        &text::percent_exactly(range.possible.get()),
    )
}

fn area_formula(found: &AreaReport) -> Option<String> {
    let result = exactly(found.range?);
    let earned = text::range(&found.earned.proven.to_string(), &found.earned.possible.to_string());
    Some(text::area_formula(&earned, found.of, &result))
}

fn term_view(pack: &Pack, term: &Term) -> TraceTerm {
    let credit = term.credit();
    let levels = text::range(&term.levels.proven.to_string(), &term.levels.possible.to_string());
    TraceTerm {
        question: pack
            .question(&term.question)
            .map(|question| question.text.clone())
            .unwrap_or_default(),
        weight: term.weight,
        levels: text::level_of(&levels, term.max_level),
        credit: text::range(&credit.proven.to_string(), &credit.possible.to_string()),
    }
}

fn node(now: &Assessment, part: &Part) -> TraceNode {
    let status = text::gate_status(part.status());
    let branch = |words: &str, parts: &[Part]| TraceNode {
        words: words.to_owned(),
        found: None,
        status,
        parts: parts.iter().map(|part| node(now, part)).collect(),
    };
    let leaf = |need: NeedView| TraceNode {
        words: match need.needed {
            Some(needed) => format!("{} {needed}", need.what),
            None => need.what,
        },
        found: Some(need.found),
        status,
        parts: Vec::new(),
    };
    match part {
        Part::All { parts, .. } => branch(text::ALL_OF, parts),
        Part::Any { parts, .. } => branch(text::ANY_OF, parts),
        Part::Question { question, at_least, .. } => {
            let asked = now.pack.question(question);
            leaf(NeedView {
                what: asked.map(|asked| asked.text.clone()).unwrap_or_default(),
                needed: asked.and_then(|asked| needed(asked, *at_least)),
                found: said(now, question),
                note: None,
                question: None,
                is_open: false,
            })
        }
        Part::Area { area, at_least_bp, have, .. } => {
            let title = now.pack.area(area).map_or("", |area| &area.title);
            leaf(score_need(title, *at_least_bp, *have))
        }
        Part::Score { score, at_least_bp, have, .. } => {
            leaf(score_need(text::overall(*score), *at_least_bp, *have))
        }
        Part::Gate { gate, .. } => leaf(NeedView {
            what: text::needs_gate(now.pack.gate(gate).map_or("", |gate| &gate.title)),
            needed: None,
            found: status.to_owned(),
            note: None,
            question: None,
            is_open: false,
        }),
    }
}
