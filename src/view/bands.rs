//! Estimates in words beside reported counts: a table over bands, whose cells are filled where either stands.

use super::{apparatus, format, table};
use crate::document::{Amount, Band, BandRow, Bands, Decimal, Explainer, Figure, Size};
use yew::prelude::*;

/// The table of bands. A row's words stand over its cells, so that they have room on a phone.
pub(super) fn bands(explainer: &Explainer, figure: &Figure, data: &Bands) -> Html {
    let bands = &data.bands;
    let columns = bands.len().to_string();
    let head =
        |band: &Band| html! { <th scope="col">{ &band.name }<small>{ [" ", &reading(band)].concat() }</small></th> };
    let row = |row: &BandRow| {
        html! {
            <tbody>
                <tr>
                    <th scope="rowgroup" colspan={columns.clone()}>
                        { &row.label }{ apparatus::citations(explainer, &row.sources) }
                        <small>{ [" ", &row.said_by, ", "].concat() }{ format::date(row.as_of) }</small>
                        { table::article(row.article.as_ref()) }
                    </th>
                </tr>
                <tr>{ bands.iter().enumerate().map(|(place, band)| cell(figure, row.size, place, band)).collect::<Html>() }</tr>
            </tbody>
        }
    };
    html! {
        <>
        <table class="bands">
            <caption class="visually-hidden">{ &figure.alternative }</caption>
            <thead><tr>{ bands.iter().map(head).collect::<Html>() }</tr></thead>
            { data.rows.iter().map(row).collect::<Html>() }
        </table>
        <p class="bands-reading">{ convention(data) }</p>
        </>
    }
}

/// What of a row stands in a band, in words, and its form for the styles.
fn cell(figure: &Figure, size: Size, place: usize, band: &Band) -> Html {
    match size {
        Size::Estimate(first, last) if (first..=last).contains(&place) => {
            html! { <td data-kind="estimate">{ "estimate" }</td> }
        }
        Size::Count(amount) if band.contains(amount.lower()) => {
            let kind = if matches!(amount, Amount::Exact(_)) { "count" } else { "at-least" };
            html! { <td data-kind={kind}>{ table::amount(amount, &figure.unit) }</td> }
        }
        _ => html! { <td></td> },
    }
}

/// `24–99`, `up to 23`, `400 or more`
fn reading(band: &Band) -> String {
    match band.to {
        Some(to) if band.from == Decimal::whole(0) => ["up to ", &format::number(to)].concat(),
        Some(to) => [&format::number(band.from), "–", &format::number(to)].concat(),
        None => [&format::number(band.from), " or more"].concat(),
    }
}

/// Whose the numbers are: those under the words are ours, and a lower bound may be higher than it stands.
fn convention(data: &Bands) -> String {
    let is_bound = |row: &BandRow| matches!(row.size, Size::Count(Amount::MoreThan(_)));
    let bound = if data.rows.iter().any(is_bound) {
        " A count of “more than” stands where its number falls, and may be higher."
    } else {
        ""
    };
    ["The numbers under the words are our reading of the words. An estimate in words gives no numbers.", bound].concat()
}
