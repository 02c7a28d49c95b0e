//! An explainer with the fingerprints that the guard compares.

use super::PrerenderError;
use crate::document::Explainer;
use crate::islands::{EditionHead, SCHEMA};
use crate::view;
use sha2::{Digest, Sha256};

/// An explainer, ready to publish.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The fingerprints.
    pub head: EditionHead,
    /// The explainer.
    pub explainer: Explainer,
    /// Its JSON, for machines.
    pub json: String,
    /// Head and islands in the form that the program reads.
    pub bytes: Vec<u8>,
}

/// Takes the fingerprint of the explainer's JSON. The order of its fields is that of the types, so it is stable.
pub fn edition(explainer: Explainer) -> Result<Edition, PrerenderError> {
    let json = serde_json::to_string(&explainer)?;
    let hash = Sha256::digest(&json).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let head = EditionHead { schema: SCHEMA, hash, build: crate::BUILD.to_owned() };
    let mut bytes = postcard::to_allocvec(&head)?;
    bytes.extend(postcard::to_allocvec(&view::islands(&view::Worded::new(&explainer)))?);
    Ok(Edition { head, explainer, json, bytes })
}
