//! The guard: whether the page in front of us is the one that this program would have made.
//!
//! Yew adopts markup by walking it; where it finds other markup than its own it panics, and a panic stops the
//! program for good. So everything that can differ is compared before.

use crate::BUILD;
use crate::document::{EditionError, EditionHead};
use std::fmt;
use web_sys::{Comment, Element, wasm_bindgen::JsCast};

/// Why the page was left as it is.
#[derive(Debug)]
pub enum Refusal {
    /// The document cannot be read.
    Document(EditionError),
    /// The document is another than the page was made of.
    Hash,
    /// The page or the document was made by another build of the program.
    Build,
    /// The markup has lost the comments by which Yew finds its components: something cleaned the page.
    Markers,
}

impl Refusal {
    /// A word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Document(_) => "document",
            Self::Hash => "hash",
            Self::Build => "build",
            Self::Markers => "markers",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(error) => error.fmt(f),
            Self::Hash => f.write_str("the document is another than the page was made of: publish both together"),
            Self::Build => f.write_str("the page and the program are of different builds: publish both together"),
            Self::Markers => f.write_str(
                "the page has lost its comments: serve it as it was built, without an HTML minifier or sanitizer",
            ),
        }
    }
}

/// Compares schema, content hash and build, and looks for the markers. Returns the explainer's bytes.
pub(super) fn check<'a>(root: &Element, edition: &'a [u8]) -> Result<&'a [u8], Refusal> {
    let (head, rest) = EditionHead::read(edition).map_err(Refusal::Document)?;
    if root.get_attribute("data-build").as_deref() != Some(BUILD) || head.build != BUILD {
        return Err(Refusal::Build);
    }
    if root.get_attribute("data-hash") != Some(head.hash) {
        return Err(Refusal::Hash);
    }
    let is_marker = |comment: Comment| comment.data().starts_with("<[");
    let marker = root.first_child().and_then(|node| node.dyn_into::<Comment>().ok());
    if marker.is_some_and(is_marker) { Ok(rest) } else { Err(Refusal::Markers) }
}
