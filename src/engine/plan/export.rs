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
use crate::engine::gate::Verdict;
use crate::engine::json::Json;
use crate::engine::pack::{Action, Pack, Phase};
use crate::engine::points::Range;
use crate::engine::text::{self, add, joined, push};

/// The words that stand in no pack.
mod say {
    pub(super) const PLAN: &str = "Plan";
    pub(super) const VERDICT: &str = "Verdict now";
    pub(super) const VERDICT_DONE: &str = "Verdict with what is done already";
    pub(super) const VERDICT_AFTER: &str = "Verdict after this work, if its trials turn out well";
    pub(super) const IN_THE_WAY: &str = "Still in the way";
    pub(super) const START: &str = "Start";
    pub(super) const FINISH: &str = "Finish if all takes as long as is most likely";
    pub(super) const FINISH_50: &str = "Finished in half of the simulated runs by";
    pub(super) const FINISH_80: &str = "Finished in 80 % of the simulated runs by";
    pub(super) const WORK: &str = "Work";
    pub(super) const COST: &str = "Cost";
    pub(super) const DAY: &str = "person-day";
    pub(super) const DAYS: &str = "person-days";
    pub(super) const TO: &str = "to";
    pub(super) const PHASE: &str = "Phase";
    pub(super) const ROLE: &str = "Role";
    pub(super) const PEOPLE: &str = "People";
    pub(super) const DATES: &str = "Dates";
    pub(super) const SLACK: &str = "Working days it can wait";
    pub(super) const AFTER: &str = "Blocked by";
    pub(super) const FOR: &str = "Needed for";
    pub(super) const DONE: &str = "Done";
    pub(super) const DONE_WHEN: &str = "Done when";
    pub(super) const DECISION: &str = "Decision";
    pub(super) const LOOKS_AT: &str = "Looks at";
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

/// Writes a plan in another format. Total and pure; `pack` is the one the plan was made with. `today` is the day of
/// writing, by which calendars tell a newer plan from an older one; without it, the first day of the plan is.
///
/// ```
/// use shipworthy::engine::{Answers, Date, ExportFormat, Pack, PlanOptions, export, plan};
/// # let pack = Pack::from_text(include_str!("../../../tests/packs/nonsense.json")).0.unwrap();
/// let options = PlanOptions { start: Date::parse("2026-11-30"), ..PlanOptions::default() };
/// let plan = plan(&pack, &Answers::default(), &options, None).unwrap();
/// let chart = export(&pack, &plan, ExportFormat::Mermaid, None);
/// assert!(chart.starts_with("gantt\n"));
/// assert!(chart.contains("Mend the spout :crit, 2026-11-30, 2026-12-02"));
/// ```
pub fn export(pack: &Pack, plan: &Plan, format: ExportFormat, today: Option<&Date>) -> String {
    let json = || Json::of(plan).pretty() + "\n";
    export_text(pack, plan, format, today).unwrap_or_else(json)
}

/// The same for every format but JSON. JavaScript writes JSON itself: that saves 7 kB of WebAssembly.
pub(crate) fn export_text(
    pack: &Pack,
    plan: &Plan,
    format: ExportFormat,
    today: Option<&Date>,
) -> Option<String> {
    let mut export =
        Export { pack, plan, out: String::new(), written: today.unwrap_or(&plan.start) };
    match format {
        ExportFormat::Markdown => export.document(),
        ExportFormat::CsvGithub => export.github(),
        ExportFormat::CsvJira => export.jira(),
        ExportFormat::CsvLinear => export.linear(),
        ExportFormat::Icalendar => export.calendar(),
        ExportFormat::Mermaid => export.gantt(),
        ExportFormat::Json => return None,
    }
    Some(export.out)
}

/// How a format shows a text of the pack.
type Show = fn(&str) -> String;

struct Export<'a> {
    pack: &'a Pack,
    plan: &'a Plan,
    out: String,
    /// The day of writing.
    written: &'a Date,
}

/// What a tracker knows of a phase or a task.
struct Issue<'a> {
    id: String,
    /// The id of its phase, if it is a task.
    parent: String,
    title: String,
    body: String,
    /// Ids: trackers do not all allow spaces here.
    labels: [&'a str; 2],
    start: &'a str,
    due: &'a str,
    /// Likely work; none for a phase and for what is done.
    estimate: String,
    done: bool,
    blocked_by: Vec<String>,
}

impl<'a> Export<'a> {
    fn title(&self) -> &'a str {
        self.plan.title.as_deref().unwrap_or(say::PLAN)
    }

    fn phase(&self, id: &str) -> Option<&'a Phase> {
        self.pack.phases().iter().find(|phase| phase.id == id)
    }

    fn phase_title(&self, id: &'a str) -> &'a str {
        self.phase(id).map_or(id, |phase| &phase.title)
    }

    fn phase_gate(&self, id: &str) -> &'a str {
        self.phase(id).map_or("", |phase| &phase.gate)
    }

    fn role_title(&self, id: &'a str) -> &'a str {
        self.pack.roles().iter().find(|role| role.id == id).map_or(id, |role| &role.title)
    }

    fn action(&self, id: &str) -> Option<&'a Action> {
        self.pack.actions().iter().find(|action| action.id == id)
    }

    fn action_title(&self, id: &'a str) -> &'a str {
        self.action(id).map_or(id, |action| &action.title)
    }

    fn gate_titles(&self, ids: &'a [String], show: Show) -> String {
        let title = |id: &'a String| show(self.pack.gate(id).map_or(id, |gate| &gate.title));
        joined(&ids.iter().map(title).collect::<Vec<_>>(), "; ")
    }

    fn action_titles(&self, ids: &'a [String], show: Show) -> String {
        let title = |id: &'a String| show(self.action_title(id));
        joined(&ids.iter().map(title).collect::<Vec<_>>(), "; ")
    }

    /// What a reader must know of a task besides its title: paragraphs and lists.
    fn body(&self, task: &'a Task, phase: &'a str, show: Show) -> String {
        let mut out =
            self.action(&task.action).map_or_else(String::new, |action| show(&action.deliverable));
        out.push_str("\n\n");
        item(&mut out, say::PHASE, &show(phase));
        item(&mut out, say::ROLE, &show(self.role_title(&task.role)));
        if let Some(days) = &task.days {
            item(&mut out, say::DATES, &span(&days.start, &days.finish));
            item(&mut out, say::WORK, &work_days(task.effort_days));
            if !days.critical {
                item(&mut out, say::SLACK, &days.float_days.to_string());
            }
        }
        item(&mut out, say::AFTER, &self.action_titles(&task.after, show));
        item(&mut out, say::FOR, &self.gate_titles(&task.gates, show));
        add(&mut out, &["\n", say::DONE_WHEN, ":\n"]);
        for raise in &task.raises {
            if let Some(question) = self.pack.question(&raise.question) {
                let level = question.level_text(raise.to).unwrap_or_default();
                add(&mut out, &["\n- ", &show(&question.title), ": ", &show(level)]);
            }
        }
        out
    }

    /// What is decided at the end of a phase, and on what.
    fn decision(&self, own: &'a PlanPhase, show: Show) -> String {
        let mut out = self.phase(&own.phase).map_or_else(String::new, |phase| show(&phase.asks));
        if !own.deliverables.is_empty() {
            let titles = self.action_titles(&own.deliverables, show);
            add(&mut out, &["\n\n", say::LOOKS_AT, ": ", &titles]);
        }
        out
    }

    fn heading(&mut self, mark: &str, title: &str, more: &[&str]) {
        add(&mut self.out, &[mark, " ", &text::markdown(title)]);
        add(&mut self.out, more);
        self.out.push_str("\n\n");
    }

    fn document(&mut self) {
        let plan = self.plan;
        let show: Show = text::markdown;
        self.heading("#", self.title(), &[]);
        let out = &mut self.out;
        let is_done = plan.tasks.iter().any(|task| task.done);
        item(out, if is_done { say::VERDICT_DONE } else { say::VERDICT }, &verdict(plan.verdict));
        item(out, say::VERDICT_AFTER, &verdict(plan.verdict_after));
        let obstacles = self.gate_titles(&plan.obstacles, show);
        let out = &mut self.out;
        item(out, say::IN_THE_WAY, &obstacles);
        for (name, day) in [
            (say::START, Some(&plan.start)),
            (say::FINISH, plan.finish.as_ref()),
            (say::FINISH_50, plan.finish_50.as_ref()),
            (say::FINISH_80, plan.finish_80.as_ref()),
        ] {
            item(out, name, day_text(day));
        }
        let currency = show(plan.currency.as_deref().unwrap_or_default());
        if !plan.roles.is_empty() {
            item(out, say::WORK, &work_days(plan.effort_days));
        }
        if let Some(cost) = plan.cost {
            item(out, say::COST, &amount(cost, &currency));
        }
        for own in &plan.phases {
            self.out.push('\n');
            self.heading("##", self.phase_title(&own.phase), &[]);
            for task in plan.tasks.iter().filter(|task| task.phase == own.phase) {
                let done: &[&str] = if task.done { &[" (", say::DONE, ")"] } else { &[] };
                self.heading("###", self.action_title(&task.action), done);
                let body = self.body(task, "", show);
                add(&mut self.out, &[&body, "\n\n"]);
            }
            let day = own.decision.as_ref();
            let day: &[&str] = if day.is_some() { &[", ", day_text(day)] } else { &[] };
            let gate = show(self.phase_gate(&own.phase));
            add(&mut self.out, &["### ", say::DECISION, ": ", &gate]);
            add(&mut self.out, day);
            let body = self.decision(own, show);
            add(&mut self.out, &["\n\n", &body, "\n"]);
        }
        if !plan.roles.is_empty() {
            self.out.push('\n');
            self.heading("##", say::PEOPLE, &[]);
        }
        for role in &plan.roles {
            let title = show(self.role_title(&role.role));
            let days = work_days(role.effort_days);
            let cost = role.cost.map(|cost| amount(cost, &currency)).unwrap_or_default();
            let comma = if cost.is_empty() { "" } else { ", " };
            let people = role.people.to_string();
            add(&mut self.out, &["- ", &people, " × ", &title, ": ", &days, comma, &cost, "\n"]);
        }
        if !plan.excluded.is_empty() {
            self.out.push('\n');
            self.heading("##", say::EXCLUDED, &[]);
        }
        for left in &plan.excluded {
            let title = show(self.action_title(&left.action));
            item(&mut self.out, &title, &show(&left.reason));
        }
    }

    /// Phases, then tasks: trackers want a parent before its children. A day of work counts as so many units, and ids
    /// begin with this.
    fn issues(&self, show: Show, unit: u64, prefix: &str) -> Vec<Issue<'a>> {
        let plan = self.plan;
        let id = |place: usize| [prefix, &(place + 1).to_string()].concat();
        let mut issues = Vec::new();
        for (place, own) in plan.phases.iter().enumerate() {
            let title = [self.phase_title(&own.phase), ": ", self.phase_gate(&own.phase)].concat();
            issues.push(Issue {
                id: id(place),
                parent: String::new(),
                title: short(&title),
                body: self.decision(own, show),
                labels: [&own.phase, ""],
                start: day_text(own.start.as_ref()),
                due: day_text(own.decision.as_ref()),
                estimate: String::new(),
                // That its work is done does not say what was decided.
                done: false,
                blocked_by: Vec::new(),
            });
        }
        let phases = plan.phases.len();
        for (place, task) in plan.tasks.iter().enumerate() {
            let days = task.days.as_ref();
            let parent = plan.phases.iter().position(|own| own.phase == task.phase);
            let blockers = plan.tasks.iter().enumerate();
            let blockers = blockers.filter(|(_, other)| task.after.contains(&other.action));
            let estimate = days.map(|_| (task.effort_days.likely * unit).to_string());
            issues.push(Issue {
                id: id(phases + place),
                parent: parent.map(id).unwrap_or_default(),
                title: short(self.action_title(&task.action)),
                body: self.body(task, self.phase_title(&task.phase), show),
                labels: [&task.phase, &task.role],
                start: day_text(days.map(|days| &days.start)),
                due: day_text(days.map(|days| &days.finish)),
                estimate: estimate.unwrap_or_default(),
                done: task.done,
                blocked_by: blockers.map(|(place, _)| id(phases + place)).collect(),
            });
        }
        issues
    }

    fn github(&mut self) {
        self.out.push_str("title,body,labels,state\r\n");
        for issue in self.issues(text::markdown, 1, "") {
            let labels = both(issue.labels, ",");
            let state = if issue.done { "closed" } else { "open" };
            row(&mut self.out, &[&issue.title, &issue.body, &labels, state], &[]);
        }
    }

    fn jira(&mut self) {
        // Estimates are in seconds of days of eight hours.
        let mut issues = self.issues(text::flat, 8 * 3_600, "");
        let links = issues.iter().map(|issue| issue.blocked_by.len()).max().unwrap_or(0);
        // A column for each label and each link: the importer takes the columns of one name together.
        self.out.push_str(
            "Issue Type,Issue ID,Summary,Parent,Description,Labels,Labels,Start date,Due date,Original Estimate,Status",
        );
        for _ in 0..links {
            self.out.push_str(",Inward issue link (Blocks)");
        }
        self.out.push_str("\r\n");
        for issue in &mut issues {
            issue.blocked_by.resize(links, String::new());
            let [phase, role] = issue.labels;
            let cells = [
                if issue.parent.is_empty() { "Epic" } else { "Task" },
                &issue.id,
                &issue.title,
                &issue.parent,
                &issue.body,
                phase,
                role,
                issue.start,
                issue.due,
                &issue.estimate,
                if issue.done { "Done" } else { "To Do" },
            ];
            row(&mut self.out, &cells, &issue.blocked_by);
        }
    }

    fn linear(&mut self) {
        self.out.push_str(
            "ID,Team,Title,Description,Status,Estimate,Priority,Project,Assignee,Labels,Due Date,Parent issue,Blocked by\r\n",
        );
        let project = text::flat(self.title());
        for issue in self.issues(text::markdown, 1, "PLAN-") {
            let cells: [&str; 13] = [
                &issue.id,
                "",
                &issue.title,
                &issue.body,
                if issue.done { "Done" } else { "Todo" },
                &issue.estimate,
                "No priority",
                &project,
                "",
                &both(issue.labels, ", "),
                issue.due,
                &issue.parent,
                &joined(&issue.blocked_by, ", "),
            ];
            row(&mut self.out, &cells, &[]);
        }
    }

    fn calendar(&mut self) {
        let plan = self.plan;
        for head in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Shipworthy//Plan//EN"] {
            content_line(&mut self.out, head, "");
        }
        let name = text::flat(self.title());
        content_line(&mut self.out, "X-WR-CALNAME:", &name);
        for task in &plan.tasks {
            if let Some(days) = &task.days {
                let body = self.body(task, self.phase_title(&task.phase), text::flat);
                let title = self.action_title(&task.action);
                self.event(["task-", &task.action], title, &body, [&days.start, &days.finish]);
            }
        }
        for own in &plan.phases {
            if let Some(day) = &own.decision {
                let body = self.decision(own, text::flat);
                let title = self.phase_gate(&own.phase);
                self.event(["decision-", &own.phase], title, &body, [day, day]);
            }
        }
        content_line(&mut self.out, "END:VCALENDAR", "");
    }

    fn event(&mut self, [kind, id]: [&str; 2], title: &str, body: &str, [start, last]: [&Date; 2]) {
        // An event keeps its identity when the plan is made anew, and differs from that of another PoC.
        let project = digest::sha256(self.title());
        let project = project.get(7..23).unwrap_or_default();
        let uid = [kind, id, ".", project, "@", self.pack.id()].concat();
        let digits = |date: &Date| date.as_str().replace('-', "");
        let out = &mut self.out;
        content_line(out, "BEGIN:VEVENT", "");
        content_line(out, "UID:", &uid);
        // No clock is read: there is a day, but no hour.
        content_line(out, "DTSTAMP:", &(digits(self.written) + "T000000Z"));
        content_line(out, "DTSTART;VALUE=DATE:", &digits(start));
        // The first day after it. There is none after the last day of the calendar: then one day is meant.
        if let Some(end) = Date::of_ordinal(last.ordinal() + 1) {
            content_line(out, "DTEND;VALUE=DATE:", &digits(&end));
        }
        content_line(out, "SUMMARY:", &text::flat(title));
        content_line(out, "DESCRIPTION:", body);
        content_line(out, "TRANSP:TRANSPARENT", "");
        content_line(out, "END:VEVENT", "");
    }

    fn gantt(&mut self) {
        let plan = self.plan;
        self.out.push_str("gantt\n");
        self.line(&["title "], self.title(), &[]);
        self.out.push_str("    dateFormat YYYY-MM-DD\n    inclusiveEndDates\n");
        for own in &plan.phases {
            self.line(&["section "], self.phase_title(&own.phase), &[]);
            for task in plan.tasks.iter().filter(|task| task.phase == own.phase) {
                let title = self.action_title(&task.action);
                match &task.days {
                    None => {
                        let start = plan.start.as_str();
                        self.line(&[], title, &[" :done, milestone, ", start, ", 0d"]);
                    }
                    Some(days) => {
                        let mark = if days.critical { " :crit, " } else { " :" };
                        let [start, finish] = [days.start.as_str(), days.finish.as_str()];
                        self.line(&[], title, &[mark, start, ", ", finish]);
                    }
                }
            }
            if let Some(day) = &own.decision {
                let gate = self.phase_gate(&own.phase);
                self.line(&[], gate, &[" :milestone, ", day.as_str(), ", 0d"]);
            }
        }
    }

    /// A line of Mermaid.
    fn line(&mut self, before: &[&str], text: &str, after: &[&str]) {
        self.out.push_str("    ");
        add(&mut self.out, before);
        self.out.push_str(&gantt_text(text));
        add(&mut self.out, after);
        self.out.push('\n');
    }
}

/// An entry of a list, unless there is nothing to say.
#[inline(never)]
fn item(out: &mut String, name: &str, text: &str) {
    if !text.is_empty() {
        add(out, &["- ", name, ": ", text, "\n"]);
    }
}

fn day_text(day: Option<&Date>) -> &str {
    day.map_or("", Date::as_str)
}

fn both([one, other]: [&str; 2], between: &str) -> String {
    [one, if other.is_empty() { "" } else { between }, other].concat()
}

fn verdict(range: Range<Verdict>) -> String {
    either(range.proven.as_str(), range.possible.as_str())
}

pub(crate) fn span(start: &Date, finish: &Date) -> String {
    either(start.as_str(), finish.as_str())
}

/// From one to the other, or the one that they both are.
fn either(from: &str, to: &str) -> String {
    if from == to { from.to_owned() } else { [from, " ", say::TO, " ", to].concat() }
}

/// What is likely, and both ends.
#[inline(never)]
pub(crate) fn amount(spread: Spread, unit: &str) -> String {
    let [low, likely, high] = [spread.low, spread.likely, spread.high].map(|sum| sum.to_string());
    let space = if unit.is_empty() { "" } else { " " };
    [&likely, space, unit, " (", &low, " ", say::TO, " ", &high, ")"].concat()
}

/// The same for work.
pub(crate) fn work_days(spread: Spread) -> String {
    amount(spread, if spread.likely == 1 { say::DAY } else { say::DAYS })
}

/// On one line, and no longer than GitHub (256) and Jira (255) take: they count in units of UTF-16.
fn short(title: &str) -> String {
    let mut title = text::flat(title);
    let mut length = 0;
    let fits = |c: &char| {
        length += c.len_utf16();
        length <= 250
    };
    let end = title.chars().take_while(fits).map(char::len_utf8).sum();
    if end < title.len() {
        title.truncate(end);
        title.push('…');
    }
    title
}

/// Adds a line of CSV (RFC 4180), every cell in quotes. A cell that a spreadsheet would run as a formula gets an
/// apostrophe in front, which spreadsheets hide and Linear's importer takes away again.
#[inline(never)]
fn row(out: &mut String, cells: &[&str], more: &[String]) {
    const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let mut comma = "\"";
    for cell in cells.iter().copied().chain(more.iter().map(String::as_str)) {
        let defused = if cell.starts_with(FORMULA) { "'" } else { "" };
        add(out, &[comma, defused, &cell.replace('"', "\"\"")]);
        comma = "\",\"";
    }
    out.push_str("\"\r\n");
}

/// Adds a line of iCalendar: a name with what must not be escaped, and a text (RFC 5545, 3.3.11). It is folded so
/// that no line is longer than 75 bytes (3.1).
#[inline(never)]
fn content_line(out: &mut String, name: &str, text: &str) {
    let mut line = name.to_owned();
    for c in text.chars() {
        if matches!(c, '\\' | ';' | ',' | '\n') {
            push(&mut line, '\\');
        }
        push(&mut line, if c == '\n' { 'n' } else { c });
    }
    let mut length = 0;
    for c in line.chars() {
        length += c.len_utf8();
        if length > 75 {
            out.push_str("\r\n ");
            length = 1 + c.len_utf8();
        }
        push(out, c);
    }
    out.push_str("\r\n");
}

/// A text at the beginning of a line of Mermaid. What could mean something there is written as its character code,
/// and so is the first letter of a word that would begin a statement.
fn gantt_text(text: &str) -> String {
    const STATEMENTS: &str = "accdescr accdescription acctitle axisformat call click dateformat excludes gantt href \
        includes inclusiveenddates section tickinterval title todaymarker topaxis weekday weekend";
    let text = text::flat(text);
    let letters = text.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let begins = STATEMENTS.split(' ').any(|word| word.eq_ignore_ascii_case(letters));
    let mut out = String::new();
    for (at, c) in text.chars().enumerate() {
        let means_something =
            c.is_ascii_punctuation() && !matches!(c, ',' | '.' | '-' | '(' | ')' | '\'');
        if means_something || at == 0 && (begins || c.is_ascii_digit()) {
            add(&mut out, &["#", &u32::from(c).to_string(), ";"]);
        } else {
            push(&mut out, c);
        }
    }
    out
}
