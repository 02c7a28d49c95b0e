//! A publisher, a host and a stranger, and the documents that the publisher has.

use super::generator::{self, Names, Random, Vector};
use super::trial::{acting, cut};
use super::{PANEL, WHOLE};
use crate::host::{Answer, OPEN, published};
use crate::names::named;
use crate::page::Page;
use crate::wire::{Asked, Reply, Wire};
use fantoccini::error::CmdError;
use serde_json::{Value, json};
use sidelight::islands::EditionHead;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

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
pub(super) struct Document {
    /// How it was made.
    pub(super) family: &'static str,
    /// What is wrong in it.
    pub(super) what: String,
    pub(super) body: String,
}

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
        let laid_out = include_str!("styles.html").replace("{P}", &publisher.origin);
        let host = Wire::start(move |asked: &Asked| -> Reply {
            match asked.path.as_str() {
                "" => Answer::new("index.html", html.as_str())
                    .with("set-cookie", "session=secret; Path=/; HttpOnly")
                    .into(),
                "styles" => Answer::new("styles.html", laid_out.as_str()).into(),
                "hostile.js" => Answer::new("hostile.js", include_str!("hostile.js")).into(),
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
        let own = named("@slug.");
        let is_explainer = |name: &String| name.starts_with(&own) && name.ends_with(".json");
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

    pub(super) fn document(&self, real: &str, family: &'static str, html: String) -> Document {
        let mut document = self.real[real].clone();
        document["html"] = json!(html);
        Document { family, what: html, body: document.to_string() }
    }

    /// The published panel with this change.
    pub(super) fn changed(&self, family: &'static str, change: impl FnOnce(&mut Value)) -> Document {
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
    pub(super) async fn generated(&self, page: &Page) -> (u64, Vec<Vector>) {
        let number =
            |name: &str, default: u64| std::env::var(name).ok().map_or(default, |text| text.parse().expect("a number"));
        let (seed, count) = (number("SIDELIGHT_SEED", 8), number("SIDELIGHT_VECTORS", 40));
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
    pub(super) fn take(&self) -> [Vec<Asked>; 3] {
        [self.publisher.take(), self.host.take(), self.stranger.take()]
    }

    pub(super) async fn open(&self, page: &Page) -> Result<(), CmdError> {
        page.client.goto(&format!("{}/", self.host.origin)).await?;
        loop {
            let script = "return Boolean(window.__hostile && customElements.get('sidelight-explainer'))";
            if page.client.execute(script, Vec::new()).await? == Value::Bool(true) {
                return Ok(());
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    /// Text with what stands for numbers and origins.
    pub(super) fn filled(&self, text: &str, number: usize) -> String {
        let text = text.replace("{N}", &number.to_string()).replace("{P}", &self.publisher.origin);
        let bare = |origin: &str| origin.trim_start_matches("http://").to_owned();
        let text = text.replace("//{S}", &format!("//{}", bare(&self.stranger.origin)));
        let text = text.replace("@{S}", &format!("@{}", bare(&self.stranger.origin)));
        text.replace("{H}", &self.host.origin).replace("{S}", &self.stranger.origin)
    }
}

/// The published edition, whose longer texts all say this, over and over, as far as there is room.
fn retold(text: &str) -> Vec<u8> {
    let edition = published("@edition").expect("it is built");
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
