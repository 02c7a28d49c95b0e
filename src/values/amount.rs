//! Amounts: exact numbers with what is known of them.

use super::{AmountError, Decimal};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// An amount, as exactly as it was stated.
///
/// Written `1000000` (exact), `25000..35000` (a range), `>2000` (more than), `<5` (less than), `~4500` (about) and
/// `~1.5..2` (about a range); `-3.5` is less than nothing. With a decimal point where there is one, never with
/// thousands separators. In JSON the numbers and their bound are apart: `{"value": 2000, "bound": "more-than"}`,
/// `{"least": 25000, "most": 35000}`; where zeros after the point were given, `places` says how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub enum Amount {
    /// This number.
    Exact(Decimal),
    /// More than this number.
    MoreThan(Decimal),
    /// Less than this number.
    LessThan(Decimal),
    /// About this number.
    About(Decimal),
    /// From the first to the second number, the first being the smaller.
    Range(Decimal, Decimal),
    /// The same, about.
    AboutRange(Decimal, Decimal),
}

impl Amount {
    /// The number that it is written with: of a range the lower one.
    pub fn lower(self) -> Decimal {
        self.numbers().0
    }

    /// The number that the amount is drawn to: of a range the upper end.
    pub fn upper(self) -> Decimal {
        self.numbers().1
    }

    /// The number that it is at least; `None` where it is an upper bound.
    pub fn least(self) -> Option<Decimal> {
        (!matches!(self, Self::LessThan(_))).then(|| self.lower())
    }

    /// The number that it is at most; `None` where it is a lower bound.
    pub fn most(self) -> Option<Decimal> {
        (!matches!(self, Self::MoreThan(_))).then(|| self.upper())
    }

    fn numbers(self) -> (Decimal, Decimal) {
        match self {
            Self::Exact(number) | Self::MoreThan(number) | Self::LessThan(number) | Self::About(number) => {
                (number, number)
            }
            Self::Range(lower, upper) | Self::AboutRange(lower, upper) => (lower, upper),
        }
    }

    /// Whether it is no more than a bound.
    pub fn is_bound(self) -> bool {
        matches!(self, Self::MoreThan(_) | Self::LessThan(_))
    }

    /// Whether it is near to what it says, and nobody knows how near.
    pub fn is_about(self) -> bool {
        matches!(self, Self::About(_) | Self::AboutRange(..))
    }

    /// Whether it is one number, about or not.
    pub fn is_single(self) -> bool {
        matches!(self, Self::Exact(_) | Self::About(_))
    }

    /// Whether it is or may be less than nothing, as far as that is said: what is less than 5 need not be.
    pub fn is_negative(self) -> bool {
        self.lower().is_negative() || matches!(self, Self::LessThan(most) if most == Decimal::ZERO)
    }

    /// How many digits that count its longest number has.
    pub fn most_digits(self) -> u32 {
        self.lower().significant_digits().max(self.upper().significant_digits())
    }

    /// How many digits of it are known, where it says that not all are.
    pub fn known_digits(self) -> Option<u32> {
        match self {
            Self::Exact(_) | Self::Range(..) => None,
            _ => Some(self.lower().significant_digits().min(self.upper().significant_digits())),
        }
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        let (is_about, rest) = text.strip_prefix('~').map_or((false, text), |rest| (true, rest));
        if let Some((lower, upper)) = rest.split_once("..") {
            let (lower, upper): (Decimal, Decimal) = (lower.parse()?, upper.parse()?);
            if lower >= upper {
                return Err(AmountError::Range);
            }
            // Zeros that are given at one end are those of both.
            let places = lower.places_with_zeros().max(upper.places_with_zeros()).unwrap_or_default();
            let (lower, upper) = lower.with_places(places).zip(upper.with_places(places)).ok_or(AmountError::Digits)?;
            return Ok(if is_about { Self::AboutRange(lower, upper) } else { Self::Range(lower, upper) });
        }
        if is_about {
            return rest.parse().map(Self::About);
        }
        if let Some(number) = text.strip_prefix('>') {
            return number.parse().map(Self::MoreThan);
        }
        if let Some(number) = text.strip_prefix('<') {
            return number.parse().map(Self::LessThan);
        }
        text.parse().map(Self::Exact)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(number) => write!(f, "{number}"),
            Self::MoreThan(number) => write!(f, ">{number}"),
            Self::LessThan(number) => write!(f, "<{number}"),
            Self::About(number) => write!(f, "~{number}"),
            Self::Range(lower, upper) => write!(f, "{lower}..{upper}"),
            Self::AboutRange(lower, upper) => write!(f, "~{lower}..{upper}"),
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    places: Option<u8>,
}

/// What a number is of an amount that is not exact.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Bound {
    MoreThan,
    LessThan,
    About,
}

impl From<Amount> for Form {
    fn from(amount: Amount) -> Self {
        let (least, most) = amount.numbers();
        let places = least.places_with_zeros().max(most.places_with_zeros());
        let single = |bound| Self { value: Some(least), bound, least: None, most: None, places };
        let range = |bound| Self { value: None, bound, least: Some(least), most: Some(most), places };
        match amount {
            Amount::Exact(_) => single(None),
            Amount::MoreThan(_) => single(Some(Bound::MoreThan)),
            Amount::LessThan(_) => single(Some(Bound::LessThan)),
            Amount::About(_) => single(Some(Bound::About)),
            Amount::Range(..) => range(None),
            Amount::AboutRange(..) => range(Some(Bound::About)),
        }
    }
}

impl TryFrom<Form> for Amount {
    type Error = AmountError;

    fn try_from(Form { value, bound, least, most, places }: Form) -> Result<Self, AmountError> {
        let places = |number: Decimal| number.with_places(places.unwrap_or_default()).ok_or(AmountError::Form);
        match (value, least, most) {
            (Some(number), None, None) => {
                let number = places(number)?;
                Ok(match bound {
                    None => Self::Exact(number),
                    Some(Bound::MoreThan) => Self::MoreThan(number),
                    Some(Bound::LessThan) => Self::LessThan(number),
                    Some(Bound::About) => Self::About(number),
                })
            }
            (None, Some(least), Some(most)) => {
                let (least, most) = (places(least)?, places(most)?);
                match bound {
                    _ if least >= most => Err(AmountError::Range),
                    None => Ok(Self::Range(least, most)),
                    Some(Bound::About) => Ok(Self::AboutRange(least, most)),
                    Some(_) => Err(AmountError::Form),
                }
            }
            _ => Err(AmountError::Form),
        }
    }
}
