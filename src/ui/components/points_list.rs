//! Lists of questions that are not certain: unknown, unanswered, not applicable, without evidence.

use yew::prelude::*;

use super::given;
use crate::ui::model::Action;
use crate::ui::view_model::report::PointsView;

pub(crate) fn points_list(list: &PointsView, on: &Callback<Action>) -> Html {
    html! {
        <section key={list.title} class="points">
            <h4>{ list.title }{ " " }<span class="number">{ list.points.len() }</span></h4>
            <ul>
                { for list.points.iter().map(|point| html! {
                    <li key={point.question}>
                        if point.can_show {
                            <button
                                type="button"
                                class="link question-link"
                                onclick={given(on, Action::Show(point.question))}
                            >
                                { &point.text }
                            </button>
                        } else {
                            <span>{ &point.text }</span>
                        }
                        if let Some(remark) = &point.remark {
                            <p class="found">{ remark }</p>
                        }
                    </li>
                }) }
            </ul>
        </section>
    }
}
