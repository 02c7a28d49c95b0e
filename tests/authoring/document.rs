//! The document that is made of a folder without mistakes.

use crate::{Workplace, is_update, suite};
use sidelight::document::PanelBlock;
use sidelight::figures::{Data, timeline::Phase};
use sidelight::values::Amount;
use std::fs;

/// Checks that the folder without mistakes makes the document that is kept beside it.
#[test]
fn base_makes_its_document() {
    let explainer = sidelight::authoring::compile(&suite().join("base")).unwrap();
    let mut json = serde_json::to_string_pretty(&explainer).unwrap();
    json.push('\n');
    let golden = suite().join("base.json");
    if is_update() {
        fs::write(&golden, &json).unwrap();
    }
    assert_eq!(json, fs::read_to_string(&golden).unwrap());
}

/// Checks what lists of everything, bands and a timeline make of the document.
#[test]
fn lists_bands_and_timeline() {
    let explainer = sidelight::authoring::compile(&Workplace::with_lists().path("")).unwrap();
    let blocks: Vec<_> = explainer.panels[0].blocks().collect();
    let [
        ..,
        PanelBlock::Claims(claims),
        PanelBlock::People,
        PanelBlock::Sources,
        PanelBlock::Terms,
        PanelBlock::Figure(days),
        PanelBlock::Figure(figure),
    ] = blocks.as_slice()
    else {
        panic!("{blocks:#?}");
    };
    assert!(claims.iter().eq(explainer.claims.iter().map(|claim| &claim.id)), "{claims:?}");
    assert_eq!(claims.len(), 2);
    // Who says nothing is in the list, and what only the list cites is cited.
    let people: Vec<_> = explainer.people.iter().map(|person| person.id.as_str()).collect();
    assert_eq!(people, ["builder", "quiet"]);
    let sources: Vec<_> = explainer.sources.iter().map(|source| source.id.as_str()).collect();
    assert_eq!(sources, ["gazette", "council", "wire"]);
    assert_eq!(figure.alternative, "Three events.");
    let Data::Bands(bands) = &days.data else { panic!("{days:#?}") };
    assert_eq!(bands.estimate(&bands.rows[0]), Some((0, 1)));
    assert_eq!(bands.rows[1].amount, Some(Amount::MoreThan("100".parse().unwrap())));
    assert!(bands.rows[1].sources.iter().map(|source| source.as_str()).eq(["gazette", "wire"]));
    let Data::Timeline(timeline) = &figure.data else { panic!("{figure:#?}") };
    let phases: Vec<_> = timeline.rows.iter().map(|row| (row.date.to_string(), row.phase)).collect();
    let expected = [("2023", Phase::Before), ("2024-03-01", Phase::Article), ("2024-06", Phase::After)];
    assert_eq!(phases, expected.map(|(date, phase)| (date.to_owned(), phase)));
    assert_eq!(timeline.rows[2].event, "Late, it is said.");
    // Side by side, sources stand in the order of their numbers.
    assert!(timeline.rows[1].sources.iter().map(|source| source.as_str()).eq(["gazette", "council"]));
}
