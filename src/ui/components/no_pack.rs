//! What is shown when no pack of the page can be used.

use yew::prelude::*;

use super::heading;
use super::problem_list::problem_list;
use crate::ui::model::PackProblems;
use crate::ui::text;

pub(crate) fn no_pack(packs: &[PackProblems]) -> Html {
    html! {
        <section>
            { heading(text::PACK_PROBLEMS_HEADING) }
            <p>{ text::NO_PACK }</p>
            { pack_problems(packs) }
        </section>
    }
}

/// The problems of each pack that has some.
pub(crate) fn pack_problems(packs: &[PackProblems]) -> Html {
    html! {
        <>
            { for packs.iter().map(|pack| html! {
                <section key={pack.ordinal}>
                    <h3>{ text::pack_number(pack.ordinal) }</h3>
                    { problem_list(&pack.problems) }
                </section>
            }) }
        </>
    }
}
