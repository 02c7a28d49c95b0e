//! Counts over time: a drawing with honest axes, and the table of who counted what.

use super::{apparatus, chart, format, table};
use crate::document::{Count, Explainer, Figure};
use yew::prelude::*;

/// Counts of one thing, joined by a line.
pub(super) fn series(explainer: &Explainer, figure: &Figure, rows: &[Count]) -> Html {
    let counts: Vec<&Count> = rows.iter().collect();
    let marker = (explainer.original.published, explainer.original.publisher.as_str());
    html! {
        <>
            { chart::chart(figure, &counts, chart::Join::Line, Some(marker)) }
            <details class="data">
                <summary>{ format!("Table of all {} counts", rows.len()) }</summary>
                { rows_table(explainer, figure, rows) }
            </details>
        </>
    }
}

/// Counts that stand each for itself. Those of the figure's own unit are drawn, if there are several.
pub(super) fn points(explainer: &Explainer, figure: &Figure, rows: &[Count]) -> Html {
    let own: Vec<&Count> =
        rows.iter().filter(|row| row.unit.as_ref().is_none_or(|unit| *unit == figure.unit)).collect();
    html! {
        <>
            { if own.len() > 2 { chart::chart(figure, &own, chart::Join::Apart, None) } else { html! {} } }
            { rows_table(explainer, figure, rows) }
        </>
    }
}

fn rows_table(explainer: &Explainer, figure: &Figure, rows: &[Count]) -> Html {
    let row = |row: &Count| {
        let unit = row.unit.as_ref().unwrap_or(&figure.unit);
        html! {
            <tr>
                <th scope="row">{ format::date(row.as_of) }</th>
                <td>
                    { table::amount(row.amount, unit) }{ [" ", format::noun(unit)].concat() }
                    { table::article(row.article.as_ref()) }
                </td>
                <td>{ [&row.said_by, ": ", &row.definition].concat() }{ apparatus::citations(explainer, &row.sources) }</td>
            </tr>
        }
    };
    let columns = ["As of", "Count", "Who counted what"];
    table::table(&figure.alternative, &columns, rows.iter().map(row).collect())
}
