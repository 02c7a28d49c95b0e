//! What every part of the view is given: the document, and the drawing of it that is being made.

use crate::document::{ContextPanel, Index, PanelBlock};
use crate::drawing::{self, Address, Extent, Original, Target};
use crate::language::Language;
use crate::values::{ClaimId, FactId, PanelId, TermId};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Deref;

/// The address of the list of corrections.
pub(super) const CORRECTIONS: &str = "list-of-corrections";

/// An explainer while it is drawn for one target.
pub(super) struct Context<'a> {
    /// The explainer.
    pub(super) explainer: &'a Index<'a>,
    drawing: drawing::Context<'a>,
    /// The terms whose words stand here by now.
    explained: RefCell<BTreeSet<TermId>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(explainer: &'a Index<'a>, language: &'a Language, target: Target<'a>) -> Self {
        let original = &explainer.original;
        // The article's own page is to be read at once; what is checked has a page.
        let elsewhere = explainer.sources_panel().filter(|panel| {
            let is_shown = !explainer.is_closing(&panel.id) && panel.essential.contains(&PanelBlock::Sources);
            target == Target::Page && !is_shown
        });
        let drawing = drawing::Context {
            sources_page: elsewhere.map(|panel| format!("./{}.html", panel.id)),
            language,
            target,
            address: Address::of(explainer.url.as_ref()),
            original: Original { published: original.published, publisher: &original.publisher },
            numbers: explainer.numbers(),
            islands: RefCell::default(),
            cited: RefCell::default(),
        };
        Self { explainer, drawing, explained: RefCell::default() }
    }

    /// The address of a place in the article.
    pub(super) fn in_article(&self, id: &str) -> String {
        match self.target {
            Target::PanelPage(_) => ["./#", id].concat(),
            Target::Text(_) => self.address.anchor(id),
            _ => self.anchor(id),
        }
    }

    /// The address of the first words that lead to a panel: in the article, in a panel that is open to all of it here,
    /// or on the page of one.
    pub(super) fn first_trigger(&self, id: &PanelId) -> String {
        let anchor = format!("trigger-{id}-1");
        let elsewhere = self.explainer.led_to_by(id).filter(|(home, is_essential)| match self.target {
            Target::Page | Target::PanelPage(_) | Target::Mail | Target::Text(Extent::Article | Extent::Panel(_)) => {
                !is_essential || self.explainer.is_closing(&home.id)
            }
            _ => !is_essential && !self.is_whole(),
        });
        match elsewhere {
            Some((home, _)) => [&self.page_of(&home.id), "#", &anchor].concat(),
            None => self.in_article(&anchor),
        }
    }

    /// The page of the article, where that is another.
    pub(super) fn whole(&self) -> Option<String> {
        self.own_panel().map(|_| self.in_article("").trim_end_matches('#').to_owned())
    }

    /// The address of the list of corrections.
    pub(super) fn corrections(&self) -> String {
        let home = self.explainer.corrections_panel().filter(|home| match self.own_panel() {
            Some(panel) => *panel != home.id,
            None => !self.is_whole() && (self.is_card(&home.id) || !home.essential.contains(&PanelBlock::Corrections)),
        });
        match home {
            Some(home) => [&self.page_of(&home.id), "#", CORRECTIONS].concat(),
            None => self.anchor(CORRECTIONS),
        }
    }

    /// The page of a panel.
    pub(super) fn page_of(&self, panel: &PanelId) -> String {
        self.file(&format!("{panel}.html"))
    }

    /// The same in the form that is read here.
    pub(super) fn edition_of(&self, panel: &PanelId) -> String {
        if self.is_text() { self.file(&format!("{panel}.md")) } else { self.page_of(panel) }
    }

    /// The number of a panel among all, by which styles know its triggers.
    pub(super) fn number(&self, id: &PanelId) -> Option<String> {
        Some((self.explainer.place(id)? + 1).to_string())
    }

    /// The address of a panel: of its place in the article, from another panel's page its own page.
    pub(super) fn panel(&self, id: &PanelId) -> String {
        match self.target {
            Target::PanelPage(_) | Target::Glance | Target::Mail | Target::Text(_) => self.page_of(id),
            _ if self.is_card(id) => self.page_of(id),
            _ => self.anchor(id.as_str()),
        }
    }

    /// Whether a panel opens nowhere here, but leads to its page: on the explainer's own page those at the end do.
    pub(super) fn is_card(&self, id: &PanelId) -> bool {
        let has_cards = matches!(self.target, Target::Page | Target::Mail | Target::Text(Extent::Article));
        has_cards && self.explainer.is_closing(id)
    }

    /// The panel that has the list of terms, and whether that is here.
    fn terms_panel(&self) -> Option<(&'a ContextPanel, bool)> {
        self.explainer.terms_panel().map(|home| (home, self.is_list_here(home, &PanelBlock::Terms)))
    }

    /// Whether a list that a panel has stands here.
    fn is_list_here(&self, home: &ContextPanel, list: &PanelBlock) -> bool {
        let is_essential = home.essential.contains(list);
        match (self.target, self.own_panel()) {
            (_, Some(panel)) => *panel == home.id,
            (Target::Panel(panel), _) => *panel == home.id && is_essential,
            _ => self.is_whole() || !self.is_card(&home.id) && is_essential,
        }
    }

    /// The address of a fact in the list of facts.
    pub(super) fn fact(&self, id: &FactId) -> Option<String> {
        let home = self.explainer.facts_panel()?;
        let anchor = format!("fact-{id}");
        Some(match self.is_list_here(home, &PanelBlock::Facts) {
            true => self.anchor(&anchor),
            false => [&self.page_of(&home.id), "#", &anchor].concat(),
        })
    }

    /// Whether what a word means opens where it stands: not over somebody else's page, nor where it is listed.
    pub(super) fn explains_in_place(&self) -> bool {
        let is_ours = matches!(self.target, Target::Page | Target::PanelPage(_) | Target::Frame);
        is_ours && !self.terms_panel().is_some_and(|(_, is_here)| is_here)
    }

    /// Whether a term's words stand here for the first time.
    pub(super) fn is_first_mark(&self, id: &TermId) -> bool {
        self.explained.borrow_mut().insert(id.clone())
    }

    /// The address of a term in the list of terms, if there is one.
    pub(super) fn term(&self, id: &TermId) -> Option<String> {
        let (home, is_here) = self.terms_panel()?;
        let anchor = format!("term-{id}");
        Some(match is_here {
            true => self.anchor(&anchor),
            false => [&self.page_of(&home.id), "#", &anchor].concat(),
        })
    }

    /// The address at which a claim is told in full, if a panel does so.
    pub(super) fn claim(&self, id: &ClaimId) -> Option<String> {
        let home = self.explainer.panel_of(id)?;
        let is_here = match self.own_panel() {
            Some(panel) => *panel == home.id,
            None => self.is_whole() || !self.is_card(&home.id) && self.explainer.is_essential(id),
        };
        let anchor = format!("claim-{id}");
        Some(match is_here {
            true => self.anchor(&anchor),
            false => [&self.page_of(&home.id), "#", &anchor].concat(),
        })
    }
}

impl<'a> Deref for Context<'a> {
    type Target = drawing::Context<'a>;

    fn deref(&self) -> &drawing::Context<'a> {
        &self.drawing
    }
}
