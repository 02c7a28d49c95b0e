// Newsrooms' pages as they are in examples/, and the lines of docs/embedding.md as they stand there, on a page of
// another origin: each reaches the mode that is said.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { names, start } from "../../examples/serve.mjs";
import { launch, open } from "../../scripts/site.mjs";

const manual = readFileSync("docs/embedding.md", "utf8");
const blocks = [...manual.matchAll(/^```html\n(.*?)^```/gms)].map(([, lines]) => lines.trimEnd());
const toPaste = blocks.filter((lines) => /<(sidelight|iframe)/.test(lines));
const script = blocks.find((lines) => lines.includes("addEventListener"));

const pasted = toPaste.map((lines, index) => [`/pasted/${index}/`, lines]).concat([["/pasted/high/", script + toPaste.find((lines) => lines.includes("<iframe"))]]);
const page = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A host</title><h1>A host</h1>${body}<p>What follows`;
const sites = await start({ pages: Object.fromEntries(pasted.map(([path, lines]) => [path, page(lines)])) });
const browser = await launch();
after(async () => {
  await browser.close();
  sites.close();
});

// Opens a page and brings each embed of it into view, as a reader does, until each has its mode.
async function visit(path, options) {
  const page = await browser.newPage(options);
  const said = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.addInitScript(() => {
    addEventListener("sidelight-ready", ({ target, detail }) => { target.dataset.mode = detail.mode; });
  });
  await page.goto(new URL(path, sites.host).href);
  const modes = [];
  await page.locator("sidelight-explainer, sidelight-panel, iframe").first().waitFor({ state: "attached" });
  for (const embed of await page.locator("sidelight-explainer, sidelight-panel, iframe").all()) {
    await embed.scrollIntoViewIfNeeded();
    const frame = await (await embed.elementHandle()).contentFrame();
    if (frame) await frame.locator("#sidelight:is([data-state=full], [data-state=static])").waitFor();
    else await embed.and(page.locator("[data-mode]")).waitFor();
    modes.push(frame ? await frame.locator("#sidelight").getAttribute("data-state") : await embed.getAttribute("data-mode"));
  }
  return { page, modes, said };
}

const listed = new Map([...readFileSync("examples/README.md", "utf8").matchAll(/^\| `([^`]+)\/` \|.*\| `([^`]+)` \|$/gm)].map(([, name, mode]) => [name, mode]));
const counts = { frame: 2, several: 4 };

test("the list of examples has all of them", () => assert.deepEqual([...listed.keys()].sort(), names.toSorted()));

for (const name of names) {
  test(`examples/${name} reaches its mode`, async () => {
    const { page, modes, said } = await visit(`/${name}/`);
    assert.deepEqual(modes, Array(counts[name] ?? 1).fill(listed.get(name)));
    // Where the program is refused one warning says so, and nothing else is ever said. The glance asks for none.
    assert.equal(said.length, listed.get(name) === "full" || name === "oembed" ? 0 : 1, said.join("\n"));
    await page.close();
  });
}

test("the included explainer is read and opened without scripts", async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(new URL("/include/", sites.host).href);
  await page.locator("sidelight-explainer summary").first().click();
  await page.locator("sidelight-explainer details[open] .panel-body").first().waitFor();
  await page.close();
});

test("the dark switch is followed", async () => {
  const { page } = await visit("/dark/");
  const ink = () => page.locator("sidelight-explainer h1").evaluate((heading) => getComputedStyle(heading).color);
  assert.equal(await ink(), "rgb(23, 25, 28)");
  await page.click("#switch");
  assert.equal(await ink(), "rgb(233, 231, 225)");
  await page.close();
});

test("React sets attributes and hears events", async () => {
  const { page } = await visit("/react/");
  await page.locator("output", { hasText: "is full" }).waitFor();
  await page.locator("select").first().selectOption("hotline");
  await page.locator("output", { hasText: "hotline was opened (api)" }).waitFor();
  await page.locator("sidelight-explainer details[open]#panel-hotline").waitFor();
  await page.close();
});

test("the frames have the heights that they tell", async () => {
  const { page } = await visit("/frame/");
  for (const iframe of await page.locator("iframe").all()) {
    const frame = await (await iframe.elementHandle()).contentFrame();
    const height = await frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
    await page.waitForFunction(([element, height]) => element.clientHeight === height, [await iframe.elementHandle(), height]);
  }
  await page.close();
});

for (const [path] of pasted) {
  test(`what the manual gives to paste works: ${path}`, async () => {
    const { page, modes, said } = await visit(path);
    assert.deepEqual(modes, ["full"]);
    assert.deepEqual(said, []);
    // The way past it leads past it.
    const skip = page.locator("a").first();
    await skip.focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => {
      const there = document.querySelector(":target")?.getBoundingClientRect();
      return there && there.top >= 0 && there.top <= innerHeight;
    });
    await page.close();
  });
}

test("the manual gives the lines that the page gives", async () => {
  const page = await open(browser, sites.publisher);
  await page.locator(".embed-this > summary").click();
  const [part, way] = [0, 1].map((index) => page.locator(".embed-this select").nth(index));
  const lines = [];
  for (const [which, how] of [["0", "0"], ["1", "0"], ["0", "1"]]) {
    await part.selectOption(which);
    await way.selectOption(how);
    lines.push((await page.locator(".embed-this pre").textContent()).replaceAll(sites.publisher, "https://paper.example/explainers/defections/"));
  }
  assert.deepEqual(toPaste, lines);
  await page.close();
});
