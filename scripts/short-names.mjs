// Gives what wasm and wasm-bindgen's script have of each other names of a letter or two, in the folder that Trunk fills:
// theirs are long, and have hashes in them that nothing compresses (docs/decisions/0016).
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const wasm = readdirSync(folder).find((name) => name.endsWith("_bg.wasm"));
const glue = join(folder, wasm.replace("_bg.wasm", ".js"));
const file = join(folder, wasm);
// Those that the program was built for: with more, it would be written in forms that browsers do not read yet.
const features = readFileSync("index.html", "utf8").match(/--enable-[a-z-]+/g);
const how = [...features, "--minify-imports-and-exports-and-modules", file, "-o", file];
const told = execFileSync("wasm-opt", how, { encoding: "utf8" });
const { imports, exports } = JSON.parse(told);

let script = readFileSync(glue, "utf8");
const rename = (before, after) => {
  const renamed = script.replaceAll(before, after);
  if (renamed === script) throw Error(`${glue} does not have ${before}`);
  script = renamed;
};
for (const module of new Set(imports.map(([module]) => module))) rename(`"${module}"`, '"a"');
for (const [, name, short] of imports) rename(new RegExp(`(?<![\\w$])${name}(?![\\w$])`, "g"), () => short);
// What only browsers ask for, it does not name.
for (const [name, short] of exports) script = script.replaceAll(new RegExp(`(?<![\\w$])wasm\\.${name}(?![\\w$])`, "g"), () => `wasm.${short}`);
writeFileSync(glue, script);
