//! What is told to a writer, and the texts that it is told of.

use super::characters::{is_direction, refused};
use super::escapes::stretches;
use super::hint::Hint;
use super::workbook::{Grid, cell_name};
use std::{
    borrow::Cow,
    cell::OnceCell,
    fmt::{self, Write},
    ops::Deref,
    path::PathBuf,
    rc::Rc,
};

/// One thing that a writer has to change, and where.
///
/// Guaranteed: the message is one line, starts with a lower-case letter or the writer's own word, and has no full stop.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file: the folder as it was given, and the file's place in it.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// What may be put in the place of which words, the first from there on, to do so.
    pub replacement: Option<Box<(String, String)>>,
}

/// What a writer wrote is repeated in messages, and file names are anybody's: a character that a terminal would act on,
/// or that turns the text after it, is told by its number.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tell("error", f)
    }
}

impl Diagnostic {
    /// Tells it as what it is.
    pub(super) fn tell(&self, level: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, message, hint, .. } = self;
        let visible = |text: &str, f: &mut fmt::Formatter<'_>| {
            text.chars().try_for_each(|character| match character {
                '\n' | '\t' => f.write_char(' '),
                _ if is_direction(character) || refused(character).is_some() => {
                    write!(f, "<U+{:04X}>", u32::from(character))
                }
                _ => f.write_char(character),
            })
        };
        visible(&file.display().to_string(), f)?;
        write!(f, ":{line}:{column}: {level}: ")?;
        visible(message, f)?;
        if let Some(hint) = hint {
            f.write_str("\n  hint: ")?;
            visible(hint, f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostic {}

impl Diagnostic {
    /// A mistake that has no place inside the file: it is reported at its start.
    pub(crate) fn of_file(file: impl Into<PathBuf>, message: impl Into<String>) -> Self {
        Self { file: file.into(), line: 1, column: 1, message: short(message.into()), hint: None, replacement: None }
    }

    /// Adds what to do about it.
    pub(crate) fn hint(mut self, hint: impl Into<Hint>) -> Self {
        let Hint { text, replacement } = hint.into();
        self.hint = Some(short(text));
        self.replacement = replacement;
        self
    }
}

/// How many diagnostics are told at once.
pub(crate) const MOST_SHOWN: usize = 100;

/// What is wrong with a folder: at least one diagnostic and at most a hundred, the first by file, line and column.
#[derive(Clone, Debug)]
pub struct Diagnostics {
    pub(super) shown: Vec<Diagnostic>,
    pub(super) has_more: bool,
}

impl Deref for Diagnostics {
    type Target = [Diagnostic];
    fn deref(&self) -> &[Diagnostic] {
        &self.shown
    }
}

impl Diagnostics {
    /// Whether there are more than these.
    pub fn has_more(&self) -> bool {
        self.has_more
    }
}

/// One a paragraph, and at the end how many.
impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shown.iter().try_for_each(|diagnostic| writeln!(f, "{diagnostic}"))?;
        match (self.shown.len(), self.has_more) {
            (1, _) => f.write_str("1 error"),
            (number, false) => write!(f, "{number} errors"),
            (number, true) => write!(f, "more than {number} errors, of which these are the first"),
        }
    }
}

impl std::error::Error for Diagnostics {}

/// A file of the folder: UTF-8, without byte order mark, its lines ended by line feeds.
pub(crate) struct TextFile {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    /// What stands before each block of [`BLOCK`] bytes: so that a place is found without reading all before it.
    before: Vec<Before>,
    /// Of what was made of a spreadsheet's own file, where its cells stand there.
    grid: Option<Grid>,
    /// The text without what its reader cannot make sense of, which is blank there.
    pub(super) readable: OnceCell<String>,
}

/// How many bytes are read to find a place.
const BLOCK: usize = 1024;

#[derive(Clone, Copy, Default)]
struct Before {
    characters: usize,
    lines: usize,
    /// How many characters stand before the line that is not over.
    line_start: usize,
}

impl Before {
    fn and(mut self, bytes: &[u8]) -> Self {
        // Of a character of several bytes all but the first are of the form 10xxxxxx.
        for byte in bytes.iter().filter(|byte| **byte & 0xc0 != 0x80) {
            self.characters += 1;
            if *byte == b'\n' {
                self.lines += 1;
                self.line_start = self.characters;
            }
        }
        self
    }
}

impl TextFile {
    pub(crate) fn new(path: PathBuf, text: String) -> Self {
        let mut before = vec![Before::default()];
        for (index, block) in text.as_bytes().chunks(BLOCK).enumerate() {
            before.push(before[index].and(block));
        }
        Self { path, text, before, grid: None, readable: OnceCell::new() }
    }

    /// The CSV of a sheet.
    pub(super) fn of_sheet(path: PathBuf, text: String, grid: Grid) -> Self {
        Self { grid: Some(grid), ..Self::new(path, text) }
    }

    /// Whether it is the CSV of a sheet.
    pub(crate) fn is_sheet(&self) -> bool {
        self.grid.is_some()
    }

    pub(crate) fn position(&self, offset: usize) -> Position<'_> {
        Position { file: self, offset }
    }
}

/// Where something stands in a file.
#[derive(Clone, Copy)]
pub(crate) struct Position<'a> {
    pub(crate) file: &'a TextFile,
    /// In bytes.
    pub(crate) offset: usize,
}

impl Position<'_> {
    /// Line and column, each from 1; the column counts characters.
    pub(crate) fn line_and_column(self) -> (usize, usize) {
        let TextFile { text, before, grid, .. } = self.file;
        let offset = self.offset.min(text.len());
        if let Some(grid) = grid {
            let (row, column) = grid.cell(text, offset);
            return (row as usize, column as usize);
        }
        let block = offset / BLOCK;
        let before = before[block].and(&text.as_bytes()[block * BLOCK..offset]);
        (before.lines + 1, before.characters - before.line_start + 1)
    }

    pub(crate) fn error(self, message: impl Into<String>) -> Diagnostic {
        let (line, column) = self.line_and_column();
        let message = match self.cell() {
            Some(cell) => format!("{cell}: {}", message.into()),
            None => message.into(),
        };
        Diagnostic { line, column, ..Diagnostic::of_file(self.file.path.clone(), message) }
    }

    /// What a spreadsheet calls the cell that it is in.
    fn cell(self) -> Option<String> {
        let (row, column) = self.file.grid.as_ref()?.cell(&self.file.text, self.offset);
        Some(cell_name(row, column))
    }
}

/// The place as a hint names it: the file's own name and the line.
impl fmt::Display for Position<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.file.path.file_name().unwrap_or_default().to_string_lossy();
        match self.cell() {
            Some(cell) => write!(f, "{cell} of {name}"),
            None => write!(f, "line {} of {name}", self.line_and_column().0),
        }
    }
}

/// A message of a length that can be read: a writer's words are repeated in it, however many they are.
fn short(message: String) -> String {
    const MOST: usize = 240;
    match (message.char_indices().nth(MOST / 2), message.char_indices().nth_back(MOST / 2)) {
        (Some((start, _)), Some((end, _))) if start < end => format!("{} … {}", &message[..start], &message[end..]),
        _ => message,
    }
}

/// A piece of a file's text, after its escapes are taken away, that still knows where it stands.
#[derive(Clone)]
pub(crate) struct SourceText<'a> {
    pub(crate) text: Cow<'a, str>,
    file: &'a TextFile,
    start: usize,
    places: Places,
}

/// Where the bytes of a piece stand.
#[derive(Clone)]
enum Places {
    /// One after the other.
    Exact,
    /// In stretches: where each begins in the text, and in the file.
    Stretches(Rc<[(usize, usize)]>),
    /// Only the start of all of it is known.
    Start,
    /// It was read elsewhere, and fills in what was left out here.
    Elsewhere,
}

impl<'a> SourceText<'a> {
    /// The piece of the file from an offset to its end.
    pub(crate) fn rest(file: &'a TextFile, start: usize) -> Self {
        Self { text: Cow::Borrowed(&file.text[start..]), file, start, places: Places::Exact }
    }

    /// A text that was read from the file at or shortly after `start`, and before `end`.
    pub(crate) fn within(file: &'a TextFile, start: usize, end: usize, text: Cow<'a, str>) -> Self {
        let raw = file.text.get(start..end).unwrap_or_default();
        // Most are all of it, or all but quotation marks.
        let found = (0..2).find(|start| raw.get(*start..).is_some_and(|rest| rest.starts_with(&*text)));
        let (start, places) = match found.or_else(|| raw.find(&*text)) {
            Some(found) => (start + found, Places::Exact),
            None => (start, stretches(raw, &text).map_or(Places::Start, |found| Places::Stretches(found.into()))),
        };
        Self { text, file, start, places }
    }

    /// A text that was read elsewhere, and fills in what is left out.
    pub(crate) fn filled_in(at: Position<'a>, text: String) -> Self {
        Self { text: Cow::Owned(text), file: at.file, start: at.offset, places: Places::Elsewhere }
    }

    /// Whether it is one.
    pub(crate) fn is_filled_in(&self) -> bool {
        matches!(self.places, Places::Elsewhere)
    }

    /// Puts another text in its place.
    pub(crate) fn say(&mut self, text: String) {
        (self.text, self.places) = (Cow::Owned(text), Places::Start);
    }

    /// Where the text starts.
    pub(crate) fn start(&self) -> Position<'a> {
        self.position(0)
    }

    /// Where a byte of the text stands.
    pub(crate) fn position(&self, offset: usize) -> Position<'a> {
        let inside = match &self.places {
            Places::Exact => offset,
            Places::Start | Places::Elsewhere => 0,
            Places::Stretches(stretches) => {
                let after = stretches.partition_point(|(text, _)| *text <= offset);
                after.checked_sub(1).map_or(0, |last| stretches[last].1 + offset - stretches[last].0)
            }
        };
        Position { file: self.file, offset: self.start + inside }
    }

    pub(crate) fn error(&self, message: impl Into<String>) -> Diagnostic {
        self.start().error(message)
    }

    /// The words between the text's spaces.
    pub(crate) fn words(&self) -> Vec<SourceText<'a>> {
        let begin = self.text.as_ptr() as usize;
        let words = self.text.split_ascii_whitespace();
        let place = |word: &str| {
            let start = self.position(word.as_ptr() as usize - begin).offset;
            let is_exact = self.file.text.get(start..).is_some_and(|rest| rest.starts_with(word));
            let places = if is_exact { Places::Exact } else { Places::Start };
            SourceText { start, text: Cow::Owned(word.to_owned()), file: self.file, places }
        };
        words.map(place).collect()
    }

    /// The text as plain words: runs of white space are one space, as a page shows them.
    pub(crate) fn plain(&self) -> String {
        collapse(&self.text)
    }
}

/// Makes every run of white space one space. A no-break space is not white space here: it is meant.
pub(crate) fn collapse(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let position =
            |text: &str, offset| TextFile::new("f".into(), text.to_owned()).position(offset).line_and_column();
        assert_eq!(position("é\nüx", 5), (2, 2));
        assert_eq!(position("abc", 3), (1, 4));
        let long = "é\n".repeat(BLOCK) + &"ü".repeat(BLOCK);
        assert_eq!(position(&long, 3 * BLOCK), (BLOCK + 1, 1));
        assert_eq!(position(&long, long.len()), (BLOCK + 1, BLOCK + 1));
    }

    #[test]
    fn long_messages_are_cut_in_the_middle() {
        assert_eq!(short("é".repeat(241)), "é".repeat(241));
        assert_eq!(short("é".repeat(9999) + "!"), "é".repeat(120) + " … " + &"é".repeat(120) + "!");
    }
}
