//! Whatever is missing or broken, the page reads as published and every panel opens.

use crate::engine::in_each_engine;
use crate::page::{Allowed, Page};
use crate::server::{Fault, Part, Server};
use serde_json::{Value, json};

in_each_engine!(
    glue_missing,
    wasm_missing,
    wasm_cut,
    wasm_refused_by_policy,
    edition_missing,
    edition_cut,
    scripts_off,
    what_is_read_stays,
);

async fn glue_missing(page: &Page) {
    survives(page, Fault::Missing(Part::Glue), "load", &["404 (Not Found)"]).await;
}

async fn wasm_missing(page: &Page) {
    survives(page, Fault::Missing(Part::Wasm), "load", &["404 (Not Found)"]).await;
}

async fn wasm_cut(page: &Page) {
    survives(page, Fault::Cut(Part::Wasm), "load", &[]).await;
}

async fn wasm_refused_by_policy(page: &Page) {
    let policy =
        Fault::Policy("default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'");
    survives(page, policy, "load", &["Content Security Policy"]).await;
}

async fn edition_missing(page: &Page) {
    survives(page, Fault::Missing(Part::Edition), "document", &["404 (Not Found)"]).await;
}

async fn edition_cut(page: &Page) {
    survives(page, Fault::Cut(Part::Edition), "document", &[]).await;
}

/// Without any script: the text, the panels, the triggers and the ways back.
async fn scripts_off(page: &Page) {
    let server = Server::start(&[Fault::NoScripts]).await;
    page.open(&server.page()).await;
    page.assert_readable(&server).await;
    for id in page.panels().await {
        page.use_with_mouse(&id).await;
        page.use_with_keyboard(&id).await;
        page.follow_there_and_back(&format!("trigger-{id}-1")).await;
    }
    page.assert("no script of the page ran", "return !('state' in root().dataset) && !window.__record").await;
    page.assert_quiet(Allowed { warnings: 0, browser: &["Content Security Policy", "preloaded"] }).await;
}

/// Controls that only the program answers go when it does not come; what was read by then stays where it was.
async fn what_is_read_stays(page: &Page) {
    let server = Server::start(&[Fault::Held(Part::Wasm), Fault::Missing(Part::Wasm)]).await;
    page.open_unfinished(&server.page()).await;
    page.until_state("loading").await;
    let place = "document.getElementById('note-@note').getBoundingClientRect().top";
    let was = page
        .js(&format!("document.getElementById('note-@note').scrollIntoView({{ block: 'center' }}); return {place}"))
        .await;
    page.settle().await;
    server.release();
    page.until_state("static").await;
    page.settle().await;
    page.assert("it stays", &format!("return Math.abs({place} - {was}) < 1 || {place} + ' was {was}'")).await;
}

async fn survives(page: &Page, fault: Fault, code: &str, browser: &[&str]) {
    let server = Server::start(&[fault]).await;
    page.open(&server.page()).await;
    assert_static(page, code).await;
    page.assert_readable(&server).await;
    page.assert_panels_open().await;
    page.assert_quiet(Allowed { warnings: 1, browser }).await;
}

/// Waits until the page has given up, and asserts that it has said so to the site, once, with this code.
pub(crate) async fn assert_static(page: &Page, code: &str) {
    page.until_state("static").await;
    page.settle().await;
    let events =
        page.js("return window.__record.events.map(({ message, ...event }) => ({ ...event, said: Boolean(message) }))");
    let event = json!({
        "type": "sidelight-error", "code": code, "said": true,
        "target": "sidelight", "bubbles": true, "composed": true,
    });
    assert_eq!(events.await, Value::Array(vec![event]), "the page tells once why it stays as it is");
}
