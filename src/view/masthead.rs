//! The head of the explainer.

use super::{Worded, apparatus, format, island};
use crate::language::PLACES;
use yew::prelude::*;

/// Headline, standfirst, and where all of it comes from.
pub(super) fn masthead(explainer: &Worded<'_>) -> Html {
    let (original, language) = (&explainer.original, &explainer.language);
    let headline = html! { <cite>{ &original.headline }</cite> };
    let after = language.after(PLACES[0], &original.author, &original.publisher, PLACES[1]);
    let as_of = language.evidence_as_of(PLACES[0], format::precision(explainer.as_of));
    html! {
        <header class="masthead">
            <p class="kicker">{ &explainer.kicker }</p>
            <h1 class="headline">{ &explainer.headline }</h1>
            <p class="standfirst">{ &explainer.standfirst }</p>
            <div class="byline">
                <p>{ &explainer.byline }</p>
                <p>
                    { format::fill(&after, [headline, format::date(language, original.published)]) }
                    { apparatus::citation(explainer, &original.source) }
                </p>
                <p>{ format::fill(&as_of, [format::date(language, explainer.as_of)]) }</p>
                { island::toolbar(explainer) }
            </div>
        </header>
    }
}
