// A host that holds its frames to a height (WordPress: to 200 to 1,000 pixels) cuts off what has no room. In such a
// frame what has no room is left out instead, a part at a time, the least important first; the way to the rest stays.
import { page } from "./appearance.js";
import { query } from "./dialects.js";

/** More than this the frame does not ask for. */
const MOST = 1000;

/** What can be left out, the most important first, and of those in one line in the order of the page. */
const PARTS = [".numbers > li", ".statements", ".standfirst, .byline, .panel-body > :not(.panel-foot), .panel ~ *"];

/** @type {any[]} */
let parts = [];
/** @type {unknown} */
let isHeld;
/** Whether a reader has opened something, or chosen: then all is shown, and scrolls. */
let isUsed = false;

const measure = () => Math.ceil(page.getBoundingClientRect().height);

/** Finds out whether the frame is held: as the glance, which is made for that, or as one panel, by its address. */
export function hold() {
  isHeld = !document.querySelector(".panel") || (query.get("held") !== null && page.dataset.only);
  parts = PARTS.flatMap((part) => [...document.querySelectorAll(part)]);
  return isHeld;
}

/** Makes all fit that has room, and returns the height that the frame asks for, whatever it has. */
export function fit() {
  if (!isHeld) return measure();
  for (const part of parts) delete part.dataset.leftOut;
  let shown = isUsed ? 0 : parts.length;
  // A scroll bar would take of the width.
  page.toggleAttribute("data-held", !isUsed);
  /** @param {number} most */
  const leave = (most) => {
    while (shown && measure() > most) {
      shown -= 1;
      parts[shown].dataset.leftOut = "";
    }
    return measure();
  };
  const height = leave(MOST);
  // Where not even the head has room it scrolls.
  if (leave(innerHeight) > innerHeight) page.toggleAttribute("data-held", false);
  return height;
}

/**
 * What a reader uses must not vanish under the hand.
 * @param {Event} event
 */
export function use({ target }) {
  const used = 'summary, button, input, select, [href^="#"]';
  if (/** @type {Partial<Element>} */ (target).closest?.(used)) {
    isUsed = true;
    fit();
  }
}
