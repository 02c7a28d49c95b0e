import { schemeAround } from "./styles.js";

/**
 * @param {HTMLElement} root
 * @returns {NodeListOf<HTMLDetailsElement>}
 */
const panelsOf = (root) => root.querySelectorAll(".panel");

/**
 * The article of what is shown, with the language and the direction that it came with: a copy may be shown again, with
 * what was set since.
 * @param {HTMLElement} root
 */
function articleOf(root) {
  const article = /** @type {HTMLElement & { own: { lang: string, dir: string } }} */ (root.querySelector("article"));
  article.own ??= { lang: article.lang, dir: article.dir || "ltr" };
  return article;
}

/**
 * What each attribute makes of what is shown: of its root, from the attribute's value, `null` where it is missing.
 * The others, `src`, `panel` and `loading`, say what is shown, and when.
 * @type {Record<string, (root: HTMLElement, value: string | null, element: Element) => void>}
 */
const EFFECTS = {
  open(root, value) {
    if (value === null) return;
    const ids = value.split(/\s+/);
    for (const panel of panelsOf(root)) {
      panel.open = value === "" || value === "all" || ids.includes(panel.id.replace("panel-", ""));
    }
  },
  exclusive(root, value) {
    if (value !== null) {
      // Firefox leaves open what was open before.
      for (const panel of [...panelsOf(root)].filter(({ open }) => open).slice(1)) panel.open = false;
    }
    for (const panel of panelsOf(root)) panel.name = value === null ? "" : "sidelight";
  },
  theme(root, value, element) {
    root.style.colorScheme = value === "light" || value === "dark" ? value : schemeAround(element);
  },
  "heading-level"(root, value) {
    const headings = [...root.querySelectorAll("h1,h2,h3,h4")];
    const levels = headings.map(({ localName }) => Number(localName[1]));
    const shift = (Number(value) || 2) - Math.min(...levels);
    headings.forEach((heading, index) => {
      heading.ariaLevel = String(Math.min(levels[index] + shift, 6));
    });
  },
  lang(root, value) {
    const article = articleOf(root);
    root.lang = article.lang = value || article.own.lang;
  },
  dir(root, value) {
    const article = articleOf(root);
    root.dir = article.dir = value || article.own.dir;
  },
};

/** The attributes that have an effect on what is shown. */
export const EFFECTIVE = Object.keys(EFFECTS);

/**
 * Makes what is shown what an attribute of the element says.
 * @param {HTMLElement} root
 * @param {Element} element
 * @param {string} name
 */
export function apply(root, element, name) {
  EFFECTS[name]?.(root, element.getAttribute(name), element);
}
