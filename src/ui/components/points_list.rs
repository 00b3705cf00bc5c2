//! Lists of questions that are not certain: unknown, unanswered, not applicable, without evidence.

use crate::ui::markup::Markup;
use crate::ui::model::Action;
use crate::ui::view_model::report::PointsView;

pub(crate) fn points_list(list: &PointsView, page: &mut Markup) {
    page.within("details", "points fold", |page| {
        page.key(list.title);
        page.within("summary", "", |page| {
            page.line("h4", "", list.title);
            page.text(" ");
            page.line("span", "number", &list.points.len().to_string());
        });
        page.within("ul", "", |page| {
            for point in &list.points {
                page.within("li", "", |page| {
                    if point.can_show {
                        let action = Action::Show(point.question);
                        page.clickable("link question-link", action, |page| page.text(&point.text));
                    } else {
                        page.line("span", "", &point.text);
                    }
                    page.line("p", "found", point.remark.as_deref().unwrap_or_default());
                });
            }
        });
    });
}
