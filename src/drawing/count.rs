//! What is drawn over time: a count, and what the article says of it.

use crate::values::{Amount, Date, Decimal};

/// One count, as it is drawn.
#[derive(Clone, Copy)]
pub(crate) struct Count<'a> {
    /// The date it holds for.
    pub(crate) as_of: Date,
    /// The count.
    pub(crate) amount: Amount,
    /// Of an estimate, from where to where it may lie.
    pub(crate) interval: Option<(Decimal, Decimal)>,
    /// What the article says of it, if it does.
    pub(crate) article: Option<Says<'a>>,
    /// Which of the definitions it has, by its place among all: counts of two are not compared.
    pub(crate) definition: usize,
    /// On which of the lines it is.
    pub(crate) line: usize,
}

/// What the article says of a count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says<'a> {
    /// The same number.
    This,
    /// Another one, or none: in these words.
    Other(&'a str),
}

impl Count<'_> {
    /// The number at which its dot stands; a range has none.
    pub(super) fn dot(&self) -> Option<Decimal> {
        (self.amount.lower() == self.amount.upper()).then(|| self.amount.upper())
    }

    /// From where to where it is drawn.
    pub(super) fn ends(&self) -> (Decimal, Decimal) {
        let (lower, upper) = (self.amount.lower(), self.amount.upper());
        self.interval.map_or((lower, upper), |(least, most)| (lower.min(least), upper.max(most)))
    }
}
