//! The same explainer in another language.

use crate::values::Url;
use serde::{Deserialize, Serialize};

/// A translation of the explainer, or what it is a translation of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translation {
    /// Its language, a BCP 47 tag.
    pub lang: String,
    /// The address of its page.
    pub url: Url,
}
