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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Date(#[cfg_attr(feature = "schema", schemars(pattern(super::schema::DATE)))] String);

impl Date {
    /// Reads a day; `None` if the text is none.
    pub fn parse(text: &str) -> Option<Self> {
        // Four, two and two digits: the order of the texts is that of the days.
        is_date(text).then(|| Self(text.to_owned()))
    }

    /// The ordinal of the last day there is, 9999-12-31.
    pub(crate) const LAST: i64 = 3_652_364;

    /// Its place among all days; 0 is the first of March of the year 0, so that leap days come last in a year.
    pub(crate) fn ordinal(&self) -> i64 {
        let mut parts = self.0.split('-').map(|part| part.parse::<i64>().unwrap_or(0));
        let [year, month, day] = [(); 3].map(|()| parts.next().unwrap_or(0));
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        // From March on, five months have 153 days, and every month as many more as rounding gives.
        year * 365 + leap_days + (153 * month + 2).div_euclid(5) + day - 1
    }

    /// The ordinal of the first day there is, 0000-01-01.
    const FIRST: i64 = -60;

    /// The day of an ordinal from the first to the last.
    pub(crate) fn of_ordinal(ordinal: i64) -> Option<Self> {
        if !(Self::FIRST..=Self::LAST).contains(&ordinal) {
            return None;
        }
        let (era, day) = (ordinal.div_euclid(146_097), ordinal.rem_euclid(146_097));
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
        Self::parse(&format!("{:04}-{month:02}-{day:02}", era * 400 + year))
    }

    /// The day as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// True for a date of the calendar, as `YYYY-MM-DD`.
pub fn is_date(text: &str) -> bool {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return false };
    let number = |digits: &[&u8]| {
        let digit = |byte: u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
        digits.iter().try_fold(0, |number, byte| Some(number * 10 + digit(**byte)?))
    };
    let (Some(year), Some(month), Some(day)) =
        (number(&[y1, y2, y3, y4]), number(&[m1, m2]), number(&[d1, d2]))
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
    use super::{Date, is_date};

    #[test]
    fn every_day_has_its_place() {
        let mut before = None;
        for ordinal in Date::FIRST..=Date::LAST {
            let date = Date::of_ordinal(ordinal).unwrap();
            assert_eq!(date.ordinal(), ordinal);
            assert!(before < Some(date.clone()), "{date:?}");
            before = Some(date);
        }
        assert_eq!(before.unwrap().as_str(), "9999-12-31");
        assert_eq!(Date::of_ordinal(Date::LAST + 1), None);
        assert_eq!(Date::of_ordinal(Date::FIRST - 1), None);
        assert_eq!(Date::parse("1970-01-01").unwrap().ordinal(), 719_468);
    }

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
