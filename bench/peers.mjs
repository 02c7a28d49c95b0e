// Makes a folder for each peer from our dist/: the same page with another program. `npm`'s esbuild bundles, as for ours.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npm } from "../scripts/site.mjs";

/** The peers, in the order of the table: what each is called, and the folder of dist/ that it has. */
export const peers = [
  { name: "plain HTML", folder: "plain" },
  { name: "vanilla JS", folder: "vanilla", script: "vanilla/index.js" },
  { name: "Preact", folder: "preact", script: "preact/index.jsx" },
  { name: "bare web-sys", folder: "web-sys", isRust: true },
  { name: "ours", folder: "ours" },
  { name: "Preact, all at once", folder: "preact-at-once", script: "preact/index.jsx", isAtOnce: true },
  { name: "bare web-sys, all at once", folder: "web-sys-at-once", isRust: true, isAtOnce: true },
];

/** The pages that each has: the explainer's own, which is measured, and that with everything, which has every island. */
export const pages = ["index.html", "all.html"];

/**
 * Makes them in a folder of its own.
 * @param {string} into
 * @param {{ dist: string, json: (edition: string) => string, webSys: string }} from Our site, what writes the islands of
 *   an edition as JSON, and where the peer in Rust has its script and wasm.
 */
export function make(into, { dist, json, webSys }) {
  rmSync(into, { recursive: true, force: true });
  // What any of these pages may ask for.
  const shared = readdirSync(dist).filter((name) =>
    /^(source-card|icon|loader|program|sidelight-app|places)\b|\.edition$/.test(name),
  );
  const program = minified(webSysProgram(webSys));
  for (const { folder, script, isRust, isAtOnce } of peers) {
    const to = join(into, folder);
    mkdirSync(to, { recursive: true });
    for (const name of shared) cpSync(join(dist, name), join(to, name));
    if (script) writeFileSync(join(to, "peer.js"), bundled(join("bench", script)));
    if (isRust) {
      writeFileSync(join(to, "peer.js"), program);
      cpSync(join(webSys, "peer_bg.wasm"), join(to, "peer_bg.wasm"));
    }
    for (const page of pages) {
      const published = readFileSync(join(dist, page), "utf8");
      const [loader] = published.match(/<script[^>]*data-program=[^>]*><\/script>/) ?? [];
      if (!loader) throw Error(`${dist}/${page} has no loader`);
      // What our page asks for ahead of its loader; each peer's page does so of what is its own.
      const hints = published.match(/<link rel="(?:modulepreload|preload)"[^>]*>/g) ?? [];
      const named = (name) => loader.match(new RegExp(`data-${name}="([^"]*)"`))[1];
      let instead = loader;
      if (folder === "plain") instead = "";
      if (script) {
        const data = page.replace(".html", ".json");
        writeFileSync(join(to, data), json(join(dist, named("edition"))));
        const hint = hints.length > 0 ? `<link rel="preload" as="fetch" crossorigin href="./${data}">` : "";
        instead = `<script type="module" async src="./peer.js" data-data="./${data}"></script>${hint}`;
      }
      let html = published;
      if (folder === "plain" || script) for (const hint of hints) html = html.replace(hint, "");
      html = html.replace(loader, instead);
      if (isRust) html = html.replaceAll(named("program"), "./peer.js").replaceAll(named("wasm"), "./peer_bg.wasm");
      if (isAtOnce) html = html.replace('id="sidelight"', 'id="sidelight" data-at-once');
      writeFileSync(join(to, page), html);
    }
  }
}

const esbuild = npm("esbuild");
const minified = (script) => esbuild.transformSync(script, { minify: true, target: "es2022" }).code;

function bundled(script) {
  const { outputFiles } = esbuild.buildSync({
    entryPoints: [script],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    external: ["./source-card.js"],
    nodePaths: [join(process.env.SIDELIGHT_NPM, "node_modules")],
    jsx: "automatic",
    jsxImportSource: "preact",
    write: false,
  });
  return outputFiles[0].contents;
}

/** wasm-bindgen's script in our `program.js`, as src/publish/program.rs puts it there. */
function webSysProgram(folder) {
  const glue = readFileSync(join(folder, "peer.js"), "utf8");
  const [before, rest] = glue.split("async function __wbg_load(");
  const [, after] = rest.split("export { initSync, __wbg_init as default };");
  const within = [
    before.replace("export function start(", "function start("),
    "return { imports: __wbg_get_imports, begin: __wbg_finalize_init, start };",
    after,
  ].join("");
  return readFileSync("static/modules/program.js", "utf8").replace("/* sidelight:glue */", () => within);
}

/** Makes script and wasm of the peer in Rust, as Trunk and scripts/prerender make ours. */
export function bind(wasm, into) {
  rmSync(into, { recursive: true, force: true });
  execFileSync("wasm-bindgen", ["--target=web", "--no-typescript", "--out-name=peer", `--out-dir=${into}`, wasm]);
  const [, how] = readFileSync("index.html", "utf8").match(/data-wasm-opt-params="([^"]*)"/);
  const file = join(into, "peer_bg.wasm");
  execFileSync("wasm-opt", ["-Oz", ...how.split(" "), file, "-o", `${file}.small`]);
  renameSync(`${file}.small`, file);
  execFileSync(process.execPath, ["scripts/short-names.mjs", into]);
}
