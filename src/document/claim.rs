//! Claims: the article's checkable statements, and how each stands.

use crate::values::{Basis, ClaimId, Date, Inline, PersonId, SourceId, Standing};
use serde::{Deserialize, Serialize};

/// That somebody else has checked what is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Who did.
    pub by: String,
    /// When.
    pub on: Date,
}

/// A checkable statement of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Its name, and the address of its passage.
    pub id: ClaimId,
    /// What the article says.
    pub says: String,
    /// Whether it holds.
    pub standing: Standing,
    /// Who says so.
    pub basis: Basis,
    /// The one who says so, if it is somebody's word.
    pub by: Option<PersonId>,
    /// The verdict in a few words, if that of the standing is too general.
    pub verdict: Option<String>,
    /// What is known of it, in a line. It stands beside the passage of what does not simply hold.
    pub finding: Vec<Inline>,
    /// All else that is known of it.
    pub details: Option<Vec<Inline>>,
    /// The finding holds as of this date.
    pub as_of: Date,
    /// When somebody last looked whether it still holds.
    pub reviewed: Option<Date>,
    /// By when somebody is to look again.
    pub review_by: Option<Date>,
    /// Who has checked it, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Checked>,
    /// Where to check; never empty.
    pub sources: Vec<SourceId>,
}

impl Claim {
    /// Whether the passage needs a note: it does not simply hold.
    pub fn is_noted(&self) -> bool {
        self.standing != Standing::Holds
    }
}
