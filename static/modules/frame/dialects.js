import { page } from "./appearance.js";

// What a parent names the frame by comes back in every message: so it is short, and nothing that cannot be sent.
export const query = new URLSearchParams(location.search);
const id = query.get("id");
const pym = query.get("childId");
// WordPress's, from the frame's hash or from a message.
let secret = /\?secret=(\w{1,64})/.exec(location.hash)?.[1];
/** @type {string | undefined} */
let resizer;
/** @type {number | undefined} */
let mastodon;
// What iframe-resizer is told a height is: its first, or another.
let occasion = "init";
// As the parent wrote it: a panel that is opened becomes a part of the address.
const src = location.href;

/** @param {string} name */
export function setSecret(name) {
  secret = name;
}

/** @param {string} name */
export function setResizer(name) {
  resizer = name;
  occasion = "init";
}

/** @param {number} name */
export function setMastodon(name) {
  mastodon = name;
}

/** @param {unknown} message */
const say = (message) => parent.postMessage(message, "*");

/**
 * Says something in our own words.
 * @param {string} type
 * @param {object} more
 */
export const tell = (type, more) => say({ sidelight: 1, id, type, ...more });

/** @type {(type: string, value: number) => void} */
const tellPym = (type, value) => {
  if (pym) say(`pymxPYMx${pym}xPYMx${type}xPYMx${value}`);
};

/** @type {(height: number, width: number, type: string) => void} */
const tellResizer = (height, width, type) => {
  if (resizer) say(`[iFrameSizer]${resizer}:${height}:${width}:${type}`);
};

/**
 * Tells how tall the frame is.
 * @param {number} height
 */
export function tellHeight(height) {
  const width = page.clientWidth;
  tell("height", { height });
  say({ sentinel: "amp", type: "embed-size", height });
  say({ type: "iframe-resized", height, width });
  say({ "datawrapper-height": { [id ?? "sidelight"]: height } });
  say(JSON.stringify({ src, context: "iframe.resize", height }));
  tellPym("height", height);
  tellResizer(height, width, occasion);
  occasion = "size";
  if (secret) say({ message: "height", value: height, secret });
  if (mastodon !== undefined) say({ type: "setHeight", id: mastodon, height });
  resize();
}

/** Chromium's own way: a host whose styles say `frame-sizing` gives the frame the height of its page, with no script. */
function resize() {
  try {
    /** @type {{ requestResize?: () => void }} */ (window).requestResize?.();
  } catch {
    // It is in no iframe.
  }
}

/**
 * Tells where a reader was led to, for the page around to scroll there: the frame itself has nothing to scroll.
 * @param {Element} place
 */
export function tellPlace(place) {
  const top = Math.round(place.getBoundingClientRect().top);
  tell("place", { place: place.id, top });
  tellPym("scrollToChildPos", top);
  tellResizer(top, 0, "scrollToOffset");
}

/**
 * WordPress lets a frame open no window, but follows its reader's link to the frame's own site.
 * @param {Event} event A click.
 */
export function follow(event) {
  const target = /** @type {Partial<Element>} */ (event.target);
  const link = /** @type {HTMLAnchorElement | null | undefined} */ (target.closest?.("a[target]"));
  if (!link) return;
  event.stopPropagation();
  if (secret && link.host === location.host) {
    event.preventDefault();
    say({ message: "link", value: link.href, secret });
  }
}
