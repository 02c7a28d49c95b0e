//! An explainer in which everything is found by its name at once.

use super::{Claim, ContextPanel, Explainer, PanelBlock, Person, Source};
use crate::values::{ClaimId, PanelId, PersonId, SourceId};
use std::collections::BTreeMap;
use std::ops::Deref;

/// An explainer with a list of what is called how. To look a name up takes no longer in a long explainer.
#[derive(Debug)]
pub struct Index<'a> {
    explainer: &'a Explainer,
    panels: BTreeMap<&'a PanelId, &'a ContextPanel>,
    claims: BTreeMap<&'a ClaimId, &'a Claim>,
    /// The panels in which claims are told in full.
    homes: BTreeMap<&'a ClaimId, &'a ContextPanel>,
    people: BTreeMap<&'a PersonId, &'a Person>,
    sources: BTreeMap<&'a SourceId, (usize, &'a Source)>,
}

impl<'a> Index<'a> {
    /// Lists an explainer's names.
    pub fn new(explainer: &'a Explainer) -> Self {
        let mut homes = BTreeMap::new();
        for panel in &explainer.panels {
            for block in &panel.blocks {
                let PanelBlock::Claims(claims) = block else { continue };
                claims.iter().for_each(|claim| _ = homes.entry(claim).or_insert(panel));
            }
        }
        let numbered = explainer.sources.iter().enumerate().map(|(index, source)| (&source.id, (index + 1, source)));
        Self {
            explainer,
            panels: explainer.panels.iter().map(|panel| (&panel.id, panel)).collect(),
            claims: explainer.claims.iter().map(|claim| (&claim.id, claim)).collect(),
            homes,
            people: explainer.people.iter().map(|person| (&person.id, person)).collect(),
            sources: numbered.collect(),
        }
    }

    /// The explainer.
    pub fn explainer(&self) -> &'a Explainer {
        self.explainer
    }

    /// The panel of that name.
    pub fn panel(&self, id: &PanelId) -> Option<&'a ContextPanel> {
        self.panels.get(id).copied()
    }

    /// The claim of that name.
    pub fn claim(&self, id: &ClaimId) -> Option<&'a Claim> {
        self.claims.get(id).copied()
    }

    /// The panel in which a claim is told in full, the first that lists it: there it has its address.
    pub fn panel_of(&self, claim: &ClaimId) -> Option<&'a ContextPanel> {
        self.homes.get(claim).copied()
    }

    /// The person or organisation of that name.
    pub fn person(&self, id: &PersonId) -> Option<&'a Person> {
        self.people.get(id).copied()
    }

    /// The source of that name with its number, which counts from 1.
    pub fn source(&self, id: &SourceId) -> Option<(usize, &'a Source)> {
        self.sources.get(id).copied()
    }
}

impl Deref for Index<'_> {
    type Target = Explainer;

    fn deref(&self) -> &Explainer {
        self.explainer
    }
}
