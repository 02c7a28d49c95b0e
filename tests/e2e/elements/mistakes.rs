//! Addresses at which there is something wrong, and the code that tells.

use super::{Publisher, SCRIPT, assert, host, js, until};
use crate::engine::in_each_engine;
use crate::host::{Site, published};
use crate::page::{Allowed, Page};
use serde_json::{Value, json};

in_each_engine!(errors);

/// What stands at an address that is wrong: how it is asked for, what is there, and the code that tells.
async fn errors(page: &Page) {
    let published = published("@slug.json").expect("it is built");
    let whole: Value = serde_json::from_slice(published.body()).expect("JSON");
    let change = |key: &str, value: Value| {
        let mut document = whole.clone();
        document[key] = value;
        document.to_string()
    };
    let markup = |text: &str| change("html", json!(format!("{}{text}", whole["html"].as_str().expect("text"))));
    let run = "parent.__ran=window.__ran=true";
    let elsewhere = "http://evil.test/logout";
    let files: Vec<(&str, String, &str)> = vec![
        ("page.html", "<!doctype html><p>An ordinary page".into(), "json"),
        ("nothing.json", String::new(), "json"),
        ("null.json", "null".into(), "json"),
        ("list.json", "[1]".into(), "json"),
        ("text.json", "\"text\"".into(), "json"),
        ("other.json", json!({ "version": 1, "title": "something" }).to_string(), "json"),
        ("feed.json", json!({ "html": "<p>Hello" }).to_string(), "json"),
        ("odd.json", change("html", json!({ "a": 1 })), "json"),
        ("empty-markup.json", change("html", json!("<p>Hello")), "json"),
        ("proto.json", change("hash", json!("__proto__")), "hash"),
        ("newer.json", change("schema", json!(99)), "schema"),
        // Of a build that may write other markup, that is the likelier cause.
        (
            "young.json",
            {
                let mut document: Value = serde_json::from_str(&markup("<aside>Hello</aside>")).expect("JSON");
                document["build"] = json!("another");
                document.to_string()
            },
            "schema",
        ),
        ("built.json", change("build", json!("another")), "build"),
        ("script.json", markup(&format!("<script>{run}</script>")), "unsafe"),
        ("svg.json", markup(&format!("<svg><script>{run}</script></svg>")), "unsafe"),
        ("image.json", markup(&format!("<img src=x onerror={run}>")), "unsafe"),
        ("handler.json", markup(&format!("<p onclick={run}>Hello")), "unsafe"),
        ("focus.json", markup(&format!("<p tabindex=0 autofocus onfocus={run}>Hello")), "unsafe"),
        ("link.json", markup(&format!("<a href=javascript:{run}>Hello</a>")), "unsafe"),
        ("space.json", markup(&format!("<a href=' java&#10;script:{run}'>Hello</a>")), "unsafe"),
        ("data.json", markup("<a href=data:text/html,hello>Hello</a>"), "unsafe"),
        ("broken.json", markup("<a href=https://[>Hello</a>"), "unsafe"),
        ("xlink.json", markup(&format!("<svg><g xlink:href=javascript:{run}></g></svg>")), "unsafe"),
        ("style.json", markup("<p style='background: url(http://evil.test/a)'>Hello"), "unsafe"),
        ("sheet.json", markup("<style>@import 'http://evil.test/b'</style>"), "unsafe"),
        ("frame.json", markup("<iframe src=http://evil.test/c></iframe>"), "unsafe"),
        ("form.json", markup("<form action=http://evil.test/d><input></form>"), "unsafe"),
        (
            "clobber.json",
            markup(&format!(
                "<form id=f name=body></form><fieldset id=childNodes form=f><article>x<iframe srcdoc='<script>{run}</script>'>\
             </iframe></article></fieldset><fieldset id=childNodes form=f></fieldset>"
            )),
            "unsafe",
        ),
        ("custom.json", markup("<sidelight-explainer></sidelight-explainer>"), "unsafe"),
        ("template.json", markup("<template><img></template>"), "unsafe"),
        ("math.json", markup("<math><mtext><table><mglyph><style><img src=x onerror=1>"), "unsafe"),
        ("method.json", markup("<a data-turbo-method=delete href=https://host.test/account>Hello</a>"), "unsafe"),
        ("class.json", markup("<p class=modal>Hello</p>"), "unsafe"),
        ("tall.json", markup("<svg class=chart height=100000></svg>"), "unsafe"),
        ("own.json", markup("<p constructor=x>Hello</p>"), "unsafe"),
        (
            "css.json",
            change(
                "css",
                json!(
                    ":host { position: fixed !important; inset: 0 !important } p { background: url(http://evil.test/e) }"
                ),
            ),
            "",
        ),
        ("home.json", change("page", json!(format!("javascript:{run}"))), "unsafe"),
        ("home-elsewhere.json", change("page", json!(elsewhere)), "unsafe"),
        ("home-list.json", change("page", json!(["./"])), "unsafe"),
        ("edition.json", change("edition", json!("data:,hello")), "unsafe"),
        ("edition-elsewhere.json", change("edition", json!(elsewhere)), "unsafe"),
        ("edition-number.json", change("edition", json!(1)), "unsafe"),
        ("title.json", change("title", json!(format!("<img src=x onerror={run}>"))), ""),
    ];
    let publisher =
        Publisher::with(files.iter().map(|(name, body, _)| ((*name).to_owned(), body.clone())).collect()).await;
    let closed = Site::publisher_with(&[], true).await;
    let mut cases: Vec<(String, String, &str)> = vec![
        ("missing".into(), "sidelight-explainer".into(), "src"),
        ("empty".into(), "sidelight-explainer src=''".into(), "src"),
        ("unparsable".into(), "sidelight-explainer src='http://['".into(), "src"),
        ("unnamed".into(), "sidelight-panel src=P/@slug.json".into(), "src"),
        ("nowhere".into(), "sidelight-explainer src=P/nowhere.json".into(), "status"),
        ("unknown".into(), "sidelight-panel src=P/@slug.json panel=nowhere".into(), "panel"),
        ("closed".into(), format!("sidelight-explainer src={}/@slug.json", closed.origin), "network"),
        ("down".into(), "sidelight-explainer src=http://127.0.0.1:1/@slug.json".into(), "network"),
    ];
    cases.extend(
        files
            .iter()
            .map(|(name, _, code)| (name.replace(".json", ""), format!("sidelight-explainer src=P/{name}"), *code)),
    );
    let body: String = cases
        .iter()
        .map(|(id, tag, _)| {
            format!(
                "<{tag} id={id} loading=eager><a href=P/>Read it there</a></{}>",
                tag.split(' ').next().unwrap_or_default()
            )
        })
        .collect();
    let host = host(&publisher, &format!("{body}{SCRIPT}")).await;
    page.open(&host.origin).await;
    until(page, "all is told", "elements().every(({ id }) => heard('ready', id).length) || elements().filter(({ id }) => !heard('ready', id).length).map(({ id }) => id).join()").await;
    let told = js(page, "return Object.fromEntries(elements().map(({ id, localName }) => [id, {
        codes: heard('error', id).map(({ code }) => code), modes: heard('ready', id).map(({ mode }) => mode),
        flags: heard('error', id).every(({ bubbles, composed }) => bubbles && composed), fallen: fallen(id),
        messages: heard('error', id).map(({ message }) => message),
        warnings: window.__record.console.filter(({ level, text }) => level === 'warn'
            && text === `[sidelight] <${localName} src=\"${element(id).src}\">: ${heard('error', id)[0]?.message}`).length }]))").await;
    for (id, tag, code) in &cases {
        let told = &told[id];
        if code.is_empty() {
            assert_eq!(told["codes"], json!([]), "{id}: {told}");
            continue;
        }
        assert_eq!(told["codes"], json!([code]), "{id}: {told}");
        let is_static = matches!(*code, "hash" | "build");
        assert_eq!(told["modes"], json!([if is_static { "static" } else { "fallback" }]), "{id}");
        assert_eq!((&told["fallen"], &told["flags"]), (&json!(!is_static), &json!(true)), "{id}");
        assert!(told["messages"][0].as_str().is_some_and(|text| text.len() > 20), "{id} has a remedy: {told}");
        // The same address may be used twice, by the two that have none.
        let same = cases
            .iter()
            .filter(|(_, other, _)| other == tag || (*code == "src" && !tag.contains('/') && !other.contains('/')))
            .count();
        assert_eq!(told["warnings"], json!(same), "{id} warns once");
    }
    let warnings = cases.iter().filter(|(_, _, code)| !code.is_empty()).count();
    // Whoever uses a hostile copy all the same finds no script in it.
    js(
        page,
        "for (const part of [...element('title').shadowRoot.querySelectorAll('a[href^=\"#\"], summary')].slice(0, 20)) part.click()",
    )
    .await;
    assert(page, "nothing has run", "window.__ran === undefined").await;
    assert(
        page,
        "nothing is asked of elsewhere",
        "performance.getEntriesByType('resource').every(({ name }) => !name.includes('evil.test'))",
    )
    .await;
    page.assert_quiet(Allowed {
        warnings,
        browser: &["404", "ERR_CONNECTION_REFUSED", "ERR_UNSAFE_PORT", "ERR_FAILED", "CORS policy"],
    })
    .await;
}
