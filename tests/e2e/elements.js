const elements = () => [...document.querySelectorAll("sidelight-explainer, sidelight-panel")];
const element = (id = "e") => document.getElementById(id);
const inner = (css, id) => element(id).shadowRoot.querySelector(css);
const opened = (id) => [...element(id).shadowRoot.querySelectorAll("details.panel[open] > .panel-anchor")].map((place) => place.id).join(" ");
const heard = (type, id) => window.__record.heard.filter((event) => event.type === `sidelight-${type}` && (!id || event.id === id));
const modes = () => elements().map(({ id }) => heard("ready", id).at(-1)?.mode ?? "none").join(" ");
const inShadow = (id) => element(id).shadowRoot.activeElement;
const shownIn = (css, id) => shown(inner(css, id));
// Whether the children that the host gave are what is seen.
const fallen = (id) => Boolean(inner("slot", id)) && !inner("#sidelight", id) && shown(element(id).querySelector("a"));
const computed = (element) => {
  const style = getComputedStyle(element);
  return Object.fromEntries([...style].filter((name) => !name.startsWith("--")).map((name) => [name, style.getPropertyValue(name)]));
};
// Places may differ by less than is drawn.
const isSame = (name, was, is) => name === "place"
  ? was.split(",").every((side, index) => Math.abs(side - is.split(",")[index]) < 0.5)
  : was === is;
const differences = (before, after) => before.flatMap(([what, was], index) =>
  Object.keys(was).filter((name) => !isSame(name, was[name], after[index][1][name])).map((name) => `${what} ${name}: ${was[name]} became ${after[index][1][name]}`)).slice(0, 8);
