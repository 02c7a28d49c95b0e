//! Shows a writer's folder while it is written: the pages are made in memory, anew with each saved file, and nothing is
//! written. A mistake is shown in the browser, at its passage, over the last pages that had none.

use super::today::today;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Uri};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response as Answer};
use axum::{Router, routing::get};
use futures::stream;
use notify::{RecursiveMode, Watcher};
use serde::Serialize;
use sidelight::{authoring, document::Explainer, publish};
use std::convert::Infallible;
use std::net::Ipv4Addr;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use tokio::sync::watch;

/// What the pages have beside what is published.
const SCRIPT: &str = include_str!("serve.js");
const SCRIPT_ADDRESS: &str = "/.sidelight/serve.js";
const EVENTS_ADDRESS: &str = "/.sidelight/events";

/// An editor writes a file in several steps: what comes so soon after another is one.
const PAUSE: Duration = Duration::from_millis(30);

/// A writer's folder, and the one that has the shell: what `trunk build` makes and no page was put in.
struct Folders {
    content: PathBuf,
    shell: PathBuf,
}

/// What is served now.
#[derive(Clone)]
struct Site {
    files: Arc<publish::Files>,
    news: News,
}

/// What a page is told.
#[derive(Clone, Default, Serialize)]
struct News {
    /// Tells the pages that are shown from later ones.
    pages: String,
    remarks: Vec<Remark>,
}

/// A mistake, or something to look at.
#[derive(Clone, Serialize)]
struct Remark {
    is_mistake: bool,
    place: String,
    message: String,
    hint: Option<String>,
    /// The lines that it is about, by whose words their passage is found on the page.
    lines: String,
}

/// Serves the folder to this machine alone, until it is stopped.
pub(crate) fn serve(content: &Path, shell: &Path, port: u16) -> Result<(), String> {
    let folders = Folders { content: content.into(), shell: shell.into() };
    let whole = |path: &Path| path.canonicalize().map_err(|error| format!("error: {}: {error}", path.display()));
    let mut watched = vec![whole(content)?, whole(shell)?];
    // What the explainer shares with those beside it.
    watched.extend(whole(&content.join("../shared")));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("error: {error}"))?;
    let listen = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let listener = runtime.block_on(listen).map_err(|error| format!("error: 127.0.0.1:{port}: {error}"))?;
    let address = listener.local_addr().map_err(|error| format!("error: 127.0.0.1:{port}: {error}"))?;

    let (changed, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event| _ = changed.send(event))
        .map_err(|error| format!("error: changes cannot be watched: {error}"))?;
    let program = std::env::current_exe().ok();
    let folders_below = watched.iter().map(|path| (&**path, RecursiveMode::Recursive));
    let built = program.as_deref().and_then(Path::parent).map(|path| (path, RecursiveMode::NonRecursive));
    for (path, mode) in folders_below.chain(built) {
        watcher.watch(path, mode).map_err(|error| format!("error: {}: {error}", path.display()))?;
    }

    let site = Site { files: Arc::default(), news: News::default() };
    let (shown, showing) = watch::channel(make(&folders, &site));
    println!("serving {} at http://{address}/", content.display());
    let state = Serving { site: showing, shell: folders.shell.clone() };
    std::thread::spawn(move || follow((&folders, &watched), program.as_deref(), &changes, &shown));
    let router = Router::new().route(EVENTS_ADDRESS, get(events)).fallback(file).with_state(state);
    let served = runtime.block_on(async { axum::serve(listener, router).await });
    drop(watcher);
    served.map_err(|error| format!("error: {address}: {error}"))
}

/// Makes the site anew with each change, for as long as somebody serves it.
fn follow(
    (folders, watched): (&Folders, &[PathBuf]),
    program: Option<&Path>,
    changes: &mpsc::Receiver<notify::Result<notify::Event>>,
    shown: &watch::Sender<Site>,
) {
    while let Ok(first) = changes.recv() {
        let mut paths = paths(first);
        while let Ok(next) = changes.recv_timeout(PAUSE) {
            paths.extend(self::paths(next));
        }
        if let Some(program) = program.filter(|program| paths.iter().any(|path| path == program)) {
            begin_again(program);
        }
        if paths.iter().any(|path| watched.iter().any(|folder| path.starts_with(folder))) {
            let site = make(folders, &shown.borrow());
            if shown.send(site).is_err() {
                return;
            }
        }
    }
}

/// The files that were changed; reading one is no change.
fn paths(event: notify::Result<notify::Event>) -> Vec<PathBuf> {
    event.ok().filter(|event| !event.kind.is_access()).map(|event| event.paths).unwrap_or_default()
}

/// Becomes the command that was built from changed sources.
#[cfg(unix)]
fn begin_again(program: &Path) {
    use std::os::unix::process::CommandExt;
    // While it is linked it is not there.
    if program.exists() {
        let error = std::process::Command::new(program).args(std::env::args_os().skip(1)).exec();
        eprintln!("error: {}: {error}", program.display());
    }
}

#[cfg(not(unix))]
fn begin_again(_: &Path) {}

/// Makes the pages; those of before, if there is a mistake.
fn make(folders: &Folders, before: &Site) -> Site {
    let start = Instant::now();
    let published = authoring::review(&folders.content, today().span().0);
    let (remarks, files) = match published {
        Ok((explainer, warnings)) => match site(explainer, &folders.shell) {
            Ok(files) => {
                println!("made in {} ms", start.elapsed().as_millis());
                (remarks(&warnings, false), Some(files))
            }
            Err(message) => {
                eprintln!("{message}");
                (
                    vec![Remark { is_mistake: true, place: String::new(), message, hint: None, lines: String::new() }],
                    None,
                )
            }
        },
        Err(diagnostics) => {
            eprintln!("{diagnostics}");
            (remarks(&diagnostics, true), None)
        }
    };
    let Some(files) = files else {
        let files = if before.files.is_empty() { Arc::new(no_page_yet()) } else { before.files.clone() };
        return Site { files, news: News { remarks, ..before.news.clone() } };
    };
    // The same pages are not to be loaded again.
    if files == *before.files {
        return Site { news: News { remarks, ..before.news.clone() }, ..before.clone() };
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Site { files: Arc::new(files), news: News { pages: now.as_nanos().to_string(), remarks } }
}

/// What is published, with what of the shell stays as it is.
fn site(explainer: Explainer, shell: &Path) -> Result<publish::Files, String> {
    let (mut files, published) = super::publish(explainer, shell)?;
    files.extend(published.files);
    published.superseded.iter().for_each(|name| _ = files.remove(name));
    Ok(files)
}

fn remarks(diagnostics: &[authoring::Diagnostic], is_mistake: bool) -> Vec<Remark> {
    // Those of one file stand together.
    let of_file = diagnostics.chunk_by(|one, other| one.file == other.file);
    let remarks = of_file.flat_map(|diagnostics| {
        let file = &diagnostics[0].file;
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let is_table = file.extension().is_some_and(|extension| extension == "csv");
        diagnostics.iter().map(move |authoring::Diagnostic { file, line, column, message, hint, .. }| Remark {
            is_mistake,
            place: format!("{}:{line}:{column}", file.display()),
            message: message.clone(),
            hint: hint.clone(),
            lines: match is_table {
                true => text.lines().nth(line.saturating_sub(1)).unwrap_or_default().to_owned(),
                false => paragraph(&text, *line),
            },
        })
    });
    remarks.collect()
}

/// The line of this number with those before and after it, up to an empty one.
fn paragraph(text: &str, number: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let Some(line) = number.checked_sub(1).filter(|line| *line < lines.len()) else { return String::new() };
    let is_end = |line: &&str| line.trim().is_empty();
    let start = lines[..line].iter().rposition(&is_end).map_or(0, |end| end + 1);
    let end = lines[line..].iter().position(&is_end).map_or(lines.len(), |end| line + end);
    lines[start.min(line)..end.max(line + 1)].join("\n")
}

fn no_page_yet() -> publish::Files {
    let page = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>No page yet</title></head>\
                <body><main><h1>No page yet</h1><p>The folder has mistakes.</p></main></body></html>";
    publish::Files::from([("index.html".to_owned(), page.into())])
}

#[derive(Clone)]
struct Serving {
    site: watch::Receiver<Site>,
    shell: PathBuf,
}

/// Tells a page what is new: at once, and whenever there is something.
async fn events(State(serving): State<Serving>, headers: HeaderMap) -> Answer {
    if !is_local(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let mut site = serving.site;
    site.mark_changed();
    let events = stream::unfold(site, async |mut site| {
        site.changed().await.ok()?;
        let news = serde_json::to_string(&site.borrow_and_update().news).unwrap_or_default();
        Some((Ok::<_, Infallible>(Event::default().data(news)), site))
    });
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

async fn file(State(serving): State<Serving>, method: Method, uri: Uri, headers: HeaderMap) -> Response<Body> {
    let mut response = response(&serving, &method, &uri, &headers);
    // A host's page that is written on this machine may show an embed; a page of anybody may not read a draft.
    if let Some(origin) = headers.get(ORIGIN).filter(|origin| is_local_origin(origin)) {
        response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    }
    response
}

fn response(serving: &Serving, method: &Method, uri: &Uri, headers: &HeaderMap) -> Response<Body> {
    if !is_local(headers) {
        return answer(StatusCode::FORBIDDEN, "text/plain", b"only as 127.0.0.1 or localhost".into());
    }
    if *method != Method::GET && *method != Method::HEAD {
        return answer(StatusCode::METHOD_NOT_ALLOWED, "text/plain", Vec::new());
    }
    if uri.path() == SCRIPT_ADDRESS {
        return answer(StatusCode::OK, content_type(SCRIPT_ADDRESS), SCRIPT.into());
    }
    let name = match uri.path().trim_start_matches('/') {
        "" => "index.html",
        name => name,
    };
    let (bytes, pages) = {
        let site = serving.site.borrow();
        (site.files.get(name).cloned(), site.news.pages.clone())
    };
    // While scripts are not bundled, they stand in folders.
    match bytes.or_else(|| in_folder(&serving.shell, name)) {
        Some(page) if name.ends_with(".html") => answer(StatusCode::OK, content_type(name), with_script(&page, &pages)),
        Some(bytes) => answer(StatusCode::OK, content_type(name), bytes),
        None => answer(StatusCode::NOT_FOUND, "text/plain", b"there is no such file".into()),
    }
}

/// Whether it is asked for under this machine's own name: a page of anybody could call its own host by this address.
fn is_local(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    is_this_machine(host)
}

fn is_local_origin(origin: &HeaderValue) -> bool {
    origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://")).is_some_and(is_this_machine)
}

fn is_this_machine(host: &str) -> bool {
    matches!(host.rsplit_once(':').map_or(host, |(name, _)| name), "127.0.0.1" | "localhost")
}

/// A file in a folder of the shell, and nowhere else.
fn in_folder(shell: &Path, name: &str) -> Option<Vec<u8>> {
    let path = Path::new(name);
    let is_below = path.components().all(|part| matches!(part, Component::Normal(_)));
    is_below.then(|| std::fs::read(shell.join(path)).ok()).flatten()
}

fn with_script(page: &[u8], pages: &str) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    let script = format!("<script type=\"module\" src=\"{SCRIPT_ADDRESS}?{pages}\"></script>");
    let end = page.rfind("</body>").unwrap_or(page.len());
    [&page[..end], &script, &page[end..]].concat().into()
}

fn answer(status: StatusCode, content_type: &'static str, bytes: Vec<u8>) -> Response<Body> {
    (status, [(CONTENT_TYPE, content_type), (CACHE_CONTROL, "no-store")], bytes).into_response()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "webp" => "image/webp",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}
