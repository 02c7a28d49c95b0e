//! The table, as its writer has it.

use super::{Table, TableCell, TableColumn, TableRow};
use crate::drawing::{self, Context, amount_cell, article, citations, noun};
use crate::figures::Figure;
use yew::prelude::*;

/// The table.
pub(super) fn table(context: &Context<'_>, figure: &Figure, table: &Table) -> Html {
    let (language, is_whole) = (context.language, !context.is_essential());
    let cell = |(cell, column): (&Option<TableCell>, &TableColumn)| {
        let shown = match (cell, &column.unit) {
            (Some(TableCell::Amount(amount)), Some(unit)) => amount_cell(language, *amount, unit),
            (Some(TableCell::Words(words)), _) => html! { { words } },
            _ => html! {},
        };
        html! { <td>{ shown }</td> }
    };
    let row = |(row, cells): (&TableRow, &Vec<Option<TableCell>>)| {
        html! {
            <tr>
                <th scope="row">{ &row.label }</th>
                { cells.iter().zip(&table.columns).map(cell).collect::<Html>() }
                if is_whole {
                    <td>{ row.said_by.clone() }{ citations(context, &row.sources) }{ article(context, row.article.as_ref()) }</td>
                }
            </tr>
        }
    };
    // A unit with a sign has it in each cell, what is counted stands over them.
    let heading = |column: &TableColumn| match column.unit.as_ref().map(|unit| noun(language, unit)) {
        Some(things) if !things.is_empty() => format!("{} ({things})", column.name),
        _ => column.name.clone(),
    };
    let headings = [language.column("label")].into_iter().chain(table.columns.iter().map(heading));
    let headings: Vec<String> = headings.chain(is_whole.then(|| language.table_check())).collect();
    let name = if is_whole { &figure.alternative } else { &figure.title };
    drawing::table(name, &headings, table.rows.iter().zip(&table.cells).map(row).collect())
}
