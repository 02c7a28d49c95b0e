//! Exact decimal numbers. No floating point, so that none is ever rounded unseen.

use serde::{Deserialize, Serialize, Serializer};
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::{fmt, str::FromStr};

/// An exact decimal number: `digits / 10^scale`.
///
/// Guaranteed to have at most 18 digits before the point and 6 after it, and 15 without the zeros at its start and its
/// end: so that whoever reads it as a double (IEEE 754), as most do who read JSON, has the very same number. What is
/// worked out of two may have more digits; it is only put into words.
///
/// Zeros after the point are kept as they were given: `23.0` says more than `23`, and is the same number.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "f64")]
pub struct Decimal {
    digits: i128,
    scale: u8,
}

/// Where what has more places than are kept goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To the lower number: for what is at least so much.
    Down,
    /// To the nearer number, and half up.
    Nearest,
    /// To the higher number: for what is at most so much.
    Up,
}

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Not a number in the form that amounts are written in.
    Form,
    /// More digits than are kept exactly.
    Digits,
    /// The second number of a range is not the larger.
    Range,
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "not an amount",
            Self::Digits => {
                "an amount has at most 18 digits before the point, 6 after it, and 15 without the zeros at its ends"
            }
            Self::Range => "a range goes from the smaller to the larger number",
        })
    }
}

impl std::error::Error for AmountError {}

/// The places after the point that are kept.
const MOST_PLACES: usize = 6;

impl Decimal {
    /// Nothing.
    pub const ZERO: Self = Self { digits: 0, scale: 0 };

    /// 0.01.
    pub(super) const fn hundredth() -> Self {
        Self { digits: 1, scale: 2 }
    }

    /// A whole number.
    pub fn whole(number: u32) -> Self {
        Self { digits: number.into(), scale: 0 }
    }

    /// The number times 10^6, which is always whole: for comparing and for drawing.
    pub fn millionths(self) -> i128 {
        self.digits * 10i128.pow(6 - u32::from(self.scale))
    }

    /// The number of so many millionths.
    pub fn of_millionths(millionths: i128) -> Self {
        Self { digits: millionths, scale: 6 }.trimmed()
    }

    /// Whether it is less than nothing.
    pub fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// The number without its sign.
    pub fn abs(self) -> Self {
        Self { digits: self.digits.abs(), ..self }
    }

    /// `self × times / by`, rounded to two places; `None` where `by` is zero, one of the two is negative, or the result
    /// is too large.
    pub fn share(self, by: Self, times: u32, rounding: Rounding) -> Option<Self> {
        let (part, by) = (u128::try_from(self.millionths()).ok()?, u128::try_from(by.millionths()).ok()?);
        let hundredfold = part.checked_mul(u128::from(times))?.checked_mul(100)?;
        let hundredths = match rounding {
            Rounding::Down => hundredfold.checked_div(by)?,
            Rounding::Nearest => (hundredfold * 2 + by).checked_div(by * 2)?,
            Rounding::Up => (hundredfold + by).checked_sub(1)?.checked_div(by)?,
        };
        let digits = i128::try_from(hundredths).ok().filter(|digits| *digits < 10i128.pow(20))?;
        Some(Self { digits, scale: 2 }.trimmed())
    }

    /// `self / by`, rounded half up to two places, or to four where it is less than one, and whether that is exact;
    /// `None` where `by` is zero, one of the two is negative, or the result is too large.
    pub fn ratio(self, by: Self) -> Option<(Self, bool)> {
        let (part, by) = (u128::try_from(self.millionths()).ok()?, u128::try_from(by.millionths()).ok()?);
        let scale = if part < by { 4 } else { 2 };
        let times = part * 10u128.pow(scale);
        let digits = i128::try_from((times * 2 + by).checked_div(by * 2)?).ok()?;
        let ratio = Self { digits, scale: scale as u8 }.trimmed();
        (digits < 10i128.pow(18 + scale)).then_some((ratio, times.is_multiple_of(by)))
    }

    /// The number to so many digits that count, of which there is at least one.
    pub fn rounded(self, digits: u32, rounding: Rounding) -> Self {
        let millionths = self.millionths();
        let length = millionths.unsigned_abs().checked_ilog10().map_or(0, |log| log + 1);
        let unit = 10i128.pow(length.saturating_sub(digits.max(1)));
        let (less, rest) = (millionths.div_euclid(unit), millionths.rem_euclid(unit));
        let is_up = match rounding {
            Rounding::Down => false,
            Rounding::Nearest => rest * 2 >= unit && rest > 0,
            Rounding::Up => rest > 0,
        };
        Self::of_millionths((less + i128::from(is_up)) * unit)
    }

    /// How many digits of it count where it is rounded: all without the zeros at its start, and without those at the end
    /// of a whole number. Zeros after the point were given because they count.
    pub fn significant_digits(self) -> u32 {
        let mut digits = self.digits.unsigned_abs();
        while self.scale == 0 && digits > 0 && digits.is_multiple_of(10) {
            digits /= 10;
        }
        digits.checked_ilog10().map_or(1, |log| log + 1)
    }

    /// `self - less`; `None` where that is less than nothing.
    pub fn minus(self, less: Self) -> Option<Self> {
        Some(self.millionths() - less.millionths()).filter(|rest| *rest >= 0).map(Self::of_millionths)
    }

    /// `self - other`, whatever that is.
    pub(crate) fn less(self, other: Self) -> Self {
        Self::of_millionths(self.millionths() - other.millionths())
    }

    /// How many of these make the number, if that has at most three places: 2.5 billions.
    pub fn in_units_of(self, unit: i128) -> Option<Self> {
        let (thousandfold, unit) = (self.millionths() * 1000, unit * 1_000_000);
        (thousandfold % unit == 0).then(|| Self { digits: thousandfold / unit, scale: 3 }.trimmed())
    }

    /// The places after the point, where zeros are the last of them.
    pub(super) fn places_with_zeros(self) -> Option<u8> {
        (self.trimmed().scale < self.scale).then_some(self.scale)
    }

    /// The same number with so many places after the point, if it has fewer.
    pub(super) fn with_places(self, places: u8) -> Option<Self> {
        if usize::from(places) > MOST_PLACES {
            return None;
        }
        let more = places.saturating_sub(self.scale);
        let digits = self.digits.checked_mul(10i128.pow(more.into()))?;
        Some(Self { digits, scale: self.scale + more })
    }

    fn trimmed(mut self) -> Self {
        while self.scale > 0 && self.digits % 10 == 0 {
            self.digits /= 10;
            self.scale -= 1;
        }
        self
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Decimal {}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.millionths().hash(state);
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.millionths().cmp(&other.millionths())
    }
}

impl FromStr for Decimal {
    type Err = AmountError;

    /// Of a true minus, as pages have it, the sign of a keyboard is made.
    fn from_str(text: &str) -> Result<Self, AmountError> {
        let unsigned = text.strip_prefix(['-', '\u{2212}']);
        let number = unsigned.unwrap_or(text);
        let (whole, part) = number.split_once('.').map_or((number, None), |(whole, part)| (whole, Some(part)));
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(whole) || part.is_some_and(|part| !is_number(part)) {
            return Err(AmountError::Form);
        }
        let part = part.unwrap_or_default();
        if part.len() > MOST_PLACES || whole.len() > 18 {
            return Err(AmountError::Digits);
        }
        let digits: i128 = [whole, part].concat().parse().map_err(|_| AmountError::Digits)?;
        let number = Self { digits: if unsigned.is_some() { -digits } else { digits }, scale: part.len() as u8 };
        let mut counting = number.trimmed().digits;
        while counting != 0 && counting % 10 == 0 {
            counting /= 10;
        }
        (counting.abs() < 10i128.pow(15)).then_some(number).ok_or(AmountError::Digits)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (digits, power) = (self.digits.unsigned_abs(), 10u128.pow(self.scale.into()));
        let sign = if self.is_negative() { "-" } else { "" };
        write!(f, "{sign}{}", digits / power)?;
        if self.scale > 0 {
            write!(f, ".{:0width$}", digits % power, width = self.scale.into())?;
        }
        Ok(())
    }
}

impl TryFrom<f64> for Decimal {
    type Error = AmountError;

    /// The number that a double of at most 15 digits stands for.
    fn try_from(number: f64) -> Result<Self, AmountError> {
        number.to_string().parse()
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { digits, scale } = self.trimmed();
        match (scale, i64::try_from(digits)) {
            (0, Ok(digits)) => serializer.serialize_i64(digits),
            _ => serializer.serialize_f64((*self).into()),
        }
    }
}

impl From<Decimal> for f64 {
    fn from(number: Decimal) -> f64 {
        let Decimal { digits, scale } = number.trimmed();
        // Both are exact as doubles, so that the division gives the double that is next to the decimal number.
        digits as f64 / 10u64.pow(scale.into()) as f64
    }
}
