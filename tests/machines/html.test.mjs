// The W3C's HTML checker on every page, its styles too, and on the icon.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { files, npm } from "../../scripts/site.mjs";
import { nothing } from "./text.mjs";

// What may stay, each with the reason.
const allowed = [
  { message: /^CSS: (“container”: Property|“r”: Property|“paint-order”: Property|“position-(area|try)”: Property|Unrecognized at-rule “@container”)/, because: "the checker's CSS is older than container queries (CSS Conditional 5), anchors (CSS Anchor Positioning 1) and the geometry of circles and the order of painting (SVG 2)" },
  { message: /^The “list” role is unnecessary/, because: "Safari takes a list without markers for none, and VoiceOver does not say how many things it has" },
  { message: /violates Content Security Policy \(meta tag\)/, because: "the checker reads a file, which has no origin of its own, and works out no hash; the browsers' tests hold the frame to its policy" },
  { message: /^Trailing slash on void elements/, because: "the shell's template is written so, and all its attribute values are in quotes" },
];

// What a server includes is a part of a page.
const pages = files("dist").filter((name) => /\.(html|svg)$/.test(name) && !/\.(include|email)\.html$/.test(name)).map((name) => join("dist", name));

// A page that the checker must refuse goes with them.
const scratch = mkdtempSync(join(tmpdir(), "sidelight-html-"));
const spoilt = join(scratch, "spoilt.html");
writeFileSync(spoilt, readFileSync("dist/index.html", "utf8").replace("<article", "<article id=twice><p id=twice></p></article><article"));
const { status, stdout, stderr } = spawnSync("java", ["-jar", npm.resolve("vnu-jar/build/dist/vnu.jar"), "--format", "json", "--stdout",
  "--exit-zero-always", "--also-check-svg", ...pages, spoilt], { encoding: "utf8", maxBuffer: 1 << 28 });
rmSync(scratch, { recursive: true });
const messages = status === 0 ? JSON.parse(stdout).messages : [];
const of = (page) => messages.filter(({ url }) => decodeURI(url).endsWith(page))
  .map(({ type, subType, lastLine, lastColumn, message, extract }) => ({ type: subType ?? type, at: `${lastLine}:${lastColumn}`, message, extract }));

test("the checker runs", () => assert.equal(status, 0, stderr));
for (const page of pages) {
  test(`${page} has no mistake`, (t) => {
    const found = of(page);
    const open = found.filter(({ message }) => !allowed.some((one) => one.message.test(message)));
    for (const one of found.filter((one) => !open.includes(one))) t.diagnostic(`${page}:${one.at}: ${one.message}`);
    nothing(open.map(({ type, at, message, extract }) => `${page}:${at}: ${type}: ${message}: ${extract}`));
  });
}
test("an id that is there twice is a mistake", () => {
  assert.match(of(spoilt).filter(({ type }) => type === "error").map(({ message }) => message).join("\n"), /Duplicate ID/);
});
test("what is allowed is still found", () => {
  nothing(allowed.filter((one) => !messages.some(({ message }) => one.message.test(message))).map(({ message }) => message));
});
