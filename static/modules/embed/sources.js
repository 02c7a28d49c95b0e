import { get, load } from "../shared/waking.js";

/**
 * What is kept here is for all embeds of a page, so it may hold none of them, as it would if it were made within one.
 *
 * @typedef {typeof import("../shared/once.js").once} Once
 * @typedef {import("../program.js").Instance} Instance
 */

/** No request tells a server who the reader is. @type {RequestInit} */
const NOBODY = { credentials: "omit" };

/** @type {(() => Promise<() => Promise<Instance>>) | undefined} */
let program;

/** @type {Map<string, () => Promise<ArrayBuffer>>} */
const editions = new Map();

/**
 * The program, compiled once.
 * @param {string} script
 * @param {URL} wasm
 * @param {string} integrity
 * @param {Once} once
 */
export function loadOnce(script, wasm, integrity, once) {
  // A module that failed may stay failed under its address (https://github.com/whatwg/html/issues/6768).
  program ??= once((failures) => load(failures ? `${script}?${failures}` : script, wasm, { ...NOBODY, integrity }));
  return program();
}

/**
 * The edition of what has this fingerprint.
 * @param {URL} address
 * @param {string} hash
 * @param {Once} once
 */
export function editionOnce(address, hash, once) {
  const key = `${address} ${hash}`;
  const kept = editions.get(key) ?? once(() => get(address, NOBODY));
  editions.set(key, kept);
  return {
    bytes: kept(),
    /** What could not be used is asked for again by a later start. */
    forget: () => editions.get(key) === kept && editions.delete(key),
  };
}
