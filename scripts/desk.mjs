// Puts the desk together, from what scripts/desk has built in a folder: node scripts/desk.mjs BUILT OUT
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { files, npm } from "./site.mjs";

const [built, out] = process.argv.slice(2);
const { buildSync } = npm("esbuild");
const { zipSync } = npm("fflate");
const npmFolder = join(process.env.SIDELIGHT_NPM, "node_modules");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const source = "static/desk";
for (const name of ["index.html", "desk.css"]) cpSync(join(source, name), join(out, name));
cpSync("schemas", join(out, "schemas"), { recursive: true });
cpSync(join(source, "words"), join(out, "words"), { recursive: true });
cpSync("static/icon.svg", join(out, "icon.svg"));
cpSync(join(built, "shell"), join(out, "shell"), { recursive: true });
for (const name of readdirSync(built)) if (name.endsWith(".wasm")) cpSync(join(built, name), join(out, name));
writeFileSync(join(out, "shell.json"), JSON.stringify(files(join(out, "shell"))));

cpSync("src/given/borders.bin", join(out, "borders.bin"));

// The fonts of pictures (src/publish/raster), which only publishing asks for.
const fonts = ["LibertinusSerif-Regular.otf", "LibertinusSerif-Semibold.otf"];
const metadata = execFileSync("cargo", ["metadata", "--locked", "--format-version", "1"], {
  maxBuffer: 1 << 28,
  encoding: "utf8",
});
const assets = JSON.parse(metadata).packages.find(({ name }) => name === "typst-assets");
mkdirSync(join(out, "fonts"));
for (const name of fonts) cpSync(join(dirname(assets.manifest_path), "files/fonts", name), join(out, "fonts", name));
writeFileSync(join(out, "fonts.json"), JSON.stringify(fonts));

// What stands beside the scripts is imported from there.
for (const name of readdirSync(source)) if (name.endsWith(".js")) cpSync(join(source, name), join(built, name));
buildSync({
  entryPoints: ["desk.js", "compiler.js", "publisher.js"].map((name) => join(built, name)),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  outdir: out,
  nodePaths: [npmFolder],
  // Markdown is written here without HTML: with the package come the parsers of HTML, CSS and JavaScript.
  alias: { "@codemirror/lang-html": join(process.cwd(), source, "no-html.js") },
  logLevel: "warning",
  legalComments: "none",
});

// The example, as its folder is.
const example = "content/russian-defections";
const entries = files(example).map((name) => [`russian-defections/${name}`, readFileSync(join(example, name))]);
writeFileSync(
  join(out, "example.zip"),
  zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1), level: 9 }),
);

// All of it has one name, and its service worker keeps it under that.
const names = files(out);
const hash = createHash("sha256");
for (const name of names) hash.update(name).update(readFileSync(join(out, name)));
const name = `sidelight-desk-${hash.digest("hex").slice(0, 16)}`;
const page = readFileSync(join(out, "index.html"), "utf8");
writeFileSync(
  join(out, "index.html"),
  page.replace('"sidelight-desk" content=""', `"sidelight-desk" content="${name}"`),
);
const sum = (file) =>
  createHash("sha256")
    .update(readFileSync(join(out, file)))
    .digest("hex");
const sums = names.map((file) => [`./${file}`, sum(file)]);
const desk = { name, files: Object.fromEntries([["./", sum("index.html")], ...sums]) };
const worker = readFileSync(join(source, "service-worker.js"), "utf8");
writeFileSync(
  join(out, "service-worker.js"),
  worker.replace('"sidelight:desk"', () => JSON.stringify(desk)),
);
