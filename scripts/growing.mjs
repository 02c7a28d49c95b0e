// A folder that grows in all its parts, for `make growth`.
//
// A part is a panel with its passage, three sources, two claims, a person, a term, a fact, a correction and, each second
// time, a figure: each taken in turn from content/russian-defections and named anew. The folder itself cannot be had a
// hundred times: its sources alone would be more than one file may hold (docs/authoring.md, "Limits").
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

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

/**
 * The files of a folder with so many parts.
 * @param {number} all
 * @returns {Record<string, string>}
 */
export function folder(all) {
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

/** Writes files into a folder. */
export function write(place, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(place, name, ".."), { recursive: true });
    writeFileSync(join(place, name), text);
  }
}
