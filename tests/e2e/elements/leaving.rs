//! What leaves the host's page: links that are followed, and what a publisher hears of a reader.

use super::{EAGER, Publisher, SCRIPT, assert, assert_heard, host, host_with, js, until, until_modes};
use crate::engine::in_each_engine;
use crate::host::{Answer, Site, published};
use crate::names::named;
use crate::page::{Allowed, Page};
use serde_json::{Value, json};
use std::sync::Arc;

in_each_engine!(links_that_leave, nobody_is_told_who_reads);

/// What leads out is told first, and can be kept; a place that is not shown is on the publisher's page; and only our own
/// places pass their addresses on, which are the host's, whatever its base.
async fn links_that_leave(page: &Page) {
    let whole: Value = serde_json::from_slice(published("@slug.@2.json").expect("it is built").body()).expect("JSON");
    let mut strange = whole.clone();
    let link = "<p><a class=\"permalink\" href=\"https://evil.test/\">Link to this</a></p></article>";
    strange["html"] = json!(whole["html"].as_str().expect("text").replace("</article>", link));
    let publisher = Publisher::with(vec![("strange.@2.json".into(), strange.to_string())]).await;
    let clipboard = "<base href=/elsewhere/><script>window.__copied = [];
        Object.defineProperty(navigator, 'share', { value: undefined });
        Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => void window.__copied.push(text) } })</script>";
    let body = "<sidelight-panel id=e src=P/strange.json panel=@2 open loading=eager></sidelight-panel>";
    let host = host_with(&publisher, clipboard, &format!("{body}{SCRIPT}"), &[]).await;
    page.open(&format!("{}/article", host.origin)).await;
    until_modes(page, "full").await;
    js(page, "addEventListener('sidelight-source', (event) => event.preventDefault())").await;
    js(page, "inner('.panel-foot .back').click()").await;
    let missing = named(&format!("{}/#trigger-@2-1", publisher.site.origin));
    assert_heard(page, "source", json!([{ "href": missing }]), &["href"]).await;
    js(page, "window.__record.heard.length = 0; inner('.permalink[href^=http]').click()").await;
    page.settle().await;
    assert_heard(page, "source", json!([{ "href": "https://evil.test/" }]), &["href"]).await;
    assert_eq!(js(page, "return window.__copied").await, json!([]), "a stranger's address is not copied");
    js(page, "inner('.panel-foot .permalink').click()").await;
    until(page, "ours is", "window.__copied.length === 1").await;
    assert_eq!(js(page, "return window.__copied[0]").await, json!(named(&format!("{}/article#@2", host.origin))));
    assert(page, "the host is where it was", "location.pathname === '/article' && location.hash === ''").await;
    until(page, "it is said", "inner('[data-copied]').textContent === 'Link copied'").await;
    page.assert_quiet(Allowed::default()).await;
}

/// Cookies, which are a machine's whatever the port, go to nobody.
async fn nobody_is_told_who_reads(page: &Page) {
    let publisher = Publisher::start().await;
    let host = host(&publisher, &format!("<script>document.cookie = 'reader=me'</script>{EAGER}{SCRIPT}")).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    let told = publisher.site.cookies();
    assert!(told.is_empty(), "{told:?}");
    // Also where the publisher is the host, and its files are given where its scripts are not asked.
    let (own, explainer) = (Arc::new(EAGER.replace("P/", "/")), SCRIPT.replace("P/", "/"));
    let page_text = format!(
        "<!doctype html><title>host</title><link rel=icon href=data:,><script src=/recorder.js></script>\
        <script>document.cookie = 'reader=me'</script><body>{own}{explainer}"
    );
    let site = Site::start(|_| {
        move |path: &str| match path {
            "host" => Some(Answer::new("index.html", page_text.as_str())),
            "recorder.js" => Some(Answer::new(path, format!("{}{}", include_str!("../recorder.js"), super::LISTENER))),
            _ => published(path),
        }
    })
    .await;
    page.open(&format!("{}/host", site.origin)).await;
    until_modes(page, "full").await;
    let told = site.cookies();
    let asked: Vec<_> = told
        .iter()
        .filter(|path| path.ends_with(".json") || path.ends_with(".edition") || path.ends_with(".wasm"))
        .collect();
    assert!(asked.is_empty(), "{asked:?}");
    assert!(!told.is_empty(), "scripts are asked as a page asks: else this proves nothing");
    page.assert_quiet(Allowed::default()).await;
}
