//! What a page says that it may load and run.

use crate::common::{SHELL, compile, folder};
use crate::{at_home_and_nowhere, attribute, edition, parse, published, scripts, search};
use base64::prelude::{BASE64_STANDARD, Engine};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use sha2::{Digest, Sha256};
use sidelight::publish::{self, Shell};

fn named(dom: &RcDom, name: &str) -> Vec<Handle> {
    search(&dom.document, &|node| matches!(&node.data, NodeData::Element { name: own, .. } if &*own.local == name))
}

fn inside(node: &Handle) -> String {
    let children = node.children.borrow();
    let text = |child: &Handle| match &child.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => panic!("there is text alone"),
    };
    children.iter().map(text).collect()
}

/// The directives of a page's policy, each with its name.
fn policy(dom: &RcDom) -> Vec<(String, String)> {
    let metas = named(dom, "meta");
    let is_policy = |meta: &Handle| attribute(meta, "http-equiv").as_deref() == Some("Content-Security-Policy");
    assert!(metas.first().is_some_and(is_policy), "it is said before there is anything to load");
    assert_eq!(metas.iter().filter(|meta| is_policy(meta)).count(), 1);
    let content = attribute(&metas[0], "content").expect("it says something");
    content
        .split("; ")
        .map(|one| one.split_once(' ').expect("each says something"))
        .map(|(a, b)| (a.into(), b.into()))
        .collect()
}

// Checks that every page allows its own styles, by their hashes, and what lies beside it; that nothing in it would be
// refused; and that a frame's page, which may have no origin, names its own site.
#[test]
fn each_page_has_its_own() {
    for explainer in at_home_and_nowhere() {
        let home = explainer.url.as_ref().map(|url| url.as_str().split('/').take(3).collect::<Vec<_>>().join("/"));
        for (name, page) in published(explainer).into_iter().filter(|(name, _)| name.ends_with(".html")) {
            // What is put into another page, and a letter.
            if name.ends_with(".include.html") || name.ends_with(".email.html") {
                continue;
            }
            let dom = parse(&String::from_utf8(page).expect("a page is text"));
            let is_framed = ["embed.html", "glance.html"].contains(&name.as_str());
            let own = home.as_ref().filter(|_| is_framed).map_or("'self'".to_owned(), |home| format!("'self' {home}"));
            let hash = |style| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(inside(style))));
            let hashes: Vec<_> = named(&dom, "style").iter().map(hash).collect();
            assert_eq!(hashes.len(), if is_framed { 2 } else { 1 }, "{name}");
            let mut expected = vec![
                ("default-src", "'none'".to_owned()),
                ("script-src", format!("{own} 'wasm-unsafe-eval'")),
                ("style-src", hashes.join(" ")),
                ("img-src", own.clone()),
                ("connect-src", own.clone()),
                ("base-uri", "'none'".to_owned()),
                ("form-action", "'none'".to_owned()),
                ("require-trusted-types-for", "'script'".to_owned()),
                ("trusted-types", if name == "glance.html" { "'none'" } else { "sidelight" }.to_owned()),
            ];
            if name == "glance.html" {
                expected.retain(|(directive, _)| *directive != "connect-src");
                expected[1].1 = own;
            }
            let said = policy(&dom);
            let said: Vec<_> = said.iter().map(|(directive, value)| (directive.as_str(), value.clone())).collect();
            assert_eq!(said, expected, "{name}");

            for node in search(&dom.document, &|node| matches!(node.data, NodeData::Element { .. })) {
                let NodeData::Element { attrs, .. } = &node.data else { continue };
                for attribute in attrs.borrow().iter() {
                    let attribute = &*attribute.name.local;
                    assert!(
                        attribute != "style" && !attribute.starts_with("on"),
                        "{name}: {attribute} would be refused"
                    );
                }
            }
            for node in ["script", "img"].iter().flat_map(|kind| named(&dom, kind)) {
                match attribute(&node, "src") {
                    Some(src) => assert!(src.starts_with("./"), "{name}: {src}"),
                    None => assert_eq!(attribute(&node, "type").as_deref(), Some("application/ld+json"), "{name}"),
                }
            }
        }
    }
}

// Checks that the manual has the policy that a page has.
#[test]
fn the_manual_has_it() {
    let files = published(compile(&folder("tests/authoring/base")));
    let dom = parse(&String::from_utf8_lossy(&files["index.html"]));
    let is_hash = |part: &str| part.starts_with("sha256-");
    let said = attribute(&named(&dom, "meta")[0], "content").expect("it says something");
    let said: Vec<_> = said.split('\'').map(|part| if is_hash(part) { "sha256-…" } else { part }).collect();
    let manual = include_str!("../../docs/embedding.md");
    let is_first = |line: &&str| line.starts_with("    default-src 'none'; script-src 'self' 'wasm");
    let lines: Vec<_> = manual.lines().skip_while(|line| !is_first(line)).take(2).map(str::trim).collect();
    assert_eq!(said.join("'"), lines.join(" "));
}

// Checks that a page which Trunk serves is without one, since its script opens a socket and writes markup, and that the
// frame's, from which that script is taken, is not.
#[test]
fn none_where_trunk_serves() {
    let served = SHELL.replace("</body>", "<script>new WebSocket('ws://x')</script></body>");
    let edition = edition(compile(&folder("tests/authoring/base")));
    let shell = Shell::read(&served).expect("it is a shell");
    let page = publish::page(&shell, &edition, &scripts());
    assert!(page.contains("WebSocket") && !page.contains("Content-Security-Policy"));
    let frame = publish::frame(&shell, &edition, &scripts());
    assert!(!frame.contains("WebSocket") && frame.contains("Content-Security-Policy"));
}
