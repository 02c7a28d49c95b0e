//! The day.

use sidelight::values::Date;
use std::time::{SystemTime, UNIX_EPOCH};

/// Today, by universal time.
pub(crate) fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    day(u32::try_from(since.as_secs() / 86_400).unwrap_or_default())
}

/// The day that comes so many days after 1 January 1970, up to the last that a date can be.
fn day(days: u32) -> Date {
    let number = Date::Day(1970, 1, 1).span().0.saturating_add(days);
    let is_before = |date: Date| date.span().1 < number;
    let year = (1970..9999).find(|year| !is_before(Date::Year(*year))).unwrap_or(9999);
    let month = (1..12).find(|month| !is_before(Date::Month(year, *month))).unwrap_or(12);
    let last = Date::Month(year, month).span().1;
    let day =
        (1..31).find(|day| !is_before(Date::Day(year, month, *day)) || Date::Day(year, month, *day).span().0 >= last);
    Date::Day(year, month, day.unwrap_or(31))
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_counted() {
        for (days, date) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (19_722, "2023-12-31"),
            (20_089, "2025-01-01"),
            (u32::MAX, "9999-12-31"),
        ] {
            assert_eq!(day(days).to_string(), date, "{days}");
        }
    }
}
