// What a page has while it is written (`sidelight serve`), and no page that is published: it loads itself anew when there
// are newer pages, opened and scrolled as it was, and shows what is wrong with the writer's folder, each at its passage.

/**
 * @typedef {{ is_mistake: boolean, place: string, message: string, hint: string | null, lines: string }} Remark
 * @typedef {{ pages: string, remarks: Remark[] }} News
 */

const KEPT = "sidelight-serve";
const pages = new URL(import.meta.url).search.slice(1);

/** What can be opened, in an order that a change of the text seldom changes. */
const openable = () => /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("details")]);

/** @param {HTMLDetailsElement} details */
const nameOf = (details) => details.querySelector("[id]")?.id ?? details.querySelector("summary")?.textContent ?? "";

function keep() {
  const opened = openable()
    .filter((details) => details.open)
    .map(nameOf);
  sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, opened, y: scrollY }));
}

function restore() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  sessionStorage.removeItem(KEPT);
  if (kept?.path !== location.pathname) return;
  for (const details of openable()) if (kept.opened.includes(nameOf(details))) details.open = true;
  scrollTo({ top: kept.y, behavior: "instant" });
}

// Adopted, since the page's policy refuses all styles that it does not name.
const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
  :host { all: initial; display: block; font: 15px/1.4 system-ui, sans-serif; color: #fff; }
  :host([data-list]) { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-block-size: 40vh; overflow: auto; }
  :host(:not([data-list])) { max-inline-size: 36rem; }
  @media print { :host { display: none; } }
  section { background: #7a1020; padding: .6em 1em; border-block-start: 3px solid #ffb3ba; }
  section.mild { background: #4a3c00; border-color: #ffe08a; }
  h2 { font-size: 1em; margin: 0 0 .3em; }
  ol { margin: 0; padding: 0; list-style: none; }
  li { margin-block: .4em; }
  code { font: .9em ui-monospace, monospace; direction: ltr; unicode-bidi: isolate; }
  small { display: block; font-size: 1em; opacity: .9; }
  button { font: inherit; color: inherit; background: none; border: 1px solid; border-radius: 3px; cursor: pointer; margin-inline-start: .5em; }
`);

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} content
 */
function element(name, attributes, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/**
 * Something apart from the page: its styles are its own.
 * @param {Record<string, string>} attributes
 * @param {Node} content
 */
function apart(attributes, content) {
  const host = element("div", { "data-sidelight-serve": "", lang: "en", dir: "ltr", ...attributes });
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [STYLE];
  root.append(content);
  return host;
}

/** @param {string} text */
const words = (text) => new Set(text.toLocaleLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);

/** The passages of the page, each with its words. */
const passages = () =>
  [
    ...document.querySelectorAll(
      "#sidelight :is(p, li, blockquote, h1, h2, h3, h4, td, th, dd, figcaption, .panel-title)",
    ),
  ]
    .filter((passage) => !passage.closest(".island, svg, nav"))
    .map((passage) => /** @type {const} */ ([passage, words(passage.textContent ?? "")]));

/**
 * The passage that some lines made: the one on the page with most of its words, of several the shortest. None, if that is
 * not clear.
 * @param {string} lines
 * @param {ReturnType<typeof passages>} all
 */
function passageOf(lines, all) {
  const wanted = words(lines);
  if (wanted.size < 2) return null;
  let best = /** @type {Element | null} */ (null);
  let most = 0;
  for (const [passage, found] of all) {
    const score = [...wanted].filter((word) => found.has(word)).length / wanted.size - found.size / 10_000;
    if (score > most) [best, most] = [passage, score];
  }
  return most > 0.4 ? best : null;
}

/** @param {Remark} remark */
function says({ place, message, hint }) {
  const content = [element("code", {}, place), place ? " " : "", message];
  return hint ? [...content, element("small", {}, hint)] : content;
}

/** @param {Remark[]} remarks */
function show(remarks) {
  for (const old of document.querySelectorAll("[data-sidelight-serve]")) old.remove();
  if (remarks.length === 0) return;
  const isWrong = remarks.some((remark) => remark.is_mistake);
  const list = element("ol", {});
  const all = passages();
  for (const remark of remarks) {
    const item = element("li", {}, ...says(remark));
    const passage = passageOf(remark.lines, all);
    if (passage) {
      const kind = remark.is_mistake ? "" : "mild";
      const mark = apart({}, element("section", { class: kind }, ...says(remark)));
      // What holds rows or words alone has it within.
      if (passage.matches("p, blockquote, h1, h2, h3, h4") && !passage.closest("summary")) passage.after(mark);
      else
        (passage.closest("summary")?.parentElement?.querySelector(":scope > :not(summary)") ?? passage).prepend(mark);
      const button = element("button", { type: "button" }, "Show");
      button.addEventListener("click", () => {
        for (let above = mark.parentElement; above; above = above.parentElement) {
          if (above instanceof HTMLDetailsElement) above.open = true;
        }
        mark.scrollIntoView({ block: "center" });
      });
      item.querySelector("code")?.after(button);
    }
    list.append(item);
  }
  const number = remarks.length === 1 ? "1 line" : `${remarks.length} lines`;
  const title = isWrong ? `${number} to mend: the page is the last that had no mistake` : `${number} to look at`;
  const section = element("section", { class: isWrong ? "" : "mild" }, element("h2", {}, title), list);
  // The end of the page can be seen, too.
  document.body.append(apart({ "data-list": "", role: "region", "aria-label": title }, section));
}

restore();
if (window === window.top) {
  new EventSource("/.sidelight/events").addEventListener("message", ({ data }) => {
    const news = /** @type {News} */ (JSON.parse(data));
    if (news.pages !== pages) {
      keep();
      location.reload();
    } else {
      show(news.remarks);
    }
  });
}
