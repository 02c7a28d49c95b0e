//! Running text.

use super::{Worded, apparatus::citation};
use crate::document::{ClaimId, Inline, Phrase, Prose};
use yew::prelude::*;

/// A block of the article's text with the notes of its passages.
pub(super) fn in_article(explainer: &Worded<'_>, prose: &Prose, notes: Html) -> Html {
    match prose {
        Prose::Crosshead { id, text } => html! { <h2 class="crosshead" id={id.to_string()}>{ text }</h2> },
        _ => text(explainer, prose, notes),
    }
}

/// A block of a panel's text, where headings stand below the panel's own.
pub(super) fn in_panel(explainer: &Worded<'_>, prose: &Prose) -> Html {
    match prose {
        Prose::Crosshead { id, text } => html! { <h4 class="subhead" id={id.to_string()}>{ text }</h4> },
        _ => text(explainer, prose, Html::default()),
    }
}

fn text(explainer: &Worded<'_>, prose: &Prose, notes: Html) -> Html {
    let (items, is_list) = match prose {
        // Both callers have dealt with it, each at its own level.
        Prose::Crosshead { text, .. } => return html! { <p>{ text }</p> },
        Prose::Paragraph(content) => return html! { <p>{ inlines(explainer, content) }{ notes }</p> },
        Prose::List(items) => (items, true),
        Prose::BlockQuote(paragraphs) => (paragraphs, false),
    };
    let item = |content: &Vec<Inline>| match is_list {
        true => html! { <li>{ inlines(explainer, content) }</li> },
        false => html! { <p>{ inlines(explainer, content) }</p> },
    };
    let items: Html = items.iter().map(item).collect();
    match is_list {
        true => html! { <><ul class="list">{ items }</ul>{ notes }</> },
        false => html! { <><blockquote>{ items }</blockquote>{ notes }</> },
    }
}

/// What stands in a sentence.
pub(super) fn inlines(explainer: &Worded<'_>, content: &[Inline]) -> Html {
    content.iter().map(|inline| self::inline(explainer, inline)).collect()
}

fn inline(explainer: &Worded<'_>, inline: &Inline) -> Html {
    match inline {
        Inline::Phrase(phrase) => self::phrase(phrase),
        Inline::Trigger { panel, place, content } => html! {
            <a class="trigger" id={format!("trigger-{panel}-{place}")} href={format!("#{panel}")}>{ phrases(content) }</a>
        },
        Inline::Passage { claim, content } if explainer.panel_of(claim).is_some() => html! {
            <a class="passage" id={format!("passage-{claim}")} href={format!("#claim-{claim}")}>{ phrases(content) }</a>
        },
        Inline::Passage { claim, content } if has_note(explainer, claim) => html! {
            <a class="passage" id={format!("passage-{claim}")} href={format!("#note-{claim}")}>{ phrases(content) }</a>
        },
        Inline::Passage { claim, content } => {
            html! { <span class="passage" id={format!("passage-{claim}")}>{ phrases(content) }</span> }
        }
        Inline::PassageLink { claim, content } => {
            html! { <a href={format!("#passage-{claim}")}>{ phrases(content) }</a> }
        }
        Inline::Citation(source) => citation(explainer, source),
        Inline::Link { url, content } => html! { <a href={url.as_str().to_owned()}>{ phrases(content) }</a> },
    }
}

fn has_note(explainer: &Worded<'_>, claim: &ClaimId) -> bool {
    explainer.claim(claim).is_some_and(|claim| claim.note.is_some())
}

fn phrases(content: &[Phrase]) -> Html {
    content.iter().map(phrase).collect()
}

fn phrase(phrase: &Phrase) -> Html {
    match phrase {
        Phrase::Text(text) => html! { { text } },
        Phrase::Emphasis(text) => html! { <em>{ text }</em> },
        Phrase::Strong(text) => html! { <strong>{ text }</strong> },
    }
}
