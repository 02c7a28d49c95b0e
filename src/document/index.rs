//! An explainer in which everything is found by its name at once.

use super::{Claim, ContextPanel, Explainer, PanelBlock, Person, Source, Term};
use crate::figures::Figure;
use crate::values::{ClaimId, FigureId, Inline, PanelId, PersonId, Prose, SourceId, TermId};
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
    /// The panels to which words in a panel lead first, each with that panel and whether they are essential there.
    leads: BTreeMap<&'a PanelId, (&'a ContextPanel, bool)>,
    /// The figures, each with its panel.
    figures: BTreeMap<&'a FigureId, (&'a Figure, &'a ContextPanel)>,
    people: BTreeMap<&'a PersonId, &'a Person>,
    terms: BTreeMap<&'a TermId, &'a Term>,
    sources: BTreeMap<&'a SourceId, (usize, &'a Source)>,
}

impl<'a> Index<'a> {
    /// Lists an explainer's names.
    pub fn new(explainer: &'a Explainer) -> Self {
        let (mut homes, mut leads) = (BTreeMap::new(), BTreeMap::new());
        for panel in &explainer.panels {
            for (blocks, is_essential) in [(&panel.essential, true), (&panel.more, false)] {
                let first = blocks.iter().flat_map(first_triggers);
                leads.extend(first.map(|id| (id, (panel, is_essential))));
            }
            for block in panel.blocks() {
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
            leads,
            figures: explainer
                .panels
                .iter()
                .flat_map(|panel| panel.figures().map(move |figure| (&figure.id, (figure, panel))))
                .collect(),
            people: explainer.people.iter().map(|person| (&person.id, person)).collect(),
            terms: explainer.terms.iter().map(|term| (&term.id, term)).collect(),
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

    /// Where the first words that lead to a panel stand: in a panel, and whether they are essential there; `None` if in
    /// the article.
    pub fn led_to_by(&self, panel: &PanelId) -> Option<(&'a ContextPanel, bool)> {
        self.leads.get(panel).copied()
    }

    /// The figure of that name, and the panel in which it stands.
    pub fn figure(&self, id: &FigureId) -> Option<(&'a Figure, &'a ContextPanel)> {
        self.figures.get(id).copied()
    }

    /// The person or organisation of that name.
    pub fn person(&self, id: &PersonId) -> Option<&'a Person> {
        self.people.get(id).copied()
    }

    /// The term of that name.
    pub fn term(&self, id: &TermId) -> Option<&'a Term> {
        self.terms.get(id).copied()
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

/// The panels to which the first words that lead there stand in this block.
fn first_triggers(block: &PanelBlock) -> impl Iterator<Item = &PanelId> {
    let prose = if let PanelBlock::Prose(prose) = block { Some(prose) } else { None };
    prose.into_iter().flat_map(Prose::contents).flatten().filter_map(|inline| match inline {
        Inline::Trigger { panel, number: 1, .. } => Some(panel),
        _ => None,
    })
}
