//! Numbers that stand in no figure.

use crate::values::{Amount, Date, FactId, SourceId, Unit};
use serde::{Deserialize, Serialize};

/// A number with everything by which a reader can check it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Its name, by which the text reads it.
    pub id: FactId,
    /// What it is the number of.
    pub title: String,
    /// How much it is.
    pub amount: Amount,
    /// What it counts.
    pub unit: Unit,
    /// It holds as of this date.
    pub as_of: Date,
    /// Who said it.
    pub said_by: Option<String>,
    /// What exactly was counted.
    pub definition: Option<String>,
    /// Where to check; never empty.
    pub sources: Vec<SourceId>,
}
