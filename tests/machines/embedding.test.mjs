// The manual for hosts, the manifest, the declarations and the scripts name the same things; the manifest is one, and
// the declarations compile where hosts use them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { npm } from "../../scripts/site.mjs";

const manual = readFileSync("docs/embedding.md", "utf8");
const manifest = JSON.parse(readFileSync("static/custom-elements.json", "utf8"));
const types = readFileSync("static/sidelight.d.ts", "utf8");
const element = readFileSync("static/sidelight.js", "utf8");
const embed = readFileSync("static/sidelight-embed.js", "utf8");
const styles = readFileSync("static/sidelight.css", "utf8");
const frame = readFileSync("static/frame.js", "utf8");

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
const attributes = all(/^const ATTRIBUTES = .*$/m.exec(element)[0], /"([\w-]+)"/g);
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
  same(all(element, /customElements\.define\("([\w-]+)"/g), declarations.map(({ tagName }) => tagName), all(block(types, "interface HTMLElementTagNameMap"), /"([\w-]+)":/g));
});

test("attributes and their properties", () => {
  for (const { attributes: declared, members } of declarations) {
    same(attributes, column("Attributes"), names(declared));
    same(attributes.map(property), column("Attributes", 1), names(members.filter(({ kind }) => kind === "field")), declared.map(({ fieldName }) => fieldName));
  }
  const own = attributes.map(property).filter((name) => !["lang", "dir"].includes(name));
  same(own, all(block(types, "interface SidelightElement extends"), /^ {2}(\w+): /gm));
  const props = [...all(block(types, "type SidelightProps"), /^ {2}"?([\w-]+)"?\??: /gm), "panel"];
  same(attributes, props);
});

test("methods", () => {
  const methods = all(element, /^ {2}(?:async )?(?!\w*Callback|constructor|handleEvent)([a-z]\w*)\([^)]*\) \{/gm);
  for (const { members } of declarations) {
    same(methods, column("Methods").map((call) => call.split("(")[0]), names(members.filter(({ kind }) => kind === "method")));
  }
  same(methods, all(block(types, "interface SidelightElement extends"), /^ {2}(?!add|remove)(\w+)\(/gm));
});

test("events", () => {
  const sent = [...all(embed, /#say\("(\w+)"/g).map((name) => `sidelight-${name}`), ...all(element, /CustomEvent\("([\w-]+)"/g)];
  same(sent, column("Events"), all(block(types, "interface SidelightEventMap"), /"(sidelight-\w+)"/g));
  for (const { events } of declarations) same(sent, names(events));
});

test("error codes", () => {
  const thrown = [...all(embed, /new Problem\("(\w+)"/g), .../new Problem\(panel \? "(\w+)" : "(\w+)"\)/.exec(embed).slice(1), ...all(element, /code: "(\w+)"/g)];
  const program = all(/\/\^\((document[\w|]+)\)\(\?=/.exec(embed)[0], /(\w+)(?=[|)])/g);
  same([...thrown, ...program], column("Errors"), all(types.split("type SidelightErrorCode")[1].split(";")[0], /"(\w+)"/g));
});

test("modes", () => {
  const told = [...all(embed, /#ready\("(\w+)"/g), .../problem \? "(\w+)" : "(\w+)"/.exec(embed).slice(1)];
  same(told, column("Modes"), all(/type SidelightMode = .*/.exec(types)[0], /"(\w+)"/g));
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
  const set = all(/for \(const part of \[(.*?)\]/.exec(embed)[1], /"(\w+)"/g);
  same(set, column("Parts"));
  for (const { cssParts } of declarations) same(set, names(cssParts));
});

test("query parameters of the frame", () => {
  same(all(frame, /query\.get\("(\w+)"\)/g), column("Query parameters"));
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
