// WebKitGTK's browser with a profile that it keeps, which it does not through its driver: the page that is served asks
// here what it is to do. It can do what `browse` of scripts/webdriver.mjs can, as far as scripts/kills.mjs needs it.
import { spawn } from "node:child_process";
import { fonts } from "./site.mjs";
import { miniBrowser } from "./webdriver.mjs";

/** What a page is served with, in the place of its policy: it asks, does, and answers. */
const ASKING = `<script>
  (async () => {
    for (;;) {
      const asked = await (await fetch("/asked")).text();
      const answer = await Promise.resolve().then(() => eval(asked)).catch(String);
      await fetch("/answer", { method: "POST", body: JSON.stringify(answer ?? null) });
    }
  })();
</script>`;

export const withAsking = (page) => page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ASKING);

/** What is to be asked, and who waits for it; what answers. */
let next = null;
let waiting = null;
let answered = null;

function pass() {
  if (!next || !waiting) return;
  waiting(next);
  next = waiting = null;
}

// What a server answers to the page.
export async function answer(path, request) {
  if (path === "/asked") {
    return new Promise((resolve) => {
      waiting = (asked) => resolve([asked, { "cache-control": "no-store" }]);
      pass();
    });
  }
  let body = "";
  for await (const part of request) body += part;
  answered?.(JSON.parse(body));
  return ["", {}];
}

export async function browse(folder) {
  const names = ["HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"];
  const env = { ...process.env, ...fonts(), ...Object.fromEntries(names.map((name) => [name, folder])), NO_AT_BRIDGE: "1" };
  let program = null;
  const evaluate = (asked) =>
    new Promise((resolve, reject) => {
      answered = resolve;
      program.once("exit", () => reject(Error("the browser has ended")));
      next = asked;
      pass();
    });
  return {
    goto(url) {
      waiting = null;
      program = spawn(miniBrowser(), ["--geometry=1280x900", url], { stdio: "ignore", env });
      program.setMaxListeners(0);
      this.browser = program.pid;
    },
    evaluate,
    click: (selector) => evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`),
    type: (words) => evaluate(`document.execCommand("insertText", false, ${JSON.stringify(words)})`),
    async until(expression) {
      for (const start = Date.now(); Date.now() - start < 120_000; ) {
        if (await evaluate(`Boolean(${expression})`)) return;
        await new Promise((proceed) => setTimeout(proceed, 50));
      }
      throw Error(`never in webkit: ${expression}`);
    },
    close: () => program.kill(),
  };
}
