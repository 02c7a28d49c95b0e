//! Parts of a whole, as far as they follow from what is known of both.

use super::{Amount, Decimal, Rounding};
use std::fmt;

/// What is less than this is rounded to nothing: a hundredth.
const LEAST: Decimal = Decimal::hundredth();

/// What part of a whole something is, as far as it follows from two amounts: our arithmetic, to two places at most.
///
/// Written like an amount; `<8.7` is less than.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Share {
    /// As much as this.
    Of(Amount),
    /// Less than this number.
    LessThan(Decimal),
}

impl Share {
    /// `part × per / whole`; `None` where nothing follows, as from two lower bounds. What is no more than near to it is
    /// about it, and a bound is rounded away from it, so that it stays one. It has no more digits than are known of the two.
    pub fn of(part: Amount, whole: Amount, per: u32) -> Option<Self> {
        let all = Decimal::whole(per);
        let digits = [part, whole].into_iter().filter_map(Amount::known_digits).min();
        let share = |part: Decimal, whole, rounding| {
            let share = part.share(whole, per, rounding)?;
            Some(digits.map_or(share, |digits| share.rounded(digits, rounding)))
        };
        if part.is_single() && whole.is_single() {
            let nearest = share(part.lower(), whole.lower(), Rounding::Nearest)?.min(all);
            let [least, most] =
                [Rounding::Down, Rounding::Up].map(|rounding| share(part.lower(), whole.lower(), rounding));
            // Something is not nothing, however little it is.
            if nearest == Decimal::ZERO && part.lower() > Decimal::ZERO {
                return Some(Self::LessThan(LEAST));
            }
            let is_exact = !part.is_about() && !whole.is_about() && least == most;
            return Some(Self::Of(if is_exact { Amount::Exact(nearest) } else { Amount::About(nearest) }));
        }
        if part.is_about() || whole.is_about() {
            return None;
        }
        // The least that it can be, and the most. No part is larger than its whole: what would allow that says nothing.
        let least = part.least().zip(whole.most()).and_then(|(part, whole)| share(part, whole, Rounding::Down));
        let most = part.most().zip(whole.least()).and_then(|(part, whole)| share(part, whole, Rounding::Up));
        let least = least.map(|least| least.min(all));
        if part.is_bound() || whole.is_bound() {
            // Nothing of anything is nothing.
            if part == Amount::Exact(Decimal::ZERO) {
                return Some(Self::Of(part));
            }
            let is_possible = || Some(part.most()?.share(whole.least()?, per, Rounding::Up)? <= all);
            return match (least, most) {
                (Some(least), None) => Some(Self::Of(Amount::MoreThan(least))),
                (None, Some(most)) => is_possible()?.then(|| Self::LessThan(most.min(all))),
                _ => None,
            };
        }
        let (least, most) = (least?, most.unwrap_or(all).min(all));
        Some(Self::Of(if least < most { Amount::Range(least, most) } else { Amount::Exact(least) }))
    }

    /// Whether it would be rounded to nothing.
    pub fn is_least(self) -> bool {
        self == Self::LessThan(LEAST)
    }

    /// The number that it is at least, and the one that it is at most, if either is known.
    pub fn bounds(self) -> (Option<Decimal>, Option<Decimal>) {
        match self {
            Self::Of(amount) => (amount.least(), amount.most()),
            Self::LessThan(most) => (None, Some(most)),
        }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Of(amount) => write!(f, "{amount}"),
            Self::LessThan(number) => write!(f, "<{number}"),
        }
    }
}
