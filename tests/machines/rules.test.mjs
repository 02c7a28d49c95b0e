// IBM's accessibility rules, which are not axe-core's, on the page: WCAG 2.2 A and AA, narrow and wide, light and dark,
// closed and open. What the rules only suspect counts too, unless it is judged here.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { files, launch, npm, open, serve } from "../../scripts/site.mjs";
import { nothing } from "./text.mjs";

// Suspicions that were looked into and are unfounded: where they may arise, and what must hold there. Both run in the
// page, on the element in question. A suspicion anywhere else, or of another kind, fails.
const judged = {
  // Not covered by anything when it has the focus, at any of its lines. (In a closed panel there is no focus to have.)
  element_tabbable_unobscured: (element) => {
    if (!element.checkVisibility()) return true;
    element.focus();
    return [...element.getClientRects()].every(({ left, top, width, height }) => {
      const found = document.elementFromPoint(left + width / 2, top + height / 2);
      return element.contains(found);
    });
  },
  // The button has the page's own outline, although its border is styled.
  style_focus_visible: (element) => {
    if (!element.checkVisibility()) return true;
    element.focus({ focusVisible: true });
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle === "solid" && parseFloat(outlineWidth) >= 2;
  },
  // The drawing above it shows where it stands, and the reading below it what that says. A button for what a word means
  // lies over that word, and has it in its name.
  input_label_visible: (element) =>
    element.matches("[data-island] > div > .control > [type=range][aria-label]") ||
    (element.matches(".term > button[popovertarget]") && element.parentElement.textContent.trim().length > 2),
  // One tab stop to a cell is for grids, which are widgets. In a table a cell may hold as many links as it likes.
  widget_tabbable_single: (element) => element.matches("table :is(th, td)") && !element.closest("[role=grid], [role=treegrid]"),
  // Words such as "above" in what an article tells, which sends nobody to any place on the page.
  text_sensory_misuse: (element) => !/\b(click|tap|button|menu)\b/i.test(element.textContent),
  // What a panel says stands under its title, and is a sentence of the text.
  text_block_heading: (element) => element.matches("h1 + .standfirst"),
  // Statuses have words and signs, links are underlined, series have labels.
  style_color_misuse: (element) => element.localName === "style",
  // The headline alone follows the window's width, with a largest size less than 2.5 times the smallest: then there is
  // always a zoom that doubles it.
  style_viewport_resizable: (element) => element.textContent.match(/\dv(w|h|i|b|min|max)\b/g)?.length === 1,
};

const rules = readFileSync(npm.resolve("accessibility-checker-engine/ace.js"), "utf8");
const site = await serve();
const browser = await launch();

async function check(width, colorScheme, file = "") {
  const page = await open(browser, site.address + file, { viewport: { width, height: 900 }, colorScheme });
  await page.evaluate(`${rules}; globalThis.ace = ace; 0`);
  const found = {};
  for (const panels of ["closed", "open"]) {
    found[`${file || "index.html"}, ${width} px, ${colorScheme}, panels ${panels}`] = await page.evaluate(`(async () => {
      const judged = { ${Object.entries(judged).map(([rule, holds]) => `${rule}: ${holds}`)} };
      document.querySelectorAll("details").forEach((details) => (details.open = ${panels === "open"}));
      const checker = new ace.Checker();
      // The dark scheme changes colours and nothing else.
      if (${colorScheme === "dark"}) checker.rulesetRules.WCAG_2_2 = checker.rulesetRules.WCAG_2_2.filter((rule) => /contrast|color/.test(rule));
      const { results } = await checker.check(document, ["WCAG_2_2"]);
      return results.filter(({ value }) => value[1] !== "PASS").map(({ ruleId, value, message, path, snippet, node }) => ({
        rule: ruleId,
        level: value.join(" "),
        message,
        where: path.dom,
        element: snippet.slice(0, 160),
        judged: judged[ruleId]?.(node) ?? false,
      })).concat({ rule: "all", level: "passes", count: results.filter(({ value }) => value[1] === "PASS").length });
    })()`);
  }
  await page.close();
  return found;
}

// All of it is on one page, and each panel has a page of its own.
const others = files("dist").filter((name) => name.endsWith(".html") && !/^(index|embed)\.html$|\.(include|email)\./.test(name));
const wide = async () => ({ ...(await check(1280, "light")), ...(await check(1280, "dark")) });
const narrow = async () => ({ ...(await check(390, "light")), ...(await check(390, "dark")) });
const each = async () => {
  const found = {};
  for (const file of others) Object.assign(found, await check(file === "all.html" ? 1280 : 390, "light", file));
  return found;
};
const states = Object.assign({}, ...(await Promise.all([narrow(), wide(), each()])));
// A page that must be found wanting.
const spoilt = await browser.newPage();
await spoilt.setContent(`<!doctype html><html lang="en"><title>Spoilt</title><main><h1>Spoilt</h1><img src="data:,"></main></html>`);
const wrong = await spoilt.evaluate(`${rules}; new ace.Checker().check(document, ["WCAG_2_2"]).then(({ results }) =>
  results.filter(({ value }) => value.join() === "VIOLATION,FAIL").map(({ ruleId }) => ruleId))`);
await browser.close();
site.close();

for (const [state, found] of Object.entries(states)) {
  test(`${state}: no rule of WCAG 2.2 A or AA is broken`, (t) => {
    const passes = found.pop().count;
    assert.ok(passes > 200, `only ${passes} checks passed`);
    const violations = found.filter(({ level }) => level.startsWith("VIOLATION"));
    // Advice that goes beyond WCAG is printed, no more.
    for (const [rule, count] of tally(found.filter((one) => !violations.includes(one)))) t.diagnostic(`advice: ${rule}, ${count} times`);
    nothing(violations.filter((one) => !one.judged)
      .map(({ rule, level, message, where, element }) => `${rule}, ${level}: ${message}: ${where}: ${element}`));
  });
}
test("a picture without words for it is found", () => assert.deepEqual(wrong, ["img_alt_valid"]));
test("each suspicion that is judged still arises: one that does not should be judged no longer", () => {
  const arising = new Set(Object.values(states).flat().map(({ rule }) => rule));
  nothing(Object.keys(judged).filter((rule) => !arising.has(rule)));
});

function tally(found) {
  const counts = new Map();
  for (const { rule } of found) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
