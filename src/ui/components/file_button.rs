//! A button that lets the visitor choose an answers file.

use yew::prelude::*;

use crate::ui::host::{self, File};
use crate::ui::text;

/// The control itself lies invisibly over its label, so that it works with mouse, keyboard and screen reader alike.
pub(crate) fn file_button(on_file: &Callback<File>) -> Html {
    let on_file = on_file.clone();
    let onchange = move |event: Event| {
        if let Some(file) = host::chosen_file(&event) {
            on_file.emit(file);
        }
    };
    html! {
        <label class="button file-button">
            <span>{ text::LOAD }</span>
            <input type="file" accept=".json,application/json" {onchange} />
        </label>
    }
}
