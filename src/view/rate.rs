//! A part of a whole at several dates, worked out per so many of the whole: our arithmetic, and said to be.

use super::{apparatus, format, table};
use crate::document::{Decimal, Explainer, Figure, Rate, RateRow};
use yew::prelude::*;

/// The table of a rate.
pub(super) fn rate(explainer: &Explainer, figure: &Figure, rate: &Rate) -> Html {
    let (part, whole) = (format::noun(&rate.part_unit), format::noun(&figure.unit));
    let per = format::number(Decimal::whole(rate.per));
    let row = |row: &RateRow| {
        html! {
            <tr>
                <th scope="row">{ format::date(row.as_of) }</th>
                <td><strong><data value={row.rate.to_string()}>{ format::number(row.rate) }</data></strong></td>
                <td>{ table::amount(row.part, &rate.part_unit) }</td>
                <td>{ table::amount(row.whole, &figure.unit) }</td>
                <td>{ [&row.said_by, ": ", &row.definition].concat() }{ apparatus::citations(explainer, &row.sources) }</td>
            </tr>
        }
    };
    let columns = ["As of", &format!("{part} per {per} {whole} (our arithmetic)"), part, whole, "Who counted what"];
    table::table(&figure.alternative, &columns, rate.rows.iter().map(row).collect())
}
