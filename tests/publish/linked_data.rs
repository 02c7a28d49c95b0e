//! The linked data: it says what the page shows.

use crate::links::explainers;
use crate::{attribute, find, ids, pages, search, text};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value;
use sidelight::document::{ContextPanel, Index, PanelBlock};
use sidelight::values::Standing;
use std::collections::{BTreeMap, BTreeSet};

/// Every text of a JSON value, with its key.
fn texts(key: &str, value: &Value) -> Vec<(String, String)> {
    match value {
        Value::String(text) => vec![(key.to_owned(), text.clone())],
        Value::Array(values) => values.iter().flat_map(|value| texts(key, value)).collect(),
        Value::Object(values) => values.iter().flat_map(|(key, value)| texts(key, value)).collect(),
        _ => Vec::new(),
    }
}

/// What is read of a page, without the numbers of sources.
fn uncited(node: &Handle) -> String {
    match &node.data {
        NodeData::Element { .. } if attribute(node, "class").as_deref() == Some("citation") => String::new(),
        NodeData::Text { .. } => text(node),
        NodeData::Element { name, .. } if matches!(&*name.local, "script" | "style") => String::new(),
        _ => node.children.borrow().iter().map(uncited).collect(),
    }
}

/// What a page tells machines.
fn data(dom: &RcDom) -> Value {
    let is_linked_data = |node: &Handle| attribute(node, "type").as_deref() == Some("application/ld+json");
    let scripts = search(&dom.document, &is_linked_data);
    let source: String =
        scripts.iter().flat_map(|script| script.children.borrow().clone()).map(|node| text(&node)).collect();
    serde_json::from_str(&source).expect("it is JSON")
}

// Checks that what each page tells machines is JSON, and says nothing that the page does not show; and that all claims
// that are told somewhere, all figures and all people who are listed are told to machines.
#[test]
fn linked_data_is_what_is_visible() {
    for explainer in explainers() {
        let pages: BTreeMap<String, RcDom> = pages(&explainer).into_iter().collect();
        let url = explainer.url.as_ref().map_or("./", |url| url.as_str());
        let folder = url.rsplit_once('/').expect("an address has a folder").0;
        let file = |address: &str| {
            let beside = || address.strip_prefix(folder).and_then(|name| name.strip_prefix('/'));
            if address == url { "index.html" } else { beside().unwrap_or_else(|| panic!("{address} is no page")) }
                .to_owned()
        };
        let mut told: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for (name, dom) in &pages {
            let data = data(dom);
            let visible =
                uncited(&find(&dom.document, "sidelight").expect("the page has the place")).replace('\u{a0}', " ");

            let said = texts("", &data);
            assert!(said.len() > 8, "there is much to compare: {said:?}");
            for (key, words) in said {
                match key.as_str() {
                    "@context" | "@type" | "inLanguage" | "encodingFormat" => {}
                    "dateModified" | "datePublished" | "temporalCoverage" | "observationDate" => {
                        assert!(words.starts_with(|first: char| first.is_ascii_digit()), "{key}: {words}");
                    }
                    "@id" | "correction" => {
                        let (page, id) = words.split_once('#').expect("a name is a place on a page");
                        let page = if page.is_empty() { name.clone() } else { file(page) };
                        assert!(find(&pages[&page].document, id).is_some(), "nothing on {page} has the id {id}");
                    }
                    "license" => assert!(words.starts_with("https://"), "{words}"),
                    "url" | "contentUrl" | "image" | "archivedAt" => {
                        assert!(words.starts_with("http") || explainer.url.is_none())
                    }
                    // Of money a list of facts shows the sign alone.
                    "unitText" if explainer.facts.iter().any(|fact| fact.unit.things().is_none()) => {}
                    _ => assert!(visible.contains(&words), "{key}: {name} does not show: {words}"),
                }
            }
            if let Some(address) = data.get("url") {
                assert_eq!(file(address.as_str().expect("it is a text")), *name);
            }
            // What a page tells of is what it has the places of, under their names.
            for (list, kinds, place) in [
                ("hasPart", &["Claim"][..], "claim-"),
                ("hasPart", &["Dataset"], "figure-"),
                ("mentions", &["Person", "Organization"], "person-"),
            ] {
                let parts = data[list].as_array().map_or(&[][..], |list| list);
                let parts = parts.iter().map(|part| part.get("itemReviewed").unwrap_or(part));
                let parts = parts.filter(|part| kinds.iter().any(|kind| part["@type"] == *kind));
                let named: BTreeSet<String> = parts
                    .map(|part| part["@id"].as_str().expect("it has a name"))
                    .map(|id| {
                        let (page, id) = id.split_once('#').expect("a name is a place on a page");
                        assert!(page.is_empty() || file(page) == *name, "{page}#{id} is on {name}");
                        id.to_owned()
                    })
                    .collect();
                // The rows of a figure are told on the page of its panel.
                let is_told = place != "figure-" || name != "index.html";
                let shown = ids(&dom.document).into_iter().filter(|id| is_told && id.starts_with(place));
                let shown: BTreeSet<String> = shown.collect();
                assert_eq!(named, shown, "{name}");
                if name != "index.html" {
                    told.entry(place).or_default().extend(named);
                }
            }
        }
        let index = Index::new(&explainer);
        let claims = explainer.claims.iter().map(|claim| &claim.id).filter(|id| index.panel_of(id).is_some());
        let is_list = |panel: &ContextPanel| panel.blocks().any(|block| *block == PanelBlock::People);
        let people = explainer.people.iter().filter(|_| explainer.panels.iter().any(is_list));
        let expected = [
            ("claim-", claims.map(|id| format!("claim-{id}")).collect()),
            ("figure-", explainer.figures().map(|figure| format!("figure-{}", figure.id)).collect()),
            ("person-", people.map(|person| format!("person-{}", person.id)).collect()),
        ];
        assert_eq!(told, expected.into_iter().collect());
    }
}

// Checks that a claim has a review where there is a verdict, with a number only where one is more right than another;
// that data name their licence, and corrections stand with those who list them.
#[test]
fn verdicts_corrections_and_licences() {
    let (mut reviewed, mut unreviewed, mut rated, mut listed) = (0, 0, 0, 0);
    for explainer in explainers() {
        for (name, dom) in pages(&explainer) {
            let data = data(&dom);
            let claim = |id: &Value| {
                let id = id.as_str().and_then(|id| id.split_once("#claim-")).expect("a claim has a name").1;
                explainer.claims.iter().find(|claim| claim.id.as_str() == id).expect("there is such a claim")
            };
            for part in data["hasPart"].as_array().map_or(&[][..], |parts| parts) {
                match part["@type"].as_str() {
                    Some("Claim") => {
                        assert!(claim(&part["@id"]).standing == Standing::Open || explainer.example, "{name}");
                        unreviewed += 1;
                    }
                    Some("ClaimReview") => {
                        let claim = claim(&part["itemReviewed"]["@id"]);
                        assert_eq!(part["claimReviewed"], claim.says, "{name}");
                        assert!(claim.standing != Standing::Open && !explainer.example, "{name}");
                        let expected = match claim.standing {
                            Standing::Holds => Some(3),
                            Standing::Partly => Some(2),
                            Standing::Wrong => Some(1),
                            _ => None,
                        };
                        assert_eq!(part["reviewRating"]["ratingValue"].as_u64(), expected, "{name}");
                        assert!(part["itemReviewed"]["author"].is_object() && part["datePublished"].is_string());
                        assert_eq!(part["itemReviewed"]["appearance"]["@id"], data["isBasedOn"]["@id"], "{name}");
                        reviewed += 1;
                        rated += usize::from(expected.is_some());
                    }
                    Some("Dataset") => {
                        let (_, licence) = explainer.licence.name_and_address().expect("it has one");
                        assert_eq!(part["license"], licence, "{name}");
                    }
                    _ => {}
                }
            }
            let has_licence =
                !search(&dom.document, &|node| attribute(node, "class").as_deref() == Some("cite")).is_empty();
            assert_eq!(data["isPartOf"]["license"].is_string(), has_licence, "{name}");
            let has_list = find(&dom.document, "list-of-corrections").is_some();
            let told = data["isPartOf"]["correction"].as_array().map_or(0, Vec::len);
            assert_eq!(told, if has_list { explainer.corrections.len() } else { 0 }, "{name}");
            assert_eq!(data["correction"].is_string(), name == "index.html" && !explainer.corrections.is_empty());
            listed += told;
        }
    }
    assert!(reviewed > 40 && unreviewed > 5 && rated > 20 && rated < reviewed && listed > 20);
}
