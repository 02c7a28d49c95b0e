// A browser of each engine through its driver, spoken to in plain WebDriver, each session with a folder and fonts of
// its own. One that is not here is an error: no test passes by going without.
import { spawn } from "node:child_process";
import { accessSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fonts, quiet } from "./site.mjs";

function onPath(...names) {
  for (const file of process.env.PATH.split(":").flatMap((folder) => names.map((name) => join(folder, name)))) {
    try {
      accessSync(file);
      return file;
    } catch {}
  }
  throw Error(`there is no ${names.join(" or ")} on PATH (make test installs it)`);
}

const freePort = () =>
  new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

// WebKitGTK's browser is no program of its own: it stands beside the library.
export function miniBrowser() {
  if (!process.env.DISPLAY) throw Error("WebKitGTK needs a display, and DISPLAY is not set: xvfb-run -a gives one");
  const libraries = readdirSync("/usr/lib").filter((name) => name.endsWith("-linux-gnu")).map((name) => `/usr/lib/${name}`);
  const files = [...libraries, "/usr/libexec"].flatMap((folder) =>
    ["webkit2gtk-4.1", "webkitgtk-6.0"].map((version) => join(folder, version, "MiniBrowser")));
  const file = files.find((name) => existsSync(name));
  if (!file) throw Error("there is no MiniBrowser beside WebKitGTK's libraries (make test installs it)");
  return file;
}

const preferences = () => ({
  "app.normandy.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  // Its sandbox lets no page read a font in the user's folder.
  "security.sandbox.content.read_path_whitelist": `${process.env.SIDELIGHT_NPM}/`,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "toolkit.telemetry.enabled": false,
});

const ENGINES = {
  chromium: (scratch) => ({
    driver: ["chromedriver"],
    options: { "goog:chromeOptions": {
      binary: onPath("chromium", "chromium-browser"),
      args: ["--headless", ...quiet, "--window-size=1280,900", `--user-data-dir=${join(scratch, "profile")}`],
    } },
  }),
  firefox: (scratch, profile) => ({
    driver: ["geckodriver", "--websocket-port=0"],
    options: { "moz:firefoxOptions": {
      binary: onPath("firefox-esr", "firefox"),
      args: ["-headless", "-width", "1280", "-height", "900", ...(profile ? ["-profile", profile] : [])],
      prefs: preferences(),
    } },
  }),
  webkit: () => ({
    driver: ["WebKitWebDriver"],
    options: { "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation", "--geometry=1280x900"] } },
  }),
};

export const engines = Object.keys(ENGINES);

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

// The process that a driver has started: the browser's own, of which all its others are.
function browserOf(driver) {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) === driver) return Number(pid);
    } catch {}
  }
  throw Error("the driver has started no browser");
}

// With a folder that is named, the browser goes on with what it kept there, and leaves it; not so WebKit.
export async function browse(engine, folder) {
  const scratch = folder ?? mkdtempSync(join(tmpdir(), `sidelight-${engine}-`));
  const profile = folder && join(folder, "profile");
  if (profile) mkdirSync(profile, { recursive: true });
  const { driver: [program, ...more], options } = ENGINES[engine](scratch, profile);
  const port = await freePort();
  const driver = spawn(onPath(program), [`--port=${port}`, ...more], {
    stdio: "ignore",
    env: { ...process.env, ...fonts(), TMPDIR: scratch, HOME: scratch, MOZ_CRASHREPORTER_DISABLE: "1" },
  });
  const end = () => driver.kill();
  process.on("exit", end);
  let isEnded = false;
  driver.once("exit", () => {
    isEnded = true;
    process.off("exit", end);
    if (!folder) rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  });

  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const { value } = await response.json();
    if (!response.ok) throw Error(`${method} ${path}: ${value.message}`);
    return value;
  };
  const listens = () => ask("GET", "/status").then(() => true, () => false);
  while (!(await listens())) {
    if (isEnded) throw Error(`${program} does not start`);
    await new Promise((proceed) => setTimeout(proceed, 50));
  }

  const { sessionId } = await ask("POST", "/session", {
    capabilities: { alwaysMatch: { ...options, timeouts: { script: 60_000, pageLoad: 60_000 } } },
  });
  const of = (method, command, body) => ask(method, `/session/${sessionId}/${command}`, body);
  return {
    goto: (url) => of("POST", "url", { url }),
    // The value of an expression in the page; of a promise, what it is kept with.
    evaluate: (expression) => of("POST", "execute/sync", { script: `return ${expression}`, args: [] }),
    // As a hand does it.
    async click(selector) {
      const { [ELEMENT]: id } = await of("POST", "element", { using: "css selector", value: selector });
      await of("POST", `element/${id}/click`, {});
    },
    // Into what has the focus.
    type: (words) =>
      of("POST", "actions", {
        actions: [{
          type: "key",
          id: "keyboard",
          actions: [...words].flatMap((value) => ["keyDown", "keyUp"].map((type) => ({ type, value }))),
        }],
      }),
    browser: browserOf(driver.pid),
    // Resolves once the expression is true of the page.
    async until(expression) {
      for (const start = Date.now(); Date.now() - start < 30_000; ) {
        if (await this.evaluate(`Boolean(${expression})`)) return;
        await new Promise((proceed) => setTimeout(proceed, 50));
      }
      throw Error(`never in ${engine}: ${expression}`);
    },
    pdf: async () => Buffer.from(await of("POST", "print", { page: { width: 21, height: 29.7 } }), "base64"),
    async close() {
      await ask("DELETE", `/session/${sessionId}`).catch(() => {});
      driver.kill();
    },
  };
}
