//! Amounts to compare: a table whose rows draw themselves as bars.

use super::{apparatus, table};
use crate::document::{Amount, Explainer, Figure, RankingRow, Unit};
use yew::prelude::*;

/// The width of the largest bar, in the drawing's own units.
const FULL: u64 = 1000;

/// The table of a ranking.
pub(super) fn ranking(explainer: &Explainer, figure: &Figure, rows: &[RankingRow]) -> Html {
    let largest = rows.iter().map(|row| row.amount.upper().millionths()).max().unwrap_or(0).max(1);
    let row = |row: &RankingRow| {
        html! {
            <tr>
                <th scope="row">
                    { &row.label }{ apparatus::citations(explainer, &row.sources) }
                    { row.note.iter().map(|note| html! { <small>{ [" ", note].concat() }</small> }).collect::<Html>() }
                    { bar(row.amount, largest) }
                </th>
                <td>{ table::amount(row.amount, &figure.unit) }{ table::article(row.article.as_ref()) }</td>
            </tr>
        }
    };
    let unit = match &figure.unit {
        Unit::Currency(code) if code == "USD" => "US dollars",
        Unit::Currency(code) => code,
        Unit::Things(things) => things,
    };
    html! {
        <table class="ranking">
            <caption class="visually-hidden">{ &figure.alternative }</caption>
            <thead class="visually-hidden"><tr><th scope="col">{ "What" }</th><th scope="col">{ unit }</th></tr></thead>
            <tbody>{ rows.iter().map(row).collect::<Html>() }</tbody>
        </table>
    }
}

/// A bar as long as the amount; of a range, the uncertain part is drawn lighter.
fn bar(amount: Amount, largest: u64) -> Html {
    // Divided first, since a millionth part is far less than a pixel and the product may not fit.
    let unit = largest.div_ceil(1_000_000);
    let width = |millionths: u64| (millionths / unit * FULL / (largest / unit)).max(1);
    let (certain, full) = (width(amount.lower().millionths()), width(amount.upper().millionths()));
    html! {
        <svg class="bar" viewBox={format!("0 0 {FULL} 1")} preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-range" width={full.to_string()} height="1"></rect>
            <rect width={certain.to_string()} height="1"></rect>
        </svg>
    }
}
