// The publisher: dist/ at an address that it knows, and the same at one that nobody has allowed.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listen } from "../../scripts/server.mjs";

// As much of a shell as the command asks for: oEmbed's answers are not of the program.
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

const dist = readdirSync("dist");
export const slug = dist.find((name) => name.endsWith("-document.json")).replace("-document.json", "");
export const explainer = JSON.parse(readFileSync(`dist/${slug}-document.json`, "utf8"));

// The real command's answers for an explainer at `url`, by their names.
function answers(url) {
  const scratch = mkdtempSync(join(tmpdir(), "sidelight-publisher-"));
  try {
    const content = join(scratch, slug);
    cpSync(`content/${slug}`, content, { recursive: true });
    const facts = join(content, "explainer.toml");
    writeFileSync(facts, `url = "${url}"\n${readFileSync(facts, "utf8")}`);
    const site = join(scratch, "site");
    mkdirSync(site);
    for (const [name, text] of Object.entries(shell)) writeFileSync(join(site, name), text);
    execFileSync("scripts/sidelight", ["build", content, "--dist", site], { stdio: ["ignore", "ignore", "inherit"] });
    const names = readdirSync(site).filter((name) => name.startsWith("oembed"));
    return new Map(names.map((name) => [name, readFileSync(join(site, name))]));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

export async function publish() {
  const files = new Map();
  const asked = [];
  const headers = { "access-control-allow-origin": "*" };
  const { origin, close } = await listen(0, (path) => {
    asked.push(path);
    return files.has(path) ? [files.get(path), headers] : null;
  });
  for (const folder of ["/explainers/defections/", "/strangers/defections/"]) {
    const url = origin + folder;
    for (const name of dist) files.set(folder + name, readFileSync(`dist/${name}`));
    for (const [name, answer] of answers(url)) {
      files.set(folder + name, answer);
      // The page says where its answer is, as it does if its folder knows the address.
      const page = folder + (name === "oembed.json" ? "index.html" : `${name.slice("oembed-".length, -".json".length)}.html`);
      const link = `<link rel="alternate" type="application/json+oembed" href="${url}${name}"></head>`;
      files.set(page, Buffer.from(files.get(page).toString().replace("</head>", link)));
    }
  }
  return { origin, close, asked, ours: `${origin}/explainers/defections/`, strange: `${origin}/strangers/defections/` };
}
