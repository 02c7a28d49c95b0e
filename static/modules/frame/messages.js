import { paint } from "./appearance.js";
import { setMastodon, setResizer, setSecret, tellPlace } from "./dialects.js";
import { retell } from "./height.js";
import { panelOf } from "./selection.js";

/**
 * Does what a message asks for, in whichever words. Anybody may have written it: what it has that is not understood
 * asks for nothing.
 * @param {any} data
 */
export function hear(data) {
  if (typeof data === "string") hearText(data);
  else if (data != null) hearObject(data);
}

/**
 * Of iframe-resizer, whose first message has the name that it gives the frame, and of Pym.
 * @param {string} text
 */
function hearText(text) {
  const resizer = /^\[iFrameSizer]([^:]{1,200}):[^:]*:(?:true|false):/.exec(text)?.[1];
  if (resizer) setResizer(resizer);
  if (resizer || /^(\[iFrameSizer]resize$|pymxPYMx)/.test(text)) retell();
}

/** @param {any} data */
function hearObject({ sidelight, type, panel, theme, open, message, id, secret }) {
  // What is neither a text nor a number might be taken for one.
  if ([type, panel, theme].some((part) => typeof part === "object")) return;
  if (sidelight === 1) {
    if (type === "measure") retell();
    if (type === "set") paint(theme);
    if (type === "open" || type === "goto") move(panel, open !== false, type === "goto");
  } else if (type === "setHeight") {
    if (Number.isFinite(id)) setMastodon(id);
    retell();
  } else if (message === "ready") {
    // WordPress's.
    if (typeof secret === "string" && /^\w{1,64}$/.test(secret)) setSecret(secret);
    retell();
  } else if (/^(frames-init|iframe-(child-init|get-child-dimensions))$/.test(type)) {
    // @newswire/frames', sidechain's and open-iframe-resizer's.
    retell();
  }
}

/**
 * Opens or closes a panel, and leads to it.
 * @param {unknown} id
 * @param {boolean} open
 * @param {boolean} isReached
 */
function move(id, open, isReached) {
  const panel = typeof id === "string" && panelOf(id);
  if (!panel) return;
  panel.open = open;
  if (isReached) {
    panel.scrollIntoView();
    tellPlace(panel);
  }
}
