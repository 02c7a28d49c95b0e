// What Ghost's own renderer makes of a publisher's lines in an HTML card, and of the answer of oEmbed in an embed card
// (the packages of Ghost 5.130; docs/hosts.md says what was seen in a whole Ghost).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

if (!process.env.SIDELIGHT_HOSTS) throw Error("SIDELIGHT_HOSTS does not name the folder with Ghost's packages; please use make test-hosts");
const hosts = createRequire(`${process.env.SIDELIGHT_HOSTS}/`);
const { DEFAULT_NODES: nodes } = hosts("@tryghost/kg-default-nodes");
const Renderer = hosts("@tryghost/kg-lexical-html-renderer");
const renderer = new (Renderer.default ?? Renderer)({ nodes });

const manual = readFileSync("docs/embedding.md", "utf8");
const pasted = [...manual.matchAll(/^```html\n(.*?)^```/gms)].map(([, lines]) => lines.trimEnd()).filter((lines) => /<(sidelight|iframe)/.test(lines));

const options = { siteUrl: "https://ghost.example", postUrl: "https://ghost.example/post/", design: {} };
const render = (card, target = "html") =>
  renderer.render(JSON.stringify({ root: { children: [{ version: 1, ...card }], direction: null, format: "", indent: 0, type: "root", version: 1 } }), { ...options, target });

test("an HTML card keeps each way of embedding as it is, in a newsletter too", async () => {
  assert.equal(pasted.length, 3);
  for (const [html, target] of pasted.flatMap((html) => [[html, "html"], [html, "email"]])) {
    assert.equal(await render({ type: "html", html }, target), `\n<!--kg-card-begin: html-->\n${html}\n<!--kg-card-end: html-->\n`);
  }
});

test("an embed card keeps what oEmbed answers", async () => {
  const html = readFileSync("examples/oembed/index.html", "utf8").match(/<blockquote[^]*<\/iframe>/)[0];
  const out = await render({ type: "embed", url: "https://paper.example/explainers/defections/", embedType: "rich", html, metadata: {} });
  assert.equal(out, `<figure class="kg-card kg-embed-card">${html}</figure>`);
});
