// Pictures of dist/ for the README and for whoever changes the look: phone and desk, light and dark, closed and
// open, and the printed page. They go to the folder given, or target/pictures.
import { createServer } from "node:http";
import { readFile, mkdir } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { createRequire } from "node:module";

const { chromium } = createRequire(process.env.SIDELIGHT_NPM + "/")("playwright-core");
const folder = process.argv[2] ?? "target/pictures";
const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm", ".svg": "image/svg+xml" };

const server = createServer(async (request, response) => {
  const path = normalize(new URL(request.url, "http://localhost").pathname);
  const file = join("dist", path === "/" ? "index.html" : path);
  try {
    response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
    response.end(await readFile(file));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const address = `http://127.0.0.1:${server.address().port}/`;
await mkdir(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  for (const width of [390, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      await page.goto(address);
      await page.locator("#sidelight[data-state=full]").waitFor();
      await page.screenshot({ path: `${folder}/${width}-${colorScheme}-top.png` });
      await page.screenshot({ path: `${folder}/${width}-${colorScheme}-closed.png`, fullPage: true });
      for (const panel of await page.locator("details.panel").all()) {
        await panel.locator("> summary").click();
        await panel.screenshot({ path: `${folder}/${width}-${colorScheme}-${await panel.getAttribute("id")}.png` });
      }
      await page.close();
    }
  }
  const page = await browser.newPage({ viewport: { width: 1280, height: 960 } });
  await page.goto(address);
  await page.locator("#sidelight[data-state=full]").waitFor();
  const panel = page.locator("#panel-bounties");
  await panel.locator("> summary").click();
  await panel.evaluate((element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 420));
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${folder}/readme.png` });
  await page.pdf({ path: `${folder}/print.pdf`, format: "A4" });
} finally {
  await browser.close();
  server.close();
}
console.log(`pictures are in ${folder}/`);
