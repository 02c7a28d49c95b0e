const root = () => document.getElementById("sidelight");
const toolbar = () => root().querySelector("[data-island=toolbar]");
const hosts = () => [...root().querySelectorAll("[data-island]")];
const panels = () => [...root().querySelectorAll("details.panel")];
// What an address names: of a panel's place, the panel's body.
const body = (id) => {
  const named = document.getElementById(id);
  return named?.matches(".panel-anchor") ? named.nextElementSibling : named;
};
const panel = (id) => body(id).closest("details");

// Whether an element is drawn at all, in view or not.
const shown = (element) => {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
};

// Whether an element begins in view, and is drawn there.
// Of a page that is still loading an element may not be there yet.
const inView = (element) => {
  if (!element) return false;
  const { top, left } = element.getBoundingClientRect();
  return shown(element) && top >= -1 && top < innerHeight && left >= -1 && left < innerWidth;
};

// What keeps the page from reading as it was published; nothing, if all is well.
const unreadable = (published) => {
  const parse = (html) => window.__record?.parse(html) ?? new DOMParser().parseFromString(html, "text/html");
  const original = parse(published).getElementById("sidelight");
  const missing = [];
  if (root().textContent !== original.textContent) missing.push("the text is not the published text");
  const parts = ["h1.headline", "h2.crosshead", ".number", ".passage", ".note", ".citation", "details.panel", ".panel-title", ".panel-finding"];
  // The explainer's own page leaves its sources to another.
  if (original.querySelector(".source-list")) parts.push(".source-list li");
  for (const part of parts) {
    const here = [...root().querySelectorAll(part)];
    if (here.length === 0) missing.push(`there is no ${part}`);
    if (here.length !== original.querySelectorAll(part).length) missing.push(`some ${part} is missing`);
    for (const element of here) {
      const isFolded = element.closest("details:not([open]) > :not(summary), [popover]");
      if (!isFolded && !shown(element)) missing.push(`${part} is not shown: ${element.outerHTML.slice(0, 120)}`);
      if (element.textContent.trim() === "") missing.push(`${part} is empty`);
    }
  }
  for (const paragraph of root().querySelectorAll("article p")) {
    if (paragraph.closest("details, [data-island=toolbar]")) continue;
    if (!shown(paragraph)) missing.push(`a paragraph is not shown: ${paragraph.textContent.slice(0, 120)}`);
  }
  for (const details of panels()) {
    for (const part of [".panel-title", ".panel-finding"]) {
      if (!details.querySelector(`summary ${part}`)) missing.push(`a panel has no ${part}`);
    }
  }
  return missing;
};

// Where everything is that is drawn, before and after the program comes: all outside the islands, their hosts, and
// the drawings and readings in them.
const stays = () => [...root().querySelectorAll("*")]
  .filter((element) => element.matches(".chart, .chart > g > *:not(.hit-area, .mark), .reading, .reading *")
    || !element.parentElement.closest("[data-island]"))
  .filter(shown)
  .map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { what: element.cloneNode(false).outerHTML.slice(0, 60), place: [left, top, width, height] };
  });

// Everything that the program leaves alone: all outside the islands' hosts, and the hosts themselves.
const outside = () => {
  const walker = document.createTreeWalker(root(), NodeFilter.SHOW_ALL);
  const found = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest("[data-island]")) found.push(walker.currentNode);
  }
  return found;
};

// A node by itself, without what is in it.
const own = (node) => (node instanceof Element ? node.cloneNode(false).outerHTML : node.data);

// The words of an element, text by text.
const words = (element) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    if (text) found.push(text);
  }
  return found;
};

// What is selected, from which node to which.
const selection = () => {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
  return [anchorNode, anchorOffset, focusNode, focusOffset, String(getSelection())];
};

// Resolves with nothing once a condition holds, else with what it is and how it stands.
const eventually = async (what, holds, seconds = 4) => {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const value = holds();
    if (value === true) return [];
    if (performance.now() > end) return [`${what} (${value})`];
    await new Promise((next) => setTimeout(next, 10));
  }
};

// What an address of the page leads the focus to: a panel's heading, or what has the address.
const landing = (id) => (body(id).matches(".panel-body") ? panel(id).querySelector(".panel-title") : body(id));

// Goes somewhere, and tells what is wrong on arrival.
const visit = async (id, go, entries) => {
  const others = panels().filter((other) => other !== panel(id));
  const opened = others.map((other) => other.open);
  const { length } = history;
  // An answer to a change of the address that comes after the next one would be taken for its answer.
  const changed = location.hash !== `#${id}` && new Promise((done) => addEventListener("hashchange", done, { once: true }));
  go();
  await changed;
  const wrong = [
    ...await eventually("it is the address", () => location.hash === `#${id}`),
    ...await eventually("its panel is open", () => panel(id).open),
    ...await eventually("it is in view", () => inView(body(id)) || body(id).getBoundingClientRect().top),
    ...await eventually("the focus is on its heading", () => document.activeElement === landing(id) || document.activeElement.outerHTML.slice(0, 80)),
    ...await eventually("what has the focus is in view", () => inView(landing(id)) || landing(id).getBoundingClientRect().top),
  ];
  for (const [index, other] of others.entries()) {
    if (other.open !== opened[index]) wrong.push(`${other.id} stays, open: ${opened[index]}`);
  }
  // Histories end, the shortest at fifty entries.
  if (length + entries < 50 ? history.length !== length + entries : history.length > length + entries) wrong.push(`${length} entries in the history became ${history.length}`);
  return wrong.map((what) => `#${id}: not so: ${what}`);
};

// Chooses a mark of a drawing that is not chosen, as a finger does.
const choose = (scope) => {
  const marks = [...scope.querySelector(".chart:has(.hit-area)").querySelectorAll(".mark")];
  const other = marks.findIndex((mark) => !mark.hasAttribute("data-chosen"));
  const hit = marks[0].parentElement.querySelectorAll(".hit-area")[other];
  hit.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, composed: true }));
  return other;
};
// Whether the program has answered to that: the first mark that was not chosen is.
const answered = (scope) => scope.querySelector(".chart:has(.hit-area) .mark").hasAttribute("data-chosen");
