//! Document → markup. Pure functions, one file a thing on the page, the same on a server and in a browser.
//!
//! Nothing here reads a clock, a locale, the environment or the page. The shape of the markup depends on the
//! document alone, never on state, so that what was prerendered can be hydrated. No `style` attribute is
//! written: a page with a strict policy shows everything.

mod apparatus;
mod chart;
mod claims;
mod counts;
mod figure;
mod format;
mod masthead;
mod note;
mod panel;
mod people;
mod prose;
mod ranking;
mod rate;
mod sources;
mod table;
mod timeline;

pub use masthead::masthead;
pub use sources::sources;

use crate::document::{Block, Explainer};
use yew::prelude::*;

/// The text with its notes and panels. `on_toggle` is told when a panel opens or closes.
pub fn body(explainer: &Explainer, on_toggle: &Callback<()>) -> Html {
    // The notes of a passage follow its text.
    let groups = explainer.blocks.chunk_by(|_, next| matches!(next, Block::Note(_)));
    groups
        .map(|group| match group {
            [Block::Panel(id)] => panel::panel(explainer, id, on_toggle),
            [Block::Prose(prose), notes @ ..] => prose::in_article(explainer, prose, note::notes(explainer, notes)),
            notes => html! { <p>{ note::notes(explainer, notes) }</p> },
        })
        .collect()
}
