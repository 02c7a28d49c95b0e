//! The list of all sources: each once, by kind, under its number, with what cites it.

use crate::common::folder;
use crate::csv::folder_in_memory;
use crate::links::explainers;
use crate::{attribute, pages, search, text};
use markup5ever_rcdom::{Handle, NodeData};
use serde_json::Value;
use sidelight::authoring;
use sidelight::document::{Explainer, PanelBlock};
use std::collections::{BTreeMap, BTreeSet};

fn is_of_class(node: &Handle, class: &str) -> bool {
    attribute(node, "class").is_some_and(|classes| classes.split_ascii_whitespace().any(|found| found == class))
}

fn entries(page: &Handle) -> Vec<Handle> {
    let lists = search(page, &|node| is_of_class(node, "source-list"));
    lists.iter().flat_map(|list| search(list, &|node| attribute(node, "value").is_some())).collect()
}

/// The base with all that can be said of a source.
fn told() -> Explainer {
    let mut files = folder_in_memory(&folder("tests/authoring/base"));
    let sources = files.files.get("sources.toml").cloned().flatten().expect("it is there");
    let sources = String::from_utf8(sources).expect("it is a text");
    let quote = "quote = \"a well-known, “old” bridge\"";
    let sources = sources
        .replace(
            "kind = \"reporting\"",
            &format!("kind = \"reporting\"\n{quote}\nread = \"2024-06\"\narchived = \"https://archive.example/1\""),
        )
        .replace("kind = \"primary\"", "kind = \"primary\"\nread = \"2024-05-31\"\nread_in = \"full\"")
        .replace("via = \"example.com\"", "via = \"example.com\"\nread_in = \"part\"");
    files.files.insert("sources.toml".to_owned(), Some(sources.into_bytes()));
    authoring::compile_files(&files).unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"))
}

// Checks that the list of all has every source once, under the number of its first citation, with those of a kind
// together under its heading, and leads to each page that has its number, and to no other.
#[test]
fn all_sources_by_kind_with_what_cites_them() {
    let mut lists = 0;
    for explainer in explainers() {
        let Some(panel) = explainer.sources_panel() else { continue };
        let pages: BTreeMap<String, _> = pages(&explainer).into_iter().collect();
        let own = format!("{}.html", panel.id);
        let page = &pages[&own].document;
        let headings = search(page, &|node| is_of_class(node, "source-kinds")).len();
        let kinds: Vec<_> = explainer.sources.iter().map(|source| source.kind).collect();
        assert_eq!(headings, kinds.iter().enumerate().filter(|(at, kind)| !kinds[..*at].contains(kind)).count());

        let of_kind = search(page, &|node| is_of_class(node, "source-list"));
        assert_eq!(of_kind.len(), headings);
        let mut numbers = Vec::new();
        for list in &of_kind {
            let of_list: Vec<usize> =
                entries(list).iter().map(|entry| attribute(entry, "value").unwrap().parse().unwrap()).collect();
            let kinds: Vec<_> = of_list.iter().map(|number| explainer.sources[number - 1].kind).collect();
            assert!(of_list.is_sorted() && kinds.iter().all(|kind| *kind == kinds[0]), "{of_list:?} {kinds:?}");
            numbers.extend(of_list);
        }
        numbers.sort_unstable();
        assert!(numbers.iter().copied().eq(1..=explainer.sources.len()), "{numbers:?}");

        for entry in entries(page) {
            let id = attribute(&entry, "id").expect("an entry has an address");
            let places = search(&entry, &|node| is_of_class(node, "cited-in"));
            let said: BTreeSet<String> = places
                .iter()
                .flat_map(|places| search(places, &|node| attribute(node, "href").is_some()))
                .map(|link| attribute(&link, "href").unwrap().replace("./", ""))
                .map(|file| if file.is_empty() { "index.html".to_owned() } else { file })
                .collect();
            let is_number = |node: &Handle| {
                attribute(node, "href").is_some_and(|href| href.ends_with(&format!("#{id}")))
                    && matches!(&node.data, NodeData::Element { name, .. } if &*name.local == "a")
            };
            let cites =
                |name: &&String| *name != "index.html" && !search(&pages[*name].document, &is_number).is_empty();
            let missing: Vec<_> = pages.keys().filter(cites).filter(|name| !said.contains(*name)).collect();
            assert!(missing.is_empty(), "{own}: {id} is cited on {missing:?} too, not only on {said:?}");
            // A panel's own sources are told where all of it is on one page.
            let is_main = |file: &String| {
                let of_file = explainer.panels.iter().find(|panel| *file == format!("{}.html", panel.id));
                of_file.is_some_and(|panel| panel.sources.iter().any(|source| id == format!("source-{source}")))
            };
            let wrong: Vec<_> = said
                .iter()
                .filter(|file| !is_main(file) && search(&pages[*file].document, &is_number).is_empty())
                .collect();
            assert!(wrong.is_empty(), "{own}: {id} is not cited on {wrong:?}");
            assert!(!said.is_empty() || panel.blocks().all(|block| !matches!(block, PanelBlock::Claims(_))), "{id}");
        }
        lists += 1;
    }
    assert!(lists >= 3, "{lists}");
}

// Checks that an entry says when and how far we read a page, where a copy is, and leads to the place of the quote; and
// that machines are told the page's own address.
#[test]
fn entries_say_what_was_read() {
    let explainer = told();
    let [_, page] = &pages(&explainer)[..] else { panic!("a panel has a page") };
    let said: Vec<(String, Vec<String>)> = entries(&page.1.document)
        .iter()
        .map(|entry| {
            let links = search(entry, &|node| attribute(node, "href").is_some());
            (
                text(entry).split_whitespace().collect::<Vec<_>>().join(" "),
                links.iter().filter_map(|link| attribute(link, "href")).collect(),
            )
        })
        .collect();
    let expected = [
        (
            "The Gazette, The article, 1 March 2024. a well-known, “old” bridge Archived copy. Read June 2024.",
            vec![
                "https://example.org/gazette/bridge#:~:text=a%20well%2Dknown%2C%20%E2%80%9Cold%E2%80%9D%20bridge",
                "https://archive.example/1",
            ],
        ),
        (
            "Town council, Contract and monthly counts. Read in full, 31 May 2024.",
            vec!["https://example.org/council/contract"],
        ),
    ];
    for (words, links) in expected {
        assert!(said.iter().any(|(said, to)| said == words && *to == links), "{words} {links:?}: {said:#?}");
    }
    assert!(said.iter().any(|(said, _)| said.ends_with("Copy at example.com. Read in part.")), "{said:#?}");

    let json: Value = serde_json::from_str(&crate::edition(explainer).json).expect("it is JSON");
    let source = &json["sources"][0];
    assert_eq!(source["url"], "https://example.org/gazette/bridge");
    assert_eq!([&source["read"], &source["archived"]], ["2024-06", "https://archive.example/1"]);
}
