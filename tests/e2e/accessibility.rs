//! axe-core on the page: WCAG 2.2 A and AA and its best practices, closed and open, light and dark.

use crate::engine::in_each_engine;
use crate::page::Page;
use crate::server::Server;
use serde_json::Value;

in_each_engine!(axe_finds_nothing);

/// The rules, from where set-up put npm's packages.
fn axe() -> String {
    let Some(folder) = std::env::var_os("SIDELIGHT_NPM") else {
        panic!("SIDELIGHT_NPM does not name the folder with axe-core; run the tests with `make test`");
    };
    let path = std::path::Path::new(&folder).join("node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

async fn axe_finds_nothing(page: &Page) {
    let server = Server::start(&[]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    page.js(&axe()).await;
    for scheme in ["light", "dark"] {
        // All colours follow the element's own scheme, so this is what the system's setting does.
        page.js(&format!("document.documentElement.style.colorScheme = '{scheme}'")).await;
        for open in [false, true] {
            page.js(&format!("document.querySelectorAll('details').forEach((details) => details.open = {open})")).await;
            page.settle().await;
            page.js("window.__axe = null;
                 axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
                   .then((found) => window.__axe = found, (error) => window.__axe = { error: String(error) });")
                .await;
            page.until("axe is done", "return window.__axe !== null").await;
            let found = page
                .js("const { error, passes, violations } = window.__axe;
                     if (error || passes.length < 20) return [error ?? `only ${passes.length} rules looked at anything`];
                     return violations.flatMap(({ id, nodes }) =>
                         nodes.slice(0, 5).map((node) => `${id}: ${node.html.slice(0, 120)}: ${node.failureSummary}`));")
                .await;
            assert_eq!(found, Value::Array(Vec::new()), "in the {scheme} scheme, all panels open: {open}");
        }
    }
}
