// The entries of a file of TOML as a form: which keys there are, and what they may hold, is what the schema says; what is
// changed is written into the same file, with its comments and its order.

import { isEach, keyOf, schemaOf, tablesOf, UNNAMED } from "./schemas.js";
import { say } from "./words.js";

/**
 * @typedef {import("./editor.js").Remark} Remark
 * @typedef {import("./editor.js").Name} Name
 * @typedef {import("./schemas.js").Property} Property
 * @typedef {import("./schemas.js").Schema} Schema
 * @typedef {import("./schemas.js").Table} Table
 * @typedef {string | string[] | number | boolean} Held
 * @typedef {{ lines: [number, number], holds: [string, Held][], places: Record<string, [number, number]> }} Read
 * @typedef {Read & { table: Table, at: number }} Entry With what it is one of, and its place among those.
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 */

/** What is named by its id under a key. @type {Record<string, string>} */
const NAMES = {
  ...{ sources: "source", source: "source", figure: "figure", picture: "figure" },
  ...{ by: "person", said_by: "person", done_by: "person" },
};

/** What is seldom said in a few words. */
const LONG = [
  "says",
  "said",
  "finding",
  "details",
  "means",
  "quote",
  "caption",
  "standfirst",
  "sentence",
  "definition",
];

/** In the place of a key, what chooses an entry. */
const LIST = "[]";

/** What an entry is called in the list. @param {Entry} entry @param {string} path */
function titleOf({ table, lines, holds, at }, path) {
  if (table.path === "") return say(path === "explainer.toml" ? "of-explainer" : "of-figure");
  if (!isEach(table.path)) return say(`of-${table.path}`);
  if (lines[0] === 0) return say(`new-${keyOf(table.path)}`);
  const held = Object.fromEntries(holds);
  const titles = ["title", "lead", "says", "name", "word", "said", "country", "lang", "date"];
  const title = held[titles.find((key) => key in held) ?? ""] ?? "";
  return [held.id ?? say("entry-number", { n: at + 1 }), title].filter(Boolean).join(": ");
}

/** What kind of thing has its id in an entry of a table. @param {Table} table */
const kindOf = ({ path }) => (path === "organisation[]" ? "person" : keyOf(path));

/** Whether a key holds several ids: these are parted by spaces, other texts stand in a line each. @param {Property} property */
const areIds = ({ items }) => items?.pattern !== undefined;

/** Whether a key is filled in here. @param {string} key @param {Held | undefined} held @param {Table} table */
function hasField(key, held, { properties }) {
  if (UNNAMED.includes(key) || properties[key] === undefined) return false;
  // What parts them in a form is in none of them.
  const parting = areIds(properties[key]) ? /\s/ : /\n/;
  return !(Array.isArray(held) && held.some((it) => parting.test(it)));
}

/** @param {Held | undefined} held @param {Property} property */
function textOf(held, property) {
  if (held === undefined) return "";
  return Array.isArray(held) ? held.join(areIds(property) ? " " : "\n") : String(held);
}

/** What is written of what a field holds. @param {string} text @param {Property} property @returns {Held} */
function heldOf(text, property) {
  const words = text.trim();
  if (property.type === "array") {
    return words
      .split(areIds(property) ? /\s+/ : /\n/)
      .map((it) => it.trim())
      .filter(Boolean);
  }
  if (property.type === "boolean") return words === "" ? "" : words === "true";
  const isNumber = property.type === "integer" || property.type === "number";
  // What is no number is told as a mistake, and not lost.
  return isNumber && words !== "" && Number.isFinite(Number(words)) ? Number(words) : words;
}

/**
 * An element with attributes and what is in it.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} content
 */
function element(name, attributes, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

export class Form {
  element = element("div", { class: "form" });
  #list = element("select", { "data-key": LIST, dir: "auto" });
  #delete = element("button", { type: "button" });
  /** What it has fields for. */
  #drawn = "";
  #path = "";
  /** @type {Schema | null} */
  #schema = null;
  /** Those of the file, and behind them one of each table that may be begun. @type {Entry[]} */
  #entries = [];
  #shown = 0;
  /** @type {Remark[]} */
  #remarks = [];
  /** @type {Name[]} */
  #names = [];
  #asks;
  #changed;
  #rename;

  /**
   * @param {(ask: string, asked: unknown) => Promise<any>} asks Asks the compiler.
   * @param {(path: string, text: string) => void} changed Is told what a writer wrote.
   * @param {(old: string, name: string) => Promise<void>} rename Gives a thing another name, everywhere it is meant.
   */
  constructor(asks, changed, rename) {
    this.#asks = asks;
    this.#changed = changed;
    this.#rename = rename;
    this.element.addEventListener("change", (event) => this.#write(event));
    this.#delete.addEventListener("click", () => this.#remove());
  }

  /** @param {string} path @param {Uint8Array} _bytes The compiler has them. @param {{ line: number, key?: string }} place */
  async show(path, _bytes, { line, key }) {
    this.#path = path;
    this.#schema = null;
    this.#list.setAttribute("aria-label", say("which-entry"));
    this.#delete.textContent = say("delete-entry");
    this.element.replaceChildren();
    const schema = await schemaOf(path);
    if (path !== this.#path) return;
    this.#schema = schema;
    await this.#read();
    const isAt = (/** @type {[number, number]} */ [first, last]) => first <= line && line <= last;
    // What stands under no heading is before all else.
    this.#shown = this.#entries.reduce((found, { lines }, at) => (isAt(lines) ? at : found), 0);
    this.#draw();
    const places = Object.entries(this.#entries[this.#shown]?.places ?? {});
    const [at] = places.find(([, lines]) => line > 1 && isAt(lines)) ?? [LIST];
    this.#control(key ?? at)?.focus();
  }

  /** The file is another by now. */
  async replace() {
    const path = this.#path;
    await this.#read();
    if (path === this.#path) this.#draw();
  }

  async #read() {
    const path = this.#path;
    const schema = /** @type {Schema} */ (this.#schema);
    /** @param {Table} table @returns {Promise<Entry[] | null>} */
    const entriesOf = async (table) => {
      const found = await this.#asks("entries", { path, table: table.path });
      if (found === undefined) return null;
      const entries = /** @type {Read[]} */ (JSON.parse(found)).map((read, at) => ({ ...read, table, at }));
      const lines = /** @type {[number, number]} */ ([0, 0]);
      const next = { lines, holds: [], places: {}, table, at: entries.length };
      return isEach(table.path) || entries.length === 0 ? [...entries, next] : entries;
    };
    // Of what kind a figure is stands under no heading.
    const [first] = tablesOf(schema);
    const holds = schema.allOf && (await entriesOf(first))?.[0].holds;
    const kind = holds && Object.fromEntries(holds).kind;
    const all = await Promise.all(tablesOf(schema, typeof kind === "string" ? kind : undefined).map(entriesOf));
    if (path !== this.#path) return;
    const shown = this.#entries[this.#shown];
    const entries = all.flatMap((those) => those ?? []);
    const isBegun = (/** @type {Entry} */ { table, lines }) => lines[0] > 0 || !isEach(table.path);
    this.#entries = [...entries.filter(isBegun), ...entries.filter((entry) => !isBegun(entry))];
    // Where it is among all changes when one is begun.
    const isShown = (/** @type {Entry} */ { table, at }) => table.path === shown?.table.path && at === shown.at;
    this.#shown = Math.max(this.#entries.findIndex(isShown), 0);
    this.element.classList.toggle("broken", all.includes(null));
  }

  /** @param {Name[]} names @param {Remark[]} remarks */
  told(names, remarks) {
    this.#names = names;
    this.#remarks = remarks;
    this.#offer();
    this.#mark();
  }

  /**
   * What stands for an entry stays while that is shown: who writes in it keeps their caret, and their keyboard.
   * @param {boolean} [isWriting] Whether a writer is: what stands in the next field by then stays.
   */
  #draw(isWriting = false) {
    if (!this.#schema) return;
    if (this.element.classList.contains("broken")) {
      this.element.replaceChildren(element("p", {}, say("not-toml")));
      return;
    }
    const { table, at, holds, lines } = this.#entries[this.#shown];
    const held = Object.fromEntries(holds);
    const keys = Object.keys(table.properties).filter((key) => hasField(key, held[key], table));
    const drawn = [table.path, at, ...keys].join(" ");
    if (this.#list.parentElement !== this.element || drawn !== this.#drawn) {
      const fields = keys.map((key) => this.#field(key, held[key], table));
      const isListed = document.activeElement === this.#list;
      this.element.replaceChildren(this.#list, ...fields, this.#delete);
      if (isListed) this.#list.focus();
      this.#drawn = drawn;
    }
    const titles = this.#entries.map((entry) => titleOf(entry, this.#path));
    this.#list.replaceChildren(...titles.map((it, at) => new Option(it, String(at), false, at === this.#shown)));
    this.#delete.hidden = lines[0] === 0 || !isEach(table.path);
    for (const key of keys) {
      const control = /** @type {Control} */ (this.#control(key));
      const text = textOf(held[key], table.properties[key]);
      // What differs from it is not written yet.
      if (!(control instanceof HTMLSelectElement) && control.defaultValue !== text) control.defaultValue = text;
      if (control.value !== text && !(isWriting && control === document.activeElement)) control.value = text;
    }
    this.#offer();
    this.#mark();
  }

  /** @param {string} key @param {Held | undefined} held @param {Table} table */
  #field(key, held, { properties, required }) {
    const property = properties[key];
    const { type, enum: words, description = "" } = property;
    const title = say(`key-${key}`);
    const id = `field-${key}`;
    const label = element(
      "label",
      { for: id },
      required.includes(key) ? title : say("may-be-left-out", { key: title }),
    );
    const hint = element("p", { class: "hint", id: `${id}-hint`, lang: "en", dir: "ltr" }, description);
    const named = { id, dir: "auto", "data-key": key, "aria-describedby": `${id}-hint` };
    const choices = type === "boolean" ? ["true", "false"] : words;
    if (choices) {
      const option = (/** @type {string} */ it) => new Option(type === "boolean" ? say(it) : it, it);
      return element("div", { class: "field" }, label, element("select", named, ...["", ...choices].map(option)), hint);
    }
    if (type === "array" && areIds(property)) {
      const adds = NAMES[key] ? [element("select", { "data-adds": NAMES[key], "aria-label": say("add-one") })] : [];
      return element("div", { class: "field" }, label, element("input", named), ...adds, hint);
    }
    if (type === "array" || LONG.includes(key) || textOf(held, property).length > 60) {
      return element("div", { class: "field" }, label, element("textarea", { ...named, rows: "3" }), hint);
    }
    const names = NAMES[key] ? [element("datalist", { id: `${id}-names`, "data-names": NAMES[key] })] : [];
    /** @type {Record<string, string>} */
    const list = NAMES[key] ? { list: `${id}-names` } : {};
    const isNumber = type === "integer" || type === "number";
    const input = element("input", { ...named, ...list, ...(isNumber ? { inputmode: "decimal" } : {}) });
    return element("div", { class: "field" }, label, input, ...names, hint);
  }

  /** Offers what may be named, with its title. */
  #offer() {
    for (const list of this.element.querySelectorAll("[data-names], [data-adds]")) {
      const { names, adds } = /** @type {HTMLElement} */ (list).dataset;
      const known = this.#names.filter(({ kind, is_declared }) => is_declared && kind === (names ?? adds));
      const options = known.map(({ name, title }) => new Option(adds ? `${name}: ${title}` : title, name));
      list.replaceChildren(...(adds ? [new Option(say("add-one"), "")] : []), ...options);
    }
  }

  /** @param {string} key @returns {HTMLElement | null} */
  #control(key) {
    return this.element.querySelector(`[data-key="${CSS.escape(key)}"]`);
  }

  #mark() {
    const entry = this.#entries[this.#shown];
    for (const control of this.element.querySelectorAll(".field [data-key]")) {
      const key = /** @type {HTMLElement} */ (control).dataset.key ?? "";
      const [first, last] = entry?.places[key] ?? [0, 0];
      const isHere = (/** @type {Remark} */ { path, line }) => path === this.#path && first <= line && line <= last;
      const found = this.#remarks.filter(isHere);
      control.toggleAttribute(
        "aria-invalid",
        found.some(({ level }) => level === "mistake"),
      );
      const hint = control.parentElement?.querySelector(".hint");
      const description = entry.table.properties[key]?.description ?? "";
      const said = found.map(({ message, hint }) => [message, hint].filter(Boolean).join(": ")).join(" ");
      if (hint) hint.textContent = said || description;
    }
  }

  /** @param {Event} event */
  async #write(event) {
    const control = event.target;
    if (control instanceof HTMLSelectElement && control.dataset.key === LIST) {
      this.#shown = Number(control.value);
      return this.#draw();
    }
    const isField =
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement;
    if (isField && control.dataset.adds !== undefined) return this.#add(control);
    const shown = this.#entries[this.#shown];
    if (!isField || !shown || control.dataset.key === undefined) return;
    // By the time of an answer another file may be shown, or another entry.
    const path = this.#path;
    const { table, at, holds } = shown;
    const { key } = control.dataset;
    const value = heldOf(control.value, table.properties[key]);
    const [, old] = holds.find(([key]) => key === "id") ?? [];
    if (key === "id" && old && value && this.#isUsed(table, String(old))) {
      await this.#rename(`${kindOf(table)}:${old}`, String(value));
      // Where it was refused, it is as it was.
      return this.replace();
    }
    const text = await this.#asks("withValue", { path, table: table.path, entry: at, name: key, value });
    if (text === undefined) return;
    this.#changed(path, text);
    if (path !== this.#path) return;
    await this.#read();
    if (path === this.#path) this.#draw(true);
  }

  /** Takes out the entry that is shown. */
  async #remove() {
    const path = this.#path;
    const { table, at } = this.#entries[this.#shown];
    const text = await this.#asks("withoutEntry", { path, table: table.path, entry: at });
    if (text === undefined) return;
    this.#changed(path, text);
    if (path !== this.#path) return;
    await this.replace();
    this.#list.focus();
  }

  /** Whether something names it that would be left behind. @param {Table} table @param {string} id */
  #isUsed(table, id) {
    return this.#names.some(({ kind, name, is_declared }) => kind === kindOf(table) && name === id && !is_declared);
  }

  /** Puts the id that was chosen behind those that are there. @param {Element & { value: string }} choice */
  #add(choice) {
    const input = /** @type {HTMLInputElement} */ (choice.previousElementSibling);
    const ids = input.value.split(/\s+/).filter(Boolean);
    input.value = [...new Set([...ids, choice.value].filter(Boolean))].join(" ");
    choice.value = "";
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
