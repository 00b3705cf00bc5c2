//! The scores: the average, the weakest area, and every area, each as a range with its bar.

use super::range_bar::range_bar;
use crate::ui::markup::Markup;
use crate::ui::model::Action;
use crate::ui::text;
use crate::ui::view_model::RangeView;
use crate::ui::view_model::report::ScoresView;

pub(crate) fn score_table(scores: &ScoresView, page: &mut Markup) {
    page.line("p", "quiet", text::SCORES_INTRO);
    page.within("dl", "headline-scores", |page| {
        headline(text::AVERAGE, &scores.average, "", page);
        headline(text::WEAKEST, &scores.weakest, &scores.weakest_areas, page);
    });
    page.within("table", "scores", |page| {
        page.set("aria-label", text::SCORES);
        columns(&[text::AREA, text::SCORE, text::ANSWERED], page);
        page.within("tbody", "", |page| {
            for area in &scores.areas {
                page.within("tr", "", |page| {
                    page.within("th", "", |page| {
                        page.set("scope", "row");
                        page.link(&area.title, Action::ShowArea(area.place));
                    });
                    page.within("td", "", |page| {
                        page.line("span", "number", &area.score.words);
                        range_bar(area.score.bar, page);
                    });
                    page.line("td", "number", &area.answered);
                });
            }
        });
    });
}

fn headline(title: &str, range: &RangeView, areas: &str, page: &mut Markup) {
    page.within("div", "", |page| {
        page.line("dt", "", title);
        page.within("dd", "", |page| {
            page.text(&range.words);
            range_bar(range.bar, page);
            page.line("small", "", areas);
        });
    });
}

/// The head of a table.
pub(crate) fn columns(titles: &[&str], page: &mut Markup) {
    page.within("thead", "", |page| {
        page.within("tr", "", |page| {
            for title in titles {
                page.within("th", "", |page| {
                    page.set("scope", "col");
                    page.text(title);
                });
            }
        });
    });
}
