//! A table over bands, whose cells are filled where an estimate or a count stands.

use super::{Band, Bands, BandsRow};
use crate::drawing::{Context, Target, amount_of_cell, article, citations, date, fill};
use crate::figures::Figure;
use crate::language::{Language, PLACEHOLDERS};
use crate::values::{Amount, Decimal};
use yew::prelude::*;

/// The table of bands. A row's words stand over its cells, so that they have room on a phone.
pub(super) fn bands(context: &Context<'_>, figure: &Figure, data: &Bands) -> Html {
    let (language, bands) = (context.language, &data.bands);
    let columns = bands.len().to_string();
    let head = |band: &Band| html! { <th scope="col">{ &band.name }<small>{ [" ", &reading(language, band)].concat() }</small></th> };
    let row = |row: &BandsRow| {
        html! {
            <tbody>
                <tr>
                    <th scope="rowgroup" colspan={columns.clone()}>
                        { &row.label }
                        if !context.is_essential() || matches!(context.target, Target::Picture(_)) {
                            { citations(context, &row.sources) }
                            <small>{ " " }{ fill(&language.said(&row.said_by, PLACEHOLDERS[0]), [date(language, row.as_of)]) }</small>
                            { article(context, row.article.as_ref()) }
                        }
                    </th>
                </tr>
                <tr>{ bands.iter().enumerate().map(|(index, band)| cell(language, data, row, index, band)).collect::<Html>() }</tr>
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
        <p class="bands-reading">{ convention(language, data) }</p>
        </>
    }
}

/// What of a row stands in a band, in words, and its form for the styles.
fn cell(language: &Language, data: &Bands, row: &BandsRow, index: usize, band: &Band) -> Html {
    match (data.estimate(row), row.amount) {
        (Some((first, last)), _) if (first..=last).contains(&index) => {
            html! { <td data-kind="estimate">{ language.band_estimate() }</td> }
        }
        (None, Some(amount)) if band.contains(amount.lower()) => {
            let kind = if matches!(amount, Amount::Exact(_)) { "count" } else { "at-least" };
            html! { <td data-kind={kind}>{ amount_of_cell(language, amount, &data.unit) }</td> }
        }
        _ => html! { <td></td> },
    }
}

/// `24–99`, `up to 23`, `400 or more`
fn reading(language: &Language, band: &Band) -> String {
    match band.to {
        Some(to) if band.from == Decimal::ZERO => language.band_up_to(language.number(to)),
        Some(to) => language.range(language.number(band.from), language.number(to)),
        None => language.band_from(language.number(band.from)),
    }
}

/// The sizes in words with the numbers that we take them to mean, and whose those are.
pub(super) fn remarks(context: &Context<'_>, data: &Bands) -> Html {
    let language = context.language;
    let band = |band: &Band| html! { <li>{ format!("{}: {}", band.name, reading(language, band)) }</li> };
    html! {
        <>
            <ul role="list">{ data.bands.iter().map(band).collect::<Html>() }</ul>
            <p class="bands-reading">{ convention(language, data) }</p>
        </>
    }
}

/// Whose the numbers are: those under the words are ours, and a lower bound may be higher than it stands.
fn convention(language: &Language, data: &Bands) -> String {
    let is_bound = |row: &BandsRow| matches!(row.amount, Some(Amount::MoreThan(_)));
    match data.rows.iter().any(is_bound) {
        true => [language.bands_reading(), language.bands_bound()].join(" "),
        false => language.bands_reading(),
    }
}
