//! Names of things in an explainer. They become fragments of the page's address, so they are kept plain.

use icu_properties::{
    CodePointMapData,
    props::{GeneralCategory, GeneralCategoryGroup},
};
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

/// An address is made of a heading's words, and those may be of any script.
fn check_anchor(text: &str) -> Result<(), IdError> {
    match text.chars().next() {
        None => return Err(IdError::Empty),
        Some(first) if !is_letter(first) || first.is_uppercase() => return Err(IdError::Start),
        Some(_) => {}
    }
    match text.chars().find(|c| *c != '-' && (!is_in_word(*c) || c.is_uppercase())) {
        Some(character) => Err(IdError::Character(character)),
        None => Ok(()),
    }
}

fn kind(character: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(character)
}

/// Whether a character is a letter of any script.
pub(crate) fn is_letter(character: char) -> bool {
    GeneralCategoryGroup::Letter.contains(kind(character))
}

/// Whether a character is a letter, a mark on one, or a digit, of any script.
pub(crate) fn is_in_word(character: char) -> bool {
    const KINDS: GeneralCategoryGroup =
        GeneralCategoryGroup::Letter.union(GeneralCategoryGroup::Mark).union(GeneralCategoryGroup::Number);
    KINDS.contains(kind(character))
}

/// Whether a character is not seen itself, and only changes what is around it.
pub(crate) fn is_format(character: char) -> bool {
    kind(character) == GeneralCategory::Format
}

macro_rules! id {
    ($check:ident; $($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Checks a text and makes it an id.
            pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
                let text = text.into();
                $check(&text)?;
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
    check;
    /// The explainer's stable name in addresses and file names.
    ///
    /// Guaranteed to start with a lower-case letter and to hold only `a–z`, `0–9` and `-`.
    Slug;
    /// A context panel.
    ///
    /// Guaranteed to start with a lower-case letter and to hold only `a–z`, `0–9` and `-`.
    PanelId;
    /// A claim.
    ///
    /// Guaranteed to start with a lower-case letter and to hold only `a–z`, `0–9` and `-`.
    ClaimId;
    /// A source.
    ///
    /// Guaranteed to start with a lower-case letter and to hold only `a–z`, `0–9` and `-`.
    SourceId;
    /// A person or an organisation.
    ///
    /// Guaranteed to start with a lower-case letter and to hold only `a–z`, `0–9` and `-`.
    PersonId;
    /// A figure.
    ///
    /// Guaranteed to start with a lower-case letter and to hold only `a–z`, `0–9` and `-`.
    FigureId;
    /// A number that stands in no figure.
    ///
    /// Guaranteed to start with a lower-case letter and to hold only `a–z`, `0–9` and `-`.
    FactId;
    /// A photograph or drawing of the writer's own.
    ///
    /// Guaranteed to start with a lower-case letter and to hold only `a–z`, `0–9` and `-`.
    ImageId;
    /// A word that is explained.
    ///
    /// Guaranteed to start with a lower-case letter and to hold only `a–z`, `0–9` and `-`.
    TermId;
}

id! {
    check_anchor;
    /// A place in the text that an address can point at.
    ///
    /// Guaranteed to start with a letter and to hold only letters with their marks, digits and `-`, none in upper case.
    AnchorId;
}
