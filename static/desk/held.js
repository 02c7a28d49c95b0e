// A file that cannot be written here: a picture, which is shown, or a spreadsheet.
import { say } from "./words.js";

const PICTURES = /** @type {Record<string, string>} */ ({
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
});

/** Whether a file can be written as text. @param {string} path */
export const isText = (path) => /\.(md|toml|csv|txt)$/.test(path);

export class Held {
  element = document.createElement("div");
  #path = "";
  #address = "";

  constructor() {
    this.element.className = "held";
  }

  /** @param {string} path @param {Uint8Array} bytes */
  show(path, bytes) {
    this.#path = path;
    URL.revokeObjectURL(this.#address);
    const words = document.createElement("p");
    words.textContent = say("no-text", { path, n: Math.ceil(bytes.length / 1000) });
    this.element.replaceChildren(words);
    const type = PICTURES[path.split(".").at(-1) ?? ""];
    if (!type) return;
    this.#address = URL.createObjectURL(new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)], { type }));
    const picture = new Image();
    picture.alt = path;
    picture.src = this.#address;
    this.element.append(picture);
  }

  /** @param {Uint8Array} bytes */
  replace(bytes) {
    this.show(this.#path, bytes);
  }
}
