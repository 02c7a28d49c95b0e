// Prints raw and brotli sizes of what the writer's desk fetches at first, file by file, beside the budget, and of what it
// fetches when it is needed; fails over the budget: node scripts/size-desk.mjs [dist-desk]
//
// At first is what a browser needs until one can write in a new explainer, and sees its mistakes and its page
// (docs/decisions/0034). What is for later the service worker fetches too, when the desk is there.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const BUDGET = 1_048_576;

/** What is fetched when it is needed, and when. */
const LATER = [
  [/^(publisher\.js|sidelight-publisher_bg\.wasm)$/, "to publish, and with a photograph"],
  [/^fonts(\.json|\/)/, "to publish"],
  [/^borders\.bin$/, "to publish, and with a map"],
  [/^example\.zip$/, "when the example is opened"],
  // A writer has the words of one language: those that weigh most are at first.
  [/^words\/(?!uk)/, "in this language"],
  [/^schemas\//, "with a form"],
];

const desk = process.argv[2] ?? "dist-desk";
let names;
try {
  const entries = readdirSync(desk, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  names = entries.map(({ parentPath, name }) => relative(desk, join(parentPath, name)).replaceAll("\\", "/"));
} catch {
  console.error(`There is no ${desk}/ to measure; make desk makes it.`);
  process.exit(1);
}

// Each file is compressed by itself, as a server does it.
const measured = names.map((name) => {
  const bytes = readFileSync(join(desk, name));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const later = LATER.find(([pattern]) => pattern.test(name))?.[1];
  return { name, raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length, later };
});

const number = (n) => n.toLocaleString("en");
const line = (name, { raw, brotli }, when) =>
  console.log(`${name.padEnd(46)}${number(raw).padStart(11)}${number(brotli).padStart(11)}  ${when}`.trimEnd());
const list = (title, some) => {
  console.log(`${title.padEnd(46)}${"raw".padStart(11)}${"brotli".padStart(11)}`);
  for (const file of some.toSorted((one, other) => other.brotli - one.brotli)) line(file.name, file, file.later ?? "");
  const sum = some.reduce((all, { raw, brotli }) => ({ raw: all.raw + raw, brotli: all.brotli + brotli }), { raw: 0, brotli: 0 });
  line("all of these", sum, "");
  return sum.brotli;
};

const first = list("at first", measured.filter(({ later }) => !later));
console.log("");
list("later", measured.filter(({ later }) => later));

if (first > BUDGET) {
  console.error(`\nAt first it weighs ${number(first - BUDGET)} B more than the ${number(BUDGET)} B that it may.`);
  process.exit(1);
}
console.log(`\nAt first it weighs ${number(BUDGET - first)} B less than the ${number(BUDGET)} B that it may.`);
