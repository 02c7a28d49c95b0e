//! Messages: what a parent may ask, what it is told, and what changes nothing.

use super::{SCHEME, framed, host, last_panel, send, until_exact, until_heard, within};
use crate::engine::in_each_engine;
use crate::host::{Answer, Site};
use crate::page::{Allowed, Page};
use serde_json::json;

in_each_engine!(messages, hostile_messages, hostile_sibling);

/// The frame does what a parent may ask, and tells what a reader does.
async fn messages(page: &Page) {
    let publisher = Site::publisher().await;
    let _host = framed(page, &publisher, "?id=f1").await;
    send(page, "{ sidelight: 1, type: 'measure' }").await;
    let height = until_heard(page, "height").await["height"].as_u64().expect("a number");
    let own = within(page, 0, async || {
        page.js("return Math.ceil(document.documentElement.getBoundingClientRect().height)").await
    })
    .await;
    assert_eq!(own.as_u64(), Some(height));

    let panel = last_panel(page).await;
    send(page, &format!("{{ sidelight: 1, type: 'open', panel: '{panel}' }}")).await;
    let told = until_heard(page, "toggle").await;
    assert_eq!(told, json!({ "sidelight": 1, "id": "f1", "type": "toggle", "panel": panel, "open": true }));
    assert!(until_heard(page, "height").await["height"].as_u64() > Some(height));
    send(page, &format!("{{ sidelight: 1, type: 'open', panel: '{panel}', open: false }}")).await;
    assert_eq!(until_heard(page, "toggle").await["open"], false);
    assert_eq!(until_heard(page, "height").await["height"].as_u64(), Some(height));

    send(page, &format!("{{ sidelight: 1, type: 'goto', panel: '{panel}' }}")).await;
    assert_eq!(until_heard(page, "place").await["place"], format!("panel-{panel}"));
    within(page, 0, async || page.until_panel(&panel, true).await).await;

    send(page, "{ sidelight: 1, type: 'set', theme: 'dark' }").await;
    within(page, 0, async || page.until("it is dark", &format!("{SCHEME} === 'dark'")).await).await;
    send(page, "{ sidelight: 1, type: 'set', theme: 'auto' }").await;
    within(page, 0, async || page.until("it is the reader's", &format!("{SCHEME} === 'light dark'")).await).await;

    // A reader who follows a trigger is told of, in pixels from the frame's top.
    send(page, "null").await;
    within(page, 0, async || page.js("document.querySelector('a.trigger').click()").await).await;
    let place = until_heard(page, "place").await;
    assert!(place["top"].is_i64() && place["place"].is_string(), "{place}");
    page.assert_quiet(Allowed::default()).await;
}

/// What is not a message of ours, or does not come from the parent, changes nothing.
async fn hostile_messages(page: &Page) {
    let publisher = Site::publisher().await;
    let _host = framed(page, &publisher, "").await;
    let panel = last_panel(page).await;
    let state = "return [location.href, root().innerHTML, document.documentElement.outerHTML.length, history.length]";
    within(page, 0, async || page.js(&format!("window.__before = (() => {{{state}}})()")).await).await;
    for message in [
        "null",
        "undefined",
        "0",
        "true",
        "10n",
        "''",
        "'x'.repeat(1e6)",
        "[]",
        "[1, 'open']",
        "new Date()",
        "new Map([['sidelight', 1]])",
        "new ArrayBuffer(8)",
        "'[iFrameSizer]'",
        "'[iFrameSizer]moveToAnchor:@2'",
        "'[iFrameSizer]message:{}'",
        "'pymxPYMxaxPYMxnavigateToxPYMxjavascript:alert(1)'",
        "{ sidelight: 2, type: 'open', panel: 'PANEL' }",
        "{ sidelight: '1', type: 'open', panel: 'PANEL' }",
        "{ type: 'open', panel: 'PANEL' }",
        "{ sidelight: 1 }",
        "{ sidelight: 1, type: 'open' }",
        "{ sidelight: 1, type: 'open', panel: null }",
        "{ sidelight: 1, type: 'open', panel: { toString: 1 } }",
        "{ sidelight: 1, type: 'open', panel: '#PANEL' }",
        "{ sidelight: 1, type: 'open', panel: '<img src=x onerror=alert(1)>' }",
        "{ sidelight: 1, type: 'goto', panel: 'javascript:alert(1)' }",
        "{ sidelight: 1, type: 'goto', panel: 'sidelight' }",
        "{ sidelight: 1, type: { open: 1 }, panel: 'PANEL' }",
        "{ sidelight: 1, type: ['open'], panel: 'PANEL' }",
        "{ type: { toString: 1 } }",
        "{ message: { toString: 1 }, secret: { toString: 1 } }",
        "{ sidelight: 1, type: 'set', theme: { toString: 1 } }",
        "{ sidelight: 1, type: 'set', theme: 'red' }",
        "{ sidelight: 1, type: 'set', theme: { light: 1 } }",
        "{ sidelight: 1, type: 'set', theme: '__proto__' }",
        "{ sidelight: 1, type: 'set', href: 'javascript:alert(1)', html: '<b>' }",
        "{ sidelight: 1, type: 'navigate', href: 'about:blank' }",
        "{ message: 'link', value: 'about:blank' }",
        "{ type: 'iframe-child-init', bodyPadding: '90px', bodyMargin: '90px', targetElementSelector: '}{' }",
    ] {
        send(page, &message.replace("PANEL", &panel)).await;
    }
    // A sibling of the frame, and the frame itself.
    page.js(&format!(
        "window.sibling = document.createElement('iframe');
         sibling.srcdoc = `<script>setTimeout(() => {{
             for (const type of ['open', 'goto']) parent.frames[0].postMessage({{ sidelight: 1, type, panel: '{panel}' }}, '*');
             parent.frames[0].postMessage({{ sidelight: 1, type: 'set', theme: 'dark' }}, '*');
             setTimeout(() => parent.postMessage('sent', '*'));
         }})</` + 'script>';
         document.body.append(sibling)"
    ))
    .await;
    page.until("the sibling has spoken", "return heard.some(({ data }) => data === 'sent')").await;
    within(page, 0, async || {
        page.js(&format!("postMessage({{ sidelight: 1, type: 'open', panel: '{panel}' }}, '*')")).await;
        page.settle().await;
        let now = format!(
            "const now = (() => {{{state}}})(); return now.every((part, index) => part === window.__before[index])"
        );
        page.assert("nothing has changed", &now).await;
        page.assert("the theme is the reader's", &format!("{SCHEME} === 'light dark'")).await;
        let record = page.js("return window.__record").await;
        assert_eq!([&record["errors"], &record["console"]], [&json!([]), &json!([])], "nothing is thrown or said");
    })
    .await;
    page.assert_quiet(Allowed::default()).await;
}

/// The manual's script gives a height to frames of the explainer alone, and never one without a limit.
async fn hostile_sibling(page: &Page) {
    let publisher = Site::publisher().await;
    let manual = include_str!("../../../docs/embedding.md");
    let script = manual.split("```html\n").skip(1).filter_map(|block| block.split("```").next());
    let script = script.into_iter().find(|block| block.contains("addEventListener")).expect("the manual has a script");
    let address = "https://paper.example/explainers/defections";
    assert!(include_str!("../../../examples/frame/height.js").contains("Number.isFinite(data.height)"));
    let say = "<script>for (const height of [9e5, 1e308, Infinity, NaN, '900', '9e9', null, true, [900], {}, 900n, -1, undefined, '900px;position:fixed'])
        parent.postMessage({ sidelight: 1, id: null, type: 'height', height }, '*');
        parent.postMessage('sent', '*')</script>";
    // One of another address, one that hides ours in its own, and one that stands where ours does.
    let hostile = Site::start(|_| {
        move |path: &str| ["", "embed.html", "x"].contains(&path).then(|| Answer::new("index.html", say))
    })
    .await;
    let body = format!(
        "{}<iframe src='{}/embed.html' width=900 height=600></iframe>
         <iframe src='{2}/?{1}/embed.html' height=600></iframe><iframe src='{2}/x#{1}/embed.html' height=600></iframe>
         <iframe srcdoc=\"{3}\" height=600></iframe>",
        script.replace(address, &publisher.origin),
        publisher.origin,
        hostile.origin,
        say.replace('"', "&quot;"),
    );
    let on_host = host(&body).await;
    page.open(&on_host.origin).await;
    page.until("all have spoken", "return heard.filter(({ data }) => data === 'sent').length === 3").await;
    until_exact(page, 0, "the manual's script").await;
    page.assert(
        "no other frame has a height",
        "return [...document.querySelectorAll('iframe')].slice(1).every(({ style, clientHeight }) => !style.height && clientHeight === 600)",
    )
    .await;

    // Even the explainer's own address has its limit.
    let body = format!(
        "{}<iframe src='{1}/embed.html' height=600></iframe>",
        script.replace(address, &hostile.origin),
        hostile.origin
    );
    let on_host = host(&body).await;
    page.open(&on_host.origin).await;
    page.until("it has spoken", "return heard.some(({ data }) => data === 'sent')").await;
    // Of the heights that are numbers the last is less than nothing.
    page.assert("it has a limit below", "return document.querySelector('iframe').style.height === '0px'").await;
    page.js("document.querySelector('iframe').src += '?again'; heard.length = 0;
        addEventListener('message', ({ data }) => { if (data.height === 1e308) window.__most = document.querySelector('iframe').style.height })")
        .await;
    page.until("it has spoken again", "return heard.some(({ data }) => data === 'sent')").await;
    page.assert("it has a limit above", "return window.__most === '100000px'").await;
}
