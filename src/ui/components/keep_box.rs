//! The box that lets the device keep the answers.

use crate::ui::markup::Markup;
use crate::ui::model::Action;
use crate::ui::text;

pub(crate) fn keep_box(keep: bool, page: &mut Markup) {
    page.within("label", "tick", |page| {
        page.tick("checkbox", "", keep, Action::SetKeep(true), Action::SetKeep(false));
        page.within("span", "", |page| {
            page.text(text::KEEP);
            page.line("small", "", text::KEEP_HELP);
        });
    });
}
