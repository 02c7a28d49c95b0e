//! What is touched is large enough, or far enough from everything else (WCAG 2.2, 2.5.8).

use crate::engine::in_each_engine;
use crate::page::Page;
use crate::server::Server;

in_each_engine!(targets_can_be_touched);

/// Each control is 24 px wide and high. A smaller one stands in a line of text whose height it has to keep, or a
/// circle of 24 px on its middle touches no other target and no such circle of another small one. A panel's way back
/// and its permalink are no part of a sentence, and have to keep the distance. The strips of a drawing are left out:
/// the slider below it does the same. A check box is touched by its words, too.
const FINDER: &str = "
    const touched = (css) => [...root().querySelectorAll(css)].map((control) => control.closest('label') ?? control).filter(shown);
    const targets = touched('a[href], button, select, input, summary');
    const text = (element) => [...element.childNodes].some((node) =>
        node.nodeType === Node.TEXT_NODE ? /\\w/.test(node.data)
            : node instanceof HTMLElement && !node.matches('a, button, sup') && text(node));
    const inLine = (target) => {
        if (target.matches('.permalink, .panel-foot .back') || getComputedStyle(target).display !== 'inline') return false;
        const block = target.closest('p, li, td, th, blockquote, figcaption, h1, h2, h3, h4');
        return Boolean(block) && getComputedStyle(target.parentElement).display !== 'flex' && text(block);
    };
    // A link over two lines is two boxes; the one that is easier to hit counts.
    const boxes = targets.map((target) => {
        const parts = [...target.getClientRects()];
        return parts.sort((a, b) => b.width * b.height - a.width * a.height)[0];
    });
    const isSmall = boxes.map(({ width, height }) => width < 23.9 || height < 23.9);
    const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
    const away = ([x, y], box) => Math.hypot(
        Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    const wrong = [];
    targets.forEach((target, index) => {
        if (!isSmall[index] || inLine(target)) return;
        const here = middle(boxes[index]);
        targets.forEach((other, at) => {
            if (other === target || other.contains(target) || target.contains(other)) return;
            const [x, y] = middle(boxes[at]);
            const isNear = [...other.getClientRects()].some((box) => away(here, box) < 12)
                || isSmall[at] && Math.hypot(here[0] - x, here[1] - y) < 24;
            const { width, height } = boxes[index];
            if (isNear) wrong.push(`${Math.round(width)}x${Math.round(height)}: ${target.outerHTML.slice(0, 90)} is near ${other.outerHTML.slice(0, 90)}`);
        });
    });
    const must = touched('button, select, input, summary');
    for (const target of must) {
        const { width, height } = target.getBoundingClientRect();
        if (width < 23.9 || height < 23.9) wrong.push(`${width}x${height}: ${target.outerHTML.slice(0, 90)}`);
    }
    if (targets.length < 100) wrong.push(`only ${targets.length} targets`);
    return wrong.slice(0, 8)";

async fn targets_can_be_touched(page: &Page) {
    for file in ["index.html", "all.html", "@figure.html"] {
        let server = Server::with(file, &[]).await;
        for width in [390, 1280] {
            page.open_framed(&server, width).await;
            page.until_awake().await;
            page.open_all(true).await;
            page.assert_none(&format!("{file}: targets are large or apart at {width} px"), FINDER).await;
        }
    }
}
