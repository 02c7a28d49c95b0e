// What may be written, as docs/authoring.md has it, to be filled in: in an article and in panels behind a slash, in files
// of entries behind the first letters of what an entry is.
import { snippet } from "@codemirror/autocomplete";
import { headingOf, isEach, keyOf, schemaName, schemaOf, tablesOf, UNNAMED } from "./schemas.js";
import { say } from "./words.js";

/** @typedef {import("@codemirror/autocomplete").CompletionContext} Context */
/** @typedef {import("./schemas.js").Table} Table */

/** Behind a slash: what it is called, and what is written; blanks in words are said in the language of the desk. @type {[string, string][]} */
export const MARKDOWN = [
  ["source", "<source:#{id}>"],
  ["ours", "<ours>"],
  ["claim", "[#{words}](claim:#{id})"],
  ["panel", "[#{words}](panel:#{id})"],
  ["panel-here", "<panel:#{id}>"],
  ["figure", "![#{shows}](figure:#{id})"],
  ["image", "![#{shows}](image:#{id})"],
  ["term", "[#{words}](term:#{id})"],
  ["number", "{#{figure}:#{row}}"],
  ["fact", "{#{id}}"],
  ["explainer", "[#{words}](explainer:#{name})"],
  ["link", "[#{words}](https://#{address})"],
  ["more", "<more>"],
  ["quotation", "> #{words}\n>\n> -- <person:#{id}> <source:#{id}>"],
  ["table", "| #{first} <source:#{id}> | #{second} |\n|---|--:|\n| #{name} | #{value} |"],
  ["note", "<!-- #{words} -->"],
  ["claims", "<claims:all>"],
  ["people", "<people:all>"],
  ["sources", "<sources:all>"],
  ["terms", "<terms:all>"],
  ["facts", "<facts:all>"],
  ["corrections", "<corrections:all>"],
  ["cite", "<cite:this>"],
];

/** The words that stand in a blank until it is filled in. @param {string} template */
export const inWords = (template) =>
  template.replace(/#\{(words|shows|first|second|name|value)\}/g, (_, blank) => `#{${say(`blank-${blank}`)}}`);

/**
 * An entry with the keys that it must have, by the schema that the command wrote.
 * @param {Table} table
 */
export function entryOf({ path, properties, required }) {
  const [first, last] = [["id"], ["as_of", "sources"]];
  const rank = (/** @type {string} */ name) => (first.includes(name) ? -1 : last.includes(name) ? 1 : 0);
  const names = [...required].sort((one, other) => rank(one) - rank(other));
  const line = (/** @type {string} */ name) => {
    const { type, enum: words } = properties[name];
    if (type === "integer" || type === "number") return `${name} = #{0}`;
    const value = `"#{${words ? words.join("/") : name}}"`;
    return `${name} = ${type === "array" ? `[${value}]` : value}`;
  };
  return [headingOf(path), ...names.map(line), "#{}"].join("\n");
}

/** What may be written in a file of TOML: an entry, a key of the one that is being written, a word that it may hold. @param {string} path @param {Context} context */
async function inToml(path, context) {
  const { doc } = context.state;
  const line = doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const [, key, word] = /^(\w+)\s*=\s*"([\w-]*)$/.exec(before) ?? [];
  const start = key ? null : /^\[{0,2}[a-z_]*$/.exec(before)?.[0];
  const isNone = start === "" && !context.explicit;
  if (isNone || (!key && typeof start !== "string")) return null;
  const above = doc.sliceString(0, line.from);
  const tables = tablesOf(await schemaOf(path), /^kind\s*=\s*"([a-z]+)"/m.exec(doc.toString())?.[1]);
  const [, each, one] = [...above.matchAll(/^\[(?:\[([a-z]+)\]|([a-z]+))\]/gm)].at(-1) ?? [];
  const here = tables.find((table) => table.path === (each ? `${each}[]` : (one ?? "")));
  if (key) {
    const words = here?.properties[key]?.enum;
    return words ? { from: context.pos - word.length, options: words.map((label) => ({ label, type: "enum" })) } : null;
  }
  const entries = tables.flatMap((table) => {
    if (table.path === "") return [];
    const label = headingOf(table.path);
    const detail = say(isEach(table.path) ? `new-${keyOf(table.path)}` : `of-${table.path}`);
    return [{ label, detail, type: "keyword", apply: snippet(entryOf(table)) }];
  });
  const keys = Object.entries(here?.properties ?? {}).map(([label, { type, description }]) => {
    const value = type === "string" ? '"#{}"' : type === "array" ? '["#{}"]' : "#{}";
    return {
      label,
      detail: UNNAMED.includes(label) ? "" : say(`key-${label}`),
      info: description,
      type: "property",
      apply: snippet(`${label} = ${value}`),
    };
  });
  return { from: line.from, options: [...entries, ...keys], validFor: /^\[{0,2}[a-z_]*$/ };
}

/** @param {string} path @param {Context} context */
export async function snippets(path, context) {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  if (path.endsWith(".md")) {
    const slash = /(^|[\s(])\/[a-z-]*$/.exec(before);
    if (!slash) return null;
    const from = line.from + slash.index + slash[1].length;
    const options = MARKDOWN.map(([label, template]) => ({
      label: `/${label}`,
      detail: say(`offer-${label}`),
      type: "keyword",
      apply: snippet(inWords(template)),
    }));
    return { from, options, validFor: /^\/[a-z-]*$/ };
  }
  return schemaName(path) ? inToml(path, context) : null;
}
