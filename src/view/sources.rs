//! The sources, numbered in the order of their first citation.

use super::Context;
use crate::document::{PanelBlock, Source, SourceKind};
use crate::drawing::{date, fill, precision};
use crate::language::PLACEHOLDERS;
use yew::prelude::*;

/// The sources at the end of the text, unless a panel holds them.
pub(super) fn sources(context: &Context<'_>) -> Html {
    if context
        .explainer
        .panels
        .iter()
        .any(|panel| panel.blocks.iter().any(|block| matches!(block, PanelBlock::Sources)))
    {
        return html! {};
    }
    html! {
        <section class="sources" aria-labelledby="sources">
            <h2 class="crosshead" id="sources">{ context.language.sources() }</h2>
            { list(context) }
        </section>
    }
}

/// The list itself.
pub(super) fn list(context: &Context<'_>) -> Html {
    html! { <ol class="source-list">{ context.explainer.sources.iter().map(|source| self::source(context, source, None)).collect::<Html>() }</ol> }
}

/// Those that have been cited by now, each with the number that it has in the whole list.
pub(super) fn cited(context: &Context<'_>) -> Html {
    let cited = context.cited.borrow();
    let sources = (1..).zip(&context.explainer.sources).filter(|(_, source)| cited.contains(&source.id));
    let item = |(number, source): (usize, &Source)| self::source(context, source, Some(number));
    html! {
        <details class="data">
            <summary>{ context.language.sources() }</summary>
            <ol class="source-list">{ sources.map(item).collect::<Html>() }</ol>
        </details>
    }
}

fn source(context: &Context<'_>, source: &Source, number: Option<usize>) -> Html {
    let language = context.language;
    let (target, rel) = context.outside();
    let kind = match (source.kind, &source.via) {
        (SourceKind::Primary | SourceKind::Reporting, _) => None,
        (SourceKind::Copy, Some(site)) => Some(language.copy_at(site)),
        (SourceKind::Copy, None) => Some(language.copy()),
        (SourceKind::Partisan, _) => Some(language.partisan()),
        (SourceKind::StateMedia, _) => Some(language.state_media()),
    };
    let title = html! { <a href={source.url.as_str().to_owned()} {target} {rel}>{ &source.title }</a> };
    let entry = match source.published {
        Some(published) => {
            let entry =
                language.source_dated(&source.publisher, PLACEHOLDERS[0], PLACEHOLDERS[1], precision(published));
            fill(&entry, [title, date(language, published)])
        }
        None => fill(&language.source(&source.publisher, PLACEHOLDERS[0]), [title]),
    };
    html! {
        <li id={format!("source-{}", source.id)} value={number.map(|number| number.to_string())}>
            { entry }
            <em class="source-kind">{ kind.map(|kind| [" ", &kind].concat()) }</em>
        </li>
    }
}
