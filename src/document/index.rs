//! An explainer in which everything is found by its name at once.

use super::{
    Block, Claim, ContextPanel, Corrected, Correction, Explainer, Fact, Image, PanelBlock, Person, Source, Term,
};
use crate::figures::Figure;
use crate::values::{
    Amount, ClaimId, FactId, FigureId, ImageId, Inline, PanelId, PersonId, Phrase, Prose, SourceId, TermId, Told, Unit,
};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

/// An explainer with a list of what is called how. To look a name up takes no longer in a long explainer.
#[derive(Debug)]
pub struct Index<'a> {
    explainer: &'a Explainer,
    /// The panels, each with its place among all.
    panels: BTreeMap<&'a PanelId, (usize, &'a ContextPanel)>,
    /// Those that end the text, beside no passage.
    closing: BTreeSet<&'a PanelId>,
    /// The claims, each with its place among all.
    claims: BTreeMap<&'a ClaimId, (usize, &'a Claim)>,
    /// The panels in which claims are told in full, each with whether that is essential there.
    homes: BTreeMap<&'a ClaimId, (&'a ContextPanel, bool)>,
    /// The panels to which words in a panel lead first, each with that panel and whether they are essential there.
    leads: BTreeMap<&'a PanelId, (&'a ContextPanel, bool)>,
    /// The figures, each with its panel.
    figures: BTreeMap<&'a FigureId, (&'a Figure, &'a ContextPanel)>,
    facts: BTreeMap<&'a FactId, &'a Fact>,
    images: BTreeMap<&'a ImageId, &'a Image>,
    people: BTreeMap<&'a PersonId, &'a Person>,
    terms: BTreeMap<&'a TermId, &'a Term>,
    numbers: BTreeMap<&'a SourceId, usize>,
    /// The last correction of each panel that has one.
    corrected: BTreeMap<&'a PanelId, &'a Correction>,
    /// The panels that have the lists of all sources, of all terms, of all corrections, of all facts.
    lists: [Option<&'a ContextPanel>; 4],
}

impl<'a> Index<'a> {
    /// Lists an explainer's names.
    pub fn new(explainer: &'a Explainer) -> Self {
        let (mut homes, mut leads) = (BTreeMap::new(), BTreeMap::new());
        for panel in &explainer.panels {
            for (blocks, is_essential) in [(&panel.essential, true), (&panel.more, false)] {
                let first = blocks.iter().flat_map(first_triggers);
                leads.extend(first.map(|id| (id, (panel, is_essential))));
                listed(blocks).for_each(|claim| _ = homes.entry(claim).or_insert((panel, is_essential)));
            }
        }
        Self {
            explainer,
            panels: explainer.panels.iter().enumerate().map(|(at, panel)| (&panel.id, (at, panel))).collect(),
            closing: explainer.text_and_closing().1.iter().filter_map(placed).collect(),
            claims: explainer.claims.iter().enumerate().map(|(at, claim)| (&claim.id, (at, claim))).collect(),
            homes,
            leads,
            figures: explainer
                .panels
                .iter()
                .flat_map(|panel| panel.figures().map(move |figure| (&figure.id, (figure, panel))))
                .collect(),
            facts: explainer.facts.iter().map(|fact| (&fact.id, fact)).collect(),
            images: explainer.images.iter().map(|image| (&image.id, image)).collect(),
            people: explainer.people.iter().map(|person| (&person.id, person)).collect(),
            terms: explainer.terms.iter().map(|term| (&term.id, term)).collect(),
            numbers: explainer.sources.iter().map(|source| &source.id).zip(1..).collect(),
            corrected: corrected(explainer),
            lists: [
                explainer.sources_panel(),
                explainer.terms_panel(),
                explainer.corrections_panel(),
                explainer.facts_panel(),
            ],
        }
    }

    /// The explainer.
    pub fn explainer(&self) -> &'a Explainer {
        self.explainer
    }

    /// The panel of that name.
    pub fn panel(&self, id: &PanelId) -> Option<&'a ContextPanel> {
        self.panels.get(id).map(|(_, panel)| *panel)
    }

    /// Which panel it is of all, counted from 0.
    pub fn place(&self, panel: &PanelId) -> Option<usize> {
        self.panels.get(panel).map(|(at, _)| *at)
    }

    /// Whether a panel stands at the end of the text, beside no passage.
    pub fn is_closing(&self, panel: &PanelId) -> bool {
        self.closing.contains(panel)
    }

    /// The claims that a panel lists, each once, in the order of all.
    pub fn listed_by(&self, panel: &'a ContextPanel) -> Vec<&'a Claim> {
        let listed: BTreeMap<usize, &Claim> =
            listed(panel.blocks()).filter_map(|id| self.claims.get(id).copied()).collect();
        listed.into_values().collect()
    }

    /// The picture of that name.
    pub fn image(&self, id: &ImageId) -> Option<&'a Image> {
        self.images.get(id).copied()
    }

    /// The claim of that name.
    pub fn claim(&self, id: &ClaimId) -> Option<&'a Claim> {
        self.claims.get(id).map(|(_, claim)| *claim)
    }

    /// The panel in which a claim is told in full, the first that lists it: there it has its address.
    pub fn panel_of(&self, claim: &ClaimId) -> Option<&'a ContextPanel> {
        self.homes.get(claim).map(|(panel, _)| *panel)
    }

    /// Whether it is essential in that panel.
    pub fn is_essential(&self, claim: &ClaimId) -> bool {
        self.homes.get(claim).is_some_and(|(_, is_essential)| *is_essential)
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

    /// The number of each source, which counts from 1.
    pub fn numbers(&self) -> &BTreeMap<&'a SourceId, usize> {
        &self.numbers
    }

    /// The last correction of a panel, its claims among it, or of anything.
    pub fn corrected(&self, panel: Option<&ContextPanel>) -> Option<&'a Correction> {
        match panel {
            Some(panel) => self.corrected.get(&panel.id).copied(),
            None => self.explainer.corrections.first(),
        }
    }

    /// The panel that has the list of all sources, if one has it.
    pub fn sources_panel(&self) -> Option<&'a ContextPanel> {
        self.lists[0]
    }

    /// The panel that has the list of all terms, if one has it.
    pub fn terms_panel(&self) -> Option<&'a ContextPanel> {
        self.lists[1]
    }

    /// The panel that has the list of corrections, if one has it.
    pub fn corrections_panel(&self) -> Option<&'a ContextPanel> {
        self.lists[2]
    }

    /// The panel that has the list of all facts, if there are any.
    pub fn facts_panel(&self) -> Option<&'a ContextPanel> {
        self.lists[3]
    }

    /// The number of the record that a phrase reads, and how it is told.
    pub fn number<'p>(&self, phrase: &'p Phrase) -> Option<(Amount, &'a Unit, Option<&'p Told>)> {
        match phrase {
            Phrase::Number { figure, row, column, told } => {
                let numbers = self.figures.get(figure)?.0.data.kind().numbers(*row);
                let number = numbers.into_iter().find(|number| number.column == column)?;
                Some((number.amount, number.unit, told.as_ref()))
            }
            Phrase::Fact { fact, told } => {
                let fact = self.facts.get(fact)?;
                Some((fact.amount, &fact.unit, told.as_ref()))
            }
            Phrase::Text(_) | Phrase::Emphasis(_) | Phrase::Strong(_) => None,
        }
    }

    /// The source of that name with its number, which counts from 1.
    pub fn source(&self, id: &SourceId) -> Option<(usize, &'a Source)> {
        let number = *self.numbers.get(id)?;
        Some((number, self.explainer.sources.get(number - 1)?))
    }
}

impl Deref for Index<'_> {
    type Target = Explainer;

    fn deref(&self) -> &Explainer {
        self.explainer
    }
}

fn placed(block: &Block) -> Option<&PanelId> {
    if let Block::Panel(id) = block { Some(id) } else { None }
}

/// The claims that are listed in these blocks.
fn listed<'a>(blocks: impl IntoIterator<Item = &'a PanelBlock>) -> impl Iterator<Item = &'a ClaimId> {
    blocks.into_iter().flat_map(|block| if let PanelBlock::Claims(claims) = block { claims.as_slice() } else { &[] })
}

/// The first correction, which is the last that was made, of each panel or of a claim that it lists.
fn corrected(explainer: &Explainer) -> BTreeMap<&PanelId, &Correction> {
    let mut of_panels: BTreeMap<&PanelId, usize> = BTreeMap::new();
    let mut of_claims: BTreeMap<&ClaimId, usize> = BTreeMap::new();
    for (at, correction) in explainer.corrections.iter().enumerate() {
        match &correction.place {
            Corrected::Article => {}
            Corrected::Panel(id) => _ = of_panels.entry(id).or_insert(at),
            Corrected::Claim(id) => _ = of_claims.entry(id).or_insert(at),
        }
    }
    let first = |panel: &ContextPanel| {
        let of_listed = listed(panel.blocks()).filter_map(|id| of_claims.get(id));
        of_listed.chain(of_panels.get(&panel.id)).min().map(|at| &explainer.corrections[*at])
    };
    explainer.panels.iter().filter_map(|panel| Some((&panel.id, first(panel)?))).collect()
}

/// The panels to which the first words that lead there stand in this block.
fn first_triggers(block: &PanelBlock) -> impl Iterator<Item = &PanelId> {
    let prose = if let PanelBlock::Prose(prose) = block { Some(prose) } else { None };
    prose.into_iter().flat_map(Prose::contents).flatten().filter_map(|inline| match inline {
        Inline::Trigger { panel, number: 1, .. } => Some(panel),
        _ => None,
    })
}
