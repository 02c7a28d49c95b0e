/**
 * Opens what holds a place, brings it into view and moves the focus to it; of a panel to its heading, which browsers
 * pass over.
 *
 * Where the browser has led to the place already (`isLed`), it is only brought into view if it was hidden.
 * @param {Element} place
 * @param {boolean} [isLed]
 */
export function reveal(place, isLed) {
  const hiding = () => place.closest("details:not([open]), [hidden]");
  let isHidden = !isLed;
  for (let holder = hiding(); holder; holder = hiding()) {
    isHidden = true;
    // Claims of other statuses are hidden, and may be so until they are found, which the property would not undo.
    holder.removeAttribute("hidden");
    holder.removeAttribute("aria-hidden");
    if (holder.localName === "details") /** @type {HTMLDetailsElement} */ (holder).open = true;
  }
  const isPanel = place.matches(".panel-anchor");
  const head = /** @type {HTMLElement} */ (isPanel ? place.previousElementSibling : place);
  if (isHidden) head.scrollIntoView();
  // Not to a summary, which screen readers take for a control, and then read nothing on.
  const heading = /** @type {HTMLElement} */ (isPanel ? head.firstElementChild : head);
  // A heading, a source or a figure takes the focus only if it is told to.
  if ((!isLed || isPanel) && heading.tabIndex < 0) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
