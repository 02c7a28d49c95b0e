//! What docs/embedding.md promises of the frame, row by row: each message in each dialect, what asks for it, and the
//! frame's own policy.

use super::{Allowed, Answer, OPEN, Page, Site, host, until_awake, within};
use crate::elements::manual::{code, table};
use crate::engine::in_each_engine;
use crate::host::recorded;
use serde_json::{Value, json};

in_each_engine!(every_dialect);

/// What the frame says, in the order of the manual's tables; `H` and `W` are its height and width.
const SAYS: &str = include_str!("manual.js");

/// A frame as narrow as the narrowest phone, under a parent of every kind at once; beside it one panel without a name,
/// one whose program is missing, and one that may run no script.
async fn every_dialect(page: &Page) {
    let publisher = Site::publisher().await;
    let broken = Site::start(|origin| {
        let origin = origin.to_owned();
        move |path: &str| {
            let answer = if path.ends_with(".wasm") { Answer::missing() } else { recorded(path, Some(&origin))? };
            Some(OPEN.iter().fold(answer, |answer, (name, value)| answer.with(name, *value)))
        }
    })
    .await;
    let query = "?id=f1&childId=c1&initialWidth=900&parentTitle=T&parentUrl=U";
    let body = format!(
        "<iframe src='{0}/embed.html{query}' width=320 height=600 scrolling=no style=border:0></iframe>
         <iframe src='{0}/embed.html?panel=@2' width=320 height=300></iframe>
         <iframe src='{1}/embed.html?id=f3' sandbox=allow-scripts width=320 height=300></iframe>
         <iframe src='{0}/embed.html#@2' sandbox width=320 height=300></iframe>",
        publisher.origin, broken.origin
    );
    let host = host(&body).await;
    page.open(&host.origin).await;
    until_awake(page).await;
    for index in [0, 1] {
        within(page, index, async || page.until_state("full").await).await;
    }
    let says = async |script: &str| page.js(&format!("{SAYS}\nreturn {script}")).await;
    let rows = table("Dialects");
    let parents: Vec<_> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(says("Object.keys(DIALECTS)").await, json!(parents), "each dialect has its words");
    let own: Vec<_> = table("Messages").iter().map(|row| code(&row[0])[0].to_owned()).collect();
    assert_eq!(says("Object.keys(OWN)").await, json!(own), "each message has its proof");

    assert_eq!(says("dialects()").await, json!([]), "each dialect is answered in all");
    assert_eq!(says("nameless()").await, json!([]), "a frame without names");
    for (message, proof) in own.iter().map(|message| (message, format!("OWN[{}]()", json!(message)))) {
        assert_eq!(says(&proof).await, json!([]), "{message}");
    }
    assert_eq!(says("asked()").await, json!([]), "what is asked for in our own words is done");

    // All of it open, on the narrowest phone, is within the limit that the manual's script sets.
    let height = within(page, 0, async || {
        page.open_all(true).await;
        page.js("return document.documentElement.getBoundingClientRect().height").await.as_f64().expect("a number")
    })
    .await;
    assert!((10_000.0..100_000.0).contains(&height), "{height} pixels");

    within(page, 3, async || {
        page.until(
            "the browser opens what the address names",
            "return document.getElementById('@2').parentElement.open",
        )
        .await;
        page.assert("no script runs", "return window.__record === undefined").await;
    })
    .await;
    let policy = within(page, 0, async || page.js("return document.querySelector('meta').content").await).await;
    let policy = policy.as_str().expect("text").replace(&publisher.origin, "https://paper.example");
    let hashes: Vec<_> =
        policy.split('\'').map(|part| if part.starts_with("sha256-") { "sha256-…" } else { part }).collect();
    let manual = include_str!("../../../docs/embedding.md");
    let is_first = |line: &&str| line.starts_with("    default-src 'none'; script-src 'self' https");
    let lines = manual.lines().skip_while(|line| !is_first(line)).take(3);
    assert_eq!(hashes.join("'"), lines.map(str::trim).collect::<Vec<_>>().join(" "), "the frame's own policy");
    page.assert_quiet(Allowed { warnings: 0, browser: &["404", "sandbox"] }).await;
    // The frame without its program is the page as it was published.
    within(page, 2, async || {
        let state: Value = page.js("return root().dataset.state").await;
        assert_eq!(state, "static");
    })
    .await;
}
