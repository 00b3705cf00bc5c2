//! A document of the pack, written from the answers: to read, to print on its own, or to save.
//!
//! It is made anew from answers and plan whenever it is shown, so nothing in it can be stale.

use crate::engine::{DocumentPart, PartKind, Run, RunStyle, document_parts};
use crate::ui::markup::Markup;
use crate::ui::model::{Action, Assessment, Screen};
use crate::ui::text;

pub(crate) fn page(now: &Assessment, place: usize, page: &mut Markup) {
    let Some(document) = now.pack.documents().get(place) else { return };
    let plan = now.plan().ok();
    let parts = document_parts(&now.pack, &now.answers, now.report(), plan.as_ref(), &document.id);
    let parts = parts.unwrap_or_default();
    page.within("article", "document", |page| {
        page.key(&document.id);
        page.within("div", "actions screen-only", |page| {
            page.primary(text::PRINT, Action::Print);
            page.secondary(text::SAVE_DOCUMENT, Action::SaveDocument);
            page.secondary(text::BACK_TO_PLAN, Action::Go(Screen::Plan));
        });
        let runs = parts.iter().flat_map(|part| &part.runs);
        let unknown = runs.filter(|run| run.style == RunStyle::Unknown).count();
        page.line("p", "quiet screen-only", &text::unknown_marks(unknown));
        let mut rest = parts.as_slice();
        while let Some((part, more)) = rest.split_first() {
            let is_item = |part: &DocumentPart| part.kind == PartKind::Item;
            let items = rest.iter().position(|part| !is_item(part)).unwrap_or(rest.len());
            match part.kind {
                PartKind::Title => page.heading(part.runs.first().map_or("", |run| &run.text)),
                PartKind::Heading => page.within("h3", "", |page| runs_of(&part.runs, page)),
                PartKind::Paragraph => page.within("p", "", |page| runs_of(&part.runs, page)),
                PartKind::Item => page.within("ul", "", |page| {
                    for item in rest.get(..items).unwrap_or_default() {
                        page.within("li", "", |page| runs_of(&item.runs, page));
                    }
                }),
            }
            rest = if items > 0 { rest.get(items..).unwrap_or_default() } else { more };
        }
    });
}

fn runs_of(runs: &[Run], page: &mut Markup) {
    for run in runs {
        match run.style {
            RunStyle::Plain => page.text(&run.text),
            RunStyle::Name => page.line("span", "name", &run.text),
            RunStyle::Strong => page.line("strong", "", &run.text),
            RunStyle::Code => page.line("code", "", &run.text),
            RunStyle::Unknown => page.line("mark", "", &run.text),
        }
    }
}
