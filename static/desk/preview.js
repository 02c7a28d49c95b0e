// The page as it will be published: its addresses are real, and a service worker asks here for what is at them. While
// somebody writes, words change in the page that is shown; when they rest, it is loaded as it is.
import { fresh } from "./asking.js";
import { bytesOf, textOf } from "./folder.js";
import { patch } from "./patching.js";

import { say } from "./words.js";

/** A preview's own folder of addresses. */
const ID = fresh();
/** How long a writer rests, in ms, before the page follows their caret, and before it is loaded anew. */
const FOLLOWED_AFTER = 200;
const LOADED_AFTER = 1_500;
/** More than this is not shown: a browser would lay it out for seconds. */
const MOST_BYTES = 5_000_000;
/** How wide a page is at least, in px. */
const WIDTHS = { phone: 390, column: 680, full: 1280 };

/** @typedef {{ page: string, width: keyof typeof WIDTHS, scheme: "light dark" | "light" | "dark" }} View */

export class Preview {
  /** Whether there is a page to be shown. */
  #hasPage = false;
  /** @type {HTMLElement | null} */
  #slot = null;
  /** The frame that is seen, and the one that is being loaded. @type {HTMLIFrameElement | null} */
  #frame = null;
  /** @type {HTMLIFrameElement | null} */
  #next = null;
  /** @type {View} */
  #view = { page: "index.html", width: "column", scheme: "light dark" };
  /** What the page was loaded from, or last made to be. @type {Uint8Array | Document | null} */
  #is = null;
  /** Whether it is being made to be as it is by now, and whether it is another since. */
  #isAtWork = false;
  #isBehind = false;
  /** Whether it is too large to be shown. */
  #isLarge = false;
  /** What is to be done when a writer rests. */
  #following = 0;
  #loading = 0;
  #resized = new ResizeObserver(() => this.#fit(this.#frame));
  #clicked;
  #asks;

  /**
   * @param {(words: string) => void} clicked Is told the words of what was clicked in the page.
   * @param {(name: string) => Promise<Uint8Array | undefined>} asks Asks for a file of the site.
   */
  constructor(clicked, asks) {
    this.#clicked = clicked;
    this.#asks = asks;
  }

  /** Whether there can be one here, and why not. @returns {string | null} */
  static refusal() {
    return "serviceWorker" in navigator && isSecureContext ? null : say("no-preview");
  }

  /** Hears what the service worker asks for. */
  listen() {
    navigator.serviceWorker.addEventListener("message", async ({ data, ports: [port] }) => {
      if (data?.preview !== ID) return;
      let file = (await this.#asks(data.name).catch(() => null)) ?? null;
      if (data.name === this.#view.page) {
        this.#isLarge = (file?.length ?? 0) > MOST_BYTES;
        if (file && this.#isLarge) file = tooLarge(file.length);
        this.#is = file;
      }
      port?.postMessage(file);
    });
    navigator.serviceWorker.startMessages();
  }

  /** @param {HTMLElement} slot */
  mount(slot) {
    this.#slot = slot;
    this.#resized.observe(slot);
    this.#load();
  }

  unmount() {
    this.#resized.disconnect();
    this.#slot = this.#frame = this.#next = this.#is = null;
    this.#hasPage = this.#isBehind = this.#isLarge = false;
    clearTimeout(this.#loading);
  }

  /** Shows the page as it is by now. */
  async show() {
    this.#hasPage = this.#isBehind = true;
    clearTimeout(this.#loading);
    if (this.#isAtWork || this.#next) return;
    // It takes the compiler long, too.
    if (this.#isLarge) {
      this.#isBehind = false;
      this.#loading = setTimeout(() => this.#load(), LOADED_AFTER);
      return;
    }
    this.#isAtWork = true;
    while (this.#isBehind && !this.#next) {
      this.#isBehind = false;
      if (await this.#patch().catch(() => false)) this.#loading = setTimeout(() => this.#load(), LOADED_AFTER);
      else await this.#load();
    }
    this.#isAtWork = false;
  }

  /** Changes the words of the page that is shown, if no more than that is another. */
  async #patch() {
    const frame = this.#frame;
    const { page } = this.#view;
    const file = this.#is && (await this.#asks(page));
    const shown = frame?.contentDocument;
    const isSame = frame === this.#frame && page === this.#view.page && shown?.location.pathname.endsWith(`/${page}`);
    if (!file || file.length > MOST_BYTES || !this.#is || !shown || !isSame) return false;
    const before = this.#is instanceof Document ? this.#is : parsed(this.#is);
    const after = parsed(file);
    if (!patch(shown, before, after)) return false;
    this.#is = after;
    return true;
  }

  /** @param {View} view */
  look(view) {
    const isOther = view.page !== this.#view.page;
    this.#view = view;
    if (isOther) this.#load();
    else this.#dress(this.#frame);
  }

  /** Loads the page beside the one that is seen, and puts it in its place when it is there. */
  async #load() {
    // Before a service worker is there, nobody answers.
    await navigator.serviceWorker?.ready;
    if (!this.#slot || !this.#hasPage) return;
    clearTimeout(this.#loading);
    this.#next?.remove();
    const frame = document.createElement("iframe");
    this.#next = frame;
    frame.title = say("page-frame");
    // It cannot lead the desk away, open it, or send anything.
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin");
    frame.src = new URL(`preview/${ID}/${this.#view.page}`, document.baseURI).href;
    frame.dataset.next = "";
    frame.addEventListener("load", () => this.#arrived(frame), { once: true });
    this.#slot.append(frame);
  }

  /** @param {HTMLIFrameElement} frame */
  #arrived(frame) {
    if (frame !== this.#next || !frame.contentDocument) return;
    const page = frame.contentDocument;
    const before = this.#frame;
    this.#dress(frame);
    if (before?.contentDocument && before.contentWindow?.location.pathname === frame.contentWindow?.location.pathname) {
      const opened = new Set([...before.contentDocument.querySelectorAll("details[open]")].map(nameOf));
      for (const details of page.querySelectorAll("details")) if (opened.has(nameOf(details))) details.open = true;
      frame.contentWindow?.scrollTo({ top: before.contentWindow?.scrollY ?? 0, behavior: "instant" });
    }
    page.addEventListener("keydown", (event) => {
      // Back to the desk, however many links the page has.
      if (event.key === "Escape" && !event.defaultPrevented) this.#slot?.closest("section")?.focus();
    });
    page.addEventListener("click", (event) => {
      const target = /** @type {Element | null} */ (event.target);
      const link = target?.closest("a[href]");
      // To other sites nothing leads from here.
      if (link && new URL(/** @type {HTMLAnchorElement} */ (link).href).origin !== location.origin)
        event.preventDefault();
      const passage = target?.closest("p, li, blockquote, h1, h2, h3, h4, td, th, dd, figcaption, summary");
      if (passage) this.#clicked(passage.textContent ?? "");
    });
    delete frame.dataset.next;
    if (before && document.activeElement === before) frame.focus();
    before?.remove();
    this.#frame = frame;
    this.#next = null;
    if (this.#isBehind) this.show();
  }

  /** Where there is less room than the page is wide, it is seen smaller. @param {HTMLIFrameElement | null} frame */
  #fit(frame) {
    if (!frame) return;
    const room = this.#slot?.clientWidth || WIDTHS.full;
    const width = this.#view.width === "full" ? Math.max(room, WIDTHS.full) : WIDTHS[this.#view.width];
    const scale = Math.min(room / width, 1);
    frame.style.inlineSize = `${width}px`;
    frame.style.blockSize = `${100 / scale}%`;
    frame.style.transform = `scale(${scale})`;
  }

  /** @param {HTMLIFrameElement | null} frame */
  #dress(frame) {
    if (!frame) return;
    this.#fit(frame);
    frame.style.colorScheme = this.#view.scheme;
    const root = frame.contentDocument?.documentElement;
    // An adopted sheet: a style attribute is what the page's own policy refuses.
    const page = frame.contentWindow;
    if (!root || !page) return;
    const sheet = new /** @type {any} */ (page).CSSStyleSheet();
    sheet.replaceSync(`:root { color-scheme: ${this.#view.scheme} !important; }`);
    root.ownerDocument.adoptedStyleSheets = [sheet];
  }

  /** Leads to the passage that a line made. @param {string} line */
  follow(line) {
    clearTimeout(this.#following);
    this.#following = setTimeout(() => this.#lead(line), FOLLOWED_AFTER);
  }

  /** @param {string} line */
  #lead(line) {
    const page = this.#frame?.contentDocument;
    const passage = page && passageOf(line, page);
    if (!passage) return;
    for (let above = passage.parentElement; above; above = above.parentElement) {
      if (above instanceof /** @type {any} */ (page.defaultView).HTMLDetailsElement) above.setAttribute("open", "");
    }
    passage.scrollIntoView({ block: "center", behavior: "instant" });
  }
}

/** What is shown in the place of a page that would keep its writer waiting. @param {number} bytes */
function tooLarge(bytes) {
  const words = say("page-too-large", { n: Math.round(bytes / 1_000_000) });
  const { lang, dir } = document.documentElement;
  return bytesOf(`<!doctype html><html lang="${lang}" dir="${dir}"><title>${words}</title><p>${words}</p>`);
}

/** @param {Uint8Array} file */
const parsed = (file) => new DOMParser().parseFromString(textOf(file), "text/html");

/** @param {Element} details */
const nameOf = (details) => details.querySelector("[id]")?.id ?? details.querySelector("summary")?.textContent ?? "";

/** @param {string} text */
const wordsOf = (text) => new Set(text.toLocaleLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);

/**
 * How well some words are those of a text: the part of them that it has, less where it has many more.
 * @param {Set<string>} wanted
 * @param {Set<string>} found
 */
const likeness = (wanted, found) =>
  [...wanted].filter((word) => found.has(word)).length / Math.max(wanted.size, 1) - found.size / 10_000;

/**
 * The line of a folder's texts that is most like some words of the page.
 * @param {Map<string, Uint8Array>} files
 * @param {string} words
 */
export function lineOf(files, words) {
  const wanted = wordsOf(words);
  let best = /** @type {{ path: string, line: number } | null} */ (null);
  let most = 0.4;
  for (const [path, bytes] of wanted.size > 0 ? files : []) {
    if (!/\.(md|toml|csv)$/.test(path)) continue;
    for (const [index, line] of textOf(bytes).split("\n").entries()) {
      const found = wordsOf(line);
      const like = Math.min(likeness(found, wanted), likeness(wanted, found)) + likeness(found, wanted) / 10;
      if (found.size > 1 && like > most) [best, most] = [{ path, line: index + 1 }, like];
    }
  }
  return best;
}

/** @param {string} line @param {Document} page */
function passageOf(line, page) {
  const wanted = wordsOf(line);
  if (wanted.size < 2) return null;
  let best = /** @type {Element | null} */ (null);
  let most = 0.4;
  for (const passage of page.querySelectorAll(
    "#sidelight :is(p, li, blockquote, h1, h2, h3, h4, td, dd, figcaption)",
  )) {
    const like = likeness(wanted, wordsOf(passage.textContent ?? ""));
    if (like > most) [best, most] = [passage, like];
  }
  return best;
}
