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

const esbuild = npm("esbuild");
const bundled = { bundle: true, minify: true, format: "esm", target: "es2022", external: ["./source-card.js"] };

/**
 * Makes them in a folder of its own.
 * @param {string} into
 * @param {{ dist: string, json: string, webSys: string, page?: string }} from Our site, the islands of the page as JSON,
 *   where the peer in Rust has its script and wasm, and the page that is measured.
 */
export function make(into, { dist, json, webSys, page = "index.html" }) {
  rmSync(into, { recursive: true, force: true });
  const published = readFileSync(join(dist, page), "utf8");
  const [loader] = published.match(/<script[^>]*data-program=[^>]*><\/script>/) ?? [];
  if (!loader) throw Error(`${dist}/${page} has no loader`);
  // What any of these pages may ask for.
  const shared = readdirSync(dist).filter((name) =>
    /^(source-card|icon|loader|program|sidelight-app)-?.*\.(js|svg|wasm)$|\.edition$|^places\.json$/.test(name),
  );
  const program = ours(loader);
  for (const { folder, script, isRust, isAtOnce } of peers) {
    const to = join(into, folder);
    mkdirSync(to, { recursive: true });
    for (const name of shared) cpSync(join(dist, name), join(to, name));
    let instead = loader;
    if (folder === "plain") instead = "";
    if (script) {
      const [{ contents }] = esbuild.buildSync({
        ...bundled,
        entryPoints: [join("bench", script)],
        nodePaths: [join(process.env.SIDELIGHT_NPM, "node_modules")],
        jsx: "automatic",
        jsxImportSource: "preact",
        write: false,
      }).outputFiles;
      writeFileSync(join(to, "peer.js"), contents);
      writeFileSync(join(to, "islands.json"), json);
      instead = '<script type="module" async src="./peer.js" data-data="./islands.json"></script>';
    }
    if (isRust) {
      writeFileSync(
        join(to, "peer.js"),
        esbuild.transformSync(webSysProgram(webSys), { minify: true, target: "es2022" }).code,
      );
      cpSync(join(webSys, "peer_bg.wasm"), join(to, "peer_bg.wasm"));
      instead = loader.replace(program.script, "./peer.js").replace(program.wasm, "./peer_bg.wasm");
    }
    let html = published.replace(loader, instead);
    if (isAtOnce) html = html.replace('id="sidelight"', 'id="sidelight" data-at-once');
    writeFileSync(join(to, "index.html"), html);
  }
}

/** The addresses that our loader has. */
const ours = (loader) => {
  const address = (name) => loader.match(new RegExp(`data-${name}="([^"]*)"`))[1];
  return { script: address("program"), wasm: address("wasm") };
};

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
