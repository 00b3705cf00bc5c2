//! What is shown when no pack of the page can be used.

use super::problem_list::problem_list;
use crate::ui::markup::Markup;
use crate::ui::model::PackProblems;
use crate::ui::text;

pub(crate) fn no_pack(packs: &[PackProblems], page: &mut Markup) {
    page.within("section", "no-pack", |page| {
        page.heading(text::PACK_PROBLEMS_HEADING);
        page.line("p", "", text::NO_PACK);
        pack_problems(packs, page);
    });
}

/// The problems of each pack that has some.
pub(crate) fn pack_problems(packs: &[PackProblems], page: &mut Markup) {
    for pack in packs {
        page.within("section", "", |page| {
            page.line("h3", "", &text::pack_number(pack.ordinal));
            problem_list(&pack.problems, page);
        });
    }
}
