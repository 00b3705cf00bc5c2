//! One fact of the profile with its options, "not sure" among them.

use crate::ui::markup::Markup;
use crate::ui::model::Action;
use crate::ui::text;
use crate::ui::view_model::profile::FactView;

pub(crate) fn fact_group(fact: &FactView, page: &mut Markup) {
    let kind = if fact.multiple { "checkbox" } else { "radio" };
    let name = format!("sw-fact-{}", fact.id);
    let place = fact.place;
    page.within("fieldset", "choices", |page| {
        page.key(&fact.id);
        page.line("legend", "", &fact.text);
        let hint = if fact.multiple { text::SEVERAL_HINT } else { "" };
        page.line("p", "quiet", fact.help.as_deref().unwrap_or(hint));
        for (i, option) in fact.options.iter().enumerate() {
            let set = |ticked| Action::SetOption(place, i, ticked);
            page.within("label", "choice", |page| {
                page.tick(kind, &name, option.is_chosen, set(true), set(false));
                page.within("span", "", |page| {
                    page.text(&option.text);
                    page.line("small", "", option.help.as_deref().unwrap_or_default());
                });
            });
        }
        let set = |ticked| Action::SetUnsure(place, ticked);
        page.within("label", "choice unsure", |page| {
            page.tick(kind, &name, fact.is_unsure, set(true), set(false));
            page.within("span", "", |page| {
                page.text(&fact.unsure_text);
                page.line("small", "", &fact.assumes);
            });
        });
    });
}
