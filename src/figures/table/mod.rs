//! A table: columns that its writer names, of words or of amounts.

mod read;
mod show;
mod words;

use super::kind::{Kind, Observation, Reader};
use super::record::Cell;
use crate::drawing::Context;
use crate::figures::Figure;
use crate::language::{Catalogue, Keys, catalogue};
use crate::reading::{OWN_COLUMNS, Shown, columns};
use crate::values::{Amount, Date, SourceId, Unit};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// Rows of cells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its own columns, at least one.
    pub columns: Vec<TableColumn>,
    /// The rows, in the order of their writer.
    pub rows: Vec<TableRow>,
    /// What stands in the own columns of each row.
    pub cells: Vec<Vec<Option<TableCell>>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableColumn {
    /// Its name, over it and in the header.
    pub name: String,
    /// What its amounts count; a column of words has none.
    pub unit: Option<Unit>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableCell {
    /// An amount of the column's unit.
    Amount(Amount),
    /// Words.
    Words(String),
}

columns! {
    /// One thing.
    pub struct TableRow[as_of] {
        /// the thing
        pub label: String,
        /// it holds as of this date
        pub as_of: Date,
        /// who says so
        pub said_by: Option<String>,
        /// where to check, at least one
        pub sources: Vec<SourceId>,
        /// what the article says of it
        pub article: Option<String>,
    }
}

impl TableCell {
    fn shown(&self) -> Shown<'_> {
        match self {
            Self::Amount(amount) => Shown::Amount(*amount),
            Self::Words(words) => Shown::Words(words),
        }
    }
}

impl Kind for Table {
    type Row = TableRow;

    const KEYS: Keys = words::KEYS;
    const WORDS: Catalogue = catalogue!();
    const GUIDE: &'static str = include_str!("guide.md");

    fn read(reader: &Reader<'_, '_>) -> Option<Self> {
        read::table(reader)
    }

    fn rows(&self) -> &[TableRow] {
        &self.rows
    }

    fn rows_mut(&mut self) -> &mut [TableRow] {
        &mut self.rows
    }

    fn own_columns(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.name.clone()).collect()
    }

    fn own_cells(&self, row: usize) -> Vec<String> {
        let write = |cell: &Option<TableCell>| match cell {
            Some(TableCell::Amount(amount)) => amount.to_string(),
            Some(TableCell::Words(words)) => words.clone(),
            None => String::new(),
        };
        self.cells.get(row).into_iter().flatten().map(write).collect()
    }

    fn own_shown(&self, row: usize) -> Vec<Cell<'_>> {
        let cells = self.cells.get(row).into_iter().flatten().zip(&self.columns);
        cells.map(|(cell, column)| (cell.as_ref().map_or(Shown::Nothing, TableCell::shown), column.unit.as_ref())).collect()
    }

    fn observations<'a>(&'a self, row: &'a TableRow) -> Vec<Observation<'a>> {
        let row = self.rows.iter().position(|other| std::ptr::eq(other, row));
        let cells = row.and_then(|row| self.cells.get(row)).into_iter().flatten();
        let number = |((cell, column), name): ((&'a Option<TableCell>, &'a TableColumn), &&'static str)| {
            let (Some(TableCell::Amount(amount)), Some(unit)) = (cell, &column.unit) else { return None };
            Some(Observation { column: name, of: Some(&column.name), amount: *amount, unit })
        };
        cells.zip(&self.columns).zip(&OWN_COLUMNS).filter_map(number).collect()
    }

    /// All stands in the rows.
    fn remarks(&self, _: &Context<'_>) -> Html {
        html! {}
    }

    fn show(&self, context: &Context<'_>, figure: &Figure) -> Html {
        show::table(context, figure, self)
    }
}
