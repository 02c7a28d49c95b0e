//! The built `dist/` over HTTP, as a publisher would serve it from some folder of a site, with faults where a
//! test asks for them, and a record of every request.

use crate::host::folder;
use crate::host::media_type;
use crate::names::named;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, Response, StatusCode, Uri, header};
use sidelight::islands::{self, EditionHead, Island, Islands, Readings};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Where the explainer is served: not at the root, so that an address that is not relative is noticed.
const FOLDER: &str = "/news/explainer/";

/// The explainer's page, and the one with everything.
const INDEX: &str = "index.html";
const ALL: &str = "all.html";

/// What the page's own policy says of markup that is made of a string.
const TRUSTED_TYPES: &str = "; require-trusted-types-for 'script'; trusted-types sidelight";

/// Listens to the page from its first moment. It stands first in `<head>`, unless scripts are off.
const RECORDER: &str = include_str!("recorder.js");

/// A file that the page loads to wake up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// wasm-bindgen's JavaScript.
    Glue,
    /// The program.
    Wasm,
    /// The document, in the form that the program reads.
    Edition,
}

/// Something that goes wrong, or a condition of the site the page is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The file is answered with 404.
    Missing(Part),
    /// Half of the file arrives, as a complete answer.
    Cut(Part),
    /// The file is not answered until [`Server::release`].
    Held(Part),
    /// The edition has another hash than the page.
    EditionHash,
    /// The edition is of another build than the page.
    EditionBuild,
    /// The edition is of a schema that does not exist yet.
    EditionSchema,
    /// The page says another hash than the edition.
    PageHash,
    /// The page says another build than the edition and the program.
    PageBuild,
    /// The edition is whole, but a drawing's first mark is one that it does not have, which no guard sees: the
    /// program crashes when it draws it.
    EditionCrashes,
    /// The same of all its marks but the first: the program crashes when a reader chooses another.
    EditionCrashesLater,
    /// This script runs before anything of the page does.
    Script(&'static str),
    /// The page has this Content-Security-Policy.
    Policy(&'static str),
    /// The page runs no script at all.
    NoScripts,
}

/// A site that serves the explainer until it is dropped.
pub(crate) struct Server {
    origin: String,
    /// The page that is looked at.
    file: String,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

struct Shared {
    dist: Dist,
    faults: Vec<Fault>,
    gate: watch::Sender<bool>,
    requests: Mutex<Vec<Request>>,
}

/// A request and how it was answered.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// Its path and query.
    pub(crate) path: String,
    /// The answer's status; 0 while there is none.
    pub(crate) status: u16,
}

impl Server {
    /// Serves `dist/` with these faults, on a free port of this machine. The explainer's page is looked at.
    pub(crate) async fn start(faults: &[Fault]) -> Self {
        Self::with(INDEX, faults).await
    }

    /// The same; the page with everything is looked at.
    pub(crate) async fn start_all(faults: &[Fault]) -> Self {
        Self::with(ALL, faults).await
    }

    /// The same; the page of that name is looked at.
    pub(crate) async fn with(file: &str, faults: &[Fault]) -> Self {
        let file = named(file);
        let dist = Dist::open(&file).unwrap_or_else(|problem| panic!("{problem}"));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("it listens"));
        let shared = Arc::new(Shared {
            dist,
            faults: faults.to_vec(),
            gate: watch::Sender::new(false),
            requests: Mutex::default(),
        });
        let router = axum::Router::new().fallback(answer).with_state(Arc::clone(&shared));
        let task = tokio::spawn(async move { axum::serve(listener, router).await.expect("it serves until dropped") });
        Self { origin, file, shared, task }
    }

    /// The address of the page that is looked at.
    pub(crate) fn page(&self) -> String {
        match self.file.as_str() {
            INDEX => self.at(""),
            file => self.at(file),
        }
    }

    /// The address of a file beside it.
    pub(crate) fn at(&self, file: &str) -> String {
        format!("{}{FOLDER}{file}", self.origin)
    }

    /// A page that holds it in a frame of this width.
    pub(crate) fn frame(&self, width: u32) -> String {
        format!("{}/frame?{width}&{}", self.origin, self.file)
    }

    /// Lets the held files go.
    pub(crate) fn release(&self) {
        self.shared.gate.send_replace(true);
    }

    /// The page as it is in `dist/`.
    pub(crate) fn prerendered(&self) -> String {
        self.shared.dist.page(&self.file)
    }

    /// Every request so far, in the order of arrival.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.shared.requests.lock().expect("no handler panics").clone()
    }

    /// Whether the page has asked for this file.
    pub(crate) fn asked_for(&self, part: Part) -> bool {
        let path = format!("{FOLDER}{}", self.shared.dist.name(part));
        self.requests().iter().any(|request| request.path == path)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn answer(State(shared): State<Arc<Shared>>, uri: Uri) -> Response<Body> {
    let path = uri.path_and_query().map_or(uri.path(), |path| path.as_str()).to_owned();
    let index = {
        let mut requests = shared.requests.lock().expect("no handler panics");
        requests.push(Request { path, status: 0 });
        requests.len() - 1
    };
    let response = respond(&shared, &uri).await;
    shared.requests.lock().expect("no handler panics")[index].status = response.status().as_u16();
    response
}

async fn respond(shared: &Shared, uri: &Uri) -> Response<Body> {
    if uri.path() == "/frame" {
        let (width, file) = uri.query().and_then(|query| query.split_once('&')).unwrap_or_default();
        let page = format!(
            "<!doctype html><title>frame</title><link rel=icon href=data:,>\
             <iframe src={FOLDER}{file} width={width} height=844 style=border:0></iframe>"
        );
        return reply(StatusCode::OK, "text/html; charset=utf-8", page.into_bytes());
    }
    let not_found = || reply(StatusCode::NOT_FOUND, "text/plain", b"no such file".to_vec());
    let Some(name) = uri.path().strip_prefix(FOLDER) else { return not_found() };
    if name.is_empty() {
        return page(shared, INDEX);
    }
    // A host's page would not have our recorder.
    if name.ends_with(".html") && !name.starts_with("embed") && !name.contains(".include") {
        return page(shared, name);
    }
    let part = [Part::Glue, Part::Wasm, Part::Edition].into_iter().find(|part| shared.dist.name(*part) == name);
    let has = |fault: fn(Part) -> Fault| part.is_some_and(|part| shared.faults.contains(&fault(part)));
    if has(Fault::Held) {
        let mut gate = shared.gate.subscribe();
        gate.wait_for(|open| *open).await.expect("the gate is as old as the server");
    }
    if has(Fault::Missing) {
        return not_found();
    }
    let Some(mut bytes) = shared.dist.read(name) else { return not_found() };
    if part == Some(Part::Edition) {
        bytes = edition(shared, &bytes);
    }
    if has(Fault::Cut) {
        bytes.truncate(bytes.len() / 2);
    }
    reply(StatusCode::OK, media_type(name), bytes)
}

fn edition(shared: &Shared, bytes: &[u8]) -> Vec<u8> {
    let (mut head, rest) = EditionHead::read(bytes).expect("dist/ has an edition");
    let mut islands = EditionHead::islands(rest).expect("dist/ has an edition");
    for fault in &shared.faults {
        match fault {
            Fault::EditionHash => head.hash = other(&head.hash),
            Fault::EditionBuild => head.build = other(&head.build),
            Fault::EditionSchema => head.schema += 1,
            Fault::EditionCrashes => mislead(&mut islands, When::Drawn),
            Fault::EditionCrashesLater => mislead(&mut islands, When::Used),
            _ => {}
        }
    }
    let written = [postcard::to_allocvec(&head), postcard::to_allocvec(&islands)];
    written.map(|part| part.expect("an edition can be written")).concat()
}

/// When the program is to crash.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// At once, when a drawing is drawn.
    Drawn,
    /// When a reader chooses another mark of a drawing.
    Used,
}

/// The same edition, but the program crashes then.
pub(crate) fn crashing(bytes: &[u8], when: When) -> Vec<u8> {
    let (head, rest) = EditionHead::read(bytes).expect("dist/ has an edition");
    let mut islands = EditionHead::islands(rest).expect("dist/ has an edition");
    mislead(&mut islands, when);
    let written = [postcard::to_allocvec(&head), postcard::to_allocvec(&islands)];
    written.map(|part| part.expect("an edition can be written")).concat()
}

/// Takes away what a drawing's marks say: of the one that it begins with, or of all others.
pub(crate) fn mislead(islands: &mut Islands, when: When) {
    let readings = islands.iter_mut().find_map(|(_, island)| match island {
        Island::Readings(readings) => Some(readings),
        _ => None,
    });
    let readings = readings.expect("a fault can't be made: there is no drawing");
    let mut misled = Readings::clone(readings);
    let view = &mut misled.views[0];
    match when {
        When::Drawn => view.first = view.readings.len(),
        When::Used => {
            view.first = 0;
            view.readings.truncate(1);
        }
    }
    *readings = islands::Shared::new(misled);
}

fn page(shared: &Shared, file: &str) -> Response<Body> {
    let dist = &shared.dist;
    let mut html = dist.page(file);
    let mut policy = None;
    for fault in &shared.faults {
        match fault {
            Fault::PageHash => html = replaced(&html, &quoted(&dist.hash), &quoted(&other(&dist.hash))),
            Fault::PageBuild => html = replaced(&html, &quoted(&dist.build), &quoted(&other(&dist.build))),
            Fault::Policy(text) => policy = Some(*text),
            // The page's own policy forbids even the tests to parse a page, unless the recorder has prepared it.
            Fault::NoScripts => {
                policy = Some("script-src 'none'");
                html = replaced(&html, TRUSTED_TYPES, "");
            }
            _ => {}
        }
    }
    if !shared.faults.contains(&Fault::NoScripts) {
        let head = html.find("<head").expect("the page has a head");
        let inside = head + html[head..].find('>').expect("the head's tag ends") + 1;
        let scripts =
            shared.faults.iter().filter_map(|fault| if let Fault::Script(text) = fault { Some(*text) } else { None });
        let scripts: String =
            std::iter::once(RECORDER).chain(scripts).map(|text| format!("<script>{text}</script>")).collect();
        html.insert_str(inside, &scripts);
    }
    let mut response = reply(StatusCode::OK, media_type("index.html"), html.into_bytes());
    if let Some(policy) = policy {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    }
    response
}

fn reply(status: StatusCode, media_type: &'static str, bytes: Vec<u8>) -> Response<Body> {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, media_type)
        .header(header::CACHE_CONTROL, "no-store")
        .body(Body::from(bytes))
        .expect("these headers are valid")
}

/// Whether there is a page to test, or what to do first.
pub(crate) fn ready() -> Result<(), String> {
    Dist::open(INDEX).map(|_| ())
}

/// The folder that is published.
struct Dist {
    folder: PathBuf,
    glue: String,
    wasm: String,
    edition: String,
    hash: String,
    build: String,
}

impl Dist {
    /// What is published, with the names that this page has for its files.
    fn open(file: &str) -> Result<Self, String> {
        let folder = folder();
        let html = std::fs::read_to_string(folder.join(file))
            .map_err(|_| format!("there is no built page in {}: run `make build` first", folder.display()))?;
        let attribute = |name: &str| {
            let start = html.find(&format!("{name}=\"")).map(|at| at + name.len() + 2);
            let value = start.and_then(|start| html[start..].split('"').next());
            value
                .map(|value| value.trim_start_matches("./").to_owned())
                .ok_or_else(|| format!("the page in {} has no {name}: run `make build` again", folder.display()))
        };
        Ok(Self {
            glue: attribute("data-program")?,
            wasm: attribute("data-wasm")?,
            edition: attribute("data-edition")?,
            hash: attribute("data-hash")?,
            build: attribute("data-build")?,
            folder,
        })
    }

    fn name(&self, part: Part) -> &str {
        match part {
            Part::Glue => &self.glue,
            Part::Wasm => &self.wasm,
            Part::Edition => &self.edition,
        }
    }

    fn page(&self, file: &str) -> String {
        std::fs::read_to_string(self.folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    fn read(&self, name: &str) -> Option<Vec<u8>> {
        let inside = Path::new(name).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        if inside { std::fs::read(self.folder.join(name)).ok() } else { None }
    }
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

/// Another fingerprint of the same form.
fn other(fingerprint: &str) -> String {
    fingerprint.chars().map(|digit| if digit == '0' { '1' } else { '0' }).collect()
}

fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "a fault can't be made: {from} is not there");
    text.replace(from, to)
}
