// A host's first script: notes what runs, and looks at what is shown through the functions that the browser came with.
(() => {
  const getter = (prototype, name) => {
    const { get } = Object.getOwnPropertyDescriptor(prototype, name);
    return (of) => Reflect.apply(get, of, []);
  };
  const method = (prototype, name) => {
    const own = prototype[name];
    return (of, ...how) => Reflect.apply(own, of, how);
  };
  const childNodes = getter(Node.prototype, "childNodes");
  const nodeType = getter(Node.prototype, "nodeType");
  const namespaceURI = getter(Element.prototype, "namespaceURI");
  const localName = getter(Element.prototype, "localName");
  const attributes = getter(Element.prototype, "attributes");
  const outerHTML = getter(Element.prototype, "outerHTML");
  const shadowRoot = getter(Element.prototype, "shadowRoot");
  const byId = method(DocumentFragment.prototype, "getElementById");
  const all = method(DocumentFragment.prototype, "querySelectorAll");
  const click = method(HTMLElement.prototype, "click");
  const parentNode = getter(Node.prototype, "parentNode");
  const closest = (node, css) => node instanceof Element && Reflect.apply(Element.prototype.closest, node, [css]);
  const attribute = method(Element.prototype, "getAttribute");
  const dispatch = method(EventTarget.prototype, "dispatchEvent");
  const elementById = method(Document.prototype, "getElementById").bind(null, document);
  const add = method(Element.prototype, "append");
  const remove = method(Element.prototype, "remove");
  const create = method(Document.prototype, "createElement").bind(null, document);

  const ran = [];
  const note = (what) => (...how) => { ran.push(`${what}(${how.map(String).join().slice(0, 60)})`); };
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = note(name);
  Object.defineProperty(window, "__ran", { value: note("run") });
  // Links to elsewhere are told first: nobody leaves this page.
  addEventListener("sidelight-source", (event) => event.preventDefault());

  const ready = new Map();
  const errors = [];
  // On the embed itself, as what is told by one that has been taken away does not reach the window.
  const listen = (embed) => {
    embed.addEventListener("sidelight-ready", ({ target, detail }) => ready.set(target.id, [...ready.get(target.id) ?? [], detail.mode]));
    embed.addEventListener("sidelight-error", ({ target, detail }) => errors.push([target.id, detail.code]));
  };
  addEventListener("error", ({ message }) => message && errors.push(["", message]));
  addEventListener("unhandledrejection", ({ reason }) => errors.push(["", `unhandled: ${reason}`]));

  const HTML = "http://www.w3.org/1999/xhtml";
  const SVG = "http://www.w3.org/2000/svg";
  const name = (node) => ({ [HTML]: "", [SVG]: "svg:" })[namespaceURI(node)] === undefined
    ? `{${namespaceURI(node)}}${localName(node)}` : `${namespaceURI(node) === SVG ? "svg:" : ""}${localName(node)}`;

  // What is said of a place or a reader in words of the explainer's own; every other value is one of few.
  const FREE = new Set(["id", "href", "lang", "datetime", "value", "title", "for", "download", "label", "points", "transform", "viewBox", "d"]);
  const isFree = (attribute) => FREE.has(attribute) || attribute.startsWith("aria-") || /^([xyr]|[cdxy][xy12]|width|height|(col|row)span)$/.test(attribute);
  const NUMBERS = /^([xyr]|[cdxy][xy12]|width|height|(col|row)span|points|viewBox)$/;

  // Elements of texts that this explainer does not happen to have, which do nothing of themselves.
  const PLAIN = /^(blockquote|br|caption|cite|data|d[dlt]|div|em|figcaption|figure|h[1-6]|header|li|ol|output|p|section|small|span|strong|su[bp]|table|tbody|t[rdh]|thead|time|ul|a|svg:(g|line|rect|circle|text|path))$/;

  // Every node within, with how deep it is.
  const each = (top, visit) => {
    const stack = [[top, 0]];
    while (stack.length > 0) {
      const [node, depth] = stack.pop();
      if (depth > 0) visit(node, depth);
      const children = childNodes(node);
      for (let index = children.length - 1; index >= 0; index--) stack.push([children[index], depth + 1]);
    }
  };
  const attributesOf = (node) => {
    const found = [];
    const list = attributes(node);
    for (let index = 0; index < list.length; index++) found.push(list[index]);
    return found;
  };

  // The names and the values in what a genuine embed shows: elements, their attributes, and the words in those.
  const learn = (embed, known) => {
    each(shadowRoot(embed), (node, depth) => {
      if (nodeType(node) !== 1) return;
      const at = depth === 1 ? "root " : "";
      known[at + name(node)] ??= {};
      for (const { name: attribute, value } of attributesOf(node)) {
        const words = known[at + name(node)][attribute] ??= [];
        if (attribute === "data-state") words.push("static");
        if (!isFree(attribute)) for (const word of value.split(/\s+/)) if (!words.includes(word)) words.push(word);
      }
    });
    return known;
  };

  const PICTURE = { alt: /^/, decoding: /^async$/, width: /^\d+$/, height: /^\d+$/, sizes: /^[(]max-width: 42rem[)] 100vw, 38rem$/ };
  const ADDRESS = /-\d+-[\da-f]{12}\.(jpg|webp)$/;
  const isPicture = (node, embed) => {
    const own = Object.fromEntries(attributesOf(node).map(({ name, value }) => [name, value]));
    const { loading, crossorigin, src, srcset, ...rest } = own;
    const addresses = [...(srcset?.split(", ").map((one) => one.split(" ")[0]) ?? []), ...(src === undefined ? [] : [src])];
    const isOwn = (address) => ADDRESS.test(address) && new URL(address).origin === new URL(attribute(embed, "src")).origin;
    return loading === "lazy" && crossorigin === "anonymous" && addresses.every(isOwn)
      && Object.entries(rest).every(([name, value]) => PICTURE[name]?.test(value));
  };

  // What is wrong with what an embed shows.
  const judge = (embed, known) => {
    const wrong = [];
    const root = shadowRoot(embed);
    const top = childNodes(root);
    if (top.length === 1 && nodeType(top[0]) === 1 && outerHTML(top[0]) === "<slot></slot>") return wrong;
    each(root, (node, depth) => {
      if (nodeType(node) === 3 || nodeType(node) === 8) return;
      if (nodeType(node) !== 1) return wrong.push(`a node of type ${nodeType(node)}`);
      const at = (depth === 1 ? "root " : "") + name(node);
      if (PLAIN.test(at) && attributesOf(node).length === 0 && !shadowRoot(node)) return;
      // A picture is the publisher's own, asked for when it is near and without credentials; or it is none.
      if (at === "img") return isPicture(node, embed) || wrong.push(outerHTML(node).slice(0, 200));
      if (at === "ol" && attributesOf(node).every(({ name, value }) => name === "start" && /^\d+$/.test(value))) return;
      if (!Object.hasOwn(known, at)) return wrong.push(`<${at}>`);
      if (shadowRoot(node)) wrong.push(`<${at}> has a shadow root`);
      for (const { name: attribute, value, namespaceURI } of attributesOf(node)) {
        const said = `<${at} ${attribute}="${value.slice(0, 80)}">`;
        if (depth === 1 && /^data-(hash|build)$/.test(attribute)) continue;
        if (namespaceURI || !Object.hasOwn(known[at], attribute)) wrong.push(said);
        // Nothing follows it.
        else if (attribute === "cite") {
          if (!/^https?:\/\//.test(value)) wrong.push(said);
        } else if (attribute === "href") {
          if (!/^(#|\.\/|https?:\/\/)/.test(value) || !/^https?:$/.test(new URL(value, "http://a.test/").protocol)) wrong.push(said);
        } else if (NUMBERS.test(attribute)) {
          if (!/^[-\d., %]*$/.test(value)) wrong.push(said);
        } else if (attribute === "data-island") {
          // Figures have names that writers gave.
          if (!/^[\p{L}\p{M}\p{N}_-]+$/u.test(value)) wrong.push(said);
        } else if (attribute === "d") {
          if (!/^[a-z\d., -]*$/i.test(value)) wrong.push(said);
        } else if (!isFree(attribute) && !value.split(/\s+/).every((word) => known[at][attribute].includes(word))) wrong.push(said);
      }
    });
    return wrong;
  };

  // The host as it is, without the places of the embeds: what scripts and readers find there.
  const values = () => {
    const found = new Map();
    for (const [label, owner] of [["window", window], ["document", document]]) {
      const names = new Set();
      for (let at = owner; at; at = Object.getPrototypeOf(at)) for (const name of Object.getOwnPropertyNames(at)) names.add(name);
      for (const name of names) {
        if (/^(event|activeElement|__hostile|fragmentDirective|ret_nodes|\d+)$/.test(name)) continue;
        let value;
        try {
          value = owner[name];
        } catch {
          continue;
        }
        if (value !== null && (typeof value === "object" || typeof value === "function")) found.set(`${label}.${name}`, value);
        else if (/^(title|cookie|designMode|dir|domain|URL|name|status|length|origin)$/.test(name)) found.set(`${label}.${name}`, String(value));
      }
    }
    return found;
  };
  const picture = () => ({
    markup: outerHTML(document.documentElement),
    address: location.href,
    history: history.length,
    focus: document.activeElement?.localName ?? null,
    scroll: [scrollX, scrollY].join(),
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    globals: Object.getOwnPropertyNames(window).filter((name) => !/^(ret_nodes|\d+)$/.test(name)).sort().join(),
    prototype: Object.getOwnPropertyNames(Object.prototype).sort().join(),
    frames: window.length,
  });
  let before;
  const observed = () => ({ values: values(), picture: picture() });

  const hostile = {
    // Every name that a document, a form, a node or a handler can be asked for.
    properties() {
      const of = (prototype) => {
        const names = new Set();
        for (let at = prototype; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) for (const name of Object.getOwnPropertyNames(at)) names.add(name);
        return [...names];
      };
      const handlers = new Set();
      for (const prototype of [window, HTMLElement.prototype, SVGElement.prototype, HTMLBodyElement.prototype, Document.prototype]) {
        for (const name of of(prototype)) if (name.startsWith("on")) handlers.add(name);
      }
      return { document: of(document), form: of(HTMLFormElement.prototype), node: of(Node.prototype), handlers: [...handlers] };
    },

    // Lets embeds stand there, and no others: [id, address] each.
    begin(embeds) {
      before ??= observed();
      ready.clear();
      errors.length = ran.length = 0;
      hostile.embeds = [];
      hostile.add(embeds);
    },

    // Lets more embeds stand there.
    add(embeds) {
      const place = elementById("place");
      for (const [id, src] of embeds) {
        const embed = create("sidelight-explainer");
        embed.id = id;
        embed.setAttribute("loading", "eager");
        embed.setAttribute("src", src);
        listen(embed);
        add(place, embed);
        hostile.embeds.push(embed);
      }
    },

    embeds: [],

    // Forgets what embeds have told.
    forget() {
      ready.clear();
      errors.length = 0;
    },

    // What has run, and what was thrown.
    harm: () => [...ran, ...errors.filter(([id]) => !id)],

    // Who has not answered yet.
    waiting: () => hostile.embeds.filter(({ id }) => !ready.has(id)).map(({ id }) => id),

    learn: () => hostile.embeds.reduce((known, embed) => learn(embed, known), {}),

    // What of an embed's leads away is followed: what the explainer itself has leads within it.
    follow() {
      for (const embed of hostile.embeds) for (const link of all(shadowRoot(embed), "a, area")) {
        const href = attribute(link, "href") ?? "";
        if (href[0] === "#" && byId(shadowRoot(embed), href.slice(1))) continue;
        // One in another leads where that leads.
        if (closest(parentNode(link), "a")) continue;
        if (link instanceof HTMLElement) click(link);
        else dispatch(link, new MouseEvent("click", { bubbles: true, cancelable: true, composed: true }));
      }
    },

    // Resolves once what was begun before has had its turn: frames, pictures, scripts and navigations of our own,
    // begun now, have come through.
    async canary() {
      const place = elementById("canary");
      const frame = create("iframe");
      const answered = new Promise((done) => { window.__canary = done; });
      frame.srcdoc = "<script>parent.__canary()</script>";
      const image = create("img");
      const failed = new Promise((done) => { image.onerror = done; });
      image.src = "data:,";
      add(place, frame, image);
      await Promise.all([answered, failed]);
      remove(frame);
      remove(image);
      delete window.__canary;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
      return true;
    },

    // [id of an embed, or "", what is wrong] each.
    judge(known) {
      const wrong = [];
      for (const embed of hostile.embeds) {
        for (const what of judge(embed, known).slice(0, 3)) wrong.push([embed.id, `shows ${what}`]);
        const modes = ready.get(embed.id) ?? [];
        if (modes.length !== 1) wrong.push([embed.id, `is ready ${modes.length} times: ${modes}`]);
        const told = errors.filter(([id]) => id === embed.id).map(([, code]) => code);
        if (told.length > 1 || (modes[0] === "full") !== (told.length === 0)) wrong.push([embed.id, `is ${modes} and tells ${told}`]);
      }
      return wrong;
    },

    // Takes the embeds away, and tells what has run and what of the host has changed.
    end() {
      const wrong = ran.map((what) => [/^run\((\d+)\)$/.exec(what)?.[1] ?? "", `ran: ${what}`]);
      for (const [id, message] of errors) if (!id) wrong.push(["", `thrown: ${message}`]);
      for (const embed of hostile.embeds) remove(embed);
      const after = observed();
      for (const key of Object.keys(before.picture)) {
        const [was, is] = [before.picture[key], after.picture[key]];
        if (was !== is) wrong.push(["", `${key}: ${String(was).slice(0, 200)} became ${String(is).slice(0, 200)}`]);
      }
      for (const [key, was] of before.values) if (after.values.get(key) !== was) wrong.push(["", `${key} is another`]);
      for (const key of after.values.keys()) if (!before.values.has(key)) wrong.push(["", `${key} is new`]);
      return wrong;
    },

    outcomes: () => [...ready].map(([id, modes]) => [id, modes.join(), errors.filter(([of]) => of === id).map(([, code]) => code).join()]),
  };
  Object.defineProperty(window, "__hostile", { value: hostile });
})();
