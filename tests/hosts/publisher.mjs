// The publisher: dist/ at an address that it knows, and the same at one that nobody has allowed.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shell } from "../../scripts/command.mjs";
import { listen } from "../../scripts/server.mjs";

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
    for (const [name, text] of Object.entries(shell())) writeFileSync(join(site, name), text);
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
