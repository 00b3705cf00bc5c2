//! What the plan aims at, and who works when.
//!
//! What is decided about one piece of work is in `task.rs`, what is paid is in `money.rs`.

use super::controls::{change, field, tick};
use crate::engine::Goal;
use crate::ui::markup::Markup;
use crate::ui::model::{Assessment, PlanChange, PlanField, days};
use crate::ui::text;

pub(super) fn settings(now: &Assessment, page: &mut Markup) {
    let options = &now.plan_options;
    page.within("details", "block settings screen-only", |page| {
        page.key("settings");
        page.within("summary", "", |page| page.line("h3", "", text::PLAN_SETTINGS));
        page.within("fieldset", "choices", |page| {
            page.line("legend", "", text::GOAL);
            for goal in Goal::ALL {
                let aim = change(PlanChange::Goal(*goal));
                let (title, help) = text::goal(*goal);
                page.within("label", "choice", |page| {
                    page.tick("radio", "sw-goal", options.goal == *goal, aim.clone(), aim);
                    page.within("span", "", |page| {
                        page.text(title);
                        page.line("small", "", help);
                    });
                });
            }
        });
        tick(
            !options.without_decisions,
            (text::WITH_DECISIONS, text::WITH_DECISIONS_HELP),
            PlanChange::WithoutDecisions(false),
            PlanChange::WithoutDecisions(true),
            page,
        );
        page.within("div", "row", |page| {
            field(now, text::START_DAY, ("date", PlanField::Start), text::START_WRONG, page);
            let holidays = now.plan_text(PlanField::Holidays);
            let wrong = text::not_days(&days(&holidays).1.join(", "));
            field(now, text::HOLIDAYS, ("text", PlanField::Holidays), &wrong, page);
        });
        page.within("fieldset", "choices", |page| {
            page.line("legend", "", text::PEOPLE);
            page.within("div", "row", |page| {
                let roles = now.pack.roles();
                for (place, role) in roles.iter().enumerate() {
                    let people = ("numeric", PlanField::People(place));
                    field(now, &role.title, people, text::PEOPLE_WRONG, page);
                }
            });
            page.line("small", "", text::PEOPLE_HELP);
        });
        page.within("fieldset", "choices week", |page| {
            page.line("legend", "", text::WEEK);
            for (number, day) in (1..).zip(text::WEEKDAYS) {
                let works = options.weekdays.contains(&number);
                let set = |works| PlanChange::Weekday(number, works);
                tick(works, (day, ""), set(true), set(false), page);
            }
        });
    });
}
