//! The sources, numbered in the order of their first citation.

use super::format;
use crate::document::{Explainer, Source, SourceKind};
use yew::prelude::*;

/// The list of sources.
pub fn sources(explainer: &Explainer) -> Html {
    html! {
        <section class="sources" aria-labelledby="sources">
            <h2 class="crosshead" id="sources">{ "Sources" }</h2>
            <ol>{ explainer.sources.iter().map(source).collect::<Html>() }</ol>
        </section>
    }
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
            { &source.publisher }{ ", " }<a href={source.url.as_str().to_owned()}>{ &source.title }</a>
            { source.published.map(|date| html! { <>{ ", " }{ format::date(date) }</> }).unwrap_or_default() }
            { "." }
            <em class="source-kind">{ kind }{ via }</em>
        </li>
    }
}
