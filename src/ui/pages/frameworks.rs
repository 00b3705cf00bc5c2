//! The same answers through published frameworks: side by side, where they disagree, and each one item by item.
//! And, for the report, which causes of failure the PoC is exposed to.

use super::figures::{card, fitting};
use crate::engine::{
    Demand, FigureUse, ItemReport, Lens, LensItem, LensReport, LensRule, Range, Status,
};
use crate::ui::components::score_table::columns;
use crate::ui::markup::Markup;
use crate::ui::model::{Action, Assessment, Screen};
use crate::ui::text;

/// The part of the report about causes; nothing if the pack has no lens of causes.
pub(crate) fn causes(now: &Assessment, page: &mut Markup) {
    let mut lenses = found(now).filter(|(lens, _)| lens.rule == LensRule::Exposure).peekable();
    if lenses.peek().is_none() {
        return;
    }
    page.within("section", "block", |page| {
        page.line("h3", "", text::CAUSES);
        page.line("p", "quiet", text::CAUSES_INTRO);
        for (lens, report) in lenses {
            page.within("details", "lens", |page| {
                page.set("data-lens", &lens.id);
                summary(lens, report, page);
                about(lens, page);
                items(now, lens, report, page);
            });
        }
        page.within("p", "screen-only", |page| {
            page.link(text::TO_FRAMEWORKS, Action::Go(Screen::Frameworks));
        });
    });
}

/// The page.
pub(crate) fn page(now: &Assessment, page: &mut Markup) {
    page.line("p", "lead", text::FRAMEWORKS_INTRO);
    page.within("section", "block", |page| {
        page.line("h3", "", text::SIDE_BY_SIDE);
        overview(now, page);
    });
    page.within("section", "block", |page| {
        page.line("h3", "", text::DISAGREEMENTS);
        disagreements(now, page);
    });
    page.within("section", "block", |page| {
        page.line("h3", "", text::ITEM_BY_ITEM);
        for (lens, report) in found(now) {
            page.within("details", "lens", |page| {
                page.set("data-lens", &lens.id);
                summary(lens, report, page);
                about(lens, page);
                bands(lens, report, page);
                items(now, lens, report, page);
            });
        }
    });
    let hidden: Vec<_> = now
        .pack
        .lenses()
        .iter()
        .filter(|lens| found(now).all(|(shown, _)| shown.id != lens.id))
        .map(|lens| lens.title.as_str())
        .collect();
    if !hidden.is_empty() {
        page.line("p", "quiet", &text::not_shown(&hidden.join("; ")));
    }
}

/// The lenses that apply, each with what it makes of the answers.
fn found(now: &Assessment) -> impl Iterator<Item = (&Lens, &LensReport)> {
    now.report().lenses.iter().filter_map(|report| Some((now.pack.lens(&report.lens)?, report)))
}

fn overview(now: &Assessment, page: &mut Markup) {
    page.within("table", "overview", |page| {
        page.set("aria-label", text::SIDE_BY_SIDE);
        columns(&[text::FRAMEWORK, text::RESULT, text::CONTENT], page);
        page.within("tbody", "", |page| {
            for (lens, report) in found(now) {
                page.within("tr", "", |page| {
                    page.set("data-lens", &lens.id);
                    page.within("th", "", |page| {
                        page.set("scope", "row");
                        page.text(&lens.title);
                    });
                    page.within("td", "", |page| {
                        page.text(&result(lens, report));
                        page.line("small", "", &lens.counted);
                    });
                    page.within("td", "", |page| {
                        page.set("data-is", report.content.as_str());
                        page.text(text::content(report.content));
                    });
                });
            }
        });
    });
}

/// What a lens comes to, in its own terms.
pub(crate) fn result(lens: &Lens, report: &LensReport) -> String {
    let Range { proven, possible } = report.reached;
    let steps = lens.steps_per_point;
    let reached = match lens.rule {
        LensRule::Minimum => {
            text::range(&text::points(proven, steps), &text::points(possible, steps))
        }
        _ => text::range(&proven.to_string(), &possible.to_string()),
    };
    let of = match lens.rule {
        LensRule::Minimum => text::points(report.of, steps),
        _ => report.of.to_string(),
    };
    let mut words = text::reached(lens.rule, &reached, &of);
    if let Some(bands) = report.bands {
        let title = |band: usize| lens.bands.get(band).map_or("", |band| &band.title);
        words.push_str(&text::in_band(title(bands.proven), title(bands.possible)));
    }
    for found in &report.groups {
        let title = lens.groups.iter().find(|group| group.id == found.group);
        let title = title.map_or("", |group| &group.title);
        let Range { proven, possible } = found.reached.map(|reached| text::points(reached, steps));
        let of = text::points(found.of, steps);
        words.push_str(&text::group(title, &text::range(&proven, &possible), &of));
    }
    words
}

fn summary(lens: &Lens, report: &LensReport, page: &mut Markup) {
    page.within("summary", "", |page| {
        page.line("strong", "", &lens.title);
        page.text(" ");
        page.line("span", "result", &result(lens, report));
    });
}

fn about(lens: &Lens, page: &mut Markup) {
    page.line("p", "", &lens.description);
    page.line("p", "", &lens.counted);
    page.line("p", "quiet", lens.limits.as_deref().unwrap_or_default());
}

fn bands(lens: &Lens, report: &LensReport, page: &mut Markup) {
    if let Some(bands) = report.bands {
        page.within("ul", "bands", |page| {
            for (place, band) in lens.bands.iter().enumerate() {
                page.within("li", "", |page| {
                    // Bands fall: a higher number has a smaller index.
                    let reached = (bands.possible..=bands.proven).contains(&place);
                    page.set("data-is", if reached { "in" } else { "out" });
                    page.line("strong", "", &band.title);
                    page.line("span", "", &band.text);
                    let is_settled = bands.proven == bands.possible;
                    let word = if is_settled { text::BAND_IS } else { text::BAND_REACHED };
                    page.line("span", "reached", if reached { word } else { "" });
                });
            }
        });
    }
    if let Some(required) = &lens.required
        && report.required == Some(Status::Fails)
    {
        page.line("p", "caution", &required.otherwise);
    }
}

fn items(now: &Assessment, lens: &Lens, report: &LensReport, page: &mut Markup) {
    page.within("ul", "items", |page| {
        for found in &report.items {
            let Some(item) = lens.item(&found.item) else { continue };
            page.within("li", "", |page| {
                page.set("data-is", found.status.as_str());
                page.within("div", "", |page| {
                    page.line("strong", "", &item.title);
                    page.line("p", "", item.text.as_deref().unwrap_or_default());
                    if found.status != Status::Holds {
                        page.line("p", "", item.fix.as_deref().unwrap_or_default());
                    }
                    parts(now, item, page);
                    same_as(now, item, page);
                    bearing(now, item, page);
                });
                page.line("span", "answer", &state(lens.rule, found));
            });
        }
    });
    let missing =
        lens.items.iter().filter(|item| report.items.iter().all(|found| found.item != item.id));
    let missing: Vec<_> = missing.map(|item| item.title.as_str()).collect();
    if !missing.is_empty() {
        page.line("p", "quiet", &text::dropped_out(&missing.join("; ")));
    }
}

/// Where an item stands, as a range of states.
fn state(rule: LensRule, found: &ItemReport) -> String {
    let at = |met: u64| match met {
        _ if met >= found.of => 2,
        0 => 0,
        _ => 1,
    };
    let Range { proven, possible } = found.met.map(at);
    text::range(text::item_state(rule, proven), text::item_state(rule, possible))
}

/// The questions an item rests on, with the level it needs and what was said.
fn parts(now: &Assessment, item: &LensItem, page: &mut Markup) {
    page.within("ul", "needs", |page| {
        for (index, at_least) in &item.met_when {
            let question = &now.pack[*index];
            let known = now.report().questions.iter().find(|known| known.question == question.id);
            let Some(levels) = known.and_then(|known| known.levels) else { continue };
            page.within("li", "", |page| {
                page.link(&question.title, Action::Show(index.get()));
                let level = question.level_text(*at_least).unwrap_or_default();
                page.line(
                    "span",
                    "found",
                    &if levels.proven >= *at_least {
                        text::part_holds(level)
                    } else if levels.possible < *at_least {
                        text::needs_level(level)
                    } else {
                        text::part_open(level)
                    },
                );
            });
        }
    });
}

fn same_as(now: &Assessment, item: &LensItem, page: &mut Markup) {
    for id in &item.same_as {
        let lens = now.pack.lenses().iter().find_map(|lens| Some((lens, lens.item(id)?)));
        if let Some((lens, other)) = lens {
            page.line("p", "quiet", &text::same_as(&lens.title, id, &other.title));
        }
    }
}

/// The figures that bear on an item and fit the profile.
fn bearing(now: &Assessment, item: &LensItem, page: &mut Markup) {
    let mut figures = fitting(now, FigureUse::Show);
    figures.retain(|figure| figure.bears_on.contains(&item.id));
    if figures.is_empty() {
        return;
    }
    page.within("details", "more", |page| {
        page.line("summary", "", &text::with_count(text::FIGURES_BEAR, figures.len()));
        for figure in figures {
            card(now, figure, false, page);
        }
    });
}

fn disagreements(now: &Assessment, page: &mut Markup) {
    if now.report().disagreements.is_empty() {
        page.line("p", "", text::NO_DISAGREEMENT);
        return;
    }
    page.line("p", "quiet", text::DISAGREEMENTS_INTRO);
    for (lens, report) in found(now) {
        let open = report.items.iter().filter(|item| item.status != Status::Holds).count();
        if report.content == Status::Holds && open > 0 {
            page.line("p", "", &text::content_all_the_same(&lens.title, open));
        }
    }
    page.within("ul", "disagreements", |page| {
        for found in &now.report().disagreements {
            let Some(place) = now.place_of(&found.question) else { continue };
            let Some(question) = now.pack.questions().get(place) else { continue };
            page.within("li", "", |page| {
                page.link(&question.title, Action::Show(place));
                // Those that ask for one level, or all.
                let named = |demands: &[Demand], level: Option<u8>| {
                    let mut titles = Vec::new();
                    for demand in demands {
                        if level.is_none_or(|level| level == demand.at_least)
                            && let Some(lens) = now.pack.lens(&demand.lens)
                        {
                            titles.push(lens.title.as_str());
                        }
                    }
                    titles.join("; ")
                };
                page.line("p", "", &text::content_with(&named(&found.content, None)));
                for (at_least, level) in (0..).zip(&question.levels) {
                    let lenses = named(&found.not_content, Some(at_least));
                    if !lenses.is_empty() {
                        page.line("p", "", &text::asks_for(&lenses, level));
                    }
                }
            });
        }
    });
}
