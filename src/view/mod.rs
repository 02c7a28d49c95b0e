//! Document → markup, and the data of its islands. Pure functions, one file a thing on the page.
//!
//! Nothing here reads a clock, a locale, the environment or the page. Numbers, dates and words are settled here,
//! those of the islands too, and all words come from `language`. No `style` attribute is written: a page with a strict
//! policy shows everything.

mod cite;
mod claims;
mod context;
mod corrections;
mod editions;
mod embed_this;
mod facts;
mod figure;
mod glance;
mod home;
mod mail;
mod masthead;
mod note;
mod page;
mod panel;
mod people;
mod prose;
mod reports;
mod reviews;
mod sentence;
pub mod site;
mod sources;
mod terms;

pub(crate) use embed_this::escape;
pub(crate) use glance::{Told, told};

use context::Context;

use crate::document::{Block, Index};
pub use crate::drawing::{Extent, Target};
use crate::islands::Islands;
use crate::language::Language;
use yew::prelude::*;

/// An explainer as it is drawn for one target.
pub struct Drawing {
    /// Its markup, with the islands at their mount points.
    pub html: Html,
    /// The islands with the names of their mount points, in the order of the markup: what the program reads.
    pub islands: Islands,
}

/// Draws an explainer, with the words of a language.
pub fn draw(index: &Index<'_>, language: &Language, target: Target<'_>) -> Drawing {
    let context = &Context::new(index, language, target);
    let content = match target {
        Target::Feed => body(context),
        Target::Mail => mail::mail(context),
        Target::Picture(id) => figure::alone(context, id),
        Target::Text(extent) => {
            let content = match extent {
                Extent::Panel(id) => page::of_panel(context, id),
                Extent::Article | Extent::All => body(context),
            };
            html! { <>{ content }{ cite::reference(context) }</> }
        }
        Target::Glance => html! { <div class="body">{ glance::alone(context) }</div> },
        Target::Panel(id) => html! { <div class="body">{ panel::alone(context, id) }</div> },
        Target::PanelPage(id) => html! { <div class="body of-panel">{ page::of_panel(context, id) }</div> },
        Target::All | Target::Embed | Target::Include | Target::Frame => whole(context),
        Target::Page => html! {
            <>
                { whole(context) }
                { page::print_all(context) }
                { embed_this::embed_this(context) }
            </>
        },
    };
    let html = match target {
        Target::Feed | Target::Text(_) | Target::Mail | Target::Picture(_) => {
            html! { <article lang={context.explainer.lang.clone()} dir={context.language.dir()}>{ content }</article> }
        }
        _ => html! {
            <article class="explainer" lang={context.explainer.lang.clone()} dir={context.language.dir()} data-source={context.language.source_number()}>
                { content }{ status(context) }
            </article>
        },
    };
    Drawing { html, islands: context.islands.take() }
}

/// The whole explainer. The head stands inside: readers' modes take what is beside the text for something else.
fn whole(context: &Context<'_>) -> Html {
    html! { <div class="body">{ body(context) }</div> }
}

/// The place where what a control has done is said aloud, with what there may be to say: after the rest, since nothing is
/// said of it while it is empty but that it is.
fn status(context: &Context<'_>) -> Html {
    let language = context.language;
    html! {
        <p class="visually-hidden" aria-live="polite" data-copied={language.link_copied()} data-not-copied={language.not_copied()}></p>
    }
}

/// Head, text and sources.
fn body(context: &Context<'_>) -> Html {
    let panels = context.explainer.panels.iter().filter(|panel| !context.is_card(&panel.id));
    let shown = panels.flat_map(|panel| match context.is_whole() {
        true => panel.blocks().collect::<Vec<_>>(),
        false => panel.essential.iter().collect(),
    });
    html! { <>{ glance::opening(context) }{ text(context) }{ sources::sources(context, shown) }</> }
}

/// The text with its notes and panels: each panel after its passage, and those at the end together.
fn text(context: &Context<'_>) -> Html {
    let (text, closing) = context.explainer.text_and_closing();
    // The notes of a passage follow its text.
    let passages = text.chunk_by(|_, next| matches!(next, Block::Note(_)));
    let passage = |blocks: &[Block]| match blocks {
        [Block::Panel(id)] => panel::panel(context, id),
        [Block::Prose(prose), notes @ ..] => prose::in_article(context, prose, notes),
        notes => html! { <p>{ note::notes(context, notes) }</p> },
    };
    let panel = |block: &Block| {
        if let Block::Panel(id) = block {
            panel::panel(context, id)
        } else {
            html! {}
        }
    };
    html! {
        <>
            { passages.map(passage).collect::<Html>() }
            if matches!(context.target, Target::Page | Target::Text(Extent::Article) | Target::Mail) {
                { page::closing(context, closing) }
            } else if !closing.is_empty() {
                <div class="closing">{ closing.iter().map(panel).collect::<Html>() }</div>
            }
        </>
    }
}
