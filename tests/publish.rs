//! Publishing: golden markup, markup that a browser's parser leaves alone, what is told to machines, and the same
//! bytes everywhere.

use futures::executor::block_on;
use html5ever::serialize::{SerializeOpts, serialize};
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom, SerializableHandle};
use serde_json::json;
use sidelight::document::{Explainer, Index, PanelBlock};
use sidelight::figures::{self, Data, Figure};
use sidelight::language::{Language, WORDS};
use sidelight::publish::{Markup, Scripts, Shell, ShellError};
use sidelight::values::{Status, Url};
use sidelight::view::Target;
use sidelight::{authoring, islands::EditionHead, publish};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What Trunk leaves, as far as it is looked at.
const SHELL: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sidelight</title>
<meta name="sidelight-program" data-glue="./app.js" data-wasm="./app_bg.wasm"><style>p{margin:0}</style></head>
<body><div id="sidelight"></div><script type="module" src="./loader.js"></script></body></html>"#;

/// Where the scripts are said to be.
fn scripts() -> Scripts {
    let [program, loader, frame] = ["./program.js", "./loader-0.js", "./frame-0.js"].map(str::to_owned);
    Scripts { program, loader, frame, is_frame_module: false }
}

/// Fills a folder with what Trunk leaves in it.
fn leave(dist: &Path) {
    let glue = "export function start() {}\nexport { initSync, __wbg_init as default };";
    let script = std::fs::read(folder("static/modules/sidelight-embed.js")).expect("there is a script");
    let files: [(&str, &[u8]); 6] = [
        ("index.html", SHELL.as_bytes()),
        ("app.js", glue.as_bytes()),
        ("app_bg.wasm", b"wasm"),
        ("sidelight-embed.js", &script),
        ("loader.js", b"import \"./page/address.js\";"),
        ("frame.js", b"(() => { sidelight })();"),
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

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every explainer that is published here: the tests' own, and each that is published.
fn explainers() -> Vec<PathBuf> {
    let published = std::fs::read_dir(folder("content")).expect("there is content");
    let published = published.map(|entry| entry.expect("content can be listed").path()).filter(|path| path.is_dir());
    std::iter::once(folder("tests/authoring/base")).chain(published).collect()
}

fn compile(folder: &Path) -> Explainer {
    authoring::compile(folder).unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"))
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

fn page(explainer: &Explainer) -> RcDom {
    let edition = edition(explainer.clone());
    parse(&publish::page(&shell(), &edition, &scripts()).expect("the shell can be filled"))
}

fn parse(html: &str) -> RcDom {
    html5ever::parse_document(RcDom::default(), Default::default()).one(html)
}

/// The markup of an explainer on a page of its own.
fn markup_of(explainer: &Explainer) -> String {
    let language = Language::or_english(&explainer.lang, figures::WORDS);
    block_on(publish::render(&Index::new(explainer), &language, Target::Page)).0
}

fn markup(folder: &Path) -> String {
    markup_of(&compile(folder))
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

/// Markup with all that the view writes: explainers that use all of it, in every language, with every status.
fn specimens() -> Vec<String> {
    let mut specimens = Vec::new();
    for (number, folder) in explainers().into_iter().enumerate() {
        let explainer = compile(&folder);
        // The first is the tests' own, which is small.
        let tags: Vec<&str> =
            if number == 0 { WORDS.iter().map(|(tag, _)| *tag).collect() } else { vec![&explainer.lang] };
        for tag in tags {
            let mut explainer = Explainer { lang: tag.to_owned(), ..explainer.clone() };
            for (claim, status) in explainer.claims.iter_mut().zip(Status::ALL.into_iter().cycle()) {
                claim.status = status;
            }
            let edition = edition(explainer);
            specimens
                .extend(edition.panels.into_iter().map(|(_, panel)| panel).chain([edition.embed, edition.include]));
        }
    }
    specimens
}

// Checks that the closed list of markup, which elements on other pages hold strangers to, is what the view writes.
// `UPDATE=1` writes it anew.
#[test]
fn markup_is_a_closed_list() {
    let path = folder("static/markup.json");
    let specimens = specimens();
    let list = Markup::of(specimens.iter().map(String::as_str));
    if std::env::var_os("UPDATE").is_some() {
        let json = serde_json::to_string_pretty(&list).expect("a list can be written");
        std::fs::write(&path, json + "\n").expect("a file can be written");
    }
    let json = std::fs::read_to_string(&path).expect("there is a list");
    assert!(serde_json::from_str::<Markup>(&json).expect("it is a list") == list, "UPDATE=1 lists what has changed");
    for specimen in &specimens {
        assert_eq!(list.refuses(specimen), None);
    }
    for stranger in [
        "<script>",
        "<svg><a href=\"#x\"></a></svg>",
        "<p onclick=\"x\">",
        "<a href=\"javascript:x\">",
        "<a href=\" #x\">",
        "<a href=\"#x y\">",
        "<p class=\"other\">",
        "<a data-method=\"delete\">",
        "<rect x=\"url(x)\"></rect>",
        "<svg viewBox=\"0 0 expression(x)\"></svg>",
    ] {
        assert!(list.refuses(stranger).is_some(), "{stranger}");
    }
}

/// What the program draws, and no markup has.
const PROGRAM_ALONE: [(&str, &str); 4] = [("class", "hit-area"), ("type", "button"), ("type", "range"), ("min", "0")];

// Checks that no name or word of the view's own code is missing in the closed list: the explainers from which it was
// made use all there is.
#[test]
fn closed_list_is_complete() {
    let json = std::fs::read_to_string(folder("static/markup.json")).expect("there is a list");
    let mut missing = Vec::new();
    // What stands on the page alone, or is drawn by the program, is shown to nobody as markup.
    let program = ["comparison.rs", "embed_this.rs", "toolbar.rs"];
    let mut seen = 0;
    let kinds = sidelight::figures::guide().into_iter().map(|kind| format!("src/figures/{}", kind.name));
    let parts = ["src/view", "src/drawing", "src/figures", "src/islands"].map(str::to_owned);
    for part in parts.into_iter().chain(kinds) {
        for entry in std::fs::read_dir(folder(&part)).expect("the sources can be listed") {
            let path = entry.expect("the sources can be listed").path();
            if path.extension().is_none_or(|ending| ending != "rs") {
                continue;
            }
            if program.iter().any(|name| path.ends_with(name)) {
                continue;
            }
            let source = std::fs::read_to_string(&path).expect("a source can be read");
            for (number, line) in source.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
                let quoted = line.match_indices("=\"").filter_map(|(at, _)| {
                    let name =
                        line[..at].rsplit(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').next()?;
                    let value = line[at + 2..].split('"').next()?;
                    // In code a space stands around the sign.
                    (!name.is_empty()).then_some((name, value))
                });
                for (name, value) in quoted.filter(|pair| !PROGRAM_ALONE.contains(pair)) {
                    seen += 1;
                    let is_known = json.contains(&format!("\"{name}\""))
                        && (value.chars().all(|letter| letter.is_ascii_digit() || ". %-".contains(letter))
                            || json.contains(&format!("\"{value}\"")));
                    if !is_known {
                        missing.push(format!("{}:{}: {name}=\"{value}\"", path.display(), number + 1));
                    }
                }
            }
        }
    }
    assert!(seen > 80, "the sources have moved: {seen}");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

// Checks that the fingerprint changes with whatever is shown: the document, its words, how much of it.
#[test]
fn fingerprint_is_of_what_is_shown() {
    let base = compile(&folder("tests/authoring/base"));
    let here = edition(base.clone());
    assert_eq!(here.head.hash, edition(base.clone()).head.hash, "the same document has the same");
    let told = Explainer { standfirst: format!("{}!", base.standfirst), ..base.clone() };
    let worded = Explainer { lang: "de".into(), ..base.clone() };
    for other in [told, worded] {
        assert_ne!(here.head.hash, edition(other).head.hash);
    }
    let slug = base.slug.clone();
    let files = published(base);
    let read = |name: &str| String::from_utf8_lossy(&files[name]).into_owned();
    let hash = &here.head.hash;
    for name in ["index.html".to_owned(), "embed.html".to_owned(), format!("{slug}.include.html")] {
        assert!(read(&name).contains(&format!("data-hash=\"{hash}\"")), "{name}");
    }
    let whole: serde_json::Value = serde_json::from_str(&read(&format!("{slug}.json"))).expect("JSON");
    assert_eq!((&whole["hash"], &whole["panel"], &whole["css"]), (&json!(hash), &json!(null), &json!(null)));
    let panel: serde_json::Value = serde_json::from_str(&read(&format!("{slug}.costs.json"))).expect("JSON");
    assert_eq!((&panel["hash"], &panel["panel"]), (&json!(hash), &json!("costs")));
}

// Checks that what Trunk left and cannot be completed is named, and that nothing is written then.
#[test]
fn unfit_files_are_named() {
    for (name, text, expected) in [
        ("app.js", "export function start() {}", "app.js: it cannot be completed"),
        ("sidelight-embed.js", "export {}", "sidelight-embed.js: it cannot be completed"),
        ("index.html", &SHELL.replace("<style>p{margin:0}</style>", ""), "it has no <style>"),
    ] {
        let dist = tempfile::tempdir().expect("a folder can be made");
        leave(dist.path());
        std::fs::write(dist.path().join(name), text).expect("a file can be written");
        let error = refused(dist.path());
        assert!(error.contains(expected), "{name}: {error}");
        assert_eq!(std::fs::read_dir(dist.path()).expect("it can be listed").count(), 6, "{name}: nothing is written");
    }
    let dist = tempfile::tempdir().expect("a folder can be made");
    leave(dist.path());
    std::fs::remove_file(dist.path().join("app_bg.wasm")).expect("it can be removed");
    let error = refused(dist.path());
    assert!(error.contains("app_bg.wasm: it is missing"), "{error}");
}

/// What the command says of a folder that it cannot complete.
fn refused(dist: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidelight"));
    command.arg("build").arg(folder("tests/authoring/base")).arg("--dist").arg(dist);
    let output = command.output().expect("the command runs");
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr).expect("it says a text")
}

// Checks that loader and frame's script have names that change with them, and that one which is a module yet is asked
// for as one.
#[test]
fn scripts_are_named_by_what_they_are() {
    let built = |script: &str| {
        let mut shell = left();
        shell.extend(["loader.js", "frame.js"].map(|name| (name.to_owned(), script.as_bytes().to_vec())));
        let published = block_on(publish::publish(compile(&folder("tests/authoring/base")), &shell));
        let published = published.expect("the page can be made");
        assert_eq!(published.superseded, ["app.js", "loader.js", "frame.js"]);
        let frame = String::from_utf8_lossy(&published.files["embed.html"]).into_owned();
        ["loader", "frame"].map(|kind| {
            let element = frame.split('<').find(|part| part.contains(&format!("./{kind}-"))).expect("it asks for it");
            let name = element.split("src=\"./").nth(1).and_then(|rest| rest.split('"').next()).expect("it has a name");
            assert_eq!(published.files[name], script.as_bytes());
            element.to_owned()
        })
    };
    let ([bundled_loader, bundled], [loader, module]) = (built("(() => {})();\n"), built("import \"./x.js\";\n"));
    assert_ne!(bundled_loader, loader);
    assert!(!bundled.contains("module") && module.contains("type=\"module\""), "{bundled} {module}");
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

// Checks that a parser finds in each page exactly the elements that were written: none closed early, none
// added.
#[test]
fn parse_stability() {
    for folder in explainers() {
        let explainer = compile(&folder);
        let dom = page(&explainer);
        let errors = dom.errors.borrow();
        assert!(errors.is_empty(), "{}: {errors:?}", folder.display());
        let root = find(&dom.document, "sidelight").expect("the page has the place");
        let mut parsed = Vec::new();
        serialize(&mut parsed, &SerializableHandle::from(root), SerializeOpts::default())
            .expect("memory can be written");
        let parsed = String::from_utf8(parsed).expect("the serializer writes UTF-8");
        let same = |html: &str| html.replace('\u{a0}', "&nbsp;").replace("&#x27;", "'").replace("&gt;", ">");
        let (parsed, written) = (same(&parsed), same(&markup_of(&explainer)));
        let at = parsed.bytes().zip(written.bytes()).take_while(|(parsed, written)| parsed == written).count();
        let near = |html: &str| html.chars().skip(at.saturating_sub(120)).take(240).collect::<String>();
        assert!(parsed == written, "{}:\nwritten {}\nparsed  {}", folder.display(), near(&written), near(&parsed));
    }
}

/// Every value of an attribute under a node, in the order of the page.
fn values(node: &Handle, attribute: &str, found: &mut Vec<String>) {
    if let NodeData::Element { attrs, .. } = &node.data {
        found.extend(
            attrs.borrow().iter().filter(|attr| &*attr.name.local == attribute).map(|attr| attr.value.to_string()),
        );
    }
    node.children.borrow().iter().for_each(|child| values(child, attribute, found));
}

// Checks that every island of an edition has its one host on the page, and every host its island, in one order.
#[test]
fn hosts_are_the_islands() {
    for folder in explainers() {
        let explainer = compile(&folder);
        let dom = page(&explainer);
        let edition = edition(explainer);
        let mut hosts = Vec::new();
        values(&dom.document, "data-island", &mut hosts);
        let (head, rest) = EditionHead::read(&edition.bytes).expect("an edition can be read");
        assert_eq!(head, edition.head);
        let islands = EditionHead::islands(rest).expect("an edition can be read");
        let islands: Vec<String> = islands.into_iter().map(|(name, _)| name).collect();
        assert!(islands.len() > 1, "{}: {islands:?}", folder.display());
        assert_eq!(hosts, islands, "{}", folder.display());
    }
}

// Checks that what is published twice is the same to the byte under another time zone, locale and number of threads.
#[test]
fn same_bytes_everywhere() {
    for folder in explainers() {
        let build = |settings: &[(&str, &str)]| {
            let dist = tempfile::tempdir().expect("a folder can be made");
            leave(dist.path());
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
        let has = |ending: &str| {
            here.iter().any(|(name, _)| name.as_ref().is_some_and(|name| name.to_string_lossy().ends_with(ending)))
        };
        for ending in ["index.html", ".edition", ".json", ".csv", ".png", "feed.xml"] {
            assert!(has(ending), "{ending} is made");
        }
        assert!(here == there, "{}: the files differ", folder.display());
    }
}

// Checks that a ranking of as many rows as a reader can choose among has a comparison, and one of more has none, which
// would hold every pair.
#[test]
fn comparisons_have_a_limit() {
    let explainer = compile(&folder("content/russian-defections"));
    let has_comparison = |count: usize| {
        let mut explainer = explainer.clone();
        let blocks = explainer.panels.iter_mut().flat_map(|panel| &mut panel.blocks);
        let ranking = blocks.filter_map(|block| match block {
            PanelBlock::Figure(Figure { data: Data::Ranking(ranking), .. }) => Some(&mut ranking.rows),
            _ => None,
        });
        let rows = ranking.into_iter().next().expect("there is a ranking");
        *rows = rows.iter().cycle().take(count).cloned().collect();
        markup_of(&explainer).contains("data-island=\"figure-rewards\"")
    };
    assert_eq!([1, 2, 30, 31, 20_000].map(has_comparison), [false, true, true, false, false]);
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
    let edition = edition(explainer);
    let page = publish::page(&shell(), &edition, &scripts()).expect("the shell can be filled");
    assert!(!page.contains("sidelight-program"));
    assert!(matches!(Shell::read(&page), Err(ShellError::Program)));
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

/// Every text of a JSON value, with its key.
fn texts(key: &str, value: &serde_json::Value) -> Vec<(String, String)> {
    use serde_json::Value;
    match value {
        Value::String(text) => vec![(key.to_owned(), text.clone())],
        Value::Array(values) => values.iter().flat_map(|value| texts(key, value)).collect(),
        Value::Object(values) => values.iter().flat_map(|(key, value)| texts(key, value)).collect(),
        _ => Vec::new(),
    }
}

// Checks that what the page tells machines is JSON, and says nothing that the page does not show.
#[test]
fn linked_data_is_what_is_visible() {
    for explainer in at_home_and_nowhere() {
        let dom = page(&explainer);
        let is_linked_data = |node: &Handle| attribute(node, "type").as_deref() == Some("application/ld+json");
        let scripts = search(&dom.document, &is_linked_data);
        let source: String =
            scripts.iter().flat_map(|script| script.children.borrow().clone()).map(|node| text(&node)).collect();
        let data: serde_json::Value = serde_json::from_str(&source).expect("it is JSON");
        let visible = text(&find(&dom.document, "sidelight").expect("the page has the place")).replace('\u{a0}', " ");

        let said = texts("", &data);
        assert!(said.len() > 20, "there is much to compare: {said:?}");
        for (key, words) in said {
            match key.as_str() {
                "@context" | "@type" | "inLanguage" | "encodingFormat" => {}
                "dateModified" | "datePublished" | "temporalCoverage" | "observationDate" => {
                    assert!(words.starts_with(|first: char| first.is_ascii_digit()), "{key}: {words}");
                }
                "@id" => {
                    let (page, id) = words.split_once('#').expect("a name is a place on the page");
                    assert_eq!(page, explainer.url.as_ref().map_or("", |url| url.as_str()));
                    assert!(find(&dom.document, id).is_some(), "nothing on the page has the id {id}");
                }
                "url" | "contentUrl" | "image" => assert!(words.starts_with("http") || explainer.url.is_none()),
                _ => assert!(visible.contains(&words), "{key}: the page does not show: {words}"),
            }
        }
        let count = |list: &str, kind: &str| {
            let list = data[list].as_array().map_or(&[][..], |list| list);
            list.iter().filter(|part| part["@type"] == kind).count()
        };
        let index = Index::new(&explainer);
        let told = explainer.claims.iter().filter(|claim| index.panel_of(&claim.id).is_some());
        assert_eq!(count("hasPart", "Claim"), told.count());
        assert_eq!(count("hasPart", "Dataset"), explainer.figures().count());
        let listed =
            explainer.people.iter().filter(|person| find(&dom.document, &format!("person-{}", person.id)).is_some());
        assert_eq!(count("mentions", "Person") + count("mentions", "Organization"), listed.count());
    }
}

/// What the page's head says: each `rel` of a link, each name of a property, with its value.
fn head(dom: &RcDom) -> Vec<(String, String)> {
    let said = |node: &Handle| {
        let name = ["rel", "property", "name"].iter().find_map(|name| attribute(node, name))?;
        Some((name, attribute(node, "href").or_else(|| attribute(node, "content"))?))
    };
    search(&dom.document, &|node| said(node).is_some()).iter().filter_map(said).collect()
}

// Checks what the head of a page says to sharing services, feed readers and search engines.
#[test]
fn head_is_for_machines() {
    let mut explainer = compile(&folder("tests/authoring/base"));
    let (title, standfirst) = (explainer.headline.clone(), explainer.standfirst.clone());
    let alternative = format!("{}: {title}", explainer.kicker);
    let check = |explainer: &Explainer, folder: &str, page: &str, own: &[(&str, &str)]| {
        let (feed, picture) = (format!("{folder}feed.xml"), format!("{folder}base.png"));
        let mut expected = vec![
            ("alternate", feed.as_str()),
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
        check(&explainer, folder, page, &[("og:url", page)]);
    }
}

// Checks that text which is markup stays text in the head, and in the feed.
#[test]
fn markup_in_text_is_text() {
    let mut explainer = compile(&folder("tests/authoring/base"));
    explainer.headline = "Is \"5 < 6\" & 'so on' </title><script>?".to_owned();
    let said = head(&page(&explainer));
    assert!(said.contains(&("og:title".to_owned(), explainer.headline.clone())), "{said:?}");
    let edition = edition(explainer.clone());
    let feed = publish::feed(&edition).expect("a feed can be written");
    let feed = atom_syndication::Feed::read_from(feed.as_slice()).expect("it is a feed");
    assert_eq!(feed.title.as_str(), explainer.headline);
}

/// The texts of the page that a feed has to have: all but what only works on the page, and what the entry says itself.
fn readable(node: &Handle) -> Vec<String> {
    let is_gone = match &node.data {
        NodeData::Element { name, .. } => {
            matches!(&*name.local, "svg" | "h1" | "script" | "style")
                || attribute(node, "hidden").is_some()
                || attribute(node, "aria-hidden").is_some()
                || attribute(node, "class").is_some_and(|class| class == "kicker" || class.starts_with("embed-this"))
                || attribute(node, "href").is_some_and(|href| href.starts_with("#trigger-"))
        }
        _ => false,
    };
    match &node.data {
        _ if is_gone => Vec::new(),
        NodeData::Text { contents } => vec![contents.borrow().trim().to_owned()],
        _ => node.children.borrow().iter().flat_map(readable).collect(),
    }
}

// Checks that the feed is one, and holds every word of the article and of all panels, in their order, with links that
// lead somewhere from anywhere.
#[test]
fn feed_has_the_whole_text() {
    for explainer in at_home_and_nowhere() {
        let edition = edition(explainer.clone());
        let feed = publish::feed(&edition).expect("a feed can be written");
        let feed = atom_syndication::Feed::read_from(feed.as_slice()).expect("it is a feed");
        let [entry] = feed.entries() else { panic!("{} entries", feed.entries().len()) };
        assert_eq!(entry.title().as_str(), explainer.headline);
        assert_eq!(entry.summary().map(|summary| summary.as_str()), Some(explainer.standfirst.as_str()));
        assert_eq!(feed.authors()[0].name(), explainer.byline);
        assert_eq!(entry.updated().to_rfc3339(), format!("{}T00:00:00+00:00", explainer.as_of));
        assert_ne!(feed.id(), entry.id());
        match &explainer.url {
            Some(url) => assert_eq!((feed.id(), entry.id()), ("https://example.org/explainers/feed.xml", url.as_str())),
            None => assert!(feed.id().starts_with("urn:uuid:") && entry.id().starts_with("urn:uuid:")),
        }

        let content = entry.content().expect("it has content");
        assert_eq!(content.content_type(), Some("html"));
        let dom = parse(content.value().expect("the content is in it"));
        let (told, mut rest) = (text(&dom.document), 0);
        let on_page = readable(&find(&page(&explainer).document, "sidelight").expect("the page has the place"));
        assert!(on_page.len() > 100);
        for words in on_page {
            let at = told[rest..].find(&words).unwrap_or_else(|| panic!("the feed lacks, or has elsewhere: {words}"));
            rest += at + words.len();
        }
        for panel in &explainer.panels {
            assert!(told.contains(&panel.finding));
        }
        for figure in explainer.figures() {
            assert!(
                told.contains(&figure.sentence) && told.contains(&figure.alternative) || told.contains(&figure.title)
            );
        }

        let json = serde_json::to_string(&explainer).expect("a document can be written");
        let page_address = explainer.url.as_ref().map_or("./", |url| url.as_str());
        let folder = if explainer.url.is_some() { "https://example.org/explainers/" } else { "./" };
        for link in search(&dom.document, &|node| attribute(node, "href").is_some()) {
            let href = attribute(&link, "href").expect("it was searched for");
            let is_csv = href.strip_prefix(folder).is_some_and(|name| name.ends_with(".csv") && !name.contains('/'));
            let is_place = href.strip_prefix(page_address).is_some_and(|place| place.starts_with('#'));
            let is_elsewhere = href.starts_with("http") && json.contains(&href);
            assert!(is_csv || is_place || is_elsewhere, "{href}");
        }
        let is_of_page_only = |node: &Handle| match &node.data {
            NodeData::Element { name, attrs, .. } => {
                matches!(&*name.local, "details" | "summary" | "button" | "svg" | "output")
                    || attrs.borrow().iter().any(|attr| matches!(&*attr.name.local, "id" | "class" | "tabindex"))
            }
            NodeData::Comment { .. } => true,
            _ => false,
        };
        assert_eq!(search(&dom.document, &is_of_page_only).len(), 0);
    }
}

// Checks that the sitemap names the page, and that there is none without its address.
#[test]
fn sitemap_names_the_page() {
    let mut explainer = compile(&folder("tests/authoring/base"));
    assert!(publish::sitemap(&explainer).is_none());
    explainer.url = Some(Url::new("https://example.org/a&b/").expect("an address"));
    let sitemap = publish::sitemap(&explainer).expect("there is an address").expect("a sitemap can be written");
    let sitemap = String::from_utf8(sitemap).expect("it is UTF-8");
    let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
                    <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url>\
                    <loc>https://example.org/a&amp;b/</loc><lastmod>2024-06-30</lastmod></url></urlset>";
    assert_eq!(sitemap, expected);
}

/// A PNG's width, height and pixels.
fn pixels(png: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("it is a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("it fits in memory")];
    let info = reader.next_frame(&mut pixels).expect("it is whole");
    assert_eq!(info.color_type, png::ColorType::Rgb);
    (info.width, info.height, pixels)
}

// Checks that a card can be set of any headline that its font has the letters of, and that its edges stay free.
#[test]
fn card_fits_any_headline() {
    let mut explainer = compile(&folder("content/russian-defections"));
    let long = "How a reward law, a hotline and one filmed defection became three stories that nobody could check, and \
                what is known of each of them";
    let headlines = [
        explainer.headline.clone(),
        "Ferry".to_owned(),
        "I".to_owned(),
        long.to_owned(),
        long.repeat(5),
        "Unbreakable".repeat(40),
        "Хочу жить: Ґанок, Ευρώπη, Ångström, ½ €, naïve — “so” it’s".to_owned(),
    ];
    for headline in headlines {
        explainer.headline = headline;
        let card = publish::card(&explainer).unwrap_or_else(|error| panic!("{}: {error}", explainer.headline));
        assert!(card.len() < 100_000, "{}: {} B", explainer.headline, card.len());
        let (width, height, pixels) = pixels(&card);
        assert_eq!((width, height), (1200, 630));
        let paper = [0xfd, 0xfc, 0xf9];
        let ink = |x: u32, y: u32| pixels[((y * width + x) * 3) as usize..][..3] != paper;
        let inked = |columns: std::ops::Range<u32>, rows: std::ops::Range<u32>| {
            columns.flat_map(|x| rows.clone().map(move |y| (x, y))).filter(|(x, y)| ink(*x, *y)).count()
        };
        // Headline and standfirst, then the byline, and the space around them and between them.
        assert!(inked(72..1128, 140..490) > 800, "{}", explainer.headline);
        assert!(inked(72..1128, 520..600) > 1000);
        for (columns, rows) in
            [(0..66, 0..630), (1134..1200, 0..630), (0..1200, 0..50), (0..1200, 600..630), (0..1200, 494..504)]
        {
            assert_eq!(inked(columns.clone(), rows.clone()), 0, "{}: {columns:?} {rows:?}", explainer.headline);
        }
    }
    let card = publish::card(&explainer).expect("it was set before");
    explainer.standfirst = long.repeat(6);
    assert_ne!(publish::card(&explainer).expect("what has no room is cut"), card);
}

// Checks that the card of the tests' own explainer is the reviewed one on every machine. `UPDATE=1` writes it anew.
#[test]
fn golden_card() {
    let path = folder("tests/golden/base.png");
    let card = publish::card(&compile(&folder("tests/authoring/base"))).expect("its font has every letter");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &card).expect("the golden file can be written");
    }
    let golden = std::fs::read(&path).unwrap_or_default();
    assert!(card == golden, "{}: the card differs", path.display());
}

// Checks that there is no card with gaps: a letter that cannot be set is named, and the page does without a picture.
#[test]
fn card_is_whole_or_not_at_all() {
    for (headline, letter) in [("日本語", '日'), ("Ferry 🚢", '🚢'), ("עברית", 'ע'), ("العربية", 'ا')]
    {
        let mut explainer = compile(&folder("tests/authoring/base"));
        explainer.headline = headline.to_owned();
        assert_eq!(publish::card(&explainer).err(), Some(publish::CardError(letter)));
        let said = head(&page(&explainer));
        assert!(!said.iter().any(|(name, _)| name.starts_with("og:image")));
        assert!(said.contains(&("twitter:card".to_owned(), "summary".to_owned())), "{said:?}");
    }
}

// Checks that the command names every file that it writes or leaves out.
#[test]
fn command_names_its_files() {
    let answer = |change: &dyn Fn(&str) -> String| {
        let place = tempfile::tempdir().expect("a folder can be made");
        let (content, dist) = (place.path().join("bridge"), place.path().join("dist"));
        for part in ["", "panels", "figures"] {
            std::fs::create_dir_all(content.join(part)).expect("a folder can be made");
            let files = std::fs::read_dir(folder("tests/authoring/base").join(part)).expect("it can be listed");
            for path in files.map(|entry| entry.expect("it can be listed").path()).filter(|path| path.is_file()) {
                let name = path.file_name().expect("it has a name");
                std::fs::copy(&path, content.join(part).join(name)).expect("it can be copied");
            }
        }
        let facts = std::fs::read_to_string(content.join("explainer.toml")).expect("it was copied");
        std::fs::write(content.join("explainer.toml"), change(&facts)).expect("it can be written");
        std::fs::create_dir(&dist).expect("a folder can be made");
        leave(&dist);
        let mut command = Command::new(env!("CARGO_BIN_EXE_sidelight"));
        let output = command.args(["build", "bridge", "--dist", "dist"]).current_dir(place.path()).output();
        let output = output.expect("the command runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8(output.stdout).expect("it says text");
        let mut written: Vec<_> = said.lines().filter_map(|line| line.strip_prefix("wrote dist/")).collect();
        let files = std::fs::read_dir(dist).expect("it can be listed");
        let names = files.map(|entry| entry.expect("it can be listed").file_name());
        let mut found: Vec<_> = names.filter(|name| *name != "app_bg.wasm").collect();
        written.sort();
        found.sort();
        assert!(written.iter().eq(found.iter()), "{written:?} {found:?}");
        said.lines().filter(|line| line.starts_with("left out ")).map(|line| format!("{line}\n")).collect::<String>()
    };
    let no_sitemap = "left out sitemap.xml: it needs the page's full address: give explainer.toml the key \"url\" when it \
                      is known\n";
    let with_url = |facts: &str| format!("url = \"https://example.org/\"\n{facts}");
    assert_eq!(answer(&with_url), "");
    assert_eq!(answer(&str::to_owned), no_sitemap);
    let no_card = |facts: &str| with_url(&facts.replace("What the new bridge", "→ 橋"));
    assert_eq!(answer(&no_card), "left out bridge.png: its font cannot set \"橋\"\n");
}

// Checks that each figure's CSV can be read in again, and is then the same record: what a reader downloads is what its
// writer wrote, with what is worked out from it and with addresses.
#[test]
fn csv_is_the_record() {
    for folder in explainers() {
        let explainer = authoring::compile(&folder).unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
        assert!(explainer.figures().count() > 0);
        let mut files = folder_in_memory(&folder);
        for figure in explainer.figures() {
            let bytes = publish::csv(&explainer, figure).expect("rows can be written");
            let mut reader = csv::Reader::from_reader(bytes.as_slice());
            let headers = reader.headers().expect("there is a header").clone();
            let urls = headers.iter().position(|header| header == "source_urls").expect("it has addresses");
            let rows: Vec<_> = reader.records().map(|row| row.expect("a row can be read")).collect();
            assert!(rows.iter().all(|row| row[urls].starts_with("http")), "every row says where to check");
            files.files.insert(format!("figures/{}.csv", figure.id), Some(bytes));
        }
        let again = authoring::compile_files(&files).unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
        assert!(explainer == again, "{}: the record has changed", folder.display());
    }
}

/// A writer's folder as the command reads it.
fn folder_in_memory(folder: &Path) -> authoring::Files {
    let mut files = authoring::Files {
        path: folder.to_owned(),
        name: folder.file_name().expect("it has a name").to_string_lossy().into_owned(),
        ..Default::default()
    };
    for place in ["", "panels", "figures"] {
        for entry in std::fs::read_dir(folder.join(place)).expect("the folder can be listed") {
            let path = entry.expect("the folder can be listed").path();
            if path.is_file() {
                let name = path.strip_prefix(folder).expect("it is in it").to_string_lossy().replace('\\', "/");
                files.files.insert(name, Some(std::fs::read(&path).expect("a file can be read")));
            }
        }
    }
    files
}

/// The tests' own explainer in a frame, and as Trunk would serve it while one writes.
fn frames(address: Option<&Url>) -> [String; 2] {
    let explainer = Explainer { url: address.cloned(), ..compile(&folder("tests/authoring/base")) };
    let edition = edition(explainer);
    let frame = |shell: &str| {
        let shell = Shell::read(shell).expect("it is a shell");
        publish::frame(&shell, &edition, &scripts()).expect("the shell can be filled")
    };
    let styled = SHELL.replace("</head>", "<style>a{color:red}</style></head>");
    [frame(&styled), frame(&styled.replace("</body>", "<script>new WebSocket('ws://x')</script></body>"))]
}

fn address() -> Url {
    Url::new("https://paper.example/explainers/bridge/").expect("an address")
}

// Checks that the page for frames shows the same explainer, leads search engines to the page, allows its own styles and
// no other, has no inline script, and leads outside in windows of their own.
#[test]
fn frame() {
    let [frame, served] = frames(None);
    assert_eq!(frame, served);
    let links_aside = frame.replace(" target=\"_blank\" rel=\"noopener\"", "").replace("\"./#", "\"#");
    let embed = edition(compile(&folder("tests/authoring/base"))).embed;
    assert!(links_aside.contains(&embed), "it is the same explainer: {links_aside}");
    let policy = frame.find("http-equiv=\"Content-Security-Policy\"").expect("it has a policy");
    for part in ["<style", "<script", "<link", "<title"] {
        assert!(frame.find(part).is_some_and(|at| at > policy), "the policy holds for {part}");
    }
    assert!(frame.find("charset").is_some_and(|at| at < 1024), "the encoding is found");
    // Made by another program: printf 'p{margin:0}a{color:red}' | openssl dgst -sha256 -binary | base64
    assert!(frame.contains("'sha256-hiXK5oRC8BSlK4Pcb8ab3/FWvpVINlfsGd7Yzaqj418='"), "{frame}");
    assert_eq!(frame.matches("'sha256-").count(), 2, "the page's styles, put together, and the frame's");
    assert_eq!(frame.matches("<style").count(), 2);
    for word in ["unsafe-inline", "'unsafe-eval'", "application/ld+json", "WebSocket", "og:title"] {
        assert!(!frame.contains(word), "{word}");
    }
    assert!(frame.contains("<meta name=\"robots\" content=\"noindex\"><link rel=\"canonical\" href=\"./\">"));
    let links: Vec<_> = frame.split("<a ").skip(1).filter_map(|link| link.split('>').next()).collect();
    assert!(links.iter().any(|link| link.contains("href=\"./#costs\"")), "a panel's address is the page's: {links:?}");
    for link in links {
        let is_inside = link.contains("href=\"#");
        assert_eq!(!is_inside, link.contains("target=\"_blank\" rel=\"noopener\""), "{link}");
    }
    let [known, _] = frames(Some(&address()));
    assert!(known.contains("<link rel=\"canonical\" href=\"https://paper.example/explainers/bridge/\">"));
    assert!(known.contains("href=\"https://paper.example/explainers/bridge/#costs\""));
    assert!(known.contains("script-src 'self' https://paper.example 'wasm-unsafe-eval'; "), "{known}");
    let odd = Url::new("https://paper.example;img-src/").expect("an address of a kind");
    let [odd, _] = frames(Some(&odd));
    assert!(odd.contains("script-src 'self' 'wasm-unsafe-eval'; "), "an address can't change the policy");
}

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
    assert_eq!([&answer["width"], &answer["height"], &answer["cache_age"]], [680, 800, 24 * 60 * 60]);
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
        ("src", "https://paper.example/explainers/bridge/embed.html"),
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
        let page = read("index.html").expect("there is a page");
        let link = "<link rel=\"alternate\" type=\"application/json+oembed\" \
                    href=\"https://paper.example/explainers/bridge/oembed.json\">";
        assert_eq!(page.contains(link), address.is_some());
        assert_eq!(read("oembed.json").is_some(), address.is_some());
        let frame = read("embed.html").expect("there is a page for frames");
        let script = frame.split("src=\"./frame-").nth(1).and_then(|rest| rest.split('"').next()).expect("a script");
        assert!(read(&format!("frame-{script}")).is_some_and(|script| script.contains("sidelight")), "{script}");
    }
}
