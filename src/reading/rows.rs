//! CSV with places: rows, cell by cell.

use super::{
    column::Column,
    diagnostic::{Position, SourceText, TextFile},
    effects::{check_directions, check_formula},
    hint::{Hint, nearest},
    records::{Records, delimiter},
    report::Report,
};
use std::{collections::BTreeMap, rc::Rc};

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
    /// How that calls the columns that its writer named, in the same order, each with whether it holds words.
    pub(crate) own_of_original: Vec<(String, bool)>,
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
        let own = std::mem::take(&mut shared.own_of_original);
        read(original, Table { own: &own, ..table }, Shared { columns, said, ..Shared::default() }, rewrite, report)
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
    let (delimiter, start) = match file.is_sheet() {
        true => (',', 0),
        false => delimiter(&file.text, |name| table.all_names().any(|known| known == name)),
    };
    if delimiter != ',' {
        let found = if delimiter == '\t' { "tabs between the cells" } else { "semicolons between the cells" };
        report.read_with(&file.path, found);
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
    // What is no header at all is one mistake.
    if let Some(first) = cells.first().filter(|_| cells.iter().all(|cell| table.key(&cell.text).is_none())) {
        report.add(first.error(format!("no column of this table is named \"{}\"", first.text)).hint(known()));
        return None;
    }
    let mut header = Vec::new();
    let mut is_sound = true;
    for cell in cells {
        let Some(name) = table.key(&cell.text) else {
            let error = cell.error(format!("unknown column \"{}\"", cell.text));
            report.add_with(error, |error| {
                error.hint(match nearest(&cell.text, table.all_names()) {
                    Some(near) => Hint::meant(&cell.text, near),
                    None => known().into(),
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
    for ((name, _), _) in
        table.own.iter().zip(OWN_COLUMNS).filter(|(_, key)| !header.contains(key) && !original.contains(key))
    {
        report.add(cells.first()?.error(format!("the column \"{name}\" is missing")).hint(known()));
        is_sound = false;
    }
    is_sound.then_some(header)
}
