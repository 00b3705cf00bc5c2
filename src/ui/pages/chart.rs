//! Charts: a table in which every row has its bar, so that the picture and its data are one and the same.
//!
//! Bars are told apart by their length and pattern, never by colour; the numbers stand beside them.

use crate::engine::{Chart, ChartEntry, ChartKind, Figure, FigureUse};
use crate::ui::components::range_bar::bar_of;
use crate::ui::components::score_table::columns;
use crate::ui::markup::Markup;
use crate::ui::model::Assessment;
use crate::ui::text;

/// The length of the axis, and half the breadth of the mark on it.
const WIDTH: i64 = 10_000;
const MARK: i64 = 40;

/// The charts that have a row left for this profile.
pub(crate) fn charts(now: &Assessment, page: &mut Markup) {
    let fits = |figure: &Figure| {
        figure.usage == FigureUse::Show
            && now.report.figures.iter().any(|fit| fit.figure == figure.id)
    };
    for chart in now.pack.charts() {
        let rows: Vec<_> = chart
            .entries
            .iter()
            .filter_map(|entry| Some((entry, now.pack.figures().get(entry.figure)?)))
            .filter(|(_, figure)| fits(figure))
            .collect();
        if !rows.is_empty() {
            page.within("figure", "chart", |page| match chart.kind {
                ChartKind::Bars => bars(chart, &rows, page),
                ChartKind::Timeline => timeline(now, chart, &rows, page),
            });
        }
    }
}

type Row<'a> = (&'a ChartEntry, &'a Figure);

/// Title, what to see, the table, and what must not be concluded.
fn frame(chart: &Chart, page: &mut Markup, titles: [&str; 2], rows: impl FnOnce(&mut Markup)) {
    page.within("figcaption", "", |page| {
        page.line("h4", "", &chart.title);
        page.line("p", "", &chart.reading);
    });
    page.within("table", "", |page| {
        columns(&titles, page);
        page.within("tbody", "", rows);
    });
    page.within("p", "caution", |page| {
        page.line("strong", "", text::NOT_CONCLUDED);
        page.text(&chart.not_concluded);
    });
}

fn bars(chart: &Chart, rows: &[Row<'_>], page: &mut Markup) {
    let values = || rows.iter().filter_map(|(entry, figure)| figure.values.get(entry.value));
    let most = values().map(|value| value.to.unwrap_or(value.number)).max().unwrap_or(0);
    // Shares are seen against the whole, everything else against the largest.
    let whole = if chart.unit == Some(crate::engine::Unit::Percent) { 100 } else { most.max(1) };
    frame(chart, page, [text::WHAT_IS_COUNTED, text::SHARE], |page| {
        for (entry, figure) in rows {
            let Some(value) = figure.values.get(entry.value) else { continue };
            page.within("tr", "", |page| {
                page.set("data-figure", &figure.id);
                head(page, &entry.label, figure);
                page.within("td", "", |page| {
                    page.line("strong", "number", &text::value(value));
                    let scaled = |number: i64| (number * WIDTH / whole).clamp(0, WIDTH);
                    let from = scaled(value.number);
                    let to = value.to.map_or(from, scaled);
                    bar_of(
                        &[("whole", 0, WIDTH), ("possible", from, to), ("proven", 0, from)],
                        page,
                    );
                    if let Some(derived) = &value.derived {
                        page.line("small", "", &text::derived(derived));
                    }
                });
            });
        }
    });
}

/// What a row is about, with whom it speaks of and who says so.
fn head(page: &mut Markup, label: &str, figure: &Figure) {
    page.within("th", "", |page| {
        page.set("scope", "row");
        page.text(label);
        page.line("small", "", &text::population(&figure.population, &figure.sample));
        page.line("small", "", &text::cited(figure));
    });
}

fn timeline(now: &Assessment, chart: &Chart, rows: &[Row<'_>], page: &mut Markup) {
    let today = now.today.as_ref().map(|date| date.as_str());
    let dates = rows.iter().flat_map(|(_, figure)| [&figure.published, &figure.horizon]);
    let days: Vec<_> = dates.flatten().map(|date| day(date)).chain(today.map(day)).collect();
    let first = days.iter().copied().min().unwrap_or(0);
    let last = days.iter().copied().max().unwrap_or(0);
    let place = |date: &str| (day(date) - first) * WIDTH / (last - first).max(1);
    frame(chart, page, [text::FORECAST, text::WHEN], |page| {
        for (entry, figure) in rows {
            let (Some(published), Some(horizon)) = (&figure.published, &figure.horizon) else {
                continue;
            };
            let passed = crate::engine::horizon_passed(figure, now.today.as_ref());
            page.within("tr", "", |page| {
                page.set("data-figure", &figure.id);
                head(page, &entry.label, figure);
                page.within("td", "", |page| {
                    page.line("strong", "", text::horizon(passed));
                    page.text(&text::from_to(published, horizon));
                    let part = if passed == Some(true) { "proven" } else { "possible" };
                    let mark = today.map_or((0, 0), |today| {
                        let at = place(today);
                        ((at - MARK).max(0), (at + MARK).min(WIDTH))
                    });
                    let parts = [
                        ("whole", 0, WIDTH),
                        (part, place(published), place(horizon)),
                        ("today", mark.0, mark.1),
                    ];
                    bar_of(&parts, page);
                    if let Some(outcome) = &figure.outcome {
                        page.within("small", "", |page| {
                            page.set("data-figure", &outcome.figure);
                            page.text(&text::observed(&outcome.text));
                        });
                    }
                });
            });
        }
    });
    if let Some(today) = today {
        page.line("p", "quiet", &text::timeline_key(today));
    }
}

/// Days since long ago, near enough for a picture: months count 31 days.
fn day(date: &str) -> i64 {
    date.split('-').fold(0, |days, part| {
        let number = i64::from(part.parse::<u32>().unwrap_or(0));
        days * if days < 10_000 { 12 } else { 31 } + number
    })
}
