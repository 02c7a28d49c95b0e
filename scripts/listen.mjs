// What a screen reader says of dist/: Orca, without a sound, compared with the transcripts in tests/listening.
//
//   node scripts/listen.mjs [NAME…]     all transcripts, or those with a NAME in theirs; UPDATE=1 writes them anew
//
// A transcript is `<page>.<browser>.txt`: a key at the start of a line, and what is said after it behind a tab, a
// sentence or a control on each line, with bars between utterances; the first, `open`, is for the page itself. Empty
// lines and those that begin with `#` are for people, and are kept.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fonts, serve } from "./site.mjs";

const folder = "tests/listening";
const python = "/usr/bin/python3"; // Orca is a Debian package, and so is of Debian's Python.

/** The steps of a transcript, each with what is to be heard. */
function stepsOf(text) {
  const steps = [];
  for (const line of text.split("\n").filter((line) => line && !line.startsWith("#"))) {
    const [key, words] = line.split("\t");
    if (key) steps.push({ key, said: [] });
    if (words) steps.at(-1).said.push(words);
  }
  return steps;
}

/** The same transcript with what is heard. */
function written(text, heard) {
  const lines = text.split("\n").filter((line) => !line.startsWith("\t"));
  const step = (line) => [line.split("\t")[0], heard.shift().join("\n\t")].filter(Boolean).join("\t");
  return lines.map((line) => (line && !line.startsWith("#") ? step(line) : line)).join("\n");
}

/** Utterances as lines: each ends where a sentence, a heading or a control does. */
function lines(utterances) {
  const lines = [[]];
  for (const words of utterances.filter(Boolean)) {
    lines.at(-1).push(words);
    if (/([.:?!]|heading level \d|button|column header|pressed|checked|caption)$/.test(words)) lines.push([]);
  }
  return lines.filter((line) => line.length).map((line) => line.join(" | "));
}

async function textOf(stream) {
  let text = "";
  for await (const part of stream.setEncoding("utf8")) text += part;
  return text;
}

/** What is said of a page and after each key, on a screen, in a home and with a bus of its own, which all end with it. */
async function listen(browser, address, keys) {
  const home = mkdtempSync(join(tmpdir(), "sidelight-listening-"));
  mkdirSync(join(home, "run"), { mode: 0o700 });
  const log = join(home, "log");
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1600x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  let session;
  try {
    const display = await new Promise((found, failed) => {
      screen.stdio[3].setEncoding("utf8").once("data", found);
      screen.once("error", failed).once("exit", () => failed(Error("Xvfb does not start")));
    });
    const env = {
      PATH: process.env.PATH, HOME: home, ...fonts(), XDG_RUNTIME_DIR: join(home, "run"), DISPLAY: `:${display.trim()}`,
      LANG: "C.UTF-8", GSETTINGS_BACKEND: "memory", GNOME_ACCESSIBILITY: "1", PYTHONDONTWRITEBYTECODE: "1",
    };
    const file = openSync(log, "w");
    session = spawn("dbus-run-session", ["--", python, join(folder, "session.py"), browser, address, ...keys], {
      stdio: ["ignore", file, file, "pipe"], env, detached: true,
    });
    const ended = new Promise((end, failed) => session.once("error", failed).once("exit", end));
    const limit = setTimeout(() => process.kill(-session.pid, "SIGKILL"), 90_000 + 10_000 * keys.length);
    const [text, code] = await Promise.all([textOf(session.stdio[3]), ended]);
    clearTimeout(limit);
    if (code !== 0) throw Error(`it ended with ${code}:\n${readFileSync(log, "utf8").slice(-4000)}`);
    return text.trim().split("\n").map((line) => lines(JSON.parse(line)));
  } finally {
    screen.kill();
    try {
      if (session?.pid) process.kill(-session.pid, "SIGKILL");
    } catch {} // It has ended with all that it started.
    rmSync(home, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** The utterances in which two steps differ, with the last before them. */
function difference(expected, heard) {
  let from = 0;
  while (from < Math.min(expected.length, heard.length) && expected[from] === heard[from]) from += 1;
  let end = 0;
  while (end < Math.min(expected.length, heard.length) - from && expected.at(-1 - end) === heard.at(-1 - end)) end += 1;
  const part = (sign, said) => said.slice(from, said.length - end).map((words) => `    ${sign} ${words}`);
  return [...expected.slice(Math.max(0, from - 1), from).map((words) => `      ${words}`), ...part("-", expected), ...part("+", heard)];
}

/** Whether a page is heard as its transcript says; what differs is printed. */
async function hold(origin, name) {
  const [page, browser] = name.split(".");
  const path = join(folder, name);
  const text = readFileSync(path, "utf8");
  const steps = stepsOf(text);
  const began = Date.now();
  const hear = () => listen(browser, `${origin}${page}.html`, steps.slice(1).map(({ key }) => key));
  const differing = (heard) => steps.map(({ key, said }, at) => ({ key, at, lines: difference(said, heard[at]) }))
    .filter(({ lines }) => lines.some((line) => /^ {4}[-+]/.test(line)));
  const heard = await hear();
  let wrong = differing(heard);
  // Where a machine is busy Orca may be cut short: what is so is heard again.
  if (wrong.length && !process.env.UPDATE) wrong = differing(await hear());
  const seconds = Math.round((Date.now() - began) / 1000);
  if (process.env.UPDATE) {
    writeFileSync(path, written(text, heard));
    console.log(`${name}: written, ${steps.length} steps, ${seconds} s`);
    return true;
  }
  console.log(`${name}: ${wrong.length} of ${steps.length} steps differ, ${seconds} s`);
  for (const { key, at, lines } of wrong) console.log(`  step ${at + 1}, ${key}:\n${lines.join("\n")}`);
  return wrong.length === 0;
}

const named = process.argv.slice(2);
const names = readdirSync(folder).filter((name) => name.endsWith(".txt") && (!named.length || named.some((part) => name.includes(part))));
if (!names.length) throw Error("No transcript is called so.");
const { address, close } = await serve();
let isHeld = true;
// Two at a time: each has a browser, and waits more than it works.
const worker = async () => {
  for (let name = names.shift(); name; name = names.shift()) {
    isHeld = (await hold(address, name).catch((error) => console.log(`${name}: ${error.message}`))) === true && isHeld;
  }
};
await Promise.all([worker(), worker()]);
close();
process.exitCode = isHeld ? 0 : 1;
