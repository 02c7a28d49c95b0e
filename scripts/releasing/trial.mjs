// Tries an upload and the way back: node scripts/releasing/trial.mjs old new, two folders of releases. Copies the new one
// over the old, file by file in the order that its README.md says, and back, and asks Chromium after each what a reader
// has who comes just then: the page, a host's element, and one that is pinned to the old version.
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { listen } from "../server.mjs";
import { files, launch, running } from "../site.mjs";

const [old, now] = process.argv.slice(2);
const pinned = files(join(old, "stays")).find((name) => /^v[^/]*\/[^/]*\.include\.html$/.test(name));
const [version] = pinned.split("/");
const json = basename(pinned).replace(".include.html", ".json");
const site = mkdtempSync(join(tmpdir(), "sidelight-site-"));
for (const part of ["stays", "moves"]) cpSync(join(old, part), site, { recursive: true });

const open = { "access-control-allow-origin": "*", "cache-control": "no-cache" };
const publisher = await listen(0, (path) => [readFileSync(join(site, path)), open]);
const host = await listen(0, (path) => {
  const folder = `${publisher.origin}/${path.startsWith("/pinned") ? `${version}/` : ""}`;
  return [`<!doctype html><title>host</title><script>modes = []; addEventListener("sidelight-ready", ({ detail }) => modes.push(detail.mode))</script>
<sidelight-explainer src="${folder}${json}" loading="eager"><a href="${folder}">Read it there</a></sidelight-explainer>
<script type="module" src="${folder}sidelight.js"></script>`, { "content-type": "text/html" }];
});
const browser = await launch();

// What each of the three is just now, to who has nothing in a cache.
async function look() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${publisher.origin}/`);
  const state = await page.waitForSelector(`${running}, #sidelight[data-state=static]`, { state: "attached" });
  const found = [await state.getAttribute("data-state")];
  for (const path of ["live.html", "pinned.html"]) {
    await page.goto(`${host.origin}/${path}`);
    found.push(await page.waitForFunction("modes.at(-1)").then((mode) => mode.jsonValue()));
  }
  await context.close();
  return found.join(" ");
}

// The same files, one after the other; what was seen, and how often.
async function upload(from, parts) {
  for (const part of parts) {
    const seen = new Map();
    for (const name of files(join(from, part))) {
      mkdirSync(dirname(join(site, name)), { recursive: true });
      copyFileSync(join(from, part, name), join(site, name));
      // Nobody asks for the parts of a version before it is there.
      if (/^v[^/]*\//.test(name)) continue;
      const what = await look();
      seen.set(what, (seen.get(what) ?? 0) + 1);
    }
    console.log(`${join(from, part)}: ${[...seen].map(([what, times]) => `${what} after ${times} files`).join("; ")}`);
  }
}

try {
  console.log(`page, element, pinned element at first: ${await look()}`);
  await upload(now, ["stays", "moves"]);
  await upload(old, ["moves"]);
} finally {
  await browser.close();
  publisher.close();
  host.close();
  rmSync(site, { recursive: true });
}
