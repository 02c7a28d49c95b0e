//! A part of a whole at several dates, worked out per so many of the whole: our arithmetic, and said to be.

use super::{Worded, apparatus, format, table};
use crate::document::{Figure, Rate, RateRow};
use crate::language::{Language, PLACES};
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
    html! {
        <>
            <ul class="squares" role="list">{ rate.rows.iter().filter_map(|row| share(language, rate.per, row)).collect::<Html>() }</ul>
            { table::table(&figure.title, &columns, rate.rows.iter().map(row).collect()) }
        </>
    }
}

/// How many squares a line of a picture has.
const ACROSS: u64 = 50;

/// The whole as so many squares, with the part of them filled: of the last square the fraction that the rate has.
/// Nothing where they would not make whole lines, or be too many to see.
fn share(language: &Language, per: u32, row: &RateRow) -> Option<Html> {
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
    let number = html! { <strong>{ language.number(row.rate) }</strong> };
    Some(html! {
        <li>
            <svg class="square" viewBox={format!("0 0 {ACROSS} {lines}")} aria-hidden="true">
                <path d={all}></path>
                <path class="square-part" d={[full, last].concat()}></path>
            </svg>
            { format::fill(&language.share_of(PLACES[0], per, PLACES[1]), [number, format::date(language, row.as_of)]) }
        </li>
    })
}
