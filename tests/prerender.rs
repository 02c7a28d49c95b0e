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
        assert!(here.len() > 3, "the page, its edition, the JSON and each figure's rows");
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

/// What a parser shows of a page: its text, without scripts and styles.
fn text(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        NodeData::Element { name, .. } if matches!(&*name.local, "script" | "style") => String::new(),
        _ => node.children.borrow().iter().map(text).collect(),
    }
}

/// The first element that a test holds for.
fn search(node: &Handle, is_it: &dyn Fn(&Handle) -> bool) -> Option<Handle> {
    if is_it(node) {
        return Some(node.clone());
    }
    node.children.borrow().iter().find_map(|child| search(child, is_it))
}

// Checks that what the page tells machines is JSON, and says nothing that the page does not show.
#[test]
fn linked_data_is_what_is_visible() {
    let folder = folder("content/russian-defections");
    let explainer = authoring::compile(&folder).unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
    let edition = prerender::edition(explainer).expect("a document can be written");
    let page = prerender::page(SHELL, &edition).expect("the shell can be filled");
    let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(page);
    let is_linked_data = |node: &Handle| match &node.data {
        NodeData::Element { attrs, .. } => attrs.borrow().iter().any(|attr| &*attr.value == "application/ld+json"),
        _ => false,
    };
    let script = search(&dom.document, &is_linked_data).expect("the page has linked data");
    let source: String = script.children.borrow().iter().map(text).collect();
    let data: serde_json::Value = serde_json::from_str(&source).expect("it is JSON");
    let visible = text(&dom.document);

    let mut said: Vec<String> = Vec::new();
    let mut collect = |value: &serde_json::Value| said.extend(value.as_str().map(ToOwned::to_owned));
    ["headline", "description", "articleSection"].iter().for_each(|key| collect(&data[key]));
    ["headline", "author", "publisher"].iter().for_each(|key| collect(&data["isBasedOn"][key]));
    let parts = data["hasPart"].as_array().expect("it has parts");
    for part in parts {
        ["text", "name", "description"].iter().for_each(|key| collect(&part[key]));
        collect(&part["author"]["name"]);
    }
    assert!(said.len() > 40, "there is much to compare: {said:?}");
    for words in said {
        assert!(visible.contains(&words), "the page does not show: {words}");
    }
    let claims = parts.iter().filter(|part| part["@type"] == "Claim").count();
    assert_eq!(claims, edition.explainer.claims.len());
    let ids = parts.iter().filter_map(|part| part["@id"].as_str()?.strip_prefix('#'));
    for id in ids {
        assert!(find(&dom.document, id).is_some(), "nothing on the page has the id {id}");
    }
}

// Checks that each figure's CSV can be read back, and holds the amounts and dates of the record.
#[test]
fn csv_is_the_record() {
    use sidelight::document::{Amount, Date, FigureData};
    for folder in explainers() {
        let explainer = authoring::compile(&folder).unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
        assert!(explainer.figures().count() > 0);
        for figure in explainer.figures() {
            let bytes = prerender::csv(&explainer, figure).expect("rows can be written");
            let mut reader = csv::Reader::from_reader(bytes.as_slice());
            let headers = reader.headers().expect("there is a header").clone();
            let column = |name: &str| headers.iter().position(|header| header == name);
            let rows: Vec<_> = reader.records().map(|row| row.expect("a row can be read")).collect();
            let record: Vec<(Date, Option<Amount>)> = match &figure.data {
                FigureData::Ranking(rows) => rows.iter().map(|row| (row.as_of, Some(row.amount))).collect(),
                FigureData::Series(rows) | FigureData::Points(rows) => {
                    rows.iter().map(|row| (row.as_of, Some(row.amount))).collect()
                }
                FigureData::Rate(rate) => rate.rows.iter().map(|row| (row.as_of, None)).collect(),
                FigureData::Timeline(entries) => entries.iter().map(|entry| (entry.as_of, None)).collect(),
            };
            let as_of = column("as_of").expect("every row has a date");
            let read: Vec<(Date, Option<Amount>)> = rows
                .iter()
                .map(|row| {
                    let stated = column("stated").map(|stated| row[stated].parse().expect("an amount"));
                    (row[as_of].parse().expect("a date"), stated)
                })
                .collect();
            assert_eq!(read, record, "{}: {}", folder.display(), figure.id);
            let sources = column("sources").expect("every row has sources");
            assert!(rows.iter().all(|row| row[sources].starts_with("http")), "every row says where to check");
        }
    }
}
