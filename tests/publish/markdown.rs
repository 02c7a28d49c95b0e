//! The texts for machines, as a parser by others reads them: the same words and addresses as the pages, and no mark but
//! ours.

use crate::common::{compile, folder};
use crate::markup::others;
use crate::{at_home_and_nowhere, attribute, edition, parse, search, text};
use futures::executor::block_on;
use markup5ever_rcdom::{Handle, NodeData};
use pulldown_cmark::{Event, Options, Parser, Tag};
use sidelight::document::{Explainer, Index};
use sidelight::publish;
use sidelight::view::{Extent, Target};
use std::collections::BTreeSet;

/// What a parser reads in Markdown: its words, with the numbers of footnotes, and where it leads.
pub(crate) fn read(markdown: &str) -> (String, BTreeSet<String>) {
    let (mut words, mut links) = (String::new(), BTreeSet::new());
    for event in Parser::new_ext(markdown, Options::ENABLE_GFM | Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES) {
        match event {
            Event::Text(text) => words.push_str(&text),
            Event::FootnoteReference(number) => words.push_str(&number),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                _ = links.insert(dest_url.to_string())
            }
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML in a text: {html}"),
            Event::Code(code) => panic!("code in a text: {code}"),
            Event::Start(Tag::HtmlBlock | Tag::CodeBlock(_)) => panic!("a block of code or HTML: {markdown}"),
            _ => {}
        }
    }
    (words, links)
}

/// The letters alone: spaces and the quotation marks that browsers set are not the same everywhere.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '“' | '”')).collect()
}

/// What the same drawing says as HTML, without what leads back to a place on a page.
fn shown(node: &Handle) -> String {
    match &node.data {
        NodeData::Element { name, .. } if &*name.local == "svg" => String::new(),
        NodeData::Element { .. } if attribute(node, "class").as_deref() == Some("back") => String::new(),
        NodeData::Text { .. } => text(node),
        NodeData::Element { name, .. } if &*name.local == "img" => attribute(node, "alt").unwrap_or_default(),
        _ => node.children.borrow().iter().map(shown).collect(),
    }
}

fn extents(explainer: &Explainer) -> Vec<(String, Extent<'_>)> {
    let panels = explainer.panels.iter().map(|panel| (format!("{}.md", panel.id), Extent::Panel(&panel.id)));
    [("index.md".to_owned(), Extent::Article), ("all.md".to_owned(), Extent::All)].into_iter().chain(panels).collect()
}

// Checks that a parser finds in each text every word and address that was drawn, in its order, and nothing else.
#[test]
fn texts_have_every_word() {
    for explainer in at_home_and_nowhere().into_iter().chain(others()) {
        let edition = edition(explainer);
        let explainer = &edition.explainer;
        let texts: std::collections::BTreeMap<_, _> = publish::markdown(&edition).into_iter().collect();
        assert_eq!(texts.len(), explainer.panels.len() + 2);
        for (name, extent) in extents(explainer) {
            let (words, links) = read(&texts[&name]);
            let index = Index::new(explainer);
            let (markup, islands) = block_on(publish::render(&index, &edition.language, Target::Text(extent)));
            assert!(islands.is_empty());
            let drawn = parse(&markup).document;
            let (found, expected) = (letters(&words), letters(&shown(&drawn)));
            let same = found.chars().zip(expected.chars()).take_while(|(one, other)| one == other).count();
            let from = same.saturating_sub(30);
            let near = |text: &str| text.chars().skip(from).take(90).collect::<String>();
            assert!(found == expected, "{}, {name}: {:?}, not {:?}", explainer.slug, near(&found), near(&expected));
            let is_shown = |node: &Handle| attribute(node, "class").as_deref() != Some("back");
            let of = |attribute_name: &'static str| {
                search(&drawn, &|node| attribute(node, attribute_name).is_some() && is_shown(node))
                    .into_iter()
                    .filter_map(move |node| attribute(&node, attribute_name))
            };
            let expected: BTreeSet<String> = of("href").chain(of("src")).collect();
            assert_eq!(links, expected, "{}, {name}", explainer.slug);
        }
    }
}

// Checks that every number of a source leads to its entry, and that each statement has its verdict right after it.
#[test]
fn texts_name_sources_and_verdicts() {
    let explainer = compile(&folder("content/russian-defections"));
    let edition = edition(explainer);
    for (name, markdown) in publish::markdown(&edition) {
        let known: Vec<&str> = markdown
            .lines()
            .filter_map(|line| line.strip_prefix("[^")?.split_once("]: ").map(|(number, _)| number))
            .collect();
        let cited: BTreeSet<&str> =
            markdown.split("[^").skip(1).filter_map(|rest| rest.split_once(']').map(|(number, _)| number)).collect();
        assert_eq!(known.iter().copied().collect::<BTreeSet<_>>(), cited, "{name}");
        assert_eq!(known.len(), cited.len(), "{name}: each is there once");
    }
    let texts: std::collections::BTreeMap<_, _> = publish::markdown(&edition).into_iter().collect();
    let (article, _) = read(&texts["index.md"]);
    for claim in edition.explainer.claims.iter().filter(|claim| claim.verdict.is_some()) {
        let verdict = claim.verdict.as_deref().unwrap_or_default();
        assert!(article.contains(&format!("[{verdict} (")), "{verdict}");
    }
    assert!(texts["all.md"].contains("\n| --- |"));
}

// Checks that every column of every kind has a word of its own in each language.
#[test]
fn columns_have_words() {
    for (tag, _) in sidelight::language::WORDS {
        let language =
            sidelight::language::Language::new(tag, sidelight::figures::WORDS).expect("there is such a language");
        let other = language.record_column("no such column");
        for kind in sidelight::figures::guide() {
            for column in kind.columns.iter().filter(|column| column.name != "label") {
                assert_ne!(language.record_column(column.name), other, "{tag}: {}", column.name);
            }
        }
    }
}

// The text of the tests' own explainer, to be read.
#[test]
fn golden_texts() {
    for (name, markdown) in publish::markdown(&edition(compile(&folder("tests/authoring/base")))) {
        crate::is_golden(&format!("base.{name}"), &markdown);
    }
}
