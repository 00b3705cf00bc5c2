//! Checks ids, and what names them: that an id is one, that each stands once, and that whatever is named is there.
//!
//! Whether entries lead forward or in a circle is in `order.rs`.

use super::Checker;
use crate::engine::decode::MAX_ENTRIES;
use crate::engine::diagnostic::{Code, Path};
use crate::engine::json::repeated;

impl Checker<'_> {
    pub(super) fn id(&mut self, id: &str, at: &Path<'_>) {
        if let Some(message) = id_problem(id) {
            self.problems.error(
                Code::BadId,
                at,
                &message,
                "use lower-case letters, digits and hyphens, a letter first, at most 64 characters",
            );
        }
    }

    /// Checks the length of a list and the ids in it.
    pub(super) fn list(&mut self, name: &str, ids: &[&str], least: usize) {
        let at = Path::Key(&Path::Root, name);
        self.unique(ids, &at);
        if ids.len() < least {
            self.problems.error(
                Code::WrongCount,
                &at,
                &format!("the number of entries in `{name}` is {}", ids.len()),
                &format!("a pack has {least} to {MAX_ENTRIES} of them"),
            );
        }
    }

    /// Checks the ids of the entries of a list.
    pub(super) fn unique(&mut self, ids: &[&str], at: &Path<'_>) {
        for (i, (id, again)) in ids.iter().zip(repeated(ids)).enumerate() {
            let entry = Path::Index(at, i);
            let place = Path::Key(&entry, "id");
            self.id(id, &place);
            if again {
                self.twice(id, &place);
            }
        }
    }

    /// An id that stands twice in a list of an entry.
    pub(super) fn twice(&mut self, id: &str, at: &Path<'_>) {
        self.problems.error(
            Code::DuplicateId,
            at,
            &format!("`{id}` stands here twice"),
            "name it once, or give each its own id",
        );
    }

    /// Finds an id in a list, whose place is given as well.
    pub(super) fn reference(
        &mut self,
        id: &str,
        ids: &[&str],
        (what, list): (&str, &str),
        at: &Path<'_>,
    ) -> Option<usize> {
        let found = ids.iter().position(|known| *known == id);
        if found.is_none() && !self.has_lost_ids(list) {
            let near = self.problems.near(id, ids);
            self.problems.error(
                Code::UnknownReference,
                at,
                &format!("there is no {what} `{id}`"),
                &match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("add the {what}, or name another"),
                },
            );
        }
        found
    }

    /// Finds ids in a list, each once; gives their places.
    pub(super) fn references(
        &mut self,
        ids: &[String],
        known: &[&str],
        list: (&str, &str),
        at: &Path<'_>,
    ) -> Vec<usize> {
        let mut found = Vec::new();
        for (i, id) in ids.iter().enumerate() {
            let place = Path::Index(at, i);
            let Some(index) = self.reference(id, known, list, &place) else { continue };
            if found.contains(&index) {
                self.twice(id, &place);
            } else {
                found.push(index);
            }
        }
        found
    }

    pub(super) fn sources(&mut self, references: &[String], of: &Path<'_>) -> Vec<String> {
        let at = Path::Key(of, "sources");
        if references.is_empty() {
            self.problems.error(
                Code::WrongCount,
                &at,
                "no source is named",
                "name where this comes from; an opinion is a source too",
            );
        }
        for (i, reference) in references.iter().enumerate() {
            let id = reference.split('/').next().unwrap_or(reference);
            let place = Path::Index(&at, i);
            self.reference(id, &self.ids.sources, ("source", "$.sources"), &place);
        }
        references.to_vec()
    }

    /// Whether a list, an entry or the id of an entry could not be read: a reference may dangle only because of that.
    pub(super) fn has_lost_ids(&self, list: &str) -> bool {
        self.broken.iter().filter_map(|place| place.strip_prefix(list)).any(|rest| {
            // Items are looked for in all lenses. The search for a text in a text would be 2 kB that nothing else needs.
            let items = |(dot, _)| rest.get(dot..)?.strip_prefix(".items");
            let rest = rest.match_indices('.').find_map(items).unwrap_or(rest);
            rest.is_empty()
                || (rest.starts_with('[')
                    && (rest.ends_with("].id") || rest.matches(['.', '[']).count() == 1))
        })
    }
}

/// Why a text is not an id, if it is not.
fn id_problem(id: &str) -> Option<String> {
    let letters = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let is_id = letters && id.starts_with(|c: char| c.is_ascii_lowercase()) && id.len() <= 64;
    (!is_id).then(|| {
        let shown: String = id.chars().take(80).collect();
        format!("`{shown}` is not an id")
    })
}
