//! oEmbed's answer, and how it is found.

use crate::common::folder;
use crate::{address, published};
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use sidelight::{authoring, publish};

// Checks that oEmbed's answer has what the format asks for, in the types that it asks for, and that its markup is all
// among what WordPress keeps for a stranger.
#[test]
fn oembed() {
    let explainer =
        authoring::compile(&folder("tests/authoring/base")).expect("the tests' own explainer has no mistake");
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &1200u32.to_be_bytes(), &630u32.to_be_bytes()].concat();
    let read = |answer: String| serde_json::from_str::<serde_json::Value>(&answer).expect("it is JSON");
    let answer = read(publish::oembed(&explainer, &address(), Some(&png)));
    assert_eq!(answer["version"], "1.0");
    assert_eq!(answer["type"], "rich");
    assert_eq!(answer["title"], "What the new bridge costs");
    assert_eq!([&answer["provider_name"], &answer["provider_url"]], ["paper.example", "https://paper.example"]);
    assert_eq!(answer["thumbnail_url"], "https://paper.example/explainers/bridge/base.png");
    assert_eq!([&answer["thumbnail_width"], &answer["thumbnail_height"]], [1200, 630]);
    // As docs/embedding.md says.
    assert_eq!([&answer["width"], &answer["height"], &answer["cache_age"]], [680, 900, 24 * 60 * 60]);
    assert_eq!(answer["sidelight"]["src"], "https://paper.example/explainers/bridge/base.json");
    for picture in [None, Some(&b"no picture"[..])] {
        let answer = read(publish::oembed(&explainer, &address(), picture));
        assert!(["url", "width", "height"].iter().all(|part| answer.get(format!("thumbnail_{part}")).is_none()));
    }

    let html = answer["html"].as_str().expect("it has markup");
    let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(format!("<!doctype html>{html}"));
    assert!(dom.errors.borrow().is_empty(), "{:?}", dom.errors.borrow());
    let mut kept = Vec::new();
    elements(&dom.document, &mut kept);
    let names: Vec<_> = kept.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["html", "head", "body", "blockquote", "a", "iframe"]);
    assert!(kept[4].1.contains(&("href".into(), "https://paper.example/explainers/bridge/".into())));
    for wanted in [
        ("src", "https://paper.example/explainers/bridge/glance.html"),
        ("title", "Explainer: What the new bridge costs"),
        ("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox"),
        ("loading", "lazy"),
        ("width", "100%"),
    ] {
        assert!(kept[5].1.contains(&(wanted.0.into(), wanted.1.into())), "{wanted:?}: {:?}", kept[5].1);
    }
}

fn elements(node: &Handle, found: &mut Vec<(String, Vec<(String, String)>)>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attributes =
            attrs.borrow().iter().map(|attr| (attr.name.local.to_string(), attr.value.to_string())).collect();
        found.push((name.local.to_string(), attributes));
    }
    node.children.borrow().iter().for_each(|child| elements(child, found));
}

// Checks that a page with an address says where its answer is, and that only such a page has one.
#[test]
fn oembed_is_found() {
    for address in [None, Some(address())] {
        let mut explainer =
            authoring::compile(&folder("tests/authoring/base")).expect("the tests' own explainer has no mistake");
        explainer.url = address.clone();
        let files = published(explainer);
        let read = |name: &str| files.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        for (page, answer, frame, title) in [
            ("index.html", "oembed.json", "glance.html", "What the new bridge costs"),
            ("costs.html", "oembed-costs.json", "embed.html?panel=costs&amp;held", "What it costs"),
        ] {
            let page = read(page).expect("there is a page");
            let link = format!(
                "<link rel=\"alternate\" type=\"application/json+oembed\" \
                 href=\"https://paper.example/explainers/bridge/{answer}\">"
            );
            assert_eq!(page.contains(&link), address.is_some());
            let answer = read(answer);
            assert_eq!(answer.is_some(), address.is_some());
            let Some(answer) = answer else { continue };
            let answer: serde_json::Value = serde_json::from_str(&answer).expect("it is JSON");
            assert_eq!(answer["title"], title);
            let panel = answer["sidelight"].get("panel").and_then(|panel| panel.as_str());
            assert_eq!(panel, (title == "What it costs").then_some("costs"));
            let src = answer["sidelight"]["src"].as_str().and_then(|src| src.rsplit('/').next()).expect("an address");
            assert!(files.contains_key(src), "{src}");
            let html = answer["html"].as_str().expect("it has markup");
            assert!(html.contains(&format!("src=\"https://paper.example/explainers/bridge/{frame}\"")), "{html}");
            // WordPress holds a frame to 200 to 1,000 pixels.
            let height = answer["height"].as_u64().expect("a number");
            assert!((200..=1000).contains(&height) && html.contains(&format!("height=\"{height}\"")), "{html}");
            let file = frame.split('?').next().unwrap_or_default();
            assert!(files.contains_key(file), "{file}");
            let picture = answer["thumbnail_url"].as_str().and_then(|url| url.rsplit('/').next()).expect("a picture");
            assert!(files.contains_key(picture), "{picture}");
        }
        let frame = read("embed.html").expect("there is a page for frames");
        let script = frame.split("src=\"./frame-").nth(1).and_then(|rest| rest.split('"').next()).expect("a script");
        assert!(read(&format!("frame-{script}")).is_some_and(|script| script.contains("sidelight")), "{script}");
    }
}
