//! Numbers of the record, as they are named elsewhere: by a figure and a row of it.

use crate::document::Fact;
use crate::figures::{Figure, Observation};
use crate::reading::{Diagnostic, Hint, OWN_COLUMNS, Position, Report, list, nearest};
use crate::values::{FactId, FigureId};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// The figures that could be read.
type Figures = BTreeMap<FigureId, Figure>;

/// Which rows are called how: by what stands in their first column.
type Rows = BTreeMap<String, Vec<usize>>;

/// The figures, of which a row is found at once.
#[derive(Default)]
pub(crate) struct Record {
    pub(crate) figures: Figures,
    pub(crate) facts: BTreeMap<FactId, Fact>,
    rows: RefCell<BTreeMap<FigureId, Rc<Rows>>>,
}

impl Record {
    fn rows_of(&self, figure: &Figure) -> Rc<Rows> {
        let index = || {
            let mut rows = Rows::new();
            let names = figure.data.kind().names();
            (0..).zip(names).for_each(|(row, name)| rows.entry(name).or_default().push(row));
            Rc::new(rows)
        };
        self.rows.borrow_mut().entry(figure.id.clone()).or_insert_with(index).clone()
    }

    /// The rows that are called so; that there is none is reported.
    pub(crate) fn rows(&self, name: &str, figure: &Figure, position: Position<'_>, report: &Report) -> Vec<usize> {
        let rows = self.rows_of(figure).get(name).cloned().unwrap_or_default();
        if rows.is_empty() {
            let names = figure.data.kind().names();
            let names = || names.iter().map(String::as_str);
            let error = position.error(format!("the figure \"{}\" has no row \"{name}\"", figure.id));
            report.add_with(error, |error| suggest(error, name, names(), "its rows are"));
        }
        rows
    }

    /// The same, where of several lines one is named after a colon, as in the text: `2024-02:Old harbour`.
    pub(crate) fn rows_of_line(
        &self,
        name: &str,
        figure: &Figure,
        position: Position<'_>,
        report: &Report,
    ) -> Vec<usize> {
        let (row, line) = match name.split_once(':').filter(|_| !self.rows_of(figure).contains_key(name)) {
            Some((row, line)) => (row, Some(line)),
            None => (name, None),
        };
        let kind = figure.data.kind();
        let rows = self.rows(row, figure, position, report);
        let Some(line) = line.filter(|_| !rows.is_empty()) else { return rows };
        let lines = || rows.iter().flat_map(|row| kind.numbers(*row)).filter_map(|number| number.of);
        let of_line = |row: &usize| kind.numbers(*row).iter().any(|number| number.of == Some(line));
        let found: Vec<usize> = rows.iter().copied().filter(of_line).collect();
        if found.is_empty() {
            let error = position.error(format!("the figure \"{}\" has no row \"{name}\"", figure.id));
            report.add(match lines().count() {
                0 => error.hint(format!("write \"{row}\" alone")),
                _ => suggest(error, line, lines().collect::<BTreeSet<_>>().iter().copied(), "its lines are"),
            });
        }
        found
    }

    /// The one number of the rows that are called so, by its row and its column. Where there are several, `which` is
    /// the column, or what the number counts.
    pub(crate) fn number(
        &self,
        name: &str,
        which: Option<&str>,
        figure: &Figure,
        position: Position<'_>,
        report: &Report,
    ) -> Option<(usize, &'static str)> {
        let kind = figure.data.kind();
        let rows = self.rows(name, figure, position, report);
        if rows.is_empty() {
            return None;
        }
        let id = &figure.id;
        let of_row = |row: usize| kind.numbers(row).into_iter().map(move |number| (row, number));
        let numbers: Vec<(usize, Observation<'_>)> = rows.into_iter().flat_map(of_row).collect();
        let names = || numbers.iter().flat_map(|(_, number)| names(number));
        let is_meant =
            |number: &Observation<'_>| which.is_none_or(|which| self::names(number).any(|name| name == which));
        let mut meant = numbers.iter().filter(|(_, number)| is_meant(number));
        match (meant.next(), meant.next(), which) {
            (Some((row, number)), None, _) => return Some((*row, number.column)),
            (Some(_), Some(_), _) => {
                let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
                names().for_each(|name| *counts.entry(name).or_default() += 1);
                let telling = counts.into_iter().filter(|(_, count)| *count == 1).map(|(name, _)| name);
                let hint = match list(telling) {
                    telling if telling.is_empty() => "take a row that no other is called like".to_owned(),
                    telling => format!("say which, as {{{id}:{name}:…}}: {telling}"),
                };
                let error = position.error(format!("the figure \"{id}\" has several numbers in \"{name}\""));
                report.add(error.hint(hint));
            }
            (None, _, Some(which)) if !numbers.is_empty() => {
                let error =
                    position.error(format!("the row \"{name}\" of the figure \"{id}\" has no number \"{which}\""));
                let names: BTreeSet<&str> = names().collect();
                report.add_with(error, |error| suggest(error, which, names.iter().copied(), "its numbers are"));
            }
            (None, ..) => {
                let error = position.error(format!("the row \"{name}\" of the figure \"{id}\" has no number"));
                report.add(error.hint("a timeline and a map have none, nor has an estimate in words"));
            }
        }
        None
    }
}

/// What a number can be told by: its column, what it counts, and what it is the number of.
fn names<'o>(number: &Observation<'o>) -> impl Iterator<Item = &'o str> {
    // Columns that a writer named are called as in the table, by what they are the number of.
    let column = Some(number.column).filter(|column| !OWN_COLUMNS.contains(column));
    [column, number.unit.things(), number.of].into_iter().flatten()
}

fn suggest<'n>(error: Diagnostic, name: &str, names: impl Iterator<Item = &'n str> + Clone, known: &str) -> Diagnostic {
    error.hint(match nearest(name, names.clone()) {
        Some(near) => Hint::meant(name, near),
        None => format!("{known} {}", list(names)).into(),
    })
}
