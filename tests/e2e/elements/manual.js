// What the rows of docs/embedding.md promise, by the name that stands first in each row: what a host does, and what is
// so then. Each step is `[do, is it so]`; what is not so at once has to become so.
const forget = () => { window.__record.heard.length = 0; };
const settled = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
const because = (problem) => { throw Error(problem); };

// Takes every step of a table, and tells which were not so.
const walk = async (table, ...of) => {
  const wrong = [];
  for (const [row, steps] of Object.entries(table)) for (const [act, holds] of steps(...of)) {
    forget();
    try {
      await act();
      wrong.push(...await eventually(`${row}: ${act}: ${holds}`, holds, 15));
    } catch (error) {
      wrong.push(`${row}: ${act}: ${error}`);
    }
  }
  return wrong;
};

const all = (id, css) => [...element(id).shadowRoot.querySelectorAll(css)];
const ids = (id) => all(id, ".panel > .panel-anchor").map((place) => place.id);
const isOpen = (id, ...wanted) => opened(id) === ids(id).filter((panel) => wanted.includes(panel)).join(" ") || opened(id);
const use = (id, panel) => inner(`#panel-${panel} > summary`, id).click();
const told = (id, by, count) => heard("toggle", id).length >= count && heard("toggle", id).every((event) => event.by === by) || JSON.stringify(heard("toggle", id));
const anew = (id) => heard("ready", id).at(-1)?.mode === "full" && inner("article", id) !== null || JSON.stringify(heard("ready", id));
const levels = (id) => all(id, "h1, h2, h3, h4").map((heading) => [Number(heading.localName[1]), Number(heading.ariaLevel)]);
const isLed = (id, first) => {
  const top = Math.min(...levels(id).map(([own]) => own));
  return levels(id).every(([own, told]) => told === Math.min(own - top + first, 6)) || JSON.stringify(levels(id).slice(0, 4));
};
const article = (id) => getComputedStyle(inner("article", id));

// Of one that is shown, for both elements.
const ATTRIBUTES = {
  src: (id) => [
    [() => {
      element(id).src += "?again";
      fallen(id) || because("the fallback returns");
    }, () => anew(id)],
  ],
  panel: (id) => [
    [() => {
      element(id).panel = "@1";
      fallen(id) || because("the fallback returns");
    }, () => anew(id) === true && ids(id).join() === "@1" && inner("h1", id) === null || ids(id).join()],
    [() => element(id).removeAttribute("panel"), element(id).localName === "sidelight-panel"
      ? () => heard("error", id)[0]?.code === "src" && heard("ready", id)[0]?.mode === "fallback" && fallen(id)
      : () => anew(id) === true && inner("h1", id) !== null],
    [() => element(id).localName === "sidelight-panel" && (element(id).panel = "@2"), () => inner("article", id) !== null],
  ],
  open: (id) => {
    const [first, second = first] = ids(id);
    return [
      [() => {}, () => isOpen(id)],
      [() => element(id).open = first, () => isOpen(id, first) === true && told(id, "api", 1)],
      [() => element(id).open = ` ${second}\n  no-such-panel `, () => isOpen(id, second)],
      [() => element(id).open = "all", () => isOpen(id, ...ids(id))],
      [() => element(id).open = "no-such-panel", () => isOpen(id)],
      [() => element(id).open = "", () => isOpen(id, ...ids(id))],
      [() => element(id).open = first, () => isOpen(id, first)],
      [() => use(id, first), () => isOpen(id) === true && element(id).open === first],
      [() => (use(id, second), element(id).removeAttribute("open"), settled()), () => isOpen(id, second)],
      [() => element(id).open = true, () => isOpen(id, ...ids(id)) === true && element(id).getAttribute("open") === ""],
    ];
  },
  exclusive: (id) => {
    const [first, second] = ids(id);
    if (!second) return [];
    return [
      [() => {
        element(id).exclusive = true;
        opened(id).split(" ").length === 1 || because("at once one alone is open");
      }, () => told(id, "api", ids(id).length - 1)],
      [() => element(id).openPanel(first), () => isOpen(id, first)],
      [() => use(id, second), () => isOpen(id, second) === true && told(id, "hand", 2)],
      [() => {
        element(id).exclusive = false;
        use(id, first);
      }, () => isOpen(id, first, second)],
    ];
  },
  // What is near begins where it can be told from what is not: an observer of ours is asked when theirs is.
  loading: (id) => {
    const far = document.createElement(element(id).localName);
    const at = (distance) => new Promise((seen) => {
      far.style = `display: block; position: absolute; left: 0; height: 50px; width: 50px; top: ${scrollY + document.documentElement.clientHeight + distance}px`;
      const observer = new IntersectionObserver(([{ isIntersecting }]) => {
        observer.disconnect();
        seen(isIntersecting);
      }, { rootMargin: "300px" });
      observer.observe(far);
    });
    const there = (name) => performance.getEntriesByType("resource").some((entry) => entry.name.includes(name));
    return [
      [async () => {
        Object.assign(far, { id: `far-${id}`, src: `${element(id).src}&far-${id}`, panel: "@1", innerHTML: "<a href=#x>far</a>" });
        document.body.append(far);
        await at(320) === false || because("it is too near");
        await settled();
      }, () => !there(`far-${id}`) && fallen(far.id)],
      [() => at(280), () => anew(far.id)],
      [() => (far.remove(), document.body.append(lazy(`more-${id}`, { src: `${element(id).src}&more-${id}`, loading: "lazy" })), settled()),
        () => !there(`more-${id}`) && inner("article", `more-${id}`) === null],
      [() => element(`more-${id}`).loading = "eager", () => anew(`more-${id}`)],
      [() => element(`more-${id}`).loading = "lazy", () => inner("article", `more-${id}`) !== null],
      [() => element(`more-${id}`).remove(), () => true],
    ];
  },
  theme: (id) => [
    [() => {}, () => article(id).colorScheme === "light"],
    [() => element(id).theme = "dark", () => article(id).colorScheme === "dark"],
    [() => document.documentElement.style = "color-scheme: light dark", () => article(id).colorScheme === "dark"],
    [() => element(id).theme = "auto", () => article(id).colorScheme === "light dark"],
    [() => document.documentElement.style = "", () => article(id).colorScheme === "light"],
    [() => document.body.style = "background: #111; color: #eee", () => article(id).colorScheme === "dark"],
    [() => element(id).theme = "light", () => article(id).colorScheme === "light"],
    [() => (element(id).removeAttribute("theme"), document.body.style = ""), () => article(id).colorScheme === "light"],
  ],
  "heading-level": (id) => [
    [() => {}, () => isLed(id, 2)],
    ...[1, 2, 3, 4, 5, 6].map((level) => [() => element(id).headingLevel = String(level), () => isLed(id, level)]),
    [() => element(id).removeAttribute("heading-level"), () => isLed(id, 2)],
  ],
  lang: (id) => [
    [() => element(id).lang = "fr", () => inner("article", id).matches(":lang(fr)")],
    [() => element(id).removeAttribute("lang"), () => inner("article", id).matches(":lang(en)")],
    // What is around it is another's.
    [() => document.documentElement.lang = "uk", () => inner("article", id).matches(":lang(en)")],
    [() => document.documentElement.lang = "en", () => inner("article", id).matches(":lang(en)")],
  ],
  dir: (id) => [
    ...["rtl", "ltr", "auto"].map((dir) => [() => element(id).dir = dir, () => article(id).direction === (dir === "rtl" ? "rtl" : "ltr")]),
    [() => (document.documentElement.dir = "rtl", element(id).dir = "auto"), () => article(id).direction === "ltr"],
    [() => element(id).removeAttribute("dir"), () => article(id).direction === "ltr" || article(id).direction],
    [() => document.documentElement.dir = "", () => article(id).direction === "ltr"],
  ],
};

// An element out of view that nothing has asked for.
const lazy = (id, more) => Object.assign(document.createElement("sidelight-panel"), {
  id, src: element("e").src, panel: "@1", style: "display: block; position: absolute; top: 9000px; height: 50px; width: 600px", ...more,
});
const head = (id) => inner("#panel-@1 > summary", id);
const METHODS = {
  show: (id) => [[() => element(id).show(), () => inner("article", id) !== null]],
  openPanel: (id) => [[() => element(id).openPanel("@1"), () => opened(id) === "@1"]],
  closePanel: (id) => [
    [() => (element(id).open = "all", element(id).closePanel("@1")), () => inner("article", id) !== null && opened(id) === ""],
  ],
  showPanel: (id) => [[() => element(id).showPanel("@1"), () => opened(id) === "@1" && inView(head(id))]],
  goToPanel: (id) => [[() => element(id).goToPanel("@1"), () => opened(id) === "@1" && inView(head(id)) && inShadow(id) === head(id).firstElementChild]],
};

// Each method of one that is far from view and of one that is in no page yet.
const early = async () => {
  const wrong = [];
  for (const [name, steps] of Object.entries(METHODS)) {
    const [far, nowhere] = [lazy(`far-${name}`), lazy(`nowhere-${name}`)];
    document.body.append(far);
    wrong.push(...await walk({ [name]: steps }, far.id));
    far.remove();
    // Asked before it is there.
    window.__record.isKept = false;
    document.getElementById = (id) => id === nowhere.id ? nowhere : Document.prototype.getElementById.call(document, id);
    const [[act, holds]] = steps(nowhere.id);
    const kept = act();
    kept?.then?.(() => { window.__record.isKept = true; });
    delete document.getElementById;
    await settled();
    if (window.__record.isKept || nowhere.shadowRoot.querySelector("article")) wrong.push(`${name} does not wait for a page`);
    document.body.append(nowhere);
    wrong.push(...await eventually(`${name} of one that was in no page`, holds, 15));
    nowhere.remove();
  }
  return wrong;
};

// Ids that are not there, and the promise that never fails.
const unknown = async () => {
  const state = () => [opened("e"), scrollY, document.activeElement.localName, inShadow("e")?.outerHTML].join();
  const changes = ids("e").filter((panel) => inner(`#panel-${panel}`).open !== (panel === "@4")).length;
  forget();
  element("e").open = "@4";
  scrollTo(0, 0);
  const late = await eventually("all of that is told", () => heard("toggle", "e").length >= changes, 15);
  await settled();
  const before = state();
  forget();
  for (const name of ["openPanel", "closePanel", "showPanel", "goToPanel"]) for (const id of ["no-such-panel", "", null, undefined, '"]<b>', {}]) element("e")[name](id);
  await settled();
  const wrong = state() === before && heard("toggle").length === 0 ? late : [`${before} became ${state()}, ${JSON.stringify(heard("toggle"))}`];
  const lost = lazy("lost", { src: "no-such.json" });
  document.body.append(lost);
  const promise = lost.show();
  if (typeof promise.then !== "function") wrong.push("no promise");
  await promise;
  if (heard("ready", "lost")[0]?.mode !== "fallback") wrong.push("the promise is kept too early");
  lost.remove();
  await element("e").show();
  return wrong;
};

// As little as brings a panel into view.
const little = async () => {
  const wrong = [];
  const box = () => inner("#panel-@2", "p").getBoundingClientRect();
  element("p").closePanel("@2");
  element("p").scrollIntoView({ block: "center" });
  await settled();
  const before = scrollY;
  element("p").showPanel("@2");
  wrong.push(...await eventually("it is open", () => opened("p") === "@2"));
  const moved = scrollY - before;
  // It is taller than the window: its top comes to the window's top, or nothing is to be done.
  if (box().height > innerHeight ? Math.abs(box().top) > 1 && moved !== 0 : Math.abs(box().bottom - document.documentElement.clientHeight) > 1 && moved !== 0) wrong.push(`it moved by ${moved}: ${JSON.stringify(box())}`);
  element("p").closePanel("@2");
  await settled();
  scrollTo(0, 0);
  scrollTo(0, scrollY + box().top - innerHeight - 500);
  await settled();
  inner("#panel-@2", "p").style = "height: 200px; overflow: hidden";
  element("p").showPanel("@2");
  wrong.push(...await eventually("its lower edge is at the window's", () => Math.abs(box().bottom - document.documentElement.clientHeight) <= 1 || JSON.stringify([box(), innerHeight])));
  const there = scrollY;
  element("p").showPanel("@2");
  await settled();
  // Where it stands at a part of a pixel, engines come to the next whole one.
  if (Math.abs(scrollY - there) > 1) wrong.push(`what is in view moves by ${scrollY - there}`);
  inner("#panel-@2", "p").style = "";
  return wrong;
};

// Links that lead out, and what the host may do about them.
const sources = () => {
  const click = (link, held) => link.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, cancelable: true, ...held }));
  let isKept, isLeft;
  const keep = (event) => isKept && event.preventDefault();
  addEventListener("sidelight-source", keep);
  // The test's page is not to be left.
  const stay = (event) => {
    isLeft = !event.defaultPrevented;
    event.preventDefault();
  };
  addEventListener("click", stay);
  const wrong = [];
  for (const [what, id, css] of [
    ["a source", "e", ".source-list a[href^=http]"],
    ["a page", "e", "a.panel-more"],
    ["a place that is not in this embed", "p", ".panel-foot a.back[href^=http]"],
  ]) {
    const link = inner(css, id);
    for (isKept of [false, true]) {
      forget();
      click(link);
      const [event, ...more] = heard("source", id);
      if (event?.href !== link.href || !event.cancelable || more.length) wrong.push(`${what}: ${JSON.stringify(event)}, ${more.length} more`);
      if (isLeft === isKept) wrong.push(`${what}: ${isKept ? "it is followed" : "it is not followed"}`);
    }
    // The browser's own: another tab, another window.
    for (const held of ["ctrlKey", "metaKey", "shiftKey"]) {
      forget();
      click(link, { [held]: true });
      if (heard("source").length || !isLeft) wrong.push(`${what}: ${held} is not the browser's`);
    }
  }
  removeEventListener("sidelight-source", keep);
  removeEventListener("click", stay);
  return wrong;
};

// What has each colour, and in which of its properties.
const COLOURED = {
  paper: [["#sidelight", "backgroundColor"]],
  ink: [["h1", "color"], [".panel-body > p:not([class])", "color"]],
  soft: [[".standfirst", "color"], [".note", "color"], [".number-says", "color"], [".source-list", "color"], [".chart text[data-kind=axis]", "fill"]],
  rule: [[".numbers", "borderBottomColor"], [".panel", "borderTopColor"]],
  edge: [["[data-island=toolbar] button", "borderTopColor"], [".map-land", "stroke"]],
  wash: [[".panel", "backgroundColor"]],
  accent: [[".panel-title", "color"], [".mark[data-kind=article]", "fill"], [".panel > summary:focus-visible", "outlineColor"]],
  data: [[".bar", "fill"], [".thumbnail [data-kind=chosen]", "fill"]],
  "data-soft": [[".bar-range", "fill"]],
  "font-read": [[".panel-body > p:not([class])", "fontFamily"], [".panel-finding", "fontFamily"]],
  "font-ui": [[".kicker", "fontFamily"], ["button", "fontFamily"], ["table", "fontFamily"], [".source-list", "fontFamily"]],
};
const rgb = (hex) => `rgb(${hex.match(/\w\w/g).map((part) => parseInt(part, 16)).join(", ")})`;

// `rows` has the manual's defaults by property. All are looked at together, since each change restyles everything.
const colours = async (rows) => {
  const wrong = [];
  const e = element("e");
  e.open = "@2";
  await settled();
  inner("#panel-@2 > summary").focus();
  const isFont = (row) => row.includes("font");
  const probe = (what, expected) => rows.forEach(([row, ...defaults], index) => {
    const wanted = expected(row, defaults, index);
    for (const [css, property] of COLOURED[row.replace("--sidelight-", "")]) {
      const part = inner(css);
      const value = part ? getComputedStyle(part)[property] : "nothing of the kind";
      if (!(wanted instanceof RegExp ? wanted.test(value) : value === wanted)) wrong.push(`${what}: ${row}: ${css} ${property}: ${value}, not ${wanted}`);
    }
  });
  const typeface = (row) => row.endsWith("read") ? /[^-]serif$/ : /system-ui.*sans-serif$/;
  ["light", "dark"].forEach((theme, scheme) => {
    e.theme = theme;
    probe(theme, (row, defaults) => isFont(row) ? typeface(row) : rgb(defaults[scheme]));
  });
  // On the element, and on what is around it.
  [e, document.body, document.documentElement].forEach((around, which) => {
    const chosen = (row, index) => isFont(row) ? `Chosen${which}${index}` : `rgb(${which}, 2, ${index})`;
    rows.forEach(([row], index) => around.style.setProperty(row, chosen(row, index)));
    probe(around.localName, (row, _, index) => chosen(row, index));
    for (const [row] of rows) around.style.removeProperty(row);
  });
  // For both schemes at once.
  for (const [row] of rows) if (!isFont(row)) document.body.style.setProperty(row, "light-dark(#00558c, #7cc4f5)");
  for (const [theme, value] of [["light", "#00558c"], ["dark", "#7cc4f5"]]) {
    e.theme = theme;
    probe(`for both, ${theme}`, (row) => isFont(row) ? typeface(row) : rgb(value));
  }
  for (const [row] of rows) document.body.style.removeProperty(row);
  e.removeAttribute("theme");
  return wrong;
};

// A host's rule for each part styles what the part is, and nothing else.
const parts = (rows) => {
  const wrong = [];
  const sheet = document.head.appendChild(document.createElement("style"));
  for (const part of rows) {
    sheet.textContent = `sidelight-explainer::part(${part}) { scroll-margin-left: 7px }`;
    const styled = all("e", "article *").filter((at) => at.matches(`[part], .${part}`) && getComputedStyle(at).scrollMarginLeft === "7px");
    const wanted = all("e", `.${part}`);
    if (wanted.length === 0 || styled.length !== wanted.length || styled.some((at) => !at.matches(`.${part}`))) wrong.push(`${part}: ${styled.length} of ${wanted.length}`);
  }
  sheet.remove();
  return wrong;
};

// Everything of an embed that the host's address can name, and which of two embeds it names it in.
const addresses = async () => {
  const wrong = [];
  const at = (target) => target.matches(".panel-anchor") ? target.previousElementSibling.querySelector(".panel-title") : target;
  const places = [".panel-anchor", ".source-list li", "a.passage", "figure[id]", "a.trigger", ".crosshead"];
  for (const css of places) {
    element("e").open = "no-such-panel";
    const [target] = all("e", css).slice(-1);
    location.hash = target.id;
    wrong.push(...await eventually(`#${target.id} (${css})`, () => {
      const closed = all("e", "details:not([open])").filter((details) => details.contains(target));
      return inShadow("e") === at(target) && inView(at(target)) && closed.length === 0 || `${inShadow("e")?.outerHTML.slice(0, 60)} ${at(target).getBoundingClientRect().top} ${closed.length}`;
    }, 15));
  }
  for (const [used, other] of [["p", "e"], ["e", "p"]]) {
    const link = inner(".citation a[href^='#']", used);
    link.click();
    wrong.push(...await eventually(`a link within ${used}`, () => inShadow(used) === inner(link.getAttribute("href"), used) && location.hash === link.getAttribute("href")));
    for (const id of ["e", "p"]) element(id).closePanel("@2");
    location.hash = "@2";
    wrong.push(...await eventually(`the one that was used last is asked first: ${used}`, () => opened(used).split(" ").includes("@2") || `${opened(used)}, ${opened(other)}`));
    if (opened(other).split(" ").includes("@2")) wrong.push(`${other} is opened too`);
  }
  return wrong;
};

// Notes which details each event has.
const begin = () => {
  window.__record.details = {};
  for (const type of ["ready", "toggle", "source", "error"]) addEventListener(`sidelight-${type}`, ({ detail }) => {
    (window.__record.details[`sidelight-${type}`] ??= new Set()).add(Object.keys(detail).sort().join());
  });
};

// One in a shadow root of the host's is heard outside of it.
const crossing = async () => {
  const outer = document.body.appendChild(Object.assign(document.createElement("div"), { id: "outer" }));
  outer.attachShadow({ mode: "closed" }).append(lazy("inside", { loading: "eager" }));
  const wrong = await eventually("it is heard outside", () => heard("ready", "outer")[0]?.mode === "full");
  outer.remove();
  return wrong;
};
