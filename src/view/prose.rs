//! Running text.

use super::Context;
use crate::drawing::citation;
use crate::values::{ClaimId, Inline, Phrase, Prose};
use yew::prelude::*;

/// A block of the article's text with the notes of its passages.
pub(super) fn in_article(context: &Context<'_>, prose: &Prose, notes: Html) -> Html {
    match prose {
        Prose::Crosshead { id, text } => html! { <h2 class="crosshead" id={id.to_string()}>{ text }</h2> },
        _ => text(context, prose, notes),
    }
}

/// A block of a panel's text, where headings stand below the panel's own.
pub(super) fn in_panel(context: &Context<'_>, prose: &Prose) -> Html {
    match prose {
        Prose::Crosshead { id, text } => html! { <h4 class="subhead" id={id.to_string()}>{ text }</h4> },
        _ => text(context, prose, Html::default()),
    }
}

fn text(context: &Context<'_>, prose: &Prose, notes: Html) -> Html {
    let (items, is_list) = match prose {
        // Both callers have dealt with it, each at its own level.
        Prose::Crosshead { text, .. } => return html! { <p>{ text }</p> },
        Prose::Paragraph(content) => return html! { <p>{ inlines(context, content) }{ notes }</p> },
        Prose::List(items) => (items, true),
        Prose::BlockQuote(paragraphs) => (paragraphs, false),
    };
    let item = |content: &Vec<Inline>| match is_list {
        true => html! { <li>{ inlines(context, content) }</li> },
        false => html! { <p>{ inlines(context, content) }</p> },
    };
    let items: Html = items.iter().map(item).collect();
    match is_list {
        true => html! { <><ul class="list">{ items }</ul>{ notes }</> },
        false => html! { <><blockquote>{ items }</blockquote>{ notes }</> },
    }
}

/// What stands in a sentence.
pub(super) fn inlines(context: &Context<'_>, content: &[Inline]) -> Html {
    content.iter().map(|inline| self::inline(context, inline)).collect()
}

fn inline(context: &Context<'_>, inline: &Inline) -> Html {
    match inline {
        Inline::Phrase(phrase) => self::phrase(phrase),
        Inline::Trigger { panel, number, content } => html! {
            <a class="trigger" id={format!("trigger-{panel}-{number}")} href={context.anchor(panel.as_str())}>{ phrases(content) }</a>
        },
        Inline::Passage { claim, content } if context.explainer.panel_of(claim).is_some() => html! {
            <a class="passage" id={format!("passage-{claim}")} href={context.anchor(&format!("claim-{claim}"))}>{ phrases(content) }</a>
        },
        Inline::Passage { claim, content } if has_note(context, claim) => html! {
            <a class="passage" id={format!("passage-{claim}")} href={context.anchor(&format!("note-{claim}"))}>{ phrases(content) }</a>
        },
        Inline::Passage { claim, content } => {
            html! { <span class="passage" id={format!("passage-{claim}")}>{ phrases(content) }</span> }
        }
        Inline::PassageLink { claim, content } => {
            html! { <a href={context.anchor(&format!("passage-{claim}"))}>{ phrases(content) }</a> }
        }
        Inline::Citation(source) => citation(context, source),
        Inline::Link { url, content } => {
            let (target, rel) = context.outside();
            html! { <a href={url.as_str().to_owned()} {target} {rel}>{ phrases(content) }</a> }
        }
    }
}

fn has_note(context: &Context<'_>, claim: &ClaimId) -> bool {
    context.explainer.claim(claim).is_some_and(|claim| claim.note.is_some())
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
