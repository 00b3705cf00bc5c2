//! Bars: solid for what is proven, striped for what is possible. Told apart by pattern, not by colour alone.

use crate::ui::markup::Markup;

/// A range of basis points. The words stand beside it, so it says nothing to a screen reader.
pub(crate) fn range_bar(bar: Option<(u16, u16)>, page: &mut Markup) {
    let (proven, possible) = bar.unwrap_or_default();
    let (proven, possible) = (i64::from(proven), i64::from(possible));
    let parts = [("whole", 0, 10_000), ("possible", proven, possible), ("proven", 0, proven)];
    bar_of(&parts, page);
}

/// Lines on an axis of 10,000: what each is, and its ends.
pub(crate) fn bar_of(parts: &[(&str, i64, i64)], page: &mut Markup) {
    bar_with("", parts, &[], page);
}

/// The same on a grid, and under shapes: paths of SVG, over the bar's height of 1.
pub(crate) fn bar_with(
    grid: &str,
    parts: &[(&str, i64, i64)],
    shapes: &[(&str, &str)],
    page: &mut Markup,
) {
    page.within("svg", "bar", |page| {
        page.set("viewBox", "0 0 10000 1");
        page.set("preserveAspectRatio", "none");
        page.set("aria-hidden", "true");
        page.set("focusable", "false");
        shape("tick", grid, page);
        for (part, from, to) in parts {
            // A line without length would still be drawn as a dot by some.
            if from < to {
                page.within("line", "", |page| {
                    page.set("data-part", part);
                    page.set("x1", &from.to_string());
                    page.set("x2", &to.to_string());
                    page.set("y1", "0.5");
                    page.set("y2", "0.5");
                });
            }
        }
        for (part, path) in shapes {
            shape(part, path, page);
        }
    });
}

fn shape(part: &str, path: &str, page: &mut Markup) {
    if !path.is_empty() {
        page.within("path", "", |page| {
            page.set("data-part", part);
            page.set("d", path);
        });
    }
}

/// How many of how many.
pub(crate) fn progress_bar((done, of): (usize, usize), page: &mut Markup) {
    page.within("progress", "", |page| {
        page.set("max", &of.to_string());
        page.set("value", &done.to_string());
        page.set("aria-hidden", "true");
    });
}
