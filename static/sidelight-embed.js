// What sidelight.js loads once an embed is near: fetches the markup, checks it, shows it in the element's shadow root
// and keeps it what the attributes say. Everything works without the program, which follows when there is time.
const [GLUE, WASM] = "sidelight:program";
const SCHEMA = 1;
const REMEDIES = {
  src: "give it a src, the address of an explainer's .json (and a panel its name)",
  network: "it cannot be fetched; does its server send Access-Control-Allow-Origin?",
  status: "it is not published at this address",
  panel: "the explainer has no such panel",
  json: "this is not an explainer's .json",
  schema: "it is newer than this script: load the one that is published with it",
  unsafe: "it has markup that no explainer has",
  load: "it stays without its program; does this page's policy allow 'wasm-unsafe-eval' and the publisher's scripts?",
  policy: "this page requires trusted types: allow the policy \"sidelight\"",
};
const ELEMENTS = /^(article|header|section|h[1-6]|p|div|span|a|su[bp]|small|strong|em|cite|br|blockquote|details|summary|fig(ure|caption)|table|caption|thead|tbody|t[rdh]|[uo]l|li|time|data|output|svg|g|line|rect|circle|text|path)$/;
const NAMES = /^(id|class|href|lang|dir|role|tabindex|datetime|value|scope|(col|row)span|download|width|height|viewbox|preserveaspectratio|d[xy]?|[xyc][xy12]?|r|text-anchor|overflow|hidden|data-[\w-]+|aria-[\w-]+)$/i;
const live = new Set();
const sheets = new Map();
let program, policy, last, reached;

const problem = (code, message = REMEDIES[code]) => Object.assign(Error(message), { code });
const here = (path) => new URL(path, import.meta.url).href;

// The place that the host's address names, if it is not the host's own.
function place() {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // It is none of ours.
  }
  return document.getElementById(id) ? "" : id;
}

// An address of the publisher's, which is no script.
function address(path, base) {
  const url = new URL(path, base);
  if (!url.protocol.startsWith("http")) throw problem("unsafe");
  return url;
}

// The program, once for all embeds of a page, and only as it was published.
const load = () => program ??= Promise.all([GLUE, WASM].map(([path, integrity]) => fetch(here(path), { integrity })))
  .then(async ([, wasm]) => {
    const module = await import(here(GLUE[0]));
    await module.default({ module_or_path: wasm });
    return module;
  });

// The markup, if it is such as our own tool writes.
function parse(html, base) {
  try {
    policy ??= self.trustedTypes?.createPolicy("sidelight", { createHTML: (html) => html }) ?? { createHTML: String };
  } catch {
    throw problem("policy");
  }
  const { body } = new DOMParser().parseFromString(policy.createHTML(html), "text/html");
  for (const element of body.querySelectorAll("*")) {
    if (!ELEMENTS.test(element.localName)) throw problem("unsafe");
    for (const { name, value } of element.attributes) {
      if (!NAMES.test(name) || (name === "href" && !/^(#|\.\/|https?:)/.test(value))) throw problem("unsafe");
      if (name === "href" && value[0] !== "#") element.href = new URL(value, base);
    }
  }
  return body.childNodes;
}

export class Embed {
  #element;
  #before;
  #root;
  #data;
  #shown;
  #run = 0;
  #cause;
  #timer;
  #lang;

  constructor(element) {
    this.#element = element;
    this.#before = [...element.shadowRoot.childNodes];
    element.shadowRoot.addEventListener("click", (event) => this.#follow(event));
  }

  get shown() {
    return Boolean(this.#root);
  }

  // Resolves when it is shown, or cannot be.
  enter() {
    if (!this.#element.isConnected) return;
    live.add(this);
    return this.#shown ??= this.#show();
  }

  leave() {
    live.delete(this);
  }

  change(name) {
    if (name === "src" || name === "panel") {
      this.#fall();
      this.#shown = null;
      this.enter();
    } else if (this.#root) this.#apply(name);
  }

  set(id, open, isSeen) {
    const panel = this.#find(`panel-${id}`);
    if (!panel) return;
    this.#because("api");
    panel.open = open;
    if (isSeen) panel.scrollIntoView({ block: "nearest" });
  }

  // Opens what holds this id, brings it into view and moves the focus to it; false if there is no such id here.
  go(id, by) {
    const target = this.#find(id);
    if (!target) return false;
    this.#because(by);
    for (let at = target; at !== this.#root; at = at.parentElement) {
      at.removeAttribute("hidden");
      if (at.localName === "details") at.open = true;
    }
    const heading = target.matches(".panel-place") ? target.previousElementSibling : target;
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
    return true;
  }

  restyle() {
    if (this.#root) this.#apply("theme");
  }

  // Gives the islands what they had before the program, if it was the program that failed.
  crash(error) {
    this.#root?.crash?.(error);
  }

  #find(id) {
    return id && this.#root?.querySelector(`#${CSS.escape(id)}`);
  }

  async #show() {
    const element = this.#element;
    const run = ++this.#run;
    // Attributes that are set together are one change.
    await null;
    if (run !== this.#run) return;
    try {
      const { src, panel } = element;
      if (!src || (!panel && element.localName === "sidelight-panel") || !URL.canParse(src, document.baseURI)) throw problem("src");
      const url = new URL(src, document.baseURI);
      if (panel) url.pathname = url.pathname.replace(/(\.json)?$/, `.${panel}.json`);
      const response = await fetch(url).catch(() => { throw problem("network"); });
      if (!response.ok) throw problem(panel ? "panel" : "status");
      const data = await response.json().catch(() => { throw problem("json"); });
      if (run !== this.#run) return;
      if (data?.schema > SCHEMA) throw problem("schema");
      if (!data?.schema || typeof data.html !== "string") throw problem("json");
      this.#data = { edition: address(data.edition, url), page: address(data.page, url) };
      // An escape could spell what is not allowed; ours are of spaces.
      if (/url\(|@import|image|src|\\(?!20)/i.test(data.css)) throw problem("unsafe");
      let sheet = sheets.get(data.css);
      if (!sheet) {
        sheets.set(data.css, sheet = new CSSStyleSheet());
        sheet.replaceSync(data.css);
      }
      // A host's policy may have refused the styles of a copy.
      element.shadowRoot.adoptedStyleSheets = [sheet];
      // The copy that a host included, if it is what is published now.
      const copy = element.shadowRoot.querySelector("#sidelight");
      if (copy?.dataset.hash === data.hash) return this.#adopt(copy);
      const root = document.createElement("div");
      root.id = "sidelight";
      Object.assign(root.dataset, { hash: data.hash, build: data.build });
      root.append(...parse(data.html, url));
      if (copy) root.prepend(Object.assign(document.createElement("p"), { className: "updated", textContent: data.updated }));
      element.shadowRoot.replaceChildren(root);
      this.#adopt(root);
    } catch (error) {
      if (run !== this.#run) return;
      this.#fall();
      this.#fail(error.code ? error : problem("json"));
      this.#say("ready", { mode: "fallback" });
    }
  }

  #adopt(root) {
    this.#root = root;
    this.#lang = root.querySelector("article").lang;
    for (const part of ["masthead", "note", "panel", "figure", "claim"]) for (const element of root.getElementsByClassName(part)) element.part = part;
    // A root em is the host page's; what the reader chose for their browser is this.
    const probe = root.appendChild(document.createElement("div"));
    probe.style.fontSize = "medium";
    root.style.setProperty("--rem", getComputedStyle(probe).fontSize);
    probe.remove();
    root.addEventListener("toggle", ({ target }) => {
      const panel = target.querySelector(":scope > .panel-place")?.id;
      if (panel) this.#say("toggle", { panel, open: target.open, by: this.#cause ?? "browser" });
    }, true);
    this.#element.constructor.observedAttributes.forEach((name) => this.#apply(name));
    // Of those that have the place, the first leads there, once.
    const id = place();
    if (id && reached !== id && this.go(id, "link")) reached = id;
    (self.requestIdleCallback ?? setTimeout)(() => this.#wake(root), { timeout: 1000 });
  }

  async #wake(root) {
    const islands = [...root.querySelectorAll("[data-island]")].map((host) => [host, [...host.childNodes]]);
    let mode = "static";
    try {
      const [program, edition] = await Promise.all([load(), fetch(this.#data.edition)]);
      const bytes = new Uint8Array(await edition.arrayBuffer());
      await new Promise((ready, crashed) => {
        root.crash = (error) => {
          // What a stopped program leaves would not answer, and what it hid could not be chosen.
          for (const [host, nodes] of islands) host.replaceChildren(...nodes);
          for (const claim of root.querySelectorAll(".claim[hidden]")) claim.hidden = false;
          if (root.dataset.state === "full") this.#fail(error);
          root.dataset.state = "static";
          crashed(error);
        };
        program.start(root, bytes, ready);
      });
      mode = "full";
    } catch (error) {
      const code = /^\w+(?=: )/.exec(error.message)?.[0];
      if (root === this.#root) this.#fail(/^(document|hash|build)$/.test(code) ? problem(code, error.message) : error.code ? error : problem("load", `${REMEDIES.load} (${error.message})`));
    }
    root.dataset.state = mode;
    if (root === this.#root) this.#say("ready", { mode });
  }

  // Back to what stood there before: the children that the host gave, or the copy that it included.
  #fall() {
    this.#run++;
    this.#root = null;
    this.#element.shadowRoot.replaceChildren(...this.#before);
  }

  #fail({ code, message }) {
    const { localName, src } = this.#element;
    console.warn(`[sidelight] <${localName} src="${src}">: ${message}`);
    this.#say("error", { code, message });
  }

  #say(name, detail, cancelable) {
    return this.#element.dispatchEvent(new CustomEvent(`sidelight-${name}`, { bubbles: true, composed: true, cancelable, detail }));
  }

  // A panel says a moment later that it was opened, but not by what.
  #because(by) {
    this.#cause = by;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#cause = null, 100);
  }

  #apply(name) {
    const value = this.#element.getAttribute(name);
    const panels = [...this.#root.querySelectorAll(".panel")];
    if (name === "theme") this.#root.style.colorScheme = /^(light|dark)$/.test(value) ? value : scheme(this.#element);
    if (name === "lang") this.#root.querySelector("article").lang = value || this.#lang;
    if (name === "dir") this.#root.dir = value ?? "";
    if (name === "exclusive") for (const panel of panels) panel.name = value === null ? "" : "sidelight";
    if (name === "open" && value !== null) {
      this.#because("api");
      for (const panel of panels) panel.open = /^(all)?$/.test(value) || value.split(/\s+/).includes(panel.id.slice(6));
    }
    if (name === "heading-level") {
      const headings = [...this.#root.querySelectorAll("h1,h2,h3,h4")].map((heading) => [heading, +heading.localName[1]]);
      const top = Math.min(...headings.map(([, level]) => level));
      for (const [heading, level] of headings) heading.ariaLevel = Math.min(level - top + (+value || 2), 6);
    }
  }

  // Links within an embed lead within it; the host's address names the place, and its history leads back.
  #follow(event) {
    const path = event.composedPath();
    if (path.some((node) => node.localName === "summary")) this.#because("hand");
    const link = path.find((node) => node.localName === "a");
    if (!link || !this.#root?.contains(link) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const href = link.getAttribute("href");
    if (href[0] !== "#") {
      if (!this.#say("source", { href: link.href }, true)) event.preventDefault();
      return;
    }
    event.preventDefault();
    last = this;
    if (!this.#find(href.slice(1))) location.assign(new URL(href, this.#data.page));
    else if (location.hash === href || document.getElementById(href.slice(1))) this.go(href.slice(1), "link");
    else location.hash = href;
  }
}

// A host that switches by a class of its own shows it in the colour of its text.
function scheme(element) {
  const { color, colorScheme } = getComputedStyle(element);
  if (colorScheme !== "normal") return "inherit";
  const [red, green, blue] = color.match(/(?<![\w-])[\d.]+/g);
  // Other notations begin with lightness, of 1 or of 100, or are of one more colour.
  return (color.startsWith("rgb") ? (red * 3 + green * 6 + +blue) / 2550 : color.startsWith("l") ? red / 100 : red) > 0.55 ? "dark" : "light";
}

addEventListener("hashchange", () => {
  const id = place();
  reached = "";
  for (const embed of live.has(last) ? [last, ...live] : live) if (embed.go(id, "link")) {
    reached = id;
    return;
  }
});
addEventListener("error", (event) => {
  const { error } = event;
  if (!(error instanceof WebAssembly.RuntimeError && error.stack.includes(here(GLUE[0])))) return;
  event.preventDefault();
  for (const embed of live) embed.crash(problem("crash", String(error)));
});
const restyle = () => live.forEach((embed) => embed.restyle());
for (const element of [document.documentElement, document.body]) new MutationObserver(restyle).observe(element, { attributes: true });
// A colour that changes slowly has not changed yet when its rule has.
addEventListener("transitionend", ({ propertyName }) => propertyName === "color" && restyle());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle);
