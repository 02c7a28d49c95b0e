/** @typedef {import("../shared/events.js").Cause} By */

/** What opens or closes panels just now: they say a moment later that they were, but not by what. */
export class Cause {
  /** @type {By} */
  by = "browser";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {By} by */
  set(by) {
    this.by = by;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.by = "browser";
    }, 100);
  }
}
