//! What a reader has before the program wakes is still there afterwards.

use crate::engine::in_each_engine;
use crate::page::{Allowed, Page, summary};
use crate::server::{Fault, Part, Server};
use serde_json::Value;

in_each_engine!(opened_before_hydration_stays, selection_stays, hydrate_same_nodes);

/// Panels, focus and scroll position survive hydration.
async fn opened_before_hydration_stays(page: &Page) {
    let server = Server::start(&[Fault::Held(Part::Wasm)]).await;
    page.open(&server.page()).await;
    let panels = page.panels().await;
    let [first, second, third] = [&panels[0], &panels[1], &panels[2]];
    page.click(&summary(first)).await;
    page.until_panel(first, true).await;
    page.click(&summary(second)).await;
    page.until_panel(second, true).await;
    page.click(&summary(first)).await;
    page.until_panel(first, false).await;
    page.js(&format!("panel('{third}').querySelector('summary').focus({{ preventScroll: true }})")).await;
    page.js("scrollTo({ top: 700, behavior: 'instant' })").await;
    page.settle().await;
    page.until_served("the page wants its program", || server.asked_for(Part::Wasm)).await;
    page.assert("the page is scrolled", "return scrollY > 600").await;
    page.assert("a summary has the focus", "return document.activeElement.localName === 'summary'").await;
    page.assert("nothing has woken", "return root().dataset.state !== 'hydrated'").await;
    let reading = "const top = (element) => element.getBoundingClientRect().top;
        const { scrollX, scrollY } = window;
        const { activeElement } = document;
        const now = { scrollX, scrollY, activeElement, focused: top(activeElement), last: top([...root().querySelectorAll('details.panel')].at(-1)) };";
    page.js(&format!("{reading} window.__reading = now")).await;

    server.release();
    page.until_hydrated().await;
    page.until_panel(first, false).await;
    page.until_panel(second, true).await;
    page.until_panel(third, false).await;
    let counted = "return /^1 of \\d+ /.test(root().querySelector('.toolbar output').textContent)";
    page.assert("the toolbar counts the open panel", counted).await;
    let changed = page
        .js(&format!(
            "{reading} const before = window.__reading;
             return Object.keys(now).filter((what) => now[what] !== before[what])
                 .map((what) => `${{what}}: ${{before[what]}} became ${{now[what]}}`);"
        ))
        .await;
    assert_eq!(changed, Value::Array(Vec::new()), "hydration leaves a reader where they are");
    page.assert_quiet(Allowed::default()).await;
}

/// What a reader has selected stays selected, in one text or across many, from either end.
async fn selection_stays(page: &Page) {
    let words = "const words = (element) => {
        const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        while (texts.nextNode() && texts.currentNode.data.trim().length < 12);
        return texts.currentNode;
    };
    const paragraphs = root().querySelectorAll('.body > p');";
    for (what, select) in [
        ("some letters", "getSelection().setBaseAndExtent(words(paragraphs[0]), 2, words(paragraphs[0]), 9)"),
        ("some paragraphs", "getSelection().setBaseAndExtent(words(paragraphs[0]), 3, words(paragraphs[2]), 7)"),
        ("upwards", "getSelection().setBaseAndExtent(words(paragraphs[2]), 8, words(paragraphs[1]), 4)"),
    ] {
        let server = Server::start(&[Fault::Held(Part::Wasm)]).await;
        page.open(&server.page()).await;
        page.until_served("the page wants its program", || server.asked_for(Part::Wasm)).await;
        page.js(&format!("root().querySelector('summary').focus({{ preventScroll: true }}); {words} {select}")).await;
        let before = page.js("return selection()").await;
        assert!(before["text"].as_str().is_some_and(|text| text.len() > 5), "something is selected: {before}");
        page.assert("nothing has woken", "return root().dataset.state !== 'hydrated'").await;
        server.release();
        page.until_hydrated().await;
        assert_eq!(page.js("return selection()").await, before, "{what} selected stays selected");
        page.assert("the focus stays too", "return document.activeElement === root().querySelector('summary')").await;
    }
}

/// The same elements in the same order with the same markup, before and after. Texts that stand side by side are
/// one text for a parser and several for Yew, which therefore adds some; but it takes none away.
async fn hydrate_same_nodes(page: &Page) {
    let server = Server::start(&[Fault::Held(Part::Wasm)]).await;
    page.open(&server.page()).await;
    page.until_served("the page wants its program", || server.asked_for(Part::Wasm)).await;
    page.js(
        "window.__elements = [...root().querySelectorAll('*')]; window.__texts = texts(); window.__markup = markup()",
    )
    .await;
    page.assert("nothing has woken", "return root().dataset.state !== 'hydrated'").await;
    server.release();
    page.until_hydrated().await;

    let difference = page
        .js("const [before, after] = [window.__elements, [...root().querySelectorAll('*')]];
             if (before.length < 100) return `only ${before.length} elements`;
             const at = before.findIndex((element, index) => element !== after[index]);
             if (at >= 0) return `replaced: ${before[at].outerHTML.slice(0, 200)}`;
             return after.length === before.length ? null : `added: ${after[before.length].outerHTML.slice(0, 200)}`;")
        .await;
    assert_eq!(difference, Value::Null, "hydration keeps every element");
    page.assert("hydration keeps every text", "return window.__texts.every((text) => text.isConnected)").await;
    let difference = page
        .js("const [before, after] = [window.__markup, markup()];
             if (before === after) return null;
             let at = 0;
             while (before[at] === after[at]) at += 1;
             return [before, after].map((markup) => markup.slice(Math.max(0, at - 80), at + 80));")
        .await;
    assert_eq!(difference, Value::Null, "hydration changes no markup");
    page.assert("the toolbar is shown", "return shown(root().querySelector('.toolbar'))").await;
    page.assert_quiet(Allowed::default()).await;
}
