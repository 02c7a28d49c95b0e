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
    html! {
        <>
            <ul class="shares">{ rate.rows.iter().filter_map(|row| share(rate.per, row)).collect::<Html>() }</ul>
            { table::table(&figure.alternative, &columns, rate.rows.iter().map(row).collect()) }
        </>
    }
}

/// How many squares a line of a picture has.
const ACROSS: u64 = 50;

/// The whole as so many squares, with the part of them filled: of the last square the fraction that the rate has.
/// Nothing where they would not make whole lines, or be too many to see.
fn share(per: u32, row: &RateRow) -> Option<Html> {
    let lines = u64::from(per) / ACROSS;
    if lines == 0 || lines > 20 || !u64::from(per).is_multiple_of(ACROSS) {
        return None;
    }
    // In hundredths of a square and its gap; a square is as wide as 70 of them.
    let hundredths = row.rate.millionths() / 10_000;
    let (whole, part) = (hundredths / 100, hundredths % 100 * 7 / 10);
    let line = |number: u64, length: u64| format!("M0 {number}.35h{}.{:02}", length / 100, length % 100);
    let all: String = (0..lines).map(|number| line(number, ACROSS * 100)).collect();
    let full: String = (0..whole / ACROSS).map(|number| line(number, ACROSS * 100)).collect();
    let last = line(whole / ACROSS, whole % ACROSS * 100 + part);
    Some(html! {
        <li>
            <svg class="share" viewBox={format!("0 0 {ACROSS} {lines}")} aria-hidden="true">
                <path d={all}></path>
                <path class="share-part" d={[full, last].concat()}></path>
            </svg>
            <strong>{ format::number(row.rate) }</strong>
            { format!(" of {}, ", format::number(Decimal::whole(per))) }{ format::date(row.as_of) }
        </li>
    })
}
