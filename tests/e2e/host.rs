//! Sites of different origins: a publisher that serves `dist/` to everyone, and hosts whose pages hold frames of it.

use crate::names::named;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode, Uri, header};
use std::net::Ipv4Addr;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// What lets every origin read the files.
pub(crate) const OPEN: &[(&str, &str)] = &[("access-control-allow-origin", "*")];

/// What lets a page that isolates itself hold the frame, too.
pub(crate) const ISOLATED: &[(&str, &str)] = &[
    ("access-control-allow-origin", "*"),
    ("cross-origin-resource-policy", "cross-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
];

/// What is answered to a request.
pub(crate) struct Answer {
    /// Its bytes.
    pub(crate) body: Vec<u8>,
    /// What it is said to be.
    pub(crate) media_type: &'static str,
    /// How it is answered.
    pub(crate) status: StatusCode,
    /// What is said beside it.
    pub(crate) headers: Vec<(&'static str, String)>,
}

impl Answer {
    /// A file, of the kind that its name says.
    pub(crate) fn new(name: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), media_type: media_type(name), status: StatusCode::OK, headers: Vec::new() }
    }

    /// That there is no such file.
    pub(crate) fn missing() -> Self {
        Self { status: StatusCode::NOT_FOUND, ..Self::new("missing.html", "no such file") }
    }

    /// The same with another status.
    pub(crate) fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// What is in it.
    pub(crate) fn body(&self) -> &[u8] {
        &self.body
    }

    /// The same with a header.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// The media type of a file, by the ending of its name.
pub(crate) fn media_type(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "css" => "text/css; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        "edition" | "zip" | "" => "application/octet-stream",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "md" => "text/markdown; charset=utf-8",
        "txt" | "ts" => "text/plain; charset=utf-8",
        "otf" => "font/otf",
        "bin" => "application/octet-stream",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        other => panic!("a file of an unknown kind, .{other}: say its media type here"),
    }
}

type Paths = Arc<Mutex<Vec<String>>>;

type Answers = dyn Fn(&str) -> Option<Answer> + Send + Sync;

/// A site on a port of its own, until it is dropped.
pub(crate) struct Site {
    /// Its scheme, host and port.
    pub(crate) origin: String,
    cookies: Paths,
    task: JoinHandle<()>,
}

impl Site {
    /// A site that answers requests for a path, without its first slash, in the way that `answers` makes of its origin.
    pub(crate) async fn start<F>(answers: impl FnOnce(&str) -> F) -> Self
    where
        F: Fn(&str) -> Option<Answer> + Send + Sync + 'static,
    {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("it listens"));
        let answers: Arc<Answers> = Arc::new(answers(&origin));
        let cookies = Paths::default();
        let router = axum::Router::new().fallback(answer).with_state((answers, Arc::clone(&cookies)));
        let task = tokio::spawn(async move { axum::serve(listener, router).await.expect("it serves until dropped") });
        Self { origin, cookies, task }
    }

    /// The paths that were asked for with a cookie.
    pub(crate) fn cookies(&self) -> Vec<String> {
        self.cookies.lock().expect("no handler panics").clone()
    }

    /// The explainer's publisher, whose files every origin may read. The frame's page knows its address, and is
    /// recorded.
    pub(crate) async fn publisher() -> Self {
        Self::publisher_with(OPEN, true).await
    }

    /// A publisher who sends these headers, and whose pages know their address or not.
    pub(crate) async fn publisher_with(headers: &'static [(&'static str, &'static str)], is_named: bool) -> Self {
        Self::start(|origin| {
            let origin = is_named.then(|| origin.to_owned());
            move |path: &str| {
                let answer = recorded(path, origin.as_deref())?;
                Some(headers.iter().fold(answer, |answer, (name, value)| answer.with(name, *value)))
            }
        })
        .await
    }

    /// A site with one page, and what the page loads from npm's packages.
    pub(crate) async fn host(page: Answer) -> Self {
        let (body, headers) = (page.body, page.headers);
        Self::start(|_| {
            move |path: &str| match path.strip_prefix("npm/") {
                Some(file) => Some(Answer::new(file, npm(file))),
                None if path.is_empty() => {
                    let page = Answer::new("index.html", body.clone());
                    Some(headers.iter().fold(page, |page, (name, value)| page.with(name, value)))
                }
                None => None,
            }
        })
        .await
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn answer(
    State((answers, cookies)): State<(Arc<Answers>, Paths)>,
    headers: HeaderMap,
    uri: Uri,
) -> Response<Body> {
    if headers.contains_key(header::COOKIE) {
        cookies.lock().expect("no handler panics").push(uri.path().to_owned());
    }
    let response = Response::builder().header(header::CACHE_CONTROL, "no-store");
    let answer = answers(uri.path().trim_start_matches('/'));
    let response = match answer {
        Some(Answer { body, media_type, status, headers }) => {
            let response = response.status(status).header(header::CONTENT_TYPE, media_type);
            headers.into_iter().fold(response, |response, (name, value)| response.header(name, value)).body(body.into())
        }
        None => response.status(StatusCode::NOT_FOUND).body(Body::empty()),
    };
    response.expect("these headers are valid")
}

/// The built folder.
pub(crate) fn folder() -> PathBuf {
    std::env::var_os("SIDELIGHT_DIST").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from)
}

/// A file of the built folder.
pub(crate) fn published(path: &str) -> Option<Answer> {
    let path = named(path);
    let is_inside = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_)));
    let bytes = if is_inside { std::fs::read(folder().join(&path)).ok()? } else { return None };
    Some(Answer::new(&path, bytes))
}

/// The same, with the tests' recorder as the first script of the frame's page, which is what it is where the content
/// says that it is published at the root of `origin`.
pub(crate) fn recorded(path: &str, origin: Option<&str>) -> Option<Answer> {
    match path {
        "" => published("index.html"),
        "recorder.js" => Some(Answer::new(path, include_str!("recorder.js"))),
        "embed.html" | "glance.html" => {
            let mut page = String::from_utf8(published(path)?.body).expect("a page is text");
            if let Some(origin) = origin {
                for (unknown, known) in [("'self'", "'self' {}"), ("href=\"./\"", "href=\"{}/\""), ("\"./#", "\"{}/#")]
                {
                    let is_there = page.contains(unknown) || path == "glance.html" && unknown == "\"./#";
                    assert!(is_there, "the content does not say where it is published: {unknown}");
                    page = page.replace(unknown, &known.replace("{}", origin));
                }
            }
            Some(Answer::new(path, page.replacen("<meta", "<script src=recorder.js></script><meta", 1)))
        }
        _ => published(path),
    }
}

/// Where set-up put npm's packages.
pub(crate) fn npm_folder() -> PathBuf {
    let Some(folder) = std::env::var_os("SIDELIGHT_NPM") else {
        panic!("SIDELIGHT_NPM does not name the folder with npm's packages; run the tests with `make test`");
    };
    Path::new(&folder).join("node_modules")
}

pub(crate) fn npm(file: &str) -> Vec<u8> {
    let path = npm_folder().join(file);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
