//! axe-core on the page: WCAG 2.2 A and AA and its best practices, closed and open, light and dark, and
//! printed.

use crate::engine::{Engine, in_each_engine};
use crate::page::Page;
use crate::server::Server;
use serde_json::json;

in_each_engine!(axe_finds_nothing, axe_finds_nothing_on_other_pages);

/// The rules, from where set-up put npm's packages.
pub(crate) fn axe() -> String {
    let Some(folder) = std::env::var_os("SIDELIGHT_NPM") else {
        panic!("SIDELIGHT_NPM does not name the folder with axe-core; run the tests with `make test`");
    };
    let path = std::path::Path::new(&folder).join("node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// At 390 and 1280 px, light and dark, closed and open, and as it is printed.
async fn axe_finds_nothing(page: &Page) {
    let server = Server::start(&[]).await;
    for width in [390, 1280] {
        page.open_framed(&server, width).await;
        page.until_awake().await;
        page.js(&axe()).await;
        for scheme in ["light", "dark"] {
            // All colours follow the element's own scheme, so this is what the system's setting does.
            page.js(&format!("document.documentElement.style.colorScheme = '{scheme}'")).await;
            let rules = if scheme == "light" { Rules::All } else { Rules::Colours };
            for open in [false, true] {
                page.open_all(open).await;
                run(page, rules, &format!("{width} px, {scheme}, all panels open: {open}")).await;
            }
        }
        page.js("document.documentElement.style.colorScheme = ''").await;
        page.open_all(false).await;
        print(page).await;
        run(page, Rules::All, &format!("{width} px, printed")).await;
        if page.engine == Engine::Chromium {
            page.command("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
        }
    }
}

/// On the page of each panel, and on the one with everything.
async fn axe_finds_nothing_on_other_pages(page: &Page) {
    let server = Server::start(&[]).await;
    page.open(&server.page()).await;
    let panels = page.panels().await.into_iter().map(|id| format!("{id}.html"));
    for (number, file) in panels.chain(["all.html".to_owned()]).enumerate() {
        let server = Server::with(&file, &[]).await;
        page.open_framed(&server, if number % 2 == 0 { 390 } else { 1280 }).await;
        page.until_awake().await;
        page.js(&axe()).await;
        page.open_all(true).await;
        run(page, Rules::All, &file).await;
    }
}

/// Shows the page as it is printed. Chromium can do so by itself; the others are given the rules for print as rules
/// for everything.
async fn print(page: &Page) {
    if page.engine == Engine::Chromium {
        page.command("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    } else {
        // Rule by rule: another text is refused by the page's policy.
        page.js("for (const { media } of document.querySelector('style').sheet.cssRules) if (media?.mediaText === 'print') media.mediaText = 'all'")
            .await;
    }
    page.until("the page is as printed", "return !shown(toolbar())").await;
    page.settle().await;
}

/// Everything, or what depends on colours alone.
#[derive(Clone, Copy)]
pub(crate) enum Rules {
    All,
    Colours,
}

pub(crate) async fn run(page: &Page, rules: Rules, how: &str) {
    let (tags, least) = match rules {
        Rules::All => (json!(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]), 20),
        // In another scheme nothing but colours is another.
        Rules::Colours => (json!({ "type": "rule", "values": ["color-contrast", "link-in-text-block"] }), 1),
    };
    let start = "window.__axe = null;
         axe.run({ runOnly: arguments[0], resultTypes: ['violations'], preload: false })
           .then((found) => window.__axe = found, (error) => window.__axe = { error: String(error) });";
    page.js_with(start, vec![tags]).await;
    page.until("axe is done", "return window.__axe !== null").await;
    let found = "const { error, passes, violations } = window.__axe;
         if (error || passes.length < arguments[0]) return [error ?? `only ${passes.length} rules looked at anything`];
         return violations.flatMap(({ id, nodes }) =>
             nodes.slice(0, 5).map((node) => `${id}: ${node.html.slice(0, 120)}: ${node.failureSummary}`));";
    assert_eq!(page.js_with(found, vec![json!(least)]).await, json!([]), "{how}");
}
