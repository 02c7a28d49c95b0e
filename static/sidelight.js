// <sidelight-explainer src> and <sidelight-panel src panel>: an explainer, or one panel of it, on somebody else's
// page. The contract is docs/embedding.md. This is all that a page loads until one of them comes near to view.
const ATTRIBUTES = ["src", "panel", "open", "exclusive", "loading", "theme", "heading-level", "lang", "dir"];

const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) target.show();
}, { rootMargin: "300px" });

class Explainer extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  #embed;

  connectedCallback() {
    // A fragment that a host included has its root already; elsewhere the children are shown until there is more.
    if (!this.shadowRoot) this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
    this.#start();
  }

  disconnectedCallback() {
    near.unobserve(this);
    this.#embed?.leave();
  }

  attributeChangedCallback(name) {
    if (!this.shadowRoot || !this.isConnected) return;
    if (this.#embed) this.#embed.change(name);
    else this.#start();
  }

  // Fetches and shows what `src` and `panel` name, now.
  async show() {
    near.unobserve(this);
    this.#embed ??= import("./sidelight-embed.js").then(({ Embed }) => this.#embed = new Embed(this), ({ message }) => {
      this.#embed = null;
      console.warn(`[sidelight] <${this.localName}>: its script cannot be loaded: ${message}`);
      this.dispatchEvent(new CustomEvent("sidelight-error", { bubbles: true, composed: true, detail: { code: "script", message } }));
    });
    (await this.#embed)?.enter();
  }

  openPanel(id) { this.#embed?.set(id, true); }
  closePanel(id) { this.#embed?.set(id, false); }
  showPanel(id) { this.#embed?.set(id, true)?.scrollIntoView({ block: "nearest" }); }
  goToPanel(id) { this.#embed?.go(id, "api"); }

  #start() {
    // An address that is not on the page may be in here.
    const id = location.hash.slice(1);
    if (this.#embed || this.loading === "eager" || this.shadowRoot.querySelector("article") || (id && !document.getElementById(id))) this.show();
    else near.observe(this);
  }
}

for (const name of ATTRIBUTES) {
  const property = name.replace("-l", "L");
  if (property in HTMLElement.prototype) continue;
  Object.defineProperty(Explainer.prototype, property, {
    get() { return name === "exclusive" ? this.hasAttribute(name) : this.getAttribute(name) ?? ""; },
    set(value) { typeof value === "boolean" ? this.toggleAttribute(name, value) : this.setAttribute(name, value); },
  });
}

// A second copy of this script finds the names taken.
if (!customElements.get("sidelight-explainer")) {
  customElements.define("sidelight-explainer", Explainer);
  customElements.define("sidelight-panel", class extends Explainer {});
}
