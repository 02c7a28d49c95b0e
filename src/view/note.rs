//! Notes beside a passage: what corrects or completes the article, marked as ours.

use super::{Context, prose};
use crate::document::{Block, Claim};
use crate::drawing::as_of;
use crate::values::{Inline, Status};
use yew::prelude::*;

/// The notes of one passage: phrasing content, so that they can stand at the end of the passage's own paragraph and
/// be set beside its last line.
pub(super) fn notes(context: &Context<'_>, blocks: &[Block]) -> Html {
    let note = |block: &Block| match block {
        Block::Note(id) => {
            context.explainer.claim(id).and_then(|claim| Some(note(context, claim, claim.note.as_ref()?)))
        }
        _ => None,
    };
    blocks.iter().filter_map(note).collect()
}

fn note(context: &Context<'_>, claim: &Claim, content: &[Inline]) -> Html {
    let language = context.language;
    let label = if claim.status == Status::Corrected { language.our_correction() } else { language.our_note() };
    // Only styles set it apart from its passage.
    let [before, after] = if context.is_plain() { [" [", "]"] } else { [""; 2] };
    html! {
        <>
        { before }
        <span class="note" role="note" id={format!("note-{}", claim.id)}>
            <strong class="note-label">{ label }</strong>
            { " " }<span>{ prose::inlines(context, content) }</span>{ " " }<span class="as-of">{ as_of(context, claim.as_of, &claim.sources) }</span>
        </span>
        { after }
        </>
    }
}
