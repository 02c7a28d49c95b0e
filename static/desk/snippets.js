// What may be written, as docs/authoring.md has it, to be filled in: in an article and in panels behind a slash, in files
// of entries behind the first letters of what an entry is.
import { snippet } from "@codemirror/autocomplete";
import { hasForm, schemasOf } from "./form.js";
import { say } from "./words.js";

/** @typedef {import("@codemirror/autocomplete").CompletionContext} Context */
/** @typedef {import("./form.js").Schema} Schema */

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
 * @param {Schema} schema
 */
export function entryOf({ key, properties, required }) {
  const [first, last] = [["id"], ["as_of", "sources"]];
  const rank = (/** @type {string} */ name) => (first.includes(name) ? -1 : last.includes(name) ? 1 : 0);
  const names = [...required].sort((one, other) => rank(one) - rank(other));
  const line = (/** @type {string} */ name) => {
    const { type, enum: words } = properties[name];
    const value = `"#{${words ? words.join("/") : name}}"`;
    return `${name} = ${type === "array" ? `[${value}]` : value}`;
  };
  return [`[[${key}]]`, ...names.map(line), "#{}"].join("\n");
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
  const word = /^\[{0,2}[a-z]*$/.exec(before);
  if (!hasForm(path) || !word || (word[0] === "" && !context.explicit)) return null;
  const options = (await schemasOf(path)).map((schema) => ({
    label: `[[${schema.key}]]`,
    detail: say(`new-${schema.key}`),
    type: "keyword",
    apply: snippet(entryOf(schema)),
  }));
  return { from: line.from, options, validFor: /^\[{0,2}[a-z]*$/ };
}
