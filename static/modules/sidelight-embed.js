// What sidelight.js loads once an embed is near: fetches the markup, makes it anew, shows it in the element's shadow
// root and keeps it what the attributes say. Everything works without the program, which follows when there is time.
//
// What is fetched is a stranger's. It chooses among the elements, attributes and values that our own view writes, and
// nothing else: the styles are this script's, and nobody outside the origin of `src` is asked for anything.
import { apply, EFFECTIVE } from "./embed/apply.js";
import { Cause } from "./embed/cause.js";
import { leadOutside, linkOf } from "./embed/links.js";
import { remaker } from "./embed/markup.js";
import { nameParts } from "./embed/parts.js";
import { Problem, REMEDIES } from "./embed/problem.js";
import { ownAddress, parseAddress, read } from "./embed/publication.js";
import { editionOnce, loadOnce } from "./embed/sources.js";
import { dress, fit } from "./embed/styles.js";
import { arrive, isLive, join, part, prefer } from "./embed/watching.js";
import { send } from "./shared/events.js";
import { rest } from "./shared/resting.js";
import { reveal } from "./shared/reveal.js";
import { leadBack, tend } from "./shared/tending.js";
import { wake } from "./shared/waking.js";

/** @typedef {import("./embed/publication.js").Publication} Publication */
/** @typedef {import("./shared/events.js").ErrorCode} ErrorCode */
/** @typedef {import("./shared/events.js").Mode} Mode */

// What the command puts here (src/publish/embed.rs).
/** @type {import("./embed/publication.js").Published} */
const published = /** @type {any} */ ("sidelight:published");

const here = (/** @type {string} */ path) => new URL(path, import.meta.url);
const remake = remaker(published.markup);

/**
 * What an element shows. Elements of other versions have it too (`sidelight.js`): what has no `#` is a contract.
 */
export class Embed {
  /** @type {import("./elements/attributes.js").ReflectingElement} */
  #element;
  /** @type {ShadowRoot} */
  #shadowRoot;
  #once;
  #listening = new AbortController();
  /** What stood there before: the children that the host gave, or the copy that it included. */
  #before;
  /** What is shown; nothing if it is what was before. @type {HTMLElement | null | undefined} */
  #root;
  /** @type {{ build: string, edition: URL } | undefined} */
  #data;
  /** @type {(() => Promise<Publication>) | null | undefined} */
  #read;
  /** @type {Promise<void> | null | undefined} */
  #shown;
  /** Changes with `src` and `panel`. */
  #run = 0;
  /** The root for which the program is on its way. @type {HTMLElement | null | undefined} */
  #waking;
  /** How often it was put away. */
  #sleeps = 0;
  /** Ends the program. @type {(() => void) | null | undefined} */
  #end;
  /** The last that was told. @type {Mode | null | undefined} */
  #mode;
  /** The last that was told. @type {ErrorCode | null | undefined} */
  #code;
  /** All that were told. @type {Set<ErrorCode>} */
  #codes = new Set();
  #cause = new Cause();

  /**
   * @param {import("./elements/attributes.js").ReflectingElement} element
   * @param {typeof import("./shared/once.js").once} once
   */
  constructor(element, once) {
    const shadowRoot = /** @type {ShadowRoot} */ (element.shadowRoot);
    const { signal } = this.#listening;
    this.#element = element;
    this.#shadowRoot = shadowRoot;
    this.#once = once;
    this.#before = [...shadowRoot.childNodes];
    shadowRoot.addEventListener("click", (event) => this.#follow(/** @type {MouseEvent} */ (event)), { signal });
    // It does not bubble; on its way down it can be seen.
    shadowRoot.addEventListener("toggle", (event) => this.#tell(/** @type {HTMLDetailsElement} */ (event.target)), {
      capture: true,
      signal,
    });
    const retry = () => {
      if (this.#code === "load" || this.#code === "document") this.#wake();
    };
    for (const use of ["pointerdown", "keydown"]) shadowRoot.addEventListener(use, retry, { passive: true, signal });
  }

  get document() {
    return this.#element.ownerDocument;
  }

  get shown() {
    return Boolean(this.#root);
  }

  /** It is in a page. Resolves when it is shown, or cannot be. */
  enter() {
    if (!this.#element.isConnected) return;
    if (!isLive(this)) {
      join(this);
      if (this.#root) {
        fit(this.#root);
        this.restyle();
        this.#wakeLater();
      }
    }
    this.#shown ??= this.#show();
    return this.#shown;
  }

  /** It is in no page. */
  leave() {
    part(this);
    // It may only be moved.
    setTimeout(() => isLive(this) || this.#sleep());
  }

  /** It is in another document now, which needs styles of its own. */
  move() {
    if (this.#root) dress(this.#shadowRoot, published.styles);
  }

  /** Another script will show it. */
  end() {
    this.#fall();
    this.leave();
    this.#listening.abort();
  }

  /**
   * An attribute has changed.
   * @param {string} name
   */
  change(name) {
    if (name === "src" || name === "panel") {
      this.#fall();
      this.#read = this.#shown = this.#mode = this.#code = null;
      this.#codes.clear();
      this.enter();
    } else {
      this.#apply(name);
    }
  }

  /**
   * Opens or closes a panel.
   * @param {string} id
   * @param {boolean} open
   * @param {boolean} [isSeen] Brings it into view.
   */
  set(id, open, isSeen) {
    const panel = /** @type {HTMLDetailsElement | null} */ (this.#find(`panel-${id}`));
    if (!panel) return;
    this.#cause.set("api");
    panel.open = open;
    if (isSeen) panel.scrollIntoView({ block: "nearest" });
  }

  /**
   * Leads to what has this id; false if nothing has.
   * @param {string} id
   * @param {import("./shared/events.js").Cause} by
   */
  go(id, by) {
    const place = this.#find(id);
    if (!place) return false;
    this.#cause.set(by);
    reveal(place);
    return true;
  }

  /** The colours around it may have changed. */
  restyle() {
    this.#apply("theme");
  }

  /** @param {string} id */
  #find(id) {
    return (id && this.#root?.querySelector(`#${CSS.escape(id)}`)) || null;
  }

  async #show() {
    const element = this.#element;
    const run = ++this.#run;
    // Attributes that are set together are one change.
    await null;
    if (run !== this.#run) return;
    try {
      const { src, panel } = element;
      const at = src ? parseAddress(src, this.document.baseURI) : null;
      if (!at || (!panel && element.localName === "sidelight-panel")) throw new Problem("src");
      if (panel) at.pathname = at.pathname.replace(/(\.json)?$/, `.${panel}.json`);
      this.#read ??= this.#once(() => read(at, panel));
      const data = await this.#read();
      if (run === this.#run) this.#fill(data, at);
    } catch (error) {
      if (run !== this.#run) return;
      this.#fall();
      this.#shown = null;
      const { code, message } = error instanceof Problem ? error : new Problem("json");
      this.#fail(code, message);
      this.#ready("fallback");
    }
  }

  /**
   * Shows what is published at an address.
   * @param {Publication} data
   * @param {URL} at
   */
  #fill(data, at) {
    const { build, hash, panel } = data;
    this.#data = { build, edition: ownAddress(data.edition, at) };
    // The copy that a host included, if it is what is published now.
    const copy = /** @type {HTMLElement | null} */ (this.#shadowRoot.querySelector("#sidelight"));
    const isCurrent = copy?.dataset.hash === hash && copy.dataset.panel === panel;
    const root = isCurrent ? copy : this.#make(data, at);
    if (copy && !isCurrent && !panel) {
      const words = { className: "updated", textContent: data.updated };
      root.prepend(Object.assign(this.document.createElement("p"), words));
    }
    this.#adopt(root, ownAddress(data.page, at));
    // A policy may have refused a copy's own styles; but it is not to be dressed in another build's.
    if (!isCurrent || build === published.build) dress(this.#shadowRoot, published.styles);
    if (!isCurrent) this.#shadowRoot.replaceChildren(root);
    fit(root);
    for (const name of EFFECTIVE) this.#apply(name);
    tend(root);
    arrive(this);
    this.#wakeLater();
  }

  /**
   * @param {Publication} data
   * @param {URL} at
   */
  #make({ html, hash, build, panel }, at) {
    const root = this.document.createElement("div");
    root.id = "sidelight";
    Object.assign(root.dataset, { hash, build }, panel && { panel });
    try {
      root.append(remake(html, at, this.document));
    } catch (error) {
      const isOther = error instanceof Problem && error.code === "unsafe" && build !== published.build;
      throw isOther ? new Problem("schema") : error;
    }
    return root;
  }

  /**
   * Takes a root for what is shown.
   * @param {HTMLElement} root
   * @param {URL} page
   */
  #adopt(root, page) {
    if (!root.querySelector("article")) throw new Problem("json");
    this.#root = root;
    nameParts(root);
    leadOutside(root, page);
  }

  #wakeLater() {
    (self.requestIdleCallback ?? setTimeout)(() => this.#wake(), { timeout: 1000 });
  }

  async #wake() {
    const root = this.#root;
    if (!isLive(this) || !root || !this.#data || this.#end || this.#waking === root) return;
    this.#waking = root;
    const sleeps = this.#sleeps;
    const isWanted = () => sleeps === this.#sleeps && isLive(this); // Out of the page nobody hears that it is ready.
    const end = await this.#start(root, this.#data, isWanted);
    if (this.#waking === root) this.#waking = null;
    if (isWanted()) {
      this.#end = end;
      this.#ready(end ? "full" : "static");
    } else {
      // It was put away meanwhile; it may be back.
      end?.();
      rest(root);
      this.#wakeLater();
    }
  }

  /**
   * Starts the program. Resolves with what ends it.
   * @param {HTMLElement} root
   * @param {{ build: string, edition: URL }} data
   * @param {() => boolean} isWanted
   */
  async #start(root, { build, edition }, isWanted) {
    if (build !== published.build) {
      rest(root);
      return void this.#fail("build", REMEDIES.build);
    }
    const program = loadOnce(here(published.program).href, here(published.wasm), published.integrity, this.#once);
    const { bytes, forget } = editionOnce(edition, String(root.dataset.hash), this.#once);
    const tell = (/** @type {{ code: ErrorCode, message: string }} */ { code, message }) => {
      if (code !== "load") forget();
      if (!isWanted()) return;
      this.#end = null;
      this.#fail(code, code === "load" || code === "document" ? `${REMEDIES[code]} (${message})` : message);
    };
    return wake(root, program, bytes, tell, isWanted);
  }

  /** Ends the program, whose hosts have again what they had; what is shown stays. */
  #sleep() {
    this.#sleeps++;
    this.#end?.();
    this.#end = null;
    if (this.#root) rest(this.#root);
  }

  /** Back to what stood there before. */
  #fall() {
    this.#run++;
    this.#sleep();
    this.#root = null;
    this.#shadowRoot.replaceChildren(...this.#before);
  }

  /**
   * Tells how far it came, once until `src` or `panel` changes.
   * @param {Mode} mode
   */
  #ready(mode) {
    if (this.#mode === mode) return;
    this.#mode = mode;
    send(this.#element, "ready", { mode });
  }

  /**
   * Tells what is missing, once until `src` or `panel` changes.
   * @param {ErrorCode} code
   * @param {string} message
   */
  #fail(code, message) {
    this.#code = code;
    if (this.#codes.has(code)) return;
    this.#codes.add(code);
    const { localName, src } = this.#element;
    console.warn(`[sidelight] <${localName} src="${src}">: ${message}`);
    send(this.#element, "error", { code, message });
  }

  /**
   * Tells that a panel was opened or closed.
   * @param {HTMLDetailsElement} details
   */
  #tell(details) {
    const panel = this.#root?.contains(details) && details.querySelector(":scope > .panel-anchor")?.id;
    if (panel) send(this.#element, "toggle", { panel, open: details.open, by: this.#cause.by });
  }

  /** @param {string} name */
  #apply(name) {
    if (!this.#root) return;
    if ((name === "open" || name === "exclusive") && this.#element.hasAttribute(name)) this.#cause.set("api");
    apply(this.#root, this.#element, name);
  }

  /**
   * Links within an embed lead within it; the host's address names the place, and its history leads back.
   * @param {MouseEvent} event
   */
  #follow(event) {
    const path = /** @type {Element[]} */ (event.composedPath());
    if (path.some(({ localName }) => localName === "summary")) this.#cause.set("hand");
    const link = linkOf(event);
    if (!link || !this.#root?.contains(link)) return;
    leadBack(this.#root, link);
    const href = /** @type {string} */ (link.getAttribute("href"));
    if (href.startsWith("#")) {
      event.preventDefault();
      this.#lead(href);
    } else {
      const isFollowed = send(this.#element, "source", { href: link.href }, true);
      if (!isFollowed) event.preventDefault();
    }
  }

  /**
   * Follows a link within an embed.
   * @param {string} href
   */
  #lead(href) {
    prefer(this);
    const id = href.slice(1);
    const { location } = /** @type {Window} */ (this.document.defaultView);
    const before = location.hash;
    if (!this.document.getElementById(id)) location.hash = href;
    // To where it is already, or to what the host has too: the address leads nowhere.
    if (location.hash === before) this.go(id, "link");
  }
}
