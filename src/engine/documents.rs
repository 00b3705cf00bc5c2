//! Documents written from the answers: a brief, a record of a decision, a model card.
//!
//! What stands in a document is data of the pack; here it is filled in, as plain parts: headings, paragraphs and
//! entries of lists. Markdown is one way to write them down, the page has another. What nobody knows stands out.

use super::answers::{Answers, Reply};
use super::gate::Status;
use super::pack::{DocumentSection, Pack, Question, Shown};
use super::plan::{Plan, amount, span, work_days};
use super::report::{QuestionReport, Report};
use super::score::AnswerState;
use super::text::{add, escaped, flat};

/// The words that stand in no pack.
mod say {
    use crate::engine::pack::Consequence;

    pub(super) const UNKNOWN: &str = "Unknown";
    pub(super) const UNANSWERED: &str = "Not answered";
    pub(super) const BETWEEN: &str = "between";
    pub(super) const AND: &str = "and";
    pub(super) const NO_EVIDENCE: &str = "(no evidence yet)";
    pub(super) const NOTE: &str = "Note";
    pub(super) const EVIDENCE: &str = "Evidence";
    pub(super) const NOT_APPLICABLE: &str = "Not applicable";
    pub(super) const NOTHING: &str = "None.";
    pub(super) const NOT_ASKED: &str = "Not asked: none of this applies to this profile.";
    pub(super) const NAME: &str = "Name";
    pub(super) const DATE: &str = "Date";
    pub(super) const VERDICT: &str = "Verdict";
    pub(super) const DIGEST: &str = "Digest";
    pub(super) const TO_FILL_IN: &str = "………………………";
    pub(super) const ASSUMED: &str = "(assumed: nobody was sure)";
    pub(super) const FAILS: &str = "fails";
    pub(super) const OPEN: &str = "open";

    /// What a gate is for.
    pub(super) const fn consequence(consequence: Consequence) -> &'static str {
        match consequence {
            Consequence::Kill => "kill gate",
            Consequence::Block => "blocks shipping",
            Consequence::Warn => "condition",
        }
    }

    pub(super) const BECAUSE: &str = "Because of";
    pub(super) const NO_PLAN: &str = "There is no plan yet.";
    pub(super) const WORK: &str = "Work";
    pub(super) const COST: &str = "Cost";
    pub(super) const SPENT: &str = "Spent so far";
    pub(super) const START: &str = "Start";
    pub(super) const FINISH: &str = "Finish if all takes as long as is most likely";
    pub(super) const FINISH_80: &str = "Finished in 80 % of the simulated runs by";
}

/// A part of a document, in the order in which it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentPart {
    /// What it is.
    pub kind: PartKind,
    /// Its text, of at least one run. On one line.
    pub runs: Vec<Run>,
}

/// What a part of a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// The title, which comes first and once.
    Title,
    /// The heading of a section.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An entry of a list; entries one after the other are one list.
    Item,
}

/// A stretch of text of one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// How it is shown.
    pub style: RunStyle,
    /// The text, with the spaces that part it from its neighbours.
    pub text: String,
}

/// How a stretch of text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunStyle {
    /// As it is.
    Plain,
    /// What an entry is about.
    Name,
    /// A word that matters.
    Strong,
    /// A digest.
    Code,
    /// Nobody knows it.
    Unknown,
}

/// A document of the pack as plain data; `None` if the pack has none of this id. Total and pure; `report` is that of
/// the same answers, and so is `plan`, if there is one.
///
/// ```
/// use shipworthy::engine::{Answers, Pack, PartKind, RunStyle, assess, document_parts};
/// # let pack = Pack::from_text(include_str!("../../tests/packs/nonsense.json")).0.unwrap();
/// let answers = Answers::default();
/// let report = assess(&pack, &answers, None);
/// let parts = document_parts(&pack, &answers, &report, None, "logbook").unwrap();
/// assert_eq!(parts[0].kind, PartKind::Title);
/// let runs = || parts.iter().flat_map(|part| &part.runs);
/// assert!(runs().any(|run| run.style == RunStyle::Unknown));
/// assert_eq!(document_parts(&pack, &answers, &report, None, "novel"), None);
/// ```
pub fn document_parts(
    pack: &Pack,
    answers: &Answers,
    report: &Report,
    plan: Option<&Plan>,
    id: &str,
) -> Option<Vec<DocumentPart>> {
    let document = pack.documents().iter().find(|document| document.id == id)?;
    let mut writer = Writer { pack, answers, report, plan, parts: Vec::new() };
    writer.part(PartKind::Title, &document.title);
    writer.paragraphs(document.text.as_deref());
    for section in &document.sections {
        writer.section(section);
    }
    Some(writer.parts)
}

/// The same as Markdown.
///
/// ```
/// use shipworthy::engine::{Answers, Pack, assess, document};
/// # let pack = Pack::from_text(include_str!("../../tests/packs/nonsense.json")).0.unwrap();
/// let answers = Answers::default();
/// let report = assess(&pack, &answers, None);
/// let text = document(&pack, &answers, &report, None, "logbook").unwrap();
/// assert!(text.contains("- Spouts: **Not answered**\n"));
/// assert_eq!(document(&pack, &answers, &report, None, "novel"), None);
/// ```
pub fn document(
    pack: &Pack,
    answers: &Answers,
    report: &Report,
    plan: Option<&Plan>,
    id: &str,
) -> Option<String> {
    let mut out = String::new();
    let mut in_list = false;
    for part in document_parts(pack, answers, report, plan, id)? {
        let (mark, is_item) = match part.kind {
            PartKind::Title => ("# ", false),
            PartKind::Heading => ("## ", false),
            PartKind::Paragraph => ("", false),
            PartKind::Item => ("- ", true),
        };
        // The entries of a list follow each other; everything else has an empty line before it.
        let gap = if out.is_empty() || in_list && is_item { "" } else { "\n" };
        add(&mut out, &[gap, mark]);
        in_list = is_item;
        for run in part.runs {
            let around = match run.style {
                RunStyle::Plain | RunStyle::Name => "",
                RunStyle::Strong | RunStyle::Unknown => "**",
                RunStyle::Code => "`",
            };
            let text = if run.style == RunStyle::Code { run.text } else { escaped(&run.text) };
            add(&mut out, &[around, &text, around]);
        }
        out.push('\n');
    }
    Some(out)
}

struct Writer<'a> {
    pack: &'a Pack,
    answers: &'a Answers,
    report: &'a Report,
    plan: Option<&'a Plan>,
    parts: Vec<DocumentPart>,
}

impl Writer<'_> {
    /// Begins a part, with a text.
    #[inline(never)]
    fn part(&mut self, kind: PartKind, text: &str) {
        self.parts.push(DocumentPart { kind, runs: Vec::new() });
        self.text(text);
    }

    /// Adds a run to the part that was begun last.
    #[inline(never)]
    fn run(&mut self, style: RunStyle, text: String) {
        if let Some(part) = self.parts.last_mut() {
            part.runs.push(Run { style, text });
        }
    }

    /// Adds words of ours, with spaces where they are wanted.
    #[inline(never)]
    fn words(&mut self, parts: &[&str]) {
        self.run(RunStyle::Plain, parts.concat());
    }

    /// Adds a text of the pack or of the answers.
    #[inline(never)]
    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.run(RunStyle::Plain, flat(text));
        }
    }

    /// Begins an entry of a list with what it is about.
    #[inline(never)]
    fn entry(&mut self, style: RunStyle, name: &str) {
        self.part(PartKind::Item, "");
        self.run(style, flat(name));
    }

    /// Begins an entry that says something about something.
    #[inline(never)]
    fn item(&mut self, name: &str) {
        self.entry(RunStyle::Name, name);
        self.words(&[": "]);
    }

    #[inline(never)]
    fn fact(&mut self, name: &str, text: &str) {
        self.item(name);
        self.text(text);
    }

    fn paragraphs(&mut self, text: Option<&str>) {
        for line in text.unwrap_or_default().lines().filter(|line| !line.trim().is_empty()) {
            self.part(PartKind::Paragraph, line);
        }
    }

    fn section(&mut self, section: &DocumentSection) {
        self.part(PartKind::Heading, &section.title);
        self.paragraphs(section.text.as_deref());
        let start = self.parts.len();
        for id in section.questions.iter().flatten() {
            let asked = self.report.questions.iter().find(|asked| asked.question == *id);
            // What is not asked of this profile has no place here.
            if let Some((question, asked)) = self.pack.question(id).zip(asked) {
                self.item(&question.title);
                self.answer(question, asked);
            }
        }
        match section.shows {
            None => {}
            Some(Shown::Summary) => self.summary(),
            Some(Shown::Profile) => self.profile(),
            Some(Shown::Verdict) => self.verdict(),
            Some(Shown::Gates) => self.gates(),
            Some(Shown::Conditions) => {
                let verdict = &self.report.verdict;
                self.gates_of(&verdict.conditions, say::FAILS);
                self.gates_of(&verdict.open_conditions, say::OPEN);
            }
            Some(Shown::Deciding) => self.deciding(),
            Some(Shown::Phases) => self.phases(),
            Some(Shown::Cost) => self.cost(),
        }
        if self.parts.len() == start {
            let nothing = section.shows.map(|_| say::NOTHING);
            let not_asked = section.questions.as_ref().map(|_| say::NOT_ASKED);
            self.paragraphs(nothing.or(not_asked));
        }
    }

    /// What was said about a question, with what backs it.
    fn answer(&mut self, question: &Question, asked: &QuestionReport) {
        let text = |level: u8| question.level_text(level).unwrap_or_default();
        let answer = self.answers.answer(&question.id);
        let ends = match answer.map_or(&Reply::Unanswered, |answer| &answer.reply) {
            Reply::Level(level) => Some((*level, *level)),
            Reply::Levels(levels) => levels.iter().min().copied().zip(levels.iter().max().copied()),
            Reply::Unknown | Reply::Unanswered | Reply::NotApplicable(_) => None,
        };
        match ends {
            Some((least, most)) if least == most => self.text(text(least)),
            Some((least, most)) => {
                self.words(&[say::BETWEEN, " “"]);
                self.text(text(least));
                self.words(&["” ", say::AND, " “"]);
                self.text(text(most));
                self.words(&["”"]);
            }
            None if asked.state == AnswerState::NotApplicable => {
                self.words(&[say::NOT_APPLICABLE, ": "]);
                self.text(asked.reason.as_deref().unwrap_or_default());
            }
            None if asked.state == AnswerState::Unanswered => {
                self.run(RunStyle::Unknown, say::UNANSWERED.to_owned());
            }
            None => self.run(RunStyle::Unknown, say::UNKNOWN.to_owned()),
        }
        if asked.lacks_evidence {
            self.words(&[" ", say::NO_EVIDENCE]);
        }
        if let Some(note) = answer.and_then(|answer| answer.note.as_ref()) {
            self.words(&[" ", say::NOTE, ": "]);
            self.text(note);
        }
        if let Some(evidence) = answer.and_then(|answer| answer.evidence.as_ref()) {
            self.words(&[" ", say::EVIDENCE, ": "]);
            self.text(&evidence.what);
            let mut before = " · ";
            for part in [&evidence.by, &evidence.date].into_iter().flatten() {
                self.words(&[before]);
                self.text(part);
                before = ", ";
            }
        }
    }

    fn verdict_item(&mut self) {
        let verdict = &self.report.verdict;
        self.item(say::VERDICT);
        if !verdict.settled {
            self.words(&[say::BETWEEN, " "]);
        }
        self.run(RunStyle::Strong, verdict.proven.as_str().to_owned());
        if !verdict.settled {
            self.words(&[" ", say::AND, " "]);
            self.run(RunStyle::Strong, verdict.possible.as_str().to_owned());
        }
    }

    fn summary(&mut self) {
        let report = self.report;
        self.fact(say::NAME, report.title.as_deref().unwrap_or(say::TO_FILL_IN));
        let day = report.today.as_ref().map(|day| day.as_str());
        self.fact(say::DATE, day.unwrap_or(say::TO_FILL_IN));
        self.verdict_item();
        self.item(say::DIGEST);
        self.run(RunStyle::Code, report.digest.clone());
    }

    fn profile(&mut self) {
        for given in &self.report.profile {
            let Some(fact) = self.pack.fact(&given.fact) else { continue };
            // A fact's text is a question.
            self.entry(RunStyle::Name, &fact.text);
            let mut before = " ";
            for option in fact.options.iter().filter(|option| given.options.contains(&option.id)) {
                self.words(&[before]);
                self.text(&option.text);
                before = "; ";
            }
            if given.assumed {
                self.words(&[" ", say::ASSUMED]);
            }
        }
    }

    fn verdict(&mut self) {
        self.verdict_item();
        let mut before = "";
        for gate in self.report.verdict.proven_by.iter().filter_map(|id| self.pack.gate(id)) {
            if before.is_empty() {
                self.item(say::BECAUSE);
            }
            self.words(&[before]);
            self.text(&gate.title);
            before = "; ";
        }
    }

    fn gates(&mut self) {
        for (status, word) in [(Status::Fails, say::FAILS), (Status::Open, say::OPEN)] {
            let gates = self.report.gates.iter().filter(|gate| gate.status == status);
            let ids: Vec<String> = gates.map(|gate| gate.gate.clone()).collect();
            self.gates_of(&ids, word);
        }
    }

    fn gates_of(&mut self, ids: &[String], word: &str) {
        for gate in ids.iter().filter_map(|id| self.pack.gate(id)) {
            self.entry(RunStyle::Strong, &gate.title);
            self.words(&[" (", word, ", ", say::consequence(gate.consequence), ")"]);
            // Of what is open nobody can say that it is so.
            if word == say::FAILS {
                self.words(&[": "]);
                self.text(&gate.if_failed);
            }
        }
    }

    fn deciding(&mut self) {
        for deciding in &self.report.deciding {
            if let Some(question) = self.pack.question(&deciding.question) {
                self.fact(&question.title, &question.text);
            }
        }
    }

    fn phases(&mut self) {
        for phase in self.pack.phases() {
            let dates = match self.plan {
                None => String::new(),
                Some(plan) => {
                    let own = plan.phases.iter().find(|own| own.phase == phase.id);
                    let days = own.and_then(|own| own.start.as_ref().zip(own.decision.as_ref()));
                    // A phase without work has no place in a plan.
                    let Some((start, decision)) = days else { continue };
                    [" (", &span(start, decision), ")"].concat()
                }
            };
            self.fact(&[&phase.title, dates.as_str()].concat(), &phase.gate);
        }
    }

    fn cost(&mut self) {
        let Some(plan) = self.plan else {
            self.part(PartKind::Paragraph, say::NO_PLAN);
            return;
        };
        self.fact(say::WORK, &work_days(plan.effort_days));
        let unit = plan.currency.as_deref().unwrap_or_default();
        if let Some(cost) = plan.cost {
            self.fact(say::COST, &amount(cost, unit));
        }
        if let Some(spent) = plan.spent {
            self.fact(say::SPENT, &[&spent.to_string(), " ", unit].concat());
        }
        for (name, day) in [
            (say::START, Some(&plan.start)),
            (say::FINISH, plan.finish.as_ref()),
            (say::FINISH_80, plan.finish_80.as_ref()),
        ] {
            if let Some(day) = day {
                self.fact(name, day.as_str());
            }
        }
    }
}
