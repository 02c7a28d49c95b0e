// The plug-in as a file that WordPress installs: node integrations/wordpress/zip.mjs sidelight.zip
// Nothing is compressed and every file is of one day, so the same files are the same bytes on every machine.
import { readFileSync, writeFileSync } from "node:fs";
import { crc32 } from "node:zlib";

const names = ["LICENSE", "block.asset.php", "block.js", "block.json", "readme.txt", "sidelight.php", "uninstall.php"];

const [file] = process.argv.slice(2);
if (!file) throw Error("usage: node integrations/wordpress/zip.mjs sidelight.zip");

const DAY = ((2026 - 1980) << 9) | (1 << 5) | 1;
const parts = [];
const list = [];
let offset = 0;
for (const each of names) {
  const name = Buffer.from(`sidelight/${each}`);
  const bytes = readFileSync(new URL(each, import.meta.url));
  // Version, flags, method, time, day, sum, two sizes, lengths of the name and of what follows it.
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(10, 0);
  facts.writeUInt16LE(DAY, 8);
  facts.writeUInt32LE(crc32(bytes), 10);
  facts.writeUInt32LE(bytes.length, 14);
  facts.writeUInt32LE(bytes.length, 18);
  facts.writeUInt16LE(name.length, 22);
  // No comment, first disk, no attributes, and where its bytes begin.
  const place = Buffer.alloc(14);
  place.writeUInt32LE(offset, 10);
  parts.push(Buffer.from("PK\x03\x04"), facts, name, bytes);
  list.push(Buffer.from("PK\x01\x02\x0a\0", "latin1"), facts, place, name);
  offset += 30 + name.length + bytes.length;
}
const size = list.reduce((sum, part) => sum + part.length, 0);
const end = Buffer.alloc(18);
end.writeUInt16LE(names.length, 4);
end.writeUInt16LE(names.length, 6);
end.writeUInt32LE(size, 8);
end.writeUInt32LE(offset, 12);
writeFileSync(file, Buffer.concat([...parts, ...list, Buffer.from("PK\x05\x06"), end]));
