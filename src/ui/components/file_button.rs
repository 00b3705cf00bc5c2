//! A button that lets the visitor choose an answers file.

use crate::ui::markup::{Control, Markup};
use crate::ui::text;

/// The control itself lies invisibly over its label, so that it works with mouse, keyboard and screen reader alike.
pub(crate) fn file_button(page: &mut Markup) {
    page.within("label", "button file-button", |page| {
        page.line("span", "", text::LOAD);
        page.within("input", "", |page| {
            page.set("type", "file");
            page.set("accept", ".json,application/json");
            page.control(Control::File);
        });
    });
}
