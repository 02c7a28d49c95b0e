//! The three depths: what is seen at a glance, the article with what its panels say at first, and the page of each.

use crate::engine::in_each_engine;
use crate::layout::WIDE;
use crate::page::{Allowed, Page, summary};
use crate::server::{Fault, Server};
use serde_json::json;

in_each_engine!(
    panels_are_short,
    checks_on_demand,
    words_explained,
    signs_of_triggers,
    pages_there_and_back,
    pages_of_panels
);

/// On a common screen, 1280 by 800, an open panel can be seen at once, and the article goes on beside it.
async fn panels_are_short(page: &Page) {
    let server = Server::start(&[]).await;
    page.open_framed(&server, 1280).await;
    page.until_awake().await;
    for id in page.panels().await {
        page.open_all(false).await;
        page.js(&format!("panel('{id}').open = true")).await;
        page.settle().await;
        page.assert(
            &format!("{id} is at most as high as the screen"),
            &format!(
                "const {{ height }} = panel('{id}').getBoundingClientRect();
                 return height > 200 && height <= 800 || `no: ${{height}}`"
            ),
        )
        .await;
        page.assert_none(
            &format!("the article has no hole while {id} is open"),
            "const parts = [...root().querySelectorAll('.body > :is(p, .crosshead, .list, blockquote, .closing, .cards)')];
             if (parts.length < 12) return [`only ${parts.length} parts`];
             return parts.slice(1).flatMap((part, index) => {
               const gap = part.getBoundingClientRect().top - parts[index].getBoundingClientRect().bottom;
               return gap <= 120 ? [] : [`${gap}: ${part.textContent.slice(0, 60)}`];
             })",
        )
        .await;
    }
    page.assert_quiet(Allowed::default()).await;
}

/// What holds is not marked until a reader asks for it, for which no script is needed.
async fn checks_on_demand(page: &Page) {
    let server = Server::start(&[Fault::NoScripts]).await;
    page.open(&server.page()).await;
    let marked = async |is_marked: bool| {
        page.assert_none(
            &format!("what holds is marked: {is_marked}"),
            &format!(
                "const holds = [...root().querySelectorAll('.passage[data-standing=holds]')];
                 const checks = [...root().querySelectorAll('.check')];
                 const wrong = holds.filter((passage) => {{
                   const check = passage.nextElementSibling;
                   return !check?.matches('a.check[href][aria-label]') || shown(check) !== {is_marked};
                 }});
                 if (holds.length < 5 || checks.length !== holds.length) return [`${{holds.length}} passages, ${{checks.length}} checks`];
                 return [...wrong, ...checks.filter((check) => shown(check) !== {is_marked})].map((part) => part.outerHTML)"
            ),
        )
        .await;
    };
    marked(false).await;
    for is_marked in [true, false] {
        page.click(".checks input").await;
        page.assert(
            "the box is as it was left",
            &format!("return root().querySelector('.checks input').checked === {is_marked}"),
        )
        .await;
        marked(is_marked).await;
    }
    // By its words, too; and a check leads to the whole of it.
    page.click(".checks").await;
    marked(true).await;
    page.assert_none(
        "each check names a place of a panel's page",
        "return [...root().querySelectorAll('a.check')].map((check) => check.getAttribute('href')).filter((href) => !/^\\.\\/[\\w-]+\\.html#claim-[\\w-]+$/.test(href))",
    )
    .await;
    let href = page.text("return root().querySelector('a.check').getAttribute('href')").await;
    page.click("a.check").await;
    let (file, claim) = href.trim_start_matches("./").split_once('#').expect("a page and a place");
    let there = format!("return location.href === '{}#{claim}' && inView(body('{claim}'))", server.at(file));
    page.until("the check leads to the claim", &there).await;
    page.assert_quiet(Allowed { warnings: 0, browser: &["Content Security Policy"] }).await;
}

/// A word opens what it means over the text, without a script, and whatever is touched next closes it.
async fn words_explained(page: &Page) {
    let server = Server::start(&[Fault::NoScripts]).await;
    page.open(&server.page()).await;
    let open = "[...root().querySelectorAll('.meaning')].filter(shown).map(({ id }) => id).join()";
    page.assert("nothing is open", &format!("return {open} === ''")).await;
    let marked = "[...root().querySelectorAll('.body > p > .term > button')]";
    let ids = page.js(&format!("return {marked}.map((button) => button.getAttribute('popovertarget'))")).await;
    let ids = ids.as_array().expect("a list").clone();
    assert!(ids.len() > 3, "{ids:?}");
    page.assert_none(
        "no line begins with the sign after a word",
        "const text = root().querySelector('.body'), begun = new Set();
         for (let width = 260; width < 460; width += 2) {
           text.style.inlineSize = `${width}px`;
           for (const term of text.querySelectorAll('p > .term')) {
             let after = term.nextSibling;
             while (after && after.nodeType !== Node.TEXT_NODE) after = after.nextSibling;
             if (!/^[).,;:!?]/.test(after?.data ?? '')) continue;
             const sign = document.createRange();
             sign.setStart(after, 0);
             sign.setEnd(after, 1);
             const { bottom } = [...term.getClientRects()].at(-1);
             if (sign.getBoundingClientRect().top > bottom - 8) begun.add(`${term.textContent} at ${width}`);
           }
         }
         text.style.inlineSize = '';
         return [...begun]",
    )
    .await;
    for id in ids.iter().filter_map(|id| id.as_str()) {
        page.click(&format!(".body > p > .term > [popovertarget={id}]")).await;
        page.until("only what the word means is open", &format!("return {open} === '{id}'")).await;
        page.assert(
            "all of it is in view",
            &format!(
                "const {{ left, right, top, bottom, height }} = body('{id}').getBoundingClientRect();
                 return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight && height > 20"
            ),
        )
        .await;
        page.click("h1").await;
        page.until("it is closed", &format!("return {open} === ''")).await;
    }
    page.assert_quiet(Allowed { warnings: 0, browser: &["Content Security Policy"] }).await;
}

/// The words that lead to a panel say whether it is open, without a script.
async fn signs_of_triggers(page: &Page) {
    let server = Server::start(&[Fault::NoScripts]).await;
    page.open(&server.page()).await;
    let signs = async |open: &str| {
        page.assert_none(
            &format!("only words that lead to '{open}' say that it is open"),
            &format!(
                "const triggers = [...root().querySelectorAll('a.trigger')];
                 if (triggers.length < panels().length) return [`only ${{triggers.length}} triggers`];
                 return triggers.flatMap((trigger) => {{
                   const sign = trigger.getAttribute('href') === '#{open}' ? '−' : '+';
                   const {{ content }} = getComputedStyle(trigger, '::after');
                   const has = ['+', '−'].filter((sign) => content.includes(sign)).join();
                   return has === sign ? [] : [`${{trigger.id}}: ${{content}}, not ${{sign}}`];
                 }})"
            ),
        )
        .await;
    };
    signs("").await;
    for id in page.panels().await {
        page.click(&summary(&id)).await;
        page.until_panel(&id, true).await;
        signs(&id).await;
        page.click(&summary(&id)).await;
        page.until_panel(&id, false).await;
    }
    signs("").await;
    page.assert_quiet(Allowed { warnings: 0, browser: &["Content Security Policy"] }).await;
}

/// From a panel to the whole of it on its page, and from there to the passage in the article.
async fn pages_there_and_back(page: &Page) {
    let server = Server::start(&[]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    for id in page.panels().await {
        page.open("about:blank").await;
        page.open(&server.page()).await;
        page.click(&summary(&id)).await;
        page.until_panel(&id, true).await;
        let words = page
            .js(&format!("return words(body('{id}')).filter((text) => !body('{id}').querySelector('.panel-foot').textContent.includes(text))"))
            .await;
        page.click(&format!("#{id} + .panel-body a.panel-more")).await;
        let there = format!("return location.href === '{}' || location.href", server.at(&format!("{id}.html")));
        page.until(&format!("{id} has a page"), &there).await;
        page.until_awake().await;
        let unsaid = "const said = new Set(words(root())); return arguments[0].filter((text) => !/^\\d+$/.test(text) && !said.has(text))";
        assert_eq!(page.js_with(unsaid, vec![words]).await, json!([]), "{id}: its page says all that the panel says");
        page.assert("its heading has its address", &format!("return shown(document.querySelector('h1#{id}'))")).await;
        page.click(".masthead a.back").await;
        let back = format!(
            "return location.href.startsWith('{}#trigger-{id}-') && inView(document.querySelector(':target'))",
            server.page()
        );
        page.until(&format!("the page of {id} leads back to the words that lead to it"), &back).await;
    }
    page.assert_quiet(Allowed::default()).await;
}

/// Each page beside the explainer's own wakes, says nothing, and fits the narrowest phone.
async fn pages_of_panels(page: &Page) {
    let server = Server::start(&[]).await;
    page.open(&server.page()).await;
    let cards =
        page.js("return [...root().querySelectorAll('.cards a')].map((card) => card.getAttribute('href').slice(2))");
    let cards: Vec<String> = serde_json::from_value(cards.await).expect("strings");
    let panels = page.panels().await.into_iter().map(|id| format!("{id}.html"));
    for file in panels.chain(cards) {
        let server = Server::with(&file, &[]).await;
        for width in [320, 1280] {
            page.open_framed(&server, width).await;
            page.until_awake().await;
            page.open_all(true).await;
            page.assert_none(&format!("{file} does not scroll sideways at {width} px"), WIDE).await;
            if width == 320 {
                page.assert_none(
                    "claims have all of a phone's width",
                    "return [...root().querySelectorAll('.claim')].filter(shown)
                       .filter((claim) => getComputedStyle(claim).gridTemplateColumns.trim().includes(' ')).map((claim) => claim.id)",
                )
                .await;
            }
            page.assert_none(
                "each island answers",
                "return hosts().filter((host) => !host.querySelector('button, select, input')).map((host) => host.dataset.island)",
            )
            .await;
        }
        page.assert_quiet(Allowed::default()).await;
    }
}
