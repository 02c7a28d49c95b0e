// A static host whose headers nobody can set, as GitHub Pages is: what the page and its embeds are there. What such a
// host sends is as docs/releasing.md ("A static host without headers") tells it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { listen } from "../../scripts/server.mjs";
import { files, launch, running, serve } from "../../scripts/site.mjs";
import { dist } from "./servers.mjs";

const manual = readFileSync("docs/releasing.md", "utf8");
const [, section] = /\n## A static host without headers\n(.*?)\n## /s.exec(manual);
// Each header that it sends, of the manual's first table.
const sent = Object.fromEntries([...section.matchAll(/^\| `([\w-]+): ([^`]+)` \|/gm)].map(([, name, value]) => [name.toLowerCase(), value]));

const FOLDER = "/newsroom/defections/";
const published = files(dist);
const json = published.find((name) => /^[^.]+\.json$/.test(name) && JSON.parse(readFileSync(join(dist, name), "utf8")).edition);
let browser;
let publisher;
let host;

before(async () => {
  publisher = await listen(0, (path, request) => {
    if (!path.startsWith(FOLDER)) return null;
    const plain = readFileSync(join(dist, path.slice(FOLDER.length)));
    const isText = !/\.(png|jpg|webp|edition)$/.test(path) && request.headers["accept-encoding"]?.includes("gzip");
    const etag = `"${createHash("sha256").update(plain).digest("hex").slice(0, 16)}"`;
    const { "content-encoding": coding, vary, ...always } = sent;
    return [isText ? gzipSync(plain) : plain, {
      ...always, etag, ...(isText && { "content-encoding": coding, vary }),
      ...(extname(path) === ".js" && { "content-type": "application/javascript; charset=utf-8" }),
    }];
  });
  host = await listen(0, (path) => path === "/index.html" && [
    `<!doctype html><html lang=en><title>host</title><link rel=icon href=data:,>
     <sidelight-explainer src="${publisher.origin}${FOLDER}${json}" loading=eager></sidelight-explainer>
     <iframe src="${publisher.origin}${FOLDER}embed.html" sandbox="allow-scripts" width=700 height=600></iframe>
     <script type=module src="${publisher.origin}${FOLDER}sidelight.js"></script>
     <script>window.modes = []; addEventListener("sidelight-ready", ({ detail }) => modes.push(detail.mode));
       addEventListener("message", ({ data }) => data?.sidelight === 1 && data.type === "ready" && modes.push("frame " + data.mode));</script>`,
    {},
  ]);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  publisher?.close();
  host?.close();
});

test("the manual says what is sent", () => {
  assert.deepEqual(Object.keys(sent).sort(), ["access-control-allow-origin", "cache-control", "content-encoding", "vary"]);
});

test("page, frame and element are all that they are elsewhere, under the page's own policy", async () => {
  const context = await browser.newContext();
  const said = [];
  context.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  const page = await context.newPage();
  await page.goto(`${publisher.origin}${FOLDER}`);
  await page.locator(running).waitFor();
  assert.equal(await page.evaluate(() => {
    try {
      document.body.append(Object.assign(document.createElement("script"), { textContent: "window.injected = true" }));
    } catch {}
    return window.injected ?? false;
  }), false, "a script that is not the page's does not run");
  assert.equal(said.filter((line) => /Content Security Policy|Trusted/i.test(line)).length, said.length, said.join("\n"));
  said.length = 0;
  await page.goto(`${host.origin}/`);
  await page.waitForFunction(() => window.modes.length > 1);
  assert.deepEqual((await page.evaluate(() => window.modes)).sort(), ["frame full", "full"]);
  assert.deepEqual(said, []);
  await context.close();
});

test("what a header alone can say is missing", async () => {
  // A page that isolates itself may not hold the frame; an element, which fetches by CORS, is as elsewhere.
  const isolated = await listen(0, (path) => path === "/index.html" && [
    `<!doctype html><html lang=en><title>host</title><link rel=icon href=data:,>
     <sidelight-explainer src="${publisher.origin}${FOLDER}${json}" loading=eager></sidelight-explainer>
     <iframe src="${publisher.origin}${FOLDER}embed.html" width=700 height=600></iframe>
     <script type=module crossorigin src="${publisher.origin}${FOLDER}sidelight.js"></script>
     <script>window.modes = []; addEventListener("sidelight-ready", ({ detail }) => modes.push(detail.mode));
       addEventListener("message", ({ data }) => data?.sidelight === 1 && modes.push("frame"));</script>`,
    { "cross-origin-embedder-policy": "require-corp", "cross-origin-opener-policy": "same-origin" },
  ]);
  try {
    const page = await browser.newPage();
    const refused = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/embed.html"));
    await page.goto(`${isolated.origin}/`);
    assert.match((await refused).failure().errorText, /BLOCKED_BY_RESPONSE/);
    await page.waitForFunction(() => window.modes.length > 0);
    assert.deepEqual(await page.evaluate(() => window.modes), ["full"]);
    await page.close();
  } finally {
    isolated.close();
  }
});

test("an edition that was kept stays whole when the next one is published", async () => {
  // For as long as max-age the page is the one of before; what it asks for has the names of its own edition, which has
  // to be there still.
  const names = published.filter((name) => /-[0-9a-f]{12,}/.test(name));
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const asked = [...html.matchAll(/(?:src|href|data-\w+)="\.\/([^"#?]+)"/g)].map(([, name]) => name).filter((name) => /\.(js|wasm|edition)$/.test(name));
  assert.ok(asked.length >= 3 && asked.every((name) => names.includes(name)), asked.join());
  assert.match(sent["cache-control"], /^max-age=600$/);
});

test("what a publisher adds to a page runs once the policy allows it", async () => {
  const line = /^ {4}(sed -i .*dist\/\*\.html)$/m.exec(readFileSync("docs/embedding.md", "utf8"))[1];
  const folder = mkdtempSync(join(tmpdir(), "sidelight-added-"));
  const stats = await listen(0, (path) => path === "/count.js" && ["window.counted = true; fetch(new URL('/hit.json', document.currentScript.src));", { "access-control-allow-origin": "*" }]);
  try {
    cpSync(dist, join(folder, "dist"), { recursive: true });
    const index = join(folder, "dist/index.html");
    writeFileSync(index, readFileSync(index, "utf8").replace("</body>", `<script src="${stats.origin}/count.js"></script></body>`));
    const visit = async () => {
      const site = await serve({ folder: join(folder, "dist") });
      const page = await browser.newPage();
      const said = [];
      page.on("console", (message) => said.push(message.text()));
      await page.goto(site.address);
      await page.locator(running).waitFor();
      const counted = await page.evaluate(() => window.counted ?? false);
      await page.close();
      site.close();
      return { counted, refused: said.filter((text) => /Content Security Policy/.test(text)).length };
    };
    assert.deepEqual(await visit(), { counted: false, refused: 1 });
    execFileSync("sh", ["-c", line.replaceAll("https://stats.example", stats.origin)], { cwd: folder });
    assert.deepEqual(await visit(), { counted: true, refused: 0 });
  } finally {
    stats.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
