//! The addresses of other sites that a reader of the explainer can follow, and where each stands in the files.

use super::{Diagnostics, Files, explainer};
use crate::reading::{NotedAddress, Report};
use std::path::PathBuf;

/// An address at one place.
#[derive(Clone, Debug)]
pub struct Link {
    /// The address.
    pub address: String,
    /// The file: the folder as it was given, and the file's place in it.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// The key that has it, of a source or of the explainer; none in the middle of a text.
    pub key: Option<&'static str>,
    /// Where an archive keeps a copy, if the source says so.
    pub archived: Option<String>,
}

/// All of them by file, line and column. The page's own address is not among them: it may not be there yet.
pub fn links(files: &Files) -> Result<Vec<Link>, Diagnostics> {
    let report = Report::noting();
    let _ = explainer(files, &report);
    let addresses = report.take_noted().addresses;
    match report.into_diagnostics() {
        Some(diagnostics) => Err(diagnostics),
        None => Ok(addresses.into_iter().map(link).collect()),
    }
}

fn link(noted: NotedAddress) -> Link {
    let NotedAddress { file, line, column, address, key, archived } = noted;
    Link { address, file, line, column, key, archived }
}
