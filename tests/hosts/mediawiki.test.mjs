// The extension in a real MediaWiki of Debian's with SQLite: somebody writes a page, and it is read.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { launch } from "../../scripts/site.mjs";
import { free, lint, servePhp } from "./php.mjs";
import { explainer, publish, slug } from "./publisher.mjs";
import { read } from "./reading.mjs";

const PASSWORD = "correct horse battery";
const root = "/usr/share/mediawiki";
const extension = resolve("integrations/mediawiki");
const panel = explainer.panels[1];
const src = (folder) => `${folder}${slug}.json`;

let publisher, browser, wiki, place;

before(async () => {
  publisher = await publish();
  place = mkdtempSync(join(tmpdir(), "sidelight-mediawiki-"));
  process.on("exit", () => rmSync(place, { recursive: true, force: true }));
  for (const name of ["data", "cache", "images"]) mkdirSync(join(place, name));
  const port = await free();
  const settings = join(place, "LocalSettings.php");
  execFileSync("php", [
    `${root}/maintenance/install.php`, `--confpath=${place}`, "--dbtype=sqlite", `--dbpath=${place}/data`, "--dbname=wiki",
    `--server=http://127.0.0.1:${port}`, "--scriptpath=", `--pass=${PASSWORD}`, "--skins=Vector", "A wiki", "Admin",
  ], { stdio: "ignore", env: { ...process.env, MW_CONFIG_FILE: settings } });
  appendFileSync(settings, `
    $wgCacheDirectory = '${place}/cache';
    $wgUploadDirectory = '${place}/images';
    $wgJobRunRate = 0;
    wfLoadExtension('Sidelight', '${extension}/extension.json');
    $wgSidelightPublishers = ['${publisher.ours.slice(0, -1)}'];`);
  wiki = await servePhp(root, port, { MW_CONFIG_FILE: settings });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await wiki?.end();
  publisher?.close();
  rmSync(place, { recursive: true, force: true });
});

// Writes a page by the form, and says where it is read.
let editor;
async function write(title, text) {
  if (!editor) {
    editor = await browser.newPage();
    await editor.goto(`${wiki.origin}/index.php?title=Special:UserLogin`);
    await editor.fill("#wpName1", "Admin");
    await editor.fill("#wpPassword1", PASSWORD);
    await editor.click("#wpLoginAttempt");
    await editor.locator("#pt-logout").waitFor({ state: "attached" });
  }
  const address = `${wiki.origin}/index.php?title=${title}`;
  await editor.goto(`${address}&action=edit`);
  await editor.fill("#wpTextbox1", text);
  await editor.click("#wpSave");
  await editor.locator("#mw-content-text .mw-parser-output").waitFor();
  return address;
}

const tag = (attributes, words = "Words") => `<sidelight ${Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(" ")}>${words}</sidelight>`;

test("the PHP is PHP", () => lint([`${extension}/Tag.php`]));

test("a page has an explainer and a panel, with one script", async () => {
  const whole = tag({ src: src(publisher.ours) }, explainer.headline);
  const one = tag({ src: src(publisher.ours), panel: panel.id, theme: "dark", exclusive: "" }, `''${panel.title}''`);
  const address = await write("Explained", `Before.\n\n${one}\n\nBetween.\n\n${whole}\n\nAfter.`);
  for (const skin of ["vector", "vector-2022"]) {
    const post = await read(browser, `${address}&useskin=${skin}`);
    assert.deepEqual([post.modes, post.moved, post.said], [["full", "full"], [], []], skin);
    assert.equal(await post.page.locator(`script[type=module][src="${publisher.ours}sidelight.js"]`).count(), 1);
    assert.deepEqual(
      await post.page.locator("sidelight-panel").evaluate((it) => [it.panel, it.theme, it.exclusive, it.textContent]),
      [panel.id, "dark", true, `''${panel.title}''`],
    );
    // The way past each is seen when the keyboard comes to it, and leads past it.
    const skip = post.page.locator(".sidelight-skip").last();
    assert.ok((await skip.boundingBox()).width <= 1, "it is hidden");
    await skip.focus();
    assert.ok((await skip.boundingBox()).width > 100, "it is seen");
    await skip.press("Enter");
    assert.equal(await post.page.evaluate(() => document.activeElement.previousElementSibling.localName), "sidelight-explainer");
    await post.page.close();
  }
  const without = await browser.newPage({ javaScriptEnabled: false });
  await without.goto(address);
  await without.getByRole("link", { name: explainer.headline, exact: true }).waitFor();
  assert.equal(await without.locator("sidelight-panel a").getAttribute("href"), `${publisher.ours}#${panel.id}`);
  await without.close();
});

test("what is not allowed, or no address, is a link or words", async () => {
  const good = src(publisher.ours);
  const refused = [
    { src: src(publisher.strange) },
    { src: "javascript:alert(1)//.json" },
    { src: `${good}?x` },
    { src: `${publisher.ours}../../strangers/defections/${slug}.json` },
    { src: `${publisher.ours}%2e%2e/${slug}.json` },
    { src: good.replace("//", "//paper.example@") },
    { src: good.replace("127.0.0.1", "127.0.0.1.paper.example") },
    { src: `${publisher.ours}sidelight.js` },
    { src: good, panel: "&quot; onmouseover=&quot;alert(1)" },
    { src: good, panel: "&lt;img src=x onerror=alert(1)&gt;" },
  ];
  const lines = refused.map((attributes) => tag(attributes, "<img src=x onerror=alert(1)>"));
  const address = await write("Refused", lines.join("\n\n"));
  const html = await (await fetch(address)).text();
  assert.ok(!/<sidelight-|sidelight\.js"><|<img src=x|<[^>]* on(mouseover|error)=/.test(html));
  assert.ok(html.includes(`href="${publisher.strange}"`));
  // What is refused alone leaves the rest.
  const rest = await write("Rest", tag({ src: good, theme: "dark&quot; onclick=&quot;alert(1)", onclick: "alert(1)", style: "x" }));
  const [found] = /<sidelight-explainer[^>]*>/.exec(await (await fetch(rest)).text());
  assert.equal(found, `<sidelight-explainer src="${good}" style="display: block; min-height: 100vh">`);
});
