// Lighthouse on three pages of dist/, as a phone on a slow line gets them from a host that compresses: the explainer's
// own, a panel's, and that with everything. Three runs of each, since one alone says as much about this machine as about
// the page. Exits with 1 if a page falls short of what is promised.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium, npm, quiet, serve } from "./site.mjs";

const { default: lighthouse } = await import(pathToFileURL(npm.resolve("lighthouse")));
const { launch } = await import(pathToFileURL(npm.resolve("chrome-launcher")));

const promised = { performance: 99, accessibility: 100, "best-practices": 100, seo: 100 };
const measures = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"];

const site = await serve({ compressed: true });
// The page with everything is for paper, and asks search engines to leave it out.
const [panel] = Object.values(JSON.parse(readFileSync("dist/places.json", "utf8")));
const pages = [["index.html", promised], [panel, promised], ["all.html", { accessibility: 100, "best-practices": 100 }]];

/** The three runs of a page. */
async function audit(name) {
  const runs = [];
  while (runs.length < 3) {
    const chrome = await launch({ chromePath: chromium, chromeFlags: ["--headless=new", ...quiet], logLevel: "silent" });
    try {
      const { lhr } = await lighthouse(site.address + name, { port: chrome.port, logLevel: "silent" });
      if (lhr.runtimeError) throw Error(lhr.runtimeError.message);
      runs.push(lhr);
    } finally {
      chrome.kill();
    }
  }
  return runs;
}

const line = (what, values, verdict = "") => console.log(`${what.padEnd(26)}${values.map((value) => String(value).padStart(10)).join("")}  ${verdict}`.trimEnd());
const middle = (values) => [...values].sort((a, b) => a - b)[1];

let short = false;
const judge = (what, values, shown, kept, promise) => {
  short ||= !kept;
  line(what, values.map(shown), kept ? "kept" : `SHORT of ${promise}`);
};
for (const [name, promised] of pages) {
  const runs = await audit(name);
  console.log(`\n${name}: Lighthouse ${runs[0].lighthouseVersion}, ${runs[0].configSettings.formFactor}\n`);
  line("", ["run 1", "run 2", "run 3"]);
  for (const [id, promise] of Object.entries(promised)) {
    const scores = runs.map(({ categories }) => Math.round(categories[id].score * 100));
    // Only speed varies from run to run.
    const kept = (id === "performance" ? middle(scores) : Math.min(...scores)) >= promise;
    judge(id, scores, (score) => score, kept, promise);
  }
  for (const id of measures) {
    const values = runs.map(({ audits }) => audits[id].numericValue);
    if (id === "cumulative-layout-shift") judge(id, values, (value) => value.toFixed(3), values.every((value) => value === 0), 0);
    else line(id, values.map((value) => `${Math.round(value)} ms`));
  }

  console.log("\nNot green, in any run");
  const open = new Map();
  for (const { categories, audits } of runs) {
    for (const { id: category, auditRefs } of Object.values(categories)) {
      for (const { id, weight } of auditRefs) {
        const { score, title, displayValue } = audits[id];
        if (score !== null && score < 0.9) open.set(id, [`${category}${weight ? "" : ", not scored"}: ${title}`, displayValue].filter(Boolean).join(" — "));
      }
    }
  }
  for (const [id, text] of open) console.log(`  ${id}: ${text}`);
  if (open.size === 0) console.log("  none");
}
site.close();

process.exitCode = short ? 1 : 0;
