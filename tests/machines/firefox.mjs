// Firefox through geckodriver: a session of its own, spoken to in plain WebDriver.
import { spawn } from "node:child_process";
import { accessSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fonts } from "../../scripts/site.mjs";

function onPath(...names) {
  for (const file of process.env.PATH.split(":").flatMap((folder) => names.map((name) => join(folder, name)))) {
    try {
      accessSync(file);
      return file;
    } catch {}
  }
  throw Error(`there is no ${names.join(" or ")} on PATH (make test installs it)`);
}

export async function firefox() {
  const scratch = mkdtempSync(join(tmpdir(), "sidelight-firefox-"));
  const driver = spawn(onPath("geckodriver"), ["--port=0", "--websocket-port=0"], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, ...fonts(), TMPDIR: scratch, HOME: scratch, MOZ_CRASHREPORTER_DISABLE: "1" },
  });
  process.on("exit", () => driver.kill());
  const port = await new Promise((found, failed) => {
    let said = "";
    driver.stdout.on("data", (text) => {
      said += text;
      const port = /Listening on 127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (port) found(port);
    });
    driver.on("exit", () => failed(Error(`geckodriver does not start: ${said}`)));
  });
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}/session${path}`, {
      method,
      ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const { value } = await response.json();
    if (!response.ok) throw Error(`${method} ${path}: ${value.message}`);
    return value;
  };
  const prefs = {
    "app.normandy.enabled": false,
    "datareporting.policy.dataSubmissionEnabled": false,
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
    // Its sandbox lets no page read a font in the user's folder.
    "security.sandbox.content.read_path_whitelist": `${process.env.SIDELIGHT_NPM}/`,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": false,
  };
  const options = { binary: onPath("firefox-esr", "firefox"), args: ["-headless", "-width", "1280", "-height", "900"], prefs };
  const { sessionId } = await ask("POST", "", {
    capabilities: { alwaysMatch: { "moz:firefoxOptions": options, timeouts: { script: 60_000, pageLoad: 60_000 } } },
  });
  const of = (method, command, body) => ask(method, `/${sessionId}/${command}`, body);
  return {
    goto: (url) => of("POST", "url", { url }),
    evaluate: (expression) => of("POST", "execute/sync", { script: `return ${expression}`, args: [] }),
    pdf: async () => Buffer.from(await of("POST", "print", { page: { width: 21, height: 29.7 } }), "base64"),
    async close() {
      await ask("DELETE", `/${sessionId}`);
      driver.removeAllListeners("exit").once("exit", () => rmSync(scratch, { recursive: true, force: true }));
      driver.kill();
    },
  };
}
