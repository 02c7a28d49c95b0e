//! What an element does to its host's page, and the host's styles to it; what is left of one that has come and gone.

use super::{EAGER, HELPERS, Publisher, SCRIPT, assert_heard, by_hand, host, host_with, js, until_modes};
use crate::engine::{Engine, in_each_engine};
use crate::page::{Allowed, Page};
use serde_json::{Value, json};

in_each_engine!(isolation, cycles);

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
        <sidelight-explainer id=e src=P/@slug.json open='@4 @2' loading=eager
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
              '.panel > summary', '.panel-title', '.panel-finding', '.panel-state', '.panel-body p', '.note', '.number', '.thumbnail',
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
    by_hand(page, "@2").await;
    assert_heard(page, "toggle", json!([{ "panel": "@2" }]), &["panel"]).await;
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
