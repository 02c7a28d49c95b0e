//! The page on a narrow screen.

use crate::engine::in_each_engine;
use crate::page::Page;
use crate::server::Server;
use serde_json::Value;

in_each_engine!(no_sideways_scroll_at_390, no_sideways_scroll_at_320);

async fn no_sideways_scroll_at_390(page: &Page) {
    fits(page, 390).await;
}

async fn no_sideways_scroll_at_320(page: &Page) {
    fits(page, 320).await;
}

/// With all panels open, nothing is wider than the screen. A frame is as narrow as it is told to be; a window of
/// a desktop browser is not.
async fn fits(page: &Page, width: u32) {
    let server = Server::start(&[]).await;
    page.open(&server.frame(width)).await;
    if let Err(problem) = page.client.enter_frame(0).await {
        panic!("the frame can't be entered: {problem}");
    }
    page.until("the framed page is there", "return document.readyState === 'complete' && Boolean(root())").await;
    page.until_awake().await;
    page.assert("the frame has its width", &format!("return innerWidth === {width}")).await;
    page.js("for (const panel of panels()) panel.open = true").await;
    page.settle().await;
    let wide = page
        .js("const room = document.documentElement.clientWidth;
             if (document.scrollingElement.scrollWidth <= room) return [];
             const clipped = (element) => {
               for (let box = element.parentElement; box; box = box.parentElement) {
                 if (box !== document.body && box !== document.documentElement
                     && getComputedStyle(box).overflowX !== 'visible') return true;
               }
               return false;
             };
             const wide = [...root().querySelectorAll('*')]
               .filter((element) => element.getBoundingClientRect().right > room + 0.5 && !clipped(element))
               .map((element) => `${Math.round(element.getBoundingClientRect().right)}: ${element.outerHTML.slice(0, 100)}`);
             return [`${document.scrollingElement.scrollWidth} in ${room}`, ...wide.slice(0, 10)];")
        .await;
    assert_eq!(wide, Value::Array(Vec::new()), "the page does not scroll sideways at {width} px");
}
