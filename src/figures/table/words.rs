//! The words of its own.

use crate::language::words;

words! {
    /// The heading over who says it, and where to check.
    table_check();
}
