// The npm package of the elements, packed, judged, and installed from its tarball into hosts that build, each of which
// is opened in three engines (docs/hosts.md). The hosts are in apps/, to read and to copy from.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { start } from "../../examples/serve.mjs";
import { files } from "../../scripts/site.mjs";
import { browse, engines } from "../../scripts/webdriver.mjs";

if (!process.env.SIDELIGHT_HOSTS) throw Error("SIDELIGHT_HOSTS does not name the folder with the hosts' packages; please use make test-hosts");
const folder = process.env.SIDELIGHT_HOSTS;
// Beside the frameworks, where they are looked for.
const work = mkdtempSync(join(folder, "run-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));

const bin = (name) => join(folder, "node_modules/.bin", name);
const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: "1", NO_COLOR: "1", NODE_NO_WARNINGS: "1" };
// Runs a command in the folder of the hosts; what it says, which is shown if it fails.
function run(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: work, env, encoding: "utf8" });
  assert.equal(status, 0, `${command} ${args.join(" ")}\n${stdout}\n${stderr}`);
  return `${stdout}${stderr}`;
}

const VERSION = "1.2.3";
const pack = (to) => execFileSync("scripts/npm-package", [VERSION, join(work, to)], { encoding: "utf8" }).trim();
const tarball = pack("a");
writeFileSync(join(work, "package.json"), '{ "private": true, "type": "module" }');
for (const name of ["apps", "types"]) cpSync(`tests/hosts/${name}`, name === "apps" ? work : join(work, name), { recursive: true });
run("npm", ["install", "--no-save", "--no-package-lock", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", tarball]);
const installed = join(work, "node_modules/sidelight-embed");

const vite = (app, ...more) => run(bin("vite"), ["build", app, "--base", `/${app}/`, "--logLevel", "warn", ...more]);
const read = (path) => readFileSync(join(work, path), "utf8");

// A page that a server draws, or that is built once, and that the browser takes over.
function drawn(app, server) {
  vite(app);
  vite(app, "--ssr", server, "--outDir", "server");
  const name = server.replace(/\.\w+$/, ".js");
  const html = run("node", ["--input-type=module", "-e", `import { html } from "./${app}/server/${name}"; process.stdout.write(html)`]);
  const page = read(`${app}/dist/index.html`).replace("<!--app-->", () => html);
  writeFileSync(join(work, app, "dist/index.html"), page);
}

const builds = {
  plain: () => vite("plain"),
  react: () => drawn("react", "server.tsx"),
  vue: () => drawn("vue", "server.ts"),
  svelte: () => drawn("svelte", "server.ts"),
  astro: () => run(bin("astro"), ["build", "--root", "astro", "--base", "/astro/", "--silent"]),
};

// Before anything of the page runs: what it says, how it shifts, and which of the listeners that an embed may have are
// left on what outlives it.
const recorder = readFileSync("tests/e2e/recorder.js", "utf8");
const listeners = `
  window.__listeners = 0;
  for (const { prototype } of [EventTarget, MediaQueryList]) {
    const { addEventListener: add, removeEventListener: remove } = prototype;
    if (!Object.hasOwn(prototype, "addEventListener")) continue;
    const held = new Map();
    const isOurs = (target, type) => (target === window || target instanceof MediaQueryList) && /^(hashchange|pageshow|transitionend|change)$/.test(type);
    const drop = (type, listener) => { if (held.get(listener)?.delete(type)) window.__listeners--; };
    prototype.addEventListener = function (type, listener, options) {
      if (isOurs(this ?? window, type)) {
        if (!held.has(listener)) held.set(listener, new Set());
        if (!held.get(listener).has(type)) window.__listeners++;
        held.get(listener).add(type);
        options?.signal?.addEventListener("abort", () => drop(type, listener));
      }
      return add.call(this ?? window, type, listener, options);
    };
    prototype.removeEventListener = function (type, listener, options) {
      if (isOurs(this ?? window, type)) drop(type, listener);
      return remove.call(this ?? window, type, listener, options);
    };
  }`;

const pages = {};
for (const [app, build] of Object.entries(builds)) {
  build();
  for (const name of files(join(work, app, "dist"))) {
    const file = readFileSync(join(work, app, "dist", name));
    pages[`/${app}/${name.replace(/(^|\/)index\.html$/, "$1")}`] = name.endsWith(".html")
      ? String(file).replace("<head>", `<head><script>${recorder}${listeners}</script>`)
      : file;
  }
}
// A host whose import map has another hash for the publisher's script.
const { publisher: hashes } = JSON.parse(readFileSync(join(installed, "integrity.json"), "utf8"));
pages["/wrong/"] = pages["/plain/"].replace(hashes["sidelight-embed.js"], hashes["sidelight.js"]);
assert.notEqual(pages["/wrong/"], pages["/plain/"]);
// One that has the lines to paste, too.
pages["/both/"] = pages["/plain/"].replace("</main>", '</main><script type="module" src="https://paper.example/explainers/defections/sidelight.js"></script>');

const site = await start({ pages });
after(() => site.close());

test("it is the same bytes twice", () => {
  assert.ok(readFileSync(tarball).equals(readFileSync(pack("b"))));
});

test("publint and are-the-types-wrong find nothing", () => {
  assert.match(run(bin("publint"), ["--strict", tarball]), /All good!/);
  // It is of modules alone, as all that imports elements is by now.
  run(bin("attw"), [tarball, "--profile", "esm-only", "--no-emoji", "--no-color"]);
});

test("the hashes are those of what is published", () => {
  const { package: own, publisher } = JSON.parse(readFileSync(join(installed, "integrity.json"), "utf8"));
  const hash = (file) => `sha384-${createHash("sha384").update(readFileSync(file)).digest("base64")}`;
  for (const [name, expected] of Object.entries(own)) assert.equal(hash(join(installed, name)), expected);
  for (const [name, expected] of Object.entries(publisher)) assert.equal(hash(join("dist", name)), expected);
  assert.equal(Object.keys(publisher).length, 3);
});

test("a server can import it, and call it", () => {
  const script = 'import { publisher } from "sidelight-embed"; publisher("https://paper.example/sidelight.js"); console.log(Object.keys(globalThis).includes("customElements"));';
  assert.equal(run("node", ["--input-type=module", "-e", script]), "false\n");
});

test("its types hold, in plain scripts, React, Vue and Svelte", () => {
  run(bin("vue-tsc"), ["-p", "types/tsconfig.json"]);
  const { stdout } = spawnSync(bin("svelte-check"), ["--workspace", ".", "--tsconfig", "types/svelte.json", "--output", "machine", "--threshold", "error"], { cwd: work, env, encoding: "utf8" });
  // In the markup nothing says that a mistake is meant: these are all.
  const mistakes = [...stdout.matchAll(/ ERROR "([^"]+)" (\d+):/g)].map(([, file, line]) => `${file}:${line}`);
  assert.deepEqual(mistakes, ["types/Wrong.svelte:5", "types/Wrong.svelte:6", "types/Wrong.svelte:7"], stdout);
});

test("what servers draw has the fallback", () => {
  for (const app of ["react", "vue", "svelte", "astro"]) {
    const page = read(`${app}/dist/index.html`);
    assert.match(page, /<sidelight-panel [^>]*src="https:\/\/paper\.example\/explainers\/defections\/russian-defections\.json"[^>]*>\s*<a href="[^"]*#bounties">What Ukraine offers<\/a>\s*<\/sidelight-panel>/, app);
  }
});

const said = (text) => `document.querySelector("#said").textContent === ${JSON.stringify(text)}`;
const panel = 'document.querySelector("sidelight-panel")';
const details = `${panel}.shadowRoot.querySelector("details")`;
const left = `({
  listeners: window.__listeners,
  styles: document.querySelectorAll("style, link[rel=stylesheet]").length + document.adoptedStyleSheets.length,
  elements: document.querySelectorAll("sidelight-panel").length,
  fallback: document.body.textContent.includes("What Ukraine offers"),
})`;

for (const engine of engines) {
  test(`each host in ${engine}`, async (t) => {
    const browser = await browse(engine);
    try {
      for (const app of Object.keys(builds)) {
        await t.test(app, async () => {
          await browser.goto(`${site.host}${app}/`);
          await browser.until(said("full"));
          assert.deepEqual(await browser.evaluate(`window.__record.flushShifts?.(), window.__record.shifts`), [], "nothing moves");
          assert.equal(await browser.evaluate(`${details}.open`), false);
          await browser.click("#open");
          await browser.until(said("bounties true api"));
          assert.ok(await browser.evaluate(`${details}.open && ${details}.querySelector(".panel-body").textContent.length > 500`));

          const ground = `getComputedStyle(${details}).backgroundColor`;
          const light = await browser.evaluate(ground);
          await browser.click("#dark");
          await browser.until(`${ground} !== ${JSON.stringify(light)}`);

          await browser.click("#there");
          await browser.until(`!${panel} && window.__listeners === 0`);
          assert.deepEqual(await browser.evaluate(left), { listeners: 0, styles: 0, elements: 0, fallback: false });

          await browser.click("#there");
          await browser.until(`${panel}?.shadowRoot.querySelector("#sidelight")?.dataset.state === "full"`);
          // An element that is put back has been ready once; a framework makes another.
          if (!["plain", "astro"].includes(app)) await browser.until(said("full"));
          assert.ok(await browser.evaluate(`window.__listeners > 0 && ${panel}.getAttribute("theme") === "dark"`));
          await browser.click("#there");
          await browser.until(`!${panel} && window.__listeners === 0`);

          const { console: lines, errors, violations } = await browser.evaluate("window.__record");
          assert.deepEqual([lines, errors, violations], [[], [], []], "nothing is said");
        });
      }
      await t.test("the package beside the publisher's own script", async () => {
        await browser.goto(`${site.host}both/`);
        await browser.until(said("full"));
        await browser.click("#open");
        await browser.until(said("bounties true api"));
        assert.deepEqual(await browser.evaluate("window.__record.console"), []);
      });
      await t.test("a script that is not the one of the integrity list", async () => {
        await browser.goto(`${site.host}wrong/`);
        await browser.until(said("fallback"));
      });
    } finally {
      await browser.close();
    }
  });
}
