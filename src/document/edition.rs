//! What was published before.

use crate::values::Date;
use serde::{Deserialize, Serialize};

/// An edition, and what is other in it than in the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Its evidence was known up to this date.
    pub as_of: Date,
    /// What changed, a text each.
    pub changes: Vec<String>,
}
