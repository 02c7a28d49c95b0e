// The servers of integrations/servers, from Debian's packages, on this machine alone, with their files, their
// certificate and their logs in a temporary folder.
import { execFileSync, spawn } from "node:child_process";
import { X509Certificate, createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:http2";
import { connect as tcp, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compress } from "../../scripts/compress.mjs";
import { age } from "../machines/older.mjs";

export const dist = process.env.SIDELIGHT_DIST ?? "dist";
export const HOST = "paper.example";
export const FOLDER = "/explainers/defections/";
const CONFIGURATIONS = "integrations/servers";

const free = () => new Promise((found) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => found(port));
  });
});

const answers = (port) => new Promise((answered) => {
  const socket = tcp(port, "127.0.0.1", () => answered(true) || socket.destroy()).on("error", () => answered(false));
});

// A site as a newsroom has it: an explainer that was published before, compressed; beside it, what nobody shall read.
export function prepare() {
  const folder = mkdtempSync(join(tmpdir(), "sidelight-servers-"));
  const root = join(folder, "srv");
  const site = join(root, FOLDER);
  cpSync(dist, site, { recursive: true, preserveTimestamps: true });
  age(join(folder, "old"), dist);
  execFileSync("node", ["scripts/deltas.mjs", join(folder, "old"), site], { stdio: "pipe" });
  compress(site);
  mkdirSync(join(site, ".git"));
  writeFileSync(join(site, ".git/config"), "secret");
  writeFileSync(join(site, ".env"), "secret");
  writeFileSync(join(root, ".env"), "secret");
  writeFileSync(join(root, "about.html"), "<title>not an explainer</title>");
  const [key, certificate] = ["key.pem", "certificate.pem"].map((name) => join(folder, name));
  execFileSync("openssl", [
    "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
    "-subj", `/CN=${HOST}`, "-addext", `subjectAltName=DNS:${HOST}`, "-keyout", key, "-out", certificate,
  ], { stdio: "pipe" });
  const pem = readFileSync(certificate);
  const { publicKey } = new X509Certificate(pem);
  const spki = createHash("sha256").update(publicKey.export({ type: "spki", format: "der" })).digest("base64");
  return { folder, root, site, key, certificate, pem, spki, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

// What is the newsroom's own in a configuration, which has to be there.
function with_(text, replacements) {
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw Error(`the configuration has no ${from}`);
    text = text.replaceAll(from, to);
  }
  return text;
}

async function running(command, args, ports, options) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => { log += text; });
  child.on("error", (error) => { log += error.message; });
  const ended = new Promise((end) => child.once("exit", end).once("error", end));
  for (let tries = 0; !(await Promise.all(ports.map(answers))).every(Boolean); tries += 1) {
    if (child.exitCode !== null || child.pid === undefined || tries > 200) {
      child.kill();
      throw Error(`${command} does not serve: ${log}`);
    }
    await new Promise((again) => setTimeout(again, 50));
  }
  return { log: () => log, stop: () => (child.kill(), ended) };
}

async function nginx({ folder, root, key, certificate, site }) {
  const at = join(folder, "nginx");
  mkdirSync(join(at, "conf.d"), { recursive: true });
  const [plain, port] = [await free(), await free()];
  for (const name of ["explainers-headers.conf", "explainers-types.conf"]) cpSync(`${CONFIGURATIONS}/nginx/${name}`, join(at, name));
  cpSync(join(site, "dictionaries.map"), join(at, "explainers-dictionaries.map"));
  writeFileSync(join(at, "conf.d/explainers.conf"), with_(readFileSync(`${CONFIGURATIONS}/nginx/explainers.conf`, "utf8"), [
    ["listen       80;", `listen 127.0.0.1:${plain};`],
    ["listen               443 ssl http2;", `listen 127.0.0.1:${port} ssl http2;`],
    ["/etc/ssl/paper.example/fullchain.pem", certificate],
    ["/etc/ssl/paper.example/privkey.pem", key],
    [`root                 /srv/${HOST};`, `root ${root};`],
  ]));
  const modules = "/usr/lib/nginx/modules";
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${join(at, name)};`);
  // What Debian's own nginx.conf has, as far as it matters: it is read, and its folders are this one.
  writeFileSync(join(at, "nginx.conf"), `
    load_module ${modules}/ngx_http_brotli_static_module.so;
    daemon off; master_process off; pid ${join(at, "pid")}; error_log stderr warn;
    events {}
    http {
      include /etc/nginx/mime.types; default_type application/octet-stream; gzip on; access_log off;
      ${temporary.join(" ")}
      include conf.d/*.conf;
    }`);
  const server = await running("nginx", ["-p", at, "-c", join(at, "nginx.conf"), "-e", "stderr"], [plain, port]);
  return { ...server, port, plain };
}

async function caddy({ folder, root, key, certificate, site }) {
  const at = join(folder, "caddy");
  mkdirSync(at);
  const [plain, port] = [await free(), await free()];
  cpSync(join(site, "dictionaries.map"), join(at, "explainers-dictionaries.map"));
  const text = with_(readFileSync(`${CONFIGURATIONS}/Caddyfile`, "utf8"), [
    [`\n${HOST} {`, `\n${HOST} {\n\tbind 127.0.0.1\n\ttls ${certificate} ${key}`],
    [`root * /srv/${HOST}`, `root * ${root}`],
  ]);
  writeFileSync(join(at, "Caddyfile"), `{\n\tadmin off\n\thttp_port ${plain}\n\thttps_port ${port}\n}\n${text}`);
  const env = { ...process.env, HOME: at, XDG_DATA_HOME: at, XDG_CONFIG_HOME: at };
  const server = await running("caddy", ["run", "--config", join(at, "Caddyfile"), "--adapter", "caddyfile"], [port], { env, cwd: at });
  return { ...server, port, plain };
}

export const servers = { nginx, caddy };
export const has = (command) => (process.env.PATH ?? "").split(":").concat("/usr/sbin").some((folder) => existsSync(join(folder, command)));

// Asks over HTTP/2: the answer's status, headers and bytes. nginx ends a connection after a thousand requests.
export function client({ port }, { pem }) {
  let session;
  let asked = 0;
  const connected = () => {
    if (asked++ % 500 === 0) {
      session?.close();
      session = connect(`https://127.0.0.1:${port}`, { ca: pem, servername: HOST }).on("error", () => {});
    }
    return session;
  };
  const ask = (path, headers = {}, method = "GET") => new Promise((answered, failed) => {
    const stream = connected().request({ ":path": path, ":method": method, ":authority": `${HOST}:${port}`, ...headers }, { endStream: true });
    const parts = [];
    let head;
    stream.on("response", (found) => { head = found; });
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => answered({ status: head[":status"], headers: head, body: Buffer.concat(parts) }));
    stream.on("error", failed);
  });
  return { ask, close: () => session?.close() };
}
