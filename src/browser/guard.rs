//! The guard: whether the page in front of us and the edition beside it were made together, by this build.

use crate::BUILD;
use crate::islands::{EditionError, EditionHead};
use std::fmt;
use web_sys::Element;

/// Why the page was left as it is.
#[derive(Debug)]
pub enum Refusal {
    /// The edition cannot be read.
    Document(EditionError),
    /// The edition is of another document than the page.
    Hash,
    /// The page or the edition was made by another build of the program.
    Build,
}

impl Refusal {
    /// A word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Document(_) => "document",
            Self::Hash => "hash",
            Self::Build => "build",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(error) => error.fmt(f),
            Self::Hash => f.write_str("the edition is of another document than the page: publish both together"),
            Self::Build => f.write_str("the page and the program are of different builds: publish both together"),
        }
    }
}

/// Compares schema, build and content hash. Returns the islands' bytes.
pub(super) fn check<'a>(root: &Element, edition: &'a [u8]) -> Result<&'a [u8], Refusal> {
    let (head, rest) = EditionHead::read(edition).map_err(Refusal::Document)?;
    if root.get_attribute("data-build").as_deref() != Some(BUILD) || head.build != BUILD {
        return Err(Refusal::Build);
    }
    if root.get_attribute("data-hash") != Some(head.hash) {
        return Err(Refusal::Hash);
    }
    Ok(rest)
}
