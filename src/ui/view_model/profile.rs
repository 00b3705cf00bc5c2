//! What the profile screen shows: the facts with their options, and what is assumed where nobody is sure.

use crate::engine::FactReply;
use crate::ui::model::Assessment;
use crate::ui::text;

/// The profile screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ProfileView {
    pub(crate) facts: Vec<FactView>,
    /// How many facts are not given, in a sentence.
    pub(crate) open: String,
}

/// One fact of the profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FactView {
    pub(crate) place: usize,
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) help: Option<String>,
    pub(crate) multiple: bool,
    pub(crate) options: Vec<OptionView>,
    pub(crate) unsure_text: String,
    pub(crate) is_unsure: bool,
    /// What "not sure" assumes, in a sentence.
    pub(crate) assumes: String,
}

/// One option of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OptionView {
    pub(crate) text: String,
    pub(crate) help: Option<String>,
    pub(crate) is_chosen: bool,
}

pub(crate) fn profile(now: &Assessment) -> ProfileView {
    let facts = now.pack.facts();
    let open = facts.iter().filter(|fact| now.answers.fact(&fact.id).is_none()).count();
    let view = |(place, fact): (usize, &crate::engine::Fact)| {
        let reply = now.answers.fact(&fact.id);
        let held = match reply {
            Some(FactReply::Options(held)) => held.as_slice(),
            Some(FactReply::Unsure) | None => &[],
        };
        let assumed: Vec<_> = fact
            .treat_as
            .iter()
            .filter_map(|option| fact.options.get(*option))
            .map(|option| option.text.as_str())
            .collect();
        FactView {
            place,
            id: fact.id.clone(),
            text: fact.text.clone(),
            help: fact.help.clone(),
            multiple: fact.multiple,
            options: fact
                .options
                .iter()
                .map(|option| OptionView {
                    text: option.text.clone(),
                    help: option.help.clone(),
                    is_chosen: held.contains(&option.id),
                })
                .collect(),
            unsure_text: fact.unsure_text.clone(),
            is_unsure: reply == Some(&FactReply::Unsure),
            assumes: text::assumes(&assumed.join("; ")),
        }
    };
    ProfileView {
        facts: facts.iter().enumerate().map(view).collect(),
        open: text::profile_open(open),
    }
}
