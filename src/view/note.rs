//! Notes beside a passage: what corrects or completes the article, marked as ours.

use super::{Worded, apparatus, prose};
use crate::document::{Block, Claim, Inline, Status};
use yew::prelude::*;

/// The notes of one passage: phrasing content, so that they can stand at the end of the passage's own paragraph and
/// be set beside its last line.
pub(super) fn notes(explainer: &Worded<'_>, blocks: &[Block]) -> Html {
    let note = |block: &Block| match block {
        Block::Note(id) => explainer.claim(id).and_then(|claim| Some(note(explainer, claim, claim.note.as_ref()?))),
        _ => None,
    };
    blocks.iter().filter_map(note).collect()
}

fn note(explainer: &Worded<'_>, claim: &Claim, content: &[Inline]) -> Html {
    let language = &explainer.language;
    let label = if claim.status == Status::Corrected { language.our_correction() } else { language.our_note() };
    html! {
        <span class="note" role="note" id={format!("note-{}", claim.id)}>
            <strong class="note-label">{ label }</strong>
            { " " }<span>{ prose::inlines(explainer, content) }</span>{ " " }<span class="as-of">{ apparatus::as_of(explainer, claim.as_of, &claim.sources) }</span>
        </span>
    }
}
