//! What was published, as others read it.

use crate::common::SHELL;
use futures::executor::block_on;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value;
use sidelight::document::Explainer;
use sidelight::islands::{EditionHead, Island};
use sidelight::publish;
use sidelight::values::Url;
use std::collections::BTreeMap;

/// What stands before an element's name: no text can hold it.
pub(crate) const ELEMENT: char = '\u{1}';

/// Attributes made of what words are made into, not of the words.
const MADE: [&str; 5] = ["id", "data-hash", "data-build", "aria-labelledby", "content"];

/// What a parser finds: elements, attributes and texts, one after the other.
fn flatten(node: &Handle, found: &mut Vec<String>) {
    match &node.data {
        NodeData::Text { contents } => found.push(contents.borrow().to_string()),
        NodeData::Element { name, attrs, .. } => {
            let attributes = attrs.borrow();
            // There is a picture only if its font has every letter.
            let is_of_picture = |text: &str| text.starts_with("og:image") || text == "twitter:card";
            if &*name.local == "meta" && attributes.iter().any(|attribute| is_of_picture(&attribute.value)) {
                return;
            }
            found.push(format!("{ELEMENT}{}", name.local));
            // An edition's file has a fingerprint in its name.
            let is_edition = |text: &str| text.starts_with("./naughty-") && text.ends_with(".edition");
            let shown = attributes
                .iter()
                .filter(|attribute| !MADE.contains(&&*attribute.name.local) && !is_edition(&attribute.value));
            found.extend(shown.map(|attribute| format!("{}={}", attribute.name.local, attribute.value)));
            // A chart's letters are set where there is room for them; the table has them all.
            if attrs.borrow().iter().any(|attribute| &*attribute.name.local == "class" && &*attribute.value == "chart")
            {
                return;
            }
            // What a script holds is JSON, and read as such.
            if &*name.local == "script" {
                let text: String = node
                    .children
                    .borrow()
                    .iter()
                    .map(|text| match &text.data {
                        NodeData::Text { contents } => contents.borrow().to_string(),
                        _ => panic!("a script holds text"),
                    })
                    .collect();
                if let Ok(json) = serde_json::from_str(&text) {
                    strings(&json, found);
                }
                return;
            }
        }
        NodeData::Comment { contents } => found.push(format!("{ELEMENT}<!--{contents}")),
        _ => {}
    }
    node.children.borrow().iter().for_each(|child| flatten(child, found));
    if matches!(node.data, NodeData::Element { .. }) {
        found.push(format!("{ELEMENT}/"));
    }
}

pub(crate) fn dom(html: &str) -> Vec<String> {
    let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(html);
    let mut found = Vec::new();
    flatten(&dom.document, &mut found);
    found
}

/// Every key and text of a JSON value.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| strings(value, found)),
        Value::Object(values) => values.iter().for_each(|(key, value)| {
            // Made of a heading's words, of all of the document, of its letters, and of markup, which is read as such.
            if !["id", "hash", "edition", "image", "html"].contains(&key.as_str()) {
                found.push(key.clone());
                strings(value, found);
            }
        }),
        value => found.push(value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
    }
}

fn json(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    strings(&serde_json::from_str(text).expect("it is JSON"), &mut found);
    found
}

pub(crate) type Read = BTreeMap<String, Vec<String>>;

/// The texts that a parser finds in Markdown, the addresses that it finds, and its blocks; words that stand side by side are
/// one text. Whether words are set apart depends on what they are: a mark that could be taken for words is left out.
fn markdown(text: &str) -> Vec<String> {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let mut found: Vec<String> = vec![String::new()];
    for event in Parser::new_ext(text, Options::ENABLE_GFM | Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES) {
        match event {
            Event::Text(words) => found.last_mut().expect("there is one").push_str(&words),
            Event::Start(Tag::Emphasis | Tag::Strong) => {}
            Event::End(pulldown_cmark::TagEnd::Emphasis | pulldown_cmark::TagEnd::Strong) => {}
            Event::Start(Tag::Link { dest_url, .. }) => found.extend([format!("{ELEMENT}{dest_url}"), String::new()]),
            // How far apart the items of a list are depends on nothing that they say.
            other => found.extend([format!("{ELEMENT}{other:?}"), String::new()]),
        }
    }
    found
}

/// Everything that is published, as others read it: by name, a list of texts.
pub(crate) fn read(explainer: &Explainer) -> Read {
    let mut explainer = explainer.clone();
    let address = Url::new("https://example.org/").expect("an address");
    explainer.url = Some(address.clone());
    let mut all = BTreeMap::new();
    let edition = block_on(publish::edition(explainer.clone())).expect("a document can be written");
    all.insert("document".to_owned(), json(&edition.json));
    assert_eq!(Explainer::from_json(&edition.json).expect("it is a document"), explainer);

    let shell = publish::Shell::read(SHELL).expect("it is a shell");
    let scripts = publish::Scripts {
        program: "./program.js".into(),
        loader: "./loader.js".into(),
        frame: "./frame.js".into(),
        is_frame_module: false,
    };
    let page = publish::page(&shell, &edition, &scripts);
    all.insert("page".to_owned(), dom(&page));
    let page = publish::page_of_all(&shell, &edition, &scripts);
    all.insert("page with everything".to_owned(), dom(&page));
    for (name, page) in publish::panel_pages(&shell, &edition, &scripts) {
        all.insert(name, dom(&page));
    }

    let answer = publish::oembed(&explainer, &address, None);
    all.insert("oEmbed".to_owned(), json(&answer));
    let answer: Value = serde_json::from_str(&answer).expect("it is JSON");
    all.insert("oEmbed's markup".to_owned(), dom(answer["html"].as_str().expect("it has markup")));

    let feed = publish::feed(&edition).expect("there is a feed");
    let feed = atom_syndication::Feed::read_from(feed.as_slice()).expect("it is a feed");
    let entry = &feed.entries()[0];
    let mut told = vec![feed.title().to_string(), feed.authors()[0].name().to_owned(), entry.title().to_string()];
    told.extend(entry.summary().map(|text| text.to_string()));
    told.extend(entry.categories().iter().map(|category| category.term().to_owned()));
    told.extend(entry.links().iter().filter_map(|link| link.title().map(str::to_owned)));
    assert_eq!(told.len(), 6, "{told:?}");
    all.insert("feed".to_owned(), told);
    let content = entry.content().and_then(|content| content.value()).expect("the entry has all of the text");
    all.insert("feed's text".to_owned(), dom(content));

    for (name, text) in publish::markdown(&edition) {
        all.insert(name, markdown(&text));
    }

    for figure in explainer.figures() {
        let bytes = publish::csv(&explainer, figure).expect("the rows can be written");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
        let cells = reader
            .records()
            .flat_map(|record| record.expect("it is a row").iter().map(str::to_owned).collect::<Vec<_>>());
        let cells: Vec<String> = cells.collect();
        for cell in &cells {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "a spreadsheet runs {cell:?}");
        }
        all.insert(figure.id.to_string(), cells);
    }

    let (_, islands) = EditionHead::read(&edition.bytes).expect("it is an edition");
    for (_, island) in EditionHead::islands(islands).expect("it has islands") {
        let Island::EmbedThis(data) = island else { continue };
        for (part, lines) in &data.parts {
            let parsed: Vec<String> =
                lines[..2].iter().flat_map(|lines| dom(&lines.join("https://example.org/"))).collect();
            all.entry("lines to paste".to_owned()).or_default().extend([vec![part.clone()], parsed].concat());
        }
    }
    all
}
