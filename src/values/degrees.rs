//! Degrees of latitude and longitude.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// An angle on the globe, to a millionth of a degree (11 cm), from -180 to 180; of latitudes, north is positive, of
/// longitudes, east.
///
/// Written in decimal degrees: `50.25`, `-0.2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Degrees(i32);

/// Why a text is not an angle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DegreesError {
    /// Not decimal degrees.
    Form,
    /// Beyond a half turn.
    Range,
}

impl fmt::Display for DegreesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "not decimal degrees",
            Self::Range => "degrees go from -180 to 180",
        })
    }
}

impl std::error::Error for DegreesError {}

impl Degrees {
    /// The angle of so many millionths of a degree.
    pub const fn of_millionths(millionths: i32) -> Self {
        Self(millionths)
    }

    /// In millionths of a degree.
    pub const fn millionths(self) -> i32 {
        self.0
    }
}

impl FromStr for Degrees {
    type Err = DegreesError;

    fn from_str(text: &str) -> Result<Self, DegreesError> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let is_number = |text: &str, most: usize| {
            (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !is_number(whole, 3) || !is_number(part, 6) {
            return Err(DegreesError::Form);
        }
        let number = |text: &str| text.parse::<i32>().map_err(|_| DegreesError::Form);
        let millionths = number(whole)? * 1_000_000 + number(&format!("{part:0<6}"))?;
        (millionths <= 180_000_000).then_some(Self(sign * millionths)).ok_or(DegreesError::Range)
    }
}

impl fmt::Display for Degrees {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 1_000_000, self.0.unsigned_abs() % 1_000_000);
        write!(f, "{sign}{whole}")?;
        if part > 0 {
            write!(f, ".{}", format!("{part:06}").trim_end_matches('0'))?;
        }
        Ok(())
    }
}

impl TryFrom<f64> for Degrees {
    type Error = DegreesError;

    fn try_from(number: f64) -> Result<Self, DegreesError> {
        number.to_string().parse()
    }
}

impl From<Degrees> for f64 {
    fn from(angle: Degrees) -> f64 {
        f64::from(angle.0) / 1e6
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_as_read() {
        for (text, millionths) in
            [("50.25", 50_250_000), ("-0.2", -200_000), ("36", 36_000_000), ("-180", -180_000_000)]
        {
            let angle: Degrees = text.parse().expect("an angle");
            assert_eq!((angle.millionths(), angle.to_string().as_str()), (millionths, text));
            assert_eq!(Degrees::try_from(f64::from(angle)), Ok(angle));
        }
        for text in ["", "-", "50°", "+1", "1e2", ".5", "5.", "50.1234567", "1000"] {
            assert_eq!(text.parse::<Degrees>(), Err(DegreesError::Form), "{text}");
        }
        assert_eq!("180.1".parse::<Degrees>(), Err(DegreesError::Range));
        assert_eq!(Degrees::try_from(f64::NAN), Err(DegreesError::Form));
    }
}
