//! Context panels: pieces of background that open beside a passage.

use crate::figures::Figure;
use crate::values::{ClaimId, Date, PanelId, Prose, SourceId};
use serde::{Deserialize, Serialize};

/// A self-contained piece of background. It holds no other panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContextPanel {
    /// Its name, and its address.
    pub id: PanelId,
    /// What it is about.
    pub title: String,
    /// What it says, shown while it is closed.
    pub finding: String,
    /// What it says holds as of this date.
    pub as_of: Date,
    /// Its main sources; never empty.
    pub sources: Vec<SourceId>,
    /// What it holds.
    pub blocks: Vec<PanelBlock>,
}

/// What may stand in a panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PanelBlock {
    /// Running text.
    Prose(Prose),
    /// A figure.
    Figure(Figure),
    /// Claims one by one, each with its status, its finding and the way to its passage.
    Claims(Vec<ClaimId>),
    /// Everybody who says something, in their roles.
    People,
    /// The list of sources, which otherwise stands at the end of the text.
    Sources,
}
