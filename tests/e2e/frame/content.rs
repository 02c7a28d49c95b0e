//! What a frame shows: one panel, in a theme, with links that lead out of it.

use super::{SCHEME, framed, host, until_awake, within};
use crate::engine::{Engine, in_each_engine};
use crate::host::{Site, published};
use crate::names::named;
use crate::page::Page;
use serde_json::json;

in_each_engine!(one_panel, themes, links_lead_outside);

/// A panel alone has what it needs, and an unknown one changes nothing.
async fn one_panel(page: &Page) {
    let publisher = Site::publisher().await;
    let _host = framed(page, &publisher, "").await;
    let panels = within(page, 0, async || page.panels().await).await;
    for id in panels {
        let _host = framed(page, &publisher, &format!("?panel={id}")).await;
        within(page, 0, async || {
            page.until_panel(&id, true).await;
            page.assert("the panel is alone", "return panels().length === 1 && !document.querySelector('h1')").await;
            // The page that lists all sources.
            let published = published("all.html").expect("there is a page");
            let wrong = page
                .js_with(
                    "// The frame's policy would be that document's, too.
                     const whole = window.__record.parse(arguments[0].replaceAll(/<style>.*?<\\/style>/gs, ''));
                     for (const fold of document.querySelectorAll('.body > details.data')) fold.open = true;
                     const numbers = new Map([...whole.querySelectorAll('.source-list li')].map((source) => [source.id, source.value]));
                     const cited = new Set([...panels()[0].querySelectorAll('.citation a')].map((link) => link.hash.slice(1)));
                     const wrong = [];
                     for (const id of cited) if (!shown(body(id))) wrong.push(`${id} is cited and not shown`);
                     for (const source of document.querySelectorAll('.source-list li')) {
                         if (!panels()[0].contains(source) && source.value !== numbers.get(source.id)) wrong.push(`${source.id} is ${source.value}`);
                         if (!panels()[0].contains(source) && !cited.has(source.id)) wrong.push(`${source.id} is not cited`);
                     }
                     for (const link of root().querySelectorAll('a')) {
                         const isInside = link.getAttribute('href').startsWith('#');
                         if (isInside ? !body(link.hash.slice(1)) : link.target !== '_blank') wrong.push(link.outerHTML);
                     }
                     const lead = document.querySelector('.body > a');
                     if (!shown(lead) || lead.href !== new URL('./', location.href).href) wrong.push(lead.outerHTML);
                     if (lead.textContent !== whole.title) wrong.push(lead.textContent);
                     return wrong;",
                    vec![String::from_utf8_lossy(published.body()).into()],
                )
                .await;
            assert_eq!(wrong, json!([]), "{id}");
            let record = page.js("return window.__record").await;
            assert_eq!([&record["errors"], &record["console"], &record["violations"]], [&json!([]), &json!([]), &json!([])]);
        })
        .await;
    }
    for unknown in ["no-such-panel", "sidelight", "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", ""] {
        let _host = framed(page, &publisher, &format!("?panel={unknown}")).await;
        within(page, 0, async || {
            page.assert(
                "the whole explainer is there",
                "return panels().length > 2 && shown(document.querySelector('h1'))",
            )
            .await;
            let said = page.js("return window.__record.console").await;
            let said = said.as_array().expect("a list");
            assert_eq!(said.len(), 1, "{unknown}: {said:?}");
            assert!(said[0]["text"].as_str().is_some_and(|text| text.starts_with("[sidelight] ")), "{said:?}");
        })
        .await;
    }
}

/// The theme is the host's choice, and the reader's where the host makes none.
async fn themes(page: &Page) {
    let publisher = Site::publisher().await;
    for (query, scheme) in [
        ("", "light dark"),
        ("?theme=auto", "light dark"),
        ("?theme=light", "light"),
        ("?theme=dark", "dark"),
        ("?theme=url(x)", "light dark"),
        ("?theme=toString", "light dark"),
    ] {
        let _host = framed(page, &publisher, query).await;
        assert_eq!(within(page, 0, async || page.js(SCHEME).await).await, scheme, "{query}");
    }
}

/// A link to elsewhere opens a window, and leaves host and frame where they are.
async fn links_lead_outside(page: &Page) {
    let publisher = Site::publisher().await;
    let sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
    let src = format!("{}/embed.html?panel=@2", publisher.origin);
    let host = host(&format!("<iframe src='{src}' sandbox='{sandbox}' width=900 height=600></iframe>")).await;
    page.open(&host.origin).await;
    until_awake(page).await;
    let before = page.client.windows().await.expect("a list").len();
    for link in [".body > a", ".permalink"] {
        let windows = page.client.windows().await.expect("a list").len();
        within(page, 0, async || page.click(link).await).await;
        let start = std::time::Instant::now();
        while page.client.windows().await.expect("a list").len() == windows {
            assert!(start.elapsed() < crate::engine::PATIENCE, "{link} opens no window");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    }
    assert_eq!(page.client.windows().await.expect("a list").len(), before + 2);
    assert_eq!(page.client.current_url().await.expect("an address").as_str(), format!("{}/", host.origin));
    let there = within(page, 0, async || page.js("return location.pathname + location.search").await).await;
    assert_eq!(there, named("/embed.html?panel=@2"));
    if page.engine == Engine::Chromium {
        let last = page.client.windows().await.expect("a list").pop().expect("a window");
        page.client.switch_to_window(last).await.expect("the window is there");
        page.until(
            "the panel is open on the page",
            "return document.readyState === 'complete' && panel('@2').open && opener === null",
        )
        .await;
        page.assert("the new window is not sandboxed", "return origin !== 'null'").await;
    }
}
