//! Panels before and after the program wakes.

use crate::engine::in_each_engine;
use crate::page::{Allowed, Page};
use crate::server::{Fault, Part, Server};

in_each_engine!(text_before_wasm, panels_mouse_keyboard, triggers_there_and_back,);

/// The page is complete and its panels work while the program has not arrived; then it arrives.
async fn text_before_wasm(page: &Page) {
    let server = Server::start(&[Fault::Held(Part::Wasm)]).await;
    page.open_unfinished(&server.page()).await;
    page.assert_readable(&server).await;
    for id in page.panels().await {
        page.use_with_mouse(&id).await;
        page.use_with_keyboard(&id).await;
    }
    page.assert("nothing has woken", "return !['full', 'static'].includes(root().dataset.state)").await;
    page.until_served("the page wants its program", || server.asked_for(Part::Wasm)).await;
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
    page.assert_none(
        "each trigger and passage leads to something in the page, or to the page of a panel that is not in it",
        "const pages = [...root().querySelectorAll('.cards a')].map((card) => card.getAttribute('href'));
         return [...root().querySelectorAll('a.trigger, a.passage, .panel-foot a.back')]
             .map((link) => link.getAttribute('href'))
             .filter((href) => !(href.startsWith('#') && body(href.slice(1))) && !pages.includes(href))",
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
