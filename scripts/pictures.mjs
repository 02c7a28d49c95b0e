// Pictures of dist/ for the README and for whoever changes the look: phone and desk, light and dark, closed and
// open, and the printed page. They go to the folder given, or target/pictures.
import { mkdir } from "node:fs/promises";
import { launch, open, serve } from "./site.mjs";

const folder = process.argv[2] ?? "target/pictures";
await mkdir(folder, { recursive: true });
const site = await serve();
const browser = await launch("Tinos", "Roboto Condensed");
try {
  for (const width of [390, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await open(browser, site.address, { viewport: { width, height: 900 }, colorScheme });
      await page.screenshot({ path: `${folder}/${width}-${colorScheme}-top.png` });
      await page.screenshot({ path: `${folder}/${width}-${colorScheme}-closed.png`, fullPage: true });
      for (const panel of await page.locator("details.panel").all()) {
        await panel.locator("> summary").click();
        await panel.screenshot({ path: `${folder}/${width}-${colorScheme}-${await panel.getAttribute("id")}.png` });
      }
      await page.close();
    }
  }
  const page = await open(browser, site.address, { viewport: { width: 1280, height: 960 } });
  const panel = page.locator("#panel-bounties");
  await panel.locator("> summary").click();
  await panel.evaluate((element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 420));
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${folder}/readme.png` });
  await page.pdf({ path: `${folder}/print.pdf`, format: "A4" });
} finally {
  await browser.close();
  site.close();
}
console.log(`pictures are in ${folder}/`);
