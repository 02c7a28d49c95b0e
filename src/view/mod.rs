//! Document → markup, and the data of its islands. Pure functions, one file a thing on the page.
//!
//! Nothing here reads a clock, a locale, the environment or the page. Numbers, dates and words are settled here,
//! those of the islands too, and all words come from `language`. No `style` attribute is written: a page with a strict policy shows everything.

mod apparatus;
mod chart;
mod claims;
mod counts;
mod figure;
mod format;
mod island;
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

pub use island::islands;
pub use masthead::masthead;
pub use sources::sources;

use crate::document::{Block, Explainer};
use crate::language::Language;
use std::ops::Deref;
use yew::prelude::*;

/// An explainer with the words of its language.
pub struct Worded<'a> {
    explainer: &'a Explainer,
    language: Language,
}

impl<'a> Worded<'a> {
    /// Finds the words. A document that did not come from a writer's folder may be in a language that has none here:
    /// then the page's own words are English.
    pub fn new(explainer: &'a Explainer) -> Self {
        let language =
            Language::new(&explainer.lang).or_else(|_| Language::new("en")).expect("there are English words");
        Self { explainer, language }
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

/// The text with its notes and panels.
pub fn body(explainer: &Worded<'_>) -> Html {
    // The notes of a passage follow its text.
    let groups = explainer.blocks.chunk_by(|_, next| matches!(next, Block::Note(_)));
    groups
        .map(|group| match group {
            [Block::Panel(id)] => panel::panel(explainer, id),
            [Block::Prose(prose), notes @ ..] => prose::in_article(explainer, prose, note::notes(explainer, notes)),
            notes => html! { <p>{ note::notes(explainer, notes) }</p> },
        })
        .collect()
}
