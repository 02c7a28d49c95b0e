// The entries of a file of TOML as a form: which keys there are, and what they may hold, is what the schema says that the
// command wrote; what is changed is written into the same file, with its comments and its order.

import { say } from "./words.js";

/**
 * @typedef {import("./editor.js").Remark} Remark
 * @typedef {string | string[]} Held
 * @typedef {{ lines: [number, number], holds: [string, Held][], places: Record<string, number> }} Entry
 * @typedef {{ type: string, enum?: string[], description?: string, pattern?: string }} Property
 * @typedef {{ key: string, properties: Record<string, Property>, required: string[] }} Schema
 */

/** The files that have entries, each with the key that these stand under. */
const KEYS = /** @type {Record<string, string>} */ ({
  "sources.toml": "source",
  "people.toml": "person",
  "claims.toml": "claim",
  "terms.toml": "term",
  "facts.toml": "fact",
  "corrections.toml": "correction",
  "images.toml": "image",
});

/** In the place of a key, what chooses an entry. */
const LIST = "[]";

/** @param {string} path */
export const hasForm = (path) => path in KEYS;

/** Those that were asked for: they are asked for at each stroke that may begin an entry. @type {Map<string, Promise<Schema>>} */
const schemas = new Map();

/** @param {string} path */
export function schemaOf(path) {
  const schema = schemas.get(path) ?? fetchSchema(path);
  schemas.set(path, schema);
  // What failed is tried again.
  schema.catch(() => schemas.delete(path));
  return schema;
}

/** @param {string} path @returns {Promise<Schema>} */
async function fetchSchema(path) {
  const key = KEYS[path];
  const schema = await (await fetch(`./schemas/${path.replace(".toml", ".json")}`)).json();
  const { properties, required = [] } = schema.properties[key].items;
  return { key, properties, required };
}

/** What an entry is called in the list. @param {Entry} entry @param {number} number */
function titleOf({ holds }, number) {
  const held = Object.fromEntries(holds);
  const title = held.title ?? held.says ?? held.name ?? held.word ?? held.was ?? "";
  return [held.id ?? say("entry-number", { n: number + 1 }), title].filter(Boolean).join(": ");
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
  #path = "";
  /** @type {Schema | null} */
  #schema = null;
  /** @type {Entry[]} */
  #entries = [];
  #shown = 0;
  /** @type {Remark[]} */
  #remarks = [];
  #asks;
  #changed;

  /**
   * @param {(ask: string, asked: unknown) => Promise<any>} asks Asks the compiler.
   * @param {(path: string, text: string) => void} changed Is told what a writer wrote.
   */
  constructor(asks, changed) {
    this.#asks = asks;
    this.#changed = changed;
    this.element.addEventListener("change", (event) => this.#write(event));
  }

  /** @param {string} path @param {{ line: number }} place */
  async show(path, { line }) {
    this.#path = path;
    this.#schema = null;
    this.element.replaceChildren();
    const schema = await schemaOf(path);
    if (path !== this.#path) return;
    this.#schema = schema;
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
    if (!this.#schema) return;
    const found = await this.#asks("entries", { path: this.#path, key: this.#schema.key });
    this.#entries = found === undefined ? [] : JSON.parse(found);
    this.element.classList.toggle("broken", found === undefined);
  }

  /** @param {Remark[]} remarks */
  told(remarks) {
    this.#remarks = remarks;
    this.#mark();
  }

  /** @param {boolean} [isWriting] Whether a writer is: what stands in the next field by then stays. */
  #draw(isWriting = false) {
    const schema = this.#schema;
    if (!schema) return;
    const active = document.activeElement;
    const writes = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement ? active : null;
    const focused = active instanceof HTMLElement && this.element.contains(active) ? active.dataset.key : undefined;
    if (this.element.classList.contains("broken")) {
      this.element.replaceChildren(element("p", {}, say("not-toml")));
      return;
    }
    const list = element("select", { "data-key": LIST, dir: "auto", "aria-label": say("which-entry") });
    for (const [number, entry] of this.#entries.entries()) {
      list.append(new Option(titleOf(entry, number), String(number), false, number === this.#shown));
    }
    list.append(
      new Option(say("new-entry"), String(this.#entries.length), false, this.#shown === this.#entries.length),
    );
    const held = Object.fromEntries(this.#entries[this.#shown]?.holds ?? []);
    const order = ["id", ...Object.keys(held), ...schema.required, ...Object.keys(schema.properties).sort()];
    const keys = [...new Set(order)].filter((key) => key in schema.properties);
    const fields = keys.map((key) => this.#field(key, held[key], schema));
    this.element.replaceChildren(list, ...fields.filter((field) => field !== null));
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
      return element("div", { class: "field" }, label, input, hint);
    }
    if (type !== "string") return null;
    const text = typeof held === "string" ? held : "";
    if (choices) {
      const select = element("select", named);
      for (const choice of ["", ...choices]) select.append(new Option(choice, choice, false, choice === text));
      return element("div", { class: "field" }, label, select, hint);
    }
    const isLong = text.length > 60 || ["says", "finding", "details", "means", "quote", "was", "is"].includes(key);
    const input = isLong
      ? element("textarea", { ...named, rows: "3" }, text)
      : element("input", { ...named, value: text });
    return element("div", { class: "field" }, label, input, hint);
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
      const description = this.#schema?.properties[key]?.description ?? "";
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
    if (!isField || !this.#schema || control.dataset.key === undefined) return;
    const words = control.value.trim();
    const value = "many" in control.dataset ? words.split(/\s+/).filter(Boolean) : words;
    const asked = { path: this.#path, key: this.#schema.key, entry: this.#shown, name: control.dataset.key, value };
    const text = await this.#asks("withValue", asked);
    if (text === undefined) return;
    this.#changed(this.#path, text);
    await this.#read();
    this.#draw(true);
  }
}
