//! The page for frames on pages of another origin: its height under the parents that newsrooms use, what it shows of
//! the explainer, what it does when asked, and oEmbed.

mod content;
mod fuzz;
mod hosts;
mod manual;
mod oembed;
mod parents;
mod room;
mod talk;

use crate::host::{Answer, OPEN, Site};
use crate::names::named;
use crate::page::{Allowed, Page};
use fantoccini::elements::Element;
use serde_json::Value;

/// Hears every message, as a page of an origin that the frame does not know.
const LISTENER: &str = "<script>window.heard = []; addEventListener('message', ({ data, source }) => {
    heard.push({ data, from: [...document.querySelectorAll('iframe')].findIndex((frame) => frame.contentWindow === source) });
})</script>";

/// Every frame of the host page, those in shadow roots too.
const FRAMES: &str = "return [...document.querySelectorAll('iframe, side-chain')].map((at) => at.shadowRoot?.querySelector('iframe') ?? at)";

/// Whether the frame is exactly as tall as its page, with nothing to scroll.
const EXACT: &str = "const { scrollHeight } = document.documentElement;
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    return height > 100 && innerHeight === height && scrollHeight <= height || `no: ${innerHeight} for ${height}, ${scrollHeight}`";

async fn host(body: &str) -> Site {
    let page = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>host</title><link rel=icon href=data:,>{LISTENER}{body}"
    );
    Site::host(Answer::new("index.html", named(&page))).await
}

/// Does something in a frame, and leaves it again.
async fn within<T>(page: &Page, index: usize, act: impl AsyncFnOnce() -> T) -> T {
    let frames = page.js(FRAMES).await;
    let id = frames[index].as_object().and_then(|frame| frame.values().next()).and_then(Value::as_str);
    let id = id.unwrap_or_else(|| panic!("there is no frame {index}: {frames}")).to_owned();
    let frame = Element::from_element_id(page.client.clone(), id.into());
    frame.enter_frame().await.expect("the frame can be entered");
    let value = act().await;
    page.client.enter_parent_frame().await.expect("the frame can be left");
    value
}

async fn until_exact(page: &Page, index: usize, parent: &str) -> u64 {
    within(page, index, async || {
        page.until(&format!("frame {index} of {parent} is as tall as its page"), EXACT).await;
        page.js("return innerHeight").await.as_u64().expect("a number")
    })
    .await
}

async fn set_open(page: &Page, index: usize, id: &str, open: bool) {
    within(page, index, async || {
        page.js(&format!("if (panel('{id}').open !== {open}) panel('{id}').querySelector('summary').click()")).await;
        page.until_panel(id, open).await;
    })
    .await;
}

/// The panel that makes its page taller when it opens: others may have room beside the text.
async fn last_panel(page: &Page) -> String {
    within(page, 0, async || page.panels().await.pop().expect("there are panels")).await
}

/// Waits until the frame tells that its program runs.
async fn until_awake(page: &Page) {
    let ready = "const ours = (window.heard ?? []).map(({ data }) => data).filter((data) => data?.sidelight === 1);
        return ours.some(({ type, mode }) => type === 'ready' && mode === 'full') || `no: ${JSON.stringify(ours)}`";
    page.until("the frame tells that its program runs", ready).await;
}

/// A frame that holds this query, and is awake.
async fn framed(page: &Page, publisher: &Site, query: &str) -> Site {
    let host =
        host(&format!("<iframe src='{}/embed.html{query}' width=900 height=600></iframe>", publisher.origin)).await;
    page.open(&host.origin).await;
    until_awake(page).await;
    host
}

const SCHEME: &str = "return getComputedStyle(document.documentElement).colorScheme";

/// Sends a message to the first frame.
async fn send(page: &Page, message: &str) {
    page.js(&format!("heard.length = 0; document.querySelector('iframe').contentWindow.postMessage({message}, '*')"))
        .await;
}

async fn until_heard(page: &Page, kind: &str) -> Value {
    let script = format!("return heard.find(({{ data }}) => data.sidelight === 1 && data.type === '{kind}')?.data");
    page.until(&format!("the frame says {kind}"), &script).await
}
