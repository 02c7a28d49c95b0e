// Prints raw and brotli sizes of what a reader downloads, beside the budgets: node scripts/size.mjs [dist]
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";

const dist = process.argv[2] ?? "dist";

let names;
try {
  names = readdirSync(dist);
} catch {
  console.error(`There is no ${dist}/ to measure; make build makes it.`);
  process.exit(1);
}

// Each file is compressed by itself, as a server does it.
const measure = (pattern) =>
  names
    .filter((name) => pattern.test(name))
    .map((name) => readFileSync(join(dist, name)))
    .map((bytes) => ({ raw: bytes.length, brotli: compress(bytes).length }));

function compress(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params });
}

const sum = (files) =>
  files.reduce((a, b) => ({ raw: a.raw + b.raw, brotli: a.brotli + b.brotli }), { raw: 0, brotli: 0 });

const script = measure(/^program-[^.]*\.js$/);
const wasm = measure(/_bg\.wasm$/);
const rows = [
  { what: "page (index.html)", files: measure(/^index\.html$/), budget: 14600 },
  { what: "loader", files: measure(/^loader-[^.]*\.js$/), budget: 2048 },
  { what: "source card", files: measure(/^source-card-[^.]*\.js$/), budget: 2048 },
  { what: "frame (embed.html)", files: measure(/^embed\.html$/) },
  { what: "frame's script", files: measure(/^frame-[^.]*\.js$/), budget: 2048 },
  { what: "sidelight.js", files: measure(/^sidelight\.js$/), budget: 2048, aim: 1024 },
  { what: "sidelight-embed.js", files: measure(/^sidelight-embed\.js$/) },
  { what: "program's script", files: script },
  { what: "wasm", files: wasm },
  { what: "edition", files: measure(/\.edition$/) },
  { what: "script + wasm", files: script.length && wasm.length ? [...script, ...wasm] : [], budget: 81920, aim: 65536 },
];

const number = (n) => (n === undefined ? "" : n.toLocaleString("en"));
const verdict = ({ brotli }, { budget, aim }) => {
  if (budget === undefined) return "";
  if (brotli > budget) return `OVER by ${number(brotli - budget)}`;
  if (aim === undefined) return "kept";
  return brotli > aim ? `kept; over the aim of ${number(aim)} by ${number(brotli - aim)}` : `kept; within the aim of ${number(aim)}`;
};
const line = (what, raw, brotli, budget, kept) =>
  console.log(`${what.padEnd(19)}${raw.padStart(10)}${brotli.padStart(10)}${budget.padStart(10)}  ${kept}`.trimEnd());

line("bytes", "raw", "brotli", "budget", "");
for (const row of rows) {
  const total = sum(row.files);
  if (row.files.length === 0) line(row.what, "none", "none", number(row.budget), "");
  else line(row.what, number(total.raw), number(total.brotli), number(row.budget), verdict(total, row));
}

// The page part by part: by how much it shrinks without the part, so the parts add up to less than the page.
const page = names.includes("index.html") ? readFileSync(join(dist, "index.html"), "utf8") : "";
const whole = compress(Buffer.from(page)).length;
const parts = [...page.matchAll(/<style>.*?<\/style>/gs)].map((match) => ["styles", match]);
for (const match of page.matchAll(/<details id="panel-([^"]*)" class="panel">.*?class="back">Back to the text<\/a><\/p><\/div><\/details>/gs)) {
  parts.push([`panel ${match[1]}`, match]);
}
const links = [...page.matchAll(/ href="https?:[^"]*"/g)];
console.log("\nof the page");
for (const [what, match] of parts) {
  const rest = page.slice(0, match.index) + page.slice(match.index + match[0].length);
  line(what, number(Buffer.byteLength(match[0])), number(whole - compress(Buffer.from(rest)).length), "", "");
}
const text = page.replace(/<(style|script)\b.*?<\/\1>|<[^>]+>/gs, " ");
const linkless = compress(Buffer.from(page.replace(/ href="https?:[^"]*"/g, ""))).length;
line("source addresses", number(links.join("").length), number(whole - linkless), "", `${links.length} links`);
line("text alone", number(Buffer.byteLength(text)), number(compress(Buffer.from(text)).length), "", "without any markup");

// What an element fetches: the whole explainer, or one panel with the sources it cites.
console.log("\nof embeds");
for (const name of names.filter((name) => /\.json$/.test(name) && !/^custom-elements|-document\.|^oembed/.test(name))) {
  const bytes = readFileSync(join(dist, name));
  line(name.replace(/^[^.]*\.(.*?)\.?json$/, "$1") || "whole", number(bytes.length), number(compress(bytes).length), "", "");
}

// What a browser has after the first round trip.
const window = 14600;
if (whole > window) {
  const params = { finishFlush: constants.BROTLI_OPERATION_FLUSH };
  const first = brotliDecompressSync(compress(Buffer.from(page)).subarray(0, window), params).toString();
  const seen = [...first.matchAll(/<h([123])[^>]*>([^<]*)</g)].map((match) => match[2]);
  console.log(`\nThe first ${number(window)} B hold the page up to and into: ${seen.slice(-1)}. They show: ${seen.join(" · ")}`);
}
