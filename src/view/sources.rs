//! The sources, numbered in the order of their first citation.

use super::Context;
use crate::document::{PanelBlock, Source, SourceKind};
use crate::drawing::{date, fill, precision};
use crate::language::PLACEHOLDERS;
use yew::prelude::*;

/// The sources that were cited by now, at the end of the text; not after `blocks` that list all of them.
pub(super) fn sources<'b>(context: &Context<'_>, blocks: impl IntoIterator<Item = &'b PanelBlock>) -> Html {
    if context.sources_page.is_some() || blocks.into_iter().any(|block| *block == PanelBlock::Sources) {
        return html! {};
    }
    html! {
        <section class="sources" aria-labelledby="sources">
            <h2 class="crosshead" id="sources">{ context.language.sources() }</h2>
            { cited(context) }
        </section>
    }
}

/// The list of all.
pub(super) fn list(context: &Context<'_>) -> Html {
    html! { <ol class="source-list">{ context.explainer.sources.iter().map(|source| self::source(context, source, None)).collect::<Html>() }</ol> }
}

/// Those that were cited by now, to be opened.
pub(super) fn folded(context: &Context<'_>) -> Html {
    html! { <details class="data"><summary>{ context.language.sources() }</summary>{ cited(context) }</details> }
}

/// Those that were cited by now, each with the number that it has in the whole list.
fn cited(context: &Context<'_>) -> Html {
    let cited = context.cited.borrow();
    let sources = (1..).zip(&context.explainer.sources).filter(|(_, source)| cited.contains(&source.id));
    let item = |(number, source): (usize, &Source)| self::source(context, source, Some(number));
    html! { <ol class="source-list">{ sources.map(item).collect::<Html>() }</ol> }
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
            { source.quote.as_ref().map(|quote| html! { <q>{ quote }</q> }) }
            <em class="source-kind">{ kind.map(|kind| [" ", &kind].concat()) }</em>
        </li>
    }
}
