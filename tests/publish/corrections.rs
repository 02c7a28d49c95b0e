//! Corrections, reviews, how the explainer is cited, and where errors are reported: as they are published.

use crate::links::explainers;
use crate::{attribute, edition, find, page, pages, parse, published, search, text};
use markup5ever_rcdom::{Handle, RcDom};
use sidelight::document::Explainer;
use sidelight::publish;
use std::collections::BTreeMap;

/// One with corrections and a place for errors.
fn explainer() -> Explainer {
    explainers().pop().expect("there are explainers")
}

/// The links of a page of which this holds, each with its words.
fn links(dom: &RcDom, is_it: impl Fn(&str) -> bool) -> Vec<(String, String)> {
    let is_link = |node: &Handle| attribute(node, "href").is_some_and(|href| is_it(&href));
    let links = search(&dom.document, &is_link);
    links.iter().map(|link| (attribute(link, "href").unwrap_or_default(), text(link))).collect()
}

// Checks that the head of each page whose text was corrected says when, and leads to the list; that no other does; and
// that the list has the newest first, with the way to what was corrected.
#[test]
fn corrections_are_at_the_head_and_in_a_list() {
    let explainer = explainer();
    let pages: BTreeMap<String, RcDom> = pages(&explainer).into_iter().collect();
    let heads: Vec<_> = pages
        .iter()
        .flat_map(|(name, dom)| {
            let links = links(dom, |href| href.ends_with("#list-of-corrections"));
            links.into_iter().map(|(href, words)| (name.clone(), href, words))
        })
        .collect();
    let head = |page: &str, href: &str, words: &str| (page.to_owned(), href.to_owned(), words.to_owned());
    let expected = [
        head("crew.html", "./tools.html#list-of-corrections", "Corrected 31 July 2024"),
        head("index.html", "./tools.html#list-of-corrections", "Corrected 31 July 2024"),
        head("tools.html", "#list-of-corrections", "Corrected July 2024"),
    ];
    assert_eq!(heads, expected);

    let list = find(&pages["tools.html"].document, "list-of-corrections").expect("there is a list");
    let items = search(&list, &|node| attribute(node, "class").as_deref() == Some("corrected"));
    let places: Vec<_> = items.iter().map(|item| (text(item), links_in(item))).collect();
    let place = |words: &str, href: &str| (words.to_owned(), vec![href.to_owned()]);
    let expected = [
        place("31 July 2024 The bridge costs 12 million.", "./crew.html#claim-price"),
        place("July 2024 T", "./tools.html"),
        place("2 March 2024 The text", "./"),
    ];
    assert_eq!(places, expected);
    assert!(text(&list).contains("It said: It was so. It says now: It is less."), "{}", text(&list));

    let without = Explainer { corrections: Vec::new(), ..explainer };
    assert!(links(&page(&without), |href| href.contains("corrections")).is_empty());
}

fn links_in(node: &Handle) -> Vec<String> {
    search(node, &|node| attribute(node, "href").is_some()).iter().filter_map(|link| attribute(link, "href")).collect()
}

// Checks that those who are told when the page last changed are told of a correction, if that is newer than the
// evidence, and else of the evidence.
#[test]
fn a_correction_is_a_change() {
    let explainer = explainer();
    let updated = |explainer: &Explainer| {
        let feed = publish::feed(&edition(explainer.clone())).expect("there is a feed");
        let feed = atom_syndication::Feed::read_from(feed.as_slice()).expect("it is a feed");
        feed.entries()[0].updated().to_rfc3339()
    };
    assert_eq!(updated(&explainer), "2024-07-31T00:00:00+00:00");
    let later = Explainer { as_of: "2024-08-01".parse().expect("a date"), ..explainer.clone() };
    assert_eq!(updated(&later), "2024-08-01T00:00:00+00:00");
    let modified = |name: &str| {
        let pages: BTreeMap<String, RcDom> = pages(&explainer).into_iter().collect();
        let head = crate::head::head(&pages[name]);
        head.into_iter().find(|(name, _)| name == "article:modified_time").expect("it says when").1
    };
    assert_eq!([modified("crew.html"), modified("rest.html")], ["2024-07-31", "2024"]);
}

// Checks that a review is told where the date of the evidence is, if it was later.
#[test]
fn reviews_are_told() {
    let mut explainer = explainer();
    assert!(text(&page(&explainer).document).contains("Evidence as of 30 June 2024 · Reviewed August 2024"));
    explainer.reviewed = Some("2024-06-30".parse().expect("a date"));
    let [claim, ..] = explainer.claims.as_mut_slice() else { panic!("there are claims") };
    claim.reviewed = Some("2025-01-02".parse().expect("a date"));
    for panel in &mut explainer.panels {
        panel.reviewed = Some("2025-03-04".parse().expect("a date"));
    }
    assert!(!text(&page(&explainer).document).contains("Reviewed August"));
    let pages: BTreeMap<String, RcDom> = pages(&explainer).into_iter().collect();
    let crew = text(&pages["crew.html"].document);
    assert!(crew.contains(" · Reviewed 2 January 2025") && crew.contains(" · Reviewed 4 March 2025"), "{crew}");
}

// Checks that the page says how to cite the explainer, what others may do with its data, and where all of them are.
#[test]
fn cited_and_downloaded() {
    let explainer = explainer();
    let files = published(explainer.clone());
    let of = |files: &publish::Files| parse(&String::from_utf8_lossy(&files["tools.html"]));
    let dom = of(&files);
    let words = text(&dom.document);
    let cited = "What the new bridge costs · The desk · Evidence as of 30 June 2024";
    assert!(words.contains(cited) && words.contains("Licence of the data: CC BY 4.0"), "{words}");
    let licence = links(&dom, |href| href.contains("creativecommons"));
    assert_eq!(licence, [("https://creativecommons.org/licenses/by/4.0/".to_owned(), "CC BY 4.0".to_owned())]);
    let data = links(&dom, |href| href.ends_with(".csv") || href.ends_with(".json"));
    assert_eq!(data.len(), 1 + explainer.figures().count());
    for (href, words) in &data {
        assert!(files.contains_key(href.trim_start_matches("./")), "{href}");
        let is_named = |title: &str| *words == format!("{title} (CSV)");
        assert!(words == "All of it as JSON" || explainer.figures().any(|figure| is_named(&figure.title)), "{words}");
    }
    let reserved = Explainer { licence: sidelight::document::Licence::None, ..explainer };
    let dom = of(&published(reserved));
    assert!(text(&dom.document).contains("Licence of the data: all rights reserved"));
    assert!(links(&dom, |href| href.contains("creativecommons")).is_empty());
}

// Checks that each claim that is told on a page of our own has a way to those who take reports, and that no other page
// has one: not the first, and nobody else's.
#[test]
fn errors_can_be_reported() {
    let mut explainer = explainer();
    let reports = |dom: &RcDom| {
        let links = search(&dom.document, &|node| attribute(node, "class").as_deref() == Some("report"));
        links.iter().map(|link| attribute(link, "href").unwrap_or_default()).collect::<Vec<_>>()
    };
    for (mailbox, expected) in [
        (
            "https://example.org/report",
            "https://example.org/report?id=claim-price&page=crew.html&explainer=base&edition=2024-06-30",
        ),
        (
            "mailto:desk@example.org",
            "mailto:desk@example.org?subject=Report%20an%20error%3A%20crew.html%23claim-price%2C%20base%2C%202024-06-30",
        ),
    ] {
        explainer.report = Some(mailbox.to_owned().try_into().expect("an address"));
        let edition = edition(explainer.clone());
        let mut count = 0;
        for (id, markup) in &edition.panel_pages {
            let dom = parse(markup);
            let claims =
                search(&dom.document, &|node| attribute(node, "id").is_some_and(|id| id.starts_with("claim-")));
            assert_eq!(reports(&dom).len(), claims.len(), "{id}");
            count += claims.len();
        }
        assert!(count > 2);
        let crew = edition.panel_pages.iter().find(|(id, _)| id.as_str() == "crew").expect("there is such a page");
        assert!(reports(&parse(&crew.1)).contains(&expected.to_owned()), "{:?}", reports(&parse(&crew.1)));
        assert_eq!(reports(&parse(&edition.all)).len(), explainer.claims.len());
        let elsewhere = [&edition.page, &edition.frame, &edition.embed, &edition.include, &edition.feed];
        for markup in elsewhere.into_iter().chain(edition.panels.iter().map(|(_, markup)| markup)) {
            assert!(reports(&parse(markup)).is_empty() && !markup.contains(mailbox));
        }
    }
    explainer.report = None;
    for (_, markup) in edition(explainer).panel_pages {
        assert_eq!(reports(&parse(&markup)), Vec::<String>::new());
    }
}
