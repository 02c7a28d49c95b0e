//! A line that breaks off, answers something else, or answers late.

use super::{SRC, add, assert_unharmed, host, is_sound, open, outcomes, publisher};
use crate::engine::{PATIENCE, in_each_engine};
use crate::host::Answer;
use crate::names::named;
use crate::page::Page;
use crate::wire::Reply;
use axum::http::StatusCode;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use tokio::sync::watch;

in_each_engine!(faults_of_a_line, late_program, another_glue, redirected_edition, offline);

/// Whether a path is of that part.
type IsPart = fn(&str) -> bool;

/// What becomes of an answer.
type Becomes = fn(Answer) -> Reply;

/// What an embed loads.
const PARTS: [(&str, IsPart); 5] = [
    ("json", |path| path == named(SRC)),
    ("script", |path| path == "sidelight-embed.js"),
    ("glue", |path| path.starts_with("program-")),
    ("wasm", |path| path.ends_with(".wasm")),
    ("edition", |path| path.ends_with(".edition")),
];

/// What may become of a file on its way.
const FAULTS: [(&str, Becomes); 11] = [
    ("cut", |answer| Reply::from(answer).cut()),
    ("refused", |answer| Reply::from(answer).none()),
    ("half, as all of it", |answer| half(&answer).into()),
    ("206", |answer| half(&answer).status(StatusCode::PARTIAL_CONTENT).with("content-range", "bytes 0-9/99").into()),
    ("empty", |_| Answer::new("empty.js", "").into()),
    ("204", |_| Answer::new("empty.js", "").status(StatusCode::NO_CONTENT).into()),
    ("404", |_| Answer::missing().into()),
    ("500", |answer| answer.status(StatusCode::INTERNAL_SERVER_ERROR).into()),
    ("a page", |_| {
        Answer::new("page.html", "<!doctype html><title>Sign in</title><script>parent.__ran(0)</script>").into()
    }),
    ("garbage", |_| Answer::new("garbage.wasm", b"\0asm\xff\xfe\x01{[(<".repeat(40)).into()),
    ("round and round", |answer| answer.status(StatusCode::FOUND).with("location", "round").into()),
];

fn half(answer: &Answer) -> Answer {
    let body = answer.body();
    Answer { media_type: answer.media_type, ..Answer::new("half", &body[..body.len() / 2]) }
}

/// Whatever becomes of any file on its way.
async fn faults_of_a_line(page: &Page) {
    let mut wrong = Vec::new();
    for (part, is_part) in PARTS {
        for (fault, change) in FAULTS {
            let publisher = publisher(move |path, answer| is_part(path).then(|| change(answer))).await;
            let host = host(&publisher, "").await;
            open(page, &host).await;
            add(page, &publisher, &[("a", SRC)]).await;
            let start = Instant::now();
            while page.js("return __hostile.waiting().length").await != 0 && start.elapsed() < PATIENCE {}
            page.settle().await;
            let expected: &[&str] = match part {
                "json" => &["fallback network", "fallback json", "fallback status"],
                "script" => &["fallback script"],
                "edition" => &["static document", "static load", "static network", "static hash", "static build"],
                _ => &["static load"],
            };
            let outcomes =
                page.js("return __hostile.outcomes().map(([, modes, codes]) => `${modes} ${codes}`).join()").await;
            if !expected.iter().any(|expected| outcomes == *expected) {
                wrong.push(format!("{part}, {fault}: {outcomes}"));
            }
            let harm = page.js("return __hostile.harm()").await;
            if harm != json!([]) {
                wrong.push(format!("{part}, {fault}: {harm}"));
            }
        }
    }
    page.forget_log().await;
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The program takes its time: the embed can be read and used, taken away and put back; then it wakes.
async fn late_program(page: &Page) {
    let gate = watch::Sender::new(false);
    let inner = gate.clone();
    let publisher =
        publisher(move |path, answer| path.ends_with(".wasm").then(|| Reply::from(answer).behind(&inner))).await;
    let host = host(&publisher, "").await;
    open(page, &host).await;
    add(page, &publisher, &[("a", SRC), ("b", SRC), ("c", SRC)]).await;
    page.until("all are there", "return __hostile.embeds.every(({ shadowRoot }) => shadowRoot?.querySelector('h1'))")
        .await;
    page.until_served("the program is asked for", || publisher.count(".wasm") > 0).await;
    page.js("const [a, b, c] = __hostile.embeds;
         a.shadowRoot.querySelector('summary').click();
         b.remove(); a.before(b);
         window.__late = c; c.remove();")
        .await;
    page.assert("nothing is ready", "return __hostile.outcomes().length === 0").await;
    gate.send_replace(true);
    let script = "const waiting = __hostile.waiting().filter((id) => id !== 'c'); return waiting.length === 0 || 'no: ' + waiting";
    page.until("those on the page are ready", script).await;
    page.js("document.getElementById('place').append(__late)").await;
    let all = outcomes(page).await;
    assert!(all.len() == 3 && all.iter().all(|(_, modes, codes)| modes == "full" && codes.is_empty()), "{all:?}");
    page.assert(
        "what was closed is closed",
        "return !__hostile.embeds[0].shadowRoot.querySelector('details.panel').open",
    )
    .await;
    assert_unharmed(page, "a late program").await;
}

/// Glue that is another when it is asked for again, as a publisher's server may be told to give: it does not run.
async fn another_glue(page: &Page) {
    for first in [1, 2] {
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        let publisher = publisher(move |path, answer| {
            let is_glue = path.starts_with("program-");
            let number = if is_glue { count.fetch_add(1, Ordering::SeqCst) } else { 0 };
            let other = "__ran(1); export default async () => __ran(2); export const start = (root, bytes, ready) => { __ran(3); ready() };";
            (is_glue && number >= first).then(|| Answer { media_type: answer.media_type, ..Answer::new("other.js", other) }.into())
        })
        .await;
        let host = host(&publisher, "").await;
        open(page, &host).await;
        add(page, &publisher, &[("a", SRC)]).await;
        outcomes(page).await;
        add(page, &publisher, &[("b", SRC)]).await;
        let outcomes = outcomes(page).await;
        assert!(outcomes.len() == 2 && outcomes.iter().all(is_sound), "{outcomes:?}");
        assert_unharmed(page, &format!("glue that changes after request {first}")).await;
    }
}

/// An edition that leads to the host: the host's cookies stay at home.
async fn redirected_edition(page: &Page) {
    let target = Arc::new(std::sync::Mutex::new(String::new()));
    let location = Arc::clone(&target);
    let publisher = publisher(move |path, answer| {
        let location = location.lock().expect("no handler panics").clone();
        path.ends_with(".edition").then(|| answer.status(StatusCode::FOUND).with("location", location).into())
    })
    .await;
    let host = host(&publisher, "").await;
    *target.lock().expect("no handler panics") = format!("{}/logout", host.origin);
    open(page, &host).await;
    host.take();
    add(page, &publisher, &[("a", SRC)]).await;
    let outcomes = outcomes(page).await;
    assert!(
        outcomes.len() == 1 && outcomes.iter().all(|outcome| is_sound(outcome) && outcome.1 == "static"),
        "{outcomes:?}"
    );
    let with_cookies: Vec<_> = host
        .take()
        .into_iter()
        .chain(publisher.take())
        .filter(|asked| asked.headers.contains("cookie:") && !asked.path.is_empty())
        .collect();
    assert!(with_cookies.iter().all(|asked| asked.path == "hostile.js"), "{with_cookies:?}");
    assert_unharmed(page, "a redirected edition").await;
}

/// The line is gone: what is there stays usable, and what comes is told.
async fn offline(page: &Page) {
    let line = watch::Sender::new(true);
    let inner = line.subscribe();
    let publisher = publisher(move |_, answer| (!*inner.borrow()).then(|| Reply::from(answer).none())).await;
    let host = host(&publisher, "").await;
    open(page, &host).await;
    add(page, &publisher, &[("a", SRC)]).await;
    assert_eq!(outcomes(page).await, [("a".into(), "full".into(), String::new())]);
    line.send_replace(false);
    add(page, &publisher, &[("b", SRC)]).await;
    let gone = [("a".to_owned(), "full".to_owned(), String::new()), ("b".into(), "fallback".into(), "network".into())];
    assert_eq!(outcomes(page).await, gone);
    page.js("__hostile.embeds[0].openPanel('@4')").await;
    page.until("what is there can be used", "return __hostile.embeds[0].shadowRoot.querySelector('#panel-@4').open")
        .await;
    line.send_replace(true);
    add(page, &publisher, &[("c", SRC)]).await;
    let back = outcomes(page).await;
    assert_eq!((&back[0], &back[2]), (&gone[0], &("c".into(), "full".into(), String::new())));
    // What comes into view again is tried again.
    let (_, modes, codes) = &back[1];
    assert!(matches!(modes.as_str(), "fallback" | "fallback,full") && codes == "network", "{back:?}");
    assert_unharmed(page, "a line that is gone").await;
}
