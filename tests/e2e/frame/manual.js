// What the frame says to the page around it, by the rows of docs/embedding.md.
const frame = (index) => document.querySelectorAll("iframe")[index];
const post = (message, index = 0) => frame(index).contentWindow.postMessage(message, "*");
const from = (index) => heard.filter((one) => one.from === index).map(({ data }) => data);
const ours = (type, index = 0) => from(index).find((data) => data.sidelight === 1 && data.type === type);
const text = (value) => typeof value === "string" ? value : JSON.stringify(value, value && Object.keys(value).sort());
const settled = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
const soon = (what, holds) => eventually(what, holds, 15);
const size = () => {
  const { height } = from(0).find((data) => data.type === "height");
  return [height, frame(0).clientWidth];
};
const SECRET = "a".repeat(64);

// How each parent asks, and what it hears; what is asked for once is said from then on.
const DIALECTS = {
  "pym.js 1.3": { asks: ["pymxPYMxc1xPYMxwidthxPYMx320"], hears: ([H]) => `pymxPYMxc1xPYMxheightxPYMx${H}` },
  "@newswire/frames, @nprapps/sidechain, AMP": { asks: [{ sentinel: "amp", type: "frames-init" }], hears: ([height]) => ({ sentinel: "amp", type: "embed-size", height }) },
  "@open-iframe-resizer/core 2": {
    asks: [{ type: "iframe-child-init" }, { type: "iframe-get-child-dimensions" }],
    hears: ([height, width]) => ({ type: "iframe-resized", height, width }),
  },
  "iframe-resizer 4.3": {
    asks: ["[iFrameSizer]s1:8:false:false:32:true:true:null:bodyOffset:null:null:0:false:parent:scroll:true", "[iFrameSizer]resize"],
    hears: ([H, W], number) => `[iFrameSizer]s1:${H}:${W}:${number === 0 ? "init" : "size"}`,
    isNamed: true,
  },
  "Datawrapper's listener": { asks: [], hears: ([height]) => ({ "datawrapper-height": { f1: height } }) },
  "Medium, Flourish": { asks: [], hears: ([height]) => JSON.stringify({ src: frame(0).src, context: "iframe.resize", height }) },
  WordPress: {
    asks: [{ message: "ready", secret: SECRET }],
    hears: ([value]) => ({ message: "height", value, secret: SECRET }),
    isNamed: true,
  },
  Mastodon: { asks: [{ type: "setHeight", id: 7 }], hears: ([height]) => ({ type: "setHeight", id: 7, height }), isNamed: true },
};

// Whatever asks, all are told, and in no other words.
const dialects = async () => {
  const wrong = [];
  const known = new Set(Object.entries(DIALECTS).filter(([, { isNamed }]) => !isNamed).map(([name]) => name));
  for (const [name, { asks }] of Object.entries(DIALECTS)) for (const [number, ask] of asks.entries()) {
    known.add(name);
    heard.length = 0;
    post(ask);
    wrong.push(...await soon(`${text(ask)} is answered`, () => from(0).length > known.size || from(0).length));
    await settled();
    if (!ours("height")) continue;
    const expected = [{ sidelight: 1, id: "f1", type: "height", height: size()[0] }];
    for (const other of known) {
      // The init of a name is said once.
      const turn = other === name ? number : 1;
      expected.push(DIALECTS[other].hears(size(), turn));
    }
    const [is, should] = [from(0), expected].map((all) => all.map(text).sort().join("\n"));
    if (is !== should) wrong.push(`${text(ask)}: ${is}\ninstead of\n${should}`);
  }
  // A name that is none of WordPress's changes nothing.
  for (const secret of ["b".repeat(65), "", "b-b", 7, null]) {
    heard.length = 0;
    post({ message: "ready", secret });
    wrong.push(...await soon("it is answered", () => Boolean(ours("height"))));
    await settled();
    if (from(0).some((data) => data.message === "height" && data.secret !== SECRET)) wrong.push(`${secret} is a name`);
  }
  return wrong;
};

const nameless = async () => {
  heard.length = 0;
  post({ sidelight: 1, type: "measure" }, 1);
  const wrong = await soon("it is answered", () => from(1).length >= 5 || from(1).length);
  await settled();
  const { id } = ours("height", 1);
  if (id !== null) wrong.push(`its name is ${id}`);
  const named = from(1).filter((data) => /^(pym|\[iFrameSizer)/.test(data) || data.message || data.type === "setHeight");
  if (named.length) wrong.push(...named.map(text));
  return wrong;
};

const keys = (message, wanted) => Object.keys(message).sort().join() === wanted.split(" ").sort().join() ? [] : [text(message)];
// Each of our own messages, with nothing else in it.
const OWN = {
  '{ sidelight: 1, id, type: "height", height }': async () => {
    heard.length = 0;
    post({ sidelight: 1, type: "measure" });
    const wrong = await soon("it is told", () => Boolean(ours("height")));
    const { height } = ours("height");
    heard.length = 0;
    post({ sidelight: 1, type: "open", panel: "@2" });
    wrong.push(...await soon("a change is told", () => ours("height")?.height > height));
    return [...wrong, ...keys(ours("height"), "sidelight id type height"), ...Number.isInteger(ours("height").height) ? [] : ["it is no whole number"]];
  },
  '{ sidelight: 1, id, type: "ready", mode: "full" }': async () => {
    // As it starts: so it is asked to start again.
    heard.length = 0;
    frame(1).src += "&id=f2";
    const wrong = await soon("it is ready", () => Boolean(ours("ready", 1)));
    const ready = ours("ready", 1);
    return [...wrong, ...keys(ready, "sidelight id type mode"), ...ready.mode === "full" && ready.id === "f2" ? [] : [text(ready)]];
  },
  '{ sidelight: 1, id, type: "error", code, message }': async () => {
    heard.length = 0;
    frame(2).src += "&again";
    const wrong = await soon("it tells why it stays", () => Boolean(ours("error", 2)));
    const error = ours("error", 2);
    return [...wrong, ...keys(error, "sidelight id type code message"), ...error.code === "load" && error.id === "f3" && error.message.length > 10 ? [] : [text(error)]];
  },
  '{ sidelight: 1, id, type: "toggle", panel, open }': async () => {
    const wrong = [];
    for (const open of [false, true]) {
      heard.length = 0;
      post({ sidelight: 1, type: "open", panel: "@2", open });
      wrong.push(...await soon(`open: ${open}`, () => ours("toggle")?.open === open), ...keys(ours("toggle"), "sidelight id type panel open"));
      if (ours("toggle").panel !== "@2") wrong.push(text(ours("toggle")));
    }
    return wrong;
  },
  '{ sidelight: 1, id, type: "place", place, top }': async () => {
    heard.length = 0;
    post({ sidelight: 1, type: "goto", panel: "@4" });
    const wrong = await soon("each dialect has it", () => from(0).some((data) => /scrollToOffset$/.test(data)));
    const place = ours("place");
    wrong.push(...keys(place, "sidelight id type place top"));
    if (place.place !== "panel-@4" || !Number.isInteger(place.top)) wrong.push(text(place));
    for (const words of [`pymxPYMxc1xPYMxscrollToChildPosxPYMx${place.top}`, `[iFrameSizer]s1:${place.top}:0:scrollToOffset`]) {
      if (!from(0).includes(words)) wrong.push(`${words} is not said`);
    }
    return wrong;
  },
};

// What the page around a frame may ask, and what comes of it.
const asked = async () => {
  const wrong = [];
  for (const [ask, holds] of [
    [{ type: "measure" }, () => Boolean(ours("height"))],
    [{ type: "open", panel: "@5" }, () => ours("toggle")?.open === true],
    [{ type: "open", panel: "@5", open: false }, () => ours("toggle")?.open === false],
    [{ type: "goto", panel: "@5" }, () => ours("toggle")?.open === true && ours("place")?.place === "panel-@5"],
  ]) {
    heard.length = 0;
    post({ sidelight: 1, ...ask });
    wrong.push(...await soon(text(ask), holds));
  }
  return wrong;
};
