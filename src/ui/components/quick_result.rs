//! The result of the quick check: the list's own count and bands, what is ruled out, and what would settle the rest.

use yew::prelude::*;

use super::gate_list::gate_list;
use super::source_list::source_list;
use super::verdict_scale::verdict_scale;
use super::{given, heading, primary, secondary};
use crate::ui::model::{Action, Route, Screen};
use crate::ui::text;
use crate::ui::view_model::quick::QuickView;

pub(crate) fn quick_result(view: &QuickView, on: &Callback<Action>) -> Html {
    html! {
        <section key="quick">
            <p class="area-name">{ &view.title }</p>
            { heading(&view.count) }
            <p class="lead">{ &view.band }</p>
            <section>
                <h3>{ text::QUICK_BANDS }</h3>
                <ul class="bands">
                    { for view.bands.iter().enumerate().map(|(i, band)| html! {
                        <li key={i} data-is={if band.reached.is_some() { "in" } else { "out" }}>
                            <strong>{ &band.title }</strong>
                            <span>{ &band.text }</span>
                            <span class="reached">{ band.reached.unwrap_or_default() }</span>
                        </li>
                    }) }
                </ul>
                <p class="quiet">{ &view.description }</p>
            </section>
            <section>
                <h3>{ text::QUICK_RULED }</h3>
                { verdict_scale(&view.scale) }
                <p>{ &view.ruled }</p>
                { gate_list(&view.ruled_by, on) }
            </section>
            <section>
                <h3>{ text::QUICK_SETTLE }</h3>
                <p class="settle">{ &view.settle }</p>
                <p class="actions">
                    if view.is_settled {
                        { primary(text::TO_REPORT, Action::Go(Screen::Report), on) }
                    } else {
                        { primary(text::QUICK_GO_DECIDING, Action::Begin(Route::Deciding), on) }
                    }
                    { secondary(text::QUICK_GO_AREAS, Action::Begin(Route::ByArea), on) }
                    if !view.is_settled {
                        { secondary(text::TO_REPORT, Action::Go(Screen::Report), on) }
                    }
                </p>
            </section>
            <section>
                <h3>{ text::QUICK_ITEMS }</h3>
                <ol class="items">
                    { for view.items.iter().enumerate().map(|(i, item)| html! {
                        <li key={i} data-is={item.status}>
                            <button type="button" class="link" onclick={given(on, Action::Show(item.question))}>
                                { &item.title }
                            </button>
                            <span class="answer">{ item.answer }</span>
                        </li>
                    }) }
                </ol>
                <details class="more">
                    <summary>{ text::LIST_FROM }</summary>
                    { source_list(&view.sources) }
                </details>
            </section>
            <p class="actions">{ secondary(text::BACK, Action::Back, on) }</p>
        </section>
    }
}
