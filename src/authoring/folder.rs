//! The files of a writer's folder. The only part of `authoring` that touches the disk.

use super::diagnostic::{Diagnostic, Report, TextFile, line_and_column};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// What was found. A file that could not be read is `None`, and was reported.
pub(crate) struct Folder {
    /// The folder's own name.
    pub(crate) name: String,
    pub(crate) metadata: Option<TextFile>,
    pub(crate) sources: Option<TextFile>,
    pub(crate) people: Option<TextFile>,
    pub(crate) claims: Option<TextFile>,
    pub(crate) article: Option<TextFile>,
    /// By file name without its ending.
    pub(crate) panels: BTreeMap<String, Option<TextFile>>,
    /// By file name without its ending.
    pub(crate) figures: BTreeMap<String, FigureFiles>,
}

/// The two files of a figure.
pub(crate) struct FigureFiles {
    /// Facts about the figure.
    pub(crate) facts: Option<TextFile>,
    /// Its rows.
    pub(crate) rows: Option<TextFile>,
}

/// Reads every file of the folder; `None` where there is no such folder.
pub(crate) fn read(folder: &Path, report: &Report) -> Option<Folder> {
    // The name is looked up on the disk because a folder may be given as `.` or `content/x/..`.
    let name = match folder.canonicalize() {
        Ok(path) if path.is_dir() => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        Ok(_) => {
            report.add(Diagnostic::of_file(folder, "this is a file, not a folder"));
            return None;
        }
        Err(error) => {
            report.add(match error.kind() {
                io::ErrorKind::NotFound => Diagnostic::of_file(folder, "there is no such folder"),
                kind => Diagnostic::of_file(folder, format!("the folder cannot be read: {kind}")),
            });
            return None;
        }
    };
    let file = |name: &str| read_text(folder.join(name), report);
    let panels = names(&folder.join("panels"), &["md"], report);
    let figures = names(&folder.join("figures"), &["toml", "csv"], report);
    Some(Folder {
        name,
        metadata: file("explainer.toml"),
        sources: file("sources.toml"),
        people: file("people.toml"),
        claims: file("claims.toml"),
        article: file("article.md"),
        panels: panels.into_iter().map(|id| (id.clone(), file(&format!("panels/{id}.md")))).collect(),
        figures: figures
            .into_iter()
            .map(|id| {
                let facts = file(&format!("figures/{id}.toml"));
                let rows = file(&format!("figures/{id}.csv"));
                (id, FigureFiles { facts, rows })
            })
            .collect(),
    })
}

/// The names, without their endings and in order, of the files in a folder that need not be there.
fn names(folder: &Path, endings: &[&str], report: &Report) -> Vec<String> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            if error.kind() != io::ErrorKind::NotFound {
                report.add(Diagnostic::of_file(folder, format!("the folder cannot be read: {}", error.kind())));
            }
            return Vec::new();
        }
    };
    let mut names = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        // What editors and file managers leave behind.
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        match name.rsplit_once('.') {
            Some((stem, ending)) if endings.contains(&ending) => names.push(stem.to_owned()),
            _ => {
                let expected = endings.iter().map(|ending| format!("<id>.{ending}")).collect::<Vec<_>>().join(" and ");
                let error = Diagnostic::of_file(folder.join(name), "this file does not belong here");
                report.add(error.hint(format!("files in this folder are called {expected}")));
            }
        }
    }
    names.sort();
    names.dedup();
    names
}

/// A file's text, if it has one that can be shown.
fn read_text(path: PathBuf, report: &Report) -> Option<TextFile> {
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            report.add(match error.kind() {
                io::ErrorKind::NotFound => Diagnostic::of_file(path, "the file is missing"),
                kind => Diagnostic::of_file(path, format!("the file cannot be read: {kind}")),
            });
            return None;
        }
    };
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let end = error.utf8_error().valid_up_to();
            let before = String::from_utf8_lossy(&error.as_bytes()[..end]);
            let (line, column) = line_and_column(&before, before.len());
            let message = format!("the file is not UTF-8: byte 0x{:02X}", error.as_bytes()[end]);
            let error = Diagnostic { line, column, ..Diagnostic::of_file(path, message) };
            report.add(error.hint("save the file with the encoding UTF-8"));
            return None;
        }
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n").replace('\r', "\n");
    if text.trim().is_empty() {
        report.add(Diagnostic::of_file(path, "the file is empty"));
        return None;
    }
    // No page can show one, and HTML changes some of them into others.
    if let Some((offset, character)) = text.char_indices().find(|(_, c)| c.is_control() && !matches!(c, '\n' | '\t')) {
        let (line, column) = line_and_column(&text, offset);
        let message = format!("control character U+{:04X}", u32::from(character));
        report.add(Diagnostic { line, column, ..Diagnostic::of_file(path, message) }.hint("delete it"));
        return None;
    }
    Some(TextFile { path, text })
}
