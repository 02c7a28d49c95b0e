//! Where the rows and cells of a CSV are.

use super::diagnostic::{Position, SourceText, TextFile};
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};
use std::borrow::Cow;

/// The records of a file, as RFC 4180 has them.
pub(super) struct Records<'a> {
    file: &'a TextFile,
    reader: Reader,
    /// What stands between cells.
    delimiter: char,
    /// How much of the file has been read, in bytes.
    read: usize,
}

/// What stands between the cells of a table, and where it begins: a comma, or what a spreadsheet writes where that is
/// the sign of decimals. The header's columns tell, or a line before it such as `sep=;`.
pub(super) fn delimiter(text: &str, is_column: impl Fn(&str) -> bool) -> (char, usize) {
    let first = text.lines().next().unwrap_or_default();
    let said = first.strip_prefix("sep=").filter(|sign| matches!(*sign, "," | ";" | "\t"));
    if let Some(delimiter) = said.and_then(|sign| sign.chars().next()) {
        return (delimiter, (first.len() + 1).min(text.len()));
    }
    let header = text.lines().find(|line| !line.is_empty()).unwrap_or_default();
    let known = |delimiter: char| {
        let cells = header.split(delimiter).map(|cell| cell.trim().trim_matches('"'));
        cells.filter(|cell| is_column(cell)).count()
    };
    let most = [';', '\t'].into_iter().max_by_key(|delimiter| known(*delimiter)).unwrap_or(',');
    (if known(most) > known(',') { most } else { ',' }, 0)
}

impl<'a> Records<'a> {
    pub(super) fn of(file: &'a TextFile, delimiter: char, start: usize) -> Self {
        let byte = u8::try_from(delimiter).unwrap_or(b',');
        Self { file, reader: ReaderBuilder::new().delimiter(byte).build(), delimiter, read: start }
    }

    /// The cells of the next record with their places, or the place of a cell whose quotation marks do not match, which
    /// the reader lets pass.
    pub(super) fn next(&mut self) -> Option<Result<Vec<SourceText<'a>>, Position<'a>>> {
        let mut cells = Vec::new();
        loop {
            let (cell, is_last) = self.next_cell(cells.is_empty())?;
            match cell {
                Ok(cell) => cells.push(cell),
                Err(position) => return Some(Err(position)),
            }
            if is_last {
                return Some(Ok(cells));
            }
        }
    }

    fn next_cell(&mut self, is_first: bool) -> Option<(Result<SourceText<'a>, Position<'a>>, bool)> {
        let TextFile { text, .. } = self.file;
        let start = self.read;
        // A cell is never longer than what is written of it.
        let (mut cell, mut filled) = (vec![0; 128], 0);
        let is_last = loop {
            let (result, read, written) = self.reader.read_field(&text.as_bytes()[self.read..], &mut cell[filled..]);
            self.read += read;
            filled += written;
            match result {
                // It asks for more where the input is over, and takes nothing for the end of it.
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull => cell.resize(cell.len() * 2, 0),
                ReadFieldResult::Field { record_end } => break record_end,
                ReadFieldResult::End => return None,
            }
        };
        cell.truncate(filled);
        let delimiter = self.delimiter;
        let is_over = |byte: char| byte == '\n' || (byte == delimiter && !is_last);
        // A record starts after the empty lines before it, and what ends a cell is not of it.
        let raw = &text[start..self.read];
        let skipped = if is_first { raw.len() - raw.trim_start_matches('\n').len() } else { 0 };
        let raw = raw[skipped..].strip_suffix(is_over).unwrap_or(&raw[skipped..]);
        let position = Position { file: self.file, offset: start + skipped };
        if !is_quoted_well(raw) {
            return Some((Err(position), is_last));
        }
        let text = String::from_utf8(cell).unwrap_or_default();
        let text = text.trim_matches(|c: char| c.is_ascii_whitespace()).to_owned();
        let end = position.offset + raw.len();
        Some((Ok(SourceText::within(self.file, position.offset, end, Cow::Owned(text))), is_last))
    }
}

/// Whether a cell that begins with a quotation mark ends with one, and has each other one twice.
fn is_quoted_well(raw: &str) -> bool {
    let Some(inner) = raw.strip_prefix('"') else { return true };
    inner.strip_suffix('"').is_some_and(|inner| !inner.replace("\"\"", "").contains('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cell's text, line and column.
    type Cell = (String, usize, usize);

    /// Each record, or the column at which a quotation mark is wrong.
    fn cells(text: &str) -> Vec<Result<Vec<Cell>, usize>> {
        let file = TextFile::new("f.csv".into(), text.to_owned());
        let mut records = Records::of(&file, ',', 0);
        let position = |position: Position<'_>| position.line_and_column();
        let cell = |cell: &SourceText<'_>| {
            (cell.text.clone().into_owned(), position(cell.start()).0, position(cell.start()).1)
        };
        let mut all = Vec::new();
        while let Some(record) = records.next() {
            all.push(record.map(|cells| cells.iter().map(cell).collect()).map_err(|error| position(error).1));
            if all.last().is_some_and(Result::is_err) {
                break;
            }
        }
        all
    }

    fn cell(text: &str, line: usize, column: usize) -> Cell {
        (text.to_owned(), line, column)
    }

    #[test]
    fn places_of_cells() {
        let long = "é".repeat(200);
        for (text, expected) in [
            (
                "a,b\n\n\nc,\n",
                vec![Ok(vec![cell("a", 1, 1), cell("b", 1, 3)]), Ok(vec![cell("c", 4, 1), cell("", 4, 3)])],
            ),
            ("\"a,\nb\",\" c\"", vec![Ok(vec![cell("a,\nb", 1, 2), cell("c", 2, 6)])]),
            ("\"say \"\"a\"\"\",\n", vec![Ok(vec![cell("say \"a\"", 1, 1), cell("", 1, 13)])]),
            (&format!("{long},b"), vec![Ok(vec![cell(&long, 1, 1), cell("b", 1, 202)])]),
            ("", vec![]),
            ("\"a\"b,c\n", vec![Err(1)]),
            ("a,\"b", vec![Err(3)]),
            ("\"\"\"\n", vec![Err(1)]),
        ] {
            assert_eq!(cells(text), expected, "{text}");
        }
    }
}
