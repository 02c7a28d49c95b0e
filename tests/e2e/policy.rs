//! The policy that each page says itself: it refuses nothing of the page's own, and everything else.

use crate::engine::in_each_engine;
use crate::host::folder;
use crate::page::{Allowed, Page};
use crate::server::{Fault, Server};
use serde_json::json;

in_each_engine!(own_things_are_allowed, others_are_refused);

/// The pages that search engines and readers are led to, and the one with everything: awake, with all opened, a source
/// in its card, and other marks chosen.
async fn own_things_are_allowed(page: &Page) {
    let names = std::fs::read_dir(folder()).expect("it is built");
    let names = names.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let is_page = |name: &String| {
        name.ends_with(".html")
            && !name.trim_end_matches(".html").contains('.')
            && name != "embed.html"
            && name != "glance.html"
    };
    let mut names: Vec<String> = names.filter(is_page).collect();
    names.sort();
    assert!(names.len() > 4, "{names:?}");
    for name in names {
        let server = Server::with(&name, &[]).await;
        page.open(&server.page()).await;
        page.until_awake().await;
        page.assert(
            "it has a policy",
            "return document.querySelector('meta[http-equiv]').content.includes('trusted-types sidelight')",
        )
        .await;
        page.open_all(true).await;
        if page.js("return Boolean(root().querySelector('.chart .hit-area'))").await == true {
            page.js("choose(root())").await;
            page.settle().await;
        }
        page.js("[...root().querySelectorAll('.citation a')].filter(shown)[0]?.click()").await;
        page.until(
            "a source is in its card",
            "return !root().querySelector('.citation a') || [...root().querySelectorAll('.source-card')].some(shown)",
        )
        .await;
        page.assert_quiet(Allowed::default()).await;
    }
}

/// What somebody puts into the page is refused, each with its violation, which is how every other test hears of one.
async fn others_are_refused(page: &Page) {
    const OTHERS: &str = "window.__others = () => {
        const made = (name, more) => Object.assign(document.createElement(name), more);
        const tried = [
            () => document.body.append(made('script', { textContent: 'window.__ran = 1' })),
            () => document.body.insertAdjacentHTML('beforeend', '<b id=other>other</b>'),
            () => new DOMParser().parseFromString('<p>', 'text/html'),
            () => document.body.append(made('img', { src: 'http://localhost:9/other.png' })),
            () => fetch('http://localhost:9/').catch(() => {}),
            () => document.querySelector('h1').setAttribute('style', 'color: red'),
            () => document.head.append(made('style', { textContent: 'h1 { color: red }' })),
            () => document.head.append(made('base', { href: 'http://localhost:9/' })),
            () => self.trustedTypes.createPolicy('other', {}),
        ];
        for (const one of tried) try { one(); } catch {}
    };";
    let server = Server::start(&[Fault::Script(OTHERS)]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    let colour = page.js("return getComputedStyle(document.querySelector('h1')).color").await;
    page.js("window.__others()").await;
    let refused = "const kinds = new Set(window.__record.violations.map((one) => one.split(/-attr|-elem|:/)[0]));
        return [...kinds].sort().join()";
    let all = "base-uri,connect-src,img-src,require-trusted-types-for,style-src,trusted-types";
    page.until("each is refused", &format!("{refused} === '{all}' || 'no: ' + [...kinds].sort().join()")).await;
    page.settle().await;
    page.assert(
        "nothing came of it",
        "return window.__ran === undefined && !document.getElementById('other') && document.baseURI === location.href",
    )
    .await;
    assert_eq!(page.js("return getComputedStyle(document.querySelector('h1')).color").await, colour);
    assert_eq!(
        page.js("return window.__record.errors.filter((error) => !error.startsWith('not loaded'))").await,
        json!([])
    );
    page.forget_log().await;
}
