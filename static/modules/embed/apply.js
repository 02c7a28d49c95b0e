import { schemeAround } from "./styles.js";

/**
 * @param {HTMLElement} root
 * @returns {NodeListOf<HTMLDetailsElement>}
 */
const panelsOf = (root) => root.querySelectorAll(".panel");

/**
 * What each attribute makes of what is shown: of its root, from the attribute's value, `null` where it is missing.
 * `lang` is what the explainer's article had. The others, `src`, `panel` and `loading`, say what is shown, and when.
 * @type {Record<string, (root: HTMLElement, value: string | null, element: Element, lang: string) => void>}
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
  lang(root, value, _element, lang) {
    /** @type {HTMLElement} */ (root.querySelector("article")).lang = value || lang;
  },
  dir(root, value) {
    root.dir = value ?? "";
  },
};

/** The attributes that have an effect on what is shown. */
export const EFFECTIVE = Object.keys(EFFECTS);

/**
 * Makes what is shown what an attribute of the element says.
 * @param {HTMLElement} root
 * @param {Element} element
 * @param {string} name
 * @param {string} lang
 */
export function apply(root, element, name, lang) {
  EFFECTS[name]?.(root, element.getAttribute(name), element, lang);
}
