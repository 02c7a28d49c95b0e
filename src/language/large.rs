//! Large numbers in words: never rounded, so that only those are told so that are short in words.

use crate::values::Decimal;

/// A number as so many millions, or whatever it has.
pub(crate) struct Large {
    /// How many.
    pub(crate) number: Decimal,
    /// Of what: `million`, `billion` (a thousand millions) or `trillion` (a million millions).
    pub(crate) scale: &'static str,
}

const SCALES: [(i128, &str); 3] = [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")];

impl Large {
    /// The number in the largest of the scales in which it has at most three places; `None` where it has none, or is
    /// small.
    pub(crate) fn of(number: Decimal) -> Option<Self> {
        let whole = |unit: i128| Decimal::of_millionths(unit * 1_000_000);
        SCALES.into_iter().find_map(|(unit, scale)| {
            let number = number.abs();
            let number = Some(number).filter(|number| *number >= whole(unit))?.in_units_of(unit)?;
            Some(Self { number, scale })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Large;

    #[test]
    fn large_numbers_are_never_rounded() {
        for (number, expected) in [
            ("999999", None),
            ("1000000", Some("1 million")),
            ("2500000000", Some("2.5 billion")),
            ("-2500000000", Some("2.5 billion")),
            ("2512345678", None),
            ("2512300000", Some("2512.3 million")),
            ("1234567000000", Some("1234.567 billion")),
            ("999000000000000000", Some("999000 trillion")),
            ("1000000.5", None),
        ] {
            let large = Large::of(number.parse().expect("a number"));
            let large = large.map(|Large { number, scale }| format!("{number} {scale}"));
            assert_eq!(large.as_deref(), expected, "{number}");
        }
    }
}
