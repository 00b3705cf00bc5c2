//! What can be done with the answers as a whole, at the foot of every screen.

use super::file_button::file_button;
use super::keep_box::keep_box;
use super::start_over::start_over;
use crate::ui::markup::Markup;
use crate::ui::model::Action;
use crate::ui::text;
use crate::ui::view_model::ToolsView;

pub(crate) fn tools(view: &ToolsView, page: &mut Markup) {
    page.within("footer", "page-footer", |page| {
        // The start screen has them where they are explained.
        if !view.is_start {
            page.within("div", "tools", |page| {
                page.secondary(text::SAVE, Action::Save);
                file_button(page);
                if view.can_start_over {
                    start_over(view.asks_start_over, page);
                }
            });
            if let Some(keep) = view.keep {
                page.within("div", "", |page| keep_box(keep, page));
            }
        }
        if view.can_undo {
            page.within("div", "undo", |page| page.secondary(text::UNDO, Action::Undo));
        }
        page.line("p", "quiet", view.privacy);
    });
}
