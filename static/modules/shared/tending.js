/**
 * What the markup alone cannot say or do, and no program is needed for: what is heard of the numbers of sources and of
 * what was found, and the way back.
 * @param {HTMLElement} root
 * @param {AbortSignal} [signal] Ends it.
 */
export function tend(root, signal) {
  nameNumbers(root);
  // Of an element that hears clicks screen readers say that all in it is clickable; its document or shadow is none.
  root
    .getRootNode()
    .addEventListener("click", ({ target }) => leadBack(root, /** @type {Element} */ (target).closest("a.trigger")), {
      signal,
    });
  // A claim that was hidden is found by the browser, and is to be heard from now on.
  root.addEventListener("beforematch", ({ target }) => /** @type {Element} */ (target).removeAttribute("aria-hidden"));
}

/**
 * In a list of links "Source 7" says more than "7", and nobody needs to hear that it stands high. Neither is in the
 * markup, of which it would be a hundredth.
 * @param {HTMLElement} root
 */
function nameNumbers(root) {
  const word = /** @type {HTMLElement | null} */ (root.querySelector("[data-source]"))?.dataset.source;
  for (const number of root.querySelectorAll(".citation")) {
    number.setAttribute("role", "none");
    const link = number.querySelector("a");
    link?.setAttribute("aria-label", `${word} ${link.textContent}`);
  }
}

/**
 * A panel's link to the text leads to the trigger that the reader came by, not just to the first.
 * @param {HTMLElement} root
 * @param {Element | null} trigger
 */
function leadBack(root, trigger) {
  const panel = trigger?.getAttribute("href");
  const back = panel?.startsWith("#") && root.querySelector(`${panel} + .panel-body > .panel-foot > .back`);
  if (back) back.setAttribute("href", `#${trigger?.id}`);
}
