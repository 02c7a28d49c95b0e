//! Links and addresses: the host's own, and those that lead into an element.

use super::{EAGER, Publisher, SCRIPT, assert, host, host_with, js, until, until_at, until_modes};
use crate::engine::in_each_engine;
use crate::page::{Allowed, Page};

in_each_engine!(links_of_the_fallback, places);

/// Links that a host gave are the host's.
async fn links_of_the_fallback(page: &Page) {
    let publisher = Publisher::start().await;
    let body = format!(
        "<sidelight-explainer id=e src=P/nowhere.json loading=eager><a name=x>no link</a><a id=within href=#after>after</a></sidelight-explainer><h2 id=after>After</h2>{SCRIPT}"
    );
    let host = host(&publisher, &body).await;
    page.open(&host.origin).await;
    until_modes(page, "fallback").await;
    js(page, "for (const link of document.querySelectorAll('#e a')) link.click()").await;
    until(page, "the link leads on", "location.hash === '#after' || location.hash").await;
    assert(page, "no source is told", "heard('source').length === 0").await;
    page.assert_quiet(Allowed { warnings: 1, browser: &["404"] }).await;
}

/// The address of a panel or a note, in the host's address.
async fn places(page: &Page) {
    let publisher = Publisher::start().await;
    let body = format!(
        "<h1>Host</h1><div style=height:3000px></div>{}<h2 id=@3>The host's own</h2><div style=height:2000px></div>{SCRIPT}",
        EAGER.replace("loading=eager", "")
    );
    let host = host_with(&publisher, "<base href=/elsewhere/>", &body, &[]).await;
    for id in ["@2", "note-@note"] {
        page.open("about:blank").await;
        page.open(&format!("{}/#{id}", host.origin)).await;
        until_at(page, id).await;
    }
    // On a page that is already open, near or not.
    page.open("about:blank").await;
    page.open(&format!("{}/", host.origin)).await;
    until(page, "it is defined", "Boolean(element().shadowRoot)").await;
    assert_eq!(js(page, "return modes()").await, "none");
    js(page, "location.hash = '@4'").await;
    until_at(page, "@4").await;
    until_modes(page, "full").await;
    js(page, "inner('a.trigger[href=\"#@5\"]').click()").await;
    until_at(page, "@5").await;
    assert(page, "the host's address tells", "location.hash === '#@5' && location.pathname === '/'").await;
    js(page, "history.back()").await;
    until_at(page, "@4").await;
    js(page, "history.forward()").await;
    until_at(page, "@5").await;
    // What the host has itself is the host's, but for links within.
    js(page, "location.hash = '@3'").await;
    until(page, "the host's own is in view", "inView(document.getElementById('@3'))").await;
    page.settle().await;
    assert(page, "the embed stays", "!inner('#panel-@3').open").await;
    js(page, "inner('a.trigger[href=\"#@3\"]').click()").await;
    until_at(page, "@3").await;
    js(page, "location.hash = '%E0%A4%A'").await;
    page.settle().await;
    js(page, "location.hash = '/a=b&c[d]\"'").await;
    page.settle().await;
    page.assert_quiet(Allowed::default()).await;
}
