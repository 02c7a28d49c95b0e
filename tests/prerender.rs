//! Prerendering: golden markup, markup that a browser's parser leaves alone, and the same bytes everywhere.

use html5ever::serialize::{SerializeOpts, serialize};
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom, SerializableHandle};
use sidelight::{authoring, prerender};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What Trunk leaves for the prerenderer, as far as the prerenderer looks at it.
const SHELL: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sidelight</title>
<meta name="sidelight-program" data-glue="./app.js" data-wasm="./app_bg.wasm"></head>
<body><div id="sidelight"></div><script type="module" src="./loader.js"></script></body></html>"#;

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every explainer that is prerendered here: the tests' own, and each that is published.
fn explainers() -> Vec<PathBuf> {
    let published = std::fs::read_dir(folder("content")).expect("there is content");
    let published = published.map(|entry| entry.expect("content can be listed").path()).filter(|path| path.is_dir());
    std::iter::once(folder("tests/authoring/base")).chain(published).collect()
}

fn markup(folder: &Path) -> String {
    let explainer = authoring::compile(folder).unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
    prerender::markup(&explainer)
}

// Checks that the markup of the tests' own explainer is the reviewed one. `UPDATE=1` writes it anew.
#[test]
fn golden() {
    let path = folder("tests/golden/base.html");
    // A line for each element makes a difference readable.
    let markup = markup(&folder("tests/authoring/base")).replace("><", ">\n<");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().expect("it has a folder")).expect("the folder can be made");
        std::fs::write(&path, &markup).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    for (number, (found, expected)) in markup.lines().zip(golden.lines()).enumerate() {
        assert_eq!(found, expected, "{}:{}", path.display(), number + 1);
    }
    assert_eq!(markup.lines().count(), golden.lines().count(), "{}: more or fewer lines", path.display());
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

// Checks that a parser finds in each page exactly the elements that were written: what Yew will walk to hydrate.
#[test]
fn parse_stability() {
    for folder in explainers() {
        let explainer = authoring::compile(&folder).unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
        let edition = prerender::edition(explainer).expect("a document can be written");
        let page = prerender::page(SHELL, &edition).expect("the shell can be filled");
        let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(page);
        let errors = dom.errors.borrow();
        assert!(errors.is_empty(), "{}: {errors:?}", folder.display());
        let root = find(&dom.document, "sidelight").expect("the page has the place");
        let mut parsed = Vec::new();
        serialize(&mut parsed, &SerializableHandle::from(root), SerializeOpts::default())
            .expect("memory can be written");
        let parsed = String::from_utf8(parsed).expect("the serializer writes UTF-8");
        let same = |html: &str| html.replace('\u{a0}', "&nbsp;").replace("&#x27;", "'").replace("&gt;", ">");
        let (parsed, written) = (same(&parsed), same(&prerender::markup(&edition.explainer)));
        let at = parsed.bytes().zip(written.bytes()).take_while(|(parsed, written)| parsed == written).count();
        let near = |html: &str| html.chars().skip(at.saturating_sub(120)).take(240).collect::<String>();
        assert!(parsed == written, "{}:\nwritten {}\nparsed  {}", folder.display(), near(&written), near(&parsed));
    }
}

// Checks that two prerenders are the same to the byte under another time zone, locale and number of threads.
#[test]
fn same_bytes_everywhere() {
    for folder in explainers() {
        let build = |settings: &[(&str, &str)]| {
            let dist = tempfile::tempdir().expect("a folder can be made");
            std::fs::write(dist.path().join("index.html"), SHELL).expect("the shell can be written");
            let mut command = Command::new(env!("CARGO_BIN_EXE_sidelight"));
            command.arg("build").arg(&folder).arg("--dist").arg(dist.path()).envs(settings.iter().copied());
            let output = command.output().expect("the command runs");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            let mut files: Vec<_> = std::fs::read_dir(dist.path())
                .expect("the folder can be listed")
                .map(|entry| entry.expect("the folder can be listed").path())
                .map(|path| {
                    (path.file_name().map(ToOwned::to_owned), std::fs::read(&path).expect("a file can be read"))
                })
                .collect();
            files.sort();
            files
        };
        let here = build(&[("TZ", "UTC"), ("LANG", "C.UTF-8"), ("TOKIO_WORKER_THREADS", "1")]);
        let there = build(&[
            ("TZ", "Pacific/Auckland"),
            ("LANG", "tr_TR.UTF-8"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("TOKIO_WORKER_THREADS", "7"),
        ]);
        assert_eq!(here.len(), 3, "the page, its edition and the JSON");
        assert!(here == there, "{}: two prerenders differ", folder.display());
    }
}

// Checks that a shell which does not name the program is refused in words, and is left as it was.
#[test]
fn shell_without_program() {
    let dist = tempfile::tempdir().expect("a folder can be made");
    let index = dist.path().join("index.html");
    std::fs::write(&index, "<!doctype html><div id=sidelight></div>").expect("the shell can be written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidelight"));
    let output = command.arg("build").arg(folder("tests/authoring/base")).arg("--dist").arg(dist.path()).output();
    let output = output.expect("the command runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("it does not name the program"), "{output:?}");
    assert_eq!(std::fs::read_to_string(&index).expect("it is there"), "<!doctype html><div id=sidelight></div>");
    assert_eq!(
        std::fs::read_dir(dist.path()).expect("the folder can be listed").count(),
        1,
        "nothing else was written"
    );
}

// Checks that a filled page cannot be filled again: it names the program no more.
#[test]
fn page_is_made_once() {
    let explainer = authoring::compile(&folder("tests/authoring/base")).expect("the base is valid");
    let edition = prerender::edition(explainer).expect("a document can be written");
    let page = prerender::page(SHELL, &edition).expect("the shell can be filled");
    assert!(!page.contains("sidelight-program"));
    assert!(matches!(prerender::page(&page, &edition), Err(prerender::PageError::Program)));
}
