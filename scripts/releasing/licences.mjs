// The licences of all that is in the program and in the command, in one text: each that packages share stands once.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const FILE = /^(licen[cs]e|copying|copyright|notice|unlicense)/i;
const RULE = "=".repeat(80);

// What a package that has no file of its own is given under; the first that its authors offer.
const TEXTS = [
  ["Apache-2.0", (all) => all.find(({ text }) => /^\s*Apache License\s+Version 2\.0/.test(text) && /END OF TERMS/.test(text))],
  ["MPL-2.0", (all) => all.find(({ text }) => /^\s*Mozilla Public License Version 2\.0/.test(text))],
];

const read = (folder) =>
  readdirSync(folder).filter((name) => FILE.test(name)).sort().flatMap((name) => {
    try {
      return [{ name, text: readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n").trim() }];
    } catch (error) {
      // A folder of them, whose files the text beside it names.
      if (error.code === "EISDIR") return read(join(folder, name));
      throw error;
    }
  });

export function licences(packages, { rustc }) {
  const linked = packages.filter(({ name, in: places }) => name !== "sidelight" && Object.keys(places).length);
  const own = linked.map((each) => ({ ...each, files: read(each.folder) }));
  const all = own.flatMap(({ files }) => files);
  const groups = new Map();
  const add = (text, who) => groups.set(text, [...(groups.get(text) ?? []), who]);
  for (const { id, license, files } of own) {
    for (const { text } of files) add(text, id);
    if (files.length) continue;
    const [, standard] = TEXTS.find(([name]) => license.includes(name)) ?? [];
    const found = standard?.(all);
    if (!found) throw Error(`${id} (${license}) has no text of its licence, and none is known for it here`);
    add(found.text, `${id} (${license}; it comes without a text)`);
  }
  const ours = ["LICENSE", "LICENSE-MIT", "LICENSE-APACHE"].map((name) => readFileSync(name, "utf8").trim());
  const list = own.map(({ id, license, in: places }) => `${id}: ${license} (in the ${Object.keys(places).join(" and the ")})`);
  const parts = [
    `Sidelight\n\n${ours.join(`\n\n${"-".repeat(80)}\n\n`)}`,
    "Borders on maps\n\nMade with Natural Earth. Free vector and raster map data @ naturalearthdata.com.\nAll versions of Natural Earth raster + vector map data are in the public domain.",
    "Letters in pictures\n\nLibertinus Serif, under the SIL Open Font License 1.1, which stands below in the notice of typst-assets.",
    `Rust's standard library (${rustc})\n\nMIT OR Apache-2.0. What it is made of, with all its licences: licences-rust.html, as Rust's own toolchain has it.`,
    `What is compiled into the program of a page and into the native command\n\n${list.join("\n")}`,
    ...[...groups].map(([text, who]) => `${who.join("\n")}\n\n${text}`),
  ];
  return `${parts.join(`\n\n${RULE}\n\n`)}\n`;
}
