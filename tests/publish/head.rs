//! The page's head, and the sitemap.

use crate::common::{compile, folder};
use crate::{attribute, edition, page, page_of_all, pages, search, text};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use sidelight::document::Explainer;
use sidelight::publish;
use sidelight::values::Url;

/// What the page's head says: each `rel` of a link, each name of a property, with its value. Links that only have the
/// program come sooner say nothing.
pub(crate) fn head(dom: &RcDom) -> Vec<(String, String)> {
    let said = |node: &Handle| {
        let name = ["rel", "property", "name"].iter().find_map(|name| attribute(node, name))?;
        Some((name, attribute(node, "href").or_else(|| attribute(node, "content"))?))
    };
    let said = |node: &Handle| said(node).filter(|(name, _)| !name.ends_with("preload"));
    search(&dom.document, &|node| said(node).is_some()).iter().filter_map(said).collect()
}

// Checks that what the loader asks for is asked for as soon as it is read, as the loader asks for it, where scripts run;
// but not by a frame, which would keep its host's page from having loaded.
#[test]
fn program_is_asked_for_early() {
    let explainer = compile(&folder("tests/authoring/base"));
    let frame = publish::frame(&crate::shell(), &edition(explainer.clone()), &crate::scripts());
    let (of_panel, of_frame) = (pages(&explainer).pop().expect("there is a panel").1, crate::parse(&frame));
    for (dom, is_early) in
        [(page(&explainer), true), (of_panel, true), (page_of_all(&explainer), true), (of_frame, false)]
    {
        let loaders = search(&dom.document, &|node| attribute(node, "data-program").is_some());
        let [loader] = loaders.as_slice() else { panic!("there is one loader") };
        let named = |name: &str| attribute(loader, &format!("data-{name}")).expect("it is named");
        let links = search(&dom.document, &|node| attribute(node, "rel").is_some_and(|rel| rel.ends_with("preload")));
        let hint = |link: &Handle| ["rel", "as", "href", "media", "crossorigin"].map(|name| attribute(link, name));
        let expected = [
            ("preload", Some("fetch"), "edition"),
            ("preload", Some("fetch"), "wasm"),
            ("modulepreload", None, "program"),
        ];
        let expected = expected.map(|(rel, kind, name)| {
            [Some(rel), kind, Some(&*named(name)), Some("(scripting)"), Some("")].map(|value| value.map(str::to_owned))
        });
        assert_eq!(links.iter().map(hint).collect::<Vec<_>>(), if is_early { expected.to_vec() } else { Vec::new() });
    }
}

// Checks what the head of a page says to sharing services, feed readers and search engines.
#[test]
fn head_is_for_machines() {
    let mut explainer = compile(&folder("tests/authoring/base"));
    let (title, standfirst) = (explainer.headline.clone(), explainer.standfirst.clone());
    let alternative = format!("{}: {title} – The dearest part: €8,000,000", explainer.kicker);
    let check = |explainer: &Explainer, folder: &str, page: &str, own: &[(&str, &str)]| {
        let [feed, as_text, picture] = ["feed.xml", "index.md", "base.png"].map(|name| format!("{folder}{name}"));
        let mut expected = vec![
            ("alternate", feed.as_str()),
            ("alternate", &as_text),
            ("description", &standfirst),
            ("og:type", "article"),
            ("og:title", &title),
            ("og:description", &standfirst),
        ];
        // Before what the document's date and picture give; a page that knows no address names none.
        let answer = format!("{folder}oembed.json");
        if explainer.url.is_some() {
            expected.extend([("alternate", answer.as_str()), ("canonical", page)]);
        }
        expected.extend(own);
        expected.extend([
            ("article:modified_time", "2024-06-30"),
            ("og:image", &picture),
            ("og:image:type", "image/png"),
            ("og:image:width", "1200"),
            ("og:image:height", "630"),
            ("og:image:alt", &alternative),
            ("twitter:card", "summary_large_image"),
        ]);
        let found = head(&self::page(explainer));
        let found: Vec<_> = found.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(found, expected);
    };
    check(&explainer, "./", "./", &[]);
    for (folder, page) in
        [("https://example.org/a/", "https://example.org/a/"), ("https://example.org/", "https://example.org/a.html")]
    {
        explainer.url = Some(Url::new(page).expect("an address"));
        // The same in another language, and this page beside it.
        let languages = [("alternate", page), ("alternate", "https://example.org/pont/")];
        check(&explainer, folder, page, &[languages[0], languages[1], ("og:url", page)]);
    }
}

// Checks the same of the page of a panel, which speaks of the panel, and that the page with everything leads search
// engines to the explainer's own.
#[test]
fn heads_of_the_other_pages() {
    let mut explainer = compile(&folder("tests/authoring/base"));
    let (headline, panel) = (explainer.headline.clone(), explainer.panels[0].clone());
    let alternative = format!("{headline}: {} – The dearest part: €8,000,000", panel.title);
    for (url, folder) in [(None, "./"), (Some("https://example.org/a/page.html"), "https://example.org/a/")] {
        explainer.url = url.map(|url| Url::new(url).expect("an address"));
        let of_panel = pages(&explainer).pop().expect("there is a panel").1;
        let title = search(
            &of_panel.document,
            &|node| matches!(&node.data, NodeData::Element { name, .. } if &*name.local == "title"),
        );
        assert_eq!(text(&title[0]), format!("{} – {headline}", panel.title));
        let beside = |name: &str| format!("{folder}{name}");
        let mut expected = vec![
            ("alternate", beside("feed.xml")),
            ("alternate", beside("costs.md")),
            ("description", panel.finding.clone()),
            ("og:type", "article".to_owned()),
            ("og:title", panel.title.clone()),
            ("og:description", panel.finding.clone()),
        ];
        if url.is_some() {
            expected.push(("alternate", beside("oembed-costs.json")));
            expected.extend(["canonical", "og:url"].map(|name| (name, beside("costs.html"))));
        }
        expected.extend([
            ("article:modified_time", "2024-06-30".to_owned()),
            ("og:image", beside("base-costs.png")),
            ("og:image:type", "image/png".to_owned()),
            ("og:image:width", "1200".to_owned()),
            ("og:image:height", "630".to_owned()),
            ("og:image:alt", alternative.clone()),
            ("twitter:card", "summary_large_image".to_owned()),
        ]);
        let found = head(&of_panel);
        let found: Vec<_> = found.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        assert_eq!(found, expected);
        let canonical = url.unwrap_or("./").to_owned();
        let of_all = [("robots", "noindex".to_owned()), ("canonical", canonical), ("alternate", beside("all.md"))];
        let of_all = of_all.map(|(name, value)| (name.to_owned(), value));
        assert_eq!(head(&page_of_all(&explainer)), of_all);
    }
}

// Checks that text which is markup stays text in the head, and in the feed.
#[test]
fn markup_in_text_is_text() {
    let mut explainer = compile(&folder("tests/authoring/base"));
    explainer.headline = "Is \"5 < 6\" & 'so on' </title><script>?".to_owned();
    explainer.panels[0].title.clone_from(&explainer.headline);
    for (_, page) in pages(&explainer) {
        let said = head(&page);
        assert!(said.contains(&("og:title".to_owned(), explainer.headline.clone())), "{said:?}");
    }
    let edition = edition(explainer.clone());
    let feed = publish::feed(&edition).expect("a feed can be written");
    let feed = atom_syndication::Feed::read_from(feed.as_slice()).expect("it is a feed");
    assert_eq!(feed.title.as_str(), explainer.headline);
}

// Checks that the sitemap names the page and the page of each panel, and that there is none without their address.
#[test]
fn sitemap_names_every_page() {
    let mut explainer = compile(&folder("tests/authoring/base"));
    assert!(publish::sitemap(&explainer).is_none());
    explainer.url = Some(Url::new("https://example.org/a&b/").expect("an address"));
    explainer.panels[0].as_of = "2024-05".parse().expect("a date");
    let sitemap = publish::sitemap(&explainer).expect("there is an address").expect("a sitemap can be written");
    let sitemap = String::from_utf8(sitemap).expect("it is UTF-8");
    let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
                    <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url>\
                    <loc>https://example.org/a&amp;b/</loc><lastmod>2024-06-30</lastmod></url><url>\
                    <loc>https://example.org/a&amp;b/costs.html</loc><lastmod>2024-05</lastmod></url></urlset>";
    assert_eq!(sitemap, expected);
}
