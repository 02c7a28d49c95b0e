//! Parents that give a frame its height: those of others from npm, those that come without a package, and none.

use super::{FRAMES, host, last_panel, set_open, until_awake, until_exact, until_heard, within};
use crate::engine::{Engine, in_each_engine};
use crate::host::Site;
use crate::page::{Allowed, Page};

in_each_engine!(parents_from_npm, parents_by_message, parents_by_style, height_going_to_and_fro);

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
    set_open(page, 0, &last_panel(page).await, true).await;
    let opened = until_exact(page, 0, parent).await;
    assert!(opened > closed + 100, "{parent}: {opened} is not taller than {closed}");
    assert_eq!(until_exact(page, 1, parent).await, other, "{parent}: the other frame stays as it is");
    set_open(page, 0, &last_panel(page).await, false).await;
    assert_eq!(until_exact(page, 0, parent).await, closed, "{parent}: it is as before");
    set_open(page, 1, second, false).await;
    assert!(until_exact(page, 1, parent).await < other, "{parent}: the other frame follows too");
}

/// The manual's own style, with no script on the host's page: where a browser does not know it, the frame stays as high as
/// its `height` says.
async fn parents_by_style(page: &Page) {
    let publisher = Site::publisher().await;
    let whole = format!("{}/embed.html", publisher.origin);
    let manual = include_str!("../../../docs/embedding.md");
    let (_, style) = manual.split_once("```css\n@supports (frame-sizing").expect("the manual has the style");
    let style = style.split("```").next().unwrap_or_default();
    let style = format!("@supports (frame-sizing{style}")
        .replace("https://paper.example/explainers/defections/embed.html", &whole);
    let frames = [whole.clone(), format!("{whole}?panel=@2")]
        .map(|src| format!("<iframe src='{src}' width=100% height=600></iframe>"))
        .concat();
    let host = host(&format!("<style>{style}</style>{frames}")).await;
    page.open(&host.origin).await;
    // No other has it in 2026.
    if page.engine != Engine::Chromium {
        page.assert("it stays as it was", "return document.querySelector('iframe').clientHeight === 600").await;
        return page.assert_quiet(Allowed::default()).await;
    }
    // It leaves out what is less than a pixel.
    let exact = "const { height } = document.documentElement.getBoundingClientRect();
        return height > 100 && Math.abs(innerHeight - height) < 1 || `no: ${innerHeight} for ${height}`";
    let until_exact = async || {
        within(page, 0, async || page.until("the frame is as tall as its page", exact).await).await;
        page.js("return document.querySelector('iframe').clientHeight").await.as_u64().expect("a number")
    };
    let closed = until_exact().await;
    let last = last_panel(page).await;
    set_open(page, 0, &last, true).await;
    let opened = until_exact().await;
    assert!(opened > closed + 100, "{opened} is not taller than {closed}");
    set_open(page, 0, &last, false).await;
    assert_eq!(until_exact().await, closed, "it is as before");
    page.assert_quiet(Allowed::default()).await;
}

async fn parents_from_npm(page: &Page) {
    let publisher = Site::publisher().await;
    for (parent, body) in PARENTS {
        let (whole, panel) = (format!("{}/embed.html", publisher.origin), "@2");
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
    let panel = "@2";
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
    set_open(page, 0, &last_panel(page).await, true).await;
    until_heard(page, "height").await;
    let panel = last_panel(page).await;
    page.js("heard.length = 0").await;
    set_open(page, 0, &panel, false).await;
    until_heard(page, "height").await;
}
