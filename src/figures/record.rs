//! A figure's rows as one table in words: every column that its kind declares, as a page's language tells it. It is made
//! from the columns alone, so that it has all of a new kind, too.

use super::kind::Kind;
use crate::drawing::{Context, amount_of_cell, citations, date, standing};
use crate::language::Language;
use crate::reading::{Columns, Shown};
use crate::values::{Amount, Unit};
use yew::prelude::*;

/// The table; a column in which nothing stands is left out.
pub(super) fn record<K: Kind>(kind: &K, context: &Context<'_>) -> Html {
    let language = context.language;
    let declared = K::Row::COLUMNS.iter().map(|column| language.record_column(column.name));
    let mut headings: Vec<String> = declared.collect();
    // What its writer named stands beside what it is said of.
    drop(headings.splice(1..1, kind.own_columns()));
    let row = |(index, row): (usize, &K::Row)| {
        let observations = kind.observations(row);
        let unit_of = |name: &str| {
            let own = observations.iter().find(|observation| observation.column == name);
            own.or(observations.first()).map(|observation| observation.unit)
        };
        let cells = K::Row::COLUMNS.iter().zip(row.shown());
        let mut cells: Vec<Html> =
            cells.map(|(column, shown)| cell(kind, context, shown, unit_of(column.name))).collect();
        let own = kind.own_shown(index).into_iter().map(|(shown, unit)| cell(kind, context, shown, unit));
        drop(cells.splice(1..1, own));
        cells
    };
    let rows: Vec<Vec<Html>> = kind.rows().iter().enumerate().map(row).collect();
    let is_filled = |at: &usize| rows.iter().any(|row| row.get(*at).is_some_and(|cell| *cell != html! {}));
    let filled: Vec<usize> = (0..headings.len()).filter(is_filled).collect();
    let heading = |at: &usize| html! { <th scope="col">{ headings[*at].clone() }</th> };
    let row = |row: &Vec<Html>| {
        html! { <tr>{ filled.iter().map(|at| html! { <td>{ row[*at].clone() }</td> }).collect::<Html>() }</tr> }
    };
    html! {
        <table>
            <thead><tr>{ filled.iter().map(heading).collect::<Html>() }</tr></thead>
            <tbody>{ rows.iter().map(row).collect::<Html>() }</tbody>
        </table>
    }
}

fn cell<K: Kind>(kind: &K, context: &Context<'_>, shown: Shown<'_>, unit: Option<&Unit>) -> Html {
    let language = context.language;
    match shown {
        Shown::Nothing | Shown::Words("") => html! {},
        Shown::Words(words) => html! { { words } },
        Shown::Choice(name) => html! { { kind.choice(language, name) } },
        Shown::Amount(amount) => amount_of_cell(language, amount, unit.unwrap_or(&Unit::new(""))),
        Shown::Number(number) => html! { { language.number(number) } },
        Shown::Degrees(degrees) => html! { { degrees.to_string() } },
        Shown::Date(day) => date(language, day),
        Shown::Standing(stands) => standing(context, stands),
        Shown::Sources(sources) => citations(context, sources),
    }
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
