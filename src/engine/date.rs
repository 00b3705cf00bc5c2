//! Days of the calendar, as they stand in files. Dates come in from outside; no clock is read here.

use serde::Serialize;

/// A day of the calendar, written `YYYY-MM-DD`. Ordered by time.
///
/// ```
/// use shipworthy::engine::Date;
///
/// assert!(Date::parse("2025-12-31") < Date::parse("2026-11-21"));
/// assert_eq!(Date::parse("2026-02-29"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Date(String);

impl Date {
    /// Reads a day; `None` if the text is none.
    pub fn parse(text: &str) -> Option<Self> {
        // Four, two and two digits: the order of the texts is that of the days.
        is_date(text).then(|| Self(text.to_owned()))
    }

    /// The day as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// True for a date of the calendar, as `YYYY-MM-DD`.
pub fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str, length: usize| {
        let digits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn dates_are_those_of_the_calendar() {
        for (text, expected) in [
            ("2026-11-21", true),
            ("2024-02-29", true),
            ("2026-02-29", false),
            ("2000-02-29", true),
            ("1900-02-29", false),
            ("2026-13-01", false),
            ("2026-04-31", false),
            ("2026-1-1", false),
            ("+026-01-01", false),
            ("yesterday", false),
            ("", false),
        ] {
            assert_eq!(is_date(text), expected, "{text}");
        }
    }
}
