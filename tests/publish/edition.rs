//! The edition: its fingerprint, and its islands.

use crate::common::{compile, explainers, folder};
use crate::{edition, parse, published};
use futures::executor::block_on;
use markup5ever_rcdom::{Handle, NodeData};
use serde_json::{Value, json};
use sidelight::document::{Explainer, Index};
use sidelight::islands::{EditionHead, Islands};
use sidelight::publish;
use sidelight::view::Target;
use std::collections::BTreeSet;

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
    let pages = ["index.html", "all.html", "costs.html", "embed.html", "glance.html"].map(str::to_owned);
    for name in pages.into_iter().chain([format!("{slug}.include.html")]) {
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

/// The islands of an edition with their data, as JSON.
fn islands(edition: &publish::Edition, bytes: &[u8]) -> Vec<(String, Value)> {
    let (head, rest) = EditionHead::read(bytes).expect("an edition can be read");
    assert_eq!(head, edition.head);
    as_json(EditionHead::islands(rest).expect("an edition can be read"))
}

fn as_json(islands: Islands) -> Vec<(String, Value)> {
    islands.into_iter().map(|(name, island)| (name, serde_json::to_value(island).expect("data are JSON"))).collect()
}

// Checks that every island of the page's edition has its one host on the page, and every host its island, in one order;
// and that whatever else is shown finds its islands, each with the same data, in the edition of everything, which has
// no others.
#[test]
fn hosts_are_the_islands() {
    for folder in explainers() {
        let edition = edition(compile(&folder));
        let (index, language) = (Index::new(&edition.explainer), &edition.language);
        let names = |islands: &[(String, Value)]| islands.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        let drawn = |target: Target<'_>| {
            let (markup, islands) = block_on(publish::render(&index, language, target));
            let (islands, mut hosts) = (as_json(islands), Vec::new());
            values(&parse(&markup).document, "data-island", &mut hosts);
            assert_eq!(hosts, names(&islands), "{}: {target:?}", folder.display());
            islands
        };
        let of_page = islands(&edition, &edition.of_page);
        assert_eq!(of_page, drawn(Target::Page));
        let all = islands(&edition, &edition.bytes);
        assert!(all.len() > 1, "{}: {:?}", folder.display(), names(&all));
        let unique: BTreeSet<String> = names(&all).into_iter().collect();
        assert_eq!(unique.len(), all.len());
        let mut seen = BTreeSet::new();
        let of_panels = edition.explainer.panels.iter().map(|panel| &panel.id);
        let of_panels = of_panels.flat_map(|id| [Target::PanelPage(id), Target::Panel(id)]);
        for target in
            [Target::All, Target::Frame, Target::Glance, Target::Embed, Target::Include].into_iter().chain(of_panels)
        {
            for island in drawn(target) {
                assert!(all.contains(&island), "{}: {target:?}: {}", folder.display(), island.0);
                seen.insert(island.0);
            }
        }
        assert_eq!(seen, unique, "{}", folder.display());
    }
}

// Checks that each page names the edition that has its islands, which has the edition's fingerprint in its name.
#[test]
fn pages_name_their_edition() {
    let hash = edition(compile(&folder("tests/authoring/base"))).head.hash;
    let files = published(compile(&folder("tests/authoring/base")));
    for (name, part) in [("index.html", "page"), ("all.html", "all"), ("costs.html", "all"), ("embed.html", "all")] {
        let edition = &format!("base-{part}-{hash}.edition");
        assert!(files.contains_key(edition));
        let page = String::from_utf8_lossy(&files[name]);
        assert!(page.contains(&format!("data-edition=\"./{edition}\"")), "{name}");
    }
}
