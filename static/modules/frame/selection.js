import { page } from "./appearance.js";

/** @param {string} id */
export function panelOf(id) {
  const place = document.getElementById(id);
  return place?.matches(".panel-anchor") ? /** @type {HTMLDetailsElement} */ (place.parentElement) : null;
}

/**
 * @template {Element} E
 * @param {string} selector
 * @param {ParentNode} [within]
 */
const find = (selector, within = document) => /** @type {E} */ (within.querySelector(selector));

/**
 * Leads a link to a place of the explainer's own page.
 * @param {HTMLAnchorElement} link
 * @param {string} place
 */
function lead(link, place) {
  /** @type {HTMLLinkElement} */
  const canonical = find("[rel=canonical]");
  link.href = canonical.href + place;
  link.target = "_blank";
  link.rel = "noopener";
}

/**
 * Moves the sources that a panel cites into a fold, under the numbers that they have. There may be a list of each kind.
 * @param {Element} panel
 * @param {Element} list
 */
function fold(panel, list) {
  const fold = document.createElement("details");
  fold.className = "data";
  const heading = document.createElement("summary");
  heading.textContent = find("h2, h3", /** @type {Element} */ (list.closest(".panel, .sources"))).textContent;
  const cited = /** @type {Element} */ (list.cloneNode());
  cited.removeAttribute("aria-label");
  /** @type {NodeListOf<HTMLLIElement>} */
  const sources = document.querySelectorAll(".source-list > li");
  fold.append(heading, cited);
  for (const source of [...sources].sort((a, b) => a.value - b.value)) {
    if (find(`[href="#${source.id}"]`, panel)) cited.append(source);
  }
  return fold;
}

/**
 * Leaves one panel, with the sources that it cites and the way to the whole explainer.
 * @param {string} id
 */
export function select(id) {
  const panel = panelOf(id);
  if (!panel) {
    console.warn(`[sidelight] It has no panel "${id}", and shows all.`);
    return;
  }
  const whole = document.createElement("a");
  whole.textContent = document.title;
  lead(whole, "");
  const list = find(".source-list");
  const kept = panel.contains(list) ? [panel, whole] : [panel, fold(panel, list), whole];
  find(".masthead").remove();
  find(".body").replaceChildren(...kept);
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll('[href^="#"]');
  for (const link of links) {
    const place = /** @type {string} */ (link.getAttribute("href"));
    if (!document.getElementById(place.slice(1))) lead(link, place);
  }
  page.dataset.only = id;
  panel.open = true;
}
