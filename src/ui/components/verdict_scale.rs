//! The three verdicts in a row, with those that are still possible marked.

use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::view_model::ScaleView;

pub(crate) fn verdict_scale(scale: &ScaleView, page: &mut Markup) {
    page.within("ol", "scale", |page| {
        page.set("aria-label", text::SCALE_LABEL);
        for step in &scale.steps {
            page.within("li", "", |page| {
                page.set("data-verdict", step.word);
                page.set("data-is", if step.is_possible { "in" } else { "out" });
                page.line("strong", "", step.name);
                page.text(" ");
                page.line("span", "", step.remark);
            });
        }
    });
}
