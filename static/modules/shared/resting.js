/**
 * Says that a root stays as it was published. Controls go then, which only a program answers, and what is being read
 * stays where it is, also in a browser that does not anchor what is scrolled
 * (WebKit: https://bugs.webkit.org/show_bug.cgi?id=171099).
 * @param {HTMLElement} root
 */
export function rest(root) {
  const read = root.isConnected && !CSS.supports("overflow-anchor", "auto") ? inView(root) : [];
  root.dataset.state = "static";
  const stays = read.find(({ element }) => element.getClientRects().length > 0);
  if (stays) scrollBy({ top: stays.element.getBoundingClientRect().top - stays.top, behavior: "instant" });
}

/**
 * What of a root is in view: what has the focus, and what is in the middle of the window.
 * @param {HTMLElement} root
 */
function inView(root) {
  const around = /** @type {Document | ShadowRoot} */ (root.getRootNode());
  return [around.activeElement, around.elementFromPoint(innerWidth / 2, innerHeight / 2)].flatMap((element) => {
    if (!element || element === root || !root.contains(element)) return [];
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight ? [{ element, top }] : [];
  });
}
