//! Figures: what they show in a sentence, the drawing, the table it is drawn from, and where to check.

use super::{Worded, apparatus, bands, counts, prose, ranking, rate, timeline};
use crate::document::{Figure, FigureData, Inline};
use yew::prelude::*;

/// A figure.
pub(super) fn figure(explainer: &Worded<'_>, figure: &Figure) -> Html {
    let data = match &figure.data {
        FigureData::Ranking(rows) => ranking::ranking(explainer, figure, rows),
        FigureData::Series(rows) => counts::series(explainer, figure, rows),
        FigureData::Points(rows) => counts::points(explainer, figure, rows),
        FigureData::Rate(rate) => rate::rate(explainer, figure, rate),
        FigureData::Timeline(entries) => timeline::timeline(explainer, figure, entries),
        FigureData::Bands(data) => bands::bands(explainer, figure, data),
    };
    let csv = explainer.csv_name(figure);
    let note = |note: &Vec<Inline>| html! { <li>{ prose::inlines(explainer, note) }</li> };
    html! {
        <figure class="figure" id={format!("figure-{}", figure.id)}>
            <figcaption>
                <h4 class="figure-title">{ &figure.title }</h4>
                <p class="figure-sentence">{ &figure.sentence }</p>
            </figcaption>
            { data }
            <ul class="figure-notes" role="list">
                <li>
                    { apparatus::as_of(explainer, figure.as_of, &figure.sources) }
                    { " " }<a class="csv" href={["./", &csv].concat()} download={csv}>{ explainer.language.download_csv() }</a>
                </li>
                { figure.notes.iter().map(note).collect::<Html>() }
            </ul>
        </figure>
    }
}
