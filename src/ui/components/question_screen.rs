//! The screen of one question or of an area: the cards, the way on and back, the areas, and where the verdict stands.

use super::area_nav::area_nav;
use super::question_card::question_card;
use super::range_bar::progress_bar;
use crate::ui::markup::{Control, Markup};
use crate::ui::model::{Action, Screen};
use crate::ui::text;
use crate::ui::view_model::question::QuestionView;

pub(crate) fn question_screen(view: &QuestionView, page: &mut Markup) {
    page.within("section", "question", |page| {
        page.control(Control::Keys(None));
        // Focusable, so that a click beside a control does not take the keys away.
        page.set("tabindex", "-1");
        page.within("div", "asked", |page| {
            // Of what stands here, only what changed is read out.
            page.within("div", "progress", |page| {
                page.set("role", "status");
                page.set("aria-atomic", "false");
                page.within("p", "", |page| {
                    progress_bar(view.done, page);
                    page.line("span", "number", &view.progress);
                    page.line("span", "left", &view.left);
                });
                page.within("p", "", |page| {
                    progress_bar(view.settled, page);
                    page.line("span", "standing", &view.standing);
                    page.line("span", "", &view.gates);
                });
                page.line("p", "undone", &view.undone);
            });
            page.within("div", "of-area", |page| {
                if view.is_whole {
                    page.heading(&view.area);
                } else {
                    page.line("p", "area-name", &view.area);
                }
                if view.can_switch {
                    page.within("label", "tick", |page| {
                        let set = Action::SetWhole;
                        page.tick("checkbox", "", view.is_whole, set(true), set(false));
                        page.text(text::WHOLE);
                    });
                }
            });
            for card in &view.cards {
                question_card(card, view.is_whole, view.tells_keys, page);
            }
            page.within("p", "actions", |page| {
                page.secondary(text::BACK, Action::Back);
                page.primary(view.next, Action::Next);
                if !view.undo.is_empty() {
                    page.link(&view.undo, Action::TakeBack);
                }
                if view.can_redo {
                    page.link(text::REDO, Action::Redo);
                }
                if view.is_quick {
                    page.link(text::TO_QUICK_RESULT, Action::Go(Screen::QuickResult));
                } else {
                    page.link(text::TO_REPORT, Action::Go(Screen::Report));
                }
            });
            page.within("p", "quiet keys", |page| {
                page.set("id", "sw-keys");
                page.text(text::KEYS_HINT);
            });
        });
        area_nav(&view.areas, view.has_open, page);
    });
}
