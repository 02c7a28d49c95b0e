//! The whole document, and its JSON.

use super::{
    Checked, Claim, ContextPanel, Correction, Edition, Fact, Glance, Home, Image, Licence, PanelBlock, Person, Source,
    Term, Translation,
};
use crate::figures::Figure;
use crate::values::{ClaimId, Date, FigureId, Mailbox, PanelId, Prose, Slug, SourceId, Url};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The version of the public JSON's shape, which is not that of a writer's folder. A document of another version is
/// refused, never guessed at.
pub const SCHEMA: u32 = 3;

/// The article that is explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// Its headline.
    pub headline: String,
    /// Who wrote it.
    pub author: String,
    /// Who published it.
    pub publisher: String,
    /// When it was published.
    pub published: Date,
    /// Where to read it.
    pub source: SourceId,
}

/// What may stand in the article's body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// Running text.
    Prose(Prose),
    /// The note of a claim, right after the text in which the claim is made.
    Note(ClaimId),
    /// The place of a panel.
    Panel(PanelId),
}

/// A whole explainer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explainer {
    /// Always [`SCHEMA`].
    pub schema: u32,
    /// Its stable name.
    pub slug: Slug,
    /// Where its page is published, if that is known: it ends in `/` or a file name, and has no query and no fragment.
    pub url: Option<Url>,
    /// The site of several explainers that it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<Home>,
    /// The language of its text, a BCP 47 tag.
    pub lang: String,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<Translation>,
    /// The short label over the headline.
    pub kicker: String,
    /// Its title.
    pub headline: String,
    /// The summary under the headline.
    pub standfirst: String,
    /// Who made it.
    pub byline: String,
    /// The evidence is known up to this date.
    pub as_of: Date,
    /// When somebody last looked whether it still holds.
    pub reviewed: Option<Date>,
    /// By when somebody is to look again.
    pub review_by: Option<Date>,
    /// Who has checked all of it, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Checked>,
    /// Whether it is not to be published yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
    /// Whether its places, people and numbers are invented, which every page says.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
    /// What others may do with what can be downloaded.
    pub licence: Licence,
    /// Where readers report errors.
    pub report: Option<Mailbox>,
    /// The article that it explains.
    pub original: Original,
    /// The figure whose drawing stands beside the headline.
    pub picture: Option<FigureId>,
    /// What is said first: numbers of the record, in their order.
    pub glance: Vec<Glance>,
    /// The text.
    pub blocks: Vec<Block>,
    /// The panels, in the order of their places in the text.
    pub panels: Vec<ContextPanel>,
    /// The claims, in the order of their passages.
    pub claims: Vec<Claim>,
    /// The numbers that stand in no figure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// Who says things.
    pub people: Vec<Person>,
    /// The words that are explained.
    pub terms: Vec<Term>,
    /// The writer's own photographs and drawings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Image>,
    /// The sources that are cited, in the order of their first citation: a source's number is its place here.
    pub sources: Vec<Source>,
    /// What was corrected, the newest first.
    pub corrections: Vec<Correction>,
    /// What was published before, the newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editions: Vec<Edition>,
}

/// Why a text is not a document.
#[derive(Debug)]
pub enum DocumentError {
    /// It is of another version of the schema.
    Schema(u32),
    /// It is not JSON, or not JSON of this shape.
    Json(serde_json::Error),
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Schema(found) => {
                write!(
                    f,
                    "the document has schema {found}, this program reads schema {SCHEMA}: use the program it was built with"
                )
            }
            Self::Json(error) => write!(f, "not a document: {error}"),
        }
    }
}

impl std::error::Error for DocumentError {}

#[derive(Deserialize)]
struct Version {
    schema: u32,
}

impl Explainer {
    /// Reads a document from its JSON. The version is looked at first, so that the error names it.
    pub fn from_json(json: &str) -> Result<Self, DocumentError> {
        let version: Version = serde_json::from_str(json).map_err(DocumentError::Json)?;
        if version.schema != SCHEMA {
            return Err(DocumentError::Schema(version.schema));
        }
        serde_json::from_str(json).map_err(DocumentError::Json)
    }

    /// The figures of all panels, in reading order.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.panels.iter().flat_map(ContextPanel::figures)
    }

    /// The blocks up to the panels that end the text, and those panels, which stand beside no passage.
    pub fn text_and_closing(&self) -> (&[Block], &[Block]) {
        let is_panel = |block: &&Block| matches!(block, Block::Panel(_));
        self.blocks.split_at(self.blocks.len() - self.blocks.iter().rev().take_while(is_panel).count())
    }

    fn panel_with(&self, list: &PanelBlock) -> Option<&ContextPanel> {
        self.panels.iter().find(|panel| panel.blocks().any(|block| block == list))
    }

    /// The panel that has the list of all sources, if one has it.
    pub fn sources_panel(&self) -> Option<&ContextPanel> {
        self.panel_with(&PanelBlock::Sources)
    }

    /// The panel that has the list of corrections, if one has it.
    pub fn corrections_panel(&self) -> Option<&ContextPanel> {
        self.panel_with(&PanelBlock::Corrections)
    }

    /// The panel that has the list of all terms, if one has it.
    pub fn terms_panel(&self) -> Option<&ContextPanel> {
        self.panel_with(&PanelBlock::Terms)
    }

    /// The panel that has the list of all facts, if there are any.
    pub fn facts_panel(&self) -> Option<&ContextPanel> {
        self.panel_with(&PanelBlock::Facts)
    }

    /// The name of the file beside the page that holds a figure's rows.
    pub fn csv_name(&self, figure: &Figure) -> String {
        format!("{}-{}.csv", self.slug, figure.id)
    }

    /// The name of the file beside the page that is a picture of a figure. An id has no point in it, so that it is never
    /// the picture for sharing a panel.
    pub fn picture_name(&self, figure: &Figure, extension: &str) -> String {
        format!("{}.{}.{extension}", self.slug, figure.id)
    }

    /// The name of the file beside the page that holds all of this.
    pub fn json_name(&self) -> String {
        // Not with a point before it, after which a panel's name stands.
        format!("{}-document.json", self.slug)
    }

    /// The source of that name with its number, which counts from 1.
    pub fn source(&self, id: &SourceId) -> Option<(usize, &Source)> {
        self.sources.iter().enumerate().find(|(_, source)| source.id == *id).map(|(index, source)| (index + 1, source))
    }
}
