//! Documents written from the answers: a brief, a record of a decision, a model card.
//!
//! What stands in a document is data of the pack; here it is filled in, as Markdown. What nobody knows stands out.

use super::answers::{Answers, Reply};
use super::gate::{Status, Verdict};
use super::pack::{DocumentSection, Pack, Phase, Question, Shown};
use super::plan::{Plan, amount, span};
use super::report::{QuestionReport, Report};
use super::score::AnswerState;
use super::text::{add, joined, markdown};

/// The words that stand in no pack.
mod say {
    pub(super) const UNKNOWN: &str = "**Unknown**";
    pub(super) const BETWEEN: &str = "between";
    pub(super) const AND: &str = "and";
    pub(super) const NO_EVIDENCE: &str = "(no evidence yet)";
    pub(super) const NOTE: &str = "Note";
    pub(super) const EVIDENCE: &str = "Evidence";
    pub(super) const NOT_APPLICABLE: &str = "Not applicable";
    pub(super) const NOTHING: &str = "None.";
    pub(super) const NAME: &str = "Name";
    pub(super) const DATE: &str = "Date";
    pub(super) const VERDICT: &str = "Verdict";
    pub(super) const DIGEST: &str = "Digest";
    pub(super) const TO_FILL_IN: &str = "………………………";
    pub(super) const ASSUMED: &str = "(assumed: nobody was sure)";
    pub(super) const FAILS: &str = "fails";
    pub(super) const OPEN: &str = "open";
    pub(super) const BECAUSE: &str = "Because of";
    pub(super) const NO_PLAN: &str = "There is no plan yet.";
    pub(super) const WORK: &str = "Work";
    pub(super) const DAYS: &str = "days";
    pub(super) const COST: &str = "Cost";
    pub(super) const SPENT: &str = "Spent so far";
    pub(super) const START: &str = "Start";
    pub(super) const FINISH: &str = "Finish if all goes as expected";
    pub(super) const FINISH_80: &str = "Finish with a chance of 80 %";
}

/// Writes a document of the pack; `None` if it has none of this id. Total and pure; `report` is that of the same
/// answers, and so is `plan`, if there is one.
///
/// ```
/// use shipworthy::engine::{Answers, Pack, assess, document};
/// # let pack = Pack::from_text(include_str!("../../tests/packs/nonsense.json")).0.unwrap();
/// let answers = Answers::default();
/// let report = assess(&pack, &answers, None);
/// let text = document(&pack, &answers, &report, None, "logbook").unwrap();
/// assert!(text.contains("- Spouts: **Unknown**\n"));
/// assert_eq!(document(&pack, &answers, &report, None, "novel"), None);
/// ```
pub fn document(
    pack: &Pack,
    answers: &Answers,
    report: &Report,
    plan: Option<&Plan>,
    id: &str,
) -> Option<String> {
    let document = pack.documents().iter().find(|document| document.id == id)?;
    let mut writer = Writer { pack, answers, report, plan, out: String::new() };
    writer.heading("#", &document.title);
    writer.paragraphs(document.text.as_deref());
    for section in &document.sections {
        writer.section(section);
    }
    Some(writer.out)
}

struct Writer<'a> {
    pack: &'a Pack,
    answers: &'a Answers,
    report: &'a Report,
    plan: Option<&'a Plan>,
    out: String,
}

impl Writer<'_> {
    fn add(&mut self, parts: &[&str]) {
        add(&mut self.out, parts);
    }

    fn heading(&mut self, mark: &str, title: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.add(&[mark, " ", &markdown(title), "\n\n"]);
    }

    #[inline(never)]
    fn item(&mut self, name: &str, text: &str) {
        self.add(&["- ", name, ": ", text, "\n"]);
    }

    fn paragraphs(&mut self, text: Option<&str>) {
        for line in text.unwrap_or_default().lines().filter(|line| !line.trim().is_empty()) {
            if !self.out.ends_with("\n\n") {
                self.out.push('\n');
            }
            self.add(&[&markdown(line), "\n"]);
        }
    }

    fn section(&mut self, section: &DocumentSection) {
        self.heading("##", &section.title);
        self.paragraphs(section.text.as_deref());
        if section.text.is_some() && (section.questions.is_some() || section.shows.is_some()) {
            self.out.push('\n');
        }
        let start = self.out.len();
        for id in section.questions.iter().flatten() {
            let asked = self.report.questions.iter().find(|asked| asked.question == *id);
            // What is not asked of this profile has no place here.
            if let Some((question, asked)) = self.pack.question(id).zip(asked) {
                let answer = self.answer(question, asked);
                self.item(&markdown(&question.title), &answer);
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
        if self.out.len() == start && (section.questions.is_some() || section.shows.is_some()) {
            self.add(&[say::NOTHING, "\n"]);
        }
    }

    /// What was said about a question, with what backs it.
    fn answer(&self, question: &Question, asked: &QuestionReport) -> String {
        let text = |level: u8| markdown(question.level_text(level).unwrap_or_default());
        let answer = self.answers.answer(&question.id);
        let ends = match answer.map_or(&Reply::Unanswered, |answer| &answer.reply) {
            Reply::Level(level) => Some((*level, *level)),
            Reply::Levels(levels) => levels.iter().min().copied().zip(levels.iter().max().copied()),
            Reply::Unknown | Reply::Unanswered | Reply::NotApplicable(_) => None,
        };
        let mut out = match ends {
            Some((least, most)) if least == most => text(least),
            Some((least, most)) => {
                between(&["“", &text(least), "”"].concat(), &["“", &text(most), "”"].concat())
            }
            None if asked.state == AnswerState::NotApplicable => {
                let reason = markdown(asked.reason.as_deref().unwrap_or_default());
                [say::NOT_APPLICABLE, ": ", &reason].concat()
            }
            None => say::UNKNOWN.to_owned(),
        };
        if asked.lacks_evidence {
            add(&mut out, &[" ", say::NO_EVIDENCE]);
        }
        if let Some(note) = answer.and_then(|answer| answer.note.as_ref()) {
            add(&mut out, &[" ", say::NOTE, ": ", &markdown(note)]);
        }
        if let Some(evidence) = answer.and_then(|answer| answer.evidence.as_ref()) {
            let parts = [Some(&evidence.what), evidence.by.as_ref(), evidence.date.as_ref()];
            let parts: Vec<String> =
                parts.into_iter().flatten().map(|part| markdown(part)).collect();
            add(&mut out, &[" ", say::EVIDENCE, ": ", &joined(&parts, ", ")]);
        }
        out
    }

    fn verdict_text(&self) -> String {
        let verdict = &self.report.verdict;
        let word = |verdict: Verdict| ["**", verdict.as_str(), "**"].concat();
        let proven = word(verdict.proven);
        if verdict.settled { proven } else { between(&proven, &word(verdict.possible)) }
    }

    fn summary(&mut self) {
        let report = self.report;
        let name = report.title.as_deref().map(markdown);
        self.item(say::NAME, name.as_deref().unwrap_or(say::TO_FILL_IN));
        let day = report.today.as_ref().map(|day| day.as_str());
        self.item(say::DATE, day.unwrap_or(say::TO_FILL_IN));
        let verdict = self.verdict_text();
        self.item(say::VERDICT, &verdict);
        self.item(say::DIGEST, &["`", &report.digest, "`"].concat());
    }

    fn profile(&mut self) {
        for given in &self.report.profile {
            let Some(fact) = self.pack.fact(&given.fact) else { continue };
            let held = fact.options.iter().filter(|option| given.options.contains(&option.id));
            let texts: Vec<String> = held.map(|option| markdown(&option.text)).collect();
            let [space, assumed] = if given.assumed { [" ", say::ASSUMED] } else { [""; 2] };
            let text = joined(&texts, "; ");
            // A fact's text is a question.
            self.add(&["- ", &markdown(&fact.text), " ", &text, space, assumed, "\n"]);
        }
    }

    fn verdict(&mut self) {
        let verdict = self.verdict_text();
        self.item(say::VERDICT, &verdict);
        let by: Vec<String> = self
            .report
            .verdict
            .proven_by
            .iter()
            .filter_map(|id| self.pack.gate(id))
            .map(|gate| markdown(&gate.title))
            .collect();
        if !by.is_empty() {
            self.item(say::BECAUSE, &joined(&by, "; "));
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
            let effect = gate.consequence.as_str();
            let title = markdown(&gate.title);
            let text = markdown(&gate.if_failed);
            self.add(&["- **", &title, "** (", word, ": ", effect, "): ", &text, "\n"]);
        }
    }

    fn deciding(&mut self) {
        for deciding in &self.report.deciding {
            if let Some(question) = self.pack.question(&deciding.question) {
                self.item(&markdown(&question.title), &markdown(&question.text));
            }
        }
    }

    fn phases(&mut self) {
        let phases: &[Phase] = self.pack.work().map_or(&[], |work| &work.phases);
        for phase in phases {
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
            let title = markdown(&phase.title) + &dates;
            self.item(&title, &markdown(&phase.gate));
        }
    }

    fn cost(&mut self) {
        let Some(plan) = self.plan else {
            self.add(&[say::NO_PLAN, "\n"]);
            return;
        };
        self.item(say::WORK, &amount(plan.effort_days, say::DAYS));
        let unit = markdown(plan.currency.as_deref().unwrap_or_default());
        if let Some(cost) = plan.cost {
            self.item(say::COST, &amount(cost, &unit));
        }
        if let Some(spent) = plan.spent {
            self.item(say::SPENT, [&spent.to_string(), " ", &unit].concat().trim_end());
        }
        for (name, day) in [
            (say::START, Some(&plan.start)),
            (say::FINISH, plan.finish.as_ref()),
            (say::FINISH_80, plan.finish_80.as_ref()),
        ] {
            if let Some(day) = day {
                self.item(name, day.as_str());
            }
        }
    }
}

fn between(least: &str, most: &str) -> String {
    [say::BETWEEN, " ", least, " ", say::AND, " ", most].concat()
}
