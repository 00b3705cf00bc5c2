//! The first screen: what this is, what happens with the answers, and how to begin.

use yew::prelude::*;

use super::file_button::file_button;
use super::keep_box::keep_box;
use super::no_pack::pack_problems;
use super::problem_list::problem_list;
use super::start_over::start_over;
use super::{given, heading, primary, secondary};
use crate::ui::host::{self, File};
use crate::ui::model::{Action, Screen};
use crate::ui::text;
use crate::ui::view_model::StartView;

pub(crate) fn start_screen(
    view: &StartView,
    on: &Callback<Action>,
    on_file: &Callback<File>,
) -> Html {
    let oninput = on.reform(|event: InputEvent| Action::SetTitle(host::typed(&event)));
    html! {
        <section key="start" class="start">
            { heading(text::START_HEADING) }
            <p class="lead">{ text::START_WHAT }</p>
            <div>
                if let Some(problems) = &view.unreadable {
                    <section class="notice" data-is="bad">
                        <h3>{ text::UNREADABLE_HEADING }</h3>
                        { problem_list(problems) }
                        <p>{ text::UNREADABLE }</p>
                        <p class="actions">
                            { secondary(text::UNREADABLE_SAVE, Action::SaveUnreadable, on) }
                            { secondary(text::UNREADABLE_DELETE, Action::ForgetUnreadable, on) }
                        </p>
                    </section>
                }
            </div>
            <div>
                if let Some(resume) = &view.resume {
                    <section class="resume">
                        <h3>{ text::RESUME_HEADING }</h3>
                        <p>{ resume }</p>
                        <p class="actions">
                            { primary(text::CONTINUE, Action::Resume, on) }
                            { secondary(text::TO_REPORT, Action::Go(Screen::Report), on) }
                        </p>
                        { start_over(view.asks_start_over, on) }
                    </section>
                }
            </div>
            <div>
                if !view.packs.is_empty() {
                    <fieldset class="choices">
                        <legend>{ text::PACK_LEGEND }</legend>
                        { for view.packs.iter().map(|(ordinal, title, chosen)| html! {
                            <label key={*ordinal} class="choice">
                                <input
                                    type="radio"
                                    name="sw-pack"
                                    checked={*chosen}
                                    onchange={given(on, Action::ChoosePack(*ordinal))}
                                />
                                <span>{ title }</span>
                            </label>
                        }) }
                    </fieldset>
                }
            </div>
            <section class="begin">
                <h3>{ &view.pack_title }</h3>
                <p>{ &view.pack_description }</p>
                <label class="field">
                    <span class="label">{ text::TITLE_LABEL }</span>
                    <input type="text" autocomplete="off" value={view.title.clone()} {oninput} />
                    <small>{ text::TITLE_HELP }</small>
                </label>
                <p class="actions">
                    if view.resume.is_some() {
                        { secondary(text::START, Action::Go(Screen::Profile), on) }
                    } else {
                        { primary(text::START, Action::Go(Screen::Profile), on) }
                    }
                    { file_button(on_file) }
                </p>
            </section>
            <section class="privacy">
                <h3>{ text::START_PRIVACY_HEADING }</h3>
                <p>{ text::START_PRIVACY }</p>
                if let Some(keep) = view.keep {
                    { keep_box(keep, on) }
                }
            </section>
            <div>
                if !view.pack_problems.is_empty() {
                    <section class="notice" data-is="bad">
                        <h3>{ text::PACK_PROBLEMS_HEADING }</h3>
                        { pack_problems(&view.pack_problems) }
                    </section>
                }
            </div>
        </section>
    }
}
