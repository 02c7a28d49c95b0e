// What a frame shows of the explainer, and how tall that is, told to the page around it in whichever words that page
// understands (docs/embedding.md has the tables). Without this script the frame is the whole page.
{
  const html = document.documentElement;
  const query = new URLSearchParams(location.search);
  const only = query.get("panel");
  // WordPress names the frame in its hash, or later in a message.
  let secret = /\?secret=(\w{1,64})/.exec(location.hash)?.[1];

  const byId = (id) => document.getElementById(id);
  const panelOf = (id) => byId(id)?.matches(".panel-place") && byId(id).parentElement;
  const say = (message) => parent.postMessage(message, "*");

  const themes = { auto: "", light: "light", dark: "dark" };
  const paint = (theme) => {
    if (Object.hasOwn(themes, theme)) html.style.colorScheme = themes[theme];
  };

  // One panel alone, with the sources that it cites under their numbers and the way to the whole explainer.
  const select = () => {
    const panel = panelOf(only);
    if (!panel) {
      console.warn(`[sidelight] The frame shows the whole explainer, since it has no panel "${only}".`);
      return;
    }
    const whole = document.createElement("a");
    whole.textContent = document.title;
    const lead = (link, place) => {
      link.href = document.querySelector("[rel=canonical]").href + place;
      link.target = "_blank";
      link.rel = "noopener";
    };
    lead(whole, "");
    const list = document.querySelector(".source-list");
    const kept = [panel, whole];
    if (!panel.contains(list)) {
      const fold = document.createElement("details");
      fold.className = "data";
      fold.append(document.createElement("summary"), list.cloneNode());
      fold.firstChild.textContent = list.closest(".panel, .sources").querySelector("h2, h3").textContent;
      kept.splice(1, 0, fold);
      [...list.children].forEach((source, index) => {
        source.value = index + 1;
        if (panel.querySelector(`[href="#${source.id}"]`)) fold.lastChild.append(source);
      });
    }
    document.querySelector(".masthead").remove();
    document.querySelector(".body").replaceChildren(...kept);
    for (const link of document.querySelectorAll('[href^="#"]')) {
      const place = link.getAttribute("href");
      if (!byId(place.slice(1))) lead(link, place);
    }
    html.dataset.only = only;
    panel.open = true;
  };

  paint(query.get("theme"));
  // What is not selected is never seen.
  html.hidden = only !== null;
  document.addEventListener("readystatechange", () => {
    try {
      if (only !== null) select();
    } finally {
      html.hidden = false;
    }
  }, { once: true });

  // A link that leads outside is the browser's: the program would copy its address, which a frame may not do.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[target]");
    if (!link) return;
    event.stopPropagation();
    // WordPress lets a frame open no window, but follows its reader's link to the frame's own site.
    if (secret && link.host === location.host) {
      event.preventDefault();
      say({ message: "link", value: link.href, secret });
    }
  }, true);

  if (parent !== window) {
    // As the parent wrote it: a panel that is opened becomes a part of the address.
    const src = location.href;
    const id = query.get("id");
    const child = query.get("childId");
    let height = 0;
    let before;
    let turns = 0;
    let resizer;
    let kind;
    let mastodon;

    const ours = (type, more) => say({ sidelight: 1, id, type, ...more });
    const pym = (type, value) => child && say(["pym", child, type, value].join("xPYMx"));
    const sizer = (height, width, type) => resizer && say(`[iFrameSizer]${[resizer, height, width, type].join(":")}`);

    const measure = () => Math.ceil(html.getBoundingClientRect().height);
    const tell = () => {
      // Before the page is there it has no height to tell; the observer will.
      if (!observer) return;
      height = measure();
      const width = html.clientWidth;
      ours("height", { height });
      say({ sentinel: "amp", type: "embed-size", height });
      say({ type: "iframe-resized", height, width });
      say({ "datawrapper-height": { [id ?? "sidelight"]: height } });
      say(JSON.stringify({ src, context: "iframe.resize", height }));
      pym("height", height);
      sizer(height, width, kind);
      kind = "size";
      if (secret) say({ message: "height", value: height, secret });
      if (mastodon !== undefined) say({ type: "setHeight", id: mastodon, height });
    };

    // A page whose scroll bar comes and goes with the frame's height would be told of two heights in turns for ever: after
    // eight turns that nobody used the frame in, it stays with the greater.
    const check = () => {
      const now = measure();
      const isTurn = now === before;
      if (now === height || isTurn && turns > 8 && now < height) return;
      turns = isTurn ? turns + 1 : 0;
      before = height;
      tell();
    };
    for (const use of ["click", "input", "toggle"]) addEventListener(use, () => { turns = 0; }, true);
    let observer;
    document.addEventListener("readystatechange", () => {
      observer = new ResizeObserver(check);
      observer.observe(html);
    }, { once: true });
    // Chromium asks no observer in a frame that is out of view.
    addEventListener("load", check);

    // Where a reader was led to, for the page around to scroll there: the frame itself has nothing to scroll.
    const lead = (place) => {
      const top = Math.round(place.getBoundingClientRect().top);
      ours("place", { place: place.id, top });
      pym("scrollToChildPos", top);
      sizer(top, 0, "scrollToOffset");
    };
    addEventListener("hashchange", () => {
      const place = document.querySelector(":target");
      if (place) lead(place);
    });

    document.addEventListener("toggle", ({ target }) => {
      check();
      if (target.matches(".panel")) ours("toggle", { panel: target.children[1].id, open: target.open });
    }, true);
    for (const type of ["ready", "error"]) {
      addEventListener(`sidelight-${type}`, ({ detail }) => {
        check();
        ours(type, detail);
      });
    }

    // What a parent names a frame by comes back in every message: so it is short, and nothing that cannot be sent.
    addEventListener("message", ({ source, data }) => {
      if (source !== parent || data == null) return;
      if (typeof data === "string") {
        const [, named] = /^\[iFrameSizer]([^:]{1,200}):[^:]*:(?:true|false):/.exec(data) ?? [];
        if (named) [resizer, kind] = [named, "init"];
        if (named || /^(\[iFrameSizer]resize$|pymxPYMx)/.test(data)) tell();
        return;
      }
      const { sidelight, type, panel: name, theme, message } = data;
      if ([type, name, theme].some((part) => typeof part === "object")) return;
      if (sidelight === 1) {
        if (type === "measure") tell();
        if (type === "set") paint(theme);
        const panel = /^(open|goto)$/.test(type) && typeof name === "string" && panelOf(name);
        if (panel) {
          panel.open = data.open !== false;
          if (type === "goto") {
            panel.scrollIntoView();
            lead(panel);
          }
        }
      } else if (type === "setHeight") {
        if (Number.isFinite(data.id)) mastodon = data.id;
        tell();
      } else if (message === "ready") {
        if (typeof data.secret === "string" && /^\w{1,64}$/.test(data.secret)) ({ secret } = data);
        tell();
      } else if (/^(frames-init|iframe-(child-init|get-child-dimensions))$/.test(type)) tell();
    });
  }
}
