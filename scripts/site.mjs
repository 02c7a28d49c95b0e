// dist/ on 127.0.0.1 and Chromium to look at it: what the pictures, the audit and tests/machines share.
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { pathOf } from "./path.mjs";

if (!process.env.SIDELIGHT_NPM) throw Error("SIDELIGHT_NPM does not name the folder with npm's packages; please use make");
export const npm = createRequire(process.env.SIDELIGHT_NPM + "/");
export const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const types = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  wasm: "application/wasm",
  svg: "image/svg+xml",
  json: "application/json",
  csv: "text/csv; charset=utf-8",
};

// The names of the files in a folder and the folders in it.
export const files = (folder) =>
  readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile()).sort();

// Serves the folder as it is now; compressed as a real host does it, if that is wished.
export async function serve({ folder = "dist", compressed = false } = {}) {
  const site = new Map(files(folder).map((name) => {
    const plain = readFileSync(join(folder, name));
    return [`/${name}`, { plain, ...(compressed && { br: brotliCompressSync(plain), gzip: gzipSync(plain) }) }];
  }));
  const server = createServer((request, response) => {
    const path = pathOf(request);
    if (path === null) return response.writeHead(400).end();
    const file = site.get(path);
    if (!file) return response.writeHead(404).end();
    response.setHeader("content-type", types[path.split(".").at(-1)] ?? "application/octet-stream");
    // A name with a hash in it never changes its content.
    response.setHeader("cache-control", /-[0-9a-f]{12,}/.test(path) ? "max-age=31536000, immutable" : "no-cache");
    const coding = ["br", "gzip"].find((coding) => file[coding] && request.headers["accept-encoding"]?.includes(coding));
    if (coding) response.setHeader("content-encoding", coding);
    response.end(file[coding ?? "plain"]);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

// The environment of a browser that has the fonts of npm's packages, not the machine's.
export function fonts(serif = "DejaVu Serif", sans = "DejaVu Sans") {
  const folder = mkdtempSync(join(tmpdir(), "sidelight-fonts-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const config = readFileSync("tests/fonts.conf", "utf8");
  const names = { npm: process.env.SIDELIGHT_NPM, serif, sans };
  writeFileSync(join(folder, "fonts.conf"), config.replaceAll(/\{(npm|serif|sans)\}/g, (_, name) => names[name]));
  return { FONTCONFIG_FILE: join(folder, "fonts.conf"), XDG_CACHE_HOME: folder };
}

export const launch = (...families) =>
  npm("playwright-core").chromium.launch({ executablePath: chromium, args: quiet, env: { ...process.env, ...fonts(...families) } });

// Whether the program is at work: it is neither awaited nor refused.
export const running = "#sidelight[data-state]:not([data-state=loading], [data-state=static])";

// A page whose program is at work, or, without scripts, the page as it was published.
export async function open(browser, address, options = {}) {
  const page = await browser.newPage(options);
  await page.goto(address);
  if (options.javaScriptEnabled !== false) await page.locator(running).waitFor();
  return page;
}
