//! The head of the explainer.

use super::{apparatus, format};
use crate::document::Explainer;
use yew::prelude::*;

/// Headline, standfirst, and where all of it comes from. `toolbar` stands at its foot.
pub fn masthead(explainer: &Explainer, toolbar: Html) -> Html {
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
                { toolbar }
            </div>
        </header>
    }
}
