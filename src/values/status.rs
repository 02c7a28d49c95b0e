//! How a statement stands.

use serde::{Deserialize, Serialize};

/// How a statement stands, from what is best known to what nobody has shown.
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

    /// The word that writers, styles and spreadsheets have for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Reported => "reported",
            Self::Claimed => "claimed",
            Self::Estimate => "estimate",
            Self::Disputed => "disputed",
            Self::Corrected => "corrected",
            Self::Unverified => "unverified",
        }
    }
}
