//! Several elements on a page, elements that move, and several copies of the script.

use super::{ARRIVED, EAGER, Publisher, SCRIPT, assert, assert_heard, by_hand, host, js, until, until_at, until_modes};
use crate::engine::in_each_engine;
use crate::page::{Allowed, Page};
use serde_json::json;

in_each_engine!(several, moved, two_copies, fifty);

/// Two explainers and two panels on a page.
async fn several(page: &Page) {
    let publisher = Publisher::start().await;
    let panel = |id: &str, name: &str| {
        format!(
            "<sidelight-panel id={id} src=P/@slug.json panel={name} loading=eager><a href=P/>Read it there</a></sidelight-panel>"
        )
    };
    let body = format!("{}{EAGER}{}{}{SCRIPT}", panel("a", "@4"), EAGER.replace("id=e", "id=f"), panel("b", "@2"));
    let host = host(&publisher, &body).await;
    page.open(&format!("{}/#@2", host.origin)).await;
    until_modes(page, "full full full full").await;
    assert(page, "one of them is led to", "['e', 'f', 'b'].filter((id) => inner('#panel-@2', id).open).length === 1")
        .await;
    js(page, "inner('a.trigger[href=\"#@4\"]', 'f').click()").await;
    until(page, "a link leads within its own", &format!("({ARRIVED})('@4', 'f')")).await;
    assert(page, "no other opens", "!inner('#panel-@4', 'e').open && !inner('#panel-@4', 'a').open").await;
    assert_eq!(publisher.count(".wasm"), 1, "they share the program");
    assert_eq!(publisher.count("sidelight-embed.js"), 1);
    page.assert_quiet(Allowed::default()).await;
}

/// Removed, moved and put back, at rest and while it loads.
async fn moved(page: &Page) {
    let publisher = Publisher::start().await;
    let host = host(&publisher, &format!("{EAGER}<div id=there></div>{SCRIPT}")).await;
    page.open(&host.origin).await;
    until(page, "it is defined", "Boolean(element().shadowRoot)").await;
    js(
        page,
        "const e = element(); for (let i = 0; i < 5; i++) { e.remove(); document.body.append(e) } e.openPanel('@4')",
    )
    .await;
    until_modes(page, "full").await;
    until(page, "the panel that was asked for is open", "opened() === '@4' || opened()").await;
    assert_eq!(publisher.count(".json"), 1, "it is fetched once");
    by_hand(page, "@2").await;
    js(page, "window.kept = inner('#sidelight'); window.e = element(); e.remove(); location.hash = '@5'").await;
    page.settle().await;
    assert(page, "nothing is there", "elements().length === 0 && !e.shadowRoot.querySelector('#panel-@5').open").await;
    js(page, "document.getElementById('there').append(e)").await;
    until(
        page,
        "its state is kept",
        "inner('#sidelight') === window.kept && opened() === '@2 @4' && inner('#sidelight').dataset.state === 'full'",
    )
    .await;
    assert_eq!(publisher.count(".json"), 1, "it is fetched once");
    assert_heard(page, "ready", json!([{ "mode": "full" }]), &["mode"]).await;
    js(page, "location.hash = '@1'").await;
    until_at(page, "@1").await;
    page.assert_quiet(Allowed::default()).await;
}

/// Two copies of the script do no harm.
async fn two_copies(page: &Page) {
    let publisher = Publisher::start().await;
    let second = EAGER.replace("id=e", "id=f");
    let host = host(&publisher, &format!("{EAGER}{SCRIPT}{}{second}", SCRIPT.replace("P/", "P/copy/"))).await;
    page.open(&host.origin).await;
    until_modes(page, "full full").await;
    by_hand(page, "@2").await;
    assert_eq!((publisher.count(".wasm"), publisher.count("sidelight.js")), (1, 2));
    page.assert_quiet(Allowed::default()).await;
}

/// Fifty explainers share one program, and all of them work.
async fn fifty(page: &Page) {
    let publisher = Publisher::start().await;
    let body: String = (0..50).map(|number| EAGER.replace("id=e", &format!("id=e{number}"))).collect();
    let host = host(&publisher, &format!("{body}{SCRIPT}")).await;
    page.open(&host.origin).await;
    // One wait for each stage: fifty take a while.
    until(
        page,
        "all are asked for",
        "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.json')).length === 50",
    )
    .await;
    until(page, "all are there", "elements().every(({ shadowRoot }) => shadowRoot.querySelector('h1'))").await;
    until(
        page,
        "all are awake",
        "elements().filter(({ id }) => heard('ready', id).length).length === 50 || heard('ready').length",
    )
    .await;
    assert(page, "all are full", "heard('ready').every(({ mode }) => mode === 'full')").await;
    assert_eq!(publisher.count(".wasm"), 1, "they share the program");
    js(page, "for (const { id } of elements()) inner('#panel-@4 > summary', id).click()").await;
    until(page, "all are told", "heard('toggle').length === 50 || heard('toggle').length").await;
    page.assert_quiet(Allowed::default()).await;
}
