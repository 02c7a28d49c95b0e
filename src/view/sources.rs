//! The sources, numbered in the order of their first citation.

use super::{Worded, format};
use crate::document::{PanelBlock, Source, SourceId, SourceKind};
use crate::language::{Language, PLACES};
use yew::prelude::*;

/// The sources at the end of the text, unless a panel holds them.
pub(super) fn sources(explainer: &Worded<'_>) -> Html {
    if explainer.panels.iter().any(|panel| panel.blocks.iter().any(|block| matches!(block, PanelBlock::Sources))) {
        return html! { <div></div> };
    }
    html! {
        <section class="sources" aria-labelledby="sources">
            <h2 class="crosshead" id="sources">{ explainer.language.sources() }</h2>
            { list(explainer) }
        </section>
    }
}

/// The list itself.
pub(super) fn list(explainer: &Worded<'_>) -> Html {
    html! { <ol class="source-list">{ explainer.sources.iter().map(|source| self::source(&explainer.language, source, None)).collect::<Html>() }</ol> }
}

/// Some of them, each with the number that it has in the whole list.
pub(super) fn cited(explainer: &Worded<'_>, ids: &[SourceId]) -> Html {
    let sources = ids.iter().filter_map(|id| explainer.source(id));
    let item = |(number, source): (usize, &Source)| self::source(&explainer.language, source, Some(number));
    html! {
        <details class="data">
            <summary>{ explainer.language.sources() }</summary>
            <ol class="source-list">{ sources.map(item).collect::<Html>() }</ol>
        </details>
    }
}

fn source(language: &Language, source: &Source, number: Option<usize>) -> Html {
    let kind = match (source.kind, &source.via) {
        (SourceKind::Primary | SourceKind::Reporting, _) => None,
        (SourceKind::Copy, Some(site)) => Some(language.copy_at(site)),
        (SourceKind::Copy, None) => Some(language.copy()),
        (SourceKind::Partisan, _) => Some(language.partisan()),
        (SourceKind::StateMedia, _) => Some(language.state_media()),
    };
    let title = html! { <a href={source.url.as_str().to_owned()}>{ &source.title }</a> };
    let entry = match source.published {
        Some(date) => {
            let entry = language.source_dated(&source.publisher, PLACES[0], PLACES[1], format::precision(date));
            format::fill(&entry, [title, format::date(language, date)])
        }
        None => format::fill(&language.source(&source.publisher, PLACES[0]), [title]),
    };
    html! {
        <li id={format!("source-{}", source.id)} value={number.map(|number| number.to_string())}>
            { entry }
            <em class="source-kind">{ kind.map(|kind| [" ", &kind].concat()) }</em>
        </li>
    }
}
