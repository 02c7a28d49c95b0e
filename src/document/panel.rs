//! Context panels: pieces of background that open beside a passage.

use crate::figures::Figure;
use crate::values::{ClaimId, Date, PanelId, Prose, SourceId};
use serde::{Deserialize, Serialize};

/// A self-contained piece of background, with a page of its own. It holds no other panel.
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
    /// When somebody last looked whether it still holds.
    pub reviewed: Option<Date>,
    /// By when somebody is to look again.
    pub review_by: Option<Date>,
    /// Its main sources; never empty.
    pub sources: Vec<SourceId>,
    /// The essential, which stands at its place in the article.
    pub essential: Vec<PanelBlock>,
    /// What stands on the panel's own page alone, below the essential.
    pub more: Vec<PanelBlock>,
}

impl ContextPanel {
    /// All that it holds.
    pub fn blocks(&self) -> impl Iterator<Item = &PanelBlock> {
        self.essential.iter().chain(&self.more)
    }

    /// The same, to be changed.
    pub fn blocks_mut(&mut self) -> impl Iterator<Item = &mut PanelBlock> {
        self.essential.iter_mut().chain(&mut self.more)
    }

    /// Whether claims are judged in it.
    pub fn has_claims(&self) -> bool {
        self.blocks().any(|block| matches!(block, PanelBlock::Claims(_)))
    }

    /// The figures in it.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.blocks().filter_map(|block| if let PanelBlock::Figure(figure) = block { Some(&**figure) } else { None })
    }
}

/// What may stand in a panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PanelBlock {
    /// Running text.
    Prose(Prose),
    /// A figure.
    Figure(Box<Figure>),
    /// Claims one by one, each with its standing, its finding and the way to its passage.
    Claims(Vec<ClaimId>),
    /// Everybody who says something, in their roles.
    People,
    /// The list of all sources. Without one they stand at the end of the text.
    Sources,
    /// What was corrected, the newest first.
    Corrections,
    /// How the explainer is cited, what others may do with its data, and where to take them.
    Cite,
    /// Every word that is explained, with what it means.
    Terms,
    /// What was published before, and what changed.
    Editions,
    /// Every number that stands in no figure, with what it is and where to check.
    Facts,
}
