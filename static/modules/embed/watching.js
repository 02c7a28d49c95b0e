/** @typedef {import("../sidelight-embed.js").Embed} Embed */

/** Every embed that is in a page. @type {Set<Embed>} */
const live = new Set();
/** Documents that are looked at, each with what ends that. @type {Map<Document, AbortController>} */
const watched = new Map();
/** The embed whose links were followed last. @type {Embed | undefined} */
let last;
/** The place of the address that somebody led to already. @type {string | undefined} */
let reached;

/** @param {Embed} embed */
export const isLive = (embed) => live.has(embed);

/**
 * Lets an embed be asked where an address leads to, and told of a change of colours.
 * @param {Embed} embed
 */
export function join(embed) {
  live.add(embed);
  watch(embed.document);
}

/** @param {Embed} embed */
export function part(embed) {
  live.delete(embed);
  for (const [document, watching] of watched) {
    if (embedsOf(document).length > 0) continue;
    watched.delete(document);
    watching.abort();
  }
}

/**
 * Prefers an embed, where several have the place.
 * @param {Embed} embed
 */
export function prefer(embed) {
  last = embed;
}

/**
 * Leads to what the address names, if that is in this embed and in no other that came before.
 * @param {Embed} embed
 */
export function arrive(embed) {
  const view = embed.document.defaultView;
  const id = view && isLive(embed) && placeOf(view);
  if (id && reached !== id && embed.go(id, "link")) reached = id;
}

/**
 * The place that a page's address names, if it is not the page's own.
 * @param {Window} view
 */
function placeOf({ document, location }) {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // It is none of ours.
  }
  return document.getElementById(id) ? "" : id;
}

/** @param {Document} document */
const embedsOf = (document) => [...live].filter((embed) => embed.document === document);

/**
 * Looks, for as long as it holds an embed, at what of a document concerns all of them: where its address leads, and
 * its colours.
 * @param {Document} document
 */
function watch(document) {
  const view = document.defaultView;
  if (!view || watched.has(document)) return;
  const watching = new AbortController();
  const { signal } = watching;
  watched.set(document, watching);

  const restyle = () => {
    for (const embed of embedsOf(document)) embed.restyle();
  };
  const observer = new view.MutationObserver(() => {
    observe();
    restyle();
  });
  // The root and the body of a document may be put in the place of others.
  const observe = () => {
    observer.disconnect();
    observer.observe(document, { childList: true });
    const { documentElement, body } = document;
    if (documentElement) observer.observe(documentElement, { attributes: true, childList: true });
    if (body) observer.observe(body, { attributes: true });
  };
  observe();
  signal.addEventListener("abort", () => observer.disconnect());

  const lead = () => {
    const id = placeOf(view);
    const embeds = embedsOf(document);
    const order = last && embeds.includes(last) ? [last, ...embeds] : embeds;
    reached = order.some((embed) => embed.go(id, "link")) ? id : "";
  };
  view.addEventListener("hashchange", lead, { signal });
  // A page that comes back may have missed a change.
  view.addEventListener("pageshow", restyle, { signal });
  // A colour that changes slowly has not changed yet when its rule has.
  const settle = (/** @type {TransitionEvent} */ { propertyName }) => propertyName === "color" && restyle();
  view.addEventListener("transitionend", settle, { signal });
  view.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle, { signal });
}
