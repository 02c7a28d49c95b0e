// What the page tells machines about itself, as another program extracts it, is what it shows its readers.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { files, launch, npm, open, serve } from "../../scripts/site.mjs";
import { nothing } from "./text.mjs";

const { default: Extractor } = await import(pathToFileURL(npm.resolve("@marbec/web-auto-extractor")));

const site = await serve();
const browser = await launch();

// What readers see of a page, all panels open; the texts of blocks that say one thing, and the places that hold many.
async function look(file) {
  const page = await open(browser, site.address + file, { javaScriptEnabled: false });
  const seen = await page.evaluate(() => {
    document.querySelectorAll("details").forEach((details) => (details.open = true));
    const tidy = (text) => text.replace(/\s+/g, " ").trim();
    const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => tidy(element.innerText));
    return {
      all: tidy(document.querySelector("article").innerText),
      headings: texts("h1"),
      paragraphs: texts("article p"),
      licences: [...document.querySelectorAll("article a[href*='creativecommons.org']")].map(({ href }) => href),
      claims: texts("[id^=claim-]"),
      corrections: [...document.querySelectorAll("#list-of-corrections > li")].map((item) => {
        // What is told to machines has no numbers of sources in it.
        const uncited = item.cloneNode(true);
        uncited.querySelectorAll(".citation").forEach((citation) => citation.remove());
        return tidy(uncited.textContent);
      }),
      figures: texts("figure[id]"),
      ids: [...document.querySelectorAll("[id]")].map(({ id }) => `#${id}`),
      links: [...document.querySelectorAll("article a")].map((link) => link.getAttribute("href").replace(/#?:~:.*/, "")),
      dates: [...document.querySelectorAll("time")].map((time) => time.dateTime),
    };
  });
  await page.close();
  return { file, seen, html: await (await fetch(site.address + file)).text() };
}

// Of each kind of thing that machines are told one page at least has some.
const pages = [];
for (const file of ["", "bounties.html", "hotline.html", "known.html", "people.html", "method.html"]) pages.push(await look(file));
const everywhere = new Map(pages.map(({ file, seen }) => [file, seen.ids]));
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

const told = new Set();

// The places where what machines are told is not what readers see.
function differences({ file, seen }, html) {
  const { metatags, microdata, rdfa, jsonld } = new Extractor().parse(html);
  const all = items([microdata, rdfa, jsonld]);
  const wrong = [];
  const holds = (what, value, so) => so || wrong.push(`${what}: ${JSON.stringify(value)}`);
  const among = (what, values, value) => holds(what, value, values.includes(tidy(value)));
  const within = (what, texts, value) => holds(what, value, value && texts.some((text) => text.includes(tidy(value))));

  const articles = jsonld ? items(jsonld).slice(0, 1) : [];
  holds("one article", articles.length, articles.length === 1);
  for (const { headline, description } of articles) {
    among("the headline", seen.headings, headline);
    among("the description", seen.paragraphs, description);
  }
  for (const name of ["og:title"]) among(name, seen.headings, metatags[name]?.[0]);
  within("the title", [metatags.title?.[0] ?? ""], seen.headings[0]);
  for (const name of ["description", "og:description"]) among(name, seen.paragraphs, metatags[name]?.[0]);

  const claims = all.filter(is(/^Claim$/));
  holds("as many claims as there are to see", claims.length, claims.length === seen.claims.length);
  for (const { text } of claims) within("a claim", seen.claims, text);
  for (const text of seen.claims) holds("a claim that readers see", text, claims.some((claim) => text.includes(tidy(claim.text))));

  const reviews = all.filter(is(/^ClaimReview$/));
  for (const { claimReviewed, itemReviewed, reviewRating } of reviews) {
    holds("the claim that is reviewed", claimReviewed, claimReviewed === itemReviewed?.text);
    within(`the verdict on “${claimReviewed}”`, seen.claims.filter((text) => text.includes(tidy(claimReviewed))), reviewRating?.alternateName);
  }

  const corrections = all.filter(is(/^CorrectionComment$/));
  holds("as many corrections as there are to see", corrections.length, corrections.length === seen.corrections.length);
  for (const { text } of corrections) within("a correction", seen.corrections, text);

  const licences = pages.find(({ file }) => file === "method.html").seen.licences;
  for (const { license } of all.filter(({ license }) => license)) among("the licence, where it is told", licences, license);

  const sets = all.filter(is(/^Dataset$/));
  holds("as many sets of data as figures", sets.length, sets.length === (file ? seen.figures.length : 0));
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
  for (const { headline, url, datePublished } of all.filter(is(/^NewsArticle$/))) {
    within("the source's headline", [seen.all], headline);
    if (datePublished) among("the source's date", seen.dates, datePublished);
    among("the source's address, on the page with all sources", pages.find(({ file }) => file === "method.html").seen.links, url);
  }
  for (const { "@id": id } of all) {
    if (!id) continue;
    const [page, place] = id.split("#");
    among("a place", everywhere.get(page.replace("./", "") || (id.startsWith("./") ? "" : file)) ?? [], `#${place}`);
  }
  return { wrong, all };
}

for (const page of pages) {
  const name = page.file || "index.html";
  const { wrong, all } = differences(page, page.html);
  test(`${name}: what machines are told is what readers see`, () => nothing(wrong));

  const first = (type, key) => all.find((item) => is(type)(item) && item[key])?.[key];
  for (const [what, value] of Object.entries({
    headline: first(/Article$/, "headline"),
    description: first(/Article$/, "description"),
    "claim's text": first(/^Claim$/, "text"),
    verdict: first(/^Rating$/, "alternateName"),
    correction: first(/^CorrectionComment$/, "text"),
    licence: first(/^Dataset$/, "license"),
    "name of a set of data": first(/^Dataset$/, "name"),
    "description of a set of data": first(/^Dataset$/, "description"),
    "person's name": first(/^Person$/, "name"),
  })) {
    if (!value) continue;
    told.add(what);
    test(`${name}: another ${what} would be noticed`, () => {
      assert.ok(page.html.includes(value), `it is in the page as it is: ${value}`);
      assert.notDeepEqual(differences(page, page.html.replaceAll(value, `${value} or not`)).wrong, wrong);
    });
  }
  for (const property of ["description", "og:title", "og:description"]) {
    test(`${name}: another ${property} would be noticed`, () => {
      const [tag] = page.html.match(new RegExp(`<meta (?:name|property)="${property}"[^>]*>`)) ?? [""];
      assert.notDeepEqual(differences(page, page.html.replace(tag, tag.replace('content="', 'content="Not '))).wrong, wrong);
    });
  }
}
test("each kind of thing is told on one page at least", () => assert.equal(told.size, 9));
