//! Dates with the precision that is known, and no more.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A season as the Extended Date/Time Format numbers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// 21
    Spring,
    /// 22
    Summer,
    /// 23
    Autumn,
    /// 24
    Winter,
}

/// A calendar date with its precision. Guaranteed to exist in the Gregorian calendar, from year 1000 to 9999.
///
/// Written as the Extended Date/Time Format has it (level 0, and seasons of level 1:
/// <https://www.loc.gov/standards/datetime/>): `2022`, `2024-23`, `2022-04`, `2022-04-01`, and `2022-10/2022-12` for a
/// period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Date {
    /// Some time in a year.
    Year(u16),
    /// Some time in a season of a year.
    Season(u16, Season),
    /// Some time in a month (1 to 12).
    Month(u16, u8),
    /// A day: year, month, day of the month.
    Day(u16, u8, u8),
    /// From one date to a later one.
    Period(End, End),
}

/// Where a period begins or ends: a year, a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct End {
    year: u16,
    /// Nothing where that is not known.
    month: Option<u8>,
    day: Option<u8>,
}

impl From<End> for Date {
    fn from(End { year, month, day }: End) -> Self {
        match (month, day) {
            (Some(month), Some(day)) => Self::Day(year, month, day),
            (Some(month), None) => Self::Month(year, month),
            (None, _) => Self::Year(year),
        }
    }
}

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not of the form `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Form,
    /// The month or season does not exist.
    Month(u8),
    /// The month has no such day.
    Day(u8),
    /// A period does not go from one date to a later one.
    Period,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form => f.write_str("not a date of the form YYYY-MM-DD, YYYY-MM or YYYY"),
            Self::Month(month) => write!(f, "there is no month {month:02}"),
            Self::Day(day) => write!(f, "that month has no day {day:02}"),
            Self::Period => f.write_str("a period goes from one year, month or day to a later one"),
        }
    }
}

impl std::error::Error for DateError {}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1 January of the year 0 in the proleptic Gregorian calendar.
fn day_number(year: u16, month: u8, day: u8) -> u32 {
    let before = u32::from(year) - u32::from(month <= 2);
    let shifted = (u32::from(month) + 9) % 12;
    before * 365 + before / 4 - before / 100 + before / 400 + (shifted * 153 + 2) / 5 + u32::from(day) - 1
}

impl Season {
    /// The first and the last month of it, in the year that it begins in: each with its own year.
    pub fn months(self, year: u16) -> [(u16, u8); 2] {
        match self {
            Self::Spring => [(year, 3), (year, 5)],
            Self::Summer => [(year, 6), (year, 8)],
            Self::Autumn => [(year, 9), (year, 11)],
            Self::Winter => [(year, 12), (year + 1, 2)],
        }
    }
}

impl Date {
    /// The first and the last day that the date can mean, as day numbers that can be subtracted.
    pub fn span(self) -> (u32, u32) {
        match self {
            Self::Year(year) => (day_number(year, 1, 1), day_number(year, 12, 31)),
            Self::Season(year, season) => {
                let [(year, first), (last_year, last)] = season.months(year);
                (day_number(year, first, 1), day_number(last_year, last, days_in(last_year, last)))
            }
            Self::Month(year, month) => (day_number(year, month, 1), day_number(year, month, days_in(year, month))),
            Self::Day(year, month, day) => {
                let day = day_number(year, month, day);
                (day, day)
            }
            Self::Period(from, to) => (Self::from(from).span().0, Self::from(to).span().1),
        }
    }

    /// The year, month and day that have a number, as [`Date::span`] counts days.
    pub fn of_number(number: u32) -> Option<(u16, u8, u8)> {
        // 400 years have so many days, so the year is this one or one beside it.
        let about = u16::try_from(u64::from(number) * 400 / 146_097).ok()?;
        let years = (about.max(1001) - 1..=about.saturating_add(1).min(9999)).rev();
        let year = years.into_iter().find(|year| day_number(*year, 1, 1) <= number)?;
        let month = (1..=12).rev().find(|month| day_number(year, *month, 1) <= number)?;
        let day = u8::try_from(number - day_number(year, month, 1) + 1).ok()?;
        (day <= days_in(year, month)).then_some((year, month, day))
    }

    /// The year.
    pub fn year(self) -> u16 {
        match self {
            Self::Year(year) | Self::Season(year, _) | Self::Month(year, _) | Self::Day(year, _, _) => year,
            Self::Period(End { year, .. }, _) => year,
        }
    }
}

impl Date {
    fn end(self) -> Result<End, DateError> {
        let end = |year, month, day| Ok(End { year, month, day });
        match self {
            Self::Year(year) => end(year, None, None),
            Self::Month(year, month) => end(year, Some(month), None),
            Self::Day(year, month, day) => end(year, Some(month), Some(day)),
            Self::Season(..) | Self::Period(..) => Err(DateError::Period),
        }
    }
}

fn digits<T: FromStr>(text: &str, length: usize) -> Result<T, DateError> {
    if text.len() != length || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::Form);
    }
    text.parse().map_err(|_| DateError::Form)
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        if let Some((from, to)) = text.split_once('/') {
            let (from, to): (Self, Self) = (from.parse()?, to.parse()?);
            let is_later = from.span().1 < to.span().0;
            return if is_later { Ok(Self::Period(from.end()?, to.end()?)) } else { Err(DateError::Period) };
        }
        let mut parts = text.split('-');
        let year: u16 = digits(parts.next().unwrap_or_default(), 4)?;
        if year < 1000 {
            return Err(DateError::Form);
        }
        let Some(month) = parts.next() else { return Ok(Self::Year(year)) };
        let month: u8 = digits(month, 2)?;
        let day = parts.next();
        if parts.next().is_some() {
            return Err(DateError::Form);
        }
        match (month, day) {
            (1..=12, None) => Ok(Self::Month(year, month)),
            (1..=12, Some(day)) => {
                let day: u8 = digits(day, 2)?;
                if day == 0 || day > days_in(year, month) {
                    return Err(DateError::Day(day));
                }
                Ok(Self::Day(year, month, day))
            }
            (21, None) => Ok(Self::Season(year, Season::Spring)),
            (22, None) => Ok(Self::Season(year, Season::Summer)),
            (23, None) => Ok(Self::Season(year, Season::Autumn)),
            (24, None) => Ok(Self::Season(year, Season::Winter)),
            _ => Err(DateError::Month(month)),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}"),
            Self::Season(year, season) => write!(f, "{year}-{}", 21 + *season as u8),
            Self::Month(year, month) => write!(f, "{year}-{month:02}"),
            Self::Day(year, month, day) => write!(f, "{year}-{month:02}-{day:02}"),
            Self::Period(from, to) => write!(f, "{}/{}", Self::from(*from), Self::from(*to)),
        }
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.to_string()
    }
}
