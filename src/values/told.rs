//! In which words a number of the record is told where it is read.

use super::Amount;
use serde::{Deserialize, Serialize};

/// A telling that is true of the number: that was checked where it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// Its large numbers in words: "2.5 billion".
    InWords,
    /// Less exactly than the record has it: "about 40,000", "more than 2 million".
    As(Amount),
    /// In the writer's own words: "one in five".
    Said(String),
}
