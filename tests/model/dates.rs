//! Dates, and the days that they can mean.

use sidelight::values::{Date, DateError, Season};

/// Checks which texts are dates, that each is written as it was read, and the days it can mean.
#[test]
fn dates() {
    for (text, date, days) in [
        ("2022", Date::Year(2022), 365),
        ("2024", Date::Year(2024), 366),
        ("1900", Date::Year(1900), 365),
        ("2000", Date::Year(2000), 366),
        ("2023-21", Date::Season(2023, Season::Spring), 92),
        ("2023-22", Date::Season(2023, Season::Summer), 92),
        ("2023-23", Date::Season(2023, Season::Autumn), 91),
        ("2023-24", Date::Season(2023, Season::Winter), 91),
        ("9999-24", Date::Season(9999, Season::Winter), 91),
        ("2022-04", Date::Month(2022, 4), 30),
        ("2024-02", Date::Month(2024, 2), 29),
        ("2022-12", Date::Month(2022, 12), 31),
        ("2022-04-01", Date::Day(2022, 4, 1), 1),
        ("2024-02-29", Date::Day(2024, 2, 29), 1),
        ("2000-02-29", Date::Day(2000, 2, 29), 1),
        ("1000-01-01", Date::Day(1000, 1, 1), 1),
    ] {
        assert_eq!(text.parse(), Ok(date));
        assert_eq!(date.to_string(), text);
        let (first, last) = date.span();
        assert_eq!(last - first + 1, days, "{text}");
        let json = serde_json::to_string(&date).unwrap();
        assert_eq!(json, format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<Date>(&json).unwrap(), date);
    }
    for (text, error) in [
        ("", DateError::Form),
        ("22", DateError::Form),
        ("0999", DateError::Form),
        ("02022", DateError::Form),
        ("2022-4", DateError::Form),
        ("2022-04-1", DateError::Form),
        ("2022-04-01T00:00", DateError::Form),
        ("2022-04-01-01", DateError::Form),
        ("2022/04/01", DateError::Form),
        ("2022-", DateError::Form),
        (" 2022", DateError::Form),
        ("+202", DateError::Form),
        ("２０２２", DateError::Form),
        ("2022-00", DateError::Month(0)),
        ("2022-13", DateError::Month(13)),
        ("2022-25", DateError::Month(25)),
        ("2022-24-01", DateError::Month(24)),
        ("2023-02-30", DateError::Day(30)),
        ("2023-02-29", DateError::Day(29)),
        ("1900-02-29", DateError::Day(29)),
        ("2022-04-31", DateError::Day(31)),
        ("2022-01-00", DateError::Day(0)),
        ("2022-12-32", DateError::Day(32)),
    ] {
        assert_eq!(text.parse::<Date>(), Err(error), "{text}");
    }
}

/// Checks that days follow each other without gap over the ends of months, years and leap years.
#[test]
fn days_follow_each_other() {
    for (before, after) in [
        ("2023-02-28", "2023-03-01"),
        ("2024-02-28", "2024-02-29"),
        ("2024-02-29", "2024-03-01"),
        ("2023-12-31", "2024-01-01"),
        ("1999-12-31", "2000-01-01"),
        ("1900-02-28", "1900-03-01"),
        ("2023-24", "2024-21"),
        ("2023", "2024"),
        ("2023-11", "2023-12"),
    ] {
        let span = |text: &str| text.parse::<Date>().unwrap().span();
        assert_eq!(span(before).1 + 1, span(after).0, "{before}, {after}");
    }
}
