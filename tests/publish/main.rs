//! Publishing: golden markup, markup that a browser's parser leaves alone, what is told to machines, and the same
//! bytes everywhere.

mod card;
mod command;
#[path = "../common/mod.rs"]
mod common;
mod contract;
mod corrections;
mod csv;
mod desk;
mod edition;
mod feed;
mod frame;
mod head;
mod images;
mod linked_data;
mod links;
mod mail;
mod markdown;
mod markup;
mod oembed;
mod picture;
mod policy;
mod shell;
mod site;
mod sources;
mod terms;

use common::{SHELL, compile, explainers, folder};
use futures::executor::block_on;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use sidelight::document::Explainer;
use sidelight::publish::{self, Scripts, Shell};
use sidelight::values::Url;
use std::path::Path;

/// Where the scripts are said to be.
fn scripts() -> Scripts {
    let [program, loader, frame] = ["./program.js", "./loader-0.js", "./frame-0.js"].map(str::to_owned);
    Scripts { program, loader, frame, is_frame_module: false }
}

/// Fills a folder with what Trunk leaves in it.
fn leave(dist: &Path) {
    let glue =
        "export function start() {}\nasync function __wbg_load() {}\nexport { initSync, __wbg_init as default };";
    let script = std::fs::read(folder("static/modules/sidelight-embed.js")).expect("there is a script");
    let files: [(&str, &[u8]); 9] = [
        ("index.html", SHELL.as_bytes()),
        ("app.js", glue.as_bytes()),
        ("app_bg.wasm", b"wasm"),
        ("sidelight-embed.js", &script),
        ("loader.js", b"import \"./page/address.js\";import(\"./source-card.js\");"),
        ("source-card.js", b"export {};"),
        ("frame.js", b"(() => { sidelight })();"),
        ("site.js", b"search();"),
        ("site.css", b".site{margin:0}"),
    ];
    for (name, bytes) in files {
        std::fs::write(dist.join(name), bytes).expect("a file can be written");
    }
}

/// The shell, as it is read.
fn shell() -> Shell<'static> {
    Shell::read(SHELL).expect("it is a shell")
}

/// The files that Trunk left.
fn left() -> publish::Files {
    let dist = tempfile::tempdir().expect("a folder can be made");
    leave(dist.path());
    let entries = std::fs::read_dir(dist.path()).expect("it can be listed");
    let files = entries.map(|entry| {
        let entry = entry.expect("it can be listed");
        let name = entry.file_name().into_string().expect("a name in Unicode");
        (name, std::fs::read(entry.path()).expect("it can be read"))
    });
    files.collect()
}

/// An explainer as it is shown everywhere.
fn edition(explainer: Explainer) -> publish::Edition {
    block_on(publish::edition(explainer)).expect("a document can be written")
}

/// What is published of an explainer with those.
fn published(explainer: Explainer) -> publish::Files {
    block_on(publish::publish(explainer, &left())).expect("the page can be made").files
}

/// Each explainer with and without an address of its page.
fn at_home_and_nowhere() -> Vec<Explainer> {
    let published = |mut explainer: Explainer| {
        explainer.url = Some(Url::new("https://example.org/explainers/page.html").expect("an address"));
        explainer
    };
    let explainers = explainers().into_iter().map(|folder| compile(&folder));
    explainers.flat_map(|explainer| [published(explainer.clone()), explainer]).collect()
}

/// Compares with a golden file, line by line; `UPDATE=1` writes it.
fn is_golden(name: &str, text: &str) {
    let path = folder("tests/golden").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, text).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    for (number, (found, expected)) in text.lines().zip(golden.lines()).enumerate() {
        assert_eq!(found, expected, "{}:{}", path.display(), number + 1);
    }
    assert!(text == golden, "{}: more or fewer lines", path.display());
}

fn address() -> Url {
    Url::new("https://paper.example/explainers/bridge/").expect("an address")
}

fn page(explainer: &Explainer) -> RcDom {
    let edition = edition(explainer.clone());
    parse(&publish::page(&shell(), &edition, &scripts()))
}

/// The page of an explainer and those of its panels, each with its name: all that search engines are led to.
fn pages(explainer: &Explainer) -> Vec<(String, RcDom)> {
    let edition = edition(explainer.clone());
    let page = publish::page(&shell(), &edition, &scripts());
    let panels = publish::panel_pages(&shell(), &edition, &scripts());
    let pages = std::iter::once(("index.html".to_owned(), page)).chain(panels);
    pages.map(|(name, page)| (name, parse(&page))).collect()
}

/// The page with everything.
fn page_of_all(explainer: &Explainer) -> RcDom {
    let edition = edition(explainer.clone());
    parse(&publish::page_of_all(&shell(), &edition, &scripts()))
}

fn parse(html: &str) -> RcDom {
    html5ever::parse_document(RcDom::default(), Default::default()).one(html)
}

fn find(node: &Handle, id: &str) -> Option<Handle> {
    if let NodeData::Element { attrs, .. } = &node.data {
        let has_id = attrs.borrow().iter().any(|attr| &*attr.name.local == "id" && &*attr.value == id);
        if has_id {
            return Some(node.clone());
        }
    }
    node.children.borrow().iter().find_map(|child| find(child, id))
}

/// What a parser shows of a page: its text, without scripts and styles.
fn text(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        NodeData::Element { name, .. } if matches!(&*name.local, "script" | "style") => String::new(),
        _ => node.children.borrow().iter().map(text).collect(),
    }
}

/// The value of an element's attribute.
fn attribute(node: &Handle, name: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    attrs.borrow().iter().find(|attr| &*attr.name.local == name).map(|attr| attr.value.to_string())
}

/// The elements that a test holds for.
fn search(node: &Handle, is_it: &dyn Fn(&Handle) -> bool) -> Vec<Handle> {
    let own = is_it(node).then(|| node.clone());
    own.into_iter().chain(node.children.borrow().iter().flat_map(|child| search(child, is_it))).collect()
}

/// Every name of a place, in the order of the page.
fn ids(node: &Handle) -> Vec<String> {
    search(node, &|node| attribute(node, "id").is_some()).iter().filter_map(|node| attribute(node, "id")).collect()
}
