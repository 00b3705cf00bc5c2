//! Working days: from a number of days to a date.

use crate::engine::date::Date;

/// Which days are worked, from a first one on.
pub(super) struct Calendar {
    start: i64,
    weekdays: Vec<u8>,
    /// Sorted.
    holidays: Vec<i64>,
}

impl Calendar {
    pub(super) fn new(start: &Date, weekdays: &[u8], holidays: &[Date]) -> Self {
        let mut holidays: Vec<i64> = holidays.iter().map(Date::ordinal).collect();
        holidays.sort_unstable();
        Self { start: start.ordinal(), weekdays: weekdays.to_vec(), holidays }
    }

    /// The dates of these working days, ascending and counted from 0; `None` for those beyond the year 9999.
    pub(super) fn dates(&self, days: &[u32]) -> Vec<Option<Date>> {
        let mut next = self.start;
        let mut worked = 0;
        let mut dates = Vec::new();
        for wanted in days {
            // The place of the wanted day: the last one looked at, or later.
            let mut found = None;
            while let Some(ordinal) = self.working_day(next) {
                if worked == *wanted {
                    found = Date::of_ordinal(ordinal);
                    break;
                }
                worked += 1;
                next = ordinal + 1;
            }
            dates.push(found);
        }
        dates
    }

    /// The first working day from this one on; `None` beyond the year 9999.
    fn working_day(&self, from: i64) -> Option<i64> {
        (from..=Date::LAST).find(|day| {
            self.weekdays.contains(&weekday(*day)) && self.holidays.binary_search(day).is_err()
        })
    }
}

/// 1 is Monday, 7 Sunday.
fn weekday(ordinal: i64) -> u8 {
    // Day 0, the first of March of the year 0, was a Wednesday.
    u8::try_from((ordinal + 2).rem_euclid(7) + 1).unwrap_or(1)
}
