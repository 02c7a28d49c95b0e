//! The words of its own.

use crate::language::words;

words! {
    /// At an event that the article tells.
    phase_article();
    /// At an event that came after the article.
    phase_after();
}
