//! The feed: it holds all of the text.

use crate::{at_home_and_nowhere, attribute, edition, find, page_of_all, parse, search, text};
use markup5ever_rcdom::{Handle, NodeData};
use sidelight::publish;

/// The texts of the page with everything that a feed has to have: all but what only works on the page, what the entry
/// says itself, and the picture, of which a figure has the words.
fn readable(node: &Handle) -> Vec<String> {
    let is_gone = match &node.data {
        NodeData::Element { name, .. } => {
            matches!(&*name.local, "svg" | "h1" | "script" | "style")
                || attribute(node, "hidden").is_some()
                || attribute(node, "aria-hidden").is_some()
                || attribute(node, "class")
                    .is_some_and(|class| ["kicker", "check", "checks", "picture", "report"].contains(&class.as_str()))
                || attribute(node, "href").is_some_and(|href| href.starts_with("#trigger-"))
        }
        _ => false,
    };
    match &node.data {
        _ if is_gone => Vec::new(),
        NodeData::Text { contents } => vec![contents.borrow().trim().to_owned()],
        _ => node.children.borrow().iter().flat_map(readable).collect(),
    }
}

// Checks that the feed is one, and holds every word of the article and of all panels, in their order, with links that
// lead somewhere from anywhere.
#[test]
fn feed_has_the_whole_text() {
    for explainer in at_home_and_nowhere() {
        let edition = edition(explainer.clone());
        let feed = publish::feed(&edition).expect("a feed can be written");
        let feed = atom_syndication::Feed::read_from(feed.as_slice()).expect("it is a feed");
        let [entry] = feed.entries() else { panic!("{} entries", feed.entries().len()) };
        // Of an example both say first that it is one.
        let summary = entry.summary().map(|summary| summary.as_str()).unwrap_or_default();
        for (told, written) in [(entry.title().as_str(), &explainer.headline), (summary, &explainer.standfirst)] {
            assert!(told.contains(written.as_str()) && (told == written) != explainer.example, "{told}");
        }
        assert_eq!(feed.authors()[0].name(), explainer.byline);
        let dates = explainer.corrections.iter().map(|correction| correction.date).chain([explainer.as_of]);
        let updated = dates.map(|date| date.to_string()).max().expect("there is one");
        assert_eq!(entry.updated().to_rfc3339(), format!("{updated}T00:00:00+00:00"));
        assert_ne!(feed.id(), entry.id());
        match &explainer.url {
            Some(url) => {
                let (folder, _) = url.as_str().rsplit_once('/').expect("an address has a folder");
                assert_eq!((feed.id(), entry.id()), (format!("{folder}/feed.xml").as_str(), url.as_str()));
            }
            None => assert!(feed.id().starts_with("urn:uuid:") && entry.id().starts_with("urn:uuid:")),
        }

        let content = entry.content().expect("it has content");
        assert_eq!(content.content_type(), Some("html"));
        let dom = parse(content.value().expect("the content is in it"));
        let (told, mut rest) = (text(&dom.document), 0);
        let on_page = readable(&find(&page_of_all(&explainer).document, "sidelight").expect("the page has the place"));
        assert!(on_page.len() > 100);
        for words in on_page {
            let at = told[rest..].find(&words).unwrap_or_else(|| panic!("the feed lacks, or has elsewhere: {words}"));
            rest += at + words.len();
        }
        for panel in &explainer.panels {
            assert!(told.contains(&panel.finding));
        }
        for figure in explainer.figures() {
            assert!(
                told.contains(&figure.sentence) && told.contains(&figure.alternative) || told.contains(&figure.title)
            );
        }

        let json = serde_json::to_string(&explainer).expect("a document can be written");
        let page_address = explainer.url.as_ref().map_or("./", |url| url.as_str());
        let folder = page_address.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let folder = folder.as_str();
        for link in search(&dom.document, &|node| attribute(node, "href").is_some()) {
            let href = attribute(&link, "href").expect("it was searched for");
            let page = href.split(":~:").next().unwrap_or_default().trim_end_matches('#');
            let is_csv = href.strip_prefix(folder).is_some_and(|name| name.ends_with(".csv") && !name.contains('/'));
            let is_json = href.strip_prefix(folder) == Some(explainer.json_name().as_str());
            let licences = explainer.images.iter().map(|image| image.licence).chain([explainer.licence]);
            let is_licence =
                { licences }.any(|licence| licence.name_and_address().is_some_and(|(_, address)| address == href));
            let is_panel = |name: &str| explainer.panels.iter().any(|panel| name == format!("{}.html", panel.id));
            let is_panel = href.strip_prefix(folder).is_some_and(is_panel);
            let is_place = href.strip_prefix(page_address).is_some_and(|place| place.starts_with('#'));
            let is_elsewhere = href.starts_with("http") && json.contains(page);
            let is_elsewhere = is_elsewhere || crate::links::is_anothers(&href);
            assert!(is_csv || is_json || is_licence || is_panel || is_place || is_elsewhere, "{href}");
        }
        let is_of_page_only = |node: &Handle| match &node.data {
            NodeData::Element { name, attrs, .. } => {
                matches!(&*name.local, "details" | "summary" | "button" | "svg" | "output")
                    || attrs.borrow().iter().any(|attr| matches!(&*attr.name.local, "id" | "class" | "tabindex"))
            }
            NodeData::Comment { .. } => true,
            _ => false,
        };
        assert_eq!(search(&dom.document, &is_of_page_only).len(), 0);
    }
}
