//! Gates with what they rest on: the claim, what follows, and the answers behind it, each a way to its question.

use super::source_list::source_list;
use crate::ui::markup::Markup;
use crate::ui::model::Action;
use crate::ui::text;
use crate::ui::view_model::report::{GateView, NeedView};

pub(crate) fn gate_list(gates: &[GateView], page: &mut Markup) {
    page.within("ul", "gates", |page| {
        for gate in gates {
            page.within("li", "gate", |page| {
                page.key(&gate.id);
                page.set("data-is", gate.status);
                page.set("data-does", gate.does);
                page.set("data-gate", &gate.id);
                page.line("p", "consequence", gate.consequence);
                page.line("h4", "", &gate.title);
                page.line("p", "", gate.if_failed.as_deref().unwrap_or_default());
                page.within("ul", "needs", |page| {
                    for need in &gate.needs {
                        page.within("li", "", |page| need_view(need, page));
                    }
                });
                page.within("details", "more", |page| {
                    page.line("summary", "", text::SOURCES);
                    source_list(&gate.sources, page);
                });
            });
        }
    });
}

fn need_view(need: &NeedView, page: &mut Markup) {
    match need.question {
        Some(question) => {
            page.clickable("link question-link", Action::Show(question), |page| {
                page.set("aria-label", &text::go_to_question(&need.what));
                page.text(&need.what);
            });
        }
        None => page.line("span", "", &need.what),
    }
    page.within("div", "found", |page| {
        page.line("p", "", &need.found);
        page.line("p", "", need.needed.as_deref().unwrap_or_default());
        page.line("p", "", need.note.as_deref().unwrap_or_default());
    });
}
