//! Plans in the formats of other programs: trackers, calendars, charts, documents.
//!
//! Every format holds the same work: a phase ends in a decision, a task belongs to a phase, and says what must be
//! finished first and how anybody can tell that it is done. Texts come from the pack; the few words that do not are
//! in one table below.
//!
//! CSV and iCalendar are written here, not by a crate. `ics` 0.5.8 folds lines one byte too late and keeps an ordered
//! map for each property, and of `csv-core` only a rule of one line would be used: to double quotes.

use super::{Plan, PlanPhase, Spread, Task};
use crate::engine::date::Date;
use crate::engine::decode::words;
use crate::engine::digest;
use crate::engine::pack::{Pack, Phase};
use crate::engine::points::Range;
use crate::engine::text;
use crate::engine::{Role, Verdict};

/// The words that stand in no pack.
mod say {
    pub(super) const PLAN: &str = "Plan";
    pub(super) const VERDICT: &str = "Verdict now";
    pub(super) const VERDICT_AFTER: &str = "Verdict after this work";
    pub(super) const IN_THE_WAY: &str = "Still in the way";
    pub(super) const START: &str = "Start";
    pub(super) const FINISH: &str = "Finish if all goes as expected";
    pub(super) const FINISH_50: &str = "Finish with a chance of 50 %";
    pub(super) const FINISH_80: &str = "Finish with a chance of 80 %";
    pub(super) const WORK: &str = "Work";
    pub(super) const COST: &str = "Cost";
    pub(super) const DAYS: &str = "days";
    pub(super) const TO: &str = "to";
    pub(super) const PHASE: &str = "Phase";
    pub(super) const ROLE: &str = "Role";
    pub(super) const PEOPLE: &str = "People";
    pub(super) const DATES: &str = "Dates";
    pub(super) const SLACK: &str = "Can begin later by";
    pub(super) const AFTER: &str = "Blocked by";
    pub(super) const FOR: &str = "Needed for";
    pub(super) const DONE: &str = "Done";
    pub(super) const DONE_WHEN: &str = "Done when";
    pub(super) const DECISION: &str = "Decision";
    pub(super) const LOOKED_AT: &str = "Looked at";
    pub(super) const EXCLUDED: &str = "Left out";
}

words! {
    /// What a plan can be written as.
    pub enum ExportFormat {
        /// A document for people.
        Markdown = "markdown",
        /// Issues for `github-csv-tools`: title, body, labels, state. GitHub itself reads no CSV, and no CSV tool sets
        /// parents or "blocked by", so both are told in the body.
        CsvGithub = "csv-github",
        /// For the importer of Jira Cloud: phases as epics, then tasks. Its wizard must be told the date format
        /// `yyyy-MM-dd`.
        CsvJira = "csv-jira",
        /// In the columns of Linear's own export, for Linear's importer.
        CsvLinear = "csv-linear",
        /// Whole-day events (RFC 5545) for tasks and decisions. What is done has no days and is not there.
        Icalendar = "icalendar",
        /// A Gantt chart for Mermaid. What is done stands at the start.
        Mermaid = "mermaid",
        /// The plan itself, `shipworthy-plan/1`.
        Json = "json",
    }
}

/// Writes a plan in another format. Total and pure; `pack` is the one the plan was made with.
///
/// ```
/// use shipworthy::engine::{Answers, Date, ExportFormat, Pack, PlanOptions, export, plan};
/// # let pack = Pack::from_text(include_str!("../../../tests/packs/nonsense.json")).0.unwrap();
/// let options = PlanOptions { start: Date::parse("2026-11-30"), ..PlanOptions::default() };
/// let plan = plan(&pack, &Answers::default(), &options, None).unwrap();
/// let chart = export(&pack, &plan, ExportFormat::Mermaid);
/// assert!(chart.starts_with("gantt\n"));
/// assert!(chart.contains("Mend the spout :crit, 2026-11-30, 2026-12-02"));
/// ```
pub fn export(pack: &Pack, plan: &Plan, format: ExportFormat) -> String {
    let export = Export { pack, plan };
    match format {
        ExportFormat::Markdown => export.document(),
        ExportFormat::CsvGithub => export.github(),
        ExportFormat::CsvJira => export.jira(),
        ExportFormat::CsvLinear => export.linear(),
        ExportFormat::Icalendar => export.calendar(),
        ExportFormat::Mermaid => export.gantt(),
        // A plan is made of texts, numbers and lists, so writing it has no way to fail.
        ExportFormat::Json => serde_json::to_string_pretty(plan).unwrap_or_default() + "\n",
    }
}

/// How a format shows a text of the pack.
type Show = fn(&str) -> String;

struct Export<'a> {
    pack: &'a Pack,
    plan: &'a Plan,
}

/// What a tracker knows of a phase or a task.
struct Issue {
    /// Its place from 1 on.
    id: usize,
    /// The place of its phase, if it is a task.
    parent: Option<usize>,
    title: String,
    body: String,
    labels: Vec<String>,
    start: String,
    due: String,
    /// Likely days of work; none for a phase and for what is done.
    days: Option<u64>,
    done: bool,
    blocked_by: Vec<usize>,
}

impl Export<'_> {
    fn title(&self) -> &str {
        self.plan.title.as_deref().unwrap_or(say::PLAN)
    }

    fn phase(&self, id: &str) -> Option<&Phase> {
        self.pack.work()?.phases.iter().find(|phase| phase.id == id)
    }

    fn phase_title<'b>(&'b self, id: &'b str) -> &'b str {
        self.phase(id).map_or(id, |phase| &phase.title)
    }

    fn role_title<'b>(&'b self, id: &'b str) -> &'b str {
        let mut roles = self.pack.work().into_iter().flat_map(|work| &work.roles);
        roles.find(|role: &&Role| role.id == id).map_or(id, |role| &role.title)
    }

    fn action_title<'b>(&'b self, id: &'b str) -> &'b str {
        let action = self.pack.actions().iter().find(|action| action.id == id);
        action.map_or(id, |action| &action.title)
    }

    fn gate_titles(&self, ids: &[String], show: Show) -> String {
        let title = |id: &String| show(self.pack.gate(id).map_or(id, |gate| &gate.title));
        ids.iter().map(title).collect::<Vec<_>>().join("; ")
    }

    fn action_titles(&self, ids: &[String], show: Show) -> String {
        ids.iter().map(|id| show(self.action_title(id))).collect::<Vec<_>>().join("; ")
    }

    /// What a reader must know of a task besides its title: paragraphs and lists.
    fn body(&self, task: &Task, with_phase: bool, show: Show) -> String {
        let action = self.pack.actions().iter().find(|action| action.id == task.action);
        let mut out = action.map(|action| show(&action.deliverable)).unwrap_or_default();
        out.push_str("\n\n");
        let mut item = |name: &str, text: String| {
            if !text.is_empty() {
                for part in ["- ", name, ": ", &text, "\n"] {
                    out.push_str(part);
                }
            }
        };
        if with_phase {
            item(say::PHASE, show(self.phase_title(&task.phase)));
        }
        item(say::ROLE, show(self.role_title(&task.role)));
        if let Some(days) = &task.days {
            item(say::DATES, span(&days.start, &days.finish));
            item(say::WORK, amount(task.effort_days, say::DAYS));
            if !days.critical {
                item(say::SLACK, format!("{} {}", days.float_days, say::DAYS));
            }
        }
        item(say::AFTER, self.action_titles(&task.after, show));
        item(say::FOR, self.gate_titles(&task.gates, show));
        out.push('\n');
        out.push_str(say::DONE_WHEN);
        out.push_str(":\n\n");
        for raise in &task.raises {
            if let Some(question) = self.pack.question(&raise.question) {
                let level = question.level_text(raise.to).unwrap_or_default();
                out.push_str(&format!("- {}: {}\n", show(&question.title), show(level)));
            }
        }
        out.truncate(out.trim_end().len());
        out
    }

    /// What is decided at the end of a phase, and on what.
    fn decision(&self, own: &PlanPhase, show: Show) -> String {
        let Some(phase) = self.phase(&own.phase) else { return String::new() };
        let mut out = show(&phase.asks);
        if !own.deliverables.is_empty() {
            let titles = self.action_titles(&own.deliverables, show);
            out.push_str(&format!("\n\n{}: {titles}", say::LOOKED_AT));
        }
        out
    }

    fn document(&self) -> String {
        let plan = self.plan;
        let show: Show = text::markdown;
        let mut out = format!("# {}\n\n", show(self.title()));
        let mut item = |name: &str, text: Option<String>| {
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                out.push_str(&format!("- {name}: {text}\n"));
            }
        };
        item(say::VERDICT, Some(verdict(plan.verdict)));
        item(say::VERDICT_AFTER, Some(verdict(plan.verdict_after)));
        item(say::IN_THE_WAY, Some(self.gate_titles(&plan.obstacles, show)));
        item(say::START, Some(plan.start.as_str().to_owned()));
        for (name, day) in [
            (say::FINISH, &plan.finish),
            (say::FINISH_50, &plan.finish_50),
            (say::FINISH_80, &plan.finish_80),
        ] {
            item(name, day.as_ref().map(|day| day.as_str().to_owned()));
        }
        if !plan.roles.is_empty() {
            item(say::WORK, Some(amount(plan.effort_days, say::DAYS)));
        }
        let currency = show(plan.currency.as_deref().unwrap_or_default());
        item(say::COST, plan.cost.map(|cost| amount(cost, &currency)));
        for own in &plan.phases {
            out.push_str(&format!("\n## {}\n", show(self.phase_title(&own.phase))));
            for task in plan.tasks.iter().filter(|task| task.phase == own.phase) {
                let title = show(self.action_title(&task.action));
                let done = if task.done { format!(" ({})", say::DONE) } else { String::new() };
                out.push_str(&format!("\n### {title}{done}\n\n{}\n", self.body(task, false, show)));
            }
            let gate = self.phase(&own.phase).map(|phase| show(&phase.gate)).unwrap_or_default();
            let day =
                own.decision.as_ref().map(|day| format!(", {}", day.as_str())).unwrap_or_default();
            let body = self.decision(own, show);
            out.push_str(&format!("\n### {}: {gate}{day}\n\n{body}\n", say::DECISION));
        }
        if !plan.roles.is_empty() {
            out.push_str(&format!("\n## {}\n\n", say::PEOPLE));
        }
        for role in &plan.roles {
            let title = show(self.role_title(&role.role));
            let days = amount(role.effort_days, say::DAYS);
            out.push_str(&format!("- {} × {title}: {days}", role.people));
            if let Some(cost) = role.cost {
                out.push_str(&format!(", {}", amount(cost, &currency)));
            }
            out.push('\n');
        }
        if !plan.excluded.is_empty() {
            out.push_str(&format!("\n## {}\n\n", say::EXCLUDED));
        }
        for left in &plan.excluded {
            let title = show(self.action_title(&left.action));
            out.push_str(&format!("- {title}: {}\n", show(&left.reason)));
        }
        out
    }

    /// Phases, then tasks: trackers want a parent before its children.
    fn issues(&self, show: Show) -> Vec<Issue> {
        let plan = self.plan;
        let mut issues = Vec::new();
        let day = |day: Option<&Date>| day.map(|day| day.as_str().to_owned()).unwrap_or_default();
        for own in &plan.phases {
            let gate = self.phase(&own.phase).map_or("", |phase| &phase.gate);
            issues.push(Issue {
                id: issues.len() + 1,
                parent: None,
                title: short(&format!("{}: {gate}", self.phase_title(&own.phase))),
                body: self.decision(own, show),
                labels: vec![own.phase.clone()],
                start: day(own.start.as_ref()),
                due: day(own.decision.as_ref()),
                days: None,
                done: own.decision.is_none(),
                blocked_by: Vec::new(),
            });
        }
        for task in &plan.tasks {
            let days = task.days.as_ref();
            let blockers = plan.tasks.iter().enumerate();
            let blockers = blockers.filter(|(_, other)| task.after.contains(&other.action));
            issues.push(Issue {
                id: issues.len() + 1,
                parent: plan.phases.iter().position(|own| own.phase == task.phase).map(|at| at + 1),
                title: short(self.action_title(&task.action)),
                body: self.body(task, true, show),
                labels: vec![task.phase.clone(), task.role.clone()],
                start: day(days.map(|days| &days.start)),
                due: day(days.map(|days| &days.finish)),
                days: days.map(|_| task.effort_days.likely),
                done: task.done,
                blocked_by: blockers.map(|(at, _)| plan.phases.len() + at + 1).collect(),
            });
        }
        issues
    }

    fn github(&self) -> String {
        let mut out = row(&["title", "body", "labels", "state"].map(str::to_owned));
        for issue in self.issues(text::markdown) {
            let state = if issue.done { "closed" } else { "open" };
            out += &row(&[issue.title, issue.body, issue.labels.join(","), state.to_owned()]);
        }
        out
    }

    fn jira(&self) -> String {
        let issues = self.issues(text::flat);
        let links = issues.iter().map(|issue| issue.blocked_by.len()).max().unwrap_or(0);
        // A column for each label and each link: the importer takes the columns of one name together.
        let columns = [
            "Issue Type",
            "Issue ID",
            "Summary",
            "Parent",
            "Description",
            "Labels",
            "Labels",
            "Start date",
            "Due date",
            "Original Estimate",
            "Status",
        ];
        let mut head = columns.map(str::to_owned).to_vec();
        head.resize(columns.len() + links, "Inward issue link (Blocks)".to_owned());
        let mut out = row(&head);
        for issue in issues {
            let kind = if issue.parent.is_some() { "Task" } else { "Epic" };
            let mut labels = issue.labels.into_iter();
            let mut cells = vec![
                kind.to_owned(),
                issue.id.to_string(),
                issue.title,
                issue.parent.map(|id| id.to_string()).unwrap_or_default(),
                issue.body,
                labels.next().unwrap_or_default(),
                labels.next().unwrap_or_default(),
                issue.start,
                issue.due,
                // Seconds of working days of eight hours.
                issue.days.map(|days| (days * 8 * 3_600).to_string()).unwrap_or_default(),
                if issue.done { "Done" } else { "To Do" }.to_owned(),
            ];
            cells.extend(issue.blocked_by.iter().map(usize::to_string));
            cells.resize(head.len(), String::new());
            out += &row(&cells);
        }
        out
    }

    fn linear(&self) -> String {
        let columns = [
            "ID",
            "Team",
            "Title",
            "Description",
            "Status",
            "Estimate",
            "Priority",
            "Project",
            "Assignee",
            "Labels",
            "Due Date",
            "Parent issue",
            "Blocked by",
        ];
        let id = |id: &usize| format!("PLAN-{id}");
        let mut out = row(&columns.map(str::to_owned));
        for issue in self.issues(text::markdown) {
            out += &row(&[
                id(&issue.id),
                String::new(),
                issue.title,
                issue.body,
                if issue.done { "Done" } else { "Todo" }.to_owned(),
                issue.days.map(|days| days.to_string()).unwrap_or_default(),
                "No priority".to_owned(),
                text::flat(self.title()),
                String::new(),
                issue.labels.join(", "),
                issue.due,
                issue.parent.as_ref().map(id).unwrap_or_default(),
                issue.blocked_by.iter().map(id).collect::<Vec<_>>().join(", "),
            ]);
        }
        out
    }

    fn calendar(&self) -> String {
        let plan = self.plan;
        let mut out = String::new();
        for head in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Shipworthy//Plan//EN"] {
            content_line(&mut out, head);
        }
        content_line(&mut out, &format!("X-WR-CALNAME:{}", ical_text(&text::flat(self.title()))));
        // An event keeps its identity when the plan is made anew, and differs from that of another PoC.
        let project = digest::sha256(self.title());
        let project = project.get(7..23).unwrap_or_default();
        let mut event = |id: String, title: &str, body: &str, [start, last]: [&Date; 2]| {
            let digits = |date: &Date| date.as_str().replace('-', "");
            let mut lines = vec![
                "BEGIN:VEVENT".to_owned(),
                format!("UID:{id}.{project}@{}", self.pack.id()),
                // No clock is read: the plan's own day stands for the time of writing.
                format!("DTSTAMP:{}T000000Z", digits(&plan.start)),
                format!("DTSTART;VALUE=DATE:{}", digits(start)),
            ];
            // The first day after it. There is none after the last day of the calendar: then one day is meant.
            if let Some(end) = Date::of_ordinal(last.ordinal() + 1) {
                lines.push(format!("DTEND;VALUE=DATE:{}", digits(&end)));
            }
            lines.push(format!("SUMMARY:{}", ical_text(&text::flat(title))));
            lines.push(format!("DESCRIPTION:{}", ical_text(body)));
            lines.push("TRANSP:TRANSPARENT".to_owned());
            lines.push("END:VEVENT".to_owned());
            lines.iter().for_each(|line| content_line(&mut out, line));
        };
        for task in &plan.tasks {
            if let Some(days) = &task.days {
                let body = self.body(task, true, text::flat);
                let title = self.action_title(&task.action);
                event(format!("task-{}", task.action), title, &body, [&days.start, &days.finish]);
            }
        }
        for own in &plan.phases {
            if let Some((phase, day)) = self.phase(&own.phase).zip(own.decision.as_ref()) {
                let body = self.decision(own, text::flat);
                event(format!("decision-{}", own.phase), &phase.gate, &body, [day, day]);
            }
        }
        content_line(&mut out, "END:VCALENDAR");
        out
    }

    fn gantt(&self) -> String {
        let plan = self.plan;
        let title = gantt_text(self.title());
        let mut out =
            format!("gantt\n    title {title}\n    dateFormat YYYY-MM-DD\n    inclusiveEndDates\n");
        for own in &plan.phases {
            out += &format!("    section {}\n", gantt_text(self.phase_title(&own.phase)));
            for task in plan.tasks.iter().filter(|task| task.phase == own.phase) {
                let title = gantt_text(self.action_title(&task.action));
                out += &match &task.days {
                    None => format!("    {title} :done, milestone, {}, 0d\n", plan.start.as_str()),
                    Some(days) => format!(
                        "    {title} :{}{}, {}\n",
                        if days.critical { "crit, " } else { "" },
                        days.start.as_str(),
                        days.finish.as_str()
                    ),
                };
            }
            if let Some((phase, day)) = self.phase(&own.phase).zip(own.decision.as_ref()) {
                let gate = gantt_text(&phase.gate);
                out += &format!("    {gate} :milestone, {}, 0d\n", day.as_str());
            }
        }
        out
    }
}

fn verdict(range: Range<Verdict>) -> String {
    let [proven, possible] = [range.proven.as_str(), range.possible.as_str()];
    if proven == possible { proven.to_owned() } else { format!("{proven} {} {possible}", say::TO) }
}

pub(crate) fn span(start: &Date, finish: &Date) -> String {
    if start == finish {
        start.as_str().to_owned()
    } else {
        format!("{} {} {}", start.as_str(), say::TO, finish.as_str())
    }
}

/// What is likely, and both ends.
pub(crate) fn amount(spread: Spread, unit: &str) -> String {
    let text = format!("{} {unit} ({} {} {})", spread.likely, spread.low, say::TO, spread.high);
    text.replace("  ", " ")
}

/// On one line, and no longer than GitHub (256) and Jira (255) take: they count in units of UTF-16.
fn short(title: &str) -> String {
    let mut left = 250;
    let mut out = String::new();
    for c in text::flat(title).chars() {
        if left < c.len_utf16() {
            out.push('…');
            break;
        }
        left -= c.len_utf16();
        out.push(c);
    }
    out
}

/// A line of CSV (RFC 4180), every cell in quotes. A cell that a spreadsheet would run as a formula gets an apostrophe
/// in front, which spreadsheets hide and Linear's importer takes away again.
fn row(cells: &[String]) -> String {
    const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let cell = |cell: &String| {
        let defused = if cell.starts_with(FORMULA) { "'" } else { "" };
        format!("\"{defused}{}\"", cell.replace('"', "\"\""))
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n"
}

/// A text as a value of iCalendar (RFC 5545, 3.3.11).
fn ical_text(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            _ => {
                if matches!(c, '\\' | ';' | ',') {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    out
}

/// Adds a line of iCalendar, folded so that none is longer than 75 bytes (RFC 5545, 3.1).
fn content_line(out: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        length += c.len_utf8();
        if length > 75 {
            out.push_str("\r\n ");
            length = 1 + c.len_utf8();
        }
        out.push(c);
    }
    out.push_str("\r\n");
}

/// A text at the beginning of a line of Mermaid. What could mean something there is written as its character code,
/// and so is the first letter of a word that would begin a statement.
fn gantt_text(text: &str) -> String {
    const STATEMENTS: [&str; 17] = [
        "accdescr",
        "accdescription",
        "acctitle",
        "axisformat",
        "call",
        "click",
        "dateformat",
        "excludes",
        "gantt",
        "href",
        "includes",
        "inclusiveenddates",
        "section",
        "tickinterval",
        "title",
        "todaymarker",
        "topaxis",
    ];
    let text = text::flat(text);
    let letters = text.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let first = letters.to_ascii_lowercase();
    let begins = STATEMENTS.contains(&first.as_str()) || first.starts_with("week");
    let mut out = String::new();
    for (at, c) in text.chars().enumerate() {
        let means_something =
            c.is_ascii_punctuation() && !matches!(c, ',' | '.' | '-' | '(' | ')' | '\'');
        if means_something || at == 0 && (begins || c.is_ascii_digit()) {
            out += &format!("#{};", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}
