// The islands by hand: each is made once, and what changes is changed.
import { onClaimAddress, showClaims } from "../page/claims.js";
import { drawings } from "../page/drawings.js";
import { onPanel, openAll, opened } from "../page/panels.js";
import { copy, folder, sharePage } from "../page/share.js";
import { wake } from "../page/wake.js";

/** An element with its attributes, listeners (functions) and children. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

const button = (attributes, ...children) => make("button", { type: "button", ...attributes }, ...children);

/** A choice of one of these words; `choose` is told which. */
function choice(label, options, chosen, choose) {
  const made = options.map((words, value) => make("option", { value }, words));
  const select = make("select", { "aria-label": label, change: () => choose(select.selectedIndex) }, ...made);
  select.selectedIndex = chosen;
  return select;
}

function toolbar(host, data, root) {
  const share = button({ click: () => sharePage(root, host) }, data.share);
  if (data.counts.length < 2) return host.replaceChildren(make("p", {}, share));
  let isAll;
  const count = make("span", { "aria-live": "polite" });
  const all = button({ click: () => openAll(root, !isAll) });
  const show = (open) => {
    isAll = open + 1 >= data.counts.length;
    count.textContent = data.counts[open] ?? "";
    all.textContent = isAll ? data.hide_all : data.show_all;
  };
  show(opened(root));
  onPanel(root, show);
  host.replaceChildren(make("p", {}, count, all, share));
}

function comparison(host, { title, sides, labels, amounts, results, caveat }) {
  const pair = [0, labels.length - 1];
  const result = make("strong");
  const working = make("span", { "aria-live": "polite" });
  const show = () => {
    const [first, second] = pair;
    result.textContent = results[first * labels.length + second];
    working.textContent = `${amounts[first]} ÷ ${amounts[second]} ${result.textContent}. ${caveat}`;
  };
  const side = (index) =>
    choice(sides[index], labels, pair[index], (chosen) => {
      pair[index] = chosen;
      show();
    });
  show();
  const equation = [make("span", {}, "1 × ", side(0)), " ", make("span", {}, result, " × ", side(1))];
  const heading = make("p", { class: "comparison-title" }, title);
  host.replaceChildren(make("div", {}, heading, make("p", { class: "equation" }, ...equation), working));
}

function readings(host, data) {
  const { views } = data;
  const drawn = drawings(host, views);
  let at = 0;
  const slider = make("input", {
    type: "range",
    min: 0,
    "aria-label": data.control,
    input: () => show(at, slider.value),
  });
  const tabs = views.map(({ name, first }, index) => button({ click: () => show(index, first) }, name));
  const words = { value: make("strong"), when: make("span"), basis: make("small") };
  let drawing = make("svg");
  const show = (view, mark) => {
    at = view;
    const reading = views[view].readings[mark];
    const now = drawn.show(view, mark);
    if (now !== drawing) drawing.replaceWith(now);
    drawing = now;
    slider.max = views[view].readings.length - 1;
    slider.value = mark;
    slider.setAttribute("aria-valuetext", `${reading.when}: ${reading.value}`);
    tabs.forEach((tab, index) => {
      tab.setAttribute("aria-pressed", String(index === view));
    });
    for (const [name, element] of Object.entries(words)) element.textContent = reading[name];
  };
  const { value, when, basis } = words;
  const control = make("div", { class: "control" }, slider);
  const island = make("div", {}, drawing, control, make("p", { class: "reading" }, value, " ", when, basis));
  if (views.length > 1)
    island.prepend(make("div", { class: "switch", role: "group", "aria-label": data.switch }, ...tabs));
  show(0, views[0].first);
  drawn.listen(([view, mark]) => show(view, mark));
  host.replaceChildren(island);
}

function standings(host, data) {
  let chosen;
  const field = make("input", { type: "search", input: () => show() });
  const shown = make("span", { "aria-live": "polite" });
  const show = () => {
    shown.textContent = data.shown[showClaims(host, chosen, field.value)] ?? "";
  };
  const choose = (name) => {
    chosen = name;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.standing === name));
    show();
  };
  const choiceOf = (name, ...words) => {
    const attributes = { class: "choice", "aria-pressed": String(!name), ...(name && { "data-standing": name }) };
    return button({ ...attributes, click: () => choose(name) }, ...words);
  };
  const counts = data.counts.map(({ name, shape, words }) =>
    choiceOf(name, make("span", { "aria-hidden": "true" }, shape), words),
  );
  const buttons = [choiceOf(undefined, data.all), ...counts];
  onClaimAddress(() => {
    field.value = "";
    choose();
  });
  const group = make("div", { role: "group", "aria-label": data.label }, ...buttons);
  const search = make("div", { class: "control search" }, make("label", {}, data.search, field), shown);
  host.replaceChildren(make("div", {}, group, search));
}

function embedThis(host, data, root) {
  let part = 0;
  let way = 0;
  const lines = make("code");
  const show = () => {
    lines.textContent = data.parts[part][1][way].join(folder());
  };
  const parts = choice(
    data.part,
    data.parts.map(([label]) => label),
    part,
    (chosen) => {
      part = chosen;
      show();
    },
  );
  const ways = choice(data.way, data.ways, way, (chosen) => {
    way = chosen;
    show();
  });
  show();
  const taken = button({ click: () => copy(root, host, lines.textContent) }, data.copy);
  const shown = make("pre", { tabindex: 0, role: "region", "aria-label": data.lines }, lines);
  host.replaceChildren(make("div", {}, parts, ways, taken, shown));
}

wake({ Toolbar: toolbar, Comparison: comparison, Readings: readings, Standings: standings, EmbedThis: embedThis });
