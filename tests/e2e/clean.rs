//! A run without faults leaves no trace: nothing said, nothing sent elsewhere, nothing kept, nothing moved.

use crate::engine::{Engine, in_each_engine};
use crate::page::{Allowed, Page};
use crate::server::{Fault, Part, Server};
use serde_json::{Value, json};

in_each_engine!(clean_run, nothing_moves);

/// The policy that a careful publisher sets; the tests' recorder and the page's styles are inline.
const POLICY: &str = "default-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'";

async fn clean_run(page: &Page) {
    let server = Server::start(&[Fault::Policy(POLICY)]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    for id in page.panels().await {
        page.use_with_mouse(&id).await;
    }
    page.assert_quiet(Allowed::default()).await;

    let record = page.js("return window.__record").await;
    assert_eq!(record["violations"], json!([]), "the page keeps within the site's policy");
    assert_eq!(record["states"], json!(["loading", "full"]), "the page wakes once");
    let ready = json!([{
        "type": "sidelight-ready", "mode": "full", "target": "sidelight", "bubbles": true, "composed": true,
    }]);
    assert_eq!(record["events"], ready, "the page tells once that it is awake");

    let failed: Vec<_> = server.requests().into_iter().filter(|request| request.status != 200).collect();
    assert!(failed.is_empty(), "the page asks for nothing that is not there: {failed:?}");
    let addresses = page.js("return performance.getEntriesByType('resource').map((entry) => entry.name)").await;
    let addresses: Vec<String> = serde_json::from_value(addresses).expect("strings");
    assert!(!addresses.is_empty(), "the page has loaded its program");
    for address in addresses {
        assert!(address.starts_with(&server.page()), "the page asks only its own folder: {address}");
    }

    let kept = page
        .js("return (async () => ({
                cookie: document.cookie,
                local: localStorage.length,
                session: sessionStorage.length,
                databases: (await indexedDB.databases?.() ?? []).length,
                caches: (await globalThis.caches?.keys() ?? []).length,
                workers: (await navigator.serviceWorker?.getRegistrations() ?? []).length,
             }))()")
        .await;
    let nothing = json!({ "cookie": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0 });
    assert_eq!(kept, nothing, "the page keeps nothing in the browser");
    let cookies = page.client.get_all_cookies().await.expect("the browser tells its cookies");
    assert!(cookies.is_empty(), "no cookie is set: {cookies:?}");
}

/// Waking moves nothing under the reader's eyes, with all panels closed and with all open. Only Chromium measures
/// that; the others compare places. What an island draws anew takes the place of what was published there.
async fn nothing_moves(page: &Page) {
    for open in [false, true] {
        let server = Server::start(&[Fault::Held(Part::Wasm)]).await;
        page.open_unfinished(&server.page()).await;
        page.settle().await;
        let shifts = |when: &'static str| async move {
            if page.engine == Engine::Chromium {
                let shifts = page.js("window.__record.flushShifts(); return window.__record.shifts.splice(0)").await;
                assert_eq!(shifts, Value::Array(Vec::new()), "nothing moves while the page {when}");
            }
        };
        shifts("loads").await;
        page.js(&format!("document.querySelectorAll('details').forEach((details) => details.open = {open})")).await;
        // In view is what would be seen to move.
        page.js("if (panels()[0].open) root().querySelector('.chart').scrollIntoView({ block: 'center' })").await;
        page.settle().await;
        page.js("window.__record.flushShifts?.(); window.__record.shifts.length = 0; window.__places = stays()").await;
        page.assert("there is something to move", "return window.__places.length > 100").await;
        server.release();
        page.until_awake().await;
        let moved = page
            .js("const now = stays();
                 const near = (a, b) => a.every((side, index) => Math.abs(side - b[index]) <= 1);
                 if (now.length !== window.__places.length) return [`${window.__places.length} became ${now.length}`];
                 return window.__places
                     .map((was, index) => [was, now[index]])
                     .filter(([was, is]) => was.what !== is.what || !near(was.place, is.place))
                     .slice(0, 5)
                     .map(([was, is]) => `${was.place} became ${is.place}: ${was.what} ${is.what}`);")
            .await;
        assert_eq!(moved, Value::Array(Vec::new()), "everything stays where it was, panels open: {open}");
        shifts("wakes").await;
    }
}
