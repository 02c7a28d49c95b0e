//! Embeds on a line that breaks off, answers something else, or answers late; and after a crash of the program. Each is
//! ready once, tells one error at most, and leaves nothing behind when it goes.

use crate::engine::{Engine, PATIENCE, in_each_engine};
use crate::host::{Answer, OPEN, published};
use crate::page::Page;
use crate::server::crashing;
use crate::wire::{Asked, Reply, Wire};
use axum::http::StatusCode;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use tokio::sync::watch;

in_each_engine!(
    faults_of_a_line,
    late_program,
    another_glue,
    redirected_edition,
    offline,
    crash_then_another,
    crash_in_use_then_another,
    traps_of_others,
    panels_changed,
    created_and_removed,
);

const SRC: &str = "russian-defections.json";

/// Whether a path is of that part.
type IsPart = fn(&str) -> bool;

/// What becomes of an answer.
type Becomes = fn(Answer) -> Reply;

/// What an embed loads.
const PARTS: [(&str, IsPart); 5] = [
    ("json", |path| path == SRC),
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

/// A publisher whose files are changed on their way, if `change` changes them.
async fn publisher(change: impl Fn(&str, Answer) -> Option<Reply> + Send + Sync + 'static) -> Wire {
    Wire::start(move |asked: &Asked| {
        let open = |answer: Answer| OPEN.iter().fold(answer, |answer, (name, value)| answer.with(name, *value));
        let file = |path: &str| open(published(path).unwrap_or_else(Answer::missing));
        if asked.path == "round" {
            return open(Answer::missing()).status(StatusCode::FOUND).with("location", "round").into();
        }
        let (folder, name) = asked.path.rsplit_once('/').unwrap_or(("", &asked.path));
        if let Some(reply) = change(&asked.path, published(name).unwrap_or_else(Answer::missing)) {
            return reply.with_all(OPEN);
        }
        // A folder in which the program crashes at once, or later.
        let view = match folder {
            "crash" => 0,
            "crashes" => 1,
            _ => return file(&asked.path).into(),
        };
        let published = file(name);
        if name.ends_with(".edition") {
            open(Answer::new(name, crashing(published.body(), view))).into()
        } else {
            published.into()
        }
    })
    .await
}

/// A host's page with this before everything else.
async fn host(publisher: &Wire, head: &str) -> Wire {
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>host</title><link rel=icon href=data:,>\
         <script>{head}</script><script src=/hostile.js></script><script type=module src={}/sidelight.js></script>\
         <body><p id=own>Host</p><div id=place></div><div id=canary hidden></div>",
        publisher.origin
    );
    Wire::start(move |asked: &Asked| match asked.path.as_str() {
        "" => Answer::new("index.html", html.as_str()).with("set-cookie", "session=secret; Path=/; HttpOnly").into(),
        "hostile.js" => Answer::new("hostile.js", include_str!("hostile/hostile.js")).into(),
        _ => Answer::missing().into(),
    })
    .await
}

async fn open(page: &Page, host: &Wire) {
    page.open(&format!("{}/", host.origin)).await;
    page.until("it is defined", "return Boolean(customElements.get('sidelight-explainer'))").await;
}

/// Puts embeds of these addresses, which are of the publisher, beside those that are there.
async fn add(page: &Page, publisher: &Wire, embeds: &[(&str, &str)]) {
    let embeds: Vec<_> = embeds.iter().map(|(id, path)| json!([id, format!("{}/{path}", publisher.origin)])).collect();
    page.js_with("__hostile.add(arguments[0])", vec![json!(embeds)]).await;
}

/// How each embed is, once all are ready and whatever they have begun is over: its modes, and the codes it told.
async fn outcomes(page: &Page) -> Vec<(String, String, String)> {
    page.until("all are ready", "const waiting = __hostile.waiting(); return waiting.length === 0 || 'no: ' + waiting")
        .await;
    let script = "const done = arguments[arguments.length - 1]; __hostile.canary().then(done)";
    page.client.execute_async(script, Vec::new()).await.expect("the page goes on");
    serde_json::from_value(page.js("return __hostile.outcomes().sort()").await).expect("three texts each")
}

/// Nothing has run that is not the publisher's, and nothing was thrown.
async fn assert_unharmed(page: &Page, what: &str) {
    let harm = page.js("return __hostile.harm()").await;
    assert_eq!(harm, json!([]), "{what}");
    page.forget_log().await;
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
    page.assert("what was opened is open", "return __hostile.embeds[0].shadowRoot.querySelector('details.panel').open")
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
    page.js("__hostile.embeds[0].openPanel('known')").await;
    page.until("what is there can be used", "return __hostile.embeds[0].shadowRoot.querySelector('#panel-known').open")
        .await;
    line.send_replace(true);
    add(page, &publisher, &[("c", SRC)]).await;
    let back = [gone[0].clone(), gone[1].clone(), ("c".into(), "full".into(), String::new())];
    assert_eq!(outcomes(page).await, back);
    assert_unharmed(page, "a line that is gone").await;
}

/// Ready once, and one error unless it is whole.
fn is_sound((_, modes, codes): &(String, String, String)) -> bool {
    !modes.contains(',') && !codes.contains(',') && (modes == "full") == codes.is_empty()
}

/// Hosts that keep the stacks of errors short, empty or in a form of their own.
const STACKS: [&str; 3] = ["", "Error.stackTraceLimit = 0", "Error.prepareStackTrace = () => ({})"];

/// An edition crashes the program: whoever comes at the same time or later has an answer.
async fn crash_then_another(page: &Page) {
    for head in STACKS {
        let publisher = publisher(|_, _| None).await;
        let host = host(&publisher, head).await;
        open(page, &host).await;
        let crash = format!("crash/{SRC}");
        add(page, &publisher, &[("a", &crash)]).await;
        outcomes(page).await;
        add(page, &publisher, &[("b", SRC), ("c", &crash), ("d", SRC)]).await;
        outcomes(page).await;
        add(page, &publisher, &[("e", SRC)]).await;
        let outcomes = outcomes(page).await;
        assert!(outcomes.len() == 5 && outcomes.iter().all(is_sound), "{head}: {outcomes:?}");
        for (id, mode, code) in outcomes {
            let is_crashing = ["a", "c"].contains(&id.as_str());
            assert!(
                if is_crashing { code == "crash" } else { code.is_empty() || code == "crash" },
                "{head}: {id} is {mode}, {code}"
            );
        }
        page.assert(
            "all of them can be read",
            "return __hostile.embeds.every(({ shadowRoot }) => shadowRoot.querySelectorAll('details.panel').length >= 3)",
        )
        .await;
        assert_unharmed(page, head).await;
    }
}

/// The program crashes while a reader uses one of several.
async fn crash_in_use_then_another(page: &Page) {
    for head in STACKS {
        let publisher = publisher(|_, _| None).await;
        let host = host(&publisher, head).await;
        open(page, &host).await;
        add(page, &publisher, &[("a", &format!("crashes/{SRC}")), ("b", SRC)]).await;
        let both = outcomes(page).await;
        assert!(both.iter().all(|(_, mode, code)| mode == "full" && code.is_empty()), "{both:?}");
        page.js("const { shadowRoot } = __hostile.embeds[0];
             for (const details of shadowRoot.querySelectorAll('details')) details.open = true;
             for (const last of shadowRoot.querySelectorAll('.switch button:last-child')) last.click()")
            .await;
        page.until(
            &format!("{head}: the crash is told"),
            "return __hostile.outcomes().some(([id, , code]) => id === 'a' && code === 'crash')",
        )
        .await;
        add(page, &publisher, &[("c", SRC)]).await;
        let outcomes = outcomes(page).await;
        for (id, mode, code) in &outcomes {
            let is_sound = match id.as_str() {
                "a" => mode == "full" && code == "crash",
                "b" => mode == "full" && (code.is_empty() || code == "crash"),
                _ => (mode == "full" && code.is_empty()) || (mode == "static" && code == "crash"),
            };
            assert!(is_sound, "{head}: {id} is {mode}, {code}");
        }
        page.assert(
            "nothing that would not answer is offered",
            "return [...__hostile.embeds[0].shadowRoot.querySelectorAll('[data-island] :is(button, select, input)')].length === 0",
        )
        .await;
        assert_unharmed(page, head).await;
    }
}

/// A trap in a program of the host's own is the host's.
async fn traps_of_others(page: &Page) {
    let publisher = publisher(|_, _| None).await;
    let host = host(&publisher, TRAP).await;
    open(page, &host).await;
    add(page, &publisher, &[("a", SRC)]).await;
    outcomes(page).await;
    page.js("__trap()").await;
    let told = page.until("it traps", "return window.__trapped").await;
    assert_eq!(told, json!([true, false]), "the host hears of it");
    assert_eq!(outcomes(page).await, [("a".into(), "full".into(), String::new())]);
    page.assert(
        "the embed is awake",
        "return __hostile.embeds[0].shadowRoot.querySelector('[data-island] button') !== null",
    )
    .await;
    page.forget_log().await;
}

/// Runs a module whose one function is `unreachable`, and notes what becomes of its trap.
const TRAP: &str = "window.__trap = () => {
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    WebAssembly.instantiate(new Uint8Array(bytes)).then(({ instance }) => {
      addEventListener('error', (event) => setTimeout(() => {
        window.__trapped = [event.error instanceof WebAssembly.RuntimeError, event.defaultPrevented];
      }), { once: true });
      setTimeout(() => instance.exports.t());
    });
  };";

/// An embed that is another panel 300 times over holds what it held at first.
async fn panels_changed(page: &Page) {
    let step = "const [e] = __hostile.embeds;
        e.panel = number % 2 ? 'known' : 'bounties';
        await ready(e);";
    flat(page, step).await;
}

/// 300 embeds that come, are ready and go leave nothing.
async fn created_and_removed(page: &Page) {
    let step = "const e = document.createElement('sidelight-explainer');
        e.id = 'x'; e.loading = 'eager'; e.src = __hostile.embeds[0].src;
        const answer = ready(e);
        document.getElementById('place').append(e);
        await answer;
        e.remove();";
    flat(page, step).await;
}

/// What Chromium counts, and how much more there may be of it after 300 times.
const COUNTS: [(&str, f64); 3] = [("Nodes", 150.0), ("JSEventListeners", 6.0), ("Documents", 0.0)];

/// Does this 20 times, counts, does it 300 times, and counts again.
async fn flat(page: &Page, step: &str) {
    let publisher = publisher(|_, _| None).await;
    let host = host(&publisher, LISTENERS).await;
    open(page, &host).await;
    add(page, &publisher, &[("a", SRC)]).await;
    outcomes(page).await;
    let times = async |count: usize| {
        let run = format!(
            "window.__done = null;
             const ready = (e) => new Promise((done) => e.addEventListener('sidelight-ready', ({{ detail }}) => done(detail.mode), {{ once: true }}));
             (async () => {{
               for (let number = 0; number < {count}; number++) {{ {step} }}
               __hostile.forget();
               return {count};
             }})().then((value) => window.__done = value, (error) => window.__done = String(error));"
        );
        page.js(&run).await;
        // In stages, as each condition's patience is limited.
        page.until("it is done", "return window.__done").await;
        page.settle().await;
    };
    let counts = async || (counts(page).await, page.js("return window.__listening()").await);
    times(20).await;
    let before = counts().await;
    for _ in 0..15 {
        times(20).await;
    }
    let after = counts().await;
    for (index, (name, slack)) in COUNTS.into_iter().enumerate() {
        assert!(after.0[index] <= before.0[index] + slack, "{name}: {} became {}", before.0[index], after.0[index]);
    }
    assert_eq!(before.1, after.1, "listeners on the host's window, document and root");
    page.forget_log().await;
}

/// Counts the listeners that are on what outlives an embed, in every engine.
const LISTENERS: &str = "(() => {
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const lasting = new Set([window, document, document.documentElement]);
    const held = new Set();
    const key = (target, type, listener, how) => {
      if (!lasting.has(target) && !(target instanceof MediaQueryList)) return;
      const capture = Boolean(typeof how === 'object' ? how?.capture : how);
      for (const one of held) if (one.target === target && one.type === type && one.listener === listener && one.capture === capture) return one;
      return { target, type, listener, capture };
    };
    EventTarget.prototype.addEventListener = function (type, listener, how) {
      const one = listener && key(this ?? window, type, listener, how);
      if (one && !how?.once) {
        held.add(one);
        how?.signal && add.call(how.signal, 'abort', () => held.delete(one));
      }
      return add.call(this ?? window, type, listener, how);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, how) {
      held.delete(key(this ?? window, type, listener, how));
      return remove.call(this ?? window, type, listener, how);
    };
    window.__listening = () => held.size;
  })();";

/// What Chromium holds once it has collected all garbage, also what is garbage only when other has been finalized.
async fn counts(page: &Page) -> [f64; 3] {
    if page.engine != Engine::Chromium {
        return [0.0; 3];
    }
    page.command("Performance.enable", json!({})).await;
    let mut least = [f64::MAX; 3];
    loop {
        page.command("HeapProfiler.collectGarbage", json!({})).await;
        page.settle().await;
        let answer = page.command("Performance.getMetrics", json!({})).await;
        let of = |name: &str| {
            let metric = answer["metrics"].as_array()?.iter().find(|metric: &&Value| metric["name"] == name)?;
            metric["value"].as_f64()
        };
        let now = COUNTS.map(|(name, _)| of(name).unwrap_or_else(|| panic!("Chromium does not tell {name}: {answer}")));
        if now.iter().zip(least).all(|(now, least)| *now >= least) {
            return least;
        }
        least = now;
    }
}
