//! The choice of the way through the questions.

use crate::ui::markup::Markup;
use crate::ui::model::{Action, Route, Screen};
use crate::ui::text;
use crate::ui::view_model::choose::ChooseView;

pub(crate) fn choose_screen(view: &ChooseView, page: &mut Markup) {
    page.within("section", "", |page| {
        page.key("choose");
        page.heading(text::CHOOSE_HEADING);
        page.line("p", "lead", text::CHOOSE_INTRO);
        page.within("ul", "ways", |page| {
            if let Some((title, takes)) = &view.quick {
                way(Route::Quick, title, takes, page);
            }
            way(Route::Deciding, text::DECIDING_TITLE, &view.deciding, page);
            way(Route::ByArea, text::BY_AREA_TITLE, &view.by_area, page);
        });
        page.line("p", "quiet", &view.standing);
        page.within("p", "actions", |page| {
            page.secondary(text::BACK, Action::Go(Screen::Profile));
        });
    });
}

fn way(route: Route, title: &str, takes: &str, page: &mut Markup) {
    page.within("li", "", |page| {
        page.clickable("way", Action::Begin(route), |page| {
            page.line("strong", "", title);
            page.line("span", "", takes);
        });
    });
}
