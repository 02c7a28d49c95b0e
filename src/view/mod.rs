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

use crate::document::{
    Block, Claim, ClaimId, ContextPanel, Explainer, PanelBlock, PanelId, Person, PersonId, Prose, Source, SourceId,
};
use crate::language::Language;
use std::{collections::BTreeMap, ops::Deref};
use yew::prelude::*;

/// An explainer with the words of its language, in which everything is found by its name at once.
pub struct Worded<'a> {
    explainer: &'a Explainer,
    language: Language,
    names: Names<'a>,
}

/// What is called how.
struct Names<'a> {
    panels: BTreeMap<&'a PanelId, &'a ContextPanel>,
    claims: BTreeMap<&'a ClaimId, &'a Claim>,
    /// The panels in which claims are told in full.
    homes: BTreeMap<&'a ClaimId, &'a ContextPanel>,
    people: BTreeMap<&'a PersonId, &'a Person>,
    sources: BTreeMap<&'a SourceId, (usize, &'a Source)>,
}

impl<'a> Worded<'a> {
    /// Finds the words.
    pub fn new(explainer: &'a Explainer) -> Self {
        let mut homes = BTreeMap::new();
        for panel in &explainer.panels {
            for block in &panel.blocks {
                let PanelBlock::Claims(claims) = block else { continue };
                claims.iter().for_each(|claim| _ = homes.entry(claim).or_insert(panel));
            }
        }
        let numbered = explainer.sources.iter().enumerate().map(|(index, source)| (&source.id, (index + 1, source)));
        let names = Names {
            panels: explainer.panels.iter().map(|panel| (&panel.id, panel)).collect(),
            claims: explainer.claims.iter().map(|claim| (&claim.id, claim)).collect(),
            homes,
            people: explainer.people.iter().map(|person| (&person.id, person)).collect(),
            sources: numbered.collect(),
        };
        Self { explainer, language: Language::or_english(&explainer.lang), names }
    }

    /// The panel of that name.
    fn panel(&self, id: &PanelId) -> Option<&'a ContextPanel> {
        self.names.panels.get(id).copied()
    }

    /// The claim of that name.
    fn claim(&self, id: &ClaimId) -> Option<&'a Claim> {
        self.names.claims.get(id).copied()
    }

    /// The panel in which a claim is told in full, the first that lists it: there it has its address.
    pub(crate) fn panel_of(&self, claim: &ClaimId) -> Option<&'a ContextPanel> {
        self.names.homes.get(claim).copied()
    }

    /// The person or organisation of that name.
    pub(crate) fn person(&self, id: &PersonId) -> Option<&'a Person> {
        self.names.people.get(id).copied()
    }

    /// The source of that name with its number, which counts from 1.
    pub(crate) fn source(&self, id: &SourceId) -> Option<(usize, &'a Source)> {
        self.names.sources.get(id).copied()
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
