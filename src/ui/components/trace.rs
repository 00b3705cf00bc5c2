//! How every number of the report came about, and the fingerprint of what went in.

use super::score_table::columns;
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::view_model::report::{TraceNode, TraceView};

pub(crate) fn trace(view: &TraceView, page: &mut Markup) {
    page.line("h4", "", text::TRACE_GATES);
    page.within("ul", "trace-gates", |page| {
        for gate in &view.gates {
            page.within("li", "", |page| {
                page.set("data-is", gate.word);
                page.within("p", "", |page| {
                    page.line("strong", "", gate.status);
                    page.text("\u{a0}· ");
                    page.text(&gate.title);
                    page.within("span", "quiet", |page| {
                        page.text("\u{a0}· ");
                        page.text(gate.consequence);
                    });
                });
                page.within("ul", "", |page| node(&gate.node, page));
            });
        }
    });
    page.line("h4", "", text::TRACE_AREAS);
    page.line("p", "", &view.credit);
    for area in &view.areas {
        page.within("section", "", |page| {
            page.line("h5", "", &area.title);
            page.within("table", "terms", |page| {
                page.set("aria-label", &area.title);
                let titles = [
                    text::TRACE_QUESTION,
                    text::TRACE_WEIGHT,
                    text::TRACE_LEVELS,
                    text::TRACE_CREDIT,
                ];
                columns(&titles, page);
                page.within("tbody", "", |page| {
                    for term in &area.terms {
                        page.within("tr", "", |page| {
                            page.within("th", "", |page| {
                                page.set("scope", "row");
                                page.text(&term.question);
                            });
                            page.line("td", "number", &term.weight.to_string());
                            page.line("td", "number", &term.levels);
                            page.line("td", "number", &term.credit);
                        });
                    }
                });
            });
            page.line("p", "found", area.formula.as_deref().unwrap_or(text::NOTHING_COUNTS));
        });
    }
    page.line("p", "", view.average.as_deref().unwrap_or_default());
}

fn node(part: &TraceNode, page: &mut Markup) {
    page.within("li", "", |page| {
        page.line("strong", "", part.status);
        page.text("\u{a0}· ");
        page.line("span", "", &part.words);
        page.line("p", "found", part.found.as_deref().unwrap_or_default());
        if !part.parts.is_empty() {
            page.within("ul", "", |page| {
                for part in &part.parts {
                    node(part, page);
                }
            });
        }
    });
}
