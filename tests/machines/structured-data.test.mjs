// What the page tells machines about itself, as another program extracts it, is what it shows its readers.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { files, launch, npm, open, serve } from "../../scripts/site.mjs";
import { nothing } from "./text.mjs";

const { default: Extractor } = await import(pathToFileURL(npm.resolve("@marbec/web-auto-extractor")));

const site = await serve();
const browser = await launch();
const page = await open(browser, site.address, { javaScriptEnabled: false });
const html = await (await fetch(site.address)).text();
// What readers see, all panels open; the texts of blocks that say one thing, and the places that hold many.
const seen = await page.evaluate(() => {
  document.querySelectorAll("details").forEach((details) => (details.open = true));
  const tidy = (text) => text.replace(/\s+/g, " ").trim();
  const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => tidy(element.innerText));
  return {
    all: tidy(document.querySelector("article").innerText),
    title: document.title,
    headings: texts("h1"),
    paragraphs: texts("article p"),
    claims: texts("[id^=claim-]"),
    figures: texts("figure"),
    ids: [...document.querySelectorAll("[id]")].map(({ id }) => `#${id}`),
    links: [...document.querySelectorAll("article a")].map((link) => link.getAttribute("href")),
    dates: [...document.querySelectorAll("time")].map((time) => time.dateTime),
  };
});
await browser.close();
site.close();

// A no-break space is a space.
const tidy = (text) => text?.replace(/\s+/g, " ").trim();

// Whether it is written as JSON-LD, microdata or RDFa, and however deep.
function items(value) {
  if (Array.isArray(value)) return value.flatMap(items);
  if (value === null || typeof value !== "object") return [];
  return [...(value["@type"] ? [value] : []), ...Object.values(value).flatMap(items)];
}
const is = (type) => (item) => [item["@type"]].flat().some((name) => type.test(name));

// The places where what machines are told is not what readers see.
function differences(html) {
  const { metatags, microdata, rdfa, jsonld } = new Extractor().parse(html);
  const all = items([microdata, rdfa, jsonld]);
  const wrong = [];
  const holds = (what, value, so) => so || wrong.push(`${what}: ${JSON.stringify(value)}`);
  const among = (what, values, value) => holds(what, value, values.includes(tidy(value)));
  const within = (what, texts, value) => holds(what, value, value && texts.some((text) => text.includes(tidy(value))));

  const articles = all.filter((item) => is(/Article$/)(item) && !item.url?.startsWith("http"));
  holds("one article", articles.length, articles.length === 1);
  for (const { headline, description } of articles) {
    among("the headline", seen.headings, headline);
    among("the description", seen.paragraphs, description);
  }
  for (const name of ["title", "og:title"]) among(name, seen.headings, metatags[name]?.[0]);
  for (const name of ["description", "og:description"]) among(name, seen.paragraphs, metatags[name]?.[0]);

  const claims = all.filter(is(/^Claim$/));
  holds("as many claims as there are to see", claims.length, claims.length > 0 && claims.length === seen.claims.length);
  for (const { text } of claims) within("a claim", seen.claims, text);
  for (const text of seen.claims) holds("a claim that readers see", text, claims.some((claim) => text.includes(tidy(claim.text))));

  const sets = all.filter(is(/^Dataset$/));
  holds("as many sets of data as figures", sets.length, sets.length > 0 && sets.length === seen.figures.length);
  for (const { name, description, distribution } of sets) {
    const figure = seen.figures.filter((text) => name && text.includes(tidy(name)));
    within("the name of a set of data", seen.figures, name);
    within(`the description of “${name}”`, figure, description);
    for (const { contentUrl } of [distribution ?? []].flat()) {
      among("the file of a set of data", seen.links, contentUrl);
      among("the file of a set of data, published", files("dist").map((file) => `./${file}`), contentUrl);
    }
  }

  for (const { name } of all.filter(is(/^(Person|Organization)$/))) within("a name", [seen.all], name);
  for (const { headline, url, datePublished } of all.filter((item) => is(/Article$/)(item) && !articles.includes(item))) {
    within("the source's headline", [seen.all], headline);
    among("the source's address", seen.links, url);
    if (datePublished) among("the source's date", seen.dates, datePublished);
  }
  for (const { "@id": id } of all) if (id) among("a place on the page", seen.ids, id);
  return { wrong, all };
}

const { wrong, all } = differences(html);

test("what machines are told is what readers see", () => nothing(wrong));

const first = (type, key) => all.find((item) => is(type)(item) && item[key])?.[key];
for (const [what, value] of Object.entries({
  headline: first(/Article$/, "headline"),
  description: first(/Article$/, "description"),
  "claim's text": first(/^Claim$/, "text"),
  "name of a set of data": first(/^Dataset$/, "name"),
  "description of a set of data": first(/^Dataset$/, "description"),
  "person's name": first(/^Person$/, "name"),
})) {
  test(`another ${what} would be noticed`, () => {
    assert.ok(html.includes(value), `it is in the page as it is: ${value}`);
    assert.notDeepEqual(differences(html.replaceAll(value, `${value} or not`)).wrong, wrong);
  });
}
for (const name of ["description", "og:title", "og:description"]) {
  test(`another ${name} would be noticed`, () => {
    const [tag] = html.match(new RegExp(`<meta (?:name|property)="${name}"[^>]*>`)) ?? [""];
    assert.notDeepEqual(differences(html.replace(tag, tag.replace('content="', 'content="Not '))).wrong, wrong);
  });
}
