//! Checks the figures ledger and the charts: that what a record says of itself holds together.
//!
//! Whether a figure is true is not checked here: that is the work behind its `verification`.

use super::Checker;
use crate::engine::date::Date;
use crate::engine::diagnostic::{Code, Path};
use crate::engine::pack::figure::{
    Chart, ChartEntry, ChartKind, Figure, FigureKind, FigureUse, RawChart, RawEntry, Unit,
};

impl Checker<'_> {
    pub(super) fn figure(&mut self, figure: &Figure, at: &Path<'_>) {
        let values = Path::Key(at, "values");
        let ids: Vec<_> = figure.values.iter().map(|value| value.id.as_str()).collect();
        self.unique(&ids, &values);
        for (i, value) in figure.values.iter().enumerate() {
            let entry = Path::Index(&values, i);
            self.number(
                value.number,
                0,
                i64::from(u32::MAX),
                "a published number",
                &Path::Key(&entry, "number"),
            );
            if value.to.is_some_and(|to| to <= value.number || to > i64::from(u32::MAX)) {
                self.contradiction(
                    &Path::Key(&entry, "to"),
                    "the span does not end above its beginning",
                    "write the lower end as `number` and the upper one as `to`",
                );
            }
        }

        self.address(figure.url.as_ref(), at);
        let is_forecast = figure.kind == FigureKind::Forecast;
        let published = self.date(figure.published.as_deref(), &Path::Key(at, "published"));
        let place = Path::Key(at, "horizon");
        let horizon = self.date(figure.horizon.as_deref(), &place);
        if is_forecast != figure.horizon.is_some() {
            let (message, hint) = if is_forecast {
                ("a forecast needs a horizon", "give the day by which it should come true")
            } else {
                ("only a forecast has a horizon", "leave it out, or change the `kind`")
            };
            self.contradiction(&place, message, hint);
        }
        if published.zip(horizon).is_some_and(|(published, horizon)| horizon <= published) {
            self.contradiction(
                &place,
                "the horizon does not lie after the day of publication",
                "check both dates",
            );
        }
        if let Some(outcome) = &figure.outcome {
            let place = Path::Key(at, "outcome");
            if !is_forecast {
                self.contradiction(
                    &place,
                    "only a forecast has an outcome",
                    "say it in `correction` or in `does_not_say`",
                );
            }
            let place = Path::Key(&place, "figure");
            let found = self.figure_reference(&outcome.figure, &place);
            let named = found.and_then(|index| self.raw.figures.iter().flatten().nth(index));
            if named.is_some_and(|named| named.id == figure.id || named.usage == FigureUse::Refuse)
            {
                self.contradiction(
                    &place,
                    "neither the forecast itself nor a refused figure says what came of it",
                    "name the figure that was observed",
                );
            }
        }

        let bears_on = Path::Key(at, "bears_on");
        if !self.has_lost_ids("$.areas") {
            let themes = ("area or lens item", "$.lenses");
            self.references(&figure.bears_on, &self.ids.themes, themes, &bears_on);
        }

        let must = figure.usage == FigureUse::Refuse;
        if figure.publication.is_none() && !must {
            self.contradiction(
                &Path::Key(at, "publication"),
                "`publication` is missing; only a refused figure may lack it",
                "name where it was published, or refuse the figure",
            );
        }
        let heard = figure.heard.as_ref().map(Vec::len);
        let place = Path::Key(at, "heard");
        if let Some(count) = heard {
            self.not_empty(count, &place);
        } else if must || figure.answer.is_some() {
            self.contradiction(
                &place,
                "`heard` is missing; it and `answer` belong together, and a refused figure has both",
                "write the claim as people meet it",
            );
        }
        if figure.answer.is_none() && (must || heard.is_some_and(|count| count > 0)) {
            self.contradiction(
                &Path::Key(at, "answer"),
                "`answer` is missing; it and `heard` belong together, and a refused figure has both",
                "write where the claim comes from, and what to say instead",
            );
        }
    }

    pub(super) fn chart(&mut self, chart: &RawChart, at: &Path<'_>) -> Chart {
        let list = Path::Key(at, "entries");
        self.not_empty(chart.entries.len(), &list);
        if (chart.kind == ChartKind::Bars) != chart.unit.is_some() {
            self.contradiction(
                &Path::Key(at, "unit"),
                "bars share one unit, and a timeline has none",
                "name the unit of all its values, or leave it out",
            );
        }
        let mut entries: Vec<ChartEntry> = Vec::new();
        for (i, entry) in chart.entries.iter().enumerate() {
            let place = Path::Index(&list, i);
            let Some(row) = self.entry(chart, entry, &place) else { continue };
            if entries.iter().any(|above| (above.figure, above.value) == (row.figure, row.value)) {
                self.twice(entry.value.as_ref().unwrap_or(&entry.figure), &place);
            }
            entries.push(row);
        }
        Chart {
            id: chart.id.clone(),
            kind: chart.kind,
            title: chart.title.clone(),
            reading: chart.reading.clone(),
            not_concluded: chart.not_concluded.clone(),
            unit: chart.unit,
            entries,
            applies: self.applies(chart.applies.as_ref(), at),
        }
    }

    fn entry(&mut self, chart: &RawChart, entry: &RawEntry, at: &Path<'_>) -> Option<ChartEntry> {
        let raw = self.raw;
        let place = Path::Key(at, "figure");
        let index = self.figure_reference(&entry.figure, &place)?;
        let figure = raw.figures.iter().flatten().nth(index)?;
        if !self.is_readable(&format!("$.figures[{index}]")) {
            return None;
        }
        if figure.usage != FigureUse::Show {
            self.contradiction(
                &place,
                &format!(
                    "a figure of the usage `{}` cannot stand in a chart",
                    figure.usage.as_str()
                ),
                "take it out; only figures of the usage `show` are set side by side",
            );
            return None;
        }
        let value = match (chart.kind, &entry.value) {
            (ChartKind::Timeline, None) => {
                // A forecast without a horizon is wrong in itself.
                let is_forecast = figure.kind == FigureKind::Forecast || figure.horizon.is_some();
                if !is_forecast || figure.published.is_none() {
                    self.contradiction(
                        &place,
                        "a timeline needs the day a forecast was published and its horizon",
                        "give the figure both dates, or leave it out",
                    );
                }
                0
            }
            (ChartKind::Bars, Some(id)) => {
                let place = Path::Key(at, "value");
                let known: Vec<_> = figure.values.iter().map(|value| value.id.as_str()).collect();
                let value = self.reference(id, &known, ("value", "$.figures"), &place)?;
                // A chart without a unit is wrong in itself.
                let found = figure.values.get(value);
                let unit = found.map(|value| value.unit);
                if unit == Some(Unit::Percent)
                    && found.is_some_and(|value| value.to.unwrap_or(value.number) > 100)
                {
                    self.contradiction(
                        &place,
                        "a bar of more than 100 % does not fit on the axis",
                        "leave it out, or count in another unit",
                    );
                }
                if chart.unit.is_some() && chart.unit != unit {
                    self.contradiction(
                        &place,
                        "this value counts in another unit than the chart",
                        "what is not counted alike cannot stand on one axis",
                    );
                }
                value
            }
            (ChartKind::Timeline, Some(_)) | (ChartKind::Bars, None) => {
                self.contradiction(
                    at,
                    "bars show a `value` of a figure, and a timeline shows the figure itself",
                    "name the value, or leave it out",
                );
                return None;
            }
        };
        let label = entry.label.as_ref().unwrap_or(&figure.title);
        Some(ChartEntry { figure: index, value, label: label.clone() })
    }

    pub(super) fn figure_reference(&mut self, id: &str, at: &Path<'_>) -> Option<usize> {
        self.reference(id, &self.ids.figures, ("figure", "$.figures"), at)
    }

    fn date(&mut self, text: Option<&str>, at: &Path<'_>) -> Option<Date> {
        let date = text.and_then(Date::parse);
        if date.is_none() && text.is_some() {
            self.problems.error(
                Code::BadDate,
                at,
                "this is not a day of the calendar",
                "write it as YYYY-MM-DD",
            );
        }
        date
    }
}
