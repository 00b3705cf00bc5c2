//! One fact of the profile with its options, "not sure" among them.

use yew::prelude::*;

use crate::ui::host;
use crate::ui::model::Action;
use crate::ui::text;
use crate::ui::view_model::FactView;

pub(crate) fn fact_group(fact: &FactView, on: &Callback<Action>) -> Html {
    let kind = if fact.multiple { "checkbox" } else { "radio" };
    let name = format!("sw-fact-{}", fact.id);
    let place = fact.place;
    let set_unsure = on.reform(move |event: Event| Action::SetUnsure(place, host::ticked(&event)));
    html! {
        <fieldset key={fact.id.clone()} class="choices">
            <legend>{ &fact.text }</legend>
            <p class="quiet">
                if let Some(help) = &fact.help {
                    { help }
                } else if fact.multiple {
                    { text::SEVERAL_HINT }
                }
            </p>
            { for fact.options.iter().enumerate().map(|(i, option)| {
                let set = on.reform(move |event: Event| Action::SetOption(place, i, host::ticked(&event)));
                html! {
                    <label key={i} class="choice">
                        <input type={kind} name={name.clone()} checked={option.is_chosen} onchange={set} />
                        <span>
                            { &option.text }
                            if let Some(help) = &option.help {
                                <small>{ help }</small>
                            }
                        </span>
                    </label>
                }
            }) }
            <label key="unsure" class="choice unsure">
                <input type={kind} name={name.clone()} checked={fact.is_unsure} onchange={set_unsure} />
                <span>
                    { &fact.unsure_text }
                    <small>{ &fact.assumes }</small>
                </span>
            </label>
        </fieldset>
    }
}
