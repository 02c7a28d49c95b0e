//! Document → markup, and the data of its islands. Pure functions, one file a thing on the page.
//!
//! Nothing here reads a clock, a locale, the environment or the page. Numbers, dates and words are settled here,
//! those of the islands too, and all words come from `language`. No `style` attribute is written: a page with a strict
//! policy shows everything.

mod alone;
mod apparatus;
mod bands;
mod chart;
mod claims;
mod counts;
mod embed_this;
mod figure;
mod format;
mod island;
mod lettering;
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

pub use alone::alone;
pub(crate) use embed_this::escape;
pub use island::islands;

use crate::document::{Block, Explainer, Prose};
use crate::language::Language;
use std::ops::Deref;
use yew::prelude::*;

/// An explainer with the words of its language.
pub struct Worded<'a> {
    explainer: &'a Explainer,
    language: Language,
}

impl<'a> Worded<'a> {
    /// Finds the words.
    pub fn new(explainer: &'a Explainer) -> Self {
        Self { explainer, language: Language::or_english(&explainer.lang) }
    }

    /// What its `dir` has to say.
    pub fn dir(&self) -> Option<&'static str> {
        self.language.dir()
    }
}

impl Deref for Worded<'_> {
    type Target = Explainer;
    fn deref(&self) -> &Explainer {
        self.explainer
    }
}

/// What is said of an explainer that is newer than the copy before it.
pub fn updated(explainer: &Worded<'_>) -> String {
    explainer.language.updated(explainer.language.date(explainer.as_of))
}

/// The whole explainer.
pub fn whole(explainer: &Worded<'_>) -> Html {
    // The head stands inside: readers' modes take what is beside the text for something else.
    html! { <div class="body">{ masthead::masthead(explainer) }{ body(explainer) }{ sources::sources(explainer) }</div> }
}

/// The place where what a control has done is said aloud, with what there may be to say.
pub fn status(explainer: &Worded<'_>) -> Html {
    let language = &explainer.language;
    html! {
        <p class="visually-hidden" role="status" data-copied={language.link_copied()} data-not-copied={language.not_copied()}></p>
    }
}

/// What a page of its own has after the explainer.
pub fn after(explainer: &Worded<'_>) -> Html {
    embed_this::embed_this(explainer)
}

/// The text with its notes and panels. A panel that follows a text is set beside it where there is room.
fn body(explainer: &Worded<'_>) -> Html {
    let belongs = |before: &Block, next: &Block| match next {
        // The notes of a passage follow its text.
        Block::Note(_) => true,
        Block::Panel(_) => !matches!(before, Block::Panel(_) | Block::Prose(Prose::Crosshead { .. })),
        Block::Prose(_) => false,
    };
    let text = |blocks: &[Block]| match blocks {
        [Block::Prose(prose), notes @ ..] => prose::in_article(explainer, prose, note::notes(explainer, notes)),
        notes => html! { <p>{ note::notes(explainer, notes) }</p> },
    };
    let group = |blocks: &[Block]| match blocks {
        [Block::Panel(id)] => panel::panel(explainer, id),
        [blocks @ .., Block::Panel(id)] => html! {
            <div class="beside"><div>{ text(blocks) }</div>{ panel::panel(explainer, id) }</div>
        },
        blocks => text(blocks),
    };
    explainer.blocks.chunk_by(belongs).map(group).collect()
}
