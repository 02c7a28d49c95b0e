//! CSV with places: a figure's rows, cell by cell.

use super::{
    diagnostic::{Place, Report, SourceText, TextFile, nearest},
    effects::{check_directions, check_formula},
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// The columns whose cells are not shown as they were written.
const UNDERSTOOD: [&str; 9] = ["as_of", "sources", "amount", "value", "part", "whole", "phase", "from_band", "to_band"];

/// How many rows a table may have.
const MOST_ROWS: usize = 100_000;

/// A row: its cells by the names of their columns.
pub(crate) struct Row<'a> {
    pub(crate) start: Place<'a>,
    cells: BTreeMap<&'static str, SourceText<'a>>,
}

impl<'a> Row<'a> {
    /// A cell that has to be filled; an empty one is reported.
    pub(crate) fn cell(&self, column: &'static str, report: &Report) -> Option<&SourceText<'a>> {
        let cell = self.cells.get(column)?;
        if cell.text.trim().is_empty() {
            report.add(cell.error(format!("the row has no \"{column}\"")).hint("fill the cell"));
            return None;
        }
        Some(cell)
    }

    /// A cell that may be empty.
    pub(crate) fn optional_cell(&self, column: &'static str) -> Option<&SourceText<'a>> {
        self.cells.get(column).filter(|cell| !cell.text.is_empty())
    }
}

/// Reads a table that has to have these columns, in any order; rows that are not of its form are reported and left out.
pub(crate) fn read<'a>(file: &'a TextFile, columns: &[&'static str], report: &Report) -> Vec<Row<'a>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(file.text.as_bytes());
    let mut header: Option<Vec<&'static str>> = None;
    let mut has_rows = false;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            // The text is UTF-8 and in memory, and any number of cells is taken: nothing can go wrong.
            Err(error) => {
                report.add(Place { file, offset: 0 }.error(error.to_string()));
                return rows;
            }
        };
        let position = record.position().map_or(0, |position| position.byte());
        let cells = match cells(file, usize::try_from(position).unwrap_or_default(), &record) {
            Ok(cells) => cells,
            // Where cells end is anybody's guess from here on.
            Err(place) => {
                let error = place.error("the quotation marks of this cell do not match");
                report
                    .add(error.hint("one at its start, one at its end; one that is meant to be read is written twice"));
                return rows;
            }
        };
        let Some(start) = cells.first().map(SourceText::start) else { continue };
        let Some(header) = &header else {
            header = read_header(&cells, columns, report);
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
        for (column, cell) in header.iter().zip(&cells) {
            check_directions(cell, report);
            if !UNDERSTOOD.contains(column) {
                check_formula(cell, report);
            }
        }
        if header.len() == cells.len() {
            rows.push(Row { start, cells: header.iter().copied().zip(cells).collect() });
        } else {
            let message = format!("the row has {} cells, the header has {}", cells.len(), header.len());
            report.add(start.error(message).hint("a cell with a comma in it stands in quotation marks"));
        }
    }
    if !has_rows {
        let error = Place { file, offset: 0 }.error("the file has no rows");
        report.add(error.hint("write one line for each row below the header"));
    }
    rows
}

/// The columns in the order of the header; `None` if they are not these, each once, which is reported.
fn read_header(cells: &[SourceText<'_>], columns: &[&'static str], report: &Report) -> Option<Vec<&'static str>> {
    let mut header = Vec::new();
    let mut seen = BTreeSet::new();
    for cell in cells {
        let column = columns.iter().copied().find(|column| *column == cell.text);
        if column.is_none() {
            let error = cell.error(format!("unknown column \"{}\"", cell.text));
            report.add_with(error, |error| {
                error.hint(match nearest(&cell.text, columns.iter().copied()) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => format!("the columns are {}", columns.join(",")),
                })
            });
        } else if !seen.insert(column) {
            report.add(cell.error(format!("duplicate column \"{}\"", cell.text)).hint("delete one of the two"));
        }
        header.push(column);
    }
    let missing: Vec<_> = columns.iter().filter(|column| !header.contains(&Some(**column))).collect();
    for column in &missing {
        let error = cells.first()?.error(format!("the column \"{column}\" is missing"));
        report.add(error.hint(format!("the columns are {}", columns.join(","))));
    }
    let is_exact = missing.is_empty() && header.len() == columns.len();
    header.into_iter().collect::<Option<Vec<_>>>().filter(|_| is_exact)
}

/// The cells of a record with their places, which the reader does not give; or the place of a cell whose quotation
/// marks do not match, which the reader lets pass.
fn cells<'a>(
    file: &'a TextFile,
    position: usize,
    record: &csv::StringRecord,
) -> Result<Vec<SourceText<'a>>, Place<'a>> {
    // A record starts at the empty lines before it.
    let text = &file.text[position..];
    let position = position + text.len() - text.trim_start_matches('\n').len();
    let mut cells = Vec::new();
    let mut bytes = file.text[position..].bytes().enumerate().peekable();
    for cell in record {
        let (start, first) = bytes.peek().copied().unwrap_or((file.text.len() - position, b','));
        let is_quoted = first == b'"';
        let mut is_open = bytes.next_if(|_| is_quoted).is_some();
        let mut end = None;
        while let Some((offset, byte)) = bytes.next() {
            match byte {
                b'"' if is_open && bytes.next_if(|(_, next)| *next == b'"').is_none() => is_open = false,
                b',' | b'\n' if !is_open => {
                    end = Some(offset);
                    break;
                }
                // After the mark that closes a cell, the cell is over.
                _ if is_quoted && !is_open => return Err(Place { file, offset: position + start }),
                _ => {}
            }
        }
        if is_open {
            return Err(Place { file, offset: position + start });
        }
        let end = end.map_or(file.text.len(), |end| position + end);
        cells.push(SourceText::within(
            file,
            position + start,
            end,
            Cow::Owned(cell.trim_matches(|c: char| c.is_ascii_whitespace()).to_owned()),
        ));
    }
    Ok(cells)
}
