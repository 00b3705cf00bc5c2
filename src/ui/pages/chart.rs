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

/// The first so many charts, without those that have no row left for this profile.
pub(crate) fn charts(now: &Assessment, most: usize, page: &mut Markup) {
    let fits = |figure: &Figure| {
        figure.usage == FigureUse::Show
            && now.findings.figures.iter().any(|fit| fit.figure == figure.id)
    };
    let shown = now.pack.charts().iter().filter(|chart| now.findings.charts.contains(&chart.id));
    for chart in shown.take(most) {
        let (mut rows, mut others) = (Vec::new(), Vec::new());
        for entry in &chart.entries {
            match now.pack.figures().get(entry.figure) {
                Some(figure) if fits(figure) => rows.push((entry, figure)),
                _ => others.push(entry.label.as_str()),
            }
        }
        if !rows.is_empty() {
            page.within("figure", "chart", |page| {
                match chart.kind {
                    ChartKind::Bars => bars(chart, &rows, page),
                    ChartKind::Timeline => timeline(now, chart, &rows, page),
                }
                // What is said about the chart may speak of them.
                if !others.is_empty() {
                    page.line("p", "quiet", &text::not_shown(&others.join("; ")));
                }
            });
        }
    }
}

type Row<'a> = (&'a ChartEntry, &'a Figure);

/// Title, what to see, the table, and what must not be concluded.
fn frame(
    chart: &Chart,
    page: &mut Markup,
    titles: [&str; 2],
    key: &str,
    rows: impl FnOnce(&mut Markup),
) {
    page.within("figcaption", "", |page| {
        page.line("h4", "", &chart.title);
        page.line("p", "", &chart.reading);
    });
    page.within("table", "", |page| {
        page.set("aria-label", &chart.title);
        columns(&titles, page);
        page.within("tbody", "", rows);
    });
    page.line("p", "quiet", key);
    page.within("p", "caution", |page| {
        page.line("strong", "", text::NOT_CONCLUDED);
        page.text(&chart.not_concluded);
    });
}

fn bars(chart: &Chart, rows: &[Row<'_>], page: &mut Markup) {
    let mut most = 1;
    for (entry, figure) in rows {
        if let Some(value) = figure.values.get(entry.value) {
            most = most.max(value.to.unwrap_or(value.number));
        }
    }
    // Shares are seen against the whole, everything else against the largest.
    let whole = if chart.unit == Some(crate::engine::Unit::Percent) { 100 } else { most };
    frame(chart, page, [text::WHAT_IS_COUNTED, text::SHARE], "", |page| {
        for (entry, figure) in rows {
            let Some(value) = figure.values.get(entry.value) else { continue };
            let sample = value.sample.as_ref().unwrap_or(&figure.sample);
            row(page, entry, figure, sample, |page| {
                page.line("strong", "number", &text::value(value));
                let scaled = |number: i64| (number * WIDTH / whole).clamp(0, WIDTH);
                let from = scaled(value.number);
                let to = value.to.map_or(from, scaled);
                bar_of(&[("whole", 0, WIDTH), ("possible", from, to), ("proven", 0, from)], page);
                if let Some(derived) = &value.derived {
                    page.line("small", "", &text::derived(derived));
                }
            });
        }
    });
}

/// What a row is about; its value and bar; whom it speaks of and who says so.
fn row(
    page: &mut Markup,
    entry: &ChartEntry,
    figure: &Figure,
    sample: &str,
    cell: impl FnOnce(&mut Markup),
) {
    page.within("tr", "", |page| {
        page.set("data-figure", &figure.id);
        page.within("th", "", |page| {
            page.set("scope", "row");
            page.text(&entry.label);
        });
        page.within("td", "", |page| {
            cell(page);
            page.line("small", "", &text::population(&figure.population, sample));
            page.line("small", "", &text::cited(figure));
        });
    });
}

fn timeline(now: &Assessment, chart: &Chart, rows: &[Row<'_>], page: &mut Markup) {
    let today = now.today.as_ref().map(|date| date.as_str());
    let (mut first, mut last) = today.map(day).map_or((i64::MAX, 0), |today| (today, today));
    for (_, figure) in rows {
        for date in [&figure.published, &figure.horizon].into_iter().flatten() {
            first = first.min(day(date));
            last = last.max(day(date));
        }
    }
    let place = |date: &str| (day(date) - first) * WIDTH / (last - first).max(1);
    let key = today.map(text::timeline_key).unwrap_or_default();
    frame(chart, page, [text::FORECAST, text::WHEN], &key, |page| {
        for (entry, figure) in rows {
            let (Some(published), Some(horizon)) = (&figure.published, &figure.horizon) else {
                continue;
            };
            let passed = crate::engine::horizon_passed(figure, now.today.as_ref());
            row(page, entry, figure, &figure.sample, |page| {
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
        }
    });
}

/// Days since long ago, near enough for a picture: months count 31 days.
fn day(date: &str) -> i64 {
    date.split('-').fold(0, |days, part| {
        let number = i64::from(part.parse::<u32>().unwrap_or(0));
        days * if days < 10_000 { 12 } else { 31 } + number
    })
}
