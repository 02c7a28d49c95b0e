//! A crash of the program, at once or later, ends in the page as it was published, and is told once.

use crate::engine::in_each_engine;
use crate::faults::assert_static;
use crate::page::{Allowed, Page, summary};
use crate::server::{Fault, Server};
use serde_json::json;

in_each_engine!(crash_at_mounting, crash_at_unfolding, crash_in_use);

/// What the guard cannot see crashes the program before it answers. Islands that were drawn by then are undone.
async fn crash_at_mounting(page: &Page) {
    let server = Server::start_all(&[Fault::EditionCrashes]).await;
    page.open(&server.page()).await;
    assert_static(page, "crash").await;
    assert_eq!(page.tree().await, page.parsed_tree().await, "the islands are as they were published");
    page.assert_readable(&server).await;
    assert_one_warning(page).await;
}

/// The same of an island that a reader has unfolded: what they opened stays open, as it was published.
async fn crash_at_unfolding(page: &Page) {
    let server = Server::start(&[Fault::EditionCrashes]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    let script =
        "return root().querySelector('[data-island] .chart').closest('details').querySelector('.panel-anchor').id";
    let id = page.text(script).await;
    page.click(&summary(&id)).await;
    page.until_state("static").await;
    page.until_panel(&id, true).await;
    page.assert("its drawing is there", &format!("return shown(body('{id}').querySelector('.chart'))")).await;
    page.assert_readable(&server).await;
    page.click(&summary(&id)).await;
    page.assert_panels_open().await;
    assert_one_warning(page).await;
}

/// A crash while a reader uses the page: what they opened and what they chose to see stays to be seen.
async fn crash_in_use(page: &Page) {
    let server = Server::start_all(&[Fault::EditionCrashesLater]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    page.open_all(false).await;
    let home = |island: &str| {
        format!("return root().querySelector('{island}').closest('details').querySelector('.panel-anchor').id")
    };
    let (filtered, drawn) = (page.text(&home("[data-island^=claims]")).await, page.text(&home(".hit-area")).await);
    page.click(&summary(&filtered)).await;
    page.until_panel(&filtered, true).await;
    page.click("[data-island^=claims] button:last-child").await;
    page.until("some claims are not shown", "return root().querySelector('.claim[hidden]') !== null").await;
    page.click(&summary(&drawn)).await;
    page.until_panel(&drawn, true).await;
    page.js("choose(root())").await;

    page.until_state("static").await;
    page.settle().await;
    let events = page.js("return window.__record.events.map(({ type, code }) => [type, code ?? ''])").await;
    assert_eq!(events, json!([["sidelight-ready", ""], ["sidelight-error", "crash"]]), "the crash is told once");
    let states = page.js("return window.__record.states").await;
    assert_eq!(states, json!(["loading", "full", "static"]));
    page.assert(
        "nothing is left of the program",
        "return root().querySelectorAll('[data-island] :is(button, select, input, .hit-area)').length === 0",
    )
    .await;
    page.until_panel(&filtered, true).await;
    page.until_panel(&drawn, true).await;
    page.assert(
        "every claim of the list is shown",
        &format!("return [...body('{filtered}').querySelectorAll('.claim')].every(shown)"),
    )
    .await;
    page.assert_readable(&server).await;
    page.assert(
        "no control is offered",
        "return ![toolbar(), ...root().querySelectorAll('.switch, .control')].some(shown)",
    )
    .await;
    for id in [&filtered, &drawn] {
        page.click(&summary(id)).await;
        page.until_panel(id, false).await;
    }
    page.assert_panels_open().await;
    assert_one_warning(page).await;
}

async fn assert_one_warning(page: &Page) {
    page.assert("one warning says why", "return window.__record.console.length === 1").await;
    page.assert_quiet(Allowed { warnings: 1, ..Allowed::default() }).await;
}
