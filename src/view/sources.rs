//! The sources, numbered in the order of their first citation.

use super::Context;
use crate::document::{Citing, ContextPanel, Extent, PanelBlock, Source, SourceKind, citing};
use crate::drawing::{date, fill, precision};
use crate::language::PLACEHOLDERS;
use yew::prelude::*;

/// The kinds in the order of the list of all, as its messages name them.
const KINDS: [(SourceKind, &str); 5] = [
    (SourceKind::Primary, "primary"),
    (SourceKind::Reporting, "reporting"),
    (SourceKind::Copy, "copy"),
    (SourceKind::Partisan, "partisan"),
    (SourceKind::StateMedia, "state-media"),
];

/// The sources that were cited by now, at the end of the text; not after `blocks` that list all of them.
pub(super) fn sources<'b>(context: &Context<'_>, blocks: impl IntoIterator<Item = &'b PanelBlock>) -> Html {
    // In a text the list at the end is what its numbers lead to.
    let is_listed = blocks.into_iter().any(|block| *block == PanelBlock::Sources) && !context.is_text();
    if context.sources_page.is_some() || is_listed {
        return html! {};
    }
    html! {
        <section class="sources" aria-labelledby="sources">
            <h2 class="crosshead" id="sources">{ context.language.sources() }</h2>
            { cited(context) }
        </section>
    }
}

/// The list of all, kind by kind, each with what cites it.
pub(super) fn list(context: &Context<'_>) -> Html {
    let citing = citing(context.explainer);
    let of_kind = |(kind, name): &(SourceKind, &str)| {
        let sources = (1..).zip(&context.explainer.sources).filter(|(_, source)| source.kind == *kind);
        let items: Vec<Html> = sources
            .map(|(number, source)| {
                item(context, number, source, citing.get(&source.id).map(|citing| cited_in(context, citing)))
            })
            .collect();
        if items.is_empty() {
            return html! {};
        }
        let name = context.language.sources_of_kind(*name);
        html! {
            <>
            <@{context.subhead()} class="source-kinds">{ name.clone() }</@>
            <ol class="source-list" data-source={context.language.source_number()} aria-label={name}>{ items }</ol>
            </>
        }
    };
    KINDS.iter().map(of_kind).collect()
}

/// Those that were cited by now, to be opened.
pub(super) fn folded(context: &Context<'_>) -> Html {
    html! { <details class="data"><summary>{ context.language.sources() }</summary>{ cited(context) }</details> }
}

/// Those that were cited by now, each with the number that it has in the whole list.
fn cited(context: &Context<'_>) -> Html {
    let mut cited: Vec<_> = context.cited.borrow().iter().filter_map(|id| context.explainer.source(id)).collect();
    cited.sort_by_key(|(number, _)| *number);
    let items: Html = cited.into_iter().map(|(number, source)| item(context, number, source, None)).collect();
    html! { <ol class="source-list" data-source={context.language.source_number()}>{ items }</ol> }
}

/// An entry. A card beside a citation has the same (`static/modules/source-card.js`), but for what cites it.
fn item(context: &Context<'_>, number: usize, source: &Source, cited_in: Option<Html>) -> Html {
    let language = context.language;
    let (target, rel) = context.outside();
    let kind = match (source.kind, &source.via) {
        (SourceKind::Primary | SourceKind::Reporting, _) => None,
        (SourceKind::Copy, Some(site)) => Some(language.copy_at(site)),
        (SourceKind::Copy, None) => Some(language.copy()),
        (SourceKind::Partisan, _) => Some(language.partisan()),
        (SourceKind::StateMedia, _) => Some(language.state_media()),
    };
    let title = html! { <a href={source.place()} {target} {rel}>{ &source.title }</a> };
    let entry = match source.published {
        Some(published) => {
            let entry =
                language.source_dated(&source.publisher, PLACEHOLDERS[0], PLACEHOLDERS[1], precision(published));
            fill(&entry, [title, date(language, published)])
        }
        None => fill(&language.source(&source.publisher, PLACEHOLDERS[0]), [title]),
    };
    let archived = source.archived.as_ref().map(|copy| {
        html! { <>{ " " }<a href={copy.as_str().to_owned()} {target} {rel}>{ language.archived_copy() }</a>{ "." }</> }
    });
    html! {
        <li id={format!("source-{}", source.id)} value={number.to_string()}>
            { entry }
            // On paper the page's own address stands by it: that of the place is no use there, and long.
            { source.quote.as_ref().map(|quote| html! { <>{ " " }<q cite={source.url.as_str().to_owned()}>{ quote }</q></> }) }
            <em class="source-kind">{ kind.map(|kind| [" ", &kind, "."].concat()) }</em>
            { archived }
            { read(context, source).map(|read| html! { <>{ " " }{ read }{ "." }</> }) }
            { cited_in.map(|places| html! { <span class="cited-in">{ " " }{ places }</span> }) }
        </li>
    }
}

/// When we read a source, and how much of it, as far as that is said.
fn read(context: &Context<'_>, source: &Source) -> Option<Html> {
    let language = context.language;
    let extent = source.read_in.map(|extent| match extent {
        Extent::Full => "full",
        Extent::Part => "part",
    });
    match source.read {
        Some(read) => {
            let sentence = language.source_read(PLACEHOLDERS[0], extent.unwrap_or("page"));
            Some(fill(&sentence, [date(language, read)]))
        }
        None => extent.map(|extent| html! { { language.source_read_in(extent) } }),
    }
}

/// What cites a source: the article, where it has another page, and panels.
fn cited_in(context: &Context<'_>, citing: &Citing<'_>) -> Html {
    let language = context.language;
    let article = citing.is_in_article.then(|| match context.own_panel() {
        Some(_) => html! { <a href={context.file("")}>{ language.the_article() }</a> },
        None => html! { { language.the_article() } },
    });
    let panel = |panel: &&ContextPanel| html! { <a href={context.panel(&panel.id)}>{ &panel.title }</a> };
    let places = article.into_iter().chain(citing.panels.iter().map(panel));
    let places = places.enumerate().map(|(at, place)| html! { <>{ if at > 0 { " · " } else { "" } }{ place }</> });
    fill(&language.cited_in(PLACEHOLDERS[0]), [places.collect()])
}
