//! What leads to ship, and how firm the verdict is: from the answers alone, whatever the plan holds.
//!
//! The work with its dates is in `chart.rs`.

use super::{gates, labelled, question, titles};
use crate::engine::{Action as Work, Verdict, Way, advise};
use crate::ui::markup::Markup;
use crate::ui::model::{Action, Assessment, Route, Screen};
use crate::ui::view_model::report::MOST_SHOWN;
use crate::ui::{text, view_model};

/// For the report: what would settle a verdict that is open, change one that is not, or lose one that is *ship*, and the
/// way to go on.
pub(crate) fn would_change(now: &Assessment, page: &mut Markup) {
    let (pack, report) = (&now.pack, now.report());
    let verdict = &report.verdict;
    let advice = advise(pack, &now.answers);
    let way = advice.ways.by_effort.first();
    let (mut title, has_plan) = (text::CHANGE, pack.work().is_some());
    let (mut questions, mut titles): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    let words = if !verdict.settled {
        title = text::QUICK_SETTLE;
        questions.extend(report.deciding.iter().map(|open| &*open.question));
        let open = view_model::open_counts(now).words();
        text::quick_more(verdict.proven, verdict.possible, questions.len(), &open)
    } else if verdict.possible == Verdict::Ship {
        questions.extend(advice.fragile.iter().map(|fragile| &*fragile.question));
        text::would_lose(questions.len(), MOST_SHOWN)
    } else if !has_plan {
        text::ALL_GATES.to_owned()
    } else if let Some(way) = way {
        let is_part = |work: &&Work| way.actions.contains(&work.id);
        titles.extend(pack.actions().iter().filter(is_part).map(|work| &*work.title));
        text::least_work(way.actions.len(), way.effort_days, way.chain_days, MOST_SHOWN)
    } else {
        let gates = advice.ways.obstacles.iter().filter_map(|id| pack.gate(id));
        titles.extend(gates.map(|gate| &*gate.title));
        text::NO_WAY.to_owned()
    };
    let of = questions.len() + titles.len();
    page.line("h3", "", &text::some_of(title, of.min(MOST_SHOWN), of));
    page.line("p", "", &words);
    page.within("ul", "first", |page| {
        for id in questions.into_iter().take(MOST_SHOWN) {
            page.within("li", "", |page| question(now, id, page));
        }
        for title in titles.into_iter().take(MOST_SHOWN) {
            page.line("li", "", title);
        }
    });
    page.within("p", "actions screen-only", |page| {
        // What nobody knows is not asked again.
        if now.can_ask_deciding() {
            page.primary(text::QUICK_GO_DECIDING, Action::Begin(Route::Deciding));
        } else if has_plan {
            page.primary(text::TO_PLAN, Action::Go(Screen::Plan));
        }
    });
}

pub(super) fn advice(now: &Assessment, page: &mut Markup) {
    let advice = advise(&now.pack, &now.answers);
    let ways = &advice.ways;
    page.line("p", "quiet", text::ADVICE_INTRO);
    if let Some(first) = ways.by_effort.first() {
        page.within("ul", "points", |page| {
            let mut titles = [text::LEAST_WORK, text::OTHER_WAY].into_iter();
            for way in &ways.by_effort {
                one_way(now, titles.next().unwrap_or(text::OTHER_WAY), way, first, page);
            }
            // The one that takes the least time may stand above.
            let is_above = ways.by_time.first().is_some_and(|way| ways.by_effort.contains(way));
            let mut title = if is_above { text::OTHER_WAY } else { text::LEAST_TIME };
            for way in ways.by_time.iter().filter(|way| !ways.by_effort.contains(way)) {
                one_way(now, title, way, first, page);
                title = text::OTHER_WAY;
            }
        });
    } else if ways.obstacles.is_empty() {
        page.line("p", "", text::SHIPS);
    } else {
        page.line("p", "", text::NO_WAY);
        gates(now, &ways.obstacles, page);
    }
    page.line("p", "quiet", if ways.exact { "" } else { text::CUT_SHORT });
    page.line("h4", "", text::FRAGILE);
    if advice.fragile.is_empty() {
        page.line("p", "", text::NOT_FRAGILE);
    }
    page.within("ul", "points", |page| {
        for found in &advice.fragile {
            let [fail, open] = [&found.fail, &found.open].map(|ids| {
                let gates = ids.iter().filter_map(|id| now.pack.gate(id));
                gates.map(|gate| text::heard(&gate.title)).collect::<Vec<_>>().join(", ")
            });
            let question = now.pack.question(&found.question);
            let question = question.map_or("", |question| &question.text);
            page.line("li", "", &text::fragile(question, found.verdict, &fail, &open));
        }
    });
    page.line("h4", "", text::WEIGHTS);
    let mut moved = false;
    for found in &advice.weights {
        let title = now.pack.area(&found.area).map_or("", |area| &area.title);
        if let Some(sentence) = text::weight(title, found) {
            page.line("p", "", &sentence);
            moved = true;
        }
    }
    page.line("p", "", if moved { "" } else { text::NO_WEIGHT });
}

/// A way to ship: all of its work for the first, what is different for the others.
fn one_way(now: &Assessment, title: &str, way: &Way, first: &Way, page: &mut Markup) {
    page.within("li", "", |page| {
        let sums = text::way(way.actions.len(), way.effort_days, way.chain_days);
        labelled(page, &text::labelled(title), &sums);
        let only = |these: &Way, others: &Way| {
            let only = these.actions.iter().filter(|id| !others.actions.contains(id));
            titles(now, &only.cloned().collect::<Vec<_>>())
        };
        if way == first {
            page.within("details", "task", |page| {
                page.line("summary", "", text::ITS_WORK);
                page.line("p", "", &titles(now, &way.actions));
            });
        } else {
            page.line("p", "", &text::way_differs(&only(way, first), &only(first, way)));
        }
    });
}
