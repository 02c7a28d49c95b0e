import { send } from "../shared/events.js";
import { once } from "../shared/once.js";
import { ATTRIBUTES, ReflectingElement, reflect, upgrade } from "./attributes.js";

/** @typedef {import("../sidelight-embed.js").Embed} Embed */
/** @typedef {() => Promise<typeof import("../sidelight-embed.js")>} Script */

/** Of each publisher on this page, the folder that it publishes in and its script. @type {[string, Script][]} */
const scripts = [];

/** Tells an element that it comes near to view. @type {IntersectionObserver} */
let near;

// Whether the address names a place that the page itself has not: it may be in an explainer.
const isElsewhere = () => location.hash[1] && !document.getElementById(location.hash.slice(1));

/**
 * Lets a publisher show explainers on this page: its script is asked for once an embed is near. The first that is let
 * in defines the elements.
 * @param {string} folder That it publishes in.
 */
export function define(folder) {
  // A module that failed may stay failed under its address, for as long as the page lasts
  // (https://github.com/whatwg/html/issues/6768). Hosts' bundlers leave it to the browser.
  /** @type {Script} */
  const script = once(
    (failures) =>
      import(
        /* webpackIgnore: true */
        /* @vite-ignore */
        `${folder}sidelight-embed.js${failures ? `?${failures}` : ""}`
      ),
  );
  const first = /** @type {typeof SidelightExplainer | undefined} */ (customElements.get("sidelight-explainer"));
  (first?.scripts ?? scripts).push([folder, script]);
  if (first) {
    for (const element of document.querySelectorAll("sidelight-explainer,sidelight-panel")) {
      /** @type {Partial<SidelightExplainer>} */ (element).handleEvent?.();
    }
    return;
  }
  near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) /** @type {SidelightExplainer} */ (target).show();
      }
    },
    { rootMargin: "300px" },
  );
  reflect(SidelightExplainer.prototype);
  customElements.define("sidelight-explainer", SidelightExplainer);
  customElements.define("sidelight-panel", SidelightPanel);
}

/**
 * Scripts of several publishers, each of its own version, meet on a page: the first defines the elements, and every
 * later one finds `scripts` and `handleEvent()` here. What an element asks of an `Embed` may be asked of another
 * version's: its members and its constructor's parameters are a contract between them.
 * @summary An explainer on somebody else's page.
 * @tag sidelight-explainer
 * @slot - What is shown until the explainer is, and where it cannot be: a link to its page.
 * @csspart masthead - Kicker, headline, standfirst and byline.
 * @csspart note - A note of ours beside the text.
 * @csspart panel - A panel, open or closed.
 * @csspart figure - A figure with its title, sentence, chart, table and notes.
 * @cssprop --sidelight-paper - Ground of the explainer.
 * @cssprop --sidelight-ink - Text.
 * @cssprop --sidelight-soft - Secondary text: standfirst, notes, captions, sources, axes.
 * @cssprop --sidelight-rule - Rules between parts, panels' borders.
 * @cssprop --sidelight-edge - Borders of buttons and choices.
 * @cssprop --sidelight-wash - Ground of panels.
 * @cssprop --sidelight-accent - Kicker, panels' titles, links under the pointer, focus, what the article says in charts.
 * @cssprop --sidelight-data - Marks in charts.
 * @cssprop --sidelight-data-soft - Ranges and remainders in charts.
 * @cssprop --sidelight-font-read - Typeface of the text.
 * @cssprop --sidelight-font-ui - Typeface of all else.
 */
class SidelightExplainer extends ReflectingElement {
  static observedAttributes = ATTRIBUTES;
  static scripts = scripts;

  /** @type {Script | undefined} The script that shows it. */
  #script;
  /** @type {Embed | null | undefined} */
  #embed;
  /** @type {((value?: undefined) => void)[]} Who waits until it is in a page. */
  #waiting = [];
  #isFailed = false;

  constructor() {
    super();
    // A fragment that a host included has its root already; elsewhere the children are shown until there is more.
    if (!this.shadowRoot) this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
  }

  connectedCallback() {
    upgrade(this);
    for (const proceed of this.#waiting.splice(0)) proceed();
    addEventListener("hashchange", this);
    near.observe(this);
    this.#start();
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this);
    near.unobserve(this);
    this.#embed?.leave();
  }

  adoptedCallback() {
    this.#embed?.move();
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (name === "src" || name === "panel") this.#isFailed = false;
    this.#embed?.change(name);
    if (this.isConnected) this.#start();
  }

  /**
   * Of a change of address; without one, of a script that may be for what is shown by another.
   * @internal
   * @param {Event} [event]
   */
  handleEvent(event) {
    if (event ? !this.#script && isElsewhere() : this.#script) this.show();
  }

  /** Fetches and shows it now, near to view or not. */
  async show() {
    if (!this.isConnected) await new Promise((proceed) => this.#waiting.push(proceed));
    // Its address as the page's links would have it, up to the folder.
    const link = this.ownerDocument.createElement("a");
    link.href = this.src;
    const folder = link.href.replace(/[^/]*([?#].*)?$/, "");
    // Of those above it the nearest: one script may be for all explainers of a site.
    const above = scripts.filter(([at]) => folder.startsWith(at)).sort(([a], [b]) => b.length - a.length);
    const [, script] = above[0] ?? scripts[0];
    if (this.#script !== script) {
      this.#embed?.end();
      this.#embed = null;
      this.#script = script;
    }
    try {
      const { Embed } = await script();
      if (this.#script === script) this.#embed ??= new Embed(this, once);
    } catch (error) {
      if (this.#isFailed) return;
      this.#isFailed = true;
      const { message } = /** @type {Error} */ (error);
      console.warn(`[sidelight] <${this.localName}>: its script cannot be loaded: ${message}`);
      send(this, "error", { code: "script", message });
      send(this, "ready", { mode: "fallback" });
    }
    await this.#embed?.enter();
  }

  /**
   * Opens a panel.
   * @param {string} id A panel's id.
   * @returns {void}
   */
  openPanel(id) {
    this.#ask((embed) => embed.set(id, true));
  }

  /**
   * Closes a panel.
   * @param {string} id A panel's id.
   * @returns {void}
   */
  closePanel(id) {
    this.#ask((embed) => embed.set(id, false));
  }

  /**
   * Opens a panel and scrolls as little as brings it into view.
   * @param {string} id A panel's id.
   * @returns {void}
   */
  showPanel(id) {
    this.#ask((embed) => embed.set(id, true, true));
  }

  /**
   * Opens a panel, scrolls to it and moves the focus to it.
   * @param {string} id A panel's id.
   * @returns {void}
   */
  goToPanel(id) {
    this.#ask((embed) => embed.go(id, "api"));
  }

  /**
   * Asks something of what is shown: at once where there is something to ask it of.
   * @param {(embed: Embed) => void} ask
   */
  async #ask(ask) {
    if (!this.#embed?.shown) await this.show();
    if (this.#embed) ask(this.#embed);
  }

  #start() {
    const isIncluded = this.shadowRoot?.querySelector("article");
    if (this.#script || this.loading === "eager" || isIncluded || isElsewhere()) this.show();
  }
}

/**
 * @summary One panel of an explainer, with the sources it cites.
 * @tag sidelight-panel
 */
class SidelightPanel extends SidelightExplainer {}
