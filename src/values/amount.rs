//! Amounts: exact decimals with what is known of them. No floating point, so that none is ever rounded.

use serde::{Deserialize, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// An exact, non-negative decimal number: `digits / 10^scale`.
///
/// Guaranteed to have at most 12 digits before the point, 6 after it, of which the last is no zero, and 15 in all: so
/// that whoever reads it as a double (IEEE 754), as most do who read JSON, has the very same number. What is worked out
/// of two may have more digits; it is only put into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "f64")]
pub struct Decimal {
    digits: u64,
    scale: u8,
}

/// An amount, as exactly as it was stated.
///
/// Written `1000000` (exact), `25000..35000` (a range), `>2000` (more than) and `~4500` (about); with a
/// decimal point where there is one, never with thousands separators. In JSON the number and its bound are apart:
/// `{"value": 2000, "bound": "more-than"}`, `{"least": 25000, "most": 35000}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub enum Amount {
    /// This number.
    Exact(Decimal),
    /// More than this number.
    MoreThan(Decimal),
    /// About this number.
    About(Decimal),
    /// From the first to the second number, the first being the smaller.
    Range(Decimal, Decimal),
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

/// What an amount counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// A currency, as its ISO 4217 code.
    Currency(String),
    /// Things counted, as a plural noun.
    Things(String),
}

impl Unit {
    /// Three capital letters are a currency; anything else names the things that are counted.
    pub fn new(text: &str) -> Self {
        if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            Self::Currency(text.to_owned())
        } else {
            Self::Things(text.to_owned())
        }
    }

    /// As it was written: the code of a currency, or the noun.
    pub fn name(&self) -> &str {
        match self {
            Self::Currency(name) | Self::Things(name) => name,
        }
    }
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
            Self::Digits => "an amount has at most 12 digits before the point, 6 after it, and 15 in all",
            Self::Range => "a range goes from the smaller to the larger number",
        })
    }
}

impl std::error::Error for AmountError {}

impl Decimal {
    /// A whole number.
    pub fn whole(number: u32) -> Self {
        Self { digits: number.into(), scale: 0 }
    }

    /// The number times 10^6, which is always whole: for comparing and for drawing.
    pub fn millionths(self) -> u64 {
        self.digits * 10u64.pow(6 - u32::from(self.scale))
    }

    /// The number of so many millionths.
    pub fn of_millionths(millionths: u64) -> Self {
        Self { digits: millionths, scale: 6 }.trimmed()
    }

    /// `self × times / by`, rounded to two places; `None` where `by` is zero or the result too large.
    pub fn share(self, by: Self, times: u32, rounding: Rounding) -> Option<Self> {
        let (part, by) = (u128::from(self.millionths()), u128::from(by.millionths()));
        let hundredfold = part * u128::from(times) * 100;
        let hundredths = match rounding {
            Rounding::Down => hundredfold.checked_div(by)?,
            Rounding::Nearest => (hundredfold * 2 + by).checked_div(by * 2)?,
            Rounding::Up => (hundredfold + by).checked_sub(1)?.checked_div(by)?,
        };
        let digits = u64::try_from(hundredths).ok().filter(|digits| *digits < 10u64.pow(14))?;
        Some(Self { digits, scale: 2 }.trimmed())
    }

    /// `self / by`, rounded half up to two places, or to four where it is less than one, and whether that is exact;
    /// `None` where `by` is zero or the result too large.
    pub fn ratio(self, by: Self) -> Option<(Self, bool)> {
        let (part, by) = (u128::from(self.millionths()), u128::from(by.millionths()));
        let scale = if part < by { 4 } else { 2 };
        let times = part * 10u128.pow(scale);
        let digits = u64::try_from((times * 2 + by).checked_div(by * 2)?).ok()?;
        let ratio = Self { digits, scale: scale as u8 }.trimmed();
        (digits < 10u64.pow(12 + scale)).then_some((ratio, times.is_multiple_of(by)))
    }

    /// The number to so many digits that count, of which there is at least one.
    pub fn rounded(self, digits: u32, rounding: Rounding) -> Self {
        let millionths = self.millionths();
        let length = millionths.checked_ilog10().map_or(0, |log| log + 1);
        let unit = 10u64.pow(length.saturating_sub(digits.max(1)));
        let (less, rest) = (millionths / unit, millionths % unit);
        let is_up = match rounding {
            Rounding::Down => false,
            Rounding::Nearest => rest * 2 >= unit && rest > 0,
            Rounding::Up => rest > 0,
        };
        Self::of_millionths((less + u64::from(is_up)) * unit)
    }

    /// How many digits of it count where it is rounded: all without the zeros at its start and at its end.
    pub fn significant_digits(self) -> u32 {
        let mut digits = self.digits;
        while digits > 0 && digits.is_multiple_of(10) {
            digits /= 10;
        }
        digits.checked_ilog10().map_or(1, |log| log + 1)
    }

    /// `self - less`; `None` where that is less than nothing.
    pub fn minus(self, less: Self) -> Option<Self> {
        self.millionths().checked_sub(less.millionths()).map(Self::of_millionths)
    }

    fn trimmed(mut self) -> Self {
        while self.scale > 0 && self.digits.is_multiple_of(10) {
            self.digits /= 10;
            self.scale -= 1;
        }
        self
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.millionths().cmp(&other.millionths())
    }
}

impl FromStr for Decimal {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(whole) || (text.contains('.') && !is_number(part)) {
            return Err(AmountError::Form);
        }
        if part.len() > 6 || whole.len() > 12 {
            return Err(AmountError::Digits);
        }
        let digits = [whole, part].concat().parse().map_err(|_| AmountError::Digits)?;
        let number = Self { digits, scale: part.len() as u8 }.trimmed();
        (number.digits < 10u64.pow(15)).then_some(number).ok_or(AmountError::Digits)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let power = 10u64.pow(self.scale.into());
        write!(f, "{}", self.digits / power)?;
        if self.scale > 0 {
            write!(f, ".{:0width$}", self.digits % power, width = self.scale.into())?;
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
        match self.scale {
            0 => serializer.serialize_u64(self.digits),
            _ => serializer.serialize_f64((*self).into()),
        }
    }
}

impl From<Decimal> for f64 {
    fn from(number: Decimal) -> f64 {
        // Both are exact as doubles, so that the division gives the double that is next to the decimal number.
        number.digits as f64 / 10u64.pow(number.scale.into()) as f64
    }
}

impl Amount {
    /// The number that the amount is at least: of a range the lower end.
    pub fn lower(self) -> Decimal {
        match self {
            Self::Exact(number) | Self::MoreThan(number) | Self::About(number) | Self::Range(number, _) => number,
        }
    }

    /// How many digits of it are known, where it says that not all are.
    pub fn known_digits(self) -> Option<u32> {
        match self {
            Self::MoreThan(number) | Self::About(number) => Some(number.significant_digits()),
            Self::Exact(_) | Self::Range(..) => None,
        }
    }

    /// The number that the amount is drawn to: of a range the upper end.
    pub fn upper(self) -> Decimal {
        match self {
            Self::Exact(number) | Self::MoreThan(number) | Self::About(number) | Self::Range(_, number) => number,
        }
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        if let Some((lower, upper)) = text.split_once("..") {
            let (lower, upper): (Decimal, Decimal) = (lower.parse()?, upper.parse()?);
            return if lower < upper { Ok(Self::Range(lower, upper)) } else { Err(AmountError::Range) };
        }
        if let Some(number) = text.strip_prefix('>') {
            return number.parse().map(Self::MoreThan);
        }
        if let Some(number) = text.strip_prefix('~') {
            return number.parse().map(Self::About);
        }
        text.parse().map(Self::Exact)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(number) => write!(f, "{number}"),
            Self::MoreThan(number) => write!(f, ">{number}"),
            Self::About(number) => write!(f, "~{number}"),
            Self::Range(lower, upper) => write!(f, "{lower}..{upper}"),
        }
    }
}

/// An amount in JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bound: Option<Bound>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    least: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    most: Option<Decimal>,
}

/// What a number is of an amount that is not exact.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Bound {
    MoreThan,
    About,
}

impl From<Amount> for Form {
    fn from(amount: Amount) -> Self {
        let single = |value, bound| Self { value: Some(value), bound, least: None, most: None };
        match amount {
            Amount::Exact(number) => single(number, None),
            Amount::MoreThan(number) => single(number, Some(Bound::MoreThan)),
            Amount::About(number) => single(number, Some(Bound::About)),
            Amount::Range(least, most) => Self { value: None, bound: None, least: Some(least), most: Some(most) },
        }
    }
}

impl TryFrom<Form> for Amount {
    type Error = AmountError;

    fn try_from(form: Form) -> Result<Self, AmountError> {
        match form {
            Form { value: Some(number), bound, least: None, most: None } => Ok(match bound {
                None => Self::Exact(number),
                Some(Bound::MoreThan) => Self::MoreThan(number),
                Some(Bound::About) => Self::About(number),
            }),
            Form { value: None, bound: None, least: Some(least), most: Some(most) } if least < most => {
                Ok(Self::Range(least, most))
            }
            Form { value: None, bound: None, least: Some(_), most: Some(_) } => Err(AmountError::Range),
            _ => Err(AmountError::Form),
        }
    }
}
