//! The sources, numbered in the order of their first citation.

use super::format;
use crate::document::{Explainer, PanelBlock, Source, SourceKind};
use yew::prelude::*;

/// The sources at the end of the text, unless a panel holds them.
pub fn sources(explainer: &Explainer) -> Html {
    if explainer.panels.iter().any(|panel| panel.blocks.iter().any(|block| matches!(block, PanelBlock::Sources))) {
        return html! { <div></div> };
    }
    html! {
        <section class="sources" aria-labelledby="sources">
            <h2 class="crosshead" id="sources">{ "Sources" }</h2>
            { list(explainer) }
        </section>
    }
}

/// The list itself.
pub(super) fn list(explainer: &Explainer) -> Html {
    html! { <ol class="source-list">{ explainer.sources.iter().map(source).collect::<Html>() }</ol> }
}

fn source(source: &Source) -> Html {
    let kind = match source.kind {
        SourceKind::Primary | SourceKind::Reporting => "",
        SourceKind::Copy => " Copy",
        SourceKind::Partisan => " Partisan",
        SourceKind::StateMedia => " State media",
    };
    let via = source.via.as_ref().map(|via| format!(" at {via}")).unwrap_or_default();
    html! {
        <li id={format!("source-{}", source.id)}>
            { [&source.publisher, ", "].concat() }<a href={source.url.as_str().to_owned()}>{ &source.title }</a>
            { source.published.map(|date| html! { <>{ ", " }{ format::date(date) }</> }).unwrap_or_default() }
            { "." }
            <em class="source-kind">{ [kind, &via].concat() }</em>
        </li>
    }
}
