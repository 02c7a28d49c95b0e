// Puts what was built (stays/v<version>) in order as a release, and beside it what a newsroom checks it by:
// node scripts/releasing/folder.mjs version folder; `make` in this folder calls it.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { part } from "./changes.mjs";
import { licences } from "./licences.mjs";
import { packages } from "./packages.mjs";
import { check, sbom } from "./sbom.mjs";

const [version, folder] = process.argv.slice(2);
const pinned = join(folder, "stays", `v${version}`);
const files = readdirSync(pinned, { recursive: true }).filter((name) => statSync(join(pinned, name)).isFile()).sort();
const say = (command, ...args) => execFileSync(command, args, { encoding: "utf8" }).trim();
const write = (at, name, what) => writeFileSync(join(at, name), typeof what === "string" ? what : `${JSON.stringify(what, null, 2)}\n`);
const digest = (kind, at) => createHash(kind).update(readFileSync(at));

// A name with a hash never changes; all else is at its address for whatever is the last.
const isHashed = (name) => /-[0-9a-f]{12,}(_bg)?\.\w+$/.test(name);
for (const name of files) {
  const copy = join(folder, isHashed(name) ? "stays" : "moves", name);
  mkdirSync(dirname(copy), { recursive: true });
  copyFileSync(join(pinned, name), copy);
}

// --- what it was built from and with -------------------------------------------------------------

const content = process.env.SIDELIGHT_CONTENT ?? "content/russian-defections";
const dateOf = ["log", "-1", "--format=%cd", "--date=format-local:%Y-%m-%dT%H:%M:%SZ"];
const commit = say("git", "rev-parse", "HEAD");
const date = say("git", ...dateOf);
const flags = process.env.SIDELIGHT_FLAGS;
const npm = createRequire(`${process.env.SIDELIGHT_NPM}/`);
const tools = [
  ...process.env.SIDELIGHT_TOOLS.split(" ").map((tool) => [...tool.split("="), `cargo/${tool.split("=")[0].replace("wasm-bindgen", "wasm-bindgen-cli")}`]),
  ...["binaryen", "esbuild"].map((name) => [name, npm(`${name}/package.json`).version, `npm/${name}`]),
];
const rustc = say("rustc", "-vV").split("\n");
const rust = rustc.find((line) => line.startsWith("release: ")).slice(9);
const json = files.filter((name) => name.endsWith(".include.html")).map((name) => name.replace(".include.html", ".json"));
write(pinned, "provenance.json", {
  product: "sidelight",
  version,
  commit,
  committed: date,
  content: { folder: content, commit: say("git", "-C", content, "rev-parse", "HEAD") },
  explainers: json.map((name) => {
    const { hash, build } = JSON.parse(readFileSync(join(pinned, name), "utf8"));
    return { json: name, hash, build };
  }),
  program: {
    sizeBuild: Boolean(flags),
    flags: flags || null,
    profile: "release of Cargo.toml",
    patches: flags ? readdirSync("patches", { recursive: true }).filter((name) => name.endsWith(".patch")).sort()
      .map((name) => ({ file: `patches/${name}`, sha256: digest("sha256", `patches/${name}`).digest("hex") })) : [],
  },
  compiler: rustc,
  command: { compiler: say("scripts/native", "rustc", "-V") },
  tools: Object.fromEntries([...tools.map(([name, version]) => [name, version]), ["node", process.version]]),
  locks: Object.fromEntries(["Cargo.lock", "package-lock.json"].map((name) => [name, digest("sha256", name).digest("hex")])),
});

// --- what is in it -------------------------------------------------------------------------------

const all = packages();
const bom = sbom(all, { version, commit, date, rust, isSize: Boolean(flags), tools: [["rustc", rust], ...tools] });
const errors = await check(bom, createRequire(`${process.env.SIDELIGHT_RELEASING}/`));
if (errors) throw Error(`The bill of materials is none: ${JSON.stringify(errors, null, 2)}`);
write(pinned, "sbom.cdx.json", bom);
write(pinned, "licences.txt", licences(all, { rustc: rustc[0] }));
const rusts = join(say("rustc", "--print", "sysroot"), "share/doc/rust/COPYRIGHT-library.html");
if (existsSync(rusts)) cpSync(rusts, join(pinned, "licences-rust.html"));

// --- what a host names ---------------------------------------------------------------------------

const integrity = Object.fromEntries(
  files.filter((name) => /\.(js|wasm)$/.test(name)).map((name) => [`./${name}`, `sha384-${digest("sha384", join(pinned, name)).digest("base64")}`]),
);
const imported = Object.keys(integrity).filter((name) => /sidelight-embed\.js$|program-\w+\.js$/.test(name));
write(pinned, "integrity.json", integrity);

// --- what is told --------------------------------------------------------------------------------

write(folder, "CHANGES.md", part(version));
const at = `ADDRESS/v${version}`;
write(folder, "README.md", `# Sidelight ${version}

| what | where |
|---|---|
| never changes: upload first, keep for ever | \`stays/\` |
| of that, the whole of this version, for hosts that pin it | \`stays/v${version}/\` |
| may be replaced by the next version: upload after that | \`moves/\` |
| packages for hosts | \`packages/\` |
| what has changed, and what to do about it | \`CHANGES.md\` |
| what it was built from, and with | \`stays/v${version}/provenance.json\` |
| what is in it (CycloneDX 1.6), and the licences of that | \`stays/v${version}/sbom.cdx.json\`, \`licences.txt\`, \`licences-rust.html\` |
| hashes of scripts and wasm, for \`integrity\` | \`stays/v${version}/integrity.json\` |

## Check

    sha256sum --check --quiet SHA256SUMS

## Upload

To the folder that the pages are published in, \`SITE\` here. Each step ends before the next begins.

    cp -R stays/. SITE/
    cp -R moves/. SITE/

## Go back

The files of the version before are all still there, those of \`moves/\` aside. With its release at hand, in its folder:

    cp -R moves/. SITE/

Leave what \`stays/\` brought. What a page of the newer version is called and none of the older, stays too, and is linked from nowhere.

## Pin

\`ADDRESS\` is where \`SITE\` is published. Nothing outside of the folder is asked:

\`\`\`html
<script type="importmap">
${JSON.stringify({ integrity: Object.fromEntries(imported.map((name) => [name.replace(".", at), integrity[name]])) }, null, 2)}
</script>
<script type="module" src="${at}/sidelight.js" integrity="${integrity["./sidelight.js"]}" crossorigin></script>
\`\`\`
`);
