//! An explainer with the fingerprints that the guard compares.

use super::{PrerenderError, render, sources_cited};
use crate::app::{AppProps, Extent};
use crate::document::{Explainer, PanelId};
use crate::islands::{EditionHead, SCHEMA};
use crate::view;
use sha2::{Digest, Sha256};
use std::rc::Rc;

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
    /// The markup of its own page.
    pub page: String,
    /// Its markup on somebody else's page.
    pub whole: String,
    /// The markup of each panel that stands alone there.
    pub panels: Vec<(PanelId, String)>,
}

/// Draws all that is shown of an explainer, and takes one fingerprint of that: of the document, the markup of each
/// extent with its words, what the islands hold, and the build, which has the styles. So copies that were made at
/// different times are told apart whatever it was that changed.
pub fn edition(explainer: Explainer) -> Result<Edition, PrerenderError> {
    let shared = Rc::new(explainer);
    let draw = |extent: Extent| render(AppProps { explainer: Rc::clone(&shared), extent });
    let (page, whole) = (draw(Extent::Page), draw(Extent::Whole));
    let panel = |id: &PanelId| {
        // What it cites is seen from its markup.
        let cited = sources_cited(&shared, &draw(Extent::Panel(id.clone(), Vec::new())));
        (id.clone(), draw(Extent::Panel(id.clone(), cited)))
    };
    let panels: Vec<_> = shared.panels.iter().map(|shown| panel(&shown.id)).collect();
    let explainer = Rc::unwrap_or_clone(shared);
    let json = serde_json::to_string(&explainer)?;
    let islands = postcard::to_allocvec(&view::islands(&view::Worded::new(&explainer)))?;
    let mut hash = Sha256::new();
    let shown = panels.iter().map(|(_, markup)| markup.as_bytes());
    for part in
        [crate::BUILD.as_bytes(), json.as_bytes(), &islands, page.as_bytes(), whole.as_bytes()].into_iter().chain(shown)
    {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let hash = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let head = EditionHead { schema: SCHEMA, hash, build: crate::BUILD.to_owned() };
    let bytes = [postcard::to_allocvec(&head)?, islands].concat();
    Ok(Edition { head, explainer, json, bytes, page, whole, panels })
}
