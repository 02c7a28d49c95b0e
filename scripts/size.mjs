// Prints raw and brotli sizes of what a reader downloads, beside the budgets, and fails over one:
// node scripts/size.mjs [dist]; with OLD=folder, an edition before, also what the new one costs who has that.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { deltas } from "./deltas.mjs";

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

const page = measure(/^index\.html$/);
const loader = measure(/^loader-[^.]*\.js$/);
const program = [...measure(/^program-[^.]*\.js$/), ...measure(/_bg\.wasm$/)];
const edition = measure(/-page-\w+\.edition$/);
// The pages beside the explainer's own: of each panel, and that with everything, which is to be printed.
const panels = names.filter((name) => /\.html$/.test(name) && !/^(index|all|embed|glance)\.|\.(include|email)\./.test(name));
const rows = [
  { what: "index.html", files: page, budget: 14600, aim: 13000 },
  { what: "loader", files: loader, budget: 2048 },
  { what: "source card", files: measure(/^source-card-[^.]*\.js$/), budget: 2048 },
  { what: "script + wasm", files: program, budget: 32768, aim: 30720 },
  { what: "its edition", files: edition },
  { what: "all of these", files: [...page, ...loader, ...program, ...edition], budget: 51200 },
  ...panels.map((name) => ({ what: name, files: measure(new RegExp(`^${name}$`)), budget: 30000 })),
  { what: "all.html", files: measure(/^all\.html$/) },
  { what: "sidelight.js", files: measure(/^sidelight\.js$/), budget: 1280, aim: 1024 },
  { what: "sidelight-embed.js", files: measure(/^sidelight-embed\.js$/) },
  { what: "embed.html", files: measure(/^embed\.html$/) },
  { what: "its script", files: measure(/^frame-[^.]*\.js$/), budget: 2304 },
];

const number = (n) => (n === undefined ? "" : n.toLocaleString("en"));
let isOver = false;
const verdict = ({ brotli }, { budget, aim }) => {
  if (budget === undefined) return "";
  isOver ||= brotli > budget;
  if (brotli > budget) return `OVER by ${number(brotli - budget)}`;
  if (aim === undefined) return "kept";
  return brotli > aim ? `kept; over the aim of ${number(aim)} by ${number(brotli - aim)}` : `kept; within the aim of ${number(aim)}`;
};
const line = (what, raw, brotli, budget, kept) =>
  console.log(`${what.padEnd(19)}${raw.padStart(10)}${brotli.padStart(10)}${budget.padStart(10)}  ${kept}`.trimEnd());

line("bytes", "raw", "brotli", "budget", "");
for (const row of rows) {
  const total = sum(row.files);
  // A file that is not there would keep every budget.
  isOver ||= row.files.length === 0;
  if (row.files.length === 0) line(row.what, "none", "none", number(row.budget), "MISSING");
  else line(row.what, number(total.raw), number(total.brotli), number(row.budget), verdict(total, row));
}

// The page part by part: by how much it shrinks without the part, so the parts add up to less than the page.
const html = names.includes("index.html") ? readFileSync(join(dist, "index.html"), "utf8") : "";
const whole = compress(Buffer.from(html)).length;
const parts = [...html.matchAll(/<style>.*?<\/style>/gs)].map((match) => ["styles", match]);
for (const match of html.matchAll(/<details class="panel[^>]* id="panel-([^"]*)".*?<p class="panel-foot">.*?<\/details>/gs)) {
  parts.push([`panel ${match[1]}`, match]);
}
console.log("\nof index.html");
for (const [what, match] of parts) {
  const rest = html.slice(0, match.index) + html.slice(match.index + match[0].length);
  line(what, number(Buffer.byteLength(match[0])), number(whole - compress(Buffer.from(rest)).length), "", "");
}
const text = html.replace(/<(style|script)\b.*?<\/\1>|<[^>]+>/gs, " ");
line("text alone", number(Buffer.byteLength(text)), number(compress(Buffer.from(text)).length), "", "without any markup");

// What an element fetches: the whole explainer, or one panel with the sources it cites.
console.log("\nof embeds");
for (const name of names.filter((name) => /\.json$/.test(name) && !/^(custom-elements|places|oembed)|-document\./.test(name))) {
  const bytes = readFileSync(join(dist, name));
  line(name.replace(/^[^.]*\.(.*?)\.?json$/, "$1") || "whole", number(bytes.length), number(compress(bytes).length), "", "");
}

// What is made for elsewhere; nobody who reads a page fetches it.
console.log("\nfor elsewhere");
const elsewhere = [["letter", /\.email\.html$/], ["index.md", /^index\.md$/], ["all.md", /^all\.md$/], ["figures as SVG", /\.svg$/], ["figures as PNG", /\.[^.]+\.png$/]];
for (const [what, pattern] of elsewhere) {
  const files = measure(pattern);
  if (files.length > 0) line(what, number(sum(files).raw), number(sum(files).brotli), "", `${files.length} of them`.replace(/^1 of them$/, ""));
}

// To who comes back, as differences.
if (process.env.OLD) {
  console.log(`\nof this edition, to one who has ${process.env.OLD}`);
  const found = deltas(process.env.OLD, dist);
  for (const { now, bytes } of found) line(now.replace(/-[0-9a-f]{8,}/, ""), "", bytes ? number(bytes.length) : "kept", "", "");
  const total = found.reduce((all, { bytes }) => all + (bytes?.length ?? 0), 0);
  line("all of these", "", number(total), "", total > 3000 ? `over the aim of 3,000 by ${number(total - 3000)}` : "within the aim of 3,000");
}

if (isOver) {
  console.error("\nSomething is over its budget: cut words first, then decoration, never evidence.");
  process.exit(1);
}
