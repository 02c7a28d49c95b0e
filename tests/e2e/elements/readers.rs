//! What a reader meets: with a program that reads aloud, with the keyboard, and with the lines that the page gives to paste.

use super::{EAGER, Publisher, SCRIPT, assert, host, host_with, js, until, until_modes};
use crate::accessibility::{Rules, axe, run};
use crate::engine::{Engine, in_each_engine};
use crate::host::published;
use crate::page::{Allowed, Page};
use fantoccini::key::Key;
use serde_json::json;
use sidelight::islands::{EditionHead, Island};

in_each_engine!(axe_finds_nothing, keyboard, pasted);

/// In each mode, closed and open.
async fn axe_finds_nothing(page: &Page) {
    let publisher = Publisher::start().await;
    let body = format!(
        "<main><h1>Host</h1><ul><li>One</ul><button>Two</button><label>Three <input></label><table><tr><th>Four<td>4</table>{}{SCRIPT}</main>",
        EAGER
    );
    let refused = |mode| match mode {
        "static" => "script-src 'self' P/",
        "fallback" => "connect-src 'self'",
        _ => "frame-src 'none'",
    };
    for mode in ["full", "static", "fallback"] {
        let host = host_with(&publisher, "", &body, &[("content-security-policy", refused(mode))]).await;
        page.open(&host.origin).await;
        until_modes(page, mode).await;
        page.js(&axe()).await;
        run(page, Rules::All, &format!("{mode}, closed")).await;
        if mode != "fallback" {
            js(page, "for (const details of element().shadowRoot.querySelectorAll('details')) details.open = true; element().theme = 'dark';
                document.body.style = 'background: #111; color: #eee'").await;
            page.settle().await;
            run(page, Rules::All, &format!("{mode}, open, dark")).await;
        }
    }
}

/// In by the Tab key, through all of it, and out to the host's next link.
async fn keyboard(page: &Page) {
    let publisher = Publisher::start().await;
    let panel = "<a id=before href=#x>before</a><sidelight-panel id=e src=P/@slug.json panel=@2 loading=eager><a href=P/>there</a></sidelight-panel><a id=after href=#x>after</a>";
    let host = host(&publisher, &format!("{panel}{SCRIPT}")).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    js(page, "document.getElementById('before').focus()").await;
    page.press(Key::Tab).await;
    until(page, "the focus is in the embed", "document.activeElement === element()").await;
    for _ in 0..5 {
        if js(page, "return inShadow()?.localName").await == "summary" {
            break;
        }
        page.press(Key::Tab).await;
    }
    assert(
        page,
        "the focus is on the panel's summary, and is seen",
        "inShadow() === inner('#panel-@2 > summary') && parseFloat(getComputedStyle(inShadow()).outlineWidth) >= 2",
    )
    .await;
    page.press(Key::Enter).await;
    until(page, "it opens", "shownIn('#@2 + .panel-body')").await;
    until(page, "it is told", "heard('toggle')[0]?.by === 'hand'").await;
    page.press(Key::Space).await;
    until(page, "it closes", "!shownIn('#@2 + .panel-body')").await;
    for _ in 0..60 {
        if js(page, "return document.activeElement.id").await == "after" {
            break;
        }
        page.press(Key::Tab).await;
    }
    assert(page, "the focus is on the host's next link", "document.activeElement.id === 'after'").await;
    page.assert_quiet(Allowed::default()).await;
}

/// The lines that the page gives to paste, as they are.
async fn pasted(page: &Page) {
    let publisher = Publisher::start().await;
    let edition = published("@page-edition").expect("it is built");
    let (_, rest) = EditionHead::read(edition.body()).expect("an edition");
    let islands = EditionHead::islands(rest).expect("an edition");
    let lines =
        islands.iter().find_map(|(_, island)| if let Island::EmbedThis(lines) = island { Some(lines) } else { None });
    for (part, ways) in &lines.expect("the page has lines to paste").parts {
        let lines = ways[0].join("P/");
        let body = format!("<p>Before</p>{lines}<p>After</p><div style=height:2000px></div>");
        let host = host(&publisher, &body).await;
        page.open(&host.origin).await;
        until(page, &format!("{part}: it is awake"), "heard('ready')[0]?.mode === 'full'").await;
        page.settle().await;
        if page.engine == Engine::Chromium {
            let shifts = page.js("window.__record.flushShifts(); return window.__record.shifts").await;
            assert_eq!(shifts, json!([]), "{part}: nothing moves");
        }
        page.js("document.body.querySelector('a').click()").await;
        until(page, "the skip link leads past it", "document.querySelector(':target')?.localName === 'div' && inView(document.querySelector(':target + script + p')) || location.hash").await;
        page.assert_quiet(Allowed::default()).await;
    }
}
