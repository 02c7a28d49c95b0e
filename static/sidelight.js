// <sidelight-explainer src> and <sidelight-panel src panel>: an explainer, or one panel of it, on somebody else's
// page. The contract is docs/embedding.md. This is all that a page loads until one of them comes near to view.
const ATTRIBUTES = ["src", "panel", "open", "exclusive", "loading", "theme", "heading-level", "lang", "dir"];
const PROPERTIES = ATTRIBUTES.map((name) => name.replace("-l", "L"));

const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) target.show();
}, { rootMargin: "300px" });

// Whether the address names a place that the page itself has not: it may be in an explainer.
const isElsewhere = () => location.hash.length > 1 && !document.getElementById(location.hash.slice(1));

class Explainer extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  #script;
  #embed;

  connectedCallback() {
    // What was set before this script came hides the property.
    for (const name of PROPERTIES) if (Object.hasOwn(this, name)) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    // A fragment that a host included has its root already; elsewhere the children are shown until there is more.
    if (!this.shadowRoot) this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
    this.#start();
  }

  disconnectedCallback() {
    near.unobserve(this);
    this.#embed?.leave();
  }

  attributeChangedCallback(name) {
    if (this.#embed) this.#embed.change(name);
    else if (this.shadowRoot && this.isConnected) this.#start();
  }

  // Fetches and shows what `src` and `panel` name, now.
  async show() {
    near.unobserve(this);
    await (this.#script ??= import("./sidelight-embed.js").then(({ Embed }) => this.#embed = new Embed(this), ({ message }) => {
      this.#script = null;
      console.warn(`[sidelight] <${this.localName}>: its script cannot be loaded: ${message}`);
      this.#say("error", { code: "script", message });
      this.#say("ready", { mode: "fallback" });
    }));
    await this.#embed?.enter();
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
    else near.observe(this);
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

// A second copy of this script finds the names taken.
if (!customElements.get("sidelight-explainer")) {
  customElements.define("sidelight-explainer", Explainer);
  customElements.define("sidelight-panel", class extends Explainer {});
  addEventListener("hashchange", () => {
    if (isElsewhere()) for (const element of document.querySelectorAll("sidelight-explainer,sidelight-panel")) element.show();
  });
}
