//! The ways between the pages: every link of ours leads to something, and old addresses lead on.

use crate::common::folder;
use crate::csv::folder_in_memory;
use crate::{at_home_and_nowhere, attribute, ids, parse, published, search, text};
use markup5ever_rcdom::{Handle, NodeData};
use sidelight::authoring;
use sidelight::document::Explainer;
use sidelight::publish::Files;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// The explainers, and one with panels at every kind of place: one beside its passage, one that only the rest of that
/// leads to and that lists the same claims in its essential, and two at the end, of which only panels lead to them; with corrections,
/// a place for errors, and a term that a panel alone marks.
pub(crate) fn explainers() -> Vec<Explainer> {
    let mut files = folder_in_memory(&folder("tests/authoring/base"));
    let mut write = |name: &str, change: &dyn Fn(String) -> String| {
        let before = files.files.get(name).cloned().flatten().unwrap_or_default();
        let text = change(String::from_utf8(before).expect("it is a text"));
        files.files.insert(name.to_owned(), Some(text.into_bytes()));
    };
    let front = "+++\ntitle = \"T\"\nfinding = \"F\"\nas_of = \"2024\"\nsources = [\"council\"]\n+++\n";
    let places = "More [of it](panel:costs): {parts:Span} for the span. <source:council>\n\n<panel:crew>\n\nAnd so on.\n\n\
                  <panel:tools>\n\n<panel:rest>\n";
    let piers = "The piers cost {parts:\"Piers, both\"}.";
    write("article.md", &|text| format!("{text}\n\n{places}"));
    write("panels/costs.md", &|text| text + "\n\nSee [the crew](panel:crew).\n");
    write("panels/crew.md", &|_| {
        format!("{front}With [tools](panel:tools) of [oak](term:oak). {piers} <source:council>\n\n<claims:all>\n")
    });
    let lists = "<more>\n\n<people:all>\n\n<corrections:all>\n\n<cite:this>\n\n<sources:all>";
    write("panels/tools.md", &|_| format!("{front}[Named](claim:price), and [the rest](panel:rest).\n\n{lists}\n"));
    write("panels/rest.md", &|_| format!("{front}<claims:builder>\n\n<more>\n\n[The crew](panel:crew), again.\n"));
    let keys = "as_of = \"2024-06-30\"\nreviewed = \"2024-08\"\nreport = \"https://example.org/report\"";
    write("explainer.toml", &|text| text.replace("as_of = \"2024-06-30\"", keys));
    write("terms.toml", &|_| "[[term]]\nid = \"oak\"\nword = \"oak\"\nmeans = \"A tree. <ours>\"\n".to_owned());
    let correction = |date: &str, place: &str, says: &str| {
        format!("[[correction]]\ndate = \"{date}\"\nwhere = \"{place}\"\nsaid = \"It *was* so.\"\nsays = \"{says}\"\n")
    };
    let corrections = [
        correction("2024-03-02", "article", "It is not. <ours>"),
        correction("2024-07-31", "claim:price", "It is less. <source:council> Much less."),
        correction("2024-07", "tools", "Not so."),
    ];
    write("corrections.toml", &|_| corrections.concat());
    let all_places = authoring::compile_files(&files).unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
    at_home_and_nowhere().into_iter().chain([all_places]).collect()
}

/// The same as they are published: once for all tests, since each has many pictures.
fn all_published() -> &'static [(Explainer, Files)] {
    static PUBLISHED: OnceLock<Vec<(Explainer, Files)>> = OnceLock::new();
    PUBLISHED
        .get_or_init(|| explainers().into_iter().map(|explainer| (explainer.clone(), published(explainer))).collect())
}

/// Every page that is published, by its name.
fn pages(files: &Files) -> BTreeMap<&str, Handle> {
    let is_page =
        |name: &str| name.ends_with(".html") && !name.ends_with(".include.html") && !name.ends_with(".email.html");
    let pages = files.iter().filter(|(name, _)| is_page(name));
    pages.map(|(name, page)| (name.as_str(), parse(&String::from_utf8_lossy(page)).document)).collect()
}

/// Whether an address leads to another explainer of the same publisher: one that the tests' own names, or one that is
/// published here.
pub(crate) fn is_anothers(address: &str) -> bool {
    let published = crate::common::published();
    let mut names = published.iter().map(|folder| folder.file_name().unwrap().display());
    let is_its = |name| address.contains(&format!("/{name}.html")) || address.ends_with(&format!("/{name}/"));
    address.contains("/tunnel") || names.any(is_its)
}

/// The file and the place that an address of ours means; `None` of one that leads elsewhere.
fn place<'a>(explainer: &Explainer, here: &'a str, address: &'a str) -> Option<(&'a str, &'a str)> {
    if is_anothers(address) {
        return None;
    }
    let (file, place) = address.split_once('#').unwrap_or((address, ""));
    let url = explainer.url.as_ref().map(|url| url.as_str());
    let folder = url.and_then(|url| Some(url.rsplit_once('/')?.0));
    let beside = folder.and_then(|folder| file.strip_prefix(folder)?.strip_prefix('/'));
    let file = match file {
        "" => here,
        "./" => "index.html",
        _ if Some(file) == url => "index.html",
        _ => file.strip_prefix("./").or(beside)?,
    };
    Some((file, place))
}

// Checks that every link of a page that is not to another site leads to a file that is there, and to a place that the
// page has; and that no page has a place twice.
#[test]
fn links_lead_somewhere() {
    let mut kinds = BTreeSet::new();
    for (explainer, files) in all_published() {
        let pages = pages(files);
        assert_eq!(pages.len(), 4 + explainer.panels.len(), "{:?}", pages.keys());
        let places: BTreeMap<&str, Vec<String>> = pages.iter().map(|(name, page)| (*name, ids(page))).collect();
        for (name, ids) in &places {
            let unique: BTreeSet<&String> = ids.iter().collect();
            assert_eq!(unique.len(), ids.len(), "{name} has a place twice: {ids:?}");
        }
        let moved: BTreeMap<String, String> = serde_json::from_slice(&files["places.json"]).expect("it is a list");
        for (here, page) in &pages {
            for link in search(page, &|node| attribute(node, "href").is_some()) {
                let href = attribute(&link, "href").expect("it was searched for");
                // What a head says to others is looked at elsewhere.
                let NodeData::Element { name, .. } = &link.data else { continue };
                if &*name.local != "a" {
                    continue;
                }
                let Some((file, place)) = self::place(explainer, here, &href) else {
                    let elsewhere = ["http", "mailto:", "../tunnel/"];
                    assert!(elsewhere.iter().any(|start| href.starts_with(start)), "{here}: {href}");
                    continue;
                };
                assert!(files.contains_key(file), "{here}: {href} is not there");
                if !place.is_empty() {
                    let has_place = places.get(file).is_some_and(|ids| ids.iter().any(|id| id == place));
                    // The address to send of what opens in a frame, and on the page itself no more.
                    let is_sent = attribute(&link, "class").is_some_and(|class| class == "permalink");
                    let leads_on =
                        *here == "embed.html" && is_sent && file == "index.html" && moved.contains_key(place);
                    assert!(has_place || leads_on, "{here}: nothing on {file} is called {place}: {}", text(&link));
                    kinds.insert((*here == file, place.split('-').next().unwrap_or_default().to_owned()));
                }
            }
        }
    }
    for kind in ["claim", "list", "passage", "source", "trigger"] {
        for is_here in [true, false] {
            assert!(kinds.contains(&(is_here, kind.to_owned())), "a link to a {kind}, {is_here}: {kinds:?}");
        }
    }
}

// Checks that every link of the feed to the explainer leads to a place that the page has, or that it leads on from.
#[test]
fn links_of_the_feed_lead_somewhere() {
    for (explainer, files) in all_published() {
        let feed = atom_syndication::Feed::read_from(files["feed.xml"].as_slice()).expect("it is a feed");
        let content =
            feed.entries()[0].content().and_then(|content| content.value()).expect("it has content").to_owned();
        let pages = pages(files);
        let moved: BTreeMap<String, String> = serde_json::from_slice(&files["places.json"]).expect("it is a list");
        let mut count = 0;
        for link in search(&parse(&content).document, &|node| attribute(node, "href").is_some()) {
            let href = attribute(&link, "href").expect("it was searched for");
            let Some((file, place)) = self::place(explainer, "feed.xml", &href) else { continue };
            assert!(files.contains_key(file), "{href} is not there");
            if !place.is_empty() {
                let has_place = ids(&pages[file]).iter().any(|id| id == place);
                assert!(has_place || file == "index.html" && moved.contains_key(place), "{href} leads nowhere");
                count += 1;
            }
        }
        assert!(count > 10, "{count}");
    }
}

/// The places of a page that an address leads to: a term's meaning is closed when one arrives.
fn places_of(page: &Handle) -> BTreeSet<String> {
    let is_place = |node: &Handle| attribute(node, "id").is_some() && attribute(node, "popover").is_none();
    search(page, &is_place).iter().filter_map(|node| attribute(node, "id")).collect()
}

// Checks that the list of moved places names each place of a panel's page that the explainer's own page does not have,
// with a page that has it, and nothing else.
#[test]
fn moved_places_are_those_of_other_pages() {
    let mut count = 0;
    for (explainer, files) in all_published() {
        let places: BTreeMap<&str, BTreeSet<String>> =
            pages(files).iter().map(|(name, page)| (*name, places_of(page))).collect();
        let moved: BTreeMap<String, String> = serde_json::from_slice(&files["places.json"]).expect("it is a list");
        let of_panels = explainer.panels.iter().flat_map(|panel| &places[format!("{}.html", panel.id).as_str()]);
        let expected: BTreeSet<&String> = of_panels.filter(|id| !places["index.html"].contains(*id)).collect();
        assert_eq!(moved.keys().collect::<BTreeSet<_>>(), expected);
        for (id, page) in &moved {
            assert!(places[page.as_str()].contains(id), "{page} has no {id}");
        }
        // The page with everything has every place but the heading of a list that it has in a panel.
        let is_elsewhere = |id: &&String| !places["all.html"].contains(*id) && *id != "sources";
        assert_eq!(moved.keys().filter(is_elsewhere).collect::<Vec<_>>(), Vec::<&String>::new());
        count += moved.len();
    }
    assert!(count > 100, "{count}");
}
