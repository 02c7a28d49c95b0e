// Puts each file of a site beside itself as Brotli and gzip make it, for servers that send what lies there
// (docs/releasing.md, "Servers"): node scripts/compress.mjs [dist]. The same files give the same bytes.
import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const CODINGS = {
  br: (bytes) => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    return brotliCompressSync(bytes, { params });
  },
  gz: (bytes) => gzipSync(bytes, { level: 9 }),
};
// Pictures and differences are compressed already, and no reader asks for a server's lists.
const LEFT = /\.(png|jpg|webp|dcz|map)$/;

// What was written: files in all, and their bytes before and after.
export function compress(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());
  // What was made of a file that is another one now, or gone.
  for (const name of names.filter((name) => /\.(br|gz)$/.test(name))) rmSync(join(folder, name));
  const sums = { files: 0, plain: 0, br: 0, gz: 0 };
  for (const name of names.filter((name) => !/\.(br|gz)$/.test(name) && !LEFT.test(name))) {
    const file = join(folder, name);
    const [plain, { atime, mtime }] = [readFileSync(file), statSync(file)];
    sums.files += 1;
    sums.plain += plain.length;
    for (const [ending, compressed] of Object.entries(CODINGS)) {
      const bytes = compressed(plain);
      sums[ending] += Math.min(bytes.length, plain.length);
      if (bytes.length >= plain.length) continue;
      writeFileSync(`${file}.${ending}.part`, bytes);
      // Who has one is answered by its time, whichever it was.
      utimesSync(`${file}.${ending}.part`, atime, mtime);
      renameSync(`${file}.${ending}.part`, `${file}.${ending}`);
    }
  }
  return sums;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? "dist";
  try {
    const { files, plain, br, gz } = compress(folder);
    if (files === 0) throw Error(`There is nothing in ${folder}/.`);
    const number = (bytes) => bytes.toLocaleString("en");
    console.log(`${folder}: ${files} files, ${number(plain)} bytes; ${number(br)} as Brotli, ${number(gz)} as gzip`);
  } catch (error) {
    console.error(error.code === "ENOENT" ? `There is no ${folder}/; make build makes it.` : error.message);
    process.exitCode = 1;
  }
}
