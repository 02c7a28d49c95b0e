//! Notes beside a passage: what does not simply hold, the verdict first, marked as ours.

use super::{Context, sentence};
use crate::document::{Block, Claim};
use crate::drawing::{Target, precision, standing_word};
use yew::prelude::*;

/// The notes of one passage: phrasing content, so that they can stand at the end of the passage's own paragraph and
/// be set beside its last line.
pub(super) fn notes<'b>(context: &Context<'_>, blocks: impl IntoIterator<Item = &'b Block>) -> Html {
    let note = |block: &Block| match block {
        // In a text its verdict stands right after the claim.
        Block::Note(_) if context.is_text() => None,
        Block::Note(id) => context.explainer.claim(id).map(|claim| note(context, claim)),
        _ => None,
    };
    blocks.into_iter().filter_map(note).collect()
}

fn note(context: &Context<'_>, claim: &Claim) -> Html {
    let language = context.language;
    let verdict = claim.verdict.clone().unwrap_or_else(|| standing_word(language, claim.standing));
    let until = language.until(language.date(claim.as_of), precision(claim.as_of));
    let until = match context.claim(&claim.id) {
        Some(address) => {
            let (target, rel) = context.outside_by(&address);
            html! { <a href={address} {target} {rel}>{ until }</a> }
        }
        None => html! { { until } },
    };
    // Only styles set it apart from its passage.
    let [before, after] = if context.is_plain() && context.target != Target::Mail { [" [", "]"] } else { [""; 2] };
    html! {
        <>
        { before }
        <span class="note" role="note" id={format!("note-{}", claim.id)} data-standing={claim.standing.name()}>
            <strong class="note-label">{ verdict }</strong>
            { " " }<span>{ sentence::inlines(context, &claim.finding) }</span>{ " " }<span class="as-of">{ until }</span>
        </span>
        { after }
        </>
    }
}
