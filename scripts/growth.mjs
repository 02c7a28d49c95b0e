// How time and memory of the command grow with a folder: node scripts/growth.mjs command [times…], by default for folders
// of 1, 10, 100 and 400 parts. `make growth` builds the command first.
//
// A part is a panel with its passage, three sources, two claims, a person, a term, a correction and, each second time,
// a figure: each taken in turn from content/russian-defections and named anew. The folder itself cannot be had a
// hundred times: its sources alone would be more than one file may hold (docs/authoring.md, "Limits").
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [command, ...times] = process.argv.slice(2);
const steps = times.length > 0 ? times.map(Number) : [1, 10, 100, 400];
const RUNS = 3;

const content = "content/russian-defections";
const read = (name) => readFileSync(join(content, name), "utf8");
const list = (folder, ending) =>
  readdirSync(join(content, folder)).filter((name) => name.endsWith(ending)).sort().map((name) => [name, read(`${folder}/${name}`)]);

// The entries of a file of TOML, each from its [[…]] to the next, without comments.
const entries = (name) =>
  read(name).split(/^\[\[\w+\]\]$/m).slice(1).map((entry) => entry.replace(/^#.*\n/gm, "").trim());

const sources = entries("sources.toml");
const claims = entries("claims.toml");
const people = entries("people.toml");
const corrections = entries("corrections.toml");
const figures = list("figures", ".toml").map(([name, facts]) => [facts, read(`figures/${name.replace(".toml", ".csv")}`)]);
// Lists of all there is stand once in a folder.
const panels = list("panels", ".md").map(([, text]) => text.replace(/^<(?!more>).*>$\n?/gm, ""));
const ids = new Set(sources.map((source) => /^id = "(.*)"$/m.exec(source)[1]));

const turn = (all, number) => all[number % all.length];
const id = (entry, name) => entry.replace(/^id = ".*"$/m, `id = "${name}"`);

// A text with a part's own sources in the places of those that it cites; what else it names is left out, the words stay.
function own(text, part) {
  const both = [`s${part}a`, `s${part}b`];
  const cited = (run, write) => both.slice(0, Math.min(2, run.match(/[a-z0-9][a-z0-9-]+/g).filter((word) => ids.has(word)).length)).map(write);
  return text
    .replace(/<source:[\w-]+>( <source:[\w-]+>)*/g, (run) => cited(run, (name) => `<source:${name}>`).join(" "))
    .replace(/^sources = \[.*\]$/gm, `sources = ["${both[0]}", "${both[1]}"]`)
    .replace(/\{[^{}]*\}/g, "some")
    .replace(/\[([^\]]*)\]\((?:panel|claim|term):[\w-]+\)/g, "$1");
}

// In a table sources stand without a mark: a cell that has nothing but their ids.
const ownRows = (rows, part) =>
  rows.replace(/(?<=,)[a-z0-9-]+(?: [a-z0-9-]+)*(?=,|$)/gm, (cell) => {
    const names = cell.split(" ");
    if (!names.every((name) => ids.has(name))) return cell;
    return names.length > 1 ? `s${part}a s${part}b` : `s${part}a`;
  });

// There may be no more than 500 files of figures, two for each.
const hasFigure = (part) => part % 2 === 0;

function panel(part, all) {
  let isPlaced = !hasFigure(part);
  const figure = () => {
    const image = isPlaced ? "" : `![A drawing of what the sentence below it says.](figure:f${part})`;
    isPlaced = true;
    return image;
  };
  const text = own(turn(panels, part), part).replace(/^!\[[^\]]*\]\(figure:[\w-]+\)$/gm, figure);
  const leads = `It goes on [elsewhere](panel:${part + 1 < all ? `p${part + 1}` : "lists"}). <source:s${part}c>`;
  return `${text}\n${leads}\n\n${isPlaced ? "" : figure()}\n`;
}

const LISTS = ["claims:all", "people:all", "terms:all", "facts:all", "sources:all", "corrections:all", "cite:this"];

function folder(all) {
  const parts = [...Array(all).keys()];
  const each = (write) => parts.map(write).join("\n");
  const table = (kind, entry, name) => `[[${kind}]]\n${id(entry, name)}\n`;
  const files = {
    "explainer.toml": read("explainer.toml").split("# What is seen first")[0].replace(/^picture.*\n/m, "").replace(/^source = .*$/m, 'source = "s0a"'),
    "sources.toml": each((part) =>
      ["a", "b", "c"].map((letter, at) => {
        const name = `s${part}${letter}`;
        // One address is one source.
        return table("source", turn(sources, part * 3 + at).replace(/^(url|archived) = "https?:\/\//gm, `$&${name}.`), name);
      }).join("\n")),
    "claims.toml": each((part) =>
      ["a", "b"].map((letter, at) => {
        const claim = own(turn(claims, part * 2 + at), part).replace(/^by = .*$/m, `by = "q${part}"`);
        return table("claim", claim, `c${part}${letter}`);
      }).join("\n")),
    "people.toml": each((part) => table("person", own(turn(people, part), part), `q${part}`)),
    "terms.toml": each((part) => `[[term]]\nid = "t${part}"\nword = "term ${part}"\nmeans = "What is meant by it. <ours>"\n`),
    "facts.toml": each((part) => `[[fact]]\nid = "n${part}"\ntitle = "Number ${part}"\namount = "${1000 + part}"\nunit = "things"\nas_of = "2024-05-0${1 + (part % 9)}"\nsources = ["s${part}a"]\n`),
    "corrections.toml": each((part) =>
      `[[correction]]\n${own(turn(corrections, part), part).replace(/^where = .*$/m, `where = "${part % 2 ? `p${part}` : `claim:c${part}a`}"`)}\n`),
    "article.md": `${each((part) =>
      `${part % 8 ? "" : `## Part ${part}\n\n`}This [is said](claim:c${part}a) of [it](panel:p${part}), and [that](claim:c${part}b), in {n${part}} [words](term:t${part}). <source:s${part}a>\n\n<panel:p${part}>\n`)}\nThe rest is [listed](panel:lists). <ours>\n\n<panel:lists>\n`,
    "panels/lists.md": `+++\ntitle = "Lists"\nfinding = "All there is"\nas_of = "2026-03-05"\nsources = ["s0a"]\n+++\nAll there is. <ours>\n\n<more>\n\n${LISTS.map((name) => `<${name}>`).join("\n\n")}\n`,
  };
  for (const part of parts) {
    if (hasFigure(part)) {
      const [facts, rows] = turn(figures, part / 2);
      files[`figures/f${part}.toml`] = own(facts, part);
      files[`figures/f${part}.csv`] = ownRows(rows, part);
    }
    files[`panels/p${part}.md`] = panel(part, all);
  }
  return files;
}

// As much of a shell as the command asks for.
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

function write(place, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(place, name, ".."), { recursive: true });
    writeFileSync(join(place, name), text);
  }
}

// Seconds, and the most memory that it had at once, in MB; that is known on Linux alone.
function run(args) {
  return new Promise((done, failed) => {
    const start = process.hrtime.bigint();
    const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"] });
    let told = "";
    let most = 0;
    child.stderr.on("data", (text) => (told += text));
    // It only ever grows, so that the last look is missing what came after it alone.
    const look = setInterval(() => {
      try {
        most = Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? most * 1000) / 1000;
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

const size = (place) =>
  readdirSync(place, { recursive: true }).map((name) => statSync(join(place, name))).reduce((sum, it) => sum + (it.isFile() ? it.size : 0), 0);

const place = mkdtempSync(join(tmpdir(), "growth-"));
process.on("exit", () => rmSync(place, { recursive: true, force: true }));

try {
  let before;
  console.log("parts  folder kB    site kB |  check s  exponent  MB |  build s  exponent  MB");
  for (const all of steps) {
    const [written, dist] = [join(place, `growth-${all}`), join(place, `dist-${all}`)];
    write(written, folder(all));
    const found = { kB: size(written) / 1000 };
    for (const [what, args] of [["check", ["check", written]], ["build", ["build", written, "--dist", dist]]]) {
      const runs = [];
      for (let at = 0; at < RUNS; at += 1) {
        rmSync(dist, { recursive: true, force: true });
        write(dist, shell);
        runs.push(await run(args));
      }
      // The quickest is what the machine's other work disturbed least.
      found[what] = { seconds: Math.min(...runs.map((it) => it.seconds)), most: Math.max(...runs.map((it) => it.most)) };
    }
    const exponent = (what) =>
      before === undefined ? "" : (Math.log(found[what].seconds / before[what].seconds) / Math.log(found.kB / before.kB)).toFixed(2);
    const cells = ["check", "build"].map((what) =>
      `${found[what].seconds.toFixed(3).padStart(8)}  ${exponent(what).padStart(8)}  ${found[what].most.toFixed(0).padStart(4)}`);
    console.log(`${String(all).padStart(5)} ${found.kB.toFixed(0).padStart(10)} ${(size(dist) / 1000).toFixed(0).padStart(10)} | ${cells.join(" | ")}`);
    before = found;
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
