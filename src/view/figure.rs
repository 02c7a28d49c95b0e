//! Figures: what they show in a sentence, the drawing, the table it is drawn from, and where to check.

use super::{Context, bands, citations, counts, prose, ranking, rate, timeline};
use crate::document::{Figure, FigureData, Inline};
use yew::prelude::*;

/// A figure.
pub(super) fn figure(context: &Context<'_>, figure: &Figure) -> Html {
    let data = match &figure.data {
        FigureData::Ranking(rows) => ranking::ranking(context, figure, rows),
        FigureData::Series(rows) => counts::series(context, figure, rows),
        FigureData::Points(rows) => counts::points(context, figure, rows),
        FigureData::Rate(rate) => rate::rate(context, figure, rate),
        FigureData::Timeline(entries) => timeline::timeline(context, figure, entries),
        FigureData::Bands(data) => bands::bands(context, figure, data),
    };
    let csv = context.csv_name(figure);
    let (target, rel) = context.outside();
    let note = |note: &Vec<Inline>| html! { <li>{ prose::inlines(context, note) }</li> };
    html! {
        <figure class="figure" id={format!("figure-{}", figure.id)}>
            <figcaption>
                <h4 class="figure-title">{ &figure.title }</h4>
                <p class="figure-sentence">{ &figure.sentence }</p>
            </figcaption>
            { data }
            <ul class="figure-notes" role="list">
                <li>
                    { citations::as_of(context, figure.as_of, &figure.sources) }
                    { " " }<a class="csv" href={context.file(&csv)} download={csv} {target} {rel}>{ context.language.download_csv() }</a>
                </li>
                { figure.notes.iter().map(note).collect::<Html>() }
            </ul>
        </figure>
    }
}
