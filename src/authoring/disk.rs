//! A writer's folder on the disk → its files in memory. The only part of `authoring` that touches the disk.
//!
//! Nothing outside the folder is read, whatever its links say: somebody else may have filled it. Nothing but a regular
//! file is opened: a pipe would wait for ever, and to open a device can be to use it.

use super::folder::{self, FOLDERS, Files, OPTIONAL, ROWS, SHARED, TOP};
use crate::reading::{Diagnostic, Report};
use crate::values::Slug;
use std::{
    cell::RefCell,
    collections::BTreeMap,
    fs::{self, File, FileType, Metadata, OpenOptions},
    io::{self, Read},
    path::{Path, PathBuf},
};

/// The folder beside explainers that has what they share.
const SHARED_FOLDER: &str = "shared";
/// The file of a site, in the folder of its explainers.
pub const SITE: &str = "site.toml";
const BESIDE: &str = "../shared/";

/// How many files `panels/` and `figures/` may have, each.
const MOST_FILES: usize = 500;

/// How many bytes all files may have together.
const MOST_BYTES: usize = 20_000_000;

/// Reads every file of the folder; `None` where there is no such folder, or far too much in it.
pub(crate) fn read(folder: &Path, report: &Report) -> Option<Files> {
    // The name is looked up on the disk because a folder may be given as `.` or `content/x/..`.
    let root = match folder.canonicalize() {
        Ok(path) if path.is_dir() => path,
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
    let name = root.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let disk = Disk::new(folder, &root, report);
    let mut relatives: Vec<String> = TOP.iter().chain(&OPTIONAL).map(|name| (*name).to_owned()).collect();
    for (subfolder, _) in FOLDERS {
        relatives.extend(disk.list(subfolder)?);
    }
    // What is shared stands beside the folder, and is held to its own place as the folder is.
    let beside =
        root.parent().map(|parent| parent.join(SHARED_FOLDER)).filter(|beside| beside.is_dir() && *beside != root);
    let beside = beside.and_then(|beside| beside.canonicalize().ok());
    let shared_folder = folder.join("..").join(SHARED_FOLDER);
    let shared = beside.as_ref().map(|root| Disk::new(&shared_folder, root, report));
    let shared = shared.iter().flat_map(|disk| SHARED.map(|relative| (disk, relative.to_owned())));
    let mut files = BTreeMap::new();
    let mut bytes = 0;
    for (disk, relative) in relatives.into_iter().map(|relative| (&disk, relative)).chain(shared) {
        let within = relative.strip_prefix(BESIDE).unwrap_or(&relative);
        let content = match disk.file(within) {
            Ok(Some(content)) => content,
            Ok(None) => continue,
            Err(error) => {
                report.add(error);
                files.insert(relative, None);
                continue;
            }
        };
        bytes += content.len();
        if bytes > MOST_BYTES {
            let message = format!("the files of a folder have at most {} MB together", MOST_BYTES / 1_000_000);
            report.add(Diagnostic::of_file(folder, message));
            return None;
        }
        files.insert(relative, Some(content));
    }
    if let Some(original) = translates(&files).filter(|original| *original != name && original != SHARED_FOLDER) {
        translated(folder, &root, &original, &mut files, report);
    }
    crate::reading::make_copies_here();
    Some(Files { path: folder.to_path_buf(), name, files })
}

/// Reads the file of a site; `None` where there is no such folder.
pub(crate) fn site(folder: &Path, report: &Report) -> Option<Files> {
    let root = match folder.canonicalize() {
        Ok(path) if path.is_dir() => path,
        _ => {
            report.add(Diagnostic::of_file(folder, "there is no such folder"));
            return None;
        }
    };
    let mut files = BTreeMap::new();
    match Disk::new(folder, &root, report).file(SITE) {
        Ok(Some(content)) => _ = files.insert(SITE.to_owned(), Some(content)),
        Ok(None) => {
            let hint = "it says what the site of these explainers is called: title, publisher, lang and, when it is known, url";
            report.add(Diagnostic::of_file(folder.join(SITE), "the file is missing").hint(hint));
            return None;
        }
        Err(error) => {
            report.add(error);
            return None;
        }
    }
    Some(Files { path: folder.to_path_buf(), name: String::new(), files })
}

/// The name of the explainer beside that this one translates, if it says so rightly.
fn translates(files: &BTreeMap<String, Option<Vec<u8>>>) -> Option<String> {
    let text = std::str::from_utf8(files.get("explainer.toml")?.as_deref()?).ok()?;
    let table: toml::Table = text.trim_start_matches('\u{feff}').parse().ok()?;
    let name = table.get("translates")?.as_str()?;
    Slug::new(name).is_ok().then(|| name.to_owned())
}

/// Reads what a translation does not say again: of the figures that it has, the rows; the facts; the date of the
/// original, and what has changed in it.
fn translated(
    folder: &Path,
    root: &Path,
    original: &str,
    files: &mut BTreeMap<String, Option<Vec<u8>>>,
    report: &Report,
) {
    let Some(beside) = root.parent().map(|parent| parent.join(original)).filter(|beside| beside.is_dir()) else {
        return;
    };
    let Ok(root) = beside.canonicalize() else { return };
    let path = folder.join("..").join(original);
    let disk = Disk::new(&path, &root, report);
    let figures = files.keys().filter_map(|place| place.strip_prefix("figures/")?.strip_suffix(".toml"));
    let rows = figures.flat_map(|figure| ROWS.map(|ending| format!("figures/{figure}.{ending}")));
    let rows: Vec<String> = rows.collect();
    let heads = ["explainer.toml", "facts.toml", "editions.toml"].map(str::to_owned);
    for relative in heads.into_iter().chain(rows) {
        match disk.file(&relative) {
            Ok(Some(content)) => _ = files.insert(format!("../{original}/{relative}"), Some(content)),
            Ok(None) => {}
            Err(error) => report.add(error),
        }
    }
}

struct Disk<'d> {
    /// As it was given.
    folder: &'d Path,
    /// Without links.
    root: &'d Path,
    report: &'d Report,
    /// What is in its folders, by their names, as far as they were listed.
    listed: RefCell<BTreeMap<String, Option<BTreeMap<String, FileType>>>>,
}

impl<'d> Disk<'d> {
    fn new(folder: &'d Path, root: &'d Path, report: &'d Report) -> Self {
        Self { folder, root, report, listed: RefCell::default() }
    }

    /// What there is at a place by the list of its folder.
    fn listed(&self, relative: &str) -> Found {
        let (folder, name) = relative.rsplit_once('/').unwrap_or(("", relative));
        let mut listed = self.listed.borrow_mut();
        let kinds = listed.entry(folder.to_owned()).or_insert_with(|| self.kinds(folder));
        match kinds.as_ref().map(|kinds| kinds.get(name)) {
            Some(Some(kind)) if kind.is_file() => Found::File,
            Some(None) => Found::Nothing,
            _ => Found::Unclear,
        }
    }

    /// What is in a folder; nothing of one that is a link or has far too much in it: there each place is looked at.
    fn kinds(&self, folder: &str) -> Option<BTreeMap<String, FileType>> {
        let path = self.root.join(folder);
        if !fs::symlink_metadata(&path).ok()?.is_dir() {
            return None;
        }
        let mut kinds = BTreeMap::new();
        for entry in fs::read_dir(&path).ok()? {
            let entry = entry.ok()?;
            if kinds.len() > MOST_FILES {
                return None;
            }
            if let Ok(name) = entry.file_name().into_string() {
                kinds.insert(name, entry.file_type().ok()?);
            }
        }
        Some(kinds)
    }
}

/// What the list of a folder says of a name.
enum Found {
    File,
    Nothing,
    /// It is something else, or the folder has no list.
    Unclear,
}

impl Disk<'_> {
    /// The places of the files in a subfolder, which need not be there; `None` where there are far too many.
    fn list(&self, subfolder: &str) -> Option<Vec<String>> {
        let mut relatives = Vec::new();
        let path = self.folder.join(subfolder);
        let unreadable = |error: &io::Error| {
            self.report.add(Diagnostic::of_file(&path, format!("the folder cannot be read: {}", error.kind())));
        };
        let inside = match self.inside(subfolder) {
            Ok(Some(inside)) => inside,
            Ok(None) => return Some(relatives),
            Err(error) => {
                self.report.add(error);
                return Some(relatives);
            }
        };
        let entries = match fs::read_dir(inside) {
            Ok(entries) => entries,
            Err(error) => {
                unreadable(&error);
                return Some(relatives);
            }
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    unreadable(&error);
                    return Some(relatives);
                }
            };
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                let error = Diagnostic::of_file(path.join(&name), "the name of this file is not UTF-8");
                self.report.add(error.hint("rename it"));
                continue;
            };
            // What editors and file managers leave behind.
            if name.starts_with('.') || name.ends_with('~') {
                continue;
            }
            relatives.push(format!("{subfolder}/{name}"));
            if relatives.len() > MOST_FILES {
                self.report.add(Diagnostic::of_file(&path, format!("there are more than {MOST_FILES} files")));
                return None;
            }
        }
        relatives.sort();
        Some(relatives)
    }

    /// Where a place of the folder is, without links; `None` where there is nothing, an error where a link leads
    /// elsewhere.
    fn inside(&self, relative: &str) -> Result<Option<PathBuf>, Diagnostic> {
        let path = self.root.join(relative);
        let error = |message: String| Diagnostic::of_file(self.folder.join(relative), message);
        const HINT: &str = "put the file itself here";
        match path.canonicalize() {
            Ok(found) if found.starts_with(self.root) => Ok(Some(found)),
            Ok(_) => Err(error("a symbolic link leads out of the folder".to_owned()).hint(HINT)),
            Err(found) if found.kind() == io::ErrorKind::NotFound => match fs::symlink_metadata(path) {
                Ok(_) => Err(error("a symbolic link leads nowhere".to_owned()).hint(HINT)),
                Err(_) => Ok(None),
            },
            Err(found) => Err(error(format!("the file cannot be read: {}", found.kind()))),
        }
    }

    /// Whether a place is another by now than the one that was looked at: of a file that was listed, whether a folder on the
    /// way to it has become a link.
    fn is_elsewhere(&self, relative: &str, path: &Path, is_listed: bool) -> Result<bool, Diagnostic> {
        match (is_listed, relative.rsplit_once('/')) {
            (true, None) => Ok(false),
            (true, Some((folder, _))) => {
                Ok(!fs::symlink_metadata(self.root.join(folder)).is_ok_and(|found| found.is_dir()))
            }
            (false, _) => Ok(self.inside(relative)?.as_deref() != Some(path)),
        }
    }

    /// The bytes of a file, and one more than it may have if it has too many; `None` where there is none.
    fn file(&self, relative: &str) -> Result<Option<Vec<u8>>, Diagnostic> {
        let error = |message: String| Diagnostic::of_file(self.folder.join(relative), message);
        let unreadable = |found: io::Error| error(format!("the file cannot be read: {}", found.kind()));
        // What its folder lists as a file is one, and is opened without following a link; whatever else it may be by now.
        let (path, is_listed) = match self.listed(relative) {
            Found::File => (self.root.join(relative), true),
            Found::Nothing => return Ok(None),
            Found::Unclear => match self.inside(relative)? {
                Some(path) => (path, false),
                None => return Ok(None),
            },
        };
        let Some(limit) = folder::limit(relative) else { return Ok(Some(Vec::new())) };
        let found = if is_listed { None } else { Some(fs::metadata(&path).map_err(unreadable)?) };
        if let Some(found) = &found {
            check(found).map_err(|what| error(what.to_owned()).hint("a folder holds files of text"))?;
        }
        let file = open(&path).map_err(unreadable)?;
        // What was opened may be another thing by now than what was looked at.
        let opened = file.metadata().map_err(unreadable)?;
        let is_other = found.is_some_and(|found| !is_same(&found, &opened));
        if !opened.is_file() || is_other || self.is_elsewhere(relative, &path, is_listed)? {
            return Err(error("the file changed while it was read".to_owned()).hint("try again"));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(opened.len()).unwrap_or_default().min(limit) + 1);
        file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        Ok(Some(bytes))
    }
}

/// Whether it is a file, or what else.
fn check(found: &Metadata) -> Result<(), &'static str> {
    match found.file_type() {
        kind if kind.is_file() => Ok(()),
        kind if kind.is_dir() => Err("this is a folder, not a file"),
        _ => Err("this is not a regular file"),
    }
}

/// Opens a file to read it; a link or a pipe that has just been put in its place is neither followed nor waited for.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().read(true).custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

/// Whether two looks were at one thing.
#[cfg(unix)]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    one.created().ok() == other.created().ok()
}
