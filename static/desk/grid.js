// The rows of a figure as a grid: the same file, cell by cell, with what is wrong in the cells where it is.
import { cellsOf, pastedCells, withCells, withColumn, withoutColumn, withoutRow, withPasted } from "./cells.js";
import { textOf } from "./folder.js";
import { say } from "./words.js";

/** More rows are written as text: a browser lays out all of them. */
export const MOST_ROWS = 1_000;

/** @typedef {import("./editor.js").Remark} Remark */

export class Grid {
  element = document.createElement("div");
  #text = "";
  #shape = "";
  /** The names of its columns. @type {string[]} */
  #head = [];
  #path = "";
  /** @type {Remark[]} */
  #remarks = [];
  /** The columns that there may be. @type {string[]} */
  #known = [];
  /** Chooses a column to be added, and one to be taken out. */
  #adds = document.createElement("select");
  #takesOut = document.createElement("select");
  #asks;
  #changed;

  /**
   * @param {(ask: string, asked: unknown) => Promise<any>} asks Asks the compiler.
   * @param {(path: string, text: string) => void} changed Is told what a writer wrote.
   */
  constructor(asks, changed) {
    this.#asks = asks;
    this.#changed = changed;
    this.element.className = "grid";
    this.element.addEventListener("change", (event) => this.#write(event));
    this.element.addEventListener("paste", (event) => this.#paste(event));
    this.element.addEventListener("keydown", (event) => this.#press(event));
    // Not all browsers show all of a cell that is partly seen; and what there is room for may become less.
    const showFocus = () => {
      const at = document.activeElement;
      if (at && this.element.contains(at)) at.scrollIntoView({ block: "nearest", inline: "nearest" });
    };
    this.element.addEventListener("focusin", showFocus);
    new ResizeObserver(showFocus).observe(this.element);
    this.element.addEventListener("click", (event) => this.#remove(event));
  }

  /** @param {string} path @param {Uint8Array} bytes @param {{ line: number, column: number }} place */
  async show(path, bytes, place) {
    this.#path = path;
    this.#text = textOf(bytes);
    this.#known = [];
    this.#draw();
    const found = this.#cellAt(place.line, place.column);
    this.#input(found.row, found.column)?.focus();
    const known = await this.#asks("columns", { path });
    if (path !== this.#path) return;
    this.#known = known ?? [];
    this.#offer();
  }

  /** @param {Uint8Array} bytes */
  replace(bytes) {
    this.#become(textOf(bytes));
  }

  /** @param {string} text */
  #become(text) {
    if (text === this.#text) return;
    this.#text = text;
    this.#draw();
  }

  /** @param {Remark[]} remarks */
  told(remarks) {
    this.#remarks = remarks;
    this.#mark();
  }

  /** Offers the columns that are not there, and those that are. */
  #offer() {
    const head = this.#head;
    const lacking = this.#known.filter((name) => !head.includes(name));
    for (const [select, word, names] of /** @type {const} */ ([
      [this.#adds, "column-in", lacking],
      [this.#takesOut, "column-out", head],
    ])) {
      select.setAttribute("aria-label", say(word));
      select.replaceChildren(new Option(say(word), ""), ...names.map((name) => new Option(name)));
      select.hidden = names.length === 0;
    }
  }

  /** What is there stays, and with it the focus and what is selected; what has changed is exchanged. */
  #draw() {
    const rows = cellsOf(this.#text);
    const head = (rows[0] ?? []).map(({ text }) => text);
    const shape = JSON.stringify([this.#path, head]);
    this.#head = head;
    if (this.#shape !== shape) this.#begin();
    this.#shape = shape;
    const body = /** @type {HTMLTableSectionElement} */ (this.element.querySelector("tbody"));
    while (body.rows.length > rows.length) body.deleteRow(-1);
    // With an empty row, in which the next is begun.
    for (let row = 1; row <= rows.length; row += 1) {
      const line = body.rows[row - 1] ?? lineOf(body, row, head);
      for (const [column, input] of [...line.querySelectorAll("input")].entries()) {
        const text = rows[row]?.[column]?.text ?? "";
        if (input.value !== text) input.value = text;
        // What differs from this is not written yet.
        if (input.defaultValue !== text) input.defaultValue = text;
        input.setAttribute(
          "aria-label",
          say(row < rows.length ? "cell" : "cell-new", { column: head[column], n: row }),
        );
      }
      const button = /** @type {HTMLButtonElement} */ (line.querySelector("button"));
      button.hidden = row === rows.length;
    }
    this.#mark();
  }

  #begin() {
    const table = document.createElement("table");
    table.append(caption(say("rows-of", { path: this.#path })));
    const titles = document.createElement("tr");
    for (const text of this.#head) titles.append(cell("th", text, { scope: "col" }));
    titles.append(cell("td", ""));
    table.createTHead().append(titles);
    table.createTBody();
    this.#offer();
    this.element.replaceChildren(table, this.#adds, this.#takesOut);
  }

  /** @param {number} row @param {number} column @returns {HTMLInputElement | null} */
  #input(row, column) {
    return this.element.querySelector(`input[data-row="${row}"][data-column="${column}"]`);
  }

  /** Which cell a place in the file is in. @param {number} line @param {number} column */
  #cellAt(line, column) {
    const before = this.#text.split("\n").slice(0, line - 1);
    const at = before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
    const rows = cellsOf(this.#text);
    const row = Math.max(
      rows.findIndex((cells) => (cells.at(-1)?.end ?? 0) >= at),
      0,
    );
    const found = rows[row]?.findIndex(({ end }) => end >= at) ?? 0;
    return { row: Math.max(row, 1), column: Math.max(found, 0) };
  }

  #mark() {
    for (const input of this.element.querySelectorAll("input")) {
      input.removeAttribute("aria-invalid");
      input.title = "";
    }
    for (const { path, line, column, message, hint, level } of this.#remarks) {
      if (path !== this.#path) continue;
      const found = this.#cellAt(line, column);
      const input = this.#input(found.row, found.column);
      if (!input) continue;
      if (level === "mistake") input.setAttribute("aria-invalid", "true");
      input.title = hint ? `${message}\n${hint}` : message;
    }
  }

  /** @param {Event} event */
  #write(event) {
    const input = event.target;
    const head = this.#head;
    if (input === this.#adds) {
      this.#wrote(withColumn(this.#text, this.#adds.value));
      this.#input(1, head.length)?.focus();
    }
    if (input === this.#takesOut) {
      this.#wrote(withoutColumn(this.#text, head.indexOf(this.#takesOut.value)));
      this.#takesOut.focus();
    }
    if (!(input instanceof HTMLInputElement)) return;
    this.#exchange([{ row: Number(input.dataset.row), column: Number(input.dataset.column), text: input.value }]);
  }

  /** @param {{ row: number, column: number, text: string }[]} cells */
  #exchange(cells) {
    this.#wrote(withCells(this.#text, cells));
  }

  /** @param {string} text */
  #wrote(text) {
    if (text === this.#text) return;
    this.#become(text);
    this.#changed(this.#path, text);
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const input = event.target;
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    if (!(input instanceof HTMLInputElement) || !/[\t\n]/.test(pasted.trimEnd())) return;
    event.preventDefault();
    const from = { row: Number(input.dataset.row), column: Number(input.dataset.column) };
    this.#wrote(withPasted(this.#text, pastedCells(pasted), from, this.#known));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || event.isComposing) return;
    const down = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (down === undefined) return;
    event.preventDefault();
    // What is written there is heard before another cell is.
    const to = { row: Number(input.dataset.row) + down, column: Number(input.dataset.column) };
    input.blur();
    this.#input(to.row, to.column)?.focus();
  }

  /** @param {Event} event */
  #remove(event) {
    const row = event.target instanceof HTMLElement ? event.target.dataset.without : undefined;
    if (row === undefined) return;
    this.#wrote(withoutRow(this.#text, Number(row)));
    this.#input(Number(row), 0)?.focus();
  }
}

/** A row of the grid, still empty. @param {HTMLTableSectionElement} body @param {number} row @param {string[]} head */
function lineOf(body, row, head) {
  const line = body.insertRow();
  for (const column of head.keys()) {
    const input = document.createElement("input");
    input.dir = "auto";
    Object.assign(input.dataset, { row, column });
    line.insertCell().append(input);
  }
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "×";
  button.setAttribute("aria-label", say("row-out", { n: row }));
  button.dataset.without = String(row);
  line.insertCell().append(button);
  return line;
}

/** @param {"th" | "td"} name @param {string} text @param {Record<string, string>} [attributes] */
function cell(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** @param {string} text */
function caption(text) {
  const made = document.createElement("caption");
  made.textContent = text;
  return made;
}
