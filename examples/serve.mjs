// A publisher's site and a newsroom's, on two ports of this machine: dist/, with the headers that docs/embedding.md
// asks for, and the pages beside this file. `make examples` starts it.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { listen } from "../scripts/server.mjs";

// What stands in the pages, as in the manual, for the publisher's folder.
const PUBLISHER = "https://paper.example/explainers/defections/";
const here = fileURLToPath(new URL(".", import.meta.url));

// Policies of the newsroom's, by page.
const policies = {
  "/policy/": (publisher) => ({
    "content-security-policy": `default-src 'none'; script-src ${publisher}; connect-src ${publisher}; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types sidelight`,
  }),
  "/frame/": (publisher) => ({
    "content-security-policy": `default-src 'none'; frame-src ${publisher}; script-src 'self'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'`,
  }),
};

const read = (folder, path) => readFileSync(join(folder, path));

// React for browsers, from npm's package, which has no such file.
let react;
const bundleReact = () => react ??= (async () => {
  const folder = process.env.SIDELIGHT_NPM;
  if (!folder) throw Error("SIDELIGHT_NPM does not name the folder with npm's packages; please use make");
  const { outputFiles } = await createRequire(folder + "/")("esbuild").build({
    stdin: {
      contents: 'export { createElement, useState } from "react"; export { createRoot } from "react-dom/client"',
      resolveDir: folder,
    },
    bundle: true,
    format: "esm",
    minify: true,
    write: false,
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  });
  return outputFiles[0].text;
})();

// Starts both. `pages` are more of the newsroom's, by their paths.
export async function start({ dist = "dist", ports = [0, 0], pages = {} } = {}) {
  const publisher = await listen(ports[0], (path) => [read(dist, path), {
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "cache-control": /-[0-9a-f]{12,}(_bg)?\.\w+$/.test(path) ? "max-age=31536000, immutable" : "no-cache",
    ...(/^\/(embed|glance)\.html$/.test(path) && { "cross-origin-embedder-policy": "require-corp" }),
  }]);
  const address = `${publisher.origin}/`;

  const host = await listen(ports[1], async (path) => {
    if (path === "/react.js") return [await bundleReact()];
    if (path === "/index.html") return [contents()];
    const page = path.replace("index.html", "");
    const file = pages[page] ?? read(here, path);
    if (![".html", ".js"].includes(extname(path))) return [file];
    // As a server includes: the fragment, with its addresses made full.
    const text = String(file)
      .replace(/<!--#include virtual="([^"]+)" -->/g, (_, name) => String(read(dist, name)).replaceAll('="./', `="${PUBLISHER}`))
      .replaceAll(PUBLISHER, address);
    return [text, policies[page]?.(publisher.origin)];
  });
  return { publisher: address, host: `${host.origin}/`, close: () => [publisher, host].forEach((site) => site.close()) };
}

export const names = readdirSync(here).filter((name) => statSync(join(here, name)).isDirectory());

const contents = () => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Examples</title><ul>${
  names.map((name) => `<li><a href="./${name}/">${name}</a>`).join("")}</ul>`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { publisher, host } = await start({ ports: [8081, 8082] });
  console.log(`The publisher is at ${publisher}\nthe newsroom's pages are at ${host}`);
}
