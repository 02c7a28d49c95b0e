// The package for hosts that build, beside the dist/ of the same release: scripts/npm-package VERSION [FOLDER [DIST]]
// writes FOLDER/sidelight-embed-VERSION.tgz. The same files, version and npm give the same bytes.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { npm } from "../../scripts/site.mjs";

const [version, folder = ".", dist = "dist"] = process.argv.slice(2);
// https://semver.org
if (!/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version ?? "")) {
  console.error("usage: scripts/npm-package VERSION [FOLDER [DIST]], VERSION being of three numbers: 1.2.3");
  process.exit(1);
}
const here = import.meta.dirname;
const root = join(here, "../..");
const text = (path) => readFileSync(join(root, path), "utf8");
const integrity = (file) => `sha384-${createHash("sha384").update(readFileSync(file)).digest("base64")}`;

// A page's scripts in a publisher's folder: the elements, what they ask for, and the program.
const scripts = readdirSync(dist)
  .filter((name) => /^(sidelight(-embed)?|program-\w+)\.js$/.test(name))
  .sort();
if (scripts.length !== 3) {
  console.error(
    `${dist}/ is no site of one release, it has of its scripts: ${scripts.join(", ") || "none"}; make build makes it`,
  );
  process.exit(1);
}

const work = mkdtempSync(join(tmpdir(), "sidelight-npm-"));
try {
  const write = (name, content) => writeFileSync(join(work, name), content);
  const copied = ["README.md", "index.d.ts", "react.d.ts", "vue.d.ts", "svelte.d.ts", "types.js"];
  for (const name of copied) copyFileSync(join(here, name), join(work, name));
  for (const name of ["LICENSE-APACHE", "LICENSE-MIT", "static/sidelight.d.ts"])
    write(name.split("/").at(-1), text(name));

  // One file that people can read; hosts make it small.
  npm("esbuild").buildSync({
    entryPoints: [join(here, "index.js")],
    outfile: join(work, "index.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    absWorkingDir: root,
    logLevel: "warning",
  });

  const manifest = JSON.parse(text("static/custom-elements.json"));
  for (const module of manifest.modules) module.path = "index.js";
  const ours = JSON.parse(text("integrations/npm/package.json"));
  const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
  write("custom-elements.json", json(manifest));
  write("package.json", json({ ...ours, version }));
  // Of the publisher's scripts, those of this release; names are relative to its folder.
  write(
    "integrity.json",
    json({
      package: { "index.js": integrity(join(work, "index.js")) },
      publisher: Object.fromEntries(scripts.map((name) => [name, integrity(join(dist, name))])),
    }),
  );

  for (const name of readdirSync(work)) chmodSync(join(work, name), 0o644);
  mkdirSync(folder, { recursive: true });
  execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", resolve(folder)], { cwd: work });
  console.log(join(folder, `sidelight-embed-${version}.tgz`));
} finally {
  rmSync(work, { recursive: true, force: true });
}
