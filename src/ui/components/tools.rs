//! What can be done with the answers as a whole, at the foot of every screen.

use yew::prelude::*;

use super::file_button::file_button;
use super::keep_box::keep_box;
use super::secondary;
use super::start_over::start_over;
use crate::ui::host::File;
use crate::ui::model::Action;
use crate::ui::text;
use crate::ui::view_model::ToolsView;

pub(crate) fn tools(view: &ToolsView, on: &Callback<Action>, on_file: &Callback<File>) -> Html {
    html! {
        <footer class="page-footer">
            // The start screen has them where they are explained.
            if !view.is_start {
                <div class="tools">
                    { secondary(text::SAVE, Action::Save, on) }
                    { file_button(on_file) }
                    if view.can_start_over {
                        { start_over(view.asks_start_over, on) }
                    }
                </div>
                <div>
                    if let Some(keep) = view.keep {
                        { keep_box(keep, on) }
                    }
                </div>
            }
            <div>
                if view.can_undo {
                    { secondary(text::UNDO, Action::Undo, on) }
                }
            </div>
            <p class="quiet">{ text::PRIVACY }</p>
        </footer>
    }
}
