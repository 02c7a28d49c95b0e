// How time and memory of the command grow with a folder: node scripts/growth.mjs command [times…], by default for folders
// of 1, 10, 100 and 400 parts (growing.mjs). `make growth` builds the command first.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { put } from "../bench/report.mjs";
import { folder, write } from "./growing.mjs";

const [command, ...times] = process.argv.slice(2);
const steps = times.length > 0 ? times.map(Number) : [1, 10, 100, 400];
const RUNS = 3;

// As much of a shell as the command asks for.
const shell = {
  "index.html":
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sidelight</title><meta name="sidelight-program" ' +
    'data-glue="./app.js" data-wasm="./app_bg.wasm"><style>p{margin:0}</style></head><body><div id="sidelight"></div>' +
    '<script type="module" src="./loader.js"></script></body></html>',
  "app.js": "export function start() {}\nasync function __wbg_load() {}\nexport { initSync, __wbg_init as default };",
  "app_bg.wasm": "wasm",
  "sidelight-embed.js": readFileSync("static/modules/sidelight-embed.js", "utf8"),
  "loader.js": 'import("./source-card.js");',
  "source-card.js": "export {};",
  "frame.js": "(() => { sidelight })();",
};

// Seconds, and the most memory that it had at once, in MB; that is known on Linux alone.
function run(args) {
  return new Promise((done, failed) => {
    const start = process.hrtime.bigint();
    const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"] });
    let told = "";
    let most = 0;
    child.stderr.on("data", (text) => (told += text));
    // It only ever grows, so that the last look is missing what came after it alone.
    const look = setInterval(() => {
      try {
        most = Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? most * 1000) / 1000;
      } catch {}
    }, 2);
    child.on("error", failed);
    child.on("exit", (code) => {
      clearInterval(look);
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      if (code === 0) done({ seconds, most });
      else failed(new Error(`${command} ${args.join(" ")}: ${code}\n${told.split("\n").slice(0, 20).join("\n")}`));
    });
  });
}

const size = (place) =>
  readdirSync(place, { recursive: true }).map((name) => statSync(join(place, name))).reduce((sum, it) => sum + (it.isFile() ? it.size : 0), 0);

const place = mkdtempSync(join(tmpdir(), "growth-"));
process.on("exit", () => rmSync(place, { recursive: true, force: true }));

try {
  let before;
  const rows = [];
  for (const all of steps) {
    const [written, dist] = [join(place, `growth-${all}`), join(place, `dist-${all}`)];
    write(written, folder(all));
    const found = { kB: size(written) / 1000 };
    for (const [what, args] of [["check", ["check", written]], ["build", ["build", written, "--dist", dist]]]) {
      const runs = [];
      for (let at = 0; at < RUNS; at += 1) {
        rmSync(dist, { recursive: true, force: true });
        write(dist, shell);
        runs.push(await run(args));
      }
      // The quickest is what the machine's other work disturbed least.
      found[what] = { seconds: Math.min(...runs.map((it) => it.seconds)), most: Math.max(...runs.map((it) => it.most)) };
    }
    const exponent = (what) =>
      before === undefined ? "" : (Math.log(found[what].seconds / before[what].seconds) / Math.log(found.kB / before.kB)).toFixed(2);
    const cells = ["check", "build"].flatMap((what) => [found[what].seconds.toFixed(3), exponent(what), found[what].most.toFixed(0)]);
    rows.push([all, found.kB.toFixed(0), (size(dist) / 1000).toFixed(0), ...cells]);
    console.log(rows.at(-1).join("  "));
    before = found;
  }
  const head = ["parts", "folder, kB", "site, kB", ...["check", "build"].flatMap((what) => [`${what}, s`, "exponent", "MB"])];
  const text = [
    `Measured on ${new Date().toISOString().slice(0, 10)} with \`make growth\`: the command built with `--profile command`, the quickest of ${RUNS} runs and the most memory of any. The exponent says by which power of the folder's size the time grew since the row above.`,
    "",
    ...[head, head.map(() => "--:"), ...rows].map((cells) => `| ${cells.join(" | ")} |`),
  ].join("\n");
  console.log(text);
  if (times.length === 0) put("make growth: the command", text);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
