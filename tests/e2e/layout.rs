//! The page on narrow screens, enlarged, spaced out, mirrored and in other colours: nothing is cut off, nothing lies
//! over anything else, and nothing moves but what a reader moves.

use crate::engine::{Engine, Fonts, in_each_engine_and_fonts};
use crate::page::{Allowed, Page, summary};
use crate::server::{Fault, Part, Server};
use serde_json::json;

in_each_engine_and_fonts!(fonts, narrow, spaced_text, mirrored, opening_moves_nothing_above);

/// What is wider than the page, if the page scrolls sideways.
pub(crate) const WIDE: &str = "
    const room = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= room) return [];
    const clipped = (element) => {
        for (let box = element.parentElement; box; box = box.parentElement) {
            if (box !== document.body && box !== document.documentElement
                && getComputedStyle(box).overflowX !== 'visible') return true;
        }
        return false;
    };
    const wide = [...root().querySelectorAll('*')]
        .filter((element) => {
            const { left, right } = element.getBoundingClientRect();
            return (right > room + 0.5 || left < -0.5) && !clipped(element);
        })
        .map((element) => `${Math.round(element.getBoundingClientRect().right)}: ${element.outerHTML.slice(0, 100)}`);
    // What sticks out without being an element: it is in the innermost whose absence makes the page fit.
    const inside = (element) => {
        const held = [...element.children].find((child) => {
            const { display } = child.style;
            child.style.display = 'none';
            const fits = document.scrollingElement.scrollWidth <= room;
            child.style.display = display;
            return fits;
        });
        return held ? inside(held) : element.outerHTML.slice(0, 200);
    };
    return [`${document.scrollingElement.scrollWidth} in ${room}`, ...wide.slice(0, 10), inside(root())]";

/// Text that lies over other text or is cut off. Of each line the middle half counts, since the boxes of two lines
/// may well meet. What is hidden from sight on purpose is left out.
const COLLISIONS: &str = "
    const walker = document.createTreeWalker(root(), NodeFilter.SHOW_TEXT);
    const lines = [];
    while (walker.nextNode()) {
        const text = walker.currentNode;
        if (!text.data.trim() || text.parentElement.closest('.visually-hidden, select') || !shown(text.parentElement)) continue;
        const range = new Range();
        range.selectNodeContents(text);
        for (const { left, right, top, bottom } of range.getClientRects()) {
            const edge = (bottom - top) / 4;
            if (right - left > 2) lines.push({ text, left: left + 1, right: right - 1, top: top + edge, bottom: bottom - edge });
        }
    }
    lines.sort((a, b) => a.top - b.top);
    const wrong = [];
    lines.forEach((a, index) => {
        for (let at = index + 1; at < lines.length && lines[at].top < a.bottom; at += 1) {
            const b = lines[at];
            if (b.text !== a.text && b.left < a.right && a.left < b.right) wrong.push(`${a.text.data.slice(0, 60)} lies over ${b.text.data.slice(0, 60)}`);
        }
    });
    for (const element of root().querySelectorAll('*')) {
        const { overflowX, overflowY } = getComputedStyle(element);
        if (element.closest('.visually-hidden, svg, select') || !shown(element)) continue;
        const isCut = overflowX === 'hidden' && element.scrollWidth > element.clientWidth
            || overflowY === 'hidden' && element.scrollHeight > element.clientHeight;
        if (isCut) wrong.push(`cut off: ${element.outerHTML.slice(0, 100)}`);
    }
    if (lines.length < 500) wrong.push(`only ${lines.length} lines`);
    return wrong.slice(0, 8)";

/// The page's text is set in the fonts that these tests are about, in every engine.
async fn fonts(page: &Page) {
    let server = Server::start(&[]).await;
    page.open(&server.page()).await;
    let [serif, sans] = page.fonts.families();
    let others: Vec<&str> = [Fonts::Wide, Fonts::Narrow].iter().flat_map(|fonts| fonts.families()).collect();
    let wrong = page
        .js_with(
            "const width = (family) => {
               const span = document.createElement('span');
               span.style = `position: absolute; white-space: nowrap; font: 100px ${family}`;
               span.textContent = 'Hamburgefonstiv 0123456789';
               root().append(span);
               const { width } = span.getBoundingClientRect();
               span.remove();
               return width;
             };
             const wrong = [];
             for (const [stack, family] of [['var(--read)', arguments[0]], ['var(--ui)', arguments[1]]]) {
               if (width(stack) !== width(`'${family}'`)) wrong.push(`${stack} is not ${family}: ${width(stack)} and ${width(`'${family}'`)}`);
               for (const other of arguments[2]) {
                 if (other !== family && width(stack) === width(`'${other}'`)) wrong.push(`${stack} is as wide as ${other}: ${width(stack)}`);
               }
             }
             return wrong",
            vec![json!(serif), json!(sans), json!(others)],
        )
        .await;
    assert_eq!(wrong, json!([]));
}

/// On the narrowest phone, which is also 1280 px enlarged to 400 %, and on a usual one: with all panels open nothing
/// is wider than the screen or lies over anything, and the islands have the room that was kept for them.
async fn narrow(page: &Page) {
    for width in [320, 390] {
        let server = Server::start_all(&[Fault::Held(Part::Wasm)]).await;
        page.open_framed(&server, width).await;
        page.open_all(true).await;
        page.js("window.__heights = hosts().map((host) => host.offsetHeight)").await;
        server.release();
        page.until_awake().await;
        page.assert_none(
            &format!("the islands keep their places at {width} px"),
            "return hosts().flatMap((host, index) => host.offsetHeight === window.__heights[index] ? []
                : [`${host.dataset.island}: ${window.__heights[index]} became ${host.offsetHeight}`])",
        )
        .await;
        page.assert_none(&format!("the page does not scroll sideways at {width} px"), WIDE).await;
        page.assert_none(&format!("no text lies over other text at {width} px"), COLLISIONS).await;
        page.assert_none(
            &format!("an address has its heading in view at {width} px"),
            "return (async () => {
               const wrong = [];
               for (const { id } of root().querySelectorAll('.panel-anchor')) {
                 location.hash = id;
                 wrong.push(...await eventually(`the heading of ${id} is in view`, () => inView(landing(id)) || landing(id).getBoundingClientRect().top, 1));
               }
               return wrong;
             })()",
        )
        .await;
    }
}

/// With the spacing that WCAG 2.2 (1.4.12) names, nothing is lost. What WebKitGTK itself draws in a choice is left
/// out: it reports the width of the words that it cuts off there.
async fn spaced_text(page: &Page) {
    let server = Server::start(&[]).await;
    for width in [320, 1280] {
        page.open_framed(&server, width).await;
        page.until_awake().await;
        let spaced = if page.engine == Engine::Webkit { "*:not(select, option)" } else { "*" };
        page.js(&format!(
            "const {{ sheet }} = document.querySelector('style');
             const add = (rule) => sheet.insertRule(rule, sheet.cssRules.length);
             add('{spaced} {{ line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }}');
             add('p {{ margin-bottom: 2em !important }}')"
        ))
            .await;
        page.open_all(true).await;
        page.assert_none(&format!("the page does not scroll sideways at {width} px"), WIDE).await;
        page.assert_none(&format!("no text lies over other text at {width} px"), COLLISIONS).await;
    }
}

/// Written from right to left the page is its own mirror image: nothing sticks out, notes are on the other side, and
/// every panel opens.
async fn mirrored(page: &Page) {
    let server = Server::start(&[]).await;
    for width in [390, 1280] {
        page.open_framed(&server, width).await;
        page.until_awake().await;
        let side = "const note = root().querySelector('.note').getBoundingClientRect();
            const text = root().querySelector('.body > p').getBoundingClientRect();";
        if width == 1280 {
            page.assert("notes are on the right", &format!("{side} return note.left >= text.right")).await;
        }
        page.js("document.documentElement.dir = 'rtl'").await;
        page.settle().await;
        page.assert_none(&format!("the page does not scroll sideways at {width} px"), WIDE).await;
        if width == 1280 {
            page.assert("notes are on the left", &format!("{side} return note.right <= text.left")).await;
        }
        page.assert_panels_open().await;
        page.open_all(true).await;
        page.assert_none(&format!("the page does not scroll sideways, opened, at {width} px"), WIDE).await;
        page.assert_none(&format!("no text lies over other text at {width} px"), COLLISIONS).await;
    }
    page.assert_quiet(Allowed::default()).await;
}

/// Opening a panel, choosing in an island, showing all: what a reader uses stays under their finger, and so does all
/// that is above it.
async fn opening_moves_nothing_above(page: &Page) {
    let server = Server::start(&[]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    let above = |what: &str| {
        format!(
            "const used = {what};
             const end = used.getBoundingClientRect().top;
             window.__above = [...root().querySelectorAll('*')].filter(shown)
                 .map((element) => [element, element.getBoundingClientRect()])
                 .filter(([element, place]) => place.bottom <= end || element === used)
                 .map(([element, place]) => [element, place.left, place.top]);
             return window.__above.length > 5"
        )
    };
    // A page that became too short to be scrolled as far has no choice.
    let moved = "if (scrollY > 0 && scrollY >= document.scrollingElement.scrollHeight - innerHeight - 1) return [];
        return window.__above.filter(([element, left, top]) => {
            const now = element.getBoundingClientRect();
            return Math.abs(now.left - left) > 0.5 || Math.abs(now.top - top) > 0.5;
        }).slice(0, 5).map(([element, left, top]) => `${left}, ${top} became ${Object.values(element.getBoundingClientRect().toJSON()).slice(0, 2)}: ${element.outerHTML.slice(0, 80)}`)";
    for id in page.panels().await {
        let summary = summary(&id);
        for open in [true, false] {
            page.js(&format!(
                "document.querySelector('{summary}').scrollIntoView({{ block: 'center', behavior: 'instant' }})"
            ))
            .await;
            page.settle().await;
            page.assert("there is something above", &above(&format!("document.querySelector('{summary}')"))).await;
            page.js("window.__record.flushShifts?.(); window.__record.shifts.length = 0").await;
            page.click(&summary).await;
            page.until_panel(&id, open).await;
            page.settle().await;
            page.assert_none(&format!("nothing moves above panel {id}, open: {open}"), moved).await;
            if page.engine == Engine::Chromium {
                page.assert_none(
                    "nothing moves without the reader",
                    "window.__record.flushShifts();
                     return window.__record.shifts.filter((shift) => !shift.hadRecentInput)",
                )
                .await;
            }
        }
    }
    page.assert_quiet(Allowed::default()).await;
    let server = Server::start_all(&[]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    for control in
        ["[data-island=toolbar] button", ".switch button:last-child", "[data-island^=claims] button:last-child"]
    {
        page.js(&format!(
            "const home = document.querySelector('{control}').closest('details'); if (home) home.open = true"
        ))
        .await;
        page.js(&format!(
            "document.querySelector('{control}').scrollIntoView({{ block: 'center', behavior: 'instant' }})"
        ))
        .await;
        page.settle().await;
        page.assert("there is something above", &above(&format!("document.querySelector('{control}')"))).await;
        page.click(control).await;
        page.settle().await;
        // An island draws its buttons anew only where they change.
        page.assert_none(&format!("nothing moves above {control}"), moved).await;
    }
    page.assert_quiet(Allowed::default()).await;
}

/// In the system's own colours, with more contrast and with less motion nothing disappears: drawings differ from
/// what they stand on, and so does text. Only Chromium can be told to.
#[test]
fn other_colours_chromium() {
    crate::engine::run(Engine::Chromium, other_colours);
}

async fn other_colours(page: &Page) {
    let server = Server::start_all(&[]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    page.open_all(true).await;
    for (feature, value) in [
        ("forced-colors", "active"),
        ("prefers-contrast", "more"),
        ("prefers-reduced-motion", "reduce"),
        ("prefers-color-scheme", "dark"),
    ] {
        page.command("Emulation.setEmulatedMedia", json!({ "features": [{ "name": feature, "value": value }] })).await;
        page.until("the page has them", &format!("return matchMedia('({feature}: {value})').matches")).await;
        page.settle().await;
        page.assert_none(
            &format!("{feature}: {value}"),
            "const painter = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
             const paint = (...colors) => {
               painter.clearRect(0, 0, 1, 1);
               for (const color of colors) { painter.fillStyle = color; painter.fillRect(0, 0, 1, 1); }
               return [...painter.getImageData(0, 0, 1, 1).data];
             };
             const behind = (element) => {
               const under = [];
               for (let box = element; box; box = box.parentElement) under.unshift(getComputedStyle(box).backgroundColor);
               return ['Canvas', ...under];
             };
             const light = (color) => color.slice(0, 3)
               .map((part) => part / 255)
               .map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
               .reduce((sum, part, index) => sum + part * [.2126, .7152, .0722][index], 0);
             const contrast = (element, color) => {
               const ground = behind(element instanceof SVGElement ? element.closest('svg').parentElement : element);
               const [a, b] = [light(paint(...ground)), light(paint(...ground, color))].sort((a, b) => b - a);
               return (a + .05) / (b + .05);
             };
             const wrong = [];
             const must = (element, color, least) => {
               const now = contrast(element, color);
               if (now < least) wrong.push(`${now.toFixed(2)}: ${color} ${element.outerHTML.slice(0, 100)}`);
             };
             const style = (element) => getComputedStyle(element);
             for (const bar of root().querySelectorAll('.bar rect:not(.bar-range, .bar-whole)')) must(bar, style(bar).fill, 3);
             for (const dot of root().querySelectorAll('.mark circle')) must(dot, style(dot).stroke, 3);
             for (const bar of root().querySelectorAll('.mark[data-kind=rate] rect')) must(bar, style(bar).fill, 3);
             for (const line of root().querySelectorAll('.chart line[data-kind=line]')) must(line, style(line).stroke, 3);
             for (const text of root().querySelectorAll('.chart text')) must(text, style(text).fill, 4.5);
             for (const element of root().querySelectorAll('p, li, td, th, a, button, select, strong, .panel-state, .standing, .note'))
               if (shown(element) && element.textContent.trim()) must(element, style(element).color, 4.5);
             for (const control of root().querySelectorAll('button, select')) must(control.parentElement, style(control).borderColor, 3);
             const pressed = root().querySelector('[aria-pressed=true]');
             const other = pressed.parentElement.querySelector('[aria-pressed=false]');
             const looks = (element) => paint(...behind(element)).join();
             if (looks(pressed) === looks(other)) wrong.push('what is chosen looks like the rest');
             return [...new Set(wrong)].slice(0, 8)",
        )
        .await;
    }
}
