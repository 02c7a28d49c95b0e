// What is written is kept a moment after each stroke; what could not be is tried again.
import * as keeper from "./keeper.js";
import { say } from "./words.js";

/** How long a stroke waits for others before it is kept with them, in ms: however quickly they come. */
const KEPT_AFTER = 100;
/** A disk may have room again. */
const TRIED_AFTER = 5_000;

export class Keeping {
  /** @type {keeper.About | null} */
  #about = null;
  /** What is not kept yet, by its place. @type {Map<string, keeper.Written>} */
  #unkept = new Map();
  #timer = 0;
  /** When something was kept last, of a folder that has been. @type {number | null} */
  #last = null;
  /** One at a time. */
  #before = Promise.resolve();
  #tell;

  /** @param {(kind: string, more?: object) => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  get isDone() {
    return this.#unkept.size === 0;
  }

  /** What is written from now on is of this folder. @param {keeper.About | null} about @param {boolean} [isKept] Whether it has been kept before. */
  of(about, isKept = true) {
    this.#about = about;
    this.#last = about && isKept ? about.at : null;
    this.#unkept.clear();
  }

  /** @param {keeper.Written[]} written */
  wrote(written) {
    for (const file of written) this.#unkept.set(file.path, file);
    this.#tell("edited");
    this.#timer ||= setTimeout(() => this.keep(), KEPT_AFTER);
  }

  /** Keeps it now. */
  keep() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#before = this.#before.then(() => this.#keep());
    return this.#before;
  }

  async #keep() {
    const about = this.#about;
    if (this.isDone || !about) return;
    const written = [...this.#unkept.values()];
    try {
      const { at } = about;
      const isNewDay = await keeper.write(about, written, this.#last);
      this.#last = at;
      for (const file of written) if (this.#unkept.get(file.path) === file) this.#unkept.delete(file.path);
      if (this.isDone) this.#tell("saved");
      if (isNewDay) this.#tell("days", { days: await keeper.days(about.id) });
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
      this.#tell("not-saved", { why: isFull ? say("disk-full") : String(error) });
      this.#timer ||= setTimeout(() => this.keep(), TRIED_AFTER);
    }
  }

  /** What is here can be gone back to. */
  async leave() {
    await this.keep();
    if (!this.#about) return;
    await keeper.leave(this.#about.id, Date.now());
    this.#tell("days", { days: await keeper.days(this.#about.id) });
  }
}
