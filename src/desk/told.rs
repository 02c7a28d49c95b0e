//! What the compiler's program tells the application's of a folder.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How much something matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Nothing can be published as long as it is there.
    Mistake,
    /// It should be looked at.
    Warning,
}

/// Something that is told of a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// How much it matters.
    pub level: Level,
    /// The file, by its place in the folder.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// What may be put in the place of which words, there.
    pub replacement: Option<(String, String)>,
}

/// A place where a thing is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// What it is the name of: `source`, `claim` and so on.
    pub kind: String,
    /// The name.
    pub name: String,
    /// What the thing says or is called, if it is known.
    pub title: String,
    /// The file, by its place in the folder.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// Whether it is declared here.
    pub is_declared: bool,
}

/// All that is told of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The explainer's headline, if it has no mistakes.
    pub headline: Option<String>,
    /// Its pages, each with its title: the first page first. Without mistakes alone.
    pub pages: Vec<(String, String)>,
    /// What is wrong and what should be looked at, by file and place.
    pub remarks: Vec<Remark>,
    /// Whether there are more mistakes than these.
    pub has_more: bool,
    /// Of each file in which other names stand than were told last, or at other places: those that stand there, by kind,
    /// name and place.
    pub names: BTreeMap<String, Vec<Name>>,
    /// What a publisher should know of before the explainer is published, beside mistakes.
    pub open: Vec<Open>,
}

impl Told {
    /// How many mistakes it has, of those that are told.
    pub fn mistakes(&self) -> usize {
        self.remarks.iter().filter(|remark| remark.level == Level::Mistake).count()
    }
}

/// Something that is not yet settled, although nothing is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Open {
    /// It is marked as a draft, which is not published.
    Draft,
    /// It does not say where it will stand.
    Address,
    /// It does not say when to look at it again.
    Review,
    /// Nobody but its writer has checked it.
    SecondReader,
    /// A source was read in part alone.
    PartlyRead,
    /// It says that all of it is invented.
    Example,
}
