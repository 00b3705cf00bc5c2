//! The button that removes all answers, and the question whether that is meant.

use crate::ui::markup::Markup;
use crate::ui::model::Action;
use crate::ui::text;

pub(crate) fn start_over(asks: bool, page: &mut Markup) {
    page.within("div", "start-over", |page| {
        if asks {
            page.within("div", "confirm", |page| {
                page.set("role", "group");
                page.set("aria-labelledby", "sw-confirm");
                page.within("p", "", |page| {
                    page.set("id", "sw-confirm");
                    page.set("tabindex", "-1");
                    page.set("data-focus", "confirm");
                    page.text(text::START_OVER_ASK);
                });
                page.secondary(text::START_OVER_YES, Action::StartOver);
                page.secondary(text::START_OVER_NO, Action::AskStartOver(false));
            });
        } else {
            page.link(text::START_OVER, Action::AskStartOver(true));
        }
    });
}
