//! Dates for machines, which have less room for doubt than the record: nothing is made more exact than it is known,
//! unless the format asks for it.

use crate::values::Date;

/// The date as ISO 8601 writes it, as exact as it is known; it has no seasons, and a period is no date.
pub(super) fn iso(date: Date) -> Option<String> {
    match date {
        Date::Season(..) | Date::Period(..) => None,
        _ => Some(date.to_string()),
    }
}

/// The date as RFC 3339 writes it, which asks for a time: midnight (UTC) of the first day that the date can mean, so
/// that it is never later than what it dates.
pub(super) fn moment(date: Date) -> String {
    let day = match date {
        Date::Period(from, _) => return moment(from.into()),
        Date::Year(year) => format!("{year}-01-01"),
        Date::Day(..) => date.to_string(),
        Date::Month(..) | Date::Season(..) => format!("{}-01", months(date).0),
    };
    format!("{day}T00:00:00Z")
}

/// The time from the earliest to the latest of several dates, as an ISO 8601 interval or, if they are one, that date.
/// A season is its months.
pub(super) fn interval(dates: &[Date]) -> Option<String> {
    let first = dates.iter().min_by_key(|date| date.span().0)?;
    let last = dates.iter().max_by_key(|date| date.span().1)?;
    let (first, last) = (months(*first).0, months(*last).1);
    Some(if first == last { first } else { format!("{first}/{last}") })
}

/// The date itself, the first and the last month of a season, or the ends of a period.
fn months(date: Date) -> (String, String) {
    if let Date::Period(from, to) = date {
        return (Date::from(from).to_string(), Date::from(to).to_string());
    }
    let Date::Season(year, season) = date else { return (date.to_string(), date.to_string()) };
    let [first, last] = season.months(year).map(|(year, month)| format!("{year}-{month:02}"));
    (first, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn moments_are_first_days() {
        for (written, expected) in [
            ("2025-12-31", "2025-12-31"),
            ("2025-12", "2025-12-01"),
            ("2025", "2025-01-01"),
            ("2024-21", "2024-03-01"),
            ("2024-24", "2024-12-01"),
        ] {
            assert_eq!(moment(date(written)), format!("{expected}T00:00:00Z"), "{written}");
        }
    }

    #[test]
    fn intervals_cover_all_dates() {
        for (written, expected) in [
            (&["2022-04-01"][..], "2022-04-01"),
            (&["2023", "2022-04-01", "2022"], "2022/2023"),
            (&["2023-24", "2023-05"], "2023-05/2024-02"),
            (&["2024-21"], "2024-03/2024-05"),
        ] {
            let dates: Vec<_> = written.iter().map(|text| date(text)).collect();
            assert_eq!(interval(&dates).as_deref(), Some(expected));
        }
        assert_eq!(interval(&[]), None);
    }

    #[test]
    fn seasons_are_not_iso() {
        assert_eq!(iso(date("2024-21")), None);
        assert_eq!(iso(date("2024-05")).as_deref(), Some("2024-05"));
    }
}
