// What measures and tries the native command by itself: as much of a shell as it asks for, its time and memory, and how
// large a folder is.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** As much of a shell as the command asks for. */
export const shell = ({ styles = "<style>p{margin:0}</style>", body = '<div id="sidelight"></div>' } = {}) => ({
  "index.html":
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sidelight</title><meta name="sidelight-program" ' +
    `data-glue="./app.js" data-wasm="./app_bg.wasm">${styles}</head><body>${body}` +
    '<script type="module" src="./loader.js"></script></body></html>',
  "app.js": "export function start() {}\nasync function __wbg_load() {}\nexport { initSync, __wbg_init as default };",
  "app_bg.wasm": "wasm",
  "sidelight-embed.js": readFileSync("static/modules/sidelight-embed.js", "utf8"),
  "loader.js": 'import("./source-card.js");',
  "source-card.js": "export {};",
  "frame.js": "(() => { sidelight })();",
});

/** Runs a command; gives its seconds, and the most memory that it had at once, in MB, which is known on Linux alone. */
export function run(command, args) {
  return new Promise((done, failed) => {
    const start = process.hrtime.bigint();
    const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"] });
    let told = "";
    let most = 0;
    child.stderr.on("data", (text) => (told += text));
    // It only ever grows, so that the last look is missing what came after it alone.
    const look = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
        most = Number(/^VmHWM:\s*(\d+)/m.exec(status)?.[1] ?? most * 1000) / 1000;
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

/** How many bytes the files in a folder have. */
export const bytes = (place) =>
  readdirSync(place, { recursive: true })
    .map((name) => statSync(join(place, name)))
    .reduce((sum, it) => sum + (it.isFile() ? it.size : 0), 0);
