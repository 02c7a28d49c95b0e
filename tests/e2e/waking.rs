//! What a reader has before the program wakes is still there afterwards.

use crate::engine::in_each_engine;
use crate::page::{Allowed, Page, summary};
use crate::server::{Fault, Part, Server};
use serde_json::Value;

in_each_engine!(
    opened_before_waking_stays,
    selection_stays,
    islands_alone_are_drawn,
    folded_islands_wait,
    led_to_while_waking,
);

/// Panels, focus and scroll position survive the program's arrival.
async fn opened_before_waking_stays(page: &Page) {
    let server = Server::start(&[Fault::Held(Part::Wasm)]).await;
    page.open_unfinished(&server.page()).await;
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
    page.assert("nothing has woken", "return root().dataset.state === 'loading'").await;
    let reading = "const top = (element) => element.getBoundingClientRect().top;
        const { scrollX, scrollY } = window;
        const { activeElement } = document;
        const now = { scrollX, scrollY, activeElement, focused: top(activeElement), last: top(panels().at(-1)) };";
    page.js(&format!("{reading} window.__reading = now")).await;

    server.release();
    page.until_awake().await;
    page.until_panel(first, false).await;
    page.until_panel(second, true).await;
    page.until_panel(third, false).await;
    let counted = "return /^1 of \\d+ /.test(toolbar().querySelector('span').textContent)";
    page.assert("the toolbar counts the open panel", counted).await;
    let changed = page
        .js(&format!(
            "{reading} const before = window.__reading;
             return Object.keys(now).filter((what) => now[what] !== before[what])
                 .map((what) => `${{what}}: ${{before[what]}} became ${{now[what]}}`);"
        ))
        .await;
    assert_eq!(changed, Value::Array(Vec::new()), "waking leaves a reader where they are");
    page.assert_quiet(Allowed::default()).await;
}

/// What a reader has selected stays selected, in one text or across many, from either end.
async fn selection_stays(page: &Page) {
    let text = "const text = (element) => {
        const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        while (texts.nextNode() && texts.currentNode.data.trim().length < 12);
        return texts.currentNode;
    };
    const paragraphs = root().querySelectorAll('.body > p');";
    for (what, select) in [
        ("some letters", "getSelection().setBaseAndExtent(text(paragraphs[0]), 2, text(paragraphs[0]), 9)"),
        ("some paragraphs", "getSelection().setBaseAndExtent(text(paragraphs[0]), 3, text(paragraphs[2]), 7)"),
        ("upwards", "getSelection().setBaseAndExtent(text(paragraphs[2]), 8, text(paragraphs[1]), 4)"),
    ] {
        let server = Server::start(&[Fault::Held(Part::Wasm)]).await;
        page.open_unfinished(&server.page()).await;
        page.until_served("the page wants its program", || server.asked_for(Part::Wasm)).await;
        page.js(&format!("root().querySelector('summary').focus({{ preventScroll: true }}); {text} {select}")).await;
        page.js("window.__selection = selection()").await;
        page.assert("something is selected", "return window.__selection.at(-1).length > 5").await;
        page.assert("nothing has woken", "return root().dataset.state === 'loading'").await;
        server.release();
        page.until_awake().await;
        let same = "return selection().every((part, index) => part === window.__selection[index])";
        page.assert(&format!("{what} selected stays selected"), same).await;
        page.assert("the focus stays too", "return document.activeElement === root().querySelector('summary')").await;
    }
}

/// Outside the islands' hosts every node is the one that the parser made, as it was. Inside, everything that was
/// published is still said, in the same order, and every drawing is the same but for what makes it answer.
async fn islands_alone_are_drawn(page: &Page) {
    let server = Server::start_all(&[Fault::Held(Part::Wasm)]).await;
    page.open_unfinished(&server.page()).await;
    page.until_served("the page wants its program", || server.asked_for(Part::Wasm)).await;
    page.js("window.__outside = outside().map((node) => [node, own(node)]);
         window.__words = hosts().map((host) => [host.dataset.island, words(host)]);
         window.__drawings = [...root().querySelectorAll('.chart')]")
        .await;
    page.assert("nothing has woken", "return root().dataset.state === 'loading'").await;
    server.release();
    page.until_awake().await;

    let differences = page
        .js("const [before, after] = [window.__outside, outside()];
             if (before.length < 1000) return [`only ${before.length} nodes`];
             const changed = before.filter(([node, was], index) => node !== after[index] || own(node) !== was);
             if (after.length !== before.length) changed.push([null, `${before.length} nodes became ${after.length}`]);
             return changed.slice(0, 5).map(([node, was]) => `${was.slice(0, 200)} became ${node && own(node).slice(0, 200)}`);")
        .await;
    assert_eq!(differences, Value::Array(Vec::new()), "outside the islands everything stays");
    let unsaid = page
        .js("const said = window.__words;
             if (said.flat(2).length < 50) return [`only ${said.flat(2).length} words`];
             return hosts().flatMap((host, index) => {
               const [name, before] = said[index];
               const after = words(host);
               let at = 0;
               for (const text of after) if (text === before[at]) at += 1;
               if (host.dataset.island !== name) return [`${name} is now ${host.dataset.island}`];
               return at === before.length ? [] : [`${name} no longer says: ${before[at]}`];
             });")
        .await;
    assert_eq!(unsaid, Value::Array(Vec::new()), "what an island said is still said");
    page.assert(
        "every drawing is the same but for its strips and the chosen mark",
        "const drawings = [...root().querySelectorAll('.chart')];
         return drawings.length > 1 && drawings.every((drawing, index) => {
           const copy = drawing.cloneNode(true);
           for (const strip of copy.querySelectorAll('.hit-area')) strip.remove();
           copy.querySelector('[data-chosen]').removeAttribute('data-chosen');
           copy.normalize();
           return copy.isEqualNode(window.__drawings[index]);
         });",
    )
    .await;
    page.assert(
        "every host has its island",
        "return hosts().every((host) => host.querySelector('button, select, input'))",
    )
    .await;
    page.assert("the toolbar is shown", "return shown(toolbar().querySelector('button'))").await;
    page.assert_quiet(Allowed::default()).await;
}

/// The panels in which an island waits to be seen.
const FOLDED: &str = "return hosts().flatMap((host) => host.closest('details.panel:not([open])') ?? [])
    .map((panel) => panel.querySelector('.panel-anchor').id)";

/// An island that something folds away is drawn when it is unfolded, before the next picture, and moves nothing.
async fn folded_islands_wait(page: &Page) {
    let server = Server::start(&[]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    let controls = "(host) => host.querySelector('button, select, input') !== null";
    let script = format!("return hosts().map((host) => [host.closest('details') === null, ({controls})(host)])");
    let drawn: Vec<(bool, bool)> = serde_json::from_value(page.js(&script).await).expect("pairs");
    assert!(drawn.iter().any(|(is_seen, _)| *is_seen) && drawn.iter().any(|(is_seen, _)| !is_seen), "{drawn:?}");
    assert!(drawn.iter().all(|(is_seen, is_drawn)| is_seen == is_drawn), "what can be seen is drawn, alone: {drawn:?}");

    page.js(&format!(
        "window.__unfolded = [];
         for (const details of new Set(hosts().map((host) => host.closest('details')))) details?.addEventListener('toggle', () => {{
           if (!details.open) return;
           const places = () => [...details.children].map((child) => child.getBoundingClientRect()).map(({{ top, height }}) => scrollY + top + height);
           const before = places();
           requestAnimationFrame(() => setTimeout(() => window.__unfolded.push({{
             answers: [...details.querySelectorAll('[data-island]')].every({controls}),
             moved: places().map((place, index) => place - before[index]).filter((by) => Math.abs(by) > 1),
           }})));
         }})"
    ))
    .await;
    let folded: Vec<String> = serde_json::from_value(page.js(FOLDED).await).expect("strings");
    for id in &folded {
        page.click(&summary(id)).await;
        page.until_panel(id, true).await;
    }
    page.click(".embed-this > summary").await;
    let all = folded.len() + 1;
    page.until(
        "all were unfolded",
        &format!("return window.__unfolded.length === {all} || 'no: ' + window.__unfolded.length"),
    )
    .await;
    page.assert_none(
        "each answers in the first picture of it, and what stands there stays",
        "return window.__unfolded.filter(({ answers, moved }) => !answers || (moved.length && moved))",
    )
    .await;
    page.assert("every island is drawn", &format!("return hosts().every({controls})")).await;
    // Once drawn it stays: what was chosen is not lost when its panel is closed.
    page.js("choose(root()); for (const details of document.querySelectorAll('details')) details.open = false").await;
    page.settle().await;
    page.open_all(true).await;
    page.assert("what was chosen is chosen", "return answered(root())").await;
    page.assert_quiet(Allowed::default()).await;
}

/// A place in a closed panel that the address names: its panel opens while the program is on its way, or after it has
/// come, and its island answers either way.
async fn led_to_while_waking(page: &Page) {
    for is_late in [false, true] {
        let server = Server::start(&[Fault::Held(Part::Wasm)]).await;
        page.open_unfinished(&server.page()).await;
        page.until_served("the page wants its program", || server.asked_for(Part::Wasm)).await;
        let folded: Vec<String> = serde_json::from_value(page.js(FOLDED).await).expect("strings");
        if is_late {
            server.release();
            page.until_awake().await;
        }
        page.js(&format!("location.hash = '{}'", folded[0])).await;
        page.until_panel(&folded[0], true).await;
        server.release();
        page.until_awake().await;
        page.until(
            "its island answers",
            &format!("return body('{}').querySelector('[data-island] input') !== null", folded[0]),
        )
        .await;
        page.assert("a reader is where they were led", &format!("return inView(body('{}'))", folded[0])).await;
        page.assert_quiet(Allowed::default()).await;
    }
}
