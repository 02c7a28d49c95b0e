//! CSV with places: rows, cell by cell.

use super::{
    column::Column,
    diagnostic::{Position, SourceText, TextFile, nearest},
    effects::{check_directions, check_formula},
    report::Report,
};
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};
use std::{borrow::Cow, collections::BTreeMap, rc::Rc};

/// How many rows a table may have.
const MOST_ROWS: usize = 100_000;

/// What a table may have in its columns.
#[derive(Clone, Copy)]
pub(crate) struct Table<'t> {
    /// What has to be there, in any order.
    pub(crate) columns: &'static [Column],
    /// What its writer named, each with whether it holds words: it has to be there, too.
    pub(crate) own: &'t [(String, bool)],
    /// What may be there: it is worked out from the rest, and exported with it.
    pub(crate) derived: [&'static [&'static str]; 2],
}

/// By what the cells of those columns are found that their writer named.
pub(crate) const OWN_COLUMNS: [&str; 8] =
    ["column 1", "column 2", "column 3", "column 4", "column 5", "column 6", "column 7", "column 8"];

impl<'t> Table<'t> {
    /// The columns that have to be there, as they are written.
    fn names(self) -> impl Iterator<Item = &'t str> {
        let own = self.own.iter().map(|(name, _)| name.as_str());
        self.columns.iter().map(|column| column.name).chain(own)
    }

    /// By what the cells of a column are found.
    fn key(self, name: &str) -> Option<&'static str> {
        if let Some(at) = self.own.iter().position(|(own, _)| own == name) {
            return OWN_COLUMNS.get(at).copied();
        }
        let column = self.columns.iter().map(|column| column.name).find(|known| *known == name);
        column.or_else(|| self.derived.into_iter().flatten().copied().find(|known| *known == name))
    }

    /// Whether what stands in it is published as it was written.
    fn is_verbatim(self, key: &str) -> bool {
        let is_own = self.own.iter().zip(OWN_COLUMNS).any(|((_, is_words), own)| own == key && *is_words);
        is_own || self.columns.iter().any(|column| column.name == key && column.is_verbatim)
    }

    /// The names of what is worked out.
    pub(crate) fn derived(self) -> impl Iterator<Item = &'static str> {
        self.derived.into_iter().flatten().copied()
    }

    fn all_names(self) -> impl Iterator<Item = &'t str> {
        self.names().chain(self.derived().map(|name| -> &'t str { name }))
    }
}

/// What is said once for all rows of a table: what stands in those cells of a column that are empty, or not there.
#[derive(Default)]
pub(crate) struct Shared<'a> {
    /// The columns of which it can be said.
    pub(crate) columns: Vec<&'static str>,
    /// What is said, by columns; `None` if that could not be read, which was reported.
    pub(crate) said: BTreeMap<&'static str, Option<SourceText<'a>>>,
    /// Where it is said.
    pub(crate) place: &'static str,
    /// The table of which this one is a translation: the columns that this one leaves out are those, row by row.
    pub(crate) original: Option<&'a TextFile>,
}

/// How much may be filled in by what is said once, in bytes: else a small folder would make a huge table.
const MOST_FILLED: usize = 1_000_000;

/// A row: its cells by the names of their columns.
pub(crate) struct Row<'a> {
    pub(crate) start: Position<'a>,
    cells: BTreeMap<&'static str, SourceText<'a>>,
    /// The same row of the original, for the columns that are not here.
    original: BTreeMap<&'static str, SourceText<'a>>,
    shared: Rc<Shared<'a>>,
}

impl<'a> Row<'a> {
    /// A cell that has to be filled, or is for all rows; an empty one is reported.
    pub(crate) fn cell(&self, column: &'static str, report: &Report) -> Option<&SourceText<'a>> {
        let cell = self.any(column);
        if let Some(cell) = cell.filter(|cell| !cell.text.trim().is_empty()) {
            return Some(cell);
        }
        match self.shared.said.get(column) {
            Some(said) => said.as_ref(),
            None => {
                let error = cell?.error(format!("the row has no \"{column}\""));
                report.add(error.hint(match self.shared.columns.contains(&column) {
                    true => format!("fill the cell, or say it for all rows in {}: {column} = …", self.shared.place),
                    false => "fill the cell".to_owned(),
                }));
                None
            }
        }
    }

    /// A cell that may be empty.
    pub(crate) fn optional_cell(&self, column: &'static str) -> Option<&SourceText<'a>> {
        self.any(column).filter(|cell| !cell.text.is_empty())
    }

    fn any(&self, column: &str) -> Option<&SourceText<'a>> {
        self.cells.get(column).or_else(|| self.original.get(column))
    }

    /// How much of it is filled in, in bytes.
    fn filled(&self) -> usize {
        let is_empty = |column: &str| self.any(column).is_none_or(|cell| cell.text.trim().is_empty());
        let said = self.shared.said.iter().filter(|(column, _)| is_empty(column));
        said.filter_map(|(_, said)| said.as_ref()).map(|said| said.text.len()).sum()
    }

    /// Where a column's cell stands, or the row where it is empty.
    pub(crate) fn position(&self, column: &'static str) -> Position<'a> {
        self.optional_cell(column).map_or(self.start, SourceText::start)
    }
}

/// Reads a table; rows that are not of its form are reported and left out. `rewrite` may put another text into a cell.
pub(crate) fn read<'a>(
    file: &'a TextFile,
    table: Table<'_>,
    mut shared: Shared<'a>,
    rewrite: &dyn Fn(&'static str, &mut SourceText<'a>),
    report: &Report,
) -> Vec<Row<'a>> {
    let original = shared.original.take().map(|original| {
        let (columns, said) = (shared.columns.clone(), shared.said.clone());
        read(original, table, Shared { columns, said, ..Shared::default() }, rewrite, report)
    });
    let count = original.as_ref().map(Vec::len);
    let rows = read_with(file, table, shared, original, rewrite, report);
    if let Some(count) = count.filter(|count| *count != rows.len()) {
        let error =
            Position { file, offset: 0 }.error(format!("the original has {count} rows, this has {}", rows.len()));
        report.add(error.hint("a translation has the rows of its original, in their order"));
    }
    rows
}

fn read_with<'a>(
    file: &'a TextFile,
    table: Table<'_>,
    shared: Shared<'a>,
    original: Option<Vec<Row<'a>>>,
    rewrite: &dyn Fn(&'static str, &mut SourceText<'a>),
    report: &Report,
) -> Vec<Row<'a>> {
    let shared = Rc::new(shared);
    let of_original: Vec<&'static str> =
        original.iter().flatten().take(1).flat_map(|row| row.cells.keys().copied()).collect();
    let mut original = original.unwrap_or_default().into_iter();
    let mut filled = 0;
    let mut header: Option<Vec<&'static str>> = None;
    let mut has_rows = false;
    let mut rows = Vec::new();
    let (delimiter, start) = delimiter(&file.text, table);
    if delimiter != ',' {
        let sign = if delimiter == '\t' { "tabs" } else { "semicolons" };
        report.warn(Position { file, offset: 0 }.error(format!("read with {sign} between the cells")));
    }
    let mut records = Records::of(file, delimiter, start);
    while let Some(record) = records.next() {
        let mut cells = match record {
            Ok(cells) => cells,
            // Where cells end is anybody's guess from here on.
            Err(position) => {
                let error = position.error("the quotation marks of this cell do not match");
                report
                    .add(error.hint("one at its start, one at its end; one that is meant to be read is written twice"));
                return rows;
            }
        };
        let Some(start) = cells.first().map(SourceText::start) else { continue };
        // A spreadsheet writes as many cells as its widest row ever had, and rows that are empty now.
        let width = cells.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |last| last + 1);
        match &header {
            Some(header) if width <= header.len() && header.len() < cells.len() => cells.truncate(header.len()),
            Some(_) => {}
            None => cells.truncate(width),
        }
        if width == 0 && (cells.len() > 1 || header.is_none()) {
            continue;
        }
        let Some(header) = &header else {
            header = read_header(&cells, table, (&shared, &of_original), report);
            if header.is_none() {
                return rows;
            }
            continue;
        };
        has_rows = true;
        if rows.len() == MOST_ROWS {
            report
                .add(start.error(format!("there are more than {MOST_ROWS} rows")).hint("show a part of them, or sums"));
            return rows;
        }
        for (name, cell) in header.iter().zip(&mut cells) {
            rewrite(name, cell);
            check_directions(cell, report);
            if table.is_verbatim(name) {
                check_formula(cell, report);
            }
        }
        if header.len() == cells.len() {
            let cells = header.iter().copied().zip(cells).collect();
            let original = original.next().map(|row| row.cells).unwrap_or_default();
            let row = Row { start, cells, original, shared: Rc::clone(&shared) };
            filled += row.filled();
            if filled > MOST_FILLED {
                let message =
                    format!("more than {} MB are filled in by what is said for all rows", MOST_FILLED / 1_000_000);
                report.add(start.error(message).hint(format!("say less in {}, or show fewer rows", shared.place)));
                return rows;
            }
            rows.push(row);
        } else {
            let message = format!("the row has {} cells, the header has {}", cells.len(), header.len());
            report.add(start.error(message).hint("a cell with a comma in it stands in quotation marks"));
        }
    }
    if !has_rows {
        let error = Position { file, offset: 0 }.error("the file has no rows");
        report.add(error.hint("write one line for each row below the header"));
    }
    rows
}

/// The columns in the order of the header; `None` if they are not those of the table, each once, which is reported.
fn read_header(
    cells: &[SourceText<'_>],
    table: Table<'_>,
    (shared, original): (&Shared<'_>, &[&'static str]),
    report: &Report,
) -> Option<Vec<&'static str>> {
    let known = || format!("the columns are {}", table.names().collect::<Vec<_>>().join(","));
    let mut header = Vec::new();
    let mut is_sound = true;
    for cell in cells {
        let Some(name) = table.key(&cell.text) else {
            let error = cell.error(format!("unknown column \"{}\"", cell.text));
            report.add_with(error, |error| {
                error.hint(match nearest(&cell.text, table.all_names()) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => known(),
                })
            });
            is_sound = false;
            continue;
        };
        if header.contains(&name) {
            report.add(cell.error(format!("duplicate column \"{name}\"")).hint("delete one of the two"));
            is_sound = false;
        }
        header.push(name);
    }
    let is_needed = |column: &&Column| {
        let is_said = shared.said.contains_key(column.name) || original.contains(&column.name);
        !column.is_optional && !header.contains(&column.name) && !is_said
    };
    for Column { name, .. } in table.columns.iter().filter(is_needed) {
        let hint = match shared.columns.contains(name) {
            true => format!("{}; or say it for all rows in {}: {name} = …", known(), shared.place),
            false => known(),
        };
        report.add(cells.first()?.error(format!("the column \"{name}\" is missing")).hint(hint));
        is_sound = false;
    }
    for ((name, _), _) in table.own.iter().zip(OWN_COLUMNS).filter(|(_, key)| !header.contains(key)) {
        report.add(cells.first()?.error(format!("the column \"{name}\" is missing")).hint(known()));
        is_sound = false;
    }
    is_sound.then_some(header)
}

/// The records of a file, as RFC 4180 has them.
struct Records<'a> {
    file: &'a TextFile,
    reader: Reader,
    /// What stands between cells.
    delimiter: char,
    /// How much of the file has been read, in bytes.
    read: usize,
}

/// What stands between the cells of a table, and where it begins: a comma, or what a spreadsheet writes where that is
/// the sign of decimals. The header tells, or a line before it such as `sep=;`.
fn delimiter(text: &str, table: Table<'_>) -> (char, usize) {
    let first = text.lines().next().unwrap_or_default();
    let said = first.strip_prefix("sep=").filter(|sign| matches!(*sign, "," | ";" | "\t"));
    if let Some(delimiter) = said.and_then(|sign| sign.chars().next()) {
        return (delimiter, (first.len() + 1).min(text.len()));
    }
    let header = text.lines().find(|line| !line.is_empty()).unwrap_or_default();
    let known = |delimiter: char| {
        let cells = header.split(delimiter).map(|cell| cell.trim().trim_matches('"'));
        cells.filter(|cell| table.all_names().any(|name| name == *cell)).count()
    };
    let most = [';', '\t'].into_iter().max_by_key(|delimiter| known(*delimiter)).unwrap_or(',');
    (if known(most) > known(',') { most } else { ',' }, 0)
}

impl<'a> Records<'a> {
    fn of(file: &'a TextFile, delimiter: char, start: usize) -> Self {
        let byte = u8::try_from(delimiter).unwrap_or(b',');
        Self { file, reader: ReaderBuilder::new().delimiter(byte).build(), delimiter, read: start }
    }

    /// The cells of the next record with their places, or the place of a cell whose quotation marks do not match, which
    /// the reader lets pass.
    fn next(&mut self) -> Option<Result<Vec<SourceText<'a>>, Position<'a>>> {
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
