//! oEmbed's answer, as a consumer finds it.

use crate::host::{Answer, Site, npm_folder, published};
use crate::names::named;
use serde_json::Value;
use sidelight::values::Url;
use sidelight::{authoring, publish};
use std::path::Path;

/// A consumer from npm, which knows nothing of us, finds the answer of a page by its address.
#[test]
fn oembed_consumer() {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(named("content/@slug"));
    let explainer = authoring::compile(&folder).expect("the content has no mistake");
    let answer = runtime.block_on(async {
        let publisher = Site::start(|origin| {
            let address = Url::new(format!("{origin}/news/explainer/")).expect("an address");
            let page = String::from_utf8(published("index.html").expect("there is a page").body().to_vec());
            // The content does not say where it is published.
            let link = format!(
                "</title><link rel=alternate type=application/json+oembed href={origin}/news/explainer/oembed.json>"
            );
            let page = page.expect("a page is text").replacen("</title>", &link, 1);
            let answer = publish::oembed(&explainer, &address, None);
            move |path: &str| match path.strip_prefix("news/explainer/")? {
                "" => Some(Answer::new("index.html", page.clone())),
                "oembed.json" => Some(Answer::new("oembed.json", answer.clone())),
                other => published(other),
            }
        })
        .await;
        let script = "const [folder, address] = process.argv.slice(1);
            const { extract } = await import(`file://${folder}/@extractus/oembed-extractor/esm/mod.js`);
            console.log(JSON.stringify(await extract(address, { maxwidth: 600 })));";
        let address = format!("{}/news/explainer/", publisher.origin);
        let folder = npm_folder().canonicalize().expect("npm's packages are there");
        let run = move || {
            let arguments = ["--input-type=module", "-e", script];
            std::process::Command::new("node").args(arguments).arg(folder).arg(address).output().expect("node runs")
        };
        let output = tokio::task::spawn_blocking(run).await.expect("it does not panic");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let answer: Value = serde_json::from_slice(&output.stdout).expect("it prints JSON");
        assert!(
            answer["html"]
                .as_str()
                .is_some_and(|html| html.contains(&format!("{}/news/explainer/glance.html", publisher.origin)))
        );
        answer
    });
    assert_eq!(answer["method"], "auto-discovery");
    assert_eq!([&answer["version"], &answer["type"]], ["1.0", "rich"]);
    assert!(answer["height"].as_u64().is_some_and(|height| (200..=1000).contains(&height)), "what WordPress takes");
    assert_eq!(answer["title"], explainer.headline);
    assert!(answer["width"].is_u64() && answer["height"].is_u64() && answer["cache_age"].is_u64(), "{answer}");
}
