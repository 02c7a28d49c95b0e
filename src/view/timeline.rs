//! What happened when, from top to bottom.

use super::{Context, citations, format};
use crate::document::{Figure, Phase, TimelineEntry};
use yew::prelude::*;

/// A timeline. What the article tells is told apart from the rest in words.
pub(super) fn timeline(context: &Context<'_>, figure: &Figure, entries: &[TimelineEntry]) -> Html {
    let entry = |entry: &TimelineEntry| {
        let word = match entry.phase {
            Phase::Article => context.language.phase_article(),
            Phase::Before => String::new(),
            Phase::After => context.language.phase_after(),
        };
        html! {
            <li data-phase={entry.phase.name()}>
                { format::date(context.language, entry.as_of) }{ " " }<span class="phase">{ word }</span>
                <p>{ &entry.event }{ citations::citations(context, &entry.sources) }</p>
            </li>
        }
    };
    html! {
        <ol class="timeline" role="list" aria-label={figure.alternative.clone()}>
            { entries.iter().map(entry).collect::<Html>() }
        </ol>
    }
}
