//! Parts of a whole, as far as they follow from what is known of both.

use super::{Amount, Decimal, Rounding};
use std::fmt;

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
        let is_bound = |amount| matches!(amount, Amount::MoreThan(_));
        let is_single = |amount| matches!(amount, Amount::Exact(_) | Amount::About(_));
        let is_about = [part, whole].iter().any(|amount| matches!(amount, Amount::About(_)));
        let digits = [part, whole].into_iter().filter_map(Amount::known_digits).min();
        let share = |part: Decimal, whole, rounding| {
            let share = part.share(whole, per, rounding)?;
            Some(digits.map_or(share, |digits| share.rounded(digits, rounding)))
        };
        let least = || share(part.lower(), whole.upper(), Rounding::Down).map(|least| least.min(all));
        let most = || share(part.upper(), whole.lower(), Rounding::Up);
        let between = |least: Decimal, most: Decimal| match least < most {
            true => Amount::Range(least, most),
            false => Amount::Exact(least),
        };
        if is_single(part) && is_single(whole) {
            let nearest = share(part.lower(), whole.lower(), Rounding::Nearest)?.min(all);
            let is_exact = !is_about && least() == most();
            return Some(Self::Of(if is_exact { Amount::Exact(nearest) } else { Amount::About(nearest) }));
        }
        match (is_bound(part), is_bound(whole)) {
            _ if is_about => None,
            (true, true) => None,
            (true, false) => least().map(|least| Self::Of(Amount::MoreThan(least))),
            // No part is larger than its whole: what would allow that says nothing.
            (false, true) if part.upper() == Decimal::whole(0) => Some(Self::Of(Amount::Exact(part.upper()))),
            (false, true) => {
                let is_possible = part.upper().share(whole.lower(), per, Rounding::Up)? <= all;
                most().filter(|_| is_possible).map(|most| Self::LessThan(most.min(all)))
            }
            (false, false) => Some(Self::Of(between(least()?, most().unwrap_or(all).min(all)))),
        }
    }

    /// The number that it is at least, and the one that it is at most, if either is known.
    pub fn bounds(self) -> (Option<Decimal>, Option<Decimal>) {
        match self {
            Self::Of(Amount::MoreThan(least)) => (Some(least), None),
            Self::Of(amount) => (Some(amount.lower()), Some(amount.upper())),
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
