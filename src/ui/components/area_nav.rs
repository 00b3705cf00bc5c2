//! The areas with how much of each is answered; a click jumps there.

use yew::prelude::*;

use super::given;
use crate::ui::model::Action;
use crate::ui::text;
use crate::ui::view_model::question::AreaStep;

pub(crate) fn area_nav(areas: &[AreaStep], on: &Callback<Action>) -> Html {
    html! {
        <nav class="areas" aria-label={text::AREAS}>
            <ol>
                { for areas.iter().map(|area| html! {
                    <li key={area.id.clone()}>
                        <button
                            type="button"
                            class="area"
                            data-is={if area.is_complete { "complete" } else { "open" }}
                            aria-current={area.is_current.then_some("true")}
                            onclick={given(on, Action::ShowArea(area.place))}
                        >
                            <span>{ &area.title }</span>
                            <span class="number">{ &area.done }</span>
                        </button>
                    </li>
                }) }
            </ol>
        </nav>
    }
}
