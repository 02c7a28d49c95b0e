import { page } from "./appearance.js";
import { tell, tellHeight, tellPlace } from "./dialects.js";
import { fit, hold, use } from "./room.js";

/** The height that was told last. */
let height = 0;
/** The one before it. @type {number | undefined} */
let before;
/** How often the height has gone to and fro. */
let turns = 0;
/** There is none until the page is parsed. @type {ResizeObserver | undefined} */
let observer;

/** Tells how tall the frame is. Before the page is there it has no height to tell; the observer will. */
export function retell() {
  if (!observer) return;
  height = fit();
  tellHeight(height);
  // An observer compares with what itself saw last. What was told without it may be gone again before it looks, and
  // then it would see no change: so it looks anew.
  setTimeout(watch);
  // Chromium asks no observer in a frame that is out of view, and the told height may have taken a scroll bar away, with
  // which the page was taller.
  setTimeout(check, 250);
}

function watch() {
  observer?.disconnect();
  observer?.observe(page);
}

/**
 * Tells how tall the frame is if that has changed.
 *
 * A page whose scroll bar comes and goes with the frame's height would be told of two heights in turns for ever: after
 * eight turns that nobody used the frame in, it stays with the greater.
 */
function check() {
  const now = fit();
  const isTurn = now === before;
  if (now === height || (isTurn && turns > 8 && now < height)) return;
  turns = isTurn ? turns + 1 : 0;
  before = height;
  retell();
}

/** Observes the page's height: to be called once it is parsed. */
export function observe() {
  const isHeld = hold();
  // There a check changes what is shown, as none may of what its observer observes.
  observer = new ResizeObserver(isHeld ? () => setTimeout(check) : check);
  watch();
  if (!isHeld) return;
  // What fits depends on the height that the frame has.
  addEventListener("resize", check);
  check();
}

/** Tells the parent of all that happens, and of what that does to the height. */
export function report() {
  const forget = (/** @type {Event} */ event) => {
    turns = 0;
    use(event);
  };
  for (const type of ["click", "input", "toggle"]) addEventListener(type, forget, true);
  addEventListener("load", check);
  addEventListener("hashchange", () => {
    const place = document.querySelector(":target");
    if (place) tellPlace(place);
  });
  const toggle = (/** @type {Event} */ event) => {
    const panel = /** @type {HTMLDetailsElement} */ (event.target);
    check();
    if (panel.matches(".panel")) tell("toggle", { panel: panel.children[1].id, open: panel.open });
  };
  document.addEventListener("toggle", toggle, true);
  for (const type of ["ready", "error"]) {
    addEventListener(`sidelight-${type}`, (event) => {
      check();
      tell(type, /** @type {CustomEvent} */ (event).detail);
    });
  }
}
