//! Published figures: those that fit the profile, the charts they stand in, and where a number one has read comes from.

use super::chart::charts;
use crate::engine::{Basis, Figure, FigureUse, horizon_passed, look_up};
use crate::ui::components::source_list::outward;
use crate::ui::markup::Markup;
use crate::ui::model::{Action, Assessment, Screen};
use crate::ui::text;

/// The part of the report about published figures; nothing if the pack has none.
pub(crate) fn in_report(now: &Assessment, page: &mut Markup) {
    if now.pack.figures().is_empty() {
        return;
    }
    page.within("section", "block", |page| {
        page.line("h3", "", text::FIGURES_FIT);
        page.line("p", "quiet", text::FIGURES_INTRO);
        folded(page, text::FIGURES_SIDE_BY_SIDE, |page| charts(now, usize::MAX, page));
        folded(page, &text::one_by_one(fitting(now, FigureUse::Show).len()), |page| {
            for figure in fitting(now, FigureUse::Show) {
                card(now, figure, false, page);
            }
        });
        page.within("p", "screen-only", |page| {
            page.link(text::ALL_FIGURES, Action::Go(Screen::Figures));
        });
    });
}

/// The page about figures, below the field in which a number can be looked up.
pub(crate) fn page(now: &Assessment, page: &mut Markup) {
    page.within("section", "block", |page| {
        page.line("h3", "", text::FIGURES_SIDE_BY_SIDE);
        charts(now, usize::MAX, page);
    });
    let all = |usage: FigureUse| {
        let figures = now.pack.figures().iter();
        figures.filter(move |figure| figure.usage == usage).collect::<Vec<_>>()
    };
    let show = fitting(now, FigureUse::Show);
    let other: Vec<_> =
        all(FigureUse::Show).into_iter().filter(|figure| !show.contains(figure)).collect();
    let lists = [
        (text::FIGURES_SHOWN, show),
        (text::FIGURES_OTHER, other),
        (text::FIGURES_CONTEXT, all(FigureUse::Context)),
    ];
    for (title, figures) in lists {
        if !figures.is_empty() {
            folded(page, &text::with_count(title, figures.len()), |page| {
                for figure in figures {
                    card(now, figure, false, page);
                }
            });
        }
    }
    let refused = all(FigureUse::Refuse);
    folded(page, &text::with_count(text::FIGURES_REFUSED, refused.len()), |page| {
        for figure in refused {
            claim(figure, page);
        }
    });
}

/// What the ledger knows about a number somebody has read.
pub(crate) fn looked_up(now: &Assessment, page: &mut Markup) {
    let found = look_up(&now.pack, &now.look_up);
    // Only how many there are is announced, not all of them at every key.
    page.within("p", "quiet", |page| {
        page.set("role", "status");
        if !now.look_up.trim().is_empty() {
            page.text(&text::found_figures(found.len()));
        }
    });
    for figure in found {
        if figure.usage == FigureUse::Refuse {
            claim(figure, page);
        } else {
            card(now, figure, true, page);
        }
    }
}

/// The figures that fit the profile, for one use.
pub(crate) fn fitting(now: &Assessment, usage: FigureUse) -> Vec<&Figure> {
    let fit = now.report().figures.iter().filter_map(|fit| now.pack.figure(&fit.figure));
    fit.filter(|figure| figure.usage == usage).collect()
}

fn folded(page: &mut Markup, summary: &str, content: impl FnOnce(&mut Markup)) {
    page.within("details", "block", |page| {
        page.within("summary", "", |page| page.line("h3", "", summary));
        content(page);
    });
}

/// A figure with everything that must be known to read it. Somebody who looked it up has met the claim as it is heard;
/// for others it is folded away.
pub(crate) fn card(now: &Assessment, figure: &Figure, is_looked_up: bool, page: &mut Markup) {
    page.within("article", "figure", |page| {
        page.set("data-figure", &figure.id);
        page.set("data-is", figure.kind.as_str());
        let passed = horizon_passed(figure, now.today.as_ref());
        page.line("p", "kind", &text::figure_kind(figure, passed));
        page.line(if is_looked_up { "h3" } else { "h4" }, "", &figure.title);
        page.line("p", "", &figure.statement);
        if let Some(outcome) = &figure.outcome {
            page.within("p", "", |page| {
                page.set("data-figure", &outcome.figure);
                page.text(&text::observed(&outcome.text));
            });
        }
        labelled(page, text::DOES_NOT_SAY, &figure.does_not_say);
        page.line("p", "quiet", &text::cited(figure));
        page.line("p", "quiet", &text::population(&figure.population, &figure.sample));
        if is_looked_up {
            heard(figure, page);
        }
        page.within("details", "more", |page| {
            page.line("summary", "", text::HOW_CHECKED);
            labelled(page, text::PERIOD, &figure.period);
            labelled(page, text::CHECKED, &text::checked(figure.verification, figure.basis));
            labelled(page, text::CORRECTION, figure.correction.as_deref().unwrap_or_default());
            let names: Vec<_> = figure.bears_on.iter().filter_map(|id| bears_on(now, id)).collect();
            labelled(page, text::BEARS_ON, &names.join("; "));
            if !is_looked_up {
                heard(figure, page);
            }
            address(figure, page);
        });
    });
}

/// A claim that is not used, with where it comes from.
fn claim(figure: &Figure, page: &mut Markup) {
    page.within("article", "figure", |page| {
        page.set("data-figure", &figure.id);
        page.set("data-is", "refused");
        page.line("p", "kind", text::REFUSED);
        heard(figure, page);
        labelled(page, text::CORRECTION, figure.correction.as_deref().unwrap_or_default());
        page.line("p", "quiet", &text::cited(figure));
        address(figure, page);
    });
}

fn heard(figure: &Figure, page: &mut Markup) {
    for heard in figure.heard.iter().flatten() {
        page.within("p", "", |page| {
            page.text(text::HEARD);
            page.line("span", "heard", &text::heard(heard));
        });
    }
    page.line("p", "", figure.answer.as_deref().unwrap_or_default());
}

fn labelled(page: &mut Markup, label: &str, words: &str) {
    if !words.is_empty() {
        page.within("p", "", |page| {
            page.line("strong", "", label);
            page.text(" ");
            page.text(words);
        });
    }
}

/// The publisher's own address. A pack comes from anybody: `javascript:` and its like are no addresses.
fn address(figure: &Figure, page: &mut Markup) {
    if let Some(url) = figure.url.as_deref().filter(|url| url.starts_with("https://")) {
        page.within("p", "", |page| {
            outward(url, text::PUBLISHERS_PAGE, page);
            if figure.basis != Basis::Primary {
                page.text(text::NOT_OPENED);
            }
        });
    }
}

fn bears_on<'a>(now: &'a Assessment, id: &str) -> Option<&'a str> {
    let item = || now.pack.lenses().iter().find_map(|lens| lens.item(id));
    let area = now.pack.area(id).map(|area| area.title.as_str());
    area.or_else(|| item().map(|item| item.title.as_str()))
}
