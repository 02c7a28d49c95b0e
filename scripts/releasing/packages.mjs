// What is compiled into the program of a page (wasm) and into the native command, as cargo resolves it for each with
// the features that are really used; and what only helps to compile them.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const HOST = /^host: (.*)$/m.exec(execFileSync("rustc", ["-vV"], { encoding: "utf8" }))[1];
export const SUBJECTS = [
  { of: "program", target: "wasm32-unknown-unknown" },
  { of: "command", target: HOST },
];

const cargo = (...args) => execFileSync("scripts/native", ["cargo", ...args, "--locked"], { encoding: "utf8", maxBuffer: 2 ** 28 });

// cargo's own lines, `name vVERSION[ (path)]|features`, once each.
function tree(target, edges) {
  const text = cargo("tree", "--target", target, "--edges", edges, "--prefix", "none", "--format", "{p}|{f}");
  return new Map(text.split("\n").filter(Boolean).map((line) => {
    const [, name, version, features] = /^(\S+) v([^ |]+).*?\|(.*?)( \(\*\))?$/.exec(line);
    return [`${name}@${version}`, features.split(",").filter(Boolean)];
  }));
}

// The hashes by which the registry's packages are known.
const checksums = new Map(
  [...readFileSync("Cargo.lock", "utf8").matchAll(/name = "(.*)"\nversion = "(.*)"\nsource = .*\nchecksum = "(.*)"/g)]
    .map(([, name, version, sum]) => [`${name}@${version}`, sum]),
);

// All packages by `name@version`: which subjects they are in with which features (in none: they only help to compile),
// and what they need of each other there.
export function packages() {
  const resolved = SUBJECTS.map(({ of, target }) =>
    ({ of, target, ...JSON.parse(cargo("metadata", "--format-version", "1", "--filter-platform", target)) }));
  const described = new Map(resolved.flatMap(({ packages }) => packages).map(({ name, version, license, repository, manifest_path }) =>
    [`${name}@${version}`, { name, version, license, repository, folder: manifest_path.replace(/\/[^/]*$/, "") }]));
  const found = new Map();
  const at = (id) => {
    if (!found.has(id)) found.set(id, { id, ...described.get(id), sha256: checksums.get(id), in: {}, needs: new Set() });
    return found.get(id);
  };
  for (const { of, target, packages, resolve } of resolved) {
    const ids = new Map(packages.map(({ id, name, version }) => [id, `${name}@${version}`]));
    const linked = tree(target, "normal,no-proc-macro");
    for (const [id, features] of linked) at(id).in[of] = features;
    for (const id of tree(target, "normal,build").keys()) at(id);
    for (const { id, deps } of resolve.nodes.filter(({ id }) => linked.has(ids.get(id)))) {
      for (const { pkg, dep_kinds } of deps) {
        const need = ids.get(pkg);
        if (linked.has(need) && dep_kinds.some(({ kind }) => !kind)) at(ids.get(id)).needs.add(need);
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
