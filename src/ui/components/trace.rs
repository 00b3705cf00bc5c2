//! How every number of the report came about, and the fingerprint of what went in.

use yew::prelude::*;

use crate::ui::text;
use crate::ui::view_model::report::{TraceNode, TraceView};

pub(crate) fn trace(view: &TraceView) -> Html {
    html! {
        <>
            <h4>{ text::TRACE_GATES }</h4>
            <ul class="trace-gates">
                { for view.gates.iter().map(|gate| html! {
                    <li key={gate.id.clone()} data-is={gate.word}>
                        <p>
                            <strong>{ gate.status }</strong>{ " · " }{ &gate.title }
                            <span class="quiet">{ " · " }{ gate.consequence }</span>
                        </p>
                        <ul>{ node(&gate.node) }</ul>
                    </li>
                }) }
            </ul>
            <h4>{ text::TRACE_AREAS }</h4>
            <p>{ &view.credit }</p>
            <div>
                { for view.areas.iter().map(|area| html! {
                    <section key={area.id.clone()}>
                        <h5>{ &area.title }</h5>
                        <table class="terms">
                            <thead>
                                <tr>
                                    <th scope="col">{ text::TRACE_QUESTION }</th>
                                    <th scope="col">{ text::TRACE_WEIGHT }</th>
                                    <th scope="col">{ text::TRACE_LEVELS }</th>
                                    <th scope="col">{ text::TRACE_CREDIT }</th>
                                </tr>
                            </thead>
                            <tbody>
                                { for area.terms.iter().enumerate().map(|(i, term)| html! {
                                    <tr key={i}>
                                        <td>{ &term.question }</td>
                                        <td class="number">{ term.weight }</td>
                                        <td class="number">{ &term.levels }</td>
                                        <td class="number">{ &term.credit }</td>
                                    </tr>
                                }) }
                            </tbody>
                        </table>
                        if let Some(formula) = &area.formula {
                            <p class="found">{ formula }</p>
                        } else {
                            <p>{ text::NOTHING_COUNTS }</p>
                        }
                    </section>
                }) }
            </div>
            <div>
                if let Some(average) = &view.average {
                    <p>{ average }</p>
                }
            </div>
        </>
    }
}

fn node(part: &TraceNode) -> Html {
    html! {
        <li>
            <strong>{ part.status }</strong>
            { " · " }
            <span>{ &part.words }</span>
            if let Some(found) = &part.found {
                <p class="found">{ found }</p>
            }
            if !part.parts.is_empty() {
                <ul>{ for part.parts.iter().map(node) }</ul>
            }
        </li>
    }
}
