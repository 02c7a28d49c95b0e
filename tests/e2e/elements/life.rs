//! An embed's life and end: what it is asked before it is there, what passes, what it moves through, who else is on the
//! page, and what remains of it.

use super::{EAGER, Publisher, SCRIPT, assert, assert_heard, by_hand, host, host_with, js, until, until_modes};
use crate::engine::{Engine, in_each_engine};
use crate::host::{Answer, Site, published};
use crate::page::{Allowed, Page};
use crate::server::{When, mislead};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};
use sha2::{Digest, Sha384};
use sidelight::islands::EditionHead;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

in_each_engine!(
    asked_early,
    what_passes_is_tried_again,
    other_documents,
    replaced_bodies,
    older_browsers,
    two_publishers,
    crashes_stay_with_their_edition,
    crashes_are_known_by_where_they_are,
    copies_and_panels,
    links_that_leave,
    nobody_is_told_who_reads,
    nothing_remains,
);

/// Methods of an element that is in no page yet, or that has no address yet.
async fn asked_early(page: &Page) {
    let publisher = Publisher::start().await;
    let host = host(&publisher, SCRIPT).await;
    page.open(&host.origin).await;
    until(page, "it is defined", "Boolean(customElements.get('sidelight-panel'))").await;
    let address = format!("{}/russian-defections.json", publisher.site.origin);
    let early = "const e = document.createElement('sidelight-explainer');
        e.id = 'e';
        window.__record.shown = [];
        e.show().then(() => window.__record.shown.push('shown'));
        e.openPanel('known');
        e.goToPanel('method');
        e.src = arguments[0];
        window.__kept = e";
    page.js_with(early, vec![address.into()]).await;
    page.settle().await;
    assert_eq!(publisher.count(".json"), 0, "nothing is fetched for what is in no page");
    js(page, "document.body.append(window.__kept)").await;
    until_modes(page, "full").await;
    until(page, "what was asked is done", "opened() === 'known method' || opened()").await;
    until(page, "the promise is kept", "window.__record.shown.join() === 'shown'").await;
    // And again, of one that was taken out.
    js(page, "const e = element(); e.remove(); e.closePanel('known'); document.body.append(e)").await;
    until(page, "what was asked is done", "opened() === 'method' || opened()").await;
    page.assert_quiet(Allowed::default()).await;
}

/// Each file in its turn cannot be had, and then can: the next use, view or method has it tried again.
async fn what_passes_is_tried_again(page: &Page) {
    let use_it = "inner('#panel-known > summary').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }))";
    let press = "inner('#panel-known > summary').dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true, composed: true }))";
    let view = "document.body.prepend(document.createElement('div')); document.body.firstChild.style.height = '5000px'; scrollTo(0, 0);
        requestAnimationFrame(() => requestAnimationFrame(() => element().scrollIntoView()))";
    for (part, code, first, retry) in [
        ("sidelight-embed.js", "script", "fallback", "element().show()"),
        ("sidelight-embed.js", "script", "fallback", view),
        (".json", "status", "fallback", "element().show()"),
        (".json", "status", "fallback", view),
        (".js", "load", "static", use_it),
        (".wasm", "load", "static", press),
        (".edition", "document", "static", use_it),
    ] {
        let is_down = Arc::new(AtomicBool::new(true));
        let down = Arc::clone(&is_down);
        let is_part = move |path: &str| match part {
            ".js" => path.starts_with("program-"),
            part => path.ends_with(part),
        };
        let publisher =
            Publisher::faulty(move |path| (down.load(Ordering::Relaxed) && is_part(path)).then(Answer::missing)).await;
        let host = host(&publisher, &format!("{EAGER}{SCRIPT}")).await;
        page.open(&host.origin).await;
        until_modes(page, first).await;
        assert_heard(page, "error", json!([{ "code": code }]), &["code"]).await;
        // While it is down, who asks again is not told again.
        js(page, retry).await;
        let asked =
            || publisher.requests.lock().expect("no handler panics").iter().filter(|path| is_part(path)).count();
        page.until_served("it is tried again", || asked() >= 2).await;
        is_down.store(false, Ordering::Relaxed);
        page.settle().await;
        js(page, retry).await;
        until(page, &format!("{part} comes by {retry}"), "modes() === 'full' || modes()").await;
        assert_heard(page, "ready", json!([{ "mode": first }, { "mode": "full" }]), &["mode"]).await;
        assert_heard(page, "error", json!([{ "code": code }]), &["code"]).await;
        by_hand(page, "bounties").await;
        page.assert_quiet(Allowed { warnings: 1, browser: &["404", "integrity"] }).await;
    }
}

/// In the document of a frame, and back; and one that is taken out while it is fetched.
async fn other_documents(page: &Page) {
    let publisher = Publisher::start().await;
    let body = format!(
        "{EAGER}<iframe id=frame width=700 height=500 srcdoc='<!doctype html><title>other</title><body>'></iframe>{SCRIPT}"
    );
    let host = host(&publisher, &body).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    until(page, "the frame is there", "document.getElementById('frame').contentDocument?.title === 'other'").await;
    let look = "(at) => { const style = at.ownerDocument.defaultView.getComputedStyle(at.shadowRoot.querySelector('.headline'));
        return `${style.fontWeight} ${style.fontFamily} ${style.color}` }";
    js(
        page,
        &format!(
            "window.__record.look = {look};
             window.__record.here = window.__record.look(element());
             window.__kept = element();
             document.getElementById('frame').contentDocument.body.append(element())"
        ),
    )
    .await;
    let same = "window.__record.look(window.__kept) === window.__record.here || window.__record.look(window.__kept)";
    until(page, "it looks the same there", same).await;
    js(page, "window.__kept.ownerDocument.body.style = 'background: #111; color: #eee'").await;
    until(
        page,
        "it follows the colours there",
        "window.__kept.shadowRoot.querySelector('#sidelight').style.colorScheme === 'dark'",
    )
    .await;
    js(page, "window.__kept.ownerDocument.body.style = ''; document.body.append(window.__kept)").await;
    until(page, "it looks the same again", same).await;
    until(page, "it is awake", "inner('#sidelight').dataset.state === 'full' || inner('#sidelight').dataset.state")
        .await;
    by_hand(page, "known").await;
    // Fetched while it is nowhere, and shown later.
    js(
        page,
        "const e = window.__kept = document.createElement('sidelight-explainer');
         Object.assign(e, { id: 'f', src: element().src, loading: 'eager' });
         document.body.append(e);
         requestAnimationFrame(() => {
             e.remove();
             setTimeout(() => { document.body.append(e); window.__record.isBack = true }, 500);
         })",
    )
    .await;
    // It may have been full before it was taken out.
    until(page, "it is back and full", "window.__record.isBack && modes() === 'full full' || modes()").await;
    // Taken out of the page in the moment in which its program answers, where nobody would hear that it is ready.
    js(
        page,
        "const e = document.createElement('sidelight-explainer');
         Object.assign(e, { id: 'g', src: element().src, loading: 'eager' });
         document.body.append(e);
         let isOut = false;
         new MutationObserver(() => {
             if (isOut || e.shadowRoot.querySelector('#sidelight')?.dataset.state !== 'full') return;
             isOut = true;
             e.remove();
             setTimeout(() => document.body.append(e), 100);
         }).observe(e.shadowRoot, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] })",
    )
    .await;
    until(
        page,
        "it is told in the page",
        "heard('ready', 'g')[0]?.mode === 'full' || JSON.stringify(heard('ready', 'g'))",
    )
    .await;
    js(page, "document.querySelector('#g').remove()").await;
    assert(
        page,
        "a root em is what it is elsewhere",
        "inner('#sidelight', 'f').style.getPropertyValue('--rem') === '16px'",
    )
    .await;
    page.assert_quiet(Allowed::default()).await;
}

/// As Turbo and htmx replace a body, and as `document.open` replaces all.
async fn replaced_bodies(page: &Page) {
    let publisher = Publisher::start().await;
    let host = host(&publisher, &format!("{EAGER}{SCRIPT}")).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    let dark = "inner('#sidelight').style.colorScheme === 'dark' || inner('#sidelight').style.colorScheme";
    js(
        page,
        "const fresh = document.createElement('body');
         fresh.append(...document.body.childNodes);
         document.body = fresh",
    )
    .await;
    js(page, "document.body.style = 'background: #111; color: #eee'").await;
    until(page, "a new body's colours are followed", dark).await;
    until(page, "it is awake", "inner('#sidelight').dataset.state === 'full'").await;
    by_hand(page, "known").await;
    js(page, "location.hash = 'method'").await;
    until(page, "its address leads", "opened() === 'known method' || opened()").await;
    js(
        page,
        "const { outerHTML } = element();
         document.open();
         document.write(`<!doctype html><title>host</title><body>${outerHTML}`);
         document.close()",
    )
    .await;
    until(page, "it is awake in what was written", "inner('#sidelight')?.dataset.state === 'full'").await;
    js(page, "document.body.style = 'background: #111; color: #eee'").await;
    until(page, "the written body's colours are followed", dark).await;
    js(page, "location.hash = 'since'").await;
    until(page, "the address leads there", "opened().includes('since') || opened()").await;
}

/// Without what the lowest browsers of the manual lack.
async fn older_browsers(page: &Page) {
    let publisher = Publisher::start().await;
    let old = "<script>delete URL.canParse; delete URL.parse; delete self.requestIdleCallback</script>";
    let host = host_with(&publisher, old, &format!("{EAGER}{SCRIPT}"), &[]).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    by_hand(page, "known").await;
    page.assert_quiet(Allowed::default()).await;
}

/// A publisher whose files are of another build: program, script and all that they compare.
pub(super) async fn another_build() -> Publisher {
    let whole: Value =
        serde_json::from_slice(published("russian-defections.json").expect("it is built").body()).expect("JSON");
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
    Publisher::faulty(move |path| {
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
    })
    .await
}

/// Two publishers on a page, of different builds: each embed has the program that was published with it, whichever
/// script came first. Without its own, it is told apart from a broken one.
async fn two_publishers(page: &Page) {
    let (publisher, other) = (Publisher::start().await, another_build().await);
    let at_other = |text: &str| text.replace("P/", &format!("{}/", other.site.origin));
    let foreign = at_other(&EAGER.replace("id=e", "id=f"));
    for body in [
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
            js(page, &format!("inner('#panel-bounties > summary', '{id}').click()")).await;
            until(page, "it is told", &format!("heard('toggle', '{id}').at(-1)?.panel === 'bounties'")).await;
        }
        page.assert_quiet(Allowed { warnings: usize::from(is_late), browser: &["Trusted"] }).await;
    }
}

/// The published edition, by which the program crashes.
fn crashing(when: When) -> Vec<u8> {
    let edition = published("russian-defections.edition").expect("it is built");
    let (head, rest) = EditionHead::read(edition.body()).expect("an edition");
    let mut islands = EditionHead::islands(rest).expect("an edition");
    mislead(&mut islands, when);
    [postcard::to_allocvec(&head), postcard::to_allocvec(&islands)]
        .map(|part| part.expect("it can be written"))
        .concat()
}

/// An edition that ends its program takes no other with it, neither one that came before nor one that comes after; and
/// each that is started is told how it went.
async fn crashes_stay_with_their_edition(page: &Page) {
    let broken =
        Publisher::faulty(|path| path.ends_with(".edition").then(|| Answer::new(path, crashing(When::Drawn)))).await;
    let publisher = Publisher::start().await;
    let at_broken =
        |id: &str| EAGER.replace("P/", &format!("{}/", broken.site.origin)).replace("id=e", &format!("id={id}"));
    let host = host(&publisher, &format!("{EAGER}{}{SCRIPT}", at_broken("b"))).await;
    page.open(&host.origin).await;
    until(page, "one is full, the other static", "modes() === 'full static' || modes()").await;
    page.js_with(
        "document.body.insertAdjacentHTML('beforeend', arguments[0])",
        vec![
            format!(
                "{}{}",
                at_broken("c"),
                EAGER.replace("id=e", "id=f").replace("P/", &format!("{}/", publisher.site.origin))
            )
            .into(),
        ],
    )
    .await;
    until(page, "later ones are told", "modes() === 'full static static full' || modes()").await;
    assert_heard(
        page,
        "error",
        json!([{ "id": "b", "code": "crash" }, { "id": "c", "code": "crash" }]),
        &["id", "code"],
    )
    .await;
    for id in ["e", "b", "c", "f"] {
        js(page, &format!("inner('#panel-bounties > summary', '{id}').click()")).await;
        until(
            page,
            "it is operable",
            &format!("heard('toggle', '{id}').at(-1)?.open === true && shownIn('#bounties + .panel-body', '{id}')"),
        )
        .await;
    }
    assert(page, "one answers", "(choose(inner('#sidelight')), true)").await;
    until(page, "it has answered", "answered(inner('#sidelight'))").await;
    page.assert_quiet(Allowed { warnings: 2, ..Allowed::default() }).await;
}

/// Whatever a page makes of stacks, and however deep it calls; and a page's own program that stops is its own affair.
async fn crashes_are_known_by_where_they_are(page: &Page) {
    let publisher =
        Publisher::faulty(|path| path.ends_with(".edition").then(|| Answer::new(path, crashing(When::Used)))).await;
    // A module that traps, (module (func (export "trap") unreachable)), in a script of the page's own: Firefox does not
    // tell a page of what stops in a driver's.
    let trap = "window.trap = async () => {
        const bytes = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
        const { instance } = await WebAssembly.instantiate(bytes);
        setTimeout(instance.exports.trap);
      }";
    let stacks = [
        "",
        "Error.stackTraceLimit = 0",
        "Error.stackTraceLimit = undefined",
        "Error.prepareStackTrace = () => ({ not: 'text' })",
        "Object.defineProperty(WebAssembly.RuntimeError.prototype, 'stack', { get() { return 7 } })",
    ];
    for (number, stack) in stacks.into_iter().enumerate() {
        let host = host(&publisher, &format!("<script>{stack};{trap}</script>{EAGER}{SCRIPT}")).await;
        page.open(&host.origin).await;
        until_modes(page, "full").await;
        js(page, "window.trap()").await;
        until(
            page,
            "the page is told of its own",
            "window.__record.errors.length === 1 || window.__record.errors.length",
        )
        .await;
        assert(page, "it is not ours", "inner('#sidelight').dataset.state === 'full'").await;
        let deep = if number == 0 { 60 } else { 0 };
        js(
            page,
            &format!(
                "const deep = (times) => times ? deep(times - 1) : choose(inner('#sidelight'));
                 window.__record.errors.length = 0;
                 deep({deep})"
            ),
        )
        .await;
        until(
            page,
            &format!("it is ours: {stack}"),
            "inner('#sidelight').dataset.state === 'static' || inner('#sidelight').dataset.state",
        )
        .await;
        assert_heard(page, "error", json!([{ "code": "crash" }]), &["code"]).await;
        page.settle().await;
        assert(page, "nothing of it reaches the page", "window.__record.errors.length === 0").await;
        by_hand(page, "known").await;
        page.assert_quiet(Allowed { warnings: 1, browser: &["unreachable"] }).await;
    }
}

/// A copy that a host included gives way to one panel, and comes back: the same copy, which is adopted once.
async fn copies_and_panels(page: &Page) {
    let publisher = Publisher::start().await;
    let copy = String::from_utf8(published("russian-defections.include.html").expect("it is built").body().to_vec())
        .expect("text")
        .replace("src=\"./", "id=e src=\"P/");
    let note = "<script>window.kept = document.getElementById('e').shadowRoot.querySelector('#sidelight')</script>";
    let host = host(&publisher, &format!("{copy}{note}{SCRIPT}")).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    for _ in 0..2 {
        js(page, "window.__record.heard.length = 0; element().panel = 'bounties'").await;
        until(
            page,
            "it is one panel",
            "modes() === 'full' && !inner('h1') && inner('#sidelight').querySelectorAll('.panel').length === 1",
        )
        .await;
        assert(page, "it is not told to be newer", "inner('.updated') === null").await;
        by_hand(page, "bounties").await;
        js(page, "window.__record.heard.length = 0; element().removeAttribute('panel')").await;
        until(page, "it is the copy", "modes() === 'full' && inner('#sidelight') === window.kept").await;
        by_hand(page, "known").await;
        assert_heard(page, "toggle", json!([{ "panel": "known" }]), &["panel"]).await;
    }
    // A panel from the start, over a copy of the whole.
    let panel = copy.replace(" src=\"P/", " panel=\"bounties\" src=\"P/");
    let host = self::host(&publisher, &format!("{panel}{SCRIPT}")).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    assert(page, "it is one panel", "!inner('h1') && inner('#sidelight').querySelectorAll('.panel').length === 1")
        .await;
    page.assert_quiet(Allowed::default()).await;
}

/// What leads out is told first, and can be kept; a place that is not shown is on the publisher's page; and only our own
/// places pass their addresses on, which are the host's, whatever its base.
async fn links_that_leave(page: &Page) {
    let whole: Value =
        serde_json::from_slice(published("russian-defections.bounties.json").expect("it is built").body())
            .expect("JSON");
    let mut strange = whole.clone();
    let link = "<p><a class=\"permalink\" href=\"https://evil.test/\">Link to this</a></p></article>";
    strange["html"] = json!(whole["html"].as_str().expect("text").replace("</article>", link));
    let publisher = Publisher::with(vec![("strange.bounties.json".into(), strange.to_string())]).await;
    let clipboard = "<base href=/elsewhere/><script>window.__copied = [];
        Object.defineProperty(navigator, 'share', { value: undefined });
        Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => void window.__copied.push(text) } })</script>";
    let body = "<sidelight-panel id=e src=P/strange.json panel=bounties open loading=eager></sidelight-panel>";
    let host = host_with(&publisher, clipboard, &format!("{body}{SCRIPT}"), &[]).await;
    page.open(&format!("{}/article", host.origin)).await;
    until_modes(page, "full").await;
    js(page, "addEventListener('sidelight-source', (event) => event.preventDefault())").await;
    js(page, "inner('.panel-foot .back').click()").await;
    let missing = format!("{}/#trigger-bounties-1", publisher.site.origin);
    assert_heard(page, "source", json!([{ "href": missing }]), &["href"]).await;
    js(page, "window.__record.heard.length = 0; inner('.permalink[href^=http]').click()").await;
    page.settle().await;
    assert_heard(page, "source", json!([{ "href": "https://evil.test/" }]), &["href"]).await;
    assert_eq!(js(page, "return window.__copied").await, json!([]), "a stranger's address is not copied");
    js(page, "inner('.panel-foot .permalink').click()").await;
    until(page, "ours is", "window.__copied.length === 1").await;
    assert_eq!(js(page, "return window.__copied[0]").await, json!(format!("{}/article#bounties", host.origin)));
    assert(page, "the host is where it was", "location.pathname === '/article' && location.hash === ''").await;
    until(page, "it is said", "inner('[role=status]').textContent === 'Link copied'").await;
    page.assert_quiet(Allowed::default()).await;
}

/// Cookies, which are a machine's whatever the port, go to nobody.
async fn nobody_is_told_who_reads(page: &Page) {
    let publisher = Publisher::start().await;
    let host = host(&publisher, &format!("<script>document.cookie = 'reader=me'</script>{EAGER}{SCRIPT}")).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    let told = publisher.site.cookies();
    assert!(told.is_empty(), "{told:?}");
    // Also where the publisher is the host, and its files are given where its scripts are not asked.
    let (own, explainer) = (Arc::new(EAGER.replace("P/", "/")), SCRIPT.replace("P/", "/"));
    let page_text = format!(
        "<!doctype html><title>host</title><link rel=icon href=data:,><script src=/recorder.js></script>\
        <script>document.cookie = 'reader=me'</script><body>{own}{explainer}"
    );
    let site = Site::start(|_| {
        move |path: &str| match path {
            "host" => Some(Answer::new("index.html", page_text.as_str())),
            "recorder.js" => Some(Answer::new(path, format!("{}{}", include_str!("../recorder.js"), super::LISTENER))),
            _ => published(path),
        }
    })
    .await;
    page.open(&format!("{}/host", site.origin)).await;
    until_modes(page, "full").await;
    let told = site.cookies();
    let asked: Vec<_> = told
        .iter()
        .filter(|path| path.ends_with(".json") || path.ends_with(".edition") || path.ends_with(".wasm"))
        .collect();
    assert!(asked.is_empty(), "{asked:?}");
    assert!(!told.is_empty(), "scripts are asked as a page asks: else this proves nothing");
    page.assert_quiet(Allowed::default()).await;
}

/// An element that is removed takes everything with it; one that comes back has everything again.
async fn nothing_remains(page: &Page) {
    let publisher = Publisher::start().await;
    let host = host(&publisher, &format!("{EAGER}{SCRIPT}")).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    // The toolbar's two, and a slider.
    let controls = "inner('#sidelight').querySelectorAll('[data-island] :is(button, select, input)').length";
    assert(page, "it answers", &format!("{controls} >= 3")).await;
    js(page, "window.__kept = element(); element().remove()").await;
    until(
        page,
        "its program has ended",
        "window.__kept.shadowRoot.querySelector('#sidelight').dataset.state === 'static'",
    )
    .await;
    assert(
        page,
        "no control is left",
        "window.__kept.shadowRoot.querySelectorAll('[data-island] :is(button, select, input)').length === 0",
    )
    .await;
    js(page, "document.body.append(window.__kept)").await;
    until(page, "it answers again", &format!("inner('#sidelight').dataset.state === 'full' && {controls} >= 3")).await;
    assert_heard(page, "ready", json!([{ "mode": "full" }]), &["mode"]).await;
    js(page, "choose(inner('#sidelight'))").await;
    until(page, "it has answered", "answered(inner('#sidelight'))").await;
    if page.engine == Engine::Chromium {
        assert(page, "no name of ours is left on a host", "![...inner('#sidelight').querySelectorAll('[data-island]')].some((host) => Object.hasOwn(host, 'removeEventListener'))").await;
    }
    page.assert_quiet(Allowed::default()).await;
}
