//! The letter: what mail programs can show of it (tests/machines asks a list of them), and all that it has to have.

use crate::common::{compile, explainers, folder};
use crate::{address, attribute, parse, published, search, text};
use markup5ever_rcdom::{Handle, NodeData};
use sidelight::document::Explainer;

fn letters() -> Vec<(Explainer, String, String)> {
    let explainers = explainers().into_iter().map(|folder| Explainer { url: Some(address()), ..compile(&folder) });
    let letter = |explainer: Explainer| {
        let mut files = published(explainer.clone());
        let mut file = |form: &str| {
            let bytes = files.remove(&format!("{}.email.{form}", explainer.slug)).expect("there is a letter");
            String::from_utf8(bytes).expect("it is text")
        };
        let (html, txt) = (file("html"), file("txt"));
        (explainer, html, txt)
    };
    explainers.map(letter).collect()
}

fn name(node: &Handle) -> String {
    match &node.data {
        NodeData::Element { name, .. } => name.local.to_string(),
        _ => String::new(),
    }
}

// Checks what every mail program asks of a letter.
#[test]
fn letters_are_for_mail_programs() {
    for (explainer, html, _) in letters() {
        let slug = &explainer.slug;
        // Gmail cuts off what is longer.
        assert!(html.len() < 102_400, "{slug}: {} B", html.len());
        let dom = parse(&html).document;
        let all = search(&dom, &|node| matches!(node.data, NodeData::Element { .. }));
        for node in &all {
            assert!(!["script", "svg", "link", "form", "iframe", "details"].contains(&name(node).as_str()), "{slug}");
            for address in ["href", "src"].into_iter().filter_map(|name| attribute(node, name)) {
                assert!(address.starts_with("https://") || address.starts_with("http://"), "{slug}: {address}");
            }
            assert!(attribute(node, "id").is_none(), "{slug}");
        }
        for picture in all.iter().filter(|node| name(node) == "img") {
            assert!(attribute(picture, "alt").is_some_and(|alt| !alt.is_empty()), "{slug}");
        }
        for table in all.iter().filter(|node| name(node) == "table") {
            let has_head = !search(table, &|node| name(node) == "th").is_empty();
            assert!(has_head || attribute(table, "role").as_deref() == Some("presentation"), "{slug}");
        }
        // Headings follow each other.
        let levels: Vec<String> =
            all.iter().map(name).filter(|name| ["h1", "h2", "h3"].contains(&name.as_str())).collect();
        assert_eq!(levels.iter().filter(|level| *level == "h1").count(), 1, "{slug}");
        assert_eq!(levels[0], "h1", "{slug}");
    }
}

// Checks that a letter has what is said first, the whole article, what each panel found, and the sources that it cites.
#[test]
fn letters_are_complete() {
    for (explainer, html, plain) in letters() {
        let told = text(&parse(&html).document);
        let panels = explainer.panels.iter().flat_map(|panel| [&panel.title, &panel.finding]);
        let glance = explainer.glance.iter().flat_map(|glance| [&glance.lead, &glance.says]);
        for words in
            [&explainer.headline, &explainer.standfirst, &explainer.byline].into_iter().chain(panels).chain(glance)
        {
            let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(spaced(&told).contains(&spaced(words)), "{}: {words}", explainer.slug);
            assert!(spaced(&plain).contains(&spaced(words)), "{}: {words}", explainer.slug);
        }
    }
}

// Checks that every way from a letter to the explainer leads to a page, and to a place on it.
#[test]
fn letters_lead_on() {
    for (explainer, html, _) in letters() {
        let files = published(Explainer { url: Some(address()), ..explainer.clone() });
        for link in search(&parse(&html).document, &|node| name(node) == "a") {
            let href = attribute(&link, "href").unwrap_or_default();
            let Some(place) = href.strip_prefix(address().as_str()) else { continue };
            let (file, id) = place.split_once('#').unwrap_or((place, ""));
            let page = &files[if file.is_empty() { "index.html" } else { file }];
            let page = parse(&String::from_utf8_lossy(page)).document;
            assert!(id.is_empty() || crate::find(&page, id).is_some(), "{}: {href}", explainer.slug);
        }
    }
}

// Checks that every picture in a letter is published beside it, and that one that is not is there in words.
#[test]
fn letters_have_their_pictures() {
    for (explainer, html, _) in letters() {
        let files = published(Explainer { url: Some(address()), ..explainer.clone() });
        let mut pictures = 0;
        for picture in search(&parse(&html).document, &|node| name(node) == "img") {
            let src = attribute(&picture, "src").expect("a picture has an address");
            let file = src.strip_prefix(address().as_str()).expect("it is beside the page");
            assert!(files.contains_key(file), "{}: {file}", explainer.slug);
            pictures += 1;
        }
        // Those of essentials: the tests' own have none there.
        assert!(pictures > 0 || explainer.slug.as_str() != "russian-defections");
    }
}

// The letters of the tests' own explainers: a list of what mail programs support is asked about them (tests/machines).
#[test]
fn golden_letters() {
    for name in ["base", "story"] {
        let explainer = Explainer { url: Some(address()), ..compile(&folder("tests/authoring").join(name)) };
        let slug = explainer.slug.clone();
        let files = published(explainer);
        for form in ["html", "txt"] {
            let letter = String::from_utf8(files[&format!("{slug}.email.{form}")].clone()).expect("it is text");
            crate::is_golden(&format!("{name}.email.{form}"), &letter);
        }
    }
}
