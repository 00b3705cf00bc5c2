//! Sets of a pack's actions, one bit each: what the search for ways does most is to join and compare them.
//!
//! Nothing here knows what an action is; a member is a place in a list. What is marked never to be inlined stands in so
//! many places that it would be four kilobytes of WebAssembly, for a hundredth of the time.

use std::iter::zip;

/// Which places of a list are in.
///
/// Only sets of one list may be joined or compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Set(Vec<u64>);

impl Set {
    /// None of so many places.
    pub(crate) fn none(places: usize) -> Self {
        Self(vec![0; places.div_ceil(64)])
    }

    /// The places at which the list says yes.
    pub(crate) fn of(list: impl ExactSizeIterator<Item = bool>) -> Self {
        let mut set = Self::none(list.len());
        list.enumerate().filter(|(_, is)| *is).for_each(|(place, _)| set.insert(place));
        set
    }

    pub(crate) fn has(&self, place: usize) -> bool {
        self.0.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    #[inline(never)]
    pub(crate) fn insert(&mut self, place: usize) {
        self.0.get_mut(place / 64).into_iter().for_each(|word| *word |= 1 << (place % 64));
    }

    #[inline(never)]
    pub(crate) fn remove(&mut self, place: usize) {
        self.0.get_mut(place / 64).into_iter().for_each(|word| *word &= !(1 << (place % 64)));
    }

    /// Adds all of the other.
    #[inline(never)]
    pub(crate) fn join(&mut self, other: &Self) {
        zip(&mut self.0, &other.0).for_each(|(word, other)| *word |= other);
    }

    /// Keeps only what is in the other, too.
    #[inline(never)]
    pub(crate) fn keep(&mut self, other: &Self) {
        zip(&mut self.0, &other.0).for_each(|(word, other)| *word &= other);
    }

    /// Takes all of the other out.
    #[inline(never)]
    pub(crate) fn drop(&mut self, other: &Self) {
        zip(&mut self.0, &other.0).for_each(|(word, other)| *word &= !other);
    }

    /// Both together.
    #[inline(never)]
    pub(crate) fn with(&self, other: &Self) -> Self {
        let mut set = self.clone();
        set.join(other);
        set
    }

    /// What is in this one only.
    #[inline(never)]
    pub(crate) fn without(&self, other: &Self) -> Self {
        let mut set = self.clone();
        set.drop(other);
        set
    }

    /// Whether they have a place in common.
    #[inline(never)]
    pub(crate) fn meets(&self, other: &Self) -> bool {
        zip(&self.0, &other.0).any(|(word, other)| word & other != 0)
    }

    #[inline(never)]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    #[inline(never)]
    pub(crate) fn len(&self) -> usize {
        self.0.iter().fold(0, |sum, word| sum + word.count_ones() as usize)
    }

    /// The places that are in, in order.
    pub(crate) fn iter(&self) -> Members<'_> {
        Members { words: &self.0, at: 0, word: self.0.first().copied().unwrap_or(0) }
    }
}

/// The places that are in a set, in order.
pub(crate) struct Members<'a> {
    words: &'a [u64],
    at: usize,
    /// The word at that place, without the bits that have had their turn.
    word: u64,
}

impl Iterator for Members<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.word == 0 {
            self.at += 1;
            self.word = *self.words.get(self.at)?;
        }
        let bit = self.word.trailing_zeros() as usize;
        self.word &= self.word - 1;
        Some(self.at * 64 + bit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACES: usize = 200;

    /// Every `step`th place, in the way that needs no words of bits.
    fn each(step: usize) -> Vec<bool> {
        (0..PLACES).map(|place| place % step == 0).collect()
    }

    fn set(list: &[bool]) -> Set {
        Set::of(list.iter().copied())
    }

    #[test]
    fn sets_are_joined_and_compared_like_lists_of_truth_values() {
        for (a, b) in [(1, 2), (2, 3), (3, 2), (63, 64), (64, 65), (128, 1), (200, 199)] {
            let (one, other) = (each(a), each(b));
            let check = |found: &Set, wanted: fn(bool, bool) -> bool| {
                let wanted: Vec<bool> =
                    zip(&one, &other).map(|(one, other)| wanted(*one, *other)).collect();
                let places: Vec<usize> = (0..PLACES).filter(|place| wanted[*place]).collect();
                assert_eq!(found.iter().collect::<Vec<_>>(), places, "{a} {b}");
                assert!((0..PLACES).all(|place| found.has(place) == wanted[place]), "{a} {b}");
                assert_eq!(*found, set(&wanted));
                assert_eq!((found.len(), found.is_empty()), (places.len(), places.is_empty()));
            };
            let (mine, yours) = (set(&one), set(&other));
            check(&mine.with(&yours), |one, other| one || other);
            check(&mine.without(&yours), |one, other| one && !other);
            let mut both = mine.clone();
            both.keep(&yours);
            check(&both, |one, other| one && other);
            assert_eq!(mine.meets(&yours), !both.is_empty());
            let mut less = mine.clone();
            yours.iter().for_each(|place| less.remove(place));
            assert_eq!(less, mine.without(&yours));
        }
        assert!(!Set::none(0).has(0) && Set::none(0).iter().next().is_none());
    }
}
