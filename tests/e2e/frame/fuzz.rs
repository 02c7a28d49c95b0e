//! Messages made by chance.

use super::{SCHEME, framed, last_panel, within};
use crate::engine::in_each_engine;
use crate::host::Site;
use crate::page::{Allowed, Page};
use serde_json::json;

in_each_engine!(fuzzed_messages);

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
    let panel = last_panel(page).await;
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
