// The entries of a file of TOML as a form: which keys there are, and what they may hold, is what the schema says that the
// command wrote; what is changed is written into the same file, with its comments and its order.

import { say } from "./words.js";

/**
 * @typedef {import("./editor.js").Remark} Remark
 * @typedef {import("./editor.js").Name} Name
 * @typedef {string | string[]} Held
 * @typedef {{ lines: [number, number], holds: [string, Held][], places: Record<string, number> }} Read
 * @typedef {Read & { schema: Schema, at: number }} Entry With what it is one of, and its place among those.
 * @typedef {{ type: string, enum?: string[], description?: string, pattern?: string }} Property
 * @typedef {{ key: string, properties: Record<string, Property>, required: string[] }} Schema
 */

/** The files that have entries, each with the keys that these stand under. */
const KEYS = /** @type {Record<string, string[]>} */ ({
  "sources.toml": ["source"],
  "people.toml": ["person", "organisation"],
  "claims.toml": ["claim"],
  "terms.toml": ["term"],
  "facts.toml": ["fact"],
  "corrections.toml": ["correction"],
  "images.toml": ["image"],
});

/** What is named by its id under a key. @type {Record<string, string>} */
const NAMES = { sources: "source", via: "source", by: "person", said_by: "person" };

/** In the place of a key, what chooses an entry. */
const LIST = "[]";

/** @param {string} path */
export const hasForm = (path) => path in KEYS;

/** Those that were asked for: they are asked for at each stroke that may begin an entry. @type {Map<string, Promise<Schema[]>>} */
const fetched = new Map();

/** One for each key. @param {string} path */
export function schemasOf(path) {
  const schemas = fetched.get(path) ?? fetchSchemas(path);
  fetched.set(path, schemas);
  // What failed is tried again.
  schemas.catch(() => fetched.delete(path));
  return schemas;
}

/** @param {string} path @returns {Promise<Schema[]>} */
async function fetchSchemas(path) {
  const schema = await (await fetch(`./schemas/${path.replace(".toml", ".json")}`)).json();
  return KEYS[path].map((key) => {
    const { properties, required = [] } = schema.properties[key].items;
    return { key, properties, required };
  });
}

/** What an entry is called in the list. @param {Entry} entry */
function titleOf({ holds, at }) {
  const held = Object.fromEntries(holds);
  const title = held.title ?? held.says ?? held.name ?? held.word ?? held.said ?? "";
  return [held.id ?? say("entry-number", { n: at + 1 }), title].filter(Boolean).join(": ");
}

/** What kind of thing has its id in an entry under a key. @param {string} key */
const kindOf = (key) => (key === "organisation" ? "person" : key);

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
  #path = "";
  /** @type {Schema[]} */
  #schemas = [];
  /** Those of the file, and behind them one of each key that may be begun. @type {Entry[]} */
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
    this.element.addEventListener("click", ({ target }) => {
      if (target instanceof HTMLButtonElement) this.#remove();
    });
  }

  /** @param {string} path @param {{ line: number }} place */
  async show(path, { line }) {
    this.#path = path;
    this.#schemas = [];
    this.element.replaceChildren();
    const schemas = await schemasOf(path);
    if (path !== this.#path) return;
    this.#schemas = schemas;
    await this.#read();
    const found = this.#entries.findIndex(({ lines }) => lines[0] <= line && line <= lines[1]);
    this.#shown = Math.max(found, 0);
    this.#draw();
    const [key] = Object.entries(this.#entries[found]?.places ?? {}).find(([, at]) => at === line) ?? [LIST];
    this.#control(key)?.focus();
  }

  /** The file is another by now. */
  async replace() {
    await this.#read();
    this.#draw();
  }

  async #read() {
    const path = this.#path;
    const read = this.#schemas.map(({ key }) => this.#asks("entries", { path, key }));
    const found = (await Promise.all(read)).map((entries) => (entries === undefined ? null : JSON.parse(entries)));
    if (path !== this.#path) return;
    const all = this.#schemas.map((schema, index) => {
      const entries = /** @type {Read[]} */ (found[index] ?? []);
      return entries.map((entry, at) => ({ ...entry, schema, at }));
    });
    const next = this.#schemas.map((schema, index) => ({
      lines: /** @type {[number, number]} */ ([0, 0]),
      holds: [],
      places: {},
      schema,
      at: all[index].length,
    }));
    this.#entries = [...all.flat(), ...next];
    this.element.classList.toggle("broken", found.includes(null));
  }

  /** @param {Name[]} names @param {Remark[]} remarks */
  told(names, remarks) {
    this.#names = names;
    this.#remarks = remarks;
    this.#offer();
    this.#mark();
  }

  /** @param {boolean} [isWriting] Whether a writer is: what stands in the next field by then stays. */
  #draw(isWriting = false) {
    if (this.#schemas.length === 0) return;
    const active = document.activeElement;
    const writes = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement ? active : null;
    const focused = active instanceof HTMLElement && this.element.contains(active) ? active.dataset.key : undefined;
    if (this.element.classList.contains("broken")) {
      this.element.replaceChildren(element("p", {}, say("not-toml")));
      return;
    }
    const list = element("select", { "data-key": LIST, dir: "auto", "aria-label": say("which-entry") });
    for (const [number, entry] of this.#entries.entries()) {
      const title = entry.lines[0] > 0 ? titleOf(entry) : say(`new-${entry.schema.key}`);
      list.append(new Option(title, String(number), false, number === this.#shown));
    }
    this.#shown = Math.min(this.#shown, this.#entries.length - 1);
    const { schema, holds } = this.#entries[this.#shown];
    const held = Object.fromEntries(holds);
    const order = ["id", ...Object.keys(held), ...schema.required, ...Object.keys(schema.properties).sort()];
    const keys = [...new Set(order)].filter((key) => key in schema.properties);
    const fields = keys.map((key) => this.#field(key, held[key], schema));
    const remove = element("button", { type: "button" }, say("delete-entry"));
    const isThere = this.#entries[this.#shown].lines[0] > 0;
    this.element.replaceChildren(list, ...fields.filter((field) => field !== null), ...(isThere ? [remove] : []));
    this.#offer();
    this.#mark();
    const control = focused ? this.#control(focused) : null;
    if (isWriting && writes && (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) {
      control.value = writes.value;
      control.setSelectionRange(writes.selectionStart, writes.selectionEnd);
    }
    control?.focus();
  }

  /** @param {string} key @param {Held | undefined} held @param {Schema} schema */
  #field(key, held, { properties, required }) {
    const { type, enum: choices, description } = properties[key];
    const title = key.replaceAll("_", " ");
    const says = required.includes(key) ? title : say("may-be-left-out", { key: title });
    const id = `field-${key}`;
    const label = element("label", { for: id }, says);
    const hint = element("p", { class: "hint", id: `${id}-hint`, lang: "en", dir: "ltr" }, description ?? "");
    const named = { id, dir: "auto", "data-key": key, "aria-describedby": `${id}-hint` };
    if (type === "array") {
      const texts = Array.isArray(held) ? held : [];
      const input = element("input", { ...named, "data-many": "", value: texts.join(" ") });
      // What is parted by spaces in a form has none in it.
      if (texts.some((text) => text.includes(" ")) || key === "meant") return null;
      const adds = NAMES[key] ? [element("select", { "data-adds": NAMES[key], "aria-label": say("add-one") })] : [];
      return element("div", { class: "field" }, label, input, ...adds, hint);
    }
    if (type !== "string") return null;
    const text = typeof held === "string" ? held : "";
    if (choices) {
      const select = element("select", named);
      for (const choice of ["", ...choices]) select.append(new Option(choice, choice, false, choice === text));
      return element("div", { class: "field" }, label, select, hint);
    }
    const isLong =
      text.length > 60 || ["says", "said", "finding", "details", "means", "quote", "caption"].includes(key);
    const input = isLong
      ? element("textarea", { ...named, rows: "3" }, text)
      : element("input", { ...named, value: text, ...(NAMES[key] ? { list: `${id}-names` } : {}) });
    const names = NAMES[key] ? [element("datalist", { id: `${id}-names`, "data-names": NAMES[key] })] : [];
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
      const line = entry?.places[key];
      const found = this.#remarks.filter((remark) => remark.path === this.#path && remark.line === line);
      control.toggleAttribute(
        "aria-invalid",
        found.some(({ level }) => level === "mistake"),
      );
      const hint = control.parentElement?.querySelector(".hint");
      const description = entry.schema.properties[key]?.description ?? "";
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
    const words = control.value.trim();
    const value = "many" in control.dataset ? words.split(/\s+/).filter(Boolean) : words;
    const { schema, at, holds } = shown;
    const [, old] = holds.find(([key]) => key === "id") ?? [];
    if (control.dataset.key === "id" && old && words && this.#isUsed(schema.key, String(old))) {
      await this.#rename(`${kindOf(schema.key)}:${old}`, words);
      // Where it was refused, it is as it was.
      return this.replace();
    }
    const asked = { path: this.#path, key: schema.key, entry: at, name: control.dataset.key, value };
    const text = await this.#asks("withValue", asked);
    if (text === undefined) return;
    this.#changed(this.#path, text);
    await this.#read();
    // Where it is among all changes when it is begun.
    this.#shown = this.#entries.findIndex((entry) => entry.schema === schema && entry.at === at);
    this.#draw(true);
  }

  /** Takes out the entry that is shown. */
  async #remove() {
    const { schema, at } = this.#entries[this.#shown];
    const text = await this.#asks("withoutEntry", { path: this.#path, key: schema.key, entry: at });
    if (text === undefined) return;
    this.#changed(this.#path, text);
    await this.replace();
    this.#control(LIST)?.focus();
  }

  /** Whether something names it that would be left behind. @param {string} key @param {string} id */
  #isUsed(key, id) {
    return this.#names.some(({ kind, name, is_declared }) => kind === kindOf(key) && name === id && !is_declared);
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
