//! Checks the profile: facts with their options, and the conditions on them.

use super::Checker;
use crate::engine::diagnostic::{Code, Path};
use crate::engine::pack::raw::{RawApplies, RawFact};
use crate::engine::pack::{Applies, Fact, FactIdx, FactOption};

impl Checker<'_> {
    pub(super) fn fact(&mut self, fact: &RawFact, at: &Path<'_>) -> Fact {
        let options = Path::Key(at, "options");
        if fact.options.len() < 2 {
            self.problems.error(
                Code::WrongCount,
                &options,
                &format!("the number of options is {}", fact.options.len()),
                "give at least two; what is always the case need not be asked",
            );
        }
        let ids: Vec<_> = fact.options.iter().map(|option| option.id.as_str()).collect();
        self.unique(&ids, &options);
        let unsure = Path::Key(at, "unsure");
        let treat_as = Path::Key(&unsure, "treat_as");
        let checked = Fact {
            id: fact.id.clone(),
            text: fact.text.clone(),
            help: fact.help.clone(),
            multiple: fact.multiple.unwrap_or(false),
            options: fact
                .options
                .iter()
                .map(|option| FactOption {
                    id: option.id.clone(),
                    text: option.text.clone(),
                    help: option.help.clone(),
                    exclusive: option.exclusive.unwrap_or(false),
                })
                .collect(),
            unsure_text: fact.unsure.text.clone(),
            treat_as: self.options(fact, &options.to_string(), &fact.unsure.treat_as, &treat_as),
        };
        if checked.treat_as.len() == fact.unsure.treat_as.len() && !checked.fits(&checked.treat_as)
        {
            self.problems.error(
                Code::WrongCount,
                &treat_as,
                "these options cannot hold together, and \"not sure\" stands for them",
                "name exactly one; several only if the fact is `multiple`, and none of them `exclusive`",
            );
        }
        checked
    }

    /// The places of options in the list of their fact, whose path is given as well.
    fn options(&mut self, fact: &RawFact, list: &str, ids: &[String], at: &Path<'_>) -> Vec<usize> {
        let known: Vec<_> = fact.options.iter().map(|option| option.id.as_str()).collect();
        self.references(ids, &known, ("option", list), at)
    }

    pub(super) fn applies(&mut self, applies: Option<&RawApplies>, of: &Path<'_>) -> Applies {
        match applies {
            None => Applies::Always,
            Some(condition) => self.profile_condition(condition, &Path::Key(of, "applies")),
        }
    }

    fn profile_condition(&mut self, condition: &RawApplies, at: &Path<'_>) -> Applies {
        let raw = self.raw;
        match condition {
            RawApplies { fact: Some(id), any_of: Some(options), all: None, any: None } => {
                let place = Path::Key(at, "fact");
                let list = Path::Key(at, "any_of");
                self.not_empty(options.len(), &list);
                let found = self.reference(id, &self.ids.facts, ("fact", "$.profile"), &place);
                let Some((index, fact)) =
                    found.and_then(|index| Some((index, raw.profile.get(index)?)))
                else {
                    return Applies::Always;
                };
                if let Some(used) = self.used_facts.get_mut(index) {
                    *used = true;
                }
                let options_list = format!("$.profile[{index}].options");
                Applies::AnyOf(FactIdx(index), self.options(fact, &options_list, options, &list))
            }
            RawApplies { fact: None, any_of: None, all: Some(parts), any: None } => {
                Applies::All(self.profile_conditions(parts, &Path::Key(at, "all")))
            }
            RawApplies { fact: None, any_of: None, all: None, any: Some(parts) } => {
                Applies::Any(self.profile_conditions(parts, &Path::Key(at, "any")))
            }
            _ => {
                self.problems.error(
                    Code::AmbiguousCondition,
                    at,
                    "it is not clear what this condition asks",
                    "write either `fact` with `any_of`, or `all`, or `any`",
                );
                Applies::Always
            }
        }
    }

    fn profile_conditions(&mut self, parts: &[RawApplies], at: &Path<'_>) -> Vec<Applies> {
        self.not_empty(parts.len(), at);
        parts
            .iter()
            .enumerate()
            .map(|(i, part)| self.profile_condition(part, &Path::Index(at, i)))
            .collect()
    }
}
