// Programs that show a page in their own manner have all of it: the browsers' reader mode (Readability is Firefox's),
// and a converter to plain text, which stands for text browsers and mail.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { launch, npm, open, serve } from "../../scripts/site.mjs";
import { lost, nothing, pieces } from "./text.mjs";

const { convert } = npm("html-to-text");
const readability = ["Readability.js", "Readability-readerable.js"]
  .map((name) => readFileSync(npm.resolve(`@mozilla/readability/${name}`), "utf8"))
  .join("\n");

// Headings as they are written, and no addresses between the words.
const selectors = [
  ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
  { selector: "a", options: { ignoreHref: true } },
];

async function read(page) {
  return {
    pieces: await pieces(page),
    panels: await page.evaluate(`[...document.querySelectorAll("details.panel")].map(({ id }) => id)`),
    title: await page.evaluate(`document.querySelector("h1").innerText`),
    language: await page.evaluate(`document.documentElement.lang`),
    plain: convert(await page.content(), { wordwrap: false, selectors }),
    ...(await page.evaluate(`${readability}
      ({ offered: isProbablyReaderable(document), reader: new Readability(document.cloneNode(true)).parse() })`)),
    // What the comparison must not overlook.
    cut: await page.evaluate(`document.querySelector("details.panel td").remove(); document.querySelector("article").textContent`),
  };
}

const site = await serve();
const browser = await launch();
// With everything on it.
const published = await read(await open(browser, `${site.address}all.html`, { javaScriptEnabled: false }));
const running = await read(await open(browser, `${site.address}all.html`));
await browser.close();
site.close();

for (const [when, page] of Object.entries({ "as published": published, "with its program": running })) {
  test(`reader mode, ${when}: it is offered, and knows title and language`, () => {
    assert.ok(page.offered);
    assert.equal(page.reader.title, page.title);
    assert.equal(page.reader.lang, page.language);
  });
  // The title and the standfirst are a reader mode's own to show.
  const { title, excerpt, textContent } = page.reader;
  for (const [reading, text] of Object.entries({ "reader mode": `${title}\n${excerpt}\n${textContent}`, "plain text": page.plain })) {
    const missing = lost(page.pieces, text);
    for (const part of ["the masthead", "the article", ...page.panels]) {
      test(`${reading}, ${when}: all of ${part}`, () => {
        assert.ok(page.pieces.some((piece) => piece.part === part), "there is text to look for");
        nothing(missing.filter((piece) => piece.part === part).map((piece) => piece.text));
      });
    }
  }
  test(`the comparison, ${when}, notices one lost table cell`, () => {
    // A cell may hold an amount and the numbers of its sources.
    assert.notEqual(lost(page.pieces, page.cut).length, 0);
  });
}
