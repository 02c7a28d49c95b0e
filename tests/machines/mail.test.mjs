// What mail programs show of a letter, by the list of caniemail.com: for those we promise, all that they do not support is
// named here, with what becomes of it (docs/hosts.md, "Newsletters and feeds").
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { npm } from "../../scripts/site.mjs";

const { doIUseEmail } = npm("@jsx-email/doiuse-email");

// Outlook for Windows as it was, with the engine of Word, is "outlook.windows"; the new one has that of outlook.com, which
// the list has as "outlook.*" of other systems.
const promised = ["gmail.*", "outlook.*", "apple-mail.*", "yahoo.*", "aol.*", "samsung-email.*", "thunderbird.*", "protonmail.*", "fastmail.*"];

// What some of them leave out, and what a reader has there instead.
const leftOut = {
  "@media": "the light letter, or the program's own dark colours",
  "<body> element": "the same ground and colours stand on the table in it",
  "role attribute": "a screen reader may call the column a table",
};

// What some of them do in part, of which we use what all do: no negative or automatic margins that matter, sizes in pixels,
// room inside of table cells, widths that Word reads from a table of its own, no pictures beside text.
const inPart = [
  ...Object.keys(leftOut), "dir attribute", "lang attribute", "margin", "padding", "cellpadding attribute", "cellspacing attribute",
  "width attribute", "align attribute", "font-size", "line-height", "max-width", "text-align", "font-weight", "border",
  "border-collapse", "display", "<img> element", "<ul>, <ol> and <dl>",
];

const ask = (html) => {
  const { errors = [], warnings = [] } = doIUseEmail(html, { emailClients: promised });
  const things = (lines) => [...new Set(lines.map((line) => line.match(/^`(.*?)` is /)?.[1] ?? line))].sort();
  return { leftOut: things(errors), inPart: things(warnings) };
};

const folder = "tests/golden";
const letters = readdirSync(folder).filter((name) => name.endsWith(".email.html"));
assert.ok(letters.length > 1);

for (const name of letters) {
  test(`${name}: mail programs show it, or what is named here`, () => {
    const found = ask(readFileSync(`${folder}/${name}`, "utf8"));
    assert.deepEqual(found.leftOut.filter((thing) => !(thing in leftOut)), []);
    assert.deepEqual(found.inPart.filter((thing) => !inPart.includes(thing)), []);
  });
}

test("what mail programs do not show is found out", () => {
  const found = ask('<!doctype html><html><body><svg></svg><p style="display:grid">x</p></body></html>');
  assert.ok(found.leftOut.includes("<svg> element") || found.leftOut.length > 1, JSON.stringify(found));
});
