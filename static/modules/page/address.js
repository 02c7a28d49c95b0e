import { reveal } from "../shared/reveal.js";

/**
 * Keeps the panel that a reader opened last as the page's address, to copy or to send, without an entry in the history.
 * @param {HTMLDetailsElement} panel One that a click is about to open or to close.
 */
function keep(panel) {
  const id = panel.querySelector(":scope > .panel-anchor")?.id;
  if (!id) return;
  const address = location.pathname + location.search;
  if (!panel.open) history.replaceState(history.state, "", `${address}#${id}`);
  else if (location.hash === `#${id}`) history.replaceState(history.state, "", address);
}

/**
 * Leads on to a place that is on another page of the explainer: links to this one may be older than that, or written by
 * hand. The list of such places is only asked for when one is looked for (`src/publish/moved.rs`).
 */
async function leadOn() {
  try {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id || document.getElementById(id)) return;
    const places = await (await fetch(new URL("places.json", document.baseURI))).json();
    // A part of a panel that is called otherwise by now: the panel.
    const [panel] = id.split("--");
    const place = Object.hasOwn(places, id) ? id : panel;
    if (Object.hasOwn(places, place)) location.replace(new URL(`${places[place]}#${place}`, document.baseURI));
    else if (place !== id && document.getElementById(place)) location.hash = place;
  } catch {
    // It stays where it is.
  }
}

/**
 * Leads to what the page's address names, also back to a panel that was closed since, and keeps it up to date.
 * @param {HTMLElement} root
 */
export function follow(root) {
  const arrive = () => {
    const place = root.querySelector(":target");
    if (place) reveal(place, true);
    else leadOn();
  };
  addEventListener("load", arrive);
  addEventListener("hashchange", arrive);
  // Firefox 153 leads to where the page is already only after a timeout that was set before: the focus goes on from there.
  root.addEventListener("focusin", (event) => {
    const place = /** @type {Element} */ (event.target);
    if (place.matches(".panel-anchor")) reveal(place, true);
  });
  document.addEventListener("click", (event) => {
    const hit = /** @type {Element} */ (event.target).closest("summary, a");
    if (hit?.localName === "summary") keep(/** @type {HTMLDetailsElement} */ (hit.parentElement));
    const { hash } = /** @type {HTMLAnchorElement} */ (hit ?? {});
    // To where the page is already: the address does not change, and nothing else tells.
    if (hash && hash === location.hash) setTimeout(() => event.defaultPrevented || arrive());
  });
}
