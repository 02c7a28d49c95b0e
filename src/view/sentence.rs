//! What stands in a sentence.

use super::Context;
use crate::document::Claim;
use crate::drawing::{self, basis_words, citation, ours, precision, standing_word};
use crate::values::{ClaimId, Inline, Phrase, TermId};
use yew::prelude::*;

/// What stands in a sentence.
pub(super) fn inlines(context: &Context<'_>, content: &[Inline]) -> Html {
    content.iter().map(|inline| self::inline(context, inline)).collect()
}

fn inline(context: &Context<'_>, inline: &Inline) -> Html {
    match inline {
        // Where it is checked; a link around it leads elsewhere.
        Inline::Phrase(phrase @ Phrase::Fact { fact, .. }) => {
            match context.fact(fact).filter(|_| !context.is_plain()) {
                Some(href) => {
                    let (target, rel) = context.outside_by(&href);
                    html! { <a class="fact" {href} {target} {rel}>{ self::phrase(context, phrase) }</a> }
                }
                None => self::phrase(context, phrase),
            }
        }
        Inline::Phrase(phrase) => self::phrase(context, phrase),
        Inline::Trigger { panel, number, content } => html! {
            <a class="trigger" id={format!("trigger-{panel}-{number}")} data-number={context.number(panel)} href={context.panel(panel)}>{ phrases(context, content) }</a>
        },
        Inline::Passage { claim, content } => passage(context, claim, content),
        Inline::PassageLink { claim, content } => {
            html! { <a href={context.in_article(&format!("passage-{claim}"))}>{ phrases(context, content) }</a> }
        }
        Inline::Citation(source) => citation(context, source),
        Inline::Ours => ours(context),
        Inline::Person(id) => match context.explainer.person(id) {
            Some(person) => html! { { context.language.speaker(&person.name, &person.role) } },
            None => html! {},
        },
        Inline::Term { term, content } => explained(context, term, content),
        Inline::Explainer { explainer, place, content } => {
            let (target, rel) = context.outside();
            let place = place.as_ref().map(|place| format!("#{place}")).unwrap_or_default();
            let href = context.address.of_another(explainer) + &place;
            html! { <a {href} {target} {rel}>{ phrases(context, content) }</a> }
        }
        Inline::Link { url, content } => {
            let (target, rel) = context.outside();
            html! { <a href={url.as_str().to_owned()} {target} {rel}>{ phrases(context, content) }</a> }
        }
    }
}

/// The words in which a claim is made. Where it does not simply hold they lead to the note beside them; where it does
/// they are plain, and a sign after them leads to the whole of it, for those who ask to see every check.
fn passage(context: &Context<'_>, id: &ClaimId, content: &[Phrase]) -> Html {
    let anchor = format!("passage-{id}");
    let Some(claim) = context.explainer.claim(id) else {
        return html! { <span id={anchor}>{ phrases(context, content) }</span> };
    };
    let name = claim.standing.name();
    if context.is_text() {
        return html! { <>{ phrases(context, content) }{ verdict(context, claim) }</> };
    }
    if claim.is_noted() {
        let href = context.anchor(&format!("note-{id}"));
        return html! { <a class="passage" id={anchor} data-standing={name} {href}>{ phrases(context, content) }</a> };
    }
    let check = context.claim(id).filter(|_| !context.is_plain()).map(|href| {
        let (target, rel) = context.outside_by(&href);
        // Its sign is a matter of styles: it is no part of the text.
        let word = standing_word(context.language, claim.standing);
        html! { <a class="check" {href} {target} {rel} aria-label={word}></a> }
    });
    html! { <><span class="passage" id={anchor} data-standing={name}>{ phrases(context, content) }</span>{ check }</> }
}

/// How a claim stands, right after it: for machines, which see no marks and follow no links.
fn verdict(context: &Context<'_>, claim: &Claim) -> Html {
    let (language, says) = (context.language, claim.verdict.clone());
    let verdict = says.unwrap_or_else(|| standing_word(language, claim.standing));
    let basis = format!(" ({}): ", basis_words(language, claim.basis));
    let until = language.until(language.date(claim.as_of), precision(claim.as_of));
    html! { <>{ " [" }<strong>{ verdict }</strong>{ basis }{ inlines(context, &claim.finding) }{ " " }{ until }{ "]" }</> }
}

/// Marked words that surely fit into a line of a phone.
const LETTERS_OF_LINE: usize = 24;

/// Words of the text with what they mean. On a page of our own that opens in place, by the browser alone; anything else
/// leads to the list of terms. The words are text and the button lies over them: readers' modes leave buttons out.
fn explained(context: &Context<'_>, id: &TermId, content: &[Phrase]) -> Html {
    let words = phrases(context, content);
    let Some(term) = context.explainer.term(id).filter(|_| !context.is_plain()) else { return words };
    if !context.explains_in_place() {
        return match context.term(id) {
            Some(href) => {
                let (target, rel) = context.outside_by(&href);
                html! { <a {href} {target} {rel}>{ words }</a> }
            }
            None => words,
        };
    }
    let anchor = format!("meaning-{id}");
    // All marks of a term open the one definition after the first. It is hidden from what knows no popover.
    let meaning = context.is_first_mark(id).then(|| {
        let means = inlines(context, &term.means);
        html! { <span class="meaning" popover="auto" hidden=true id={anchor.clone()}>{ means }</span> }
    });
    let label = context.language.what_it_means(&term.word);
    // A box of its own can be parted from the sign after it, but only such a box can have several lines under one button.
    let letters: usize = content.iter().map(|phrase| plain(phrase).chars().count()).sum();
    let long = (letters > LETTERS_OF_LINE).then_some("long-term");
    html! { <><span class={classes!("term", long)}>{ words }<button popovertarget={anchor} aria-label={label}></button></span>{ meaning }</> }
}

/// What stands there but for numbers, without any markup.
pub(super) fn plain(phrase: &Phrase) -> &str {
    match phrase {
        Phrase::Text(text) | Phrase::Emphasis(text) | Phrase::Strong(text) => text,
        Phrase::Number { .. } | Phrase::Fact { .. } => "",
    }
}

fn phrases(context: &Context<'_>, content: &[Phrase]) -> Html {
    content.iter().map(|phrase| self::phrase(context, phrase)).collect()
}

fn phrase(context: &Context<'_>, phrase: &Phrase) -> Html {
    match phrase {
        Phrase::Text(text) => html! { { text } },
        Phrase::Emphasis(text) => html! { <em>{ text }</em> },
        Phrase::Strong(text) => html! { <strong>{ text }</strong> },
        Phrase::Number { .. } | Phrase::Fact { .. } => {
            let number = context.explainer.number(phrase);
            let told = number.map(|(amount, unit, told)| drawing::told(context.language, amount, unit, told));
            html! { { told.unwrap_or_default() } }
        }
    }
}
