// Hugo, Jekyll and Eleventy make a page of Markdown in which an explainer stands, by an include of six lines and as the
// HTML that a publisher gives to paste (docs/hosts.md). The sites are in sites/, to read and to copy from.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { start } from "../../examples/serve.mjs";
import { files, launch } from "../../scripts/site.mjs";

if (!process.env.SIDELIGHT_HOSTS) throw Error("SIDELIGHT_HOSTS does not name the folder with the generators; please use make test-hosts");
const work = mkdtempSync(join(tmpdir(), "sidelight-sites-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));

cpSync("tests/hosts/sites", work, { recursive: true });
// The lines for one panel, as they stand in the manual.
const lines = readFileSync("docs/embedding.md", "utf8").match(/```html\n((?:(?!```)[^])*<sidelight-panel[^]*?)```/)[1];
for (const [folder, layout] of [["hugo/content", ""], ["jekyll", "layout: default\n"], ["eleventy", "layout: page.liquid\n"]]) {
  writeFileSync(join(work, folder, "pasted.md"), `---\ntitle: Pasted\n${layout}---\nBefore it.\n\n${lines}\nAfter it.\n`);
}

// Runs a generator in the folder of its site.
function run(site, command, ...args) {
  const { error, status, stdout, stderr } = spawnSync(command, args, { cwd: join(work, site), encoding: "utf8" });
  assert.equal(status, 0, `${command} ${args.join(" ")} ${error ?? ""}\n${stdout}\n${stderr}`);
}
run("hugo", "hugo", "--quiet", "-d", "../out/hugo");
run("hugo", "hugo", "--quiet", "--config", "hugo.toml,unsafe.toml", "-d", "../out/hugo-unsafe");
run("jekyll", "jekyll", "build", "--quiet", "--disable-disk-cache", "-d", "../out/jekyll");
run("eleventy", join(process.env.SIDELIGHT_HOSTS, "node_modules/.bin/eleventy"), "--quiet", "--output=../out/eleventy");

const pages = {};
for (const name of files(join(work, "out")).filter((name) => name.endsWith(".html"))) {
  pages[`/${name.replace(/(\/index)?\.html$/, "/")}`] = readFileSync(join(work, "out", name), "utf8");
}
const site = await start({ pages });
const browser = await launch();
after(async () => {
  await browser.close();
  site.close();
});

test("Hugo leaves out what is pasted, unless it is told that this is safe", () => {
  assert.match(pages["/hugo/pasted/"], /raw HTML omitted/);
  assert.doesNotMatch(pages["/hugo/pasted/"], /sidelight/);
});

for (const [path, panel] of ["hugo", "hugo-unsafe", "jekyll", "eleventy"].flatMap((name) => [[`/${name}/short/`, "bounties"], [`/${name}/pasted/`, "since"]])) {
  if (path === "/hugo/pasted/") continue;
  test(`${path} has the explainer`, async () => {
    // Without a script, the link.
    assert.match(pages[path], new RegExp(`<sidelight-panel [^>]*panel="${panel}"[^>]*>\\s*<a href="[^"]*#${panel}">[^<]+</a>\\s*</sidelight-panel>`));
    const page = await browser.newPage();
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    await page.addInitScript(() => {
      window.shifts = 0;
      new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { window.shifts += value; })).observe({ type: "layout-shift", buffered: true });
      addEventListener("sidelight-ready", ({ target, detail }) => { target.dataset.mode = detail.mode; });
    });
    await page.goto(new URL(path, site.host).href);
    await page.locator("sidelight-panel[data-mode=full]").waitFor();
    assert.equal(await page.evaluate("shifts"), 0);
    await page.locator("sidelight-panel summary").first().click();
    await page.locator("sidelight-panel .panel-body").waitFor();
    // What stands around it is a paragraph of its own.
    assert.deepEqual(await page.locator("p", { hasText: /^(Before|After) it\.$/ }).count(), 2);
    assert.deepEqual(said, []);
    await page.close();
  });
}
