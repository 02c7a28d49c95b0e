//! Notes beside a passage: what corrects or completes the article, marked as ours.

use super::{apparatus, prose};
use crate::document::{Block, Claim, Explainer, Inline, Status};
use yew::prelude::*;

/// The notes of one passage: phrasing content, so that they can stand at the end of the passage's own paragraph and
/// be set beside its last line.
pub(super) fn notes(explainer: &Explainer, blocks: &[Block]) -> Html {
    let note = |block: &Block| match block {
        Block::Note(id) => explainer.claim(id).and_then(|claim| Some(note(explainer, claim, claim.note.as_ref()?))),
        _ => None,
    };
    blocks.iter().filter_map(note).collect()
}

fn note(explainer: &Explainer, claim: &Claim, content: &[Inline]) -> Html {
    let label = if claim.status == Status::Corrected { "Our correction" } else { "Our note" };
    html! {
        <span class="note" role="note" id={format!("note-{}", claim.id)}>
            <strong class="note-label">{ label }</strong>
            { " " }<span>{ prose::inlines(explainer, content) }</span>{ " " }<span class="as-of">{ apparatus::as_of(explainer, claim.as_of, &claim.sources) }</span>
        </span>
    }
}
