//! Panels before and after the program wakes.

use crate::engine::in_each_engine;
use crate::page::{Allowed, Page, summary};
use crate::server::{Fault, Part, Server};

in_each_engine!(
    text_before_wasm,
    panels_mouse_keyboard,
    triggers_there_and_back,
    toolbar_opens_all,
    deep_link,
    address_follows_hand,
    claims_are_addresses,
);

/// The page is complete and its panels work while the program has not arrived; then it arrives.
async fn text_before_wasm(page: &Page) {
    let server = Server::start(&[Fault::Held(Part::Glue), Fault::Held(Part::Wasm)]).await;
    page.open(&server.page()).await;
    page.assert_readable(&server).await;
    for id in page.panels().await {
        page.use_with_mouse(&id).await;
        page.use_with_keyboard(&id).await;
    }
    page.assert("nothing has woken", "return !['full', 'static'].includes(root().dataset.state)").await;
    page.until_served("the page wants its program", || server.asked_for(Part::Glue)).await;
    page.assert_quiet(Allowed::default()).await;
    server.release();
    page.until_awake().await;
    page.assert_quiet(Allowed::default()).await;
}

/// Each panel opens and closes by mouse and by keyboard.
async fn panels_mouse_keyboard(page: &Page) {
    let server = Server::start(&[]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    for id in page.panels().await {
        page.use_with_mouse(&id).await;
        page.use_with_keyboard(&id).await;
    }
    page.assert_quiet(Allowed::default()).await;
}

/// Each trigger in a sentence leads to its panel, and the panel leads back to that sentence.
async fn triggers_there_and_back(page: &Page) {
    let server = Server::start(&[]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    page.assert(
        "each trigger and passage leads to something in the page",
        "return [...root().querySelectorAll('a.trigger, a.passage, a.citation, a.back')]
            .every((link) => body(link.getAttribute('href').slice(1)))",
    )
    .await;
    let triggers = page.triggers().await;
    for id in page.panels().await {
        assert!(triggers.contains(&format!("trigger-{id}-1")), "a sentence leads to panel {id}: {triggers:?}");
    }
    // Every trigger, since a panel leads back to the one that the reader came by.
    for trigger in triggers {
        page.follow_there_and_back(&trigger).await;
    }
    page.assert_quiet(Allowed::default()).await;
}

/// The toolbar opens and closes all panels, and counts what is open.
async fn toolbar_opens_all(page: &Page) {
    let server = Server::start(&[]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    let panels = page.panels().await;
    let count = panels.len();
    let counted =
        |open: usize| format!("return toolbar().querySelector('output').textContent.startsWith('{open} of {count} ')");
    page.until("no panel is counted", &counted(0)).await;
    for open in [true, false] {
        page.click("#sidelight [data-island=toolbar] button").await;
        for id in &panels {
            page.until_panel(id, open).await;
        }
        page.until("all panels are counted", &counted(if open { count } else { 0 })).await;
    }
    page.click(&summary(&panels[1])).await;
    page.until("the panel that was opened is counted", &counted(1)).await;
    page.assert_quiet(Allowed::default()).await;
}

/// The address of a panel opens it, without any program.
async fn deep_link(page: &Page) {
    let server = Server::start(&[Fault::Held(Part::Wasm)]).await;
    page.open(&server.page()).await;
    for id in page.panels().await {
        // A page of its own each time: within one page this would be a jump.
        page.open("about:blank").await;
        page.open(&format!("{}#{id}", server.page())).await;
        page.until_panel(&id, true).await;
        page.until(&format!("panel {id} is in view"), &format!("return inView(body('{id}'))")).await;
        page.assert("the other panels stay closed", "return panels().filter((panel) => panel.open).length === 1").await;
        page.assert_quiet(Allowed::default()).await;
    }
    server.release();
    page.until_awake().await;
    let last = page.panels().await.pop().expect("there are panels");
    page.until_panel(&last, true).await;
    page.until(&format!("panel {last} is still in view"), &format!("return inView(body('{last}'))")).await;
}

/// A panel opened by hand is the page's address, and the history does not grow; closing it takes the address back.
async fn address_follows_hand(page: &Page) {
    let server = Server::start(&[Fault::Held(Part::Wasm)]).await;
    page.open(&server.page()).await;
    page.js("window.__entries = history.length").await;
    let panels = page.panels().await;
    for id in &panels[..2] {
        page.click(&summary(id)).await;
        page.until_panel(id, true).await;
        page.assert("the panel is the address", &format!("return location.hash === '#{id}'")).await;
    }
    page.click(&summary(&panels[0])).await;
    page.until_panel(&panels[0], false).await;
    page.assert("another panel's address stays", &format!("return location.hash === '#{}'", panels[1])).await;
    page.click(&summary(&panels[1])).await;
    page.until_panel(&panels[1], false).await;
    page.assert("no panel is the address", "return location.hash === '' && !location.href.includes('#')").await;
    page.assert("the history has not grown", "return history.length === window.__entries").await;
    server.release();
    page.until_awake().await;
    page.assert_quiet(Allowed::default()).await;
}

/// The address of a claim opens the panel that tells of it, and shows it.
async fn claims_are_addresses(page: &Page) {
    let server = Server::start(&[Fault::Held(Part::Wasm)]).await;
    page.open(&server.page()).await;
    let ids = page.js("return [...root().querySelectorAll('.claim[id]')].map((claim) => claim.id)").await;
    let ids: Vec<String> = serde_json::from_value(ids).expect("strings");
    assert!(ids.len() > 20, "there are claims: {ids:?}");
    for id in [&ids[0], &ids[ids.len() / 2], &ids[ids.len() - 1]] {
        page.open("about:blank").await;
        page.open(&format!("{}#{id}", server.page())).await;
        page.until(&format!("{id} is in view"), &format!("return inView(body('{id}'))")).await;
        page.assert("its panel is open", &format!("return body('{id}').closest('details').open")).await;
    }
    page.assert_quiet(Allowed::default()).await;
}
