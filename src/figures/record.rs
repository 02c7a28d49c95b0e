//! What a figure's rows are to others: numbers for machines, a table that is exported, and one in words: every column that
//! a kind declares, as a page's language tells it. That is made from the columns alone, so that it has all of a new kind, too.

use crate::drawing::{Context, amount_of_cell, citations, date, standing};
use crate::language::Language;
use crate::reading::{Columns, Row, Shown};
use crate::values::{Amount, SourceId, Unit};
use std::collections::BTreeMap;
use yew::prelude::*;

/// A number with what it counts.
pub(crate) struct Observation<'a> {
    /// The column that it stands in.
    pub(crate) column: &'static str,
    /// What it is the number of, where its unit does not say that.
    pub(crate) of: Option<&'a str>,
    pub(crate) amount: Amount,
    pub(crate) unit: &'a Unit,
}

/// The addresses of the sources.
pub(crate) type Urls<'a> = BTreeMap<&'a SourceId, &'a str>;

/// A table as it is exported.
pub(crate) struct Export {
    pub(crate) header: Vec<String>,
    pub(crate) records: Vec<Vec<String>>,
}

/// What stands in a column of a row, and what it counts if it is an amount.
pub(crate) type Cell<'a> = (Shown<'a>, Option<&'a Unit>);

/// What the numbers of a column count: what its own do, or else the first.
pub(super) fn unit_of<'a>(observations: &[Observation<'a>], column: &str) -> Option<&'a Unit> {
    let own = observations.iter().find(|observation| observation.column == column);
    own.or(observations.first()).map(|observation| observation.unit)
}

/// What its writer named stands beside what it is said of.
pub(super) fn beside_first<T>(mut all: Vec<T>, own: Vec<T>) -> Vec<T> {
    drop(all.splice(1..1, own));
    all
}

/// Rows in words; a column in which nothing stands is left out.
pub(super) fn table(
    context: &Context<'_>,
    headings: &[String],
    rows: &[Vec<Cell<'_>>],
    choice: &dyn Fn(&'static str) -> String,
) -> Html {
    let is_filled = |at: &usize| rows.iter().any(|row| !matches!(row[*at].0, Shown::Nothing | Shown::Words("")));
    let filled: Vec<usize> = (0..headings.len()).filter(is_filled).collect();
    let heading = |at: &usize| html! { <th scope="col">{ headings[*at].clone() }</th> };
    let row = |row: &Vec<Cell<'_>>| {
        html! { <tr>{ filled.iter().map(|at| html! { <td>{ cell(context, row[*at], choice) }</td> }).collect::<Html>() }</tr> }
    };
    html! {
        <table>
            <thead><tr>{ filled.iter().map(heading).collect::<Html>() }</tr></thead>
            <tbody>{ rows.iter().map(row).collect::<Html>() }</tbody>
        </table>
    }
}

fn cell(context: &Context<'_>, (shown, unit): Cell<'_>, choice: &dyn Fn(&'static str) -> String) -> Html {
    let language = context.language;
    match shown {
        Shown::Nothing => html! {},
        Shown::Words(words) => html! { { words } },
        Shown::Choice(name) => html! { { choice(name) } },
        Shown::Amount(amount) => amount_of_cell(language, amount, unit.unwrap_or(&Unit::new(""))),
        Shown::Number(number) => html! { { language.number(number) } },
        Shown::Degrees(degrees) => html! { { degrees.to_string() } },
        Shown::Date(day) => date(language, day),
        Shown::Standing(stands) => standing(context, stands),
        Shown::Sources(sources) => citations(context, sources),
    }
}

/// Rows without their places.
pub(crate) fn unplaced<R>(rows: Vec<(&Row<'_>, R)>) -> Vec<R> {
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The headings over columns: each column has one word in each language, whatever the kind.
pub(crate) fn headings<R: Columns, const N: usize>(language: &Language, names: [&'static str; N]) -> [String; N] {
    let is_column = |name: &str| R::COLUMNS.iter().any(|column| column.name == name);
    debug_assert!(names.iter().all(|name| is_column(name)), "these are not all columns: {names:?}");
    names.map(|name| language.column(name))
}

/// The least and the most that an amount can mean: the same number where it is exact, nothing for the one that is not
/// known of a bound.
pub(crate) fn least_and_most(amount: Amount) -> [String; 2] {
    [amount.least(), amount.most()].map(|number| number.map(|number| number.to_string()).unwrap_or_default())
}
