// What scripts/growth-site.mjs measures with: folders of texts, a shell with the styles of the page, and a command's time
// and memory.
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The texts of a folder by their places. */
export function texts(place) {
  const names = readdirSync(place, { recursive: true }).filter((name) => statSync(join(place, name)).isFile());
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(place, name), "utf8")]));
}

export function write(place, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), text);
  }
}

export const bytes = (place) =>
  readdirSync(place, { recursive: true })
    .map((name) => statSync(join(place, name)))
    .reduce((sum, it) => sum + (it.isFile() ? it.size : 0), 0);

/** As much of a shell as the command asks for, with all styles. */
export function shell() {
  const page = readFileSync("index.html", "utf8");
  const styles = [...page.matchAll(/type="css" href="([^"]+)"/g)].map(([, path]) => readFileSync(path, "utf8"));
  const inlined = styles.map((style) => `<style>${style}</style>`).join("");
  return {
    "index.html":
      '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sidelight</title><meta name="sidelight-program" ' +
      `data-glue="./app.js" data-wasm="./app_bg.wasm">${inlined}</head><body><main><div id="sidelight"></div></main>` +
      '<script type="module" src="./loader.js"></script></body></html>',
    "app.js": "export function start() {}\nasync function __wbg_load() {}\nexport { initSync, __wbg_init as default };",
    "app_bg.wasm": "wasm",
    "sidelight-embed.js": readFileSync("static/modules/sidelight-embed.js", "utf8"),
    "loader.js": 'import("./source-card.js");',
    "source-card.js": "export {};",
    "frame.js": "(() => { sidelight })();",
    "site.js": readFileSync("static/modules/site.js", "utf8"),
    "site.css": readFileSync("static/site.css", "utf8"),
  };
}

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
    }, 5);
    child.on("error", failed);
    child.on("exit", (code) => {
      clearInterval(look);
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      if (code === 0) done({ seconds, most });
      else failed(new Error(`${command} ${args.join(" ")}: ${code}\n${told.split("\n").slice(0, 20).join("\n")}`));
    });
  });
}
