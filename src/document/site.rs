//! A site on which several explainers stand, and what its own pages know of each.

use crate::values::{Date, PanelId, Slug, Standing, Url};
use serde::{Deserialize, Serialize};

/// A site of explainers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// What it is called.
    pub title: String,
    /// What it is, in a sentence.
    pub about: Option<String>,
    /// The language of its own pages, a BCP 47 tag.
    pub lang: String,
    /// Who publishes it.
    pub publisher: String,
    /// The address of its folder, if that is known: it ends in `/`.
    pub url: Option<Url>,
}

impl Site {
    /// Where the page of an explainer stands, if that is known.
    pub fn address_of(&self, explainer: &Slug) -> Option<Url> {
        self.url
            .as_ref()
            .map(|url| Url::new(format!("{}{explainer}/", url.as_str())).expect("more of an address is one"))
    }

    /// What an explainer on it says of it.
    pub fn home(&self) -> Home {
        Home { title: self.title.clone(), url: self.url.clone() }
    }
}

/// The site that an explainer is a part of: its page is in the folder above the explainer's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// What it is called.
    pub title: String,
    /// The address of its folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
}

/// An explainer as the site's own pages have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Its folder on the site.
    pub slug: Slug,
    /// The language of its text.
    pub lang: String,
    /// The short label over the headline.
    pub kicker: String,
    /// Its title, as it stands alone: of an example, that it is one.
    pub headline: String,
    /// The summary under the headline, in the same way.
    pub standfirst: String,
    /// Who made it.
    pub byline: String,
    /// The evidence is known up to this date.
    pub as_of: Date,
    /// When what it says last changed.
    pub modified: Date,
    /// Whether it is invented.
    pub is_example: bool,
    /// How many statements stand how, in the order of all standings; those of which there are none are left out.
    pub standings: Vec<(Standing, usize)>,
    /// The panels with their titles.
    pub panels: Vec<(PanelId, String)>,
    /// What it uses that others may use, too.
    pub things: Vec<Thing>,
}

/// What several explainers may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ThingKind {
    /// A page that is cited.
    Source,
    /// Somebody who says something, or an organisation.
    Person,
    /// A word that is explained.
    Term,
}

/// A source, a person or a term of an explainer. Two explainers mean the same where kind, name, what is said of it and
/// address are the same; of a source, where the address is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thing {
    /// What it is.
    pub kind: ThingKind,
    /// The title, the name or the word.
    pub name: String,
    /// The publisher, the role, or nothing.
    pub about: String,
    /// The address of a source.
    pub address: Option<Url>,
    /// Its place on the explainer's pages, as seen from the explainer's folder.
    pub place: String,
}
