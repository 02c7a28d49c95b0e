// The manual for hosts names what the modules have; the manifest and the declarations, which are made from them
// (scripts/contract.mjs), are published, the one is a manifest, and the others compile where hosts use them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { npm } from "../../scripts/site.mjs";

const manual = readFileSync("docs/embedding.md", "utf8");
const manifest = JSON.parse(readFileSync("static/custom-elements.json", "utf8"));
const types = readFileSync("static/sidelight.d.ts", "utf8");
const modules = readdirSync("static/modules", { recursive: true }).filter((name) => name.endsWith(".js"));
const textOf = (pattern) => modules.filter((name) => pattern.test(name)).map((name) => readFileSync(join("static/modules", name), "utf8")).join("\n");
const styles = readFileSync("static/styles/base.css", "utf8");

// What stands in a column of the first table under a heading.
function column(heading, index = 0) {
  const section = manual.split(/^(?=##)/m).find((part) => new RegExp(`^#+ ${heading}\n`).test(part));
  assert.ok(section, heading);
  const rows = section.match(/(^\|.*\n)+/m)[0].trim().split("\n").slice(2);
  return rows.map((row) => row.split(/(?<!\\)\|/)[index + 1].trim().replace(/^`([^`]*)`.*/, "$1"));
}
const same = (...lists) => {
  const sets = lists.map((list) => [...new Set(list)].sort());
  assert.ok(sets[0].length > 0);
  for (const set of sets.slice(1)) assert.deepEqual(set, sets[0]);
};
const all = (text, pattern) => [...text.matchAll(pattern)].map(([, name]) => name);
const block = (text, start) => text.slice(text.indexOf(start), text.indexOf("\n}", text.indexOf(start)));
const names = (list) => list.map(({ name }) => name);

const declarations = manifest.modules.flatMap(({ declarations }) => declarations);
const property = (attribute) => attribute.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

test("both are published as they are", () => {
  for (const name of ["custom-elements.json", "sidelight.d.ts"]) assert.equal(readFileSync(`dist/${name}`, "utf8"), readFileSync(`static/${name}`, "utf8"));
});

test("the manifest is one", () => {
  const Ajv = npm("ajv").default;
  const check = new Ajv({ strict: false, allErrors: true }).compile(npm("custom-elements-manifest/schema.json"));
  check(manifest);
  assert.deepEqual(check.errors, null);
  assert.equal(manifest.schemaVersion, "2.1.0");
});

test("elements", () => {
  same(all(textOf(/^elements.define\.js$/), /customElements\.define\("([\w-]+)"/g), declarations.map(({ tagName }) => tagName), all(block(types, "interface HTMLElementTagNameMap"), /"([\w-]+)":/g));
});

test("attributes and their properties", () => {
  for (const { attributes, members } of declarations) {
    same(names(attributes), column("Attributes"));
    const fields = members.filter(({ kind }) => kind === "field");
    same(names(attributes).map(property), column("Attributes", 1), names(fields), attributes.map(({ fieldName }) => fieldName));
    const effective = [...all(block(textOf(/apply/), "const EFFECTS"), /^ {2}"?([\w-]+)"?\(/gm), "src", "panel", "loading"];
    same(names(attributes), effective);
  }
});

test("methods", () => {
  for (const { members } of declarations) {
    same(column("Methods").map((call) => call.split("(")[0]), names(members.filter(({ kind }) => kind === "method")));
  }
});

test("events", () => {
  const sent = all(textOf(/^(sidelight|elements.define|loader)/), /\bsend\([\w.#]+, "(\w+)"/g).map((name) => `sidelight-${name}`);
  same(sent, column("Events"), all(block(types, "interface SidelightEventMap"), /"(sidelight-\w+)"/g));
  for (const { events } of declarations) same(sent, names(events));
});

test("error codes", () => {
  const codes = column("Errors");
  same(codes, all(types.split("type SidelightErrorCode")[1].split(";")[0], /"(\w+)"/g));
  // tsc holds what is told to the type; here, that no code of the type is told by nobody.
  const told = textOf(/^(?!shared.events)/);
  for (const code of codes) assert.match(told, new RegExp(`["(|]${code}["|)]`), code);
});

test("modes", () => {
  same(column("Modes"), all(types.split("type SidelightMode")[1].split(";")[0], /"(\w+)"/g));
});

test("custom properties, with their defaults", () => {
  const used = Object.fromEntries([...styles.matchAll(/var\((--sidelight-[\w-]+), (?:light-dark\((#\w+), (#\w+)\))?/g)].map(([, name, light, dark]) => [name, [light, dark]]));
  same(Object.keys(used), column("Custom properties"));
  const [rows, lights, darks] = [0, 1, 2].map((index) => column("Custom properties", index));
  rows.forEach((name, row) => used[name][0] && assert.deepEqual([lights[row], darks[row]], used[name]));
  for (const { cssProperties } of declarations) {
    same(Object.keys(used), names(cssProperties));
    for (const { name, default: value } of cssProperties) if (used[name][0]) assert.equal(value, `light-dark(${used[name].join(", ")})`);
  }
});

test("the contrast that is promised", () => {
  const colours = Object.fromEntries([...styles.matchAll(/var\(--sidelight-([\w-]+), light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, ...pair]) => [name, pair]));
  const luminance = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const ratio = (...pair) => {
    const [darker, lighter] = pair.map(luminance).sort((a, b) => a - b);
    return (Math.floor((lighter + 0.05) / (darker + 0.05) * 100) / 100).toFixed(2);
  };
  const rows = [...manual.matchAll(/^\| `([\w-]+)` on `([\w-]+)` \| ([\d.]+) \| ([\d.]+) \| ([\d.]*)/gm)];
  assert.ok(rows.length > 10);
  for (const [row, front, ground, light, dark, keep] of rows) {
    assert.deepEqual([0, 1].map((scheme) => ratio(colours[front][scheme], colours[ground][scheme])), [light, dark], row);
    if (keep) assert.ok(Math.min(light, dark) >= keep, row);
  }
});

test("parts", () => {
  const set = all(/const PARTS = \[(.*?)\]/.exec(textOf(/parts/))[1], /"(\w+)"/g);
  same(set, column("Parts"));
  for (const { cssParts } of declarations) same(set, names(cssParts));
});

test("query parameters of the frame", () => {
  same(all(textOf(/^frame/), /query\.get\("(\w+)"\)/g), column("Query parameters"));
});

test("the declarations compile, in a React page too", () => {
  const folder = mkdtempSync(join(tmpdir(), "sidelight-types-"));
  try {
    cpSync("static/sidelight.d.ts", join(folder, "sidelight.d.ts"));
    symlinkSync(join(process.env.SIDELIGHT_NPM, "node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "plain.ts"), `
      import type {} from "./sidelight";
      const panel = document.querySelector("sidelight-panel")!;
      panel.theme = "dark";
      panel.exclusive = true;
      panel.goToPanel("bounties");
      panel.addEventListener("sidelight-toggle", ({ detail }) => { const by: "hand" | "link" | "api" | "browser" = detail.by; return by; });
      document.addEventListener("sidelight-ready", ({ detail }) => detail.mode === "full");
      // @ts-expect-error
      panel.theme = "blue";
      // @ts-expect-error
      panel.openPanel();
    `);
    writeFileSync(join(folder, "react.tsx"), `
      import type { SidelightElements } from "./sidelight";
      declare module "react" { namespace JSX { interface IntrinsicElements extends SidelightElements {} } }
      export const whole = <sidelight-explainer src="x.json" open="a b" exclusive className="ours" onsidelight-ready={({ detail }) => detail.mode}><a href="x">x</a></sidelight-explainer>;
      // @ts-expect-error
      export const none = <sidelight-panel src="x.json" />;
      // @ts-expect-error
      export const blue = <sidelight-explainer src="x.json" theme="blue" />;
    `);
    const compiler = join(process.env.SIDELIGHT_NPM, "node_modules/typescript/bin/tsc");
    const options = ["--noEmit", "--strict", "--target", "esnext", "--module", "esnext", "--moduleResolution", "bundler"];
    const compile = (file, ...more) => execFileSync(process.execPath, [compiler, ...options, ...more, file], { cwd: folder, encoding: "utf8" });
    assert.equal(compile("plain.ts"), "");
    assert.equal(compile("react.tsx", "--jsx", "react-jsx", "--types", "react"), "");
  } catch (error) {
    throw error.stdout ? Error(error.stdout) : error;
  } finally {
    rmSync(folder, { recursive: true });
  }
});
