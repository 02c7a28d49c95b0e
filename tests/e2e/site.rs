//! The list of a site's explainers: which are shown by how their statements stand, and what is searched in them.

use crate::common::SHELL;
use crate::engine::in_each_engine;
use crate::host::{Answer, Site};
use crate::page::Page;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

in_each_engine!(choose_and_search);

/// A site of all explainers that are published here, as far as its list is looked at.
static BUILT: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let place = tempfile::tempdir().expect("a folder can be made");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let glue =
        "export function start() {}\nasync function __wbg_load() {}\nexport { initSync, __wbg_init as default };";
    for (name, text) in [
        ("index.html", SHELL.to_owned()),
        ("app.js", glue.to_owned()),
        ("app_bg.wasm", "wasm".to_owned()),
        ("sidelight-embed.js", read("static/modules/sidelight-embed.js")),
        ("loader.js", "import(\"./source-card.js\");".to_owned()),
        ("source-card.js", "export {};".to_owned()),
        ("frame.js", "(() => { sidelight })();".to_owned()),
        ("site.js", read("static/modules/site.js")),
        ("site.css", read("static/site.css")),
    ] {
        std::fs::write(place.path().join(name), text).expect("it can be written");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidelight"));
    let output = command.arg("build").arg(root.join("content")).arg("--dist").arg(place.path()).output();
    let output = output.expect("the command runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    place
});

async fn serve() -> Site {
    let folder: PathBuf = tokio::task::spawn_blocking(|| BUILT.path().to_path_buf()).await.expect("it is built");
    Site::start(|_| {
        move |path: &str| {
            let name = if path.is_empty() { "index.html" } else { path };
            std::fs::read(folder.join(name)).ok().map(|bytes| Answer::new(name, bytes))
        }
    })
    .await
}

/// The explainers that are shown.
const SHOWN: &str = "const seen = [...document.querySelectorAll('.entry')].filter((entry) => entry.checkVisibility \
                     ? entry.checkVisibility() : entry.getClientRects().length > 0);";

// Checks that a choice shows those that have such a statement and no others; that what is typed is found in headlines and
// in titles of panels, which are opened then; that what is nowhere is said to be; and that the address keeps it.
async fn choose_and_search(page: &Page) {
    let site = serve().await;
    page.open(&site.origin).await;
    page.until("the script is there", "return !document.querySelector('.search').hidden").await;
    let all = page.js(&format!("{SHOWN} return seen.length")).await;
    assert!(all.as_u64().is_some_and(|all| all > 1), "{all}");
    let standings = page.js("return [...document.querySelectorAll('[name=standing]')].map(({ value }) => value)").await;
    for standing in standings.as_array().expect("a list").iter().filter_map(|value| value.as_str()) {
        page.js(&format!("document.querySelector('label[for=with-{standing}]').click()")).await;
        let condition = match standing {
            "any" => format!("seen.length === {all}"),
            _ => format!(
                "seen.length > 0 && seen.length === document.querySelectorAll('[data-standings~={standing}]').length"
            ),
        };
        page.assert(standing, &format!("{SHOWN} return {condition}")).await;
    }
    page.js("document.querySelector('label[for=with-any]').click()").await;

    let find = |words: &str| {
        format!(
            "const field = document.querySelector('#search'); field.value = {words};
             for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, {{ bubbles: true }}));"
        )
    };
    let last = "[...document.querySelectorAll('.entry')].at(-1)";
    page.js(&find(&format!("{last}.querySelector('h2').textContent.toUpperCase()"))).await;
    page.assert("a headline", &format!("{SHOWN} return seen.includes({last}) && seen.length < {all}")).await;
    page.assert("it is said", "return /1/.test(document.querySelector('.shown').textContent)").await;
    page.js(&find(&format!("{last}.querySelector('details li').textContent"))).await;
    page.assert("a panel", &format!("{SHOWN} return seen.includes({last}) && {last}.querySelector('details').open"))
        .await;
    let address = page.js("return location.href").await;
    assert!(address.as_str().is_some_and(|address| address.contains("?q=")), "{address}");
    let count = page.js(&format!("{SHOWN} return seen.length")).await;
    page.open(address.as_str().expect("an address")).await;
    page.until("the same", &format!("{SHOWN} return seen.length === {count} && seen.includes({last})")).await;
    page.js(&find("'nothing has qqqqq'")).await;
    page.assert("none", &format!("{SHOWN} return seen.length === 0")).await;
    page.assert(
        "it is said",
        "const { textContent, dataset } = document.querySelector('.shown'); return textContent === dataset.none",
    )
    .await;
    page.js(&find("''")).await;
    page.assert("all", &format!("{SHOWN} return seen.length === {all} && !location.search")).await;
}
