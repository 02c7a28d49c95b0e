// What sidelight.js loads once an embed is near: fetches the markup, checks it, shows it in the element's shadow root
// and keeps it what the attributes say. Everything works without the program, which follows when there is time.
//
// What is fetched is a stranger's. It chooses among the elements, attributes and values that our own view writes, and
// nothing else: the styles are this script's, and nobody outside the origin of `src` is asked for anything.
const { program: PROGRAM, wasm: WASM, integrity: INTEGRITY, build: BUILD, styles: STYLES, markup: MARKUP } = "sidelight:published";
const SCHEMA = 2;
const REMEDIES = {
  src: "give it a src, the address of an explainer's .json (and a panel its name)",
  network: "it cannot be fetched; does its server send Access-Control-Allow-Origin?",
  status: "it is not published at this address",
  panel: "the explainer has no such panel",
  json: "this is not an explainer's .json",
  schema: "it is of another version than this script: load the one that is published with it",
  unsafe: "it has markup or addresses that no explainer has",
  load: "it stays without its program; does this page's policy allow 'wasm-unsafe-eval' and the publisher's scripts?",
  document: "it stays without its program, whose edition cannot be fetched",
  build: "it stays without its program, which is of another build: load the script that is published with it",
  policy: "this page requires trusted types: allow the policy \"sidelight\"",
};
// A value is one of a list, or of a form.
const FORMS = MARKUP.forms.map((form) => new RegExp(form, "u"));
const live = new Set();
const watched = new Map();
const sheets = new WeakMap();
// The bytes of each edition, for all who show it.
const editions = new Map();
let program, last, reached;

class Problem extends Error {
  constructor(code, message = REMEDIES[code]) {
    super(message);
    this.code = code;
  }
}

const own = (object, key) => Object.hasOwn(object, key) ? object[key] : undefined;
const here = (path) => new URL(path, import.meta.url);
// `URL.canParse` and `URL.parse` are younger than the browsers that we promise.
const parsed = (path, base) => {
  try {
    return new URL(path, base);
  } catch {
    return null;
  }
};

// No request tells a server who the reader is.
async function get(address, options) {
  const response = await fetch(address, { credentials: "omit", ...options });
  if (!response.ok) throw Error(`${response.status} for ${response.url}`);
  return response;
}

// What is published at an address.
async function read(at, panel) {
  const response = await fetch(at, { credentials: "omit" }).catch(() => { throw new Problem("network"); });
  if (!response.ok) throw new Problem(panel ? "panel" : "status");
  const text = await response.text().catch(() => { throw new Problem("network"); });
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Problem("json");
  }
  if (data?.schema > SCHEMA) throw new Problem("schema");
  if (!data?.schema || typeof data.html !== "string") throw new Problem("json");
  return data;
}

// An address that the publisher gives for a file of its own.
function address(path, { href, origin }) {
  const at = typeof path === "string" && parsed(path, href);
  if (!at || at.origin !== origin || !at.protocol.startsWith("http")) throw new Problem("unsafe");
  return at;
}

// The markup, made anew of what it may have. It is parsed where nothing runs and nothing is loaded, into a fragment,
// whose properties no name in it can hide; and what is shown has only what was looked at here, node by node.
function make(html, base, document) {
  const elements = customElements.get("sidelight-explainer");
  try {
    // One for all scripts of a page: a policy's name may not be used twice.
    elements.policy ??= self.trustedTypes?.createPolicy("sidelight", { createHTML: (html) => html }) ?? { createHTML: String };
  } catch {
    throw new Problem("policy");
  }
  const template = document.implementation.createHTMLDocument("").createElement("template");
  template.innerHTML = elements.policy.createHTML(html);
  const made = new Map([[template.content, document.createDocumentFragment()]]);
  const walker = document.createTreeWalker(template.content, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    let copy;
    if (node.nodeType === Node.TEXT_NODE) copy = document.createTextNode(node.data);
    else {
      const { namespaceURI, localName } = node;
      const attributes = own(own(MARKUP.elements, namespaceURI) ?? {}, localName);
      if (!attributes) throw new Problem("unsafe");
      copy = document.createElementNS(namespaceURI, localName);
      for (const { name, value } of node.attributes) {
        const allowed = own(attributes, name);
        const may = typeof allowed === "number" ? FORMS[allowed].test(value) : allowed?.includes(value);
        const link = name === "href" && value[0] !== "#" ? parsed(value, base) : value;
        if (!may || link === null) throw new Problem("unsafe");
        copy.setAttribute(name, link);
      }
    }
    made.get(node.parentNode).append(copy);
    made.set(node, copy);
  }
  return made.get(template.content);
}

// The place that a page's address names, if it is not the page's own.
function place({ document, location }) {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // It is none of ours.
  }
  return document.getElementById(id) ? "" : id;
}

// What is kept for others may hold no embed, as these would if they were made within one.
const bytesOf = (edition, once) => once(() => get(edition).then((response) => response.arrayBuffer()));

// The program, compiled once for all embeds of a page.
function loaded(once) {
  program ??= once(async (failures) => {
    // Beside each other, since neither needs the other to be asked for.
    const [{ compile, launch }, response] = await Promise.all([
      import(here(PROGRAM) + (failures ? `?${failures}` : "")),
      get(here(WASM), { integrity: INTEGRITY }),
    ]);
    return [launch, await compile(response)];
  });
  return program();
}

// What an embed could not use: a later start asks again.
const drop = (key, bytes) => editions.get(key) === bytes && editions.delete(key);

export class Embed {
  #element;
  #once;
  #listening = new AbortController();
  #before;
  #root;
  #data;
  #read;
  #shown;
  #run = 0;
  #waking;
  #sleeps = 0;
  #end;
  #mode;
  #code;
  #codes = new Set();
  #cause;
  #timer;

  constructor(element, once) {
    this.#element = element;
    this.#once = once;
    const { shadowRoot } = element;
    const { signal } = this.#listening;
    this.#before = [...shadowRoot.childNodes];
    shadowRoot.addEventListener("click", (event) => this.#follow(event), { signal });
    shadowRoot.addEventListener("toggle", ({ target }) => {
      const panel = this.#root?.contains(target) && target.querySelector(":scope > .panel-place")?.id;
      if (panel) this.#say("toggle", { panel, open: target.open, by: this.#cause ?? "browser" });
    }, { capture: true, signal });
    for (const use of ["pointerdown", "keydown"]) {
      shadowRoot.addEventListener(use, () => {
        if (/^(load|document)$/.test(this.#code)) this.#wake();
      }, { passive: true, signal });
    }
  }

  get document() {
    return this.#element.ownerDocument;
  }

  get shown() {
    return Boolean(this.#root);
  }

  // Resolves when it is shown, or cannot be.
  enter() {
    if (!this.#element.isConnected) return;
    if (!live.has(this)) {
      live.add(this);
      watch(this.document);
      if (this.#root) {
        this.#fit();
        this.restyle();
        this.#wakeLater();
      }
    }
    return this.#shown ??= this.#show();
  }

  leave() {
    live.delete(this);
    unwatch();
    // It may only be moved.
    setTimeout(() => live.has(this) || this.#sleep());
  }

  // It is in another document now, which needs styles of its own.
  move() {
    if (this.#root) this.#style();
  }

  end() {
    this.#fall();
    this.leave();
    this.#listening.abort();
  }

  change(name) {
    if (name === "src" || name === "panel") {
      this.#fall();
      this.#read = this.#shown = this.#mode = this.#code = null;
      this.#codes.clear();
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
    // A source or a figure takes the focus only if it is told to.
    if (heading.tabIndex < 0) heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    return true;
  }

  restyle() {
    if (this.#root) this.#apply("theme");
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
      const { src, panel, shadowRoot } = element;
      const at = src && parsed(src, this.document.baseURI);
      if (!at || (!panel && element.localName === "sidelight-panel")) throw new Problem("src");
      if (panel) at.pathname = at.pathname.replace(/(\.json)?$/, `.${panel}.json`);
      const data = await (this.#read ??= this.#once(() => read(at, panel)))();
      if (run !== this.#run) return;
      const { hash, build } = data;
      this.#data = { build, edition: address(data.edition, at), page: address(data.page, at) };
      // The copy that a host included, if it is what is published now.
      const copy = shadowRoot.querySelector("#sidelight");
      const isCurrent = copy?.dataset.hash === hash && copy.dataset.panel === data.panel;
      const root = isCurrent ? copy : this.#make(data, at);
      if (copy && !isCurrent && !data.panel) {
        root.prepend(Object.assign(this.document.createElement("p"), { className: "updated", textContent: data.updated }));
      }
      this.#adopt(root);
      // A policy may have refused a copy's own styles; but it is not to be dressed in another build's.
      if (!isCurrent || build === BUILD) this.#style();
      if (!isCurrent) shadowRoot.replaceChildren(root);
      this.#fit();
      for (const name of element.constructor.observedAttributes) this.#apply(name);
      // Of those that have the place, the first leads there, once.
      const id = element.isConnected && place(this.document.defaultView);
      if (id && reached !== id && this.go(id, "link")) reached = id;
      this.#wakeLater();
    } catch (error) {
      if (run !== this.#run) return;
      this.#fall();
      this.#shown = null;
      this.#fail(error instanceof Problem ? error : new Problem("json"));
      this.#ready("fallback");
    }
  }

  #make({ html, hash, build, panel }, at) {
    const root = this.document.createElement("div");
    root.id = "sidelight";
    Object.assign(root.dataset, { hash, build }, panel && { panel });
    try {
      root.append(make(html, at, this.document));
    } catch (error) {
      throw error.code === "unsafe" && build !== BUILD ? new Problem("schema") : error;
    }
    return root;
  }

  #adopt(root) {
    const article = root.querySelector("article");
    if (!article) throw new Problem("json");
    this.#root = root;
    // A copy may be shown again, with what was set since.
    article.own ??= { lang: article.lang, dir: article.dir || "ltr" };
    for (const part of ["masthead", "note", "panel", "figure", "claim"]) for (const element of root.getElementsByClassName(part)) element.part = part;
    // What is not shown here is on the publisher's page.
    const ids = new Set([...root.querySelectorAll("[id]")].map(({ id }) => id));
    for (const link of root.querySelectorAll("a[href^='#']")) {
      const href = link.getAttribute("href");
      if (!ids.has(href.slice(1))) link.href = new URL(href, this.#data.page);
    }
  }

  #style() {
    const { document } = this;
    const view = document.defaultView;
    if (!view) return;
    let sheet = sheets.get(document);
    if (!sheet) {
      sheets.set(document, sheet = new view.CSSStyleSheet());
      sheet.replaceSync(STYLES);
    }
    this.#element.shadowRoot.adoptedStyleSheets = [sheet];
  }

  // A root em is the host page's; what the reader chose for their browser is this, and only a page can tell it.
  #fit() {
    if (!this.#element.isConnected) return;
    const probe = this.#root.appendChild(this.document.createElement("div"));
    probe.style.fontSize = "medium";
    this.#root.style.setProperty("--rem", this.document.defaultView.getComputedStyle(probe).fontSize);
    probe.remove();
  }

  #wakeLater() {
    (self.requestIdleCallback ?? setTimeout)(() => this.#wake(), { timeout: 1000 });
  }

  async #wake() {
    const root = this.#root;
    if (!live.has(this) || !root || this.#end || this.#waking === root) return;
    this.#waking = root;
    const sleeps = this.#sleeps;
    const { build, edition } = this.#data;
    const key = `${edition} ${root.dataset.hash}`;
    const bytes = editions.get(key) ?? bytesOf(edition, this.#once);
    let end, problem;
    try {
      if (build !== BUILD) throw new Problem("build");
      editions.set(key, bytes);
      const [[launch, compiled], buffer] = await Promise.all([
        loaded(this.#once),
        bytes().catch(({ message }) => { throw new Problem("document", `${REMEDIES.document} (${message})`); }),
      ]);
      // An instance of its own takes no other embed with it when it crashes, and all that it holds when it ends.
      const { draw } = await launch(compiled);
      if (sleeps === this.#sleeps) end = await draw(root, new Uint8Array(buffer), ({ message }) => {
        drop(key, bytes);
        this.#end = null;
        root.dataset.state = "static";
        this.#fail(new Problem("crash", message));
      });
    } catch (error) {
      const code = /^(document|hash|build|crash)(?=: )/.exec(error.message)?.[0];
      if (code) drop(key, bytes);
      problem = error instanceof Problem ? error : code ? new Problem(code, error.message) : new Problem("load", `${REMEDIES.load} (${error.message})`);
    }
    if (this.#waking === root) this.#waking = null;
    if (sleeps !== this.#sleeps) {
      // It was put away meanwhile; it may be back.
      end?.();
      this.#wakeLater();
      return;
    }
    this.#end = end;
    if (problem) this.#fail(problem);
    root.dataset.state = problem ? "static" : "full";
    this.#ready(root.dataset.state);
  }

  // Ends the program, whose hosts have again what they had; what is shown stays.
  #sleep() {
    this.#sleeps++;
    this.#end?.();
    this.#end = null;
    if (this.#root) this.#root.dataset.state = "static";
  }

  // Back to what stood there before: the children that the host gave, or the copy that it included.
  #fall() {
    this.#run++;
    this.#sleep();
    this.#root = null;
    this.#element.shadowRoot.replaceChildren(...this.#before);
  }

  // Each state, and each problem, is told once until `src` or `panel` changes.
  #ready(mode) {
    if (this.#mode === mode) return;
    this.#mode = mode;
    this.#say("ready", { mode });
  }

  #fail({ code, message }) {
    this.#code = code;
    if (this.#codes.has(code)) return;
    this.#codes.add(code);
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
    if (name === "lang" || name === "dir") {
      const article = this.#root.querySelector("article");
      this.#root[name] = article[name] = value || article.own[name];
    }
    if (name === "exclusive") {
      if (value !== null) {
        // Firefox leaves open what was open before.
        this.#because("api");
        for (const panel of panels.filter(({ open }) => open).slice(1)) panel.open = false;
      }
      for (const panel of panels) panel.name = value === null ? "" : "sidelight";
    }
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
    const link = path.find((node) => node.localName === "a" && node.hasAttribute("href"));
    if (!link || !this.#root?.contains(link) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const href = link.getAttribute("href");
    if (href[0] !== "#") {
      if (!this.#say("source", { href: link.href }, true)) event.preventDefault();
      return;
    }
    event.preventDefault();
    last = this;
    const id = href.slice(1);
    const { location } = this.document.defaultView;
    const was = location.hash;
    if (!this.document.getElementById(id)) location.hash = href;
    // To where it is already, or to what the host has too: the address leads nowhere.
    if (location.hash === was) this.go(id, "link");
  }
}

// A host that switches by a class of its own shows it in the colour of its text.
function scheme(element) {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  if (!style?.color || style.colorScheme !== "normal") return "inherit";
  const [red, green, blue] = style.color.match(/(?<![\w-])[\d.]+/g);
  // Other notations begin with lightness, of 1 or of 100, or are of one more colour.
  return (style.color.startsWith("rgb") ? (red * 3 + green * 6 + +blue) / 2550 : style.color.startsWith("l") ? red / 100 : red) > 0.55 ? "dark" : "light";
}

// Looks, for as long as it holds an embed, at what of a document concerns all of them: where its address leads, and
// its colours. Its body and its root may be put in the place of others.
function watch(document) {
  const view = document.defaultView;
  if (!view || watched.has(document)) return;
  const watching = new AbortController();
  const { signal } = watching;
  watched.set(document, watching);
  const here = () => [...live].filter((embed) => embed.document === document);
  const restyle = () => here().forEach((embed) => embed.restyle());
  const observer = new view.MutationObserver(() => {
    observe();
    restyle();
  });
  const observe = () => {
    observer.disconnect();
    observer.observe(document, { childList: true });
    const { documentElement, body } = document;
    if (documentElement) observer.observe(documentElement, { attributes: true, childList: true });
    if (body) observer.observe(body, { attributes: true });
  };
  observe();
  signal.addEventListener("abort", () => observer.disconnect());
  view.addEventListener("hashchange", () => {
    const id = place(view);
    const embeds = here();
    reached = "";
    for (const embed of embeds.includes(last) ? [last, ...embeds] : embeds) if (embed.go(id, "link")) {
      reached = id;
      return;
    }
  }, { signal });
  // A page that comes back may have missed a change.
  view.addEventListener("pageshow", restyle, { signal });
  // A colour that changes slowly has not changed yet when its rule has.
  view.addEventListener("transitionend", ({ propertyName }) => propertyName === "color" && restyle(), { signal });
  view.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle, { signal });
}

function unwatch() {
  for (const [document, watching] of watched) if (![...live].some((embed) => embed.document === document)) {
    watched.delete(document);
    watching.abort();
  }
}
