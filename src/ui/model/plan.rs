//! What the visitor decides about the plan: texts as typed, and options as far as those texts are valid.

use super::{Assessment, Effect, Focus, Screen, filled, is_blank};
use crate::engine::MAX_ENTRIES;
use crate::engine::plan::{ActionEffort, Exclusion, RolePeople, RoleRate};
use crate::engine::{
    Action, Date, Diagnostic, ExportFormat, Goal, Plan, PlanOptions, Role, Verdict, document,
    export, is_date, plan,
};

const MARKDOWN: &str = "text/markdown;charset=utf-8";
const CSV: &str = "text/csv;charset=utf-8";

/// The controls of an action, among what can be decided about it.
const DONE_BOX: &str = "[type=checkbox]";
const REASON_FIELD: &str = "[type=text]:not([inputmode])";
const EFFORT_FIELDS: [&str; 3] = [
    ".row label:nth-child(1) input",
    ".row label:nth-child(2) input",
    ".row label:nth-child(3) input",
];

/// A field that is typed into. Numbers are places among the pack's roles or actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PlanField {
    Start,
    Holidays,
    Currency,
    Spent,
    People(usize),
    Rate(usize),
    /// An action, and 0 for low, 1 for likely, 2 for high.
    Effort(usize, usize),
    /// Why an action is left out.
    Reason(usize),
}

/// What can be decided.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum PlanChange {
    Goal(Goal),
    WithoutDecisions(bool),
    /// 1 is Monday.
    Weekday(u8, bool),
    Type(PlanField, String),
    /// Whether an action is done; `false` also takes one back that was left out.
    Done(usize, bool),
    /// Leave an action out, for the reason that was typed.
    Exclude(usize),
    /// Which lanes the chart has; no decision, but it stays as it is.
    ByRole(bool),
}

impl Assessment {
    /// At the first opening there is no day yet.
    pub(super) fn open_plan(&mut self) {
        self.plan_options = self.options_to_plan_with();
    }

    /// The options as they are, with a day to begin, and with the goal that suits the answers until one is decided.
    fn options_to_plan_with(&self) -> PlanOptions {
        let mut options = self.plan_options.clone();
        if options.start.is_none() {
            let tomorrow = self.today.as_ref().map(|today| today.ordinal().saturating_add(1));
            options.start = tomorrow.and_then(Date::of_ordinal);
        }
        if self.answers.plan.is_none() {
            let ships = self.findings.verdict.proven == Verdict::Ship;
            options.goal = if ships { Goal::Everything } else { PlanOptions::default().goal };
        }
        options
    }

    /// Makes a change that only the screens of the later part offer.
    pub(crate) fn act_later(&mut self, action: super::Action) -> Vec<Effect> {
        match action {
            super::Action::Plan(change) => self.change_plan(change),
            super::Action::Export(format) => self.export(format).into_iter().collect(),
            super::Action::SaveDocument => self.save_document().into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// What is decided is saved with the answers from then on. To look at it in another way decides nothing.
    fn change_plan(&mut self, change: PlanChange) -> Vec<Effect> {
        let before = self.plan_options.clone();
        let effects = self.changed(change);
        if self.plan_options != before {
            self.answers.set_plan(self.plan_options.clone());
        }
        effects
    }

    fn changed(&mut self, change: PlanChange) -> Vec<Effect> {
        match change {
            PlanChange::Goal(goal) => self.plan_options.goal = goal,
            PlanChange::WithoutDecisions(without) => self.plan_options.without_decisions = without,
            PlanChange::Weekday(day, works) => {
                let days = &mut self.plan_options.weekdays;
                if works {
                    days.push(day);
                    days.sort_unstable();
                    days.dedup();
                } else if days.len() > 1 {
                    // Nobody ever working is no plan: the last day stays.
                    days.retain(|known| *known != day);
                }
            }
            PlanChange::Type(field, text) => {
                self.type_plan(field, text);
                // Under another effort its work may leave the plan, and the field with it, for a place further down.
                if let PlanField::Effort(place, end) = field {
                    let field = EFFORT_FIELDS.get(end).copied().unwrap_or_default();
                    return vec![Effect::Focus(Focus::Task(place, field))];
                }
            }
            PlanChange::ByRole(by_role) => self.plan_by_role = by_role,
            PlanChange::Done(place, done) => return self.put_action(place, done, None),
            PlanChange::Exclude(place) => {
                let Some(reason) = filled(&self.plan_text(PlanField::Reason(place))) else {
                    self.plan_insisted = Some(place);
                    return vec![Effect::Focus(Focus::Task(place, REASON_FIELD))];
                };
                return self.put_action(place, false, Some(reason));
            }
        }
        Vec::new()
    }

    /// The plan for the answers and the options as they are, or why there can be none.
    pub(crate) fn plan(&self) -> Result<Plan, Vec<Diagnostic>> {
        plan(&self.pack, &self.answers, &self.options_to_plan_with(), self.today.as_ref())
    }

    /// The plan as a file for another program; nothing if there is no plan.
    fn export(&self, format: ExportFormat) -> Option<Effect> {
        let plan = self.plan().ok()?;
        let (ending, kind) = match format {
            ExportFormat::Markdown => ("md", MARKDOWN),
            ExportFormat::CsvGithub => ("github.csv", CSV),
            ExportFormat::CsvJira => ("jira.csv", CSV),
            ExportFormat::CsvLinear => ("linear.csv", CSV),
            ExportFormat::Icalendar => ("ics", "text/calendar;charset=utf-8"),
            ExportFormat::Mermaid => ("mmd", "text/vnd.mermaid;charset=utf-8"),
            ExportFormat::Json => ("json", "application/json"),
        };
        let day = self.today.as_ref().unwrap_or(&plan.start).as_str();
        let text = export(&self.pack, &plan, format, self.today.as_ref());
        Some(self.file(&["plan-", day, ".", ending], kind, text))
    }

    /// The document that is shown, as a file.
    fn save_document(&self) -> Option<Effect> {
        let Screen::Document(place) = self.screen else { return None };
        let id = &self.pack.documents().get(place)?.id;
        let plan = self.plan().ok();
        let text = document(&self.pack, &self.answers, self.report(), plan.as_ref(), id)?;
        let day = self.today.as_ref().map(Date::as_str);
        let (dash, day) = day.map_or(("", ""), |day| ("-", day));
        Some(self.file(&[id, dash, day, ".md"], MARKDOWN, text))
    }

    /// An action is to be done, is done, or is left out for a reason: one of the three.
    fn put_action(&mut self, place: usize, done: bool, without: Option<String>) -> Vec<Effect> {
        let Some(id) = self.action_id(place) else { return Vec::new() };
        let options = &mut self.plan_options;
        options.done.retain(|known| *known != id);
        options.excluded.retain(|known| known.action != id);
        self.plan_drafts.retain(|(of, _)| *of != PlanField::Reason(place));
        self.plan_insisted = None;
        if let Some(reason) = without {
            options.excluded.push(Exclusion { action: id, reason });
            return vec![Effect::Focus(Focus::Excluded)];
        }
        if done {
            options.done.push(id);
        }
        // It may stand elsewhere now.
        vec![Effect::Focus(Focus::Task(place, DONE_BOX))]
    }

    fn action_id(&self, place: usize) -> Option<String> {
        self.pack.actions().get(place).map(|action| action.id.clone())
    }

    pub(crate) fn role_at(&self, place: usize) -> Option<&Role> {
        self.pack.roles().get(place)
    }

    /// What stands in a field: what was typed, or else what holds.
    pub(crate) fn plan_text(&self, field: PlanField) -> String {
        let draft = self.plan_drafts.iter().find(|(of, _)| *of == field);
        draft.map_or_else(|| self.plan_value(field).unwrap_or_default(), |(_, text)| text.clone())
    }

    /// What counts while a field is wrong; nothing where that is not one thing.
    pub(crate) fn plan_counted(&self, field: PlanField) -> String {
        let value = |field| self.plan_value(field).unwrap_or_default();
        match field {
            PlanField::Holidays | PlanField::Reason(_) => String::new(),
            PlanField::Effort(place, _) => {
                [0, 1, 2].map(|end| value(PlanField::Effort(place, end))).join(", ")
            }
            field => value(field),
        }
    }

    /// Whether the efforts of an action were touched.
    pub(crate) fn has_own_effort(&self, place: usize) -> bool {
        let id = self.action_id(place);
        let is_typed = |field: PlanField| matches!(field, PlanField::Effort(of, _) if of == place);
        self.plan_drafts.iter().any(|(field, _)| is_typed(*field))
            || self.plan_options.efforts.iter().any(|own| Some(&own.action) == id.as_ref())
    }

    fn plan_value(&self, field: PlanField) -> Option<String> {
        let options = &self.plan_options;
        match field {
            PlanField::Start => options.start.as_ref().map(|start| start.as_str().to_owned()),
            PlanField::Holidays => {
                let days: Vec<_> = options.holidays.iter().map(Date::as_str).collect();
                Some(days.join(", "))
            }
            PlanField::Currency => options.currency.clone(),
            PlanField::Spent => Some(options.spent?.to_string()),
            PlanField::People(place) => {
                let role = self.role_at(place)?;
                let own = options.people.iter().find(|own| own.role == role.id);
                Some(own.map_or(role.people, |own| own.people).to_string())
            }
            PlanField::Rate(place) => {
                let role = self.role_at(place)?;
                let own = options.day_rates.iter().find(|own| own.role == role.id)?;
                Some(own.per_day.to_string())
            }
            PlanField::Effort(place, end) => {
                let action = self.pack.actions().get(place)?;
                let own = options.efforts.iter().find(|own| own.action == action.id);
                let days =
                    own.map_or_else(|| pack_effort(action), |own| [own.low, own.likely, own.high]);
                Some(days.get(end)?.to_string())
            }
            PlanField::Reason(_) => None,
        }
    }

    /// Whether what stands in a field cannot be used; what held before holds on.
    pub(crate) fn plan_is_wrong(&self, field: PlanField) -> bool {
        let text = self.plan_text(field);
        match field {
            PlanField::Start => !is_date(text.trim()) && self.has_draft(field),
            PlanField::Holidays => !days(&text).1.is_empty(),
            PlanField::Currency => false,
            PlanField::Reason(place) => self.plan_insisted == Some(place) && is_blank(&text),
            PlanField::Effort(place, _) => self.typed_effort(place).is_none(),
            PlanField::Spent | PlanField::People(_) | PlanField::Rate(_) => {
                number(&text, field).is_none()
            }
        }
    }

    fn has_draft(&self, field: PlanField) -> bool {
        self.plan_drafts.iter().any(|(of, _)| *of == field)
    }

    /// The three efforts as they stand in their fields: the pack's if all are blank, `None` if they cannot be meant.
    fn typed_effort(&self, place: usize) -> Option<[i64; 3]> {
        let texts = [0, 1, 2].map(|end| self.plan_text(PlanField::Effort(place, end)));
        if texts.iter().all(|text| is_blank(text)) {
            return self.pack.actions().get(place).map(pack_effort);
        }
        let [low, likely, high] = texts.map(|text| number(&text, PlanField::Effort(place, 0)));
        let (low, likely, high) = (low??, likely??, high??);
        (low <= likely && likely <= high).then_some([low, likely, high])
    }

    fn type_plan(&mut self, field: PlanField, text: String) {
        self.plan_drafts.retain(|(of, _)| *of != field);
        self.plan_drafts.push((field, text.clone()));
        if let PlanField::Holidays = field {
            // The others hold all the same.
            self.plan_options.holidays = days(&text).0;
        } else if !self.plan_is_wrong(field) {
            self.take(field, &text);
        }
    }

    /// Puts a sound text where it belongs. A blank one stands for what the pack says.
    fn take(&mut self, field: PlanField, text: &str) {
        let typed = number(text, field).flatten();
        let role = |place| self.role_at(place).map(|role| (role.id.clone(), role.people));
        match field {
            PlanField::Start => self.plan_options.start = Date::parse(text.trim()),
            PlanField::Currency => self.plan_options.currency = filled(text),
            PlanField::Spent => {
                self.plan_options.spent = typed.and_then(|spent| u64::try_from(spent).ok());
            }
            PlanField::People(place) => {
                let Some((role, people)) = role(place) else { return };
                let all = &mut self.plan_options.people;
                all.retain(|known| known.role != role);
                let own = typed.filter(|own| *own != people);
                all.extend(own.map(|people| RolePeople { role, people }));
            }
            PlanField::Rate(place) => {
                let Some((role, _)) = role(place) else { return };
                let all = &mut self.plan_options.day_rates;
                all.retain(|known| known.role != role);
                all.extend(typed.map(|per_day| RoleRate { role, per_day }));
            }
            PlanField::Effort(place, _) => {
                let (Some(days), Some(action)) = (self.typed_effort(place), self.action_id(place))
                else {
                    return;
                };
                let is_own = self.pack.actions().get(place).map(pack_effort) != Some(days);
                let all = &mut self.plan_options.efforts;
                all.retain(|known| known.action != action);
                if is_own {
                    let [low, likely, high] = days;
                    all.push(ActionEffort { action, low, likely, high });
                }
            }
            PlanField::Holidays | PlanField::Reason(_) => {}
        }
    }
}

const fn pack_effort(action: &Action) -> [i64; 3] {
    let effort = &action.effort_days;
    [effort.low, effort.likely, effort.high]
}

/// A whole number within the bounds of a field: `None` if it is none, `Some(None)` if the field is blank.
fn number(text: &str, field: PlanField) -> Option<Option<i64>> {
    let (least, most) = match field {
        PlanField::People(_) => (0, 100),
        PlanField::Rate(_) => (1, 1_000_000),
        PlanField::Effort(..) => (1, 10_000),
        _ => (0, 1_000_000_000_000),
    };
    if is_blank(text) {
        return Some(None);
    }
    let number: i64 = text.trim().parse().ok()?;
    (least..=most).contains(&number).then_some(Some(number))
}

/// The days in a text, and what in it is none.
pub(crate) fn days(text: &str) -> (Vec<Date>, Vec<&str>) {
    let (mut days, mut others) = (Vec::new(), Vec::new());
    let parts = text.split(|c: char| c.is_whitespace() || c == ',' || c == ';');
    for part in parts.filter(|part| !part.is_empty()) {
        match Date::parse(part) {
            Some(day) if days.contains(&day) => {}
            // No more than a file may have.
            Some(day) if days.len() < MAX_ENTRIES => days.push(day),
            _ => others.push(part),
        }
    }
    (days, others)
}
