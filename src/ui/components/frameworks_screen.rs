//! The answers through published frameworks.

use crate::ui::markup::Markup;
use crate::ui::model::Assessment;
use crate::ui::{pages, text};

pub(crate) fn frameworks_screen(now: &Assessment, page: &mut Markup) {
    page.within("article", "report", |page| {
        page.key("frameworks");
        pages::paper::whose(now, text::answers_of, text::STEP_FRAMEWORKS, page);
        page.heading(text::FRAMEWORKS_HEADING);
        pages::frameworks::page(now, page);
    });
}
