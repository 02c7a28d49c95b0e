//! Photographs and drawings of the writer's own.

use super::Licence;
use crate::values::{ImageId, Inline};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A picture that stands in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Its name.
    pub id: ImageId,
    /// Who made it.
    pub credit: String,
    /// What others may do with it.
    pub licence: Licence,
    /// What must be said below it.
    pub caption: Vec<Inline>,
    /// The same picture in several widths, the narrowest first; never empty.
    pub copies: Vec<ImageCopy>,
}

/// A picture of one width.
#[derive(Clone, Debug, Eq, Serialize, Deserialize)]
pub struct ImageCopy {
    /// The name of its file, which is another for other bytes.
    pub file: String,
    /// How many pixels it is wide.
    pub width: u32,
    /// How many pixels it is high.
    pub height: u32,
    /// The file.
    #[serde(skip)]
    pub bytes: Arc<[u8]>,
}

/// Its name says which bytes it has; a document that was read from its JSON has none.
impl PartialEq for ImageCopy {
    fn eq(&self, other: &Self) -> bool {
        (&self.file, self.width, self.height) == (&other.file, other.width, other.height)
    }
}

impl Image {
    /// The largest copy.
    pub fn largest(&self) -> Option<&ImageCopy> {
        self.copies.last()
    }

    /// The copy for those who can take only one.
    pub fn usual(&self) -> Option<&ImageCopy> {
        self.copies.iter().rev().find(|copy| copy.width <= 960).or(self.copies.first())
    }
}
