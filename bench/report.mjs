// What was measured, in words: docs/performance.md, between the marks that are its own.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { phone } from "./measure.mjs";

/** Puts a text into a document, between the marks of the command that measured it. */
export function put(name, text, file = "docs/performance.md") {
  const all = readFileSync(file, "utf8");
  const place = new RegExp(`<!-- ${name} -->.*<!-- end of ${name} -->`, "s");
  if (!place.test(all)) throw Error(`${file} has no place for it`);
  writeFileSync(
    file,
    all.replace(place, () => `<!-- ${name} -->\n${text}\n<!-- end of ${name} -->`),
  );
}

export const median = (values) => {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  return sorted.length === 0 ? null : sorted[(sorted.length - 1) >> 1];
};

const whole = (value) => Math.round(value).toLocaleString("en");
const exactly = (value) => value.toFixed(3).replace(/\.?0+$/, "");

/** The columns of the table: what each is called, which figure of a visit it has, and how that is written. */
const columns = [
  ["requests", "requests", whole],
  ["bytes", "bytes", whole],
  ["script", "scripts", whole],
  ["wasm", "wasm", whole],
  ["data", "data", whole],
  ["LCP", "lcp", whole],
  ["CLS", "cls", exactly],
  ["all that can be seen answer", "answer", whole],
  ["instantiated → answer", "afterInstance", whole],
  ["longest task", "longest", whole],
  ["blocking time", "blocking", whole],
  ["heap + wasm memory, KiB", "memory", whole],
  ["unfolded → answer, slowest", "unfold", whole],
  ["asleep in their first picture", "asleep", whole],
  ["jump, px", "jump", whole],
];

const line = (cells) => `| ${cells.join(" | ")} |`;

function table(visits) {
  const rows = [...visits].map(([name, seen]) => {
    const cells = columns.map(([, figure, write]) => {
      const value = median(seen.map((visit) => visit[figure]));
      return value === null ? "–" : write(value);
    });
    return line([name === "ours" ? "**ours**" : name, ...cells]);
  });
  return [line(["", ...columns.map(([name]) => name)]), `|---|${columns.map(() => "--:|").join("")}`, ...rows].join(
    "\n",
  );
}

/** How far apart the middle half of the visits lies: what is less than that says nothing. */
function spread(visits, figure) {
  const sorted = visits.map((visit) => visit[figure]).sort((a, b) => a - b);
  const at = (part) => sorted[Math.round((sorted.length - 1) * part)];
  return at(0.75) - at(0.25);
}

/** What was promised, what was measured, and whether it is so. */
function goals(visits) {
  const of = (name, figure) => median(visits.get(name)?.map((visit) => visit[figure]) ?? []);
  const ours = (figure) => of("ours", figure);
  const ratio = (name, figure) => ours(figure) / of(name, figure);
  const times = (value) => `${value.toFixed(2)} ×`;
  const noise = spread(visits.get("plain HTML"), "lcp") / of("plain HTML", "lcp");
  const lcp = ratio("plain HTML", "lcp");
  const [preact, webSys] = ["Preact, all at once", "bare web-sys, all at once"].map((name) => ratio(name, "answer"));
  const [ofSeen, webSysOfSeen] = ["Preact", "bare web-sys"].map((name) => ratio(name, "answer"));
  return [
    [
      "all that can be seen answer, beside Preact that draws all at once",
      "at most 1.05 ×",
      times(preact),
      preact <= 1.05,
    ],
    ["the same, beside bare web-sys with our loader", "below 1 ×", times(webSys), webSys < 1],
    ["beside Preact that draws what can be seen, as we do", "(1.05 ×)", times(ofSeen), ofSeen <= 1.05],
    ["the same, beside bare web-sys", "(1 ×)", times(webSysOfSeen), webSysOfSeen < 1],
    [
      "any other island, from the click that unfolds it",
      "awake in its first picture, no jump",
      `${ours("asleep")} asleep, ${whole(ours("jump"))} px`,
      ours("asleep") === 0 && ours("jump") === 0,
    ],
    ["instantiated → answer", "at most 35 ms", `${whole(ours("afterInstance"))} ms`, ours("afterInstance") <= 35],
    [
      "longest task",
      "below 50 ms",
      `${whole(ours("longest"))} ms (plain HTML ${whole(of("plain HTML", "longest"))})`,
      ours("longest") < 50,
    ],
    [
      "blocking time",
      "0 ms",
      `${whole(ours("blocking"))} ms (plain HTML ${whole(of("plain HTML", "blocking"))})`,
      ours("blocking") === 0,
    ],
    ["JS heap + wasm memory", "at most 2,048 KiB", `${whole(ours("memory"))} KiB`, ours("memory") <= 2048],
    [
      "LCP, beside plain HTML",
      `at most ${(1 + noise).toFixed(2)} ×: the noise of plain HTML`,
      times(lcp),
      lcp <= 1 + Math.max(noise, 0.005),
    ],
    ["CLS", "0", exactly(ours("cls")), ours("cls") === 0],
  ];
}

/** The report; kept in docs/performance.md if it is of all. */
export function write(visits, { rounds, browser, questions, isKept }) {
  const parts = [
    `Measured on ${new Date().toISOString().slice(0, 10)} with \`make bench\`: ${rounds} visits of each page, by turns; medians. Chromium ${browser}, ${cpus()[0].model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, load ${loadavg()[0].toFixed(1)} at the end: on a machine that does other work all times are longer, and less sure. The phone: processor ${phone.cpu} × slowed, ${(phone.download * 8) / 1e6} Mb/s, ${phone.latency} ms; nothing in its cache; brotli over HTTP/1.1. Times in ms, bytes as they are transferred, with their headers. Each peer was asked ${questions} things before, and answered as ours does.`,
    table(visits),
  ];
  if (visits.has("plain HTML") && visits.has("Preact") && visits.has("bare web-sys") && visits.has("ours")) {
    const rows = goals(visits).map(([what, goal, is, isReached]) =>
      line([what, goal, is, isReached ? "reached" : "**not reached**"]),
    );
    parts.push(
      "### What was promised",
      [line(["", "promised", "measured", ""]), "|---|---|--:|---|", ...rows].join("\n"),
    );
  }
  const text = parts.join("\n\n");
  if (isKept) put("make bench", text);
  return text;
}
