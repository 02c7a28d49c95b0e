// How quick the desk is: node scripts/bench-desk.mjs DESK [typing] [growth] [memory] [first]. `make bench-desk` builds the
// desk first. With all four it writes docs/performance-desk.md.
//
// Keys are pressed as the browser gets them from a keyboard; what is measured is what the page then shows.
import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { put } from "../bench/report.mjs";
import { folder } from "./growing.mjs";
import { listen } from "./server.mjs";
import { files, launch, npm } from "./site.mjs";

const { zipSync } = npm("fflate");
const [desk, ...chosen] = process.argv.slice(2);
const PARTS = ["typing", "growth", "memory", "first"];
const wanted = chosen.length > 0 ? chosen : PARTS;
const isWanted = (part) => wanted.includes(part);

const KEYS = 200;
const EDITS = 2_000;
/** About what somebody writes who writes quickly: 80 words a minute. */
const BETWEEN = 150;
/** So many parts of scripts/growing.mjs are ten times the example's bytes. */
const TEN_TIMES = 220;
const PHONE = { cpu: 4, bytesPerSecond: 10e6 / 8, latency: 40 };

const pause = (ms) => new Promise((proceed) => setTimeout(proceed, ms));

/** The desk on a server of its own; `line` is what it is sent through: all answers one after the other. */
async function serve(line) {
  const site = new Map(files(desk).map((name) => [`/${name}`, readFileSync(join(desk, name))]));
  const compressed = new Map();
  const sent = { bytes: 0 };
  let before = Promise.resolve();
  const { origin, close } = await listen(0, async (path) => {
    const plain = site.get(path);
    if (!plain) return null;
    if (!line) return [plain, { "cache-control": "no-cache" }];
    if (!compressed.has(path)) compressed.set(path, brotliCompressSync(plain));
    const body = compressed.get(path);
    await pause(line.latency);
    before = before.then(() => pause((body.length / line.bytesPerSecond) * 1_000));
    await before;
    sent.bytes += body.length;
    return [body, { "content-encoding": "br", "cache-control": "no-cache" }];
  });
  // What takes long to compress is ready before it is asked for.
  if (line) for (const [path, plain] of site) compressed.set(path, brotliCompressSync(plain));
  return { address: `${origin}/`, sent, close };
}

/** In the page, before anything else: notes when each stroke is painted, judged and seen in the page beside. */
function watch() {
  const seen = { strokes: [], typed: "", begins: "", told: 0, edition: 0, looks: new Map(), passage: null };
  window.bench = seen;
  const painted = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(null);
    });
  addEventListener(
    "keydown",
    (event) => {
      seen.strokes.push({ at: event.timeStamp, edition: 0 });
    },
    true,
  );
  addEventListener(
    "beforeinput",
    () => {
      const stroke = seen.strokes.at(-1);
      if (stroke) painted((now) => (stroke.painted = now - stroke.at));
    },
    true,
  );
  // A worker is asked to `put` what was written, and then to `look`: its answer is of what was put before.
  window.Worker = class extends Worker {
    postMessage(asked, ...more) {
      if (asked?.ask === "put") {
        seen.edition += 1;
        const stroke = seen.strokes.at(-1);
        if (stroke && !stroke.edition) {
          stroke.edition = seen.edition;
          stroke.worked = performance.now() - stroke.at;
        }
      }
      if (asked?.ask === "look") seen.looks.set(asked.number, seen.edition);
      super.postMessage(asked, ...more);
    }
    constructor(...how) {
      super(...how);
      this.addEventListener("message", ({ data: { number, answer } }) => {
        const edition = seen.looks.get(number);
        seen.looks.delete(number);
        if (edition === undefined || answer === undefined) return;
        painted((now) => {
          seen.told = edition;
          for (const stroke of seen.strokes)
            if (stroke.edition && stroke.edition <= edition) stroke.judged ??= now - stroke.at;
        });
      });
    }
  };
  // Words may come in together, and a page in place of another.
  const shown = () => {
    const page = document.querySelector(".page iframe:not([data-next])")?.contentDocument;
    // Those that are not there yet are the last.
    let first = seen.typed.length;
    while (first > 0 && seen.strokes[first - 1]?.previewed === undefined) first -= 1;
    if (page && first < seen.typed.length) {
      if (seen.passage?.ownerDocument !== page || !seen.passage.isConnected)
        seen.passage = [...page.querySelectorAll("#sidelight p")].find((it) => it.textContent.includes(seen.begins));
      const text = seen.passage?.textContent ?? "";
      for (; first < seen.typed.length && text.includes(seen.typed.slice(0, first + 1).trimEnd()); first += 1)
        if (seen.strokes[first]) seen.strokes[first].previewed = performance.now() - seen.strokes[first].at;
    }
    requestAnimationFrame(shown);
  };
  addEventListener("DOMContentLoaded", shown);
}

const ranked = (values, part) => {
  const sorted = values.filter((value) => value !== undefined).sort((one, other) => one - other);
  return sorted[Math.min(Math.ceil(sorted.length * part), sorted.length) - 1] ?? Number.NaN;
};

const WORDS = "the ferry is late again today and nobody says when it will come to the island over there ";
const words = (length) => WORDS.repeat(Math.ceil(length / WORDS.length)).slice(0, length);

const BEGINS = "What was written before is this. ";

const stands = () => document.querySelector(".stands")?.textContent.startsWith("Nothing stands");

/** A page with the desk, and a folder in it: the example, or what a zip holds. */
async function opened(browser, address, zip) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const failures = [];
  page.on("pageerror", (error) => failures.push(error.message));
  await page.addInitScript(watch);
  await page.goto(address);
  await page.locator(".begin").waitFor();
  if (zip) {
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "A zip" }).click();
    await (await choosing).setFiles({ name: "large.zip", mimeType: "application/zip", buffer: Buffer.from(zip) });
  } else await page.getByRole("button", { name: "The example" }).click();
  await page.waitForFunction(stands, null, { timeout: 120_000 });
  await page.waitForFunction(() => document.querySelector(".page iframe:not([data-next])")?.contentDocument?.body, null, {
    timeout: 120_000,
  });
  await page.locator(".cm-content").focus();
  return { page, failures, close: () => context.close() };
}

/** How long a letter takes in a text field on a page that has nothing else: a screen's own beat, and a machine's other work. */
async function bare(browser) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    await page.addInitScript(watch);
    await page.goto("data:text/html,<textarea></textarea>");
    await page.locator("textarea").focus();
    for (const letter of words(KEYS)) {
      await page.keyboard.press(letter === " " ? "Space" : letter);
      await pause(BETWEEN);
    }
    const strokes = await page.evaluate(() => window.bench.strokes.map(({ painted }) => painted));
    return (part) => ranked(strokes, part);
  } finally {
    await page.close();
  }
}

/** Types so many letters before the article, and says how long each took. */
async function type(browser, address, zip) {
  const { page, failures, close } = await opened(browser, address, zip);
  try {
    // The first strokes find nothing that was used before.
    await page.keyboard.type(BEGINS);
    await page.waitForTimeout(2_000);
    await page.evaluate((begins) => {
      window.bench.strokes.length = 0;
      window.bench.begins = begins;
    }, BEGINS);
    const text = words(KEYS);
    for (const letter of text) {
      const start = performance.now();
      await page.evaluate((letter) => {
        window.bench.typed += letter;
      }, letter);
      await page.keyboard.press(letter === " " ? "Space" : letter);
      await pause(Math.max(0, BETWEEN - (performance.now() - start)));
    }
    const isSeen = () => window.bench.strokes.every(({ previewed }) => previewed !== undefined);
    await page.waitForFunction(isSeen, null, { timeout: 60_000 }).catch(() => failures.push("not all was shown"));
    const strokes = await page.evaluate(() => window.bench.strokes);
    if (failures.length > 0) throw Error(failures.join("; "));
    if (strokes.length !== KEYS) throw Error(`${strokes.length} strokes were heard`);
    return (name, part) => ranked(strokes.map((stroke) => stroke[name]), part);
  } finally {
    await close();
  }
}

/** What of a browser's memory the page and its worker hold, once all that can go is gone. */
async function held(page) {
  const session = await page.context().newCDPSession(page);
  const inWorker = new Map();
  let last = 0;
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, result, error } = JSON.parse(message);
    inWorker.get(id)?.(result ?? Promise.reject(Error(error?.message)));
  });
  const attached = new Promise((found) => session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
    if (targetInfo.type === "worker") found(sessionId);
  }));
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const sessionId = await attached;
  const worker = (method, params = {}) =>
    new Promise((answered) => {
      last += 1;
      inWorker.set(last, answered);
      session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id: last, method, params }) });
    });
  const wasm = async (send) => {
    const { result } = await send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
    const { objects } = await send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
    const sum = "function() { return this.reduce((all, memory) => all + memory.buffer.byteLength, 0); }";
    const counted = { objectId: objects.objectId, functionDeclaration: sum, returnByValue: true };
    return (await send("Runtime.callFunctionOn", counted)).result.value;
  };
  const of = async (send) => {
    await send("HeapProfiler.collectGarbage");
    return { heap: (await send("Runtime.getHeapUsage")).usedSize, wasm: await wasm(send) };
  };
  const found = { page: await of((method, params) => session.send(method, params)), worker: await of(worker) };
  await session.detach();
  return found;
}

async function remembered(browser, address) {
  const { page, failures, close } = await opened(browser, address);
  const rows = [];
  try {
    for (let edits = 0; edits <= EDITS; edits += 1) {
      if (edits % (EDITS / 4) === 0) {
        await page.waitForTimeout(1_500);
        rows.push([edits, await held(page)]);
      }
      if (edits === EDITS) break;
      // What is written is taken out again: the folder is as large at the end as at the beginning.
      const edition = await page.evaluate(() => window.bench.edition);
      await page.keyboard.press(edits % 2 === 0 ? "x" : "Backspace");
      await page.waitForFunction((before) => window.bench.told > before, edition, { polling: 10, timeout: 20_000 });
      await page.evaluate(() => (window.bench.strokes.length = 0));
    }
    if (failures.length > 0) throw Error(failures.join("; "));
    return rows;
  } finally {
    await close();
  }
}

/** The first time somebody opens the desk, on a phone: until there is something to fill in, and until words can be written. */
async function first(browser) {
  const { address, sent, close } = await serve(PHONE);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: PHONE.cpu });
    const start = performance.now();
    const since = () => ({ seconds: (performance.now() - start) / 1_000, bytes: sent.bytes });
    await page.goto(address, { waitUntil: "commit" });
    await page.locator(".begin input[name=headline]").waitFor();
    const begins = since();
    await page.getByRole("button", { name: "The example" }).click();
    await page.locator(".cm-content").waitFor({ state: "attached" });
    await page.locator(".cm-content").focus();
    await page.keyboard.press("x");
    await page.waitForFunction(() => document.querySelector(".cm-line")?.textContent.startsWith("x"));
    const writes = since();
    await page.waitForFunction(stands, null, { timeout: 120_000 });
    const judged = since();
    return { begins, writes, judged };
  } finally {
    await context.close();
    close();
  }
}

const row = (cells) => `| ${cells.join(" | ")} |`;
const table = (head, rows) => [row(head), `|---|${"--:|".repeat(head.length - 1)}`, ...rows.map(row)].join("\n");
const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const is = (value, most) => (value <= most ? "reached" : "**not reached**");
const MiB = (bytes) => (bytes / 2 ** 20).toFixed(1);

const browser = await launch();
const { address, close } = await serve();
const texts = [];
try {
  const promised = [];
  if (isWanted("typing")) {
    const of = await type(browser, address);
    const least = await bare(browser);
    promised.push(
      ["a letter is painted in a bare text field, p50", "", ms(least(0.5)), ""],
      ["a letter is painted in a bare text field, p98", "", ms(least(0.98)), ""],
      ["a letter is painted, p50", "", ms(of("painted", 0.5)), ""],
      ["a letter is painted, p98", "16 ms", ms(of("painted", 0.98)), is(of("painted", 0.98), 16)],
      ["until the compiler is asked, p98", "", ms(of("worked", 0.98)), ""],
      ["diagnostics, p50", "", ms(of("judged", 0.5)), ""],
      ["diagnostics, p95", "100 ms", ms(of("judged", 0.95)), is(of("judged", 0.95), 100)],
      ["the page beside, p50", "", ms(of("previewed", 0.5)), ""],
      ["the page beside, p95", "250 ms", ms(of("previewed", 0.95)), is(of("previewed", 0.95), 250)],
    );
  }
  if (isWanted("growth")) {
    const grown = folder(TEN_TIMES);
    grown["article.md"] = `It begins with words. <ours>\n\n${grown["article.md"]}`;
    const large = Object.entries(grown).map(([name, text]) => [`large/${name}`, Buffer.from(text)]);
    const of = await type(browser, address, zipSync(Object.fromEntries(large)));
    promised.push(
      ["ten times the folder: a letter is painted, p98", "", ms(of("painted", 0.98)), ""],
      ["ten times the folder: diagnostics, p95", "500 ms", ms(of("judged", 0.95)), is(of("judged", 0.95), 500)],
      ["ten times the folder: the page beside, p95", "", ms(of("previewed", 0.95)), ""],
    );
  }
  if (isWanted("first")) {
    const { begins, writes, judged } = await first(browser);
    const said = ({ seconds, bytes }) => `${seconds.toFixed(1)} s, ${bytes.toLocaleString("en")} B`;
    promised.push(
      ["first load on a phone: there is something to fill in", "3 s", said(begins), is(begins.seconds, 3)],
      ["the example can be written in", "", said(writes), ""],
      ["and is judged", "", said(judged), ""],
    );
  }
  texts.push(table(["", "asked", "measured", ""], promised));
  console.log(texts.at(-1));
  if (isWanted("memory")) {
    const rows = await remembered(browser, address);
    const cells = rows.map(([edits, { page, worker }]) => [
      edits.toLocaleString("en"),
      ...[page.heap, page.wasm, worker.heap, worker.wasm].map(MiB),
    ]);
    texts.push(table(["edits", "page, heap, MiB", "page, wasm", "worker, heap", "worker, wasm"], cells));
    console.log(texts.at(-1));
  }
  const text = [
    `Measured on ${new Date().toISOString().slice(0, 10)} with \`make bench-desk\`: Chromium ${browser.version()}, ${cpus()[0].model.trim()}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)} at the end. The example's folder; ${KEYS} strokes, one each ${BETWEEN} ms; ${EDITS.toLocaleString("en")} edits. The phone: its page's processor ${PHONE.cpu} × slowed, ${(PHONE.bytesPerSecond * 8) / 1e6} Mb/s, ${PHONE.latency} ms.`,
    ...texts,
  ].join("\n\n");
  if (chosen.length === 0) put("make bench-desk", text, "docs/performance-desk.md");
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  close();
  await browser.close();
}
