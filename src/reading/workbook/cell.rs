//! What a cell holds, as a figure's table has it written.

use crate::values::Date;

/// What a cell holds.
#[derive(Clone)]
pub(super) enum Value {
    Nothing,
    Text(String),
    /// A number or a date, as it is written in CSV.
    Number(String),
    /// The same of what is shown in percent.
    Percent(String),
    /// What no table can hold, and what to do about it.
    Wrong(String, &'static str),
}

/// How a number is shown, which says what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Plain,
    Percent,
    /// A date of which the year is shown, or the month too, or the day too.
    Date(Precision),
    /// A time of day, or how long something took.
    Time,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Precision {
    Year,
    Month,
    Day,
}

/// Digits that a program for spreadsheets shows at most. What comes after them is the noise of its arithmetic.
const DIGITS: usize = 15;

/// A number as it is written in the file, with so many decimals of it moved before the point.
pub(super) fn number(written: &str, moved: i32) -> Option<String> {
    let number: f64 = written.trim().parse().ok().filter(|number: &f64| number.is_finite())?;
    let rounded = format!("{number:.*e}", DIGITS - 1);
    let (digits, exponent) = rounded.split_once('e')?;
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let exponent: i32 = exponent.parse().ok()?;
    let shifted = super::super::spreadsheet::shifted(digits, exponent + moved)?;
    Some(if shifted == "0" { shifted } else { [sign, &shifted].concat() })
}

/// A number as it is shown. `first` is the day that has the number 0, where it is of dates.
pub(super) fn shown(written: &str, shown: Shown, first: Option<Epoch>) -> Value {
    let no_number = || Value::Wrong(format!("this is no number: \"{written}\""), "write it anew");
    match shown {
        Shown::Plain => number(written, 0).map_or_else(no_number, Value::Number),
        Shown::Percent => number(written, 2).map_or_else(no_number, Value::Percent),
        Shown::Time => {
            Value::Wrong("this is a time of day, or how long something took".to_owned(), "write it as words")
        }
        Shown::Date(precision) => {
            let day = written.trim().parse::<f64>().ok().zip(first).and_then(|(number, first)| first.day(number));
            match day {
                Some(day) => dated(day, precision),
                None => {
                    let message = format!("this is shown as a date, and is none: {written}");
                    Value::Wrong(message, "write the date as 2024-05-02, or give the cell another format")
                }
            }
        }
    }
}

/// A date as exactly as it is shown.
pub(super) fn dated((year, month, day): (u16, u8, u8), precision: Precision) -> Value {
    Value::Number(match precision {
        Precision::Year => format!("{year}"),
        Precision::Month => format!("{year}-{month:02}"),
        Precision::Day => format!("{year}-{month:02}-{day:02}"),
    })
}

/// A date as it is written in a file: `2024-05-02`, or with a time after it.
pub(super) fn written_date(written: &str, precision: Precision) -> Value {
    let day = written.get(..10).and_then(|day| day.parse().ok());
    match day {
        Some(Date::Day(year, month, day)) => dated((year, month, day), precision),
        _ => Value::Wrong(format!("this is no date: \"{written}\""), "write it as 2024-05-02"),
    }
}

/// From which day on a file counts its days.
#[derive(Clone, Copy)]
pub(super) enum Epoch {
    /// 1 January 1900 is day 1, and 29 February 1900, which never was, is day 60.
    Of1900,
    /// 1 January 1904 is day 0.
    Of1904,
}

impl Epoch {
    /// The day of a number, whose decimals are a time of day.
    fn day(self, number: f64) -> Option<(u16, u8, u8)> {
        let number = number.floor();
        // The year 9999 ends before that.
        if !(0.0..3_000_000.0).contains(&number) {
            return None;
        }
        let number = number as u32;
        let first = |year| Date::Day(year, 1, 1).span().0;
        let day = match (self, number) {
            (Self::Of1904, _) => first(1904) + number,
            (Self::Of1900, 61..) => first(1900) + number - 2,
            (Self::Of1900, 1..=59) => first(1900) + number - 1,
            (Self::Of1900, 0 | 60) => return None,
        };
        Date::of_number(day)
    }
}

/// What a format of numbers shows, by its letters: `dd/mm/yyyy`, `0.0%`.
pub(super) fn format(code: &str) -> Shown {
    let mut letters = String::new();
    let mut characters = code.chars();
    // What stands in quotation marks, after a backslash or in brackets is shown as it is, or is a colour or a language.
    while let Some(character) = characters.next() {
        match character {
            // Only the first part is for what is more than nothing.
            ';' => break,
            '"' => _ = characters.by_ref().find(|end| *end == '"'),
            '\\' | '_' | '*' => _ = characters.next(),
            '[' => {
                let inside: String = characters.by_ref().take_while(|end| *end != ']').collect();
                // `[h]` counts hours beyond a day.
                if !inside.is_empty() && inside.chars().all(|letter| "hms".contains(letter.to_ascii_lowercase())) {
                    letters.push('h');
                }
            }
            _ => letters.push(character.to_ascii_lowercase()),
        }
    }
    if letters.contains("general") {
        return Shown::Plain;
    }
    let has = |signs: &str| letters.contains(|letter| signs.contains(letter));
    match () {
        () if has("yd") && !has("0#?") => Shown::Date(match (has("d"), has("m")) {
            (true, _) => Precision::Day,
            (false, true) => Precision::Month,
            (false, false) => Precision::Year,
        }),
        () if has("hs") && !has("#?") => Shown::Time,
        () if has("m") && !has("0#?") => Shown::Date(Precision::Month),
        () if has("%") => Shown::Percent,
        () => Shown::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_the_cell_holds() {
        for (written, moved, expected) in [
            ("0.30000000000000004", 0, Some("0.3")),
            ("2512345678", 0, Some("2512345678")),
            ("-3.5", 0, Some("-3.5")),
            ("2.5E+09", 0, Some("2500000000")),
            ("1.0000000000000001E-5", 0, Some("0.00001")),
            ("0.19400000000000001", 2, Some("19.4")),
            ("0.07", 2, Some("7")),
            ("-0", 0, Some("0")),
            ("123456789012345", 0, Some("123456789012345")),
            ("1E+300", 0, None),
            ("NaN", 0, None),
            ("inf", 0, None),
            ("", 0, None),
        ] {
            assert_eq!(number(written, moved).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn days_of_both_systems() {
        for (number, of_1900, of_1904) in [
            (0.0, None, Some((1904, 1, 1))),
            (1.0, Some((1900, 1, 1)), Some((1904, 1, 2))),
            (59.0, Some((1900, 2, 28)), Some((1904, 2, 29))),
            (60.0, None, Some((1904, 3, 1))),
            (61.0, Some((1900, 3, 1)), Some((1904, 3, 2))),
            (45414.75, Some((2024, 5, 2)), Some((2028, 5, 3))),
            (-1.0, None, None),
            (2_958_465.0, Some((9999, 12, 31)), None),
            (2_958_466.0, None, None),
            (f64::NAN, None, None),
        ] {
            assert_eq!((Epoch::Of1900.day(number), Epoch::Of1904.day(number)), (of_1900, of_1904), "{number}");
        }
    }

    #[test]
    fn formats_say_what_a_number_is() {
        use Precision::{Day, Month, Year};
        for (code, expected) in [
            ("General", Shown::Plain),
            ("#,##0.00", Shown::Plain),
            ("0.0%", Shown::Percent),
            ("dd/mm/yyyy", Shown::Date(Day)),
            ("[$-407]d. mmmm yyyy;@", Shown::Date(Day)),
            ("mmm-yy", Shown::Date(Month)),
            ("yyyy", Shown::Date(Year)),
            ("mmmm", Shown::Date(Month)),
            ("dd.mm.yyyy hh:mm", Shown::Date(Day)),
            ("hh:mm:ss", Shown::Time),
            ("[h]:mm", Shown::Time),
            ("#,##0 \"days\"", Shown::Plain),
            ("#,##0.00\\ [$USD]", Shown::Plain),
            ("_-* #,##0.00 _d_-", Shown::Plain),
            ("[Red]0%", Shown::Percent),
            ("# ?/?", Shown::Plain),
            ("0.00E+00", Shown::Plain),
        ] {
            assert_eq!(format(code), expected, "{code}");
        }
    }
}
