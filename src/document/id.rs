//! Names of things in an explainer. They become fragments of the page's address, so they are kept plain.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdError {
    /// Nothing is there.
    Empty,
    /// The first character is not a lower-case letter.
    Start,
    /// This character is neither a lower-case letter, a digit nor a hyphen.
    Character(char),
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("an id cannot be empty"),
            Self::Start => f.write_str("an id starts with a lower-case letter"),
            Self::Character(character) => write!(f, "an id cannot hold '{character}'"),
        }
    }
}

impl std::error::Error for IdError {}

fn check(text: &str) -> Result<(), IdError> {
    match text.chars().next() {
        None => return Err(IdError::Empty),
        Some(first) if !first.is_ascii_lowercase() => return Err(IdError::Start),
        Some(_) => {}
    }
    match text.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-')) {
        Some(character) => Err(IdError::Character(character)),
        None => Ok(()),
    }
}

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// Guaranteed to start with a lower-case letter and to hold only `a–z`, `0–9` and `-`.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Checks a text and makes it an id.
            pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
                let text = text.into();
                check(&text)?;
                Ok(Self(text))
            }

            /// The id as it was written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

id! {
    /// The explainer's stable name in addresses and file names.
    Slug;
    /// A place in the text that an address can point at.
    AnchorId;
    /// A context panel.
    PanelId;
    /// A claim.
    ClaimId;
    /// A source.
    SourceId;
    /// A person or an organisation.
    PersonId;
    /// A figure.
    FigureId;
}
