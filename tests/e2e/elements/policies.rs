//! What the elements do under a host's policy, in a frame of no origin, and as a copy that a host's server includes.

use super::{
    EAGER, LISTENER, Publisher, SCRIPT, assert, assert_heard, by_hand, host, host_with, js, until, until_modes,
};
use crate::engine::in_each_engine;
use crate::host::published;
use crate::names::named;
use crate::page::{Allowed, Page};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};
use sha2::{Digest, Sha384};

in_each_engine!(modes, integrity, opaque_origin, included);

/// What a host's policy leaves, and what is told.
async fn modes(page: &Page) {
    let publisher = Publisher::start().await;
    // Where a browser makes markup safe by itself, no policy is needed.
    let refuses = page.js("return Boolean(self.trustedTypes) && !('setHTML' in Element.prototype)").await == true;
    let mut shown = Value::Null;
    let policies: [(&str, &str, &[&str]); 7] = [
        ("", "full", &[]),
        (
            "default-src 'none'; img-src data:; style-src 'none'; script-src 'self' P/ 'wasm-unsafe-eval'; connect-src P/",
            "full",
            &[],
        ),
        (
            "default-src 'none'; img-src data:; style-src 'none'; script-src 'self' P/; connect-src P/",
            "static",
            &["load"],
        ),
        ("connect-src 'self'", "fallback", &["network"]),
        ("require-trusted-types-for 'script'; trusted-types sidelight", "full", &[]),
        (
            "require-trusted-types-for 'script'; trusted-types other",
            if refuses { "fallback" } else { "full" },
            if refuses { &["policy"] } else { &[] },
        ),
        ("script-src 'self'", "none", &[]),
    ];
    for (policy, mode, codes) in policies {
        let headers: Vec<_> = if policy.is_empty() { Vec::new() } else { vec![("content-security-policy", policy)] };
        let host = host_with(&publisher, "", &format!("{EAGER}{SCRIPT}"), &headers).await;
        page.open(&host.origin).await;
        until_modes(page, mode).await;
        if matches!(mode, "full" | "static") {
            assert(page, "it is said", &format!("inner('#sidelight').dataset.state === '{mode}'")).await;
            assert(
                page,
                "it is styled",
                "getComputedStyle(inner('.headline')).fontSize !== getComputedStyle(inner('.byline')).fontSize",
            )
            .await;
            if mode == "full" {
                let is = js(page, "return inner('article').innerHTML").await;
                assert!(shown.is_null() || shown == is, "what is shown is the same: {policy}");
                shown = is;
            }
            by_hand(page, "@2").await;
            assert(page, "the panel can be read", "shownIn('#@2 + .panel-body')").await;
        } else if mode == "fallback" {
            assert(page, "the children are seen", "fallen()").await;
        } else {
            assert(page, "the children are seen", "shown(document.querySelector('#e a'))").await;
        }
        let ready = if mode == "none" {
            json!([])
        } else {
            json!([{ "id": "e", "mode": mode, "bubbles": true, "composed": true, "cancelable": false }])
        };
        assert_heard(page, "ready", ready, &["id", "mode", "bubbles", "composed", "cancelable"]).await;
        let errors: Vec<_> =
            codes.iter().map(|code| json!({ "code": code, "bubbles": true, "composed": true })).collect();
        assert_heard(page, "error", json!(errors), &["code", "bubbles", "composed"]).await;
        // What a policy refuses, the browser itself reports.
        let browser = ["Content Security Policy", "Content-Security-Policy", "Trusted", "TrustedTypePolicy"];
        let loud: &[&str] = if mode == "full" && !policy.ends_with("other") { &[] } else { &browser };
        if mode == "none" {
            page.js("window.__record.errors.length = 0").await;
        }
        page.assert_quiet(Allowed { warnings: codes.len(), browser: loud }).await;
    }
    let headers = [("cross-origin-embedder-policy", "require-corp"), ("cross-origin-opener-policy", "same-origin")];
    let host = host_with(&publisher, "", &format!("{EAGER}{SCRIPT}"), &headers).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    assert(page, "the host is isolated", "crossOriginIsolated !== false").await;
    page.assert_quiet(Allowed::default()).await;
}

/// A host that runs nothing whose hash it does not know: what is listed in its import map is all that is needed, and
/// what is another file is not run.
async fn integrity(page: &Page) {
    let publisher = Publisher::start().await;
    let origin = &publisher.site.origin;
    let hash = |name: &str| {
        let digest = Sha384::digest(published(name).expect("it is built").body());
        format!("sha384-{}", BASE64_STANDARD.encode(digest))
    };
    let script = format!(" integrity={} crossorigin></script>", hash("sidelight.js"));
    let body = format!("{EAGER}{}", SCRIPT.replace("></script>", &script));
    for (program_hash, mode) in [(hash("@program"), "full"), (hash("index.html"), "static")] {
        let map = json!({ "integrity": {
            format!("{origin}/sidelight-embed.js"): hash("sidelight-embed.js"),
            named(&format!("{origin}/@program")): program_hash,
        } });
        let head = format!(
            "<script>if (!window.__record) {{ {}{LISTENER} }}</script><script type=importmap>{map}</script>",
            include_str!("../recorder.js")
        );
        let policy = [("integrity-policy", "blocked-destinations=(script)")];
        let host = host_with(&publisher, &head, &body, &policy).await;
        page.open(&host.origin).await;
        until_modes(page, mode).await;
        by_hand(page, "@2").await;
        assert(page, "the panel can be read", "shownIn('#@2 + .panel-body')").await;
    }
    let nothing: Value = page.js("return window.__record.errors.filter((error) => !error.includes('recorder'))").await;
    assert_eq!(nothing, json!([]), "nothing is thrown");
    page.forget_log().await;
}

/// A host page in a frame that may only run scripts.
async fn opaque_origin(page: &Page) {
    let publisher = Publisher::start().await;
    let host = host(&publisher, &format!("{EAGER}{SCRIPT}")).await;
    page.open(&format!("{}/frame", host.origin)).await;
    page.client.enter_frame(0).await.expect("the frame can be entered");
    until_modes(page, "full").await;
    assert(page, "the origin is opaque", "origin === 'null'").await;
    by_hand(page, "@2").await;
    assert(page, "a link within leads within", "(inner('a.trigger[href=\"#@5\"]').click(), true)").await;
    until(page, "its panel is open", "opened() === '@2 @5' || opened().split(' ').includes('@5') || opened()").await;
    page.assert_quiet(Allowed::default()).await;
}

/// The copy that a host's server includes.
async fn included(page: &Page) {
    let publisher = Publisher::start().await;
    let copy = String::from_utf8(published("@slug.include.html").expect("it is built").body().to_vec()).expect("text");
    let copy = copy.replace("src=\"./", "id=e src=\"P/");
    let whole =
        host_with(&publisher, "", &format!("{copy}{SCRIPT}"), &[("content-security-policy", "script-src 'none'")])
            .await;
    page.open(&whole.origin).await;
    assert(page, "it is whole", "shownIn('.headline') && inner('.source-list li') !== null && element().shadowRoot.querySelectorAll('details.panel').length >= 3").await;
    assert(page, "panels open", "(inner('#panel-@2 > summary').click(), shownIn('#@2 + .panel-body'))").await;
    assert(page, "no script runs", "window.__record === undefined").await;

    let note = "<script>window.kept = document.getElementById('e').shadowRoot.querySelector('#sidelight')</script>";
    for (copy, is_kept) in [(copy.clone(), true), (copy.replace("data-hash=\"", "data-hash=\"0"), false)] {
        let host = host(&publisher, &format!("{copy}{note}{SCRIPT}")).await;
        page.open(&host.origin).await;
        until_modes(page, "full").await;
        assert(
            page,
            "it is kept if it is what is published",
            &format!("(inner('#sidelight') === window.kept) === {is_kept}"),
        )
        .await;
        assert(
            page,
            "a reader is told if it is not, and of when it is",
            &format!(
                "inner('.updated')?.textContent === ({is_kept} ? undefined : `Updated ${{inner('.byline p:nth-of-type(3) time').textContent}}`)
                 || `${{inner('.updated')?.textContent}} ${{inner('.byline').textContent}}`"
            ),
        )
        .await;
        by_hand(page, "@2").await;
        page.assert_quiet(Allowed { warnings: 0, browser: &["Content Security Policy"] }).await;
    }
    // A policy that refuses the copy's own styles.
    let policy = [("content-security-policy", "style-src 'self'")];
    let styled = host_with(&publisher, "", &format!("{copy}{SCRIPT}"), &policy).await;
    page.open(&styled.origin).await;
    until_modes(page, "full").await;
    assert(
        page,
        "it is styled",
        "getComputedStyle(inner('.headline')).fontSize !== getComputedStyle(inner('.byline')).fontSize",
    )
    .await;
    // The copy stays where nothing can be fetched.
    let headers = [("content-security-policy", "connect-src 'self'")];
    let stays = host_with(&publisher, "", &format!("{copy}{note}{SCRIPT}"), &headers).await;
    page.open(&stays.origin).await;
    until_modes(page, "fallback").await;
    assert(page, "the copy is there", "inner('#sidelight') === window.kept && shownIn('.headline')").await;
}
