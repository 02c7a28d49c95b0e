// dist/ on 127.0.0.1 and Chromium to look at it: what the pictures, the audit and tests/machines share.
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { listen } from "./server.mjs";

if (!process.env.SIDELIGHT_NPM) throw Error("SIDELIGHT_NPM does not name the folder with npm's packages; please use make");
export const npm = createRequire(process.env.SIDELIGHT_NPM + "/");
export const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

// The names of the files in a folder and the folders in it.
export const files = (folder) =>
  readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile()).sort();

// Serves the folder as it is now; compressed as a real host does it, if that is wished.
export async function serve({ folder = "dist", compressed = false } = {}) {
  const site = new Map(files(folder).map((name) => {
    const plain = readFileSync(join(folder, name));
    return [`/${name}`, { plain, ...(compressed && { br: brotliCompressSync(plain), gzip: gzipSync(plain) }) }];
  }));
  const { origin, close } = await listen(0, (path, request) => {
    const file = site.get(path);
    if (!file) return null;
    const coding = ["br", "gzip"].find((coding) => file[coding] && request.headers["accept-encoding"]?.includes(coding));
    return [file[coding ?? "plain"], {
      // A name with a hash in it never changes its content.
      "cache-control": /-[0-9a-f]{12,}/.test(path) ? "max-age=31536000, immutable" : "no-cache",
      ...(coding && { "content-encoding": coding }),
    }];
  });
  return { address: `${origin}/`, close };
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

// A page whose program is at work, or, without scripts or a program, the page as it was published.
export async function open(browser, address, options = {}) {
  const page = await browser.newPage(options);
  await page.goto(address);
  const isToRun = options.javaScriptEnabled !== false && (await page.locator("script[data-program]").count()) > 0;
  if (isToRun) await page.locator(running).waitFor();
  return page;
}
