//! What is told to a writer, and the texts that it is told of.

use std::{borrow::Cow, cell::RefCell, fmt, path::PathBuf};

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
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, message, hint } = self;
        write!(f, "{}:{line}:{column}: error: {message}", file.display())?;
        if let Some(hint) = hint {
            write!(f, "\n  hint: {hint}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostic {}

impl Diagnostic {
    /// A mistake that has no place inside the file: it is reported at its start.
    pub(crate) fn of_file(file: impl Into<PathBuf>, message: impl Into<String>) -> Self {
        Self { file: file.into(), line: 1, column: 1, message: message.into(), hint: None }
    }

    /// Adds what to do about it.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Everything that was found so far. Shared by all who read, because readers are nested and none stops at the first.
#[derive(Default)]
pub(crate) struct Report(RefCell<Vec<Diagnostic>>);

impl Report {
    pub(crate) fn add(&self, diagnostic: Diagnostic) {
        self.0.borrow_mut().push(diagnostic);
    }

    /// All diagnostics by file, line and column.
    pub(crate) fn into_sorted(self) -> Vec<Diagnostic> {
        let mut diagnostics = self.0.into_inner();
        diagnostics.sort();
        diagnostics.dedup();
        diagnostics
    }
}

/// A file of the folder: UTF-8, without byte order mark, its lines ended by line feeds.
pub(crate) struct TextFile {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

/// Where something stands in a file.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) file: &'a TextFile,
    /// In bytes.
    pub(crate) offset: usize,
}

impl Place<'_> {
    /// Line and column, each from 1; the column counts characters.
    pub(crate) fn line_and_column(self) -> (usize, usize) {
        line_and_column(&self.file.text, self.offset)
    }

    pub(crate) fn error(self, message: impl Into<String>) -> Diagnostic {
        let (line, column) = self.line_and_column();
        Diagnostic { file: self.file.path.clone(), line, column, message: message.into(), hint: None }
    }
}

/// The place as a hint names it: the file's own name and the line.
impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.file.path.file_name().unwrap_or_default().to_string_lossy();
        write!(f, "line {} of {name}", self.line_and_column().0)
    }
}

pub(crate) fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// A piece of a file's text, after its escapes are taken away, that still knows where it stands.
#[derive(Clone)]
pub(crate) struct Excerpt<'a> {
    pub(crate) text: Cow<'a, str>,
    file: &'a TextFile,
    start: usize,
    /// Whether it stands in the file byte by byte; if not, only its start can be pointed at.
    is_exact: bool,
}

impl<'a> Excerpt<'a> {
    /// The piece of the file from an offset to its end.
    pub(crate) fn rest(file: &'a TextFile, start: usize) -> Self {
        Self { text: Cow::Borrowed(&file.text[start..]), file, start, is_exact: true }
    }

    /// A text that was read from the file at or shortly after `start`, and before `end`.
    pub(crate) fn within(file: &'a TextFile, start: usize, end: usize, text: Cow<'a, str>) -> Self {
        match file.text.get(start..end).and_then(|raw| raw.find(&*text)) {
            Some(found) => Self { text, file, start: start + found, is_exact: true },
            None => Self { text, file, start, is_exact: false },
        }
    }

    /// Where the text starts.
    pub(crate) fn start(&self) -> Place<'a> {
        self.place(0)
    }

    /// Where a byte of the text stands.
    pub(crate) fn place(&self, offset: usize) -> Place<'a> {
        Place { file: self.file, offset: if self.is_exact { self.start + offset } else { self.start } }
    }

    pub(crate) fn error(&self, message: impl Into<String>) -> Diagnostic {
        self.start().error(message)
    }

    /// The words between the text's spaces.
    pub(crate) fn words(&self) -> Vec<Excerpt<'a>> {
        let begin = self.text.as_ptr() as usize;
        let words = self.text.split_ascii_whitespace();
        words
            .map(|word| Excerpt {
                start: self.place(word.as_ptr() as usize - begin).offset,
                text: Cow::Owned(word.to_owned()),
                ..*self
            })
            .collect()
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

/// The candidate that a mistyped word most likely means.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let limit = (word.chars().count() / 3).clamp(1, 4);
    let distances = candidates.into_iter().map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate));
    distances.filter(|(distance, _)| *distance <= limit).min().map(|(_, candidate)| candidate)
}

/// A list as a sentence has it, cut where it becomes too long to read.
pub(crate) fn list<'c>(words: impl IntoIterator<Item = &'c str>) -> String {
    const SHOWN: usize = 8;
    let words: Vec<&str> = words.into_iter().collect();
    if words.len() > SHOWN + 1 {
        return format!("{} and {} more", words[..SHOWN].join(", "), words.len() - SHOWN);
    }
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        assert_eq!(line_and_column("é\nüx", 5), (2, 2));
        assert_eq!(line_and_column("abc", 3), (1, 4));
    }

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(list([]), "");
        assert_eq!(list(["a"]), "a");
        assert_eq!(list(["a", "b", "c"]), "a, b and c");
        assert_eq!(list(["a"; 12]), "a, a, a, a, a, a, a, a and 4 more");
    }

    #[test]
    fn nearest_is_near() {
        assert_eq!(nearest("bountys", ["bounties", "hotline"]), Some("bounties"));
        assert_eq!(nearest("expert", ["bounties", "hotline"]), None);
    }
}
