//! Claims: the article's checkable statements, and how each stands.

use crate::values::{ClaimId, Date, Inline, PersonId, SourceId, Status};
use serde::{Deserialize, Serialize};

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
