// How much of a writer's folder is typed, and how much of that more than once: words, dates, ids of sources, numbers.
//   node scripts/count-typed.mjs content/russian-defections
// A date is one with its year in the form of our files, or written out in English. A number has at least three digits
// and is no date. An id is that of a source, wherever one is named. What stands in an address, in a comment or in a
// reading of the record, {figure:row}, is not typed. "Again" is how often something stands that stood before.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
if (!folder) {
  console.error("say which folder: node scripts/count-typed.mjs content/russian-defections");
  process.exit(2);
}
const texts = readdirSync(folder, { recursive: true })
  .filter((name) => /\.(toml|md|csv)$/.test(name))
  .map((name) => join(folder, name));

const months = "January|February|March|April|May|June|July|August|September|October|November|December";
const numberOf = (month) => String(months.split("|").indexOf(month) + 1).padStart(2, "0");
const found = { words: [], dates: [], ids: [], numbers: [] };
const ids = new Set([...readFileSync(join(folder, "sources.toml"), "utf8").matchAll(/^id = "([^"]+)"/gm)].map((m) => m[1]));

for (const file of texts) {
  let text = readFileSync(file, "utf8");
  if (file.endsWith(".toml")) text = text.replace(/(^|\n)\s*#.*/g, "$1");
  text = text.replace(/<!--[^]*?-->/g, "").replace(/https?:\/\/\S+/g, "ADDRESS");
  found.words.push(...text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)));
  // Numbers of the record are read, not typed.
  text = text.replace(/\{[^{}\n]*\}/g, " ");
  // Names, each a run of letters, digits and hyphens.
  text = text.replace(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+|[\p{L}\p{N}]+/gu, (name) => {
    if (!ids.has(name)) return name;
    found.ids.push(name);
    return " ";
  });
  const take = (kind, pattern, plain) => {
    text = text.replace(pattern, (written) => {
      found[kind].push(plain(written));
      return " ";
    });
  };
  take("dates", new RegExp(`\\b\\d{1,2} (?:${months}) \\d{4}\\b`, "g"), (date) => {
    const [day, month, year] = date.split(" ");
    return `${year}-${numberOf(month)}-${day.padStart(2, "0")}`;
  });
  take("dates", new RegExp(`\\b(?:${months}) \\d{4}\\b`, "g"), (date) => {
    const [month, year] = date.split(" ");
    return `${year}-${numberOf(month)}`;
  });
  take("dates", /\b(?:19|20)\d\d-\d\d(?:-\d\d)?\b/g, (date) => date);
  text = text.replace(/\b(?:19|20)\d\d\b/g, " ");
  take("numbers", /\d[\d,]*\d(?:\.\d+)?/g, (written) => written.replaceAll(",", ""));
}
found.numbers = found.numbers.filter((number) => number.replace(/\D/g, "").length >= 3);

console.log(`${folder}: ${texts.length} files`);
for (const [what, all] of Object.entries(found)) {
  const different = new Set(all).size;
  const line = what === "words" ? "" : `, ${different} different, ${all.length - different} again`;
  console.log(`${what.padEnd(8)} ${String(all.length).padStart(6)}${line}`);
}
