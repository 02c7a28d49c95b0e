// The card beside a source's number: what is in it, from where, and what it refuses. What jsdom lacks of a browser,
// popovers and styles, is noted here; that they work is tests/e2e/citations.rs.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { open } from "./browser.mjs";

const list = (id, kind = "") => `<ol class="source-list" data-source="Source"${kind}>
  <li id="source-${id}" value="7">Gazette, <a href="https://gazette.example/#:~:text=so">So</a>. <q>so</q><em class="source-kind"></em>
  <span class="cited-in"> Cited in: <a href="./">The article</a></span></li></ol>`;

const window =
  open(`<div id="sidelight"><article><p>Here<sup class="citation"><a id="here" href="#source-here">7</a></sup>
  <a id="there" href="./method.html#source-there">7</a><a id="nowhere" href="#source-nowhere">8</a>
  <a id="elsewhere" href="https://other.example/method.html#source-there">7</a></p>${list("here")}</article></div>`);
const { HTMLElement } = window;
const shown = [];
HTMLElement.prototype.showPopover = function () {
  shown.push(this);
};
HTMLElement.prototype.hidePopover = () => {};
window.document.adoptedStyleSheets = [];
globalThis.DOMParser = window.DOMParser;
globalThis.CSS = { supports: () => false };
globalThis.CSSStyleSheet = class {
  replaceSync() {}
};
globalThis.scrollX = globalThis.scrollY = 0;
const page = { ok: true, text: async () => `<main>${list("there", ' aria-label="Reporting"')}</main>` };
globalThis.fetch = mock.fn(async () => page);

const { show } = await import("../../static/modules/source-card.js");
const link = (id) => window.document.getElementById(id);
const said = () => shown.at(-1).textContent.replace(/\s+/g, " ").trim();

test("an entry of this page is shown as it is, without what else cites it", async () => {
  await show(link("here"));
  const [card] = shown;
  assert.equal(card.getAttribute("aria-label"), "Source 7");
  assert.equal(said(), "Source 7.Gazette, So. so");
  assert.deepEqual(
    Array.from(card.querySelectorAll("a"), ({ href }) => href),
    ["https://host.example/#source-here", "https://gazette.example/#:~:text=so"],
  );
  assert.equal(card.querySelector("[id]"), null, "no place is there twice");
  assert.equal(window.document.activeElement, card);
  assert.equal(fetch.mock.callCount(), 0);
  assert.ok(link("source-here").querySelector(".cited-in"), "the list keeps what it has");
});

test("another page is asked for once it is needed, and once; after a failure again", async () => {
  page.ok = false;
  await assert.rejects(show(link("there")));
  page.ok = true;
  await show(link("there"));
  await show(link("there"));
  assert.deepEqual(
    fetch.mock.calls.map(({ arguments: [address] }) => address),
    ["/method.html", "/method.html"],
  );
  assert.equal(said(), "Source 7 · Reporting.Gazette, So. so", "the kind is said that the list is of");
  assert.equal(new Set(shown).size, 1, "there is one card");
});

test("what has no entry, or is another site's, is refused", async () => {
  const before = shown.length;
  await assert.rejects(show(link("nowhere")));
  await assert.rejects(show(link("elsewhere")));
  assert.equal(shown.length, before);
  assert.equal(fetch.mock.callCount(), 2);
});
