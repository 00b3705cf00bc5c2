//! Where something comes from: publications with their kind, so that an opinion is called one.

use crate::ui::markup::Markup;
use crate::ui::view_model::SourceView;

pub(crate) fn source_list(sources: &[SourceView], page: &mut Markup) {
    page.within("ul", "sources", |page| {
        for source in sources {
            page.within("li", "", |page| {
                page.line("span", "kind", source.kind);
                page.text(" ");
                match &source.url {
                    Some(url) => outward(url, &source.words, page),
                    None => page.line("span", "", &source.words),
                }
                page.line("small", "", source.note.as_deref().unwrap_or_default());
            });
        }
    });
}

/// A link that leads out of the page.
pub(crate) fn outward(url: &str, words: &str, page: &mut Markup) {
    page.within("a", "", |page| {
        page.set("href", url);
        page.set("target", "_blank");
        page.set("rel", "noopener noreferrer");
        page.text(words);
    });
}
