//! Passing on an address: copied where there is a clipboard, handed to the share sheet where that is meant, and in the
//! browser's own field where there is neither. The page is never left.

use crate::engine::{Command, Engine, in_each_engine};
use crate::page::{Allowed, Page, summary};
use crate::server::{Fault, Server};
use serde_json::json;

in_each_engine!(permalinks_copy, no_clipboard, share_sheet);

/// A clipboard that tells what is put in it.
const CLIPBOARD: &str = "window.__copied = [];
    Object.defineProperty(navigator, 'share', { value: undefined });
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => void window.__copied.push(text) } });";

/// A clipboard that refuses, as it does on a page without the right to it.
const REFUSING: &str = "Object.defineProperty(navigator, 'share', { value: undefined });
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => { throw new DOMException('no', 'NotAllowedError') } } });";

/// No clipboard, as on a page that came by http.
const NONE: &str = "Object.defineProperty(navigator, 'share', { value: undefined });
    Object.defineProperty(navigator, 'clipboard', { value: undefined });";

/// A share sheet that refuses, as it does in a frame without the right to it, and no clipboard.
const REFUSING_SHEET: &str = "Object.defineProperty(navigator, 'clipboard', { value: undefined });
    Object.defineProperty(navigator, 'share', { value: async () => { throw new DOMException('no', 'NotAllowedError') } });
    const { matchMedia } = window;
    window.matchMedia = (query) => query === '(pointer: coarse)' ? { matches: true } : matchMedia.call(window, query);";

/// A share sheet on a touch screen, whose second use the reader breaks off.
const SHEET: &str = "window.__shared = [];
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    Object.defineProperty(navigator, 'share', { value: async (data) => {
      window.__shared.push({ ...data });
      if (window.__shared.length === 2) throw new DOMException('broken off', 'AbortError');
    } });
    const { matchMedia } = window;
    window.matchMedia = (query) => query === '(pointer: coarse)' ? { matches: true } : matchMedia.call(window, query);";

/// Wakes the page with one panel open, and returns that panel and a claim with an address of its own.
async fn open(page: &Page, server: &Server) -> (String, String) {
    page.open(&server.page()).await;
    page.until_awake().await;
    let claim = page.text("return root().querySelector('.claim[id]').id").await;
    let panel = page.text(&format!("return panel('{claim}').querySelector('.panel-anchor').id")).await;
    page.js(&format!("panel('{panel}').open = true")).await;
    page.until_panel(&panel, true).await;
    (panel, claim)
}

fn link(id: &str) -> String {
    format!("a.permalink[href='#{id}']")
}

const SAID: &str = "return root().querySelector('[data-copied]').textContent";

async fn permalinks_copy(page: &Page) {
    let server = Server::start_all(&[Fault::Script(CLIPBOARD)]).await;
    let (panel, claim) = open(page, &server).await;
    let address = page.text("return location.href").await;
    assert_eq!(page.text(SAID).await, "", "nothing is said before anything is copied");
    let addresses = [format!("{address}#{panel}"), format!("{address}#{claim}"), address.clone()];
    let controls = [link(&panel), link(&claim), "[data-island=toolbar] button:last-child".to_owned()];
    for (number, (control, expected)) in controls.iter().zip(&addresses).enumerate() {
        page.js("root().querySelector('[data-copied]').textContent = ''").await;
        page.click(control).await;
        page.until("it is copied", &format!("return window.__copied.length === {}", number + 1)).await;
        assert_eq!(page.text("return window.__copied.at(-1)").await, *expected);
        page.until("it is said", &format!("{SAID} === 'Link copied'")).await;
        assert_eq!(page.text("return location.href").await, address, "the page stays where it is");
    }
    // A page that is at a panel shares itself, not the panel.
    page.js(&format!("location.hash = '{panel}'")).await;
    page.click(&controls[2]).await;
    page.until("it is copied", "return window.__copied.length === 4").await;
    assert_eq!(page.text("return window.__copied.at(-1)").await, address);
    // A new tab, a new window: the browser's own business.
    let modified = page
        .js(&format!(
            "const seen = [];
             const note = (event) => {{ seen.push(event.defaultPrevented); event.preventDefault(); }};
             addEventListener('click', note);
             for (const key of ['ctrlKey', 'metaKey', 'shiftKey'])
               document.querySelector(\"{}\").dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true, [key]: true }}));
             removeEventListener('click', note);
             return seen",
            controls[0]
        ))
        .await;
    assert_eq!(modified, json!([false, false, false]), "a click for a new window is left to the browser");
    page.assert_quiet(Allowed::default()).await;

    if page.engine == Engine::Chromium {
        let server = Server::start_all(&[]).await;
        for name in ["clipboard-read", "clipboard-write"] {
            let body = json!({ "descriptor": { "name": name }, "state": "granted" });
            page.open(&server.page()).await;
            page.extend(Command { path: "permissions", body }).await;
        }
        let (panel, _) = open(page, &server).await;
        page.click(&link(&panel)).await;
        page.until("it is said", &format!("{SAID} === 'Link copied'")).await;
        let copied = page.js("return navigator.clipboard.readText()").await;
        assert_eq!(copied, json!(format!("{}#{panel}", server.page())), "the clipboard has the address");
    }
}

/// Without a clipboard, or with one that refuses, and a share sheet that refuses too: a reader is told, beside what they
/// used and aloud, and nothing is lost.
async fn no_clipboard(page: &Page) {
    for script in [NONE, REFUSING, REFUSING_SHEET] {
        let server = Server::start_all(&[Fault::Script(script)]).await;
        let (panel, claim) = open(page, &server).await;
        let not_copied = "Not copied: the browser does not allow it here";
        for id in [&claim, &panel] {
            page.js("root().querySelector('[data-copied]').textContent = ''").await;
            page.click(&link(id)).await;
            page.until("the link is followed", &format!("return location.hash === '#{id}'")).await;
            page.until("it is shown", &format!("return inView(landing('{id}'))")).await;
            page.until("it is said", &format!("{SAID} === '{not_copied}'")).await;
            page.assert(
                "it is seen beside the link alone",
                &format!(
                    "const said = [...root().querySelectorAll('[data-said]')];
                     return said.length === 1 && said[0].matches(\"{}\")
                         && said[0].dataset.said === '{not_copied}'
                         && getComputedStyle(said[0], '::after').content !== 'none'",
                    link(id)
                ),
            )
            .await;
        }
        // What a reload would lose.
        page.js("window.__kept = true; root().querySelector('[data-copied]').textContent = ''").await;
        let address = page.text("return location.href").await;
        page.click("[data-island=toolbar] button:last-child").await;
        page.until("it is said", &format!("{SAID} === '{not_copied}'")).await;
        page.settle().await;
        assert_eq!(page.text("return location.href").await, address, "the page stays where it is");
        page.assert("the page was not left", "return window.__kept === true").await;
        page.assert_quiet(Allowed::default()).await;
    }
}

async fn share_sheet(page: &Page) {
    let server = Server::start_all(&[Fault::Script(SHEET)]).await;
    let (panel, claim) = open(page, &server).await;
    let address = page.text("return location.href").await;
    let title = page.text("return document.title").await;
    page.click(&summary(&panel)).await;
    page.until_panel(&panel, false).await;
    page.click(&summary(&panel)).await;
    page.until_panel(&panel, true).await;
    let expected = [address.clone(), format!("{address}#{panel}"), format!("{address}#{claim}")];
    let controls = ["[data-island=toolbar] button:last-child".to_owned(), link(&panel), link(&claim)];
    for (number, (control, expected)) in controls.iter().zip(&expected).enumerate() {
        page.click(control).await;
        page.until("the sheet is opened", &format!("return window.__shared.length === {}", number + 1)).await;
        assert_eq!(page.js("return window.__shared.at(-1)").await, json!({ "title": title, "url": expected }));
        page.settle().await;
        assert_eq!(page.text(SAID).await, "", "the sheet speaks for itself");
    }
    page.assert_quiet(Allowed::default()).await;
}
