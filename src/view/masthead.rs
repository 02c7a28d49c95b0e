//! The head of the explainer.

use super::{apparatus, format, island};
use crate::document::Explainer;
use yew::prelude::*;

/// Headline, standfirst, and where all of it comes from.
pub(super) fn masthead(explainer: &Explainer) -> Html {
    let original = &explainer.original;
    html! {
        <header class="masthead">
            <p class="kicker">{ &explainer.kicker }</p>
            <h1 class="headline">{ &explainer.headline }</h1>
            <p class="standfirst">{ &explainer.standfirst }</p>
            <div class="byline">
                <p>{ &explainer.byline }</p>
                <p>
                    { "After " }<cite>{ &original.headline }</cite>
                    { format!(" by {}, {}, ", original.author, original.publisher) }
                    { format::date(original.published) }
                    { apparatus::citation(explainer, &original.source) }
                </p>
                <p>{ "Evidence as of " }{ format::date(explainer.as_of) }</p>
                { island::toolbar(explainer) }
                // Says what a link to copy has done.
                <p class="visually-hidden" role="status" data-copied="Link copied"></p>
            </div>
        </header>
    }
}
