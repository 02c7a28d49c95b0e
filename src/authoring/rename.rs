//! Another name for a thing: everywhere it is meant, and nowhere else. Where that is, is what the readers of the files
//! found as they looked names up; nothing is searched for.

use super::folder::SHARED;
use super::{Diagnostics, Files, compiled, explainer};
use crate::reading::{Diagnostic, ID_HINT, Kind, Place, Report, list, nearest};
use crate::values::PanelId;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

/// What is changed in a folder for a name to be another.
#[derive(Debug)]
pub struct Renamed {
    /// What it is the name of: `source`, `claim` and so on.
    pub kind: &'static str,
    /// The name as it was.
    pub old: String,
    /// In how many places of each file it stood.
    pub places: BTreeMap<String, usize>,
    /// The files in which it stood, by their places in the folder, with what they hold now.
    pub changed: BTreeMap<String, Vec<u8>>,
    /// The files that are called otherwise now: as they were called, and as they are.
    pub moved: Vec<(String, String)>,
}

/// Why a thing gets no other name.
#[derive(Debug)]
pub enum RenameError {
    /// The folder has mistakes: what is misspelt would not be found.
    Mistakes(Diagnostics),
    /// With the new name it would have mistakes.
    After(Diagnostics),
    /// The names are not fit, or there is nothing of that name.
    Refused {
        /// What is wrong.
        message: String,
        /// What to do about it.
        hint: String,
    },
    /// A name is not written as it is read, so that it cannot be replaced.
    Place(Diagnostic),
}

impl fmt::Display for RenameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mistakes(diagnostics) => {
                write!(f, "{diagnostics}\nnothing was renamed: a name that is misspelt would not be found")
            }
            Self::After(diagnostics) => write!(f, "{diagnostics}\nnothing was renamed: these would be there after it"),
            Self::Refused { message, hint } => write!(f, "error: {message}\n  hint: {hint}"),
            Self::Place(diagnostic) => write!(f, "{diagnostic}\nnothing was renamed"),
        }
    }
}

impl std::error::Error for RenameError {}

fn refused(message: impl Into<String>, hint: impl Into<String>) -> RenameError {
    RenameError::Refused { message: message.into(), hint: hint.into() }
}

/// Gives the thing that is called `old` the name `new`. Where several kinds of things are called so, `old` says which:
/// `person:council`.
pub fn rename(files: &Files, old: &str, new: &str) -> Result<Renamed, RenameError> {
    let report = Report::noting();
    let _ = explainer(files, &report);
    let noted = report.take_noted().names;
    if let Some(diagnostics) = report.into_diagnostics() {
        return Err(RenameError::Mistakes(diagnostics));
    }
    // Without mistakes whatever is meant is there, so what was noted is all there is, with what only has files.
    let of_files = files.files.keys().filter_map(|relative| Some((of_file(relative)?.0, of_file(relative)?.1)));
    let of_texts = noted.iter().map(|(kind, name, _)| (*kind, name.as_str()));
    let names: BTreeSet<(Kind, &str)> = of_texts.chain(of_files).collect();

    let (kind, old) = meant(old, &names)?;
    if let Err(error) = PanelId::new(new) {
        return Err(refused(format!("{error}: \"{new}\""), ID_HINT));
    }
    if old == new {
        return Err(refused(format!("the {} is called \"{old}\" already", kind.name()), "give it another name"));
    }
    if names.contains(&(kind, new)) {
        let hint = "choose a name that none of its kind has";
        return Err(refused(format!("there is a {} \"{new}\" already", kind.name()), hint));
    }

    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (_, _, Place { file, offset }) in noted.iter().filter(|(of, name, _)| (*of, name.as_str()) == (kind, old)) {
        let relative = file.strip_prefix(&files.path).unwrap_or(file).to_string_lossy().into_owned();
        // What it translates is another's.
        if relative.starts_with("../") && !SHARED.contains(&relative.as_str()) {
            continue;
        }
        places.entry(relative).or_default().push(*offset);
    }
    let counts = places.iter().map(|(relative, offsets)| (relative.clone(), offsets.len())).collect();
    let mut changed = BTreeMap::new();
    for (relative, mut offsets) in places {
        offsets.sort_unstable();
        // What is packed cannot be changed in place.
        if [".xlsx", ".ods"].iter().any(|ending| relative.ends_with(ending)) {
            let error = Diagnostic::of_file(
                files.path.join(&relative),
                format!("\"{old}\" stands in a spreadsheet's own file"),
            );
            return Err(RenameError::Place(
                error.hint("save its sheet as CSV, or give the figure the name in its TOML"),
            ));
        }
        let bytes = files.files.get(&relative).and_then(Option::as_ref).map(Vec::as_slice).unwrap_or_default();
        let replaced = replaced(bytes, &offsets, old, new).map_err(|at| {
            let error =
                Diagnostic { line: line(bytes, at), ..Diagnostic::of_file(files.path.join(&relative), ESCAPED) };
            RenameError::Place(error.hint(format!("write it as {old}, letter by letter")))
        })?;
        changed.insert(relative, replaced);
    }
    let is_meant = |relative: &&String| of_file(relative) == Some((kind, old));
    let moved: Vec<(String, String)> =
        files.files.keys().filter(is_meant).map(|from| (from.clone(), to(from, new))).collect();

    check(files, &changed, &moved).map_err(RenameError::After)?;
    Ok(Renamed { kind: kind.name(), old: old.to_owned(), places: counts, changed, moved })
}

const ESCAPED: &str = "a name in this line is not written as it is read";

/// What has files: its kind and name.
fn of_file(relative: &str) -> Option<(Kind, &str)> {
    let (folder, name) = relative.split_once('/')?;
    let kind = match folder {
        "panels" => Kind::Panel,
        "figures" => Kind::Figure,
        "images" => Kind::Image,
        _ => return None,
    };
    Some((kind, name.rsplit_once('.')?.0))
}

/// The place of a file with another name.
fn to(relative: &str, name: &str) -> String {
    let path = Path::new(relative);
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{name}.{ending}")).to_string_lossy().replace('\\', "/")
}

/// The one thing that is called so.
fn meant<'n>(old: &'n str, names: &BTreeSet<(Kind, &'n str)>) -> Result<(Kind, &'n str), RenameError> {
    let (wanted, name) = match old.split_once(':') {
        Some((kind, name)) => match Kind::ALL.into_iter().find(|known| known.name() == kind) {
            Some(kind) => (Some(kind), name),
            None => {
                let hint = format!("a name may begin with {}", list(Kind::ALL.iter().map(|kind| kind.name())));
                return Err(refused(format!("nothing is a \"{kind}\""), hint));
            }
        },
        None => (None, old),
    };
    let kinds: Vec<Kind> = Kind::ALL
        .into_iter()
        .filter(|kind| wanted.is_none_or(|wanted| wanted == *kind) && names.contains(&(*kind, name)))
        .collect();
    match (kinds.as_slice(), wanted) {
        ([kind], _) => Ok((*kind, name)),
        ([], _) => {
            let known = || names.iter().filter(|(kind, _)| wanted.is_none_or(|wanted| wanted == *kind));
            let hint = match nearest(name, known().map(|(_, name)| *name)) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => "`sidelight check` says what is declared where an id is misspelt".to_owned(),
            };
            let what = wanted.map_or("nothing", |_| "no such thing");
            Err(refused(format!("{what} is called \"{name}\""), hint))
        }
        (several, _) => {
            let kinds = list(several.iter().map(|kind| kind.name()));
            let ways: Vec<String> = several.iter().map(|kind| format!("{}:{name}", kind.name())).collect();
            let hint = format!("say which: {}", ways.join(" or "));
            Err(refused(format!("\"{name}\" is the id of several things: {kinds}"), hint))
        }
    }
}

/// A file's bytes with another name at these places of its text, which is the file without its byte order mark and with
/// line feeds alone; or the place at which the name does not stand.
fn replaced(bytes: &[u8], offsets: &[usize], old: &str, new: &str) -> Result<Vec<u8>, usize> {
    let mut made = Vec::with_capacity(bytes.len());
    let mut at = if bytes.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
    let (mut copied, mut read) = (0, 0);
    for offset in offsets {
        while read < *offset {
            at += if bytes[at..].starts_with(b"\r\n") { 2 } else { 1 };
            read += 1;
            if at >= bytes.len() {
                return Err(bytes.len());
            }
        }
        if !bytes[at..].starts_with(old.as_bytes()) || is_in_id(bytes.get(at + old.len())) {
            return Err(at);
        }
        made.extend_from_slice(&bytes[copied..at]);
        made.extend_from_slice(new.as_bytes());
        copied = at + old.len();
    }
    made.extend_from_slice(&bytes[copied..]);
    Ok(made)
}

/// Whether a name goes on with this byte.
fn is_in_id(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

fn line(bytes: &[u8], at: usize) -> usize {
    1 + String::from_utf8_lossy(&bytes[..at]).replace("\r\n", "\n").matches(['\n', '\r']).count()
}

/// Reads the folder as it would be.
fn check(files: &Files, changed: &BTreeMap<String, Vec<u8>>, moved: &[(String, String)]) -> Result<(), Diagnostics> {
    let mut after = files.clone();
    for (relative, bytes) in changed {
        after.files.insert(relative.clone(), Some(bytes.clone()));
    }
    for (from, to) in moved {
        if let Some(bytes) = after.files.remove(from) {
            after.files.insert(to.clone(), bytes);
        }
    }
    compiled(&after).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_and_marks_stay() {
        let text = |bytes: Result<Vec<u8>, usize>| bytes.map(|bytes| String::from_utf8(bytes).expect("text"));
        assert_eq!(text(replaced(b"ab\r\nab", &[0, 3], "ab", "c")), Ok("c\r\nc".to_owned()));
        assert_eq!(text(replaced("\u{feff}é\r\rab\n".as_bytes(), &[4], "ab", "c")), Ok("\u{feff}é\r\rc\n".to_owned()));
        assert_eq!(replaced(b"abc", &[0], "ab", "c"), Err(0));
        assert_eq!(replaced(b"ab", &[7], "ab", "c"), Err(2));
    }
}
