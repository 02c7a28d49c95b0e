//! The words of its own.

use crate::language::{Sentence, words};

words! {
    /// The heading over the parts.
    share_part();
    /// The heading over the parts of one date.
    share_whole(whole, date) -> Sentence;
}
