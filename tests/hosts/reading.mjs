// A page with embeds as a visitor reads it: from top to bottom, with what moved on the way.
import assert from "node:assert/strict";

// Runs in the page, before anything of it does.
function watch() {
  // How much moved, and what.
  window.moved = [];
  const told = ({ node, previousRect, currentRect }) => {
    const element = node?.parentElement ? (node.localName ? node : node.parentElement) : null;
    return `${element?.localName}.${element?.className}#${element?.id} ${previousRect.y} ${currentRect.y}`;
  };
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (!hadRecentInput) window.moved.push(value, ...sources.map(told));
    }
  }).observe({ type: "layout-shift", buffered: true });
  addEventListener("sidelight-ready", ({ target, detail }) => {
    target.dataset.mode = detail.mode;
  });
}

export async function read(browser, address, options) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
  const said = [];
  page.on("console", (message) => {
    // Debian's WordPress leads to an icon that it has not.
    const { url } = message.location();
    if (["error", "warning"].includes(message.type()) && !url.endsWith("/favicon.ico")) said.push(`${message.text()} (${url})`);
  });
  page.on("pageerror", (error) => said.push(String(error)));
  await page.addInitScript(watch);
  const response = await page.goto(address);
  assert.equal(response.status(), 200, address);
  const embeds = await page.locator("sidelight-explainer, sidelight-panel").all();
  for (const embed of embeds) {
    await embed.scrollIntoViewIfNeeded();
    await embed.and(page.locator("[data-mode]")).waitFor();
  }
  return {
    page,
    said,
    modes: await Promise.all(embeds.map((embed) => embed.getAttribute("data-mode"))),
    widths: await Promise.all(embeds.map((embed) => embed.evaluate((it) => it.getBoundingClientRect().width))),
    heights: await Promise.all(embeds.map((embed) => embed.evaluate((it) => it.getBoundingClientRect().height))),
    // What moved, a frame after the last that arrived.
    moved: await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(() => next(window.moved))))),
  };
}
