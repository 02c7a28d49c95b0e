// The desk's own words: each language has all of them, each is said somewhere, and none stands anywhere but in their files.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fitting, LANGUAGES, say, use } from "../../static/desk/words.js";

const root = join(import.meta.dirname, "../..");
const wordsOf = (tag) => JSON.parse(readFileSync(join(root, "static/desk/words", `${tag}.json`), "utf8"));
const tags = Object.keys(LANGUAGES);
const english = wordsOf("en");
const formsOf = (words) => (typeof words === "string" ? [words] : Object.values(words));
const putIn = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test("the languages are those of pages", () => {
  const pages = readdirSync(join(root, "src/language/words")).map((name) => name.replace(".ftl", ""));
  assert.deepEqual([...tags].sort(), pages.sort());
  assert.deepEqual(
    readdirSync(join(root, "static/desk/words")).sort(),
    pages.map((tag) => `${tag}.json`),
  );
});

for (const tag of tags) {
  test(`no word is missing in ${tag}`, () => {
    const words = wordsOf(tag);
    assert.deepEqual(Object.keys(words), Object.keys(english));
    const plurals = new Intl.PluralRules(tag);
    for (const [key, own] of Object.entries(words)) {
      assert.equal(typeof own, typeof english[key], key);
      // A form for one or two may say so in a word; what else is put in stands in each.
      const wanted = putIn(formsOf(english[key]).at(-1));
      for (const text of formsOf(own)) {
        assert.ok(text.trim(), key);
        const found = new Set(typeof own === "string" ? putIn(text) : [...putIn(text), "n"]);
        assert.deepEqual([...found].sort(), [...new Set(wanted)].sort(), `${key}: ${text}`);
      }
      if (typeof own === "string") continue;
      for (let number = 0; number < 200; number += 1) assert.ok(plurals.select(number) in own, `${key}: ${number}`);
    }
  });
}

// --- what the desk says --------------------------------------------------------------------------------------------

const sources = ["src/desk/app", "src/desk", "static/desk"].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => /\.(rs|js)$/.test(name))
    .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), "utf8")]),
);

/** The texts between quotation marks, less comments, tests and what TypeScript reads. */
function literalsOf(path, text) {
  const code = path.endsWith(".rs") ? text.replace(/#\[cfg\(test\)\][\s\S]*/, "") : text;
  const found = [];
  for (const [all, double, single] of code.matchAll(
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|\/(?![*/])(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\n\\[])+\/[a-z]*(?=[.,;)\s])|"((?:\\.|[^"\\])*)"|`((?:\\.|[^`\\])*)`/g,
  )) {
    if (all.startsWith("/")) continue;
    found.push(double ?? single ?? "");
  }
  return found;
}

test("each word is said somewhere, and what is said is a word", () => {
  const literals = sources.flatMap(([path, text]) => literalsOf(path, text));
  // Of some kinds of words the last part is what a file, a schema, the guide or CodeMirror says.
  const isOfKind = (key) => {
    const kind = /^(?:kind|offer|blank|cm|figure|new|of|key)-/.exec(key)?.[0];
    return (
      kind && sources.some(([, text]) => [`\`${kind}\${`, `"${kind}{`, `("${kind}")`].some((it) => text.includes(it)))
    );
  };
  const isSaid = (key) => literals.includes(key) || isOfKind(key);
  assert.deepEqual(
    Object.keys(english).filter((key) => !isSaid(key)),
    [],
  );
  const said = sources.flatMap(([path, text]) =>
    [...text.matchAll(/\b(?:say|with|count|with_code)\("([^"]+)"/g)].map(([, key]) => [path, key]),
  );
  assert.ok(said.length > 60, `${said.length}`);
  assert.deepEqual(
    said.filter(([, key]) => !(key in english)),
    [],
  );
});

// What reads like a sentence or a title, and is none.
const NO_WORDS = [
  "Refused",
  "Access-Control-Allow-Origin: *",
  "Enter",
  "Escape",
  "Home",
  "End",
  ...Object.values(LANGUAGES),
];
const LIKE_WORDS = /^\s?\p{Lu}\p{Ll}+( \p{L}|[.:!?]|$)|\p{L}{2,} \p{Ll}{2,} \p{Ll}+/u;

/** What markup, styles and regular expressions are written in. */
const isForMachines = (text) => NO_WORDS.includes(text) || /[<#;]|:is\(/.test(text);

test("no word stands anywhere but in the files of words", () => {
  const found = sources.flatMap(([path, text]) =>
    // Errors of Rust and of programmers' mistakes, what the service worker says, the compiler with the publisher, and its own tests.
    /(compiler|publisher)\.(rs|js)|service-worker|told\.rs|words\.js/.test(path)
      ? []
      : literalsOf(path, text.replace(/(?:Error|expect|reason =|url:|assert\w*!)\(?\s*"[^"]*"/g, ""))
          .filter((it) => LIKE_WORDS.test(it) && !isForMachines(it))
          .map((it) => `${path}: ${it}`),
  );
  assert.deepEqual(found, []);
});

test("words with what stands in them", () => {
  use("uk", wordsOf("uk"));
  assert.equal(say("mistakes", { n: 21 }), "21 помилка");
  assert.equal(say("mistakes", { n: 12 }), "12 помилок");
  use("ar", wordsOf("ar"));
  assert.equal(say("mistakes", { n: 2 }), "خطآن");
  assert.match(say("file-about", { name: "bill" }), /^\u2068bill\u2069/);
  assert.equal(say("no such key"), "no such key");
  assert.deepEqual([["nl", "de-AT", "fr"], ["uk-UA"], ["ar-EG", "en"], ["nl"], []].map(fitting), [
    "de",
    "uk",
    "ar",
    "en",
    "en",
  ]);
});
