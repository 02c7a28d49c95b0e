// Who comes back after a new edition downloads what is different in it (docs/embedding.md, "Who comes back"): Chromium,
// of a server that sends as that manual says.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { PATTERNS, deltas } from "../../scripts/deltas.mjs";
import { listen } from "../../scripts/server.mjs";
import { launch, running } from "../../scripts/site.mjs";
import { age } from "./older.mjs";

const FOLDER = "/news/explainer/";
const old = mkdtempSync(join(tmpdir(), "sidelight-old-"));
let browser;
let site;
let served = old;
const sent = [];

before(async () => {
  age(old);
  const differences = deltas(old, "dist");
  site = await listen(0, (path, request) => {
    if (!path.startsWith(FOLDER)) return null;
    const name = path.slice(FOLDER.length);
    const plain = readFileSync(join(served, name));
    const dictionary = PATTERNS.find(({ pattern }) => pattern.test(name));
    const has = (coding) => request.headers["accept-encoding"]?.includes(coding);
    const known = ({ now, available, bytes }) => bytes && served === "dist" && now === name && available === request.headers["available-dictionary"];
    const difference = has("dcz") && differences.find(known);
    const body = difference ? difference.bytes : brotliCompressSync(plain);
    sent.push({ name, coding: difference ? "dcz" : "br", length: body.length });
    return [body, {
      "content-encoding": sent.at(-1).coding,
      "cache-control": /-[0-9a-f]{12,}/.test(name) ? "max-age=31536000, immutable"
        : name === "index.html" ? "max-age=0, stale-while-revalidate=2592000" : "no-cache",
      vary: "Accept-Encoding, Available-Dictionary",
      ...(dictionary && { "use-as-dictionary": `match="${FOLDER}${dictionary.match}"` }),
    }];
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  site?.close();
  rmSync(old, { recursive: true, force: true });
});

test("a reader who comes back downloads what is different", async () => {
  const context = await browser.newContext();
  const visit = async () => {
    const page = await context.newPage();
    const lengths = new Map();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    session.on("Network.responseReceived", ({ requestId, response }) => lengths.set(requestId, { url: response.url, length: 0 }));
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (lengths.has(requestId)) lengths.get(requestId).length = encodedDataLength;
    });
    sent.length = 0;
    await page.goto(`${site.origin}${FOLDER}`);
    await page.locator(running).waitFor();
    const seen = {
      headline: await page.locator("h1").innerText(),
      state: await page.locator("#sidelight").getAttribute("data-state"),
      sent: [...sent],
      arrived: [...lengths.values()].reduce((sum, { length }) => sum + length, 0),
    };
    await page.close();
    return seen;
  };

  const first = await visit();
  assert.match(first.headline, /^Formerly: /);
  assert.ok(first.sent.every(({ coding }) => coding === "br"), JSON.stringify(first.sent));

  served = "dist";
  const second = await visit();
  assert.doesNotMatch(second.headline, /^Formerly: /, "the page is the new one, not one that was kept");
  assert.equal(second.state, first.state, "its program is at work");
  const as = (coding) => second.sent.filter((file) => file.coding === coding).map(({ name }) => name.replace(/-[0-9a-f]{12,}/, "").replace(/^.*(?=page\.)/, "")).sort();
  assert.deepEqual(as("dcz"), ["index.html", "page.edition", "program.js", "sidelight-app_bg.wasm"], JSON.stringify(second.sent));
  assert.deepEqual(as("br"), [], JSON.stringify(second.sent));
  assert.ok(second.arrived < 3000 && second.arrived < first.arrived / 10, `${second.arrived} of ${first.arrived} bytes`);

  // Who has another one, or what is no edition of ours, is sent the whole.
  const asked = await fetch(`${site.origin}${FOLDER}`, { headers: { "accept-encoding": "br, dcz", "available-dictionary": `:${createHash("sha256").update("x").digest("base64")}:` } });
  assert.equal(asked.headers.get("content-encoding"), "br");
  console.log(`first visit ${first.arrived} bytes, second ${second.arrived}: ${second.sent.map(({ name, coding, length }) => `${name} ${coding} ${length}`).join(", ")}`);
});
