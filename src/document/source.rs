//! Sources, and the people and organisations who say things.

use crate::values::{Date, PersonId, SourceId, Url};
use serde::{Deserialize, Serialize};

/// What kind of witness a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A public body's own act or page, or a news agency's.
    Primary,
    /// An outlet's reporting.
    Reporting,
    /// A copy or rewrite of another outlet's text.
    Copy,
    /// An outlet that takes a side.
    Partisan,
    /// An outlet of a state.
    StateMedia,
}

/// How much of a page we read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// All of it.
    Full,
    /// A part of it.
    Part,
}

/// One page that a reader can open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its name in citations.
    pub id: SourceId,
    /// Who published it; of a copy, the original outlet.
    pub publisher: String,
    /// What it is, in our words.
    pub title: String,
    /// Where it stands.
    pub url: Url,
    /// When it was published, if the page says so.
    pub published: Option<Date>,
    /// What kind of witness it is.
    pub kind: SourceKind,
    /// Of a copy, the site it stands on.
    pub via: Option<String>,
    /// A few words of it, by which the place is found.
    pub quote: Option<String>,
    /// When we read it.
    pub read: Option<Date>,
    /// How much of it we read.
    pub read_in: Option<Extent>,
    /// Where a copy of it is kept.
    pub archived: Option<Url>,
}

impl Source {
    /// Its address for a reader: it leads to the place of the quote.
    pub fn place(&self) -> String {
        self.quote.as_ref().map_or_else(|| self.url.as_str().to_owned(), |quote| self.url.at_text(quote))
    }
}

/// Whether somebody is a person or an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PersonKind {
    /// A human being.
    Person,
    /// A body, an outlet, a channel.
    Organisation,
}

/// A person or an organisation, in the role they had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Its name in claims.
    pub id: PersonId,
    /// Person or organisation.
    pub kind: PersonKind,
    /// The name as we spell it.
    pub name: String,
    /// The role at `as_of`.
    pub role: String,
    /// When the role was theirs.
    pub as_of: Date,
    /// Who says so; never empty.
    pub sources: Vec<SourceId>,
}
