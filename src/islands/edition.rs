//! An edition: what the program reads beside a page, as one build of the project published both.
//!
//! The form is [postcard](https://postcard.jamesmunns.com)'s, not JSON: reading JSON into such types cost a third
//! of the program (docs/decisions/0005).

use super::{Island, digits, reader::Reader};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The version of an edition's shape.
pub const SCHEMA: u32 = 2;

/// The islands of a page, each with the name of its mount point.
pub type Islands = Vec<(String, Island)>;

/// What the guard compares with the page before it reads the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionHead {
    /// Always [`SCHEMA`].
    pub schema: u32,
    /// Fingerprint of the explainer's JSON.
    pub hash: String,
    /// Fingerprint of the program that made the page.
    pub build: String,
}

/// Why bytes are not an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditionError {
    /// It is of another version of the schema.
    Schema(u32),
    /// It is cut short or not an edition at all.
    Form,
}

impl EditionError {
    /// What is wrong, and what to do.
    pub fn message(&self) -> String {
        match self {
            Self::Schema(found) => {
                let [found, own] = [*found as usize, SCHEMA as usize].map(digits);
                ["the edition has schema ", &found, ", this program reads schema ", &own, ": publish both together"]
                    .concat()
            }
            Self::Form => "the edition is cut short or is another file: publish it as it was built".to_owned(),
        }
    }
}

impl fmt::Display for EditionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for EditionError {}

impl EditionHead {
    /// Reads the head of an edition, and returns the bytes after it. Another schema is refused.
    pub fn read(bytes: &[u8]) -> Result<(Self, &[u8]), EditionError> {
        // The schema comes first and alone: what follows it may have any shape in another version.
        let mut of_schema = Reader::new(bytes);
        let schema = of_schema.read();
        of_schema.rest().ok_or(EditionError::Form)?;
        if schema != SCHEMA {
            return Err(EditionError::Schema(schema));
        }
        let mut reader = Reader::new(bytes);
        let head = reader.read();
        Ok((head, reader.rest().ok_or(EditionError::Form)?))
    }

    /// Reads the islands that follow the head.
    pub fn islands(rest: &[u8]) -> Result<Islands, EditionError> {
        let mut reader = Reader::new(rest);
        let islands = reader.read();
        reader.rest().filter(|rest| rest.is_empty()).map(|_| islands).ok_or(EditionError::Form)
    }
}
