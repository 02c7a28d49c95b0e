//! A sheet as it is read, cell by cell: its CSV, and where each cell of that stands in the sheet.

use super::cell::Value;
use super::{Problem, broken};

/// How many rows a sheet may have; the table of a figure has no more.
const MOST_ROWS: usize = 100_000;

/// How many columns its header may have: more than any table of a figure.
const MOST_COLUMNS: usize = 100;

/// A sheet that is read.
pub(super) struct Sheet {
    pub(super) text: String,
    pub(super) grid: Grid,
    /// What is to be said of it.
    pub(super) found: String,
}

/// Where the cells of a sheet stand.
pub(crate) struct Grid {
    /// Where each row begins in the text, and its number in the sheet.
    rows: Vec<(usize, u32)>,
    /// The columns that have names, by their numbers.
    columns: Vec<u32>,
}

impl Grid {
    /// The row and the column, each from 1, of what stands at an offset of the text.
    pub(crate) fn cell(&self, text: &str, offset: usize) -> (u32, u32) {
        let after = self.rows.partition_point(|(start, _)| *start <= offset);
        let Some((start, row)) = after.checked_sub(1).and_then(|row| self.rows.get(row)) else { return (1, 1) };
        // Texts stand in quotation marks, so a comma is between cells if an even number of marks stands before it.
        let mut is_text = false;
        let is_between = |byte: &&u8| {
            is_text ^= **byte == b'"';
            **byte == b',' && !is_text
        };
        let between = text.as_bytes()[*start..offset.clamp(*start, text.len())].iter().filter(is_between).count();
        (*row, self.columns.get(between).or(self.columns.last()).copied().unwrap_or(1))
    }
}

/// What a cell is called in a spreadsheet, by its row and column, each from 1.
pub(crate) fn cell_name(row: u32, mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        letters.push(char::from(b'A' + ((column - 1) % 26) as u8));
        column = (column - 1) / 26;
    }
    letters.iter().rev().chain(&row.to_string().chars().collect::<Vec<_>>()).collect()
}

/// Makes a sheet of its cells.
pub(super) struct Writer {
    sheet: Sheet,
    most: usize,
    /// Row and column of the last cell.
    last: (u32, u32),
    /// How many cells of the row are written.
    written: usize,
    formulas: usize,
    percents: usize,
    hidden: Option<u32>,
}

impl Writer {
    pub(super) fn new(found: String, most: usize) -> Self {
        let grid = Grid { rows: Vec::new(), columns: Vec::new() };
        let sheet = Sheet { text: String::new(), grid, found };
        Self { sheet, most, last: (0, 0), written: 0, formulas: 0, percents: 0, hidden: None }
    }

    /// Notes that a row is not shown. That is told if it has cells.
    pub(super) fn note_hidden(&mut self, row: u32) {
        if self.last.0 == row {
            self.hidden.get_or_insert(row);
        }
    }

    /// Adds a cell, which stands after all others. An empty one is none.
    pub(super) fn add(&mut self, row: u32, column: u32, value: Value, is_formula: bool) -> Result<(), Problem> {
        let text = match value {
            Value::Nothing if is_formula => {
                let hint = "open the file in a spreadsheet program and save it, or write the number in its place";
                return Err(Problem::new("this cell has a formula without a result", hint).at(row, column));
            }
            Value::Nothing => return Ok(()),
            Value::Text(text) if text.trim().is_empty() => return Ok(()),
            Value::Text(text) => format!("\"{}\"", text.replace('"', "\"\"")),
            Value::Number(text) => text,
            Value::Percent(text) => {
                self.percents += 1;
                text
            }
            Value::Wrong(message, hint) => return Err(Problem::new(message, hint).at(row, column)),
        };
        if (row, column) <= self.last {
            return Err(broken("its cells are not in their order").at(row, column));
        }
        let is_new = row != self.last.0;
        self.last = (row, column);
        self.formulas += usize::from(is_formula);
        let Sheet { text: csv, grid: Grid { rows, columns }, .. } = &mut self.sheet;
        if is_new {
            finish_row(csv, columns, &mut self.written);
            rows.push((csv.len(), row));
        }
        let is_header = rows.len() == 1;
        if is_header {
            columns.push(column);
        }
        let Ok(index) = columns.binary_search(&column) else {
            let message = format!("there is no name above this cell, in row {}", rows[0].1);
            let hint =
                "the first row with anything in it names the columns; delete what stands beside or above the table";
            return Err(Problem::new(message, hint).at(row, column));
        };
        while self.written <= index {
            if self.written > 0 {
                csv.push(',');
            }
            self.written += 1;
        }
        csv.push_str(&text);
        let too_much = if csv.len() > self.most {
            format!("as CSV the sheet has more than {} MB", self.most.div_ceil(1_000_000))
        } else if rows.len() > MOST_ROWS + 1 {
            format!("there are more than {MOST_ROWS} rows")
        } else if columns.len() > MOST_COLUMNS {
            format!("there are more than {MOST_COLUMNS} columns")
        } else {
            return Ok(());
        };
        Err(Problem::new(too_much, "show a part of them, or sums").at(row, column))
    }

    /// Refuses cells that are one.
    pub(super) fn refuse_merged(&self, range: &str, (row, column): (u32, u32)) -> Problem {
        let hint = "split them, and fill each that has something to say";
        Problem::new(format!("these cells are merged: {range}"), hint).at(row, column)
    }

    pub(super) fn finish(mut self) -> Sheet {
        let Sheet { text, grid, found } = &mut self.sheet;
        finish_row(text, &grid.columns, &mut self.written);
        if self.formulas > 0 {
            found.push_str("; of formulas their last results");
        }
        if self.percents > 0 {
            found.push_str("; what is shown in percent as such a number: 19.4 for 19.4%");
        }
        if let Some(row) = self.hidden {
            found.push_str(&format!("; with the rows that are hidden, such as {row}"));
        }
        self.sheet
    }
}

/// Ends a row, if one was begun: it has as many cells as the header.
fn finish_row(csv: &mut String, columns: &[u32], written: &mut usize) {
    if *written == 0 {
        return;
    }
    (*written..columns.len()).for_each(|_| csv.push(','));
    csv.push('\n');
    *written = 0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_called_as_spreadsheets_do() {
        for (column, name) in [(1, "A7"), (26, "Z7"), (27, "AA7"), (702, "ZZ7"), (703, "AAA7"), (16_384, "XFD7")] {
            assert_eq!(cell_name(7, column), name);
        }
    }

    #[test]
    fn a_cell_is_found_again() {
        let mut writer = Writer::new(String::new(), 1000);
        let text = |text: &str| Value::Text(text.to_owned());
        for (row, column, words) in [(3, 2, "a, \"b\""), (3, 5, "c"), (7, 2, "x,y"), (7, 5, "d\n,\"e"), (9, 5, "f")] {
            assert!(writer.add(row, column, text(words), false).is_ok());
        }
        let Sheet { text, grid, .. } = writer.finish();
        assert_eq!(text, "\"a, \"\"b\"\"\",\"c\"\n\"x,y\",\"d\n,\"\"e\"\n,\"f\"\n");
        for (word, cell) in [("b", (3, 2)), ("c", (3, 5)), ("y", (7, 2)), ("d", (7, 5)), ("e", (7, 5)), ("f", (9, 5))] {
            assert_eq!(grid.cell(&text, text.find(word).unwrap_or_default()), cell, "{word}");
        }
    }
}
