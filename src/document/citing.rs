//! Where each source is cited, as far as a reader can see it there.

use super::{Block, Claim, ContextPanel, Index, PanelBlock};
use crate::values::{Inline, Prose, SourceId};
use std::collections::BTreeMap;

/// The places that cite a source.
#[derive(Debug, Default)]
pub struct Citing<'a> {
    /// Whether the article does, in its head, its text or a note.
    pub is_in_article: bool,
    /// The panels that do, each once, in their order.
    pub panels: Vec<&'a ContextPanel>,
}

/// The places that cite each source. What none of them cites is not in it.
pub fn citing<'a>(explainer: &Index<'a>) -> BTreeMap<&'a SourceId, Citing<'a>> {
    let document = explainer.explainer();
    let mut citing: BTreeMap<&SourceId, Citing<'_>> = BTreeMap::new();
    let mut in_article = vec![&document.original.source];
    for block in &document.blocks {
        match block {
            Block::Prose(prose) => in_article.extend(of_prose(explainer, prose)),
            Block::Note(id) => {
                in_article.extend(explainer.claim(id).into_iter().flat_map(|claim| of_text(&claim.finding)))
            }
            Block::Panel(_) => {}
        }
    }
    in_article.into_iter().for_each(|source| citing.entry(source).or_default().is_in_article = true);
    for panel in &document.panels {
        let cited = panel.blocks().flat_map(|block| of_block(explainer, block)).chain(&panel.sources);
        for source in cited {
            let panels = &mut citing.entry(source).or_default().panels;
            // Panel by panel: if it is there, it is the last.
            if panels.last().is_none_or(|last| last.id != panel.id) {
                panels.push(panel);
            }
        }
    }
    citing
}

fn of_block<'a>(explainer: &Index<'a>, block: &'a PanelBlock) -> Vec<&'a SourceId> {
    match block {
        PanelBlock::Prose(prose) => of_prose(explainer, prose).collect(),
        PanelBlock::Figure(figure) => {
            let notes = figure.notes.iter().flat_map(|note| of_text(note));
            figure.data.kind().sources().into_iter().chain(notes).chain(&figure.sources).collect()
        }
        // A page with claims says in its head which article makes them.
        PanelBlock::Claims(ids) => {
            let claims = ids.iter().filter_map(|id| explainer.claim(id)).flat_map(of_claim);
            claims.chain([&explainer.explainer().original.source]).collect()
        }
        PanelBlock::People => explainer.explainer().people.iter().flat_map(|person| &person.sources).collect(),
        PanelBlock::Corrections => {
            explainer.explainer().corrections.iter().flat_map(|correction| of_text(&correction.says)).collect()
        }
        PanelBlock::Facts => explainer.explainer().facts.iter().flat_map(|fact| &fact.sources).collect(),
        PanelBlock::Terms => explainer.explainer().terms.iter().flat_map(|term| of_text(&term.means)).collect(),
        PanelBlock::Sources | PanelBlock::Cite | PanelBlock::Editions => Vec::new(),
    }
}

fn of_claim(claim: &Claim) -> impl Iterator<Item = &SourceId> {
    let details = claim.details.iter().flat_map(|details| of_text(details));
    of_text(&claim.finding).chain(details).chain(&claim.sources)
}

/// The words that it explains show what they mean, and so what proves that.
fn of_prose<'a>(explainer: &Index<'a>, prose: &'a Prose) -> impl Iterator<Item = &'a SourceId> {
    let of_term = |inline: &Inline| match inline {
        Inline::Term { term, .. } => explainer.term(term),
        _ => None,
    };
    let means = prose.contents().flatten().filter_map(of_term).flat_map(|term| of_text(&term.means));
    let caption = match prose {
        Prose::Image { image, .. } => explainer.image(image),
        _ => None,
    };
    let caption = caption.into_iter().flat_map(|image| of_text(&image.caption));
    prose.contents().flat_map(|content| of_text(content)).chain(means).chain(caption)
}

fn of_text(content: &[Inline]) -> impl Iterator<Item = &SourceId> {
    content.iter().filter_map(|inline| if let Inline::Citation(source) = inline { Some(source) } else { None })
}
