//! The result of the quick check: the list's own count and bands, what is ruled out, and what would settle the rest.

use super::gate_list::gate_list;
use super::source_list::source_list;
use super::verdict_scale::verdict_scale;
use crate::ui::markup::Markup;
use crate::ui::model::{Action, Route, Screen};
use crate::ui::text;
use crate::ui::view_model::quick::QuickView;

pub(crate) fn quick_result(view: &QuickView, page: &mut Markup) {
    page.within("section", "", |page| {
        page.key("quick");
        page.line("p", "area-name", &view.title);
        page.heading(&view.count);
        page.line("p", "lead", &view.band);
        page.within("section", "block", |page| {
            page.line("h3", "", text::QUICK_BANDS);
            page.within("ul", "bands", |page| {
                for band in &view.bands {
                    page.within("li", "", |page| {
                        page.set("data-is", if band.reached.is_some() { "in" } else { "out" });
                        page.line("strong", "", &band.title);
                        page.line("span", "", &band.text);
                        page.line("span", "reached", band.reached.unwrap_or_default());
                    });
                }
            });
            page.line("p", "quiet", &view.description);
        });
        page.within("section", "block", |page| {
            page.line("h3", "", text::QUICK_RULED);
            verdict_scale(&view.scale, page);
            page.line("p", "", &view.ruled);
            gate_list(&view.ruled_by, page);
        });
        page.within("section", "block", |page| {
            page.line("h3", "", text::QUICK_SETTLE);
            page.line("p", "settle", &view.settle);
            page.within("p", "actions", |page| {
                if view.is_settled {
                    page.primary(text::TO_REPORT, Action::Go(Screen::Report));
                } else {
                    page.primary(text::QUICK_GO_DECIDING, Action::Begin(Route::Deciding));
                }
                page.secondary(text::QUICK_GO_AREAS, Action::Begin(Route::ByArea));
                if !view.is_settled {
                    page.secondary(text::TO_REPORT, Action::Go(Screen::Report));
                }
            });
        });
        page.within("section", "block", |page| {
            page.line("h3", "", text::QUICK_ITEMS);
            page.within("ol", "items", |page| {
                for item in &view.items {
                    page.within("li", "", |page| {
                        page.set("data-is", item.status);
                        page.link(&item.title, Action::Show(item.question));
                        page.line("span", "answer", item.answer);
                    });
                }
            });
            page.within("details", "more", |page| {
                page.line("summary", "", text::LIST_FROM);
                source_list(&view.sources, page);
            });
        });
        page.within("p", "actions", |page| page.secondary(text::BACK, Action::Back));
    });
}
