// What mail programs show of a letter, by the list of caniemail.com: for those we promise, all that they do not support is
// named here, with what becomes of it (docs/hosts.md, "Newsletters and feeds").
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { npm } from "../../scripts/site.mjs";

const { doIUseEmail } = await import(pathToFileURL(npm.resolve("@jsx-email/doiuse-email")));

// Outlook for Windows as it was, with the engine of Word, is "outlook.windows"; the new one has that of outlook.com.
const promised = ["gmail.*", "outlook.*", "apple-mail.*", "yahoo.*", "aol.*", "samsung-email.*", "thunderbird.*", "protonmail.*", "fastmail.*"];

// What some of them leave out, and what a reader has there instead.
const degrades = {
DEGRADES
};

const folder = "tests/golden";
const letters = readdirSync(folder).filter((name) => name.endsWith(".email.html"));

for (const name of letters) {
  test(`${name}: mail programs show it, or something as good`, () => {
    const html = readFileSync(`${folder}/${name}`, "utf8");
    const { errors = [], warnings = [] } = doIUseEmail(html, { emailClients: promised });
    const said = [...errors, ...warnings];
    const unknown = said.filter((line) => !Object.keys(degrades).some((what) => line.includes(`\`${what}\``)));
    assert.deepEqual(unknown, []);
  });
}

test("a letter that no mail program shows is found out", () => {
  const { errors = [] } = doIUseEmail("<!doctype html><html><body><svg></svg><script>1</script></body></html>", { emailClients: promised });
  assert.ok(errors.length > 0);
});
