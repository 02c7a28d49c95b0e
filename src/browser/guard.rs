//! The guard: whether the page in front of us and the edition beside it were made together, by this build.

use crate::BUILD;
use crate::islands::{EditionError, EditionHead};
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

    /// What is wrong, and what to do.
    pub fn message(&self) -> String {
        match self {
            Self::Document(error) => return error.message(),
            Self::Hash => "the edition is of another document than the page: publish both together",
            Self::Build => "the page and the program are of different builds: publish both together",
        }
        .to_owned()
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
