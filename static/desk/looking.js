// What the compiler tells of a folder: as it is by now, however quickly it is written.

/** @typedef {{ about: { slug: string, headline: string }, files: Map<string, Uint8Array> }} Folder */

export class Looking {
  /** @type {Folder | null} */
  #folder = null;
  /** Whether the compiler has the folder, whether it is at work, and whether there is more for it. */
  #isGiven = false;
  #isLooking = false;
  #hasMore = false;
  #compiler;
  #told;

  /**
   * @param {(ask: string, asked?: unknown) => Promise<any>} compiler
   * @param {(told: any, isNewest: boolean) => void} told
   */
  constructor(compiler, told) {
    this.#compiler = compiler;
    this.#told = told;
  }

  /** @param {Folder | null} folder */
  of(folder) {
    this.#folder = folder;
    this.#isGiven = false;
  }

  async look() {
    this.#hasMore = true;
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      while (this.#hasMore && this.#folder) {
        this.#hasMore = false;
        const { about, files } = this.#folder;
        // What it needs of the site may not have come the first time.
        if (!this.#isGiven) {
          this.#isGiven = true;
          await this.#compiler("open", { slug: about.slug, files });
        }
        const told = await this.#compiler("look");
        // Without an answer, something newer came meanwhile.
        if (told !== undefined) this.#told(JSON.parse(told), !this.#hasMore);
        else this.#hasMore = true;
      }
    } catch (error) {
      this.#isGiven = false;
      throw error;
    } finally {
      this.#isLooking = false;
    }
  }
}
