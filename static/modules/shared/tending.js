/**
 * What the markup alone cannot say, and no program is needed for: what is heard of the numbers of sources and of what was
 * found.
 * @param {HTMLElement} root
 */
export function tend(root) {
  // In a list of links "Source 7" says more than "7", and nobody needs to hear that it stands high. Neither is in the
  // markup, of which it would be a hundredth.
  const word = /** @type {HTMLElement | null} */ (root.querySelector("[data-source]"))?.dataset.source;
  // What another build has published may be without the word.
  for (const number of word ? root.querySelectorAll(".citation") : []) {
    number.setAttribute("role", "none");
    const link = number.querySelector("a");
    link?.setAttribute("aria-label", `${word} ${link.textContent}`);
  }
  // A claim that was hidden is found by the browser, and is to be heard from now on.
  root.addEventListener("beforematch", ({ target }) => /** @type {Element} */ (target).removeAttribute("aria-hidden"));
}

/**
 * A panel's link to the text leads to the trigger that the reader came by, not just to the first.
 * @param {HTMLElement} root
 * @param {Element | null} link That was followed.
 */
export function leadBack(root, link) {
  if (!link?.matches(".trigger[href^='#']")) return;
  const panel = `#${CSS.escape(String(link.getAttribute("href")).slice(1))}`;
  root.querySelector(`${panel} + .panel-body > .panel-foot > .back`)?.setAttribute("href", `#${link.id}`);
}
