//! `<sidelight-explainer>` and `<sidelight-panel>` on pages of another origin.

use crate::accessibility::{Rules, axe, run};
use crate::engine::{Engine, in_each_engine};
use crate::host::{Answer, ISOLATED, Site, published};
use crate::page::{Allowed, Page};
use fantoccini::key::Key;
use serde_json::{Value, json};
use sidelight::islands::{EditionHead, Island};
use std::sync::{Arc, Mutex};

mod life;
pub(crate) mod manual;

in_each_engine!(
    modes,
    opaque_origin,
    included,
    attributes,
    lazy,
    theme,
    methods_and_events,
    errors,
    links_of_the_fallback,
    places,
    several,
    moved,
    two_copies,
    fifty,
    isolation,
    cycles,
    axe_finds_nothing,
    keyboard,
    pasted,
);

/// What every script of these tests can use.
const HELPERS: &str = include_str!("elements.js");

/// The explainer, awake as soon as it can be.
const EAGER: &str = "<sidelight-explainer id=e src=P/russian-defections.json loading=eager><a href=P/>Read it there</a>\
    </sidelight-explainer>";
const SCRIPT: &str = "<script type=module src=P/sidelight.js></script>";

/// Notes every event of the contract that reaches the window, without a global.
const LISTENER: &str = "window.__record.heard = [];
    for (const type of ['ready', 'error', 'toggle', 'source']) addEventListener(`sidelight-${type}`, (event) => {
      const { bubbles, composed, cancelable, detail, target } = event;
      window.__record.heard.push({ type: event.type, id: target.id, bubbles, composed, cancelable, ...detail });
    });";

/// A publisher that all may read, with files beyond the built ones, and the paths that it was asked for.
struct Publisher {
    site: Site,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Publisher {
    async fn start() -> Self {
        Self::with(Vec::new()).await
    }

    async fn with(files: Vec<(String, String)>) -> Self {
        Self::faulty(move |path| {
            let (name, body) = files.iter().find(|(name, _)| name == path)?;
            Some(Answer::new(name, body.as_str()))
        })
        .await
    }

    /// A publisher that gives what `own` makes of a path, if it makes anything.
    async fn faulty(own: impl Fn(&str) -> Option<Answer> + Send + Sync + 'static) -> Self {
        let requests = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&requests);
        let site = Site::start(|_| {
            move |path: &str| {
                log.lock().expect("no handler panics").push(path.to_owned());
                let answer = match own(path) {
                    Some(answer) => answer,
                    None if path.is_empty() => published("index.html")?,
                    None => published(path.strip_prefix("copy/").unwrap_or(path)).unwrap_or_else(Answer::missing),
                };
                Some(ISOLATED.iter().fold(answer, |answer, (name, value)| answer.with(name, *value)))
            }
        })
        .await;
        Self { site, requests }
    }

    /// How often paths with this end were asked for.
    fn count(&self, end: &str) -> usize {
        self.requests.lock().expect("no handler panics").iter().filter(|path| path.ends_with(end)).count()
    }
}

/// A page of another origin with this in its body; `P` there is the publisher.
async fn host(publisher: &Publisher, body: &str) -> Site {
    host_with(publisher, "", body, &[]).await
}

async fn host_with(publisher: &Publisher, head: &str, body: &str, headers: &[(&'static str, &str)]) -> Site {
    let origin = &publisher.site.origin;
    let at = |text: &str| text.replace("P/", &format!("{origin}/"));
    let page = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>host</title><link rel=icon href=data:,>\
         <meta name=viewport content='width=device-width'>\
         <script src=/recorder.js></script>{}<body>{}",
        at(head),
        at(body)
    );
    let headers: Vec<(&'static str, String)> =
        headers.iter().map(|(name, value)| (*name, value.replace("P/", &format!("{origin}/")))).collect();
    Site::start(|_| {
        move |path: &str| match path {
            "" | "article" => {
                let page = Answer::new("index.html", page.as_str());
                Some(headers.iter().fold(page, |page, (name, value)| page.with(name, value.as_str())))
            }
            "recorder.js" => {
                let recorder = Answer::new(path, format!("{}{LISTENER}", include_str!("recorder.js")));
                Some(recorder.with("cross-origin-resource-policy", "cross-origin").with("access-control-allow-origin", "*"))
            }
            "frame" => Some(Answer::new("frame.html", "<!doctype html><title>frame</title><link rel=icon href=data:,><iframe sandbox=allow-scripts src=/ width=900 height=600></iframe>")),
            _ => path.strip_prefix("npm/").map(|file| Answer::new(file, crate::host::npm(file))),
        }
    })
    .await
}

/// A script with the helpers of these tests.
async fn js(page: &Page, script: &str) -> Value {
    page.js(&format!("{HELPERS}\n{script}")).await
}

async fn until(page: &Page, what: &str, condition: &str) {
    page.until(what, &format!("{HELPERS}\nconst value = {condition}; return value === true || 'no: ' + value")).await;
}

async fn assert(page: &Page, what: &str, condition: &str) {
    page.assert(what, &format!("{HELPERS}\nreturn {condition}")).await;
}

async fn until_modes(page: &Page, expected: &str) {
    until(page, &format!("the modes are {expected}"), &format!("modes() === '{expected}' || modes()")).await;
}

async fn assert_heard(page: &Page, type_: &str, expected: Value, keys: &[&str]) {
    let keys = json!(keys);
    let script =
        format!("return heard('{type_}').map((event) => Object.fromEntries({keys}.map((key) => [key, event[key]])))");
    assert_eq!(js(page, &script).await, expected, "sidelight-{type_}");
}

/// Opens a panel as a hand does.
async fn by_hand(page: &Page, id: &str) {
    let open = js(
        page,
        &format!("const details = inner('#panel-{id}'); details.querySelector('summary').click(); return details.open"),
    )
    .await;
    until(page, "it is told", &format!("heard('toggle').at(-1)?.panel === '{id}' && heard('toggle').at(-1).open === {open} || heard('toggle').length")).await;
}

/// What a host's policy leaves, and what is told.
async fn modes(page: &Page) {
    let publisher = Publisher::start().await;
    let trusted = page.js("return Boolean(self.trustedTypes)").await == true;
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
            if trusted { "fallback" } else { "full" },
            if trusted { &["policy"] } else { &[] },
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
            by_hand(page, "bounties").await;
            assert(page, "the panel can be read", "shownIn('#bounties + .panel-body')").await;
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
        let loud: &[&str] = if mode == "full" { &[] } else { &browser };
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

/// A host page in a frame that may only run scripts.
async fn opaque_origin(page: &Page) {
    let publisher = Publisher::start().await;
    let host = host(&publisher, &format!("{EAGER}{SCRIPT}")).await;
    page.open(&format!("{}/frame", host.origin)).await;
    page.client.enter_frame(0).await.expect("the frame can be entered");
    until_modes(page, "full").await;
    assert(page, "the origin is opaque", "origin === 'null'").await;
    by_hand(page, "bounties").await;
    assert(page, "a link within leads within", "(inner('a.trigger[href=\"#method\"]').click(), true)").await;
    until(
        page,
        "its panel is open",
        "opened() === 'bounties method' || opened().split(' ').includes('method') || opened()",
    )
    .await;
    page.assert_quiet(Allowed::default()).await;
}

/// The copy that a host's server includes.
async fn included(page: &Page) {
    let publisher = Publisher::start().await;
    let copy = String::from_utf8(published("russian-defections.include.html").expect("it is built").body().to_vec())
        .expect("text");
    let copy = copy.replace("src=\"./", "id=e src=\"P/");
    let whole =
        host_with(&publisher, "", &format!("{copy}{SCRIPT}"), &[("content-security-policy", "script-src 'none'")])
            .await;
    page.open(&whole.origin).await;
    assert(page, "it is whole", "shownIn('.headline') && inner('.source-list li') !== null && element().shadowRoot.querySelectorAll('details.panel').length >= 3").await;
    assert(page, "panels open", "(inner('#panel-bounties > summary').click(), shownIn('#bounties + .panel-body'))")
        .await;
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
        let updated = if is_kept { json!(null) } else { json!("Updated 31 December 2025") };
        assert_eq!(js(page, "return inner('.updated')?.textContent ?? null").await, updated);
        by_hand(page, "bounties").await;
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

/// Each attribute, its change and its property.
async fn attributes(page: &Page) {
    let publisher = Publisher::start().await;
    let body = format!(
        "{}{SCRIPT}",
        EAGER.replace("loading", "open='bounties known' heading-level=3 lang=fr dir=rtl loading")
    );
    let host = host(&publisher, &body).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    let steps = [
        ("", "opened() === 'bounties known' || opened()"),
        ("e.open = 'hotline'", "opened() === 'hotline' || opened()"),
        ("e.open = 'all'", "opened().split(' ').length === inner('#sidelight').querySelectorAll('.panel').length"),
        ("e.open = 'hotline'", "opened() === 'hotline' || opened()"),
        ("e.open = true", "opened().split(' ').length === inner('#sidelight').querySelectorAll('.panel').length"),
        ("e.setAttribute('open', 'no-such-panel')", "opened() === '' || opened()"),
        ("", "inner('h1').ariaLevel === '3' && inner('.panel-title').ariaLevel > 3 || inner('h1').ariaLevel"),
        ("e.headingLevel = 5", "inner('h1').ariaLevel === '5' && inner('.panel-title').ariaLevel === '6'"),
        ("e.removeAttribute('heading-level')", "inner('h1').ariaLevel === '2'"),
        ("", "inner('article').lang === 'fr' && getComputedStyle(inner('article')).direction === 'rtl'"),
        (
            "e.lang = 'de'; e.dir = 'ltr'",
            "inner('article').lang === 'de' && getComputedStyle(inner('article')).direction === 'ltr'",
        ),
        (
            "e.removeAttribute('lang'); e.removeAttribute('dir')",
            "inner('article').lang === 'en' && getComputedStyle(inner('article')).direction === 'ltr' || inner('article').lang",
        ),
        (
            "e.exclusive = true; inner('#panel-known > summary').click(); inner('#panel-method > summary').click()",
            "opened() === 'method' || opened()",
        ),
        ("e.exclusive = false; inner('#panel-known > summary').click()", "opened() === 'known method' || opened()"),
        (
            "e.panel = 'bounties'",
            "!inner('h1') && inner('#sidelight')?.querySelectorAll('.panel').length === 1 && modes() === 'full'",
        ),
        ("e.removeAttribute('panel')", "Boolean(inner('h1')) && modes() === 'full'"),
        ("e.src += '.nowhere'", "fallen() && modes() === 'fallback' && heard('error').at(-1).code === 'status'"),
        ("e.src = e.src.replace('.nowhere', '')", "Boolean(inner('h1')) && modes() === 'full'"),
        // While it is not there.
        (
            "e.remove(); e.panel = 'known'; document.body.append(e)",
            "!inner('h1') && Boolean(inner('#known')) && modes() === 'full'",
        ),
    ];
    for (step, condition) in steps {
        js(page, &format!("const e = element(); {step}")).await;
        until(page, step, condition).await;
    }
    let wrong = js(
        page,
        "const e = document.createElement('sidelight-explainer');
         const wrong = [];
         for (const [property, value, attribute] of [
           ['src', 'a.json'], ['panel', 'p'], ['open', 'all'], ['loading', 'eager'], ['theme', 'dark'],
           ['headingLevel', '4', 'heading-level'], ['lang', 'de'], ['dir', 'rtl'],
         ]) {
           const name = attribute ?? property;
           if (e[property] !== '') wrong.push(`${property} is ${e[property]}`);
           e[property] = value;
           if (e.getAttribute(name) !== value) wrong.push(`${name} is not set`);
           e.setAttribute(name, '');
           if (e[property] !== '') wrong.push(`${property} stays`);
           if (!['lang', 'dir'].includes(name) && (e[property] = null, e.hasAttribute(name))) wrong.push(`${name} stays`);
         }
         e.exclusive = true;
         if (e.getAttribute('exclusive') !== '' || e.exclusive !== true) wrong.push('exclusive');
         e.exclusive = false;
         if (e.hasAttribute('exclusive')) wrong.push('exclusive stays');
         return wrong",
    )
    .await;
    assert_eq!(wrong, json!([]), "properties reflect");
    page.assert_quiet(Allowed { warnings: 1, browser: &["404"] }).await;

    // Set on an element that its script has not defined yet.
    let early = format!(
        "<sidelight-explainer id=e><a href=P/>Read it there</a></sidelight-explainer>
         <script>Object.assign(e, {{ src: 'P/russian-defections.json', open: 'known', loading: 'eager' }})</script>{SCRIPT}"
    );
    let host = self::host(&publisher, &early).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    assert(page, "they are attributes now", "opened() === 'known' && element().getAttribute('open') === 'known'").await;
}

/// Nothing is fetched until one is near; then it is.
async fn lazy(page: &Page) {
    let publisher = Publisher::start().await;
    let far = |id: &str| {
        format!(
            "<div style=height:4000px></div>{}",
            EAGER.replace("id=e", &format!("id={id}")).replace("loading=eager", "")
        )
    };
    let host = host(&publisher, &format!("{}{}{}{SCRIPT}", far("a"), far("b"), far("c"))).await;
    page.open(&host.origin).await;
    until(page, "it is defined", "Boolean(customElements.get('sidelight-panel'))").await;
    page.settle().await;
    assert_eq!((publisher.count(".json"), publisher.count("sidelight-embed.js")), (0, 0), "nothing is fetched");
    assert(page, "the children are there", "fallen('a')").await;
    js(page, "element('b').loading = 'eager'").await;
    until(page, "it is there", "modes() === 'none full none' || modes()").await;
    js(page, "element('a').scrollIntoView()").await;
    until(page, "it is there", "modes() === 'full full none' || modes()").await;
    assert_eq!(publisher.count(".json"), 2, "no other is fetched");
    js(page, "element('c').openPanel('known')").await;
    until(page, "a panel is asked for", "element('c').shadowRoot.querySelector('#panel-known')?.open ?? 'not there'")
        .await;
    page.assert_quiet(Allowed::default()).await;
}

/// The theme that is asked for, that the host declares, or that the host's colours tell.
async fn theme(page: &Page) {
    let publisher = Publisher::start().await;
    let head = "<style>.dark body { background: #111; color: #eee } .lab body { background: lab(5 0 0); color: lab(95 0 0) } \
        .declared { color-scheme: dark } .day { color: lab(20 0 0) } .wide body { color: color(display-p3 0.1 0.1 0.1) }</style>";
    let host = host_with(&publisher, head, &format!("{EAGER}{SCRIPT}"), &[]).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    for (step, scheme) in [
        ("", "light"),
        ("e.theme = 'dark'", "dark"),
        ("e.theme = 'light'", "light"),
        ("html.className = 'dark'", "light"),
        ("e.theme = 'auto'", "dark"),
        ("html.className = ''", "light"),
        ("html.className = 'declared'", "dark"),
        ("html.className = 'lab'", "dark"),
        ("html.className = 'day'", "light"),
        ("html.className = 'wide'", "light"),
        ("html.className = ''; html.style.colorScheme = 'dark'", "dark"),
        ("html.style = ''; document.body.style = 'color: #fff; transition: color 50ms'", "dark"),
        ("document.body.style = 'color: #000; transition: color 50ms'", "light"),
        ("e.removeAttribute('theme')", "light"),
    ] {
        js(page, &format!("const e = element(), html = document.documentElement; {step}")).await;
        until(page, &format!("{step}: {scheme}"), &format!("getComputedStyle(inner('article')).colorScheme === '{scheme}' || getComputedStyle(inner('article')).colorScheme")).await;
    }
    page.assert_quiet(Allowed::default()).await;
}

/// What a host's script can ask, and what it is told.
async fn methods_and_events(page: &Page) {
    let publisher = Publisher::start().await;
    let host = host(&publisher, &format!("{EAGER}{SCRIPT}<div style=height:3000px></div>")).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    for (step, panel, open, by) in [
        ("element().openPanel('bounties')", "bounties", true, "api"),
        ("element().closePanel('bounties')", "bounties", false, "api"),
        ("scrollTo(0, 0); element().showPanel('method')", "method", true, "api"),
        ("element().goToPanel('known')", "known", true, "api"),
        ("inner('#panel-since > summary').click()", "since", true, "hand"),
        ("inner('#panel-since > summary').click()", "since", false, "hand"),
        ("inner('a.trigger[href=\"#hotline\"]').click()", "hotline", true, "link"),
    ] {
        js(page, &format!("window.__record.heard.length = 0; {step}")).await;
        until(page, step, "heard('toggle').length === 1 || heard('toggle').length").await;
        let event = json!([{ "id": "e", "panel": panel, "open": open, "by": by, "bubbles": true, "composed": true, "cancelable": false }]);
        assert_heard(page, "toggle", event, &["id", "panel", "open", "by", "bubbles", "composed", "cancelable"]).await;
        match step {
            step if step.contains("show") => {
                until(page, "it is in view", "inView(inner('#panel-method > summary'))").await
            }
            step if step.contains("goTo") => {
                until(page, "it has the focus", "inShadow() === inner('#panel-known > summary') && inView(inShadow())")
                    .await
            }
            _ => {}
        }
    }
    // As find-in-page does, once our own causes are past.
    js(page, "window.__record.heard.length = 0; setTimeout(() => inner('#panel-since').open = true, 150)").await;
    until(page, "it is told", "heard('toggle')[0]?.by === 'browser' || JSON.stringify(heard('toggle'))").await;

    js(
        page,
        "element().addEventListener('sidelight-source', (event) => event.preventDefault(), { once: true });
        inner('.source-list a[href^=http]').click()",
    )
    .await;
    assert(page, "the host has kept the reader", "location.pathname === '/' && heard('source').length === 1").await;
    let source = js(page, "return [{ id: 'e', href: inner('.source-list a[href^=http]').href, bubbles: true, composed: true, cancelable: true }]").await;
    assert_heard(page, "source", source, &["id", "href", "bubbles", "composed", "cancelable"]).await;
    js(page, "for (const ask of ['openPanel', 'closePanel', 'showPanel', 'goToPanel']) for (const id of ['nowhere', '', null, undefined, '\"]<b>', {}]) element()[ask](id)").await;
    page.assert_quiet(Allowed::default()).await;
}

/// What stands at an address that is wrong: how it is asked for, what is there, and the code that tells.
async fn errors(page: &Page) {
    let published = published("russian-defections.json").expect("it is built");
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
        ("unnamed".into(), "sidelight-panel src=P/russian-defections.json".into(), "src"),
        ("nowhere".into(), "sidelight-explainer src=P/nowhere.json".into(), "status"),
        ("unknown".into(), "sidelight-panel src=P/russian-defections.json panel=nowhere".into(), "panel"),
        ("closed".into(), format!("sidelight-explainer src={}/russian-defections.json", closed.origin), "network"),
        ("down".into(), "sidelight-explainer src=http://127.0.0.1:1/russian-defections.json".into(), "network"),
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

/// Links that a host gave are the host's.
async fn links_of_the_fallback(page: &Page) {
    let publisher = Publisher::start().await;
    let body = format!(
        "<sidelight-explainer id=e src=P/nowhere.json loading=eager><a name=x>no link</a><a id=within href=#after>after</a></sidelight-explainer><h2 id=after>After</h2>{SCRIPT}"
    );
    let host = host(&publisher, &body).await;
    page.open(&host.origin).await;
    until_modes(page, "fallback").await;
    js(page, "for (const link of document.querySelectorAll('#e a')) link.click()").await;
    until(page, "the link leads on", "location.hash === '#after' || location.hash").await;
    assert(page, "no source is told", "heard('source').length === 0").await;
    page.assert_quiet(Allowed { warnings: 1, browser: &["404"] }).await;
}

const ARRIVED: &str = "(id, at) => Boolean(inShadow(at)) && inShadow(at) === (inner(`#panel-${id} > summary`, at) ?? inner(`#${id}`, at)) && inView(inShadow(at)) && inner(`#${id}`, at).closest('.panel').open";

async fn until_at(page: &Page, id: &str) {
    until(
        page,
        &format!("the focus is at {id}"),
        &format!("({ARRIVED})('{id}', 'e') || inShadow()?.outerHTML.slice(0, 80)"),
    )
    .await;
}

/// The address of a panel or a claim, in the host's address.
async fn places(page: &Page) {
    let publisher = Publisher::start().await;
    let body = format!(
        "<h1>Host</h1><div style=height:3000px></div>{}<h2 id=hotline>The host's own</h2><div style=height:2000px></div>{SCRIPT}",
        EAGER.replace("loading=eager", "")
    );
    let host = host_with(&publisher, "<base href=/elsewhere/>", &body, &[]).await;
    for id in ["bounties", "claim-video-aired"] {
        page.open("about:blank").await;
        page.open(&format!("{}/#{id}", host.origin)).await;
        until_at(page, id).await;
    }
    // On a page that is already open, near or not.
    page.open("about:blank").await;
    page.open(&format!("{}/", host.origin)).await;
    until(page, "it is defined", "Boolean(element().shadowRoot)").await;
    assert_eq!(js(page, "return modes()").await, "none");
    js(page, "location.hash = 'known'").await;
    until_at(page, "known").await;
    until_modes(page, "full").await;
    js(page, "inner('a.trigger[href=\"#method\"]').click()").await;
    until_at(page, "method").await;
    assert(page, "the host's address tells", "location.hash === '#method' && location.pathname === '/'").await;
    js(page, "history.back()").await;
    until_at(page, "known").await;
    js(page, "history.forward()").await;
    until_at(page, "method").await;
    // What the host has itself is the host's, but for links within.
    js(page, "location.hash = 'hotline'").await;
    until(page, "the host's own is in view", "inView(document.getElementById('hotline'))").await;
    page.settle().await;
    assert(page, "the embed stays", "!inner('#panel-hotline').open").await;
    js(page, "inner('a.trigger[href=\"#hotline\"]').click()").await;
    until_at(page, "hotline").await;
    js(page, "location.hash = '%E0%A4%A'").await;
    page.settle().await;
    js(page, "location.hash = '/a=b&c[d]\"'").await;
    page.settle().await;
    page.assert_quiet(Allowed::default()).await;
}

/// Two explainers and two panels on a page.
async fn several(page: &Page) {
    let publisher = Publisher::start().await;
    let panel = |id: &str, name: &str| {
        format!(
            "<sidelight-panel id={id} src=P/russian-defections.json panel={name} loading=eager><a href=P/>Read it there</a></sidelight-panel>"
        )
    };
    let body =
        format!("{}{EAGER}{}{}{SCRIPT}", panel("a", "known"), EAGER.replace("id=e", "id=f"), panel("b", "bounties"));
    let host = host(&publisher, &body).await;
    page.open(&format!("{}/#bounties", host.origin)).await;
    until_modes(page, "full full full full").await;
    assert(
        page,
        "one of them is led to",
        "['e', 'f', 'b'].filter((id) => inner('#panel-bounties', id).open).length === 1",
    )
    .await;
    js(page, "inner('a.trigger[href=\"#known\"]', 'f').click()").await;
    until(page, "a link leads within its own", &format!("({ARRIVED})('known', 'f')")).await;
    assert(page, "no other opens", "!inner('#panel-known', 'e').open && !inner('#panel-known', 'a').open").await;
    assert_eq!(publisher.count(".wasm"), 1, "they share the program");
    assert_eq!(publisher.count("sidelight-embed.js"), 1);
    page.assert_quiet(Allowed::default()).await;
}

/// Removed, moved and put back, at rest and while it loads.
async fn moved(page: &Page) {
    let publisher = Publisher::start().await;
    let host = host(&publisher, &format!("{EAGER}<div id=there></div>{SCRIPT}")).await;
    page.open(&host.origin).await;
    until(page, "it is defined", "Boolean(element().shadowRoot)").await;
    js(
        page,
        "const e = element(); for (let i = 0; i < 5; i++) { e.remove(); document.body.append(e) } e.openPanel('known')",
    )
    .await;
    until_modes(page, "full").await;
    until(page, "the panel that was asked for is open", "opened() === 'known' || opened()").await;
    assert_eq!(publisher.count(".json"), 1, "it is fetched once");
    by_hand(page, "bounties").await;
    js(page, "window.kept = inner('#sidelight'); window.e = element(); e.remove(); location.hash = 'method'").await;
    page.settle().await;
    assert(page, "nothing is there", "elements().length === 0 && !e.shadowRoot.querySelector('#panel-method').open")
        .await;
    js(page, "document.getElementById('there').append(e)").await;
    until(page, "its state is kept", "inner('#sidelight') === window.kept && opened() === 'bounties known' && inner('#sidelight').dataset.state === 'full'").await;
    assert_eq!(publisher.count(".json"), 1, "it is fetched once");
    assert_heard(page, "ready", json!([{ "mode": "full" }]), &["mode"]).await;
    js(page, "location.hash = 'since'").await;
    until_at(page, "since").await;
    page.assert_quiet(Allowed::default()).await;
}

/// Two copies of the script do no harm.
async fn two_copies(page: &Page) {
    let publisher = Publisher::start().await;
    let second = EAGER.replace("id=e", "id=f");
    let host = host(&publisher, &format!("{EAGER}{SCRIPT}{}{second}", SCRIPT.replace("P/", "P/copy/"))).await;
    page.open(&host.origin).await;
    until_modes(page, "full full").await;
    by_hand(page, "bounties").await;
    assert_eq!((publisher.count(".wasm"), publisher.count("sidelight.js")), (1, 2));
    page.assert_quiet(Allowed::default()).await;
}

/// Fifty explainers share one program, and all of them work.
async fn fifty(page: &Page) {
    let publisher = Publisher::start().await;
    let body: String = (0..50).map(|number| EAGER.replace("id=e", &format!("id=e{number}"))).collect();
    let host = host(&publisher, &format!("{body}{SCRIPT}")).await;
    page.open(&host.origin).await;
    // One wait for each stage: fifty take a while.
    until(
        page,
        "all are asked for",
        "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.json')).length === 50",
    )
    .await;
    until(page, "all are there", "elements().every(({ shadowRoot }) => shadowRoot.querySelector('h1'))").await;
    until(
        page,
        "all are awake",
        "elements().filter(({ id }) => heard('ready', id).length).length === 50 || heard('ready').length",
    )
    .await;
    assert(page, "all are full", "heard('ready').every(({ mode }) => mode === 'full')").await;
    assert_eq!(publisher.count(".wasm"), 1, "they share the program");
    js(page, "for (const { id } of elements()) inner('#panel-known > summary', id).click()").await;
    until(page, "all are told", "heard('toggle').length === 50 || heard('toggle').length").await;
    page.assert_quiet(Allowed::default()).await;
}

/// Hosts that style everything. What they hold is in `/npm/`, or here.
const HOSTS: [(&str, &str); 7] = [
    ("bare", ""),
    ("Bootstrap", "<link rel=stylesheet href=/npm/bootstrap/dist/css/bootstrap.min.css>"),
    ("Tailwind's preflight", "<link rel=stylesheet href=/npm/tailwindcss/preflight.css>"),
    ("Pico", "<link rel=stylesheet href=/npm/@picocss/pico/css/pico.min.css>"),
    ("NHS", "<link rel=stylesheet href=/npm/nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css>"),
    ("US government", "<link rel=stylesheet href=/npm/@uswds/uswds/dist/css/uswds.min.css>"),
    (
        "unset",
        "<style>* { all: unset !important } html { font-size: 62.5% !important; text-transform: uppercase; letter-spacing: 3px }</style>",
    ),
];

/// The embed looks as it does on a bare page, and the host as it does without it; nothing else of the host's changes.
async fn isolation(page: &Page) {
    let publisher = Publisher::start().await;
    let body = "<main style='margin: 0 !important; padding: 0 !important; max-width: none !important; width: 900px !important; display: block !important'>
        <h1>Host</h1><p>A paragraph with <a href=#x>a link</a>, <small>small</small> and <code>code</code>.</p><ul><li>item</li></ul>
        <button>Button</button><input value=text><table><tr><th>head<td>cell</table><details open><summary>More</summary>Less</details>
        <blockquote>Quote</blockquote><figure><figcaption>Caption</figcaption></figure>
        <sidelight-explainer id=e src=P/russian-defections.json open='known bounties' loading=eager
            style='display: block !important'><a href=P/>Read it there</a></sidelight-explainer></main>";
    let mut bare = Value::Null;
    for (name, head) in HOSTS {
        let head = format!(
            "{head}<style>html {{ overflow-y: scroll !important }} * {{ transition: none !important }}</style>"
        );
        // Their fonts are on sites of their own.
        let policy = [("content-security-policy", "font-src 'self'")];
        let host = host_with(&publisher, &head, body, &policy).await;
        page.open(&host.origin).await;
        let prepare = "document.querySelector('input').focus({ preventScroll: true }); scrollTo(0, 0); window.__record.own = () => [...document.querySelectorAll('html, body, main, main > :not(#e), main > :not(#e) *')].map((part) => {
              const style = computed(part);
              // As tall as all within.
              for (const size of ['height', 'block-size', 'perspective-origin', 'transform-origin']) delete style[size];
              // Whether the window has the focus, and shows it, is the display's to say.
              if (part === document.activeElement) for (const name of Object.keys(style)) if (/^(outline|border|box-shadow|background)/.test(name)) delete style[name];
              return [part.localName, style];
            });
            window.__record.kept = { globals: Object.getOwnPropertyNames(window).length, own: window.__record.own(), length: history.length };
            window.__record.fresh = new Set(Object.getOwnPropertyNames(window));
            const script = document.createElement('script');
            script.type = 'module'; script.src = arguments[0] + '/sidelight.js'; document.head.append(script)";
        page.js_with(&format!("{HELPERS}\n{prepare}"), vec![publisher.site.origin.clone().into()]).await;
        until_modes(page, "full").await;
        page.settle().await;
        assert_eq!(
            js(page, "return differences(window.__record.kept.own, window.__record.own())").await,
            json!([]),
            "{name}: the host's own stay"
        );
        let added =
            js(page, "return Object.getOwnPropertyNames(window).filter((name) => !window.__record.fresh.has(name))")
                .await;
        assert_eq!(added, json!([]), "{name}: no global");
        let manners = "return { cookie: document.cookie, kept: localStorage.length + sessionStorage.length, focus: document.activeElement.localName,
            scroll: scrollY, history: history.length - window.__record.kept.length,
            others: performance.getEntriesByType('resource').filter(({ initiatorType }) => initiatorType !== 'css').map(({ name }) => new URL(name).origin).filter((from) => from !== origin && from !== arguments[0]) }";
        let manners = page.js_with(&format!("{HELPERS}\n{manners}"), vec![publisher.site.origin.clone().into()]).await;
        assert_eq!(
            manners,
            json!({ "cookie": "", "kept": 0, "focus": "input", "scroll": 0, "history": 0, "others": [] }),
            "{name}"
        );
        let look = "const top = inner('#sidelight').getBoundingClientRect();
            const parts = ['.kicker', 'h1', '.standfirst', '.byline p', '.byline cite', '.trigger', '.citation a', '.crosshead', 'article p',
              '.panel > summary', '.panel-title', '.panel-finding', '.panel-state', '.panel-body p', '.claim', '.status', '.claim-says',
              '.source-list', '.source-list li', '.source-list a', 'table', 'th', 'td', 'figure', 'figcaption', 'svg', 'svg text', 'button', 'select', '.back', '#sidelight'];
            return parts.map((css) => inner(css)).flatMap((part, index) => part ? [[parts[index], (() => {
              const { left, top: y, width, height } = part.getBoundingClientRect();
              return { ...computed(part), place: [left - top.left, y - top.top, width, height].join() };
            })()]] : [])";
        let looks = js(page, look).await;
        assert!(
            looks.as_array().is_some_and(|looks| looks.len() >= 20),
            "{name}: {} parts",
            looks.as_array().map_or(0, Vec::len)
        );
        if bare.is_null() {
            bare = looks;
        } else {
            let differences = page
                .js_with(
                    &format!("{HELPERS}\nreturn differences(arguments[0], arguments[1])"),
                    vec![bare.clone(), looks],
                )
                .await;
            assert_eq!(differences, json!([]), "{name}: the embed looks as it does alone");
        }
    }
}

/// One that is shown is removed and put back a thousand times, and a thousand that never are shown come and go. The
/// count of nodes is everywhere that of the tree; Chromium tells, after it has collected garbage, also how many nodes
/// and listeners it holds and how much memory scripts use.
async fn cycles(page: &Page) {
    let publisher = Publisher::start().await;
    let host = host(&publisher, &format!("{EAGER}{SCRIPT}<div style=height:9000px></div><div id=far></div>")).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    if page.engine == Engine::Chromium {
        page.command("Performance.enable", json!({})).await;
    }
    let cycle = |times: usize| {
        format!(
            "const e = element();
             const far = document.getElementById('far');
             for (let i = 0; i < {times}; i++) {{
               e.remove();
               document.body.prepend(e);
               const other = document.createElement('sidelight-panel');
               other.src = e.src;
               far.append(other);
               other.remove();
             }}
             return document.querySelectorAll('*').length + e.shadowRoot.querySelectorAll('*').length"
        )
    };
    js(page, &cycle(50)).await;
    page.settle().await;
    let before = (js(page, &cycle(1)).await, metrics(page).await);
    js(page, &cycle(1000)).await;
    page.settle().await;
    let after = (js(page, &cycle(1)).await, metrics(page).await);
    assert_eq!(before.0, after.0, "the tree is as it was");
    for (index, (name, slack)) in METRICS.into_iter().enumerate() {
        let (before, after) = (before.1[index], after.1[index]);
        assert!(after <= before + slack, "{name}: {before} became {after}");
    }
    assert_eq!(publisher.count(".json"), 1, "nothing is fetched again");
    by_hand(page, "bounties").await;
    assert_heard(page, "toggle", json!([{ "panel": "bounties" }]), &["panel"]).await;
    page.assert_quiet(Allowed::default()).await;
}

/// What Chromium counts, and how much more it may be.
const METRICS: [(&str, f64); 3] = [("Nodes", 100.0), ("JSEventListeners", 5.0), ("JSHeapUsedSize", 500_000.0)];

async fn metrics(page: &Page) -> [f64; 3] {
    if page.engine != Engine::Chromium {
        return [0.0; 3];
    }
    page.command("HeapProfiler.collectGarbage", json!({})).await;
    let answer = page.command("Performance.getMetrics", json!({})).await;
    let of = |name: &str| {
        let metric = answer["metrics"].as_array()?.iter().find(|metric| metric["name"] == name)?;
        metric["value"].as_f64()
    };
    METRICS.map(|(name, _)| of(name).unwrap_or_else(|| panic!("Chromium does not tell {name}: {answer}")))
}

/// In each mode, closed and open.
async fn axe_finds_nothing(page: &Page) {
    let publisher = Publisher::start().await;
    let body = format!(
        "<main><h1>Host</h1><ul><li>One</ul><button>Two</button><label>Three <input></label><table><tr><th>Four<td>4</table>{}{SCRIPT}</main>",
        EAGER
    );
    let refused = |mode| match mode {
        "static" => "script-src 'self' P/",
        "fallback" => "connect-src 'self'",
        _ => "frame-src 'none'",
    };
    for mode in ["full", "static", "fallback"] {
        let host = host_with(&publisher, "", &body, &[("content-security-policy", refused(mode))]).await;
        page.open(&host.origin).await;
        until_modes(page, mode).await;
        page.js(&axe()).await;
        run(page, Rules::All, &format!("{mode}, closed")).await;
        if mode != "fallback" {
            js(page, "for (const details of element().shadowRoot.querySelectorAll('details')) details.open = true; element().theme = 'dark';
                document.body.style = 'background: #111; color: #eee'").await;
            page.settle().await;
            run(page, Rules::All, &format!("{mode}, open, dark")).await;
        }
    }
}

/// In by the Tab key, through all of it, and out to the host's next link.
async fn keyboard(page: &Page) {
    let publisher = Publisher::start().await;
    let panel = "<a id=before href=#x>before</a><sidelight-panel id=e src=P/russian-defections.json panel=bounties loading=eager><a href=P/>there</a></sidelight-panel><a id=after href=#x>after</a>";
    let host = host(&publisher, &format!("{panel}{SCRIPT}")).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    js(page, "document.getElementById('before').focus()").await;
    page.press(Key::Tab).await;
    until(page, "the focus is in the embed", "document.activeElement === element()").await;
    for _ in 0..5 {
        if js(page, "return inShadow()?.localName").await == "summary" {
            break;
        }
        page.press(Key::Tab).await;
    }
    assert(page, "the focus is on the panel's summary, and is seen", "inShadow() === inner('#panel-bounties > summary') && parseFloat(getComputedStyle(inShadow()).outlineWidth) >= 2").await;
    page.press(Key::Enter).await;
    until(page, "it opens", "shownIn('#bounties + .panel-body')").await;
    until(page, "it is told", "heard('toggle')[0]?.by === 'hand'").await;
    page.press(Key::Space).await;
    until(page, "it closes", "!shownIn('#bounties + .panel-body')").await;
    for _ in 0..60 {
        if js(page, "return document.activeElement.id").await == "after" {
            break;
        }
        page.press(Key::Tab).await;
    }
    assert(page, "the focus is on the host's next link", "document.activeElement.id === 'after'").await;
    page.assert_quiet(Allowed::default()).await;
}

/// The lines that the page gives to paste, as they are.
async fn pasted(page: &Page) {
    let publisher = Publisher::start().await;
    let edition = published("russian-defections.edition").expect("it is built");
    let (_, rest) = EditionHead::read(edition.body()).expect("an edition");
    let islands = EditionHead::islands(rest).expect("an edition");
    let lines =
        islands.iter().find_map(|(_, island)| if let Island::EmbedThis(lines) = island { Some(lines) } else { None });
    for (part, ways) in &lines.expect("the page has lines to paste").parts {
        let lines = ways[0].replace("{page}", "P/");
        let body = format!("<p>Before</p>{lines}<p>After</p><div style=height:2000px></div>");
        let host = host(&publisher, &body).await;
        page.open(&host.origin).await;
        until(page, &format!("{part}: it is awake"), "heard('ready')[0]?.mode === 'full'").await;
        page.settle().await;
        if page.engine == Engine::Chromium {
            let shifts = page.js("window.__record.flushShifts(); return window.__record.shifts").await;
            assert_eq!(shifts, json!([]), "{part}: nothing moves");
        }
        page.js("document.body.querySelector('a').click()").await;
        until(page, "the skip link leads past it", "document.querySelector(':target')?.localName === 'div' && inView(document.querySelector(':target + script + p')) || location.hash").await;
        page.assert_quiet(Allowed::default()).await;
    }
}
