//! An embed's life and end: what it is asked before it is there, what passes, and what remains of it.

use super::{EAGER, Publisher, SCRIPT, assert, assert_heard, by_hand, host, host_with, js, until, until_modes};
use crate::engine::{Engine, in_each_engine};
use crate::host::Answer;
use crate::names::named;
use crate::page::{Allowed, Page};
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

in_each_engine!(asked_early, what_passes_is_tried_again, older_browsers, nothing_remains);

/// Methods of an element that is in no page yet, or that has no address yet.
async fn asked_early(page: &Page) {
    let publisher = Publisher::start().await;
    let host = host(&publisher, SCRIPT).await;
    page.open(&host.origin).await;
    until(page, "it is defined", "Boolean(customElements.get('sidelight-panel'))").await;
    let address = named(&format!("{}/@slug.json", publisher.site.origin));
    let early = "const e = document.createElement('sidelight-explainer');
        e.id = 'e';
        window.__record.shown = [];
        e.show().then(() => window.__record.shown.push('shown'));
        e.openPanel('@4');
        e.goToPanel('@5');
        e.src = arguments[0];
        window.__kept = e";
    page.js_with(early, vec![address.into()]).await;
    page.settle().await;
    assert_eq!(publisher.count(".json"), 0, "nothing is fetched for what is in no page");
    js(page, "document.body.append(window.__kept)").await;
    until_modes(page, "full").await;
    until(page, "what was asked is done", "opened() === '@4 @5' || opened()").await;
    until(page, "the promise is kept", "window.__record.shown.join() === 'shown'").await;
    // And again, of one that was taken out.
    js(page, "const e = element(); e.remove(); e.closePanel('@4'); document.body.append(e)").await;
    until(page, "what was asked is done", "opened() === '@5' || opened()").await;
    page.assert_quiet(Allowed::default()).await;
}

/// Each file in its turn cannot be had, and then can: the next use, view or method has it tried again.
async fn what_passes_is_tried_again(page: &Page) {
    let use_it = "inner('#panel-@4 > summary').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }))";
    let press = "inner('#panel-@4 > summary').dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true, composed: true }))";
    let view = "document.body.prepend(document.createElement('div')); document.body.firstChild.style.height = '5000px'; scrollTo(0, 0);
        requestAnimationFrame(() => requestAnimationFrame(() => element().scrollIntoView()))";
    for (part, code, first, retry) in [
        ("sidelight-embed.js", "script", "fallback", "element().show()"),
        ("sidelight-embed.js", "script", "fallback", view),
        (".json", "status", "fallback", "element().show()"),
        (".json", "status", "fallback", view),
        (".js", "load", "static", use_it),
        (".wasm", "load", "static", press),
        (".edition", "document", "static", use_it),
    ] {
        let is_down = Arc::new(AtomicBool::new(true));
        let down = Arc::clone(&is_down);
        let is_part = move |path: &str| match part {
            ".js" => path.starts_with("program-"),
            part => path.ends_with(part),
        };
        let publisher =
            Publisher::faulty(move |path| (down.load(Ordering::Relaxed) && is_part(path)).then(Answer::missing)).await;
        let host = host(&publisher, &format!("{EAGER}{SCRIPT}")).await;
        page.open(&host.origin).await;
        until_modes(page, first).await;
        assert_heard(page, "error", json!([{ "code": code }]), &["code"]).await;
        // While it is down, who asks again is not told again.
        js(page, retry).await;
        let asked =
            || publisher.requests.lock().expect("no handler panics").iter().filter(|path| is_part(path)).count();
        page.until_served("it is tried again", || asked() >= 2).await;
        is_down.store(false, Ordering::Relaxed);
        page.settle().await;
        js(page, retry).await;
        until(page, &format!("{part} comes by {retry}"), "modes() === 'full' || modes()").await;
        assert_heard(page, "ready", json!([{ "mode": first }, { "mode": "full" }]), &["mode"]).await;
        assert_heard(page, "error", json!([{ "code": code }]), &["code"]).await;
        by_hand(page, "@2").await;
        page.assert_quiet(Allowed { warnings: 1, browser: &["404", "integrity"] }).await;
    }
}

/// Without what the lowest browsers of the manual lack.
async fn older_browsers(page: &Page) {
    let publisher = Publisher::start().await;
    let old = "<script>delete URL.canParse; delete URL.parse; delete self.requestIdleCallback</script>";
    let host = host_with(&publisher, old, &format!("{EAGER}{SCRIPT}"), &[]).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    by_hand(page, "@4").await;
    page.assert_quiet(Allowed::default()).await;
}

/// An element that is removed takes everything with it; one that comes back has everything again.
async fn nothing_remains(page: &Page) {
    let publisher = Publisher::start().await;
    let host = host(&publisher, &format!("{}{SCRIPT}", EAGER.replace("id=e", "id=e open=@figure"))).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    // The toolbar's two, and a slider.
    let controls = "inner('#sidelight').querySelectorAll('[data-island] :is(button, select, input)').length";
    assert(page, "it answers", &format!("{controls} >= 3")).await;
    js(page, "window.__kept = element(); element().remove()").await;
    until(
        page,
        "its program has ended",
        "window.__kept.shadowRoot.querySelector('#sidelight').dataset.state === 'static'",
    )
    .await;
    assert(
        page,
        "no control is left",
        "window.__kept.shadowRoot.querySelectorAll('[data-island] :is(button, select, input)').length === 0",
    )
    .await;
    js(page, "document.body.append(window.__kept)").await;
    until(page, "it answers again", &format!("inner('#sidelight').dataset.state === 'full' && {controls} >= 3")).await;
    assert_heard(page, "ready", json!([{ "mode": "full" }]), &["mode"]).await;
    js(page, "choose(inner('#sidelight'))").await;
    until(page, "it has answered", "answered(inner('#sidelight'))").await;
    if page.engine == Engine::Chromium {
        assert(page, "no name of ours is left on a host", "![...inner('#sidelight').querySelectorAll('[data-island]')].some((host) => Object.hasOwn(host, 'removeEventListener'))").await;
    }
    page.assert_quiet(Allowed::default()).await;
}
