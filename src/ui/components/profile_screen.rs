//! The profile: facts that are not scored but decide what applies.

use yew::prelude::*;

use super::fact_group::fact_group;
use super::{heading, primary, secondary};
use crate::ui::model::{Action, Screen};
use crate::ui::text;
use crate::ui::view_model::ProfileView;

pub(crate) fn profile_screen(view: &ProfileView, on: &Callback<Action>) -> Html {
    html! {
        <section key="profile">
            { heading(text::PROFILE_HEADING) }
            <p class="lead">{ text::PROFILE_INTRO }</p>
            <div class="facts">
                { for view.facts.iter().map(|fact| fact_group(fact, on)) }
            </div>
            <p role="status">{ &view.open }</p>
            <p class="actions">
                { secondary(text::BACK, Action::Go(Screen::Start), on) }
                { primary(text::PROFILE_NEXT, Action::Go(Screen::Choose), on) }
            </p>
        </section>
    }
}
