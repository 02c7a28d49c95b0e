//! Sources, and the people and organisations who say things.

use super::{Date, PersonId, SourceId, is_text};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An absolute `http` or `https` address. Guaranteed to hold no white space, quote or angle bracket, and nothing that
/// turns the direction of a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Url(String);

/// A text is not an `http` or `https` address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UrlError;

impl fmt::Display for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an http or https address")
    }
}

impl std::error::Error for UrlError {}

const REFUSED: [char; 14] = [
    '"', '\'', '<', '>', '`', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}',
    '\u{2068}', '\u{2069}',
];

impl Url {
    /// Checks a text and makes it an address.
    pub fn new(text: impl Into<String>) -> Result<Self, UrlError> {
        let text = text.into();
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or(UrlError)?;
        let has_host = rest.chars().next().is_some_and(char::is_alphanumeric);
        let is_clean = text.chars().all(|c| is_text(c) && !c.is_whitespace() && !REFUSED.contains(&c));
        if has_host && is_clean { Ok(Self(text)) } else { Err(UrlError) }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Url {
    type Error = UrlError;
    fn try_from(text: String) -> Result<Self, UrlError> {
        Self::new(text)
    }
}

impl From<Url> for String {
    fn from(url: Url) -> String {
        url.0
    }
}

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
