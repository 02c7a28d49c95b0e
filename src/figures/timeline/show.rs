//! A list from top to bottom. What the article tells is told apart from the rest in words.

use super::{Phase, Timeline, TimelineRow};
use crate::drawing::{Context, citations, date};
use crate::figures::Figure;
use yew::prelude::*;

/// The list.
pub(super) fn timeline(context: &Context<'_>, figure: &Figure, timeline: &Timeline) -> Html {
    let event = |row: &TimelineRow| {
        let word = match row.phase {
            Phase::Article => context.language.phase_article(),
            Phase::Before => String::new(),
            Phase::After => context.language.phase_after(),
        };
        html! {
            <li data-phase={row.phase.name()}>
                { date(context.language, row.date) }{ " " }<span class="phase">{ word }</span>
                <p>{ &row.event }{ citations(context, &row.sources) }</p>
            </li>
        }
    };
    html! {
        <ol class="timeline" role="list" aria-label={figure.alternative.clone()}>
            { timeline.rows.iter().map(event).collect::<Html>() }
        </ol>
    }
}
