//! Words that a reader may not know.

use crate::values::{Inline, TermId};
use serde::{Deserialize, Serialize};

/// A word and what it means here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Its name, by which the text marks it.
    pub id: TermId,
    /// The word.
    pub word: String,
    /// What it means, in a sentence; somebody answers for it.
    pub means: Vec<Inline>,
}
