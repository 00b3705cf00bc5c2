//! Gates, a row each, which opens to what they rest on: what follows, the answers behind it, and the sources.

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
                page.within("details", "fold", |page| {
                    page.within("summary", "", |page| {
                        page.set("id", &text::gate_id(gate.place));
                        page.line("h4", "", &gate.title);
                        page.line("span", "consequence", gate.consequence);
                    });
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
            });
        }
    });
}

/// The gates that weigh most: each in plain words, with the way to its row.
pub(crate) fn reasons(gates: &[&GateView], page: &mut Markup) {
    page.within("ol", "reasons", |page| {
        for gate in gates {
            page.within("li", "", |page| {
                page.set("data-is", gate.status);
                page.set("data-does", gate.does);
                page.link(&gate.title, Action::Reveal(gate.place));
                page.within("p", "", |page| {
                    page.line("span", "consequence", gate.consequence);
                    // An open gate has no finding yet, but a question.
                    page.text(" ");
                    if let Some(words) = &gate.if_failed {
                        page.text(words);
                    } else if let Some(need) = gate.needs.iter().find(|need| need.is_open) {
                        page.text(&need.what);
                        // A question, or the score that is needed.
                        page.text(if need.what.ends_with('?') { " " } else { ". " });
                        page.text(&need.found);
                    }
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
