//! Reads the columns that a table has, and what stands in them.

use super::{Table, TableCell, TableColumn};
use crate::figures::kind::Reader;
use crate::reading::{Cell, CellReader, OWN_COLUMNS, Row};
use crate::values::{Amount, Unit};

/// Reads the figure's own keys and its rows.
pub(super) fn table(reader: &Reader<'_, '_>) -> Option<Table> {
    let (columns, of_original): (Vec<TableColumn>, Vec<String>) = columns(reader)?.into_iter().unzip();
    let named = |name: &String, column: &TableColumn| (name.clone(), column.unit.is_none());
    reader.set_own_columns(
        columns.iter().map(|column| named(&column.name, column)).collect(),
        of_original.iter().zip(&columns).map(|(name, column)| named(name, column)).collect(),
    );
    let cells = CellReader { sources: reader.known.sources, report: reader.report };
    let (mut rows, mut all) = (Vec::new(), Vec::new());
    for (row, typed) in reader.rows::<Table>() {
        all.push(columns.iter().zip(OWN_COLUMNS).map(|(column, key)| cell(row, column, key, &cells)).collect());
        rows.push(typed);
    }
    Some(Table { columns, rows, cells: all })
}

fn cell(row: &Row<'_>, column: &TableColumn, key: &'static str, reader: &CellReader<'_, '_>) -> Option<TableCell> {
    let text = row.optional_cell(key)?;
    match column.unit {
        Some(_) => Amount::read(text, reader).map(TableCell::Amount),
        None => Some(TableCell::Words(text.plain())),
    }
}

/// The columns, each with its name in the table that this one translates.
fn columns(reader: &Reader<'_, '_>) -> Option<Vec<(TableColumn, String)>> {
    let (fields, report) = (reader.fields, reader.report);
    let mut columns: Vec<(TableColumn, String)> = Vec::new();
    let mut is_sound = true;
    let tables = fields.tables("column");
    if tables.is_empty() && fields.is_sound() {
        let error = fields.start().error("the table has no columns");
        report.add(error.hint("write [[column]] with name for each, and with unit for a column of amounts"));
        return None;
    }
    if tables.len() > OWN_COLUMNS.len() {
        let error = tables[OWN_COLUMNS.len()].start().error(format!("{} columns are too many to read", tables.len()));
        report.add(error.hint(format!("a table has {} at most", OWN_COLUMNS.len())));
        is_sound = false;
    }
    for table in tables {
        let (name, start) = (table.cell("name"), table.start());
        let cells = CellReader { sources: reader.known.sources, report };
        let unit = table.optional_cell("unit").and_then(|unit| Unit::read(&unit, &cells));
        is_sound &= unit.is_some() || !table.has("unit");
        let translates = table.optional_excerpt("translates");
        if let Some(translates) = translates.as_ref().filter(|_| reader.original.is_none()) {
            report.add(translates.error("this table translates no other").hint("delete translates"));
        }
        table.finish();
        let Some(name) = name else {
            is_sound = false;
            continue;
        };
        let is_taken = Reader::has_column::<Table>(&name) || columns.iter().any(|(column, _)| column.name == name);
        if is_taken {
            report.add(start.error(format!("there is a column \"{name}\" already")).hint("give it another name"));
            is_sound = false;
        }
        let of_original = translates.map_or_else(|| name.clone(), |translates| translates.plain());
        columns.push((TableColumn { name, unit }, of_original));
    }
    is_sound.then_some(columns)
}
