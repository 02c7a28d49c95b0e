//! Figures: what they show in a sentence, the drawing, the table it is drawn from, and where to check.

use super::{apparatus, counts, format, prose, ranking, rate, timeline};
use crate::document::{Explainer, Figure, FigureData, Inline};
use yew::prelude::*;

/// A figure.
pub(super) fn figure(explainer: &Explainer, figure: &Figure) -> Html {
    let data = match &figure.data {
        FigureData::Ranking(rows) => ranking::ranking(explainer, figure, rows),
        FigureData::Series(rows) => counts::series(explainer, figure, rows),
        FigureData::Points(rows) => counts::points(explainer, figure, rows),
        FigureData::Rate(rate) => rate::rate(explainer, figure, rate),
        FigureData::Timeline(entries) => timeline::timeline(explainer, figure, entries),
    };
    let note = |note: &Vec<Inline>| html! { <li>{ prose::inlines(explainer, note) }</li> };
    html! {
        <figure class="figure" id={format!("figure-{}", figure.id)}>
            <figcaption>
                <h4 class="figure-title">{ &figure.title }</h4>
                <p class="figure-sentence">{ &figure.sentence }</p>
            </figcaption>
            { data }
            <ul class="figure-notes">
                <li>{ apparatus::as_of(explainer, figure.as_of, &figure.sources) }</li>
                { figure.notes.iter().map(note).collect::<Html>() }
            </ul>
        </figure>
    }
}

/// A table that scrolls by itself where it is too wide: `columns` name what stands below them; the caption is for
/// those who cannot see it.
pub(super) fn table(caption: &str, columns: &[&str], rows: Html) -> Html {
    let column = |name: &&str| html! { <th scope="col">{ *name }</th> };
    html! {
        <div class="table" role="region" aria-label={caption.to_owned()} tabindex="0">
            <table>
                <thead><tr>{ columns.iter().map(column).collect::<Html>() }</tr></thead>
                <tbody>{ rows }</tbody>
            </table>
        </div>
    }
}

/// An amount with the machine form of its number.
pub(super) fn amount(amount: crate::document::Amount, unit: &crate::document::Unit) -> Html {
    html! { <data value={amount.to_string()}>{ format::amount(amount, unit) }</data> }
}

/// What the article says of a row, if it says anything.
pub(super) fn article(says: Option<&String>) -> Html {
    match says {
        Some(says) => html! { <span class="in-article">{ ["The article: ", says].concat() }</span> },
        None => html! {},
    }
}
