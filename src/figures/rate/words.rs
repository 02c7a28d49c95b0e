//! The words of its own.

use crate::language::{Sentence, words};

words! {
    /// The heading over what was worked out.
    rate_column(part, per, whole);
    /// In that column, where no rate follows from what is known.
    no_rate();
    /// Beside the picture of a rate: `less than 8.7 of 1,000, 1 April 2022`.
    share_of(part, whole, date) -> Sentence;
    /// What would be rounded to nothing.
    fewer_than_one_in(number);
}
