//! What can be taken along: the plan on paper and for other programs, and the documents of the pack.
//!
//! What stands in such a file is not here: the engine writes it.

use crate::engine::{Diagnostic, ExportFormat, Plan};
use crate::ui::markup::Markup;
use crate::ui::model::{Action, Assessment, Screen};
use crate::ui::text;

pub(super) fn take_along(
    now: &Assessment,
    plan: &Result<Plan, Vec<Diagnostic>>,
    page: &mut Markup,
) {
    page.within("details", "block settings screen-only", |page| {
        page.key("take along");
        page.within("summary", "", |page| page.line("h3", "", text::TAKE_ALONG));
        page.within("section", "", |page| {
            page.line("h4", "", text::SAVE_PLAN);
            let Ok(plan) = plan else {
                page.line("p", "", text::NOTHING_TO_SAVE);
                return;
            };
            page.within("ul", "formats", |page| {
                let row = |action, title, about, name: &str, page: &mut Markup| {
                    page.within("li", "", |page| {
                        page.clickable("button", action, |page| {
                            page.set("aria-label", name);
                            page.text(title);
                        });
                        page.line("p", "", about);
                    });
                };
                row(Action::Print, text::PRINT, text::PRINT_PLAN, text::PRINT_PLAN_NAME, page);
                for format in ExportFormat::ALL.iter().filter(|format| has_any(plan, **format)) {
                    let (title, about) = text::export(*format);
                    row(Action::Export(*format), title, about, &text::save_plan_as(title), page);
                }
            });
        });
        let documents = now.pack.documents();
        if documents.is_empty() {
            return;
        }
        page.within("section", "", |page| {
            page.within("h4", "", |page| {
                page.set("tabindex", "-1");
                page.set("data-focus", "documents");
                page.text(text::DOCUMENTS);
            });
            page.line("p", "", text::DOCUMENTS_INTRO);
            page.within("div", "actions", |page| {
                for (place, document) in documents.iter().enumerate() {
                    page.secondary(&document.title, Action::Go(Screen::Document(place)));
                }
            });
        });
    });
}

/// Whether there would be anything in such a file: other programs take none without an entry.
fn has_any(plan: &Plan, format: ExportFormat) -> bool {
    match format {
        ExportFormat::Markdown | ExportFormat::Json => true,
        ExportFormat::Icalendar => plan.finish.is_some(),
        _ => !plan.tasks.is_empty(),
    }
}
