//! What is said about the system: the facts of the profile.
//!
//! Which questions follow from them is the engine's to say.

use std::rc::Rc;

use super::Assessment;
use crate::engine::FactReply;

impl Assessment {
    pub(super) fn set_option(&mut self, fact: usize, option: usize, ticked: bool) {
        let pack = Rc::clone(&self.pack);
        let Some(fact) = pack.facts().get(fact) else { return };
        let Some(option) = fact.options.get(option) else { return };
        let mut held = match self.answers.fact(&fact.id) {
            Some(FactReply::Options(held)) if fact.multiple => held.clone(),
            Some(FactReply::Options(_) | FactReply::Unsure) | None => Vec::new(),
        };
        // What can only stand alone gives way, or makes all others give way.
        let stays = |id: &String| {
            let other = fact.options.iter().find(|other| other.id == *id);
            *id != option.id
                && !(ticked && (option.exclusive || other.is_some_and(|other| other.exclusive)))
        };
        held.retain(stays);
        if ticked {
            held.push(option.id.clone());
        }
        let reply = Some(FactReply::Options(held.clone())).filter(|_| !held.is_empty());
        self.answers.set_fact(fact, reply);
        self.assess();
    }

    pub(super) fn set_unsure(&mut self, fact: usize, unsure: bool) {
        let pack = Rc::clone(&self.pack);
        let Some(fact) = pack.facts().get(fact) else { return };
        self.answers.set_fact(fact, unsure.then_some(FactReply::Unsure));
        self.assess();
    }
}
