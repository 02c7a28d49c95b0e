//! The page for frames on pages of another origin: its height under the parents that newsrooms use, what it shows of
//! the explainer, what it does when asked, and oEmbed.

use crate::engine::{Engine, in_each_engine};
use crate::host::{Answer, ISOLATED, OPEN, Site, npm_folder, published};
use crate::page::{Allowed, Page};
use fantoccini::elements::Element;
use serde_json::{Value, json};
use sidelight::values::Url;
use sidelight::{authoring, publish};
use std::path::Path;

mod manual;

in_each_engine!(
    parents_from_npm,
    parents_by_message,
    sandboxed_under_strict_policy,
    isolated_host,
    pasted,
    without_headers,
    without_address,
    without_scripts,
    one_panel,
    themes,
    messages,
    hostile_messages,
    fuzzed_messages,
    hostile_sibling,
    height_going_to_and_fro,
    links_lead_outside,
);

/// The scripts of a host page with two frames, `FIRST` and `SECOND`, for each parent library.
const PARENTS: [(&str, &str); 5] = [
    (
        "pym.js",
        "<div id=a></div><div id=b></div><script src=npm/pym.js/dist/pym.v1.min.js></script>
         <script>new pym.Parent('a', 'FIRST'); new pym.Parent('b', 'SECOND')</script>",
    ),
    (
        "@newswire/frames",
        "<div id=a></div><div id=b></div><script src=npm/@newswire/frames/dist/frames.umd.js></script>
         <script>newswireFrames.Framer(a, { src: 'FIRST' }); newswireFrames.Framer(b, { src: 'SECOND' })</script>",
    ),
    (
        "@nprapps/sidechain",
        "<script src=npm/@nprapps/sidechain/dist/sidechain.js></script>
         <side-chain src='FIRST'></side-chain><side-chain src='SECOND'></side-chain>",
    ),
    (
        "@open-iframe-resizer/core",
        "<iframe src='FIRST' width=100%></iframe><iframe src='SECOND' width=100%></iframe><script type=module>
         import { initialize } from './npm/@open-iframe-resizer/core/dist/index.js'; initialize({}, 'iframe')</script>",
    ),
    (
        "iframe-resizer",
        "<iframe src='FIRST' width=100%></iframe><iframe src='SECOND' width=100%></iframe>
         <script src=npm/iframe-resizer/js/iframeResizer.min.js></script><script>iFrameResize({}, 'iframe')</script>",
    ),
];

/// Hears every message, as a page of an origin that the frame does not know.
const LISTENER: &str = "<script>window.heard = []; addEventListener('message', ({ data, source }) => {
    heard.push({ data, from: [...document.querySelectorAll('iframe')].findIndex((frame) => frame.contentWindow === source) });
})</script>";

/// Every frame of the host page, those in shadow roots too.
const FRAMES: &str = "return [...document.querySelectorAll('iframe, side-chain')].map((at) => at.shadowRoot?.querySelector('iframe') ?? at)";

/// Whether the frame is exactly as tall as its page, with nothing to scroll.
const EXACT: &str = "const { scrollHeight } = document.documentElement;
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    return height > 100 && innerHeight === height && scrollHeight <= height || `no: ${innerHeight} for ${height}, ${scrollHeight}`";

async fn host(body: &str) -> Site {
    let page = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>host</title><link rel=icon href=data:,>{LISTENER}{body}"
    );
    Site::host(Answer::new("index.html", page)).await
}

/// Does something in a frame, and leaves it again.
async fn within<T>(page: &Page, index: usize, act: impl AsyncFnOnce() -> T) -> T {
    let frames = page.js(FRAMES).await;
    let id = frames[index].as_object().and_then(|frame| frame.values().next()).and_then(Value::as_str);
    let id = id.unwrap_or_else(|| panic!("there is no frame {index}: {frames}")).to_owned();
    let frame = Element::from_element_id(page.client.clone(), id.into());
    frame.enter_frame().await.expect("the frame can be entered");
    let value = act().await;
    page.client.enter_parent_frame().await.expect("the frame can be left");
    value
}

async fn until_exact(page: &Page, index: usize, parent: &str) -> u64 {
    within(page, index, async || {
        page.until(&format!("frame {index} of {parent} is as tall as its page"), EXACT).await;
        page.js("return innerHeight").await.as_u64().expect("a number")
    })
    .await
}

async fn set_open(page: &Page, index: usize, id: &str, open: bool) {
    within(page, index, async || {
        page.js(&format!("if (panel('{id}').open !== {open}) panel('{id}').querySelector('summary').click()")).await;
        page.until_panel(id, open).await;
    })
    .await;
}

async fn first_panel(page: &Page) -> String {
    within(page, 0, async || page.panels().await.swap_remove(0)).await
}

/// Each parent gives two frames their exact heights: at first, with a panel opened, and with it closed again.
async fn assert_follows(page: &Page, parent: &str, second: &str) {
    // Before either is seen, too.
    for index in [1, 0] {
        until_exact(page, index, parent).await;
        page.js(&format!("(() => {{ {FRAMES} }})()[{index}].scrollIntoView()")).await;
        within(page, index, async || page.until_state("full").await).await;
    }
    let closed = until_exact(page, 0, parent).await;
    let other = until_exact(page, 1, parent).await;
    assert!(other < closed, "{parent}: a panel is not as tall as all");
    set_open(page, 0, &first_panel(page).await, true).await;
    let opened = until_exact(page, 0, parent).await;
    assert!(opened > closed + 100, "{parent}: {opened} is not taller than {closed}");
    assert_eq!(until_exact(page, 1, parent).await, other, "{parent}: the other frame stays as it is");
    set_open(page, 0, &first_panel(page).await, false).await;
    assert_eq!(until_exact(page, 0, parent).await, closed, "{parent}: it is as before");
    set_open(page, 1, second, false).await;
    assert!(until_exact(page, 1, parent).await < other, "{parent}: the other frame follows too");
}

async fn parents_from_npm(page: &Page) {
    let publisher = Site::publisher().await;
    for (parent, body) in PARENTS {
        let (whole, panel) = (format!("{}/embed.html", publisher.origin), "bounties");
        let body = body.replace("FIRST", &whole).replace("SECOND", &format!("{whole}?panel={panel}"));
        let host = host(&body).await;
        page.open(&host.origin).await;
        assert_follows(page, parent, panel).await;
    }
    // It speaks to its frame before that is there.
    let theirs = ["/npm/iframe-resizer/js/iframeResizer.min.js"];
    page.assert_quiet(Allowed { warnings: 0, browser: &theirs }).await;
}

/// Parents that come without a package: written after what theirs is seen to do.
async fn parents_by_message(page: &Page) {
    let publisher = Site::publisher().await;
    let whole = format!("{}/embed.html", publisher.origin);
    let panel = "bounties";
    for (parent, script) in [
        (
            "Datawrapper",
            "addEventListener('message', ({ data, source }) => {
                 for (const height of Object.values(data['datawrapper-height'] ?? {}))
                     for (const frame of frames()) if (frame.contentWindow === source) frame.style.height = `${height}px`;
             })",
        ),
        (
            "Medium",
            "addEventListener('message', ({ data, source }) => {
                 if (typeof data !== 'string' || data[0] !== '{') return;
                 const { context, height, src } = JSON.parse(data);
                 for (const frame of frames()) if (context === 'iframe.resize' && frame.contentWindow === source
                     && src === frame.src) frame.height = height;
             })",
        ),
        (
            "Mastodon",
            "addEventListener('message', ({ data, source }) => {
                 if (data.type !== 'setHeight') return;
                 const frame = frames()[data.id - 7];
                 if (frame?.contentWindow === source) frame.height = data.height;
             });
             frames().forEach((frame, index) => frame.addEventListener('load', () =>
                 frame.contentWindow.postMessage({ type: 'setHeight', id: index + 7 }, '*')))",
        ),
        (
            "sidelight",
            "addEventListener('message', ({ data, source }) => {
                 if (data.sidelight !== 1 || data.type !== 'height') return;
                 const frame = frames().find((frame) => frame.contentWindow === source);
                 if (data.id === frame.id) frame.style.height = `${data.height}px`;
             })",
        ),
    ] {
        let frame = |id: &str, query: &str| {
            format!("<iframe id={id} src='{whole}?id={id}{query}' width=100% style=border:0></iframe>")
        };
        let second = format!("&panel={panel}");
        let frames = "const frames = () => [...document.querySelectorAll('iframe')];";
        let body = format!("{}{}<script>{frames}{script}</script>", frame("a", ""), frame("b", &second));
        let host = host(&body).await;
        page.open(&host.origin).await;
        assert_follows(page, parent, panel).await;
    }

    // WordPress names the frame before it loads or after, shows no more than 1,000 pixels, and follows a link itself.
    for later in [false, true] {
        let secret = "#?secret=a1B2c3D4e5";
        let src = format!("{whole}?panel={panel}{}", if later { "" } else { secret });
        let script = format!(
            "const frame = document.querySelector('iframe');
             addEventListener('message', ({{ data, source }}) => {{
                 if (data.secret !== 'a1B2c3D4e5' || source !== frame.contentWindow) return;
                 if (data.message === 'height') frame.height = Math.max(200, Math.min(1000, parseInt(data.value, 10)));
             }});
             frame.addEventListener('load', () => {{
                 if ({later}) frame.src += '{secret}';
                 frame.contentWindow.postMessage({{ message: 'ready', secret: 'a1B2c3D4e5' }}, '*');
             }}, {{ once: true }})"
        );
        let body = format!(
            "<iframe src='{src}' sandbox=allow-scripts security=restricted width=600 height=300></iframe><script>{script}</script>"
        );
        let host = host(&body).await;
        page.open(&host.origin).await;
        page.until("the frame has its greatest height", "return document.querySelector('iframe').height === '1000'")
            .await;
        set_open(page, 0, panel, false).await;
        let fits =
            "return document.documentElement.getBoundingClientRect().height <= innerHeight && innerHeight < 1000";
        within(page, 0, async || page.until("the frame is as tall as its page", fits).await).await;
        within(page, 0, async || page.js("document.querySelector('.body > a').click()").await).await;
        let link = page.until("the link is told", "return heard.find(({ data }) => data.message === 'link')").await;
        assert_eq!(link["data"]["value"], format!("{}/", publisher.origin));
        assert_eq!(link["data"]["secret"], "a1B2c3D4e5");
    }
}

/// A frame that may do nothing but run scripts, on a page that may do nothing but hold it: the program runs.
async fn sandboxed_under_strict_policy(page: &Page) {
    let publisher = Site::publisher().await;
    let body = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>host</title>
         <iframe src={}/embed.html sandbox=allow-scripts width=900 height=600></iframe>",
        publisher.origin
    );
    let policy = format!("default-src 'none'; frame-src {}", publisher.origin);
    let host = Site::host(Answer::new("index.html", body).with("content-security-policy", policy)).await;
    page.open(&host.origin).await;
    within(page, 0, async || {
        page.assert("the origin is opaque", "return origin === 'null'").await;
        page.until_state("full").await;
        page.until(
            "the program is there",
            "return shown(root().querySelector('.toolbar, [data-island=toolbar] button'))",
        )
        .await;
        // What changes the address as the reader opens panels must not be refused.
        for id in page.panels().await {
            page.js(&format!("panel('{id}').querySelector('summary').click()")).await;
            page.until_panel(&id, true).await;
        }
        page.settle().await;
        let record = page.js("return window.__record").await;
        assert_eq!(record["violations"], json!([]), "the frame keeps within its policy");
        assert_eq!(record["errors"], json!([]), "nothing is thrown");
        assert_eq!(record["console"], json!([]), "nothing is said");
        page.assert(
            "no inline script runs in the frame",
            "const script = document.createElement('script'); script.textContent = 'window.__ran = true';
             document.head.append(script); return window.__ran === undefined",
        )
        .await;
    })
    .await;
    let ours = ["Refused to execute inline script", "Executing inline script", "favicon"];
    page.assert_quiet(Allowed { warnings: 0, browser: &ours }).await;
}

/// On a page that isolates itself from all others, a frame whose publisher agrees runs as elsewhere.
async fn isolated_host(page: &Page) {
    let publisher = Site::publisher_with(ISOLATED, true).await;
    let body = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>host</title><link rel=icon href=data:,>
         <iframe src={}/embed.html sandbox=allow-scripts width=900 height=600></iframe>",
        publisher.origin
    );
    let answer = Answer::new("index.html", body);
    let answer = answer.with("cross-origin-embedder-policy", "require-corp");
    let host = Site::host(answer.with("cross-origin-opener-policy", "same-origin")).await;
    page.open(&host.origin).await;
    page.assert("the host is isolated", "return crossOriginIsolated !== false").await;
    within(page, 0, async || page.until_state("full").await).await;
    page.assert_quiet(Allowed::default()).await;
}

/// What the manual gives to paste, as it stands there: at first with the height that it says, then with its own, and
/// with a way past it.
async fn pasted(page: &Page) {
    let publisher = Site::publisher().await;
    let manual = include_str!("../../docs/embedding.md");
    let block = |sign: &str| {
        let mut blocks = manual.split("```html\n").skip(1).filter_map(|block| block.split("```").next());
        blocks.find(|block| block.contains(sign)).expect("the manual has such lines")
    };
    let frame = block("<iframe src").replace("https://paper.example/explainers/defections", &publisher.origin);
    let script = block("addEventListener").replace("https://paper.example/explainers/defections", &publisher.origin);
    for script in ["", &script] {
        let host = host(&format!("{script}{frame}")).await;
        page.open(&host.origin).await;
        until_awake(page).await;
        if script.is_empty() {
            page.assert("it has its fixed height", "return document.querySelector('iframe').clientHeight === 600")
                .await;
        } else {
            until_exact(page, 0, "the manual's script").await;
        }
        page.click("a").await;
        page.until("the link leads past the frame", "return document.querySelector(':target')?.localName === 'div'")
            .await;
        page.until(
            "what follows is in view",
            "const { top } = document.querySelector(':target').getBoundingClientRect();
             return top < innerHeight || `no: ${top} at ${scrollY} of ${document.documentElement.scrollHeight}`",
        )
        .await;
    }
    page.assert_quiet(Allowed::default()).await;
}

/// A publisher who does not let an opaque origin read the files: the page is read and used all the same.
async fn without_headers(page: &Page) {
    let publisher = Site::publisher_with(&[], true).await;
    let body = format!(
        "<iframe src={}/embed.html sandbox=allow-scripts width=900></iframe><script>
         addEventListener('message', ({{ data }}) => {{
             if (data.type === 'height') document.querySelector('iframe').height = data.height;
         }})</script>",
        publisher.origin
    );
    let host = host(&body).await;
    page.open(&host.origin).await;
    let panel = first_panel(page).await;
    let closed = until_exact(page, 0, "a page").await;
    set_open(page, 0, &panel, true).await;
    assert!(until_exact(page, 0, "a page").await > closed);
    within(page, 0, async || {
        page.assert("no program runs", "return root().dataset.state !== 'full'").await;
        let errors = page.js("return window.__record.errors.filter((error) => !error.startsWith('not loaded'))").await;
        assert_eq!(errors, json!([]), "nothing is thrown");
    })
    .await;
}

/// The frame has every word that was published, and its panels open.
async fn assert_whole(page: &Page) {
    let published = published("index.html").expect("there is a page");
    let same = "const whole = new DOMParser().parseFromString(arguments[0], 'text/html').getElementById('sidelight');
        // A page that is in a frame is embedded already.
        whole.querySelector('.embed-this').remove();
        return root().textContent === whole.textContent && shown(document.querySelector('h1'))";
    let same = page.js_with(same, vec![String::from_utf8_lossy(published.body()).into()]).await;
    assert_eq!(same, true, "the frame reads as the page was published");
    for id in page.panels().await {
        page.js(&format!("panel('{id}').querySelector('summary').click()")).await;
        page.until_panel(&id, true).await;
    }
}

/// A publisher whose page does not know its address: WebKit takes nothing to be the page's own at an opaque origin, so
/// there it stays as it was published. Where the frame keeps its origin, all is as elsewhere.
async fn without_address(page: &Page) {
    let publisher = Site::publisher_with(OPEN, false).await;
    for sandbox in ["allow-scripts", "allow-scripts allow-same-origin"] {
        let body = format!("<iframe src={}/embed.html sandbox='{sandbox}' width=900></iframe>", publisher.origin);
        let host = host(&body).await;
        page.open(&host.origin).await;
        within(page, 0, async || {
            if page.engine != Engine::Webkit || sandbox.contains("origin") {
                page.until_state("full").await;
                assert_eq!(page.js("return window.__record.violations").await, json!([]));
            } else {
                assert_whole(page).await;
            }
        })
        .await;
        if page.engine == Engine::Webkit && !sandbox.contains("origin") {
            page.assert("there are no messages", "return heard.length === 0").await;
        }
    }
}

/// A frame that may run no script is the whole page, and its panels open.
async fn without_scripts(page: &Page) {
    let publisher = Site::publisher().await;
    let host = host(&format!("<iframe src={}/embed.html?panel=bounties sandbox></iframe>", publisher.origin)).await;
    page.open(&host.origin).await;
    within(page, 0, async || {
        page.assert("no script runs", "return window.__record === undefined").await;
        assert_whole(page).await;
    })
    .await;
}

/// Waits until the frame tells that its program runs.
async fn until_awake(page: &Page) {
    let ready = "const ours = heard.map(({ data }) => data).filter((data) => data?.sidelight === 1);
        return ours.some(({ type, mode }) => type === 'ready' && mode === 'full') || `no: ${JSON.stringify(ours)}`";
    page.until("the frame tells that its program runs", ready).await;
}

/// A frame that holds this query, and is awake.
async fn framed(page: &Page, publisher: &Site, query: &str) -> Site {
    let host =
        host(&format!("<iframe src='{}/embed.html{query}' width=900 height=600></iframe>", publisher.origin)).await;
    page.open(&host.origin).await;
    until_awake(page).await;
    host
}

/// A panel alone has what it needs, and an unknown one changes nothing.
async fn one_panel(page: &Page) {
    let publisher = Site::publisher().await;
    let _host = framed(page, &publisher, "").await;
    let panels = within(page, 0, async || page.panels().await).await;
    for id in panels {
        let _host = framed(page, &publisher, &format!("?panel={id}")).await;
        within(page, 0, async || {
            page.until_panel(&id, true).await;
            page.assert("the panel is alone", "return panels().length === 1 && !document.querySelector('h1')").await;
            let published = published("index.html").expect("there is a page");
            let wrong = page
                .js_with(
                    "const whole = new DOMParser().parseFromString(arguments[0], 'text/html');
                     for (const fold of document.querySelectorAll('.body > details.data')) fold.open = true;
                     const numbers = new Map([...whole.querySelectorAll('.source-list li')].map((source, index) => [source.id, index + 1]));
                     const cited = new Set([...panels()[0].querySelectorAll('.citation a')].map((link) => link.hash.slice(1)));
                     const wrong = [];
                     for (const id of cited) if (!shown(body(id))) wrong.push(`${id} is cited and not shown`);
                     for (const source of document.querySelectorAll('.source-list li')) {
                         if (!panels()[0].contains(source) && source.value !== numbers.get(source.id)) wrong.push(`${source.id} is ${source.value}`);
                         if (!panels()[0].contains(source) && !cited.has(source.id)) wrong.push(`${source.id} is not cited`);
                     }
                     for (const link of root().querySelectorAll('a')) {
                         const isInside = link.getAttribute('href').startsWith('#');
                         if (isInside ? !body(link.hash.slice(1)) : link.target !== '_blank') wrong.push(link.outerHTML);
                     }
                     const lead = document.querySelector('.body > a');
                     if (!shown(lead) || lead.href !== new URL('./', location.href).href) wrong.push(lead.outerHTML);
                     if (lead.textContent !== whole.title) wrong.push(lead.textContent);
                     return wrong;",
                    vec![String::from_utf8_lossy(published.body()).into()],
                )
                .await;
            assert_eq!(wrong, json!([]), "{id}");
            let record = page.js("return window.__record").await;
            assert_eq!([&record["errors"], &record["console"], &record["violations"]], [&json!([]), &json!([]), &json!([])]);
        })
        .await;
    }
    for unknown in ["no-such-panel", "sidelight", "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", ""] {
        let _host = framed(page, &publisher, &format!("?panel={unknown}")).await;
        within(page, 0, async || {
            page.assert(
                "the whole explainer is there",
                "return panels().length > 2 && shown(document.querySelector('h1'))",
            )
            .await;
            let said = page.js("return window.__record.console").await;
            let said = said.as_array().expect("a list");
            assert_eq!(said.len(), 1, "{unknown}: {said:?}");
            assert!(said[0]["text"].as_str().is_some_and(|text| text.starts_with("[sidelight] ")), "{said:?}");
        })
        .await;
    }
}

const SCHEME: &str = "return getComputedStyle(document.documentElement).colorScheme";

/// The theme is the host's choice, and the reader's where the host makes none.
async fn themes(page: &Page) {
    let publisher = Site::publisher().await;
    for (query, scheme) in [
        ("", "light dark"),
        ("?theme=auto", "light dark"),
        ("?theme=light", "light"),
        ("?theme=dark", "dark"),
        ("?theme=url(x)", "light dark"),
        ("?theme=toString", "light dark"),
    ] {
        let _host = framed(page, &publisher, query).await;
        assert_eq!(within(page, 0, async || page.js(SCHEME).await).await, scheme, "{query}");
    }
}

/// Sends a message to the first frame.
async fn send(page: &Page, message: &str) {
    page.js(&format!("heard.length = 0; document.querySelector('iframe').contentWindow.postMessage({message}, '*')"))
        .await;
}

async fn until_heard(page: &Page, kind: &str) -> Value {
    let script = format!("return heard.find(({{ data }}) => data.sidelight === 1 && data.type === '{kind}')?.data");
    page.until(&format!("the frame says {kind}"), &script).await
}

/// The frame does what a parent may ask, and tells what a reader does.
async fn messages(page: &Page) {
    let publisher = Site::publisher().await;
    let _host = framed(page, &publisher, "?id=f1").await;
    send(page, "{ sidelight: 1, type: 'measure' }").await;
    let height = until_heard(page, "height").await["height"].as_u64().expect("a number");
    let own = within(page, 0, async || {
        page.js("return Math.ceil(document.documentElement.getBoundingClientRect().height)").await
    })
    .await;
    assert_eq!(own.as_u64(), Some(height));

    let panel = first_panel(page).await;
    send(page, &format!("{{ sidelight: 1, type: 'open', panel: '{panel}' }}")).await;
    let told = until_heard(page, "toggle").await;
    assert_eq!(told, json!({ "sidelight": 1, "id": "f1", "type": "toggle", "panel": panel, "open": true }));
    assert!(until_heard(page, "height").await["height"].as_u64() > Some(height));
    send(page, &format!("{{ sidelight: 1, type: 'open', panel: '{panel}', open: false }}")).await;
    assert_eq!(until_heard(page, "toggle").await["open"], false);
    assert_eq!(until_heard(page, "height").await["height"].as_u64(), Some(height));

    send(page, &format!("{{ sidelight: 1, type: 'goto', panel: '{panel}' }}")).await;
    assert_eq!(until_heard(page, "place").await["place"], format!("panel-{panel}"));
    within(page, 0, async || page.until_panel(&panel, true).await).await;

    send(page, "{ sidelight: 1, type: 'set', theme: 'dark' }").await;
    within(page, 0, async || page.until("it is dark", &format!("{SCHEME} === 'dark'")).await).await;
    send(page, "{ sidelight: 1, type: 'set', theme: 'auto' }").await;
    within(page, 0, async || page.until("it is the reader's", &format!("{SCHEME} === 'light dark'")).await).await;

    // A reader who follows a trigger is told of, in pixels from the frame's top.
    send(page, "null").await;
    within(page, 0, async || page.js("document.querySelector('a.trigger').click()").await).await;
    let place = until_heard(page, "place").await;
    assert!(place["top"].is_i64() && place["place"].is_string(), "{place}");
    page.assert_quiet(Allowed::default()).await;
}

/// What is not a message of ours, or does not come from the parent, changes nothing.
async fn hostile_messages(page: &Page) {
    let publisher = Site::publisher().await;
    let _host = framed(page, &publisher, "").await;
    let panel = first_panel(page).await;
    let state = "return [location.href, root().innerHTML, document.documentElement.outerHTML.length, history.length]";
    within(page, 0, async || page.js(&format!("window.__before = (() => {{{state}}})()")).await).await;
    for message in [
        "null",
        "undefined",
        "0",
        "true",
        "10n",
        "''",
        "'x'.repeat(1e6)",
        "[]",
        "[1, 'open']",
        "new Date()",
        "new Map([['sidelight', 1]])",
        "new ArrayBuffer(8)",
        "'[iFrameSizer]'",
        "'[iFrameSizer]moveToAnchor:bounties'",
        "'[iFrameSizer]message:{}'",
        "'pymxPYMxaxPYMxnavigateToxPYMxjavascript:alert(1)'",
        "{ sidelight: 2, type: 'open', panel: 'PANEL' }",
        "{ sidelight: '1', type: 'open', panel: 'PANEL' }",
        "{ type: 'open', panel: 'PANEL' }",
        "{ sidelight: 1 }",
        "{ sidelight: 1, type: 'open' }",
        "{ sidelight: 1, type: 'open', panel: null }",
        "{ sidelight: 1, type: 'open', panel: { toString: 1 } }",
        "{ sidelight: 1, type: 'open', panel: '#PANEL' }",
        "{ sidelight: 1, type: 'open', panel: '<img src=x onerror=alert(1)>' }",
        "{ sidelight: 1, type: 'goto', panel: 'javascript:alert(1)' }",
        "{ sidelight: 1, type: 'goto', panel: 'sidelight' }",
        "{ sidelight: 1, type: { open: 1 }, panel: 'PANEL' }",
        "{ sidelight: 1, type: ['open'], panel: 'PANEL' }",
        "{ type: { toString: 1 } }",
        "{ message: { toString: 1 }, secret: { toString: 1 } }",
        "{ sidelight: 1, type: 'set', theme: { toString: 1 } }",
        "{ sidelight: 1, type: 'set', theme: 'red' }",
        "{ sidelight: 1, type: 'set', theme: { light: 1 } }",
        "{ sidelight: 1, type: 'set', theme: '__proto__' }",
        "{ sidelight: 1, type: 'set', href: 'javascript:alert(1)', html: '<b>' }",
        "{ sidelight: 1, type: 'navigate', href: 'about:blank' }",
        "{ message: 'link', value: 'about:blank' }",
        "{ type: 'iframe-child-init', bodyPadding: '90px', bodyMargin: '90px', targetElementSelector: '}{' }",
    ] {
        send(page, &message.replace("PANEL", &panel)).await;
    }
    // A sibling of the frame, and the frame itself.
    page.js(&format!(
        "window.sibling = document.createElement('iframe');
         sibling.srcdoc = `<script>setTimeout(() => {{
             for (const type of ['open', 'goto']) parent.frames[0].postMessage({{ sidelight: 1, type, panel: '{panel}' }}, '*');
             parent.frames[0].postMessage({{ sidelight: 1, type: 'set', theme: 'dark' }}, '*');
             setTimeout(() => parent.postMessage('sent', '*'));
         }})</` + 'script>';
         document.body.append(sibling)"
    ))
    .await;
    page.until("the sibling has spoken", "return heard.some(({ data }) => data === 'sent')").await;
    within(page, 0, async || {
        page.js(&format!("postMessage({{ sidelight: 1, type: 'open', panel: '{panel}' }}, '*')")).await;
        page.settle().await;
        let now = format!(
            "const now = (() => {{{state}}})(); return now.every((part, index) => part === window.__before[index])"
        );
        page.assert("nothing has changed", &now).await;
        page.assert("the theme is the reader's", &format!("{SCHEME} === 'light dark'")).await;
        let record = page.js("return window.__record").await;
        assert_eq!([&record["errors"], &record["console"]], [&json!([]), &json!([])], "nothing is thrown or said");
    })
    .await;
    page.assert_quiet(Allowed::default()).await;
}

/// Sends a frame this many messages, made of every type that can be cloned and every dialect, from whatever window runs
/// it; the same ones for the same seed. Returns how many were sent.
const FUZZ: &str = r#"
function fuzz(frame, panel, seed, count) {
    const random = (below) => {
        seed = seed + 0x6D2B79F5 | 0;
        let mixed = Math.imul(seed ^ seed >>> 15, 1 | seed);
        mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
        return ((mixed ^ mixed >>> 14) >>> 0) % below;
    };
    const of = (list) => list[random(list.length)];
    const cycle = { type: 'open' };
    cycle.panel = cycle;
    let deep = 'open';
    for (let depth = 0; depth < 500; depth += 1) deep = [deep];
    const port = () => new MessageChannel().port1;
    const values = [
        () => undefined, () => null, () => true, () => false, () => 0, () => -0, () => 1, () => -1, () => 2 ** 53, () => 1e308,
        () => NaN, () => Infinity, () => -Infinity, () => 10n, () => -(2n ** 200n),
        () => '', () => ' ', () => '\0', () => '\ud800', () => '\u2028', () => 'x'.repeat(64), () => 'x'.repeat(65), () => 'x'.repeat(1e5),
        () => ':'.repeat(1e4), () => panel, () => `#${panel}`, () => `panel-${panel}`, () => 'sidelight', () => '__proto__', () => 'constructor',
        () => 'toString', () => 'hasOwnProperty', () => 'javascript:alert(1)', () => '<img src=x onerror=alert(1)>', () => 'https://host.example/',
        () => 'measure', () => 'set', () => 'open', () => 'goto', () => 'place', () => 'ready', () => 'height', () => 'link', () => 'setHeight',
        () => 'frames-init', () => 'embed-size', () => 'iframe-child-init', () => 'iframe-get-child-dimensions', () => 'iframe-resized',
        () => 'light', () => 'dark', () => 'auto',
        () => Object(true), () => Object(1), () => Object('open'), () => Object(1n), () => new Date(0), () => new Date(NaN), () => /^(a+)+$/g,
        () => [], () => [1, 'open'], () => [panel], () => ['dark'], () => new Array(1000), () => ({}), () => ({ toString: 1, valueOf: 1 }),
        () => ({ length: -1 }), () => ({ __proto__: null, type: 'open' }), () => cycle, () => deep,
        () => new Map([['sidelight', 1], ['type', 'open']]), () => new Set(['open']), () => new ArrayBuffer(8), () => new Uint8Array([1, 2]),
        () => new BigInt64Array(1), () => new DataView(new ArrayBuffer(2)), () => Error('ready'), () => new RangeError('open', { cause: cycle }),
        () => new DOMException('ready', 'DataError'), () => new Blob(['x'], { type: 'frames-init' }), () => new File(['x'], 'open', { type: 'setHeight' }),
        () => document.createElement('input').files, () => Object.assign(document.createElement('input'), { type: 'file' }).files,
        () => new ImageData(1, 1), () => new DOMRect(1, 2, 3, 4), () => new DOMPoint(1), () => new DOMMatrix(), () => new DOMQuad(),
        port, () => self.OffscreenCanvas && new OffscreenCanvas(1, 1), () => self.ReadableStream && new ReadableStream(),
        () => self.WebAssembly && new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
    ];
    const value = () => of(values)();
    const word = () => { const made = value(); return ['string', 'number', 'boolean'].includes(typeof made) ? String(made) : 'x'; };
    const dialects = [
        () => value(),
        () => ({ sidelight: value(), type: value(), panel: value(), theme: value() }),
        () => ({ sidelight: 1, type: value(), panel: value(), open: value(), theme: value(), href: value() }),
        () => ({ sidelight: 1, type: of(['open', 'goto']), panel: of([value(), panel]), open: value() }),
        () => ({ sidelight: 1, type: 'set', theme: value() }),
        () => ({ sidelight: 1, type: 'measure', id: value() }),
        () => ({ sentinel: of(['amp', value()]), type: of(['frames-init', 'embed-size', 'embed-ready', 'send-embed-state', value()]), height: value() }),
        () => ({ type: of(['iframe-child-init', 'iframe-get-child-dimensions', 'iframe-resized']), bodyPadding: value(), targetElementSelector: value() }),
        () => ({ type: 'setHeight', id: value(), height: value() }),
        () => ({ message: of(['ready', 'link', 'height', value()]), value: value(), secret: value() }),
        () => ({ 'datawrapper-height': value(), datawrapper: value(), source: 'datawrapper', chartId: value(), type: value() }),
        () => JSON.stringify({ src: word(), context: of(['iframe.resize', word()]), height: word() }),
        () => `pymxPYMx${word()}xPYMx${of(['width', 'height', 'navigateTo', 'scrollTo', 'scrollToChildId', word()])}xPYMx${word()}`,
        () => `[iFrameSizer]${word()}:${word()}:${of(['true', 'false', word()])}:${word()}:8:true:0:bodyOffset:null:null:0:false:parent`,
        () => `[iFrameSizer]${of(['resize', 'reset', 'moveToAnchor', 'inPageLink', 'pageInfo', 'message', 'reload', word()])}:${word()}`,
        () => ({ type: of(['npr', 'sidechain', 'ready']), sentinel: 'amp', action: value(), frame: value() }),
        () => ({ source: of(['react-devtools-bridge', 'newswire']), payload: value(), type: value() }),
    ];
    let sent = 0;
    for (let number = 0; number < count; number += 1) {
        const message = of(dialects)();
        const isPort = (part) => [self.MessagePort, self.OffscreenCanvas, self.ReadableStream].some((type) => type && part instanceof type);
        const parts = [message, ...Object.values(message !== null && typeof message === 'object' && !Array.isArray(message) ? message : {})];
        // What a browser itself cannot send is not the frame's affair.
        try {
            frame.postMessage(message, '*', parts.filter(isPort));
            sent += 1;
        } catch {}
    }
    return sent;
}"#;

/// What of a frame no message may change: where it is, what it says, and the attributes of its root, but for what is
/// open and for the theme.
const UNCHANGED: &str = "const copy = document.documentElement.cloneNode(true);
    for (const open of copy.querySelectorAll('details')) open.removeAttribute('open');
    copy.removeAttribute('style');
    return [location.href, history.length, copy.outerHTML].join('\\n')";

/// Thousands of messages from its parent, from another frame of its page, from a window that the page opened, and from
/// itself: nothing is thrown or said, nothing changes that may not, only its parent is answered, each message a few
/// times and in words that are ours. `SEED` says with which numbers.
async fn fuzzed_messages(page: &Page) {
    let seed: i32 = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(8);
    println!("SEED={seed}");
    let publisher = Site::publisher().await;
    let _host = framed(page, &publisher, "?id=f1").await;
    let panel = first_panel(page).await;
    let define = "const script = document.createElement('script'); script.textContent = arguments[0]; document.head.append(script)";
    page.js_with(define, vec![FUZZ.into()]).await;
    let before = within(page, 0, async || page.js(UNCHANGED).await).await;
    let until_answered = async |name: &str| {
        page.js(&format!(
            "document.querySelector('iframe').contentWindow.postMessage('[iFrameSizer]{name}:8:true:', '*')"
        ))
        .await;
        let answered = format!(
            "return heard.some(({{ data }}) => typeof data === 'string' && data.startsWith('[iFrameSizer]{name}:'))"
        );
        page.until(&format!("the frame answers {name}"), &answered).await;
    };

    // From its parent, one piece after the other.
    for round in 0..10 {
        let sent = page
            .js(&format!(
                "heard.length = 0; return fuzz(document.querySelector('iframe').contentWindow, '{panel}', {}, 300)",
                seed + round
            ))
            .await;
        until_answered(&format!("round{round}")).await;
        let wrong = page
            .js_with(
                "const isName = (name) => typeof name === 'string' && name.length <= 64 && /^\\w+$/.test(name);
                 const isHeight = (height) => Number.isInteger(height) && height > 0;
                 const shapes = [
                     ({ sidelight, id, type, height }) => sidelight === 1 && id === 'f1' && type === 'height' && isHeight(height),
                     ({ sidelight, id, type, panel, open }) => sidelight === 1 && id === 'f1' && type === 'toggle' && isName(panel.replaceAll('-', '')) && typeof open === 'boolean',
                     ({ sidelight, id, type, place, top }) => sidelight === 1 && id === 'f1' && type === 'place' && isName(place.replaceAll('-', '')) && Number.isInteger(top),
                     ({ sentinel, type, height }) => sentinel === 'amp' && type === 'embed-size' && isHeight(height),
                     ({ type, height, width }) => type === 'iframe-resized' && isHeight(height) && isHeight(width),
                     (data) => isHeight(data['datawrapper-height']?.f1),
                     (data) => typeof data === 'string' && data.startsWith('{') && JSON.parse(data).context === 'iframe.resize',
                     (data) => typeof data === 'string' && /^\\[iFrameSizer][^:]{1,200}:\\d+:\\d+:(init|size|scrollToOffset)$/.test(data),
                     ({ message, value, secret }) => message === 'height' && isHeight(value) && isName(secret),
                     ({ type, id, height }) => type === 'setHeight' && Number.isFinite(id) && isHeight(height),
                 ];
                 const fits = (data) => shapes.some((shape) => { try { return shape(data) } catch { return false } });
                 const ours = heard.filter(({ from }) => from === 0);
                 const wrong = ours.filter(({ data }) => !fits(data)).map(({ data }) => typeof data === 'string' ? data.slice(0, 300) : JSON.stringify(data));
                 if (ours.length > (arguments[0] + 1) * 12) wrong.push(`${ours.length} messages for ${arguments[0]}`);
                 if (!arguments[0] || !ours.length) wrong.push('nothing was sent or heard');
                 return wrong.slice(0, 5)",
                vec![sent],
            )
            .await;
        assert_eq!(wrong, json!([]), "SEED={seed}, round {round}");
    }

    // From others: it is as if they had not spoken.
    page.js(&format!(
        "document.querySelector('iframe').contentWindow.postMessage({{ sidelight: 1, type: 'set', theme: 'auto' }}, '*');
         document.querySelector('iframe').contentWindow.postMessage({{ sidelight: 1, type: 'open', panel: '{panel}', open: false }}, '*')"
    ))
    .await;
    until_answered("closed").await;
    page.settle().await;
    let state = format!("{UNCHANGED} + (() => {{ {SCHEME} }})() + panel('{panel}').open");
    let quiet = within(page, 0, async || page.js(&state).await).await;
    page.js(&format!(
        "heard.length = 0;
         const script = `<script>${{fuzz}}
             fuzz((opener ?? parent).frames[0], '{panel}', {seed}, 1000);
             (opener ?? parent).postMessage('sent', '*')</` + 'script>';
         const sibling = document.createElement('iframe');
         sibling.srcdoc = script;
         document.body.append(sibling);
         const button = document.createElement('button');
         button.onclick = () => {{
             window.popup = open('about:blank');
             popup.document.write(script);
             popup.document.close();
         }};
         document.body.prepend(button)"
    ))
    .await;
    // Windows are opened for who clicks.
    page.click("button").await;
    page.until("both have spoken", "return heard.filter(({ data }) => data === 'sent').length === 2").await;
    page.js("popup.close()").await;
    within(page, 0, async || page.js(&format!("{FUZZ}; return fuzz(window, '{panel}', {seed}, 1000)")).await).await;
    page.settle().await;
    let answers = page.js("return heard.filter(({ from }) => from === 0).length").await;
    assert_eq!(answers, 0, "SEED={seed}: only the parent is answered");
    within(page, 0, async || {
        assert_eq!(page.js(&state).await, quiet, "SEED={seed}: nothing heeds the others");
        assert_eq!(page.js(UNCHANGED).await, before, "SEED={seed}: nothing has changed that may not");
        let record = page.js("return window.__record").await;
        let said = [&record["errors"], &record["console"], &record["violations"]];
        assert_eq!(said, [&json!([]), &json!([]), &json!([])], "SEED={seed}: nothing is thrown or said");
    })
    .await;
    until_answered("last").await;
    page.assert_quiet(Allowed::default()).await;
}

/// The manual's script gives a height to frames of the explainer alone, and never one without a limit.
async fn hostile_sibling(page: &Page) {
    let publisher = Site::publisher().await;
    let manual = include_str!("../../docs/embedding.md");
    let script = manual.split("```html\n").skip(1).filter_map(|block| block.split("```").next());
    let script = script.into_iter().find(|block| block.contains("addEventListener")).expect("the manual has a script");
    let address = "https://paper.example/explainers/defections";
    assert!(include_str!("../../examples/frame/height.js").contains("Number.isFinite(data.height)"));
    let say = "<script>for (const height of [9e5, 1e308, Infinity, NaN, '900', '9e9', null, true, [900], {}, 900n, -1, undefined, '900px;position:fixed'])
        parent.postMessage({ sidelight: 1, id: null, type: 'height', height }, '*');
        parent.postMessage('sent', '*')</script>";
    // One of another address, one that hides ours in its own, and one that stands where ours does.
    let hostile = Site::start(|_| {
        move |path: &str| ["", "embed.html", "x"].contains(&path).then(|| Answer::new("index.html", say))
    })
    .await;
    let body = format!(
        "{}<iframe src='{}/embed.html' width=900 height=600></iframe>
         <iframe src='{2}/?{1}/embed.html' height=600></iframe><iframe src='{2}/x#{1}/embed.html' height=600></iframe>
         <iframe srcdoc=\"{3}\" height=600></iframe>",
        script.replace(address, &publisher.origin),
        publisher.origin,
        hostile.origin,
        say.replace('"', "&quot;"),
    );
    let on_host = host(&body).await;
    page.open(&on_host.origin).await;
    page.until("all have spoken", "return heard.filter(({ data }) => data === 'sent').length === 3").await;
    until_exact(page, 0, "the manual's script").await;
    page.assert(
        "no other frame has a height",
        "return [...document.querySelectorAll('iframe')].slice(1).every(({ style, clientHeight }) => !style.height && clientHeight === 600)",
    )
    .await;

    // Even the explainer's own address has its limit.
    let body = format!(
        "{}<iframe src='{1}/embed.html' height=600></iframe>",
        script.replace(address, &hostile.origin),
        hostile.origin
    );
    let on_host = host(&body).await;
    page.open(&on_host.origin).await;
    page.until("it has spoken", "return heard.some(({ data }) => data === 'sent')").await;
    // Of the heights that are numbers the last is less than nothing.
    page.assert("it has a limit below", "return document.querySelector('iframe').style.height === '0px'").await;
    page.js("document.querySelector('iframe').src += '?again'; heard.length = 0;
        addEventListener('message', ({ data }) => { if (data.height === 1e308) window.__most = document.querySelector('iframe').style.height })")
        .await;
    page.until("it has spoken again", "return heard.some(({ data }) => data === 'sent')").await;
    page.assert("it has a limit above", "return window.__most === '100000px'").await;
}

/// On a page where each height leads to another width and so to another height, the messages come to an end.
async fn height_going_to_and_fro(page: &Page) {
    let publisher = Site::publisher().await;
    let body = format!(
        "<iframe src='{}/embed.html' width=700 height=600></iframe><script>
         window.turns = 0;
         addEventListener('message', ({{ data }}) => {{
             if (data?.sidelight !== 1 || data.type !== 'height' || window.isCalm) return;
             turns += 1;
             (window.told ??= []).push(data.height);
             const frame = document.querySelector('iframe');
             frame.width = Number(frame.width) === 700 ? 600 : 700;
         }})</script>",
        publisher.origin
    );
    let host = host(&body).await;
    page.open(&host.origin).await;
    until_awake(page).await;
    page.until(
        "the messages come to an end",
        "return (async () => {
        const before = turns;
        for (let frame = 0; frame < 30; frame += 1) await new Promise(requestAnimationFrame);
        return before > 5 && turns === before || `no: ${turns}`;
    })()",
    )
    .await;
    page.assert("they were few", "return turns < 40 || `no: ${turns}`").await;
    page.assert("the last is the greater", "return told.at(-1) === Math.max(...told.slice(-4)) || `no: ${told}`").await;
    // A reader who opens something is told of, as ever.
    page.js("window.isCalm = true; heard.length = 0").await;
    set_open(page, 0, &first_panel(page).await, true).await;
    until_heard(page, "height").await;
    let panel = first_panel(page).await;
    page.js("heard.length = 0").await;
    set_open(page, 0, &panel, false).await;
    until_heard(page, "height").await;
}

/// A link to elsewhere opens a window, and leaves host and frame where they are.
async fn links_lead_outside(page: &Page) {
    let publisher = Site::publisher().await;
    let sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
    let src = format!("{}/embed.html?panel=bounties", publisher.origin);
    let host = host(&format!("<iframe src='{src}' sandbox='{sandbox}' width=900 height=600></iframe>")).await;
    page.open(&host.origin).await;
    until_awake(page).await;
    let before = page.client.windows().await.expect("a list").len();
    for link in [".body > a", ".permalink"] {
        let windows = page.client.windows().await.expect("a list").len();
        within(page, 0, async || page.click(link).await).await;
        let start = std::time::Instant::now();
        while page.client.windows().await.expect("a list").len() == windows {
            assert!(start.elapsed() < crate::engine::PATIENCE, "{link} opens no window");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    }
    assert_eq!(page.client.windows().await.expect("a list").len(), before + 2);
    assert_eq!(page.client.current_url().await.expect("an address").as_str(), format!("{}/", host.origin));
    let there = within(page, 0, async || page.js("return location.pathname + location.search").await).await;
    assert_eq!(there, "/embed.html?panel=bounties");
    if page.engine == Engine::Chromium {
        let last = page.client.windows().await.expect("a list").pop().expect("a window");
        page.client.switch_to_window(last).await.expect("the window is there");
        page.until(
            "the panel is open on the page",
            "return document.readyState === 'complete' && panel('bounties').open && opener === null",
        )
        .await;
        page.assert("the new window is not sandboxed", "return origin !== 'null'").await;
    }
}

/// A consumer from npm, which knows nothing of us, finds the answer of a page by its address.
#[test]
fn oembed_consumer() {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/russian-defections");
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
                .is_some_and(|html| html.contains(&format!("{}/news/explainer/embed.html", publisher.origin)))
        );
        answer
    });
    assert_eq!(answer["method"], "auto-discovery");
    assert_eq!([&answer["version"], &answer["type"]], ["1.0", "rich"]);
    assert_eq!(answer["title"], explainer.headline);
    assert!(answer["width"].is_u64() && answer["height"].is_u64() && answer["cache_age"].is_u64(), "{answer}");
}
