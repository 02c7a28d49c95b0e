//! The words of its own.

use crate::language::words;

words! {
    /// In the cells that an estimate fills.
    band_estimate();
    /// The numbers of a band that has no lower end.
    band_up_to(number);
    /// The numbers of a band that has no upper end.
    band_from(number);
    /// Whose the numbers of the bands are.
    bands_reading();
    /// What is added where a count is a lower bound.
    bands_bound();
}
