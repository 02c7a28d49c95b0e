//! An edition: an explainer as one build of the program published it.

use super::{DocumentError, Explainer, SCHEMA};
use serde::{Deserialize, Serialize};

/// What the page's program fetches: the explainer, and what the guard compares with the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Fingerprint of the explainer's JSON.
    pub hash: String,
    /// Fingerprint of the program that made the page.
    pub build: String,
    /// The explainer.
    pub explainer: Explainer,
}

/// The part of an edition that can be read whatever the version of its explainer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct EditionHead {
    /// Fingerprint of the explainer's JSON.
    pub hash: String,
    /// Fingerprint of the program that made the page.
    pub build: String,
    explainer: Version,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Version {
    schema: u32,
}

impl EditionHead {
    /// Reads the head of an edition and refuses an explainer of another schema.
    pub fn from_json(json: &str) -> Result<Self, DocumentError> {
        let head: Self = serde_json::from_str(json).map_err(DocumentError::Json)?;
        if head.explainer.schema == SCHEMA { Ok(head) } else { Err(DocumentError::Schema(head.explainer.schema)) }
    }
}

impl Edition {
    /// Reads an edition; an explainer of another schema is refused by name.
    pub fn from_json(json: &str) -> Result<Self, DocumentError> {
        EditionHead::from_json(json)?;
        serde_json::from_str(json).map_err(DocumentError::Json)
    }
}
