// The scripts ask for nothing that the lowest browsers of the manual lack.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { npm } from "../../scripts/site.mjs";

const { ESLint } = npm("eslint");
const compat = npm("eslint-plugin-compat");

const manual = readFileSync("docs/embedding.md", "utf8");
const [, chrome, firefox, safari] = /Chrome and Edge (\d+), Firefox (\d+), Safari ([\d.]+)\./.exec(manual);
const targets = [`chrome >= ${chrome}`, `edge >= ${chrome}`, `firefox >= ${firefox}`, `safari >= ${safari}`, `ios >= ${safari}`];
const modules = readdirSync("static/modules", { recursive: true }).filter((name) => name.endsWith(".js"));
const scripts = modules.map((name) => `static/modules/${name}`);

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [{
    ...compat.configs["flat/recommended"],
    // Our code asks whether it is there.
    settings: { browsers: targets, polyfills: ["requestIdleCallback"] },
    languageOptions: { ecmaVersion: 2022, sourceType: "module", parserOptions: { ecmaFeatures: { globalReturn: true } } },
    rules: {
      "compat/compat": "error",
      // The plugin does not know these, which were used once.
      "no-restricted-properties": ["error", ...["canParse", "parse"].map((property) => ({ object: "URL", property }))],
    },
  }],
});
const problems = async (text, filePath) =>
  (await eslint.lintText(text, { filePath })).flatMap(({ messages }) => messages.map(({ line, message }) => `${filePath}:${line}: ${message}`));

test("the linter sees what is younger", async () => {
  assert.match((await problems("URL.canParse('a');\n", "static/a.js")).join("\n"), /canParse/);
  assert.match((await problems("new URLPattern(); new CloseWatcher();\n", "static/a.js")).join("\n"), /URLPattern|CloseWatcher/);
  assert.match((await problems("static {}\n", "static/a.js")).join("\n"), /Parsing error/);
});

test("what needs more, and from when on there is it", () => {
  const { css, html } = npm("@mdn/browser-compat-data");
  const features = {
    "light-dark()": css.types.color["light-dark"],
    ":has()": css.selectors.has,
    shadowrootmode: html.elements.template.shadowrootmode,
    name: html.elements.details.name,
    "::details-content": css.selectors["details-content"],
  };
  const rows = [...manual.split("\n## Browsers\n")[1].matchAll(/^\| .*?\(`([^`]+)`.*?\) \| (.*?) \| (.*?) \| (.*?) \|/gm)];
  assert.deepEqual(rows.map(([, name]) => name), Object.keys(features));
  for (const [, name, ...versions] of rows) {
    const support = ["chrome", "firefox", "safari"].map((browser) => [features[name].__compat.support[browser]].flat()[0].version_added);
    assert.deepEqual(versions, support, name);
  }
});

for (const script of scripts) {
  test(script, async () => assert.deepEqual(await problems(readFileSync(script, "utf8"), script), []));
}
