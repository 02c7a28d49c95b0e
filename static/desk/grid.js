// The rows of a figure as a grid: the same file, cell by cell, with what is wrong in the cells where it is.
import { cellsOf, pastedCells, withCells, withoutRow } from "./cells.js";

/** More rows are written as text: a browser lays out all of them. */
export const MOST_ROWS = 1_000;

/** @typedef {import("./editor.js").Remark} Remark */

export class Grid {
  element = document.createElement("div");
  #text = "";
  #path = "";
  /** @type {Remark[]} */
  #remarks = [];
  #changed;

  /** @param {(path: string, text: string) => void} changed Is told what a writer wrote. */
  constructor(changed) {
    this.#changed = changed;
    this.element.className = "grid";
    this.element.addEventListener("change", (event) => this.#write(event));
    this.element.addEventListener("paste", (event) => this.#paste(event));
    this.element.addEventListener("keydown", (event) => this.#press(event));
    this.element.addEventListener("click", (event) => this.#remove(event));
  }

  /** @param {string} path @param {string} text @param {{ line: number, column: number }} place */
  show(path, text, place) {
    this.#path = path;
    this.#text = text;
    this.#draw();
    const found = this.#cellAt(place.line, place.column);
    this.#input(found.row, found.column)?.focus();
  }

  /** @param {string} text */
  replace(text) {
    if (text === this.#text) return;
    this.#text = text;
    this.#draw();
  }

  /** @param {Remark[]} remarks */
  told(remarks) {
    this.#remarks = remarks;
    this.#mark();
  }

  #draw() {
    const active = document.activeElement instanceof HTMLInputElement ? { ...document.activeElement.dataset } : null;
    const rows = cellsOf(this.#text);
    const head = rows[0] ?? [];
    const table = document.createElement("table");
    table.append(caption(`The rows of ${this.#path}`));
    const titles = document.createElement("tr");
    for (const { text } of head) titles.append(cell("th", text, { scope: "col" }));
    titles.append(cell("td", ""));
    table.createTHead().append(titles);
    const body = table.createTBody();
    // With an empty row, in which the next is begun.
    for (let row = 1; row <= rows.length; row += 1) {
      const line = body.insertRow();
      for (const [column, { text: title }] of head.entries()) {
        const input = document.createElement("input");
        input.value = rows[row]?.[column]?.text ?? "";
        input.setAttribute("aria-label", `${title}, ${row < rows.length ? `row ${row}` : "a new row"}`);
        Object.assign(input.dataset, { row, column });
        line.insertCell().append(input);
      }
      const last = line.insertCell();
      if (row < rows.length) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = "×";
        button.setAttribute("aria-label", `Take row ${row} out`);
        button.dataset.without = String(row);
        last.append(button);
      }
    }
    this.element.replaceChildren(table);
    this.#mark();
    if (active) this.#input(Number(active.row), Number(active.column))?.focus();
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
    if (!(input instanceof HTMLInputElement)) return;
    this.#exchange([{ row: Number(input.dataset.row), column: Number(input.dataset.column), text: input.value }]);
  }

  /** @param {{ row: number, column: number, text: string }[]} cells */
  #exchange(cells) {
    const text = withCells(this.#text, cells);
    if (text === this.#text) return;
    this.replace(text);
    this.#changed(this.#path, text);
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const input = event.target;
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    if (!(input instanceof HTMLInputElement) || !/[\t\n]/.test(pasted.trimEnd())) return;
    event.preventDefault();
    const from = { row: Number(input.dataset.row), column: Number(input.dataset.column) };
    const cells = pastedCells(pasted).flatMap((row, down) =>
      row.map((text, right) => ({ row: from.row + down, column: from.column + right, text })),
    );
    this.#exchange(cells);
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
    const text = withoutRow(this.#text, Number(row));
    this.replace(text);
    this.#changed(this.#path, text);
    this.#input(Number(row), 0)?.focus();
  }
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
