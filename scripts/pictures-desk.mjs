// The desk as docs/authoring.md shows it: where one begins, a text with a mistake beside its page, and what publishing
// needs. node scripts/pictures-desk.mjs DESK OUT
import { launch, serve } from "./site.mjs";

const [desk, out] = process.argv.slice(2);
const site = await serve({ folder: desk });
const browser = await launch("Tinos", "Roboto Condensed");
try {
  const page = await browser.newPage({ viewport: { width: 1100, height: 700 }, colorScheme: "light", locale: "en-GB" });
  const picture = (name) => page.screenshot({ path: `${out}/desk-${name}.png`, animations: "disabled", caret: "initial" });
  await page.goto(site.address);
  await page.locator(".begin").waitFor();
  await picture("begin");
  await page.getByRole("button", { name: "The example" }).click();
  await page.locator(".page iframe:not([data-next])").waitFor();
  await page.locator(".cm-content").focus();
  await page.keyboard.type("Ukraine [pays](panel:bountys) those who come. ");
  await page.locator(".remarks .mistake").waitFor();
  await page.locator(".page .old").waitFor();
  await picture("write");
  await page.getByRole("button", { name: "did you mean" }).click();
  await page.locator(".remarks .mistake").waitFor({ state: "detached" });
  await page.locator("[data-turns=publish]").click();
  await page.locator(".publish").waitFor();
  await picture("publish");
} finally {
  await browser.close();
  site.close();
}
console.log(`pictures are in ${out}/`);
