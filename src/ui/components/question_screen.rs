//! The screen of one question: the card, the way on and back, the areas, and where the verdict stands.

use super::area_nav::area_nav;
use super::question_card::question_card;
use super::range_bar::progress_bar;
use crate::ui::markup::{Control, Markup};
use crate::ui::model::{Action, Screen};
use crate::ui::text;
use crate::ui::view_model::question::QuestionView;

pub(crate) fn question_screen(view: &QuestionView, page: &mut Markup) {
    page.within("section", "question", |page| {
        page.control(Control::Keys);
        // Focusable, so that a click beside a control does not take the keys away.
        page.set("tabindex", "-1");
        page.within("div", "asked", |page| {
            page.within("div", "progress", |page| {
                progress_bar(view.done, page);
                page.within("p", "", |page| {
                    page.set("role", "status");
                    page.line("span", "number", &view.progress);
                    page.text(" ");
                    page.line("span", "standing", &view.standing);
                });
            });
            question_card(&view.card, page);
            page.within("p", "actions", |page| {
                page.secondary(text::BACK, Action::Back);
                page.primary(view.next, Action::Next);
                if view.is_quick {
                    page.link(text::TO_QUICK_RESULT, Action::Go(Screen::QuickResult));
                } else {
                    page.link(text::TO_REPORT, Action::Go(Screen::Report));
                }
            });
            page.line("p", "quiet keys", text::KEYS_HINT);
        });
        area_nav(&view.areas, page);
    });
}
