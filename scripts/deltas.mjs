// What a reader who has been here before downloads of a new edition, as differences from what they have (RFC 9842):
// node scripts/deltas.mjs old [dist] writes each beside its file, as docs/embedding.md has servers send them.
//
// In Zstandard ("dcz"), whose command every system has and knows dictionaries; what speaks Brotli does not: Node 20 and
// Debian 12's brotli know none.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, renameSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// The names that a file has in one edition after another, with what they are called to servers and browsers. Others
// are small, or asked for by few.
export const PATTERNS = [
  { pattern: /^index\.html$/, match: "" },
  { pattern: /^loader-\w+\.js$/, match: "loader-*.js" },
  { pattern: /^program-\w+\.js$/, match: "program-*.js" },
  { pattern: /-page-\w+\.edition$/, match: "*-page-*.edition" },
  { pattern: /^sidelight-app-\w+_bg\.wasm$/, match: "sidelight-app-*.wasm" },
];

// "dcz", with the old file's fingerprint: RFC 9842, section 5.
const MAGIC = Buffer.from("5e2a4d1820000000", "hex");

function compress(old, file) {
  const dictionary = readFileSync(old);
  const options = ["--ultra", "-22", "--no-check", "-q", "-c", `--patch-from=${old}`, file];
  try {
    const frame = execFileSync("zstd", options, { stdio: ["ignore", "pipe", "pipe"], maxBuffer: 2 ** 30 });
    return Buffer.concat([MAGIC, createHash("sha256").update(dictionary).digest(), frame]);
  } catch (error) {
    throw Error(error.code === "ENOENT" ? "There is no zstd here; Debian's package zstd has it." : String(error.stderr ?? error), { cause: error });
  }
}

// Each file of `dist` that was another one in the folder `old`: as it is called now, as it was called, the fingerprint
// that its reader sends, what it is called to servers, and the difference; none where it is still the same.
export function deltas(old, dist) {
  const names = (folder) => readdirSync(folder).sort();
  return PATTERNS.flatMap(({ pattern }) => {
    const [before, now] = [old, dist].map((folder) => names(folder).find((name) => pattern.test(name)));
    if (!before || !now) return [];
    const [dictionary, file] = [readFileSync(join(old, before)), readFileSync(join(dist, now))];
    const hash = createHash("sha256").update(dictionary).digest();
    const name = `${now}.${hash.toString("hex").slice(0, 16)}.dcz`;
    const bytes = dictionary.equals(file) ? null : compress(join(old, before), join(dist, now));
    return [{ now, before, available: `:${hash.toString("base64")}:`, name, bytes }];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [old, dist = "dist"] = process.argv.slice(2);
  try {
    if (!old || !existsSync(join(old, "index.html"))) throw Error(`There is no edition in ${old ?? "…: please name a folder"}`);
    const found = deltas(old, dist).filter(({ bytes }) => bytes);
    // Beside those of other editions, which readers may have as well.
    const map = join(dist, "dictionaries.map");
    const lines = existsSync(map) ? readFileSync(map, "utf8").split("\n").filter(Boolean) : [];
    for (const { now, name, bytes, available } of found) {
      writeFileSync(join(dist, name), bytes);
      // What a reader has from it is asked for by the time of the whole.
      const { atime, mtime } = statSync(join(dist, now));
      utimesSync(join(dist, name), atime, mtime);
      // nginx's, and by the quotes Caddy's.
      lines.push(`"${available}" "${name.split(".").at(-2)}";`);
      console.log(`wrote ${join(dist, name)}: ${bytes.length.toLocaleString("en")} bytes`);
    }
    writeFileSync(`${map}.part`, [...new Set(lines)].map((line) => `${line}\n`).join(""));
    renameSync(`${map}.part`, map);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
