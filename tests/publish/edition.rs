//! The edition: its fingerprint, and its islands.

use crate::common::{compile, explainers, folder};
use crate::{edition, page, published};
use markup5ever_rcdom::{Handle, NodeData};
use serde_json::json;
use sidelight::document::Explainer;
use sidelight::islands::EditionHead;

// Checks that the fingerprint changes with whatever is shown: the document, its words, how much of it.
#[test]
fn fingerprint_is_of_what_is_shown() {
    let base = compile(&folder("tests/authoring/base"));
    let here = edition(base.clone());
    assert_eq!(here.head.hash, edition(base.clone()).head.hash, "the same document has the same");
    let told = Explainer { standfirst: format!("{}!", base.standfirst), ..base.clone() };
    let worded = Explainer { lang: "de".into(), ..base.clone() };
    for other in [told, worded] {
        assert_ne!(here.head.hash, edition(other).head.hash);
    }
    let slug = base.slug.clone();
    let files = published(base);
    let read = |name: &str| String::from_utf8_lossy(&files[name]).into_owned();
    let hash = &here.head.hash;
    for name in ["index.html".to_owned(), "embed.html".to_owned(), format!("{slug}.include.html")] {
        assert!(read(&name).contains(&format!("data-hash=\"{hash}\"")), "{name}");
    }
    let whole: serde_json::Value = serde_json::from_str(&read(&format!("{slug}.json"))).expect("JSON");
    assert_eq!((&whole["hash"], &whole["panel"], &whole["css"]), (&json!(hash), &json!(null), &json!(null)));
    let panel: serde_json::Value = serde_json::from_str(&read(&format!("{slug}.costs.json"))).expect("JSON");
    assert_eq!((&panel["hash"], &panel["panel"]), (&json!(hash), &json!("costs")));
}

/// Every value of an attribute under a node, in the order of the page.
fn values(node: &Handle, attribute: &str, found: &mut Vec<String>) {
    if let NodeData::Element { attrs, .. } = &node.data {
        found.extend(
            attrs.borrow().iter().filter(|attr| &*attr.name.local == attribute).map(|attr| attr.value.to_string()),
        );
    }
    node.children.borrow().iter().for_each(|child| values(child, attribute, found));
}

// Checks that every island of an edition has its one host on the page, and every host its island, in one order.
#[test]
fn hosts_are_the_islands() {
    for folder in explainers() {
        let explainer = compile(&folder);
        let dom = page(&explainer);
        let edition = edition(explainer);
        let mut hosts = Vec::new();
        values(&dom.document, "data-island", &mut hosts);
        let (head, rest) = EditionHead::read(&edition.bytes).expect("an edition can be read");
        assert_eq!(head, edition.head);
        let islands = EditionHead::islands(rest).expect("an edition can be read");
        let islands: Vec<String> = islands.into_iter().map(|(name, _)| name).collect();
        assert!(islands.len() > 1, "{}: {islands:?}", folder.display());
        assert_eq!(hosts, islands, "{}", folder.display());
    }
}
