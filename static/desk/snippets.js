// What may be written, as docs/authoring.md has it, to be filled in: in an article and in panels behind a slash, in files
// of entries behind the first letters of what an entry is.
import { snippet } from "@codemirror/autocomplete";
import { hasForm, schemaOf } from "./form.js";

/** @typedef {import("@codemirror/autocomplete").CompletionContext} Context */
/** @typedef {import("./form.js").Schema} Schema */

/** Behind a slash: what it is called, what it is, and what is written. @type {[string, string, string][]} */
export const MARKDOWN = [
  ["source", "a citation, after the full stop of what it proves", "<source:#{id}>"],
  ["ours", "our own reckoning, in the place of a citation", "<ours>"],
  ["claim", "the words in which the article makes a claim", "[#{words}](claim:#{id})"],
  ["panel", "words that lead to a panel", "[#{words}](panel:#{id})"],
  ["panel-here", "the place of a panel, alone in a paragraph", "<panel:#{id}>"],
  ["figure", "the place of a figure in a panel", "![#{what it shows}](figure:#{id})"],
  ["image", "a photograph of yours, alone in a paragraph", "![#{what it shows}](image:#{id})"],
  ["term", "words that are explained", "[#{words}](term:#{id})"],
  ["number", "a number of the record", "{#{figure}:#{row}}"],
  ["fact", "a number that stands in no figure", "{#{id}}"],
  ["explainer", "a link to another explainer of yours", "[#{words}](explainer:#{name})"],
  ["link", "a link to another page", "[#{words}](https://#{address})"],
  ["more", "the end of a panel’s essential", "<more>"],
  ["quotation", "what somebody said", "> #{words}\n>\n> -- <person:#{id}> <source:#{id}>"],
  ["table", "a table of words", "| #{first} <source:#{id}> | #{second} |\n|---|--:|\n| #{name} | #{value} |"],
  ["note", "a note to yourself, published nowhere", "<!-- #{words} -->"],
  ["claims", "all claims", "<claims:all>"],
  ["people", "everybody", "<people:all>"],
  ["sources", "the list of sources", "<sources:all>"],
  ["terms", "the list of terms", "<terms:all>"],
  ["facts", "the list of facts", "<facts:all>"],
  ["corrections", "the list of corrections", "<corrections:all>"],
  ["cite", "how the explainer is cited", "<cite:this>"],
];

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
    const options = MARKDOWN.map(([label, detail, template]) => ({
      label: `/${label}`,
      detail,
      type: "keyword",
      apply: snippet(template),
    }));
    return { from, options, validFor: /^\/[a-z-]*$/ };
  }
  const word = /^\[{0,2}[a-z]*$/.exec(before);
  if (!hasForm(path) || !word || (word[0] === "" && !context.explicit)) return null;
  const schema = await schemaOf(path);
  const detail = "a new entry";
  const option = { label: `[[${schema.key}]]`, detail, type: "keyword", apply: snippet(entryOf(schema)) };
  return { from: line.from, options: [option], validFor: /^\[{0,2}[a-z]*$/ };
}
