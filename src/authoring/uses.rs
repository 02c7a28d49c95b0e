//! Where each thing that has a name is named.

use super::{Diagnostics, Files, explainer, folder::as_read};
use crate::reading::{Kind, Place, Report, TextFile};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::PathBuf;

/// A place that names a thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// What it is the name of: `source`, `claim` and so on.
    pub kind: &'static str,
    /// The name.
    pub name: String,
    /// The file: the folder as it was given, and the file's place in it.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// Whether it is declared here.
    pub is_declared: bool,
    /// Whether the file is shared.
    pub is_shared: bool,
}

/// All of them, by kind, name, file and place.
pub fn uses(files: &Files) -> Result<Vec<Use>, Diagnostics> {
    let report = Report::noting();
    let _ = explainer(files, &report);
    let names = report.take_noted().names;
    match report.into_diagnostics() {
        Some(diagnostics) => Err(diagnostics),
        None => Ok(places(files, names)),
    }
}

/// Where each name stands.
pub(super) fn places(files: &Files, names: BTreeSet<(Kind, String, Place)>) -> Vec<Use> {
    // By their names as they are: what is compared part by part takes longer.
    let mut texts: BTreeMap<OsString, TextFile> = BTreeMap::new();
    for (relative, bytes) in &files.files {
        let text = String::from_utf8_lossy(bytes.as_deref().unwrap_or_default());
        let path = files.path.join(relative);
        texts.insert(path.clone().into_os_string(), TextFile::new(path, as_read(&text)));
    }
    let mut uses: Vec<Use> =
        names.into_iter().filter_map(|(kind, name, place)| of(kind, name, place, &texts)).collect();
    // What is shared is told in the same way of each explainer.
    let beside = files.path.file_name().and(files.path.parent());
    for place in uses.iter_mut().filter(|place| place.is_shared) {
        let name = place.file.file_name().unwrap_or_default();
        place.file = beside.map_or(place.file.clone(), |beside| beside.join("shared").join(name));
    }
    uses.sort();
    uses
}

fn of(kind: Kind, name: String, place: Place, texts: &BTreeMap<OsString, TextFile>) -> Option<Use> {
    let Place { file, offset } = place;
    let (line, column) = texts.get(file.as_os_str())?.position(offset).line_and_column();
    let is_declared = file.file_name().is_some_and(|name| name == kind.declared_in());
    let is_shared = file.parent()?.ends_with("../shared");
    Some(Use { kind: kind.name(), name, file, line, column, is_declared, is_shared })
}
