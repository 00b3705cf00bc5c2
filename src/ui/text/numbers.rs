//! Numbers, amounts and days, as people read them.
//!
//! What is counted, measured or paid is not here: the other files say it, each of its own.

use crate::engine::plan::Spread;

// Numbers and amounts

/// `one` or `many` of something, with the number.
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

pub(crate) fn questions(n: usize) -> String {
    count(n, "question", "questions")
}

pub(super) fn answers(n: usize) -> String {
    count(n, "answer", "answers")
}

/// Basis points as a percentage, rounded down like the engine's own numbers.
pub(crate) fn percent(basis_points: u16) -> String {
    format!("{}\u{a0}%", basis_points / 100)
}

/// Basis points with both decimals, for traces.
pub(crate) fn percent_exactly(basis_points: u16) -> String {
    format!("{}.{:02}\u{a0}%", basis_points / 100, basis_points % 100)
}

pub(crate) fn range(from: &str, to: &str) -> String {
    if from == to { from.to_owned() } else { format!("{from} to {to}") }
}

pub(crate) fn with_count(title: &str, n: usize) -> String {
    format!("{title} ({n})")
}

/// A number with commas between its thousands.
pub(crate) fn grouped(number: u64) -> String {
    let mut words = String::new();
    let digits = number.to_string();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && digits.len().saturating_sub(place).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

pub(crate) fn money(currency: Option<&str>, amount: u64) -> String {
    match currency {
        Some(currency) => format!("{currency}\u{a0}{}", grouped(amount)),
        None => grouped(amount),
    }
}

pub(crate) fn days(n: u64) -> String {
    if n == 1 { "1 day".to_owned() } else { format!("{} days", grouped(n)) }
}

pub(crate) fn person_days(n: u64) -> String {
    if n == 1 { "1 person-day".to_owned() } else { format!("{} person-days", grouped(n)) }
}

/// The two ends of a sum.
pub(crate) fn ends(currency: Option<&str>, sum: Spread) -> String {
    format!("{} to {}", money(currency, sum.low), grouped(sum.high))
}

pub(crate) fn with_ends(likely: &str, ends: &str) -> String {
    format!("{likely} ({ends})")
}

// Days

/// A day as people write it: 31 December 2025. Never broken after the number.
pub(crate) fn date(date: &str) -> String {
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    match (year, month.and_then(month_name), day) {
        (Some(year), Some(month), Some(day)) => {
            format!("{}\u{a0}{month} {year}", day.strip_prefix('0').unwrap_or(day))
        }
        _ => date.to_owned(),
    }
}

/// A day on an axis: its month, or on an axis of weeks the day, too. Its year stands elsewhere.
pub(crate) fn tick(day: &str, by_week: bool) -> String {
    let words = date(day);
    let (number, month) = words.split_once('\u{a0}').unwrap_or_default();
    let month = month.get(..3).unwrap_or_default();
    if by_week { format!("{number}\u{a0}{month}") } else { month.to_owned() }
}

/// A day, without its year if that is said with the later one.
pub(super) fn day_before(day: &str, later: &str) -> String {
    let words = date(day);
    match words.rsplit_once(' ') {
        Some((short, _)) if day.get(..4) == later.get(..4) => short.to_owned(),
        _ => words,
    }
}

fn month_name(month: &str) -> Option<&'static str> {
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    months.get(month.parse::<usize>().ok()?.checked_sub(1)?).copied()
}
