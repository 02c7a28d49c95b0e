//! Running text: what may stand in a sentence, and what may stand between headings.

use super::{AnchorId, ClaimId, FactId, FigureId, ImageId, PanelId, PersonId, Slug, SourceId, TermId, Told, Url};
use serde::{Deserialize, Serialize};

/// Words that may stand inside a link: text, emphasis and numbers, never another link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phrase {
    /// Plain words.
    Text(String),
    /// Words with stress, or a title.
    Emphasis(String),
    /// Words of importance.
    Strong(String),
    /// A number of the record, which is read from there wherever it is shown.
    Number {
        /// The figure that has it.
        figure: FigureId,
        /// Which of the figure's rows has it.
        row: usize,
        /// The column that it stands in.
        column: String,
        /// The words for it, where they are not those of the record.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told: Option<Told>,
    },
    /// A number that stands in no figure.
    Fact {
        /// The fact.
        fact: FactId,
        /// The words for it, where they are not those of the record.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told: Option<Told>,
    },
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
    /// Words that a reader may not know, with what they mean.
    Term {
        /// What is explained.
        term: TermId,
        /// The words.
        content: Vec<Phrase>,
    },
    /// Words that lead to another explainer of the same publisher.
    Explainer {
        /// Its name.
        explainer: Slug,
        /// The place in it, if they do not lead to its beginning.
        place: Option<AnchorId>,
        /// The words.
        content: Vec<Phrase>,
    },
    /// Somebody with their role, where a quotation says whose it is.
    Person(PersonId),
    /// A link to another page.
    Link {
        /// Where it leads.
        url: Url,
        /// The words.
        content: Vec<Phrase>,
    },
}

impl Inline {
    /// The words that it is made of; none where it only says what proves others.
    pub fn phrases(&self) -> &[Phrase] {
        match self {
            Self::Phrase(phrase) => std::slice::from_ref(phrase),
            Self::Trigger { content, .. }
            | Self::Passage { content, .. }
            | Self::PassageLink { content, .. }
            | Self::Term { content, .. }
            | Self::Explainer { content, .. }
            | Self::Link { content, .. } => content,
            Self::Citation(_) | Self::Ours | Self::Person(_) => &[],
        }
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
    /// A heading below a [crosshead](Self::Crosshead).
    Subheading {
        /// Its address.
        id: AnchorId,
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A bullet list, one entry an item.
    List(Vec<Vec<Inline>>),
    /// A numbered list.
    Numbered {
        /// The number of its first item.
        start: u16,
        /// One entry an item.
        items: Vec<Vec<Inline>>,
    },
    /// Quoted material, one entry a paragraph.
    BlockQuote(Vec<Vec<Inline>>),
    /// The same with who said it.
    Quotation {
        /// One entry a paragraph.
        paragraphs: Vec<Vec<Inline>>,
        /// Whose words they are, and where they can be read.
        by: Vec<Inline>,
    },
    /// A photograph or drawing of the writer's own.
    Image {
        /// Which.
        image: ImageId,
        /// What a person who cannot see it must know.
        alternative: String,
    },
    /// A table.
    Table {
        /// What is said of each column.
        head: Vec<Cell>,
        /// Its rows; each has as many cells as the head.
        rows: Vec<Vec<Vec<Inline>>>,
    },
}

/// What heads a column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its words.
    pub content: Vec<Inline>,
    /// Where what stands in the column stands in its width.
    pub aligned: Aligned,
}

/// Where words stand in the width that they have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aligned {
    /// At the side on which lines begin.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the side on which lines end, as numbers do.
    End,
}

impl Prose {
    /// What can be read in it, one after the other; not a heading, which is plain words.
    pub fn contents(&self) -> impl Iterator<Item = &Vec<Inline>> {
        let contents: Vec<&Vec<Inline>> = match self {
            Self::Crosshead { .. } | Self::Subheading { .. } | Self::Image { .. } => Vec::new(),
            Self::Paragraph(content) => vec![content],
            Self::List(contents) | Self::Numbered { items: contents, .. } | Self::BlockQuote(contents) => {
                contents.iter().collect()
            }
            Self::Quotation { paragraphs, by } => paragraphs.iter().chain([by]).collect(),
            Self::Table { head, rows } => head.iter().map(|cell| &cell.content).chain(rows.iter().flatten()).collect(),
        };
        contents.into_iter()
    }

    /// The same, to be changed.
    pub fn contents_mut(&mut self) -> impl Iterator<Item = &mut Vec<Inline>> {
        let contents: Vec<&mut Vec<Inline>> = match self {
            Self::Crosshead { .. } | Self::Subheading { .. } | Self::Image { .. } => Vec::new(),
            Self::Paragraph(content) => vec![content],
            Self::List(contents) | Self::Numbered { items: contents, .. } | Self::BlockQuote(contents) => {
                contents.iter_mut().collect()
            }
            Self::Quotation { paragraphs, by } => paragraphs.iter_mut().chain([by]).collect(),
            Self::Table { head, rows } => {
                head.iter_mut().map(|cell| &mut cell.content).chain(rows.iter_mut().flatten()).collect()
            }
        };
        contents.into_iter()
    }
}
