// An edition of dist/ as it may have been before.
import { cpSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const named = (folder, pattern) => readdirSync(folder).find((name) => pattern.test(name));

// Makes it in a folder: another word on its page, and other builds of script and wasm.
export function age(folder, dist = "dist") {
  cpSync(dist, folder, { recursive: true });
  const page = join(folder, "index.html");
  let html = readFileSync(page, "utf8").replace(/(<h1[^>]*>)/, "$1Formerly: ");
  const followed = (more) => (bytes) => Buffer.concat([bytes, Buffer.from(more)]);
  for (const [pattern, aged] of [
    [/^program-\w+\.js$/, followed("\n// an older one")],
    // A section that means nothing to anybody.
    [/^sidelight-app-\w+_bg\.wasm$/, followed([0, 4, 3, ...Buffer.from("old")])],
    // A word of the same length.
    [/-page-\w+\.edition$/, (bytes) => Buffer.from(bytes.toString("latin1").replace(/ [a-z]{4} /, " auld "), "latin1")],
  ]) {
    const name = named(folder, pattern);
    const older = name.replace(/-[0-9a-f]{12,}/, "-0123456789abcdef");
    renameSync(join(folder, name), join(folder, older));
    writeFileSync(join(folder, older), aged(readFileSync(join(folder, older))));
    html = html.replaceAll(name, older);
  }
  writeFileSync(page, html);
}
