/**
 * Leads links to what is not shown here to the publisher's page.
 * @param {HTMLElement} root
 * @param {URL} page
 */
export function leadOutside(root, page) {
  const ids = new Set(Array.from(root.querySelectorAll("[id]"), ({ id }) => id));
  for (const link of root.querySelectorAll("a[href^='#']")) {
    const href = /** @type {string} */ (link.getAttribute("href"));
    if (!ids.has(href.slice(1))) link.setAttribute("href", new URL(href, page).href);
  }
}

/**
 * The link that a click follows in this window, if it follows one.
 * @param {MouseEvent} event
 */
export function linkOf(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const path = /** @type {Element[]} */ (event.composedPath());
  const link = path.find((node) => node.localName === "a" && node.hasAttribute("href"));
  return /** @type {HTMLAnchorElement | undefined} */ (link);
}
