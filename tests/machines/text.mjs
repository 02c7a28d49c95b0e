// What a reader of the page can read, as pieces of text, and which of them another reading has lost.

import assert from "node:assert/strict";

// Runs in the page: the text in it, less what its controls say, each piece with the part of the page it is in. A piece
// ends where a block ends, and where the styles add something of their own, such as the mark behind a trigger.
function read() {
  const controls = "button, [aria-live], label, legend, select";
  // The lines to embed the page by are no part of its text.
  const unread = `[hidden], [aria-hidden=true], script, style, svg, .embed-this, ${controls}`;
  const pieces = [];
  let last;
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    if (parent.closest(unread)) continue;
    const chain = [];
    for (let element = parent; element; element = element.parentElement) chain.push(element);
    if (chain.some((element) => getComputedStyle(element).display === "none" || getComputedStyle(element).clipPath !== "none")) continue;
    const added = (element, where) => !/^(none|normal|"")$/.test(getComputedStyle(element, where).content);
    const holder = chain.find((element) =>
      !/^(inline|contents)/.test(getComputedStyle(element).display) || added(element, "::before") || added(element, "::after"));
    const part = parent.closest("details.panel")?.id ?? (parent.closest(".masthead") ? "the masthead" : "the article");
    if (last?.holder !== holder) pieces.push((last = { holder, part, text: "" }));
    last.text += texts.currentNode.data;
  }
  return pieces.map(({ part, text }) => ({ part, text: text.trim() }));
}

// Letters alone: how a reading sets spaces, hyphens and ligatures is its own affair.
export const letters = (text) => text.normalize("NFKC").replace(/[\s\u00AD\u2010-]/g, "");

// The page's text, as pieces in their order.
export const pieces = async (page) => (await page.evaluate(read)).filter(({ text }) => letters(text));

// The pieces that are not in the text. Each takes its place in it, the longest first, so that what is told twice on
// the page must be there twice.
export function lost(pieces, text) {
  let rest = letters(text);
  return [...pieces].sort((a, b) => letters(b.text).length - letters(a.text).length).filter((piece) => {
    const wanted = letters(piece.text);
    const at = rest.indexOf(wanted);
    if (at >= 0) rest = `${rest.slice(0, at)}\n${rest.slice(at + wanted.length)}`;
    return at < 0;
  });
}

// Fails if anything was found, and names the first few.
export function nothing(found) {
  const more = found.length > 10 ? `\n… and ${found.length - 10} more` : "";
  assert.ok(found.length === 0, found.slice(0, 10).join("\n") + more);
}
