//! What was wrong here once, and says so.

use crate::values::{ClaimId, Date, Inline, PanelId};
use serde::{Deserialize, Serialize};

/// What a correction is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Corrected {
    /// The article's text.
    Article,
    /// A panel.
    Panel(PanelId),
    /// A claim.
    Claim(ClaimId),
}

/// Something that was published here and has been corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// When it was corrected.
    pub date: Date,
    /// Of what.
    #[serde(rename = "where")]
    pub place: Corrected,
    /// What was said; it cites nothing.
    pub said: Vec<Inline>,
    /// What is said now.
    pub says: Vec<Inline>,
}
