//! Checks single values: versions, languages, numbers, levels, addresses, and how long a list within an entry is.
//!
//! Ids are checked in `ids.rs`.

use super::Checker;
use crate::engine::diagnostic::{Code, Path};
use crate::engine::points::BasisPoints;

/// The most entries of the lists of an action or a phase.
const MAX_INNER: usize = 50;

impl Checker<'_> {
    pub(super) fn version(&mut self, version: &str, at: &Path<'_>) {
        let parts: Vec<_> = version.split('.').collect();
        let is_number = |part: &&str| {
            part.parse::<u32>().is_ok()
                && !part.starts_with('+')
                && (*part == "0" || !part.starts_with('0'))
        };
        if parts.len() != 3 || !parts.iter().all(is_number) {
            self.problems.error(
                Code::BadVersion,
                at,
                &format!("`{version}` is not a version"),
                "write three numbers, such as 1.0.0",
            );
        }
    }

    pub(super) fn language(&mut self, language: &str, at: &Path<'_>) {
        let mut parts = language.split('-');
        let primary = parts.next().is_some_and(|part| {
            (2..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_lowercase())
        });
        let rest = parts.all(|part| {
            (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        });
        if !primary || !rest {
            self.problems.error(
                Code::UnknownWord,
                at,
                &format!("`{language}` is not a language tag"),
                "write a BCP 47 tag such as en, de or pt-BR",
            );
        }
    }

    pub(super) fn weight(&mut self, weight: Option<i64>, of: &Path<'_>) -> u64 {
        self.number(weight.unwrap_or(1), 1, 100, "a weight", &Path::Key(of, "weight"))
    }

    pub(super) fn number(
        &mut self,
        value: i64,
        least: i64,
        most: i64,
        what: &str,
        at: &Path<'_>,
    ) -> u64 {
        self.problems.number(value, least, most, what, at);
        u64::try_from(value.clamp(least, most.max(least))).unwrap_or(0)
    }

    /// Checks a level from 0 to the last but one, or from 1 to the last of so many.
    pub(super) fn level(&mut self, value: i64, least: i64, levels: usize, at: &Path<'_>) -> u8 {
        // With fewer than two, the levels themselves are what is wrong.
        let most = levels.checked_sub(2).and_then(|most| i64::try_from(most).ok()).unwrap_or(9);
        u8::try_from(self.number(value, least, most + least, "a level", at)).unwrap_or(u8::MAX)
    }

    pub(super) fn points(&mut self, value: i64, at: &Path<'_>) -> BasisPoints {
        self.number(value, 1, 10_000, "a threshold in basis points", at);
        BasisPoints::new(value).unwrap_or(BasisPoints::FULL)
    }

    /// An address may be shown as a link, which must not be a program.
    pub(super) fn address(&mut self, url: Option<&String>, of: &Path<'_>) {
        if url.is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
            self.problems.error(
                Code::BadAddress,
                &Path::Key(of, "url"),
                "this is not an address of a page",
                "begin it with https:// or http://, or leave it out",
            );
        }
    }

    /// The list of an entry, or its beginning: comparing the entries of long lists within long lists takes minutes.
    pub(super) fn first<'l, T>(&mut self, list: &'l [T], at: &Path<'_>) -> &'l [T] {
        if list.len() > MAX_INNER {
            self.problems.error(
                Code::WrongCount,
                at,
                &format!("the number of entries in this list is {}", list.len()),
                &format!("it has at most {MAX_INNER}"),
            );
        }
        list.get(..MAX_INNER).unwrap_or(list)
    }

    pub(super) fn not_empty(&mut self, count: usize, at: &Path<'_>) {
        if count == 0 {
            self.problems.error(
                Code::WrongCount,
                at,
                "the list is empty",
                "name at least one, or leave the field out if it is optional",
            );
        }
    }
}
