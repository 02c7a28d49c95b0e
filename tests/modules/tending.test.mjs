// What is heard of the numbers of sources, and the way back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./browser.mjs";

const { document } = open("");
globalThis.CSS = { escape: (text) => text };
const { leadBack, tend } = await import("../../static/modules/shared/tending.js");

const explainer = (word) => {
  document.body.innerHTML = `<div id="root"><article${word}><p><a class="trigger" id="second" href="#panel">words</a>
    <a class="trigger" id="away" href="panel.html">words</a><sup class="citation"> <a href="#source">7</a></sup>
    <sup class="citation">ours</sup></p><details><summary></summary><span id="panel"></span><div class="panel-body">
    <p class="panel-foot"><a class="back" href="#first">Back</a></p></div></details></article></div>`;
  return document.getElementById("root");
};

test("a number is called by what it is", () => {
  const root = explainer(' data-source="Source"');
  tend(root);
  assert.deepEqual(
    [...root.querySelectorAll(".citation")].map((number) => number.getAttribute("role")),
    ["none", "none"],
  );
  assert.equal(root.querySelector(".citation a").getAttribute("aria-label"), "Source 7");
});

test("where another build has published no word for it, it stays the number that it is", () => {
  const root = explainer("");
  tend(root);
  assert.equal(root.querySelector(".citation a").hasAttribute("aria-label"), false);
});

test("what was found is heard again", () => {
  const root = explainer("");
  const found = root.querySelector("p");
  found.setAttribute("aria-hidden", "true");
  tend(root);
  found.dispatchEvent(new document.defaultView.Event("beforematch", { bubbles: true }));
  assert.equal(found.hasAttribute("aria-hidden"), false);
});

test("a panel leads back to the trigger that was followed", () => {
  const root = explainer("");
  const back = root.querySelector(".back");
  for (const link of [null, back, document.getElementById("away")]) leadBack(root, link);
  assert.equal(back.getAttribute("href"), "#first");
  leadBack(root, document.getElementById("second"));
  assert.equal(back.getAttribute("href"), "#second");
});
