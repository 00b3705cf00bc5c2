//! The report: the verdict, its main reasons and what would change it, for one look; then everything behind them, each
//! part folded as far as it is long.

use super::gate_list::{gate_list, reasons};
use super::points_list::points_list;
use super::score_table::score_table;
use super::trace::trace;
use super::verdict_scale::verdict_scale;
use crate::ui::markup::Markup;
use crate::ui::model::{Action, Assessment, Screen};
use crate::ui::view_model::report::{GateView, ReportView};
use crate::ui::{pages, text};

pub(crate) fn report_screen(
    view: &ReportView,
    now: &Assessment,
    invitation: Option<&(String, String)>,
    brand: &(String, String),
    page: &mut Markup,
) {
    let verdict = &view.verdict;
    page.within("article", "report", |page| {
        page.key("report");
        pages::paper::cover(view, now, brand, page);
        page.line("p", "area-name", &view.heading);
        page.within("section", "verdict ruling", |page| {
            page.set("data-is", verdict.tone);
            page.set("aria-label", text::REPORT_VERDICT);
            page.heading(&verdict.headline);
            page.line("p", "lead", &verdict.sentence);
            verdict_scale(&verdict.scale, page);
            page.within("div", "case", |page| {
                let (title, main, of) = view.reasons();
                if !main.is_empty() {
                    page.within("section", "", |page| {
                        page.line("h3", "", &text::some_of(title, main.len(), of));
                        reasons(&main, page);
                    });
                }
                page.within("section", "", |page| pages::plan::would_change(now, page));
            });
        });
        if let Some((label, href)) = invitation {
            page.within("p", "invitation", |page| {
                page.within("a", "button primary", |page| {
                    page.set("part", "cta");
                    page.set("href", href);
                    page.text(label);
                });
            });
        }
        page.within("p", "actions screen-only", |page| {
            page.secondary(text::BACK_TO_QUESTIONS, Action::Go(Screen::Question));
            page.secondary(text::SAVE, Action::Save);
            page.secondary(text::PRINT, Action::Print);
        });
        gates(text::FAILING, "", &view.failing, page);
        gates(text::OPEN_GATES, text::OPEN_GATES_INTRO, &view.open, page);
        gates(text::CONDITIONS, view.conditions_intro, &view.conditions, page);
        block(text::SCORES, page, |page| score_table(&view.scores, page));
        block(text::NOT_CERTAIN, page, |page| {
            if view.points.is_empty() {
                page.line("p", "", text::ALL_CERTAIN);
            }
            page.within("div", "", |page| {
                for list in &view.points {
                    points_list(list, page);
                }
            });
        });
        gates(text::MOOT_GATES, "", &view.moot, page);
        pages::frameworks::causes(now, page);
        pages::figures::in_report(now, page);
        pages::plan::roadmap(now, page);
        folded(text::PROFILE_TITLE, page, |page| {
            page.within("dl", "facts-given", |page| {
                for fact in &view.facts {
                    page.within("div", "", |page| {
                        page.line("dt", "", &fact.text);
                        page.within("dd", "", |page| {
                            page.text(&fact.options);
                            if fact.is_assumed {
                                page.line("em", "", text::ASSUMED);
                            }
                        });
                    });
                }
            });
            page.within("p", "screen-only", |page| {
                page.link(text::CHANGE_PROFILE, Action::Go(Screen::Profile));
            });
        });
        block(text::FINGERPRINT, page, |page| {
            page.line("p", "quiet", text::FINGERPRINT_INTRO);
            page.within("dl", "fingerprint", |page| {
                for (label, value) in &view.trace.fingerprint {
                    page.within("div", "", |page| {
                        page.line("dt", "", label);
                        page.within("dd", "", |page| page.line("code", "", value));
                    });
                }
            });
        });
        // Long enough to fill the last pages: behind it, the fingerprint alone would often take one more.
        pages::paper::answers(now, page);
        if !view.set_aside.is_empty() {
            block(text::SET_ASIDE, page, |page| {
                page.line("p", "", text::SET_ASIDE_INTRO);
                page.within("ul", "", |page| {
                    for entry in &view.set_aside {
                        page.within("li", "", |page| page.line("code", "", entry));
                    }
                });
            });
        }
        page.within("details", "block trace", |page| {
            page.key("trace");
            page.within("summary", "", |page| page.line("h3", "", text::TRACE));
            trace(&view.trace, page);
        });
    });
}

/// A part that is closed at first.
fn folded(title: &str, page: &mut Markup, content: impl FnOnce(&mut Markup)) {
    page.within("details", "block", |page| {
        page.key(title);
        page.within("summary", "", |page| page.line("h3", "", title));
        content(page);
    });
}

/// A part of the report under its heading.
fn block(title: &str, page: &mut Markup, content: impl FnOnce(&mut Markup)) {
    page.within("section", "block", |page| {
        page.key(title);
        page.line("h3", "", title);
        content(page);
    });
}

/// A list of gates under its heading; nothing when there are none.
fn gates(title: &str, intro: &str, gates: &[GateView], page: &mut Markup) {
    if !gates.is_empty() {
        block(title, page, |page| {
            page.line("p", "quiet", intro);
            gate_list(gates, page);
        });
    }
}
