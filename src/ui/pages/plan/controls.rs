//! The controls by which something about the plan is decided: boxes to tick, and fields with what is wrong in them.
//!
//! What a change does is not here: see `model/plan.rs`.

use crate::ui::markup::{Markup, Typed};
use crate::ui::model::{Action, Assessment, PlanChange, PlanField};
use crate::ui::text;

pub(super) fn change(change: PlanChange) -> Action {
    Action::Plan(change)
}

pub(super) fn tick(
    is_ticked: bool,
    (label, help): (&str, &str),
    on: PlanChange,
    off: PlanChange,
    page: &mut Markup,
) {
    page.within("label", "tick", |page| {
        page.tick("checkbox", "", is_ticked, change(on), change(off));
        page.within("span", "", |page| {
            page.text(label);
            page.line("small", "", help);
        });
    });
}

fn id_of_help(field: PlanField) -> String {
    let (word, place, end) = match field {
        PlanField::Start => ("start", 0, 0),
        PlanField::Holidays => ("holidays", 0, 0),
        PlanField::Currency => ("currency", 0, 0),
        PlanField::Spent => ("spent", 0, 0),
        PlanField::People(place) => ("people", place, 0),
        PlanField::Rate(place) => ("rate", place, 0),
        // What is wrong with one of the three is said below the last.
        PlanField::Effort(place, end) => ("effort", place, end),
        PlanField::Reason(place) => ("reason", place, 0),
    };
    format!("sw-help-{word}-{place}-{end}")
}

/// A field with its label, and what is wrong with what stands in it.
pub(super) fn field(
    now: &Assessment,
    label: &str,
    (kind, field): (&'static str, PlanField),
    wrong: &str,
    page: &mut Markup,
) {
    page.within("label", "field", |page| {
        page.line("span", "label", label);
        let is_wrong = now.plan_is_wrong(field);
        let help = id_of_help(field);
        // Of what is no number a field for numbers gives nothing, and then nobody can say so.
        let is_number = kind == "numeric";
        let kind = if is_number { "text" } else { kind };
        page.field(kind, &now.plan_text(field), Typed::Plan(field), |page| {
            if is_number {
                page.set("inputmode", "numeric");
            }
            // Its help stands in the label, too, and is no name.
            page.set("aria-label", label);
            page.set("aria-describedby", &help);
            if is_wrong {
                page.set("aria-invalid", "true");
            }
        });
        page.within("small", "", |page| {
            page.set("id", &help);
            if field == PlanField::Holidays {
                page.text(text::HOLIDAYS_HELP);
            }
            page.within("span", "", |page| {
                page.set("data-is", "problem");
                page.set("role", "alert");
                if is_wrong {
                    page.text(" ");
                    page.text(&text::not_used(wrong, &now.plan_counted(field)));
                }
            });
        });
    });
}
