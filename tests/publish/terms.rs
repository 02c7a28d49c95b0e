//! Words that are explained, and numbers that are read from the record.

use crate::common::{compile, folder};
use crate::{attribute, edition, ids, pages, parse, search, text};
use markup5ever_rcdom::{Handle, NodeData};
use sidelight::document::Explainer;

fn explainer() -> Explainer {
    compile(&folder("content/russian-defections"))
}

fn with(node: &Handle, name: &str) -> Vec<Handle> {
    search(node, &|node| attribute(node, name).is_some())
}

/// Checks that each marked word is text, with a button beside it that opens its one definition on the same page, which
/// is hidden until then and holds nothing that cannot stand in a sentence; and that a page with the list of terms leads
/// there instead.
#[test]
fn a_word_is_explained_in_place() {
    let explainer = explainer();
    let listed = explainer.terms_panel().expect("it has a list of terms");
    let mut opened = 0;
    for (name, dom) in pages(&explainer) {
        let buttons = with(&dom.document, "popovertarget");
        let cards = with(&dom.document, "popover");
        if name == format!("{}.html", listed.id) {
            assert!(buttons.is_empty() && cards.is_empty(), "{name}");
            let entries = ids(&dom.document).into_iter().filter(|id| id.starts_with("term-"));
            let expected = explainer.terms.iter().map(|term| format!("term-{}", term.id));
            assert!(entries.eq(expected), "{name}");
            continue;
        }
        for button in &buttons {
            opened += 1;
            let target = attribute(button, "popovertarget").expect("it was searched for");
            assert_eq!(cards.iter().filter(|card| attribute(card, "id").as_ref() == Some(&target)).count(), 1);
            assert!(text(button).is_empty() && attribute(button, "aria-label").is_some_and(|label| !label.is_empty()));
        }
        for card in &cards {
            assert!(attribute(card, "hidden").is_some(), "{name}");
            let is_block = |node: &Handle| match &node.data {
                NodeData::Element { name, .. } => !matches!(&*name.local, "span" | "sup" | "a" | "em" | "strong"),
                _ => false,
            };
            assert!(search(card, &is_block).is_empty(), "{name}: {}", text(card));
        }
    }
    assert!(opened > 4, "{opened}");
}

/// Checks that nothing opens over somebody else's page or in a feed: there the words lead to the list, or are words.
#[test]
fn elsewhere_a_word_is_no_button() {
    let explainer = explainer();
    let listed = explainer.terms_panel().expect("it has a list of terms");
    let edition = edition(explainer.clone());
    for (name, markup) in [("embed", &edition.embed), ("include", &edition.include), ("feed", &edition.feed)] {
        let dom = parse(markup);
        assert!(with(&dom.document, "popover").is_empty() && with(&dom.document, "popovertarget").is_empty(), "{name}");
        let leads = |node: &Handle| attribute(node, "href").is_some_and(|href| href.contains("#term-"));
        let leading = search(&dom.document, &leads);
        assert_eq!(leading.is_empty(), name == "feed", "{name}");
        for link in leading {
            let href = attribute(&link, "href").expect("it was searched for");
            let id = href.split_once(&format!("{}.html#term-", listed.id)).map(|(_, id)| id.to_owned());
            assert!(explainer.terms.iter().any(|term| Some(term.id.to_string()) == id), "{name}: {href}");
            // The words themselves are what everyone reads.
            assert!(text(&parse(&edition.feed).document).contains(&text(&link)), "{name}: {}", text(&link));
        }
    }
}

/// Checks that a number that is named by its row is shown as the record has it, in every form of the text.
#[test]
fn a_number_is_read_from_the_record() {
    let edition = edition(crate::links::explainers().pop().expect("one has numbers"));
    let crew = edition.panel_pages.iter().find(|(id, _)| id.as_str() == "crew").expect("there is the panel");
    for markup in [&crew.1, &edition.all, &edition.feed, &edition.page] {
        let told = text(&parse(markup).document).replace('\u{a0}', " ");
        assert!(told.contains("The piers cost more than €5,000,000."), "{told}");
        // The article does not stand on the page of a panel.
        assert_eq!(told.contains("€8,000,000 for the span"), !std::ptr::eq(markup, &crew.1), "{told}");
    }
    assert!(edition.json.contains(r#"{"number":{"figure":"parts","row":"#) && !edition.json.contains("{parts:"));
}

/// Checks that machines are told each term, on the page that lists them and on no other.
#[test]
fn terms_are_told_to_machines() {
    let explainer = explainer();
    let listed = explainer.terms_panel().expect("it has a list of terms");
    for (name, dom) in pages(&explainer) {
        let is_linked_data = |node: &Handle| attribute(node, "type").as_deref() == Some("application/ld+json");
        let script = search(&dom.document, &is_linked_data).remove(0);
        let words: String = script.children.borrow().iter().map(text).collect();
        let data: serde_json::Value = serde_json::from_str(&words).expect("it is JSON");
        let parts = data["hasPart"].as_array().map(Vec::as_slice).unwrap_or_default();
        let sets = parts.iter().filter(|part| part["@type"] == "DefinedTermSet");
        let told: Vec<&serde_json::Value> =
            sets.flat_map(|set| set["hasDefinedTerm"].as_array().expect("a list")).map(|term| &term["name"]).collect();
        let expected = explainer.terms.iter().filter(|_| name == format!("{}.html", listed.id));
        assert!(told.iter().copied().eq(expected.map(|term| &term.word)), "{name}: {told:?}");
    }
}

/// Checks that a number that stands in no figure leads to where it is checked, is told rounder where it is read and whole
/// in the list, and is an observation for machines.
#[test]
fn a_fact_can_be_checked() {
    let explainer = compile(&folder("content/island-water"));
    let pages = pages(&explainer);
    let page = |name: &str| &pages.iter().find(|(found, _)| found == name).expect("there is such a page").1;
    let leads = search(&page("index.html").document, &|node| attribute(node, "class").as_deref() == Some("fact"));
    let lead = leads.first().expect("it is read in the text");
    assert_eq!(text(lead), "$24 million");
    assert_eq!(attribute(lead, "href").as_deref(), Some("./method.html#fact-loan"));
    let list = page("method.html");
    assert!(ids(&list.document).contains(&"fact-loan".to_owned()));
    let all = text(&list.document);
    assert!(all.contains("$24,000,000 · Ocean Development Bank · As of 27 May 2024"), "{all}");
    let is_linked_data = |node: &Handle| attribute(node, "type").as_deref() == Some("application/ld+json");
    let script = search(&list.document, &is_linked_data).remove(0);
    let words: String = script.children.borrow().iter().map(text).collect();
    let data: serde_json::Value = serde_json::from_str(&words).expect("it is JSON");
    let parts = data["hasPart"].as_array().expect("it has parts");
    let told = parts.iter().find(|part| part["@type"] == "Observation").expect("one is told");
    assert_eq!(told["@id"], "https://desk.example/island-water/method.html#fact-loan");
    assert_eq!((&told["value"], &told["unitText"]), (&serde_json::json!(24_000_000), &serde_json::json!("US dollars")));
    let json = serde_json::to_string(&explainer).expect("it is JSON");
    assert_eq!(Explainer::from_json(&json).expect("it is a document"), explainer);
}
