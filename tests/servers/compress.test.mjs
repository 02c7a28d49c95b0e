// What scripts/compress.mjs puts beside the files of a site.
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { compress } from "../../scripts/compress.mjs";
import { files } from "../../scripts/site.mjs";
import { dist } from "./servers.mjs";

test("each unpacks to its file, has its time, and is the same each time", () => {
  const folder = mkdtempSync(join(tmpdir(), "sidelight-compress-"));
  try {
    cpSync(dist, folder, { recursive: true });
    writeFileSync(join(folder, "gone.js.br"), "of a file that is no more");
    compress(folder);
    const made = files(folder).filter((name) => /\.(br|gz)$/.test(name));
    const bytes = made.map((name) => readFileSync(join(folder, name)));
    assert.ok(made.length > 20 && !existsSync(join(folder, "gone.js.br")));
    for (const [index, name] of made.entries()) {
      const plain = name.slice(0, -3);
      const unpacked = name.endsWith(".br") ? brotliDecompressSync(bytes[index]) : gunzipSync(bytes[index]);
      assert.ok(unpacked.equals(readFileSync(join(folder, plain))), name);
      assert.ok(bytes[index].length < unpacked.length, name);
      assert.ok(Math.abs(statSync(join(folder, name)).mtimeMs - statSync(join(folder, plain)).mtimeMs) < 1, name);
      assert.doesNotMatch(plain, /\.(png|jpg|webp|dcz)$/);
    }
    compress(folder);
    assert.deepEqual(files(folder).filter((name) => /\.(br|gz)$/.test(name)), made);
    assert.ok(made.every((name, index) => readFileSync(join(folder, name)).equals(bytes[index])));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
