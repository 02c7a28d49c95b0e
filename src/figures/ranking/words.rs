//! The words of its own.

use crate::language::words;

words! {
    /// Over the equation of two amounts of a ranking.
    comparison_title();
    /// The choice of what is measured.
    comparison_of();
    /// The choice of what it is measured by.
    comparison_by();
    /// Whose arithmetic it is.
    comparison_caveat();
}
