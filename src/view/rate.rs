//! A part of a whole at several dates, worked out per so many of the whole: our arithmetic, and said to be.

use super::{Worded, apparatus, format, table};
use crate::document::{Figure, Rate, RateRow};
use yew::prelude::*;

/// The table of a rate.
pub(super) fn rate(explainer: &Worded<'_>, figure: &Figure, rate: &Rate) -> Html {
    let language = &explainer.language;
    let (part, whole) = (format::noun(&rate.part_unit), format::noun(&figure.unit));
    let row = |row: &RateRow| {
        html! {
            <tr>
                <th scope="row">{ format::date(language, row.as_of) }</th>
                <td><strong><data value={row.rate.to_string()}>{ language.number(row.rate) }</data></strong></td>
                <td>{ table::amount(language, row.part, &rate.part_unit) }</td>
                <td>{ table::amount(language, row.whole, &figure.unit) }</td>
                <td>{ language.basis(&row.said_by, &row.definition) }{ apparatus::citations(explainer, &row.sources) }</td>
            </tr>
        }
    };
    let columns = [
        language.as_of_column(),
        language.rate_column(part, rate.per, whole),
        part.to_owned(),
        whole.to_owned(),
        language.who_column(),
    ];
    table::table(&figure.alternative, &columns, rate.rows.iter().map(row).collect())
}
