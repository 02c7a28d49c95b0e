/**
 * How far an embed came: with its program, without it, or not at all.
 * @typedef {"full" | "static" | "fallback"} Mode
 */

/**
 * What opened or closed a panel: the reader, a link, the host's program, or the browser's own search.
 * @typedef {"hand" | "link" | "api" | "browser"} Cause
 */

/**
 * What is missing; the manual says what each means, and how to mend it.
 * @typedef {"src" | "network" | "status" | "panel" | "json" | "schema" | "unsafe" | "policy" | "script" | "load"
 *   | "document" | "hash" | "build" | "crash"} ErrorCode
 */

/**
 * What each event has for its `detail`, by what stands after `sidelight-` in its name.
 *
 * `custom-elements.json` and `sidelight.d.ts` have their events from here.
 * @typedef {object} Details
 * @property {{ mode: Mode }} ready
 *   It is what it will be, in this mode. Bubbles, composed.
 * @property {{ panel: string, open: boolean, by: Cause }} toggle
 *   A panel was opened or closed. Bubbles, composed.
 * @property {{ href: string }} source
 *   A link that leads out of what is shown is followed, unless this is cancelled. Bubbles, composed, cancelable.
 * @property {{ code: ErrorCode, message: string }} error
 *   Something is missing; the codes are in the manual. Bubbles, composed.
 */

/**
 * Sends an event, which bubbles and crosses shadow roots. False if it was cancelled.
 * @template {keyof Details} Name
 * @param {EventTarget} target
 * @param {Name} name
 * @param {Details[Name]} detail
 * @param {boolean} [cancelable]
 */
export const send = (target, name, detail, cancelable) =>
  target.dispatchEvent(new CustomEvent(`sidelight-${name}`, { bubbles: true, composed: true, cancelable, detail }));
