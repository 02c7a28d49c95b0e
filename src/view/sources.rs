//! The sources, numbered in the order of their first citation.

use super::format;
use crate::document::{Explainer, PanelBlock, Source, SourceId, SourceKind};
use yew::prelude::*;

/// The sources at the end of the text, unless a panel holds them.
pub(super) fn sources(explainer: &Explainer) -> Html {
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
    html! { <ol class="source-list">{ explainer.sources.iter().map(|source| self::source(source, None)).collect::<Html>() }</ol> }
}

/// Some of them, each with the number that it has in the whole list.
pub(super) fn cited(explainer: &Explainer, ids: &[SourceId]) -> Html {
    let sources = ids.iter().filter_map(|id| explainer.source(id));
    let item = |(number, source): (usize, &Source)| self::source(source, Some(number));
    html! {
        <details class="data">
            <summary>{ "Sources" }</summary>
            <ol class="source-list">{ sources.map(item).collect::<Html>() }</ol>
        </details>
    }
}

fn source(source: &Source, number: Option<usize>) -> Html {
    let kind = match source.kind {
        SourceKind::Primary | SourceKind::Reporting => "",
        SourceKind::Copy => " Copy",
        SourceKind::Partisan => " Partisan",
        SourceKind::StateMedia => " State media",
    };
    let via = source.via.as_ref().map(|via| format!(" at {via}")).unwrap_or_default();
    html! {
        <li id={format!("source-{}", source.id)} value={number.map(|number| number.to_string())}>
            { [&source.publisher, ", "].concat() }<a href={source.url.as_str().to_owned()}>{ &source.title }</a>
            { source.published.map(|date| html! { <>{ ", " }{ format::date(date) }</> }).unwrap_or_default() }
            { "." }
            <em class="source-kind">{ [kind, &via].concat() }</em>
        </li>
    }
}
