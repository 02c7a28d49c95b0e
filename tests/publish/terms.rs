//! Words that are explained, and numbers that are read from the record.

use crate::common::{compile, explainers, folder};
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
        assert!(text(&dom.document).contains("To defect, to desert, to surrender"), "{name}");
        let leads = |node: &Handle| attribute(node, "href").is_some_and(|href| href.contains("#term-defect"));
        let leading = search(&dom.document, &leads);
        assert_eq!(leading.is_empty(), name == "feed", "{name}");
        for link in leading {
            let href = attribute(&link, "href").expect("it was searched for");
            assert!(href.ends_with(&format!("{}.html#term-defect", listed.id)), "{name}: {href}");
        }
    }
}

/// Checks that a number that is named by its row is shown as the record has it, in every form of the text.
#[test]
fn a_number_is_read_from_the_record() {
    let explainer = explainer();
    let edition = edition(explainer.clone());
    let hotline = edition.panel_pages.iter().find(|(id, _)| id.as_str() == "hotline").expect("there is the panel");
    for markup in [&hotline.1, &edition.all, &edition.feed, &edition.page] {
        let told = text(&parse(markup).document);
        for words in ["more than 25,000 applications", "1,072 people waiting", "$500,000 for a helicopter"] {
            // The article does not stand on the page of a panel.
            let is_there = !words.starts_with('$') || !std::ptr::eq(markup, &hotline.1);
            assert_eq!(told.contains(words), is_there, "{words}");
        }
    }
    assert!(edition.json.contains(r#"{"number":{"figure":"contacts","row":"#));
    for explainer in explainers() {
        let json = serde_json::to_string(&compile(&explainer)).expect("a document can be written");
        assert!(!json.contains("{contacts:"), "{}", explainer.display());
    }
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
