//! What the desk's application asks for.

use super::state::View;
use serde::Serialize;
use std::collections::BTreeMap;

/// What is to be done. `static/desk` does it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Step {
    /// Begin a new explainer.
    New {
        /// What its page is called, and where it stands.
        about: BTreeMap<String, String>,
    },
    /// Open the worked example.
    Example,
    /// Ask for a folder of this machine.
    OpenFolder,
    /// Ask for a zip.
    OpenZip,
    /// Go on with a folder.
    Continue {
        /// Which.
        id: String,
    },
    /// Take a folder out of the browser's storage.
    Forget {
        /// Which.
        id: String,
    },
    /// Go back to the beginning.
    Close,
    /// Show a place in the editor.
    Show {
        /// The file.
        path: String,
        /// The line, from 1.
        line: usize,
        /// The character in the line, from 1.
        column: usize,
    },
    /// Show where a key is filled in.
    Fill {
        /// The file.
        path: String,
        /// The key.
        key: String,
    },
    /// Put words in the place of others.
    Replace {
        /// The file.
        path: String,
        /// The line, from 1.
        line: usize,
        /// The character in the line from which the words are looked for, from 1.
        column: usize,
        /// The words.
        old: String,
        /// Those in their place.
        new: String,
    },
    /// Begin a panel, a figure, or a file that may be left out.
    Add {
        /// `panel`, the figure's kind, or the file's place.
        what: String,
        /// The name of the panel or figure.
        name: String,
    },
    /// Take in a picture or a table of this machine.
    Bring,
    /// Take a file out.
    Remove {
        /// Its place.
        path: String,
    },
    /// Give a thing another name.
    Rename {
        /// Its kind and name: `panel:price`.
        old: String,
    },
    /// Write a table so.
    Form {
        /// The file.
        path: String,
        /// `grid`, `form` or `text`.
        form: String,
    },
    /// Begin a source.
    Source {
        /// Its address.
        address: String,
    },
    /// Show the page so.
    Look {
        /// How.
        view: View,
    },
    /// Save the site as a zip.
    Publish,
    /// Put the site into a folder of this machine.
    PublishInto,
    /// Save the folder as a zip.
    Export,
    /// Write what is not there yet into the folder of this machine.
    Save,
    /// Compare with the folder of this machine.
    LookAtDisk,
    /// Say which of two is meant, where another program changed a file.
    Settle {
        /// The file.
        path: String,
        /// Whether it is the one here.
        is_own: bool,
    },
    /// Write here what another tab writes.
    TakeOver,
    /// Go back to how the folder was left on a day.
    Back {
        /// The day.
        day: String,
    },
    /// Say the desk's own words in another language.
    Speak {
        /// Its tag.
        language: String,
    },
    /// Load the newer desk.
    Update,
}
