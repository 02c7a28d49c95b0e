// What a frame says and hears; ten thousand messages of all kinds, and the parents' own scripts, are in
// tests/e2e/frame/.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./browser.mjs";

const window = open(
  `<details class="panel"><summary><h2>Costs</h2></summary><div class="panel-anchor" id="costs"></div></details>`,
  "https://paper.example/embed.html?id=a&childId=b",
);
const { document } = window;
const said = [];
globalThis.parent = { postMessage: (message) => said.push(message) };
globalThis.ResizeObserver = class {
  observe() {}
  disconnect() {}
};
const { hear } = await import("../../static/modules/frame/messages.js");
const { observe } = await import("../../static/modules/frame/height.js");
document.querySelector("details").scrollIntoView = () => {};

/** What is said in answer to a message. */
function answer(message) {
  said.length = 0;
  hear(message);
  return [...said];
}

test("before the page is there it has no height", () => {
  assert.deepEqual(answer({ sidelight: 1, type: "measure" }), []);
  observe();
  assert.deepEqual(answer({ sidelight: 1, type: "measure" })[0], { sidelight: 1, id: "a", type: "height", height: 0 });
});

test("a panel is opened, closed and led to", () => {
  const panel = document.querySelector("details");
  assert.deepEqual(answer({ sidelight: 1, type: "open", panel: "costs" }), []);
  assert.equal(panel.open, true);
  answer({ sidelight: 1, type: "open", panel: "costs", open: false });
  assert.equal(panel.open, false);
  const [place, pym] = answer({ sidelight: 1, type: "goto", panel: "costs" });
  assert.deepEqual([place.type, pym], ["place", "pymxPYMxbxPYMxscrollToChildPosxPYMx0"]);
  assert.equal(panel.open, true);
});

test("a theme is one of three", () => {
  const { style } = document.documentElement;
  for (const [theme, scheme] of [
    ["dark", "dark"],
    ["blue", "dark"],
    ["toString", "dark"],
    ["auto", ""],
  ]) {
    answer({ sidelight: 1, type: "set", theme });
    assert.equal(style.colorScheme, scheme);
  }
});

test("each asks for the height in its own words", () => {
  for (const message of [
    "pymxPYMxbxPYMxwidthxPYMx300",
    "[iFrameSizer]resize",
    { type: "frames-init" },
    { type: "iframe-child-init" },
    { type: "setHeight", id: 7 },
    { message: "ready", secret: "s3cret" },
  ]) {
    assert.notDeepEqual(answer(message), [], JSON.stringify(message));
  }
  const [first, second] = ["[iFrameSizer]frame0:8:false:false:32:true", "[iFrameSizer]resize"].map(answer);
  assert.ok(first.includes("[iFrameSizer]frame0:0:0:init"));
  assert.ok(second.includes("[iFrameSizer]frame0:0:0:size"));
  assert.deepEqual(second.at(-1), { type: "setHeight", id: 7, height: 0 }, "and is answered by its name");
  assert.deepEqual(second.at(-2), { message: "height", value: 0, secret: "s3cret" });
});

test("what is not understood asks for nothing", () => {
  for (const message of [
    null,
    undefined,
    1,
    "",
    "x",
    "[iFrameSizer]",
    {},
    { sidelight: 2, type: "measure" },
    { sidelight: 1, type: ["measure"] },
    { sidelight: 1, type: "open", panel: {} },
    { sidelight: 1, type: "open", panel: "toString" },
    { sidelight: 1, type: "set", theme: null },
  ]) {
    assert.deepEqual(answer(message), [], JSON.stringify(message));
  }
});
