// What the desk takes in of a folder that comes from outside: files within it, and no more than an explainer has.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

const npm = createRequire(`${process.env.SIDELIGHT_NPM}/`);
const { buildSync } = npm("esbuild");
const { strToU8, zipSync } = npm("fflate");

// With the packages that it imports, which stand elsewhere.
async function bundled(name) {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `export * from "./${name}"; export { use } from "./words.js";`,
      resolveDir: join(import.meta.dirname, "../../static/desk"),
    },
    bundle: true,
    write: false,
    format: "esm",
    nodePaths: [join(process.env.SIDELIGHT_NPM, "node_modules")],
  });
  const made = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
  made.use("en", JSON.parse(readFileSync(join(import.meta.dirname, "../../static/desk/words/en.json"), "utf8")));
  return made;
}

const { between, fromFiles, fromZip, placeOf, slugOf, toZip } = await bundled("folder.js");
const { once } = await import("../../static/desk/asking.js");
const { fitting } = await import("../../static/desk/names.js");
const { begun, takenIn } = await bundled("adding.js");

const HEAD = strToU8('schema = 3\nheadline = "It"\n');
const zip = (files) => zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const taken = (files) => fromZip("It.zip", zip({ "explainer.toml": "schema = 3", ...files }));

test("a zip of a folder, or of what is in it", () => {
  assert.deepEqual([...taken({ "panels/a.md": "A" }).files.keys()].sort(), ["explainer.toml", "panels/a.md"]);
  const within = fromZip(
    "x.zip",
    zip({ "late-ferry/explainer.toml": "", "late-ferry/article.md": "A", "notes.txt": "" }),
  );
  assert.deepEqual([within.slug, [...within.files.keys()].sort()], ["late-ferry", ["article.md", "explainer.toml"]]);
  assert.deepEqual(within.leftOut, ["notes.txt"]);
});

test("what is saved is taken in again", () => {
  const files = new Map([
    ["explainer.toml", HEAD],
    ["panels/é.md", strToU8("É")],
    ["empty.csv", new Uint8Array()],
  ]);
  const again = fromZip("x.zip", toZip("late-ferry", files));
  assert.deepEqual(again.files, files);
  assert.deepEqual(toZip("a", files), toZip("a", new Map([...files].reverse())));
});

test("between two folders are empty files and pictures, too", () => {
  const [empty, picture, other] = [new Uint8Array(), new Uint8Array([0xff, 0xfe]), new Uint8Array([0xff, 0xfd])];
  const before = new Map([
    ["a.md", HEAD],
    ["images/a.png", picture],
    ["gone.csv", empty],
  ]);
  const after = new Map([
    ["a.md", strToU8('schema = 3\nheadline = "It"\n')],
    ["images/a.png", other],
    ["empty.csv", empty],
  ]);
  assert.deepEqual(between(before, after), [
    { path: "gone.csv", bytes: null },
    { path: "images/a.png", bytes: other },
    { path: "empty.csv", bytes: empty },
  ]);
  assert.deepEqual(between(after, new Map(after)), []);
});

test("what is asked for once is asked for again after it failed", async () => {
  let asked = 0;
  const ask = once(async () => {
    asked += 1;
    if (asked === 1) throw Error("off");
    return asked;
  });
  await assert.rejects(ask(), /off/);
  assert.deepEqual([await ask(), await ask()], [2, 2]);
});

test("what leads out of the folder stays out", () => {
  for (const name of [
    "../x",
    "a/../../x",
    "/etc/passwd",
    "C:\\x",
    "a\\b",
    "a\u0000b",
    "a\u0007",
    "x".repeat(201),
    "\ufffd.md",
  ]) {
    assert.equal(placeOf(name), null, name);
  }
  const { files, leftOut } = taken({ "../article.md": "A", "/claims.toml": "", "panels/../../y.md": "" });
  assert.deepEqual([...files.keys()], ["explainer.toml"]);
  assert.equal(leftOut.length, 3);
});

test("what computers put beside it is passed over", () => {
  const { files, leftOut } = taken({
    "__MACOSX/a.md": "A",
    ".git/config": "",
    ".DS_Store": "",
    "panels/Thumbs.db": "",
  });
  assert.deepEqual([[...files.keys()], leftOut], [["explainer.toml"], []]);
});

test("a bomb, too many files, one name in two cases, no zip, no explainer", () => {
  const refused = (what, says) => assert.throws(what, (error) => error.name === "Refused" && says.test(error.message));
  const bomb = zipSync({ "explainer.toml": HEAD, "a.csv": new Uint8Array(30_000_000) }, { level: 9 });
  assert.ok(bomb.length < 100_000);
  refused(() => fromZip("x.zip", bomb), /at most 20 MB/);
  refused(
    () => taken(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`panels/p${at}.md`, ""]))),
    /at most/,
  );
  refused(() => taken({ "panels/a.md": "", "panels/A.md": "" }), /called panels\/A\.md/);
  refused(() => fromZip("x.zip", strToU8("no zip at all")), /no zip/);
  refused(() => fromZip("x.zip", zip({ "explainer.toml": "schema" }).subarray(0, 40)), /no zip|no explainer/);
  refused(() => fromZip("x.zip", zip({ "article.md": "A" })), /no explainer\.toml/);
  refused(() => fromZip("x.zip", new Uint8Array()), /no zip/);
});

test("a folder that was chosen", async () => {
  const file = (webkitRelativePath, text) => Object.assign(new File([text], "x"), { webkitRelativePath });
  const { slug, files } = await fromFiles([
    file("Late Ferry/explainer.toml", "s"),
    file("Late Ferry/panels/a.md", "A"),
  ]);
  assert.deepEqual([slug, [...files.keys()]], ["late-ferry", ["explainer.toml", "panels/a.md"]]);
  await assert.rejects(
    fromFiles([file("x/explainer.toml", "s"), file("x/a.csv", new Uint8Array(21_000_000))]),
    /20 MB/,
  );
});

test("names are made fit for an address", () => {
  assert.equal(slugOf("Die Fähre, verspätet!.zip"), "die-fahre-verspatet");
  assert.equal(slugOf("Пором"), "explainer");
});

test("names are offered where they can stand", () => {
  const named = (kind, name, title = "", is_declared = false) => ({ kind, name, title, is_declared });
  const names = [
    named("panel", "price", "What it costs"),
    named("panel", ""),
    named("panel", "pri"),
    named("source", "po"),
    named("source", "post", "The Post", true),
    named("source", "post", "The Post"),
    named("source", "town", "", true),
    named("explainer", "other"),
  ];
  const paths = ["article.md", "panels/price.md", "panels/staff.md", "figures/bill.toml", "figures/bill.csv"];
  const labels = (before) =>
    fitting(before, names, paths)?.map(({ label, detail, boost }) => [label, detail, boost]) ?? null;
  // What nothing leads to yet comes first; what is half-written is no name.
  assert.deepEqual(labels("It [costs](panel:pri"), [
    ["price", "What it costs", 0],
    ["staff", "", 1],
  ]);
  assert.deepEqual(labels("It is so. <source:po"), [
    ["post", "The Post", 0],
    ["town", "", 1],
  ]);
  assert.deepEqual(labels('sources = ["post", "p'), labels("<source:"));
  assert.deepEqual(labels("![What](figure:"), [["bill", "", 1]]);
  assert.deepEqual(labels("[It](explainer:"), [["other", "", 0]]);
  assert.equal(labels("Plain words"), null);
});

const { cellsOf, pastedCells, withCells, withColumn, withoutColumn, withoutRow, withPasted } = await import(
  "../../static/desk/cells.js"
);

test("a table's cells, and one that is changed without the others", () => {
  const text = 'name,value,note\r\n"A, B",1,"he said ""no"""\r\n\r\nC,,\n';
  assert.deepEqual(
    cellsOf(text).map((row) => row.map((cell) => cell.text)),
    [["name", "value", "note"], ["A, B", "1", 'he said "no"'], [""], ["C", "", ""]],
  );
  assert.equal(withCells(text, [{ row: 1, column: 1, text: "2" }]), text.replace(",1,", ",2,"));
  assert.equal(withCells(text, [{ row: 3, column: 2, text: 'a,"b' }]), text.replace("C,,", 'C,,"a,""b"'));
  assert.equal(withCells("a;b\n1;2", [{ row: 2, column: 1, text: "x;y" }]), 'a;b\n1;2\n;"x;y"\n');
  assert.equal(withoutRow(text, 1), "name,value,note\r\n\r\nC,,\n");
  assert.equal(withoutRow("a\nb", 1), "a\n");
  assert.deepEqual(
    cellsOf('a\n"never closed').map((row) => row[0].text),
    ["a", "never closed"],
  );
});

test("what a spreadsheet copies is cells", () => {
  assert.deepEqual(pastedCells('1\t2,5\r\n"a ""b"""\t\r\n'), [
    ["1", "2,5"],
    ['a "b"', ""],
  ]);
});

test("a column is added and taken out, and nothing else is changed", () => {
  const text = 'name,value\r\n"A, B",1\r\n\r\nC,';
  const more = withColumn(text, "note");
  assert.equal(more, 'name,value,note\r\n"A, B",1,\r\n\r\nC,,');
  assert.equal(withoutColumn(more, 2), text);
  assert.equal(withoutColumn(text, 0), "value\r\n1\r\n\r\n");
  assert.equal(withoutColumn(text, 7), text);
  assert.equal(withColumn("name", "a;b"), "name,a;b");
});

test("what is pasted with its heading goes into the columns that it names", () => {
  const text = "label,amount,sources\nA,1,post\n";
  const known = ["label", "amount", "sources", "as_of", "note"];
  const pasted = (lines, from) => withPasted(text, pastedCells(lines), from, known);
  const at = { row: 1, column: 0 };
  assert.equal(pasted("Amount\tLabel\n2\tB\n3\tC", at), "label,amount,sources\nB,2,post\nC,3,\n");
  assert.equal(
    pasted("label\tas of\nB\t2026", { row: 2, column: 1 }),
    "label,amount,sources,as_of\nA,1,post,\nB,,,2026\n",
  );
  // What names no column is a row as any other.
  assert.equal(pasted("label\tother\nB\t2", at), "label,amount,sources\nlabel,other,post\nB,2,\n");
  assert.equal(pasted("label\tamount", at), "label,amount,sources\nlabel,amount,post\n");
});

const { MARKDOWN, entryOf, snippets } = await bundled("snippets.js");

/** @param {string} name */
const schema = (name) => JSON.parse(readFileSync(new URL(`../../schemas/${name}.json`, import.meta.url)));
const SCHEMAS = readdirSync(new URL("../../schemas/", import.meta.url)).map((file) => file.replace(".json", ""));
/** That of a site stands beside the folders. */
const OWN = SCHEMAS.filter((name) => name !== "site");
const { schemaName, tablesOf, UNNAMED } = await bundled("schemas.js");
/** @param {string} name */
const kindsOf = (name) => (schema(name).allOf ?? [{}]).map((rule) => rule.if?.properties.kind.const);

test("each file of a folder has its schema", () => {
  for (const name of OWN) assert.equal(schemaName(name === "figure" ? "figures/a.toml" : `${name}.toml`), name);
  for (const path of ["site.toml", "article.md", "figures/a.csv", "figure.toml", "a/sources.toml"]) {
    assert.equal(schemaName(path), null, path);
  }
});

test("an entry that is to be filled in has each key that the command asks for", () => {
  for (const name of OWN) {
    for (const table of kindsOf(name).flatMap((kind) => tablesOf(schema(name), kind))) {
      if (table.path === "") continue;
      const [head, ...lines] = entryOf(table).split("\n");
      const key = table.path.replace("[]", "");
      assert.equal(head, key === table.path ? `[${key}]` : `[[${key}]]`);
      const keys = lines.slice(0, -1).map((line) => /^(\w+) = (?:\[?"#\{.+\}"\]?|#\{0\})$/.exec(line)?.[1]);
      assert.deepEqual([...keys].sort(), [...table.required].sort(), name);
    }
  }
});

test("a figure has the keys of its kind, in the order in which they are read", () => {
  const [first, bands] = tablesOf(schema("figure"), "bands");
  assert.deepEqual([first.path, bands.path], ["", "band[]"]);
  assert.ok("large_numbers" in first.properties && !("question" in first.properties));
  assert.deepEqual(Object.keys(bands.properties), ["name", "from", "to"]);
  assert.ok(tablesOf(schema("figure"), "poll")[0].required.includes("question"));
});

test("whatever stands in a form has a name in words", () => {
  const words = JSON.parse(readFileSync(new URL("../../static/desk/words/en.json", import.meta.url), "utf8"));
  const shown = new Set();
  for (const name of OWN) {
    for (const { path, properties } of kindsOf(name).flatMap((kind) => tablesOf(schema(name), kind))) {
      if (path !== "") assert.ok((path.endsWith("[]") ? `new-${path.slice(0, -2)}` : `of-${path}`) in words, path);
      for (const key of Object.keys(properties)) if (!UNNAMED.includes(key)) shown.add(`key-${key}`);
    }
  }
  const named = Object.keys(words).filter((key) => key.startsWith("key-"));
  assert.deepEqual(named.sort(), [...shown].sort());
});

test("in TOML, what may stand there is offered", async (context) => {
  context.mock.method(globalThis, "fetch", async (path) => ({
    json: async () => schema(/(\w+)\.json$/.exec(path)[1]),
  }));
  const offered = async (path, text, explicit = false) => {
    const from = text.lastIndexOf("\n") + 1;
    const doc = {
      lineAt: () => ({ from, text: text.slice(from) }),
      sliceString: (start, end) => text.slice(start, end),
      toString: () => text,
    };
    const found = await snippets(path, { state: { doc }, pos: text.length, explicit });
    return found?.options.map(({ label }) => label) ?? [];
  };
  const glance = 'lang = "en"\n\n[original]\nheadline = "x"\n\n[[glance]]\n';
  assert.deepEqual((await offered("explainer.toml", `${glance}standing = "`)).slice(0, 2), ["holds", "partly"]);
  assert.deepEqual(await offered("explainer.toml", `${glance}lead = "`), []);
  const keys = await offered("explainer.toml", `${glance}l`);
  for (const label of ["[[glance]]", "[original]", "lead"]) assert.ok(keys.includes(label), label);
  assert.ok(!keys.includes("licence"));
  assert.ok((await offered("explainer.toml", "l")).includes("licence"));
  assert.deepEqual(await offered("explainer.toml", glance), []);
  assert.ok((await offered("explainer.toml", glance, true)).includes("row"));
  assert.ok((await offered("figures/a.toml", 'kind = "poll"\nq')).includes("question"));
  assert.ok(!(await offered("figures/a.toml", 'kind = "map"\nq')).includes("question"));
  assert.deepEqual(await offered("site.toml", "t"), []);
});

test("what is offered behind a slash is what the guide has", () => {
  const guide = readFileSync(new URL("../../docs/authoring.md", import.meta.url), "utf8");
  for (const [name, template] of MARKDOWN) {
    const mark =
      /(claim|panel|figure|image|term|source|explainer|person|claims|people|sources|terms|facts|corrections|cite):|<ours>|<more>|<!--|https:|\{/.exec(
        template.replaceAll("#{", ""),
      )?.[0];
    assert.ok(mark && guide.includes(mark), name);
  }
});

test("a picture of this machine has an entry to be filled in, and a table is a figure's rows", async () => {
  const file = (name) => new File([strToU8("x")], name);
  const text = (made, path) => new TextDecoder().decode(made.get(path));
  const images = new Map([["images.toml", strToU8('[[image]]\nid = "old"\n')]]);
  const quay = await takenIn(file("Am Kai, früh.JPG"), images);
  assert.deepEqual(
    [quay.path, quay.line, [...quay.made.keys()]],
    ["images.toml", 5, ["images/am-kai-fruh.jpg", "images.toml"]],
  );
  assert.equal(text(quay.made, "images.toml"), '[[image]]\nid = "old"\n\n[[image]]\nid = "am-kai-fruh"\n');
  const first = await takenIn(file("quay.png"), new Map());
  assert.equal(text(first.made, "images.toml"), '[[image]]\nid = "quay"\n');
  const table = await takenIn(file("2024 tolls.xlsx"), new Map());
  assert.deepEqual(
    [table.path, [...table.made.keys()]],
    ["figures/figure-2024-tolls.xlsx", ["figures/figure-2024-tolls.xlsx"]],
  );
  for (const name of ["page.html", "x.svg", "explainer"]) {
    await assert.rejects(takenIn(file(name), new Map()), /neither a picture nor a table/, name);
  }
  await assert.rejects(takenIn(file("quay.png"), new Map([["images/quay.png", strToU8("")]])), /one of them has to go/);
});

test("what is begun is shown where it is to be filled in", async () => {
  const blank = async () =>
    new Map([
      ["figures/a.csv", strToU8("label,amount\n")],
      ["figures/a.toml", strToU8('kind = "ranking"\ntitle = ""\n')],
    ]);
  const { path, line, column } = await begun({ what: "ranking", name: "a" }, new Map(), blank);
  assert.deepEqual([path, line, column], ["figures/a.toml", 2, 10]);
  const facts = await begun({ what: "facts.toml", name: "" }, new Map(), blank);
  assert.deepEqual([facts.path, facts.line, facts.made.get("facts.toml")?.length], ["facts.toml", 1, 0]);
  // A second press must not take what was written after the first.
  const there = new Map([["facts.toml", strToU8("[[fact]]")]]);
  const again = await begun({ what: "facts.toml", name: "" }, there, blank);
  assert.equal(again.made.get("facts.toml"), there.get("facts.toml"));
});
