// A source in a card beside its number: the entry that the number leads to, without leaving the text. The loader asks for
// this on the first click on a number, and follows the link if anything here fails.

const STYLES = `
.source-card { position: absolute; inset: auto; box-sizing: border-box; width: max-content; max-width: min(24rem, 100vw - 1rem); max-height: calc(50vh - 2rem); margin: 0; padding: .75rem 1rem; border: 1px solid var(--edge); border-radius: 4px; background: var(--paper); color: var(--ink); box-shadow: 0 .25rem 1rem #0003; font: .875rem/1.5 var(--ui); overflow: auto; overflow-wrap: break-word; }
.source-card > a { color: var(--soft); }
.source-card :is(p, q) { display: block; margin: .25rem 0 0; }
.source-card em { color: var(--soft); }
@supports (position-area: block-end) {
  .source-card { position: fixed; position-anchor: --source-number; position-area: block-end; position-try-fallbacks: flip-block; margin: .25rem .5rem; }
}
@media print { .source-card { display: none; } }`;

const isAnchored = CSS.supports("position-area", "block-end");
const root = /** @type {HTMLElement} */ (document.getElementById("sidelight"));

// The page's policy lets markup be made of a string by this one alone.
const { trustedTypes } = /** @type {any} */ (self);
const own = { createHTML: String };
const policy = trustedTypes?.createPolicy("sidelight", own) ?? own;

/** The number beside which the card is. @type {HTMLAnchorElement} */
let number;

/** @type {HTMLElement | undefined} */
let card;

/** The pages that have entries, by their addresses: each is asked for once. @type {Map<string, Document>} */
const pages = new Map();

/**
 * The page that a link leads to.
 * @param {URL} address
 */
async function pageOf({ origin, pathname, search }) {
  if (origin !== location.origin) throw Error("It is another site's.");
  if (pathname === location.pathname && search === location.search) return document;
  const known = pages.get(pathname);
  if (known) return known;
  const response = await fetch(pathname + search);
  if (!response.ok) throw Error(`${response.status} for ${response.url}`);
  // This page's policy would be held against the styles of that one.
  const html = (await response.text()).replaceAll(/<style>.*?<\/style>/gs, "");
  const page = new DOMParser().parseFromString(policy.createHTML(html), "text/html");
  pages.set(pathname, page);
  return page;
}

/** Next to the number, in the window, where styles alone cannot say so. */
function place() {
  if (!card) return;
  const at = number.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height, style } = card;
  const { clientWidth, clientHeight } = document.documentElement;
  const left = Math.max(8, Math.min(at.left + at.width / 2 - width / 2, clientWidth - width - 8));
  const isBelow = at.bottom + 4 + height <= clientHeight;
  style.left = `${scrollX + left}px`;
  style.top = `${scrollY + (isBelow ? at.bottom + 4 : Math.max(8, at.top - height - 4))}px`;
}

/**
 * Gives the number the card, or takes it away.
 * @param {boolean} has
 */
function anchor(has) {
  const { style } = number;
  if (has) style.setProperty("anchor-name", "--source-number");
  else style.removeProperty("anchor-name");
  // Chromium writes what nobody has read only now, and could not remove it before.
  if (!number.getAttribute("style")) number.removeAttribute("style");
}

/**
 * Out of the card the Tab key leads on from the number, beside which it stands, and back to it.
 * @param {KeyboardEvent} event
 */
function leave(event) {
  // WebKitGTK has another key for Tab with Shift, which it does not name.
  if (!card || (event.key !== "Tab" && event.code !== "Tab")) return;
  const { activeElement } = document;
  const links = [...card.querySelectorAll("a")];
  const ends = event.shiftKey ? [card, links[0]] : [links.at(-1)];
  if (!ends.some((end) => end === activeElement)) return;
  card.hidePopover();
  number.focus({ preventScroll: true });
  if (event.shiftKey) event.preventDefault();
}

function make() {
  const made = document.createElement("div");
  made.className = "source-card";
  made.popover = "auto";
  made.tabIndex = -1;
  made.setAttribute("role", "dialog");
  made.addEventListener("keydown", leave);
  // What its link leads to is on this page, perhaps.
  made.addEventListener("click", ({ target }) => /** @type {Element} */ (target).closest("a") && made.hidePopover());
  made.addEventListener("beforetoggle", ({ newState }) => anchor(isAnchored && newState === "open"));
  const styles = new CSSStyleSheet();
  styles.replaceSync(STYLES);
  document.adoptedStyleSheets.push(styles);
  /** @type {Element} */ (root.firstElementChild).append(made);
  return made;
}

/**
 * Shows the source that a number leads to.
 * @param {HTMLAnchorElement} link
 */
export async function show(link) {
  const page = await pageOf(new URL(link.href));
  const entry = page.getElementById(decodeURIComponent(link.hash.slice(1)));
  const list = entry?.closest("ol");
  if (!entry || !list) throw Error("It has no entry.");
  card ??= make();
  card.hidePopover();
  number = link;

  const whole = document.createElement("a");
  whole.href = link.href;
  whole.textContent = `${list.dataset.source ?? ""} ${link.textContent}`.trim();
  card.setAttribute("aria-label", whole.textContent);
  const words = document.createElement("p");
  words.append(...Array.from(entry.childNodes, (node) => document.importNode(node, true)));
  // What else cites it is not asked here.
  words.querySelector(".cited-in")?.remove();
  card.replaceChildren(whole, words);
  const kind = list.getAttribute("aria-label");
  // The full stop parts it from what follows where that is read aloud.
  whole.after(kind && !words.querySelector("em")?.textContent ? ` · ${kind}.` : ".");

  // From here the focus comes back.
  link.focus({ preventScroll: true });
  card.showPopover();
  if (!isAnchored) place();
  card.focus({ preventScroll: true });
}
