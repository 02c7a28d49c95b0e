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

/** The table with another column behind the others, which is empty. @param {string} text @param {string} name */
export function withColumn(text, name) {
  const separator = separatorOf(text);
  let made = text;
  for (const [row, cells] of [...cellsOf(text).entries()].reverse()) {
    const end = cells.at(-1)?.end ?? 0;
    // An empty line is no row.
    if (row > 0 && cells.length === 1 && cells[0].start === end) continue;
    made = `${made.slice(0, end)}${separator}${row === 0 ? quoted(name, separator) : ""}${made.slice(end)}`;
  }
  return made;
}

/** The table without a column. @param {string} text @param {number} column */
export function withoutColumn(text, column) {
  let made = text;
  for (const cells of cellsOf(text).reverse()) {
    const cell = cells[column];
    if (!cell) continue;
    // With what parts it from another.
    const start = cells[column - 1]?.end ?? cell.start;
    const end = column > 0 ? cell.end : (cells[1]?.start ?? cell.end);
    made = made.slice(0, start) + made.slice(end);
  }
  return made;
}

/** A column's name as it is compared: a spreadsheet's own may be written otherwise. @param {string} name */
const plain = (name) => name.trim().toLowerCase().replaceAll(" ", "_");

/**
 * The table with what was copied from a spreadsheet, from a cell on. Where its first row names columns, each goes where
 * it belongs, and one that is lacking is added.
 * @param {string} text
 * @param {string[][]} pasted
 * @param {{ row: number, column: number }} from
 * @param {string[]} known All columns that there may be.
 */
export function withPasted(text, pasted, from, known) {
  const head = (cellsOf(text)[0] ?? []).map((cell) => cell.text);
  const names = [...head, ...known.filter((name) => !head.includes(name))];
  const [first, ...rest] = pasted;
  const places = first.map((name) => names.findIndex((known) => plain(known) === plain(name)));
  const isHead = rest.length > 0 && first.length > 1 && places.every((place) => place >= 0);
  const lacking = isHead
    ? [...new Set(places)].map((place) => names[place]).filter((name) => !head.includes(name))
    : [];
  const columns = [...head, ...lacking];
  const cells = (isHead ? rest : pasted).flatMap((row, down) =>
    row.map((text, right) => {
      const column = isHead ? columns.indexOf(names[places[right]] ?? "") : from.column + right;
      return { row: from.row + down, column, text };
    }),
  );
  return withCells(
    lacking.reduce(withColumn, text),
    cells.filter(({ column }) => column >= 0),
  );
}

/** What was copied from a spreadsheet. @param {string} pasted */
export function pastedCells(pasted) {
  const lines = pasted.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  // A spreadsheet parts cells by tabs, and quotes those that hold one.
  return cellsOf(`\t\n${lines}`)
    .slice(1)
    .map((row) => row.map(({ text }) => text));
}
