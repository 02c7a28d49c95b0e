//! A spreadsheet's own file, `.xlsx` or `.ods` → its one sheet as CSV, with the places of its cells.
//!
//! Everything in such a file may be somebody's trap: it is unpacked up to a limit, read in one pass, and what is not
//! understood is refused with the cell that it stands in (docs/decisions/0027).

mod archive;
mod cell;
mod ods;
mod sheet;
mod xlsx;
mod xml;

use super::diagnostic::TextFile;
use archive::Archive;
use sheet::Sheet;
use std::path::PathBuf;

pub(super) use sheet::{Grid, cell_name};

/// Why a file is not read: where, what is wrong, and what to do about it.
pub(super) struct Problem {
    /// Row and column, each from 1.
    at: Option<(u32, u32)>,
    message: String,
    hint: String,
}

impl Problem {
    fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { at: None, message: message.into(), hint: hint.into() }
    }

    /// It is in a cell.
    fn at(mut self, row: u32, column: u32) -> Self {
        self.at = Some((row, column));
        self
    }
}

fn broken(what: &str) -> Problem {
    Problem::new(format!("the file is broken: {what}"), "open it in a spreadsheet program, and save it anew")
}

/// Reads the sheet that is meant by a figure's id, and says what was found. `most` is how long its CSV may be.
pub(crate) fn read(
    path: PathBuf,
    bytes: &[u8],
    id: &str,
    most: usize,
) -> Result<(TextFile, String), super::Diagnostic> {
    let read = || {
        // What has a password, and what is of the form before 2007.
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            let hint = "save it without a password, in the form .xlsx of today";
            return Err(Problem::new("the file has a password, or is of an older form", hint));
        }
        let mut archive = Archive::of(bytes)?;
        // By what is in the file and not by its name, as for pictures.
        match archive.has("content.xml") {
            true => ods::read(&mut archive, id, most),
            false => xlsx::read(&mut archive, id, most),
        }
    };
    let error = |Problem { at, message, hint }: Problem| {
        let told = at.map(|(row, column)| format!("{}: {message}", cell_name(row, column)));
        let (line, column) = at.map_or((1, 1), |(row, column)| (row as usize, column as usize));
        let error = super::Diagnostic::of_file(&path, told.unwrap_or(message)).hint(hint);
        super::Diagnostic { line, column, ..error }
    };
    let Sheet { text, grid, found } = read().map_err(error)?;
    Ok((TextFile::of_sheet(path, text, grid), found))
}

/// A sheet of a file, before it is read.
struct Known {
    name: String,
    is_shown: bool,
    /// Whether anything stands in it.
    has_cells: bool,
}

/// Which of a file's sheets is meant: the one that is called as the figure, or the only one that is shown and has
/// anything in it. The answer is its index, and what is to be said of it.
fn choose(sheets: &[Known], id: &str) -> Result<(usize, String), Problem> {
    let shown: Vec<usize> = (0..sheets.len()).filter(|index| sheets[*index].is_shown).collect();
    let filled: Vec<usize> = shown.iter().copied().filter(|index| sheets[*index].has_cells).collect();
    let named = shown.iter().find(|index| sheets[**index].name == id);
    let chosen = match (named, filled.as_slice()) {
        (Some(index), _) | (None, [index]) => *index,
        (None, []) if shown.is_empty() => return Err(broken("it has no sheet that is shown")),
        (None, []) => return Err(Problem::new("the file is empty", "write the rows into its first sheet")),
        (None, several) => {
            let names = super::list(several.iter().map(|index| sheets[*index].name.as_str()));
            let hint = format!("call the one that is meant {id}, or hide or delete the others");
            return Err(Problem::new(format!("the file has {} sheets: {names}", several.len()), hint));
        }
    };
    let is_other = |index: &usize| *index != chosen && sheets[*index].has_cells;
    let others: Vec<&str> = (0..sheets.len()).filter(is_other).map(|index| sheets[index].name.as_str()).collect();
    let mut found = format!("read from the sheet \"{}\"", sheets[chosen].name);
    if !others.is_empty() {
        found += &format!(", not from {}", super::list(others));
    }
    Ok((chosen, found))
}
