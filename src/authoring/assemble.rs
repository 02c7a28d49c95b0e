//! The document of all that was read: in the order of the texts, without what nothing leads to.

use super::markdown::{MentionKind, Part, Text};
use super::{Parts, order};
use crate::document::{Block, ContextPanel, Explainer, Fact, PanelBlock, SCHEMA as JSON_SCHEMA};
use crate::reading::Names;
use crate::values::{ClaimId, Inline, PersonId, Prose, Slug};
use std::collections::{BTreeMap, BTreeSet};

/// Puts the document together; `None` if a part of it is missing, which was reported.
pub(super) fn assemble(slug: Slug, parts: Parts<'_>) -> Option<Explainer> {
    let Parts {
        metadata,
        mut sources,
        mut people,
        mut claims,
        mut terms,
        images,
        panels: mut panel_texts,
        article,
        corrections,
        editions,
        names,
        files,
        ..
    } = parts;
    // What is shared is of no use here before something names it.
    let is_shared = |names: &Names<'_>, id: &str| files.shares(names, id);
    let shared_people: BTreeSet<PersonId> =
        people.iter().map(|person| &person.id).filter(|id| is_shared(&names.people, id.as_str())).cloned().collect();
    let mut figures = names.record.figures;
    let mut facts: Vec<Fact> = names.record.facts.into_values().collect();
    facts.sort_by_key(|fact| names.facts.declared.get(fact.id.as_str()).copied().flatten().map(|place| place.offset));
    let metadata = metadata?;

    let marked = marked(article.iter().chain(panel_texts.values().filter_map(|panel| panel.text.as_ref())));
    terms.retain(|term| !is_shared(&names.terms, term.id.as_str()) || marked.contains(term.id.as_str()));
    let mut blocks = Vec::new();
    let mut panels = Vec::new();
    let has_note: BTreeSet<ClaimId> =
        claims.iter().filter(|claim| claim.is_noted()).map(|claim| claim.id.clone()).collect();
    let mut passages: BTreeMap<ClaimId, usize> = BTreeMap::new();
    let mut placed = Vec::new();
    for part in article?.parts {
        match part {
            Part::Prose(prose) => {
                let made: Vec<_> = prose.contents().flatten().filter_map(passage).cloned().collect();
                blocks.push(Block::Prose(prose));
                for id in made {
                    if has_note.contains(&id) {
                        blocks.push(Block::Note(id.clone()));
                    }
                    let position = passages.len();
                    passages.insert(id, position);
                }
            }
            Part::Panel(id) => {
                placed.push(panel_texts.remove(id.as_str())?);
                blocks.push(Block::Panel(id));
            }
            // Refused where they were read.
            Part::Claims(_) | Part::AllClaims | Part::AllPeople | Part::AllSources | Part::AllCorrections => {}
            Part::AllTerms | Part::AllFacts | Part::AllEditions | Part::Cite | Part::Figure(..) | Part::More => {}
        }
    }
    claims.sort_by_key(|claim| passages.get(&claim.id));
    let mut claims_by: BTreeMap<PersonId, Vec<ClaimId>> = BTreeMap::new();
    for claim in &claims {
        claim.by.iter().for_each(|person| claims_by.entry(person.clone()).or_default().push(claim.id.clone()));
    }
    for panel in placed {
        panels.push(panel.complete(&mut figures, &claims, &claims_by)?);
    }
    order::number_triggers(&mut blocks, &mut panels);

    // Who says nothing, unless there is a list of all, and what nothing cites is of no use to a reader.
    let has_list = panels.iter().flat_map(ContextPanel::blocks).any(|block| *block == PanelBlock::People);
    let in_panels = panels.iter().flat_map(ContextPanel::blocks).filter_map(|block| match block {
        PanelBlock::Prose(prose) => Some(prose),
        _ => None,
    });
    let in_article = blocks.iter().filter_map(|block| if let Block::Prose(prose) = block { Some(prose) } else { None });
    let is_said_by = |inline: &Inline| if let Inline::Person(id) = inline { Some(id.clone()) } else { None };
    let mut heard: BTreeSet<PersonId> =
        in_article.chain(in_panels).flat_map(Prose::contents).flatten().filter_map(is_said_by).collect();
    heard.extend(metadata.glance.iter().filter_map(|glance| glance.by.clone()));
    people.retain(|person| {
        (has_list && !shared_people.contains(&person.id))
            || claims_by.contains_key(&person.id)
            || heard.contains(&person.id)
    });
    let has_terms = panels.iter().flat_map(ContextPanel::blocks).any(|block| *block == PanelBlock::Terms);
    terms.retain(|term| has_terms || marked.contains(term.id.as_str()));
    let citations = order::Citations::of(
        &metadata.original,
        &blocks,
        &panels,
        &claims,
        &people,
        (&terms, &facts, &images),
        &corrections,
    );
    sources.retain(|source| citations.number(&source.id).is_some());
    sources.sort_by_key(|source| citations.number(&source.id));
    citations.sort(&mut panels, &mut claims, &mut people, &mut facts);

    Some(Explainer {
        schema: JSON_SCHEMA,
        slug,
        url: metadata.url,
        home: None,
        lang: metadata.lang,
        translations: metadata.translations,
        kicker: metadata.kicker,
        headline: metadata.headline,
        standfirst: metadata.standfirst,
        byline: metadata.byline,
        as_of: metadata.as_of,
        reviewed: metadata.reviews.reviewed,
        review_by: metadata.reviews.review_by,
        checked: metadata.checked,
        draft: metadata.draft,
        example: metadata.example,
        licence: metadata.licence,
        report: metadata.report,
        original: metadata.original,
        picture: metadata.picture,
        glance: metadata.glance,
        blocks,
        panels,
        claims,
        facts,
        people,
        terms,
        images,
        sources,
        corrections,
        editions,
    })
}

fn passage(inline: &Inline) -> Option<&ClaimId> {
    match inline {
        Inline::Passage { claim, .. } => Some(claim),
        _ => None,
    }
}

/// The terms that words of the texts mean.
fn marked<'m, 'a: 'm>(texts: impl Iterator<Item = &'m Text<'a>>) -> BTreeSet<String> {
    let terms = texts.flat_map(|text| &text.mentions).filter(|mention| mention.kind == MentionKind::Term);
    terms.map(|mention| mention.id.clone()).collect()
}
