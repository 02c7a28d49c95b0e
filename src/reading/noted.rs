//! Where names and addresses stand, for those who ask: a name that is to be changed, an address that is to be opened.

use super::diagnostic::Position;
use super::kind::Kind;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A place in a file, in bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) file: PathBuf,
    pub(crate) offset: usize,
}

impl From<Position<'_>> for Place {
    fn from(position: Position<'_>) -> Self {
        Self { file: position.file.path.clone(), offset: position.offset }
    }
}

/// What was noted, each place once.
#[derive(Debug, Default)]
pub(crate) struct Noted {
    /// Where a thing of that kind and name is declared or meant.
    pub(crate) names: BTreeSet<(Kind, String, Place)>,
    /// Where there is an address that a reader can follow.
    pub(crate) addresses: BTreeSet<NotedAddress>,
    /// Which keys a table may have, by the file and what leads to the table in it, if they are asked for too.
    pub(crate) keys: Option<Keys>,
}

/// Keys by file and table.
pub(crate) type Keys = BTreeMap<(PathBuf, String), BTreeMap<&'static str, NotedKey>>;

/// A key that is read.
#[derive(Clone, Debug)]
pub(crate) struct NotedKey {
    pub(crate) form: Form,
    /// Whether it has to be there in every table that was read.
    pub(crate) is_required: bool,
    /// How many are read before it, where it is read first.
    pub(crate) order: usize,
}

/// What a key may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Text,
    Date,
    /// A whole number.
    Whole,
    /// An angle, in decimal degrees.
    Degrees,
    /// A number.
    Number,
    /// One of these words.
    Choice(Vec<&'static str>),
    Texts,
    /// True or false.
    Flag,
    /// Ids of sources, at least one.
    Sources,
    Table,
    Tables,
}

impl Form {
    pub(crate) fn of_choices<T>(choices: &[(&'static str, T)]) -> Self {
        Self::Choice(choices.iter().map(|(word, _)| *word).collect())
    }
}

/// An address at one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NotedAddress {
    pub(crate) file: PathBuf,
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) address: String,
    /// The key that has it.
    pub(crate) key: Option<&'static str>,
    /// Where an archive keeps a copy of the page.
    pub(crate) archived: Option<String>,
}
