// Names the wasm by what it has become, in the folder that Trunk fills: Trunk's hash is of the wasm as cargo made it, in
// which a name differs from machine to machine, and stays the same where only wasm-opt makes other bytes of it.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const before = readdirSync(folder).find((name) => name.endsWith("_bg.wasm")).replace("_bg.wasm", "");
const hash = createHash("sha256").update(readFileSync(join(folder, `${before}_bg.wasm`))).digest("hex").slice(0, 16);
const after = before.replace(/\w+$/, hash);

const shell = join(folder, "index.html");
const html = readFileSync(shell, "utf8");
if (!html.includes(before)) throw Error(`${shell} does not name ${before}`);
writeFileSync(shell, html.replaceAll(before, after));
for (const end of [".js", "_bg.wasm"]) renameSync(join(folder, before + end), join(folder, after + end));
