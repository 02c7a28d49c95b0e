//! Hosts that are strict, publishers that are less open, and readers without scripts.

use super::{host, last_panel, set_open, until_awake, until_exact, within};
use crate::engine::{Engine, in_each_engine};
use crate::host::{Answer, ISOLATED, OPEN, Site, published};
use crate::page::{Allowed, Page};
use serde_json::{Value, json};

in_each_engine!(
    sandboxed_under_strict_policy,
    isolated_host,
    pasted,
    without_headers,
    without_address,
    without_scripts
);

/// A frame that may do nothing but run scripts, on a page that may do nothing but hold it: the program runs.
async fn sandboxed_under_strict_policy(page: &Page) {
    let publisher = Site::publisher().await;
    let body = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>host</title>
         <iframe src={}/embed.html sandbox=allow-scripts width=900 height=600></iframe>",
        publisher.origin
    );
    let policy = format!("default-src 'none'; frame-src {}", publisher.origin);
    let host = Site::host(Answer::new("index.html", body).with("content-security-policy", policy)).await;
    page.open(&host.origin).await;
    within(page, 0, async || {
        page.assert("the origin is opaque", "return origin === 'null'").await;
        page.until_state("full").await;
        page.until(
            "the program is there",
            "return shown(root().querySelector('.toolbar, [data-island=toolbar] button'))",
        )
        .await;
        // What changes the address as the reader opens panels must not be refused.
        for id in page.panels().await {
            page.js(&format!("panel('{id}').querySelector('summary').click()")).await;
            page.until_panel(&id, true).await;
        }
        page.settle().await;
        let record = page.js("return window.__record").await;
        assert_eq!(record["violations"], json!([]), "the frame keeps within its policy");
        assert_eq!(record["errors"], json!([]), "nothing is thrown");
        assert_eq!(record["console"], json!([]), "nothing is said");
        page.assert(
            "no inline script runs in the frame",
            "const script = document.createElement('script');
             try { script.textContent = 'window.__ran = true' } catch {}
             document.head.append(script); return window.__ran === undefined",
        )
        .await;
    })
    .await;
    let ours = ["Refused to execute inline script", "Executing inline script", "requires 'TrustedScript'", "favicon"];
    page.assert_quiet(Allowed { warnings: 0, browser: &ours }).await;
}

/// On a page that isolates itself from all others, a frame whose publisher agrees runs as elsewhere.
async fn isolated_host(page: &Page) {
    let publisher = Site::publisher_with(ISOLATED, true).await;
    let body = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>host</title><link rel=icon href=data:,>
         <iframe src={}/embed.html sandbox=allow-scripts width=900 height=600></iframe>",
        publisher.origin
    );
    let answer = Answer::new("index.html", body);
    let answer = answer.with("cross-origin-embedder-policy", "require-corp");
    let host = Site::host(answer.with("cross-origin-opener-policy", "same-origin")).await;
    page.open(&host.origin).await;
    page.assert("the host is isolated", "return crossOriginIsolated !== false").await;
    within(page, 0, async || page.until_state("full").await).await;
    page.assert_quiet(Allowed::default()).await;
}

/// What the manual gives to paste, as it stands there: at first with the height that it says, then with its own, and
/// with a way past it.
async fn pasted(page: &Page) {
    let publisher = Site::publisher().await;
    let manual = include_str!("../../../docs/embedding.md");
    let block = |sign: &str| {
        let mut blocks = manual.split("```html\n").skip(1).filter_map(|block| block.split("```").next());
        blocks.find(|block| block.contains(sign)).expect("the manual has such lines")
    };
    let frame = block("<iframe src").replace("https://paper.example/explainers/defections", &publisher.origin);
    let script = block("addEventListener").replace("https://paper.example/explainers/defections", &publisher.origin);
    for script in ["", &script] {
        let host = host(&format!("{script}{frame}")).await;
        page.open(&host.origin).await;
        until_awake(page).await;
        if script.is_empty() {
            page.assert("it has its fixed height", "return document.querySelector('iframe').clientHeight === 600")
                .await;
        } else {
            until_exact(page, 0, "the manual's script").await;
        }
        page.click("a").await;
        page.until("the link leads past the frame", "return document.querySelector(':target')?.localName === 'div'")
            .await;
        page.until(
            "what follows is in view",
            "const { top } = document.querySelector(':target').getBoundingClientRect();
             return top < innerHeight || `no: ${top} at ${scrollY} of ${document.documentElement.scrollHeight}`",
        )
        .await;
    }
    page.assert_quiet(Allowed::default()).await;
}

/// A publisher who does not let an opaque origin read the files: the page is read and used all the same.
async fn without_headers(page: &Page) {
    let publisher = Site::publisher_with(&[], true).await;
    let body = format!(
        "<iframe src={}/embed.html sandbox=allow-scripts width=900></iframe><script>
         addEventListener('message', ({{ data }}) => {{
             if (data.type === 'height') document.querySelector('iframe').height = data.height;
         }})</script>",
        publisher.origin
    );
    let host = host(&body).await;
    page.open(&host.origin).await;
    let panel = last_panel(page).await;
    let closed = until_exact(page, 0, "a page").await;
    set_open(page, 0, &panel, true).await;
    assert!(until_exact(page, 0, "a page").await > closed);
    within(page, 0, async || {
        page.assert("no program runs", "return root().dataset.state !== 'full'").await;
        let errors = page.js("return window.__record.errors.filter((error) => !error.startsWith('not loaded'))").await;
        assert_eq!(errors, json!([]), "nothing is thrown");
    })
    .await;
}

/// The words of the page as it was published, which the page around the frame parses: the frame's policy lets nobody.
async fn published_words(page: &Page) -> Value {
    let published = published("index.html").expect("there is a page");
    let words = "const whole = new DOMParser().parseFromString(arguments[0], 'text/html').getElementById('sidelight');
        // A page that is in a frame is embedded already.
        for (const part of whole.querySelectorAll('.embed-this, .print-all, .cards')) part.remove();
        return whole.textContent";
    page.js_with(words, vec![String::from_utf8_lossy(published.body()).into()]).await
}

/// The frame has every word of the page, and what the page leaves to others: its sources and the panels at its end. Its
/// panels open.
async fn assert_whole(page: &Page, words: Value) {
    let same = "const here = root().cloneNode(true);
        for (const part of here.querySelectorAll('.sources, .closing')) part.remove();
        return here.textContent === arguments[0] && shown(document.querySelector('h1'))";
    let same = page.js_with(same, vec![words]).await;
    assert_eq!(same, true, "the frame reads as the page was published");
    page.assert(
        "it has its sources and all panels",
        "return root().querySelectorAll('.source-list li').length > 20 && root().querySelectorAll('.closing details').length > 0",
    )
    .await;
    for id in page.panels().await {
        page.js(&format!("panel('{id}').querySelector('summary').click()")).await;
        page.until_panel(&id, true).await;
    }
}

/// A publisher whose page does not know its address: WebKit takes nothing to be the page's own at an opaque origin, so
/// there it stays as it was published. Where the frame keeps its origin, all is as elsewhere.
async fn without_address(page: &Page) {
    let publisher = Site::publisher_with(OPEN, false).await;
    for sandbox in ["allow-scripts", "allow-scripts allow-same-origin"] {
        let body = format!("<iframe src={}/embed.html sandbox='{sandbox}' width=900></iframe>", publisher.origin);
        let host = host(&body).await;
        page.open(&host.origin).await;
        let words = published_words(page).await;
        within(page, 0, async || {
            if page.engine != Engine::Webkit || sandbox.contains("origin") {
                page.until_state("full").await;
                assert_eq!(page.js("return window.__record.violations").await, json!([]));
            } else {
                assert_whole(page, words.clone()).await;
            }
        })
        .await;
        if page.engine == Engine::Webkit && !sandbox.contains("origin") {
            page.assert("there are no messages", "return heard.length === 0").await;
        }
    }
}

/// A frame that may run no script is the whole page, and its panels open.
async fn without_scripts(page: &Page) {
    let publisher = Site::publisher().await;
    let host = host(&format!("<iframe src={}/embed.html?panel=@2 sandbox></iframe>", publisher.origin)).await;
    page.open(&host.origin).await;
    let words = published_words(page).await;
    within(page, 0, async || {
        page.assert("no script runs", "return window.__record === undefined").await;
        assert_whole(page, words.clone()).await;
    })
    .await;
}
