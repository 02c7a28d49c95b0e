import { rest } from "./resting.js";

/** @typedef {import("../program.js").Instance} Instance */
/** @typedef {import("./events.js").ErrorCode} ErrorCode */

/**
 * Asks for a file. That a server has none is an error.
 * @param {URL} address
 * @param {RequestInit} [options]
 */
export async function get(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw Error(`${response.status} for ${response.url}`);
  return response.arrayBuffer();
}

/**
 * Asks for the program's script and wasm, beside each other, since neither needs the other to be asked for. Resolves
 * with what makes an instance.
 * @param {string} script
 * @param {URL} wasm
 * @param {RequestInit} [options]
 * @returns {Promise<() => Promise<Instance>>}
 */
export async function load(script, wasm, options) {
  /** @type {[typeof import("../program.js"), Response]} */
  const [{ compile, launch }, response] = await Promise.all([import(script), fetch(wasm, options)]);
  const compiled = await compile(response);
  return () => launch(compiled);
}

/**
 * Draws the islands under `root`. Resolves with what ends them; with nothing if that fails, or if they are not wanted
 * any more. Why they are not drawn, or are no longer, is told to `onProblem`: either way their places have again what
 * they had (`program.js`), and the root's state says so.
 *
 * An instance of its own takes no other explainer with it when it crashes, and all that it holds when it ends.
 * @param {HTMLElement} root
 * @param {Promise<() => Promise<Instance>>} program
 * @param {Promise<ArrayBuffer>} edition
 * @param {(problem: { code: ErrorCode, message: string }) => void} onProblem
 * @param {() => boolean} [isWanted]
 */
export async function wake(root, program, edition, onProblem, isWanted) {
  /** @param {Error & { problem?: ErrorCode }} error */
  const fail = ({ problem = "load", message }) => {
    rest(root);
    onProblem({ code: problem, message });
  };
  /** @type {(error: Error) => never} */
  const lackEdition = (error) => {
    throw Object.assign(error, { problem: "document" });
  };
  try {
    const [launch, bytes] = await Promise.all([program, edition.catch(lackEdition)]);
    const { draw } = await launch();
    if (isWanted?.() === false) return;
    const end = await draw(root, new Uint8Array(bytes), fail);
    root.dataset.state = "full";
    return end;
  } catch (error) {
    fail(/** @type {Error} */ (error));
  }
}
