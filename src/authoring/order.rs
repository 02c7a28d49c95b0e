//! Reading order: the numbers of triggers, and the order of the sources.

use crate::document::{Block, Claim, ContextPanel, Correction, Fact, Image, Original, PanelBlock, Person, Term};
use crate::figures::Figure;
use crate::values::{ClaimId, Inline, PanelId, Prose, SourceId};
use std::collections::BTreeMap;

/// Numbers the triggers of each panel as a reader meets them: down the article, through each panel's essential at its
/// place, and only then on the panels' own pages. So the first one stands in the article, if any does.
pub(crate) fn number_triggers(blocks: &mut [Block], panels: &mut [ContextPanel]) {
    let mut counts: BTreeMap<PanelId, u16> = BTreeMap::new();
    let mut number = |prose: &mut Prose| {
        for content in prose.contents_mut() {
            for inline in content {
                if let Inline::Trigger { panel, number, .. } = inline {
                    let count = counts.entry(panel.clone()).or_default();
                    *count = count.saturating_add(1);
                    *number = *count;
                }
            }
        }
    };
    let mut panels: BTreeMap<PanelId, &mut ContextPanel> =
        panels.iter_mut().map(|panel| (panel.id.clone(), panel)).collect();
    for block in blocks {
        match block {
            Block::Prose(prose) => number(prose),
            Block::Panel(id) => {
                let panel = panels.get_mut(id);
                number_all(panel.into_iter().flat_map(|panel| &mut panel.essential), &mut number);
            }
            Block::Note(_) => {}
        }
    }
    for panel in panels.values_mut() {
        number_all(panel.more.iter_mut(), &mut number);
    }
}

fn number_all<'b>(blocks: impl Iterator<Item = &'b mut PanelBlock>, number: &mut impl FnMut(&mut Prose)) {
    for block in blocks {
        if let PanelBlock::Prose(prose) = block {
            number(prose);
        }
    }
}

/// Collects sources as a reader meets them.
#[derive(Default)]
pub(crate) struct Citations(BTreeMap<SourceId, usize>);

impl Citations {
    /// Where the source comes among all that were met; `None` if it was not.
    pub(crate) fn number(&self, source: &SourceId) -> Option<usize> {
        self.0.get(source).copied()
    }

    /// The whole page in its order: the article's head, its text with notes and panels at their places, then the
    /// claims, those who make them, and last the words that are explained.
    pub(crate) fn of(
        original: &Original,
        blocks: &[Block],
        panels: &[ContextPanel],
        claims: &[Claim],
        people: &[Person],
        (terms, facts, images): (&[Term], &[Fact], &[Image]),
        corrections: &[Correction],
    ) -> Self {
        let mut citations = Self::default();
        citations.add(&original.source);
        let by_id: BTreeMap<&ClaimId, &Claim> = claims.iter().map(|claim| (&claim.id, claim)).collect();
        let claim = |id: &ClaimId| by_id.get(id).copied();
        let panels: BTreeMap<&PanelId, &ContextPanel> = panels.iter().map(|panel| (&panel.id, panel)).collect();
        for block in blocks {
            match block {
                Block::Prose(prose) => citations.add_prose(prose, images),
                Block::Note(id) => {
                    let Some(claim) = claim(id) else { continue };
                    citations.add_content(&claim.finding);
                    citations.add_all(&claim.sources);
                }
                Block::Panel(id) => {
                    let Some(panel) = panels.get(id) else { continue };
                    for block in panel.blocks() {
                        match block {
                            PanelBlock::Prose(prose) => citations.add_prose(prose, images),
                            PanelBlock::Figure(figure) => citations.add_figure(figure),
                            PanelBlock::Claims(ids) => {
                                ids.iter().filter_map(claim).for_each(|claim| citations.add_claim(claim));
                            }
                            PanelBlock::People => people.iter().for_each(|person| citations.add_all(&person.sources)),
                            PanelBlock::Facts => facts.iter().for_each(|fact| citations.add_all(&fact.sources)),
                            PanelBlock::Terms => terms.iter().for_each(|term| citations.add_content(&term.means)),
                            PanelBlock::Corrections => {
                                corrections.iter().for_each(|correction| citations.add_content(&correction.says));
                            }
                            PanelBlock::Sources | PanelBlock::Cite | PanelBlock::Editions => {}
                        }
                    }
                    citations.add_all(&panel.sources);
                }
            }
        }
        claims.iter().for_each(|claim| citations.add_claim(claim));
        people.iter().for_each(|person| citations.add_all(&person.sources));
        terms.iter().for_each(|term| citations.add_content(&term.means));
        citations
    }

    /// Puts the sources that stand side by side in the order of their numbers.
    pub(crate) fn sort(
        &self,
        panels: &mut [ContextPanel],
        claims: &mut [Claim],
        people: &mut [Person],
        facts: &mut [Fact],
    ) {
        let sort = |sources: &mut Vec<SourceId>| sources.sort_by_key(|source| self.number(source));
        claims.iter_mut().for_each(|claim| sort(&mut claim.sources));
        people.iter_mut().for_each(|person| sort(&mut person.sources));
        facts.iter_mut().for_each(|fact| sort(&mut fact.sources));
        for panel in panels {
            sort(&mut panel.sources);
            for block in panel.blocks_mut() {
                let PanelBlock::Figure(figure) = block else { continue };
                sort(&mut figure.sources);
                figure.data.kind_mut().sort_sources(&|source| self.number(source));
            }
        }
    }

    fn add(&mut self, source: &SourceId) {
        let next = self.0.len();
        self.0.entry(source.clone()).or_insert(next);
    }

    fn add_all(&mut self, sources: &[SourceId]) {
        sources.iter().for_each(|source| self.add(source));
    }

    fn add_content(&mut self, content: &[Inline]) {
        for inline in content {
            if let Inline::Citation(source) = inline {
                self.add(source);
            }
        }
    }

    fn add_prose(&mut self, prose: &Prose, images: &[Image]) {
        if let Prose::Image { image, .. } = prose {
            images.iter().filter(|other| other.id == *image).for_each(|image| self.add_content(&image.caption));
        }
        prose.contents().for_each(|content| self.add_content(content));
    }

    fn add_claim(&mut self, claim: &Claim) {
        self.add_content(&claim.finding);
        claim.details.iter().for_each(|details| self.add_content(details));
        self.add_all(&claim.sources);
    }

    fn add_figure(&mut self, figure: &Figure) {
        figure.data.kind().sources().into_iter().for_each(|source| self.add(source));
        figure.notes.iter().for_each(|note| self.add_content(note));
        self.add_all(&figure.sources);
    }
}
