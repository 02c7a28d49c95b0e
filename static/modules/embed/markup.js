import { Problem } from "./problem.js";
import { parseAddress } from "./publication.js";
import { parse } from "./trusted.js";

/**
 * The markup that our own view writes (`static/markup.json`). A value is one of a list, or of the form that has this
 * place among `forms`.
 * @typedef {object} ClosedList
 * @property {string[]} forms
 * @property {Record<string, Record<string, Record<string, number | string[]>>>} elements By namespace and name.
 */

/**
 * @template T
 * @param {Record<string, T> | undefined} object
 * @param {string | null} key
 * @returns {T | undefined}
 */
const own = (object, key) => (object && key !== null && Object.hasOwn(object, key) ? object[key] : undefined);

/**
 * Pictures, each with its width or without, all from where the explainer is: to ask for one tells nobody else of it.
 * @param {string} value
 * @param {URL} base
 * @returns {string | undefined}
 */
function pictures(value, base) {
  const made = value.split(", ").map((picture) => {
    const [address, ...width] = picture.split(" ");
    const url = parseAddress(address, base);
    return url?.origin === base.origin ? [url.href, ...width].join(" ") : undefined;
  });
  return made.includes(undefined) ? undefined : made.join(", ");
}

/**
 * Makes a stranger's markup anew of what `list` has, or refuses it (docs/decisions/0010).
 *
 * It is parsed into the fragment of an inert template, where nothing runs, nothing is loaded, and no name in it can
 * hide a property, as it does in documents and forms (https://html.spec.whatwg.org/#dom-document-nameditem). What is
 * shown has only what was looked at here, node by node.
 * @param {ClosedList} list
 */
export function remaker({ forms, elements }) {
  const patterns = forms.map((form) => new RegExp(form, "u"));

  /**
   * @param {Document} document
   * @param {Element} element
   * @param {URL} base
   */
  function copyOf(document, { namespaceURI, localName, attributes }, base) {
    const known = own(own(elements, namespaceURI), localName);
    if (!known) throw new Problem("unsafe");
    const copy = document.createElementNS(namespaceURI, localName);
    // Before the address of a picture, which Firefox may ask for at once. No reader is known by it to the publisher.
    if (localName === "img") {
      copy.setAttribute("loading", "lazy");
      copy.setAttribute("crossorigin", "anonymous");
    }
    for (const { name, value } of attributes) {
      const allowed = own(known, name);
      const isAllowed = typeof allowed === "number" ? patterns[allowed].test(value) : allowed?.includes(value);
      const isFarther = name === "href" && value[0] !== "#";
      const isPicture = name === "src" || name === "srcset";
      const made = isPicture ? pictures(value, base) : isFarther ? parseAddress(value, base)?.href : value;
      if (!isAllowed || made === undefined) throw new Problem("unsafe");
      copy.setAttribute(name, made);
    }
    return copy;
  }

  /**
   * @param {string} html
   * @param {URL} base What its addresses are relative to.
   * @param {Document} document What it is made for.
   */
  return function remake(html, base, document) {
    const template = document.implementation.createHTMLDocument("").createElement("template");
    parse(template, html);
    const root = document.createDocumentFragment();
    /** @type {Map<Node | null, ParentNode>} */
    const made = new Map([[template.content, root]]);
    const walker = document.createTreeWalker(template.content, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = /** @type {ParentNode} */ (made.get(node.parentNode));
      if (node.nodeType === Node.TEXT_NODE) {
        parent.append(/** @type {Text} */ (node).data);
      } else {
        const copy = copyOf(document, /** @type {Element} */ (node), base);
        parent.append(copy);
        made.set(node, copy);
      }
    }
    return root;
  };
}
