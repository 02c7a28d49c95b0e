//! Publishers of different builds on a page.

use super::{EAGER, Publisher, SCRIPT, host_with, js, until};
use crate::engine::in_each_engine;
use crate::host::{Answer, published};
use crate::page::{Allowed, Page};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};
use sha2::{Digest, Sha384};

in_each_engine!(two_publishers);

/// A publisher whose files are of another build: program, script and all that they compare.
pub(super) async fn another_build() -> Publisher {
    Publisher::faulty(of_another_build()).await
}

/// Those files.
pub(super) fn of_another_build() -> impl Fn(&str) -> Option<Answer> + Send + Sync + 'static {
    let whole: Value = serde_json::from_slice(published("@slug.json").expect("it is built").body()).expect("JSON");
    let build = whole["build"].as_str().expect("it has a build").to_owned();
    let other: String = build.chars().map(|digit| if digit == '0' { '1' } else { '0' }).collect();
    let replaced = move |path: &str| {
        let mut bytes = published(path)?.body().to_vec();
        for at in 0..bytes.len().saturating_sub(build.len()) {
            if bytes[at..].starts_with(build.as_bytes()) {
                bytes[at..at + other.len()].copy_from_slice(other.as_bytes());
            }
        }
        Some(bytes)
    };
    move |path| {
        // What it publishes, it publishes in a folder below, too, as a site of several explainers does.
        let path = path.strip_prefix("copy/").unwrap_or(path);
        let mut bytes = replaced(path)?;
        if path == "sidelight-embed.js" {
            let script = String::from_utf8(bytes).expect("text");
            let wasm = script.split(['"', '\'']).find(|part| part.ends_with("_bg.wasm")).expect("it names the wasm");
            let wasm = replaced(wasm.trim_start_matches("./")).expect("there is a wasm");
            let integrity = format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(&wasm)));
            let (before, rest) = script.split_once("sha384-").expect("it has the hash");
            bytes = format!("{before}{integrity}{}", &rest[64..]).into_bytes();
        }
        Some(Answer::new(path, bytes))
    }
}

/// Two publishers on a page, of different builds: each embed has the program that was published with it, whichever
/// script came first. Without its own, it is told apart from a broken one.
async fn two_publishers(page: &Page) {
    let (publisher, other) = (Publisher::start().await, another_build().await);
    let at_other = |text: &str| text.replace("P/", &format!("{}/", other.site.origin));
    let foreign = at_other(&EAGER.replace("id=e", "id=f"));
    let below = at_other(&EAGER.replace("id=e", "id=f").replace("P/@slug.json", "P/copy/@slug.json"));
    for body in [
        // One script for all that is published in folders below it.
        format!("{EAGER}{below}{SCRIPT}{}", at_other(SCRIPT)),
        format!("{EAGER}{foreign}{SCRIPT}{}", at_other(SCRIPT)),
        format!("{EAGER}{foreign}{}{SCRIPT}", at_other(SCRIPT)),
        // Long after the first has shown what it could.
        format!("{EAGER}{foreign}{SCRIPT}"),
    ] {
        let is_late = !body.contains(&at_other("P/sidelight.js"));
        let policy =
            [("content-security-policy", "require-trusted-types-for 'script'; trusted-types sidelight recorder")];
        let headers: &[(&'static str, &str)] = if is_late { &[] } else { &policy };
        let host = host_with(&publisher, "", &body, headers).await;
        page.open(&host.origin).await;
        if is_late {
            until(page, "it is static", "modes() === 'full static' || modes()").await;
            let error = js(page, "return heard('error').map(({ id, code, message }) => [id, code, message])").await;
            assert_eq!(error[0][0], json!("f"));
            assert_eq!(error[0][1], json!("build"));
            assert!(
                error[0][2].as_str().is_some_and(|said| said.contains("load the script that is published with it")),
                "{error}"
            );
            page.js_with(
                "const script = document.createElement('script');
                 script.type = 'module'; script.src = arguments[0] + '/sidelight.js'; document.head.append(script)",
                vec![other.site.origin.clone().into()],
            )
            .await;
        }
        until(page, "both are full", "modes() === 'full full' || modes()").await;
        for id in ["e", "f"] {
            js(page, &format!("inner('#panel-@2 > summary', '{id}').click()")).await;
            until(page, "it is told", &format!("heard('toggle', '{id}').at(-1)?.panel === '@2'")).await;
        }
        page.assert_quiet(Allowed { warnings: usize::from(is_late), browser: &["Trusted"] }).await;
    }
}
