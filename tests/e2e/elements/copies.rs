//! A copy that a host included, and a panel in its place.

use super::{Publisher, SCRIPT, assert, assert_heard, by_hand, host, js, until, until_modes};
use crate::engine::in_each_engine;
use crate::host::published;
use crate::page::{Allowed, Page};
use serde_json::json;

in_each_engine!(copies_and_panels);

/// A copy that a host included gives way to one panel, and comes back: the same copy, which is adopted once.
async fn copies_and_panels(page: &Page) {
    let publisher = Publisher::start().await;
    let copy = String::from_utf8(published("@slug.include.html").expect("it is built").body().to_vec())
        .expect("text")
        .replace("src=\"./", "id=e src=\"P/");
    let note = "<script>window.kept = document.getElementById('e').shadowRoot.querySelector('#sidelight')</script>";
    let host = host(&publisher, &format!("{copy}{note}{SCRIPT}")).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    for _ in 0..2 {
        js(page, "window.__record.heard.length = 0; element().panel = '@2'").await;
        until(
            page,
            "it is one panel",
            "modes() === 'full' && !inner('h1') && inner('#sidelight').querySelectorAll('.panel').length === 1",
        )
        .await;
        assert(page, "it is not told to be newer", "inner('.updated') === null").await;
        by_hand(page, "@2").await;
        js(page, "window.__record.heard.length = 0; element().removeAttribute('panel')").await;
        until(page, "it is the copy", "modes() === 'full' && inner('#sidelight') === window.kept").await;
        by_hand(page, "@4").await;
        assert_heard(page, "toggle", json!([{ "panel": "@4" }]), &["panel"]).await;
    }
    // A panel from the start, over a copy of the whole.
    let panel = copy.replace(" src=\"P/", " panel=\"@2\" src=\"P/");
    let host = self::host(&publisher, &format!("{panel}{SCRIPT}")).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    assert(page, "it is one panel", "!inner('h1') && inner('#sidelight').querySelectorAll('.panel').length === 1")
        .await;
    page.assert_quiet(Allowed::default()).await;
}
