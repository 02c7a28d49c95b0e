// PHP's own server for a folder, and what PHP says of files.
import { execFile, execFileSync, spawn } from "node:child_process";
import { createServer } from "node:net";
import { promisify } from "node:util";

const run = promisify(execFile);

export const free = () =>
  new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

export const lint = (files) => Promise.all(files.map((file) => run("php", ["-l", file])));

export async function until(asked, what) {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const answer = await asked().catch(() => null);
    if (answer) return answer;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw Error(`in a minute there was no ${what}`);
}

// Begins a program that is ended with this one, and with it what it has begun itself.
export function begin(command, args, options) {
  const child = spawn(command, args, { stdio: "ignore", detached: true, ...options });
  const kill = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {}
  };
  const end = () => kill("SIGKILL");
  process.on("exit", end);
  return async () => {
    process.off("exit", end);
    const gone = child.exitCode === null && new Promise((gone) => child.on("exit", gone));
    kill("SIGTERM");
    await gone;
  };
}

// `router` is a script that is asked first, `environment` what its environment has.
export async function servePhp(folder, port, environment, router) {
  const origin = `http://127.0.0.1:${port}`;
  const settings = ["-d", "upload_max_filesize=8M", "-d", "opcache.enable_cli=1", "-d", "opcache.revalidate_freq=0", "-d", "display_errors=0"];
  const end = begin("php", [...settings, "-S", `127.0.0.1:${port}`, "-t", folder, ...(router ? [router] : [])], {
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: "4", ...environment },
  });
  await until(async () => (await fetch(origin, { redirect: "manual" })).status > 0, "answer of PHP's server");
  return { origin, end };
}

export const php = (code, options) => execFileSync("php", ["-r", code], { encoding: "utf8", ...options });
