//! Diagnostics of a pack or of an answers file: code, place, what is wrong, what to do. And remarks on what was entered,
//! which has no places that a visitor knows.

use crate::engine::Diagnostic;
use crate::ui::markup::Markup;
use crate::ui::text;

pub(crate) fn problem_list(problems: &[Diagnostic], page: &mut Markup) {
    list(problems, true, page);
}

pub(crate) fn remark_list(remarks: &[Diagnostic], page: &mut Markup) {
    list(remarks, false, page);
}

fn list(problems: &[Diagnostic], of_a_file: bool, page: &mut Markup) {
    if problems.is_empty() {
        return;
    }
    page.within("ul", "problems", |page| {
        for problem in problems {
            page.within("li", "", |page| {
                page.set("data-is", problem.severity.as_str());
                if of_a_file {
                    page.within("p", "problem-place", |page| {
                        page.line("strong", "code", problem.code.as_str());
                        page.text(" ");
                        page.line("code", "", &problem.path);
                    });
                }
                page.line("p", "", &sentence(&problem.message));
                page.line("p", "quiet", &text::hint(&problem.hint));
            });
        }
    });
}

/// Messages come without a capital and a full stop.
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}
