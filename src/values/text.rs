//! Running text: what may stand in a sentence, and what may stand between headings.

use super::{AnchorId, ClaimId, PanelId, SourceId, Url};
use serde::{Deserialize, Serialize};

/// Words that may stand inside a link: text and emphasis, never another link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phrase {
    /// Plain words.
    Text(String),
    /// Words with stress, or a title.
    Emphasis(String),
    /// Words of importance.
    Strong(String),
}

/// What may stand in a sentence (HTML's phrasing content). A link holds only [`Phrase`]s, so none holds another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inline {
    /// Words.
    Phrase(Phrase),
    /// Words that lead to a context panel. `number` tells apart the triggers of one panel, in reading order from 1.
    Trigger {
        /// The panel it leads to.
        panel: PanelId,
        /// Which of the panel's triggers this is.
        number: u16,
        /// The words.
        content: Vec<Phrase>,
    },
    /// The words of the article in which a claim is made: the place that the claim's address means.
    Passage {
        /// The claim made here.
        claim: ClaimId,
        /// The words.
        content: Vec<Phrase>,
    },
    /// Words in a panel that lead to the passage of a claim.
    PassageLink {
        /// The claim whose passage it leads to.
        claim: ClaimId,
        /// The words.
        content: Vec<Phrase>,
    },
    /// A link from what was just said to the source of it.
    Citation(SourceId),
    /// In the place of a citation: what was just said is our own reckoning or definition, or was looked for and not
    /// found. No source could prove it.
    Ours,
    /// A link to another page.
    Link {
        /// Where it leads.
        url: Url,
        /// The words.
        content: Vec<Phrase>,
    },
}

impl Phrase {
    /// The words alone.
    pub fn words(&self) -> &str {
        match self {
            Self::Text(text) | Self::Emphasis(text) | Self::Strong(text) => text,
        }
    }
}

impl Inline {
    /// The words of a sentence alone, without what is cited.
    pub fn words(content: &[Self]) -> String {
        let of_inline = |inline: &Self| match inline {
            Self::Phrase(phrase) => phrase.words().to_owned(),
            Self::Trigger { content, .. }
            | Self::Passage { content, .. }
            | Self::PassageLink { content, .. }
            | Self::Link { content, .. } => content.iter().map(Phrase::words).collect(),
            Self::Citation(_) | Self::Ours => String::new(),
        };
        content.iter().map(of_inline).collect()
    }
}

/// A block of running text (HTML's flow content): in the article's body and in panels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Prose {
    /// A heading inside the text, and the address of what follows it.
    Crosshead {
        /// Its address.
        id: AnchorId,
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A bullet list, one entry an item.
    List(Vec<Vec<Inline>>),
    /// Quoted material, one entry a paragraph.
    BlockQuote(Vec<Vec<Inline>>),
}

impl Prose {
    /// What can be read in it, one after the other; not a heading, which is plain words.
    pub fn contents(&self) -> &[Vec<Inline>] {
        match self {
            Self::Crosshead { .. } => &[],
            Self::Paragraph(content) => std::slice::from_ref(content),
            Self::List(contents) | Self::BlockQuote(contents) => contents,
        }
    }
}
