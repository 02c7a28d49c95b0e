// The desk's own words, in the languages that pages have words in: one file each, beside this one, fetched by need.

/** Each with its own name. */
export const LANGUAGES = /** @type {const} */ ({
  en: "English",
  de: "Deutsch",
  fr: "français",
  uk: "українська",
  ar: "العربية",
});

/** @typedef {keyof typeof LANGUAGES} Tag */
/** @typedef {Record<string, string | Record<string, string>>} Words Each by its key; for a number, by its plural forms. */

const KEPT = "sidelight-desk-language";

/** @type {Words} */
let words = {};
/** @type {Tag} */
let tag = "en";
let plurals = new Intl.PluralRules(tag);
let numbers = new Intl.NumberFormat(tag);
let times = timesIn(tag);

/** @param {Tag} tag */
function timesIn(tag) {
  return new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" });
}

/** The first of some languages that there are words in. @param {readonly string[]} wanted @returns {Tag} */
export function fitting(wanted) {
  const known = wanted.map((it) => it.toLowerCase().split("-")[0]).find((it) => it in LANGUAGES);
  return /** @type {Tag} */ (known ?? "en");
}

/** The language that was chosen here, or else the browser's. */
export function wanted() {
  let chosen = /** @type {string | null} */ (null);
  try {
    chosen = localStorage.getItem(KEPT);
  } catch {
    // A browser may keep nothing.
  }
  return fitting([...(chosen ? [chosen] : []), ...navigator.languages]);
}

/** Keeps a language for the next time. @param {Tag} chosen */
export function keepLanguage(chosen) {
  try {
    localStorage.setItem(KEPT, chosen);
  } catch {
    // It is chosen again then.
  }
}

/** @param {Tag} language @param {Words} its */
export function use(language, its) {
  [tag, words] = [language, its];
  plurals = new Intl.PluralRules(tag);
  numbers = new Intl.NumberFormat(tag);
  times = timesIn(tag);
}

/** Fetches the words of a language, and shows the page as one in it. @param {Tag} language */
export async function speak(language) {
  const response = await fetch(`./words/${language}.json`);
  if (!response.ok) throw Error(`words/${language}.json: ${response.status}`);
  use(language, await response.json());
  const page = document.documentElement;
  page.lang = language;
  page.dir = language === "ar" ? "rtl" : "ltr";
  document.title = say("title");
}

/**
 * What has this key, with what stands in it.
 * @param {string} key
 * @param {Record<string, string | number | Date>} [values] Of these `n` chooses the plural form.
 */
export function say(key, values = {}) {
  const found = words[key];
  if (found === undefined) return key;
  const text = typeof found === "string" ? found : (found[plurals.select(Number(values.n))] ?? found.other);
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name] ?? "";
    const put = typeof value === "number" ? numbers.format(value) : value instanceof Date ? times.format(value) : value;
    // Between words that run from right to left, what is put in keeps its own direction.
    return tag === "ar" ? `\u2068${put}\u2069` : put;
  });
}

/** What CodeMirror says, by its own English words. */
export const phrases = () =>
  Object.fromEntries(Object.keys(words).flatMap((key) => (key.startsWith("cm-") ? [[key.slice(3), say(key)]] : [])));
