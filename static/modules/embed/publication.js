import { Problem } from "./problem.js";

/** The version of what is published that this script knows (src/publish/embed.rs). */
const SCHEMA = 2;

/**
 * What this script is published with.
 * @typedef {object} Published
 * @property {string} program Address of the program's script, relative to this one.
 * @property {string} wasm Address of its wasm.
 * @property {string} integrity Hash of the wasm.
 * @property {string} build Fingerprint of program, styles and list of markup.
 * @property {string} styles
 * @property {import("./markup.js").ClosedList} markup
 */

/**
 * An explainer's .json, or one panel's. Only `schema` and `html` are known to be there.
 * @typedef {object} Publication
 * @property {number} schema
 * @property {string} html
 * @property {string} hash Fingerprint of what is shown, and of the edition.
 * @property {string} build Fingerprint of program, styles and list of markup.
 * @property {string} [panel] The one panel that it is.
 * @property {string} updated What to say where an older copy stood.
 * @property {string} page Address of the explainer's page.
 * @property {string} edition Address of the data that the program needs.
 */

/**
 * `URL.parse` is younger than the browsers that we promise
 * (https://developer.mozilla.org/docs/Web/API/URL/parse_static#browser_compatibility).
 * @param {string} path
 * @param {string | URL} base
 */
export function parseAddress(path, base) {
  try {
    return new URL(path, base);
  } catch {
    return null;
  }
}

/**
 * Reads what is published at an address. Nothing tells its server who the reader is.
 * @param {URL} at
 * @param {string} panel
 * @returns {Promise<Publication>}
 */
export async function read(at, panel) {
  const unreachable = () => {
    throw new Problem("network");
  };
  const response = await fetch(at, { credentials: "omit" }).catch(unreachable);
  if (!response.ok) throw new Problem(panel ? "panel" : "status");
  const text = await response.text().catch(unreachable);
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Problem("json");
  }
  // The document beside it counts schemas of its own.
  if (data?.schema > SCHEMA && !("slug" in data)) throw new Problem("schema");
  if (!data?.schema || typeof data.html !== "string") throw new Problem("json");
  return data;
}

/**
 * An address that a publisher gives for a file of its own: nobody outside its origin is asked for anything.
 * @param {unknown} path
 * @param {URL} base
 */
export function ownAddress(path, base) {
  const at = typeof path === "string" && parseAddress(path, base.href);
  if (!at || at.origin !== base.origin || !at.protocol.startsWith("http")) throw new Problem("unsafe");
  return at;
}
