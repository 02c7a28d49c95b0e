// The cells of a table as it is written, each with its place: so that a changed cell changes nothing else of the file.

/** @typedef {{ start: number, end: number, text: string }} Cell */

/**
 * What a table's cells are parted by: what its first line has most of.
 * @param {string} text
 */
export function separatorOf(text) {
  const line = text.slice(0, text.indexOf("\n") + 1 || text.length);
  const count = (/** @type {string} */ separator) => line.split(separator).length;
  return [",", ";", "\t"].reduce((most, other) => (count(other) > count(most) ? other : most));
}

/**
 * @param {string} text
 * @returns {Cell[][]}
 */
export function cellsOf(text) {
  const separator = separatorOf(text);
  /** @type {Cell[][]} */
  const rows = [];
  let at = 0;
  while (at < text.length) {
    /** @type {Cell[]} */
    const row = [];
    for (;;) {
      const start = at;
      if (text[at] === '"') {
        at += 1;
        while (at < text.length && (text[at] !== '"' || text[at + 1] === '"')) at += text[at] === '"' ? 2 : 1;
        at += 1;
      }
      while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at += 1;
      at = Math.min(at, text.length);
      const raw = text.slice(start, at);
      const isQuoted = raw.startsWith('"');
      row.push({
        start,
        end: at,
        text: isQuoted ? raw.slice(1, raw.endsWith('"') ? -1 : undefined).replaceAll('""', '"') : raw,
      });
      if (text[at] !== separator) break;
      at += 1;
    }
    rows.push(row);
    if (text[at] === "\r" && text[at + 1] === "\n") at += 1;
    at += 1;
  }
  return rows;
}

/** A cell as it is written. @param {string} text @param {string} separator */
const quoted = (text, separator) =>
  /["\n\r]/.test(text) || text.includes(separator) || /^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/**
 * The table with other words in some of its cells; rows and columns that it lacks are added.
 * @param {string} text
 * @param {{ row: number, column: number, text: string }[]} changed
 */
export function withCells(text, changed) {
  const separator = separatorOf(text);
  const rows = cellsOf(text);
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  /** @type {{ start: number, end: number, text: string }[]} */
  const edits = [];
  /** @type {Map<number, string[]>} */
  const added = new Map();
  for (const { row, column, text: words } of changed) {
    const cell = rows[row]?.[column];
    if (cell) edits.push({ start: cell.start, end: cell.end, text: quoted(words, separator) });
    else if (row >= rows.length) {
      const cells = added.get(row) ?? Array(rows[0]?.length ?? 0).fill("");
      cells[column] = quoted(words, separator);
      added.set(row, cells);
    }
  }
  let made = text;
  for (const edit of edits.sort((one, other) => other.start - one.start)) {
    made = made.slice(0, edit.start) + edit.text + made.slice(edit.end);
  }
  const more = [...added]
    .sort(([one], [other]) => one - other)
    .map(([, cells]) => Array.from(cells, (cell) => cell ?? "").join(separator));
  if (more.length === 0) return made;
  const isEnded = made === "" || made.endsWith("\n");
  return made + (isEnded ? "" : end) + more.join(end) + end;
}

/** The table without a row. @param {string} text @param {number} row */
export function withoutRow(text, row) {
  const rows = cellsOf(text);
  const start = rows[row]?.[0]?.start;
  if (start === undefined) return text;
  return text.slice(0, start) + text.slice(rows[row + 1]?.[0]?.start ?? text.length);
}

/** What was copied from a spreadsheet. @param {string} pasted */
export function pastedCells(pasted) {
  const lines = pasted.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  // A spreadsheet parts cells by tabs, and quotes those that hold one.
  return cellsOf(`\t\n${lines}`)
    .slice(1)
    .map((row) => row.map(({ text }) => text));
}
