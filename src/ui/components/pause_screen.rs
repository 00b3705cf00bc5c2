//! The screen after the last decisive question: settled, or why not.

use super::verdict_scale::verdict_scale;
use crate::ui::markup::Markup;
use crate::ui::model::{Action, Route, Screen};
use crate::ui::text;
use crate::ui::view_model::pause::PauseView;

pub(crate) fn pause_screen(view: &PauseView, page: &mut Markup) {
    page.within("section", "", |page| {
        page.key("pause");
        page.heading(view.heading);
        verdict_scale(&view.scale, page);
        page.line("p", "lead", &view.text);
        page.within("p", "actions", |page| {
            page.secondary(text::BACK, Action::Back);
            page.primary(text::TO_REPORT, Action::Go(Screen::Report));
            if view.can_ask_again {
                page.secondary(text::ASK_AGAIN, Action::AskAgain);
            }
            if view.rest > 0 {
                page.secondary(text::GO_ON_BY_AREA, Action::Begin(Route::ByArea));
            }
        });
    });
}
