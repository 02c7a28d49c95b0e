// What a writer sees in an editor while typing: .taplo.toml and schemas/ in a language server without a screen, and
// the task of .vscode/ on what the command answers.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root, start } from "./server.mjs";

const read = (path) => readFileSync(join(root, path), "utf8");
const tomls = (folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".toml"))
    .map((name) => `${folder}/${name}`);

let server;
before(async () => {
  server = await start();
});
after(() => server.stop());

const messages = async (path, text) => (await server.show(path, text)).map(({ message }) => message);

test("every file that is published is accepted, and so is what a new folder is cut out of", async () => {
  const paths = tomls("content");
  assert.ok(paths.length > 20, paths.join(" "));
  for (const path of paths) assert.deepEqual(await messages(path, read(path)), [], path);
});

test("what is wrong is underlined, in every kind of file", async () => {
  const folder = "content/island-water";
  const unexpected = (key) => `Additional properties are not allowed ('${key}' was unexpected)`;
  const cases = [
    ["explainer.toml", "kicker", "kiker", unexpected("kiker")],
    ["explainer.toml", 'as_of = "2026-11-15"', 'as_of = "in May"', "does not match"],
    ["sources.toml", 'kind = "primary"', 'kind = "primry"', '"primry" is not one of'],
    ["sources.toml", "publisher", "publsher", unexpected("publsher")],
    ["people.toml", 'id = "ilse-varden"', 'id = "Ilse Varden"', "does not match"],
    ["claims.toml", "standing", "standin", unexpected("standin")],
    ["claims.toml", 'sources = ["bank-loan-2024-05"]', "sources = []", "[] has less than 1 item"],
    ["terms.toml", "means", "meens", unexpected("meens")],
    ["facts.toml", "amount", "amuont", unexpected("amuont")],
    ["images.toml", "credit", "credt", unexpected("credt")],
    ["corrections.toml", "said = ", "sayd = ", unexpected("sayd")],
    ["editions.toml", "changes = ", "chnges = ", unexpected("chnges")],
    ["figures/bill.toml", "sentence", "sentense", unexpected("sentense")],
    ["figures/bill.toml", "unit = ", "per = 100\nunit = ", '"per" is not one of'],
  ];
  for (const [name, right, wrong, expected] of cases) {
    const path = `${folder}/${name}`;
    const text = read(path);
    assert.ok(text.includes(right), `${name}: ${right}`);
    const found = await messages(path, text.replace(right, wrong));
    assert.ok(
      found.some((message) => message.includes(expected)),
      `${name}: ${wrong}: ${JSON.stringify(found)}`,
    );
    assert.deepEqual(await messages(path, text), [], `${name} is right again`);
  }
});

test("keys are offered and explained", async () => {
  const hover = async (path, key, character) => {
    const text = read(path);
    await server.show(path, text);
    const line = text.split("\n").findIndex((line) => line.startsWith(`${key} = `));
    return (await server.at(path, "hover", line, character))?.contents.value;
  };
  assert.equal(await hover("content/island-water/explainer.toml", "kicker", 2), "the short label over the headline");
  const path = "content/island-water/claims.toml";
  assert.equal(await hover(path, "as_of", "as_of = ".length), "the finding holds as of this date");

  const text = read(path);
  await server.show(path, `${text}\n[[claim]]\n\n`);
  const offered = await server.at(path, "completion", text.split("\n").length + 1, 0);
  const labels = (offered.items ?? offered).map(({ label }) => label);
  for (const key of ["says", "standing", "review_by"]) assert.ok(labels.includes(key), labels.join(" "));
});

test("the task of VS Code finds the place of each mistake", () => {
  const { tasks } = JSON.parse(read(".vscode/tasks.json"));
  const { regexp, file, line, column, severity, message } = tasks[0].problemMatcher.pattern;
  const places = (text) =>
    text.split("\n").flatMap((told) => {
      const found = new RegExp(regexp).exec(told);
      return found ? [[file, line, column, severity, message].map((group) => found[group])] : [];
    });
  // What the command answers, by the guide, which the command's own tests hold it to.
  const answers = read("docs/authoring.md").split("```text error\n").slice(1);
  const told = answers.map((answer) => answer.split("```")[0]).join("");
  assert.equal(places(told).length, told.split("\n").filter((text) => text && !text.startsWith("  hint: ")).length);
  const [, at] = told.split(":");
  assert.deepEqual(places(told)[0], ["article.md", at, "6", "error", "a number without a source: 1,200"]);
  assert.deepEqual(places("content/a b/x.toml:3:4: warning: the review was due by 2025-01"), [
    ["content/a b/x.toml", "3", "4", "warning", "the review was due by 2025-01"],
  ]);
  assert.deepEqual(places("content/x: no errors: 2 panels, 2 claims, 3 sources"), []);
});
