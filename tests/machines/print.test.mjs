// The page with everything on paper, from Chromium and from Firefox, its program running: every panel is in it, with
// the addresses of its sources, and printing leaves the page as it was. The same as an element on a host's page.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { start } from "../../examples/serve.mjs";
import { launch, open, running, serve } from "../../scripts/site.mjs";
import { browse } from "../../scripts/webdriver.mjs";
import { letters, lost, nothing, pieces } from "./text.mjs";

const site = await serve();
const publisher = "https://paper.example/explainers/defections/";
const sites = await start({
  pages: {
    "/host/": `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A host</title><script>
      addEventListener("sidelight-ready", ({ target, detail }) => { target.dataset.mode = detail.mode; });
      </script><sidelight-explainer src="${publisher}russian-defections.json" loading="eager"></sidelight-explainer><script type="module" src="${publisher}sidelight.js"></script>`,
  },
});
const isShown = `document.querySelector("[data-mode=full]") !== null`;
const inHost = {};
const textOf = (pdf) => execFileSync("pdftotext", ["-raw", "-", "-"], { input: pdf, encoding: "utf8", maxBuffer: 1 << 26 });

// What the paper must say: what the page shows in print, and where its sources are.
const chromium = await launch();
const all = `${site.address}all.html`;
const screen = await open(chromium, all);
const paper = await open(chromium, all);
await paper.emulateMedia({ media: "print" });
const wanted = await pieces(paper);
// An element shows what the explainer's own page does.
const page = await open(chromium, site.address);
await page.emulateMedia({ media: "print" });
const essential = await pieces(page);
const { panels, addresses } = await paper.evaluate(() => ({
  panels: [...document.querySelectorAll("details.panel")].map(({ id }) => id),
  addresses: [...new Set([...document.querySelectorAll(".source-list a")].map((link) => link.getAttribute("href")).filter((href) => /^https?:/.test(href)).map((href) => href.replace(/#?:~:.*/, "")))],
}));

// As a reader leaves it: one panel opened, somewhere down the page.
const leave = `(document.querySelector("details.panel > summary").click(), scrollTo(0, 500))`;
const state = `JSON.stringify({
  open: [...document.querySelectorAll("details")].map(({ open }) => open),
  at: scrollY,
  address: location.href,
  page: document.querySelector("article").outerHTML,
  state: document.querySelector("#sidelight").dataset.state,
})`;

async function print(page) {
  await page.evaluate(leave);
  // The page answers an opened panel in a task of its own.
  const settled = async (last) => {
    const now = await page.evaluate(state);
    return now === last ? now : settled(now);
  };
  const before = await settled();
  const pdf = await page.pdf({ format: "A4" });
  const after = await settled();
  return { text: textOf(pdf), before: JSON.parse(before), after: JSON.parse(after) };
}

const prints = { Chromium: await print(screen) };
const host = await chromium.newPage();
await host.goto(`${sites.host}host/`);
await host.waitForFunction(isShown);
inHost.Chromium = textOf(await host.pdf({ format: "A4" }));
await chromium.close();
const fox = await browse("firefox");
try {
  await fox.goto(all);
  while (!(await fox.evaluate(`document.querySelector(${JSON.stringify(running)}) !== null`))) await new Promise((again) => setTimeout(again, 50));
  prints.Firefox = await print(fox);
  await fox.goto(`${sites.host}host/`);
  while (!(await fox.evaluate(isShown))) await new Promise((again) => setTimeout(again, 50));
  inHost.Firefox = textOf(await fox.pdf({ format: "A4" }));
} finally {
  await fox.close();
  site.close();
  sites.close();
}

for (const [browser, text] of Object.entries(inHost)) {
  test(`${browser} prints all of an element on a host's page, closed panels too`, () => {
    nothing(lost(essential, withoutAddresses(text)).map((piece) => piece.text));
  });
}

for (const [browser, { text, before, after }] of Object.entries(prints)) {
  const missing = lost(wanted, withoutAddresses(text));
  for (const part of ["the masthead", "the article", ...panels]) {
    test(`${browser} prints all of ${part}`, () => {
      assert.ok(wanted.some((piece) => piece.part === part), "there is text to look for");
      nothing(missing.filter((piece) => piece.part === part).map((piece) => piece.text));
    });
  }
  test(`${browser} prints the addresses of the sources`, () => {
    const said = letters(text);
    assert.ok(addresses.length > 0);
    nothing(addresses.filter((address) => !said.includes(letters(address))));
  });
  test(`${browser} leaves the page as it was`, () => {
    assert.ok(before.open.includes(true) && before.open.includes(false));
    assert.deepEqual(after, before);
  });
}

test("the comparison notices a part of the page that is not on paper", () => {
  const [part] = panels;
  const { text } = wanted.find((piece) => piece.part === part && letters(piece.text).length > 80);
  assert.equal(lost(wanted, withoutAddresses(prints.Chromium.text).replace(letters(text), "")).length, 1);
});

// The addresses stand within the sentences of the list of sources.
function withoutAddresses(text) {
  return [...addresses].map(letters).sort((a, b) => b.length - a.length).reduce((rest, address) => rest.replaceAll(address, ""), letters(text));
}
