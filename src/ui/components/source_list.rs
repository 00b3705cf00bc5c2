//! Where something comes from: publications with their kind, so that an opinion is called one.

use yew::prelude::*;

use crate::ui::view_model::SourceView;

pub(crate) fn source_list(sources: &[SourceView]) -> Html {
    html! {
        <ul class="sources">
            { for sources.iter().map(|source| html! {
                <li key={source.reference.clone()}>
                    <span class="kind">{ source.kind }</span>
                    { " " }
                    if let Some(url) = &source.url {
                        <a href={url.clone()} target="_blank" rel="noopener noreferrer">{ &source.words }</a>
                    } else {
                        <span>{ &source.words }</span>
                    }
                    if let Some(note) = &source.note {
                        <small>{ note }</small>
                    }
                </li>
            }) }
        </ul>
    }
}
