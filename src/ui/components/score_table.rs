//! The scores: the average, the weakest area, and every area, each as a range with its bar.

use yew::prelude::*;

use super::given;
use super::range_bar::range_bar;
use crate::ui::model::Action;
use crate::ui::text;
use crate::ui::view_model::report::ScoresView;

pub(crate) fn score_table(scores: &ScoresView, on: &Callback<Action>) -> Html {
    html! {
        <>
            <p class="quiet">{ text::SCORES_INTRO }</p>
            <dl class="headline-scores">
                <div>
                    <dt>{ text::AVERAGE }</dt>
                    <dd>{ &scores.average.words }{ range_bar(scores.average.bar) }</dd>
                </div>
                <div>
                    <dt>{ text::WEAKEST }</dt>
                    <dd>
                        { &scores.weakest.words }
                        { range_bar(scores.weakest.bar) }
                        <small>{ &scores.weakest_areas }</small>
                    </dd>
                </div>
            </dl>
            <table class="scores">
                <thead>
                    <tr>
                        <th scope="col">{ text::AREA }</th>
                        <th scope="col">{ text::SCORE }</th>
                        <th scope="col">{ text::ANSWERED }</th>
                    </tr>
                </thead>
                <tbody>
                    { for scores.areas.iter().map(|area| html! {
                        <tr key={area.id.clone()}>
                            <th scope="row">
                                <button
                                    type="button"
                                    class="link"
                                    onclick={given(on, Action::ShowArea(area.place))}
                                >
                                    { &area.title }
                                </button>
                            </th>
                            <td>
                                <span class="number">{ &area.score.words }</span>
                                { range_bar(area.score.bar) }
                            </td>
                            <td class="number">{ &area.answered }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </>
    }
}
