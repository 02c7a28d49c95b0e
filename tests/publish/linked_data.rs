//! The linked data: it says what the page shows.

use crate::{at_home_and_nowhere, attribute, find, page, search, text};
use markup5ever_rcdom::Handle;
use sidelight::document::Index;

/// Every text of a JSON value, with its key.
fn texts(key: &str, value: &serde_json::Value) -> Vec<(String, String)> {
    use serde_json::Value;
    match value {
        Value::String(text) => vec![(key.to_owned(), text.clone())],
        Value::Array(values) => values.iter().flat_map(|value| texts(key, value)).collect(),
        Value::Object(values) => values.iter().flat_map(|(key, value)| texts(key, value)).collect(),
        _ => Vec::new(),
    }
}

// Checks that what the page tells machines is JSON, and says nothing that the page does not show.
#[test]
fn linked_data_is_what_is_visible() {
    for explainer in at_home_and_nowhere() {
        let dom = page(&explainer);
        let is_linked_data = |node: &Handle| attribute(node, "type").as_deref() == Some("application/ld+json");
        let scripts = search(&dom.document, &is_linked_data);
        let source: String =
            scripts.iter().flat_map(|script| script.children.borrow().clone()).map(|node| text(&node)).collect();
        let data: serde_json::Value = serde_json::from_str(&source).expect("it is JSON");
        let visible = text(&find(&dom.document, "sidelight").expect("the page has the place")).replace('\u{a0}', " ");

        let said = texts("", &data);
        assert!(said.len() > 20, "there is much to compare: {said:?}");
        for (key, words) in said {
            match key.as_str() {
                "@context" | "@type" | "inLanguage" | "encodingFormat" => {}
                "dateModified" | "datePublished" | "temporalCoverage" | "observationDate" => {
                    assert!(words.starts_with(|first: char| first.is_ascii_digit()), "{key}: {words}");
                }
                "@id" => {
                    let (page, id) = words.split_once('#').expect("a name is a place on the page");
                    assert_eq!(page, explainer.url.as_ref().map_or("", |url| url.as_str()));
                    assert!(find(&dom.document, id).is_some(), "nothing on the page has the id {id}");
                }
                "url" | "contentUrl" | "image" => assert!(words.starts_with("http") || explainer.url.is_none()),
                _ => assert!(visible.contains(&words), "{key}: the page does not show: {words}"),
            }
        }
        let count = |list: &str, kind: &str| {
            let list = data[list].as_array().map_or(&[][..], |list| list);
            list.iter().filter(|part| part["@type"] == kind).count()
        };
        let index = Index::new(&explainer);
        let told = explainer.claims.iter().filter(|claim| index.panel_of(&claim.id).is_some());
        assert_eq!(count("hasPart", "Claim"), told.count());
        assert_eq!(count("hasPart", "Dataset"), explainer.figures().count());
        let listed =
            explainer.people.iter().filter(|person| find(&dom.document, &format!("person-{}", person.id)).is_some());
        assert_eq!(count("mentions", "Person") + count("mentions", "Organization"), listed.count());
    }
}
