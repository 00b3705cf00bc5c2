//! The profile: facts that are not scored but decide what applies.

use super::fact_group::fact_group;
use crate::ui::markup::Markup;
use crate::ui::model::{Action, Screen};
use crate::ui::text;
use crate::ui::view_model::profile::ProfileView;

pub(crate) fn profile_screen(view: &ProfileView, page: &mut Markup) {
    page.within("section", "", |page| {
        page.key("profile");
        page.heading(text::PROFILE_HEADING);
        page.line("p", "lead", text::PROFILE_INTRO);
        page.within("div", "facts", |page| {
            for fact in &view.facts {
                fact_group(fact, page);
            }
        });
        page.within("p", "", |page| {
            page.set("role", "status");
            page.text(&view.open);
        });
        page.within("p", "actions", |page| {
            page.secondary(text::BACK, Action::Go(Screen::Start));
            page.primary(text::PROFILE_NEXT, Action::Go(Screen::Choose));
        });
    });
}
