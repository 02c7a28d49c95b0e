const root = () => document.getElementById("sidelight");
const panels = () => [...root().querySelectorAll("details.panel")];
const body = (id) => document.getElementById(id);
const panel = (id) => body(id).closest("details");

// Whether an element is drawn at all, in view or not.
const shown = (element) => {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
};

// Whether an element begins in view, and is drawn there.
const inView = (element) => {
  const { top, left } = element.getBoundingClientRect();
  return shown(element) && top >= -1 && top < innerHeight && left >= -1 && left < innerWidth;
};

// What keeps the page from reading as it was published; nothing, if all is well.
const unreadable = (published) => {
  const original = new DOMParser().parseFromString(published, "text/html").getElementById("sidelight");
  const missing = [];
  if (root().textContent !== original.textContent) missing.push("the text is not the published text");
  for (const part of ["h1.headline", "h2.crosshead", "details.panel", ".panel-title", ".panel-finding", ".source-list li"]) {
    const here = [...root().querySelectorAll(part)];
    if (here.length === 0) missing.push(`there is no ${part}`);
    if (here.length !== original.querySelectorAll(part).length) missing.push(`some ${part} is missing`);
    for (const element of here) {
      const isFolded = element.closest("details:not([open]) > .panel-body");
      if (!isFolded && !shown(element)) missing.push(`${part} is not shown: ${element.outerHTML.slice(0, 120)}`);
      if (element.textContent.trim() === "") missing.push(`${part} is empty`);
    }
  }
  for (const paragraph of root().querySelectorAll("article p")) {
    if (paragraph.closest("details, .toolbar")) continue;
    if (!shown(paragraph)) missing.push(`a paragraph is not shown: ${paragraph.textContent.slice(0, 120)}`);
  }
  for (const details of panels()) {
    for (const part of [".panel-title", ".panel-finding"]) {
      if (!details.querySelector(`summary ${part}`)) missing.push(`a panel has no ${part}`);
    }
  }
  return missing;
};

// Where everything is that is drawn now.
const places = () => [...root().querySelectorAll("*")].filter(shown).map((element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { element, place: [left, top, width, height] };
});

// Every text, in order.
const texts = () => {
  const walker = document.createTreeWalker(root(), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
};

// Where the selection begins and ends, in letters of the page's text, and what is selected.
const selection = () => {
  const selected = getSelection();
  const at = (node, offset) => {
    const before = new Range();
    before.setStart(root(), 0);
    before.setEnd(node, offset);
    return String(before).length;
  };
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selected;
  return { from: at(anchorNode, anchorOffset), to: at(focusNode, focusOffset), text: String(selected) };
};

// The markup without the comments that Yew reads and takes away, and without what waking changes.
const markup = () => {
  const copy = root().cloneNode(true);
  const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.remove();
  copy.removeAttribute("data-state");
  copy.querySelector(".toolbar")?.removeAttribute("hidden");
  return copy.outerHTML;
};
