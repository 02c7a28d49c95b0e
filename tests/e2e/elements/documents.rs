//! An embed that moves: into another document and back, and through bodies that are replaced.

use super::{EAGER, Publisher, SCRIPT, assert, by_hand, host, js, until, until_modes};
use crate::engine::in_each_engine;
use crate::page::{Allowed, Page};

in_each_engine!(other_documents, replaced_bodies);

/// In the document of a frame, and back; and one that is taken out while it is fetched.
async fn other_documents(page: &Page) {
    let publisher = Publisher::start().await;
    let body = format!(
        "{EAGER}<iframe id=frame width=700 height=500 srcdoc='<!doctype html><title>other</title><body>'></iframe>{SCRIPT}"
    );
    let host = host(&publisher, &body).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    until(page, "the frame is there", "document.getElementById('frame').contentDocument?.title === 'other'").await;
    let look = "(at) => { const style = at.ownerDocument.defaultView.getComputedStyle(at.shadowRoot.querySelector('.headline'));
        return `${style.fontWeight} ${style.fontFamily} ${style.color}` }";
    js(
        page,
        &format!(
            "window.__record.look = {look};
             window.__record.here = window.__record.look(element());
             window.__kept = element();
             document.getElementById('frame').contentDocument.body.append(element())"
        ),
    )
    .await;
    let same = "window.__record.look(window.__kept) === window.__record.here || window.__record.look(window.__kept)";
    until(page, "it looks the same there", same).await;
    js(page, "window.__kept.ownerDocument.body.style = 'background: #111; color: #eee'").await;
    until(
        page,
        "it follows the colours there",
        "window.__kept.shadowRoot.querySelector('#sidelight').style.colorScheme === 'dark'",
    )
    .await;
    js(page, "window.__kept.ownerDocument.body.style = ''; document.body.append(window.__kept)").await;
    until(page, "it looks the same again", same).await;
    until(page, "it is awake", "inner('#sidelight').dataset.state === 'full' || inner('#sidelight').dataset.state")
        .await;
    by_hand(page, "@4").await;
    // Fetched while it is nowhere, and shown later.
    js(
        page,
        "const e = window.__kept = document.createElement('sidelight-explainer');
         Object.assign(e, { id: 'f', src: element().src, loading: 'eager' });
         document.body.append(e);
         requestAnimationFrame(() => {
             e.remove();
             setTimeout(() => { document.body.append(e); window.__record.isBack = true }, 500);
         })",
    )
    .await;
    // It may have been full before it was taken out.
    until(page, "it is back and full", "window.__record.isBack && modes() === 'full full' || modes()").await;
    // Taken out of the page in the moment in which its program answers, where nobody would hear that it is ready.
    js(
        page,
        "const e = document.createElement('sidelight-explainer');
         Object.assign(e, { id: 'g', src: element().src, loading: 'eager' });
         document.body.append(e);
         let isOut = false;
         new MutationObserver(() => {
             if (isOut || e.shadowRoot.querySelector('#sidelight')?.dataset.state !== 'full') return;
             isOut = true;
             e.remove();
             setTimeout(() => document.body.append(e), 100);
         }).observe(e.shadowRoot, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] })",
    )
    .await;
    until(
        page,
        "it is told in the page",
        "heard('ready', 'g')[0]?.mode === 'full' || JSON.stringify(heard('ready', 'g'))",
    )
    .await;
    js(page, "document.querySelector('#g').remove()").await;
    assert(
        page,
        "a root em is what it is elsewhere",
        "inner('#sidelight', 'f').style.getPropertyValue('--rem') === '16px'",
    )
    .await;
    page.assert_quiet(Allowed::default()).await;
}

/// As Turbo and htmx replace a body, and as `document.open` replaces all.
async fn replaced_bodies(page: &Page) {
    let publisher = Publisher::start().await;
    let host = host(&publisher, &format!("{EAGER}{SCRIPT}")).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    let dark = "inner('#sidelight').style.colorScheme === 'dark' || inner('#sidelight').style.colorScheme";
    js(
        page,
        "const fresh = document.createElement('body');
         fresh.append(...document.body.childNodes);
         document.body = fresh",
    )
    .await;
    js(page, "document.body.style = 'background: #111; color: #eee'").await;
    until(page, "a new body's colours are followed", dark).await;
    until(page, "it is awake", "inner('#sidelight').dataset.state === 'full'").await;
    by_hand(page, "@4").await;
    js(page, "location.hash = '@5'").await;
    until(page, "its address leads", "opened() === '@4 @5' || opened()").await;
    js(
        page,
        "const { outerHTML } = element();
         document.open();
         document.write(`<!doctype html><title>host</title><body>${outerHTML}`);
         document.close()",
    )
    .await;
    until(page, "it is awake in what was written", "inner('#sidelight')?.dataset.state === 'full'").await;
    js(page, "document.body.style = 'background: #111; color: #eee'").await;
    until(page, "the written body's colours are followed", dark).await;
    js(page, "location.hash = '@1'").await;
    until(page, "the address leads there", "opened().includes('@1') || opened()").await;
}
