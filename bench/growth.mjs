// How what a reader gets grows with a folder: node bench/growth.mjs [times…], by default for one of 1, 10 and 100 parts
// (scripts/growing.mjs), which also has 20 times as many counts in one figure. `make growth` runs it, and it writes
// docs/performance.md.
//
// Two pages of each are visited, without a phone's slowness: the first, and a panel's that lists all claims, sources and
// people, and has the figure.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folder, write } from "../scripts/growing.mjs";
import { launch, serve } from "../scripts/site.mjs";
import { visit } from "./measure.mjs";
import { median, put } from "./report.mjs";

const ROUNDS = 5;
const steps = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 10, 100];

/** The folder, with a figure of as many counts as 20 times its parts. */
function content(parts) {
  const files = folder(parts);
  const day = (number) => new Date(Date.UTC(2019, 0, 1 + number)).toISOString().slice(0, 10);
  const rows = [...Array(20 * parts).keys()].map((number) => `${day(number)},${1000 + number}`);
  files["figures/counts.csv"] = `as_of,value\n${rows.join("\n")}\n`;
  files["figures/counts.toml"] = [
    'kind = "points"',
    'title = "Counts of each day"',
    'sentence = "One count for each day."',
    'unit = "things"',
    `as_of = "${day(20 * parts - 1)}"`,
    'sources = ["s0a"]',
    'said_by = "The office that counts"',
    'definition = "things"',
    "",
  ].join("\n");
  files["panels/lists.md"] += "\n![A point for each day, each higher than the one before.](figure:counts)\n";
  return files;
}

/** A step of the slider and another standing: how long the script takes, and how long until what is next is painted. */
async function use() {
  const painted = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  const timed = async (act) => {
    await painted();
    await painted();
    const start = performance.now();
    act();
    // Yew draws in a microtask.
    await Promise.resolve();
    const script = performance.now() - start;
    await painted();
    return { script, painted: performance.now() - start };
  };
  const middle = (all, name) => all.map((one) => one[name]).sort((a, b) => a - b)[all.length >> 1];
  const many = async (act) => {
    const all = [];
    for (let at = 0; at < 9; at++) all.push(await timed(() => act(at)));
    return { script: middle(all, "script"), painted: middle(all, "painted") };
  };
  for (const details of document.querySelectorAll("details")) details.open = true;
  await painted();
  const slider = document.querySelector("[data-island=figure-counts] input[type=range]");
  const step = await many((at) => {
    slider.value = String(at + 1);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const buttons = document.querySelectorAll("[data-island^=claims] button");
  const filter = await many((at) => buttons[(at + 1) % buttons.length].click());
  return { step, filter };
}

const figures = [
  ["bytes", (first) => first.bytes],
  ["answers", (first) => first.answer],
  ["instantiated → answer", (first) => first.afterInstance],
  ["heap + wasm memory, KiB", (first) => first.memory],
  ["bytes", (_, lists) => lists.bytes],
  ["answers", (_, lists) => lists.answer],
  ["heap + wasm memory, KiB", (_, lists) => lists.memory],
  ["slider, script", (_, lists) => lists.used.step.script],
  ["slider, until painted", (_, lists) => lists.used.step.painted],
  ["filter, script", (_, lists) => lists.used.filter.script],
  ["filter, until painted", (_, lists) => lists.used.filter.painted],
];

const place = mkdtempSync(join(tmpdir(), "growth-pages-"));
process.on("exit", () => rmSync(place, { recursive: true, force: true }));
const browser = await launch();
try {
  const rows = [];
  for (const parts of steps) {
    const [from, dist] = [join(place, `content-${parts}`), join(place, `dist-${parts}`)];
    write(from, content(parts));
    const env = { ...process.env, SIDELIGHT_CONTENT: from };
    execFileSync("scripts/build", ["--dist", dist], { env, stdio: "pipe", maxBuffer: 2 ** 26 });
    const site = await serve({ folder: dist, compressed: true });
    const visits = [];
    for (let round = 0; round < ROUNDS; round++) {
      const first = await visit(browser, `${site.address}index.html`, { throttled: false });
      const lists = await visit(browser, `${site.address}lists.html`, { throttled: false, use });
      visits.push(figures.map(([, read]) => read(first, lists)));
    }
    site.close();
    const row = figures.map((_, at) => median(visits.map((visit) => visit[at])));
    rows.push([parts, row]);
    console.log(parts, figures.map(([name], at) => `${name} ${row[at].toFixed(1)}`).join(", "));
  }
  const written = (value) => value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 1 : 0 });
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const text = [
    `Measured on ${new Date().toISOString().slice(0, 10)} with \`make growth\`: ${ROUNDS} visits of each page, medians; Chromium ${browser.version()}, not slowed. Times in ms, bytes as they are transferred.`,
    "",
    line(["parts", "counts", ...figures.map(([name], at) => `${at < 4 ? "first page" : "lists"}: ${name}`)]),
    `|${"--:|".repeat(figures.length + 2)}`,
    ...rows.map(([parts, row]) => line([parts, written(20 * parts), ...row.map(written)])),
  ].join("\n");
  console.log(text);
  if (process.argv.length === 2) put("make growth: pages", text);
} finally {
  await browser.close();
}
