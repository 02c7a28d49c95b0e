// <sidelight-explainer src> and <sidelight-panel src panel>: an explainer, or one panel of it, on somebody else's
// page. The contract is docs/embedding.md. This is all that a page loads until one of them comes near to view.
const ATTRIBUTES = ["src", "panel", "open", "exclusive", "loading", "theme", "heading-level", "lang", "dir"];
const PROPERTIES = ATTRIBUTES.map((name) => name.replace("-l", "L"));

// What is loaded once. After a failure the next who asks waits until a pause is over, which doubles each time, and then
// has it tried again.
const once = (load) => {
  let loaded, pause, failures = 0;
  return () => loaded ??= Promise.resolve(pause).then(() => load(failures)).catch((error) => {
    loaded = null;
    pause = new Promise((end) => setTimeout(end, 500 * 2 ** failures++));
    throw error;
  });
};

// A module that failed may stay failed under its address, for as long as the page lasts (whatwg/html#6768).
const script = once((failures) => import(`./sidelight-embed.js${failures ? `?${failures}` : ""}`));

// Whether the address names a place that the page itself has not: it may be in an explainer.
const isElsewhere = () => location.hash[1] && !document.getElementById(location.hash.slice(1));

const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) target.show();
}, { rootMargin: "300px" });

class Explainer extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  // Of each publisher on this page, the folder that it publishes in and its script.
  static scripts = [];
  #script;
  #embed;
  #inserted;
  #insert;
  #isFailed;

  constructor() {
    super();
    // A fragment that a host included has its root already; elsewhere the children are shown until there is more.
    if (!this.shadowRoot) this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
  }

  connectedCallback() {
    // What was set before this script came hides the property.
    for (const name of PROPERTIES) if (Object.hasOwn(this, name)) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    this.#insert?.();
    this.#inserted = this.#insert = null;
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

  attributeChangedCallback(name) {
    if (/^(src|panel)$/.test(name)) this.#isFailed = false;
    this.#embed?.change(name);
    if (this.isConnected) this.#start();
  }

  // Of a change of address; without one, of a script that may be for what is shown by another.
  handleEvent(event) {
    if (event ? !this.#script && isElsewhere() : this.#script) this.show();
  }

  // Fetches and shows what `src` and `panel` name: now, or once it is in a page.
  async show() {
    if (!this.isConnected) await (this.#inserted ??= new Promise((insert) => this.#insert = insert));
    const { scripts } = Explainer;
    // Its address as the page's links would have it, up to the folder.
    const { href } = Object.assign(this.ownerDocument.createElement("a"), { href: this.src });
    const [, script] = scripts.find(([folder]) => folder === href.replace(/[^/]*([?#].*)?$/, "")) ?? scripts[0];
    if (this.#script !== script) {
      this.#embed?.end();
      this.#embed = null;
      this.#script = script;
    }
    try {
      const { Embed } = await script();
      if (this.#script === script) this.#embed ??= new Embed(this, once);
    } catch ({ message }) {
      if (this.#isFailed) return;
      this.#isFailed = true;
      console.warn(`[sidelight] <${this.localName}>: its script cannot be loaded: ${message}`);
      this.#say("error", { code: "script", message });
      this.#say("ready", { mode: "fallback" });
    }
    await this.#embed?.enter();
    if (this.#embed?.shown) near.unobserve(this);
  }

  openPanel(id) { this.#ask("set", id, true); }
  closePanel(id) { this.#ask("set", id, false); }
  showPanel(id) { this.#ask("set", id, true, true); }
  goToPanel(id) { this.#ask("go", id, "api"); }

  // At once where there is something to ask it of.
  async #ask(method, ...how) {
    if (!this.#embed?.shown) await this.show();
    this.#embed?.[method](...how);
  }

  #start() {
    if (this.#script || this.loading === "eager" || this.shadowRoot.querySelector("article") || isElsewhere()) this.show();
  }

  #say(name, detail) {
    this.dispatchEvent(new CustomEvent(`sidelight-${name}`, { bubbles: true, composed: true, detail }));
  }
}

ATTRIBUTES.forEach((name, index) => {
  if (PROPERTIES[index] in HTMLElement.prototype) return;
  Object.defineProperty(Explainer.prototype, PROPERTIES[index], {
    get() { return name === "exclusive" ? this.hasAttribute(name) : this.getAttribute(name) ?? ""; },
    set(value) { value == null || value === false ? this.removeAttribute(name) : this.setAttribute(name, value === true ? "" : value); },
  });
});

// The first script on a page defines the elements; each further one is for what is published beside it.
const first = customElements.get("sidelight-explainer");
(first ?? Explainer).scripts?.push([new URL(".", import.meta.url).href, script]);
if (first) {
  for (const element of document.querySelectorAll("sidelight-explainer,sidelight-panel")) element.handleEvent?.();
} else {
  customElements.define("sidelight-explainer", Explainer);
  customElements.define("sidelight-panel", class extends Explainer {});
}
