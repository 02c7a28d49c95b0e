// Where the focus goes, for those who write without a pointer: along a list of files, into a part of the desk that is
// turned to, and to what is left when what had it is gone.

/** The parts, by what the application calls them. */
const PARTS = { files: ".files", write: ".write", check: ".remarks", page: ".page", publish: ".publish" };

/** What had the focus, the last first. @type {HTMLElement[]} */
let had = [];

/** @param {HTMLElement} element */
const isSeen = (element) => element.isConnected && element.getClientRects().length > 0;

/** Leads into a part: to what is written in it, to the file that is shown, or to its beginning. @param {HTMLElement} part */
function enter(part) {
  const inner = /** @type {NodeListOf<HTMLElement>} */ (
    part.querySelectorAll(".cm-content, .grid input, .form select, .files [data-arrows] [tabindex='0']")
  );
  const to = [...inner].find(isSeen);
  // What led here stays in view.
  if (to === undefined) part.focus({ preventScroll: true });
  else to.focus();
}

/** Leads to what is written, as soon as that part is to be seen: where one fits at a time, others were. @param {Element} root */
export function enterText(root) {
  requestAnimationFrame(() => {
    const part = /** @type {HTMLElement | null} */ (root.querySelector(PARTS.write));
    if (part && !part.contains(document.activeElement)) enter(part);
  });
}

/** @param {KeyboardEvent} event */
function alongList(event) {
  const from = /** @type {HTMLElement} */ (event.target);
  const list = from.closest("[data-arrows]");
  if (!list || event.altKey || event.ctrlKey || event.metaKey) return;
  const all = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("button")]);
  const at = all.indexOf(from);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  all[to]?.focus();
}

/**
 * @param {HTMLElement} root Has all of the desk in it.
 * @param {(side: string) => void} turned Is told in which part a writer is, where all are seen.
 */
export function leadFocus(root, turned) {
  root.addEventListener("keydown", alongList);
  root.addEventListener("focusin", ({ target }) => {
    const element = /** @type {HTMLElement} */ (target);
    had = [element, ...had.filter((other) => other !== element && other.isConnected)];
    const desk = /** @type {HTMLElement | null} */ (element.closest(".desk"));
    const [side] = Object.entries(PARTS).find(([, css]) => element.closest(css)) ?? [];
    // What publishing needs stands in the place of the page: it stays until the page is asked for.
    if (side && desk && desk.dataset.side !== side && desk.dataset.side !== "publish") turned(side);
  });
  root.addEventListener("click", ({ target }) => {
    const button = /** @type {HTMLElement} */ (target).closest("[data-turns]");
    if (!(button instanceof HTMLElement)) return;
    const css = PARTS[/** @type {keyof typeof PARTS} */ (button.dataset.turns)];
    // When the part is there to be seen.
    requestAnimationFrame(() => {
      const part = /** @type {HTMLElement | null} */ (root.querySelector(css));
      if (part) enter(part);
    });
  });
  const found = () => {
    if (document.activeElement !== document.body || had.length === 0 || had[0].isConnected) return;
    const left = had.find(isSeen) ?? root.querySelector("h1");
    had = [];
    /** @type {HTMLElement | null} */ (left)?.focus();
  };
  new MutationObserver(found).observe(root, { childList: true, subtree: true });
}
