//! The head of the explainer.

use super::{Context, citations, format, mount::mount};
use crate::islands::{Toolbar, ToolbarIsland};
use crate::language::PLACES;
use yew::prelude::*;

/// Headline, standfirst, and where all of it comes from.
pub(super) fn masthead(context: &Context<'_>) -> Html {
    let (original, language) = (&context.original, context.language);
    let headline = html! { <cite>{ &original.headline }</cite> };
    let after = language.after(PLACES[0], &original.author, &original.publisher, PLACES[1]);
    let as_of = language.evidence_as_of(PLACES[0], format::precision(context.as_of));
    html! {
        <header class="masthead">
            // An entry of a feed has both already.
            if !context.is_plain() {
                <p class="kicker">{ &context.kicker }</p>
                <h1 class="headline">{ &context.headline }</h1>
            }
            <p class="standfirst">{ &context.standfirst }</p>
            <div class="byline">
                <p>{ &context.byline }</p>
                <p>
                    { format::fill(&after, [headline, format::date(language, original.published)]) }
                    { citations::citation(context, &original.source) }
                </p>
                <p>{ format::fill(&as_of, [format::date(language, context.as_of)]) }</p>
                { toolbar(context) }
            </div>
        </header>
    }
}

fn toolbar(context: &Context<'_>) -> Html {
    let (language, panels) = (context.language, context.panels.len());
    let data = Toolbar {
        counts: (0..=panels).map(|open| language.opened(open, panels)).collect(),
        show_all: language.show_all(),
        hide_all: language.hide_all(),
        share: language.share(),
    };
    mount::<ToolbarIsland, _>(context, "toolbar".to_owned(), data, html! {})
}
