//! Puts entries that need each other in order, and reports those that do so in a circle.
//!
//! That what they need is there is checked in `ids.rs`.

use super::Checker;
use crate::engine::diagnostic::{Code, Path};

impl Checker<'_> {
    /// The entries of a list, each after those it needs; the entries of a circle are left out and reported.
    pub(super) fn in_order(
        &mut self,
        needs: &[Vec<usize>],
        ids: &[&str],
        what: &str,
        hint: &str,
        at: &Path<'_>,
    ) -> Vec<usize> {
        let mut order: Vec<usize> = Vec::new();
        let mut placed = vec![false; needs.len()];
        loop {
            let before = order.len();
            for (entry, needs) in needs.iter().enumerate() {
                let is = |entry: &usize| placed.get(*entry) == Some(&true);
                if !is(&entry) && needs.iter().all(is) {
                    order.push(entry);
                    mark(&mut placed, entry);
                }
            }
            if order.len() == before {
                break;
            }
        }
        // Entries that only lead into a circle are left over too; the circle itself is what needs mending.
        let reach: Vec<Vec<bool>> = (0..needs.len())
            .map(|entry| {
                if placed.get(entry) == Some(&true) { Vec::new() } else { reachable(entry, needs) }
            })
            .collect();
        let leads =
            |from: usize, to: usize| reach.get(from).and_then(|reach| reach.get(to)) == Some(&true);
        let mut told = vec![false; needs.len()];
        for entry in 0..needs.len() {
            if !leads(entry, entry) || told.get(entry) == Some(&true) {
                continue;
            }
            let mut names: Vec<String> = Vec::new();
            let mut others = 0;
            for (other, id) in ids.iter().enumerate() {
                if leads(entry, other) && leads(other, entry) {
                    mark(&mut told, other);
                    if names.len() < 10 {
                        names.push(format!("`{id}`"));
                    } else {
                        others += 1;
                    }
                }
            }
            if others > 0 {
                names.push(format!("{others} more"));
            }
            self.problems.error(
                Code::Cycle,
                &Path::Index(at, entry),
                &format!("these {what} depend on each other in a circle: {}", names.join(", ")),
                hint,
            );
        }
        order
    }
}

/// Everything that can be reached by following references, however many steps it takes.
fn reachable(from: usize, needs: &[Vec<usize>]) -> Vec<bool> {
    let mut found = vec![false; needs.len()];
    let mut open = vec![from];
    while let Some(gate) = open.pop() {
        for next in needs.get(gate).into_iter().flatten() {
            if found.get(*next) == Some(&false) {
                mark(&mut found, *next);
                open.push(*next);
            }
        }
    }
    found
}

fn mark(list: &mut [bool], place: usize) {
    if let Some(place) = list.get_mut(place) {
        *place = true;
    }
}
