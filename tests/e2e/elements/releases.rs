//! The last release (`tests/releases/`, docs/releasing.md) and this one on a page: what docs/embedding.md promises
//! under "Versions".

use super::publishers::of_another_build;
use super::{EAGER, Publisher, SCRIPT, assert, assert_heard, by_hand, host, js, until, until_modes};
use crate::common::folder;
use crate::engine::in_each_engine;
use crate::host::{Answer, published};
use crate::page::{Allowed, Page};
use serde_json::{Value, json};
use std::path::PathBuf;

in_each_engine!(old_and_new, old_beside_new);

/// The last release's folder.
fn last() -> PathBuf {
    let listed = std::fs::read_dir(folder("tests/releases")).expect("a release is recorded");
    let found = listed.map(|entry| entry.expect("it can be listed").path()).max();
    found.expect("a release is recorded")
}

/// A publisher with the last release in the folder `v/`, and this one. Where they are of one build, this one's files say
/// another, as those of the first change after a release do.
async fn publisher() -> Publisher {
    let old = last();
    let build = |json: &[u8]| -> Value { serde_json::from_slice::<Value>(json).expect("JSON")["build"].clone() };
    let recorded = std::fs::read(old.join("base.json")).expect("its explainer is recorded");
    let is_same = build(&recorded) == build(published("@slug.json").expect("it is built").body());
    let other = of_another_build();
    Publisher::faulty(move |path| match path.strip_prefix("v/") {
        Some(file) => {
            Some(std::fs::read(old.join(file)).map_or_else(|_| Answer::missing(), |bytes| Answer::new(file, bytes)))
        }
        None if is_same => other(path),
        None => None,
    })
    .await
}

fn old_script() -> String {
    SCRIPT.replace("P/", "P/v/")
}

fn old_explainer(id: &str) -> String {
    EAGER.replace("id=e", &format!("id={id}")).replace("P/@slug.json", "P/v/base.json")
}

/// A script without its own explainer: all text is there and every panel opens; the program waits for the script that
/// it is published with.
async fn old_and_new(page: &Page) {
    let publisher = publisher().await;
    for (body, panel) in
        [(format!("{EAGER}{}", old_script()), "@2"), (format!("{}{SCRIPT}", old_explainer("e")), "costs")]
    {
        let host = host(&publisher, &body).await;
        page.open(&host.origin).await;
        until_modes(page, "static").await;
        assert_heard(page, "error", json!([{ "code": "build" }]), &["code"]).await;
        by_hand(page, panel).await;
        assert(page, "it is open", &format!("inner('#panel-{panel}').open")).await;
        js(page, &format!("element().closePanel('{panel}')")).await;
        until(page, "it is told", "heard('toggle').at(-1).by === 'api'").await;
        page.assert_quiet(Allowed { warnings: 1, browser: &[] }).await;
    }
}

/// Each with its own script, whichever comes first and defines the elements; and the last release alone, as hosts pin it.
async fn old_beside_new(page: &Page) {
    let publisher = publisher().await;
    let (old, foreign) = (old_script(), old_explainer("f"));
    for (body, modes) in [
        (format!("{foreign}{old}"), "full"),
        (format!("{EAGER}{foreign}{old}{SCRIPT}"), "full full"),
        (format!("{EAGER}{foreign}{SCRIPT}{old}"), "full full"),
    ] {
        let before = publisher.requests.lock().expect("no handler panics").len();
        let host = host(&publisher, &body).await;
        page.open(&host.origin).await;
        until_modes(page, modes).await;
        js(page, "inner('#panel-costs > summary', 'f').click()").await;
        until(page, "it is told", "heard('toggle', 'f').at(-1)?.panel === 'costs'").await;
        if modes == "full" {
            let asked = publisher.requests.lock().expect("no handler panics").split_off(before);
            assert!(asked.iter().all(|path| path.starts_with("v/")), "nothing outside of its folder: {asked:?}");
        } else {
            js(page, "document.getElementById('e').openPanel('@2')").await;
            until(page, "it is told", "heard('toggle', 'e').at(-1)?.by === 'api'").await;
        }
        page.assert_quiet(Allowed::default()).await;
    }
}
