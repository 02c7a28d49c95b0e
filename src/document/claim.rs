//! Claims: the article's checkable statements, and how each stands.

use super::{ClaimId, Date, Inline, PersonId, SourceId};
use serde::{Deserialize, Serialize};

/// How a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Two or more independent outlets, or a public body's own act.
    Confirmed,
    /// Reported, and not confirmed a second time.
    Reported,
    /// Said by a party with an interest, not independently verified.
    Claimed,
    /// Somebody's estimate.
    Estimate,
    /// Told differently by others.
    Disputed,
    /// Shown to be otherwise by later or better evidence.
    Corrected,
    /// Nobody has shown it, and nobody has shown otherwise.
    Unverified,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 7] = [
        Self::Confirmed,
        Self::Reported,
        Self::Claimed,
        Self::Estimate,
        Self::Disputed,
        Self::Corrected,
        Self::Unverified,
    ];
}

/// A checkable statement of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Its name, and the address of its passage.
    pub id: ClaimId,
    /// What the article says.
    pub says: String,
    /// How it stands.
    pub status: Status,
    /// Who says so, if it is somebody's word.
    pub by: Option<PersonId>,
    /// What is known of it, and on what basis.
    pub finding: Vec<Inline>,
    /// The correction or completion that stands beside the passage, marked as ours.
    pub note: Option<Vec<Inline>>,
    /// The finding holds as of this date.
    pub as_of: Date,
    /// Where to check; never empty.
    pub sources: Vec<SourceId>,
}
