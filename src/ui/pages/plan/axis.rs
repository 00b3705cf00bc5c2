//! The axis of the chart: where days lie on it, its months or weeks, and the bars along it.
//!
//! Which bars there are is decided in `chart.rs`.

use crate::engine::Date;
use crate::ui::components::range_bar::bar_with;
use crate::ui::markup::Markup;
use crate::ui::text;

/// The length of the axis.
pub(super) const WIDTH: i64 = 10_000;

/// Where days lie on the axis.
pub(super) struct Axis<'a> {
    first: i64,
    days: i64,
    /// If it is on the axis.
    pub(super) today: Option<&'a Date>,
    /// The days with a tick, and whether it has a label.
    ticks: Vec<(Date, bool)>,
    /// Whether they are Mondays, not the first days of months.
    by_week: bool,
    /// Lines through every bar: the ticks, and today.
    grid: String,
    mark: String,
}

impl<'a> Axis<'a> {
    pub(super) fn new(first: &Date, last: Option<&Date>, today: Option<&'a Date>) -> Self {
        let days = last.map_or(1, |last| (last.ordinal() + 1 - first.ordinal()).max(1));
        let mut axis = Self {
            first: first.ordinal(),
            days,
            today: today.filter(|today| *today >= first && Some(*today) <= last),
            ticks: Vec::new(),
            // Every second week must have room for its label.
            by_week: days <= 93,
            grid: String::new(),
            mark: String::new(),
        };
        axis.ticks = axis.find_ticks(first);
        let line = |day: &Date| format!("M{} -.3V1.3", axis.place(day, 0));
        let grid = axis.ticks.iter().map(|(day, _)| line(day)).collect();
        let mark = axis.today.map(line).unwrap_or_default();
        Self { grid, mark, ..axis }
    }

    /// The morning of a day, so many days later.
    pub(super) fn place(&self, day: &Date, later: i64) -> i64 {
        ((day.ordinal() + later - self.first) * WIDTH / self.days).clamp(0, WIDTH)
    }

    /// Mondays on a short axis, else the first days of months. Those with labels are so far apart that the labels do
    /// not meet on a phone.
    fn find_ticks(&self, first: &Date) -> Vec<(Date, bool)> {
        let apart = |days: i64| days * WIDTH / self.days;
        let mut ticks = Vec::new();
        if self.by_week {
            let weeks = if apart(7) >= 1_500 { 1 } else { 2 };
            // Day 5 was a Monday.
            let mut day = self.first + (5 - self.first).rem_euclid(7);
            while day < self.first + self.days {
                ticks
                    .extend(Date::of_ordinal(day).map(|date| (date, (day - 5) % (7 * weeks) == 0)));
                day += 7;
            }
            return ticks;
        }
        let steps = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1_200];
        let step = steps.into_iter().find(|months| apart(30 * months) >= 1_100).unwrap_or(6_000);
        // Months are counted from the year 0.
        let mut parts = first.as_str().split('-').map(|part| part.parse::<i64>().unwrap_or(0));
        let mut month = parts.next().unwrap_or(0) * 12 + parts.next().unwrap_or(1) - 1;
        loop {
            let day = format!("{:04}-{:02}-01", month / 12, month % 12 + 1);
            let Some(day) = Date::parse(&day) else { break };
            if day.ordinal() >= self.first + self.days {
                break;
            }
            let has_label = month % step == 0;
            if day >= *first && (has_label || step < 12) {
                ticks.push((day, has_label));
            }
            month += 1;
        }
        ticks
    }

    /// The axis itself, with months or weeks.
    pub(super) fn head(&self, page: &mut Markup) {
        page.within("svg", "ticks", |page| {
            page.set("aria-hidden", "true");
            page.set("focusable", "false");
            if let Some(today) = self.today {
                self.line("today", &percent(self.place(today, 0)), page);
            }
            let mut year = "";
            for (day, has_label) in &self.ticks {
                let at = self.place(day, 0);
                let x = percent(at);
                self.line("tick", &x, page);
                // At the end of the axis there is no room.
                if !has_label || at > 9_000 {
                    continue;
                }
                let this_year = day.as_str().get(..4).unwrap_or_default();
                let is_first = this_year != year;
                year = this_year;
                let label = text::tick(day.as_str(), self.by_week);
                for (y, label) in
                    [("1.1em", label.as_str()), ("2.3em", if is_first { year } else { "" })]
                {
                    page.within("text", "", |page| {
                        page.set("x", &x);
                        page.set("y", y);
                        page.text(label);
                    });
                }
            }
        });
    }

    /// A bar on the axis, or a decision.
    pub(super) fn bar(&self, parts: &[(&str, i64, i64)], gate: &str, page: &mut Markup) {
        bar_with(&self.grid, parts, &[("today", &self.mark), ("gate", gate)], page);
    }

    fn line(&self, part: &str, x: &str, page: &mut Markup) {
        page.within("line", "", |page| {
            page.set("data-part", part);
            page.set("x1", x);
            page.set("x2", x);
            page.set("y2", "100%");
        });
    }
}

/// A place on the axis, as SVG wants it.
fn percent(at: i64) -> String {
    format!("{}.{:02}%", at / 100, at % 100)
}
