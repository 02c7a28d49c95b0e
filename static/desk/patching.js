// Changes a page that is shown into the page as it is by now, where only some of its words are others: nothing is loaded
// anew, and nobody loses their place.

/**
 * Makes of a page what it is by now; or changes nothing and says no, where that would meet what its program has drawn.
 * @param {Document} page As it is shown.
 * @param {Document} before What it was loaded from, or was last made to be.
 * @param {Document} after
 */
export function patch(page, before, after) {
  const documents = [page, before, after];
  /** @type {(() => void)[]} */
  const changes = [];
  const [shown, was, is] = documents.map((document) => document.querySelector("#sidelight"));
  if (!shown || !was || !is || !compare(shown, was, is, changes)) return false;
  for (const change of changes) change();
  page.title = after.title;
  // What machines are told stands behind it. Words of a script can be put into no script, and a script in place of another.
  const [own, , data] = documents.map((document) => document.querySelector('script[type="application/ld+json"]'));
  if (own && data && own.textContent !== data.textContent) own.replaceWith(page.importNode(data, true));
  return true;
}

/** Whether the page's program draws in it. @param {Node} node */
const isDrawn = (node) => node instanceof Element && (isMount(node) || node.querySelector("[data-island]") !== null);

/** @param {Node} node */
const isMount = (node) => node instanceof Element && node.hasAttribute("data-island");

/**
 * Collects what makes of a node what it is by now; whether it can be made so.
 * @param {Node} shown @param {Node} was @param {Node} is @param {(() => void)[]} changes @returns {boolean}
 */
function compare(shown, was, is, changes) {
  if (shown.nodeName !== was.nodeName || shown.childNodes.length !== was.childNodes.length) return false;
  changes.push(() => dress(shown, was, is));
  const [own, older, newer] = [shown, was, is].map(({ childNodes }) => [...childNodes]);
  let first = 0;
  while (first < Math.min(older.length, newer.length) && older[first].isEqualNode(newer[first])) first += 1;
  let last = 0;
  while (
    last < Math.min(older.length, newer.length) - first &&
    older[older.length - 1 - last].isEqualNode(newer[newer.length - 1 - last])
  )
    last += 1;
  const [places, gone, come] = [own, older, newer].map((nodes) => nodes.slice(first, nodes.length - last));
  if (gone.length === come.length && gone.every((node, at) => node.nodeName === come[at].nodeName && !isMount(node)))
    return gone.every((node, at) => compare(places[at], node, come[at], changes));
  if (gone.some(isDrawn) || come.some(isDrawn)) return false;
  const next = own[own.length - last] ?? null;
  changes.push(() => {
    for (const place of places) place.remove();
    for (const node of come)
      shown.insertBefore(/** @type {Document} */ (shown.ownerDocument).importNode(node, true), next);
  });
  return true;
}

/** Gives a node the words or the attributes of another. @param {Node} shown @param {Node} was @param {Node} is */
function dress(shown, was, is) {
  if (!(was instanceof Element && is instanceof Element)) {
    if (was.nodeValue !== is.nodeValue) shown.nodeValue = is.nodeValue;
    return;
  }
  const element = /** @type {Element} */ (shown);
  for (const { name } of was.attributes) if (!is.hasAttribute(name)) element.removeAttribute(name);
  for (const { name, value } of is.attributes) if (was.getAttribute(name) !== value) element.setAttribute(name, value);
}
