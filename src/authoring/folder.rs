//! The files of a writer's folder, in memory.

use crate::reading::{
    Diagnostic, MOST_SHOWN, Names, PictureCopy, Report, TextFile, copies, is_made, read_workbook, refused,
};
use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// The files that every folder has.
pub(crate) const TOP: [&str; 5] = ["explainer.toml", "sources.toml", "people.toml", "claims.toml", "article.md"];

/// The files that a folder may have beside them.
pub(crate) const OPTIONAL: [&str; 5] = ["corrections.toml", "terms.toml", "facts.toml", "editions.toml", "images.toml"];

/// What explainers of one desk share, in a folder beside theirs: an entry of theirs with the same id comes before it.
pub(crate) const SHARED: [&str; 3] = ["../shared/sources.toml", "../shared/people.toml", "../shared/terms.toml"];

/// The folders in it, each with the endings of its files.
pub(crate) const FOLDERS: [(&str, &[&str]); 3] =
    [("panels", &["md"]), ("figures", &["toml", "csv", "xlsx", "ods"]), ("images", &["jpg", "jpeg", "png", "webp"])];

/// A figure's rows, in one of these forms.
pub(crate) const ROWS: [&str; 3] = ["csv", "xlsx", "ods"];

/// Spreadsheets' own files that are not read.
const NOT_READ: [&str; 4] = ["xls", "xlsb", "xlsm", "numbers"];

/// How long a sheet may be as CSV, and those of all figures together.
const MOST_OF_SHEET: usize = 4_000_000;
const MOST_OF_SHEETS: usize = 20_000_000;

/// A writer's folder in memory.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// The folder as its writer calls it: what the paths of diagnostics begin with.
    pub path: PathBuf,
    /// Its own name, which becomes the explainer's address.
    pub name: String,
    /// The files by their places, such as `panels/price.md`, and those that are shared, as `../shared/terms.toml`. One that is there and could not be read, which was
    /// reported, is `None`.
    pub files: BTreeMap<String, Option<Vec<u8>>>,
}

impl Files {
    /// A picture of which it is not known yet what becomes of it.
    pub fn unread_picture(&self) -> Option<&[u8]> {
        let (folder, endings) = FOLDERS[2];
        let is_picture = |place: &str| {
            let name = place.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
            name.and_then(|name| name.rsplit_once('.')).is_some_and(|(_, ending)| endings.contains(&ending))
        };
        let pictures =
            self.files.iter().filter(|(place, _)| is_picture(place)).filter_map(|(_, bytes)| bytes.as_deref());
        pictures.into_iter().find(|bytes| !is_made(bytes))
    }

    /// Whether it says that it is not to be published yet, whatever else is wrong with it.
    pub fn is_draft(&self) -> bool {
        let text = self.files.get("explainer.toml").and_then(Option::as_deref).map(String::from_utf8_lossy);
        let table = text.and_then(|text| text.trim_start_matches('\u{feff}').parse::<toml::Table>().ok());
        table.is_some_and(|table| table.get("draft").and_then(toml::Value::as_bool) == Some(true))
    }
}

/// What was found. A file that could not be read is `None`, and was reported.
pub(crate) struct Folder {
    /// What is shared, in the order of [`SHARED`]; `None` also if there is no such file.
    pub(crate) shared: [Option<TextFile>; 3],
    /// Whether all that is shared could be read.
    pub(crate) has_all_shared: bool,
    /// Of the explainer that it translates.
    pub(crate) original: OriginalFiles,
    pub(crate) metadata: Option<TextFile>,
    pub(crate) sources: Option<TextFile>,
    pub(crate) people: Option<TextFile>,
    pub(crate) claims: Option<TextFile>,
    /// `None` also where there is none.
    pub(crate) corrections: Option<TextFile>,
    /// Whether there is one, although it could not be read.
    pub(crate) has_corrections: bool,
    pub(crate) article: Option<TextFile>,
    /// `None` also if there is no such file.
    pub(crate) terms: Option<TextFile>,
    /// Whether there is a file of terms, even if it could not be read.
    pub(crate) has_terms: bool,
    /// `None` also if there is no such file.
    pub(crate) facts: Option<TextFile>,
    /// `None` also if there is no such file.
    pub(crate) editions: Option<TextFile>,
    /// Whether there is one, although it could not be read.
    pub(crate) has_editions: bool,
    /// Whether there is a file of facts, even if it could not be read.
    pub(crate) has_facts: bool,
    /// By file name without its ending.
    pub(crate) panels: BTreeMap<String, Option<TextFile>>,
    /// By file name without its ending.
    pub(crate) figures: BTreeMap<String, FigureFiles>,
    /// `None` also where there is none.
    pub(crate) images: Option<TextFile>,
    /// Whether there is one, although it could not be read.
    pub(crate) has_images: bool,
    /// The writer's own photographs and drawings, by file name without its ending.
    pub(crate) pictures: BTreeMap<String, Picture>,
}

/// A photograph or drawing.
pub(crate) struct Picture {
    /// Its file.
    pub(crate) path: PathBuf,
    /// What it is shown as; `None` if it could not be read, which was reported.
    pub(crate) copies: Option<Vec<PictureCopy>>,
}

/// The two files of a figure.
pub(crate) struct FigureFiles {
    /// Facts about the figure.
    pub(crate) facts: Option<TextFile>,
    /// Its rows.
    pub(crate) rows: Option<TextFile>,
    /// The rows of the figure that it translates.
    pub(crate) original: Option<TextFile>,
}

impl FigureFiles {
    /// Its rows, and those that they translate. What has no words to translate is the original's.
    pub(crate) fn rows(&self) -> (Option<&TextFile>, Option<&TextFile>) {
        match (&self.rows, &self.original) {
            (None, original) => (original.as_ref(), None),
            (rows, original) => (rows.as_ref(), original.as_ref()),
        }
    }
}

/// What is read of the explainer beside that a folder translates.
#[derive(Default)]
pub(crate) struct OriginalFiles {
    pub(crate) metadata: Option<TextFile>,
    pub(crate) facts: Option<TextFile>,
    pub(crate) editions: Option<TextFile>,
}

impl Folder {
    /// Whether a name is declared in what is shared.
    pub(crate) fn shares(&self, names: &Names<'_>, name: &str) -> bool {
        self.shared.iter().flatten().any(|file| names.is_declared_in(name, file))
    }
}

/// How many bytes the file at a place may have; `None` for one that does not belong there.
pub(crate) fn limit(relative: &str) -> Option<usize> {
    // Of what stands beside, what it would be in its own folder.
    let relative = relative.strip_prefix("../").and_then(|beside| Some(beside.split_once('/')?.1)).unwrap_or(relative);
    let (folder, name) = relative.split_once('/').unwrap_or(("", relative));
    let (_, ending) = name.rsplit_once('.')?;
    let endings = FOLDERS.iter().find(|(name, _)| *name == folder).map_or(&["toml", "md"][..], |(_, endings)| endings);
    endings.contains(&ending).then_some(match (folder, ending) {
        (_, "csv") => 16_000_000,
        (_, "xlsx" | "ods") => 4_000_000,
        ("images", _) => 8_000_000,
        _ => 1_000_000,
    })
}

/// Reads every file as text.
pub(crate) fn read(files: &Files, report: &Report) -> Folder {
    let file = |relative: &str| text(files, relative, report);
    let [metadata, sources, people, claims, article] = TOP.map(file);
    let optional = |relative: &str| files.files.contains_key(relative).then(|| file(relative)).flatten();
    let [panels, figures, pictures] = FOLDERS.map(|(folder, endings)| names(files, folder, endings, report));
    let shared = SHARED.map(optional);
    let beside = original(files);
    let of_original = |name: &str| optional(&format!("{}{name}", beside?));
    let sheets = Cell::new(MOST_OF_SHEETS);
    let is_there = |name: &&&str| files.files.contains_key(**name);
    Folder {
        has_all_shared: shared.iter().flatten().count() == SHARED.iter().filter(is_there).count(),
        shared,
        original: OriginalFiles {
            metadata: of_original("explainer.toml"),
            facts: of_original("facts.toml"),
            editions: of_original("editions.toml"),
        },
        metadata,
        sources,
        people,
        claims,
        corrections: optional("corrections.toml"),
        has_corrections: files.files.contains_key("corrections.toml"),
        article,
        terms: optional("terms.toml"),
        has_terms: files.files.contains_key("terms.toml"),
        facts: optional("facts.toml"),
        editions: optional("editions.toml"),
        has_editions: files.files.contains_key("editions.toml"),
        has_facts: files.files.contains_key("facts.toml"),
        panels: panels.into_iter().map(|id| (id.clone(), file(&format!("panels/{id}.md")))).collect(),
        figures: figures
            .into_iter()
            .map(|id| {
                let facts = file(&format!("figures/{id}.toml"));
                let original = beside.and_then(|beside| rows(files, beside, &id, &sheets, report));
                // Of what is not read in its place that was said.
                let is_elsewhere =
                    || NOT_READ.iter().any(|ending| files.files.contains_key(&format!("figures/{id}.{ending}")));
                let own = rows(files, "", &id, &sheets, report);
                if own.is_none() && original.is_none() && !is_elsewhere() {
                    report
                        .add(Diagnostic::of_file(files.path.join(format!("figures/{id}.csv")), "the file is missing"));
                }
                let (rows, original) = (own.flatten(), original.flatten());
                (id, FigureFiles { facts, rows, original })
            })
            .collect(),
        images: optional("images.toml"),
        has_images: files.files.contains_key("images.toml"),
        pictures: pictures.into_iter().filter_map(|id| Some((id.clone(), picture(files, &id, report)?))).collect(),
    }
}

/// What the places begin with that are of the explainer that this one translates.
fn original(files: &Files) -> Option<&str> {
    let beside = files.files.keys().filter(|place| place.starts_with("../") && !place.starts_with("../shared/"));
    beside.into_iter().find_map(|place| place.strip_suffix("explainer.toml"))
}

/// The names, without their endings, of the files in a folder that need not be there.
fn names(files: &Files, folder: &str, endings: &[&str], report: &Report) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for relative in files.files.keys() {
        let Some(name) = relative.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')) else { continue };
        match name.rsplit_once('.') {
            Some((stem, ending)) if endings.contains(&ending) => {
                names.insert(stem.to_owned());
            }
            Some((stem, ending)) if folder == "figures" && NOT_READ.contains(&ending) => {
                let error = Diagnostic::of_file(files.path.join(relative), format!("a file of .{ending} is not read"));
                let hint = format!("save its sheet as {stem}.xlsx, {stem}.ods or {stem}.csv, and take this file out");
                report.add(error.hint(hint));
            }
            _ => {
                let expected = endings.iter().map(|ending| format!("<id>.{ending}")).collect::<Vec<_>>().join(" and ");
                let error = Diagnostic::of_file(files.path.join(relative), "this file does not belong here");
                report.add(error.hint(format!("files in this folder are called {expected}")));
            }
        }
    }
    names
}

/// A figure's rows, in the folder or in one beside it; nothing if there are none, and nothing in that if they could not
/// be read. `left` is how much may be read of sheets.
fn rows(files: &Files, beside: &str, id: &str, left: &Cell<usize>, report: &Report) -> Option<Option<TextFile>> {
    let relatives = ROWS.map(|ending| format!("{beside}figures/{id}.{ending}"));
    let mut found = relatives.iter().filter(|relative| files.files.contains_key(*relative));
    let relative = found.next()?;
    if let Some(other) = found.next() {
        let error = Diagnostic::of_file(files.path.join(other), "this figure has its rows already");
        report.add(error.hint(format!("they are in {relative}; take one of the two out of the folder")));
    }
    if relative.ends_with(".csv") {
        return Some(text(files, relative, report));
    }
    let path = files.path.join(relative);
    let Some(bytes) = files.files.get(relative).and_then(Option::as_ref) else { return Some(None) };
    if is_too_large(bytes, relative, &path, "save it with the one sheet that is meant, or as CSV", report) {
        return Some(None);
    }
    match read_workbook(path.clone(), bytes, id, MOST_OF_SHEET) {
        Ok((file, _)) if file.text.len() > left.get() => {
            let message = format!("the sheets of a folder have at most {} MB together", MOST_OF_SHEETS / 1_000_000);
            report.add(Diagnostic::of_file(path, message).hint("show parts of them, or sums"));
            Some(None)
        }
        Ok((file, found)) => {
            left.set(left.get() - file.text.len());
            report.read_from(&path, found);
            Some(sound(file, report))
        }
        Err(error) => {
            report.add(error);
            Some(None)
        }
    }
}

/// Whether a file is larger than it may be, which is reported.
fn is_too_large(bytes: &[u8], relative: &str, path: &Path, hint: &str, report: &Report) -> bool {
    let limit = limit(relative).unwrap_or_default();
    let is_too_large = bytes.len() > limit;
    if is_too_large {
        let message = format!("the file is larger than {} MB", limit / 1_000_000);
        report.add(Diagnostic::of_file(path, message).hint(hint));
    }
    is_too_large
}

/// A picture of that name: there is a file of it with one of the endings.
fn picture(files: &Files, id: &str, report: &Report) -> Option<Picture> {
    let (folder, endings) = FOLDERS[2];
    let relatives = endings.iter().map(|ending| format!("{folder}/{id}.{ending}"));
    let mut found = relatives.filter(|relative| files.files.contains_key(relative));
    let relative = found.next()?;
    let path = files.path.join(&relative);
    if let Some(other) = found.next() {
        let error = Diagnostic::of_file(files.path.join(other), "another picture has this name already");
        report.add(error.hint(format!("it is {relative}; give one of them another name")));
    }
    let bytes = files.files.get(&relative)?.as_ref();
    let copies = bytes.and_then(|bytes| {
        if is_too_large(bytes, &relative, &path, "save it smaller, or as a JPEG", report) {
            return None;
        }
        let refused = |refused: crate::reading::PictureRefused| {
            report.add(Diagnostic::of_file(&path, refused.message).hint(refused.hint));
        };
        copies(bytes).map_err(refused).ok()
    });
    Some(Picture { path, copies })
}

/// A text as it is read: without a byte order mark before it, and with line ends of one kind.
pub(super) fn as_read(text: &str) -> String {
    text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n")
}

/// A file's text, if it has one that can be shown.
pub(super) fn text(files: &Files, relative: &str, report: &Report) -> Option<TextFile> {
    let path = files.path.join(relative);
    let bytes = match files.files.get(relative) {
        Some(bytes) => bytes.as_ref()?,
        None => {
            report.add(Diagnostic::of_file(path, "the file is missing"));
            return None;
        }
    };
    if is_too_large(bytes, relative, &path, "no explainer needs that much; was another file meant?", report) {
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let end = error.valid_up_to();
            let before = TextFile::new(path, String::from_utf8_lossy(&bytes[..end]).into_owned());
            let message = format!("the file is not UTF-8: byte 0x{:02X}", bytes[end]);
            report.add(before.position(end).error(message).hint("save the file with the encoding UTF-8"));
            return None;
        }
    };
    let text = as_read(text);
    sound(TextFile::new(path, text), report)
}

/// A text that is not empty and has only characters that can be shown.
fn sound(file: TextFile, report: &Report) -> Option<TextFile> {
    if file.text.trim().is_empty() {
        report.add(Diagnostic::of_file(file.path, "the file is empty"));
        return None;
    }
    let mut is_sound = true;
    let wrong = file.text.char_indices().filter_map(|(offset, character)| Some((offset, refused(character)?)));
    for (offset, what) in wrong.take(MOST_SHOWN) {
        report.add(file.position(offset).error(what).hint("delete it"));
        is_sound = false;
    }
    is_sound.then_some(file)
}
