// How time and memory of the command grow with a folder: node scripts/growth.mjs command [times…], by default for folders
// of 1, 10, 100 and 400 parts (growing.mjs). `make growth` builds the command first.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { put } from "../bench/report.mjs";
import { bytes, run, shell } from "./command.mjs";
import { folder, write } from "./growing.mjs";

const [command, ...times] = process.argv.slice(2);
const steps = times.length > 0 ? times.map(Number) : [1, 10, 100, 400];
const RUNS = 3;

const place = mkdtempSync(join(tmpdir(), "growth-"));
process.on("exit", () => rmSync(place, { recursive: true, force: true }));

try {
  let before;
  const rows = [];
  for (const all of steps) {
    const [written, dist] = [join(place, `growth-${all}`), join(place, `dist-${all}`)];
    write(written, folder(all));
    const found = { kB: bytes(written) / 1000 };
    for (const [what, args] of [["check", ["check", written]], ["build", ["build", written, "--dist", dist]]]) {
      const runs = [];
      for (let at = 0; at < RUNS; at += 1) {
        rmSync(dist, { recursive: true, force: true });
        write(dist, shell());
        runs.push(await run(command, args));
      }
      // The quickest is what the machine's other work disturbed least.
      found[what] = { seconds: Math.min(...runs.map((it) => it.seconds)), most: Math.max(...runs.map((it) => it.most)) };
    }
    const exponent = (what) =>
      before === undefined ? "" : (Math.log(found[what].seconds / before[what].seconds) / Math.log(found.kB / before.kB)).toFixed(2);
    const cells = ["check", "build"].flatMap((what) => [found[what].seconds.toFixed(3), exponent(what), found[what].most.toFixed(0)]);
    rows.push([all, found.kB.toFixed(0), (bytes(dist) / 1000).toFixed(0), ...cells]);
    console.log(rows.at(-1).join("  "));
    before = found;
  }
  const head = ["parts", "folder, kB", "site, kB", ...["check", "build"].flatMap((what) => [`${what}, s`, "exponent", "MB"])];
  const text = [
    `Measured on ${new Date().toISOString().slice(0, 10)} with \`make growth\`: the command built with \`--profile command\`, the quickest of ${RUNS} runs and the most memory of any. The exponent says by which power of the folder's size the time grew since the row above.`,
    "",
    ...[head, head.map(() => "--:"), ...rows].map((cells) => `| ${cells.join(" | ")} |`),
  ].join("\n");
  console.log(text);
  if (times.length === 0) put("make growth: the command", text);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
